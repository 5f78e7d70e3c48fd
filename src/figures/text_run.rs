//! Runs of text nodes: where a caption is on the page, and its plain text.

use super::placed::TextSpan;
use super::plain_text::{push_char, push_collapsed};
use super::toggles::in_toggle;
use crate::page::{Kind, NodeId, Page, Tag};

/// Text nodes in document order, to be split into pieces.
#[derive(Debug, Default)]
pub(in crate::figures) struct TextRun {
    /// Each text node with the block element around it.
    texts: Vec<(NodeId, NodeId)>,
}

/// Most text nodes of a caption.
const MOST: usize = 200;

impl TextRun {
    /// The visible text nodes from `first` to `last`, both included, for which `keep` is true.
    pub(in crate::figures) fn between(page: &Page, first: NodeId, last: NodeId, keep: &dyn Fn(NodeId) -> bool) -> Self {
        let mut run = Self::default();
        run.add(page, first, last, keep);
        run
    }

    /// Adds the visible text nodes from `first` to `last`.
    pub(in crate::figures) fn add(&mut self, page: &Page, first: NodeId, last: NodeId, keep: &dyn Fn(NodeId) -> bool) {
        let mut at = first.index();
        while at <= last.index() && self.texts.len() < MOST {
            let node = NodeId::from_index(at);
            at += 1;
            match page.kind(node) {
                Kind::Element if page.is_silent(node) || page.tag(node) == Tag::Button => at = page.end(node),
                Kind::Text if self.belongs(page, node, keep) => self.texts.push((node, block_of(page, node))),
                _ => {}
            }
        }
    }

    /// Whether a text node is part of the text. White space between two elements of a line keeps their words apart.
    fn belongs(&self, page: &Page, node: NodeId, keep: &dyn Fn(NodeId) -> bool) -> bool {
        if page.text(node).trim().is_empty() {
            return self.texts.last().is_some_and(|&(_, block)| block == block_of(page, node));
        }
        keep(node) && !in_toggle(page, node)
    }

    pub(in crate::figures) fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// The plain text: white space collapsed, blocks and lines joined by a space.
    pub(in crate::figures) fn plain(&self, page: &Page) -> String {
        let mut out = String::new();
        for (at, &(node, block)) in self.texts.iter().enumerate() {
            if at > 0 && (self.texts[at - 1].1 != block || has_break(page, self.texts[at - 1].0, node)) {
                push_collapsed(&mut out, " ");
            }
            push_collapsed(&mut out, page.text(node));
        }
        let trimmed = out.trim_end().len();
        out.truncate(trimmed);
        out
    }

    /// The spans of the bytes of [`TextRun::plain`] from `from` to `length`, one for each block.
    #[inline(never)]
    pub(in crate::figures) fn pieces(&self, page: &Page, from: usize, length: usize) -> Vec<TextSpan> {
        let mut pieces: Vec<TextSpan> = Vec::new();
        let mut out = String::new();
        for (at, &(node, block)) in self.texts.iter().enumerate() {
            if out.len() >= length {
                break;
            }
            let line_break = at > 0 && has_break(page, self.texts[at - 1].0, node);
            if at > 0 && (self.texts[at - 1].1 != block || line_break) {
                push_collapsed(&mut out, " ");
            }
            let text = page.text(node);
            let skipped = push_up_to(&mut out, text, from);
            let rest = &text[skipped..];
            let end = push_up_to(&mut out, rest, length);
            if end == 0 {
                continue;
            }
            let (start, end) = (skipped + rest.len() - rest.trim_start().len(), skipped + end);
            match pieces.last_mut() {
                Some(piece) if piece.container == block => {
                    piece.last = node;
                    piece.end = end as u32;
                }
                _ => {
                    pieces.push(TextSpan {
                        container: block,
                        first: node,
                        start: start as u32,
                        last: node,
                        end: end as u32,
                    });
                }
            }
        }
        pieces
    }
}

/// The block around a text, else the text itself.
fn block_of(page: &Page, node: NodeId) -> NodeId {
    page.ancestors(node).take(40).find(|&n| page.tag(n).is_block()).unwrap_or(node)
}

/// Whether a `br` is between two text nodes.
fn has_break(page: &Page, from: NodeId, to: NodeId) -> bool {
    let between = from.index() + 1..to.index();
    between.len() <= 64 && between.map(NodeId::from_index).any(|n| page.tag(n) == Tag::Br)
}

/// Appends text as [`push_collapsed`] does until `out` has `length` bytes. Returns the offset in `text` after the last
/// character appended that is no white space.
fn push_up_to(out: &mut String, text: &str, length: usize) -> usize {
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if out.len() >= length {
            break;
        }
        push_char(out, c);
        if !c.is_whitespace() {
            end = at + c.len_utf8();
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Snapshot;

    fn run(body: &str) -> (Page, TextRun) {
        let html = format!("<html><head></head><body>{body}</body></html>");
        let page = Page::read(Snapshot::from_serialised(html, "https://a.example/")).unwrap();
        let body = page.body().unwrap();
        let last = NodeId::from_index(page.end(body) - 1);
        let run = TextRun::between(&page, body, last, &|_| true);
        (page, run)
    }

    #[test]
    fn pieces_end_where_the_credit_begins() {
        let (page, run) = run("<p>  Boats <i>wait</i> at\n dawn. Photo: Ada</p>");
        assert_eq!(run.plain(&page), "Boats wait at dawn. Photo: Ada");
        let pieces = run.pieces(&page, 0, "Boats wait at dawn.".len());
        assert_eq!(pieces.len(), 1);
        assert_eq!(&page.text(pieces[0].first)[pieces[0].start as usize..], "Boats ");
        assert_eq!(&page.text(pieces[0].last)[..pieces[0].end as usize], " at\n dawn.");
    }

    #[test]
    fn pieces_begin_where_the_counter_ends() {
        let (page, run) = run("<p> <b>1/3</b> Boats wait.</p>");
        let pieces = run.pieces(&page, "1/3 ".len(), "1/3 Boats wait.".len());
        assert_eq!(pieces.len(), 1);
        assert_eq!(&page.text(pieces[0].first)[pieces[0].start as usize..], "Boats wait.");
    }

    #[test]
    fn each_block_is_a_piece_of_its_own() {
        let (page, run) = run("<p>One</p><p>Two</p>");
        assert_eq!(run.plain(&page), "One Two");
        assert_eq!(run.pieces(&page, 0, 7).len(), 2);
        assert_eq!(run.pieces(&page, 0, 3).len(), 1);
        assert!(run.pieces(&page, 0, 0).is_empty());
    }
}
