//! What stands between a block and the next: how many elements, pictures and controls, and how far up the two part.
//!
//! A reader sees the distance between two texts before reading either; in a page without style sheets the elements
//! between them are what is left of it.

use super::blocks::Block;
use crate::page::{Kind, NodeId, Page, Tag};
use std::ops::Range;

/// Elements above a block that are climbed at most to find the one it shares with its neighbour.
const CLIMB: usize = 12;

/// What stands between two neighbours. Counts end at 255.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Gap {
    /// Elements that begin between the two.
    pub elements: u8,
    /// Pictures, videos, players.
    pub pictures: u8,
    /// Things to fill in or to press.
    pub controls: u8,
    /// Links, without text or those that the second block begins in.
    pub links: u8,
    /// Elements above the first block that do not hold the second.
    pub left: u8,
    /// Elements above the second block that do not hold the first.
    pub entered: u8,
}

/// The gaps of a page.
#[derive(Debug)]
pub(super) struct Gaps {
    /// The gap before each block and the one after the last: one more than there are blocks.
    all: Vec<Gap>,
    /// Links and pictures before each block, those right before it not counted.
    before: Vec<[u32; 2]>,
}

impl Gaps {
    /// Looks at what stands between the blocks of a page.
    pub fn of(page: &Page, blocks: &[Block]) -> Self {
        let all = gaps(page, blocks);
        let mut before = Vec::with_capacity(all.len());
        let mut sums = [0; 2];
        for (at, gap) in all.iter().enumerate() {
            before.push(sums);
            sums = [sums[0] + u32::from(gap.links), sums[1] + u32::from(gap.pictures)];
            if let Some(block) = blocks.get(at) {
                for node in (block.first.index()..=block.last.index()).map(NodeId::from_index) {
                    sums[0] += u32::from(page.tag(node) == Tag::A);
                    sums[1] += u32::from(page.tag(node) == Tag::Img);
                }
            }
        }
        Self { all, before }
    }

    /// The gap before a block; after the last one, that at the end.
    pub fn before(&self, block: usize) -> Gap {
        self.all.get(block).copied().unwrap_or_default()
    }

    /// Links and pictures of some blocks, with those that stand right before each.
    pub fn with(&self, blocks: &Range<usize>) -> [u32; 2] {
        let at = |block: usize| self.before.get(block).copied().unwrap_or_default();
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
            gap.left = climb(page, before.container, block.container);
            gap.entered = climb(page, block.container, before.container);
        }
        gaps.push(gap);
        from = block.last.index() + 1;
    }
    gaps.push(between(page, from, page.len()));
    gaps
}

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

fn climb(page: &Page, from: NodeId, to: NodeId) -> u8 {
    let apart = page.ancestors(from).take(CLIMB).take_while(|&node| !page.contains(node, to)).count();
    u8::try_from(apart).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::measure;
    use crate::page::Snapshot;

    #[test]
    fn a_card_holds_its_picture_and_the_link_that_lies_over_it() {
        let card =
            "<div class=\"card\"><img src=\"a.jpg\"><h3>A dog</h3><p>It came back</p><a href=\"/dog\"></a></div>";
        let html = format!("<html><body><p>Before</p>{card}{card}<p>After</p></body></html>");
        let page = Page::read(Snapshot::from_serialised(&html, "https://a.example/")).unwrap();
        let measures = measure(&page);
        let gaps = Gaps::of(&page, measures.blocks());
        assert_eq!(gaps.with(&(1..3)), [0, 1], "its own link stands after it");
        assert_eq!(gaps.with(&(3..5)), [1, 1]);
        assert_eq!((gaps.before(5).links, gaps.before(1).pictures, gaps.before(2).links), (1, 1, 0));
        assert_eq!(gaps.with(&(0..99)), [0, 0], "what is not there holds nothing");
    }
}
