//! Cutting the page into blocks.
//!
//! A block is what a reader sees as one paragraph, line, cell or item: a run of inline content between two boundaries.
//! Boundaries are the beginning and end of block elements, and two line breaks with nothing visible between (the
//! paragraphs of hand-written pages). Elements that show no text are passed over.
//!
//! A custom element may be anything. Here it is a boundary when it stands like a block: alone or among its like in a
//! block element that has no text of its own; in a run of text, in a paragraph or in a heading it is inline. What block
//! elements it holds are boundaries either way.

use super::blocks::{Block, Measures, share};
use super::words::{Tally, is_blank};
use crate::page::order::sort_by;
use crate::page::{Kind, NodeId, Page, Tag};
use std::ops::Range;

/// Start value and prime of FNV-1a.
const HASH_START: u32 = 0x811C_9DC5;
const HASH_PRIME: u32 = 0x0100_0193;

/// Whether an element without text still stands as a box of its own between two lines.
fn parts_text(tag: Tag) -> bool {
    tag.is_block()
        && !matches!(tag, Tag::Noscript | Tag::Select | Tag::Option | Tag::Optgroup | Tag::Textarea | Tag::Canvas)
}

/// Measures a page: one walk over the nodes.
pub fn measure(page: &Page) -> Measures {
    let mut cutter = Cutter::new(page);
    let mut at = 0;
    while at < page.len() {
        let node = NodeId::from_index(at);
        cutter.leave(at);
        let next = cutter.enter(node);
        cutter.note_begun(at..next);
        at = next;
    }
    cutter.finish()
}

/// An open element of the walk.
struct Open {
    node: NodeId,
    end: u32,
    boundary: bool,
    link: bool,
    preformatted: bool,
    /// Whether it has text of its own; found out when a custom element asks.
    own_text: Option<bool>,
}

struct Cutter<'a> {
    page: &'a Page,
    blocks: Vec<Block>,
    hashes: Vec<u32>,
    /// For each node, how many blocks begin before it: written when the count is known.
    before: Vec<u32>,
    open: Vec<Open>,
    /// Depth of boundaries in `open`, outermost first.
    boundaries: Vec<u32>,
    tally: Tally,
    link_chars: u32,
    first: Option<NodeId>,
    last: NodeId,
    after_break: bool,
    hash: u32,
}

impl<'a> Cutter<'a> {
    fn new(page: &'a Page) -> Self {
        Self {
            page,
            blocks: Vec::new(),
            hashes: Vec::new(),
            before: Vec::with_capacity(page.len() + 1),
            open: Vec::new(),
            boundaries: Vec::new(),
            tally: Tally::default(),
            link_chars: 0,
            first: None,
            last: NodeId::DOCUMENT,
            after_break: false,
            hash: HASH_START,
        }
    }

    fn leave(&mut self, at: usize) {
        while self.open.last().is_some_and(|open| open.end as usize <= at) {
            if self.open.last().is_some_and(|open| open.boundary) {
                self.flush();
                self.boundaries.pop();
            }
            self.open.pop();
        }
    }

    /// Takes in a node; gives the next one to look at.
    fn enter(&mut self, node: NodeId) -> usize {
        let page = self.page;
        match page.kind(node) {
            Kind::Text => self.text(node),
            Kind::Element => {
                let tag = page.tag(node);
                if page.is_silent(node) {
                    if parts_text(tag) {
                        self.flush();
                    }
                    return page.end(node);
                }
                if tag == Tag::Br {
                    self.line_break();
                }
                self.open(node, tag);
            }
            Kind::Document => self.open(node, Tag::None),
            Kind::Comment => {}
        }
        node.index() + 1
    }

    fn open(&mut self, node: NodeId, tag: Tag) {
        let boundary = tag.is_block() || tag == Tag::None || tag == Tag::Template || self.stands_as_block(node, tag);
        if boundary {
            self.flush();
            self.boundaries.push(u32::try_from(self.open.len()).unwrap_or(u32::MAX));
        }
        let page = self.page;
        let within = self.open.last();
        self.open.push(Open {
            node,
            end: u32::try_from(page.end(node)).unwrap_or(u32::MAX),
            boundary,
            link: within.is_some_and(|open| open.link)
                || tag == Tag::Button
                || (tag == Tag::A && page.attr(node, "href").is_some()),
            preformatted: within.is_some_and(|open| open.preformatted)
                || matches!(tag, Tag::Pre | Tag::Listing | Tag::Xmp | Tag::Plaintext),
            own_text: None,
        });
    }

