//! Drops readers' comments under an article.
//!
//! A forum thread consists of replies, so a section labelled as comments is dropped only where an article precedes it, and
//! only where it is clearly apart from the article: outside of its `article` element, or with an id or class of comments. On a
//! page that is about one dated story, what publishing systems name as comments goes under any label. (Sites held out, without
//! and with that: articles of WCXB 0.9599 and 0.9607, DANIEL 0.9238 and 0.9251, its English pages 0.9444 and 0.9492, short
//! articles in Han 0.760 and 0.769; Mozilla's pages 0.9587 and 0.9581. On all pages like articles: forums of WCXB 0.8346 and
//! 0.8134.)
//! (Sites held out: AEB 0.962 without this rule, 0.966 with it; generated short articles on crowded pages 0.639 and 0.658.)

use crate::article::PageKind;
use crate::judge::Reason;
use crate::judge::state::{MIN_ARTICLE, State};
use crate::measure::Phrase;
use crate::page::word_table::{contains_any, list_contains};
use crate::page::{NodeId, Page, Tag};
use std::ops::Range;

/// Ancestors of a label that may be its section.
const REACH: usize = 12;
/// Ancestors of a block that may be its `article` element.
const ARTICLE_REACH: usize = 40;
/// Parts of id and class names of comment sections.
const NAMES: [&str; 3] = ["comment", "disqus", "respond"];

/// Ids and classes of comment sections in the widespread publishing systems and services.
const SECTIONS: &str = "comments|comments-area|comment-list|commentlist|comments-list|comments-section|comment-section|\
    disqus_thread|post-comments|article-comments|comments-container|comments-wrapper|Comments|komentarze|kommentare|comentarios|\
    commentaires|kommentarer|comentarii";

pub(super) fn drop(state: &mut State<'_>) {
    let Some(enough) = end_of_article(state) else { return };
    let mut at = 0;
    while at < state.len() {
        let label = at;
        at += 1;
        if state.phrase(label) != Some(Phrase::Comments) || state.heading_level(label) == Some(1) {
            continue;
        }
        if label > enough {
            at = drop_section(state, label);
        }
    }
}

/// Drops the sections below the story of a page that publishing systems name as comments, whatever their label says.
#[inline(never)]
pub(super) fn drop_named_sections(state: &mut State<'_>) {
    let Some(enough) = end_of_article(state).filter(|_| state.estimate.kind == PageKind::Article) else { return };
    let page = state.page;
    let end = state.block(enough).last;
    let mut seen = None;
    for at in 0..state.len() {
        // Paragraphs of one element are in the same sections.
        let around = page.parent(state.block(at).container);
        if around == seen || !state.keeps_running_text(at) {
            continue;
        }
        seen = around;
        let Some(section) =
            page.ancestors(state.block(at).container).take(REACH).find(|&node| is_named_section(page, node))
        else {
            continue;
        };
        if section <= end {
            // The article itself is among the comments: a thread.
            return;
        }
        drop_comments(state, state.measures.within(page, section));
    }
}

/// Whether an element has the id or a class of comment sections.
fn is_named_section(page: &Page, node: NodeId) -> bool {
    let mut names = ["id", "class"].into_iter().filter_map(|name| page.attr(node, name));
    names.any(|names| {
        // All of them have these letters.
        contains_any(names, &["omm", "omentari", "disqus"])
            && names.split_ascii_whitespace().any(|name| list_contains(SECTIONS, name))
    })
}

/// Drops the section of a label if it is apart from the article; returns the block from which to go on.
#[inline(never)]
fn drop_section(state: &mut State<'_>, label: usize) -> usize {
    let section = section_of(state, label);
    let blocks = section.map_or(label..label + 1, |node| state.measures.within(state.page, node));
    let has_running_text = blocks.clone().any(|block| state.is_running_text(block));
    let is_named = |node| has_comment_name(state.page, node, &state.text(label));
    let is_apart =
        !has_running_text || section.is_some_and(|node| is_named(node) || is_outside_article(state, node, label));
    if !is_apart {
        return label + 1;
    }
    let end = blocks.end;
    drop_comments(state, blocks);
    end
}

/// The block at which kept running text first amounts to an article.
fn end_of_article(state: &State<'_>) -> Option<usize> {
    let mut chars = 0;
    (0..state.len()).find(|&at| {
        chars += state.running_chars(at..at + 1);
        chars >= MIN_ARTICLE
    })
}

/// Drops a section. On a discussion page blocks that score as posts stay under any label: "Comments" is over the answers.
/// (Forums of WCXB, sites held out: word F1 0.815 without this exception, 0.820 with it.)
fn drop_comments(state: &mut State<'_>, blocks: Range<usize>) {
    let is_thread = state.estimate.kind == PageKind::Discussion;
    for block in blocks {
        if !is_thread || !state.exceeds_threshold(block, 0.0) {
            state.drop(block, Reason::LabelledSection(Phrase::Comments));
        }
    }
}

/// The outermost element that starts with the label and is not the whole page.
fn section_of(state: &State<'_>, label: usize) -> Option<NodeId> {
    let page = state.page;
    page.ancestors(state.block(label).container)
        .take(REACH)
        .take_while(|&node| {
            !matches!(page.tag(node), Tag::Body | Tag::Main | Tag::Article | Tag::Html)
                && state.measures.within(page, node).start == label
        })
        .last()
}

