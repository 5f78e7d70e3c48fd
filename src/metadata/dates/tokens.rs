//! Splits a text into the tokens of dates: numbers and month names, in the scripts and languages of the web.
//!
//! Never decides which tokens form a date: that is `date_text`'s.

use super::months::month_number;

/// A part of a date.
#[derive(Debug, Clone, Copy)]
pub(super) enum DateToken {
    /// A number and the character that follows it.
    Number { value: u32, digits: u8, after: char },
    /// A month, 1 to 12; from 13 on the months of the Thai calendar.
    Month(u32),
    /// Any other word.
    Word,
}

/// Words between the parts of a date: "3 de marzo de 2020", "the 3rd of March", "le 1er mars".
const CONNECTIVES: [&str; 15] =
    ["de", "del", "of", "the", "st", "nd", "rd", "th", "er", "a", "º", "den", "ª", "o", "năm"];

/// Signs within a word that are no letters: of Russian, Thai and Sinhala, and the joiners.
const COMBINING_SIGNS: [char; 5] = ['\u{301}', '\u{e4c}', '\u{dca}', '\u{200c}', '\u{200d}'];

/// The place of a character within the block of its Indic script, from Devanagari to Malayalam: these blocks have their
/// digits and signs at the same places.
fn place_in_indic_block(c: char) -> Option<u32> {
    ('\u{900}'..'\u{d80}').contains(&c).then(|| u32::from(c) % 0x80)
}

/// Whether a character belongs to a word though it is no letter.
fn is_combining_sign(c: char) -> bool {
    // The nukta and the virama.
    COMBINING_SIGNS.contains(&c) || matches!(place_in_indic_block(c), Some(0x3c | 0x4d))
}

/// A digit of Arabic, Persian or an Indic script as the ASCII digit; any other character as it is.
fn to_ascii_digit(c: char) -> char {
    let zeros = ['\u{660}', '\u{6f0}'];
    let mut values = zeros.iter().map(|&zero| u32::from(c).wrapping_sub(zero.into()));
    let value = values.find(|&value| value < 10).or_else(|| place_in_indic_block(c)?.checked_sub(0x66));
    value.and_then(|value| char::from_digit(value, 10)).unwrap_or(c)
}

/// The numbers and words of a text, without connectives.
pub(super) fn tokenize(text: &str) -> Vec<DateToken> {
    let mut found = Vec::new();
    let text: String = text.chars().map(to_ascii_digit).collect();
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        if c.is_ascii_digit() {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let value = rest[..digits].parse().unwrap_or(0);
            rest = &rest[digits..];
            let joined = rest.trim_start();
            let after = joined.chars().next().unwrap_or(' ');
            if "年年月日년월일".contains(after) {
                rest = &joined[after.len_utf8()..];
            }
            found.push(DateToken::Number { value, digits: digits.min(9) as u8, after });
        } else if c.is_alphabetic() {
            // Thai shortens its months within a word: "มี.ค.".
            let is_thai = ('\u{e00}'..'\u{e80}').contains(&c);
            let is_within = |c: char| c.is_alphabetic() || is_combining_sign(c) || is_thai && c == '.';
            let end = rest.find(|c| !is_within(c)).unwrap_or(rest.len());
            let word = rest[..end].to_lowercase();
            rest = &rest[end..];
            let next = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
            // Lithuanian: "2024 m. kovo 4 d."
            let is_year_mark = word == "m" && matches!(found.last(), Some(DateToken::Number { digits: 4, .. }));
            if is_year_mark || CONNECTIVES.contains(&word.as_str()) {
                continue;
            }
            // Vietnamese numbers its months: "4 tháng 3".
            let count = next.bytes().take_while(u8::is_ascii_digit).count();
            if word == "tháng" && count > 0 {
                let month = next[..count].parse().ok().filter(|month| (1..=12).contains(month));
                found.push(month.map_or(DateToken::Word, DateToken::Month));
                rest = &next[count..];
                continue;
            }
            // A month has a number on at least one side.
            let beside = count > 0 || matches!(found.last(), Some(DateToken::Number { .. }));
            let thai = if is_thai { 12 } else { 0 };
            let month = if beside { month_number(&word) } else { None };
            found.push(month.map_or(DateToken::Word, |month| DateToken::Month(month + thai)));
        } else {
            rest = &rest[c.len_utf8()..];
        }
    }
    found
}
