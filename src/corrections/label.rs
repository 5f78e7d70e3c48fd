//! The label of a part of a page, which tells it from others of the same markup: its own heading, the heading above it, or
//! the checksum of its first line.

use crate::measure::{BlockId, Measures};
use crate::page::{Kind, NodeId, Page, Tag};

/// Most characters of a label. A longer line is text.
const LONGEST: usize = 40;

/// Fewest letters of a line that tells a part from others.
const FEWEST_LETTERS: usize = 3;

/// Siblings before a part among which the heading above it is looked for.
const REACH: usize = 8;

/// What tells a part from others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Label {
    /// The heading it begins with, or its accessible name: `"you may also like"`.
    Heading(String),
    /// The heading among the siblings before it: `^"you may also like"`.
    Above(String),
    /// The checksum of its first line, of a picture its address: `~0123abcd`. It is found again where the same line stands,
    /// and says nothing of it.
    Checksum(u32),
}

impl Label {
    /// Reads a written label.
    pub fn parse(text: &str) -> Option<Self> {
        let quoted = |text: &str| {
            let written = text.strip_prefix('"')?.strip_suffix('"')?;
            cleaned(written).filter(|label| label == written)
        };
        if let Some(above) = text.strip_prefix('^') {
            return quoted(above).map(Self::Above);
        }
        let Some(digits) = text.strip_prefix('~') else { return quoted(text).map(Self::Heading) };
        let is_valid = digits.len() == 8 && digits.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        if is_valid { u32::from_str_radix(digits, 16).ok().map(Self::Checksum) } else { None }
    }
}

/// The labels of a page's elements, each found once.
pub(super) struct Labels<'a> {
    page: &'a Page,
    measures: &'a Measures,
    known: Vec<Option<Vec<Label>>>,
    /// For each element the heading above it, once the children of its parent have been looked at.
    above: Vec<Option<NodeId>>,
    has_looked: Vec<bool>,
}

impl<'a> Labels<'a> {
    pub fn new(page: &'a Page, measures: &'a Measures) -> Self {
        let (known, above) = (vec![None; page.len()], vec![None; page.len()]);
        Self { page, measures, known, above, has_looked: vec![false; page.len()] }
    }

    /// The labels that an element has, from the most lasting to the least.
    pub fn of(&mut self, node: NodeId) -> &[Label] {
        if self.known[node.index()].is_none() {
            self.known[node.index()] = Some(self.find(node));
        }
        self.known[node.index()].as_deref().unwrap_or_default()
    }

    fn find(&mut self, node: NodeId) -> Vec<Label> {
        let mut labels = Vec::new();
        if let Some(heading) = heading(self.page, self.measures, node) {
            labels.push(Label::Heading(heading));
        } else if let Some(above) = self.heading_above(node).and_then(|above| heading(self.page, self.measures, above))
        {
            labels.push(Label::Above(above));
        }
        let line = first_line(self.page, self.measures, node);
        labels.extend(line.as_deref().and_then(checksum).map(Label::Checksum));
        labels
    }

    /// The nearest heading among the siblings before an element, but for the page's own.
    fn heading_above(&mut self, node: NodeId) -> Option<NodeId> {
        let parent = self.page.parent(node)?;
        if !std::mem::replace(&mut self.has_looked[parent.index()], true) {
            let (mut nearest, mut passed) = (None, 0);
            for sibling in self.page.children(parent).filter(|&sibling| self.page.kind(sibling) == Kind::Element) {
                passed += 1;
                self.above[sibling.index()] = nearest.filter(|_| passed <= REACH);
                match self.page.tag(sibling).heading_level() {
                    Some(1) => nearest = None,
                    Some(_) => (nearest, passed) = (Some(sibling), 0),
                    None => {}
                }
            }
        }
        self.above[node.index()]
    }
}

fn heading(page: &Page, measures: &Measures, node: NodeId) -> Option<String> {
    if let Some(label) = page.attr(node, "aria-label").and_then(cleaned) {
        return Some(label);
    }
    let blocks = measures.within(page, node);
    let first = BlockId::from_index(blocks.start);
    let is_heading = !blocks.is_empty() && page.tag(measures.block(first).container).heading_level().is_some();
    if is_heading { cleaned(&measures.text(page, first)) } else { None }
}

/// The first line of text of an element; of a picture the path of its address.
fn first_line(page: &Page, measures: &Measures, node: NodeId) -> Option<String> {
    let blocks = measures.within(page, node);
    if !blocks.is_empty() {
        return Some(measures.text(page, BlockId::from_index(blocks.start)));
    }
    let picture = page.subtree(node).map(NodeId::from_index).find(|&inner| page.tag(inner) == Tag::Img)?;
    page.attr(picture, "src")?.split(['?', '#']).next().map(str::to_owned)
}

/// A short line as a label: in lower case, words separated by one space, without digits and quotes.
fn cleaned(line: &str) -> Option<String> {
    let kept: String = line.chars().filter(|c| !c.is_numeric() && !c.is_control() && *c != '"').collect();
    let words: Vec<String> = kept.split_whitespace().map(str::to_lowercase).collect();
    let label = words.join(" ");
    let has_letters = label.chars().any(char::is_alphabetic);
    (has_letters && label.chars().count() <= LONGEST).then_some(label)
}

/// FNV-1a of the letters of a line in lower case: numbers in it may change.
fn checksum(line: &str) -> Option<u32> {
    let letters = || line.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase);
    let sum = letters().fold(0x811C_9DC5_u32, |sum, letter| (sum ^ letter as u32).wrapping_mul(0x0100_0193));
    (letters().take(FEWEST_LETTERS).count() == FEWEST_LETTERS).then_some(sum)
}
