//! Captions that markup declares: `figcaption`, elements whose class calls them caption or credit, and elements that a
//! picture names (`aria-describedby`).
//!
//! Each such element looks for its picture, not the reverse: so no caption can belong to two pictures, and one walk
//! over the page finds them all.

use super::credit_elements::is_credit;
use super::credit_names::is_name;
use super::credit_text;
use crate::figures::candidates::image_url::is_vector;
use crate::figures::candidates::{Candidate, within};
use crate::figures::class_hints::{ClassHints, SCREEN_READERS, element_hints};
use crate::figures::kept_region::KeptRegion;
use crate::figures::tree_queries::{MAX_ANCESTORS, closest, has_descendant};
use crate::judge::{Reason, Verdict};
use crate::measure::BlockId;
use crate::page::numbered::Numbered;
use crate::page::word_table::contains_any;
use crate::page::{Kind, NodeId, Page, Tag};
use std::ops::Range;

/// Longest caption in characters; the longest in the labelled data has 420.
const LONGEST: u32 = 1_200;
/// Longest caption that shares an element with its picture, in characters.
const LONGEST_BESIDE: u32 = 300;
/// Most characters between a picture and its caption: a button, "Enlarge".
const BETWEEN: u32 = 40;

/// An element that markup declares to be a caption or credit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::figures) struct MarkedCaption {
    /// The element whose text is the caption.
    pub node: NodeId,
    /// Its blocks.
    pub blocks: Range<usize>,
    /// All of it is a credit.
    pub credit: bool,
    /// A `figcaption` or its equivalent: nothing but a caption, even if its picture has no address.
    pub certain: bool,
    /// Visually hidden: for screen readers only by its class, or hidden and named by a picture.
    pub visually_hidden: bool,
    /// The candidate it belongs to, as index.
    pub candidate: Option<usize>,
}

/// All captions that markup declares, in document order, each with its candidate.
pub(in crate::figures) fn find(region: &KeptRegion, candidates: &[Candidate]) -> Vec<MarkedCaption> {
    let described_by = DescribedBy::new(region.page, candidates);
    let mut found = elements(region, candidates, &described_by);
    let taken: Vec<Range<usize>> = found.iter().map(|m| m.blocks.clone()).collect();
    for caption in found.iter_mut().filter(|caption| !caption.visually_hidden) {
        let named = region.page.attr(caption.node, "id").and_then(|id| described_by.candidate(id));
        caption.candidate = named.or_else(|| candidate_of(region, candidates, caption, &taken));
    }
    found.retain(|caption| caption.certain || caption.candidate.is_some());
    found
}

/// The ids that pictures, or the figures around them, name in `aria-describedby` and similar, each with its candidate.
#[derive(Default)]
struct DescribedBy {
    ids: Numbered,
    candidates: Vec<usize>,
}

impl DescribedBy {
    fn new(page: &Page, candidates: &[Candidate]) -> Self {
        let mut found = Self::default();
        for (at, candidate) in candidates.iter().enumerate() {
            let nodes = [Some(candidate.node), closest(page, candidate.node, 4, &[Tag::Figure])];
            for (name, value) in nodes.into_iter().flatten().flat_map(|node| page.attrs(node)) {
                if matches!(name, "aria-describedby" | "aria-details" | "aria-labelledby") {
                    for id in value.split_ascii_whitespace().take(4) {
                        if found.ids.add(id) == found.candidates.len() {
                            found.candidates.push(at);
                        }
                    }
                }
            }
        }
        found
    }

    fn candidate(&self, id: &str) -> Option<usize> {
        self.ids.find(id).map(|at| self.candidates[at])
    }
}

