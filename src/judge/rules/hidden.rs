//! Drops hidden blocks.

use crate::judge::Reason;
use crate::judge::state::State;
use crate::page::NodeId;

/// Probability of an article from which attributes alone hide a block.
const MIN_ARTICLE_PROBABILITY: f32 = 0.7;
/// Blocks of the longest hidden run among running text that is hidden for its own sake and not as one of several panels.
const MAX_RUN: usize = 2;
/// Ancestors of a hidden block that may be a tab panel.
const PANEL_REACH: usize = 6;

/// Drops hidden blocks, unless they are most of what was kept: such a page is hidden until its script has run.
///
/// What the browser reports as invisible is hidden. Attributes alone prove less: scripts show in turn what they hide, such as
/// answers to questions or panels of a product. They count for one or two blocks among running text, and for any block on a
/// page that is surely an article; elsewhere the score decides. (Word F1 on the service pages of WCXB is 0.846 where
/// attributes always count, 0.859 where they never do; on articles it is the same.) A tab panel, such as the steps for
/// another system, is left to its score even on an article.
pub(super) fn drop(state: &mut State<'_>) {
    let mut hidden = invisible_blocks(state);
    let is_article = state.estimate.article_probability >= MIN_ARTICLE_PROBABILITY;
    let parent = |at: usize| state.page.parent(state.block(at).container);
    let is_text = |at: usize| at < state.len() && state.keeps_running_text(at);
    let is_among_text = |start: usize, end: usize| {
        start > 0 && is_text(start - 1) && (is_text(end) || parent(start - 1) == parent(start))
    };
    let mut at = 0;
    for run in state.annotations.hidden.chunk_by(|a, b| a == b) {
        let end = at + run.len();
        if run[0] && (is_article && !is_tab_panel(state, at) || run.len() <= MAX_RUN && is_among_text(at, end)) {
            hidden[at..end].fill(true);
        }
        at = end;
    }
    let chars = |of_hidden: bool| -> u32 {
        let kept = (0..state.len()).filter(|&at| state.kept[at] && hidden[at] == of_hidden);
        kept.map(|at| state.block(at).chars).sum()
    };
    if chars(true) > 2 * chars(false) {
        return;
    }
    for at in (0..state.len()).filter(|&at| hidden[at]) {
        state.drop(at, Reason::Hidden);
    }
}

/// Whether a block is in a tab panel (WAI-ARIA).
fn is_tab_panel(state: &State<'_>, at: usize) -> bool {
    let page = state.page;
    page.ancestors(state.block(at).container).take(PANEL_REACH).any(|node| page.attr(node, "role") == Some("tabpanel"))
}

/// Which blocks are in an element that the browser reports as invisible.
fn invisible_blocks(state: &State<'_>) -> Vec<bool> {
    let mut invisible = vec![false; state.len()];
    let mut at = 0;
    while at < state.page.len() {
        let node = NodeId::from_index(at);
        at += 1;
        if state.page.is_hidden(node) {
            at = state.page.end(node);
            invisible[state.measures.within(state.page, node)].fill(true);
        }
    }
    invisible
}

#[cfg(test)]
mod tests {
    use crate::judge::{STORY, kept_words};

    #[test]
    fn a_hidden_paragraph_is_not_read() {
        let secret =
            "<p hidden=\"\">This paragraph of the story is hidden, however long it is and however well it reads.</p>";
        let kept = kept_words(&format!(
            "<meta property=\"og:type\" content=\"article\"><article><h1>The boat came home</h1>{STORY}{secret}</article>"
        ));
        assert!(kept.contains("the dog") || kept.contains("a dog"));
        assert!(!kept.contains("however long"));
    }

    #[test]
    fn a_page_that_hides_itself_is_read() {
        assert!(kept_words(&format!("<article style=\"display: none\">{STORY}</article>")).contains("a dog"));
    }

    #[test]
    fn hidden_tab_panels_are_left_to_their_scores() {
        let sheet = |role: &str| {
            let steps = "<p>On the northern pier the rope is taken in first, and the lamp is lit before anyone steps off the \
                boat.</p><p>On the northern pier nobody waits for the pilot, who has his window there and sees all.</p>\
                <p>On the northern pier the keys hang behind the third board from the left.</p>";
            kept_words(&format!(
                "<meta property=\"og:type\" content=\"article\"><main><article><h1>How to land</h1>\
                 <p>By Mira Solano, 3 May 2024</p>{STORY}{STORY}{STORY}{STORY}<div role=\"tabpanel\"><p>On the southern pier the lamp is lit \
                 last, and the rope is taken in by whoever stands nearest to it.</p></div>\
                 <div role=\"{role}\" hidden=\"\">{steps}</div>{STORY}</article></main>"
            ))
        };
        assert!(sheet("tabpanel").contains("third board"));
        assert!(!sheet("region").contains("third board"));
    }
}
