//! *Cut short*: the same crowded page with an article of a few paragraphs.

use super::base_pages::BasePage;
use super::edit::Edits;
use super::json_ld::reworded;
use crate::rng::Rng;
use crate::word::tokens;
use recto::measure::BlockId;
use recto::page::{Kind, NodeId, Tag};
use std::collections::BTreeSet;

/// Paragraphs that are left, and words that they may have.
pub const LEFT: [usize; 4] = [1, 2, 3, 5];
const WORDS: std::ops::RangeInclusive<usize> = 20..=200;

/// Leaves `left` paragraphs of the article that follow one another. The blocks that are left; `None` where no such run has
/// 20 to 200 words.
pub fn shorten(base: &BasePage, left: usize, rng: &Rng, edits: &mut Edits) -> Option<Vec<bool>> {
    if !base.is_long() {
        return None;
    }
    let is_paragraph = |&part: &NodeId| {
        let running = base.words(part);
        running >= 8 && base.page.tag(part).heading_level().is_none()
    };
    let paragraphs: Vec<NodeId> = base.parts.iter().copied().filter(is_paragraph).collect();
    if paragraphs.len() <= left {
        return None;
    }
    let words: Vec<usize> = paragraphs.iter().map(|&part| tokens(&of_part(base, part)).len()).collect();
    let runs: Vec<usize> =
        (0..=paragraphs.len() - left).filter(|&from| WORDS.contains(&words[from..from + left].iter().sum())).collect();
    if runs.is_empty() {
        return None;
    }
    // Articles begin with their first paragraph, so that one is taken wherever it is short enough.
    let from = if runs[0] == 0 { 0 } else { *rng.pick(&runs) };
    let kept: BTreeSet<NodeId> = paragraphs[from..from + left].iter().copied().collect();
    let mut content = vec![false; base.content.len()];
    for &part in &kept {
        for at in base.measures.within(&base.page, part) {
            content[at] = base.content[at];
        }
    }
    for child in base.page.children(base.region) {
        // The figures of what is cut off go with it.
        let is_figure = |&node: &NodeId| matches!(base.page.tag(node), Tag::Figure | Tag::Picture | Tag::Img);
        let holds_figure = base.page.subtree(child).map(NodeId::from_index).any(|node| is_figure(&node));
        let holds_other = !kept.contains(&child) && (base.parts.contains(&child) || holds_figure);
        if base.page.kind(child) == Kind::Element
            && (holds_other || base.page.tag(child).heading_level().is_some_and(|level| level > 1))
        {
            edits.dropped.insert(child);
        }
    }
    drop_elsewhere(base, edits);
    // A headline that is part of the truth stays.
    for (at, is_content) in content.iter_mut().enumerate() {
        let container = base.measures.block(BlockId::from_index(at)).container;
        let is_gone = base.page.ancestors(container).any(|above| edits.dropped.contains(&above));
        *is_content |= base.content[at] && !is_gone;
    }
    shorten_data(base, &content, edits);
    Some(content)
}

fn of_part(base: &BasePage, part: NodeId) -> String {
    let within = base.measures.within(&base.page, part);
    base.text(|at| within.contains(&at) && base.content[at])
}

/// Text of the article outside of its region goes, but for the headline and what belongs to it.
fn drop_elsewhere(base: &BasePage, edits: &mut Edits) {
    for at in (0..base.content.len()).filter(|&at| base.content[at]) {
        let block = base.measures.block(BlockId::from_index(at));
        if !base.page.contains(base.region, block.container)
            && block.words >= 8
            && base.page.tag(block.container) == Tag::P
        {
            edits.dropped.insert(block.container);
        }
    }
}

/// The page's data must not tell the whole text.
fn shorten_data(base: &BasePage, content: &[bool], edits: &mut Edits) {
    let text = base.text(|at| content[at]);
    for node in base.page.descendants(NodeId::DOCUMENT) {
        let is_data = base.page.parent(node).is_some_and(|parent| base.page.tag(parent) == Tag::Script);
        if is_data && base.page.kind(node) == Kind::Text {
            let shorter = |name: &str, _: &str| matches!(name, "articleBody" | "text").then(|| text.trim().to_owned());
            if let Some(data) = reworded(base.page.text(node), shorter) {
                edits.texts.insert(node, data);
            }
        }
    }
}
