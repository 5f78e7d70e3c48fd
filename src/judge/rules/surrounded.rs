//! Keeps code, small data tables, embedded posts and asides that lead nowhere between kept text of one section.
//!
//! Code scores low as it is no sentence, and so do the cells of a small table, the few words of a post and a note in an
//! `aside`; what stands between two kept blocks of a section belongs to it nevertheless.

use super::lists_after_text::leads_nowhere;
use crate::article::PageKind;
use crate::judge::Reason;
use crate::judge::state::State;
use crate::page::word_table::list_contains;
use crate::page::{Kind, NodeId, Tag};
use std::ops::Range;

/// Log-odds by which the threshold is relaxed for code, and for the mean of a table.
const CODE_RELAXATION: f32 = 2.5;
const TABLE_RELAXATION: f32 = 1.5;
/// The same for the mean of an aside.
const ASIDE_RELAXATION: f32 = 2.0;
/// Classes of the quotations that services give for the posts they embed.
const POSTS: &str = "twitter-tweet|twitter-video|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|reddit-embed-bq|\
    text-post-media|telegram-post";
/// Ancestors of a block that may be an embedded post or an aside, and blocks of the largest of them.
const QUOTE_REACH: usize = 6;
const MAX_BLOCKS: usize = 12;
/// Blocks before and after it among which kept text must be: labels of buttons may be between.
const NEIGHBOURS: usize = 4;
/// Ancestors of its box of which one must contain that text too.
const REACH: usize = 3;
/// Ancestors that may be its box, with buttons and a label.
const BOX_REACH: usize = 5;
/// Blocks of buttons and labels in a box with it.
const MAX_LABELS: usize = 64;
/// Nodes and cells of the largest table.
const MAX_NODES: usize = 800;
const MAX_CELLS: usize = 80;
/// Characters of the longest cell, and the highest link density of a table.
const MAX_CELL: u32 = 80;
const MAX_LINKS: f32 = 0.3;

pub(super) fn keep(state: &mut State<'_>) {
    let mut at = 0;
    while at < state.len() {
        let block = at;
        at += 1;
        if state.kept[block] {
            continue;
        }
        if state.block(block).is_preformatted() {
            if let Some(own) = code(state, block) {
                at = own.end;
                keep_all(state, own);
            }
        } else if let Some(own) = aside_or_post(state, block) {
            at = own.end;
            keep_all(state, own);
        } else if matches!(state.page.tag(state.block(block).container), Tag::Td | Tag::Th)
            && let Some(own) = table(state, block)
        {
            at = own.end;
            keep_all(state, own);
        }
    }
}

fn keep_all(state: &mut State<'_>, blocks: Range<usize>) {
    for block in blocks {
        state.keep(block, Reason::Neighbours);
    }
}

/// The blocks of the code that a block is in, if it is to be kept.
#[inline(never)]
fn code(state: &State<'_>, at: usize) -> Option<Range<usize>> {
    let page = state.page;
    let pre = page.ancestors(state.block(at).container).take(BOX_REACH).find(|&node| page.tag(node) == Tag::Pre)?;
    let own = state.measures.within(page, pre);
    (own.start == at && fits(state, &own, CODE_RELAXATION) && is_surrounded(state, pre)).then_some(own)
}

/// The blocks of the table that begins with a block, if it is to be kept.
#[inline(never)]
fn table(state: &State<'_>, at: usize) -> Option<Range<usize>> {
    let page = state.page;
    let table = page.ancestors(state.block(at).container).take(4).find(|&node| page.tag(node) == Tag::Table)?;
    let own = state.measures.within(page, table);
    let is_small = page.end(table) - table.index() <= MAX_NODES && own.len() <= MAX_CELLS;
    let is_cell = |block: usize| state.block(block).chars <= MAX_CELL;
    (own.start == at
        && is_small
        && own.clone().all(is_cell)
        && is_grid(state, table)
        && state.measures.sums(own.clone()).link_density() < MAX_LINKS
        && fits(state, &own, TABLE_RELAXATION)
        && is_surrounded(state, table))
    .then_some(own)
}

/// The blocks of the embedded post or the aside that begins with a block, if it is to be kept.
fn aside_or_post(state: &State<'_>, at: usize) -> Option<Range<usize>> {
    let page = state.page;
    let is_aside = |node: NodeId| {
        page.tag(node) == Tag::Aside || matches!(page.attr(node, "role"), Some("complementary" | "note"))
    };
    let is_post = |node: NodeId| {
        page.tag(node) == Tag::Blockquote
            && page
                .attr(node, "class")
                .is_some_and(|class| class.split_ascii_whitespace().any(|name| list_contains(POSTS, name)))
    };
    let mut above = page.ancestors(state.block(at).container).take(QUOTE_REACH);
    let element = above.find(|&node| is_post(node) || is_aside(node))?;
    let own = state.measures.within(page, element);
    if own.start != at || own.len() > MAX_BLOCKS || own.clone().any(|block| state.annotations.hidden[block]) {
        return None;
    }
    let is_kept = if is_post(element) {
        true
    } else {
        // Beside the posts of a thread stand notices of the site.
        state.estimate.kind != PageKind::Discussion
            && own.clone().all(|block| state.annotations.phrase[block].is_none())
            && has_score(state, &own, ASIDE_RELAXATION)
            && leads_nowhere(page, element)
    };
    (is_kept && is_surrounded(state, element)).then_some(own)
}

