//! 2 NUMBERS: what can be counted on the page. Pure functions of it; decides nothing.
//!
//! The page is cut into blocks of text: runs of inline content between block boundaries (`<br><br>` is one too). Blocks
//! stand in document order and nodes in preorder, so what an element holds is always a contiguous range of blocks.
//! Sums over it are constant time; everything else about a block is computed when asked for, into a buffer of the
//! caller's ([`Surveyor`]).

mod blocks;
mod company;
mod cut;
mod declared;
mod features;
mod gaps;
mod heads;
mod kin;
mod line;
mod phrases;
mod said;
mod sections;
mod surroundings;
mod survey;
mod vocabulary;
mod words;

pub use blocks::{Block, BlockId, Measures, Sums};
pub use company::core_words;
pub use cut::measure;
pub use features::{FEATURES, Feature, MISSING, Row};
pub use phrases::{Phrase, phrase};
pub use surroundings::{Level, Place, Surroundings};
pub use survey::Surveyor;
pub use vocabulary::{Hint, hint, tokens};
pub use words::words;

#[cfg(test)]
mod tests;
