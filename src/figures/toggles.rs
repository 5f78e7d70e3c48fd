//! Controls that show or hide a caption ("Show more", "toggle caption"), and labels for those who do not see it ("Image
//! caption,"): their text is no part of it.

use super::class_hints::SCREEN_READERS;
use crate::page::word_table::{Lists, WordTable, contains_any, table_size};
use crate::page::{NodeId, Page, Tag};

/// Longest text of a control, in bytes.
const LONGEST: usize = 32;
/// Most nodes within a control.
const NODES: usize = 6;

const LISTS: Lists<'_> = &[
    (1, &["more", "less", "toggle", "toggler", "expand", "expander", "collapse", "readmore", "showmore"]),
    (2, &["show", "hide"]),
    (4, &["caption", "credit"]),
];

static WORDS: WordTable<{ table_size(LISTS) }> = WordTable::new(LISTS);

/// Most elements around the text of a control, the control among them.
const DEPTH: usize = 3;

/// Whether a text node is the text of a control that shows or hides a caption, or of a label for screen readers.
pub(in crate::figures) fn in_toggle(page: &Page, text: NodeId) -> bool {
    page.ancestors(text).take(DEPTH).any(|node| page.tag(node) == Tag::Summary || is_toggle(page, node))
}

/// Whether an element shows or hides the caption that it stands in: a short text that is a button by its role or, by one
/// of its classes, says what it does ("show-more", "hide-caption") or that only screen readers hear it. A class "hide" alone
/// is the state of what has it.
fn is_toggle(page: &Page, node: NodeId) -> bool {
    if !matches!(page.tag(node), Tag::Span | Tag::B | Tag::I | Tag::A | Tag::Label | Tag::Div)
        || page.end(node) - node.index() > NODES
    {
        return false;
    }
    let is_named = |class: &str| matches!(WORDS.flags_in(class), 1 | 3 | 5 | 6 | 7);
    let is_label = |class: &str| page.tag(node) == Tag::Span && contains_any(class, &SCREEN_READERS);
    let acts = page.attr(node, "role") == Some("button")
        || page.attr(node, "class").is_some_and(|c| c.split_ascii_whitespace().any(is_named) || is_label(c));
    acts && page.descendants(node).map(|inner| page.text(inner).trim().len()).sum::<usize>() <= LONGEST
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Snapshot;

    fn toggles(element: &str) -> bool {
        let html = format!("<html><head></head><body>{element}</body></html>");
        let page = Page::read(Snapshot::from_serialised(html, "https://a.example/")).unwrap();
        let first = page.body().and_then(|body| page.children(body).next()).unwrap();
        is_toggle(&page, first)
    }

    #[test]
    fn what_shows_or_hides_a_caption_is_known_by_role_and_class() {
        assert!(toggles("<span class=\"toggle\" role=\"button\">Vis mer</span>"));
        assert!(toggles("<span class=\"_showMore_1jxax\">Visa mer</span>"));
        assert!(toggles("<b class=\"hide-caption\"><b>hide caption</b></b>"));
        assert!(toggles("<a role=\"button\" href=\"#\">Mehr</a>"));
        assert!(toggles("<span class=\"visually-hidden a1\">Image source, </span>"));
    }

    #[test]
    fn a_caption_that_is_shown_or_long_is_no_toggle() {
        assert!(!toggles("<span class=\"caption show\">Boats at dawn</span>"));
        assert!(!toggles("<span class=\"credit hide\">Ada Holm</span>"));
        assert!(!toggles("<span role=\"button\">Boats wait at dawn for the tide to come in</span>"));
        assert!(!toggles("<p class=\"more\">Boats</p>"));
    }
}
