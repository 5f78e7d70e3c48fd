//! The stable part of a class or id: what is likely to be the same on the site's next page and in its next build.
//!
//! Numbers, generated names (`css-1x2y3z`, `sc-bdVaJa`, the end of `Article_body__x7Tqa`), states (`is-open`) and what an
//! article is about (`category-sport`) are not.

use crate::measure::{class_tokens, is_hint};

/// Most letters of a stable token.
const LONGEST: usize = 32;

/// Fewest letters of a token that is not a known word of class names.
const SHORTEST: usize = 3;

/// Fewest letters of a word that must have a vowel.
const VOWEL_FROM: usize = 4;

/// First words of tokens that say what an article is about, or what state an element is in.
const PASSING: &[&str] = &["author", "category", "has", "is", "js", "tag", "term"];

/// Tokens that are states of an element, its position among others, or the beginning of generated names.
const STATES: &[&str] = &[
    "active",
    "astro",
    "css",
    "emotion",
    "jsx",
    "svelte",
    "collapsed",
    "current",
    "even",
    "expanded",
    "first",
    "hide",
    "last",
    "lazyload",
    "lazyloaded",
    "loaded",
    "odd",
    "open",
    "selected",
    "show",
    "visible",
];

/// The stable part of one class or id, in lower case, its parts joined by hyphens; `None` where nothing of it is stable.
pub(super) fn stable(token: &str) -> Option<String> {
    let mut out = String::new();
    for segment in token.split(|c: char| !c.is_alphanumeric()).filter(|segment| is_stable(segment)) {
        if !out.is_empty() {
            out.push('-');
        }
        out.push_str(&segment.to_ascii_lowercase());
    }
    let first = out.split('-').next().unwrap_or_default();
    let is_passing = first.len() < out.len() && PASSING.contains(&first) || STATES.contains(&out.as_str());
    let is_long_enough = out.len() >= SHORTEST || is_hint(&out);
    (!is_passing && is_long_enough && out.len() <= LONGEST).then_some(out)
}

/// Whether a part of a token, between hyphens and underscores, is made of words rather than generated.
fn is_stable(segment: &str) -> bool {
    if segment.is_empty() || !segment.bytes().all(|b| b.is_ascii_alphabetic()) {
        return false;
    }
    if is_hint(segment) {
        return true;
    }
    let (mut words, mut letters) = (0, 0);
    for word in class_tokens(segment) {
        words += 1;
        letters += word.len();
        let has_vowel = word.bytes().any(|b| b"aeiouyAEIOUY".contains(&b));
        if !has_vowel && word.len() >= VOWEL_FROM {
            return false;
        }
    }
    // Words of camel case have three letters or more on average, generated capitals have not.
    words == 1 || letters >= words * SHORTEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_stable() {
        for (token, expected) in [
            ("related", "related"),
            ("relatedStoriesBox", "relatedstoriesbox"),
            ("article__body--wide", "article-body-wide"),
            ("ad", "ad"),
            ("newsletter-2", "newsletter"),
            ("post-12345", "post"),
        ] {
            assert_eq!(stable(token).as_deref(), Some(expected), "{token}");
        }
    }

    #[test]
    fn generated_names_states_and_subjects_are_not() {
        for token in
            ["css-1x2y3z", "sc-bdVaJa", "kQzPd", "a1b2c3", "is-open", "active", "category-sport", "tag-ferry", "—", "x"]
        {
            assert_eq!(stable(token), None, "{token}");
        }
        assert_eq!(stable("Article_body__x7Tqa").as_deref(), Some("article-body"));
        assert_eq!(stable("Article_body__kQzPd").as_deref(), Some("article-body"));
        // What labels a part is not what an article is about.
        assert_eq!(stable("tags").as_deref(), Some("tags"));
    }
}
