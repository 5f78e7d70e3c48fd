//! 5 WORDS IN FORM: the kept blocks and the figures as one stream of paragraphs, headings, lists, tables, code, quotes.
//!
//! Says what form the words have, never which words are kept: that is the judge's, except for lines that repeat what
//! stands above the article ([`Shown`]), for tables of data and code, which are kept whole or not at all, and for notes that
//! kept text refers to. One walk over the page with explicit stacks; what the page nests too deep is written flat.

mod caption;
mod code;
mod composer;
mod emoji;
mod form;
mod galleries;
mod initials;
mod links;
mod math;
mod nesting;
mod next_page;
mod notes;
mod posts;
mod reading;
mod repeats;
mod stated;
mod stream;
mod tables;

pub use reading::{excerpt, minutes};
pub use repeats::Shown;
pub use stated::state;

use crate::article::{Address, Body, Metadata};
use crate::figures::Figures;
use crate::judge::Verdicts;
use crate::measure::Measures;
use crate::page::Page;

/// Composes the article's body and, for each figure, its caption in form: inline parts only, empty where it has none.
/// `shown` says where the page shows what `about` states.
pub fn compose(
    page: &Page,
    measures: &Measures,
    verdicts: &Verdicts,
    figures: &Figures,
    about: &Metadata,
    shown: Shown<'_>,
) -> (Body, Vec<Body>) {
    let repeats = repeats::find(page, measures, verdicts, about, shown);
    let (body, captions) = composer::Composer::new(page, measures, verdicts, figures, about, &repeats).compose();
    (Body { parts: galleries::unwrap(body.parts), ..body }, captions)
}

/// The address of the next page of an article that is cut into several, on the same site.
pub fn next_page(page: &Page) -> Option<Address> {
    next_page::find(page)
}

#[cfg(test)]
mod tests;
