//! Footnotes: kept with the text that refers to them, linked in both directions, collected at the end in order.
//!
//! Pages write them in three ways: in lists or lines after the text ([`keep_cited`] keeps those that kept text refers
//! to), in the middle of a line or in the margin ([`InlineFootnotes`] takes those out), or as plain numbers without a
//! link. [`mod@unify`] gives the lines of all one form.

mod cited;
mod inline;
mod unify;

pub(super) use cited::keep_cited;
pub(super) use inline::{InlineFootnotes, is_inline_footnote, is_repeated_mark};
pub(super) use unify::unify;
