//! What the verdicts come to: the root, the confidence, the kind of page.

use super::rules::State;
use super::verdict::{Verdict, Verdicts};
use super::weigh::probability;
use crate::article::PageKind;
use crate::page::NodeId;

/// The verdicts, with what they come to.
pub(super) fn verdicts(state: State<'_>) -> Verdicts {
    let root = root(&state);
    let confidence = confidence(&state);
    let verdicts = state
        .kept
        .iter()
        .zip(&state.reasons)
        .map(|(&keep, &reason)| if keep { Verdict::Keep(reason) } else { Verdict::Drop(reason) })
        .collect();
    Verdicts { weights: state.weights, verdicts, root, confidence, kind: PageKind::Article }
}

/// The innermost element that holds every kept block.
fn root(state: &State<'_>) -> Option<NodeId> {
    let first = state.kept.iter().position(|&keep| keep)?;
    let last = state.kept.iter().rposition(|&keep| keep)?;
    let blocks = state.measures.blocks();
    let (first, last) = (blocks[first].container, blocks[last].container);
    state.page.ancestors(first).find(|&node| state.page.contains(node, last))
}

/// Words of kept text that make a page two thirds sure to hold something to read: a short paragraph. A notice, a login or
/// an error page has fewer.
const ENOUGH: f32 = 50.0;

/// How sure it is that the kept blocks are an article: how sure the weights are of them, word by word, and whether they
/// are enough to read.
fn confidence(state: &State<'_>) -> f32 {
    let (mut words, mut sure) = (0.0, 0.0);
    for ((block, &weight), _) in
        state.measures.blocks().iter().zip(&state.weights).zip(&state.kept).filter(|&(_, &keep)| keep)
    {
        let own = block.words.max(1) as f32;
        words += own;
        sure += own * probability(weight);
    }
    if words > 0.0 { sure / words * (1.0 - (-words / ENOUGH).exp()) } else { 0.0 }
}
