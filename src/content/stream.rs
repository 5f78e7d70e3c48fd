//! The stream as it is written: elements open only when something stands in them, white space collapses as CSS does it,
//! and what HTML would not let stand where it is gets a place of its own.
//!
//! Knows nothing of the page: positions are plain numbers that rise as the walk goes on. Holds three stacks, none of
//! which a page can make deep: structure (lists, tables, quotes) is cut off at [`DEPTH`], inline form holds each kind once,
//! and the line that is being written (the leaf) does not nest.

mod whole;

use super::nesting::{holds_lines, implied_child, is_container, is_table_part, may_hold};
use crate::article::{Body, Element, Formula, Part};
use std::mem::discriminant;

/// How many lists, quotes, tables and foldable sections may stand in each other; deeper ones are written flat. Each
/// takes at most four elements (table, body, row, cell), so the article stays under the 512 levels at which Chromium's
/// parser (`kMaximumHTMLParserDOMTreeDepth`) begins to move elements elsewhere.
const DEPTH: usize = 64;

/// How many inline elements may stand in each other. Each kind stands once, but languages may alternate.
const INLINE_DEPTH: usize = 24;

/// An element of structure: written when the first thing in it is.
struct Frame {
    element: Element,
    end: usize,
    /// Not on the page: made so that what follows has a place to stand.
    implied: bool,
    /// Whether something already stands in it.
    used: bool,
}

struct Inline {
    element: Element,
    end: usize,
}

/// A line whose element the page names itself: all that stands in it is one line.
struct Line {
    element: Element,
    end: usize,
}

/// The line being written.
struct Leaf {
    /// What tells it from the next line.
    key: usize,
    /// Whether it has an element of its own.
    element: bool,
    has_text: bool,
}

/// How a new line of text stands where nothing else is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stand {
    /// As a paragraph.
    Paragraph,
    /// Directly in its item or cell, if it is the first thing there.
    Bare,
}

/// Writes a [`Body`].
#[derive(Default)]
pub(super) struct Stream {
    body: Body,
    frames: Vec<Frame>,
    /// How many of `frames` are written.
    shown: usize,
    containers: usize,
    inline: Vec<Inline>,
    /// How many of `inline` are written in the line.
    opened: usize,
    line: Option<Line>,
    leaf: Option<Leaf>,
    space_due: bool,
    breaks_due: usize,
    /// A thematic break to draw, and how many of `frames` it stands in.
    rule_due: Option<usize>,
    /// Figures that wait for the end of the line.
    waiting: Vec<u32>,
    anchors: Vec<(String, usize)>,
    /// Length of the parts when an item was last closed.
    item_closed: usize,
}

impl Stream {
    /// The stream, complete.
    pub fn finish(mut self) -> Body {
        self.leave(usize::MAX);
        self.close_leaf();
        self.body
    }

    /// Ends everything that ends at or before a position.
    pub fn leave(&mut self, at: usize) {
        while self.inline.last().is_some_and(|i| i.end <= at) {
            if self.opened == self.inline.len() {
                self.body.parts.push(Part::Close);
                self.opened -= 1;
            }
            self.inline.pop();
        }
        if self.line.as_ref().is_some_and(|l| l.end <= at) {
            self.close_leaf();
            self.line = None;
        }
        while self.frames.last().is_some_and(|f| f.end <= at) {
            self.pop();
        }
        self.anchors.retain(|(_, end)| *end > at);
    }

    /// An element of structure begins. Gives whether it may stand here; if not, what it holds stands without it.
    pub fn structure(&mut self, element: Element, end: usize) -> bool {
        if self.line.is_some() {
            return false;
        }
        self.close_leaf();
        if is_container(&element) {
            if self.containers >= DEPTH {
                return false;
            }
            self.make_room();
        } else {
            while self.frames.last().is_some_and(|f| f.implied && !may_hold(&f.element, &element)) {
                self.pop();
            }
            if matches!(element, Element::Row) && self.top_is(|e| matches!(e, Element::Table)) {
                self.imply(Element::TableBody);
            }
            if !self.frames.last().is_some_and(|f| may_hold(&f.element, &element)) {
                return false;
            }
        }
        self.push(element, end, false);
        true
    }

    /// Writes what is open although nothing stands in it yet: an empty cell.
    pub fn show(&mut self) {
        self.close_leaf();
        self.flush(usize::MAX);
    }

    /// A line begins whose element the page names: a heading, a summary, a table's caption.
    pub fn line(&mut self, element: Element, end: usize) {
        if self.line.is_some() {
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
        self.close_leaf();
        self.line = Some(Line { element, end });
    }

    /// Whether a line is open whose element the page names, and which.
    pub fn line_element(&self) -> Option<&Element> {
        self.line.as_ref().map(|l| &l.element)
    }

    /// An inline element begins. One that stands within its like says nothing new.
    pub fn inline(&mut self, element: Element, end: usize) {
        let has = |kind: &dyn Fn(&Element) -> bool| self.inline.iter().any(|i| kind(&i.element));
        let is_link = |e: &Element| matches!(e, Element::Link { .. } | Element::Jump { .. });
        let is_note = |e: &Element| matches!(e, Element::RubyText | Element::RubyParenthesis);
        let idle = match &element {
            Element::Span { .. } => self.inline.last().is_some_and(|i| i.element == element),
            e if is_link(e) => has(&is_link),
            // The parser of HTML ends one note of ruby where the next begins, and knows none outside of ruby.
            e if is_note(e) => has(&is_note) || !has(&|e| matches!(e, Element::Ruby)),
            e => has(&|other| discriminant(other) == discriminant(e)),
        };
        if !idle && self.inline.len() < INLINE_DEPTH {
            self.inline.push(Inline { element, end });
        }
    }

    /// Ends all inline elements.
    pub fn end_inline(&mut self) {
        self.body.parts.extend((0..self.opened).map(|_| Part::Close));
        self.opened = 0;
        self.inline.clear();
    }

    /// A place that links of the article lead to. It is written with the next thing that stands at or after it, if that
    /// comes before `end`.
    pub fn anchor(&mut self, id: String, end: usize) {
        self.anchors.push((id, end));
    }

    /// Characters of the line with this key; another key begins another line.
    pub fn text(&mut self, text: &str, key: usize, stand: Stand) {
        let mut rest = text;
        if self.leaf.as_ref().is_none_or(|l| l.key != key && self.line.is_none()) {
            // No-break spaces at the beginning of a line are an indent made by hand.
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
                self.begin_line(key, stand);
                self.words(run);
            }
        }
    }

