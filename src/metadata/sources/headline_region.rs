//! The region around the headline, and its lines of text: bylines and dates are looked for there.
//!
//! Takes the headline from its caller and never chooses one. Which line is a byline or a date is decided by the fields.

use super::page_pass::PageSources;
use crate::metadata::text::collapse_whitespace;
use crate::page::{Kind, NodeId, Page, letters};

/// Bytes of text after the headline that may contain the byline and the date. On the benchmark's articles the date
/// stands within 600; a standfirst may come between.
const BYTES_AFTER: usize = 1_200;
/// Bytes of text before it.
const BYTES_BEFORE: usize = 240;
/// Most nodes after the headline.
const NODES_AFTER: usize = 3_000;
/// Most nodes before it.
const NODES_BEFORE: usize = 300;

/// Bytes from which no more text is added to a line.
const LONGEST_LINE: usize = 600;

/// The visible text of one block element of the region, or of a part of it beside the headline.
#[derive(Debug)]
pub struct Line {
    /// The innermost block element around the text.
    pub node: NodeId,
    /// Its text, white space collapsed.
    pub text: String,
}

/// The part of the page around the headline.
#[derive(Debug, Default)]
pub struct HeadlineRegion {
    first: usize,
    end: usize,
    headline: Option<NodeId>,
    /// The lines of text, in document order.
    pub lines: Vec<Line>,
}

impl HeadlineRegion {
    /// The region around the headline, or at the beginning of the main content when there is none.
    pub fn around(sources: &PageSources, headline: Option<NodeId>) -> Self {
        let page = sources.page;
        let start = sources.main_content.or(sources.body);
        let Some(anchor) = headline.or(start) else { return Self::default() };
        let mut region = Self { first: anchor.index(), end: anchor.index() + 1, headline, lines: Vec::new() };
        if headline.is_some() {
            let mut seen = 0;
            while region.first > 1 && seen < BYTES_BEFORE && anchor.index() - region.first < NODES_BEFORE {
                region.first -= 1;
                seen += readable_text(page, NodeId::from_index(region.first)).map_or(0, str::len);
            }
            region.end = page.end(anchor);
        }
        let mut seen = 0;
        let from = region.end;
        while region.end < page.len() && seen < BYTES_AFTER && region.end - from < NODES_AFTER {
            let node = NodeId::from_index(region.end);
            if page.is_silent(node) {
                region.end = page.end(node);
                continue;
            }
            seen += letters::trim(page.text(node)).len() * usize::from(page.kind(node) == Kind::Text);
            region.end += 1;
        }
        region.read_lines(page, headline);
        region
    }

    fn read_lines(&mut self, page: &Page, headline: Option<NodeId>) {
        let mut at = self.first;
        while at < self.end {
            let node = NodeId::from_index(at);
            at += 1;
            if headline == Some(node) || page.is_silent(node) {
                at = page.end(node);
                continue;
            }
            let Some(text) = readable_text(page, node).filter(|t| !t.is_empty()) else { continue };
            let Some(block) = page.ancestors(node).take(12).find(|&n| page.tag(n).is_block() || n == NodeId::DOCUMENT)
            else {
                continue;
            };
            if headline.is_some_and(|h| page.contains(block, h)) && block != NodeId::DOCUMENT {
                // Text beside the headline in one block is a line of its own.
                let node = page.parent(node).unwrap_or(node);
                self.lines.push(Line { node, text: collapse_whitespace(text) });
                continue;
            }
            match self.lines.last_mut() {
                Some(line) if line.node == block => {
                    if line.text.len() < LONGEST_LINE {
                        line.text.push(' ');
                        line.text.push_str(&collapse_whitespace(text));
                    }
                }
                _ => self.lines.push(Line { node: block, text: collapse_whitespace(text) }),
            }
        }
    }

    /// The headline, if there is one.
    pub fn headline(&self) -> Option<NodeId> {
        self.headline
    }

    /// The index of the first node after the headline, or of the region where there is none.
    pub fn after_headline(&self, page: &Page) -> usize {
        self.headline.map_or(self.first, |headline| page.end(headline))
    }

    /// Whether a node stands after the headline.
    pub fn is_after_headline(&self, node: NodeId) -> bool {
        self.headline.is_none_or(|h| h < node)
    }

    /// Whether the headline is within an element.
    pub fn is_within(&self, page: &Page, element: NodeId) -> bool {
        self.headline.is_some_and(|h| page.contains(element, h))
    }

    /// Whether a node begins in the region.
    pub fn contains(&self, node: NodeId) -> bool {
        (self.first..self.end).contains(&node.index())
    }
}

/// The text of a text node whose parent is read as text.
pub(super) fn readable_text(page: &Page, node: NodeId) -> Option<&str> {
    let readable = page.kind(node) == Kind::Text && !page.parent(node).is_some_and(|p| page.is_silent(p));
    readable.then(|| letters::trim(page.text(node)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::sources::collect;
    use crate::page::Snapshot;

    #[test]
    fn lines_are_the_texts_of_blocks_around_the_headline() {
        let html = "<html><body><p>Before</p><div><h1>Tides</h1> beside</div><p>By <b>Ada</b></p><script>x()</script>\
            <p>Words</p></body></html>";
        let page = Page::read(Snapshot::from_serialised(html, "https://a.example/1")).unwrap();
        let sources = collect(&page);
        let region = HeadlineRegion::around(&sources, sources.headings.first().copied());
        let lines: Vec<&str> = region.lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(lines, ["Before", "beside", "By Ada", "Words"]);
        assert!(region.is_after_headline(region.lines[2].node) && !region.is_after_headline(region.lines[0].node));
    }
}
