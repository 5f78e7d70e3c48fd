//! An initial set apart belongs to its paragraph.
//!
//! Drop caps are often an element of their own, sometimes a block: one letter before a paragraph that goes on in lower
//! case.

use super::State;
use crate::judge::Reason;

/// Keeps such initials.
pub(super) fn keep(state: &mut State<'_>) {
    for at in 0..state.kept.len().saturating_sub(1) {
        if state.kept[at] || !state.kept[at + 1] || state.measures.blocks()[at].chars > 2 {
            continue;
        }
        let initial = state.text(at).chars().all(|c| c.is_uppercase() || "“\"«„‘".contains(c));
        if initial && state.text(at + 1).starts_with(char::is_lowercase) {
            state.keep(at, Reason::Neighbours);
        }
    }
}
