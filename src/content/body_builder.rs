//! Builds a [`Body`]: elements are written only when they get content, white space collapses as in CSS, and content
//! that HTML does not allow where it is gets the elements it needs.
//!
//! Has no access to the page: positions are numbers that increase during the walk. Three stacks, none of which a page
//! can make deep: structure (lists, tables, quotes) is limited to [`DEPTH`], inline elements hold each kind once, and
//! lines do not nest.

mod blocks;
mod content_model;

use crate::article::{Body, Element, Formula, Part};
use content_model::{holds_text, implied_child, is_container, is_table_part, may_contain};
use std::mem::discriminant;

/// Most nested lists, quotes, tables and `details`; deeper ones are written flat. Each takes at most four elements
/// (table, body, row, cell), so the article stays under the 512 levels at which Chromium's parser
/// (`kMaximumHTMLParserDOMTreeDepth`) begins to move elements elsewhere.
const DEPTH: usize = 64;

/// Most nested inline elements. Each kind nests once, but languages may alternate.
const INLINE_DEPTH: usize = 24;

/// An element of structure: written together with its first content.
struct Frame {
    element: Element,
    end: usize,
    /// Not on the page: added because HTML requires it around its content.
    implied: bool,
    /// It has content.
    used: bool,
}

struct Inline {
    element: Element,
    end: usize,
}

/// A line with an element of its own (heading, summary, caption): all content in it is one line.
struct NamedLine {
    element: Element,
    end: usize,
}

/// The line being written.
struct OpenLine {
    /// Differs from that of the next line: mostly the block.
    key: usize,
    /// It has an element around it.
    element: bool,
    has_text: bool,
}

/// What a new line of text becomes outside of named lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineKind {
    /// A paragraph.
    Paragraph,
    /// Text directly in its item or cell, if it is the first content there.
    Bare,
}

/// Builds a [`Body`].
#[derive(Default)]
pub(super) struct BodyBuilder {
    body: Body,
    frames: Vec<Frame>,
    /// How many of `frames` are written.
    written: usize,
    containers: usize,
    inline: Vec<Inline>,
    /// How many of `inline` are written in the line.
    opened: usize,
    named_line: Option<NamedLine>,
    open_line: Option<OpenLine>,
    space_due: bool,
    breaks_due: usize,
    /// A thematic break still to be written, and the number of `frames` around it.
    rule_due: Option<usize>,
    /// Figures that are written after the line.
    waiting: Vec<u32>,
    anchors: Vec<(String, usize)>,
    /// Length of the parts when an item was last closed.
    item_closed: usize,
}

impl BodyBuilder {
    /// With room for so many parts and so many bytes of text.
    pub fn with_room((parts, bytes): (usize, usize)) -> Self {
        let body = Body { parts: Vec::with_capacity(parts), text: String::with_capacity(bytes) };
        Self { body, ..Self::default() }
    }

    /// The complete body.
    pub fn finish(mut self) -> Body {
        self.close_until(usize::MAX);
        self.end_line();
        self.body
    }

    /// Closes everything that ends at or before a position.
    pub fn close_until(&mut self, at: usize) {
        while self.inline.last().is_some_and(|i| i.end <= at) {
            if self.opened == self.inline.len() {
                self.body.parts.push(Part::Close);
                self.opened -= 1;
            }
            self.inline.pop();
        }
        if self.named_line.as_ref().is_some_and(|l| l.end <= at) {
            self.end_line();
            self.named_line = None;
        }
        while self.frames.last().is_some_and(|f| f.end <= at) {
            self.pop();
        }
        self.anchors.retain(|(_, end)| *end > at);
    }

    /// Opens an element of structure. Returns whether it is allowed here; if not, its content is written without it.
    pub fn structure(&mut self, element: Element, end: usize) -> bool {
        if self.named_line.is_some() {
            return false;
        }
        self.end_line();
        if is_container(&element) {
            if self.containers >= DEPTH {
                return false;
            }
            self.open_implied();
        } else {
            while self.frames.last().is_some_and(|f| f.implied && !may_contain(&f.element, &element)) {
                self.pop();
            }
            if matches!(element, Element::Row) && self.top_is(|e| matches!(e, Element::Table)) {
                self.imply(Element::TableBody);
            }
            if !self.frames.last().is_some_and(|f| may_contain(&f.element, &element)) {
                return false;
            }
        }
        self.push(element, end, false);
        true
    }

    /// Writes what is open although it has no content yet: an empty cell.
    pub fn write_open(&mut self) {
        self.end_line();
        self.flush(usize::MAX);
    }

