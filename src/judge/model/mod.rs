//! The learned judge: how likely is each block article, and what kind of page is it?
//!
//! The table is made by `model/train.py` from the numbers of `measure`, computed by the same code; `model/README.md` says
//! from which pages, how, and how well it does. Reading it takes a fraction of a millisecond and happens once.

mod forest;
mod lanes;
mod table;
mod weigher;

use forest::Forest;
use std::sync::OnceLock;
pub use table::Damage;
use table::Reader;
pub use weigher::Weigher;

use crate::article::PageKind;
use crate::measure::Feature;

/// The kinds in the order of the table.
const KINDS: [PageKind; 7] = [
    PageKind::Article,
    PageKind::Documentation,
    PageKind::Service,
    PageKind::Discussion,
    PageKind::Listing,
    PageKind::Product,
    PageKind::Collection,
];

/// What the kind of a page is judged by: its first block's numbers, of which only those of the whole page are asked for,
/// and two that tell of the weights.
pub(super) const KIND_ROW: usize = Feature::COUNT + 2;

/// A learned judge.
#[derive(Debug)]
pub struct Model {
    blocks: Forest,
    kinds: Vec<Forest>,
}

impl Model {
    /// Reads a table.
    ///
    /// # Errors
    /// [`Damage`] where it is cut off, changed, or made for other numbers than [`crate::measure::FEATURES`].
    pub fn from_table(table: &[u8]) -> Result<Self, Damage> {
        let mut reader = Reader::new(table)?;
        if usize::from(reader.u16()?) != Feature::COUNT {
            return Err(Damage);
        }
        let blocks = Forest::read(&mut reader, Feature::COUNT)?;
        let kinds = KINDS.iter().map(|_| Forest::read(&mut reader, KIND_ROW)).collect::<Result<_, _>>()?;
        if reader.is_done() { Ok(Self { blocks, kinds }) } else { Err(Damage) }
    }

    /// The judge that is shipped. A test holds its table to its checksum; were it damaged all the same, no page would hold
    /// an article.
    pub fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Model> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            Self::from_table(include_bytes!("judge.table"))
                .unwrap_or_else(|_| Self { blocks: Forest::knowing_nothing(), kinds: Vec::new() })
        })
    }

    /// Weighs blocks as their numbers come in.
    pub fn weigher(&self) -> Weigher<'_> {
        Weigher::new(&self.blocks)
    }

    /// How likely each kind of page is, together 1.
    pub(super) fn kinds(&self, row: &[f32; KIND_ROW]) -> Vec<(PageKind, f32)> {
        let mut weights = Vec::with_capacity(KINDS.len());
        for forest in &self.kinds {
            let mut weigher = Weigher::new(forest);
            weigher.add(row);
            weights.append(&mut weigher.finish());
        }
        let all: f32 = weights.iter().map(|weight| weight.exp()).sum();
        KINDS.into_iter().zip(weights).map(|(kind, weight)| (kind, weight.exp() / all)).collect()
    }
}

#[cfg(test)]
mod tests;

/// The probability that belongs to log-odds.
pub(super) fn probability(weight: f32) -> f32 {
    1.0 / (1.0 + (-weight).exp())
}
