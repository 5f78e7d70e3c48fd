//! Boosted trees over quantised numbers.
//!
//! Gradient boosting as in Friedman, "Greedy function approximation" (2001), trained with LightGBM (Ke et al., NIPS
//! 2017). Each number is replaced by the place of the step it falls on, one byte, and leaves are whole numbers, so that
//! every machine gives the same answer.
//!
//! No tree is walked. Every split whose answer is "right" strikes out the leaves on its left; the first leaf of a tree
//! that is never struck out is where the walk would have ended (Lucchese et al., "QuickScorer", SIGIR 2015). So the trees
//! are kept as one list, by number and step, of which leaves are struck out, and sixteen rows are asked at a time, a byte
//! each (Ye et al., "RapidScorer", KDD 2018): 1.1 µs a row where walking took 5.5.

use super::lanes::{LANES, Lanes, MOST};
use super::table::{Damage, Reader};

/// The leaves of all trees, and what strikes them out.
#[derive(Debug)]
pub(super) struct Forest {
    /// For each number that is asked for: its place in the row.
    asked: Vec<u16>,
    /// Where the steps of each asked number begin in `steps`; and the end.
    starts: Vec<u32>,
    /// Rising values: a number falls on the step that is the count of values below it.
    steps: Vec<f32>,
    /// Where the strikes of each step begin in `strikes`; and the end.
    strikes_of: Vec<u32>,
    strikes: Vec<Strike>,
    /// What each leaf adds, tree after tree, each with room for [`LEAVES`].
    leaves: Vec<i8>,
    /// Log-odds of one unit of a leaf.
    unit: f32,
    /// Log-odds before any tree.
    base: f32,
}

/// Leaves that are struck out where a number lies above a step.
#[derive(Debug, Clone, Copy, Default)]
struct Strike {
    /// Which eight leaves: a tree has four times eight.
    eight: u16,
    /// Those of them that are left.
    left: u8,
}

/// The most leaves of a tree: those that are trained have 31.
const LEAVES: usize = 32;
const EIGHTS: usize = LEAVES / 8;

impl Forest {
    /// Without any tree: nothing is article.
    pub fn knowing_nothing() -> Self {
        let (strikes, leaves, steps) = (Vec::new(), Vec::new(), Vec::new());
        Self { asked: vec![0], starts: vec![0, 0], steps, strikes_of: vec![0], strikes, leaves, unit: 0.0, base: -10.0 }
    }

    /// Reads a stage over rows of so many numbers: see [`super::table`] for the layout.
    pub fn read(reader: &mut Reader<'_>, row: usize) -> Result<Self, Damage> {
        let (base, unit) = (reader.f32()?, reader.f32()?);
        let numbers = usize::from(reader.u16()?);
        let trees = usize::from(reader.u16()?);
        let asked = (0..numbers).map(|_| reader.u16()).collect::<Result<Vec<_>, _>>()?;
        let counts = reader.bytes(numbers)?;
        if numbers == 0
            || asked.iter().any(|&number| usize::from(number) >= row)
            || counts.iter().any(|&count| count > MOST)
        {
            return Err(Damage);
        }
        let mut starts = vec![0];
        let mut all = 0;
        for &count in counts {
            all += u32::from(count);
            starts.push(all);
        }
        // A step is the upper half of a 32-bit float: high bytes of all, then low bytes, which packs better.
        let (high, low) = (reader.bytes(all as usize)?, reader.bytes(all as usize)?);
        let steps: Vec<f32> = high.iter().zip(low).map(|(&high, &low)| f32::from_be_bytes([high, low, 0, 0])).collect();
        let (splits, leaves) = (reader.u32()? as usize, reader.u32()? as usize);
        let shape = reader.bytes(splits + leaves)?;
        let cuts = reader.bytes(splits)?;
        let values = reader.bytes(leaves)?;
        let (mut cuts, mut values) = (cuts.iter(), values.iter());
        let mut leaves: Vec<i8> = Vec::with_capacity(trees * LEAVES);
        let mut found: Vec<(u32, Strike)> = Vec::with_capacity(splits + splits / 2);
        let mut strikes_of = vec![0; steps.len() + 1];
        // Splits whose right side is still to come, by their step and the first of their leaves.
        let mut open: Vec<(u32, usize)> = Vec::new();
        // The next leaf of the tree, and how many trees have ended.
        let (mut leaf, mut ended) = (0, 0);
        for &kind in shape {
            if kind > 0 {
                let (number, &step) = (usize::from(kind - 1), cuts.next().ok_or(Damage)?);
                if number >= numbers || step >= counts[number] {
                    return Err(Damage);
                }
                open.push((starts[number] + u32::from(step), leaf));
                continue;
            }
            let &value = values.next().ok_or(Damage)?;
            if leaf == LEAVES {
                return Err(Damage);
            }
            leaves.push(value.cast_signed());
            leaf += 1;
            let Some((step, first)) = open.pop() else {
                ended += 1;
                leaves.resize(ended * LEAVES, 0);
                leaf = 0;
                continue;
            };
            for eight in first / 8..=(leaf - 1) / 8 {
                let (from, to) = (first.saturating_sub(eight * 8), (leaf - eight * 8).min(8));
                let struck = (0xFF_u32 << from) & (0xFF_u32 >> (8 - to));
                let eight = u16::try_from(ended * EIGHTS + eight).map_err(|_| Damage)?;
                found.push((step, Strike { eight, left: !(struck as u8) }));
                strikes_of[step as usize] += 1;
            }
        }
        let whole = leaf == 0 && open.is_empty() && ended == trees && cuts.next().is_none() && values.next().is_none();
        if !whole {
            return Err(Damage);
        }
        let strikes = by_step(&found, &mut strikes_of);
        Ok(Self { asked, starts, steps, strikes_of, strikes, leaves, unit, base })
    }

