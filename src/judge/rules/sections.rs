//! Links after a heading that leads to other stories are other stories, also in the middle of an article.
//!
//! Only links: a heading may be mistaken, and the paragraph after a list of links belongs to the article again.

use super::State;
use crate::judge::Reason;
use crate::measure::Phrase;

/// Log-odds against such a link, and against the heading over it: enough to turn the list of an article's own body.
const POINTS: f32 = -5.0;
/// Share of links from which a block is one.
const LINKS: f32 = 0.5;

/// Takes weight from such links and their heading, before the cut.
pub(super) fn weigh(state: &mut State<'_>) {
    let blocks = state.measures.blocks();
    let is_other_story = |state: &State<'_>, at: usize| {
        state.notes.under_related[at] && blocks[at].link_density() >= LINKS && !blocks[at].is_preformatted()
    };
    for at in 0..blocks.len() {
        let leads_on = state.notes.said[at] == Some(Phrase::Related)
            && at + 1 < blocks.len()
            && is_other_story(state, at + 1)
            && !state.notes.ends_sentence[at];
        if leads_on || is_other_story(state, at) {
            state.weights[at] += POINTS;
            state.reasons[at] = Reason::After(Phrase::Related);
        }
    }
}