    /// Opens a named line: a heading, a summary, a table's caption.
    pub fn named_line(&mut self, element: Element, end: usize) {
        if self.named_line.is_some() {
            return;
        }
        match element {
            Element::TableCaption => {
                while self.frames.last().is_some_and(|f| f.implied) {
                    self.pop();
                }
                if !self.top_is(|e| matches!(e, Element::Table)) {
                    return;
                }
            }
            Element::Summary
                if !self.frames.last().is_some_and(|f| matches!(f.element, Element::Details) && !f.used) =>
            {
                return;
            }
            _ => {}
        }
        self.end_line();
        self.named_line = Some(NamedLine { element, end });
    }

    /// The element of the open named line.
    pub fn named_line_element(&self) -> Option<&Element> {
        self.named_line.as_ref().map(|l| &l.element)
    }

    fn in_table_caption(&self) -> bool {
        matches!(self.named_line_element(), Some(Element::TableCaption))
    }

    /// Opens an inline element. One within another of its kind is left out.
    pub fn inline(&mut self, element: Element, end: usize) {
        let has = |kind: &dyn Fn(&Element) -> bool| self.inline.iter().any(|i| kind(&i.element));
        let is_link = |e: &Element| matches!(e, Element::Link { .. } | Element::Jump { .. });
        let is_annotation = |e: &Element| matches!(e, Element::RubyText | Element::RubyParenthesis);
        let redundant = match &element {
            Element::Span { .. } => self.inline.last().is_some_and(|i| i.element == element),
            e if is_link(e) => has(&is_link),
            // HTML parsers close a ruby annotation where the next begins, and allow none outside of ruby.
            e if is_annotation(e) => has(&is_annotation) || !has(&|e| matches!(e, Element::Ruby)),
            e => has(&|other| discriminant(other) == discriminant(e)),
        };
        if !redundant && self.inline.len() < INLINE_DEPTH {
            self.inline.push(Inline { element, end });
        }
    }

    /// Closes all inline elements.
    pub fn end_inline(&mut self) {
        self.body.parts.extend((0..self.opened).map(|_| Part::Close));
        self.opened = 0;
        self.inline.clear();
    }

    /// A target of links in the article. It is written with the next content at or after it, if that comes before
    /// `end`.
    pub fn anchor(&mut self, id: String, end: usize) {
        self.anchors.push((id, end));
    }

    /// Text of the line with this key; another key begins another line.
    pub fn text(&mut self, text: &str, key: usize, kind: LineKind) {
        let mut rest = text;
        if self.open_line.as_ref().is_none_or(|l| l.key != key && self.named_line.is_none()) {
            // No-break spaces at the beginning of a line are a manual indent.
            rest = rest.trim_start_matches(char::is_whitespace);
        }
        while let Some(&byte) = rest.as_bytes().first() {
            let in_space = is_space(byte);
            let run =
                if in_space { rest.bytes().position(|b| !is_space(b)).unwrap_or(rest.len()) } else { plain_run(rest) };
            let (run, after) = rest.split_at(run);
            rest = after;
            if in_space {
                self.space_due = true;
            } else {
                self.begin_line(key, kind);
                self.push_words(run);
            }
        }
    }

    /// A line break within a line.
    pub fn line_break(&mut self) {
        if self.open_line.is_some() {
            self.breaks_due += 1;
            self.space_due = false;
        }
    }

    /// A position where a word may break (`wbr`).
    pub fn break_opportunity(&mut self) {
        if self.has_text() && !self.space_due && self.breaks_due == 0 {
            self.body.parts.push(Part::BreakOpportunity);
        }
    }

    /// A thematic break, written if there is content on both sides.
    pub fn rule(&mut self) {
        self.rule_due = (!self.body.is_empty()).then_some(self.frames.len());
    }

    /// Ends the line being written.
    pub fn end_line(&mut self) {
        if let Some(leaf) = self.open_line.take() {
            self.trim_end();
            while self.opened > 0 {
                self.body.parts.push(Part::Close);
                self.opened -= 1;
            }
            if leaf.element {
                self.body.parts.push(Part::Close);
            }
        }
        self.space_due = false;
        self.breaks_due = 0;
        if !self.waiting.is_empty() {
            // Those of a table's caption begin its first row.
            self.open_implied();
            self.prepare();
            let waiting = std::mem::take(&mut self.waiting);
            self.body.parts.extend(waiting.into_iter().map(Part::Figure));
        }
    }

    /// No-break spaces at the end of a line are invisible.
    fn trim_end(&mut self) {
        if let Some(Part::Text { start, end }) = self.body.parts.last_mut() {
            let kept = self.body.text[*start as usize..*end as usize].trim_end().len();
            if kept > 0 {
                *end = *start + u32::try_from(kept).unwrap_or(u32::MAX);
                self.body.text.truncate(*end as usize);
            }
        }
    }

    fn has_text(&self) -> bool {
        self.open_line.as_ref().is_some_and(|l| l.has_text)
    }

