//! The threshold of a page: the score from which its blocks are kept.

use super::model::probability;
use crate::measure::Block;

/// Iterations of the search at most; it mostly converges within four.
const MAX_ITERATIONS: usize = 12;
/// Bounds of the threshold, as probabilities: beyond them it would depend on a few words.
const BOUNDS: [f32; 2] = [0.15, 0.48];

/// What keeping a block gains over dropping it, given its score and the threshold (both log-odds): its words times how far
/// its probability is above the threshold's. Negative below the threshold.
pub(super) fn gain(score: f32, threshold: f32, words: u32) -> f32 {
    words.max(1) as f32 * (probability(score) - probability(threshold))
}

/// The threshold, in log-odds, at which the expected F1 of the kept words is highest.
///
/// A kept block is right with its probability, so the expected F1 of a choice is about twice the likely words kept, over
/// the words kept plus all likely words. The best choice keeps the blocks whose probability is above half of the best F1
/// (Lipton, Elkan and Naryanaswamy, "Optimal thresholding of classifiers to maximize F1 measure", 2014). It is found by
/// Dinkelbach's method for ratios ("On nonlinear fractional programming", 1967): keep what is above half of the F1 reached
/// so far, until nothing changes. An article, where scores are clear, gets a strict threshold; a listing, where they are
/// not, a low one.
pub(super) fn best_threshold(blocks: &[Block], scores: &[f32]) -> f32 {
    let all: f32 = blocks.iter().zip(scores).map(|(block, &score)| gain(score, f32::NEG_INFINITY, block.words)).sum();
    let mut best = 0.0;
    for _ in 0..MAX_ITERATIONS {
        let (mut kept, mut right) = (0.0, 0.0);
        for (block, &score) in blocks.iter().zip(scores) {
            let likely = probability(score);
            if likely > best * 0.5 {
                let words = block.words.max(1) as f32;
                kept += words;
                right += words * likely;
            }
        }
        let reached = if kept + all > 0.0 { 2.0 * right / (kept + all) } else { 0.0 };
        if reached <= best {
            break;
        }
        best = reached;
    }
    let threshold = (best * 0.5).clamp(BOUNDS[0], BOUNDS[1]);
    (threshold / (1.0 - threshold)).ln()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::measure;
    use crate::page::{Page, Snapshot};

    fn threshold(scores: &[f32]) -> f32 {
        let body: String = scores.iter().map(|_| "<p>One two three four five six</p>").collect();
        let page = Page::read(Snapshot::from_serialised(format!("<html><head></head><body>{body}</body></html>"), ""))
            .unwrap();
        best_threshold(measure(&page).blocks(), scores)
    }

    #[test]
    fn clear_scores_give_a_strict_threshold_and_unclear_ones_a_low_one() {
        let clear = threshold(&[4.0, 4.0, 4.0, -4.0, -4.0]);
        let unclear = threshold(&[-0.5, -0.6, -0.7, -4.0, -4.0]);
        assert!(probability(clear) > 0.4, "{clear}");
        assert!(unclear < -0.7, "{unclear}");
        assert!(best_threshold(&[], &[]).is_finite());
    }
}
