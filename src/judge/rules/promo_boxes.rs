//! Drops boxes that promote something: a label, one paragraph and a link of a few words under it, in an element of their own
//! that scores far below the text around: appeals, offers, invitations, notices to agree to.
//!
//! Entries of a list look the same ("Lamp 3", what it is, "See it"), so a box with a sibling of its kind stays.
//!
//! (With `related_lines`, sites held out: of the words of clutter put before articles 0.147 leak without the two, 0.125 with
//! them, between paragraphs 0.113 and 0.094, of notices to agree to 0.37 and 0.20, of appeals 0.30 and 0.17, of lines to other
//! stories 0.29 and 0.17; AEB +0.0006 ± 0.0006, WCXB -0.0001 ± 0.0001, the other sets the same to 0.0001.)

use crate::article::PageKind;
use crate::judge::Reason;
use crate::judge::state::State;
use crate::page::{NodeId, Tag};
use std::ops::Range;

/// Log-odds by which the mean of a box is below that of the page's running text.
const MARGIN: f32 = 2.5;
/// Characters of the longest link, label and box.
const MAX_LINK: u32 = 40;
const MAX_LABEL: u32 = 80;
const MAX_BOX: u32 = 500;
/// Blocks of a box.
const BLOCKS: std::ops::RangeInclusive<usize> = 2..=4;
/// Link density from which a block is a link, and up to which it is none.
const MIN_DENSITY: f32 = 0.8;
const MAX_DENSITY: f32 = 0.3;
/// Ancestors of the link that may be the box.
const REACH: usize = 5;
/// Blocks of the largest entry of a list that may be around it.
const MAX_ENTRY: usize = 12;
/// Siblings of the box, or of the entry, that are looked at.
const MAX_ROW: usize = 60;

pub(super) fn drop(state: &mut State<'_>) {
    if state.estimate.kind == PageKind::Discussion {
        return;
    }
    let Some(mean) = state.mean_score((0..state.len()).filter(|&at| state.keeps_running_text(at))) else { return };
    for at in 1..state.len() {
        if is_link(state, at) && state.kept[at - 1] && state.scores[at - 1] < mean - MARGIN {
            drop_box(state, at, mean - MARGIN);
        }
    }
}

/// Drops the box that ends with a link, if it scores less than this.
#[inline(never)]
fn drop_box(state: &mut State<'_>, link: usize, below: f32) {
    let Some(blocks) = box_of(state, link) else { return };
    let own = state.mean_score(blocks.clone().filter(|&at| state.kept[at]));
    if own.is_some_and(|own| own < below) && state.leaves_article(&blocks) {
        for block in blocks {
            state.drop(block, Reason::Form);
        }
    }
}

/// The blocks of the largest box that ends with a link.
fn box_of(state: &State<'_>, link: usize) -> Option<Range<usize>> {
    let page = state.page;
    let above = page.ancestors(state.block(link).container).take(REACH);
    let found = above.filter(|&node| is_box(state, node, link)).last()?;
    let is_entry = |&node: &NodeId| {
        let blocks = state.measures.within(page, node);
        blocks.len() <= MAX_ENTRY && blocks.filter(|&at| state.is_running_text(at)).count() == 1
    };
    let mut entries = page.ancestors(found).take(REACH).take_while(is_entry);
    (!entries.any(|node| has_sibling_alike(state, node))).then(|| state.measures.within(page, found))
}

/// Whether an element has a sibling with the same tag and class that ends with such a link too.
fn has_sibling_alike(state: &State<'_>, node: NodeId) -> bool {
    let page = state.page;
    let is_alike = |&other: &NodeId| {
        let blocks = state.measures.within(page, other);
        other != node
            && page.tag(other) == page.tag(node)
            && page.attr(other, "class") == page.attr(node, "class")
            && blocks.len() >= *BLOCKS.start()
            && is_link(state, blocks.end - 1)
    };
    page.parent(node).is_some_and(|parent| page.children(parent).take(MAX_ROW).any(|other| is_alike(&other)))
}

fn is_box(state: &State<'_>, node: NodeId, link: usize) -> bool {
    let blocks = state.measures.within(state.page, node);
    let is_text = |at: usize| state.is_running_text(at);
    matches!(state.page.tag(node), Tag::Div | Tag::Section | Tag::Aside | Tag::Blockquote)
        && BLOCKS.contains(&blocks.len())
        && blocks.end == link + 1
        && blocks.clone().filter(|&at| is_text(at)).count() == 1
        && (is_text(blocks.start) || state.block(blocks.start).chars <= MAX_LABEL)
        && (blocks.start..link).all(|at| state.link_density(at) < MAX_DENSITY && !state.block(at).is_preformatted())
        && state.measures.sums(blocks).chars <= MAX_BOX
}

/// Whether a block is a link of a few words, and no heading.
fn is_link(state: &State<'_>, at: usize) -> bool {
    state.block(at).chars <= MAX_LINK && state.link_density(at) >= MIN_DENSITY && state.heading_level(at).is_none()
}

#[cfg(test)]
mod tests {
    use crate::judge::STORY;
    use crate::judge::rules::tests::kept_of;

    const TEXT: &str = "<p>The yard looks for a painter who knows how to hold a brush above her head all day.</p>";

    /// Whether a box between paragraphs stays, its own blocks scored with this.
    fn stays(between: &str, score: f32) -> bool {
        let end =
            3 + between.matches("</p>").count() + between.matches("</h3>").count() + between.matches("</a>").count();
        let body = format!("<div>{STORY}{between}{STORY}</div>");
        let text = kept_of(0.9, &body, |at| if (3..end).contains(&at) { score } else { 4.0 });
        assert!(text.contains("a dog"), "{text}");
        text.contains("a painter")
    }

    #[test]
    fn a_box_that_ends_with_a_link_goes() {
        for gone in [
            format!("<div><h3>Come and paint</h3>{TEXT}<a href=\"/j\">Write to us</a></div>"),
            format!("<section><div>{TEXT}<a href=\"https://b.example/\">Write to us</a></div></section>"),
            format!("<aside><h3>Come and paint</h3>{TEXT}<div><a href=\"/j\">Write to us</a></div></aside>"),
        ] {
            assert!(!stays(&gone, 0.5), "{gone}");
            assert!(stays(&gone, 3.5), "it scores like the text: {gone}");
        }
    }

    #[test]
    fn what_looks_like_one_stays() {
        let entry = |at: usize| format!("<div><h3>Lamp {at}</h3>{TEXT}<a href=\"/{at}\">See it</a></div>");
        for own in [
            // Entries of a list, a section with two paragraphs, a paragraph without an element of its own.
            [1, 2, 3].map(entry).concat(),
            [1, 2, 3]
                .map(|at| format!("<ul><li>{at}<div>{}</div></li></ul>", entry(at)))
                .concat()
                .replace("</ul><ul>", ""),
            format!("<div><h3>Come and paint</h3>{TEXT}{TEXT}<a href=\"/j\">Write to us</a></div>"),
            format!("<h3>Come and paint</h3>{TEXT}<p><a href=\"/j\">Write to us</a></p>"),
        ] {
            assert!(stays(&own, 0.5), "{own}");
        }
    }
}
