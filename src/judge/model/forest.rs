//! Boosted trees over quantised numbers.
//!
//! Gradient boosting as in Friedman, "Greedy function approximation" (2001), trained with LightGBM (Ke et al., NIPS
//! 2017). Each number is replaced by the place of the step it falls on, one byte; a tree compares bytes only, and its
//! leaves are whole numbers, so that every machine gives the same answer.

use super::table::{Damage, Reader};

/// Splits and leaves of all trees of a stage.
#[derive(Debug)]
pub(super) struct Forest {
    /// For each number that is asked for: its place in the row.
    asked: Vec<u16>,
    /// Where the steps of each asked number begin in `steps`; and the end.
    starts: Vec<u32>,
    /// Rising values: a number falls on the step that is the count of values below it.
    steps: Vec<f32>,
    /// Where each tree begins.
    roots: Vec<u32>,
    nodes: Vec<Node>,
    /// Log-odds of one unit of a leaf.
    unit: f32,
    /// Log-odds before any tree.
    base: f32,
}

/// A split, or a leaf where `right` is 0 (no split has its right side at the first place).
#[derive(Debug, Clone, Copy)]
struct Node {
    /// Which asked number; of a leaf nothing.
    asked: u8,
    /// The last step that goes left. The left side is the next node.
    step: u8,
    /// Places from here to the right side; 0 in a leaf.
    right: u16,
    /// What a leaf adds.
    leaf: i16,
}

/// A tree as deep as this is damaged: those that are trained have at most 40 leaves.
const DEEPEST: usize = 64;

impl Forest {
    /// Without any tree: nothing is article.
    pub fn knowing_nothing() -> Self {
        let (asked, steps, roots, nodes) = (vec![0], Vec::new(), Vec::new(), Vec::new());
        Self { asked, starts: vec![0, 0], steps, roots, nodes, unit: 0.0, base: -10.0 }
    }

    /// Reads a stage over rows of so many numbers: see [`super::table`] for the layout.
    pub fn read(reader: &mut Reader<'_>, row: usize) -> Result<Self, Damage> {
        let (base, unit) = (reader.f32()?, reader.f32()?);
        let numbers = usize::from(reader.u16()?);
        let trees = usize::from(reader.u16()?);
        let asked = (0..numbers).map(|_| reader.u16()).collect::<Result<Vec<_>, _>>()?;
        if numbers == 0 || asked.iter().any(|&number| usize::from(number) >= row) {
            return Err(Damage);
        }
        let counts = reader.bytes(numbers)?;
        let mut starts = vec![0];
        let mut all = 0;
        for &count in counts {
            all += u32::from(count);
            starts.push(all);
        }
        // A step is the upper half of a 32-bit float: high bytes of all, then low bytes, which packs better.
        let (high, low) = (reader.bytes(all as usize)?, reader.bytes(all as usize)?);
        let steps = high.iter().zip(low).map(|(&high, &low)| f32::from_be_bytes([high, low, 0, 0])).collect();
        let (splits, leaves) = (reader.u32()? as usize, reader.u32()? as usize);
        let shape = reader.bytes(splits + leaves)?;
        let cuts = reader.bytes(splits)?;
        let values = reader.bytes(leaves)?;
        let (mut cuts, mut values) = (cuts.iter(), values.iter());
        let mut nodes = Vec::with_capacity(shape.len());
        let mut roots = Vec::with_capacity(trees);
        // Splits whose right side is still to come, and sides of the tree that are.
        let mut open: Vec<usize> = Vec::new();
        let mut sides = 0;
        for &kind in shape {
            let at = nodes.len();
            if sides == 0 {
                roots.push(u32::try_from(at).map_err(|_| Damage)?);
                sides = 1;
            }
            if kind == 0 {
                let &leaf = values.next().ok_or(Damage)?;
                nodes.push(Node { asked: 0, step: 0, right: 0, leaf: i16::from(leaf.cast_signed()) });
                sides -= 1;
                if let Some(split) = open.pop() {
                    nodes[split].right = u16::try_from(at + 1 - split).map_err(|_| Damage)?;
                }
            } else {
                let &step = cuts.next().ok_or(Damage)?;
                if usize::from(kind) > numbers || open.len() >= DEEPEST {
                    return Err(Damage);
                }
                open.push(at);
                sides += 1;
                nodes.push(Node { asked: kind - 1, step, right: 1, leaf: 0 });
            }
        }
        let whole = sides == 0 && roots.len() == trees && cuts.next().is_none() && values.next().is_none();
        if whole { Ok(Self { asked, starts, steps, roots, nodes, unit, base }) } else { Err(Damage) }
    }

    /// How many numbers it asks for.
    pub fn asked(&self) -> usize {
        self.asked.len()
    }

    /// The steps that a row's numbers fall on, appended: one byte for each asked number.
    pub fn quantise(&self, row: &[f32], out: &mut Vec<u8>) {
        for (at, &number) in self.asked.iter().enumerate() {
            let steps = &self.steps[self.starts[at] as usize..self.starts[at + 1] as usize];
            let value = row[usize::from(number)];
            out.push(steps.partition_point(|&step| step < value) as u8);
        }
    }

    /// The log-odds of each row, rows one after another as [`Forest::quantise`] writes them. Tree after tree over all
    /// rows, so that a tree stays at hand while it is used.
    pub fn weigh(&self, rows: &[u8], weights: &mut Vec<f32>) {
        let width = self.asked.len().max(1);
        let mut sums = vec![0i32; rows.len() / width];
        for &root in &self.roots {
            for (sum, row) in sums.iter_mut().zip(rows.chunks_exact(width)) {
                let mut at = root as usize;
                let mut node = self.nodes[at];
                while node.right > 0 {
                    at += if row[usize::from(node.asked)] <= node.step { 1 } else { usize::from(node.right) };
                    node = self.nodes[at];
                }
                *sum += i32::from(node.leaf);
            }
        }
        weights.extend(sums.into_iter().map(|sum| self.base + self.unit * sum as f32));
    }
}
