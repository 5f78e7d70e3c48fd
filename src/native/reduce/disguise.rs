//! Words replaced by others of the same shape: as many letters, vowels for vowels, capitals for capitals, always the same for
//! the same word, so that repetitions, lengths and order stay.

use std::collections::{BTreeMap, BTreeSet};

/// Names that are the markup's, not the page's: replaced they would say nothing else but mean nothing.
const MARKUP: &[&str] = &["https", "http", "www", "com", "html", "text", "application", "json", "ld", "utf", "charset"];

/// Which words are replaced, and by what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Disguise {
    replaced: BTreeMap<String, String>,
    spared: BTreeSet<String>,
}

impl Disguise {
    /// A disguise that replaces none of these words yet.
    pub(super) fn sparing(words: impl Iterator<Item = String>) -> Self {
        Self { replaced: BTreeMap::new(), spared: words.collect() }
    }

    pub(super) fn replace(&mut self, words: &[String]) {
        for word in words {
            self.spared.remove(word);
            self.replaced.insert(word.clone(), made_up(word));
        }
    }

    pub(super) fn spare(&mut self, words: &[String]) {
        for word in words {
            self.replaced.remove(word);
            self.spared.insert(word.clone());
        }
    }

    /// The words that stay.
    pub(super) fn spared(&self) -> impl Iterator<Item = &str> {
        self.spared.iter().map(String::as_str)
    }

    /// A text with its words replaced.
    pub fn of(&self, text: &str) -> String {
        if self.replaced.is_empty() {
            return text.to_owned();
        }
        let mut out = String::with_capacity(text.len());
        for piece in pieces(text) {
            out.push_str(self.replaced.get(piece).map_or(piece, String::as_str));
        }
        out
    }
}

/// The words of a page's text and attributes that may be replaced, each once, sorted. Tags and references are none.
pub(super) fn words_of(html: &str) -> Vec<String> {
    let words: BTreeSet<&str> = pieces(html).filter(|piece| is_word(piece)).collect();
    words.into_iter().map(str::to_owned).collect()
}

fn is_word(piece: &str) -> bool {
    piece.chars().next().is_some_and(char::is_alphanumeric) && !MARKUP.contains(&piece.to_ascii_lowercase().as_str())
}

/// A text cut into runs of letters, runs of digits, and what stands between.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let kind = |c: char| if c.is_numeric() { 1 } else { i32::from(!c.is_alphabetic()) * 2 };
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = kind(rest.chars().next()?);
        let (piece, after) = rest.split_at(rest.find(|c| kind(c) != first).unwrap_or(rest.len()));
        rest = after;
        Some(piece)
    })
}

/// Another word of the same shape.
fn made_up(word: &str) -> String {
    // FNV-1a; the letter before counts, so that equal letters of a word become different ones.
    let mut hash = word
        .bytes()
        .fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3));
    let replace = |c: char| {
        hash = (hash ^ (hash >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        another(c, hash >> 33)
    };
    let made: String = word.chars().map(replace).collect();
    // A word that stays as it is by chance would be given away.
    if made == word { word.chars().map(|c| another(c, hash.wrapping_add(1))).collect() } else { made }
}

/// Another character of the same kind.
fn another(character: char, number: u64) -> char {
    let letters: &[u8] = match character {
        'a' | 'e' | 'i' | 'o' | 'u' => b"aeiou",
        'A' | 'E' | 'I' | 'O' | 'U' => b"AEIOU",
        'a'..='z' => b"bcdfghklmnprstvz",
        'A'..='Z' => b"BCDFGHKLMNPRSTVZ",
        '0'..='9' => b"123456789",
        _ => {
            // Of another script: a neighbour that is a letter too, in the same case.
            let row = u32::from(character) & !0xF;
            let neighbours = (0..16).filter_map(|at| char::from_u32(row + (at + number as u32) % 16));
            let alike = |c: &char| {
                *c != character
                    && c.is_alphabetic() == character.is_alphabetic()
                    && c.is_uppercase() == character.is_uppercase()
            };
            return neighbours.into_iter().find(alike).unwrap_or(character);
        }
    };
    letters.get((number % letters.len() as u64) as usize).map_or(character, |letter| char::from(*letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_from_what_stands_between() {
        assert_eq!(pieces("At 10:30, Zoë!").collect::<Vec<_>>(), ["At", " ", "10", ":", "30", ", ", "Zoë", "!"]);
        assert_eq!(words_of("https://a.example/Zoë"), ["Zoë", "a", "example"]);
    }

    #[test]
    fn a_made_up_word_has_the_shape_of_the_word() {
        for word in ["harbour", "Morning", "NATO", "1984", "гавань", "港口", "Zoë", "ميناء"] {
            let made = made_up(word);
            assert_ne!(made, word);
            assert_eq!(made, made_up(word));
            assert_eq!(made.chars().count(), word.chars().count(), "{word} {made}");
            for (a, b) in word.chars().zip(made.chars()) {
                assert_eq!((a.is_uppercase(), a.is_numeric()), (b.is_uppercase(), b.is_numeric()), "{word} {made}");
            }
        }
    }

    #[test]
    fn only_replaced_words_change() {
        let mut disguise = Disguise::sparing(["two".to_owned(), "one".to_owned()].into_iter());
        disguise.replace(&["two".to_owned()]);
        assert_eq!(disguise.of("one two, two"), format!("one {0}, {0}", made_up("two")));
        disguise.spare(&["two".to_owned()]);
        assert_eq!(disguise.of("one two"), "one two");
    }
}
