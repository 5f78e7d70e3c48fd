//! Signals in the characters of a short text: its last mark, amounts of money, years, its words in lower case.

use super::words::{is_alphanumeric, is_blank};

/// The longest headline, in words: those of newspapers run to thirty. Signals of single characters are read up to it.
pub(super) const MAX_HEADLINE_WORDS: u32 = 40;

/// Whether the last visible character ends a sentence or a quotation, or is a colon.
pub(super) fn ends_sentence(text: &str) -> bool {
    let ends = |c| {
        matches!(c, '.' | '!' | '?' | ':' | '"' | '”' | '»' | '’' | '…' | '。' | '！' | '？' | '」' | '』' | '؟' | '।')
    };
    last_visible(text).is_some_and(ends)
}

pub(super) fn last_visible(text: &str) -> Option<char> {
    text.chars().rev().find(|&c| !is_blank(c))
}

/// Amounts of money: currency signs beside a digit.
pub(super) fn money_amounts(text: &str) -> usize {
    // Fast path: most texts have no byte that a sign starts with.
    if !text.bytes().any(|byte| matches!(byte, b'$' | 0xC2 | 0xE0 | 0xE2)) {
        return 0;
    }
    let is_sign = |c: char| matches!(c, '$' | '€' | '£' | '¥' | '₹' | '₽' | '₩' | '₺' | '₴' | '฿' | '₫');
    text.char_indices()
        .filter(|&(at, c)| {
            let digit = |c: char| c.is_ascii_digit();
            is_sign(c)
                && (text[at + c.len_utf8()..].trim_start().starts_with(digit) || text[..at].trim_end().ends_with(digit))
        })
        .count()
}

/// Whether the text contains a number of four digits from 1900 to 2099.
pub(super) fn has_year(text: &str) -> bool {
    // Fast path: most texts have no digits.
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    text.split(|c: char| !c.is_ascii_digit())
        .any(|digits| digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20")))
}

/// Hashes of the words of a text, each character in lower case. Equal words have equal hashes; they are only compared
/// within a page.
pub(super) fn word_hashes(text: &str) -> WordHashes<'_> {
    WordHashes { rest: text }
}

/// See [`word_hashes`].
#[derive(Debug)]
pub(super) struct WordHashes<'a> {
    rest: &'a str,
}

/// FNV-1a, 32 bits.
const fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

impl Iterator for WordHashes<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let (mut hash, mut in_word, mut at) = (0x811C_9DC5, false, 0);
        let bytes = self.rest.as_bytes();
        while let Some(&byte) = bytes.get(at) {
            if byte.is_ascii_alphanumeric() || byte == b'_' {
                hash = step(hash, byte.to_ascii_lowercase());
                (in_word, at) = (true, at + 1);
            } else if byte.is_ascii() {
                at += 1;
                if in_word {
                    break;
                }
            } else {
                let Some(c) = self.rest.get(at..).and_then(|rest| rest.chars().next()) else { break };
                at += c.len_utf8();
                match beyond_ascii(c, hash) {
                    Some((stepped, ends)) => {
                        (hash, in_word) = (stepped, true);
                        if ends {
                            break;
                        }
                    }
                    None if in_word => break,
                    None => {}
                }
            }
        }
        self.rest = self.rest.get(at..).unwrap_or_default();
        in_word.then_some(hash)
    }
}

/// The hash after a character beyond ASCII, and whether the word ends there: a letter may have a mark of its own in lower
/// case, which is no letter (`İ`). `None` where the character is no part of a word.
#[inline(never)]
fn beyond_ascii(c: char, hash: u32) -> Option<(u32, bool)> {
    let add = |hash: u32, c: char| c.encode_utf8(&mut [0; 4]).bytes().fold(hash, step);
    let mut found = None;
    for lower in c.to_lowercase() {
        if !is_alphanumeric(lower) {
            return found.map(|hash| (hash, true));
        }
        found = Some(add(found.unwrap_or(hash), lower));
    }
    found.map(|hash| (hash, false))
}

/// Appends a text in lower case, with a space between a lower-case and an upper-case letter: labels that only a style
/// sheet separates ("SharePostMail") are not separated in the text.
pub(super) fn lower_and_split(line: &str, out: &mut String) {
    if line.is_ascii() {
        let start = out.len();
        let mut done = 0;
        for (at, pair) in line.as_bytes().windows(2).enumerate() {
            if pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase() {
                out.push_str(&line[done..=at]);
                out.push(' ');
                done = at + 1;
            }
        }
        out.push_str(&line[done..]);
        out[start..].make_ascii_lowercase();
        return;
    }
    let mut after_lower = false;
    for c in line.chars() {
        if after_lower && c.is_uppercase() {
            out.push(' ');
        }
        after_lower = c.is_lowercase();
        // The Turkish capital I with a dot becomes two characters, of which words have the first.
        out.extend(c.to_lowercase().filter(|&c| c != '\u{307}'));
    }
}

#[cfg(test)]
mod tests {
    use super::super::phrases::{Phrase, phrase};
    use super::*;

    #[test]
    fn labels_that_only_style_separates_are_split() {
        let split = |line: &str| {
            let mut out = String::new();
            lower_and_split(line, &mut out);
            out
        };
        assert_eq!(split("SharePostMail"), "share post mail");
        assert_eq!(phrase(&split("SharePostMail")), Some(Phrase::Share));
        assert_eq!(split("Über UNO"), "über uno");
    }

    #[test]
    fn sentences_end_in_every_script() {
        assert!(ends_sentence("So it is. \n"));
        assert!(ends_sentence("「はい。」"));
        assert!(!ends_sentence("Read more"));
    }

    #[test]
    fn amounts_and_years_are_counted() {
        assert_eq!(money_amounts("From $ 12.50, was 20 €; not $ELF or 5"), 2);
        for sign in ['$', '€', '£', '¥', '₹', '₽', '₩', '₺', '₴', '฿', '₫'] {
            assert_eq!(money_amounts(&format!("{sign}5")), 1, "{sign}");
        }
        assert!(has_year("in 2031, and again") && has_year("1987"));
        assert!(!has_year("call 555 2031987") && !has_year("3000 steps"));
    }
}
