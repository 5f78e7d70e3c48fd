//! Where something stands among the kept blocks. Numbers of the page and its verdicts, each in constant or bounded time.

use super::geometry::Lying;
use crate::judge::Verdicts;
use crate::measure::{BlockId, Measures};
use crate::page::{NodeId, Page, Tag};
use std::ops::Range;

/// Ancestors looked at from one node. Wrappers of pictures on real pages go 12 deep; a page may be 100,000.
pub(super) const CLIMB: usize = 32;

/// The innermost element with one of these tags, the node itself included, among so many.
pub(super) fn above(page: &Page, node: NodeId, levels: usize, tags: &[Tag]) -> Option<NodeId> {
    page.ancestors(node).take(levels).find(|&n| tags.contains(&page.tag(n)))
}

/// The innermost element around one node, among so many, that holds another, too.
pub(super) fn around_both(page: &Page, one: NodeId, levels: usize, other: NodeId) -> Option<NodeId> {
    page.ancestors(one).skip(1).take(levels).find(|&n| page.contains(n, other))
}

/// Whether one of the first nodes below an element has one of these tags.
pub(super) fn holds(page: &Page, node: NodeId, first: usize, tags: &[Tag]) -> bool {
    page.descendants(node).take(first).any(|n| tags.contains(&page.tag(n)))
}

/// The page, its blocks and what became of them.
pub(super) struct Ground<'a> {
    pub page: &'a Page,
    pub measures: &'a Measures,
    pub verdicts: &'a Verdicts,
    /// For each block and one past the last: characters of the blocks before it, all and kept.
    chars: Vec<(u32, u32)>,
    /// The first and one past the last kept block.
    pub kept: Range<usize>,
    /// The blocks that are h1, rising.
    pub headlines: Vec<usize>,
    /// Which blocks are captions of some picture, as they say themselves.
    pub captions: Vec<bool>,
    /// A line of the running text, where the live page told of some: the longest.
    pub usual: Option<Lying>,
}

impl<'a> Ground<'a> {
    pub(super) fn new(page: &'a Page, measures: &'a Measures, verdicts: &'a Verdicts) -> Self {
        let mut chars = Vec::with_capacity(measures.blocks().len() + 1);
        let (mut all, mut kept) = (0u32, 0u32);
        let (mut first, mut end, mut headlines) = (None, 0, Vec::new());
        for (at, block) in measures.blocks().iter().enumerate() {
            chars.push((all, kept));
            all = all.saturating_add(block.chars);
            if verdicts.keeps(BlockId::from_index(at)) {
                kept = kept.saturating_add(block.chars);
                first.get_or_insert(at);
                end = at + 1;
            }
            if page.tag(block.container) == Tag::H1 {
                headlines.push(at);
            }
        }
        chars.push((all, kept));
        let told = measures.blocks().iter().filter(|block| page.picture(block.container).is_some());
        let usual = told.max_by_key(|block| block.chars).and_then(|block| Lying::of(page, block.container));
        Self { page, measures, verdicts, chars, kept: first.unwrap_or(0)..end, headlines, usual, captions: Vec::new() }
    }

    /// The blocks within an element.
    pub(super) fn blocks(&self, node: NodeId) -> Range<usize> {
        self.measures.within(self.page, node)
    }

    /// Characters of a range of blocks: all, and those of kept blocks.
    pub(super) fn chars(&self, range: &Range<usize>) -> (u32, u32) {
        let (from, to) = (self.chars[range.start], self.chars[range.end]);
        (to.0 - from.0, to.1 - from.1)
    }

    pub(super) fn keeps(&self, block: usize) -> bool {
        block < self.measures.blocks().len() && self.verdicts.keeps(BlockId::from_index(block))
    }

    /// Whether an element is as far as a figure may reach.
    pub(super) fn is_edge(&self, node: NodeId) -> bool {
        matches!(
            self.page.tag(node),
            Tag::Html
                | Tag::Body
                | Tag::Main
                | Tag::Article
                | Tag::None
                | Tag::Tr
                | Tag::Tbody
                | Tag::Table
                | Tag::Td
                | Tag::Ul
                | Tag::Ol
                | Tag::Li
        )
    }
}
