//! The heading of the section that a block belongs to: of the headings before it, the one that shares the innermost
//! ancestor with it.
//!
//! The nearest heading before a block may belong to a box that has ended. The heading of the block's own section shares
//! an ancestor with the block that is further inside than any it shares with the box's heading.

use super::ancestors::Ancestor;
use super::blocks::{Block, BlockId};
use crate::page::NodeId;

/// Ancestors of a heading that may be the section it heads.
const REACH: usize = 8;

/// The heading of a block's section.
#[derive(Debug, Clone, Copy)]
pub(super) struct SectionHeading {
    /// Index of the heading's block.
    pub block: usize,
    /// Elements between the block and the ancestor it shares with the heading.
    pub depth: usize,
}

/// The last heading in each open element, kept while walking from block to block.
#[derive(Debug, Default)]
pub(super) struct SectionHeadings {
    /// Open elements and the block index of the last heading in each, outermost first.
    open: Vec<(NodeId, usize)>,
}

impl SectionHeadings {
    /// The section heading of a block, given its ancestors. Must be called for the blocks in document order.
    pub fn next(
        &mut self,
        id: BlockId,
        block: &Block,
        ancestors: &[Ancestor],
        is_heading: bool,
    ) -> Option<SectionHeading> {
        let position = |node: NodeId| ancestors.binary_search_by_key(&node, |ancestor| ancestor.node);
        while let Some(&(node, _)) = self.open.last() {
            if position(node).is_ok() {
                break;
            }
            self.open.pop();
        }
        let found = self.open.last().map(|&(node, heading)| SectionHeading {
            block: heading,
            depth: ancestors.len() - position(node).unwrap_or_default() - 1,
        });
        if is_heading {
            // The section of a heading is around the heading's own element.
            let above = ancestors.iter().rev().filter(|ancestor| ancestor.node != block.container).take(REACH);
            let outermost = above.last().map(|ancestor| ancestor.node);
            if let Some(outermost) = outermost {
                self.open.retain(|&(node, _)| node < outermost);
                let headed = ancestors.iter().filter(|one| one.node >= outermost && one.node != block.container);
                self.open.extend(headed.map(|ancestor| (ancestor.node, id.index())));
            }
        }
        found
    }
}
