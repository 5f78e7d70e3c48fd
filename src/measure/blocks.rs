//! Blocks of text and what they hold together.

use super::words::is_blank;
use crate::page::{Kind, NodeId, Page, Tag};
use std::ops::{Add, Range};

/// A block of text: its place in document order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockId(pub(super) u32);

impl BlockId {
    /// The index into a side table of one entry per block.
    pub fn index(self) -> usize {
        self.0 as usize
    }

    /// The block at a place in document order.
    pub fn from_index(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }
}

/// A run of inline content that holds at least one visible character. 32 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// The nearest block element around it.
    pub container: NodeId,
    /// Its first text node that shows something.
    pub first: NodeId,
    /// Its last text node that shows something. All between, elements and texts, belongs to it.
    pub last: NodeId,
    /// Characters, runs of white space counted as one, none at the ends.
    pub chars: u32,
    /// Characters that stand in links and buttons.
    pub link_chars: u32,
    /// Words: runs of letters, digits and underscores, as the benchmarks count (`\w+`); by characters in scripts without
    /// spaces (see [`super::words()`]).
    pub words: u32,
    pub(super) sentences: u16,
    pub(super) commas: u16,
    /// Share of the characters, of 255.
    pub(super) digits: u8,
    /// Share of the characters, of 255.
    pub(super) uppers: u8,
    /// Whether white space counts in it.
    pub(super) preformatted: bool,
    /// Blocks with the same text, of 255.
    pub(super) copies: u8,
}

impl Block {
    /// Words from which a block counts as long: a sentence or more, rarely a label (the study behind the judge used the
    /// same limit).
    pub const LONG: u32 = 15;

    /// Share of its characters that stand in links and buttons, 0 to 1.
    pub fn link_density(&self) -> f32 {
        share(self.link_chars, self.chars)
    }

    /// Marks that end a sentence.
    pub fn sentences(&self) -> u32 {
        u32::from(self.sentences)
    }

    /// Commas and their like.
    pub fn commas(&self) -> u32 {
        u32::from(self.commas)
    }

    /// Share of its characters that are digits, 0 to 1.
    pub fn digit_share(&self) -> f32 {
        f32::from(self.digits) / 255.0
    }

    /// Share of its characters that are upper-case letters, 0 to 1.
    pub fn upper_share(&self) -> f32 {
        f32::from(self.uppers) / 255.0
    }

    /// Whether it has at least [`Block::LONG`] words.
    pub fn is_long(&self) -> bool {
        self.words >= Self::LONG
    }

    /// Whether it stands in `pre` or its like, so that its white space counts.
    pub fn is_preformatted(&self) -> bool {
        self.preformatted
    }

    /// How many blocks of the page have this same text, itself included; at most 255.
    pub fn copies(&self) -> u32 {
        u32::from(self.copies)
    }
}

/// What several blocks hold together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sums {
    /// Blocks.
    pub blocks: u32,
    /// Characters of their texts.
    pub chars: u32,
    /// Characters of these that stand in links and buttons.
    pub link_chars: u32,
    /// Words.
    pub words: u32,
    /// Blocks of at least [`Block::LONG`] words.
    pub long: u32,
    /// Commas and marks that end a sentence.
    pub marks: u32,
}

impl Sums {
    /// Share of the characters that stand in links and buttons, 0 to 1.
    pub fn link_density(&self) -> f32 {
        share(self.link_chars, self.chars)
    }

    pub(super) fn of(block: &Block) -> Self {
        Self {
            blocks: 1,
            chars: block.chars,
            link_chars: block.link_chars,
            words: block.words,
            long: u32::from(block.is_long()),
            marks: block.sentences() + block.commas(),
        }
    }

    fn minus(self, other: Self) -> Self {
        Self {
            blocks: self.blocks - other.blocks,
            chars: self.chars - other.chars,
            link_chars: self.link_chars - other.link_chars,
            words: self.words - other.words,
            long: self.long - other.long,
            marks: self.marks - other.marks,
        }
    }
}

impl Add for Sums {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            blocks: self.blocks + other.blocks,
            chars: self.chars + other.chars,
            link_chars: self.link_chars + other.link_chars,
            words: self.words + other.words,
            long: self.long + other.long,
            marks: self.marks + other.marks,
        }
    }
}

pub(super) fn share(part: u32, whole: u32) -> f32 {
    if whole == 0 { 0.0 } else { part as f32 / whole as f32 }
}

