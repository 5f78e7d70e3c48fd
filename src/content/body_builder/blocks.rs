//! Content that is written as a whole: figures, code, headers of posts; and the marks of footnotes.

use super::{BodyBuilder, LineKind};
use crate::article::{Element, Part};

impl BodyBuilder {
    /// A figure. One in the middle of a line is written after it, so that no sentence is interrupted.
    pub fn figure(&mut self, index: u32, within: Option<usize>) {
        let in_line =
            self.named_line.is_some() || self.open_line.as_ref().is_some_and(|l| Some(l.key) == within && l.has_text);
        // A table has one caption, which no figure may part.
        if in_line && (self.breaks_due == 0 || self.in_table_caption()) {
            self.waiting.push(index);
            return;
        }
        self.end_line();
        self.prepare();
        self.write_anchors();
        self.body.parts.push(Part::Figure(index));
    }

    /// Text with significant white space.
    pub fn preformatted(&mut self, block: Element, text: &str) {
        if self.named_line.is_some() {
            self.text(text, usize::MAX, LineKind::Paragraph);
            return;
        }
        self.end_line();
        self.prepare();
        self.body.parts.push(Part::Open(block));
        self.write_anchors();
        self.body.push_text(text);
        self.body.parts.push(Part::Close);
    }

    /// Prepares for a footnote mark: right after the last word, replacing a mark that the page has there.
    pub fn replace_footnote_mark(&mut self) {
        const LONGEST: u32 = 4;
        self.space_due = false;
        if let [.., Part::Open(Element::Superscript), Part::Text { start, end }, Part::Close] = self.body.parts[..]
            && end - start <= LONGEST
        {
            self.body.parts.truncate(self.body.parts.len() - 3);
            self.body.text.truncate(start as usize);
        }
    }

    /// The header of a post: author and time, in a line of their own.
    pub fn post_header(&mut self, author: Option<&str>, time: Option<(&str, Option<&str>)>) {
        self.end_line();
        self.prepare();
        self.body.parts.push(Part::Open(Element::PostHeader));
        if let Some(author) = author {
            self.body.parts.push(Part::Open(Element::Strong));
            self.body.push_text(author);
            self.body.parts.push(Part::Close);
        }
        if let Some((shown, machine)) = time {
            self.body.push_text(if author.is_some() { " " } else { "" });
            self.body.parts.push(Part::Open(Element::Time { datetime: machine.map(|time| Box::new(time.to_owned())) }));
            self.body.push_text(shown);
            self.body.parts.push(Part::Close);
        }
        self.body.parts.push(Part::Close);
    }
}
