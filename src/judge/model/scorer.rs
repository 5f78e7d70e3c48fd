//! The scorer: takes feature vectors one by one and scores them in batches, in constant memory.

use super::forest::Forest;
use super::lanes::LANES;

/// Rows of a batch: enough that features which are the same in all rows are worth applying once.
const BATCH: usize = 16 * LANES;
/// Features that are compared with the previous row at once.
const GROUP: usize = 4;

/// Scores rows in batches.
#[derive(Debug)]
pub struct Scorer<'a> {
    forest: &'a Forest,
    /// For each sixteen rows of the batch, the bins of all used features, a byte for each row.
    bins: Vec<[u8; LANES]>,
    /// Rows in the batch.
    rows: usize,
    /// The previous row: many features stay the same from one block to the next, and they are compared in groups.
    last: Vec<f32>,
    /// The bins of its used features.
    last_bins: Vec<u8>,
    /// For each group of a row where its used features begin in [`Forest::features`]; and the end.
    starts: Vec<u16>,
    scores: Vec<f32>,
}

impl<'a> Scorer<'a> {
    pub(super) fn new(forest: &'a Forest) -> Self {
        let features = forest.features();
        let groups = features.last().map_or(0, |&last| usize::from(last) / GROUP + 1);
        let start = |group: usize| features.partition_point(|&feature| usize::from(feature) < group * GROUP) as u16;
        Self {
            forest,
            bins: Vec::new(),
            rows: 0,
            // The bin of what is no number is 0.
            last: vec![f32::NAN; groups * GROUP],
            last_bins: vec![0; features.len()],
            starts: (0..=groups).map(start).collect(),
            scores: Vec::new(),
        }
    }

    /// Adds the next row.
    pub fn add(&mut self, row: &[f32]) {
        let (lasts, _) = self.last.as_chunks_mut::<GROUP>();
        for ((last, values), ends) in lasts.iter_mut().zip(row.chunks(GROUP)).zip(self.starts.windows(2)) {
            // The last group may be shorter.
            let mut now = *last;
            now[..values.len()].copy_from_slice(values);
            let differ = |of: [f32; GROUP]| of.map(f32::to_bits);
            if differ(now) == differ(*last) {
                continue;
            }
            for at in usize::from(ends[0])..usize::from(ends[1]) {
                let feature = usize::from(self.forest.features()[at]) % GROUP;
                if now[feature].to_bits() != last[feature].to_bits() {
                    self.last_bins[at] = self.forest.bin(at, now[feature]);
                }
            }
            *last = now;
        }
        let lane = self.rows % LANES;
        if lane == 0 {
            self.bins.extend(self.last_bins.iter().map(|&bin| [bin; LANES]));
        } else {
            let first = self.bins.len() - self.last_bins.len();
            for (bytes, &bin) in self.bins[first..].iter_mut().zip(&self.last_bins) {
                bytes[lane] = bin;
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

    /// Repeats the last row in the lanes after it.
    fn fill_unused(&mut self) {
        let used = (self.rows - 1) % LANES + 1;
        let first = self.bins.len() - self.last_bins.len();
        for (bytes, &bin) in self.bins[first..].iter_mut().zip(&self.last_bins) {
            bytes[used..].fill(bin);
        }
    }

    fn flush(&mut self) {
        if self.rows > 0 {
            let known = self.scores.len();
            self.fill_unused();
            self.forest.score(&self.bins, &mut self.scores);
            // Unused lanes of the last sixteen have scores too.
            self.scores.truncate(known + self.rows);
            self.bins.clear();
            self.rows = 0;
        }
    }
}
