//! Lowers the scores of links in a section labelled as related stories, and of the label, so that the cut drops them even in
//! the middle of an article.
//!
//! Only of links: a label may be mistaken, and the paragraph after a list of links belongs to the article again.

use crate::judge::Reason;
use crate::judge::state::State;
use crate::measure::Phrase;

/// Log-odds added to such a block: enough to turn a list inside the article's own body.
const PENALTY: f32 = -5.0;
/// Link density from which a block is a link.
const MIN_LINK: f32 = 0.5;

/// Runs before the cut, and is the one rule that changes scores.
pub(super) fn lower_scores(state: &mut State<'_>) {
    let blocks = state.measures.blocks();
    let is_related = |state: &State<'_>, at: usize| {
        state.annotations.under_related[at] && blocks[at].link_density() >= MIN_LINK && !blocks[at].is_preformatted()
    };
    for at in 0..blocks.len() {
        let is_label = state.annotations.phrase[at] == Some(Phrase::Related)
            && at + 1 < blocks.len()
            && is_related(state, at + 1)
            && !state.annotations.ends_sentence[at];
        if is_label || is_related(state, at) {
            state.scores[at] += PENALTY;
            state.reasons[at] = Reason::LabelledSection(Phrase::Related);
        }
    }
}
