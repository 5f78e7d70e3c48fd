//! Whether elements are named alike, which several rules ask: no rule itself.

use crate::page::{NodeId, Page};

/// The first class of an element, which says what it is; what follows often says how it looks.
pub(super) fn first_class(page: &Page, node: NodeId) -> Option<&str> {
    page.attr(node, "class")?.split_ascii_whitespace().next()
}

/// Whether two elements have the same tag and the same first class, or none.
pub(super) fn are_named_alike(page: &Page, one: NodeId, other: NodeId) -> bool {
    page.tag(one) == page.tag(other) && first_class(page, one) == first_class(page, other)
}
