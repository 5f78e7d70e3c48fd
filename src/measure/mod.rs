//! 2 NUMBERS: what can be counted on the page. Pure functions of it; decides nothing.
//!
//! The page is cut into blocks of text: runs of inline content between block boundaries (`<br><br>` is one too). Blocks
//! stand in document order and nodes in preorder, so what an element holds is always a contiguous range of blocks.

mod blocks;
mod cut;
mod words;

pub use blocks::{Block, BlockId, Measures, Sums};
pub use cut::measure;
pub use words::words;
