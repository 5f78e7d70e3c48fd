//! How far two titles say the same.

use super::{plain, site};
use crate::page::letters::Lower;

/// Share of words that a heading and a title must have in common to be the same headline: of two that tell of one
/// article in other words, half and more agree; of two articles of one site, hardly any but the small words.
pub(super) const SAME: f32 = 0.5;

/// Whether a heading is the last part of a title that has several.
pub(super) fn is_after_dash(title: &str, heading: &str) -> bool {
    let (title, heading) = (title.lower(), heading.lower());
    title.strip_suffix(heading.trim()).is_some_and(|rest| {
        let head = rest.trim_end();
        let dash = head.ends_with(['-', '–', '—', '|', '·', '•', '»', ':', '@']);
        dash && head.chars().filter(|c| c.is_alphanumeric()).count() >= 3
    })
}

/// Whether a title begins with a heading and goes on after a sign that parts titles.
pub(super) fn begins(title: &str, heading: &str) -> bool {
    site::PARTS
        .iter()
        .any(|part| title.split_once(part).is_some_and(|(head, _)| plain::key(head) == plain::key(heading)))
}

/// How far two titles agree: 1 when one holds the other whole, else the share of common words (Dice).
pub(super) fn agreement(a: &str, b: &str) -> f32 {
    let (ka, kb) = (plain::key(a), plain::key(b));
    if ka.is_empty() || kb.is_empty() {
        return 0.0;
    }
    if ka == kb {
        return 1.0;
    }
    let (short, long) = if ka.len() < kb.len() { (&ka, &kb) } else { (&kb, &ka) };
    if long.contains(short.as_str()) && short.len() >= 8 && short.len() * 3 >= long.len() {
        return 0.95;
    }
    common(plain::words(a), plain::words(b))
}

/// How far a lower heading reads like a title: one that only holds it ("More about kettles") does not, unless what it
/// leaves is the site's name.
pub(super) fn reads(heading: &str, title: &str, names: &[String]) -> f32 {
    let (short, long) = (plain::key(heading), plain::key(title));
    match long.strip_suffix(&short) {
        Some(rest) if names.iter().any(|n| n == rest) => 1.0,
        Some(rest) if !rest.is_empty() => 0.0,
        _ if long.contains(&short) && !long.starts_with(&short) => 0.0,
        _ if short.contains(&long) && !short.starts_with(&long) => 0.0,
        _ => agreement(heading, title),
    }
}

/// The share of common words (Dice).
pub(super) fn common(mut a: Vec<String>, mut b: Vec<String>) -> f32 {
    a.truncate(60);
    b.truncate(60);
    let total = a.len() + b.len();
    let mut common = 0;
    for word in &a {
        if let Some(at) = b.iter().position(|w| w == word) {
            b.swap_remove(at);
            common += 1;
        }
    }
    2.0 * common as f32 / total.max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_that_tell_of_one_article_agree() {
        assert!(agreement("Why tides turn", "Why Tides Turn – The Shore Post") >= 0.9);
        assert!(agreement("The ten best kettles of this year", "10 best kettles of this year, tested") >= SAME);
        assert!(agreement("Why tides turn", "How dikes are built in a day") < SAME);
        assert_eq!(agreement("", "x"), 0.0);
    }

    #[test]
    fn what_a_title_ends_with_is_what_the_headline_belongs_to() {
        assert!(is_after_dash("What is a tide? - The Book of Tides", "The Book of Tides"));
        assert!(!is_after_dash("What is a tide? - The Book of Tides", "What is a tide?"));
        assert!(!is_after_dash("The Book of Tides", "The Book of Tides"));
    }
}
