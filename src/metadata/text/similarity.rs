//! How similar two titles are.
//!
//! Compares prepared texts only: each title and heading is lower-cased and reduced to its letters once, then compared
//! with many others. Never decides which one is the headline.

use super::plain_text::{key, words};
use std::cell::OnceCell;

/// Separators between a headline and the name of its site or section. A hyphen or colon separates only with white space
/// around or after it.
pub const TITLE_SEPARATORS: [&str; 15] =
    [" | ", " - ", " – ", " — ", " :: ", " · ", " • ", " » ", " « ", " / ", "｜", " ‹ ", "_", ": ", " @ "];

/// Similarity from which a heading and a title are the same headline. Two wordings of one article's title share half of
/// their words and more; titles of two articles of one site hardly share more than function words.
pub const SAME_TITLE: f32 = 0.5;

/// Most words of a text that are compared.
const MOST_WORDS: usize = 60;

/// A title or heading, prepared for comparison.
#[derive(Debug, Clone)]
pub struct TitleText {
    /// As it reads.
    pub text: String,
    /// Its letters and digits in lower case.
    pub key: String,
    /// Its words in lower case, once they are needed.
    words: OnceCell<Vec<String>>,
}

impl TitleText {
    /// Prepares a text.
    pub fn new(text: String) -> Self {
        let key = key(&text);
        Self { text, key, words: OnceCell::new() }
    }

    /// Its words in lower case.
    pub fn words(&self) -> &[String] {
        self.words.get_or_init(|| words(&self.text))
    }

    /// Whether another text is the last of several parts of this title.
    pub fn ends_with_part(&self, part: &Self) -> bool {
        // Only a title whose letters end with those of the part can end with it; this is false for nearly every pair.
        // Outside ASCII a final sigma makes the keys differ.
        if self.text.is_ascii() && !self.key.ends_with(&part.key) {
            return false;
        }
        let (title, part) = (self.text.to_lowercase(), part.text.to_lowercase());
        title.strip_suffix(part.trim()).is_some_and(|rest| {
            let head = rest.trim_end();
            let separated = head.ends_with(['-', '–', '—', '|', '·', '•', '»', ':', '@']);
            separated && head.chars().filter(|c| c.is_alphanumeric()).count() >= 3
        })
    }

    /// Whether another text is the first of several parts of this title.
    pub fn begins_with_part(&self, part: &Self) -> bool {
        let title = self.text.as_str();
        // No part before a separator has more letters than the title has.
        self.key.starts_with(&part.key)
            && TITLE_SEPARATORS
                .iter()
                .any(|separator| title.split_once(separator).is_some_and(|(head, _)| key(head) == part.key))
    }

    /// Similarity of two titles, from 0 to 1: 1 when they are equal, 0.95 when one contains most of the other, else the
    /// share of common words (Dice coefficient).
    pub fn similarity(&self, other: &Self) -> f32 {
        let (a, b) = (&self.key, &other.key);
        if a.is_empty() || b.is_empty() {
            return 0.0;
        }
        if a == b {
            return 1.0;
        }
        let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
        if short.len() >= 8 && short.len() * 3 >= long.len() && long.contains(short.as_str()) {
            return 0.95;
        }
        word_overlap(self.words(), other.words())
    }

    /// Similarity of an `h2` or `h3` to a title. One that only contains the title ("More about kettles") has none,
    /// unless the rest is the site's name.
    pub fn subheading_similarity(&self, title: &Self, site_names: &[String]) -> f32 {
        let (short, long) = (&self.key, &title.key);
        match long.strip_suffix(short.as_str()) {
            Some(rest) if site_names.iter().any(|n| n == rest) => 1.0,
            Some(rest) if !rest.is_empty() => 0.0,
            _ if long.contains(short.as_str()) && !long.starts_with(short.as_str()) => 0.0,
            _ if short.contains(long.as_str()) && !short.starts_with(long.as_str()) => 0.0,
            _ => self.similarity(title),
        }
    }
}

/// The share of common words of two texts (Dice coefficient), of at most [`MOST_WORDS`] each.
pub fn word_overlap(a: &[String], b: &[String]) -> f32 {
    let (a, b) = (&a[..a.len().min(MOST_WORDS)], &b[..b.len().min(MOST_WORDS)]);
    // A bit for each word of the second text that has a partner.
    let mut paired = 0_u64;
    for word in a {
        let partner = b.iter().enumerate().position(|(at, other)| paired >> at & 1 == 0 && other == word);
        paired |= partner.map_or(0, |at| 1 << at);
    }
    2.0 * paired.count_ones() as f32 / (a.len() + b.len()).max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(text: &str) -> TitleText {
        TitleText::new(text.to_owned())
    }

    #[test]
    fn titles_of_one_article_are_similar() {
        let similarity = |a: &str, b: &str| title(a).similarity(&title(b));
        assert!(similarity("Why tides turn", "Why Tides Turn – The Shore Post") >= 0.9);
        assert!(similarity("The ten best kettles of this year", "10 best kettles of this year, tested") >= SAME_TITLE);
        assert!(similarity("Why tides turn", "How dikes are built in a day") < SAME_TITLE);
        assert_eq!(similarity("", "x"), 0.0);
    }

    #[test]
    fn the_last_part_of_a_title_is_what_the_headline_belongs_to() {
        let ends = |a: &str, b: &str| title(a).ends_with_part(&title(b));
        assert!(ends("What is a tide? - The Book of Tides", "The Book of Tides"));
        assert!(!ends("What is a tide? - The Book of Tides", "What is a tide?"));
        assert!(!ends("The Book of Tides", "The Book of Tides"));
    }

    #[test]
    fn the_first_part_of_a_title_ends_at_a_separator() {
        let begins = |a: &str, b: &str| title(a).begins_with_part(&title(b));
        assert!(begins("Kayaks | Far Shore Outfitters", "Kayaks"));
        assert!(!begins("Kayaks of the Far Shore", "Kayaks"));
    }
}
