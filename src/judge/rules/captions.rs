//! Keeps captions of figures inside the article, and the attribution of quotations.
//!
//! A gallery's captions are short and alike, just as the lines of cards that link to other stories; the `figcaption` around
//! them and the article around that tell the two apart.
//!
//! (FUNDUS, sites held out: pictures F1 0.872 without this rule, 0.884 with it, captions 0.894 and 0.908, credits apart 0.854
//! and 0.881; the text of all sets is the same. Captions in links that enlarge their picture, with transparent GIFs as
//! placeholders: pictures 0.896 and 0.899, captions 0.908 and 0.910.)

use crate::judge::Reason;
use crate::judge::state::{MIN_ARTICLE, State};
use crate::page::{NodeId, Tag};

/// Log-odds by which the threshold is relaxed for a caption.
const RELAXATION: f32 = 3.0;
/// Ancestors of a line that may be the caption or the quotation it is in.
const REACH: usize = 4;
/// Ancestors of a line's text that may be the link that it is in.
const LINK_REACH: usize = 6;
/// Ancestors of a caption that may be the article.
const ARTICLE_REACH: usize = 40;
/// Words of the longest attribution: a name, an office, a work.
const MAX_ATTRIBUTION: u32 = 25;
/// Link density from which a line is links.
const MAX_LINK_DENSITY: f32 = 0.5;

/// Keeps them where running text is kept after them.
pub(super) fn keep(state: &mut State<'_>) {
    let Some(last) = (0..state.len()).rev().find(|&at| state.keeps_running_text(at)) else { return };
    for at in 0..last {
        let is_text = || state.link_density(at) < MAX_LINK_DENSITY || enlarges(state, at);
        let eligible = !state.kept[at] && !state.annotations.hidden[at] && is_text();
        let is_caption = || {
            state.exceeds_threshold(at, -RELAXATION)
                && ancestor(state, at, &[Tag::Figcaption]).is_some_and(|caption| is_in_article(state, caption))
        };
        if eligible && (is_caption() || is_attribution(state, at)) {
            state.keep(at, Reason::Neighbours);
        }
    }
}

/// Whether a figure and its caption are in one link within the page, which shows the picture larger.
fn enlarges(state: &State<'_>, at: usize) -> bool {
    let page = state.page;
    let link = page.ancestors(state.block(at).first).take(LINK_REACH).find(|&node| page.tag(node) == Tag::A);
    link.is_some_and(|link| {
        page.attr(link, "href").is_some_and(|href| href.starts_with('#'))
            && page.children(link).any(|node| page.tag(node) == Tag::Figure)
    })
}

/// The nearest ancestor of a block with one of these tags, within reach.
fn ancestor(state: &State<'_>, at: usize, tags: &[Tag]) -> Option<NodeId> {
    let page = state.page;
    page.ancestors(state.block(at).container).take(REACH).find(|&node| tags.contains(&page.tag(node)))
}

/// Whether a block is the attribution of the kept quotation before it (HTML, the `blockquote` element).
fn is_attribution(state: &State<'_>, at: usize) -> bool {
    state.block(at).words <= MAX_ATTRIBUTION
        && at > 0
        && state.kept[at - 1]
        && ancestor(state, at, &[Tag::Footer, Tag::Cite]).is_some()
        && ancestor(state, at, &[Tag::Blockquote])
            .is_some_and(|quotation| state.page.contains(quotation, state.block(at - 1).first))
}

/// Whether the innermost `article` or `main` around a node contains an article's worth of kept running text.
fn is_in_article(state: &State<'_>, node: NodeId) -> bool {
    let page = state.page;
    let article =
        page.ancestors(node).take(ARTICLE_REACH).find(|&node| matches!(page.tag(node), Tag::Article | Tag::Main));
    article.is_some_and(|article| state.running_chars(state.measures.within(page, article)) >= MIN_ARTICLE)
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
    fn a_caption_in_a_link_that_enlarges_the_picture_is_kept_and_one_that_leads_to_another_page_is_not() {
        let figure = |href: &str| {
            format!(
                "<div><a href=\"{href}\"><figure><img src=\"/quay.jpg\"><figcaption>The quay in winter.</figcaption></figure></a></div>"
            )
        };
        let page = |href: &str| {
            kept_words(&format!("<article><h1>The boat came home</h1>{STORY}{}{STORY}</article>", figure(href)))
        };
        assert!(page("#view-1").contains("in winter"));
        assert!(!page("/other").contains("in winter"));
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
