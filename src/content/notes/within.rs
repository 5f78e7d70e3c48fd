//! Notes that the page sets into the line, to be shown in its margin or when a sign is pressed.

use super::form::pair;
use crate::article::{Body, Element, Part};
use crate::content::stream::{Stand, Stream};
use crate::page::numbered::Numbered;
use crate::page::word_table::contains_any;
use crate::page::{NodeId, Page, Tag};

/// Nodes of the longest such note.
const LONGEST: usize = 400;

/// Whether an element within a line is a note (Tufte CSS and its kin, LaTeXML, WordPress' Modern Footnotes, Distill).
pub(in crate::content) fn is_within(page: &Page, node: NodeId, tag: Tag) -> bool {
    const NAMES: &[&str] =
        &["sidenote", "marginnote", "side-note", "margin-note", "ltx_note_outer", "modern-footnotes-footnote__note"];
    let called = |class: &str| class.split_ascii_whitespace().any(|word| NAMES.contains(&word));
    page.end(node) - node.index() <= LONGEST
        && match tag {
            Tag::Span | Tag::Small => page.attr(node, "class").is_some_and(called),
            Tag::Other => page.name(node) == "d-footnote",
            _ => false,
        }
}

/// The notes taken out of the lines so far.
#[derive(Default)]
pub(in crate::content) struct Within {
    /// The words of each, the place of its sign and its own.
    taken: Vec<(Body, String, String)>,
    /// Whether one is being written: none stands in another.
    writes: bool,
}

impl Within {
    /// How many notes were taken.
    pub fn len(&self) -> usize {
        self.taken.len()
    }

    /// Whether a note is being written.
    pub fn writes(&self) -> bool {
        self.writes
    }

    /// From here on a note is written, apart from the line it stands in, which is given back.
    pub fn open(&mut self, stream: &mut Stream) -> Stream {
        self.writes = true;
        let line = std::mem::take(stream);
        stream.line(Element::Paragraph, usize::MAX);
        line
    }

    /// The note is written; in the line, which has this key and goes on at `end`, a raised number stands for it.
    pub fn close(&mut self, line: Stream, key: usize, end: usize, ids: &mut Numbered, stream: &mut Stream) {
        self.writes = false;
        let mut words = std::mem::replace(stream, line).finish();
        if words.is_empty() {
            return;
        }
        // The paragraph it was written in is not its own. Pictures stand after it, or alone.
        let mut depth = 0_usize;
        words.parts.retain(|part| {
            depth = match part {
                Part::Open(_) => depth + 1,
                Part::Close => depth.saturating_sub(1),
                _ => return true,
            };
            depth > usize::from(matches!(part, Part::Open(_)))
        });
        let number = self.taken.len() + 1;
        let [place, own] = pair(number, ids);
        stream.unsign();
        stream.inline(Element::Superscript, end);
        stream.inline(Element::Jump { to: own.clone() }, end);
        stream.anchor(place.clone(), end);
        stream.text(&number.to_string(), key, Stand::Paragraph);
        self.taken.push((words, place, own));
    }

    /// Writes the notes at the end, each with a way back to its sign.
    pub fn gather(self, body: &mut Body) {
        if self.taken.is_empty() {
            return;
        }
        body.parts.extend([Part::Rule, Part::Open(Element::List { ordered: true, start: None })]);
        for (words, place, own) in self.taken {
            body.parts.extend([Part::Open(Element::Item), Part::Anchor(own)]);
            let moved = u32::try_from(body.text.len()).unwrap_or(u32::MAX);
            body.text.push_str(&words.text);
            body.parts.extend(words.parts.into_iter().map(|part| match part {
                Part::Text { start, end } => Part::Text { start: start + moved, end: end + moved },
                part => part,
            }));
            body.push_text(" ");
            body.parts.push(Part::Open(Element::Jump { to: place }));
            body.push_text("↩");
            body.parts.extend([Part::Close, Part::Close]);
        }
        body.parts.push(Part::Close);
    }
}

/// Whether an element in a note repeats the note's sign (LaTeXML).
pub(in crate::content) fn is_sign(page: &Page, node: NodeId) -> bool {
    page.attr(node, "class").is_some_and(|class| contains_any(class, &["ltx_note_mark", "ltx_tag_note"]))
}
