//! Keeps headings right above kept text, unless they went with a form: the question of a poll is no heading of what follows.

use crate::judge::Reason;
use crate::judge::state::State;

/// Score (log-odds) below which a heading above kept text is something else, such as the name of the site.
const MIN_SCORE: f32 = -2.5;

pub(super) fn keep(state: &mut State<'_>) {
    // From the end, so that a heading above a heading follows the lower one.
    for at in (0..state.len().saturating_sub(1)).rev() {
        let Some(level) = state.heading_level(at) else { continue };
        let has_section = state.kept[at + 1] && state.heading_level(at + 1).is_none_or(|next| next > level);
        if has_section
            && !state.kept[at]
            && !state.annotations.hidden[at]
            && state.reasons[at] != Reason::Form
            && state.annotations.phrase[at].is_none()
            && state.scores[at] > MIN_SCORE
        {
            state.keep(at, Reason::Heading);
        }
    }
}