/// Whether the section has an id or class of comments. A name made from the section's heading does not count: the section of
/// a manual on review comments has the id `answer-review-comments`.
fn has_comment_name(page: &Page, node: NodeId, label: &str) -> bool {
    ["id", "class"].iter().filter_map(|name| page.attr(node, name)).any(|names| {
        let names = names.to_ascii_lowercase();
        NAMES.iter().any(|word| names.contains(word)) && !is_slug_of(&names, label)
    })
}

/// Whether a name is the slug of a heading of three or more words.
#[inline(never)]
fn is_slug_of(name: &str, heading: &str) -> bool {
    let heading = heading.to_ascii_lowercase();
    let words = || heading.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words().count() > 2 && words().eq(name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()))
}

/// Whether the `article` element of the last running text before the label does not contain the section.
fn is_outside_article(state: &State<'_>, section: NodeId, label: usize) -> bool {
    let page = state.page;
    let before = (0..label).rev().find(|&at| state.keeps_running_text(at));
    let article = before.and_then(|at| {
        page.ancestors(state.block(at).container).take(ARTICLE_REACH).find(|&node| page.tag(node) == Tag::Article)
    });
    article.is_some_and(|article| !page.contains(article, section))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::annotations::Annotations;
    use crate::judge::page_estimate::PageEstimate;
    use crate::judge::rules::tests::kept_of;
    use crate::judge::{STORY, kept_words};

    const TALK: &str = "<div><p>I saw the boat come in from my own window and it was not as late as all that, at least not \
        by the clock that hangs in our kitchen.</p></div>";

    #[test]
    fn a_section_of_comments_under_an_article_is_dropped() {
        let page = format!("<article>{STORY}</article><section><h2>4 comments</h2>{TALK}{TALK}{TALK}{TALK}</section>");
        assert!(!kept_words(&page).contains("kitchen"));
        let page = format!("<div>{STORY}<div id=\"comments\"><b>Comments</b>{TALK}{TALK}</div></div>");
        assert!(!kept_words(&page).contains("kitchen"));
    }

    #[test]
    fn the_replies_of_a_thread_are_kept() {
        let page = format!("<h1>Late boats</h1><div>{TALK}<p>4 replies</p>{TALK}{TALK}{TALK}{TALK}</div>");
        assert!(kept_words(&page).contains("kitchen"));
    }

    /// How many of two comments under a label are kept, on a page of a kind where all blocks have one score.
    fn kept_comments(kind: PageKind, score: f32) -> usize {
        let body = format!("<article>{STORY}</article><div id=\"comments\"><h2>Comments</h2>{TALK}{TALK}</div>");
        let html = format!("<html><head></head><body>{body}</body></html>");
        let page = Page::read(crate::page::Snapshot::from_serialised(html, "")).unwrap();
        let measures = crate::measure::measure(&page);
        let annotations = Annotations::of(&page, &measures);
        let estimate = PageEstimate { kind, kind_confidence: 1.0, article_probability: 0.0, threshold: 0.0 };
        let mut state = State::new(&page, &measures, annotations, vec![score; measures.blocks().len()], estimate);
        state.cut(1.0);
        drop(&mut state);
        (0..state.len()).filter(|&at| state.kept[at] && state.text(at).contains("kitchen")).count()
    }

    #[test]
    fn likely_posts_of_a_thread_stay_under_a_comments_label() {
        assert_eq!(kept_comments(PageKind::Discussion, 0.5), 2);
        assert_eq!(kept_comments(PageKind::Discussion, -0.5), 0);
        assert_eq!(kept_comments(PageKind::Article, 0.5), 0);
    }

    #[test]
    fn a_manual_section_about_review_comments_is_kept() {
        let page = |id: &str, heading: &str| {
            kept_words(&format!(
                "<main><section id=\"boats\"><h1>How to send a boat</h1>{STORY}</section><section id=\"{id}\">\
                 <h2>{heading}</h2><p>Whoever looks at the boat will have something to say about it, and each of those \
                 remarks wants an answer, even where nothing is changed.</p></section></main>"
            ))
        };
        let manual = page("respond-to-review-comments", "Respond to review comments");
        assert!(manual.contains("wants an answer"), "{manual}");
        let readers = page("comments", "Comments");
        assert!(!readers.contains("wants an answer"), "{readers}");
    }

    #[test]
    fn what_is_named_comments_below_a_dated_story_goes_whatever_its_label_says() {
        let story = format!("<h1>The boat came home</h1><time>4 March 2024</time><div>{STORY}</div>");
        let page = |name: &str, story: &str| {
            let label = "<h2>Three thoughts</h2>";
            let title = "<title>The boat came home</title>";
            let body = format!("{title}<main>{story}<div class=\"{name}\">{label}{TALK}{TALK}</div></main>");
            kept_of(0.9, &body, |_| 2.0)
        };
        assert!(!page("comments-area", &story).contains("kitchen"));
        assert!(page("thoughts", &story).contains("kitchen"));
        // A thread: what would be the article is among the comments.
        let thread = format!("<div id=\"comments\">{story}</div>");
        assert!(page("comments-area", &thread).contains("kitchen"));
    }
}
