//! What readers wrote under an article is not the article.
//!
//! A thread is made of replies, so a section of comments only goes where an article stands before it, and only where it is
//! clearly apart: outside of the article element, or under a name of its own.

use super::State;
use crate::article::PageKind;
use crate::judge::Reason;
use crate::measure::Phrase;
use crate::page::{NodeId, Page, Tag};
use std::ops::Range;

/// How many elements up the section of a label may be.
const REACH: usize = 12;

/// Drops sections that begin with a label for comments.
pub(super) fn drop(state: &mut State<'_>) {
    let Some(enough) = article_before(state) else { return };
    let mut at = 0;
    while at < state.len() {
        let label = at;
        at += 1;
        if state.said(label) != Some(Phrase::Comments) || state.heading(label) == Some(1) {
            continue;
        }
        let section = section(state, label);
        let blocks = section.map_or(label..label + 1, |node| state.measures.within(state.page, node));
        let talks = blocks.clone().any(|block| state.runs(block));
        let named = |node| is_named(state.page, node, &state.text(label));
        let apart = !talks || section.is_some_and(|node| named(node) || is_outside(state, node, label));
        if apart && label > enough {
            at = blocks.end;
            drop_all(state, blocks);
        }
    }
}

/// The block with which enough running text for an article has been read.
fn article_before(state: &State<'_>) -> Option<usize> {
    let mut chars = 0;
    (0..state.len()).find(|&at| {
        chars += state.running(at..at + 1);
        chars >= super::ARTICLE
    })
}

/// In a thread what the weights call a post is one, whatever stands over it: "Comments" heads the answers. (WCXB's forums,
/// sites held out: word F1 0.815 without this, 0.820 with it.)
fn drop_all(state: &mut State<'_>, blocks: Range<usize>) {
    let thread = state.standing.kind == PageKind::Discussion;
    for block in blocks.filter(|&at| !thread || !state.is_sure(at, 0.0)).collect::<Vec<_>>() {
        state.drop(block, Reason::After(Phrase::Comments));
    }
}

/// The outermost element that begins with the label and is not the whole page.
fn section(state: &State<'_>, label: usize) -> Option<NodeId> {
    let page = state.page;
    page.ancestors(state.block(label).container)
        .take(REACH)
        .take_while(|&node| {
            !matches!(page.tag(node), Tag::Body | Tag::Main | Tag::Article | Tag::Html)
                && state.measures.within(page, node).start == label
        })
        .last()
}

/// Whether the section calls itself comments. A name made of its heading only repeats it: in a manual, the section on how to
/// answer review comments is called `answer-review-comments`.
fn is_named(page: &Page, node: NodeId, label: &str) -> bool {
    ["id", "class"].iter().filter_map(|name| page.attr(node, name)).any(|names| {
        let names = names.to_ascii_lowercase();
        ["comment", "disqus", "respond"].iter().any(|word| names.contains(word)) && !is_made_of(&names, label)
    })
}

/// Whether a name is a heading of some words, in small letters with hyphens.
fn is_made_of(name: &str, heading: &str) -> bool {
    let heading = heading.to_ascii_lowercase();
    let words = || heading.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words().count() > 2 && words().eq(name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()))
}

/// Whether an article element ends before the section begins.
fn is_outside(state: &State<'_>, section: NodeId, label: usize) -> bool {
    let page = state.page;
    let before = (0..label).rev().find(|&at| state.kept[at] && state.runs(at));
    let article = before
        .and_then(|at| page.ancestors(state.block(at).container).take(40).find(|&node| page.tag(node) == Tag::Article));
    article.is_some_and(|article| !page.contains(article, section))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::kind::Standing;
    use crate::judge::{STORY, kept_words};
    use crate::measure::{BlockId, Feature, MISSING, Surveyor};

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

    /// How often the words of a comment stay under a label, on a page of a kind where each block has one weight.
    fn stay(kind: PageKind, weight: f32) -> usize {
        let body = format!("<article>{STORY}</article><div id=\"comments\"><h2>Comments</h2>{TALK}{TALK}</div>");
        let html = format!("<html><head></head><body>{body}</body></html>");
        let page = Page::read(crate::page::Snapshot::from_serialised(html, "")).unwrap();
        let measures = crate::measure::measure(&page);
        let (mut notes, mut row) = (super::super::Notes::default(), [MISSING; Feature::COUNT]);
        let mut surveyor = Surveyor::new(&page, &measures);
        for at in 0..measures.blocks().len() {
            surveyor.features(BlockId::from_index(at), &mut row);
            notes.add(&row);
        }
        let standing = Standing { kind, kind_confidence: 1.0, likeness: 0.0, threshold: 0.0 };
        let mut state = State::new(&page, &measures, notes, vec![weight; measures.blocks().len()], standing);
        state.cut(1.0);
        drop(&mut state);
        (0..state.len()).filter(|&at| state.kept[at] && state.text(at).contains("kitchen")).count()
    }

    #[test]
    fn in_a_thread_what_is_likely_a_post_stays_under_such_a_label() {
        assert_eq!(stay(PageKind::Discussion, 0.5), 2);
        assert_eq!(stay(PageKind::Discussion, -0.5), 0);
        assert_eq!(stay(PageKind::Article, 0.5), 0);
    }

    #[test]
    fn a_section_of_a_manual_on_how_to_answer_comments_is_text() {
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
}