    /// A line break within a line.
    pub fn line_break(&mut self) {
        if self.leaf.is_some() {
            self.breaks_due += 1;
            self.space_due = false;
        }
    }

    /// A place where a word may break.
    pub fn break_opportunity(&mut self) {
        if self.has_text() && !self.space_due && self.breaks_due == 0 {
            self.body.parts.push(Part::BreakOpportunity);
        }
    }

    /// A thematic break, shown if something stands on both sides.
    pub fn rule(&mut self) {
        self.rule_due = (!self.body.is_empty()).then_some(self.frames.len());
    }

    /// Ends the line being written.
    pub fn close_leaf(&mut self) {
        if let Some(leaf) = self.leaf.take() {
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
            self.prepare();
            let waiting = std::mem::take(&mut self.waiting);
            self.body.parts.extend(waiting.into_iter().map(Part::Figure));
        }
    }

    /// No-break spaces at the end of a line show nothing.
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
        self.leaf.as_ref().is_some_and(|l| l.has_text)
    }

    fn begin_line(&mut self, key: usize, stand: Stand) {
        if let Some(leaf) = &mut self.leaf {
            if self.line.is_some() {
                if leaf.key != key {
                    leaf.key = key;
                    self.breaks_due = self.breaks_due.max(1);
                }
                return;
            }
            if leaf.key == key && self.breaks_due < 2 {
                return;
            }
            self.close_leaf();
        }
        let bare = stand == Stand::Bare && self.frames.last().is_some_and(|f| holds_lines(&f.element) && !f.used);
        self.prepare();
        let element = match &self.line {
            Some(line) => Some(line.element.clone()),
            None => (!bare).then_some(Element::Paragraph),
        };
        let has_element = element.is_some();
        self.body.parts.extend(element.map(Part::Open));
        self.leaf = Some(Leaf { key, element: has_element, has_text: false });
        self.space_due = false;
        self.breaks_due = 0;
    }

    /// A formula in the line with this key.
    pub fn formula(&mut self, formula: Formula, key: usize, stand: Stand) {
        self.begin_line(key, stand);
        self.words("");
        self.body.parts.push(Part::Formula(Box::new(formula)));
    }

    fn words(&mut self, words: &str) {
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
        if let Some(leaf) = &mut self.leaf {
            leaf.has_text = true;
        }
    }

    fn write_anchors(&mut self) {
        for (id, _) in self.anchors.drain(..) {
            self.body.parts.push(Part::Anchor(id));
        }
    }

    /// Makes ready for something that stands by itself: structure written, rule drawn.
    fn prepare(&mut self) {
        if self.line.as_ref().is_none_or(|l| !matches!(l.element, Element::TableCaption)) {
            self.make_room();
        }
        if let Some(within) = self.rule_due.take()
            && !self.frames.iter().any(|f| is_table_part(&f.element))
        {
            self.flush(within);
            // Between the items of a list nothing but items may stand: there it is the next item's.
            let lists = self.frames[..within.min(self.frames.len())]
                .last()
                .is_some_and(|f| implied_child(&f.element).is_some());
            if lists {
                self.flush(usize::MAX);
            }
            self.body.parts.push(Part::Rule);
        }
        self.flush(usize::MAX);
        for frame in self.frames.iter_mut().rev().take_while(|f| !f.used) {
            frame.used = true;
        }
    }

    /// Lists hold items and tables hold cells: what stands there without one gets one.
    fn make_room(&mut self) {
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

    /// Writes the elements of structure that are open but not written yet, as far as the given number of them.
    fn flush(&mut self, until: usize) {
        while let Some(frame) = self.frames.get(self.shown).filter(|_| self.shown < until) {
            let continues = frame.implied
                && matches!(frame.element, Element::Item)
                && self.item_closed == self.body.parts.len()
                && matches!(self.body.parts.last(), Some(Part::Close));
            if continues {
                // A list directly in a list belongs to the item before it.
                self.body.parts.pop();
            } else {
                self.body.parts.push(Part::Open(frame.element.clone()));
            }
            self.shown += 1;
        }
    }

    fn pop(&mut self) {
        if self.shown == self.frames.len() {
            self.close_leaf();
        }
        let Some(frame) = self.frames.pop() else { return };
        self.containers -= usize::from(is_container(&frame.element));
        if self.shown > self.frames.len() {
            self.shown = self.frames.len();
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

/// The length of the words at the beginning that stand with one plain space between each: they are written as they are.
fn plain_run(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_space = |at: usize| bytes.get(at).is_none_or(|&byte| is_space(byte));
    (0..bytes.len()).find(|&at| is_space(at) && (bytes[at] != b' ' || is_space(at + 1))).unwrap_or(bytes.len())
}
