//! Byline prefixes: what stands before the name of an author ("By", "Written by", "Von"), in the languages of the web.
//!
//! To add a language, append its prefixes to [`PREFIXES`] in lower case and a line to the test
//! `bylines_of_many_languages_are_read`. Reads one line at a time; never looks at the page.

use super::name_form::is_full_name;
use crate::metadata::dates::{DayMonthOrder, parse_date_text};
use crate::metadata::text::strip_prefix_lowercase;
use crate::page::word_table::Beginnings;

/// How reliable a prefix is.
type Strength = u8;
/// It may precede a name within a byline.
const IN_BYLINE: Strength = 0;
/// It makes a line near the headline a byline.
const NEAR_HEADLINE: Strength = 1;
/// It makes any line of an article a byline.
const ANYWHERE: Strength = 2;

/// Prefixes in lower case. A short word of many meanings counts only where the line is known to be a byline.
const PREFIXES: [(&str, Strength); 138] = [
    ("by:", NEAR_HEADLINE),
    ("by", NEAR_HEADLINE),
    ("written by", ANYWHERE),
    ("this post was written by", ANYWHERE),
    ("this article was written by", ANYWHERE),
    ("article by", ANYWHERE),
    ("about the author:", ANYWHERE),
    ("author:", ANYWHERE),
    ("author", IN_BYLINE),
    ("authors:", NEAR_HEADLINE),
    ("posted by", NEAR_HEADLINE),
    ("published by", NEAR_HEADLINE),
    ("contributors:", NEAR_HEADLINE),
    ("contributor(s):", NEAR_HEADLINE),
    ("authored by", NEAR_HEADLINE),
    ("articles by", IN_BYLINE),
    ("posts by", IN_BYLINE),
    ("more about", IN_BYLINE),
    ("view all posts by", IN_BYLINE),
    ("story by", NEAR_HEADLINE),
    ("words by", NEAR_HEADLINE),
    ("text by", NEAR_HEADLINE),
    ("contributed by", NEAR_HEADLINE),
    ("submitted by", NEAR_HEADLINE),
    ("started by", NEAR_HEADLINE),
    ("thread starter", NEAR_HEADLINE),
    ("topic starter", NEAR_HEADLINE),
    ("from:", IN_BYLINE),
    ("von:", NEAR_HEADLINE),
    ("von", NEAR_HEADLINE),
    ("ein beitrag von", NEAR_HEADLINE),
    ("geschrieben von", ANYWHERE),
    ("text:", IN_BYLINE),
    ("autor:", ANYWHERE),
    ("autor", IN_BYLINE),
    ("autorin:", ANYWHERE),
    ("par:", NEAR_HEADLINE),
    ("par", NEAR_HEADLINE),
    ("publié par", NEAR_HEADLINE),
    ("écrit par", ANYWHERE),
    ("por:", NEAR_HEADLINE),
    ("por", NEAR_HEADLINE),
    ("escrito por", ANYWHERE),
    ("publicado por", NEAR_HEADLINE),
    ("postado por", NEAR_HEADLINE),
    ("authors", IN_BYLINE),
    ("autoren", IN_BYLINE),
    ("auteurs", IN_BYLINE),
    ("autores", IN_BYLINE),
    ("авторы", IN_BYLINE),
    ("di", IN_BYLINE),
    ("a cura di", NEAR_HEADLINE),
    ("scritto da", ANYWHERE),
    ("de:", IN_BYLINE),
    ("door", IN_BYLINE),
    ("geschreven door", ANYWHERE),
    ("av", IN_BYLINE),
    ("af", IN_BYLINE),
    ("skriven av", NEAR_HEADLINE),
    ("yazar:", NEAR_HEADLINE),
    ("автор:", ANYWHERE),
    ("автор", IN_BYLINE),
    ("текст:", IN_BYLINE),
    ("بقلم", NEAR_HEADLINE),
    ("بقلم:", NEAR_HEADLINE),
    ("מאת", NEAR_HEADLINE),
    ("נכתב על ידי", ANYWHERE),
    ("作者", NEAR_HEADLINE),
    ("作者：", ANYWHERE),
    ("記者", NEAR_HEADLINE),
    ("记者", NEAR_HEADLINE),
    ("文／", NEAR_HEADLINE),
    ("著者：", NEAR_HEADLINE),
    ("oleh:", NEAR_HEADLINE),
    ("oleh", NEAR_HEADLINE),
    ("ditulis oleh", ANYWHERE),
    ("penulis:", ANYWHERE),
    ("tác giả:", ANYWHERE),
    ("โดย", NEAR_HEADLINE),
    ("เขียนโดย", ANYWHERE),
    ("ผู้เขียน:", ANYWHERE),
    ("írta:", ANYWHERE),
    ("szerző:", ANYWHERE),
    ("συντάκτης:", ANYWHERE),
    ("συντάχθηκε από τον/την", ANYWHERE),
    ("συντάχθηκε από", NEAR_HEADLINE),
    ("γράφτηκε από τον/την", ANYWHERE),
    ("γράφτηκε από", NEAR_HEADLINE),
    ("γράφει:", NEAR_HEADLINE),
    ("autorka:", ANYWHERE),
    ("autora:", ANYWHERE),
    ("redactor:", NEAR_HEADLINE),
    ("scris de", ANYWHERE),
    ("propos recueillis par", NEAR_HEADLINE),
    ("texte:", IN_BYLINE),
    ("texto:", IN_BYLINE),
    ("testo:", IN_BYLINE),
    ("tekst:", IN_BYLINE),
    ("teksti:", IN_BYLINE),
    ("kirjoittaja:", ANYWHERE),
    ("kirjoittanut", NEAR_HEADLINE),
    ("skrevet af", ANYWHERE),
    ("skrevet av", ANYWHERE),
    ("skribent:", ANYWHERE),
    ("piše:", ANYWHERE),
    ("yazan:", ANYWHERE),
    ("авторы:", ANYWHERE),
    ("автор текста:", ANYWHERE),
    ("автори:", ANYWHERE),
    ("авторка:", ANYWHERE),
    ("аутор:", ANYWHERE),
    ("пише:", ANYWHERE),
    ("كتب:", NEAR_HEADLINE),
    ("كتبت:", NEAR_HEADLINE),
    ("الكاتب:", ANYWHERE),
    ("نویسنده:", ANYWHERE),
    ("लेखक:", ANYWHERE),
    ("撰文：", NEAR_HEADLINE),
    ("撰文/", NEAR_HEADLINE),
    ("采写：", NEAR_HEADLINE),
    ("文/", NEAR_HEADLINE),
    ("執筆：", NEAR_HEADLINE),
    ("取材・文＝", NEAR_HEADLINE),
    ("取材・文：", NEAR_HEADLINE),
    ("ライター：", NEAR_HEADLINE),
    ("ein bericht von", NEAR_HEADLINE),
    ("ein kommentar von", NEAR_HEADLINE),
    ("eine analyse von", NEAR_HEADLINE),
    ("eine reportage von", NEAR_HEADLINE),
    ("ein gastbeitrag von", NEAR_HEADLINE),
    ("ein interview von", NEAR_HEADLINE),
    ("interview:", IN_BYLINE),
    ("un article de", NEAR_HEADLINE),
    ("reportaje de", NEAR_HEADLINE),
    ("analysis by", NEAR_HEADLINE),
    ("opinion by", NEAR_HEADLINE),
    ("interview by", NEAR_HEADLINE),
    ("reporting by", NEAR_HEADLINE),
];

