//! Keeps only the page's own article where several complete articles are on one page, or the next story stands below it.
//!
//! With continuous scroll, further articles are appended while the reader scrolls. Each has a headline of its own; the
//! page's title and address, which change with the scroll position, are those of one of them. (Sites held out: FUNDUS 0.962
//! without this rule, 0.965 with it; AEB 0.962 and 0.966.)

use super::named_alike::{are_named_alike, first_class};
use super::other_stories::{Story, has_date};
use crate::judge::Reason;
use crate::judge::state::{MIN_ARTICLE, State};
use crate::measure::Phrase;
use crate::page::{NodeId, Page, Tag};
use std::ops::Range;

/// Share of a headline's words in the page's title from which the article is the page's own.
const MIN_OWN: f32 = 0.8;
/// The same up to which it surely is not. If any headline is between the two, nothing is dropped.
const MAX_OTHER: f32 = 0.5;

/// Ancestors of a headline that may be its whole story, and blocks after the headline among which its date may be.
const STORY_REACH: usize = 8;
const DATE_REACH: usize = 4;

/// An `article` element with a headline and running text of its own.
struct CompleteArticle {
    blocks: Range<usize>,
    /// Share of its headline's words in the page's title.
    title_share: f32,
}

/// Drops articles under a label of related stories; then, where exactly one complete article is the page's own, the others.
pub(super) fn drop(state: &mut State<'_>) {
    drop_related_articles(state);
    let articles = complete_articles(state);
    let own = articles.iter().filter(|article| article.title_share >= MIN_OWN).count();
    let is_unclear = |article: &CompleteArticle| article.title_share > MAX_OTHER && article.title_share < MIN_OWN;
    if articles.len() < 2 || own != 1 || articles.iter().any(is_unclear) {
        return;
    }
    for other in articles.into_iter().filter(|article| article.title_share < MIN_OWN) {
        for block in other.blocks {
            state.drop(block, Reason::OtherArticle);
        }
    }
}

/// Drops the `article` elements that follow a heading of related stories in the same element: some sites show these in full.
/// A single one is kept: it may be a card in the middle of the text.
fn drop_related_articles(state: &mut State<'_>) {
    let mut seen = None;
    for label in 0..state.len() {
        let is_label = state.annotations.phrase[label] == Some(Phrase::Related)
            && state.heading_level(label).is_some_and(|level| level != 1);
        if is_label {
            drop_articles_after(state, label, &mut seen);
        }
    }
}

/// Drops the articles that follow a label in the same element, unless that is the one seen last.
#[inline(never)]
fn drop_articles_after(state: &mut State<'_>, label: usize, seen: &mut Option<NodeId>) {
    let page = state.page;
    let is_alone = |&node: &NodeId| state.measures.within(page, node) == (label..label + 1);
    let heading = page.ancestors(state.block(label).container).take_while(is_alone).last();
    let Some((heading, parent)) = heading.and_then(|heading| Some((heading, page.parent(heading)?))) else { return };
    if seen.replace(parent) == Some(parent) {
        return;
    }
    let after = page.children(parent).filter(|&node| node > heading && is_article(page, node));
    let others: Vec<Range<usize>> = after.map(|node| state.measures.within(page, node)).collect();
    let (Some(first), Some(last)) = (others.first(), others.last()) else { return };
    if others.len() > 1 && state.leaves_article(&(first.start..last.end)) {
        for block in others.into_iter().flatten() {
            state.drop(block, Reason::OtherArticle);
        }
    }
}

/// The outermost `article` elements with a headline and an article's worth of kept running text.
fn complete_articles(state: &State<'_>) -> Vec<CompleteArticle> {
    let page = state.page;
    let mut articles = Vec::new();
    let mut at = 0;
    while at < page.len() {
        let node = NodeId::from_index(at);
        at += 1;
        if !is_article(page, node) {
            continue;
        }
        at = page.end(node);
        let blocks = state.measures.within(page, node);
        let headline = blocks.clone().find(|&block| state.heading_level(block) == Some(1));
        if let Some(headline) = headline.filter(|_| state.running_chars(blocks.clone()) >= MIN_ARTICLE) {
            articles.push(CompleteArticle { blocks, title_share: state.annotations.title_share[headline] });
        }
    }
    articles
}

