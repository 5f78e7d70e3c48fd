//! Captions that say they are captions: `figcaption`, and elements whose class calls them caption or credit.
//!
//! The other way about than one would look for them: each such element seeks its picture, so that no caption can belong
//! to two and the walk is one over the page.

use super::candidates::Candidate;
use super::place::{CLIMB, Ground, above, holds};
use super::vocabulary::{self, Hints};
use super::{credit, span};
use crate::judge::{Reason, Verdict};
use crate::measure::BlockId;
use crate::page::letters::Lower;
use crate::page::lexicon::holds_any;
use crate::page::numbered::Numbered;
use crate::page::{Kind, NodeId, Page, Tag};
use std::ops::Range;

/// Longest caption in characters; the longest labelled one has 420.
const LONGEST: u32 = 1_200;
/// Longest caption that shares an element with its picture, in characters.
const LONGEST_BESIDE: u32 = 300;
/// Characters that may stand between a picture and its caption: a button, "Enlarge".
const BETWEEN: u32 = 40;

/// An element that belongs to a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// The element whose words are meant.
    pub node: NodeId,
    /// Its blocks.
    pub blocks: Range<usize>,
    /// All of it says who made the picture.
    pub credit: bool,
    /// A `figcaption`, or the caption of a publishing system's figure: nothing else, even if its picture is lost.
    pub certain: bool,
    /// Nobody sees it: its class says that only those who listen hear it, or a picture names it and it is hidden.
    pub unseen: bool,
    /// The candidate it belongs to.
    pub picture: Option<usize>,
}

/// All captions of the page that say so, in document order, each with its picture.
pub(super) fn marks(ground: &Ground, candidates: &[Candidate]) -> Vec<Mark> {
    let mut found = unassigned(ground, candidates);
    let taken: Vec<Range<usize>> = found.iter().map(|m| m.blocks.clone()).collect();
    let described = described(ground.page, candidates);
    for mark in found.iter_mut().filter(|mark| !mark.unseen) {
        let named = ground.page.attr(mark.node, "id").and_then(|id| described.of(id));
        mark.picture = named.or_else(|| picture_of(ground, candidates, mark, &taken));
    }
    found.retain(|m| m.certain || m.picture.is_some());
    found
}

/// What an element's class, id and item properties say.
pub(super) fn hints_of(page: &Page, node: NodeId) -> Hints {
    let mut found = Hints::default();
    for (name, value) in page.attrs(node) {
        match name {
            "class" | "id" | "data-testid" | "role" => found = found.or(vocabulary::hints(value)),
            "itemprop" => {
                found.credit |= ["copyrightHolder", "creditText", "copyrightNotice"].contains(&value);
                found.caption |= value == "caption";
            }
            "style" => found.centred |= is_centred(value),
            "align" => found.centred |= value.eq_ignore_ascii_case("center"),
            _ => {}
        }
    }
    found
}

fn is_centred(style: &str) -> bool {
    let style = style.to_ascii_lowercase();
    style
        .split(';')
        .filter_map(|s| s.split_once(':'))
        .any(|(p, v)| p.trim() == "text-align" && v.trim().starts_with("center"))
}

/// The ids that pictures, or the figures around them, name as what labels or describes them, each with its picture.
#[derive(Default)]
struct Described {
    ids: Numbered,
    pictures: Vec<usize>,
}

impl Described {
    fn of(&self, id: &str) -> Option<usize> {
        self.ids.find(id).map(|at| self.pictures[at])
    }
}

fn described(page: &Page, candidates: &[Candidate]) -> Described {
    let mut found = Described::default();
    for (at, candidate) in candidates.iter().enumerate() {
        let nodes = [Some(candidate.node), above(page, candidate.node, 4, &[Tag::Figure])];
        for (name, value) in nodes.into_iter().flatten().flat_map(|node| page.attrs(node)) {
            if matches!(name, "aria-describedby" | "aria-details" | "aria-labelledby") {
                for id in value.split_ascii_whitespace().take(4) {
                    if found.ids.add(id) == found.pictures.len() {
                        found.pictures.push(at);
                    }
                }
            }
        }
    }
    found
}

