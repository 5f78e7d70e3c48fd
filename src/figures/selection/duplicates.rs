//! Each image once, with the captions of all its copies.

use crate::figures::candidates::{Candidate, TINY};
use crate::figures::captions::marked::MarkedCaption;
use crate::figures::draft::Draft;
use crate::figures::kept_region::KeptRegion;
use crate::figures::plain_text::comparison_key;
use crate::measure::BlockId;
use crate::page::word_table::contains_any;
use crate::page::{NodeId, Page};

/// Keeps the first of several drafts that show one image, with the captions of all. An image that has another caption
/// each time is kept each time.
pub(in crate::figures) fn remove(
    region: &KeptRegion,
    marked: &[MarkedCaption],
    drafts: &mut Vec<Draft>,
    candidates: &[Candidate],
) {
    let page = region.page;
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    let key = |draft: usize| &candidates[drafts[draft].candidate].key;
    order.sort_unstable_by_key(|&draft| (key(draft), draft));
    let mut removed = vec![false; drafts.len()];
    for at in 1..order.len() {
        let (first, this) = (order[at - 1], order[at]);
        let (a, b) = (&candidates[drafts[first].candidate], &candidates[drafts[this].candidate]);
        let same_image = a.key == b.key && !a.key.is_empty() && !drafts[this].status_icon;
        if same_image && is_same_caption(region, marked, &drafts[first], &drafts[this]) {
            let tiny = a.source.as_ref().and_then(|s| s.width).is_some_and(|width| width <= TINY);
            let second_is_better = tiny || is_cloned_slide(page, a.node);
            let (kept, dropped) = if second_is_better { (this, first) } else { (first, this) };
            removed[dropped] = true;
            if drafts[kept].marked.is_empty() {
                drafts[kept].marked = std::mem::take(&mut drafts[dropped].marked);
            }
            order[at] = kept;
        }
    }
    // Two figures never share an element: the inner of two nested ones is part of the outer.
    let mut end = 0;
    let mut at = 0;
    drafts.retain(|draft| {
        let keep = !removed[at] && draft.element.index() >= end;
        at += 1;
        if keep {
            end = draft.element.index() + 1;
        }
        keep
    });
}

/// Whether two drafts have the same caption, or the caption of one is part of the other's.
#[inline(never)]
fn is_same_caption(region: &KeptRegion, marked: &[MarkedCaption], one: &Draft, other: &Draft) -> bool {
    let [one, other] = [one, other].map(|draft| {
        let captions = draft.marked.iter().map(|&at| &marked[at]).filter(|caption| !caption.credit);
        let blocks = captions.flat_map(|caption| caption.blocks.clone()).map(BlockId::from_index);
        blocks.map(|block| comparison_key(&region.measures.text(region.page, block))).collect::<String>()
    });
    one.contains(&other) || other.contains(&one)
}

/// Whether it is in a copy of a slide, as carousels add before the first and after the last for an endless loop.
fn is_cloned_slide(page: &Page, node: NodeId) -> bool {
    let mut classes = page.ancestors(node).take(5).filter_map(|n| page.attr(n, "class"));
    classes.any(|class| contains_any(class, &["cloned", "slide-duplicate", "clone "]))
}
