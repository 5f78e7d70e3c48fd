//! The slug: the words of the address that publishing systems make from a headline.

use crate::metadata::addresses::path;
use crate::metadata::text::{TitleText, word_overlap, words};

/// The words of the address's longest segment.
pub struct Slug(Vec<String>);

impl Slug {
    /// The slug of an absolute address.
    pub fn of(address: &str) -> Self {
        Self(path(address).split('/').map(words).max_by_key(Vec::len).unwrap_or_default())
    }

    /// The share of words that a text has in common with the slug; 0 for a slug of one word.
    pub fn similarity(&self, words: &[String]) -> f32 {
        if self.0.len() < 2 { 0.0 } else { word_overlap(words, &self.0) }
    }

    /// How much nearer the slug is to a heading than to a title, from -1 to 1.
    pub fn preference(&self, heading: &TitleText, title: &str) -> f32 {
        self.similarity(heading.words()) - self.similarity(&words(title))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slug_is_the_segment_of_most_words() {
        let slug = Slug::of("https://a.example/far-shore/why-tides-turn/12.html");
        assert_eq!(slug.similarity(&words("Why tides turn")), 1.0);
        assert!(slug.preference(&TitleText::new("Why tides turn".to_owned()), "Far shore") > 0.9);
        assert_eq!(Slug::of("https://a.example/tides").similarity(&words("Tides")), 0.0);
    }
}
