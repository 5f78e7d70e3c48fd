//! Keeps drop caps: an initial in a block of its own before a kept paragraph that continues in lower case.

use crate::judge::Reason;
use crate::judge::state::State;

/// Characters of the longest drop cap: a letter after a quotation mark.
const MAX_CHARS: u32 = 2;

pub(super) fn keep(state: &mut State<'_>) {
    for at in 0..state.len().saturating_sub(1) {
        if state.kept[at] || !state.kept[at + 1] || state.block(at).chars > MAX_CHARS {
            continue;
        }
        let is_initial = state.text(at).chars().all(|c| c.is_uppercase() || "“\"«„‘".contains(c));
        if is_initial && state.text(at + 1).starts_with(char::is_lowercase) {
            state.keep(at, Reason::Neighbours);
        }
    }
}