/// Blocks between two running totals: any sum reads at most twice as many blocks, and a total costs 24 / 4 bytes a block.
/// (With 16, sums took 4 % of a reading.)
const STRIDE: usize = 4;

/// The numbers of a page.
#[derive(Debug)]
pub struct Measures {
    blocks: Vec<Block>,
    /// For each node, and one past the last, how many blocks begin before it.
    before: Vec<u32>,
    /// Totals of all blocks before each multiple of [`STRIDE`].
    totals: Vec<Sums>,
}

impl Measures {
    pub(super) fn new(blocks: Vec<Block>, before: Vec<u32>) -> Self {
        let mut totals = Vec::with_capacity(blocks.len() / STRIDE + 1);
        let mut sums = Sums::default();
        for (at, block) in blocks.iter().enumerate() {
            if at.is_multiple_of(STRIDE) {
                totals.push(sums);
            }
            sums = sums + Sums::of(block);
        }
        Self { blocks, before, totals }
    }

    /// All blocks in document order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// One block.
    pub fn block(&self, id: BlockId) -> &Block {
        &self.blocks[id.index()]
    }

    /// The blocks that begin within an element, as indices.
    pub fn within(&self, page: &Page, node: NodeId) -> Range<usize> {
        self.before[node.index()] as usize..self.before[page.end(node)] as usize
    }

    /// The block that a text node, or an element within a run of text, belongs to.
    pub fn block_at(&self, node: NodeId) -> Option<BlockId> {
        let begun = *self.before.get(node.index() + 1)?;
        let id = BlockId(begun.checked_sub(1)?);
        (node <= self.block(id).last).then_some(id)
    }

    /// What a range of blocks holds together, in constant time.
    pub fn sums(&self, range: Range<usize>) -> Sums {
        self.total(range.end).minus(self.total(range.start))
    }

    /// What an element holds, in constant time.
    pub fn of(&self, page: &Page, node: NodeId) -> Sums {
        self.sums(self.within(page, node))
    }

    /// What the whole page holds.
    pub fn page(&self) -> Sums {
        self.total(self.blocks.len())
    }

    /// Appends a block's text, white space collapsed as CSS does and none at the ends; text in `pre` as it stands.
    pub fn append_text(&self, page: &Page, id: BlockId, out: &mut String) {
        let block = self.block(id);
        let start = out.len();
        let mut space_due = false;
        let mut at = block.first.index();
        while at <= block.last.index() {
            let node = NodeId::from_index(at);
            at += 1;
            match page.kind(node) {
                Kind::Text if block.preformatted => out.push_str(page.text(node)),
                Kind::Text => append_collapsed(page.text(node), start, &mut space_due, out),
                Kind::Element => {
                    let tag = page.tag(node);
                    if page.is_silent(node) {
                        at = page.end(node);
                    } else if tag == Tag::Br {
                        if block.preformatted {
                            out.push('\n');
                        } else {
                            space_due = true;
                        }
                    }
                }
                Kind::Comment | Kind::Document => {}
            }
        }
        out.truncate(start + out[start..].trim_end_matches(is_blank).len());
        if block.preformatted {
            let lines = out[start..].trim_start_matches(['\n', '\r']).len();
            out.drain(start..out.len() - lines);
        } else {
            let blank = out[start..].len() - out[start..].trim_start_matches(is_blank).len();
            out.drain(start..start + blank);
        }
    }

    /// A block's text: see [`Measures::append_text`].
    pub fn text(&self, page: &Page, id: BlockId) -> String {
        let mut out = String::new();
        self.append_text(page, id, &mut out);
        out
    }

    fn total(&self, end: usize) -> Sums {
        let passed = (end / STRIDE).min(self.totals.len().saturating_sub(1));
        let mut sums = self.totals.get(passed).copied().unwrap_or_default();
        for block in &self.blocks[passed * STRIDE..end] {
            sums = sums + Sums::of(block);
        }
        sums
    }
}

fn append_collapsed(text: &str, start: usize, space_due: &mut bool, out: &mut String) {
    let is_space = |b: u8| matches!(b, b' ' | b'\t' | b'\n' | b'\r' | 0x0C);
    let mut rest = text;
    while let Some(&byte) = rest.as_bytes().first() {
        let in_space = is_space(byte);
        let end = rest.bytes().position(|b| is_space(b) != in_space).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        if !in_space {
            if *space_due && out.len() > start {
                out.push(' ');
            }
            out.push_str(run);
        }
        *space_due = in_space;
        rest = after;
    }
}
