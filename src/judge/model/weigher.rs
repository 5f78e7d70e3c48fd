//! Rows come in one by one and are weighed in batches: a few pages of memory, however many blocks a page has.

use super::forest::Forest;
use super::lanes::{LANES, Lanes};

/// Rows of a batch: enough for what they have in common to count.
const BATCH: usize = 16 * LANES;

/// Weighs rows in batches.
#[derive(Debug)]
pub struct Weigher<'a> {
    forest: &'a Forest,
    /// Sixteen rows after sixteen: for each asked number the steps that it falls on in these rows.
    steps: Vec<Lanes>,
    /// Rows in the batch.
    rows: usize,
    /// The row before and the steps it fell on: many numbers stay the same from one block to the next.
    last: Vec<(f32, u8)>,
    weights: Vec<f32>,
}

impl<'a> Weigher<'a> {
    pub(super) fn new(forest: &'a Forest) -> Self {
        Self {
            forest,
            steps: Vec::new(),
            rows: 0,
            last: vec![(f32::NAN, 0); forest.asked().len()],
            weights: Vec::new(),
        }
    }

    /// The next row.
    pub fn add(&mut self, row: &[f32]) {
        let lane = self.rows % LANES;
        if lane == 0 {
            self.steps.extend(self.last.iter().map(|last| Lanes::all(last.1)));
        }
        let first = self.steps.len() - self.last.len();
        let lanes = self.steps[first..].iter_mut().zip(&mut self.last);
        for (at, (&number, (lanes, last))) in self.forest.asked().iter().zip(lanes).enumerate() {
            let value = row[usize::from(number)];
            if last.0 != value {
                *last = (value, self.forest.step(at, value));
                lanes.set_from(lane, last.1);
            }
        }
        self.rows += 1;
        if self.rows == BATCH {
            self.flush();
        }
    }

    /// The log-odds of all rows.
    pub fn finish(mut self) -> Vec<f32> {
        self.flush();
        self.weights
    }

    fn flush(&mut self) {
        if self.rows > 0 {
            let known = self.weights.len();
            self.forest.weigh(&self.steps, &mut self.weights);
            self.weights.truncate(known + self.rows);
            self.steps.clear();
            self.rows = 0;
        }
    }
}
