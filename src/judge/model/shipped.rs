//! The model that is shipped, parsed while the crate is compiled: at run time it is memory, and nothing is read.

use super::forest::Forest;
use super::mask::Mask;
use super::model_file::InvalidModel;
use super::stage::{KIND_COUNT, Lengths, Stage, Tables, read_stages};
use std::borrow::Cow;

/// One stage for blocks, one for each kind of page.
const STAGES: usize = 1 + KIND_COUNT;

/// The stages of the file. A file that is damaged stops the build.
#[allow(clippy::panic, long_running_const_eval)] // at compile time
const READ: [Stage<'static>; STAGES] = match read_stages(include_bytes!("judge.model")) {
    Ok(stages) => stages,
    Err(InvalidModel) => panic!("src/judge/model/judge.model is damaged, or was trained on other features"),
};

/// Where the tables of each stage begin, and the lengths of all together.
const STARTS: [Lengths; STAGES + 1] = {
    let mut starts = [Lengths::NONE; STAGES + 1];
    let mut at = 0;
    while at < STAGES {
        starts[at + 1] = starts[at].plus(READ[at].lengths());
        at += 1;
    }
    starts
};

/// The tables of all stages, one after the other.
struct All {
    features: [u16; STARTS[STAGES].features],
    starts: [u32; STARTS[STAGES].starts],
    thresholds: [f32; STARTS[STAGES].thresholds],
    mask_starts: [u32; STARTS[STAGES].mask_starts],
    masks: [Mask; STARTS[STAGES].masks],
    leaves: [i8; STARTS[STAGES].leaves],
}

#[allow(long_running_const_eval)] // some ten thousand splits
static ALL: All = {
    let mut all = All {
        features: [0; STARTS[STAGES].features],
        starts: [0; STARTS[STAGES].starts],
        thresholds: [0.0; STARTS[STAGES].thresholds],
        mask_starts: [0; STARTS[STAGES].mask_starts],
        masks: [Mask::NONE; STARTS[STAGES].masks],
        leaves: [0; STARTS[STAGES].leaves],
    };
    let mut at = 0;
    while at < STAGES {
        let (from, to) = (STARTS[at], STARTS[at + 1]);
        let tables = Tables {
            features: all.features.split_at_mut(to.features).0.split_at_mut(from.features).1,
            starts: all.starts.split_at_mut(to.starts).0.split_at_mut(from.starts).1,
            thresholds: all.thresholds.split_at_mut(to.thresholds).0.split_at_mut(from.thresholds).1,
            mask_starts: all.mask_starts.split_at_mut(to.mask_starts).0.split_at_mut(from.mask_starts).1,
            masks: all.masks.split_at_mut(to.masks).0.split_at_mut(from.masks).1,
            leaves: all.leaves.split_at_mut(to.leaves).0.split_at_mut(from.leaves).1,
        };
        assert!(READ[at].write(tables).is_ok());
        at += 1;
    }
    all
};

/// The forest of a stage, in the tables of all.
const fn forest(at: usize) -> Forest {
    let (from, to) = (STARTS[at], STARTS[at + 1]);
    Forest {
        features: Cow::Borrowed(ALL.features.split_at(to.features).0.split_at(from.features).1),
        starts: Cow::Borrowed(ALL.starts.split_at(to.starts).0.split_at(from.starts).1),
        thresholds: Cow::Borrowed(ALL.thresholds.split_at(to.thresholds).0.split_at(from.thresholds).1),
        mask_starts: Cow::Borrowed(ALL.mask_starts.split_at(to.mask_starts).0.split_at(from.mask_starts).1),
        masks: Cow::Borrowed(ALL.masks.split_at(to.masks).0.split_at(from.masks).1),
        leaves: Cow::Borrowed(ALL.leaves.split_at(to.leaves).0.split_at(from.leaves).1),
        unit: READ[at].unit,
        base: READ[at].base,
    }
}

/// The forest that scores blocks.
pub(super) const BLOCKS: Forest = forest(0);

/// The forest of each kind of page.
pub(super) const KINDS: [Forest; KIND_COUNT] =
    [forest(1), forest(2), forest(3), forest(4), forest(5), forest(6), forest(7)];
