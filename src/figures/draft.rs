//! A figure that is being put together: its candidate, its captions, and the element that is this figure and nothing
//! else.

use super::candidates::{Candidate, within};
use super::captions::unmarked::UnmarkedCaption;
use super::kept_region::KeptRegion;
use super::tree_queries::MAX_ANCESTORS;
use crate::page::NodeId;
use std::ops::Range;

/// A figure that is being put together.
#[derive(Debug)]
pub(in crate::figures) struct Draft {
    /// Its index among the candidates.
    pub candidate: usize,
    /// See [`element`].
    pub element: NodeId,
    /// An icon in a data table, which is content each time it occurs.
    pub status_icon: bool,
    /// Its captions that markup declares, as indices.
    pub marked: Vec<usize>,
    /// Its other captions.
    pub unmarked: Vec<UnmarkedCaption>,
}

/// Which neighbouring candidates show the same image, so that one figure may hold several variants of it.
pub(in crate::figures) struct SameImage {
    /// For each candidate the first of the run of candidates, up to itself, that have its key.
    run: Vec<usize>,
}

impl SameImage {
    /// `certain` says of each candidate whether it has a certain caption: then it is an image of its own even without
    /// an address.
    pub(in crate::figures) fn new(candidates: &[Candidate], certain: &[bool]) -> Self {
        let mut run: Vec<usize> = Vec::with_capacity(candidates.len());
        for (at, candidate) in candidates.iter().enumerate() {
            let same = || if candidate.is_lost() { !certain[at] } else { candidates[at - 1].key == candidate.key };
            let same = at > 0 && candidate.drawn.is_none() && same();
            run.push(if same { run[at - 1] } else { at });
        }
        Self { run }
    }

    fn all_same(&self, range: Range<usize>) -> bool {
        range.end <= range.start || self.run[range.end - 1] <= range.start
    }
}

/// Most blocks of a figure's element; real figures have few.
const MOST_BLOCKS: usize = 24;

/// The outermost element that holds the picture, its variants and its captions, and nothing else. `taken` says which
/// blocks are captions.
pub(in crate::figures) fn element(
    region: &KeptRegion,
    candidates: &[Candidate],
    same_image: &SameImage,
    at: usize,
    taken: &[bool],
) -> NodeId {
    let page = region.page;
    let mut found = candidates[at].node;
    for around in page.ancestors(found).skip(1).take(MAX_ANCESTORS) {
        if region.is_boundary(around) {
            break;
        }
        let blocks = region.blocks(around);
        let inside = within(candidates, page, around);
        let starts_inside = region.measures.block_at(around).is_some_and(|b| !taken[b.index()]);
        let too_many = starts_inside || blocks.len() > MOST_BLOCKS;
        if too_many || !same_image.all_same(inside) || !taken[blocks].iter().all(|t| *t) {
            break;
        }
        found = around;
    }
    found
}
