//! *Language changed*: the same page in letters that no list of words knows.

use super::base_pages::BasePage;
use super::edit::Edits;
use super::json_ld::reworded;
use crate::rng::hash;
use recto::measure::{BlockId, phrase};
use recto::page::{Kind, NodeId, Tag};
use std::collections::BTreeSet;

/// What words are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Cyrillic, letter for letter.
    Cyrillic,
    /// Greek, letter for letter.
    Greek,
    /// Han, a character for each two letters, without spaces.
    Han,
}

const CYRILLIC: &str = "\u{430}\u{431}\u{446}\u{434}\u{435}\u{444}\u{433}\u{445}\u{438}\u{439}\u{43A}\u{43B}\u{43C}\u{43D}\u{43E}\u{43F}\u{44F}\u{440}\u{441}\u{442}\u{443}\u{432}\u{448}\u{436}\u{44B}\u{437}";
const GREEK: &str = "\u{3B1}\u{3B2}\u{3C8}\u{3B4}\u{3B5}\u{3C6}\u{3B3}\u{3B7}\u{3B9}\u{3BE}\u{3BA}\u{3BB}\u{3BC}\u{3BD}\u{3BF}\u{3C0}\u{3B8}\u{3C1}\u{3C3}\u{3C4}\u{3C5}\u{3C9}\u{3C7}\u{3B6}\u{3CB}\u{3CA}";

/// First of the Han characters that are used, and how many.
const HAN: (u32, u64) = (0x4E00, 3000);

/// Writes all words of a page in another script. `keeps_labels` leaves lines as they are that the judge's lists of words
/// know, as on a page in a language that they hold. The text of the blocks of `content`, as it is then.
pub fn rewrite(base: &BasePage, script: Script, keeps_labels: bool, content: &[bool], edits: &mut Edits) -> String {
    let labels = if keeps_labels { label_texts(base) } else { BTreeSet::new() };
    let page = &base.page;
    for node in page.descendants(NodeId::DOCUMENT) {
        match page.kind(node) {
            Kind::Text => {
                let parent = page.parent(node).unwrap_or(NodeId::DOCUMENT);
                if page.tag(parent) == Tag::Script {
                    if let Some(data) = reworded(page.text(node), |_, words| Some(script.write(words))) {
                        edits.texts.insert(node, data);
                    }
                } else if !matches!(page.tag(parent), Tag::Style | Tag::Noscript) && !labels.contains(&node) {
                    edits.texts.insert(node, script.write(page.text(node)));
                }
            }
            Kind::Element if page.tag(node) == Tag::Meta => {
                let name = page.first_attr(node, "name|property").unwrap_or_default();
                if name.ends_with("title") || name.ends_with("description") {
                    let own = |(name, value): (&str, &str)| {
                        (name.to_owned(), if name == "content" { script.write(value) } else { value.to_owned() })
                    };
                    edits.attributes.insert(node, page.attrs(node).map(own).collect());
                }
            }
            _ => {}
        }
    }
    let is_label = |at: usize| labels.contains(&base.measures.block(BlockId::from_index(at)).first);
    base.text(|at| content[at] && is_label(at)) + &script.write(&base.text(|at| content[at] && !is_label(at)))
}

/// The texts of lines that say what they are for.
fn label_texts(base: &BasePage) -> BTreeSet<NodeId> {
    let mut texts = BTreeSet::new();
    for at in 0..base.measures.blocks().len() {
        let id = BlockId::from_index(at);
        if phrase(&base.measures.text(&base.page, id).to_lowercase()).is_some() {
            let block = base.measures.block(id);
            texts.extend((block.first.index()..=block.last.index()).map(NodeId::from_index));
        }
    }
    texts
}

impl Script {
    /// Words in this script; what is no basic Latin letter stays.
    pub fn write(self, text: &str) -> String {
        match self {
            Self::Cyrillic => by_letter(text, CYRILLIC),
            Self::Greek => by_letter(text, GREEK),
            Self::Han => in_han(text),
        }
    }
}

fn by_letter(text: &str, letters: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for character in text.chars() {
        let place = character.to_ascii_lowercase();
        let other = place.is_ascii_lowercase().then(|| letters.chars().nth(usize::from(place as u8 - b'a'))).flatten();
        match other {
            Some(other) if character.is_ascii_uppercase() => out.extend(other.to_uppercase()),
            Some(other) => out.push(other),
            None => out.push(character),
        }
    }
    out
}

fn in_han(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut word = String::new();
    let flush = |word: &mut String, out: &mut String| {
        let letters: Vec<char> = word.drain(..).collect();
        for pair in letters.chunks(2) {
            let pair: String = pair.iter().collect();
            let code = HAN.0 + u32::try_from((hash(&pair.to_lowercase()) >> 20) % HAN.1).unwrap_or(0);
            out.extend(char::from_u32(code));
        }
    };
    let mut was_word = false;
    for character in text.chars() {
        if character.is_alphabetic() {
            word.push(character);
            continue;
        }
        was_word |= !word.is_empty();
        flush(&mut word, &mut out);
        match character {
            ',' => out.push('\u{FF0C}'),
            '.' | '!' | '?' if was_word => out.push(match character {
                '.' => '\u{3002}',
                '!' => '\u{FF01}',
                _ => '\u{FF1F}',
            }),
            ' ' if was_word => {}
            other => out.push(other),
        }
        was_word = was_word && !character.is_ascii_digit();
    }
    flush(&mut word, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_become_letters_and_case_stays() {
        assert_eq!(Script::Cyrillic.write("Abc 12, z."), "\u{410}\u{431}\u{446} 12, \u{437}.");
        assert_eq!(Script::Greek.write("a B"), "\u{3B1} \u{392}");
    }

    #[test]
    fn han_has_no_spaces_and_its_own_marks() {
        let text = Script::Han.write("The boat left, at six. Nobody came!");
        assert!(!text.contains(' ') && text.contains('\u{FF0C}') && text.ends_with('\u{FF01}'), "{text}");
        assert_eq!(Script::Han.write("boat"), Script::Han.write("Boat"));
        assert_eq!(text.chars().filter(|c| c.is_alphabetic()).count(), 2 + 2 + 2 + 1 + 2 + 3 + 2);
    }
}