fn unassigned(ground: &Ground, candidates: &[Candidate]) -> Vec<Mark> {
    let page = ground.page;
    let described = described(page, candidates);
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
        let hints = if figcaption { Hints::default() } else { hints_of(page, node) };
        let named = page.attr(node, "id").is_some_and(|id| described.of(id).is_some());
        if !(figcaption || hints.caption || hints.credit || named)
            || matches!(tag, Tag::Figure | Tag::Body | Tag::Img | Tag::Button | Tag::Ul | Tag::Ol)
        {
            continue;
        }
        // Where caption and credit share a block, the block is the caption; its credit is found in it later.
        let shared =
            || shared_block(ground, node).map(|blocks| (ground.measures.blocks()[blocks.start].container, blocks));
        let own = own_blocks(ground, node).map(|blocks| (node, blocks));
        let Some((node, blocks)) = own.or_else(shared) else { continue };
        let (chars, _) = ground.chars(&blocks);
        if chars == 0 || chars > LONGEST || tag.heading_level().is_some() {
            continue;
        }
        // What holds the picture is the figure, not its caption; unless the words in it are the caption and nothing says so.
        let holds_picture = !within(candidates, page, node).is_empty();
        if holds_picture && !figcaption && (chars > LONGEST_BESIDE || !hints.caption || has_caption_within(page, node))
        {
            continue;
        }
        let only_named = named && !(figcaption || hints.caption || hints.credit);
        // A link alone leads to what describes the picture.
        let leads = || ground.measures.blocks()[blocks.clone()].iter().all(|block| block.link_density() > 0.9);
        if only_named && (holds_picture || chars > LONGEST_BESIDE || leads()) {
            continue;
        }
        let class = page.attr(node, "class").unwrap_or_default();
        let hidden =
            || matches!(ground.verdicts.verdict(BlockId::from_index(blocks.start)), Verdict::Drop(Reason::Hidden));
        let unseen = holds_any(class, &["sr-only", "screen-reader", "visually"]) || only_named && hidden();
        let certain = figcaption || unseen || class.contains("wp-caption-text");
        let hints = if figcaption { hints } else { hints_of(page, node) };
        let credit = !figcaption && is_credit(ground.page, node, hints) && chars <= 160;
        // Called a credit alone and too long for one: the rules of comments, a byline with all that hangs on it.
        let neither = hints.credit && !(credit || figcaption || hints.caption || named);
        if neither || credit && !speaks_of_pictures(ground, node, &blocks) {
            continue;
        }
        found.push(Mark { node, blocks, credit, certain, unseen, picture: None });
        at = page.end(node);
    }
    found
}

/// Whether a credit is a picture's: it stands in a figure or a caption, its names say so, or its words. Articles and
/// advertisements have bylines, sources and attributions too.
fn speaks_of_pictures(ground: &Ground, node: NodeId, blocks: &Range<usize>) -> bool {
    let page = ground.page;
    let names = ["class", "id", "itemprop"].into_iter().filter_map(|a| page.attr(node, a));
    let named = names
        .map(|n| n.lower())
        .any(|n| ["credit", "photo", "foto", "image", "copyrightholder"].iter().any(|w| n.contains(w)));
    let within =
        || page.ancestors(node).skip(1).take(8).any(|n| page.tag(n) == Tag::Figure || hints_of(page, n).caption);
    let says = || {
        let text = ground.measures.text(page, BlockId::from_index(blocks.start));
        blocks.len() == 1 && credit::whole(&text).is_some()
    };
    named || within() || says()
}

/// Whether an element within says that it is a caption.
fn has_caption_within(page: &Page, node: NodeId) -> bool {
    let inner = page.descendants(node).take(80).filter(|&n| page.kind(n) == Kind::Element);
    inner.into_iter().any(|n| page.tag(n) == Tag::Figcaption || hints_of(page, n).caption)
}

/// The blocks of an element, if they are its own: an inline element must be all there is of its block, or begin a piece
/// of one that ends with it.
fn own_blocks(ground: &Ground, node: NodeId) -> Option<Range<usize>> {
    let blocks = ground.blocks(node);
    if !blocks.is_empty() {
        // A block that begins here must end here.
        let last = ground.measures.blocks()[blocks.end - 1].last;
        return ground.page.contains(node, last).then_some(blocks);
    }
    None
}

/// The block that begins within an inline element and consists of elements that say they are caption or credit.
fn shared_block(ground: &Ground, node: NodeId) -> Option<Range<usize>> {
    let page = ground.page;
    let at = ground.blocks(node).start;
    let block = ground.measures.blocks().get(at).filter(|block| page.contains(node, block.first))?;
    let nodes = block.first.index()..block.last.index() + 1;
    let says = |text: NodeId| {
        let inline = page.ancestors(text).take_while(|&n| n != block.container).take(8);
        inline.map(|n| hints_of(page, n)).any(|hints| hints.caption || hints.credit)
    };
    let all = nodes.len() <= 64 && nodes.map(NodeId::from_index).filter(|&n| !page.text(n).trim().is_empty()).all(says);
    (all && ground.blocks(block.container) == (at..at + 1)).then_some(at..at + 1)
}

/// The candidates within an element, as indices.
pub(super) fn within(candidates: &[Candidate], page: &Page, node: NodeId) -> Range<usize> {
    let from = candidates.partition_point(|c| c.node < node);
    let end = page.end(node);
    from..from + candidates[from..].partition_point(|c| c.node.index() < end)
}

