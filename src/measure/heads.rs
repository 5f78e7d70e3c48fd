//! The heading a block stands under: of those before it, the one it shares the innermost element with.
//!
//! The last heading before a block may stand in a box that ended long ago; the heading of the section it stands in shares
//! an element with it that the box's does not.

use super::blocks::{Block, BlockId};
use super::surroundings::Level;
use crate::page::NodeId;

/// Elements above a heading that it may head.
const REACH: usize = 8;

/// A heading and how a block stands under it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head {
    /// The heading's block.
    pub block: usize,
    /// Elements between the block and the one it shares with the heading.
    pub up: usize,
}

/// The headings of the open elements, kept while walking from block to block.
#[derive(Debug, Default)]
pub(super) struct Heads {
    /// Open elements and the last heading in each, outermost first.
    open: Vec<(NodeId, usize)>,
}

impl Heads {
    /// The heading of a block, given the elements above it. Ask for the blocks in order.
    pub fn at(&mut self, id: BlockId, block: &Block, levels: &[Level], is_heading: bool) -> Option<Head> {
        while let Some(&(node, _)) = self.open.last() {
            if levels.binary_search_by_key(&node, |level| level.node).is_ok() {
                break;
            }
            self.open.pop();
        }
        let head = self.open.last().map(|&(node, heading)| Head {
            block: heading,
            up: levels.len() - levels.binary_search_by_key(&node, |level| level.node).unwrap_or_default() - 1,
        });
        if is_heading {
            // A heading heads what stands around its own element.
            let above = levels.iter().rev().filter(|level| level.node != block.container).take(REACH);
            let outermost = above.last().map(|level| level.node);
            if let Some(outermost) = outermost {
                self.open.retain(|&(node, _)| node < outermost);
                let own = levels.iter().filter(|level| level.node >= outermost && level.node != block.container);
                self.open.extend(own.map(|level| (level.node, id.index())));
            }
        }
        head
    }
}
