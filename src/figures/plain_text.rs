//! Plain text of captions and attributes: white space collapsed, tags removed, references decoded; a key for comparing.

use crate::page::letters;

/// Appends text, each run of white space as one space, none at the beginning.
pub(in crate::figures) fn push_collapsed(out: &mut String, text: &str) {
    for c in text.chars() {
        push_char(out, c);
    }
}

/// Appends a character as [`push_collapsed`] does.
pub(in crate::figures) fn push_char(out: &mut String, c: char) {
    if !c.is_whitespace() {
        out.push(c);
    } else if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

/// A text with its white space collapsed and trimmed.
pub(in crate::figures) fn collapse_whitespace(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_collapsed(&mut out, text);
    let trimmed = out.trim_end().len();
    out.truncate(trimmed);
    out
}

/// A text without its tags: `<` and a letter or `/`, up to `>`. Any other `<` stays.
pub(in crate::figures) fn strip_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let is_tag = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        let cut = rest.find('>').filter(|_| is_tag).map_or(1, |end| end + 1);
        if cut == 1 {
            out.push('<');
        }
        rest = &rest[cut..];
    }
    out + rest
}

/// Decodes the character references that are common in addresses and short texts.
pub(in crate::figures) fn decode_references(value: &str) -> String {
    let mut out = value.to_owned();
    for (reference, character) in [
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#038;", "&"),
        ("&#38;", "&"),
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ] {
        if out.contains(reference) {
            out = out.replace(reference, character);
        }
    }
    out
}

/// Letters and digits in lower case: equal for texts that differ in punctuation, case and white space only.
pub(in crate::figures) fn comparison_key(text: &str) -> String {
    letters::key(text)
}
