//! Links: their addresses, the ids of the article, and jumps within it.

pub(super) mod address;
pub(super) mod ids;
pub(super) mod jump_targets;
