//! Running-text runs: how much running text stands together with a block, and where most of it is.
//!
//! Paragraphs of an article share a parent; teasers and comments have one parent each. So the words of every long block
//! with few links are added to its container and to the container's parent. The element with the most words is the core
//! of the page, Readability's top candidate. Here these are numbers only; nothing is decided by them alone.

use super::blocks::{Block, Measures};
use crate::page::{NodeId, Page};
use std::ops::Range;

/// Link density below which a long block counts as running text.
const MAX_LINK_DENSITY: f32 = 0.3;
/// Ancestors of a block whose running text counts for it; from the second step up, each step halves the words.
const REACH: usize = 4;

/// The words of running text in the core of the page.
pub fn core_words(page: &Page, measures: &Measures) -> u32 {
    RunningText::of(page, measures).core_words()
}

/// The distribution of running text over the elements of a page.
#[derive(Debug)]
pub(super) struct RunningText {
    /// Elements with running text directly in them or in their children, with its words; sorted by node.
    words: Vec<(NodeId, u32)>,
    /// Words of the core.
    core_words: u32,
    /// From the first to the last running text of the core.
    core_blocks: Range<usize>,
    /// Words of running text on the whole page.
    page_words: u32,
}

impl RunningText {
    pub fn of(page: &Page, measures: &Measures) -> Self {
        // Nodes as the numbers that other lists are sorted by: each type that is sorted is a sort to compile.
        let mut words: Vec<(u64, u32)> = Vec::new();
        let mut page_words = 0;
        for block in measures.blocks().iter().filter(|block| is_running_text(block)) {
            page_words += block.words;
            for node in [Some(block.container), page.parent(block.container)].into_iter().flatten() {
                words.push((node.index() as u64, block.words));
            }
        }
        words.sort_unstable();
        words.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
            }
            same
        });
        let words: Vec<(NodeId, u32)> =
            words.into_iter().map(|(node, words)| (NodeId::from_index(node as usize), words)).collect();
        // `max_by_key` returns the last maximum, so among elements with the same words the innermost one.
        let core = words.iter().copied().max_by_key(|&(_, words)| words);
        let core_blocks = core.map_or(0..0, |(node, _)| running_text_of(page, measures, node));
        Self { words, core_words: core.map_or(0, |core| core.1), core_blocks, page_words }
    }

    /// The words of the running-text run that a block belongs to, and the same as a share of the core's words.
    pub fn run_of(&self, page: &Page, block: &Block) -> (f32, f32) {
        let mut best = 0.0f32;
        let mut factor = 1.0;
        let mut at = Some(block.container);
        for _ in 0..REACH {
            let Some(node) = at else { break };
            best = best.max(self.words_in(node) as f32 * factor);
            // The first step up is free: paragraphs are children of the element they share.
            factor = if node == block.container { 1.0 } else { factor * 0.5 };
            at = page.parent(node);
        }
        (best, if self.core_words == 0 { 0.0 } else { best / self.core_words as f32 })
    }

    /// Share of the page's running text that is in the core, 0 to 1.
    pub fn core_share(&self) -> f32 {
        if self.page_words == 0 { 0.0 } else { self.core_words as f32 / self.page_words as f32 }
    }

    /// Words in the core.
    pub fn core_words(&self) -> u32 {
        self.core_words
    }

    /// Signed distance of a block to the core, in blocks: negative before it, 0 within, positive after.
    pub fn blocks_to_core(&self, at: usize) -> f32 {
        if at < self.core_blocks.start {
            at as f32 - self.core_blocks.start as f32
        } else if at >= self.core_blocks.end {
            (at + 1) as f32 - self.core_blocks.end as f32
        } else {
            0.0
        }
    }

    fn words_in(&self, node: NodeId) -> u32 {
        self.words.binary_search_by_key(&node, |entry| entry.0).map_or(0, |at| self.words[at].1)
    }
}

/// The blocks from the first to the last running text directly in an element or in its children.
fn running_text_of(page: &Page, measures: &Measures, node: NodeId) -> Range<usize> {
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
    block.is_long() && block.link_density() < MAX_LINK_DENSITY
}
