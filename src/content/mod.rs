//! Content: the kept blocks and the figures as one stream of paragraphs, headings, lists, tables, code, quotes.
//!
//! [`compose`] walks the page once, with explicit stacks (`composer`), and writes a [`Body`] (`body_builder`); what
//! single elements become is in `elements`, where links lead in `links`, footnotes and the posts of a discussion in
//! modules of their own. What the page nests too deep is written flat.
//!
//! Decides the markup of text, never which text is kept: that is the judge's, except for lines that repeat the title,
//! byline or dates above the article ([`VisibleMetadata`]), for data tables and code, which are kept whole or not at
//! all, and for footnotes that kept text refers to.

mod body_builder;
mod caption;
mod composer;
mod elements;
mod footnotes;
mod galleries;
mod links;
mod next_page;
mod posts;
mod reading;
mod repeated_metadata;
mod signature;
mod standfirst;
mod structured_text;

pub use reading::{excerpt, minutes};
pub use repeated_metadata::VisibleMetadata;
pub use signature::sign;
pub use standfirst::standfirst;
pub use structured_text::add_structured_text;

use crate::article::{Address, Body, Metadata};
use crate::figures::Figures;
use crate::judge::Verdicts;
use crate::measure::Measures;
use crate::page::Page;

/// Composes the article's body and, for each figure, its formatted caption: inline parts only, empty where it has none.
/// `visible` are the elements that show what `about` holds.
pub fn compose(
    page: &Page,
    measures: &Measures,
    verdicts: &Verdicts,
    figures: &Figures,
    about: &Metadata,
    visible: VisibleMetadata<'_>,
) -> (Body, Vec<Body>) {
    let repeated = repeated_metadata::find(page, measures, verdicts, about, visible);
    let (mut body, captions) = composer::Composer::new(page, measures, verdicts, figures, about, &repeated).compose();
    galleries::unwrap(&mut body.parts);
    // What is still to be written stands beside it; but shrinking takes a copy.
    if body.parts.len() < body.parts.capacity() / 4 * 3 {
        body.parts.shrink_to_fit();
    }
    if body.text.len() < body.text.capacity() / 4 * 3 {
        body.text.shrink_to_fit();
    }
    (body, captions)
}

/// The address of the next page of an article in several pages, on the same site.
pub fn next_page(page: &Page) -> Option<Address> {
    next_page::find(page)
}

#[cfg(test)]
mod tests;
