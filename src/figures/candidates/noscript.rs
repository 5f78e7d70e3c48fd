//! Images within `noscript`: mostly copies of lazy-loading images beside it.
//!
//! While scripting is on, the browser keeps the contents of `noscript` as text. This is no parser: it finds `<img …>`
//! tags and reads their attributes, and skips whatever is not plainly that. Only addresses and alternative texts come
//! of it, and both are checked like any others.

use super::best_address::{self, Attributes, TINY};
use super::candidate::{Candidate, alt};
use super::image_key;
use super::image_url::{names_image_file, resolve_image};
use crate::article::FigureKind;
use crate::figures::plain_text::decode_references;
use crate::page::{Kind, NodeId, Page, Tag};

/// Most images read from one `noscript`.
const MOST_IMAGES: usize = 20;
/// Most text read, in bytes.
const LONGEST: usize = 64 * 1024;

/// Adds an image of a `noscript`, given by its attributes: where it is the copy of an image right before it, that image
/// takes its address; else it is a candidate of its own.
#[inline(never)]
pub(in crate::figures) fn add(page: &Page, noscript: NodeId, copy: &[(String, String)], found: &mut Vec<Candidate>) {
    let attributes: Attributes = copy.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let Some(source) = best_address::of_attributes(page, &attributes, true) else { return };
    let key = image_key::key(source.address.as_str());
    let text = attributes.iter().find(|a| a.0 == "alt").map(|a| a.1);
    // At most a few nodes apart. A lazy loader may have two images there: a tiny placeholder and what replaces it.
    let is_near = |c: &&mut Candidate| noscript.index() - c.node.index() <= 8 && c.kind == FigureKind::Image;
    let mut is_new = true;
    for beside in found.iter_mut().rev().take(2).take_while(is_near) {
        let without_address = beside.source.is_none();
        if without_address && is_new || beside.key == key || names_image(page, beside.node, &key) {
            if without_address || is_tiny_placeholder(page, beside) {
                beside.source = Some(source.clone());
            }
            beside.key.clone_from(&key);
            beside.alt = beside.alt.take().or_else(|| alt(text));
            is_new = false;
        }
    }
    if is_new {
        found.push(Candidate::new(noscript, FigureKind::Image, Some(source), alt(text)));
    }
}

/// The key of an image that the `noscript` right before an element shows a copy of, where an attribute of that element
/// names the copy.
pub(in crate::figures) fn key_before(page: &Page, node: NodeId, found: &[Candidate]) -> Option<String> {
    let before =
        found.last().filter(|c| page.tag(c.node) == Tag::Noscript && page.parent(c.node) == page.parent(node))?;
    let is_near = node.index() - page.end(before.node) <= 2;
    (is_near && names_image(page, node, &before.key)).then(|| before.key.clone())
}

/// Whether any attribute of an element holds an address of this image: a lazy loader may load another size than the
/// copy.
fn names_image(page: &Page, node: NodeId, key: &str) -> bool {
    let mut files = page.attrs(node).filter(|(_, value)| names_image_file(value));
    files.any(|(_, value)| resolve_image(page, value).is_some_and(|file| image_key::key(file.as_str()) == key))
}

/// Whether an image with a copy in `noscript` is a low-quality placeholder: by its size on the live page, else when
/// `src` is the only address it has, while the copy has another one of the same image.
fn is_tiny_placeholder(page: &Page, candidate: &Candidate) -> bool {
    let src = || resolve_image(page, page.attr(candidate.node, "src")?);
    let own = candidate.source.as_ref().map(|source| &source.address);
    let only_src = || page.attr(candidate.node, "srcset").is_none() && src().as_ref() == own;
    page.picture(candidate.node).map_or_else(only_src, |live| (2..=TINY).contains(&live.width))
}

/// The attributes of each image within a `noscript`, values decoded.
#[inline(never)]
pub(in crate::figures) fn images(page: &Page, noscript: NodeId) -> Vec<Vec<(String, String)>> {
    let owned = |node| page.attrs(node).map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let images = page.descendants(noscript).filter(|&node| page.tag(node) == Tag::Img);
    let mut found: Vec<_> = images.take(MOST_IMAGES).map(owned).collect();
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
            if found.len() < MOST_IMAGES
                && let Some(attributes) = attributes(tag)
            {
                found.push(attributes);
            }
        }
    }
    found
}

/// The attributes of a tag from after its name; `None` when the tag does not end.
#[inline(never)]
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
            found.push((name, decode_references(value)));
        }
    }
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
