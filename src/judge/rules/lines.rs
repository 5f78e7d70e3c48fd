//! Short lines that say they serve the site go, wherever they stand: share lines, counters, e-mail lines, sign-ups.

use super::State;
use crate::judge::Reason;
use crate::measure::Phrase;

/// Words up to which such a line is nothing but itself.
const SHORT: u32 = 10;

/// Drops such lines.
pub(super) fn drop(state: &mut State<'_>) {
    for at in 0..state.len() {
        let Some(said) = state.notes.said[at].filter(|_| state.kept[at] && state.block(at).words <= SHORT) else {
            continue;
        };
        // A heading may be "Sharing of data" or "Related work".
        if state.heading(at).is_some() {
            continue;
        }
        // A sentence may begin with any word.
        let is_line = !state.notes.ends_sentence[at] && said != Phrase::Related;
        if is_line || state.links(at) > 0.5 {
            state.drop(at, Reason::Phrase(said));
        }
    }
}
