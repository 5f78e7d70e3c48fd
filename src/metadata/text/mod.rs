//! Plain text: what the collectors and the fields share for reading and comparing strings.
//!
//! The lowest layer of metadata: reads strings and text nodes, and never uses sources or fields.

mod plain_text;
mod similarity;

pub use plain_text::{
    clean, collapse_whitespace, has_word, key, strip_prefix_lowercase, truncate, visible_text, words,
};
pub use similarity::{SAME_TITLE, TITLE_SEPARATORS, TitleText, word_overlap};
