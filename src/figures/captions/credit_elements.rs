//! Elements within a caption that hold its credit.

use super::credit_names::is_name;
use super::credit_text;
use crate::figures::class_hints::{ClassHints, element_hints, hints as hints_of};
use crate::figures::plain_text::collapse_whitespace;
use crate::page::word_table::{contains_any, list_contains};
use crate::page::{Kind, NodeId, Page, Tag};

/// Whether an element is a credit by its names. "caption-credit" is one; an element of that name around a caption and
/// its credit is not.
pub(in crate::figures) fn is_credit(page: &Page, node: NodeId, hints: ClassHints) -> bool {
    if !hints.credit || !hints.caption {
        return hints.credit;
    }
    // "caption attribution": two names, of which one calls it a caption; its credit is found by its text.
    let class = page.attr(node, "class").unwrap_or_default();
    let is_both = |name: &str| Some(hints_of(name)).is_some_and(|hints| hints.caption && hints.credit);
    // "attribution__caption" is the caption of an attribution.
    let is_caption_part = |name: &str| {
        name.rsplit_once("__").is_some_and(|(_, part)| {
            let hints = hints_of(part);
            hints.caption && !hints.credit
        })
    };
    if class.split_ascii_whitespace().any(|name| is_both(name) && is_caption_part(name)) {
        return false;
    }
    if hints_of(class).caption && !class.split_ascii_whitespace().any(is_both) {
        return false;
    }
    let inner = page.descendants(node).take(40).filter(|&n| page.kind(n) == Kind::Element);
    let mut named = inner.map(|n| element_hints(page, n)).filter(|h| h.caption || h.credit);
    named.next().is_none()
}

/// The elements within a caption that hold its credit: by class, or a `small` or `cite` at its end.
#[inline(never)]
pub(in crate::figures) fn within(page: &Page, caption: NodeId) -> Vec<NodeId> {
    let mut found: Vec<NodeId> = Vec::new();
    let mut at = caption.index() + 1;
    let end = page.end(caption).min(at + 400);
    while at < end {
        let node = NodeId::from_index(at);
        at += 1;
        if page.kind(node) != Kind::Element {
            continue;
        }
        let hints = element_hints(page, node);
        let last = page.end(node) == page.end(caption) || is_last_text(page, node, caption);
        let small = matches!(page.tag(node), Tag::Small | Tag::Cite) && last && has_text_before(page, node, caption);
        if is_credit(page, node, hints)
            || small
            || is_author(page, node, caption)
            || last && is_last_name(page, node, caption)
            || is_bare_label(page, node) && has_text_before(page, node, caption)
        {
            found.push(node);
            at = page.end(node);
        }
    }
    found
}

/// Whether an element is a label of the credit in the element after it, and nothing else: "Credit".
fn is_bare_label(page: &Page, node: NodeId) -> bool {
    page.tag(node) == Tag::Span
        && page.end(node) - node.index() <= 4
        && page.end(node) < page.len()
        && page.parent(NodeId::from_index(page.end(node))) == page.parent(node)
        && is_label(&page.descendants(node).map(|inner| page.text(inner)).collect::<String>())
}

/// Whether a text is a word for a credit without one.
pub(in crate::figures) fn is_label(text: &str) -> bool {
    const WORDS: &str =
        "credit|credits|photo|photograph|photo credit|image credit|foto|bild|crédit|crédits|crédito|créditos|фото";
    text.len() <= 24 && list_contains(WORDS, text.trim_matches([' ', '.', '…']).to_lowercase().as_str())
}

/// Whether an element after a caption's text is named after an author: of the picture.
fn is_author(page: &Page, node: NodeId, caption: NodeId) -> bool {
    let class = page.attr(node, "class").unwrap_or_default();
    contains_any(class, &["author", "autor", "auteur", "fotograf", "Author", "rights"])
        && has_text_before(page, node, caption)
}

/// Whether the last element of a caption holds a name and nothing else, beside an element with the caption's text or behind
/// the end of its sentence.
fn is_last_name(page: &Page, node: NodeId, caption: NodeId) -> bool {
    if !matches!(page.tag(node), Tag::Span | Tag::Div | Tag::P | Tag::Strong | Tag::Footer)
        || page.end(node) - node.index() > 8
    {
        return false;
    }
    let text: String = page.descendants(node).map(|inner| page.text(inner)).collect();
    let text = collapse_whitespace(&text);
    let is_blank = |n: NodeId| page.kind(n) != Kind::Element && page.text(n).trim().is_empty();
    let before = page.parent(node).and_then(|parent| {
        page.children(parent).take(24).take_while(|&child| child != node).filter(|&child| !is_blank(child)).last()
    });
    // "Boats wait at dawn. <span>Ada Holm</span>": the caption's sentence has ended.
    let is_apart = before.is_some_and(|before| match page.kind(before) {
        Kind::Element => page.tag(before) != Tag::A,
        // Or the name would stand right behind a word: only its style sets it apart.
        _ => {
            let text = page.text(before);
            text.ends_with(char::is_alphanumeric) || text.trim_end().ends_with(['.', '!', '?', '…', '”', '»', '。'])
        }
    });
    // A caption of one or two words has no credit of as many.
    is_apart
        && has_text_before(page, node, caption)
        && (credit_text::whole(&text).is_some() || is_name(&text) && text.contains([' ', '/']))
}

/// Whether no text follows an element within the caption.
fn is_last_text(page: &Page, node: NodeId, within: NodeId) -> bool {
    let rest = page.end(node)..page.end(within);
    rest.len() <= 64
        && rest.map(NodeId::from_index).all(|n| page.text(n).trim().is_empty() || page.kind(n) != Kind::Text)
}

/// Whether text of the caption precedes an element.
fn has_text_before(page: &Page, node: NodeId, within: NodeId) -> bool {
    let before = within.index() + 1..node.index();
    before.len() <= 400
        && before
            .map(NodeId::from_index)
            .any(|n| page.kind(n) == Kind::Text && !collapse_whitespace(page.text(n)).is_empty())
}