/// The elements that are captions or credits, without their candidates.
fn elements(region: &KeptRegion, candidates: &[Candidate], described_by: &DescribedBy) -> Vec<MarkedCaption> {
    let page = region.page;
    let mut found = Vec::new();
    let mut at = page.body().map_or(page.len(), |b| b.index() + 1);
    while at < page.len() {
        let node = NodeId::from_index(at);
        at += 1;
        if page.kind(node) != Kind::Element {
            continue;
        }
        let tag = page.tag(node);
        if page.is_silent(node) {
            at = page.end(node);
            continue;
        }
        let figcaption = tag == Tag::Figcaption;
        let hints = if figcaption { ClassHints::default() } else { element_hints(page, node) };
        let named = page.attr(node, "id").is_some_and(|id| described_by.candidate(id).is_some());
        if !(figcaption || hints.caption || hints.credit || named)
            || matches!(tag, Tag::Figure | Tag::Body | Tag::Img | Tag::Button | Tag::Ul | Tag::Ol)
        {
            continue;
        }
        // Where caption and credit share a block, the block is the caption; `credit_elements` finds the credit in it.
        let shared =
            || shared_block(region, node).map(|blocks| (region.measures.blocks()[blocks.start].container, blocks));
        let own = own_blocks(region, node).map(|blocks| (node, blocks));
        let is_shared = own.is_none();
        let Some((node, blocks)) = own.or_else(shared) else { continue };
        let (chars, _) = region.chars(&blocks);
        if chars == 0 || chars > LONGEST || tag.heading_level().is_some() {
            continue;
        }
        // An element that holds the picture is the figure, not its caption, unless its text is short and no caption
        // within is declared.
        let holds_picture = !within(candidates, page, node).is_empty();
        if holds_picture
            && !figcaption
            && (chars > LONGEST_BESIDE || !hints.caption || !is_shared && has_caption_within(page, node))
        {
            continue;
        }
        let only_named = named && !(figcaption || hints.caption || hints.credit);
        // A link alone leads to a description of the picture.
        let only_links = || region.measures.blocks()[blocks.clone()].iter().all(|block| block.link_density() > 0.9);
        if only_named && (holds_picture || chars > LONGEST_BESIDE || only_links()) {
            continue;
        }
        let class = page.attr(node, "class").unwrap_or_default();
        let hidden =
            || matches!(region.verdicts.verdict(BlockId::from_index(blocks.start)), Verdict::Drop(Reason::Hidden));
        let visually_hidden = contains_any(class, &SCREEN_READERS) || only_named && hidden();
        let certain = figcaption || visually_hidden || class.contains("wp-caption-text");
        let hints = element_hints(page, node);
        // A `figcaption` that is called a credit is one where it is a name; the caption has an element of its own.
        let is_name = || is_name(&region.measures.text(page, BlockId::from_index(blocks.start)));
        let credit = if figcaption {
            hints.credit && !hints.caption && blocks.len() == 1 && is_name()
        } else {
            chars <= 160 && is_credit(page, node, hints)
        };
        // Called a credit only, and too long for one: a byline with a biography, rules of a comment section.
        let neither = hints.credit && !(credit || figcaption || hints.caption || named);
        if neither || credit && !is_photo_credit(region, node, &blocks) {
            continue;
        }
        found.push(MarkedCaption { node, blocks, credit, certain, visually_hidden, candidate: None });
        at = page.end(node);
    }
    found
}

/// Whether a credit is that of a picture: by its names, by a figure or caption around it, or by its text. Articles and
/// advertisements have bylines, sources and attributions too.
fn is_photo_credit(region: &KeptRegion, node: NodeId, blocks: &Range<usize>) -> bool {
    let page = region.page;
    let names = ["class", "id", "itemprop"].into_iter().filter_map(|a| page.attr(node, a));
    let named = names
        .map(|n| n.to_lowercase())
        .any(|n| ["credit", "photo", "foto", "image", "copyrightholder"].iter().any(|w| n.contains(w)));
    let within =
        || page.ancestors(node).skip(1).take(8).any(|n| page.tag(n) == Tag::Figure || element_hints(page, n).caption);
    let by_text = || {
        let text = region.measures.text(page, BlockId::from_index(blocks.start));
        blocks.len() == 1 && credit_text::whole(&text).is_some()
    };
    named || within() || by_text()
}

/// Whether an element within is declared to be a caption.
fn has_caption_within(page: &Page, node: NodeId) -> bool {
    let inner = page.descendants(node).take(80).filter(|&n| page.kind(n) == Kind::Element);
    inner.into_iter().any(|n| page.tag(n) == Tag::Figcaption || element_hints(page, n).caption)
}

/// The blocks that begin within an element, if the last of them also ends there.
fn own_blocks(region: &KeptRegion, node: NodeId) -> Option<Range<usize>> {
    let blocks = region.blocks(node);
    if !blocks.is_empty() {
        // A block that begins here must end here.
        let last = region.measures.blocks()[blocks.end - 1].last;
        return region.page.contains(node, last).then_some(blocks);
    }
    None
}

