//! Keeps the rest of the rows of a thread or a listing: of elements alike, those that were dropped by their score alone where
//! others are kept.
//!
//! A reply of six words scores low, as a label does; but it stands in an element of the same tag and class as the long ones.
//!
//! (Sites held out, without this rule and with it: HARVEST 0.8778 and 0.8839, MAGIC's forums 0.7705 and 0.7751, WCXB's services
//! 0.8638 and 0.8653, WCXB 0.8843 and 0.8844. On pages about one story and on products it costs as much as it brings.)

use super::other_stories::is_about_one;
use crate::article::PageKind;
use crate::judge::Reason;
use crate::judge::state::State;
use crate::page::NodeId;

/// Ancestors of a block of which one must have a class.
const REACH: usize = 3;
/// Elements alike that make rows.
const MIN_ROWS: usize = 3;
/// Share of their words that must be kept, and words of a block by which one of them is surely text.
const MIN_KEPT: f32 = 0.4;
const MIN_WORDS: u32 = 8;
/// Log-odds by which the threshold is relaxed.
const RELAXATION: f32 = 2.5;
/// Link density from which a block is no reply.
const MAX_LINKS: f32 = 0.5;
/// Blocks of the largest row.
const MAX_BLOCKS: usize = 40;

pub(super) fn keep(state: &mut State<'_>) {
    // What stands beside an article or a product is often alike too.
    if !state.estimate.is_like_article() && state.estimate.kind != PageKind::Product && !is_about_one(state) {
        keep_rows(state);
    }
}

/// A block by the part of a row that it is in: what is equal for parts alike, and the block.
type Part = (u64, u32);

#[inline(never)]
fn keep_rows(state: &mut State<'_>) {
    let page = state.page;
    // The part around each block is the nearest element that has a class; of blocks without one it is the document.
    let mut nodes = Vec::with_capacity(state.len());
    let mut parts: Vec<Part> = Vec::new();
    for at in 0..state.len() {
        let above = page.ancestors(state.block(at).container).take(REACH);
        let part = above.map(|node| (page.tag_and_class(node), node)).find(|(key, _)| has_class(*key));
        nodes.push(part.map_or(NodeId::DOCUMENT, |part| part.1));
        parts.extend(part.map(|part| (part.0, u32::try_from(at).unwrap_or(u32::MAX))));
    }
    parts.sort_unstable();
    let node = |part: &Part| nodes[part.1 as usize];
    let mut found = Vec::new();
    for alike in parts.chunk_by(|one, other| one.0 == other.0) {
        let rows = || alike.chunk_by(|one, other| node(one) == node(other));
        if rows().nth(MIN_ROWS - 1).is_some() && are_kept(state, alike) {
            found.extend(rows().filter(|row| is_rest(state, row)).flatten().map(|part| part.1));
        }
    }
    for at in found {
        state.keep(at as usize, Reason::Neighbours);
    }
}

/// Whether a key of tag and class has a class.
fn has_class(key: u64) -> bool {
    key as u32 != 0
}

/// Whether some of these blocks is text that was kept, and enough of their words are.
fn are_kept(state: &State<'_>, parts: &[Part]) -> bool {
    let (mut all, mut kept, mut has_text) = (0, 0, false);
    for at in parts.iter().map(|part| part.1 as usize) {
        let words = state.block(at).words;
        all += words;
        kept += if state.kept[at] { words } else { 0 };
        has_text |= state.kept[at] && words >= MIN_WORDS;
    }
    has_text && kept as f32 >= MIN_KEPT * all as f32
}

/// Whether a row was dropped by its score alone, and not clearly.
fn is_rest(state: &State<'_>, row: &[Part]) -> bool {
    row.len() <= MAX_BLOCKS
        && row.iter().map(|part| part.1 as usize).all(|at| {
            let by_score = matches!(
                state.reasons[at],
                Reason::TextDensity { .. } | Reason::Position | Reason::ClassNames | Reason::Neighbours | Reason::Score
            );
            !state.kept[at]
                && by_score
                && state.exceeds_threshold(at, -RELAXATION)
                && state.link_density(at) < MAX_LINKS
                && state.annotations.phrase[at].is_none()
                && !state.annotations.hidden[at]
                && !state.annotations.under_related[at]
        })
}

#[cfg(test)]
mod tests {
    use crate::judge::STORY;
    use crate::judge::rules::tests::{kept_of, kept_of_thread};

    fn thread(reply: &str, last: &str) -> String {
        let post = |text: &str| format!("<li><a href=\"/u/1\">ada</a><div class=\"reply\">{text}</div></li>");
        format!("<h1>Which knot holds?</h1><ul>{}{}{last}</ul>", post(STORY), post(reply))
    }

    /// Whether a short reply stays that scores a little below the threshold.
    fn stays(reply: &str) -> bool {
        let last = format!("<li><a href=\"/u/2\">bo</a><div class=\"reply\">{STORY}</div></li>");
        let text = kept_of_thread(&thread(reply, &last), |at| if at == 6 { -1.0 } else { 2.0 });
        assert!(text.contains("a dog"), "{text}");
        text.contains("second one")
    }

    #[test]
    fn a_short_reply_stays_among_long_ones_alike() {
        assert!(stays("The second one."));
        assert!(!stays("<a href=\"/s/2\">The second one.</a>"));
    }

    #[test]
    fn beside_an_article_and_among_two_nothing_changes() {
        let score = |at: usize| if at == 6 { -1.0 } else { 2.0 };
        assert!(!kept_of_thread(&thread("The second one.", ""), score).contains("second one"));
        let last = format!("<li><a href=\"/u/2\">bo</a><div class=\"reply\">{STORY}</div></li>");
        assert!(!kept_of(0.9, &thread("The second one.", &last), score).contains("second one"));
    }
}
