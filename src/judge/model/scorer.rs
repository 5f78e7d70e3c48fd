//! The scorer: takes feature vectors one by one and scores them in batches, in constant memory.

use super::forest::Forest;
use super::lanes::{LANES, Lanes};

/// Rows of a batch: enough that features which are the same in all rows are worth applying once.
const BATCH: usize = 16 * LANES;

/// Scores rows in batches.
#[derive(Debug)]
pub struct Scorer<'a> {
    forest: &'a Forest,
    /// For each sixteen rows of the batch, the bins of all used features.
    bins: Vec<Lanes>,
    /// Rows in the batch.
    rows: usize,
    /// Values and bins of the previous row: many features stay the same from one block to the next.
    last: Vec<(f32, u8)>,
    scores: Vec<f32>,
}

impl<'a> Scorer<'a> {
    pub(super) fn new(forest: &'a Forest) -> Self {
        Self {
            forest,
            bins: Vec::new(),
            rows: 0,
            last: vec![(f32::NAN, 0); forest.features().len()],
            scores: Vec::new(),
        }
    }

    /// Adds the next row.
    pub fn add(&mut self, row: &[f32]) {
        let lane = self.rows % LANES;
        if lane == 0 {
            self.bins.extend(self.last.iter().map(|last| Lanes::all(last.1)));
        }
        let first = self.bins.len() - self.last.len();
        let lanes = self.bins[first..].iter_mut().zip(&mut self.last);
        for (at, (&feature, (lanes, last))) in self.forest.features().iter().zip(lanes).enumerate() {
            let value = row[usize::from(feature)];
            if last.0 != value {
                *last = (value, self.forest.bin(at, value));
                lanes.set_from(lane, last.1);
            }
        }
        self.rows += 1;
        if self.rows == BATCH {
            self.flush();
        }
    }

    /// The scores of all rows, as log-odds.
    pub fn finish(mut self) -> Vec<f32> {
        self.flush();
        self.scores
    }

    fn flush(&mut self) {
        if self.rows > 0 {
            let known = self.scores.len();
            self.forest.score(&self.bins, &mut self.scores);
            // Unused lanes of the last sixteen have scores too.
            self.scores.truncate(known + self.rows);
            self.bins.clear();
            self.rows = 0;
        }
    }
}
