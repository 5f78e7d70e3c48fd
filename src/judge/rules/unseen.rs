//! What cannot be seen is not read.

use super::State;
use crate::judge::Reason;

/// Drops hidden blocks, unless they are most of what was kept: such a page hides itself until its script has run.
///
/// A stored page says with attributes only what its scripts would show in turn: the slides of a listing, the sheets of a
/// product. There they count where the page looks like an article.
pub(super) fn drop(state: &mut State<'_>) {
    if !state.page.is_live() && !state.signs.is_like_article() {
        return;
    }
    let chars = |hidden: bool| -> u32 {
        let kept = (0..state.len()).filter(|&at| state.kept[at] && state.hidden[at] == hidden);
        kept.map(|at| state.block(at).chars).sum()
    };
    if chars(true) > 2 * chars(false) {
        return;
    }
    for at in 0..state.len() {
        if state.hidden[at] {
            state.drop(at, Reason::Hidden);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::judge::{STORY, kept_words};

    #[test]
    fn a_hidden_paragraph_is_not_read() {
        let secret =
            "<p hidden=\"\">This paragraph of the story is hidden, however long it is and however well it reads.</p>";
        let kept = kept_words(&format!("<article>{STORY}{secret}</article>"));
        assert!(kept.contains("the dog") || kept.contains("a dog"));
        assert!(!kept.contains("however long"));
    }

    #[test]
    fn a_page_that_hides_itself_is_read() {
        assert!(kept_words(&format!("<article style=\"display: none\">{STORY}</article>")).contains("a dog"));
    }
}
