//! Segmentation of the page into text blocks, in one walk over the nodes.
//!
//! A block is what a reader sees as one paragraph, line, cell or item: a run of inline content between two boundaries.
//! Boundaries are the start and end of block-level elements, and two `<br>` with nothing visible between them (the
//! paragraphs of hand-written pages). Elements whose text is not rendered are skipped.
//!
//! The display type of a custom element is unknown. It is a boundary when its parent is a block-level element without
//! text of its own; in running text, in a paragraph or in a heading it is inline. Block-level elements inside it are
//! boundaries either way.

use super::blocks::{Block, Measures, share};
use super::open_links::is_left_open;
use super::words::{TextCounts, is_blank};
use crate::page::{Kind, NodeId, Page, Tag};
use std::ops::Range;

/// Offset basis and prime of FNV-1a, 32 bits.
const HASH_BASIS: u32 = 0x811C_9DC5;
const HASH_PRIME: u32 = 0x0100_0193;

/// Whether an element whose text is not rendered is still laid out as a block that separates the text around it.
fn separates_text(tag: Tag) -> bool {
    tag.is_block()
        && !matches!(tag, Tag::Noscript | Tag::Select | Tag::Option | Tag::Optgroup | Tag::Textarea | Tag::Canvas)
}

/// Segments a page into text blocks and counts their characters, words and marks. Linear in the nodes of the page.
pub fn measure(page: &Page) -> Measures {
    let mut segmenter = Segmenter::new(page);
    let mut at = 0;
    while at < page.len() {
        let node = NodeId::from_index(at);
        segmenter.leave(at);
        let next = segmenter.enter(node);
        segmenter.record_blocks_before(at..next);
        at = next;
    }
    segmenter.finish()
}

/// An open element during the walk.
struct Open {
    node: NodeId,
    end: u32,
    boundary: bool,
    link: bool,
    preformatted: bool,
    /// Whether a text node with visible characters is among its children; computed at the first custom element.
    own_text: Option<bool>,
}

struct Segmenter<'a> {
    page: &'a Page,
    blocks: Vec<Block>,
    hashes: Vec<u32>,
    /// For each node, how many blocks begin before it. Filled once all nodes before it are read.
    blocks_before: Vec<u32>,
    open: Vec<Open>,
    /// Indices into `open` of the boundaries, outermost first.
    boundaries: Vec<u32>,
    counts: TextCounts,
    link_chars: u32,
    first: Option<NodeId>,
    last: NodeId,
    after_break: bool,
    hash: u32,
}

impl<'a> Segmenter<'a> {
    fn new(page: &'a Page) -> Self {
        Self {
            page,
            blocks: Vec::new(),
            hashes: Vec::new(),
            blocks_before: Vec::with_capacity(page.len() + 1),
            open: Vec::new(),
            boundaries: Vec::new(),
            counts: TextCounts::default(),
            link_chars: 0,
            first: None,
            last: NodeId::DOCUMENT,
            after_break: false,
            hash: HASH_BASIS,
        }
    }

    /// Closes the elements that end before a node.
    fn leave(&mut self, at: usize) {
        while self.open.last().is_some_and(|open| open.end as usize <= at) {
            if self.open.last().is_some_and(|open| open.boundary) {
                self.flush();
                self.boundaries.pop();
            }
            self.open.pop();
        }
    }

    /// Reads a node. Returns the index of the next node to read.
    fn enter(&mut self, node: NodeId) -> usize {
        let page = self.page;
        match page.kind(node) {
            Kind::Text => self.text(node),
            Kind::Element => {
                let tag = page.tag(node);
                if page.is_silent(node) {
                    if separates_text(tag) {
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
        let boundary = tag.is_block() || tag == Tag::None || tag == Tag::Template || self.is_block_like(node, tag);
        if boundary {
            self.flush();
            self.boundaries.push(u32::try_from(self.open.len()).unwrap_or(u32::MAX));
        }
        let page = self.page;
        let parent = self.open.last();
        self.open.push(Open {
            node,
            end: u32::try_from(page.end(node)).unwrap_or(u32::MAX),
            boundary,
            link: parent.is_some_and(|open| open.link)
                || tag == Tag::Button
                || (tag == Tag::A && page.attr(node, "href").is_some() && !is_left_open(page, node)),
            preformatted: parent.is_some_and(|open| open.preformatted)
                || matches!(tag, Tag::Pre | Tag::Listing | Tag::Xmp | Tag::Plaintext),
            own_text: None,
        });
    }

    /// Whether a custom element is taken for a block: see the head of this file.
    fn is_block_like(&mut self, node: NodeId, tag: Tag) -> bool {
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
        self.counts.space();
    }

    fn text(&mut self, node: NodeId) {
        let text = self.page.text(node);
        let added = self.counts.push(text);
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
            // Hashes are compared within one page only, together with the length.
            self.hash = (self.hash ^ u32::from(byte)).wrapping_mul(HASH_PRIME);
        }
    }

    /// Ends the current block, if it has visible text.
    fn flush(&mut self) {
        self.after_break = false;
        let counts = std::mem::take(&mut self.counts);
        let link_chars = std::mem::take(&mut self.link_chars);
        let hash = std::mem::replace(&mut self.hash, HASH_BASIS);
        let Some(first) = self.first.take() else { return };
        let container = self.boundaries.last().and_then(|&depth| self.open.get(depth as usize));
        self.blocks.push(Block {
            container: container.map_or(NodeId::DOCUMENT, |open| open.node),
            first,
            last: self.last,
            chars: counts.chars,
            link_chars: link_chars.min(counts.chars),
            words: counts.words(),
            sentences: u16::try_from(counts.sentences).unwrap_or(u16::MAX),
            commas: u16::try_from(counts.commas).unwrap_or(u16::MAX),
            digits: share_in_255ths(counts.digits, counts.chars),
            uppers: share_in_255ths(counts.uppers, counts.chars),
            preformatted: container.is_some_and(|open| open.preformatted),
            duplicates: 1,
        });
        self.hashes.push(hash);
    }

    /// Records for each of these nodes how many blocks begin before it: the finished ones, and the current one if its first
    /// text node precedes the node.
    fn record_blocks_before(&mut self, nodes: Range<usize>) {
        for node in nodes {
            let current = self.first.is_some_and(|first| first.index() < node);
            let begun = self.blocks.len() + usize::from(current);
            self.blocks_before.push(u32::try_from(begun).unwrap_or(u32::MAX));
        }
    }

    fn finish(mut self) -> Measures {
        self.flush();
        self.blocks_before.push(u32::try_from(self.blocks.len()).unwrap_or(u32::MAX));
        count_duplicates(&mut self.blocks, &self.hashes);
        self.blocks.shrink_to_fit();
        Measures::new(self.blocks, self.blocks_before)
    }
}

fn share_in_255ths(part: u32, whole: u32) -> u8 {
    (share(part, whole).min(1.0) * 255.0).round() as u8
}

/// Counts for each block the blocks with the same text, by its hash and length.
fn count_duplicates(blocks: &mut [Block], hashes: &[u32]) {
    let key = |at: usize| (u64::from(hashes[at]) << 32) | u64::from(blocks[at].chars);
    let index = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let mut keys: Vec<(u64, u32)> = (0..blocks.len()).map(|at| (key(at), index(at))).collect();
    keys.sort_unstable();
    for group in keys.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1) {
        let duplicates = u8::try_from(group.len()).unwrap_or(u8::MAX);
        for &(_, at) in group {
            blocks[at as usize].duplicates = duplicates;
        }
    }
}