/// The block that begins within an inline element and consists only of elements declared to be caption or credit.
fn shared_block(region: &KeptRegion, node: NodeId) -> Option<Range<usize>> {
    let page = region.page;
    let at = region.blocks(node).start;
    let block = region.measures.blocks().get(at).filter(|block| page.contains(node, block.first))?;
    let nodes = block.first.index()..block.last.index() + 1;
    let is_declared = |text: NodeId| {
        let inline = page.ancestors(text).take_while(|&n| n != block.container).take(8);
        inline.map(|n| element_hints(page, n)).any(|hints| hints.caption || hints.credit)
    };
    let all = nodes.len() <= 64
        && nodes.map(NodeId::from_index).filter(|&n| !page.text(n).trim().is_empty()).all(is_declared);
    (all && region.blocks(block.container) == (at..at + 1)).then_some(at..at + 1)
}

/// The candidate that a caption belongs to: in the innermost element that holds both, the one just before it, else the
/// one just after it.
fn candidate_of(
    region: &KeptRegion,
    candidates: &[Candidate],
    caption: &MarkedCaption,
    taken: &[Range<usize>],
) -> Option<usize> {
    let page = region.page;
    if let Some(inside) = within(candidates, page, caption.node).next() {
        return Some(inside);
    }
    for (height, around) in page.ancestors(caption.node).skip(1).take(MAX_ANCESTORS).enumerate() {
        let near = within(candidates, page, around);
        let figure = page.tag(around) == Tag::Figure;
        if near.is_empty() {
            if figure || region.is_boundary(around) && page.tag(around) != Tag::Td && page.tag(around) != Tag::Tr {
                return None;
            }
            continue;
        }
        // Too far apart: a caption is near its picture.
        if height > 6 && !figure {
            return None;
        }
        let split = near.start + candidates[near.clone()].partition_point(|c| c.node < caption.node);
        // Buttons to enlarge the picture or to turn to the next may be between them.
        let before = (near.start..split).rev().take(3).find(|&c| !is_control(page, &candidates[c]));
        let before = before.or((split > near.start).then(|| split - 1));
        let after = (split < near.end).then_some(split);
        let close = |c: &usize| figure || chars_between(region, candidates[*c].node, caption, taken) <= BETWEEN;
        // A credit is below its picture; a line above it with such a class is the byline of the article.
        let below = |c: &usize| close(c) && (figure || !caption.credit);
        return before.filter(close).or(after.filter(below));
    }
    None
}

/// Whether a picture is the icon of a button, or no larger than one.
fn is_control(page: &Page, candidate: &Candidate) -> bool {
    let size = candidate.source.as_ref().map_or((None, None), |s| (s.width, s.height));
    let small = size.0.or(size.1).is_some_and(|side| side <= 48);
    let vector = candidate.source.as_ref().is_some_and(|source| is_vector(source.address.as_str()));
    small || vector || closest(page, candidate.node, 4, &[Tag::Button]).is_some()
}

/// Characters of running text between a picture and a caption; those of other captions do not count.
fn chars_between(region: &KeptRegion, picture: NodeId, caption: &MarkedCaption, taken: &[Range<usize>]) -> u32 {
    let at = region.blocks(picture).start;
    let range = if at <= caption.blocks.start { at..caption.blocks.start } else { caption.blocks.end..at };
    let from = taken.partition_point(|t| t.end <= range.start);
    // With more captions than these between them, they do not belong together.
    let others = taken[from..].iter().take(8).take_while(|t| t.start < range.end);
    let own: u32 = others.map(|t| region.chars(&(t.start.max(range.start)..t.end.min(range.end))).0).sum();
    region.chars(&range).0.saturating_sub(own)
}

/// Whether the figure around a caption holds other content than pictures: a table, code, a quotation. Then the caption
/// belongs to that.
pub(in crate::figures) fn belongs_to_other_content(page: &Page, caption: &MarkedCaption) -> bool {
    const OTHERS: [Tag; 10] = [
        Tag::Table,
        Tag::Pre,
        Tag::Blockquote,
        Tag::Math,
        Tag::Svg,
        Tag::Canvas,
        Tag::Dl,
        Tag::Ul,
        Tag::Ol,
        Tag::Iframe,
    ];
    closest(page, caption.node, MAX_ANCESTORS, &[Tag::Figure])
        .is_some_and(|figure| has_descendant(page, figure, 400, &OTHERS))
}
