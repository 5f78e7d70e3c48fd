//! Notes that the article refers to belong to it, wherever they stand on the page.
//!
//! A judge of running text takes a list of sources for a list of links. But what a raised number in kept text leads to is
//! part of that text, so it is kept with it, and with the heading directly above the first note.

use crate::content::links::{Leads, decoded, leads};
use crate::measure::{BlockId, Measures};
use crate::page::numbered::Numbered;
use crate::page::word_table::contains_any;
use crate::page::{NodeId, Page, Tag};

/// Characters of the longest sign that refers to a note: "[note 12]".
const SIGN: usize = 12;

/// Words of the longest note; what is longer is a section that a number happens to lead to.
const NOTE: u32 = 300;

/// Keeps the notes that kept text refers to. `hidden` says which blocks nobody sees.
pub(in crate::content) fn keep(page: &Page, measures: &Measures, hidden: impl Fn(BlockId) -> bool, kept: &mut [bool]) {
    let nodes = || (0..page.len()).map(NodeId::from_index);
    let mut sought = Numbered::default();
    for link in nodes().filter(|&node| page.tag(node) == Tag::A && refers(page, node)) {
        let block = measures.within(page, link).next().or(measures.block_at(link).map(BlockId::index));
        if let Some(Leads::Within(fragment)) = page.attr(link, "href").map(|href| leads(page, href))
            && block.is_some_and(|block| kept[block])
        {
            sought.add(&decoded(fragment));
        }
    }
    if sought.is_empty() {
        return;
    }
    for place in nodes() {
        let name = if page.tag(place) == Tag::A { page.attr(place, "name") } else { None };
        if ![page.attr(place, "id"), name].into_iter().flatten().any(|id| sought.find(id).is_some()) {
            continue;
        }
        let Some(note) = page.ancestors(place).take(4).find(|&above| is_note(page.tag(above))) else { continue };
        let blocks = measures.within(page, note);
        if measures.of(page, note).words > NOTE {
            continue;
        }
        let heads = |at: usize| {
            let first = measures.block(BlockId::from_index(at)).first;
            page.ancestors(first).take(4).any(|above| page.tag(above).heading_level().is_some())
        };
        let heading = blocks.start.checked_sub(1).filter(|&before| heads(before));
        for at in heading.into_iter().chain(blocks) {
            kept[at] |= !hidden(BlockId::from_index(at));
        }
    }
}

/// Whether a link is a sign that refers to a note: short, and raised or called so.
fn refers(page: &Page, link: NodeId) -> bool {
    if page.end(link) - link.index() > 8 {
        return false;
    }
    let signs = page.descendants(link).take(8).map(|node| page.text(node).trim().chars().count()).sum::<usize>();
    let called = |node: NodeId| {
        let class = page.attr(node, "class").unwrap_or_default();
        page.tag(node) == Tag::Sup
            || page.attr(node, "role") == Some("doc-noteref")
            || contains_any(class, &["footnote", "noteref", "fn-ref"])
    };
    let raises = || page.descendants(link).take(8).any(|node| page.tag(node) == Tag::Sup);
    (1..=SIGN).contains(&signs) && (page.ancestors(link).take(3).any(called) || raises())
}

/// Elements a note stands in.
fn is_note(tag: Tag) -> bool {
    matches!(tag, Tag::Li | Tag::P | Tag::Dd | Tag::Tr | Tag::Aside | Tag::Div)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Snapshot;

    /// Which blocks are kept when the first alone is the article's.
    fn kept(body: &str) -> Vec<bool> {
        let html = format!("<html><head></head><body>{body}</body></html>");
        let page = Page::read(Snapshot::from_serialised(html, "https://a.example/")).unwrap();
        let measures = crate::measure::measure(&page);
        let mut kept = vec![false; measures.blocks().len()];
        kept[0] = true;
        keep(&page, &measures, |_| false, &mut kept);
        kept
    }

    #[test]
    fn notes_in_all_forms_are_kept_with_their_heading() {
        for body in [
            "<p>So<sup><a href=\"#n\">1</a></sup></p><p>x</p><h2>Notes</h2><ol><li id=\"n\">See there.</li></ol><p>y</p>",
            "<p>So<a href=\"#n\"><sup>1</sup></a></p><p>x</p><h2>Notes</h2><p><a name=\"n\">1</a> See there.</p><p>y</p>",
            "<p>So<a role=\"doc-noteref\" href=\"https://a.example/#n\">*</a></p><p>x</p><h2>Notes</h2><aside id=\"n\">See there.</aside><p>y</p>",
            "<p>So<a class=\"footnote-ref\" href=\"#n%2e\">*</a></p><p>x</p><h2>Notes</h2><div id=\"n.\">See there.</div><p>y</p>",
        ] {
            assert_eq!(kept(body), [true, false, true, true, false], "{body}");
        }
    }

    #[test]
    fn other_links_within_the_page_keep_nothing() {
        for body in [
            "<p>So <a href=\"#n\">there</a></p><p id=\"n\">x</p>",
            "<p>So<sup><a href=\"/b#n\">1</a></sup></p><p id=\"n\">x</p>",
            "<p>So<sup><a href=\"#n\">a line too long for a sign</a></sup></p><p id=\"n\">x</p>",
        ] {
            assert_eq!(kept(body), [true, false], "{body}");
        }
        let section = format!("<p>So<sup><a href=\"#n\">1</a></sup></p><div id=\"n\">{}</div>", "word ".repeat(400));
        assert_eq!(kept(&section), [true, false]);
        // What refers to a note must be kept itself.
        let later = "<p>So</p><p>x<sup><a href=\"#n\">1</a></sup></p><ol><li id=\"n\">See there.</li></ol>";
        assert_eq!(kept(later), [true, false, false]);
    }
}
