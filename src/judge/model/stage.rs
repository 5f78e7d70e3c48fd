//! A stage of the model file, and how it becomes the tables of a [`Forest`](super::forest::Forest).
//!
//! A stage in the file: base and unit (32-bit floats); the number of features used and the number of trees (16 bits each);
//! the indices of the used features (16 bits each); the number of thresholds of each (a byte each); the high bytes of all
//! thresholds, then their low bytes; the number of splits and of leaves (32 bits each); the shape of the trees in preorder
//! (a byte each: 0 for a leaf, else the used feature's index plus one); the bin of each split; the value of each leaf
//! (signed bytes, in units).

use super::lanes::MAX_BIN;
use super::mask::{GROUPS, LEAVES, Mask};
use super::model_file::{InvalidModel, Reader, attempt};
use crate::measure::Feature;

/// Number of kinds of pages, each of which has a stage after that of the blocks.
pub(super) const KIND_COUNT: usize = 7;

/// Length of the vector that the kind of a page is classified by: the features of its first block, of which only the
/// page-level ones are used, then the mean probability of its words and the expected number of article words.
pub(in crate::judge) const KIND_ROW: usize = Feature::COUNT + 2;

/// The streams of a stage whose trees are complete.
#[derive(Clone, Copy)]
pub(super) struct Stage<'a> {
    pub base: f32,
    pub unit: f32,
    /// The indices of the used features, two bytes each.
    features: &'a [u8],
    /// The number of thresholds of each used feature.
    counts: &'a [u8],
    /// The upper halves of the thresholds, which are 32-bit floats: high and low bytes.
    high: &'a [u8],
    low: &'a [u8],
    shape: &'a [u8],
    bins: &'a [u8],
    values: &'a [u8],
    trees: usize,
    /// Number of masks that the splits become.
    masks: usize,
}

/// Lengths of the tables of one or more stages.
#[derive(Clone, Copy, Default)]
pub(super) struct Lengths {
    pub features: usize,
    pub starts: usize,
    pub thresholds: usize,
    pub mask_starts: usize,
    pub masks: usize,
    pub leaves: usize,
}

impl Lengths {
    pub const NONE: Self = Self { features: 0, starts: 0, thresholds: 0, mask_starts: 0, masks: 0, leaves: 0 };

    pub const fn plus(self, other: Self) -> Self {
        Self {
            features: self.features + other.features,
            starts: self.starts + other.starts,
            thresholds: self.thresholds + other.thresholds,
            mask_starts: self.mask_starts + other.mask_starts,
            masks: self.masks + other.masks,
            leaves: self.leaves + other.leaves,
        }
    }
}

/// The tables of a stage to be written: see [`Forest`](super::forest::Forest).
pub(super) struct Tables<'t> {
    pub features: &'t mut [u16],
    pub starts: &'t mut [u32],
    pub thresholds: &'t mut [f32],
    pub mask_starts: &'t mut [u32],
    pub masks: &'t mut [Mask],
    pub leaves: &'t mut [i8],
}

/// Reads the stages of a model file: the one for blocks, then one for each kind of page.
pub(super) const fn read_stages(bytes: &[u8]) -> Result<[Stage<'_>; 1 + KIND_COUNT], InvalidModel> {
    let mut reader = attempt!(Reader::new(bytes));
    if attempt!(reader.u16()) as usize != Feature::COUNT {
        return Err(InvalidModel);
    }
    let mut stages = [attempt!(Stage::read(&mut reader, Feature::COUNT)); 1 + KIND_COUNT];
    let mut at = 1;
    while at < stages.len() {
        stages[at] = attempt!(Stage::read(&mut reader, KIND_ROW));
        at += 1;
    }
    if reader.is_done() { Ok(stages) } else { Err(InvalidModel) }
}

impl<'a> Stage<'a> {
    /// Reads a stage over rows of a given length.
    pub const fn read(reader: &mut Reader<'a>, row: usize) -> Result<Self, InvalidModel> {
        let (base, unit) = (attempt!(reader.f32()), attempt!(reader.f32()));
        let used = attempt!(reader.u16()) as usize;
        let trees = attempt!(reader.u16()) as usize;
        let features = attempt!(reader.bytes(used * 2));
        let counts = attempt!(reader.bytes(used));
        let (mut at, mut all) = (0, 0);
        while at < used {
            let feature = u16::from_le_bytes([features[2 * at], features[2 * at + 1]]);
            if feature as usize >= row || counts[at] > MAX_BIN {
                return Err(InvalidModel);
            }
            all += counts[at] as usize;
            at += 1;
        }
        // The high bytes of all come first, which compresses better.
        let (high, low) = (attempt!(reader.bytes(all)), attempt!(reader.bytes(all)));
        let (splits, leaves) = (attempt!(reader.u32()) as usize, attempt!(reader.u32()) as usize);
        let shape = attempt!(reader.bytes(splits.saturating_add(leaves)));
        let bins = attempt!(reader.bytes(splits));
        let values = attempt!(reader.bytes(leaves));
        let mut stage = Self { base, unit, features, counts, high, low, shape, bins, values, trees, masks: 0 };
        if used == 0 {
            return Err(InvalidModel);
        }
        let mut walk = Walk::new(&stage);
        let mut masks = 0;
        loop {
            match attempt!(walk.next()) {
                Step::Masks { groups, .. } => masks += groups.1 - groups.0 + 1,
                Step::Leaf { .. } => {}
                Step::End => break,
            }
        }
        stage.masks = masks;
        Ok(stage)
    }

