//! The learned model: how likely is each block article, and what kind of page is it?
//!
//! The model file is made by `model/train.py` from the features of `measure`, computed by the same code; the model card,
//! `model/README.md`, says from which pages, how, and how well it scores. It is parsed while the crate is compiled.

mod forest;
#[cfg_attr(target_arch = "wasm32", path = "lanes_simd.rs")]
mod lanes;
mod mask;
mod model_file;
mod scorer;
mod shipped;
mod stage;

pub use model_file::InvalidModel;
pub use scorer::Scorer;

use crate::article::PageKind;
use forest::Forest;
use stage::{KIND_COUNT, read_stages};

pub(super) use stage::KIND_ROW;

/// The kinds in the order of the model file.
const KINDS: [PageKind; KIND_COUNT] = [
    PageKind::Article,
    PageKind::Documentation,
    PageKind::Service,
    PageKind::Discussion,
    PageKind::Listing,
    PageKind::Product,
    PageKind::Collection,
];

/// A learned model.
#[derive(Debug)]
pub struct Model {
    blocks: Forest,
    kinds: [Forest; KIND_COUNT],
}

impl Model {
    /// Parses a model file.
    ///
    /// # Errors
    /// [`InvalidModel`] where it is truncated, changed, or trained on other features than [`crate::measure::FEATURES`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, InvalidModel> {
        let [blocks, kinds @ ..] = read_stages(bytes)?;
        let [a, b, c, d, e, f, g] = kinds.each_ref().map(Forest::of);
        Ok(Self { blocks: Forest::of(&blocks)?, kinds: [a?, b?, c?, d?, e?, f?, g?] })
    }

    /// The model that is shipped.
    pub fn shipped() -> &'static Self {
        static SHIPPED: Model = Model { blocks: shipped::BLOCKS, kinds: shipped::KINDS };
        &SHIPPED
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
