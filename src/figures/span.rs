//! Caption text: where it stands on the page, and how it reads.

use super::TextSpan;
use crate::page::letters;
use crate::page::{Kind, NodeId, Page, Tag};

/// Text nodes in order, to be cut into pieces.
#[derive(Debug, Default)]
pub(super) struct Run {
    /// Each with the block element around it.
    texts: Vec<(NodeId, NodeId)>,
}

/// Most text nodes of a caption.
const MOST: usize = 200;

impl Run {
    /// The text nodes between two, both included, that are shown and that `keep` lets pass.
    pub(super) fn between(page: &Page, first: NodeId, last: NodeId, keep: &dyn Fn(NodeId) -> bool) -> Self {
        let mut run = Self::default();
        run.add(page, first, last, keep);
        run
    }

    /// Adds the text nodes between two.
    pub(super) fn add(&mut self, page: &Page, first: NodeId, last: NodeId, keep: &dyn Fn(NodeId) -> bool) {
        let mut at = first.index();
        while at <= last.index() && self.texts.len() < MOST {
            let node = NodeId::from_index(at);
            at += 1;
            match page.kind(node) {
                Kind::Element if page.is_silent(node) || page.tag(node) == Tag::Button => at = page.end(node),
                Kind::Text if !page.text(node).trim().is_empty() && keep(node) => {
                    let block = page.ancestors(node).take(40).find(|&n| page.tag(n).is_block());
                    self.texts.push((node, block.unwrap_or(node)));
                }
                _ => {}
            }
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// The text, white space collapsed, pieces joined by spaces.
    pub(super) fn plain(&self, page: &Page) -> String {
        let mut out = String::new();
        for (at, &(node, block)) in self.texts.iter().enumerate() {
            if at > 0 && (self.texts[at - 1].1 != block || broken(page, self.texts[at - 1].0, node)) {
                push(&mut out, " ");
            }
            push(&mut out, page.text(node));
        }
        let trimmed = out.trim_end().len();
        out.truncate(trimmed);
        out
    }

    /// The pieces of the first `length` bytes of [`Run::plain`].
    pub(super) fn pieces(&self, page: &Page, length: usize) -> Vec<TextSpan> {
        let mut pieces: Vec<TextSpan> = Vec::new();
        let mut out = String::new();
        for (at, &(node, block)) in self.texts.iter().enumerate() {
            if out.len() >= length {
                break;
            }
            let broken = at > 0 && broken(page, self.texts[at - 1].0, node);
            if at > 0 && (self.texts[at - 1].1 != block || broken) {
                push(&mut out, " ");
            }
            let text = page.text(node);
            let end = taken(&mut out, text, length);
            if end == 0 {
                continue;
            }
            match pieces.last_mut() {
                Some(piece) if piece.container == block => {
                    piece.last = node;
                    piece.end = end as u32;
                }
                _ => {
                    let start = text.len() - text.trim_start().len();
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

/// Whether a line break stands between two text nodes.
fn broken(page: &Page, from: NodeId, to: NodeId) -> bool {
    let between = from.index() + 1..to.index();
    between.len() <= 64
        && between.map(NodeId::from_index).any(|n| matches!(page.tag(n), Tag::Br | Tag::Wbr) && page.tag(n) == Tag::Br)
}

/// Pushes text as [`push`] does until `out` has `length` bytes; gives how many bytes of the text that took.
fn taken(out: &mut String, text: &str, length: usize) -> usize {
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

pub(super) fn push(out: &mut String, text: &str) {
    for c in text.chars() {
        push_char(out, c);
    }
}

fn push_char(out: &mut String, c: char) {
    if !c.is_whitespace() {
        out.push(c);
    } else if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

/// A text with its white space collapsed.
pub(super) fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push(&mut out, text);
    let trimmed = out.trim_end().len();
    out.truncate(trimmed);
    out
}

/// A text without its tags: what stands between `<` and `>` and begins like one.
pub(super) fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let is_tag = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        let cut = rest.find('>').filter(|_| is_tag).map_or(1, |end| end + 1);
        if cut == 1 {
            out.push('<');
        }
        rest = &rest[cut..];
    }
    out + rest
}

/// Letters and digits only, lower case, for comparing.
pub(super) fn key(text: &str) -> String {
    letters::key(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Snapshot;

    fn run(body: &str) -> (Page, Run) {
        let html = format!("<html><head></head><body>{body}</body></html>");
        let page = Page::read(Snapshot::from_serialised(html, "https://a.example/")).unwrap();
        let body = page.body().unwrap();
        let last = NodeId::from_index(page.end(body) - 1);
        let run = Run::between(&page, body, last, &|_| true);
        (page, run)
    }

    #[test]
    fn pieces_end_where_the_credit_begins() {
        let (page, run) = run("<p>  Boats <i>wait</i> at\n dawn. Photo: Ada</p>");
        assert_eq!(run.plain(&page), "Boats wait at dawn. Photo: Ada");
        let pieces = run.pieces(&page, "Boats wait at dawn.".len());
        assert_eq!(pieces.len(), 1);
        assert_eq!(&page.text(pieces[0].first)[pieces[0].start as usize..], "Boats ");
        assert_eq!(&page.text(pieces[0].last)[..pieces[0].end as usize], " at\n dawn.");
    }

    #[test]
    fn each_block_is_a_piece_of_its_own() {
        let (page, run) = run("<p>One</p><p>Two</p>");
        assert_eq!(run.plain(&page), "One Two");
        assert_eq!(run.pieces(&page, 7).len(), 2);
        assert_eq!(run.pieces(&page, 3).len(), 1);
        assert!(run.pieces(&page, 0).is_empty());
    }
}
