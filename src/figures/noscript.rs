//! The images that stand within `noscript`: as text, or as elements where the page was parsed without scripting.
//!
//! While scripting is on, the browser keeps what stands there as characters. This is no parser: it finds `<img …>` tags
//! and reads their attributes, and what is not plainly that is skipped. Only addresses and alternative texts come of it,
//! and both are checked like any others.

use crate::page::{Kind, NodeId, Page, Tag};

/// Most images read from one element.
const MOST: usize = 20;
/// Most text read, in bytes.
const LONGEST: usize = 64 * 1024;

/// The attributes of each image, values decoded.
pub(super) fn images(page: &Page, noscript: NodeId) -> Vec<Vec<(String, String)>> {
    let owned = |node| page.attrs(node).map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let images = page.descendants(noscript).filter(|&node| page.tag(node) == Tag::Img);
    let mut found: Vec<_> = images.take(MOST).map(owned).collect();
    for node in page.children(noscript).filter(|&n| page.kind(n) == Kind::Text) {
        let mut rest = page.text(node);
        let mut end = rest.len().min(LONGEST);
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        rest = &rest[..end];
        while let Some(at) = rest.find('<') {
            rest = &rest[at + 1..];
            let after = rest.get(..3).filter(|t| t.eq_ignore_ascii_case("img")).map(|_| &rest[3..]);
            let Some(tag) = after.filter(|t| t.starts_with(|c: char| c.is_ascii_whitespace() || c == '/')) else {
                continue;
            };
            if found.len() < MOST
                && let Some(attributes) = attributes(tag)
            {
                found.push(attributes);
            }
        }
    }
    found
}

/// The attributes up to the end of the tag; `None` when the tag does not end.
fn attributes(text: &str) -> Option<Vec<(String, String)>> {
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() {
            return None;
        }
        if rest.starts_with('>') {
            return Some(found);
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/'))?;
        if end == 0 {
            return None;
        }
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let Some(value) = rest.strip_prefix('=') else {
            continue;
        };
        let value = value.trim_start();
        let (value, after) = match value.chars().next()? {
            quote @ ('"' | '\'') => {
                let inner = &value[1..];
                let end = inner.find(quote)?;
                (&inner[..end], &inner[end + 1..])
            }
            _ => value.split_at(value.find(|c: char| c.is_ascii_whitespace() || c == '>')?),
        };
        rest = after;
        if found.len() < 64 {
            found.push((name, decode(value)));
        }
    }
}

/// The character references that stand in addresses and short texts.
pub(super) fn decode(value: &str) -> String {
    let mut out = value.to_owned();
    for (code, sign) in [
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
        if out.contains(code) {
            out = out.replace(code, sign);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_image_tag_is_read_and_half_of_one_is_not() {
        let read = attributes(" src=\"/a.jpg?x=1&amp;y=2\" alt='Two boats' width=20 hidden>").unwrap();
        let expected = [("src", "/a.jpg?x=1&y=2"), ("alt", "Two boats"), ("width", "20")];
        assert_eq!(read, expected.map(|(n, v)| (n.to_owned(), v.to_owned())));
        assert_eq!(attributes(" src=\"/a.jpg"), None);
        assert_eq!(attributes(" src=/a.jpg"), None);
        assert_eq!(attributes(" =x>"), None);
    }
}