    fn stands_as_block(&mut self, node: NodeId, tag: Tag) -> bool {
        let page = self.page;
        if tag != Tag::Other || !page.name(node).contains('-') {
            return false;
        }
        let Some(parent) = self.open.last_mut() else { return false };
        let phrasing =
            matches!(page.tag(parent.node), Tag::P | Tag::Pre) || page.tag(parent.node).heading_level().is_some();
        parent.boundary
            && !phrasing
            && !*parent.own_text.get_or_insert_with(|| {
                page.children(parent.node)
                    .any(|child| page.kind(child) == Kind::Text && !page.text(child).chars().all(is_blank))
            })
    }

    fn line_break(&mut self) {
        if self.after_break {
            self.flush();
        }
        self.after_break = true;
        self.tally.space();
    }

    fn text(&mut self, node: NodeId) {
        let text = self.page.text(node);
        let added = self.tally.push(text);
        if added == 0 {
            return;
        }
        if self.first.is_none() {
            self.first = Some(node);
        }
        self.last = node;
        self.after_break = false;
        if self.open.last().is_some_and(|open| open.link) {
            self.link_chars += added;
        }
        for &byte in text.as_bytes().iter().filter(|byte| !byte.is_ascii_whitespace()) {
            // FNV-1a: only equality is asked, of short texts, within a page.
            self.hash = (self.hash ^ u32::from(byte)).wrapping_mul(HASH_PRIME);
        }
    }

    fn flush(&mut self) {
        self.after_break = false;
        let tally = std::mem::take(&mut self.tally);
        let link_chars = std::mem::take(&mut self.link_chars);
        let hash = std::mem::replace(&mut self.hash, HASH_START);
        let Some(first) = self.first.take() else { return };
        let container = self.boundaries.last().and_then(|&depth| self.open.get(depth as usize));
        self.blocks.push(Block {
            container: container.map_or(NodeId::DOCUMENT, |open| open.node),
            first,
            last: self.last,
            chars: tally.chars,
            link_chars: link_chars.min(tally.chars),
            words: tally.words(),
            sentences: u16::try_from(tally.sentences).unwrap_or(u16::MAX),
            commas: u16::try_from(tally.commas).unwrap_or(u16::MAX),
            digits: eighth_bit_share(tally.digits, tally.chars),
            uppers: eighth_bit_share(tally.uppers, tally.chars),
            preformatted: container.is_some_and(|open| open.preformatted),
            copies: 1,
        });
        self.hashes.push(hash);
    }

    /// Blocks that have begun before each of these nodes: the flushed ones and the one under way. A block under way has
    /// begun before a node when its first text stands before.
    fn note_begun(&mut self, nodes: Range<usize>) {
        for node in nodes {
            let under_way = self.first.is_some_and(|first| first.index() < node);
            let begun = self.blocks.len() + usize::from(under_way);
            self.before.push(u32::try_from(begun).unwrap_or(u32::MAX));
        }
    }

    fn finish(mut self) -> Measures {
        self.flush();
        self.before.push(u32::try_from(self.blocks.len()).unwrap_or(u32::MAX));
        count_copies(&mut self.blocks, &self.hashes);
        self.blocks.shrink_to_fit();
        Measures::new(self.blocks, self.before)
    }
}

fn eighth_bit_share(part: u32, whole: u32) -> u8 {
    (share(part, whole).min(1.0) * 255.0).round() as u8
}

fn count_copies(blocks: &mut [Block], hashes: &[u32]) {
    let mut order: Vec<u32> = (0..u32::try_from(blocks.len()).unwrap_or(u32::MAX)).collect();
    let key = |&at: &u32| (hashes[at as usize], blocks[at as usize].chars);
    sort_by(&mut order, &|a, b| key(a) < key(b));
    let groups: Vec<Range<usize>> = {
        let mut groups = Vec::new();
        let mut start = 0;
        for end in 1..=order.len() {
            if end == order.len() || key(&order[end]) != key(&order[start]) {
                if end - start > 1 {
                    groups.push(start..end);
                }
                start = end;
            }
        }
        groups
    };
    for group in groups {
        let copies = u8::try_from(group.len()).unwrap_or(u8::MAX);
        for &at in &order[group] {
            blocks[at as usize].copies = copies;
        }
    }
}