    fn begin_line(&mut self, key: usize, kind: LineKind) {
        if let Some(leaf) = &mut self.open_line {
            if self.named_line.is_some() {
                if leaf.key != key {
                    leaf.key = key;
                    self.breaks_due = self.breaks_due.max(1);
                }
                return;
            }
            if leaf.key == key && self.breaks_due < 2 {
                return;
            }
            self.end_line();
        }
        let bare = kind == LineKind::Bare && self.frames.last().is_some_and(|f| holds_text(&f.element) && !f.used);
        self.prepare();
        let element = match &self.named_line {
            Some(line) => Some(line.element.clone()),
            None => (!bare).then_some(Element::Paragraph),
        };
        let has_element = element.is_some();
        self.body.parts.extend(element.map(Part::Open));
        self.open_line = Some(OpenLine { key, element: has_element, has_text: false });
        self.space_due = false;
        self.breaks_due = 0;
    }

    /// A formula in the line with this key.
    pub fn formula(&mut self, formula: Formula, key: usize, kind: LineKind) {
        self.begin_line(key, kind);
        self.push_words("");
        self.body.parts.push(Part::Formula(Box::new(formula)));
    }

    /// Appends words to the line, and before them what is due: breaks, a space, inline elements, anchors.
    fn push_words(&mut self, words: &str) {
        if self.breaks_due > 0 {
            if self.has_text() {
                self.body.parts.push(Part::LineBreak);
            }
            self.breaks_due = 0;
            self.space_due = false;
        }
        if self.space_due {
            self.body.push_text(" ");
            self.space_due = false;
        }
        for inline in &self.inline[self.opened..] {
            self.body.parts.push(Part::Open(inline.element.clone()));
        }
        self.opened = self.inline.len();
        self.write_anchors();
        self.body.push_text(words);
        if let Some(leaf) = &mut self.open_line {
            leaf.has_text = true;
        }
    }

    fn write_anchors(&mut self) {
        for (id, _) in self.anchors.drain(..) {
            self.body.parts.push(Part::Anchor(Box::new(id)));
        }
    }

    /// Prepares for block content: writes the open structure and a due rule.
    fn prepare(&mut self) {
        if !self.in_table_caption() {
            self.open_implied();
        }
        if let Some(within) = self.rule_due.take()
            && !self.frames.iter().any(|f| is_table_part(&f.element))
        {
            self.flush(within);
            // Between the items of a list only items are allowed: the rule becomes part of the next item.
            let in_list = self.frames[..within.min(self.frames.len())]
                .last()
                .is_some_and(|f| implied_child(&f.element).is_some());
            if in_list {
                self.flush(usize::MAX);
            }
            self.body.parts.push(Part::Rule);
        }
        self.flush(usize::MAX);
        for frame in self.frames.iter_mut().rev().take_while(|f| !f.used) {
            frame.used = true;
        }
    }

    /// Lists need items and tables need cells: content without one gets one.
    fn open_implied(&mut self) {
        while let Some(child) = self.frames.last().and_then(|f| implied_child(&f.element)) {
            self.imply(child);
        }
    }

    fn imply(&mut self, element: Element) {
        let end = self.frames.last().map_or(usize::MAX, |f| f.end);
        self.push(element, end, true);
    }

    fn push(&mut self, element: Element, end: usize, implied: bool) {
        self.containers += usize::from(is_container(&element));
        self.frames.push(Frame { element, end, implied, used: false });
    }

    /// Writes the open elements of structure that are not written yet, up to the given number of them.
    fn flush(&mut self, until: usize) {
        while let Some(frame) = self.frames.get(self.written).filter(|_| self.written < until) {
            let continues = frame.implied
                && matches!(frame.element, Element::Item)
                && self.item_closed == self.body.parts.len()
                && matches!(self.body.parts.last(), Some(Part::Close));
            if continues {
                // A list directly in a list is part of the item before it.
                self.body.parts.pop();
            } else {
                self.body.parts.push(Part::Open(frame.element.clone()));
            }
            self.written += 1;
        }
    }

    fn pop(&mut self) {
        if self.written == self.frames.len() {
            self.end_line();
        }
        let Some(frame) = self.frames.pop() else { return };
        self.containers -= usize::from(is_container(&frame.element));
        if self.written > self.frames.len() {
            self.written = self.frames.len();
            self.body.parts.push(Part::Close);
            if matches!(frame.element, Element::Item) {
                self.item_closed = self.body.parts.len();
            }
        }
    }

    fn top_is(&self, kind: impl Fn(&Element) -> bool) -> bool {
        self.frames.last().is_some_and(|f| kind(&f.element))
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0C)
}

/// The length of the words at the beginning that are separated by single spaces: they are written as they are.
fn plain_run(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_space = |at: usize| bytes.get(at).is_none_or(|&byte| is_space(byte));
    (0..bytes.len()).find(|&at| is_space(at) && (bytes[at] != b' ' || is_space(at + 1))).unwrap_or(bytes.len())
}
