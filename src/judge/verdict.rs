//! The verdicts of a page, as side tables keyed by block.

use super::reason::Reason;
use crate::article::PageKind;
use crate::measure::BlockId;
use crate::page::NodeId;

/// The verdict on a block, with its reason.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Verdict {
    /// Part of the article.
    Keep(Reason),
    /// Not part of it.
    Drop(Reason),
}

/// What a reader has said of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ElementCorrection {
    /// It does not belong to the article.
    Drop,
    /// It does.
    Keep,
    /// It does, and has no text: it is there for its picture.
    KeepPicture,
}

/// The verdicts on all blocks of a page.
#[derive(Debug)]
pub struct Verdicts {
    pub(super) scores: Vec<f32>,
    pub(super) kept: Vec<bool>,
    pub(super) reasons: Vec<Reason>,
    /// Per node what a reader has said of it; empty where nothing was corrected.
    pub(super) corrections: Vec<Option<ElementCorrection>>,
    /// The content root: the innermost element that contains every kept block; `None` when no block was kept.
    pub root: Option<NodeId>,
    /// Confidence that the kept blocks are an article, 0 to 1. Below [`Verdicts::ARTICLE_CONFIDENCE`] the page counts as
    /// having no article.
    pub confidence: f32,
    /// The most likely kind of page.
    pub kind: PageKind,
    /// Probability of that kind, 0 to 1.
    pub kind_confidence: f32,
}

impl Verdicts {
    /// The confidence from which a page counts as having an article: a paragraph or two that may be one. Listings and shops
    /// are not far above it, sign-in pages and notices below. (All pages of WCXB have a text to find; a bound so strict that
    /// listings fall below it costs them a tenth of their F1.)
    pub const ARTICLE_CONFIDENCE: f32 = 0.1;

    /// Verdicts that keep no block.
    #[cfg(test)]
    pub(super) fn none(blocks: usize) -> Self {
        Self {
            scores: vec![0.0; blocks],
            kept: vec![false; blocks],
            reasons: vec![Reason::Score; blocks],
            corrections: Vec::new(),
            root: None,
            confidence: 0.0,
            kind: PageKind::Article,
            kind_confidence: 0.0,
        }
    }

    /// Whether a block is part of the article.
    pub fn keeps(&self, block: BlockId) -> bool {
        self.kept[block.index()]
    }

    /// The verdict on a block.
    pub fn verdict(&self, block: BlockId) -> Verdict {
        let reason = self.reasons[block.index()];
        if self.keeps(block) { Verdict::Keep(reason) } else { Verdict::Drop(reason) }
    }

    /// The score of a block: its log-odds of being article, positive for more likely than not.
    pub fn score(&self, block: BlockId) -> f32 {
        self.scores[block.index()]
    }

    /// What a reader has said of an element or of one around it.
    pub fn correction(&self, node: NodeId) -> Option<ElementCorrection> {
        self.corrections.get(node.index()).copied().flatten()
    }

    /// Verdicts made up for a test: which blocks are kept, and the content root.
    #[cfg(test)]
    pub(crate) fn keeping(kept: &[bool], root: Option<NodeId>) -> Self {
        Self { kept: kept.to_vec(), root, confidence: 1.0, ..Self::none(kept.len()) }
    }
}
