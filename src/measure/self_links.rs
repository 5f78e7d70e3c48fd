//! Lines that link to themselves: headings of documents that write them as `div`.

use super::blocks::Block;
use crate::page::{NodeId, Page, Tag};

/// Longest such line, in characters.
const LONGEST: u32 = 120;
/// Nodes of a line that are looked at.
const WITHIN: usize = 8;

/// Whether a line is a link to itself: to the id of its element or of one within. (An id around it may be that of what a
/// link skips.)
pub fn is_self_link(page: &Page, block: &Block) -> bool {
    if block.chars > LONGEST || page.tag(block.container).heading_level().is_some() {
        return false;
    }
    let link = page.ancestors(block.first).take(WITHIN).take_while(|&node| node != block.container);
    let link = link.into_iter().find(|&node| page.tag(node) == Tag::A);
    let Some(fragment) = link.and_then(|link| page.attr(link, "href")?.strip_prefix('#')) else { return false };
    let mut within = page.descendants(block.container).take(WITHIN);
    let has_id = |node: NodeId| page.attr(node, "id") == Some(fragment) || page.attr(node, "name") == Some(fragment);
    !fragment.is_empty() && has_id(block.container) || within.any(has_id)
}
