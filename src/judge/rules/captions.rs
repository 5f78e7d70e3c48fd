//! A caption goes with the article its figure stands in.
//!
//! A gallery's captions are short, alike and set apart, as are the lines of cards that lead to other stories; the figure
//! around them and the text around that figure tell the two apart.

use super::State;
use crate::judge::Reason;
use crate::page::{NodeId, Tag};

/// Log-odds under the threshold down to which a caption is kept.
const UNDER: f32 = 2.5;
/// Elements up from a caption's text to its `figcaption`.
const REACH: usize = 4;

/// Keeps the captions of figures in the element of the article, where text of it is kept after them.
pub(super) fn keep(state: &mut State<'_>) {
    let Some(last) = (0..state.len()).rev().find(|&at| state.kept[at] && state.runs(at)) else { return };
    for at in 0..last {
        let open = !state.kept[at] && !state.notes.hidden[at] && state.links(at) < 0.5;
        if open
            && state.weights[at] > state.standing.threshold - UNDER
            && let Some(caption) = figcaption(state, at)
            && stands_in_article(state, caption)
        {
            state.keep(at, Reason::Neighbours);
        }
    }
}

fn figcaption(state: &State<'_>, at: usize) -> Option<NodeId> {
    let page = state.page;
    page.ancestors(state.block(at).container).take(REACH).find(|&node| page.tag(node) == Tag::Figcaption)
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
}
