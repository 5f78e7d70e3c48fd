//! 6 ABOUT: title, byline, dates, site, language; JSON-LD, meta tags, microdata, what stands on the page.
//!
//! Never sees the verdicts.

use crate::article::Metadata;
use crate::page::Page;

/// Reads what the page says of itself.
pub fn read(page: &Page) -> Metadata {
    let _ = page;
    Metadata::default()
}
