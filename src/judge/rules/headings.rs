//! A heading goes with what it heads: one right over kept text is kept with it.

use super::State;
use crate::judge::Reason;

/// Log-odds below which even a heading of kept text is something else: the name of the site over everything.
const LEAST: f32 = -2.5;

/// Keeps such headings.
pub(super) fn keep(state: &mut State<'_>) {
    // From the end, so that a heading over a heading follows the lower one.
    for at in (0..state.len().saturating_sub(1)).rev() {
        let Some(level) = state.heading(at) else { continue };
        let below = state.kept[at + 1] && state.heading(at + 1).is_none_or(|next| next > level);
        if below
            && !state.kept[at]
            && !state.notes.hidden[at]
            && state.notes.said[at].is_none()
            && state.weights[at] > LEAST
        {
            state.keep(at, Reason::Heads);
        }
    }
}
