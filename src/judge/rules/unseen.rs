//! What cannot be seen is not read.

use super::State;
use crate::judge::Reason;
use crate::page::NodeId;

/// Likeness to an article from which a page is surely one.
const SURELY: f32 = 0.7;
/// Blocks one after the other, among running text, that are hidden for themselves and not as one of several sheets.
const ALONE: usize = 2;

/// Drops hidden blocks, unless they are most of what was kept: such a page hides itself until its script has run.
///
/// What the browser says cannot be seen is hidden. Attributes alone say it of a paragraph between others or after one; else
/// they say less: scripts show in turn what they hide, the answers to questions, the sheets of a product. There the judge
/// weighs them, and they count by themselves only where the page is surely an article. (On the service pages of WCXB word
/// F1 is 0.846 where they always count, 0.859 where they never do; on articles it is the same.) A sheet that says it is one of
/// several, the steps for another system, is weighed even there.
pub(super) fn drop(state: &mut State<'_>) {
    let mut unseen = invisible(state);
    let surely = state.standing.likeness >= SURELY;
    let parent = |at: usize| state.page.parent(state.block(at).container);
    let reads = |at: usize| at < state.len() && state.kept[at] && state.runs(at);
    let among_text =
        |from: usize, end: usize| from > 0 && reads(from - 1) && (reads(end) || parent(from - 1) == parent(from));
    let mut at = 0;
    for run in state.notes.hidden.chunk_by(|a, b| a == b) {
        let end = at + run.len();
        if run[0] && (surely && !is_sheet(state, at) || run.len() <= ALONE && among_text(at, end)) {
            unseen[at..end].fill(true);
        }
        at = end;
    }
    let chars = |hidden: bool| -> u32 {
        let kept = (0..state.len()).filter(|&at| state.kept[at] && unseen[at] == hidden);
        kept.map(|at| state.block(at).chars).sum()
    };
    if chars(true) > 2 * chars(false) {
        return;
    }
    for at in (0..state.len()).filter(|&at| unseen[at]) {
        state.drop(at, Reason::Hidden);
    }
}

/// Elements up from a hidden block of which one may say that it is a sheet.
const SHEET: usize = 6;

/// Whether a block stands in a sheet of tabs (WAI-ARIA).
fn is_sheet(state: &State<'_>, at: usize) -> bool {
    let page = state.page;
    page.ancestors(state.block(at).container).take(SHEET).any(|node| page.attr(node, "role") == Some("tabpanel"))
}

/// Which blocks stand in an element that the browser says cannot be seen.
fn invisible(state: &State<'_>) -> Vec<bool> {
    let mut unseen = vec![false; state.len()];
    let mut at = 0;
    while at < state.page.len() {
        let node = NodeId::from_index(at);
        at += 1;
        if state.page.is_hidden(node) {
            at = state.page.end(node);
            unseen[state.measures.within(state.page, node)].fill(true);
        }
    }
    unseen
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
    fn the_sheets_of_tabs_are_weighed_though_only_one_is_shown() {
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
