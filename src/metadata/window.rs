//! What stands near the headline: where bylines and dates are looked for.

use super::survey::Survey;
use super::{lines, plain};
use crate::page::letters;
use crate::page::{Kind, NodeId, Page, Tag};

/// Bytes of text after the headline that may hold the byline and the date. On the benchmark's articles the date stands
/// within 600; a standfirst may come between.
const AFTER: usize = 1_200;
/// Bytes of text before it.
const BEFORE: usize = 240;
/// Nodes walked in either direction at most.
const NODES: usize = 3_000;
/// Nodes before the headline at most.
const NODES_BEFORE: usize = 300;

/// The part of the page around the headline.
#[derive(Debug, Default)]
pub(super) struct Window {
    first: usize,
    end: usize,
    headline: Option<NodeId>,
    /// The lines of text in it: the innermost block element around each, and its words.
    pub lines: Vec<(NodeId, String)>,
}

impl Window {
    /// Around the headline, or at the beginning of the main part when there is none.
    pub(super) fn around(page: &Page, headline: Option<NodeId>, start: Option<NodeId>) -> Self {
        let Some(anchor) = headline.or(start) else { return Self::default() };
        let mut window = Self { first: anchor.index(), end: anchor.index() + 1, headline, lines: Vec::new() };
        if headline.is_some() {
            let mut seen = 0;
            while window.first > 1 && seen < BEFORE && anchor.index() - window.first < NODES_BEFORE {
                window.first -= 1;
                seen += Self::visible(page, NodeId::from_index(window.first)).map_or(0, str::len);
            }
            window.end = page.end(anchor);
        }
        let mut seen = 0;
        let from = window.end;
        while window.end < page.len() && seen < AFTER && window.end - from < NODES {
            let node = NodeId::from_index(window.end);
            if page.is_silent(node) {
                window.end = page.end(node);
                continue;
            }
            seen += letters::trim(page.text(node)).len() * usize::from(page.kind(node) == Kind::Text);
            window.end += 1;
        }
        window.read(page, headline);
        window
    }

    /// The text of a node if it is shown; looks at the parent alone.
    fn visible(page: &Page, node: NodeId) -> Option<&str> {
        let shown = page.kind(node) == Kind::Text && !page.parent(node).is_some_and(|p| page.is_silent(p));
        shown.then(|| letters::trim(page.text(node)))
    }

    fn read(&mut self, page: &Page, headline: Option<NodeId>) {
        let mut at = self.first;
        while at < self.end {
            let node = NodeId::from_index(at);
            at += 1;
            if headline == Some(node) || page.is_silent(node) {
                at = page.end(node);
                continue;
            }
            let Some(text) = Self::visible(page, node).filter(|t| !t.is_empty()) else { continue };
            let Some(block) = page.ancestors(node).take(12).find(|&n| page.tag(n).is_block() || n == NodeId::DOCUMENT)
            else {
                continue;
            };
            if headline.is_some_and(|h| page.contains(block, h)) && block != NodeId::DOCUMENT {
                // Text beside the headline in one element: a line of its own.
                self.lines.push((page.parent(node).unwrap_or(node), plain::collapse(text)));
                continue;
            }
            match self.lines.last_mut() {
                Some((last, line)) if *last == block => {
                    if line.len() < 600 {
                        line.push(' ');
                        line.push_str(&plain::collapse(text));
                    }
                }
                _ => self.lines.push((block, plain::collapse(text))),
            }
        }
    }

    /// Whether a node stands after the headline.
    pub(super) fn is_after(&self, node: NodeId) -> bool {
        self.headline.is_none_or(|h| h < node)
    }

    /// Whether an element holds the headline.
    pub(super) fn spans(&self, page: &Page, node: NodeId) -> bool {
        self.headline.is_some_and(|h| page.contains(node, h))
    }

    /// Whether a node begins within.
    pub(super) fn holds(&self, node: NodeId) -> bool {
        (self.first..self.end).contains(&node.index())
    }

    /// Whether a heading that is a link stands between the headline and a node, or the node within such a heading's
    /// element: then the node tells of the story that the heading leads to.
    pub(super) fn is_of_another(&self, page: &Page, survey: &Survey, node: NodeId) -> bool {
        let after = self.headline.map_or(self.first, |h| page.end(h));
        let own = self.headline.map(|h| plain::key(&plain::shown(page, h)));
        // The first post of a thread repeats the headline as a link to itself.
        let is_own = |h| own.as_ref().is_some_and(|own| plain::key(&plain::shown(page, h)).ends_with(own));
        survey
            .headings
            .iter()
            .any(|&h| h.index() >= after && h < node && is_linked(page, h) && !is_own(h) && !is_person(page, h))
    }

    /// Whether a node stands in one of several entries that begin with a link of some words: it tells of what the link leads
    /// to. Posts begin with who wrote them.
    pub(super) fn is_in_entry(&self, page: &Page, node: NodeId) -> bool {
        let entries = page.ancestors(node).take(12).take_while(|&n| !self.spans(page, n));
        let mut entries = entries.filter(|&n| matches!(page.tag(n), Tag::Li | Tag::Article));
        entries.any(|entry| {
            let first = page.descendants(entry).find(|&n| Self::visible(page, n).is_some_and(|t| !t.is_empty()));
            let link = first.and_then(|n| page.ancestors(n).take(6).find(|&a| page.tag(a) == Tag::A));
            let kin = page.parent(entry).into_iter().flat_map(|p| page.children(p));
            link.is_some_and(|a| leads_away(page, a, node) && plain::words(&plain::shown(page, a)).len() > 2)
                && kin.filter(|&k| page.tag(k) == page.tag(entry)).nth(1).is_some()
        })
    }

    /// Whether an element is the page's navigation or a list of other things, by its ancestors' kind.
    pub(super) fn is_aside(page: &Page, node: NodeId) -> bool {
        page.ancestors(node).take(40).any(|n| matches!(page.tag(n), Tag::Nav | Tag::Footer | Tag::Aside))
    }
}

/// Whether a link that does not hold a node leads to something else than a person.
pub(super) fn leads_away(page: &Page, link: NodeId, node: NodeId) -> bool {
    !page.contains(link, node) && page.attr(link, "href").is_some_and(|h| !lines::is_profile(h))
}

/// Whether a heading leads to the page of a person.
fn is_person(page: &Page, heading: NodeId) -> bool {
    page.descendants(heading).take(24).any(|n| page.attr(n, "href").is_some_and(lines::is_profile))
}

/// Whether a heading is a link or holds one that leads elsewhere: manuals link each heading to itself.
pub(super) fn is_linked(page: &Page, heading: NodeId) -> bool {
    let leads = |n: NodeId| page.tag(n) == Tag::A && page.attr(n, "href").is_some_and(|h| !h.contains('#'));
    page.descendants(heading).take(24).any(leads) || page.parent(heading).is_some_and(leads)
}
