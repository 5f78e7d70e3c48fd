//! The cut: chooses whole sections instead of single blocks.
//!
//! Every element with text is labelled kept or dropped, and so is every block. A kept block adds its gain; each change of
//! label between an element and its child costs [`SWITCH_COST`]. The cut is the labelling with the highest total: a Potts
//! model on the tree, solved exactly by dynamic programming in two passes over the elements with text, without recursion.

use crate::measure::{BlockId, Measures};
use crate::page::{NodeId, Page};

/// Cost of a change of label between an element and its child, in words, on pages that may be articles: a label follows the
/// section it is in, a longer line decides for itself. A whole word would also lose captions of three words. On other pages
/// changes are free: collections lose 0.004 by a cost. (Sites held out, with the cost from a probability of an article of 0.5,
/// 0.3, 0.2 and 0 on: DANIEL 0.900, 0.901, 0.902, 0.903; MAGIC 0.871, 0.871, 0.872, 0.869; WCXB loses 0.0009 at 0 only. At
/// 0.2 the heading "1 Answer" of a short thread gets lost.)
pub(super) const SWITCH_COST: f32 = 0.3;

/// Best totals of a subtree, given that its root is kept and that it is dropped.
#[derive(Debug, Clone, Copy, Default)]
struct Best {
    keep: f32,
    drop: f32,
}

impl Best {
    /// What the subtree adds to its parent's total when the parent is kept and when it is dropped, and whether the subtree
    /// then switches.
    fn for_parent(self, switch_cost: f32) -> ([f32; 2], u8) {
        let (kept, switches_off) =
            if self.drop - switch_cost > self.keep { (self.drop - switch_cost, SWITCHES_OFF) } else { (self.keep, 0) };
        let (dropped, switches_on) =
            if self.keep - switch_cost > self.drop { (self.keep - switch_cost, SWITCHES_ON) } else { (self.drop, 0) };
        ([kept, dropped], switches_off | switches_on)
    }
}

/// The subtree is dropped when its parent is kept.
const SWITCHES_OFF: u8 = 1;
/// The subtree is kept when its parent is dropped.
const SWITCHES_ON: u8 = 2;

/// Which blocks the best cut keeps, given the gain of each and the cost of a switch.
pub(super) fn cut(page: &Page, measures: &Measures, gains: &[f32], switch_cost: f32) -> Vec<bool> {
    // For each element, whether it switches, by the label of its parent.
    let mut switches = vec![0u8; page.len()];
    let mut open: Vec<(NodeId, Best)> = vec![(NodeId::DOCUMENT, Best::default())];
    let mut path = Vec::new();
    for (at, &gain) in gains.iter().enumerate() {
        let container = measures.block(BlockId::from_index(at)).container;
        close_until(page, container, &mut open, &mut switches, switch_cost);
        descend(page, container, open.last().map(|top| top.0), &mut path);
        open.extend(path.drain(..).rev().map(|node| (node, Best::default())));
        if let Some(top) = open.last_mut() {
            let (totals, _) = Best { keep: gain, drop: 0.0 }.for_parent(switch_cost);
            top.1.keep += totals[0];
            top.1.drop += totals[1];
        }
    }
    while open.len() > 1 {
        close(&mut open, &mut switches, switch_cost);
    }
    let whole = open.last().map(|top| top.1).unwrap_or_default();
    label_blocks(page, measures, gains, switch_cost, &switches, whole.keep > whole.drop)
}

/// Second pass: labels from the root down to the blocks.
fn label_blocks(
    page: &Page,
    measures: &Measures,
    gains: &[f32],
    switch_cost: f32,
    switches: &[u8],
    root: bool,
) -> Vec<bool> {
    let mut kept = Vec::with_capacity(gains.len());
    let mut open: Vec<(NodeId, bool)> = vec![(NodeId::DOCUMENT, root)];
    let mut path = Vec::new();
    for (at, &gain) in gains.iter().enumerate() {
        let container = measures.block(BlockId::from_index(at)).container;
        while open.len() > 1 && open.last().is_some_and(|top| !page.contains(top.0, container)) {
            open.pop();
        }
        descend(page, container, open.last().map(|top| top.0), &mut path);
        let mut label = open.last().is_some_and(|top| top.1);
        while let Some(node) = path.pop() {
            label = child_label(label, switches[node.index()]);
            open.push((node, label));
        }
        let (_, switch) = Best { keep: gain, drop: 0.0 }.for_parent(switch_cost);
        kept.push(child_label(label, switch));
    }
    kept
}

/// The label of a child, given its parent's label (kept or not) and when it switches.
fn child_label(parent: bool, switches: u8) -> bool {
    if parent { switches & SWITCHES_OFF == 0 } else { switches & SWITCHES_ON != 0 }
}

/// Closes the open elements that do not contain a container.
fn close_until(page: &Page, container: NodeId, open: &mut Vec<(NodeId, Best)>, switches: &mut [u8], switch_cost: f32) {
    while open.len() > 1 && open.last().is_some_and(|top| !page.contains(top.0, container)) {
        close(open, switches, switch_cost);
    }
}

/// Closes the innermost open element: adds its best totals to its parent's.
fn close(open: &mut Vec<(NodeId, Best)>, switches: &mut [u8], switch_cost: f32) {
    let Some((node, best)) = open.pop() else { return };
    let (totals, switch) = best.for_parent(switch_cost);
    switches[node.index()] = switch;
    if let Some(parent) = open.last_mut() {
        parent.1.keep += totals[0];
        parent.1.drop += totals[1];
    }
}

/// The elements from a container up to the innermost open one (not included), innermost first.
fn descend(page: &Page, container: NodeId, open: Option<NodeId>, path: &mut Vec<NodeId>) {
    path.clear();
    path.extend(page.ancestors(container).take_while(|&node| Some(node) != open));
}
