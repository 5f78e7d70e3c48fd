//! The parts of a page that a reader can tell apart: elements of which each holds other text or pictures than the one
//! around it.

use super::matching::Matcher;
use super::step::Step;
use crate::measure::{BlockId, Measures};
use crate::page::{Kind, NodeId, Page, Tag};
use std::ops::Range;

/// Most parts of a page. The rest of a larger one cannot be picked.
const MAX_PARTS: usize = 4000;

/// Least width in pixels of a picture that is a part, where its width is known.
const MIN_WIDTH: u32 = 64;

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub node: NodeId,
    /// Index of the part around it.
    pub parent: Option<usize>,
    pub blocks: Range<usize>,
    /// Pictures in it, as indices into all pictures of the page.
    pub pictures: Range<usize>,
    /// The blocks that are in no smaller part.
    pub own_blocks: Vec<usize>,
}

/// The parts of a page in document order, each after the one around it. `is_shown` says of a block whether it can be seen.
pub(super) fn parts(
    page: &Page,
    measures: &Measures,
    matcher: &mut Matcher<'_>,
    is_shown: &dyn Fn(usize) -> bool,
) -> Vec<Part> {
    let (leaves, pictures) = leaves(page, measures, is_shown);
    let mut parts: Vec<Part> = Vec::new();
    // The parts around the current element, innermost last.
    let mut open: Vec<usize> = Vec::new();
    for at in (0..page.len()).filter(|&at| leaves[at]) {
        let node = NodeId::from_index(at);
        while open.last().is_some_and(|&part| !page.contains(parts[part].node, node)) {
            open.pop();
        }
        let blocks = measures.within(page, node);
        let pictures = between(&pictures, at, page.end(node));
        let Some(step) = matcher.step(node) else { continue };
        if let Some(&around) = open.last()
            && parts[around].blocks == blocks
            && parts[around].pictures == pictures
        {
            // An element that holds the same goes by the name of the one that tells more.
            let is_telling = step.is_telling();
            if is_telling && !matcher.step(parts[around].node).is_some_and(Step::is_telling) {
                parts[around].node = node;
            }
            continue;
        }
        if parts.len() == MAX_PARTS {
            break;
        }
        parts.push(Part { node, parent: open.last().copied(), blocks, pictures, own_blocks: Vec::new() });
        open.push(parts.len() - 1);
    }
    share_out(&mut parts, is_shown);
    parts
}

/// Gives each part the blocks that are in no smaller one.
fn share_out(parts: &mut [Part], is_shown: &dyn Fn(usize) -> bool) {
    let mut owner: Vec<Option<usize>> = vec![None; parts.iter().map(|part| part.blocks.end).max().unwrap_or(0)];
    // A smaller part comes after the one around it.
    for (index, part) in parts.iter().enumerate() {
        owner[part.blocks.clone()].fill(Some(index));
    }
    for (block, owner) in owner.into_iter().enumerate().filter(|&(block, _)| is_shown(block)) {
        if let Some(owner) = owner {
            parts[owner].own_blocks.push(block);
        }
    }
}

/// For each node whether it is around text or a picture that can be seen, and the pictures, ascending.
fn leaves(page: &Page, measures: &Measures, is_shown: &dyn Fn(usize) -> bool) -> (Vec<bool>, Vec<usize>) {
    let mut marked = vec![false; page.len()];
    let mut mark = |leaf: NodeId| {
        for node in page.ancestors(leaf) {
            if std::mem::replace(&mut marked[node.index()], true) {
                break;
            }
        }
    };
    for at in (0..measures.blocks().len()).filter(|&at| is_shown(at)) {
        mark(measures.block(BlockId::from_index(at)).container);
    }
    let mut pictures = Vec::new();
    let mut at = 0;
    while at < page.len() {
        let node = NodeId::from_index(at);
        at += 1;
        if page.kind(node) != Kind::Element {
            continue;
        }
        if page.is_hidden(node) || matches!(page.tag(node), Tag::Template | Tag::Noscript) {
            at = page.end(node);
        } else if is_picture(page, node) {
            pictures.push(node.index());
            mark(node);
        }
    }
    (marked, pictures)
}

fn is_picture(page: &Page, node: NodeId) -> bool {
    match page.tag(node) {
        Tag::Video | Tag::Iframe | Tag::Audio => true,
        Tag::Img => {
            let natural = page.picture(node).map(|facts| facts.width).filter(|&width| width > 0);
            let declared = || page.attr(node, "width").and_then(|width| width.trim().parse().ok());
            natural.or_else(declared).is_none_or(|width: u32| width >= MIN_WIDTH)
        }
        _ => false,
    }
}

/// Which of some ascending numbers are from one to another, as indices.
fn between(numbers: &[usize], from: usize, to: usize) -> Range<usize> {
    numbers.partition_point(|&one| one < from)..numbers.partition_point(|&one| one < to)
}
