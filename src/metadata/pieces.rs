//! What a date in words is made of: its numbers and its month, in the scripts and languages of the web.

use super::moment::number;
use super::{months, plain};
use crate::page::letters::Lower;

/// What a date in words is made of.
#[derive(Debug, Clone, Copy)]
pub(super) enum Piece {
    /// A number and the sign that follows it.
    Number {
        value: u32,
        digits: u8,
        after: char,
    },
    /// A month; after the twelfth those of Thailand.
    Month(u32),
    Word,
}

/// A digit of another script as the one of ours.
fn digit(c: char) -> char {
    let zeros = ['\u{660}', '\u{6f0}', '\u{966}'];
    let value = zeros.iter().map(|&zero| u32::from(c).wrapping_sub(zero.into())).find(|&value| value < 10);
    value.and_then(|value| char::from_digit(value, 10)).unwrap_or(c)
}

/// The numbers and words of a text; little words that join a date left out.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    let text: String = plain::cut(text, 400).chars().map(digit).collect();
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        if c.is_ascii_digit() {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let value = number(&rest[..digits]).unwrap_or(0);
            rest = &rest[digits..];
            let joined = rest.trim_start();
            let after = joined.chars().next().unwrap_or(' ');
            if "年年月日년월일".contains(after) {
                rest = &joined[after.len_utf8()..];
            }
            found.push(Piece::Number { value, digits: digits.min(9) as u8, after });
        } else if c.is_alphabetic() {
            // Signs that Russian, Hindi and Thai put within a word.
            let within = ['\u{301}', '\u{93c}', '\u{94d}', '\u{e4c}'];
            let end = rest.find(|c: char| !c.is_alphabetic() && !within.contains(&c)).unwrap_or(rest.len());
            let word = rest[..end].lower();
            rest = &rest[end..];
            let next = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
            // What stands between the parts of a date: "3 de marzo de 2020", "the 3rd of March", "le 1er mars", "2020 г."
            let joins = ["de", "del", "of", "the", "st", "nd", "rd", "th", "er", "a", "º", "den", "ª", "o", "năm"];
            if joins.contains(&word.as_str()) {
                continue;
            }
            // Vietnamese counts its months: "4 tháng 3".
            let count = next.bytes().take_while(u8::is_ascii_digit).count();
            if word == "tháng" && count > 0 {
                found.push(number(&next[..count]).filter(|m| (1..=12).contains(m)).map_or(Piece::Word, Piece::Month));
                rest = &next[count..];
                continue;
            }
            // A month has a number on one side at least.
            let beside = count > 0 || matches!(found.last(), Some(Piece::Number { .. }));
            let thai = if ('\u{e00}'..'\u{e80}').contains(&c) { 12 } else { 0 };
            let month = if beside { months::number(&word) } else { None };
            found.push(month.map_or(Piece::Word, |month| Piece::Month(month + thai)));
        } else {
            rest = &rest[c.len_utf8()..];
        }
    }
    found
}
