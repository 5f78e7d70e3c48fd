//! The kept blocks as figures see them: which blocks are in an element, how much of them is kept, where the headlines
//! are. Each question is answered in constant or bounded time.

use super::layout_box::LayoutBox;
use crate::judge::Verdicts;
use crate::measure::{BlockId, Measures};
use crate::page::{NodeId, Page, Tag};
use std::ops::Range;

/// The page, its blocks and their verdicts.
pub(in crate::figures) struct KeptRegion<'a> {
    pub page: &'a Page,
    pub measures: &'a Measures,
    pub verdicts: &'a Verdicts,
    /// Prefix sums over the blocks: characters of the blocks before each, all and kept.
    chars: Vec<(u32, u32)>,
    /// From the first kept block to one past the last.
    pub kept: Range<usize>,
    /// The blocks that are `h1`, ascending.
    pub headlines: Vec<usize>,
    /// Which blocks are captions that markup declares. Empty until `captions::marked` has run.
    pub captions: Vec<bool>,
    /// The layout of the longest block of running text, where the live page recorded any: what captions are compared
    /// with.
    pub body_text: Option<LayoutBox>,
}

impl<'a> KeptRegion<'a> {
    pub(in crate::figures) fn new(page: &'a Page, measures: &'a Measures, verdicts: &'a Verdicts) -> Self {
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
        let with_layout = measures.blocks().iter().filter(|block| page.picture(block.container).is_some());
        let body_text =
            with_layout.max_by_key(|block| block.chars).and_then(|block| LayoutBox::of(page, block.container));
        let kept = first.unwrap_or(0)..end;
        Self { page, measures, verdicts, chars, kept, headlines, body_text, captions: Vec::new() }
    }

    /// The blocks within an element.
    pub(in crate::figures) fn blocks(&self, node: NodeId) -> Range<usize> {
        self.measures.within(self.page, node)
    }

    /// Characters of a range of blocks: all, and those of kept blocks.
    pub(in crate::figures) fn chars(&self, range: &Range<usize>) -> (u32, u32) {
        let (from, to) = (self.chars[range.start], self.chars[range.end]);
        (to.0 - from.0, to.1 - from.1)
    }

    /// Whether a block is kept; no for indices past the last block.
    pub(in crate::figures) fn keeps(&self, block: usize) -> bool {
        block < self.measures.blocks().len() && self.verdicts.keeps(BlockId::from_index(block))
    }

    /// Whether an element can be no part of a figure: the page, the article, a table, a list and their parts.
    pub(in crate::figures) fn is_boundary(&self, node: NodeId) -> bool {
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
