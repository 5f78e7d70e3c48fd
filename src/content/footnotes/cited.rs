//! Footnotes that the article refers to are part of it, wherever they are on the page.
//!
//! A classifier of running text drops a list of references as a list of links. But the target of a superscript number
//! in kept text is part of that text: it is kept, with the heading directly above the first footnote.

use crate::content::links::address::{LinkTarget, decoded, link_target};
use crate::measure::{BlockId, Measures};
use crate::page::numbered::Numbered;
use crate::page::word_table::contains_any;
use crate::page::{NodeId, Page, Tag};

/// Longest footnote mark, in characters: "[note 12]".
const MARK: usize = 12;

/// Longest footnote, in words; a longer target is a section of the text.
const FOOTNOTE: u32 = 300;

/// Keeps the footnotes that kept text refers to. `hidden` says which blocks are hidden.
pub(in crate::content) fn keep_cited(
    page: &Page,
    measures: &Measures,
    hidden: impl Fn(BlockId) -> bool,
    kept: &mut [bool],
) {
    let nodes = || (0..page.len()).map(NodeId::from_index);
    let mut sought = Numbered::default();
    for link in nodes().filter(|&node| page.tag(node) == Tag::A && is_mark(page, node)) {
        let block = measures.within(page, link).next().or(measures.block_at(link).map(BlockId::index));
        if let Some(LinkTarget::Fragment(fragment)) = page.attr(link, "href").map(|href| link_target(page, href))
            && block.is_some_and(|block| kept[block])
        {
            sought.add(&decoded(fragment));
        }
    }
    if !sought.is_empty() {
        keep_targets(page, measures, &sought, hidden, kept);
    }
}

/// Keeps the footnotes with the sought ids.
#[inline(never)]
fn keep_targets(
    page: &Page,
    measures: &Measures,
    sought: &Numbered,
    hidden: impl Fn(BlockId) -> bool,
    kept: &mut [bool],
) {
    for target in (0..page.len()).map(NodeId::from_index) {
        let name = if page.tag(target) == Tag::A { page.attr(target, "name") } else { None };
        if ![page.attr(target, "id"), name].into_iter().flatten().any(|id| sought.find(id).is_some()) {
            continue;
        }
        let Some(footnote) = page.ancestors(target).take(4).find(|&above| may_be_footnote(page.tag(above))) else {
            continue;
        };
        let blocks = measures.within(page, footnote);
        if measures.of(page, footnote).words > FOOTNOTE {
            continue;
        }
        let is_heading = |at: usize| {
            let first = measures.block(BlockId::from_index(at)).first;
            page.ancestors(first).take(4).any(|above| page.tag(above).heading_level().is_some())
        };
        let heading = blocks.start.checked_sub(1).filter(|&before| is_heading(before));
        for at in heading.into_iter().chain(blocks) {
            kept[at] |= !hidden(BlockId::from_index(at));
        }
    }
}

/// Whether a link is a footnote mark: short, and superscript or with a class or role of one.
fn is_mark(page: &Page, link: NodeId) -> bool {
    if page.end(link) - link.index() > 8 {
        return false;
    }
    let chars = page.descendants(link).take(8).map(|node| page.text(node).trim().chars().count()).sum::<usize>();
    let is_reference = |node: NodeId| {
        let class = page.attr(node, "class").unwrap_or_default();
        page.tag(node) == Tag::Sup
            || page.attr(node, "role") == Some("doc-noteref")
            || contains_any(class, &["footnote", "noteref", "fn-ref"])
    };
    let is_superscript = || page.descendants(link).take(8).any(|node| page.tag(node) == Tag::Sup);
    (1..=MARK).contains(&chars) && (page.ancestors(link).take(3).any(is_reference) || is_superscript())
}

/// Whether an element with this tag may be a footnote.
fn may_be_footnote(tag: Tag) -> bool {
    matches!(tag, Tag::Li | Tag::P | Tag::Dd | Tag::Tr | Tag::Aside | Tag::Div)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Snapshot;

    /// Which blocks are kept when only the first is part of the article.
    fn kept(body: &str) -> Vec<bool> {
        let html = format!("<html><head></head><body>{body}</body></html>");
        let page = Page::read(Snapshot::from_serialised(html, "https://a.example/")).unwrap();
        let measures = crate::measure::measure(&page);
        let mut kept = vec![false; measures.blocks().len()];
        kept[0] = true;
        keep_cited(&page, &measures, |_| false, &mut kept);
        kept
    }

    #[test]
    fn footnotes_in_all_forms_are_kept_with_their_heading() {
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
        // The text that refers to a footnote must be kept itself.
        let later = "<p>So</p><p>x<sup><a href=\"#n\">1</a></sup></p><ol><li id=\"n\">See there.</li></ol>";
        assert_eq!(kept(later), [true, false, false]);
    }
}
