//! What a reader has corrected on a page: parts that belong to the articles of the site, or do not.

use super::verdict::ElementCorrection;
use crate::corrections::Correction;
use crate::measure::{Block, Measures};
use crate::page::{NodeId, Page};

/// The corrections that apply to a page.
#[derive(Debug, Default)]
pub(super) struct Corrected {
    /// Per node, what a reader has said of it or of an element around it; empty where nothing was corrected.
    nodes: Vec<Option<ElementCorrection>>,
    /// Per block, whether it belongs to the article, where a reader has said so; empty where nothing was corrected.
    blocks: Vec<Option<bool>>,
}

impl Corrected {
    /// Whether nothing was corrected.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Whether a reader has said that a block belongs to the article, or that it does not.
    pub fn of_block(&self, at: usize) -> Option<bool> {
        self.blocks.get(at).copied().flatten()
    }

    pub fn into_nodes(self) -> Vec<Option<ElementCorrection>> {
        self.nodes
    }

    /// Elements of one name are not in each other, so this takes no longer than the page has nodes, for each name.
    pub fn new(page: &Page, measures: &Measures, corrections: &[Correction]) -> Self {
        let named = |correction: &Correction| {
            let keep = correction.keep;
            correction.elements.clone().into_iter().map(move |element| (element, keep))
        };
        let mut elements: Vec<(NodeId, bool)> = corrections.iter().flat_map(named).collect();
        if elements.is_empty() {
            return Self::default();
        }
        // An inner element comes after the one around it, so that its own correction counts.
        elements.sort_unstable();
        let mut nodes = vec![None; page.len()];
        for (element, keep) in elements {
            let correction = match keep {
                false => ElementCorrection::Drop,
                true if measures.within(page, element).is_empty() => ElementCorrection::KeepPicture,
                true => ElementCorrection::Keep,
            };
            nodes[page.subtree(element)].fill(Some(correction));
        }
        let of_block = |block: &Block| nodes[block.container.index()].map(|said| said != ElementCorrection::Drop);
        let blocks = measures.blocks().iter().map(of_block).collect();
        Self { nodes, blocks }
    }
}
