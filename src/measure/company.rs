//! The company of a paragraph: how much running text stands together with it.
//!
//! Paragraphs of an article share a parent; teasers and comments have one each. So the words of every long block with few
//! links are counted for the element they stand in and the one above it, and the element with the most words is the core
//! of the page: the oldest idea of the field (Readability's candidates), here as numbers only.

use super::blocks::{Block, Measures};
use crate::page::{NodeId, Page, order};
use std::ops::Range;

/// Link density up to which a block counts as running text.
const PLAIN: f32 = 0.3;
/// Elements above a block whose company it may share; each step up halves it.
const REACH: usize = 4;

/// The words of running text in the element with the most of it.
pub fn core_words(page: &Page, measures: &Measures) -> u32 {
    Company::of(page, measures).core_words()
}

/// How much running text stands where.
#[derive(Debug)]
pub(super) struct Company {
    /// Elements and the words of running text directly in them, by node.
    words: Vec<(NodeId, u32)>,
    /// Words in the core.
    most: u32,
    /// Blocks from the first to the last of the core's running text.
    core: Range<usize>,
    /// Words of running text on the page.
    all: u32,
}

impl Company {
    pub fn of(page: &Page, measures: &Measures) -> Self {
        let mut words = Vec::new();
        let mut all = 0;
        for block in measures.blocks().iter().filter(|block| is_running_text(block)) {
            all += block.words;
            words.push((block.container, block.words));
            if let Some(above) = page.parent(block.container) {
                words.push((above, block.words));
            }
        }
        order::sort(&mut words);
        words.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
            }
            same
        });
        // Of elements with the same words the innermost is the core: it comes last.
        let core = words.iter().copied().max_by_key(|&(_, words)| words);
        let range = core.map_or(0..0, |(node, _)| reach(page, measures, node));
        Self { words, most: core.map_or(0, |core| core.1), core: range, all }
    }

    /// The words of running text that stand together with a block, and their share of the core's.
    pub fn kept_by(&self, page: &Page, block: &Block) -> (f32, f32) {
        let mut best = 0.0f32;
        let mut weight = 1.0;
        let mut at = Some(block.container);
        for _ in 0..REACH {
            let Some(node) = at else { break };
            best = best.max(self.at(node) as f32 * weight);
            // The first step up is free: a paragraph stands in its parent.
            weight = if node == block.container { 1.0 } else { weight * 0.5 };
            at = page.parent(node);
        }
        (best, if self.most == 0 { 0.0 } else { best / self.most as f32 })
    }

    /// Share of the page's running text that stands in the core.
    pub fn core_share(&self) -> f32 {
        if self.all == 0 { 0.0 } else { self.most as f32 / self.all as f32 }
    }

    /// Words in the core.
    pub fn core_words(&self) -> u32 {
        self.most
    }

    /// Blocks from a block to the core: negative before it, 0 within.
    pub fn blocks_to_core(&self, at: usize) -> f32 {
        if at < self.core.start {
            at as f32 - self.core.start as f32
        } else if at >= self.core.end {
            (at + 1) as f32 - self.core.end as f32
        } else {
            0.0
        }
    }

    fn at(&self, node: NodeId) -> u32 {
        self.words.binary_search_by_key(&node, |entry| entry.0).map_or(0, |at| self.words[at].1)
    }
}

/// The blocks from the first to the last running text that stands directly in an element.
fn reach(page: &Page, measures: &Measures, node: NodeId) -> Range<usize> {
    let within = measures.within(page, node);
    let blocks = &measures.blocks()[within.clone()];
    let counts = |block: &Block| {
        is_running_text(block) && (block.container == node || page.parent(block.container) == Some(node))
    };
    let first = blocks.iter().position(counts).unwrap_or(0);
    let last = blocks.iter().rposition(counts).unwrap_or(0);
    within.start + first..within.start + last + 1
}

fn is_running_text(block: &Block) -> bool {
    block.is_long() && block.link_density() < PLAIN
}
