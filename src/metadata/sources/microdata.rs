//! Microdata: elements with an `itemprop`, and their values.
//!
//! Only names and places are collected; which item is the article's own value is decided by the fields.

use super::limits::push_capped;
use crate::metadata::text;
use crate::page::{NodeId, Page, Tag};

/// An element with microdata.
#[derive(Debug, Clone, Copy)]
pub struct MicrodataItem<'a> {
    /// The element.
    pub node: NodeId,
    /// One name of its `itemprop`.
    pub name: &'a str,
}

/// All microdata of the page, in document order.
#[derive(Debug, Default)]
pub struct Microdata<'a> {
    items: Vec<MicrodataItem<'a>>,
    /// Elements of what others wrote about or below the article.
    responses: Vec<NodeId>,
}

/// Names of items that contain what others wrote: the dates and authors within are theirs.
const RESPONSES: &str = "comment review acceptedAnswer suggestedAnswer answer reviews";

impl<'a> Microdata<'a> {
    /// Adds an element under each name of its `itemprop`.
    pub(super) fn push(&mut self, node: NodeId, names: &'a str) {
        for name in names.split_ascii_whitespace().take(4) {
            if text::has_word(RESPONSES, name) {
                push_capped(&mut self.responses, node);
            }
            push_capped(&mut self.items, MicrodataItem { node, name });
        }
    }

    /// The elements with a name.
    pub fn named(&self, name: &str) -> impl Iterator<Item = NodeId> {
        self.items.iter().filter(move |item| item.name == name).map(|item| item.node)
    }

    /// Whether an element has a name.
    pub fn is_named(&self, node: NodeId, name: &str) -> bool {
        self.named(name).any(|named| named == node)
    }

    /// The elements with one of some names that lie in no comment, review or answer.
    pub fn own(&self, page: &Page, names: &[&str]) -> impl Iterator<Item = NodeId> {
        let named = self.items.iter().filter(move |item| names.contains(&item.name)).map(|item| item.node);
        named.filter(move |&node| !self.responses.iter().any(|&response| page.contains(response, node)))
    }

    /// The value of the `name` item within an element, else that of the element.
    pub fn name_within(&self, page: &Page, node: NodeId) -> String {
        let name = self.named("name").find(|&name| name != node && page.contains(node, name));
        item_text(page, name.unwrap_or(node))
    }
}

/// The value of an item: its machine-readable attribute, else its visible text.
pub fn item_text(page: &Page, node: NodeId) -> String {
    let attribute = match page.tag(node) {
        Tag::Time => page.attr(node, "datetime").or_else(|| page.attr(node, "content")),
        _ => page.attr(node, "content"),
    };
    match attribute {
        Some(value) => text::clean(value),
        None => text::visible_text(page, node),
    }
}

#[cfg(test)]
mod tests {
    use crate::metadata::sources::collect;
    use crate::page::{Page, Snapshot};

    #[test]
    fn items_of_comments_are_not_the_articles() {
        let html = "<html><body><div itemprop=\"author\"><b itemprop=\"name\">Ada Holm</b> of the harbour</div>\
            <div itemprop=\"comment\"><i itemprop=\"author\">Bo Ek</i></div></body></html>";
        let page = Page::read(Snapshot::from_serialised(html, "https://a.example/1")).unwrap();
        let microdata = collect(&page).microdata;
        let own: Vec<String> = microdata.own(&page, &["author"]).map(|n| microdata.name_within(&page, n)).collect();
        assert_eq!(own, ["Ada Holm"]);
        assert_eq!(microdata.named("author").count(), 2);
    }
}
