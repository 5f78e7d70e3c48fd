//! Formatted captions: the text of a caption with its inline elements.

use super::body_builder::{BodyBuilder, LineKind};
use super::elements::{controls, mapping};
use super::links::jump_targets::JumpTargets;
use crate::article::{Body, Element, Part};
use crate::figures::{CaptionSpan, TextSpan, emoji_of_image};
use crate::page::{Kind, NodeId, Page, Tag};

/// Most elements between the first text node of a caption and its block.
const ABOVE: usize = 64;

/// A caption as inline content, its pieces separated by line breaks. `targets` are those of the article, as captions
/// refer to footnotes.
#[inline(never)]
pub(super) fn compose(page: &Page, span: &CaptionSpan, targets: &mut JumpTargets) -> Body {
    let mut builder = BodyBuilder::default();
    builder.named_line(Element::Paragraph, usize::MAX);
    for (key, piece) in span.pieces.iter().enumerate() {
        compose_piece(page, *piece, key, targets, &mut builder);
    }
    let mut body = builder.finish();
    // The paragraph of the named line is not part of the caption.
    if matches!(body.parts.first(), Some(Part::Open(Element::Paragraph))) {
        body.parts.remove(0);
        body.parts.pop();
    }
    body
}

#[inline(never)]
fn compose_piece(page: &Page, piece: TextSpan, key: usize, targets: &mut JumpTargets, builder: &mut BodyBuilder) {
    // A caption that is `small` as a whole is styled so; the element means nothing.
    let is_meaningful = |node: NodeId| page.tag(node) != Tag::Small || !page.contains(node, piece.last);
    let mut around: Vec<NodeId> =
        page.ancestors(piece.first).skip(1).take_while(|&n| n != piece.container).take(ABOVE).collect();
    while let Some(node) = around.pop() {
        if is_meaningful(node) {
            open(page, node, targets, builder);
        }
    }
    let mut at = piece.first.index();
    while at <= piece.last.index() {
        let node = NodeId::from_index(at);
        builder.close_until(at);
        at += 1;
        match page.kind(node) {
            Kind::Text => {
                let text = page.text(node);
                let end = if node == piece.last { piece.end as usize } else { text.len() };
                let start = if node == piece.first { piece.start as usize } else { 0 };
                builder.text(text.get(start..end).unwrap_or_default(), key, LineKind::Paragraph);
            }
            Kind::Element if page.is_silent(node) || controls::is_toggle(page, node, page.tag(node)) => {
                at = page.end(node)
            }
            Kind::Element => match page.tag(node) {
                Tag::Br => builder.line_break(),
                Tag::Wbr => builder.break_opportunity(),
                Tag::Img => builder.text(emoji_of_image(page, node).unwrap_or_default(), key, LineKind::Paragraph),
                _ => open(page, node, targets, builder),
            },
            Kind::Comment | Kind::Document => {}
        }
    }
    // What is still open ends with the piece.
    builder.end_inline();
}

fn open(page: &Page, node: NodeId, targets: &mut JumpTargets, builder: &mut BodyBuilder) {
    let tag = page.tag(node);
    targets.mark(page, node, page.end(node), builder);
    let element = if tag == Tag::A { targets.link(page, node) } else { mapping::inline(page, node, tag) };
    if let Some(element) = element {
        builder.inline(element, page.end(node));
    }
}
