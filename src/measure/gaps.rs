//! Gaps between consecutive blocks: elements, pictures and controls between them, and how far up the tree they separate.
//!
//! Readers see the distance between two texts before they read either. The layout is not known here; the elements between
//! two blocks are the nearest substitute.

use super::blocks::Block;
use crate::page::{Kind, NodeId, Page, Tag};
use std::ops::Range;

/// Ancestors of a block searched at most for the one that it shares with its neighbour.
const MAX_CLIMB: usize = 12;

/// What is between two consecutive blocks. Counts saturate at 255.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Gap {
    /// Elements that begin between the two.
    pub elements: u8,
    /// `img`, `video`, `iframe`.
    pub pictures: u8,
    /// Form controls.
    pub controls: u8,
    /// Links: those without text, and those that the second block begins in.
    pub links: u8,
    /// Ancestors of the first block that do not contain the second.
    pub left: u8,
    /// Ancestors of the second block that do not contain the first.
    pub entered: u8,
}

/// The gaps of a page.
#[derive(Debug)]
pub(super) struct Gaps {
    /// The gap before each block and the one after the last, so one more than there are blocks.
    gaps: Vec<Gap>,
    /// Links and pictures before each block, without those in the gap before it: prefix sums.
    prefix_sums: Vec<[u32; 2]>,
}

impl Gaps {
    /// Measures the gaps between the blocks of a page.
    pub fn of(page: &Page, blocks: &[Block]) -> Self {
        let gaps = gaps(page, blocks);
        let mut prefix_sums = Vec::with_capacity(gaps.len());
        let mut sums = [0; 2];
        for (at, gap) in gaps.iter().enumerate() {
            prefix_sums.push(sums);
            sums = [sums[0] + u32::from(gap.links), sums[1] + u32::from(gap.pictures)];
            if let Some(block) = blocks.get(at) {
                for node in (block.first.index()..=block.last.index()).map(NodeId::from_index) {
                    sums[0] += u32::from(page.tag(node) == Tag::A);
                    sums[1] += u32::from(page.tag(node) == Tag::Img);
                }
            }
        }
        Self { gaps, prefix_sums }
    }

    /// The gap before a block; for the number of blocks, the one after the last.
    pub fn before(&self, block: usize) -> Gap {
        self.gaps.get(block).copied().unwrap_or_default()
    }

    /// Links and pictures in a range of blocks and in the gap before each of them.
    pub fn links_and_pictures(&self, blocks: &Range<usize>) -> [u32; 2] {
        let at = |block: usize| self.prefix_sums.get(block).copied().unwrap_or_default();
        let (start, end) = (at(blocks.start), at(blocks.end));
        [end[0].saturating_sub(start[0]), end[1].saturating_sub(start[1])]
    }
}

fn gaps(page: &Page, blocks: &[Block]) -> Vec<Gap> {
    let mut gaps = Vec::with_capacity(blocks.len() + 1);
    let mut from = 0;
    for (at, block) in blocks.iter().enumerate() {
        let mut gap = between(page, from, block.first.index());
        if let Some(before) = at.checked_sub(1).map(|before| &blocks[before]) {
            gap.left = ancestors_apart(page, before.container, block.container);
            gap.entered = ancestors_apart(page, block.container, before.container);
        }
        gaps.push(gap);
        from = block.last.index() + 1;
    }
    gaps.push(between(page, from, page.len()));
    gaps
}

/// Counts the elements from one node up to another.
fn between(page: &Page, from: usize, to: usize) -> Gap {
    let mut gap = Gap::default();
    let mut at = from;
    while at < to {
        let node = NodeId::from_index(at);
        at += 1;
        if page.kind(node) != Kind::Element {
            continue;
        }
        if page.is_silent(node) && !matches!(page.tag(node), Tag::Video | Tag::Iframe | Tag::Svg | Tag::Select) {
            at = page.end(node).max(at);
            continue;
        }
        gap.elements = gap.elements.saturating_add(1);
        match page.tag(node) {
            Tag::Img | Tag::Video | Tag::Iframe => gap.pictures = gap.pictures.saturating_add(1),
            Tag::A => gap.links = gap.links.saturating_add(1),
            Tag::Input | Tag::Button | Tag::Select | Tag::Textarea => gap.controls = gap.controls.saturating_add(1),
            _ => {}
        }
    }
    gap
}

/// Ancestors of `from`, itself included, that do not contain `to`.
fn ancestors_apart(page: &Page, from: NodeId, to: NodeId) -> u8 {
    let apart = page.ancestors(from).take(MAX_CLIMB).take_while(|&node| !page.contains(node, to)).count();
    u8::try_from(apart).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::measure;
    use crate::page::Snapshot;

    #[test]
    fn a_card_has_its_picture_and_the_link_that_covers_it() {
        let card =
            "<div class=\"card\"><img src=\"a.jpg\"><h3>A dog</h3><p>It came back</p><a href=\"/dog\"></a></div>";
        let html = format!("<html><body><p>Before</p>{card}{card}<p>After</p></body></html>");
        let page = Page::read(Snapshot::from_serialised(&html, "https://a.example/")).unwrap();
        let measures = measure(&page);
        let gaps = Gaps::of(&page, measures.blocks());
        assert_eq!(gaps.links_and_pictures(&(1..3)), [0, 1], "its own link comes after it");
        assert_eq!(gaps.links_and_pictures(&(3..5)), [1, 1]);
        assert_eq!((gaps.before(5).links, gaps.before(1).pictures, gaps.before(2).links), (1, 1, 0));
        assert_eq!(gaps.links_and_pictures(&(0..99)), [0, 0], "a range beyond the end has none");
    }
}