/// The beginnings of all prefixes, by the least strength: most lines of a page are refused by them.
const BEGINNINGS: [Beginnings; 3] = {
    let (mut found, mut least) = ([Beginnings::NONE; 3], 0);
    while least < 3 {
        let mut at = 0;
        while at < PREFIXES.len() {
            let (prefix, strength) = PREFIXES[at];
            if strength as usize >= least {
                found[least] = found[least].with(prefix);
            }
            at += 1;
        }
        least += 1;
    }
    found
};

/// What stands before the name of a contributor who is no author.
const OTHER_CREDITS: [&str; 20] = [
    "foto:",
    "fotos:",
    "fotó:",
    "bild:",
    "фото:",
    "责任编辑",
    "責任編輯",
    "责编",
    "编辑：",
    "編輯：",
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

/// Whether a line credits somebody who is no author: a reviewer, a photographer, a translator.
pub fn credits_other_contributor(line: &str) -> bool {
    OTHER_CREDITS.iter().any(|prefix| strip_prefix_lowercase(line, prefix).is_some())
}

/// The rest of a line after the longest prefix of at least a strength.
fn after_prefix(line: &str, least: Strength) -> Option<&str> {
    if !BEGINNINGS[usize::from(least)].may_begin(line) {
        return None;
    }
    let mut buffer = [0; 4];
    let first = line.chars().next()?.to_lowercase().next()?.encode_utf8(&mut buffer).as_bytes()[0];
    let may_be = |prefix: &&(&str, Strength)| prefix.1 >= least && prefix.0.as_bytes()[0] == first;
    let rests = PREFIXES.iter().filter(may_be).filter_map(|&(prefix, _)| {
        let rest = strip_prefix_lowercase(line, prefix)?;
        let whole =
            rest.is_empty() || !prefix.is_ascii() && !prefix.ends_with(char::is_alphabetic) || is_ideograph(prefix);
        (whole || prefix.ends_with(':') || rest.starts_with([' ', ':', '\u{a0}', '：'])).then_some(rest)
    });
    let rest = rests.min_by_key(|rest| rest.len())?;
    Some(rest.trim_start_matches([':', ' ', '：', '\u{a0}', '-']))
}

/// Whether a word is of a script without spaces between words.
fn is_ideograph(word: &str) -> bool {
    word.chars().all(|c| c >= '\u{2e80}')
}

/// The line without its byline prefixes, of which there may be several.
pub fn strip_byline_prefixes(line: &str) -> &str {
    let mut line = line.trim();
    while let Some(rest) = after_prefix(line, IN_BYLINE) {
        line = rest;
        if rest.is_empty() {
            break;
        }
    }
    line
}

/// The name after a label of authors in Chinese or Japanese, which stands in a line with the date and the source; a space ends it:
/// "2026-03-04 18:05 来源：… 作者：…".
fn labelled_within(line: &str) -> Option<&str> {
    let label =
        ["作者：", "作者:", "記者：", "记者："].iter().find_map(|label| line.find(label).map(|at| at + label.len()));
    label.and_then(|at| line[at..].split_whitespace().next()).filter(|name| name.starts_with(char::is_alphabetic))
}

/// The name after "wrote" in Arabic, which also means "books": two to four words, the first without an article.
#[inline(never)]
fn after_arabic_verb(line: &str) -> Option<&str> {
    let name = ["كتبت ", "كتب "].iter().find_map(|verb| line.strip_prefix(verb))?.trim();
    let is_plain = !name.starts_with("ال") && !name.contains(|c: char| !c.is_alphabetic() && c != ' ');
    (is_plain && (2..=4).contains(&name.split(' ').count())).then_some(name)
}

/// The longest line of parts between bars that is read for a byline, in bytes.
const LONGEST_BARRED_LINE: usize = 400;

/// The name in that part of a line of parts between bars which has a byline prefix: "Section: Harbour | Author: Ada
/// Holm | Date: 4 March 2024". Without a date in the line the prefix must be an unmistakable one.
#[inline(never)]
pub fn byline_between_bars(line: &str) -> Option<&str> {
    if line.len() > LONGEST_BARRED_LINE || !line.contains(" | ") {
        return None;
    }
    let parts = || line.split(" | ").filter(|part| !credits_other_contributor(part));
    let is_named = |rest: &&str| !rest.is_empty();
    let labelled = parts().find_map(|part| after_prefix(part, ANYWHERE).filter(is_named));
    labelled.or_else(|| {
        let found = parts().find_map(|part| byline_near_headline(part).filter(is_named))?;
        parts().any(|part| parse_date_text(part, DayMonthOrder::DayFirst).is_some()).then_some(found)
    })
}

/// Whether a text ends with the word before a name: "64 points by".
pub fn ends_with_by(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    ["by", "von", "par", "por", "от"].iter().any(|word| last.eq_ignore_ascii_case(word))
}

/// The name after a word that many a line begins with ("Door", "di", "av"), where nothing but a person's name follows.
#[inline(never)]
fn after_short_word(line: &str) -> Option<&str> {
    const WORDS: [&str; 4] = ["door ", "di ", "av ", "af "];
    let name = WORDS.iter().find_map(|word| strip_prefix_lowercase(line, word))?.trim();
    is_full_name(name).then_some(name)
}

/// The rest of a byline near the headline, after its prefix: empty when the name stands in the next line. `None` when
/// the line is no byline.
pub fn byline_near_headline(line: &str) -> Option<&str> {
    if line.len() > 120 {
        return None;
    }
    let is_name = |rest: &&str| rest.trim_start().starts_with(|c: char| !c.is_lowercase() || !c.is_ascii());
    let label = line.trim_end_matches([':', ' ']);
    let alone = ["author", "authors", "autor"].iter().any(|word| label.eq_ignore_ascii_case(word)).then_some("");
    let rest = alone.or_else(|| after_prefix(line, NEAR_HEADLINE)).filter(|rest| rest.is_empty() || is_name(rest));
    if rest.is_some() {
        return rest;
    }
    if let Some(name) = labelled_within(line).or_else(|| after_short_word(line)).or_else(|| after_arabic_verb(line)) {
        return Some(name);
    }
    // "Published August 7, 2023 by Ada Holm": a date and then who.
    let (before, rest) = line.rsplit_once(" by ").filter(|(_, rest)| is_name(rest))?;
    parse_date_text(before, DayMonthOrder::DayFirst).map(|_| rest)
}

/// The rest of a line anywhere on the page after an unmistakable label ("Written by"): empty when the name stands in the
/// next line.
pub fn byline_anywhere(line: &str) -> Option<&str> {
    let labels = ["author", "author(s)", "autor", "autorin"];
    if labels.iter().any(|label| line.eq_ignore_ascii_case(label)) { Some("") } else { after_prefix(line, ANYWHERE) }
}

/// The rest of a line near the headline after the label of a thread's first author.
pub fn thread_starter(line: &str) -> Option<&str> {
    let labels = ["Thread starter ", "Started by ", "Topic starter ", "Thread author "];
    labels.iter().find_map(|label| line.strip_prefix(label)).filter(|rest| rest.len() <= 80)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_of_many_languages_are_read() {
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
            ("文/安娜", "安娜"),
            ("Oleh: Ada Holm", "Ada Holm"),
            ("Írta: Holm Ada", "Holm Ada"),
            ("โดย อาดา โฮล์ม", "อาดา โฮล์ม"),
            ("كتبت: آدا هولم", "آدا هولم"),
            ("取材・文＝安娜", "安娜"),
            ("كتبت آدا هولم", "آدا هولم"),
            ("Γράφτηκε από τον/την Άντα Χολμ", "Άντα Χολμ"),
            ("Published March 4, 2020 by Ada Holm", "Ada Holm"),
            ("Written by", ""),
            ("2026-03-04 18:05　来源：海岸新闻网　作者：王小明　编辑：李", "王小明"),
        ] {
            assert_eq!(byline_near_headline(line), Some(name), "{line}");
        }
        for line in [
            "by ten in the morning",
            "Byron Bay",
            "Di mare",
            "De Stijl",
            "Oleh karena itu",
            "Parking at the harbour",
            "Author of tides",
            "كتب الأطفال المصورة",
            "كتب جديدة",
        ] {
            assert_eq!(byline_near_headline(line), None, "{line}");
        }
    }

    #[test]
    fn a_byline_may_be_a_part_between_bars() {
        for (line, name) in [
            ("Раздел: Порт | Автор: Ада Хольм | Дата: 4 марта 2024 | Просмотров: 12", Some("Ада Хольм")),
            ("Tides | By Ada Holm | 4 March 2024", Some("Ada Holm")),
            ("Tides | By Ship | Bay", None),
            ("Tides | Photo: Ada Holm | 4 March 2024", None),
        ] {
            assert_eq!(byline_between_bars(line), name, "{line}");
        }
        assert!(ends_with_by("12 points by") && !ends_with_by("standby"));
    }

    #[test]
    fn the_longest_prefix_counts() {
        assert_eq!(strip_byline_prefixes("Text by Ada Holm"), "Ada Holm");
        assert_eq!(strip_byline_prefixes("About the author: By ADA"), "ADA");
        assert_eq!(strip_byline_prefixes("ÉCRIT PAR Ada"), "Ada");
        assert_eq!(strip_byline_prefixes("ÉCRITUR"), "ÉCRITUR");
    }

    #[test]
    fn far_from_the_headline_only_a_full_label_counts() {
        assert_eq!(byline_anywhere("Written by Ada Holm"), Some("Ada Holm"));
        assert_eq!(byline_anywhere("Author"), Some(""));
        assert_eq!(byline_anywhere("By Ada Holm"), None);
        assert_eq!(byline_anywhere("Por la mañana"), None);
    }

    #[test]
    fn reviewers_and_photographers_are_no_authors() {
        assert!(
            credits_other_contributor("Reviewed by Ada Holm")
                && credits_other_contributor("Fact checked by Bo Ek")
                && credits_other_contributor("Photo: Bo Ek")
                && credits_other_contributor("责任编辑：王小明")
                && credits_other_contributor("Foto: Bo Ek")
        );
        assert!(!credits_other_contributor("By Ada Holm"));
    }
}