    /// The lengths of its tables.
    pub const fn lengths(&self) -> Lengths {
        Lengths {
            features: self.counts.len(),
            starts: self.counts.len() + 1,
            thresholds: self.high.len(),
            mask_starts: self.high.len() + 1,
            masks: self.masks,
            leaves: self.trees * LEAVES,
        }
    }

    /// Writes its tables, which have these [lengths](Stage::lengths) and contain zeros.
    pub const fn write(&self, into: Tables<'_>) -> Result<(), InvalidModel> {
        let mut at = 0;
        while at < self.counts.len() {
            into.features[at] = u16::from_le_bytes([self.features[2 * at], self.features[2 * at + 1]]);
            into.starts[at + 1] = into.starts[at] + self.counts[at] as u32;
            at += 1;
        }
        at = 0;
        while at < self.high.len() {
            into.thresholds[at] = f32::from_be_bytes([self.high[at], self.low[at], 0, 0]);
            at += 1;
        }
        // Masks are ordered by threshold: counted first, then each is placed where those of its threshold begin.
        let starts = into.mask_starts;
        let mut walk = Walk::new(self);
        loop {
            match attempt!(walk.next()) {
                Step::Masks { threshold, groups, .. } => starts[threshold] += (groups.1 - groups.0 + 1) as u32,
                Step::Leaf { at, value } => into.leaves[at] = value,
                Step::End => break,
            }
        }
        let mut sum = 0;
        at = 0;
        while at < starts.len() {
            (starts[at], sum) = (sum, sum + starts[at]);
            at += 1;
        }
        let mut walk = Walk::new(self);
        loop {
            match attempt!(walk.next()) {
                Step::Masks { threshold, leaves, groups } => {
                    let mut group = groups.0;
                    while group <= groups.1 {
                        into.masks[starts[threshold] as usize] = Mask::of(group, leaves);
                        starts[threshold] += 1;
                        group += 1;
                    }
                }
                Step::Leaf { .. } => {}
                Step::End => break,
            }
        }
        // Each start has become the end of its masks, which is where those of the next threshold begin.
        at = starts.len() - 1;
        while at > 0 {
            starts[at] = starts[at - 1];
            at -= 1;
        }
        starts[0] = 0;
        Ok(())
    }
}

/// What the trees consist of, in the order of the file.
enum Step {
    /// A leaf, by its index over all trees, [`LEAVES`] each.
    Leaf { at: usize, value: i8 },
    /// A split whose left subtree is complete: the leaves of it, over all trees, and the groups that they are in.
    Masks { threshold: usize, leaves: (usize, usize), groups: (usize, usize) },
    /// All trees are complete.
    End,
}

/// Walks the trees of a stage once, without recursion.
struct Walk<'s, 'a> {
    stage: &'s Stage<'a>,
    /// Next bytes of the shape, the bins and the values.
    shape: usize,
    bin: usize,
    value: usize,
    /// Splits whose right subtree has not begun: their threshold and the first leaf of their left subtree.
    open: [(usize, usize); LEAVES],
    depth: usize,
    /// The next leaf of the current tree, and the number of finished trees.
    leaf: usize,
    finished: usize,
    /// A leaf was read that completes the left subtree of the innermost open split, or the tree.
    after_leaf: bool,
}

impl<'s, 'a> Walk<'s, 'a> {
    const fn new(stage: &'s Stage<'a>) -> Self {
        Self {
            stage,
            shape: 0,
            bin: 0,
            value: 0,
            open: [(0, 0); LEAVES],
            depth: 0,
            leaf: 0,
            finished: 0,
            after_leaf: false,
        }
    }

    const fn next(&mut self) -> Result<Step, InvalidModel> {
        let Stage { counts, shape, bins, values, trees, .. } = *self.stage;
        if self.after_leaf {
            self.after_leaf = false;
            if self.depth > 0 {
                self.depth -= 1;
                let (threshold, first) = self.open[self.depth];
                let before = self.finished * LEAVES;
                let leaves = (before + first, before + self.leaf);
                return Ok(Step::Masks { threshold, leaves, groups: (leaves.0 / 8, (leaves.1 - 1) / 8) });
            }
            self.finished += 1;
            self.leaf = 0;
        }
        while self.shape < shape.len() {
            let kind = shape[self.shape];
            self.shape += 1;
            if kind == 0 {
                if self.leaf == LEAVES || self.value == values.len() || self.finished == trees {
                    return Err(InvalidModel);
                }
                let leaf =
                    Step::Leaf { at: self.finished * LEAVES + self.leaf, value: values[self.value].cast_signed() };
                self.value += 1;
                self.leaf += 1;
                self.after_leaf = true;
                return Ok(leaf);
            }
            let feature = kind as usize - 1;
            if feature >= counts.len() || self.bin == bins.len() || self.depth == LEAVES {
                return Err(InvalidModel);
            }
            let bin = bins[self.bin];
            self.bin += 1;
            if bin >= counts[feature] {
                return Err(InvalidModel);
            }
            self.open[self.depth] = (self.first_threshold(feature) + bin as usize, self.leaf);
            self.depth += 1;
        }
        let complete = self.leaf == 0
            && self.depth == 0
            && self.finished == trees
            && trees * GROUPS <= u16::MAX as usize + 1
            && self.bin == bins.len()
            && self.value == values.len();
        if complete { Ok(Step::End) } else { Err(InvalidModel) }
    }

    /// Where the thresholds of a used feature begin.
    const fn first_threshold(&self, feature: usize) -> usize {
        let (mut at, mut first) = (0, 0);
        while at < feature {
            first += self.stage.counts[at] as usize;
            at += 1;
        }
        first
    }
}
