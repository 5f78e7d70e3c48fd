//! A caption goes with the article its figure stands in, and who said it with the quotation.
//!
//! A gallery's captions are short, alike and set apart, as are the lines of cards that lead to other stories; the figure
//! around them and the text around that figure tell the two apart.

use super::State;
use crate::judge::Reason;
use crate::page::{NodeId, Tag};

/// Log-odds under the threshold down to which a caption is kept.
const UNDER: f32 = 2.5;
/// Elements up from a line's text to the caption or the quotation it stands in.
const REACH: usize = 4;
/// Words of the longest line that says whose a quotation is: a name, an office, a work.
const SIGNATURE: u32 = 25;

/// Keeps the captions of figures in the element of the article, where text of it is kept after them.
pub(super) fn keep(state: &mut State<'_>) {
    let Some(last) = (0..state.len()).rev().find(|&at| state.kept[at] && state.runs(at)) else { return };
    for at in 0..last {
        let open = !state.kept[at] && !state.notes.hidden[at] && state.links(at) < 0.5;
        let is_caption = || {
            state.weights[at] > state.standing.threshold - UNDER
                && within(state, at, &[Tag::Figcaption]).is_some_and(|caption| stands_in_article(state, caption))
        };
        if open && (is_caption() || signs_quotation(state, at)) {
            state.keep(at, Reason::Neighbours);
        }
    }
}

/// The element of one of these kinds close around a block.
fn within(state: &State<'_>, at: usize, tags: &[Tag]) -> Option<NodeId> {
    let page = state.page;
    page.ancestors(state.block(at).container).take(REACH).find(|&node| tags.contains(&page.tag(node)))
}

/// Whether a block is the short line in a kept quotation that says whose it is (HTML, "blockquote" element).
fn signs_quotation(state: &State<'_>, at: usize) -> bool {
    state.block(at).words <= SIGNATURE
        && at > 0
        && state.kept[at - 1]
        && within(state, at, &[Tag::Footer, Tag::Cite]).is_some()
        && within(state, at, &[Tag::Blockquote])
            .is_some_and(|quotation| state.page.contains(quotation, state.block(at - 1).first))
}

/// Whether the innermost article or main element around a node holds an article's worth of kept text.
fn stands_in_article(state: &State<'_>, node: NodeId) -> bool {
    let page = state.page;
    let around = page.ancestors(node).take(40).find(|&node| matches!(page.tag(node), Tag::Article | Tag::Main));
    around.is_some_and(|around| state.running(state.measures.within(page, around)) >= super::ARTICLE)
}

#[cfg(test)]
mod tests {
    use crate::judge::{STORY, kept_words};

    #[test]
    fn the_captions_of_a_gallery_are_kept_and_those_of_other_stories_are_not() {
        let slide =
            |name: &str| format!("<li><figure><img src=\"/{name}\"><figcaption>{name}</figcaption></figure></li>");
        let gallery =
            format!("<ul class=\"carousel\">{}{}{}</ul>", slide("Ada Holm"), slide("Ben Ekko"), slide("Kim Ito"));
        let kept = kept_words(&format!("<article><h1>The boat came home</h1>{gallery}{STORY}</article>"));
        assert!(kept.contains("Ada Holm") && kept.contains("Kim Ito"), "{kept}");
        let kept =
            kept_words(&format!("<article><h1>The boat came home</h1>{STORY}</article><aside>{gallery}</aside>"));
        assert!(!kept.contains("Ada Holm"), "{kept}");
    }

    #[test]
    fn who_said_it_stays_with_the_quotation_and_no_other_foot_does() {
        let quotation = |foot: &str| {
            let quoted = "<p>We heard the engine before we saw the lamp, and then nobody said a word for a while.</p>";
            format!(
                "<article><h1>The boat came home</h1>{STORY}<blockquote>{quoted}{foot}</blockquote>{STORY}</article>"
            )
        };
        let kept = kept_words(&quotation("<footer>Kim Ito, keeper of the lamp</footer>"));
        assert!(kept.contains("Kim Ito"), "{kept}");
        let kept = kept_words(&quotation("<footer><a href=\"/share\">Pass this quotation on</a></footer>"));
        assert!(!kept.contains("Pass this"), "{kept}");
        let kept = kept_words(&(quotation("") + "<footer>Kim Ito, keeper of the lamp</footer>"));
        assert!(!kept.contains("Kim Ito"), "{kept}");
    }
}
