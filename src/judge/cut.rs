//! The cut: whole sections rather than a comb of blocks.
//!
//! Every element around text is either kept or dropped, and so is every block. A block gives its gain when it is kept; a
//! change between an element and what it holds has a price. The cut is the choice with the highest total: two passes over
//! the elements that hold text, none of them recursive (a tree Potts model, solved exactly by dynamic programming).

use crate::measure::{BlockId, Measures};
use crate::page::{NodeId, Page};

/// Best totals of a part of the tree, given that it is kept and that it is dropped.
#[derive(Debug, Clone, Copy, Default)]
struct Best {
    keep: f32,
    drop: f32,
}

impl Best {
    /// What the part adds to the element around it, and whether it changes sides, by that element's side.
    fn within(self, price: f32) -> ([f32; 2], u8) {
        let (kept, turned_off) =
            if self.drop - price > self.keep { (self.drop - price, TURNED_OFF) } else { (self.keep, 0) };
        let (dropped, turned_on) =
            if self.keep - price > self.drop { (self.keep - price, TURNED_ON) } else { (self.drop, 0) };
        ([kept, dropped], turned_off | turned_on)
    }
}

/// The part is dropped though the element around it is kept.
const TURNED_OFF: u8 = 1;
/// The part is kept though the element around it is dropped.
const TURNED_ON: u8 = 2;

/// Which blocks the best cut keeps, given what each is worth and what a change costs.
pub(super) fn cut(page: &Page, measures: &Measures, gains: &[f32], price: f32) -> Vec<bool> {
    // How each element turns against the one around it, by the side of that one.
    let mut turns = vec![0u8; page.len()];
    let mut open: Vec<(NodeId, Best)> = vec![(NodeId::DOCUMENT, Best::default())];
    let mut path = Vec::new();
    for (at, &gain) in gains.iter().enumerate() {
        let container = measures.block(BlockId::from_index(at)).container;
        fold_until(page, container, &mut open, &mut turns, price);
        descend(page, container, open.last().map(|top| top.0), &mut path);
        open.extend(path.drain(..).rev().map(|node| (node, Best::default())));
        if let Some(top) = open.last_mut() {
            let (sides, _) = Best { keep: gain, drop: 0.0 }.within(price);
            top.1.keep += sides[0];
            top.1.drop += sides[1];
        }
    }
    while open.len() > 1 {
        fold(&mut open, &mut turns, price);
    }
    let whole = open.last().map(|top| top.1).unwrap_or_default();
    hand_down(page, measures, gains, price, &turns, whole.keep > whole.drop)
}

/// Second pass: from the root to the blocks.
fn hand_down(page: &Page, measures: &Measures, gains: &[f32], price: f32, turns: &[u8], root: bool) -> Vec<bool> {
    let mut kept = Vec::with_capacity(gains.len());
    let mut open: Vec<(NodeId, bool)> = vec![(NodeId::DOCUMENT, root)];
    let mut path = Vec::new();
    for (at, &gain) in gains.iter().enumerate() {
        let container = measures.block(BlockId::from_index(at)).container;
        while open.len() > 1 && open.last().is_some_and(|top| !page.contains(top.0, container)) {
            open.pop();
        }
        descend(page, container, open.last().map(|top| top.0), &mut path);
        let mut side = open.last().is_some_and(|top| top.1);
        while let Some(node) = path.pop() {
            side = turned(side, turns[node.index()]);
            open.push((node, side));
        }
        let (_, turn) = Best { keep: gain, drop: 0.0 }.within(price);
        kept.push(turned(side, turn));
    }
    kept
}

fn turned(side: bool, turn: u8) -> bool {
    if side { turn & TURNED_OFF == 0 } else { turn & TURNED_ON != 0 }
}

fn fold_until(page: &Page, container: NodeId, open: &mut Vec<(NodeId, Best)>, turns: &mut [u8], price: f32) {
    while open.len() > 1 && open.last().is_some_and(|top| !page.contains(top.0, container)) {
        fold(open, turns, price);
    }
}

fn fold(open: &mut Vec<(NodeId, Best)>, turns: &mut [u8], price: f32) {
    let Some((node, best)) = open.pop() else { return };
    let (sides, turn) = best.within(price);
    turns[node.index()] = turn;
    if let Some(around) = open.last_mut() {
        around.1.keep += sides[0];
        around.1.drop += sides[1];
    }
}

/// The elements from a container up to the one that is open, innermost first.
fn descend(page: &Page, container: NodeId, open: Option<NodeId>, path: &mut Vec<NodeId>) {
    path.clear();
    path.extend(page.ancestors(container).take_while(|&node| Some(node) != open));
}
