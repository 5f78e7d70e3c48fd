//! What the verdicts come to: the root, the confidence, the kind of page.

use super::model::probability;
use super::rules::{ARTICLE, State};
use super::sole;
use super::verdict::{Verdict, Verdicts};
use crate::page::NodeId;

/// The verdicts, with what they come to.
pub(super) fn verdicts(mut state: State<'_>, force: bool) -> Verdicts {
    // Where paragraphs were kept there is something to read, however unsure the judge is of it.
    let reads = state.running(0..state.kept.len()) >= ARTICLE;
    let mut confidence = confidence(&state).max(if reads { Verdicts::ARTICLE } else { 0.0 });
    if confidence < Verdicts::ARTICLE && !force && sole::is(&state) {
        confidence = Verdicts::ARTICLE;
        state.kept.fill(true);
    }
    let root = root(&state);
    let kind = state.standing.kind;
    let kind_confidence = state.standing.kind_confidence;
    let verdicts = state
        .kept
        .iter()
        .zip(&state.reasons)
        .map(|(&keep, &reason)| if keep { Verdict::Keep(reason) } else { Verdict::Drop(reason) })
        .collect();
    Verdicts { weights: state.weights, verdicts, root, confidence, kind, kind_confidence }
}

/// The innermost element that holds every kept block.
fn root(state: &State<'_>) -> Option<NodeId> {
    let first = state.kept.iter().position(|&keep| keep)?;
    let last = state.kept.iter().rposition(|&keep| keep)?;
    let blocks = state.measures.blocks();
    let (first, last) = (blocks[first].container, blocks[last].container);
    state.page.ancestors(first).find(|&node| state.page.contains(node, last))
}

/// Words of kept text that make a page two thirds sure to hold something to read: a paragraph. A notice, a login or an
/// error page has fewer.
const ENOUGH: f32 = 80.0;

/// How sure it is that the kept blocks are an article: how likely a kept word is one of it, and whether they are enough to
/// read.
fn confidence(state: &State<'_>) -> f32 {
    let (mut words, mut likely) = (0.0, 0.0);
    let blocks = state.measures.blocks().iter().zip(&state.weights).zip(&state.kept);
    for ((block, &weight), _) in blocks.filter(|&(_, &keep)| keep) {
        let own = block.words.max(1) as f32;
        words += own;
        likely += own * probability(weight);
    }
    if words > 0.0 { likely / words * (1.0 - (-words / ENOUGH).exp()) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::{Model, judge};

    fn confidence(body: &str) -> f32 {
        let html = format!("<html><head></head><body>{body}</body></html>");
        let page = crate::page::Page::read(crate::page::Snapshot::from_serialised(html, "")).unwrap();
        judge(&page, &crate::measure::measure(&page), &crate::Options::default(), Model::shipped()).confidence
    }

    #[test]
    fn a_short_article_is_one_and_a_form_is_not() {
        let text = "<p>The ferry will not sail on Sunday. The ramp at the western pier is being painted, and the paint needs \
            a day without wheels to dry.</p>";
        assert!(confidence(&format!("<article><h1>No ferry</h1>{text}</article>")) >= Verdicts::ARTICLE);
        let form = "<h1>Log in</h1><form><label>Name<input></label><button>Go</button></form><p>Lost your word?</p>";
        assert!(confidence(form) < Verdicts::ARTICLE);
    }
}
