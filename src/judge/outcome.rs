//! The outcome: final verdicts, the content root, the confidence.

use super::model::probability;
use super::single_text::is_single_text;
use super::state::{MIN_ARTICLE, State};
use super::verdict::Verdicts;
use crate::measure::Block;
use crate::page::{NodeId, Page, Tag};

/// The verdicts of a page after all rules.
pub(super) fn verdicts(mut state: State<'_>, force: bool) -> Verdicts {
    // Where an article's worth of running text was kept there is something to read, however low its scores are.
    let readable = state.running_chars(0..state.len()) >= MIN_ARTICLE;
    let mut confidence = confidence(&state).max(if readable { Verdicts::ARTICLE_CONFIDENCE } else { 0.0 });
    if confidence < Verdicts::ARTICLE_CONFIDENCE && !force && is_single_text(&state) {
        confidence = Verdicts::ARTICLE_CONFIDENCE;
        state.kept.fill(true);
    }
    let root = root(&state);
    let kind = state.estimate.kind;
    let kind_confidence = state.estimate.kind_confidence;
    let corrections = state.corrected.into_nodes();
    let State { scores, kept, reasons, .. } = state;
    Verdicts { scores, kept, reasons, root, confidence, kind, kind_confidence, corrections }
}

/// The content root: the innermost element that contains every kept block.
fn root(state: &State<'_>) -> Option<NodeId> {
    let first = state.kept.iter().position(|&keep| keep)?;
    let last = state.kept.iter().rposition(|&keep| keep)?;
    let blocks = state.measures.blocks();
    let (first, last) = (blocks[first].container, blocks[last].container);
    state.page.ancestors(first).find(|&node| state.page.contains(node, last))
}

/// Kept words at which the length alone gives a confidence of 1 - 1/e: about a paragraph. A notice, a login form or an error
/// page has fewer.
const PARAGRAPH: f32 = 80.0;

/// How likely the kept blocks are an article: the mean probability of the kept words, times a factor for their number. Fewer
/// than a paragraph's count without those that ask for something: the labels of fields are no text.
fn confidence(state: &State<'_>) -> f32 {
    let (words, all) = confidence_of(state, |_| true);
    if words < PARAGRAPH && all >= Verdicts::ARTICLE_CONFIDENCE {
        confidence_of(state, |block| !holds_field(state.page, block)).1
    } else {
        all
    }
}

fn holds_field(page: &Page, block: &Block) -> bool {
    let mut nodes = (block.first.index()..=block.last.index()).map(NodeId::from_index);
    nodes.any(|node| matches!(page.tag(node), Tag::Input | Tag::Select | Tag::Textarea))
}

/// The kept words of some blocks, and the confidence that these are an article.
fn confidence_of(state: &State<'_>, counts: impl Fn(&Block) -> bool) -> (f32, f32) {
    let (mut words, mut likely) = (0.0, 0.0);
    let blocks = state.measures.blocks().iter().zip(&state.scores).zip(&state.kept);
    for ((block, &score), _) in blocks.filter(|((block, _), keep)| **keep && counts(block)) {
        let own = block.words.max(1) as f32;
        words += own;
        likely += own * probability(score);
    }
    (words, if words > 0.0 { likely / words * (1.0 - (-words / PARAGRAPH).exp()) } else { 0.0 })
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
        assert!(confidence(&format!("<article><h1>No ferry</h1>{text}</article>")) >= Verdicts::ARTICLE_CONFIDENCE);
        let form = "<h1>Log in</h1><form><label>Name<input></label><button>Go</button></form><p>Lost your word?</p>";
        assert!(confidence(form) < Verdicts::ARTICLE_CONFIDENCE);
    }
}
