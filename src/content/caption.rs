//! The words of a caption in form.

use super::links::Targets;
use super::stream::{Stand, Stream};
use super::{emoji, form};
use crate::article::{Body, Element, Part};
use crate::figures::{CaptionSpan, TextSpan};
use crate::page::{Kind, NodeId, Page, Tag};

/// Elements between a caption's first word and its block that can give it form.
const ABOVE: usize = 64;

/// A caption as inline text, its pieces parted by line breaks. Notes of the article it refers to are `targets`, as is what
/// a note refers back to.
pub(super) fn compose(page: &Page, span: &CaptionSpan, targets: &mut Targets) -> Body {
    let mut stream = Stream::default();
    stream.line(Element::Paragraph, usize::MAX);
    for (key, piece) in span.pieces.iter().enumerate() {
        compose_piece(page, *piece, key, targets, &mut stream);
    }
    let mut body = stream.finish();
    // The line's own element is not the caption's.
    if matches!(body.parts.first(), Some(Part::Open(Element::Paragraph))) {
        body.parts.remove(0);
        body.parts.pop();
    }
    body
}

fn compose_piece(page: &Page, piece: TextSpan, key: usize, targets: &mut Targets, stream: &mut Stream) {
    // All of it small is how captions look, not what they say.
    let says = |node: NodeId| page.tag(node) != Tag::Small || !page.contains(node, piece.last);
    let mut around: Vec<NodeId> =
        page.ancestors(piece.first).skip(1).take_while(|&n| n != piece.container).take(ABOVE).collect();
    while let Some(node) = around.pop() {
        if says(node) {
            open(page, node, targets, stream);
        }
    }
    let mut at = piece.first.index();
    while at <= piece.last.index() {
        let node = NodeId::from_index(at);
        stream.leave(at);
        at += 1;
        match page.kind(node) {
            Kind::Text => {
                let text = page.text(node);
                let end = if node == piece.last { piece.end as usize } else { text.len() };
                let start = if node == piece.first { piece.start as usize } else { 0 };
                stream.text(text.get(start..end).unwrap_or_default(), key, Stand::Paragraph);
            }
            Kind::Element if page.is_silent(node) || form::toggles(page, node, page.tag(node)) => at = page.end(node),
            Kind::Element => match page.tag(node) {
                Tag::Br => stream.line_break(),
                Tag::Wbr => stream.break_opportunity(),
                Tag::Img => stream.text(emoji::of_picture(page, node).unwrap_or_default(), key, Stand::Paragraph),
                _ => open(page, node, targets, stream),
            },
            Kind::Comment | Kind::Document => {}
        }
    }
    // What still is open ends with the piece.
    stream.end_inline();
}

fn open(page: &Page, node: NodeId, targets: &mut Targets, stream: &mut Stream) {
    let tag = page.tag(node);
    targets.mark(page, node, page.end(node), stream);
    let element = if tag == Tag::A { targets.link(page, node) } else { form::inline(page, node, tag) };
    if let Some(element) = element {
        stream.inline(element, page.end(node));
    }
}
