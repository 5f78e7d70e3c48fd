//! What stands between a block and the next: how many elements, pictures and controls, and how far up the two part.
//!
//! A reader sees the distance between two texts before reading either; in a page without style sheets the elements
//! between them are what is left of it.

use super::blocks::Block;
use crate::page::{Kind, NodeId, Page, Tag};

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
    /// Elements above the first block that do not hold the second.
    pub left: u8,
    /// Elements above the second block that do not hold the first.
    pub entered: u8,
}

/// The gap before each block and the one after the last: one more than there are blocks.
pub(super) fn gaps(page: &Page, blocks: &[Block]) -> Vec<Gap> {
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
