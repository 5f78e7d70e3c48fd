//! What was decided, as side tables.

use super::reason::Reason;
use crate::article::PageKind;
use crate::measure::BlockId;
use crate::page::NodeId;

/// What becomes of a block.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Verdict {
    /// Part of the article.
    Keep(Reason),
    /// Not part of it.
    Drop(Reason),
}

/// The verdicts on a page.
#[derive(Debug)]
pub struct Verdicts {
    pub(super) weights: Vec<f32>,
    pub(super) verdicts: Vec<Verdict>,
    /// The innermost element that holds every kept block; `None` when no block was kept.
    pub root: Option<NodeId>,
    /// How sure the judge is, 0 to 1. Below [`Verdicts::ARTICLE`] the page counts as having no article.
    pub confidence: f32,
    /// What kind of page it is.
    pub kind: PageKind,
    /// How sure that kind is, 0 to 1.
    pub kind_confidence: f32,
}

impl Verdicts {
    /// The confidence from which a page counts as having an article: a paragraph or two that may be one. Listings and shops
    /// stand not far above it, sign-in pages and notices under it. (All pages of WCXB have a text to find; so strict a
    /// bound that listings fall under it costs them a tenth of their score.)
    pub const ARTICLE: f32 = 0.1;

    /// No block kept.
    #[cfg(test)]
    pub(super) fn none(blocks: usize) -> Self {
        Self {
            weights: vec![0.0; blocks],
            verdicts: vec![Verdict::Drop(Reason::Weight); blocks],
            root: None,
            confidence: 0.0,
            kind: PageKind::Article,
            kind_confidence: 0.0,
        }
    }

    /// Whether the block is part of the article.
    pub fn keeps(&self, block: BlockId) -> bool {
        matches!(self.verdicts[block.index()], Verdict::Keep(_))
    }

    /// The verdict on a block.
    pub fn verdict(&self, block: BlockId) -> Verdict {
        self.verdicts[block.index()]
    }

    /// The weight of a block: positive speaks for article.
    pub fn weight(&self, block: BlockId) -> f32 {
        self.weights[block.index()]
    }

    /// Verdicts as a test wants them: which blocks are kept, and the element that holds them.
    #[cfg(test)]
    pub(crate) fn keeping(kept: &[bool], root: Option<NodeId>) -> Self {
        let verdict = |&keep: &bool| if keep { Verdict::Keep(Reason::Weight) } else { Verdict::Drop(Reason::Weight) };
        Self { verdicts: kept.iter().map(verdict).collect(), root, confidence: 1.0, ..Self::none(kept.len()) }
    }
}
