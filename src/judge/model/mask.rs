//! The masks by which the splits of trees rule out leaves.

/// Leaves that are ruled out where a feature is above a threshold.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mask {
    /// Index of a group of eight leaves, over all trees.
    pub group: u16,
    /// One bit for each leaf of the group that is not ruled out.
    pub left: u8,
}

impl Mask {
    pub const NONE: Self = Self { group: 0, left: 0 };

    /// Rules out of a group those of a range of leaves that are in it; the last of the range is not.
    pub const fn of(group: usize, leaves: (usize, usize)) -> Self {
        let from = leaves.0.saturating_sub(group * 8);
        let to = if leaves.1 - group * 8 < 8 { leaves.1 - group * 8 } else { 8 };
        let ruled_out = (0xFF_u32 << from) & (0xFF_u32 >> (8 - to));
        Self { group: group as u16, left: !(ruled_out as u8) }
    }
}

/// The most leaves of a tree; the trained ones have 31.
pub(super) const LEAVES: usize = 32;
/// Groups of eight leaves in a tree.
pub(super) const GROUPS: usize = LEAVES / 8;
