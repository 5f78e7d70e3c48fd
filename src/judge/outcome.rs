//! What the verdicts come to: the root, the confidence, the kind of page.

use super::rules::State;
use super::verdict::{Verdict, Verdicts};
use super::weigh::probability;
use crate::page::{NodeId, Tag};

/// The verdicts, with what they come to.
pub(super) fn verdicts(state: State<'_>) -> Verdicts {
    let root = root(&state);
    let confidence = confidence(&state).max(if is_declared(&state) { Verdicts::ARTICLE } else { 0.0 });
    let kind = state.signs.kind(&state);
    let verdicts = state
        .kept
        .iter()
        .zip(&state.reasons)
        .map(|(&keep, &reason)| if keep { Verdict::Keep(reason) } else { Verdict::Drop(reason) })
        .collect();
    Verdicts { weights: state.weights, verdicts, root, confidence, kind }
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

/// How sure it is that the kept blocks are an article: how far the weights are above what this kind of page asks, word by
/// word, and whether they are enough to read.
fn confidence(state: &State<'_>) -> f32 {
    let threshold = state.signs.threshold();
    let (mut words, mut sure) = (0.0, 0.0);
    for ((block, &weight), _) in
        state.measures.blocks().iter().zip(&state.weights).zip(&state.kept).filter(|&(_, &keep)| keep)
    {
        let own = block.words.max(1) as f32;
        words += own;
        sure += own * probability(weight - threshold);
    }
    if words > 0.0 { sure / words * (1.0 - (-words / ENOUGH).exp()) } else { 0.0 }
}

/// Characters of running text that make a page an article that says so itself: two short sentences.
const DECLARED: u32 = 100;

/// Whether the page says itself that it is an article, however short: one article element with a headline and kept
/// running text, and nothing to fill in.
fn is_declared(state: &State<'_>) -> bool {
    let page = state.page;
    let mut articles = (0..page.len()).map(NodeId::from_index).filter(|&node| page.tag(node) == Tag::Article);
    let (Some(article), None) = (articles.next(), articles.next()) else { return false };
    let holds = |tag: Tag| page.descendants(article).any(|node| page.tag(node) == tag);
    let running = state.running(state.measures.within(page, article));
    running >= DECLARED && holds(Tag::H1) && !holds(Tag::Form)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::judge;

    fn confidence(body: &str) -> f32 {
        let html = format!("<html><head></head><body>{body}</body></html>");
        let page = crate::page::Page::read(crate::page::Snapshot::from_serialised(html, "")).unwrap();
        judge(&page, &crate::measure::measure(&page), &crate::Options::default()).confidence
    }

    #[test]
    fn a_short_article_that_says_so_is_one() {
        let text = "<p>The ferry will not sail on Sunday. The ramp at the western pier is being painted, and the paint needs \
            a day without wheels to dry.</p>";
        assert!(confidence(&format!("<article><h1>No ferry</h1>{text}</article>")) >= Verdicts::ARTICLE);
        assert!(confidence(&format!("<article><h1>Log in</h1>{text}<form></form></article>")) < Verdicts::ARTICLE);
    }
}
