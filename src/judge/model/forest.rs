//! Gradient-boosted trees over quantised features.
//!
//! Gradient boosting as in Friedman, "Greedy function approximation" (2001), trained with LightGBM (Ke et al., NIPS
//! 2017). Each feature is quantised to the index of its bin, one byte, and leaves are integers, so that every machine
//! gives the same answer to the bit.
//!
//! Trees are not walked one by one. A split whose answer is "right" rules out the leaves on its left; the first leaf of a
//! tree that no split rules out is the one that a walk would reach (Lucchese et al., "QuickScorer", SIGIR 2015). So the
//! trees are stored as one list of masks of ruled-out leaves, ordered by feature and bin, and sixteen rows are scored at a
//! time, one byte each (Ye et al., "RapidScorer", KDD 2018): 1.1 µs a row where walking took 5.5.

use super::lanes::{LANES, Lanes, MAX_BIN};
use super::model_file::{InvalidModel, Reader};

/// All trees of a stage: the leaves, and the masks by which splits rule them out.
#[derive(Debug)]
pub(super) struct Forest {
    /// The features that are used, as indices into the row.
    features: Vec<u16>,
    /// Where the thresholds of each used feature begin in `thresholds`; and the end.
    starts: Vec<u32>,
    /// Rising per feature. The bin of a value is the number of thresholds below it.
    thresholds: Vec<f32>,
    /// Where the masks of each threshold begin in `masks`; and the end.
    mask_starts: Vec<u32>,
    masks: Vec<Mask>,
    /// The value of each leaf in units, tree after tree, [`LEAVES`] entries each.
    leaves: Vec<i8>,
    /// Log-odds of one unit of a leaf.
    unit: f32,
    /// Log-odds before any tree.
    base: f32,
}

/// Leaves that are ruled out where a feature is above a threshold.
#[derive(Debug, Clone, Copy, Default)]
struct Mask {
    /// Index of a group of eight leaves, over all trees.
    group: u16,
    /// One bit for each leaf of the group that is not ruled out.
    left: u8,
}

/// The most leaves of a tree; the trained ones have 31.
const LEAVES: usize = 32;
/// Groups of eight leaves in a tree.
const GROUPS: usize = LEAVES / 8;

impl Forest {
    /// A stage without trees, by which nothing is article.
    pub fn empty() -> Self {
        let (masks, leaves, thresholds) = (Vec::new(), Vec::new(), Vec::new());
        let (features, starts, mask_starts) = (vec![0], vec![0, 0], vec![0]);
        Self { features, starts, thresholds, mask_starts, masks, leaves, unit: 0.0, base: -10.0 }
    }

    /// Reads a stage over rows of a given length: see [`super::model_file`] for the layout.
    pub fn read(reader: &mut Reader<'_>, row: usize) -> Result<Self, InvalidModel> {
        let (base, unit) = (reader.f32()?, reader.f32()?);
        let used = usize::from(reader.u16()?);
        let trees = usize::from(reader.u16()?);
        let features = (0..used).map(|_| reader.u16()).collect::<Result<Vec<_>, _>>()?;
        let counts = reader.bytes(used)?;
        if used == 0
            || features.iter().any(|&feature| usize::from(feature) >= row)
            || counts.iter().any(|&count| count > MAX_BIN)
        {
            return Err(InvalidModel);
        }
        let mut starts = vec![0];
        let mut all = 0;
        for &count in counts {
            all += u32::from(count);
            starts.push(all);
        }
        // A threshold is the upper half of a 32-bit float. The high bytes of all come first, which compresses better.
        let (high, low) = (reader.bytes(all as usize)?, reader.bytes(all as usize)?);
        let thresholds: Vec<f32> =
            high.iter().zip(low).map(|(&high, &low)| f32::from_be_bytes([high, low, 0, 0])).collect();
        let (splits, leaves) = (reader.u32()? as usize, reader.u32()? as usize);
        let shape = reader.bytes(splits + leaves)?;
        let bins = reader.bytes(splits)?;
        let values = reader.bytes(leaves)?;
        let (mut bins, mut values) = (bins.iter(), values.iter());
        let mut leaves: Vec<i8> = Vec::with_capacity(trees * LEAVES);
        let mut found: Vec<(u32, Mask)> = Vec::with_capacity(splits + splits / 2);
        let mut mask_starts = vec![0; thresholds.len() + 1];
        // Splits whose right subtree has not begun: their threshold and the first leaf of their left subtree.
        let mut open: Vec<(u32, usize)> = Vec::new();
        // The next leaf of the current tree, and the number of finished trees.
        let (mut leaf, mut finished) = (0, 0);
        for &kind in shape {
            if kind > 0 {
                let (feature, &bin) = (usize::from(kind - 1), bins.next().ok_or(InvalidModel)?);
                if feature >= used || bin >= counts[feature] {
                    return Err(InvalidModel);
                }
                open.push((starts[feature] + u32::from(bin), leaf));
                continue;
            }
            let &value = values.next().ok_or(InvalidModel)?;
            if leaf == LEAVES {
                return Err(InvalidModel);
            }
            leaves.push(value.cast_signed());
            leaf += 1;
            let Some((threshold, first)) = open.pop() else {
                finished += 1;
                leaves.resize(finished * LEAVES, 0);
                leaf = 0;
                continue;
            };
            for group in first / 8..=(leaf - 1) / 8 {
                let (from, to) = (first.saturating_sub(group * 8), (leaf - group * 8).min(8));
                let ruled_out = (0xFF_u32 << from) & (0xFF_u32 >> (8 - to));
                let group = u16::try_from(finished * GROUPS + group).map_err(|_| InvalidModel)?;
                found.push((threshold, Mask { group, left: !(ruled_out as u8) }));
                mask_starts[threshold as usize] += 1;
            }
        }
        let complete =
            leaf == 0 && open.is_empty() && finished == trees && bins.next().is_none() && values.next().is_none();
        if !complete {
            return Err(InvalidModel);
        }
        let masks = by_threshold(&found, &mut mask_starts);
        Ok(Self { features, starts, thresholds, mask_starts, masks, leaves, unit, base })
    }

