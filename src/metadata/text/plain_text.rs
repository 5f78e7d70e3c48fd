//! Turns what a page wrote into plain text: no markup, no character references, white space as single spaces.
//!
//! Attributes and JSON strings may contain anything. The result is text, never markup; it is not escaped here, which is
//! the task of the renderer.

use crate::page::letters;
use crate::page::{Kind, NodeId, Page, Tag};

/// Most bytes of text read from one element. The longest headline of the benchmark pages has 500.
const LONGEST: usize = 2_000;

/// The visible text of an element, white space collapsed: without hidden subtrees, scripts and buttons. Stops after
/// [`LONGEST`] bytes.
pub fn visible_text(page: &Page, node: NodeId) -> String {
    let mut out = String::new();
    let mut at = node.index();
    let end = page.end(node);
    // Where the innermost block ends, whose text stands apart from what follows.
    let mut block_end = usize::MAX;
    while at < end && out.len() < LONGEST {
        let id = NodeId::from_index(at);
        if at >= block_end {
            push(&mut out, " ");
            block_end = usize::MAX;
        }
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
                    block_end = block_end.min(page.end(id));
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

/// The text of an attribute or a JSON string: character references that were encoded twice are decoded, formatting tags
/// removed, white space collapsed.
pub fn clean(text: &str) -> String {
    let head = truncate(text, 4 * LONGEST);
    let decoded = if head.contains('&') { decode(head) } else { head.to_owned() };
    let stripped = if decoded.contains('<') { without_tags(&decoded) } else { decoded };
    collapse_whitespace(&stripped)
}

/// White space as single spaces, none at the ends; control and invisible format characters removed.
pub fn collapse_whitespace(text: &str) -> String {
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

/// Control, zero-width and direction-override characters: they carry no text and can disguise it. The joiners are kept:
/// scripts and emoji need them.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

/// The beginning of a text: at most `limit` bytes, cut at a character boundary.
pub fn truncate(text: &str, limit: usize) -> &str {
    let mut end = limit.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Decodes character references once: numeric ones, and the named ones that occur in titles.
fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        // The longest known name has six letters, the longest number seven digits.
        match rest
            .get(1..)
            .and_then(|r| truncate(r, 10).find(';'))
            .and_then(|e| Some((reference(&rest[1..=e])?, e + 2)))
        {
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
    // A no-break space counts as a space.
    named.map(|c| if c == '\u{a0}' { ' ' } else { c })
}

/// Named character references that occur in titles: each name, directly followed by its character.
const NAMED: &str = "amp& lt< gt> quot\" apos' nbsp\u{a0} ndash– mdash— hellip… lsquo‘ rsquo’ ldquo“ rdquo” laquo« raquo» middot· bull• reg® trade™ copy© eacuteé egraveè agraveà aumlä oumlö uumlü szligß ntildeñ ccedilç";

/// Removes the tags of formatting elements, and scripts and styles with their content. A tag of another name is kept as
/// text: a headline may be about `<template>`.
#[inline(never)]
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
            (Some(end), tag) if is_formatting(tag) => {
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

/// Elements that publishing systems put into titles and descriptions.
fn is_formatting(tag: Tag) -> bool {
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

/// The rest of a text after a prefix that is given in lower case; the text may have any case.
pub fn strip_prefix_lowercase<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let mut rest = text.chars();
    let lower = |c: char| c.to_lowercase().next();
    prefix.chars().all(|expected| rest.next().and_then(lower) == Some(expected)).then_some(rest.as_str())
}

/// The words of a text in lower case, for comparing: runs of letters and digits.
pub fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

/// Whether a list of words, separated by spaces, contains a word.
pub fn has_word(list: &str, word: &str) -> bool {
    list.split(' ').any(|w| w == word)
}

/// The letters and digits of a text in lower case, for comparing.
pub fn key(text: &str) -> String {
    letters::key(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_double_encoded_references_once() {
        assert_eq!(clean("Rock &amp; Roll &#8211; &quot;live&quot;"), "Rock & Roll – \"live\"");
        assert_eq!(clean("AT&T and R&D; x & y"), "AT&T and R&D; x & y");
        assert_eq!(clean("&amp;lt;b&amp;gt;"), "&lt;b&gt;");
    }

    #[test]
    fn removes_formatting_tags_and_keeps_tag_names_in_prose() {
        assert_eq!(clean("The <em>Iliad</em><br>retold"), "The Iliad retold");
        assert_eq!(clean("How <template> works"), "How <template> works");
        assert_eq!(clean("a < b and c > d"), "a < b and c > d");
        assert_eq!(clean("News<script>alert(1)</script>!"), "News!");
        assert_eq!(clean("x <img src=y onerror=alert(1)> y"), "x y");
    }

    #[test]
    fn a_prefix_is_found_in_any_case() {
        assert_eq!(strip_prefix_lowercase("ÉCRIT par", "écrit"), Some(" par"));
        assert_eq!(strip_prefix_lowercase("By", "by"), Some(""));
        assert_eq!(strip_prefix_lowercase("B", "by"), None);
    }

    #[test]
    fn collapses_white_space_and_removes_invisible_characters() {
        assert_eq!(clean("  a\n\t b\u{202e}c \u{200b} "), "a bc");
    }
}