/// Drops the stories behind the one that the page is about: elements like the one around its headline and its text, with a
/// heading of their own, each an `article` or with a date below its heading.
#[inline(never)]
pub(super) fn drop_next_stories(state: &mut State<'_>, story: &Story) {
    let page = state.page;
    let headline = state.block(story.headline).container;
    let Some(own) = page.ancestors(story.text).find(|&node| page.contains(node, headline)) else { return };
    let is_article = is_article(page, own);
    if page.tag(own) == Tag::Body || !is_article && first_class(page, own).is_none() {
        return;
    }
    let is_like = |node: &NodeId| are_named_alike(page, *node, own);
    let mut at = state.measures.within(page, own).end;
    while at < state.len() {
        let is_headline =
            state.heading_level(at).is_some_and(|level| level < 3) && state.annotations.title_share[at] <= MAX_OTHER;
        let above = || page.ancestors(state.block(at).container).take(STORY_REACH);
        let next = if is_headline { above().take_while(|&node| !page.contains(node, own)).find(is_like) } else { None };
        let blocks = next.map_or(at..at + 1, |node| state.measures.within(page, node));
        let mut near = at + 1..blocks.end.min(at + 1 + DATE_REACH);
        if next.is_some() && (is_article || near.any(|at| has_date(&state.text(at)))) {
            for block in blocks.clone().filter(|&at| state.kept[at]).collect::<Vec<_>>() {
                state.drop(block, Reason::OtherArticle);
            }
        }
        at = blocks.end.max(at + 1);
    }
}

fn is_article(page: &Page, node: NodeId) -> bool {
    page.tag(node) == Tag::Article || page.attr(node, "role") == Some("article")
}

#[cfg(test)]
mod tests {
    use crate::judge::rules::tests::kept_of;
    use crate::judge::{STORY, kept_words};

    fn page(title: &str) -> String {
        let second = STORY.replace("boat", "train").replace("dog", "cat");
        kept_words(&format!(
            "<title>{title}</title><main><article><h1>A boat comes home late</h1>{STORY}</article>\
             <article><h1>Night train to the coast</h1>{second}</article></main>"
        ))
    }

    #[test]
    fn the_article_with_the_title_of_the_page_is_kept() {
        let first = page("A boat comes home late - The Quay");
        assert!(first.contains("a dog") && !first.contains("a cat"), "{first}");
        let second = page("Night train to the coast - The Quay");
        assert!(second.contains("a cat") && !second.contains("a dog"), "{second}");
    }

    #[test]
    fn the_next_story_below_goes_however_short_it_is() {
        let page = |open: &str, close: &str, date: &str| {
            let story =
                |title: &str, date: &str, text: &str| format!("{open}<h1>{title}</h1>{date}<div>{text}</div>{close}");
            kept_of(
                0.9,
                &format!(
                    "<title>A boat comes home late</title><main>{}{}</main>",
                    story("A boat comes home late", "<p>3 May 2019</p>", STORY),
                    story("Night train to the coast", date, "<p>The night train stops at the quay from now on.</p>"),
                ),
                |_| 2.0,
            )
        };
        let date = "<p>4 May 2019</p>";
        for (open, close, date) in [
            ("<article>", "</article>", ""),
            ("<div class=\"story\">", "</div>", date),
            ("<div><section class=\"story next\">", "</section></div>", date),
        ] {
            let kept = page(open, close, date);
            assert!(kept.contains("a dog") && !kept.contains("night train"), "{kept}");
        }
        // Chapters of one story, and elements that nothing tells apart.
        assert!(page("<section class=\"chapter\">", "</section>", "").contains("night train"));
        assert!(page("<div>", "</div>", date).contains("night train"));
    }

    #[test]
    fn a_page_of_several_articles_keeps_them() {
        let both = page("The Quay");
        assert!(both.contains("a cat") && both.contains("a dog"), "{both}");
    }

    #[test]
    fn complete_articles_under_a_label_of_related_stories_are_dropped() {
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
