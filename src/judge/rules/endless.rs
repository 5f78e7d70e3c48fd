//! Of several whole articles on one page, the one that the page is called after.
//!
//! Endless pages append further articles while the reader scrolls. Each has a headline of its own; the page's title, and
//! the address, which follows the reader, are still those of one of them.

use super::State;
use crate::judge::Reason;
use crate::measure::Phrase;
use crate::page::{NodeId, Page, Tag};
use std::ops::Range;

/// Share of the headline's words in the title from which the page is called after it, and up to which it is not.
const CALLED: f32 = 0.8;
const NOT_CALLED: f32 = 0.5;

/// An article element with a headline and running text of its own.
struct Whole {
    blocks: Range<usize>,
    titled: f32,
}

/// Drops the other articles: those that a heading calls other stories; of whole ones with headlines, where exactly one is the
/// page's, the rest.
pub(super) fn drop(state: &mut State<'_>) {
    drop_announced(state);
    let wholes = wholes(state);
    let called = wholes.iter().filter(|whole| whole.titled >= CALLED).count();
    if wholes.len() < 2 || called != 1 || wholes.iter().any(|one| one.titled > NOT_CALLED && one.titled < CALLED) {
        return;
    }
    for other in wholes.into_iter().filter(|whole| whole.titled < CALLED) {
        for block in other.blocks {
            state.drop(block, Reason::OtherArticle);
        }
    }
}

/// Drops the article elements that follow, in one element, a heading that leads to other stories: some sites show these in
/// full. One alone may be a card in the middle of the text.
fn drop_announced(state: &mut State<'_>) {
    let page = state.page;
    let mut seen = None;
    for label in 0..state.len() {
        if state.notes.said[label] != Some(Phrase::Related) || state.heading(label).is_none_or(|level| level == 1) {
            continue;
        }
        let alone = |&node: &NodeId| state.measures.within(page, node) == (label..label + 1);
        let Some(heading) = page.ancestors(state.block(label).container).take_while(alone).last() else { continue };
        let parent = page.parent(heading).filter(|_| page.parent(heading) != seen);
        let Some(parent) = parent else { continue };
        seen = Some(parent);
        let after = page.children(parent).filter(|&node| node > heading && is_article(page, node));
        let others: Vec<Range<usize>> = after.map(|node| state.measures.within(page, node)).collect();
        let (Some(first), Some(last)) = (others.first(), others.last()) else { continue };
        if others.len() > 1 && state.stands_without(&(first.start..last.end)) {
            for block in others.into_iter().flatten() {
                state.drop(block, Reason::OtherArticle);
            }
        }
    }
}

/// The outermost article elements that have a headline and enough kept running text.
fn wholes(state: &State<'_>) -> Vec<Whole> {
    let page = state.page;
    let mut wholes = Vec::new();
    let mut at = 0;
    while at < page.len() {
        let node = NodeId::from_index(at);
        at += 1;
        if !is_article(page, node) {
            continue;
        }
        at = page.end(node);
        let blocks = state.measures.within(page, node);
        let headline = blocks.clone().find(|&block| state.heading(block) == Some(1));
        if let Some(headline) = headline.filter(|_| state.running(blocks.clone()) >= super::ARTICLE) {
            wholes.push(Whole { blocks, titled: state.notes.titled[headline] });
        }
    }
    wholes
}

fn is_article(page: &Page, node: NodeId) -> bool {
    page.tag(node) == Tag::Article || page.attr(node, "role") == Some("article")
}

#[cfg(test)]
mod tests {
    use crate::judge::{STORY, kept_words};

    fn page(title: &str) -> String {
        let second = STORY.replace("boat", "train").replace("dog", "cat");
        kept_words(&format!(
            "<title>{title}</title><main><article><h1>A boat comes home late</h1>{STORY}</article>\
             <article><h1>Night train to the coast</h1>{second}</article></main>"
        ))
    }

    #[test]
    fn the_article_that_the_page_is_called_after_is_read() {
        let first = page("A boat comes home late - The Quay");
        assert!(first.contains("a dog") && !first.contains("a cat"), "{first}");
        let second = page("Night train to the coast - The Quay");
        assert!(second.contains("a cat") && !second.contains("a dog"), "{second}");
    }

    #[test]
    fn a_page_of_several_articles_keeps_them() {
        let both = page("The Quay");
        assert!(both.contains("a cat") && both.contains("a dog"), "{both}");
    }

    #[test]
    fn whole_articles_under_a_heading_for_other_stories_go() {
        let other = STORY.replace("boat", "train").replace("dog", "cat");
        let page = |label: &str, article: &str| {
            let others = format!("<article>{other}</article>").repeat(2);
            kept_words(&format!("<main><article>{article}<h3>{label}</h3>{others}</article></main>"))
        };
        let own = format!("<h1>A boat comes home late</h1>{STORY}");
        let kept = page("You may also like", &own);
        assert!(kept.contains("a dog") && !kept.contains("a cat"), "{kept}");
        assert!(page("The way back", &own).contains("a cat"));
        assert!(page("You may also like", "<h1>Late boats</h1>").contains("a cat"));
    }
}
