//! What stands in the stream as a whole: figures, code, the heads of posts; the signs of notes.

use super::{Stand, Stream};
use crate::article::{Element, Part};

impl Stream {
    /// A figure. One that stands in the middle of a line waits for its end, so that no sentence is cut.
    pub fn figure(&mut self, index: u32, within: Option<usize>) {
        let in_line = self.line.is_some() || self.leaf.as_ref().is_some_and(|l| Some(l.key) == within && l.has_text);
        if in_line && self.breaks_due == 0 {
            self.waiting.push(index);
            return;
        }
        self.close_leaf();
        self.prepare();
        self.write_anchors();
        self.body.parts.push(Part::Figure(index));
    }

    /// Text whose white space counts.
    pub fn preformatted(&mut self, block: Element, text: &str) {
        if self.line.is_some() {
            self.text(text, usize::MAX, Stand::Paragraph);
            return;
        }
        self.close_leaf();
        self.prepare();
        self.body.parts.push(Part::Open(block));
        self.write_anchors();
        self.body.push_text(text);
        self.body.parts.push(Part::Close);
    }

    /// Makes ready for the sign of a note: right after the last word, in the place of one that the page has there.
    pub fn unsign(&mut self) {
        const LONGEST: u32 = 4;
        self.space_due = false;
        if let [.., Part::Open(Element::Superscript), Part::Text { start, end }, Part::Close] = self.body.parts[..]
            && end - start <= LONGEST
        {
            self.body.parts.truncate(self.body.parts.len() - 3);
            self.body.text.truncate(start as usize);
        }
    }

    /// Who wrote a post and when: a line of its own.
    pub fn post_head(&mut self, author: Option<&str>, time: Option<(&str, Option<&str>)>) {
        self.close_leaf();
        self.prepare();
        self.body.parts.push(Part::Open(Element::PostHead));
        if let Some(author) = author {
            self.body.parts.push(Part::Open(Element::Strong));
            self.body.push_text(author);
            self.body.parts.push(Part::Close);
        }
        if let Some((shown, machine)) = time {
            self.body.push_text(if author.is_some() { " " } else { "" });
            self.body.parts.push(Part::Open(Element::Time { datetime: machine.map(str::to_owned) }));
            self.body.push_text(shown);
            self.body.parts.push(Part::Close);
        }
        self.body.parts.push(Part::Close);
    }
}
