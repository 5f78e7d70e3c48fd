//! Keeps the paragraphs at the boundaries of the text, those between kept ones, and the headline.
//!
//! The lead paragraph and the last one score low because chrome is next to them; so does a caption between headline and
//! text. Running text right beside a kept paragraph is kept unless its own score is clearly below the threshold or a rule has
//! dropped the box it is in. So is the headline: a line of words of the page's title, close above the text.

use crate::judge::Reason;
use crate::judge::state::State;

/// Log-odds by which the threshold is relaxed for such a paragraph.
const RELAXATION: f32 = 0.75;
/// The same for one right after a picture: a caption between headline and text.
const CAPTION_RELAXATION: f32 = 2.0;
/// Ancestors of the kept paragraph of which one must contain the other.
const REACH: usize = 6;
/// Share of a headline's words that must be in the page's title.
const MIN_TITLE_SHARE: f32 = 0.9;
/// Words of the shortest headline.
const MIN_HEADLINE_WORDS: u32 = 4;
/// Blocks before the text of which one may be the headline.
const HEADLINE_REACH: usize = 6;
/// Log-odds by which the threshold is relaxed for the headline.
const HEADLINE_RELAXATION: f32 = 3.5;

pub(super) fn keep(state: &mut State<'_>) {
    let before = state.kept.clone();
    for at in 0..state.len() {
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        let relaxation = if state.annotations.after_picture[at] { CAPTION_RELAXATION } else { RELAXATION };
        if !before[at]
            && state.is_running_text(at)
            && !matches!(state.reasons[at], Reason::LabelledSection(_) | Reason::Form | Reason::Phrase(_))
            && passes_relaxed_threshold(state, at, relaxation)
            && beside.into_iter().any(|other| is_beside_kept_text(state, &before, at, other))
        {
            state.keep(at, Reason::Neighbours);
        }
    }
    let Some(first) = (0..state.len()).find(|&at| state.keeps_running_text(at)) else { return };
    let headline = (first.saturating_sub(HEADLINE_REACH)..first).find(|&at| {
        !state.kept[at]
            && state.annotations.title_share[at] >= MIN_TITLE_SHARE
            && state.block(at).words >= MIN_HEADLINE_WORDS
            && passes_relaxed_threshold(state, at, HEADLINE_RELAXATION)
    });
    if let Some(headline) = headline {
        state.keep(headline, Reason::Heading);
    }
}

fn passes_relaxed_threshold(state: &State<'_>, at: usize, relaxation: f32) -> bool {
    !state.annotations.hidden[at] && state.annotations.phrase[at].is_none() && state.exceeds_threshold(at, -relaxation)
}

/// Whether another block is running text that was kept, and shares a close ancestor with this one.
fn is_beside_kept_text(state: &State<'_>, kept: &[bool], at: usize, other: usize) -> bool {
    let page = state.page;
    kept.get(other).is_some_and(|&keep| keep) && state.is_running_text(other) && {
        let container = state.block(at).container;
        page.ancestors(state.block(other).container).take(REACH).any(|node| page.contains(node, container))
    }
}
