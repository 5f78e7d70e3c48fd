//! The named values of the head: `meta` elements by their property or name.
//!
//! Values are cleaned when they are asked for: a head has dozens, and fields ask for a few.

use super::limits::push_capped;
use crate::metadata::text;
use crate::page::{NodeId, Page};

/// A named value from the head.
#[derive(Debug)]
struct MetaTag<'a> {
    /// Property or name in lower case, with `:` for `.` and `_`.
    key: String,
    /// As the page has it.
    content: &'a str,
}

/// All named values of the head, in document order.
#[derive(Debug, Default)]
pub struct MetaTags<'a>(Vec<MetaTag<'a>>);

impl<'a> MetaTags<'a> {
    /// Adds a `meta` element under each of its keys.
    pub(super) fn push(&mut self, page: &'a Page, node: NodeId) {
        let Some(content) = page.attr(node, "content") else { return };
        for attribute in ["property", "name", "http-equiv"] {
            let Some(names) = page.attr(node, attribute) else { continue };
            // An attribute may contain several keys, and publishers write keys with points as well as with colons.
            for key in names.split_ascii_whitespace().take(4) {
                push_capped(&mut self.0, MetaTag { key: normalized_key(key), content });
            }
        }
    }

    /// The first text under one of the keys, in the order of the keys.
    pub fn first(&self, keys: &[&str]) -> Option<String> {
        keys.iter().find_map(|key| self.all(key).next())
    }

    /// The texts under a key that are not empty.
    pub fn all(&self, key: &str) -> impl Iterator<Item = String> {
        let named = self.0.iter().filter(move |tag| tag.key == key);
        named.map(|tag| text::clean(tag.content)).filter(|text| !text.is_empty())
    }

    /// The values, as the page has them, of all keys that contain one of some parts.
    pub fn with_key_part(&self, parts: &[&str]) -> impl Iterator<Item = &'a str> {
        let named = self.0.iter().filter(|tag| parts.iter().any(|part| tag.key.contains(part)));
        named.map(|tag| tag.content)
    }
}

fn normalized_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '.' | '_' => key.push(':'),
            c => key.extend(c.to_lowercase()),
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use crate::metadata::sources::collect;
    use crate::page::{Page, Snapshot};

    #[test]
    fn keys_are_found_however_they_are_written() {
        let html = "<html><head><meta property=\"OG.Title dc_title\" content=\" Why &amp; how \">\
            <meta name=\"og:title\" content=\" \"><meta name=\"og:title\" content=\"Second\"></head><body><p>Words.</p></body></html>";
        let page = Page::read(Snapshot::from_serialised(html, "https://a.example/1")).unwrap();
        let tags = collect(&page).meta_tags;
        assert_eq!(tags.all("og:title").collect::<Vec<_>>(), ["Why & how", "Second"]);
        assert_eq!(tags.first(&["title", "dc:title"]).as_deref(), Some("Why & how"));
        assert_eq!(tags.first(&["dc:creator"]), None);
        assert_eq!(tags.with_key_part(&["title"]).count(), 4);
    }
}
