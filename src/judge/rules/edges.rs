//! The lead paragraph, the last one and those between are never lost.
//!
//! The lead and the last stand at the edge of the text, where everything around speaks against them; so does a caption
//! between headline and text. Running text right beside a kept paragraph is kept unless its own weight is clearly against
//! it. So is the headline over it: a line of the words of the page's title, close above.

use super::State;
use crate::judge::Reason;

/// Log-odds under the threshold down to which such a paragraph is kept.
const NEAR: f32 = 0.75;
/// The same for one under a picture: a caption between headline and text.
const CAPTION: f32 = 2.0;
/// Elements up from the kept paragraph within which its neighbour must stand.
const REACH: usize = 6;
/// Share of the title's words in a headline; words it has at least; blocks that may stand between it and the text.
const TITLED: f32 = 0.9;
const WORDS: u32 = 4;
const BETWEEN: usize = 6;
/// Log-odds under the threshold down to which a headline is kept.
const FAR: f32 = 3.5;

/// Keeps them.
pub(super) fn keep(state: &mut State<'_>) {
    let before = state.kept.clone();
    for at in 0..state.len() {
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        if !before[at]
            && state.runs(at)
            && may_stay(state, at, if state.notes.pictured[at] { CAPTION } else { NEAR })
            && beside.into_iter().any(|other| stands_beside(state, &before, at, other))
        {
            state.keep(at, Reason::Neighbours);
        }
    }
    let Some(first) = (0..state.len()).find(|&at| state.kept[at] && state.runs(at)) else { return };
    let headline = (first.saturating_sub(BETWEEN)..first).find(|&at| {
        !state.kept[at]
            && state.notes.titled[at] >= TITLED
            && state.block(at).words >= WORDS
            && may_stay(state, at, FAR)
    });
    if let Some(headline) = headline {
        state.keep(headline, Reason::Heads);
    }
}

fn may_stay(state: &State<'_>, at: usize, under: f32) -> bool {
    !state.notes.hidden[at] && state.notes.said[at].is_none() && state.weights[at] > state.standing.threshold - under
}

/// Whether another block is kept running text and both stand in one place.
fn stands_beside(state: &State<'_>, kept: &[bool], at: usize, other: usize) -> bool {
    let page = state.page;
    kept.get(other).is_some_and(|&keep| keep) && state.runs(other) && {
        let container = state.block(at).container;
        page.ancestors(state.block(other).container).take(REACH).any(|node| page.contains(node, container))
    }
}
