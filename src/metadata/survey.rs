//! One pass over the page that gathers every place where it may speak of itself.
//!
//! The rules that choose look only at what was gathered, so each costs what it holds and not what the page holds.

use super::plain;
use super::vocabulary::{self, Role};
use crate::page::letters::Lower;
use crate::page::{Kind, NodeId, Page, Tag};

/// Most entries kept of each list. A page of one article has a handful; the cap keeps a hostile one cheap.
const MOST: usize = 256;

/// A named value from the head.
#[derive(Debug)]
pub(super) struct Tagged<'a> {
    /// Name or property: lower case, `.` and `_` as `:`.
    pub key: String,
    /// As the page has it.
    pub content: &'a str,
}

/// An element that carries microdata.
#[derive(Debug)]
pub(super) struct Item<'a> {
    pub node: NodeId,
    /// One name of its `itemprop`.
    pub name: &'a str,
}

/// What the pass gathered, each list in document order.
#[derive(Debug, Default)]
pub(super) struct Survey<'a> {
    pub metas: Vec<Tagged<'a>>,
    /// `link` elements of the head: each word of `rel` with its address.
    pub links: Vec<(&'a str, &'a str)>,
    pub title: Option<NodeId>,
    pub json_ld: Vec<NodeId>,
    /// `h1` to `h3`.
    pub headings: Vec<NodeId>,
    pub items: Vec<Item<'a>>,
    /// Addresses of links with `rel=license`.
    pub licenses: Vec<&'a str>,
    /// Links with `rel=author`.
    pub author_links: Vec<NodeId>,
    /// Links to the page of an author, by the word publishing systems put in its address.
    pub profiles: Vec<NodeId>,
    /// Elements whose class or id speaks of a byline or author.
    pub bylines: Vec<NodeId>,
    /// Elements whose class or id speaks of a date, and `time` elements.
    pub dates: Vec<NodeId>,
    /// The first elements that are an article or the main part.
    pub article: Option<NodeId>,
    pub html: Option<NodeId>,
    pub body: Option<NodeId>,
}

impl<'a> Survey<'a> {
    pub(super) fn of(page: &'a Page) -> Self {
        let mut found = Self::default();
        let mut at = 1;
        while at < page.len() {
            let node = NodeId::from_index(at);
            at += 1;
            if page.kind(node) != Kind::Element {
                continue;
            }
            if page.is_foreign(node) {
                at = page.end(node);
                continue;
            }
            found.element(page, node);
            if matches!(page.tag(node), Tag::Template | Tag::Noscript) {
                at = page.end(node);
            }
        }
        found
    }

    fn element(&mut self, page: &'a Page, node: NodeId) {
        match page.tag(node) {
            Tag::Html => {
                self.html.get_or_insert(node);
            }
            Tag::Body => {
                self.body.get_or_insert(node);
            }
            Tag::Title => {
                self.title.get_or_insert(node);
            }
            Tag::Meta => self.meta(page, node),
            Tag::Link => {
                if let (Some(rel), Some(href)) = (page.attr(node, "rel"), page.attr(node, "href")) {
                    self.links.extend(rel.split_ascii_whitespace().take(4).map(|r| (r, href)));
                    self.links.truncate(MOST);
                }
            }
            Tag::Script => {
                let kind = page.attr(node, "type").unwrap_or_default();
                if kind.trim().eq_ignore_ascii_case("application/ld+json") {
                    push(&mut self.json_ld, node);
                }
            }
            Tag::H1 | Tag::H2 | Tag::H3 => push(&mut self.headings, node),
            Tag::Article | Tag::Main => {
                self.article.get_or_insert(node);
            }
            Tag::Time => push(&mut self.dates, node),
            _ => {}
        }
        let mut role = Role::default();
        for (name, value) in page.attrs(node) {
            match name {
                "itemprop" => {
                    for name in value.split_ascii_whitespace().take(4) {
                        push(&mut self.items, Item { node, name });
                    }
                }
                "rel" if page.tag(node) == Tag::A && says(value, "author") => push(&mut self.author_links, node),
                "rel" if says(value, "license") => self.licenses.extend(page.attr(node, "href")),
                "href" if page.tag(node) == Tag::A && is_author(value) => push(&mut self.profiles, node),
                "class" | "id" | "data-testid" | "data-component" => role = role.or(vocabulary::role(value)),
                _ => {}
            }
        }
        if matches!(page.tag(node), Tag::Body | Tag::Html | Tag::Meta | Tag::Link | Tag::Script | Tag::Style) {
            return;
        }
        if role.byline {
            push(&mut self.bylines, node);
        }
        if role.date && page.tag(node) != Tag::Time {
            push(&mut self.dates, node);
        }
    }

    fn meta(&mut self, page: &'a Page, node: NodeId) {
        let Some(content) = page.attr(node, "content") else { return };
        for attribute in ["property", "name", "http-equiv"] {
            let Some(names) = page.attr(node, attribute) else { continue };
            // A name may hold several keys, and a key is written with points as often as with colons.
            for key in names.split_ascii_whitespace().take(4) {
                let key = key.lower().replace(['.', '_'], ":");
                push(&mut self.metas, Tagged { key, content });
            }
        }
    }

    /// The first of the named metas that holds text, in the order of `keys`.
    pub(super) fn meta_of(&self, keys: &[&str]) -> Option<String> {
        keys.iter().find_map(|key| self.metas_of(key).into_iter().next())
    }

    /// The texts of all metas of one key that are not empty.
    pub(super) fn metas_of(&self, key: &str) -> Vec<String> {
        let named = self.metas.iter().filter(|m| m.key == key);
        named.map(|m| plain::field(m.content)).filter(|t| !t.is_empty()).collect()
    }

    /// The value of a microdata element: of its machine-readable attribute, else its words.
    pub(super) fn item_text(page: &Page, node: NodeId) -> String {
        let attribute = match page.tag(node) {
            Tag::Meta => page.attr(node, "content"),
            Tag::Time => page.attr(node, "datetime").or_else(|| page.attr(node, "content")),
            _ => page.attr(node, "content"),
        };
        match attribute {
            Some(value) => plain::field(value),
            None => plain::shown(page, node),
        }
    }
}

fn push<T>(list: &mut Vec<T>, entry: T) {
    if list.len() < MOST {
        list.push(entry);
    }
}

/// Whether an address is below the authors of a site, which is not their list.
fn is_author(address: &str) -> bool {
    let name = ["/author/", "/authors/", "/auteur/", "/autor/", "/autoren/"].iter().find_map(|p| address.split_once(p));
    name.is_some_and(|(_, name)| !name.trim_matches('/').is_empty())
}

fn says(rel: &str, word: &str) -> bool {
    rel.split_ascii_whitespace().any(|r| r.eq_ignore_ascii_case(word))
}
