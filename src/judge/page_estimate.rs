//! What the judge estimates of the page as a whole: its kind, and the threshold for its blocks.

use super::model::{KIND_ROW, Model, probability};
use super::threshold::best_threshold;
use crate::article::PageKind;
use crate::measure::{Block, Feature, Row};

/// Estimates of the page as a whole.
#[derive(Debug, Clone, Copy)]
pub(super) struct PageEstimate {
    /// The most likely kind.
    pub kind: PageKind,
    /// Probability of that kind, 0 to 1.
    pub kind_confidence: f32,
    /// Probability that the page is an article or a manual page: text with other things around it. The content of a
    /// listing or a shop's page looks like what surrounds an article.
    pub article_probability: f32,
    /// Score (log-odds) from which a block is kept.
    pub threshold: f32,
}

impl PageEstimate {
    /// Estimates from the scores of all blocks. `first` is the feature vector of the first block: page-level features are
    /// the same in each.
    pub fn of(model: &Model, blocks: &[Block], scores: &[f32], first: &Row) -> Self {
        let threshold = best_threshold(blocks, scores);
        let mut row = [0.0; KIND_ROW];
        row[..Feature::COUNT].copy_from_slice(first);
        let (words, likely) = blocks.iter().zip(scores).fold((0.0, 0.0), |(words, likely), (block, &score)| {
            let own = block.words.max(1) as f32;
            (words + own, likely + own * probability(score))
        });
        row[Feature::COUNT] = if words > 0.0 { likely / words } else { 0.0 };
        row[Feature::COUNT + 1] = likely;
        let kinds = model.kinds(&row);
        let (kind, kind_confidence) = kinds
            .iter()
            .copied()
            .fold((PageKind::Article, 0.0), |best, next| if next.1 > best.1 { next } else { best });
        let article_probability = kinds
            .iter()
            .filter(|(kind, _)| matches!(kind, PageKind::Article | PageKind::Documentation))
            .map(|(_, share)| share)
            .sum();
        Self { kind, kind_confidence, article_probability, threshold }
    }

    /// Whether the page may well be an article or a manual page, whatever else it may be: a short story among many others
    /// looks like a listing.
    pub fn may_be_article(&self) -> bool {
        self.article_probability >= 0.3
    }

    /// Whether the page is more likely an article or a manual page than anything else.
    pub fn is_like_article(&self) -> bool {
        self.article_probability >= 0.5
    }
}
