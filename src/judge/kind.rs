//! What kind of page it is, and where the line between article and the rest runs on it.

use super::gain;
use super::model::{KIND_ROW, Model, probability};
use crate::article::PageKind;
use crate::measure::{Block, Feature, Row};

/// What is known of the page as a whole.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing {
    /// Its kind.
    pub kind: PageKind,
    /// How likely the kind is, 0 to 1.
    pub kind_confidence: f32,
    /// Probability of being an article or a manual page: text with other things around it. A listing or a shop's page is
    /// made of what surrounds an article.
    pub likeness: f32,
    /// Log-odds from which a block is kept.
    pub threshold: f32,
}

impl Standing {
    /// Looks at the whole page. `first` are the numbers of its first block: those of the page are the same in each.
    pub fn of(model: &Model, blocks: &[Block], weights: &[f32], first: &Row) -> Self {
        let threshold = best_threshold(blocks, weights);
        let mut row = [0.0; KIND_ROW];
        row[..Feature::COUNT].copy_from_slice(first);
        let (words, likely) = blocks.iter().zip(weights).fold((0.0, 0.0), |(words, likely), (block, &weight)| {
            let own = block.words.max(1) as f32;
            (words + own, likely + own * probability(weight))
        });
        row[Feature::COUNT] = if words > 0.0 { likely / words } else { 0.0 };
        row[Feature::COUNT + 1] = likely;
        let kinds = model.kinds(&row);
        let (kind, kind_confidence) = kinds
            .iter()
            .copied()
            .fold((PageKind::Article, 0.0), |best, next| if next.1 > best.1 { next } else { best });
        let likeness = kinds
            .iter()
            .filter(|(kind, _)| matches!(kind, PageKind::Article | PageKind::Documentation))
            .map(|(_, share)| share)
            .sum();
        Self { kind, kind_confidence, likeness, threshold }
    }

    /// Whether the page looks like an article or a manual page rather than anything else.
    pub fn is_like_article(&self) -> bool {
        self.likeness >= 0.5
    }
}

/// Rounds that the search for the threshold takes at most; it is mostly done after four.
const ROUNDS: usize = 12;
/// Bounds of the threshold, as probabilities: beyond them it would follow a few words.
const BOUNDS: [f32; 2] = [0.15, 0.48];

/// The log-odds from which blocks are kept so that the F1 to be expected is highest.
///
/// What is kept is right with its probability, so the expected F1 of a choice is about twice the likely words kept over the
/// words kept and all likely words. The best choice keeps all blocks whose probability is above half of the best F1 (Lipton,
/// Elkan and Naryanaswamy, "Optimal thresholding of classifiers to maximize F1 measure", 2014), found by Dinkelbach's
/// method for ratios ("On nonlinear fractional programming", 1967): keep what is above half of the F1 reached so far, until
/// nothing changes. An article, where all is clear, is cut strictly; a listing, where little is, keeps more.
fn best_threshold(blocks: &[Block], weights: &[f32]) -> f32 {
    let all: f32 =
        blocks.iter().zip(weights).map(|(block, &weight)| gain(weight, f32::NEG_INFINITY, block.words)).sum();
    let mut best = 0.0;
    for _ in 0..ROUNDS {
        let (mut kept, mut right) = (0.0, 0.0);
        for (block, &weight) in blocks.iter().zip(weights) {
            let likely = probability(weight);
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

    fn threshold(weights: &[f32]) -> f32 {
        let body: String = weights.iter().map(|_| "<p>One two three four five six</p>").collect();
        let page = Page::read(Snapshot::from_serialised(format!("<html><head></head><body>{body}</body></html>"), ""))
            .unwrap();
        best_threshold(measure(&page).blocks(), weights)
    }

    #[test]
    fn where_all_is_clear_the_line_is_strict_and_where_little_is_it_is_not() {
        let clear = threshold(&[4.0, 4.0, 4.0, -4.0, -4.0]);
        let unclear = threshold(&[-0.5, -0.6, -0.7, -4.0, -4.0]);
        assert!(probability(clear) > 0.4, "{clear}");
        assert!(unclear < -0.7, "{unclear}");
        assert!(best_threshold(&[], &[]).is_finite());
    }
}
