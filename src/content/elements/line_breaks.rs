//! Line breaks of the source that a style makes visible: poems, lyrics, chats.

use crate::page::word_table::contains_any;
use crate::page::{NodeId, Page};

/// Ancestors of a text that may have the style: inherited, it is mostly set on the paragraph or its frame.
const REACH: usize = 5;

/// Whether the line breaks within a text are shown, by the nearest `white-space` in a `style` attribute or in a class name
/// after it.
#[inline(never)]
pub(in crate::content) fn are_shown(page: &Page, text: NodeId) -> bool {
    let declared = page.ancestors(text).skip(1).take(REACH).find_map(|node| {
        let of_style = page.attr(node, "style").and_then(|style| style.split_once("white-space")).map(|(_, rest)| rest);
        let of_class =
            || page.attr(node, "class").and_then(|class| class.split_once("whitespace-")).map(|(_, rest)| rest);
        of_style.or_else(of_class)
    });
    let value = declared.unwrap_or_default().trim_start_matches([':', ' ']);
    let value = value.split([';', ' ']).next().unwrap_or_default();
    value == "pre" || contains_any(value, &["pre-wrap", "pre-line", "break-spaces"])
}
