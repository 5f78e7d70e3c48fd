//! Reading time and excerpt.

use crate::article::{Body, Element, Part};
use crate::measure;

/// Words of English non-fiction that an adult reads silently in a minute: M. Brysbaert, "How many words do we read per
/// minute?", Journal of Memory and Language 109 (2019), a review of 190 studies. Scripts without spaces are counted in
/// words by [`measure::words`] at the ratio measured with the IReST texts.
const WORDS_A_MINUTE: u32 = 238;

/// Longest excerpt made from a paragraph, in characters: about what search engines and cards show of a description.
const EXCERPT: usize = 200;

/// Shortest paragraph that can be an excerpt, in words; bylines and labels are shorter.
const PARAGRAPH: u32 = 10;

/// The reading time in whole minutes, at least 1.
pub fn minutes(words: u32) -> u32 {
    words.div_ceil(WORDS_A_MINUTE).max(1)
}

/// The beginning of the first paragraph of at least [`PARAGRAPH`] words, else of the first, cut after a word.
#[inline(never)]
pub fn excerpt(body: &Body) -> Option<String> {
    let mut any: Option<String> = None;
    let mut open: Option<(usize, String)> = None;
    let mut depth = 0;
    for part in &body.parts {
        match part {
            Part::Open(element) => {
                depth += 1;
                if open.is_none() && matches!(element, Element::Paragraph) {
                    open = Some((depth, String::new()));
                }
            }
            Part::Close => {
                if let Some((_, text)) = open.take_if(|o| o.0 == depth) {
                    if measure::words(&text) >= PARAGRAPH {
                        return Some(shortened(&text));
                    }
                    any.get_or_insert(text);
                }
                depth -= 1;
            }
            Part::Text { start, end } => {
                if let Some((_, text)) = &mut open {
                    text.push_str(body.slice(*start, *end));
                }
            }
            Part::LineBreak => {
                if let Some((_, text)) = &mut open {
                    text.push(' ');
                }
            }
            _ => {}
        }
    }
    any.filter(|t| !t.trim().is_empty()).map(|t| shortened(&t))
}

fn shortened(text: &str) -> String {
    let text = text.trim();
    let Some((cut, _)) = text.char_indices().nth(EXCERPT) else { return text.to_owned() };
    let words = text[..cut].rfind(' ').filter(|&at| at > cut / 2).unwrap_or(cut);
    format!("{}…", text[..words].trim_end_matches([' ', ',', ';', ':', '–', '—', '-']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(paragraphs: &[&str]) -> Body {
        let mut body = Body::default();
        for text in paragraphs {
            body.parts.push(Part::Open(Element::Paragraph));
            body.push_text(text);
            body.parts.push(Part::Close);
        }
        body
    }

    #[test]
    fn minutes_are_whole_and_at_least_one() {
        assert_eq!([minutes(0), minutes(238), minutes(239), minutes(2380)], [1, 1, 2, 10]);
    }

    #[test]
    fn the_excerpt_is_the_first_long_paragraph() {
        let first = "The bridge was opened on a grey morning before a crowd of hundreds.";
        assert_eq!(excerpt(&body(&["Advertisement", first, "Second."])).as_deref(), Some(first));
        assert_eq!(excerpt(&body(&["Short."])).as_deref(), Some("Short."));
        assert_eq!(excerpt(&body(&[])), None);
    }

    #[test]
    fn long_excerpts_are_cut_after_a_word() {
        let excerpt = excerpt(&body(&[&"seven letters, ".repeat(40)])).unwrap();
        assert!(
            excerpt.chars().count() <= EXCERPT + 1 && excerpt.ends_with("letters…") || excerpt.ends_with("seven…"),
            "{excerpt}"
        );
    }
}
