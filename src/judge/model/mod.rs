//! The learned model: how likely is each block article, and what kind of page is it?
//!
//! The model file is made by `model/train.py` from the features of `measure`, computed by the same code; the model card,
//! `model/README.md`, says from which pages, how, and how well it scores. It is parsed once, in a fraction of a
//! millisecond.

mod forest;
mod lanes;
mod model_file;
mod scorer;

pub use model_file::InvalidModel;
pub use scorer::Scorer;

use crate::article::PageKind;
use crate::measure::Feature;
use forest::Forest;
use model_file::Reader;
use std::sync::OnceLock;

/// The kinds in the order of the model file.
const KINDS: [PageKind; 7] = [
    PageKind::Article,
    PageKind::Documentation,
    PageKind::Service,
    PageKind::Discussion,
    PageKind::Listing,
    PageKind::Product,
    PageKind::Collection,
];

/// Length of the vector that the kind of a page is classified by: the features of its first block, of which only the
/// page-level ones are used, then the mean probability of its words and the expected number of article words.
pub(super) const KIND_ROW: usize = Feature::COUNT + 2;

/// A learned model.
#[derive(Debug)]
pub struct Model {
    blocks: Forest,
    kinds: Vec<Forest>,
}

impl Model {
    /// Parses a model file.
    ///
    /// # Errors
    /// [`InvalidModel`] where it is truncated, changed, or trained on other features than [`crate::measure::FEATURES`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, InvalidModel> {
        let mut reader = Reader::new(bytes)?;
        if usize::from(reader.u16()?) != Feature::COUNT {
            return Err(InvalidModel);
        }
        let blocks = Forest::read(&mut reader, Feature::COUNT)?;
        let kinds = KINDS.iter().map(|_| Forest::read(&mut reader, KIND_ROW)).collect::<Result<_, _>>()?;
        if reader.is_done() { Ok(Self { blocks, kinds }) } else { Err(InvalidModel) }
    }

    /// The model that is shipped. A test verifies its checksum; if it were damaged all the same, no page would have an
    /// article.
    pub fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Model> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            Self::from_bytes(include_bytes!("judge.model"))
                .unwrap_or_else(|_| Self { blocks: Forest::empty(), kinds: Vec::new() })
        })
    }

    /// A scorer of blocks by this model.
    pub fn scorer(&self) -> Scorer<'_> {
        Scorer::new(&self.blocks)
    }

    /// The probability of each kind of page; together 1.
    pub(super) fn kinds(&self, row: &[f32; KIND_ROW]) -> Vec<(PageKind, f32)> {
        let mut scores = Vec::with_capacity(KINDS.len());
        for forest in &self.kinds {
            let mut scorer = Scorer::new(forest);
            scorer.add(row);
            scores.append(&mut scorer.finish());
        }
        // Softmax.
        let all: f32 = scores.iter().map(|score| score.exp()).sum();
        KINDS.into_iter().zip(scores).map(|(kind, score)| (kind, score.exp() / all)).collect()
    }
}

/// The probability of log-odds.
pub(super) fn probability(score: f32) -> f32 {
    1.0 / (1.0 + (-score).exp())
}

#[cfg(test)]
mod tests;
