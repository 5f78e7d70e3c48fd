//! Keeps the paragraphs at the boundaries of the text, those between kept ones, and the headline.
//!
//! The lead paragraph and the last one score low because chrome is next to them; so does a caption between headline and
//! text. Running text right beside a kept paragraph is kept unless its own score is clearly below the threshold or a rule has
//! dropped the box it is in; so is what goes on behind a box of other stories. So is the headline: a line of words of the
//! page's title, close above the text.

use super::named_alike::{are_named_alike, first_class};
use crate::judge::Reason;
use crate::judge::state::State;
use crate::page::{NodeId, Page};

/// Log-odds by which the threshold is relaxed for such a paragraph.
const RELAXATION: f32 = 0.75;
/// The same for one right after a picture: a caption between headline and text.
const CAPTION_RELAXATION: f32 = 2.0;
/// Ancestors of the kept paragraph of which one must contain the other.
const REACH: usize = 6;
/// Blocks of the largest box between the two.
const BOX: usize = 8;
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
        let relaxation = if state.annotations.after_picture[at] { CAPTION_RELAXATION } else { RELAXATION };
        if !before[at]
            && state.is_running_text(at)
            && !matches!(state.reasons[at], Reason::LabelledSection(_) | Reason::Form | Reason::Phrase(_))
            && passes_relaxed_threshold(state, at, relaxation)
            && is_beside_kept_text(state, &before, at)
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

/// Whether running text that was kept is right before or after a block, and shares a close ancestor with it; or is before it
/// but for a box that a label tells of, in an element that is named like its own.
#[inline(never)]
fn is_beside_kept_text(state: &State<'_>, kept: &[bool], at: usize) -> bool {
    let page = state.page;
    let container = state.block(at).container;
    let is_text = |other: usize| {
        kept.get(other).is_some_and(|&keep| keep) && state.is_running_text(other) && {
            page.ancestors(state.block(other).container).take(REACH).any(|node| page.contains(node, container))
        }
    };
    if at > 0 && is_text(at - 1) || is_text(at + 1) {
        return true;
    }
    let is_of_box = |other: &usize| matches!(state.reasons[*other], Reason::LabelledSection(_));
    let before = (at.saturating_sub(BOX)..at).rev().find(|other| !is_of_box(other));
    before.is_some_and(|before| is_text(before) && have_parents_alike(page, container, state.block(before).container))
}

/// Whether the parents of two paragraphs are different elements that are named alike, by a class.
fn have_parents_alike(page: &Page, one: NodeId, other: NodeId) -> bool {
    let (Some(one), Some(other)) = (page.parent(one), page.parent(other)) else { return false };
    one != other && first_class(page, one).is_some() && are_named_alike(page, one, other)
}

#[cfg(test)]
mod tests {
    use crate::judge::STORY;
    use crate::judge::rules::tests::kept_of;

    #[test]
    fn the_last_paragraph_behind_a_box_of_other_stories_stays() {
        let page = |class: &str| {
            let body = format!(
                "<article><h1>Boats</h1><div class=\"text first\">{STORY}</div><div><h3>Read also</h3><ul><li><a href=\"/a\">\
                 Crane topples at the docks</a></li></ul></div><div class=\"{class}\"><p>The path along the quay stays closed \
                 until the engineers have been there, which will be on Monday.</p></div></article>"
            );
            let box_at = STORY.matches("<p>").count() + 1;
            let score = |at: usize| {
                if at < box_at {
                    2.0
                } else if at < box_at + 2 {
                    -2.0
                } else {
                    -0.6
                }
            };
            kept_of(0.9, &body, score).contains("until the engineers")
        };
        assert!(page("text") && page("text last"));
        assert!(!page("promo"));
    }
}
