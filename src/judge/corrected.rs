//! What a reader has corrected: parts that belong to the articles of the site, or do not.
//!
//! Scores follow before the cut, so that the sections around are cut accordingly; the verdicts follow after the rules, which
//! know nothing of it. A correction that would take most of the article away, or keep nearly all of the page, was made for
//! another layout: it is ignored on this page.

use super::model::probability;
use super::reason::Reason;
use super::state::State;
use super::verdict::ElementCorrection;
use crate::corrections::{self, Correction};
use crate::measure::{Block, Measures};
use crate::options::Options;
use crate::page::{NodeId, Page};

/// Share of the words that are likely article which a correction may drop.
const MOST_DROPPED: f32 = 0.5;
/// Share of the page's words which a correction may keep.
const MOST_KEPT: f32 = 0.9;
/// Scores of corrected blocks (log-odds): certain, for the cut and for the confidence.
const CERTAIN: f32 = 8.0;

/// The corrections that apply to a page.
#[derive(Debug, Default)]
pub(super) struct Corrected {
    /// Per node, what a reader has said of it or of an element around it; empty where nothing was corrected.
    nodes: Vec<Option<ElementCorrection>>,
    /// Per block, whether it belongs to the article, where a reader has said so; empty where nothing was corrected.
    blocks: Vec<Option<bool>>,
}

impl Corrected {
    /// Whether nothing was corrected.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Whether a reader has said that a block belongs to the article, or that it does not.
    pub fn of_block(&self, at: usize) -> Option<bool> {
        self.blocks.get(at).copied().flatten()
    }

    pub fn into_nodes(self) -> Vec<Option<ElementCorrection>> {
        self.nodes
    }

    /// Elements of one name are not in each other, so this takes no longer than the page has nodes, for each name.
    fn new(page: &Page, measures: &Measures, corrections: &[Correction]) -> Self {
        let named = |correction: &Correction| {
            let keep = correction.keep;
            correction.elements.clone().into_iter().map(move |element| (element, keep))
        };
        let mut elements: Vec<(NodeId, bool)> = corrections.iter().flat_map(named).collect();
        if elements.is_empty() {
            return Self::default();
        }
        // An inner element comes after the one around it, so that its own correction counts.
        elements.sort_unstable();
        let mut nodes = vec![None; page.len()];
        for (element, keep) in elements {
            let correction = match keep {
                false => ElementCorrection::Drop,
                true if measures.within(page, element).is_empty() => ElementCorrection::KeepPicture,
                true => ElementCorrection::Keep,
            };
            nodes[page.subtree(element)].fill(Some(correction));
        }
        let of_block = |block: &Block| nodes[block.container.index()].map(|said| said != ElementCorrection::Drop);
        let blocks = measures.blocks().iter().map(of_block).collect();
        Self { nodes, blocks }
    }
}

/// Finds what was corrected and lets the scores follow.
#[inline(never)]
pub(super) fn prepare(state: &mut State<'_>, options: &Options) {
    let mut found = corrections::find(state.page, state.measures, &options.keep, &options.drop);
    found.retain(|correction| is_sound(state, correction));
    state.corrected = Corrected::new(state.page, state.measures, &found);
    for at in 0..state.scores.len() {
        match state.corrected.of_block(at) {
            Some(true) => state.scores[at] = state.scores[at].max(CERTAIN),
            Some(false) => state.scores[at] = -CERTAIN,
            None => {}
        }
    }
}

/// Whether a correction can have been meant for a page like this.
fn is_sound(state: &State<'_>, correction: &Correction) -> bool {
    let words = |at: usize| {
        let words = state.measures.blocks()[at].words.max(1) as f32;
        if correction.keep { words } else { words * probability(state.scores[at]) }
    };
    let within = correction.elements.iter().flat_map(|&element| state.measures.within(state.page, element));
    let (part, whole): (f32, f32) = (within.map(words).sum(), (0..state.scores.len()).map(words).sum());
    part <= whole * if correction.keep { MOST_KEPT } else { MOST_DROPPED }
}

/// Lets the verdicts follow. What cannot be seen stays dropped.
pub(super) fn apply(state: &mut State<'_>) {
    for at in 0..state.len() {
        match state.corrected.of_block(at) {
            Some(true) if !state.annotations.hidden[at] => state.keep(at, Reason::Correction),
            Some(false) => state.drop(at, Reason::Correction),
            _ => {}
        }
    }
    drop_orphan_headings(state);
}

/// A heading goes with what was dropped under it, however clearly it is article, where nothing else is left of its section.
fn drop_orphan_headings(state: &mut State<'_>) {
    let mut next = None;
    // From the end, so that the heading above a heading goes too.
    for at in (0..state.len()).rev().filter(|&at| state.kept[at]).collect::<Vec<_>>() {
        let section = state.page.parent(state.block(at).container);
        let ends = |next: usize, level: u8| {
            let is_outside = section.is_none_or(|section| !state.page.contains(section, state.block(next).container));
            is_outside || state.heading_level(next).is_some_and(|other| other <= level)
        };
        let level = state.heading_level(at).filter(|&level| level > 1);
        let is_orphan = level.is_some_and(|level| {
            state.corrected.of_block(at + 1) == Some(false) && next.is_none_or(|next| ends(next, level))
        });
        if is_orphan && state.corrected.of_block(at) != Some(true) {
            state.drop(at, Reason::Heading);
        } else {
            next = Some(at);
        }
    }
}