/// Whether a table has two rows or more of as many cells, without controls and without tables within.
fn is_grid(state: &State<'_>, table: NodeId) -> bool {
    let page = state.page;
    let (mut rows, mut cells, mut first) = (0, 0, 0);
    for node in page.descendants(table) {
        match page.tag(node) {
            Tag::Tr => {
                rows += 1;
                cells = 0;
            }
            Tag::Td | Tag::Th => {
                cells += 1;
                if rows == 1 {
                    first = cells;
                }
            }
            Tag::Table | Tag::Form | Tag::Input | Tag::Select | Tag::Button | Tag::Textarea => return false,
            _ => {}
        }
    }
    rows >= 2 && first >= 2
}

/// Whether the mean score is not clearly against it, and no rule has dropped it.
fn fits(state: &State<'_>, own: &Range<usize>, relaxation: f32) -> bool {
    !own.clone().any(|at| state.reasons[at] == Reason::Landmark) && has_score(state, own, relaxation)
}

/// The same for an element that is a landmark itself.
fn has_score(state: &State<'_>, own: &Range<usize>, relaxation: f32) -> bool {
    let is_excluded = |at: usize| {
        let by_rule = matches!(state.reasons[at], Reason::LabelledSection(_) | Reason::Form);
        by_rule || state.annotations.hidden[at] || state.annotations.under_related[at]
    };
    let sum: f32 = own.clone().map(|at| state.scores[at]).sum();
    sum > (state.estimate.threshold - relaxation) * own.len() as f32 && !own.clone().any(is_excluded)
}

/// Whether kept text is right before and right after an element, in its section. Buttons and labels in a box with it do not
/// count.
fn is_surrounded(state: &State<'_>, node: NodeId) -> bool {
    let page = state.page;
    let own = state.measures.within(page, node);
    let holds_kept = |&around: &NodeId| {
        let within = state.measures.within(page, around);
        page.kind(around) == Kind::Element
            && within.len() <= own.len() + MAX_LABELS
            && within.clone().all(|at| own.contains(&at) || !state.kept[at])
    };
    let outer = page.ancestors(node).take(BOX_REACH).take_while(holds_kept).last().unwrap_or(node);
    let within = state.measures.within(page, outer);
    let before = (within.start.saturating_sub(NEIGHBOURS)..within.start).rev().find(|&at| state.kept[at]);
    let after = (within.end..state.len().min(within.end + NEIGHBOURS)).find(|&at| state.kept[at]);
    let (Some(before), Some(after)) = (before, after) else { return false };
    let contains = |node: NodeId, at: usize| page.contains(node, state.block(at).container);
    page.ancestors(outer).skip(1).take(REACH).any(|node| contains(node, before) && contains(node, after))
}

#[cfg(test)]
mod tests {
    use crate::judge::rules::tests::kept_of;
    use crate::judge::{STORY, kept_words};

    #[test]
    fn code_between_kept_text_is_kept_without_its_button() {
        let code = |line: &str| {
            format!(
                "<div><x-code><span hidden=\"\">Copied!</span><div><button class=\"copy\">Copy</button><pre>{line}</pre></div></x-code></div>"
            )
        };
        let kept = kept_words(&format!(
            "<main><h1>Lamps</h1><section>{STORY}{}{}</section><section><h2>Ropes</h2>{STORY}{}</section></main>",
            code("$ lamp"),
            code("$ lamp -d"),
            code("$ rope -l | less")
        ));
        assert!(kept.contains("$ lamp -d") && !kept.contains("Copied"), "{kept}");
    }

    #[test]
    fn a_small_table_between_kept_text_is_kept_and_one_of_links_is_not() {
        let table = |cell: &str| {
            let row = format!("<tr><td>{cell}</td><td>7 %</td></tr>");
            format!("<table><tbody><tr><th>Rope</th><th>Broke</th></tr>{}</tbody></table>", row.repeat(2))
        };
        let page = |table: String| {
            kept_words(&format!("<body><h1>Ropes</h1>{STORY}<h2>How they broke</h2>{table}{STORY}</body>"))
        };
        assert!(page(table("under ten fathoms")).contains("fathoms"));
        assert!(!page(table("<a href=\"/f\">Under ten fathoms we sell all of them</a>")).contains("fathoms"));
    }

    #[test]
    fn an_embedded_post_and_an_aside_that_leads_nowhere_are_kept_between_kept_text() {
        let page = |between: &str| {
            let body = format!("<h1>Ropes</h1><div>{STORY}{between}{STORY}</div>");
            let at = body[..body.find(between).unwrap()].matches("<p>").count() + 1;
            kept_of(0.9, &body, |block| if block == at { -1.2 } else { 2.0 }).contains("six knots")
        };
        let post =
            |class: &str| format!("<blockquote class=\"{class}\"><a href=\"/p/1\">I count six knots</a></blockquote>");
        assert!(page(&post("twitter-tweet")) && !page(&post("offer")));
        assert!(page("<aside><div>There are six knots</div></aside>"));
        assert!(page("<div role=\"complementary\"><div>There are six knots</div></div>"));
        assert!(!page("<aside><div>There are six knots <a href=\"/k\">here</a></div></aside>"));
        assert!(!page("<div><div>There are six knots</div></div>"));
    }
}