    /// The place in the row of each number it asks for.
    pub fn asked(&self) -> &[u16] {
        &self.asked
    }

    /// The step that an asked number falls on.
    pub fn step(&self, asked: usize, value: f32) -> u8 {
        let steps = &self.steps[self.starts[asked] as usize..self.starts[asked + 1] as usize];
        steps.partition_point(|&step| step < value) as u8
    }

    /// The log-odds of sixteen rows after sixteen, each as the steps that the asked numbers of all sixteen fall on.
    pub fn weigh(&self, rows: &[Lanes], weights: &mut Vec<f32>) {
        let width = self.asked.len();
        // Numbers that are the same in all rows, as those of the whole page are, are asked once.
        let is_same = |at: usize| rows[at..].iter().step_by(width).all(|lanes| lanes.is_all_like(rows[at]));
        let same: Vec<bool> = (0..width).map(is_same).collect();
        let mut whole = vec![Lanes::all(0xFF); self.leaves.len() / 8];
        self.strike(rows, &mut whole, &same, true);
        let mut left = Vec::new();
        for rows in rows.chunks_exact(width) {
            left.clone_from(&whole);
            self.strike(rows, &mut left, &same, false);
            let mut sums = [0; LANES];
            let (trees, _) = left.as_chunks::<EIGHTS>();
            let (leaves, _) = self.leaves.as_chunks::<LEAVES>();
            for (&eights, leaves) in trees.iter().zip(leaves) {
                for (sum, left) in sums.iter_mut().zip(Lanes::four(eights)) {
                    *sum += i32::from(leaves[left.trailing_zeros() as usize % LEAVES]);
                }
            }
            weights.extend(sums.map(|sum| self.base + self.unit * sum as f32));
        }
    }

    /// Strikes out leaves by the numbers that are the same in all rows, or by the others.
    fn strike(&self, rows: &[Lanes], left: &mut [Lanes], same: &[bool], wanted: bool) {
        for ((row, ends), _) in rows.iter().zip(self.starts.windows(2)).zip(same).filter(|(_, same)| **same == wanted) {
            for (step, strikes) in self.strikes_of[ends[0] as usize..=ends[1] as usize].windows(2).enumerate() {
                let below = row.up_to(step as u8);
                // Nor does any row lie above a later step.
                if below == Lanes::all(0xFF) {
                    break;
                }
                for strike in &self.strikes[strikes[0] as usize..strikes[1] as usize] {
                    left[usize::from(strike.eight)].keep(below, strike.left);
                }
            }
        }
    }
}

/// Strikes by their step, given how many each step has; then `counts` holds where those of each step begin.
fn by_step(found: &[(u32, Strike)], counts: &mut [u32]) -> Vec<Strike> {
    let mut next = 0;
    for count in counts.iter_mut() {
        next += *count;
        *count = next;
    }
    // From the last to the first, so that each step's end moves down to its beginning.
    let mut strikes = vec![Strike::default(); found.len()];
    for &(step, strike) in found.iter().rev() {
        let end = &mut counts[step as usize];
        *end -= 1;
        strikes[*end as usize] = strike;
    }
    strikes
}
