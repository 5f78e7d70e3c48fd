//! "By": what stands before the name of who wrote a text, in the languages of the web.

use super::moment::{Moment, Order};
use crate::page::letters::Lower;
use crate::page::search;

/// How much a beginning says.
type Strength = u8;
/// It may stand before a name in a byline.
const MAY: Strength = 0;
/// It makes a line near the headline a byline.
const NEAR: Strength = 1;
/// It makes any line of an article a byline.
const ANYWHERE: Strength = 2;

/// Beginnings, lower case. A short word that says many things is one only where other signs say "byline".
const BEGINNINGS: [(&str, Strength); 67] = [
    ("by:", NEAR),
    ("by", NEAR),
    ("written by", ANYWHERE),
    ("this post was written by", ANYWHERE),
    ("this article was written by", ANYWHERE),
    ("article by", ANYWHERE),
    ("about the author:", ANYWHERE),
    ("author:", ANYWHERE),
    ("author", MAY),
    ("authors:", NEAR),
    ("posted by", NEAR),
    ("published by", NEAR),
    ("contributors:", NEAR),
    ("contributor(s):", NEAR),
    ("authored by", NEAR),
    ("articles by", MAY),
    ("posts by", MAY),
    ("more about", MAY),
    ("view all posts by", MAY),
    ("story by", NEAR),
    ("words by", NEAR),
    ("text by", NEAR),
    ("contributed by", NEAR),
    ("submitted by", NEAR),
    ("started by", NEAR),
    ("thread starter", NEAR),
    ("topic starter", NEAR),
    ("from:", MAY),
    ("von:", NEAR),
    ("von", NEAR),
    ("ein beitrag von", NEAR),
    ("geschrieben von", ANYWHERE),
    ("text:", MAY),
    ("autor:", ANYWHERE),
    ("autor", MAY),
    ("autorin:", ANYWHERE),
    ("par:", NEAR),
    ("par", NEAR),
    ("publié par", NEAR),
    ("écrit par", ANYWHERE),
    ("por:", NEAR),
    ("por", NEAR),
    ("escrito por", ANYWHERE),
    ("publicado por", NEAR),
    ("di", MAY),
    ("a cura di", NEAR),
    ("scritto da", ANYWHERE),
    ("de:", MAY),
    ("door", MAY),
    ("geschreven door", ANYWHERE),
    ("av", MAY),
    ("af", MAY),
    ("skriven av", NEAR),
    ("yazar:", NEAR),
    ("автор:", ANYWHERE),
    ("автор", MAY),
    ("текст:", MAY),
    ("بقلم", NEAR),
    ("بقلم:", NEAR),
    ("מאת", NEAR),
    ("נכתב על ידי", ANYWHERE),
    ("作者", NEAR),
    ("作者：", ANYWHERE),
    ("記者", NEAR),
    ("记者", NEAR),
    ("文／", NEAR),
    ("著者：", NEAR),
];

/// What stands before the name of somebody who did something else than write.
const OTHERS: [&str; 10] = [
    "reviewed",
    "medically",
    "fact check",
    "fact-check",
    "edited by",
    "photo",
    "illustrat",
    "translated",
    "visit the",
    "expert review",
];

/// Whether a line names somebody who did something else than write.
pub(super) fn is_others(line: &str) -> bool {
    let line = line.lower();
    OTHERS.iter().any(|o| line.starts_with(o))
}

/// What a line says after the longest beginning of at least a strength.
fn after(line: &str, least: Strength) -> Option<&str> {
    let lower = line.lower();
    // Lower-casing can change lengths: only cut where both agree.
    let cut = BEGINNINGS.iter().filter(|b| b.1 >= least).filter_map(|&(b, _)| {
        let rest = lower.strip_prefix(b)?;
        let whole = rest.is_empty() || !b.is_ascii() && !b.ends_with(char::is_alphabetic) || is_ideograph(b);
        let ends = whole || b.ends_with(':') || rest.starts_with([' ', ':', '\u{a0}', '：']);
        (ends && line.is_char_boundary(b.len())).then_some(b.len())
    });
    Some(line[cut.max()?..].trim_start_matches([':', ' ', '：', '\u{a0}', '-']))
}

/// Whether a word is written without spaces around it.
fn is_ideograph(word: &str) -> bool {
    word.chars().all(|c| c >= '\u{2e80}')
}

/// The line without "By" and its like, however often it says it.
pub(super) fn before_name(line: &str) -> &str {
    let mut line = line.trim();
    while let Some(rest) = after(line, MAY) {
        line = rest;
        if rest.is_empty() {
            break;
        }
    }
    line
}

/// What a line near the headline says after "by": empty when it says no more.
pub(super) fn said_by(line: &str) -> Option<&str> {
    if line.len() > 120 {
        return None;
    }
    let is_name = |rest: &&str| rest.trim_start().starts_with(|c: char| !c.is_lowercase() || !c.is_ascii());
    let bare = line.trim_end_matches([':', ' ']).lower();
    let alone = ["author", "authors", "autor"].contains(&bare.as_str()).then_some("");
    if let Some(rest) = alone.or_else(|| after(line, NEAR)).filter(|rest| rest.is_empty() || is_name(rest)) {
        return Some(rest);
    }
    // "Published August 7, 2023 by Ada Holm": a date and then who.
    let (before, rest) = search::around_last(line, " by ").filter(|(_, rest)| is_name(rest))?;
    Moment::words(before, Order::DayFirst).map(|_| rest)
}

/// What a line anywhere says after "written by": empty when it says no more.
pub(super) fn written_by(line: &str) -> Option<&str> {
    let alone = ["author", "author(s)", "autor", "autorin"].contains(&line.lower().as_str());
    if alone { Some("") } else { after(line, ANYWHERE) }
}

/// Who a line near the headline says began the thread.
pub(super) fn started_by(line: &str) -> Option<&str> {
    let starters = ["Thread starter ", "Started by ", "Topic starter ", "Thread author "];
    starters.iter().find_map(|s| line.strip_prefix(s)).filter(|rest| rest.len() <= 80)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byline_begins_alike_in_many_languages() {
        for (line, name) in [
            ("By Ada Holm", "Ada Holm"),
            ("BY: Ada Holm", "Ada Holm"),
            ("Geschrieben von Ada Holm", "Ada Holm"),
            ("Por Ada Holm", "Ada Holm"),
            ("Автор: Ада Хольм", "Ада Хольм"),
            ("بقلم آدا هولم", "آدا هولم"),
            ("מאת אדה הולם", "אדה הולם"),
            ("作者安娜", "安娜"),
            ("文／安娜", "安娜"),
            ("Published March 4, 2020 by Ada Holm", "Ada Holm"),
            ("Written by", ""),
        ] {
            assert_eq!(said_by(line), Some(name), "{line}");
        }
        for line in
            ["by ten in the morning", "Byron Bay", "Di mare", "De Stijl", "Parking at the harbour", "Author of tides"]
        {
            assert_eq!(said_by(line), None, "{line}");
        }
    }

    #[test]
    fn far_from_the_headline_only_a_full_label_counts() {
        assert_eq!(written_by("Written by Ada Holm"), Some("Ada Holm"));
        assert_eq!(written_by("Author"), Some(""));
        assert_eq!(written_by("By Ada Holm"), None);
        assert_eq!(written_by("Por la mañana"), None);
    }

    #[test]
    fn who_looked_it_over_wrote_nothing() {
        assert!(is_others("Reviewed by Ada Holm") && is_others("Fact checked by Bo Ek") && is_others("Photo: Bo Ek"));
        assert!(!is_others("By Ada Holm"));
    }
}
