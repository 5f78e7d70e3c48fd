//! Bounded questions about the tree around a node: each looks at a limited number of nodes, so that rules asked for
//! every picture stay linear in the size of the page.

use crate::page::{NodeId, Page, Tag};

/// Ancestors looked at from one node. Wrappers of pictures on real pages are up to 12 deep; a page may be 100,000.
pub(in crate::figures) const MAX_ANCESTORS: usize = 32;

/// The innermost element with one of these tags among the node itself and its ancestors, `levels` in all.
pub(in crate::figures) fn closest(page: &Page, node: NodeId, levels: usize, tags: &[Tag]) -> Option<NodeId> {
    page.ancestors(node).take(levels).find(|&n| tags.contains(&page.tag(n)))
}

/// The innermost of the first `levels` ancestors of one node that contains another.
pub(in crate::figures) fn common_ancestor(page: &Page, one: NodeId, levels: usize, other: NodeId) -> Option<NodeId> {
    page.ancestors(one).skip(1).take(levels).find(|&n| page.contains(n, other))
}

/// Whether one of the first nodes below an element has one of these tags.
pub(in crate::figures) fn has_descendant(page: &Page, node: NodeId, first: usize, tags: &[Tag]) -> bool {
    page.descendants(node).take(first).any(|n| tags.contains(&page.tag(n)))
}
