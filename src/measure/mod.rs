//! Measure: what can be counted on the page. Pure functions of it; decides nothing.
//!
//! The page is segmented into text blocks: runs of inline content between block boundaries (`<br><br>` is one too). Blocks
//! are in document order and nodes in preorder, so the blocks of a subtree are always a contiguous range. Sums over a
//! range take constant time; the features of a block are computed on demand into a buffer of the caller
//! ([`FeatureExtractor`]).

mod ancestors;
mod blocks;
mod class_hints;
mod context_features;
mod feature_extraction;
mod features;
mod gaps;
mod json_ld_overlap;
mod labelled_sections;
mod open_links;
mod own_features;
mod page_signals;
mod phrases;
mod running_text;
mod section_heading;
mod segmentation;
mod self_links;
mod sibling_blocks;
mod text_signals;
mod words;

pub use blocks::{Block, BlockId, Measures, Sums};
pub use class_hints::{class_tokens, is_hint};
pub use feature_extraction::FeatureExtractor;
pub use features::{FEATURES, Feature, MISSING, Row};
pub use open_links::is_left_open;
pub use phrases::{Phrase, is_mail_address, phrase};
pub use running_text::core_words;
pub use segmentation::measure;
pub use self_links::{has_permalink, is_self_link};
pub use words::words;

#[cfg(test)]
mod tests;
