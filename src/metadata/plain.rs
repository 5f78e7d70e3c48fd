//! Plain text out of whatever a page wrote: no markup, no entities, white space as single spaces.
//!
//! A field of metadata may carry anything. What leaves this file is text and nothing else; it is still the writer's
//! task to escape it.

use crate::page::letters;
use crate::page::letters::Lower;
use crate::page::{Kind, NodeId, Page, Tag};

/// Longest text read from an element, in bytes. The longest headline of the benchmark pages has 500.
const LONGEST: usize = 2_000;

/// The words an element shows, white space collapsed. Reads at most [`LONGEST`] bytes.
pub(super) fn shown(page: &Page, node: NodeId) -> String {
    let mut out = String::new();
    let mut at = node.index();
    let end = page.end(node);
    while at < end && out.len() < LONGEST {
        let id = NodeId::from_index(at);
        match page.kind(id) {
            Kind::Text => push(&mut out, page.text(id)),
            Kind::Element => {
                let tag = page.tag(id);
                if page.is_silent(id) && id != node || tag == Tag::Button || page.is_hidden(id) {
                    at = page.end(id);
                    continue;
                }
                if tag.is_block() || tag == Tag::Br {
                    push(&mut out, " ");
                }
            }
            Kind::Document | Kind::Comment => {}
        }
        at += 1;
    }
    let trimmed = out.trim_end().len();
    out.truncate(trimmed);
    out
}

/// The text of an attribute or a JSON string: entities that were encoded once too often decoded, formatting tags gone,
/// white space collapsed.
pub(super) fn field(text: &str) -> String {
    let head = cut(text, 4 * LONGEST);
    let decoded = if head.contains('&') { decode(head) } else { head.to_owned() };
    let stripped = if decoded.contains('<') { without_tags(&decoded) } else { decoded };
    collapse(&stripped)
}

/// White space as single spaces, none at the ends; control and invisible format characters gone.
pub(super) fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push(&mut out, text);
    let trimmed = out.trim_end().len();
    out.truncate(trimmed);
    out
}

fn push(out: &mut String, text: &str) {
    for c in text.chars() {
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !is_invisible(c) {
            out.push(c);
        }
    }
}

/// Control characters, zero-width and direction-override characters: they carry no word and can disguise one. The
/// joiners stay: scripts and emoji need them.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

/// The beginning of a text, at most `most` bytes, cut between characters.
pub(super) fn cut(text: &str, most: usize) -> &str {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Decodes character references once: numbers, and the names that stand in titles.
fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        // The longest name known here has six letters, the longest number seven digits.
        match rest.get(1..).and_then(|r| cut(r, 10).find(';')).and_then(|e| Some((reference(&rest[1..=e])?, e + 2))) {
            Some((c, length)) => {
                out.push(c);
                rest = &rest[length..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn reference(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| !c.is_control());
    }
    let named = NAMED
        .split(' ')
        .find_map(|entry| entry.strip_prefix(name)?.chars().next().filter(|c| !c.is_ascii_alphanumeric()));
    // A space that does not break is one.
    named.map(|c| if c == '\u{a0}' { ' ' } else { c })
}

/// The names of characters that stand in titles, each before its character.
const NAMED: &str = "amp& lt< gt> quot\" apos' nbsp\u{a0} ndash– mdash— hellip… lsquo‘ rsquo’ ldquo“ rdquo” laquo« raquo» middot· bull• reg® trade™ copy© eacuteé egraveè agraveà aumlä oumlö uumlü szligß ntildeñ ccedilç";

/// Takes out tags of elements that format a line, and scripts and styles with what they hold. A tag of another name is
/// kept as the text it is: a headline may speak of `<template>`.
fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let name_at = if rest.as_bytes().get(1) == Some(&b'/') { 2 } else { 1 };
        let name: String = rest[name_at..].chars().take_while(char::is_ascii_alphanumeric).collect();
        let tag = Tag::of(&name.to_ascii_lowercase());
        let closed = rest.find('>');
        match (closed, tag) {
            (Some(end), Tag::Script | Tag::Style) => {
                rest = &rest[end + 1..];
                if name_at == 1 {
                    let close = format!("</{}", tag.name());
                    let until = rest.to_ascii_lowercase().find(&close).unwrap_or(rest.len());
                    rest = &rest[until..];
                }
            }
            (Some(end), tag) if formats(tag) => {
                if tag.is_block() || tag == Tag::Br {
                    out.push(' ');
                }
                rest = &rest[end + 1..];
            }
            _ => {
                out.push('<');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn formats(tag: Tag) -> bool {
    use Tag::*;
    matches!(
        tag,
        A | Abbr
            | B
            | Bdi
            | Bdo
            | Big
            | Br
            | Center
            | Cite
            | Code
            | Del
            | Div
            | Em
            | Font
            | H1
            | H2
            | H3
            | H4
            | I
            | Iframe
            | Img
            | Ins
            | Mark
            | Nobr
            | P
            | Q
            | S
            | Small
            | Span
            | Strong
            | Sub
            | Sup
            | Svg
            | U
            | Wbr
    )
}

/// The words of a text, lower case, for comparing: runs of letters and digits.
pub(super) fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(Lower::lower).collect()
}

/// Whether a list of words has a word.
pub(super) fn among(list: &str, word: &str) -> bool {
    list.split(' ').any(|w| w == word)
}

/// A text reduced to its letters and digits, lower case, for comparing.
pub(super) fn key(text: &str) -> String {
    letters::key(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_encoded_twice_is_decoded_once() {
        assert_eq!(field("Rock &amp; Roll &#8211; &quot;live&quot;"), "Rock & Roll – \"live\"");
        assert_eq!(field("AT&T and R&D; x & y"), "AT&T and R&D; x & y");
        assert_eq!(field("&amp;lt;b&amp;gt;"), "&lt;b&gt;");
    }

    #[test]
    fn formatting_goes_and_speech_about_tags_stays() {
        assert_eq!(field("The <em>Iliad</em><br>retold"), "The Iliad retold");
        assert_eq!(field("How <template> works"), "How <template> works");
        assert_eq!(field("a < b and c > d"), "a < b and c > d");
        assert_eq!(field("News<script>alert(1)</script>!"), "News!");
        assert_eq!(field("x <img src=y onerror=alert(1)> y"), "x y");
    }

    #[test]
    fn white_space_collapses_and_disguises_go() {
        assert_eq!(field("  a\n\t b\u{202e}c \u{200b} "), "a bc");
    }
}
