//! Line breaks of the source that a style makes visible: poems, lyrics, chats.

use crate::page::word_table::contains_any;
use crate::page::{NodeId, Page};

/// Ancestors of a text that may have the style: inherited, it is mostly set on the paragraph or its frame.
const REACH: usize = 5;

/// What a style does with the white space of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::content) enum WhiteSpace {
    /// Line breaks are spaces.
    Collapsed,
    /// Line breaks are shown (`pre-line`, `preserve-breaks`).
    Lines,
    /// So are all spaces (`pre`, `pre-wrap`, `break-spaces`, `preserve`).
    Preserved,
}

/// The nearest `white-space` or `white-space-collapse` around a text: as the browser computed it, in a `style` attribute, or
/// in a class name after it.
#[inline(never)]
pub(in crate::content) fn white_space(page: &Page, text: NodeId) -> WhiteSpace {
    let declared = page.ancestors(text).skip(1).take(REACH).find_map(|node| {
        let of_browser = || page.picture(node).and_then(|facts| after(&facts.look, "white-space"));
        let of_style = || page.attr(node, "style").and_then(|style| after(style, "white-space"));
        let of_class = || page.attr(node, "class").and_then(|class| after(class, "whitespace-"));
        of_browser().or_else(of_style).or_else(of_class)
    });
    let value = declared.unwrap_or_default().trim_start_matches("-collapse").trim_start_matches([':', ' ']);
    let value = value.split([';', ' ', '!']).next().unwrap_or_default().to_ascii_lowercase();
    match value.as_str() {
        "pre" | "preserve" => WhiteSpace::Preserved,
        _ if contains_any(&value, &["pre-line", "preserve-breaks"]) => WhiteSpace::Lines,
        _ if contains_any(&value, &["pre-wrap", "break-spaces"]) => WhiteSpace::Preserved,
        _ => WhiteSpace::Collapsed,
    }
}

/// Spaces at the beginning of a line; a tab is as wide as four.
pub(in crate::content) fn indent_of(line: &str) -> usize {
    let spaces = line.bytes().take_while(|&byte| matches!(byte, b' ' | b'\t'));
    spaces.map(|byte| if byte == b'\t' { 4 } else { 1 }).sum()
}

/// The least indent of the lines after the first: that of the source, not of the poem.
pub(in crate::content) fn least_indent(text: &str) -> usize {
    let lines = text.split('\n').skip(1).filter(|line| !line.trim().is_empty());
    lines.map(indent_of).min().unwrap_or(0)
}

fn after<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    text.split_once(name).map(|(_, rest)| rest)
}