    /// The features that are used, as indices into the row.
    pub fn features(&self) -> &[u16] {
        &self.features
    }

    /// The bin of a value of a used feature (an index into [`Forest::features`]).
    pub fn bin(&self, used: usize, value: f32) -> u8 {
        let thresholds = &self.thresholds[self.starts[used] as usize..self.starts[used + 1] as usize];
        thresholds.partition_point(|&threshold| threshold < value) as u8
    }

    /// Appends the log-odds of batches of sixteen rows. For each batch, `rows` has the bins of all used features, one
    /// [`Lanes`] each.
    pub fn score(&self, rows: &[Lanes], scores: &mut Vec<f32>) {
        let width = self.features.len();
        // Features with the same bin in all rows, such as page-level ones, are applied once.
        let is_same = |at: usize| rows[at..].iter().step_by(width).all(|lanes| lanes.is_all_like(rows[at]));
        let same: Vec<bool> = (0..width).map(is_same).collect();
        let mut shared = vec![Lanes::all(0xFF); self.leaves.len() / 8];
        self.rule_out(rows, &mut shared, &same, true);
        let mut left = Vec::new();
        for rows in rows.chunks_exact(width) {
            left.clone_from(&shared);
            self.rule_out(rows, &mut left, &same, false);
            let mut sums = [0; LANES];
            let (trees, _) = left.as_chunks::<GROUPS>();
            let (leaves, _) = self.leaves.as_chunks::<LEAVES>();
            for (&groups, leaves) in trees.iter().zip(leaves) {
                for (sum, left) in sums.iter_mut().zip(Lanes::four(groups)) {
                    *sum += i32::from(leaves[left.trailing_zeros() as usize % LEAVES]);
                }
            }
            scores.extend(sums.map(|sum| self.base + self.unit * sum as f32));
        }
    }

    /// Rules out leaves by the features that are the same in all rows, or by the others.
    fn rule_out(&self, rows: &[Lanes], left: &mut [Lanes], same: &[bool], wanted: bool) {
        for ((row, ends), _) in rows.iter().zip(self.starts.windows(2)).zip(same).filter(|(_, same)| **same == wanted) {
            for (bin, masks) in self.mask_starts[ends[0] as usize..=ends[1] as usize].windows(2).enumerate() {
                let below = row.up_to(bin as u8);
                // No row is above this threshold, so none is above a later one.
                if below == Lanes::all(0xFF) {
                    break;
                }
                for mask in &self.masks[masks[0] as usize..masks[1] as usize] {
                    left[usize::from(mask.group)].keep(below, mask.left);
                }
            }
        }
    }
}

/// Masks ordered by threshold, given the number of masks of each; `counts` then has where those of each begin.
fn by_threshold(found: &[(u32, Mask)], counts: &mut [u32]) -> Vec<Mask> {
    let mut next = 0;
    for count in counts.iter_mut() {
        next += *count;
        *count = next;
    }
    // From the last to the first, so that the end of each threshold's masks moves down to their beginning.
    let mut masks = vec![Mask::default(); found.len()];
    for &(threshold, mask) in found.iter().rev() {
        let end = &mut counts[threshold as usize];
        *end -= 1;
        masks[*end as usize] = mask;
    }
    masks
}
