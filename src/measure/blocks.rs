//! Blocks of text.

use crate::page::{NodeId, Page};
use std::ops::Range;

/// A block of text: its place in document order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockId(pub(super) u32);

impl BlockId {
    /// The index into a side table of one entry per block.
    pub fn index(self) -> usize {
        self.0 as usize
    }

    /// The block at a place in document order.
    pub fn from_index(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }
}

/// A run of inline content that holds at least one visible character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// The nearest block element around it.
    pub container: NodeId,
    /// Its first text node.
    pub first: NodeId,
    /// Its last text node. All between, elements and texts, belongs to it.
    pub last: NodeId,
    /// Characters, runs of white space counted as one, none at the ends.
    pub chars: u32,
    /// Characters that stand in links.
    pub link_chars: u32,
    /// Words: runs of letters, digits and underscores, as the benchmarks count (`\w+`).
    pub words: u32,
}

/// The numbers of a page.
#[derive(Debug)]
pub struct Measures {
    blocks: Vec<Block>,
    /// For each node, and one past the last, how many blocks begin before it.
    before: Vec<u32>,
}

impl Measures {
    /// All blocks in document order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// One block.
    pub fn block(&self, id: BlockId) -> &Block {
        &self.blocks[id.index()]
    }

    /// The blocks that begin within an element, as indices.
    pub fn within(&self, page: &Page, node: NodeId) -> Range<usize> {
        self.before[node.index()] as usize..self.before[page.end(node)] as usize
    }
}

/// Measures a page.
pub fn measure(page: &Page) -> Measures {
    Measures { blocks: Vec::new(), before: vec![0; page.len() + 1] }
}
