//! The label that a credit begins with, in many languages.

use super::credit_words::{ALL, EAST_ASIAN, LABELS, NOUNS, QUALIFIERS};
use crate::page::word_table::{Beginnings, list_contains, list_items};

/// The beginnings of all labels.
static BEGINNINGS: Beginnings = Beginnings::NONE.with_list(NOUNS).with_list(LABELS).with_list(ALL).with("courtesy");

/// The length of the label that a text begins with: "Photo:", "Image credit:", "Photo by", "Courtesy of", "写真：".
pub(super) fn label(text: &str) -> Option<usize> {
    if !BEGINNINGS.may_begin(text) {
        return None;
    }
    let head: String = text.chars().take(40).collect::<String>().to_lowercase();
    // Lower case may have other byte offsets; no label has such a letter.
    let at_boundary = |length: usize| text.is_char_boundary(length).then_some(length);
    let begins = |&word: &&[u8]| head.as_bytes().starts_with(word);
    if let Some(all) = list_items(ALL, b'|').find(begins) {
        return label(text.get(all.len()..)?).and_then(|length| at_boundary(all.len() + length));
    }
    if let Some(found) = list_items(LABELS, b'|')
        .filter(|l| begins(l) && matches!(head.as_bytes().get(l.len()), Some(b' ' | b':')))
        .map(<[u8]>::len)
        .max()
        // "Foto de Ada Holm" names who took it, "Foto de familia" what it shows.
        .filter(|&length| text.get(length..).is_some_and(|rest| !rest.trim_start().starts_with(char::is_lowercase)))
    {
        return at_boundary(found);
    }
    for label in list_items(EAST_ASIAN, b'|').filter(|label| begins(label)) {
        let rest = head.get(label.len()..)?;
        if let Some(separator) = rest.trim_start().chars().next().filter(|c| ":：/／=＝".contains(*c)) {
            return at_boundary(label.len() + (rest.len() - rest.trim_start().len()) + separator.len_utf8());
        }
    }
    let mut at = 0;
    let mut words = 0;
    loop {
        let rest = &head[at..];
        let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let word = &rest[..end];
        let known = if words == 0 {
            list_contains(NOUNS, word) || word == "courtesy"
        } else {
            list_contains(QUALIFIERS, word) || list_contains(NOUNS, word)
        };
        if !known || words > 3 {
            return None;
        }
        at += end;
        words += 1;
        let rest = &head[at..];
        let after = rest.trim_start();
        let gap = rest.len() - after.len();
        if after.starts_with([':', '：', '|', '©']) || after.starts_with("...") || after.starts_with("- ") && words > 1
        {
            let separator = after.chars().next().filter(|c| *c != '©').map_or(0, char::len_utf8);
            return at_boundary(at + gap + separator);
        }
        // "Fot. Ada Holm", "Foto / Ada Holm".
        if words == 1
            && ["fot", "foto", "фото", "φωτ", "ph", "photo"].contains(&word)
            && (after.starts_with('.') || after.starts_with('/'))
        {
            return at_boundary(at + gap + 1);
        }
        if gap == 0 {
            return None;
        }
        at += gap;
    }
}