/// The picture that a caption belongs to: in the innermost element that holds both, the one just before it, else the one
/// just after it.
fn picture_of(ground: &Ground, candidates: &[Candidate], mark: &Mark, taken: &[Range<usize>]) -> Option<usize> {
    let page = ground.page;
    if let Some(inside) = within(candidates, page, mark.node).next() {
        return Some(inside);
    }
    for (height, around) in page.ancestors(mark.node).skip(1).take(CLIMB).enumerate() {
        let near = within(candidates, page, around);
        let figure = page.tag(around) == Tag::Figure;
        if near.is_empty() {
            if figure || ground.is_edge(around) && page.tag(around) != Tag::Td && page.tag(around) != Tag::Tr {
                return None;
            }
            continue;
        }
        // Far apart, only the words between could say that they belong together, and captions say it by standing near.
        if height > 6 && !figure {
            return None;
        }
        let split = near.start + candidates[near.clone()].partition_point(|c| c.node < mark.node);
        // Between them may stand what enlarges the picture or turns to the next.
        let before = (near.start..split).rev().take(3).find(|&c| !is_control(page, &candidates[c]));
        let before = before.or((split > near.start).then(|| split - 1));
        let after = (split < near.end).then_some(split);
        let close = |c: &usize| figure || between(ground, candidates[*c].node, mark, taken) <= BETWEEN;
        // A credit stands under its picture; a line above it that a class calls so is who wrote the article.
        let below = |c: &usize| close(c) && (figure || !mark.credit);
        return before.filter(close).or(after.filter(below));
    }
    None
}

/// Whether a picture is the face of a button, or no larger than one.
fn is_control(page: &Page, candidate: &Candidate) -> bool {
    let size = candidate.source.as_ref().map_or((None, None), |s| (s.width, s.height));
    let small = size.0.or(size.1).is_some_and(|side| side <= 48);
    small || above(page, candidate.node, 4, &[Tag::Button]).is_some()
}

/// Characters of running text between a picture and a caption: those of other captions do not count.
fn between(ground: &Ground, picture: NodeId, mark: &Mark, taken: &[Range<usize>]) -> u32 {
    let at = ground.blocks(picture).start;
    let range = if at <= mark.blocks.start { at..mark.blocks.start } else { mark.blocks.end..at };
    let from = taken.partition_point(|t| t.end <= range.start);
    // More captions than these between them, and they do not belong together.
    let others = taken[from..].iter().take(8).take_while(|t| t.start < range.end);
    let own: u32 = others.map(|t| ground.chars(&(t.start.max(range.start)..t.end.min(range.end))).0).sum();
    ground.chars(&range).0.saturating_sub(own)
}

/// Whether a caption element's figure holds something other than pictures: a table, code, a quotation. Then the caption is
/// that thing's.
pub(super) fn is_of_something_else(page: &Page, mark: &Mark) -> bool {
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
    above(page, mark.node, CLIMB, &[Tag::Figure]).is_some_and(|figure| holds(page, figure, 400, &OTHERS))
}

/// Whether an element's names call it a credit. "caption-credit" is one; a box of that name around a caption and its
/// credit is not.
fn is_credit(page: &Page, node: NodeId, hints: Hints) -> bool {
    if !hints.credit || !hints.caption {
        return hints.credit;
    }
    let inner = page.descendants(node).take(40).filter(|&n| page.kind(n) == Kind::Element);
    let mut named = inner.map(|n| hints_of(page, n)).filter(|h| h.caption || h.credit);
    named.next().is_none()
}

/// Elements within a caption that hold its credit: by class, or a `small` or `cite` at its end.
pub(super) fn credits_within(page: &Page, caption: NodeId) -> Vec<NodeId> {
    let mut found: Vec<NodeId> = Vec::new();
    let mut at = caption.index() + 1;
    let end = page.end(caption).min(at + 400);
    while at < end {
        let node = NodeId::from_index(at);
        at += 1;
        if page.kind(node) != Kind::Element {
            continue;
        }
        let hints = hints_of(page, node);
        let last = page.end(node) == page.end(caption) || only_space_after(page, node, caption);
        let small = matches!(page.tag(node), Tag::Small | Tag::Cite) && last && starts_later(page, node, caption);
        if is_credit(page, node, hints) || small {
            found.push(node);
            at = page.end(node);
        }
    }
    found
}

fn only_space_after(page: &Page, node: NodeId, within: NodeId) -> bool {
    let rest = page.end(node)..page.end(within);
    rest.len() <= 64
        && rest.map(NodeId::from_index).all(|n| page.text(n).trim().is_empty() || page.kind(n) != Kind::Text)
}

/// Whether words of the caption stand before an element.
fn starts_later(page: &Page, node: NodeId, within: NodeId) -> bool {
    let before = within.index() + 1..node.index();
    before.len() <= 400
        && before
            .map(NodeId::from_index)
            .any(|n| page.kind(n) == Kind::Text && !span::collapse(page.text(n)).is_empty())
}
