//! How many kept words an element holds.

use crate::measure::Measures;
use crate::page::{NodeId, Page};

/// Prefix sums over the blocks: kept words before each.
pub(super) struct KeptWords(Vec<u32>);

impl KeptWords {
    pub(super) fn new(measures: &Measures, kept: &[bool]) -> Self {
        let mut sum = 0;
        let mut before = vec![0];
        for (block, &kept) in measures.blocks().iter().zip(kept) {
            sum += if kept { block.words } else { 0 };
            before.push(sum);
        }
        Self(before)
    }

    /// Kept words of an element.
    pub(super) fn within(&self, page: &Page, measures: &Measures, node: NodeId) -> u32 {
        let blocks = measures.within(page, node);
        self.0[blocks.end] - self.0[blocks.start]
    }
}
