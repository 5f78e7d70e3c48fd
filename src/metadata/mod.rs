//! 6 ABOUT: title, byline, dates, site, language; JSON-LD, meta tags, microdata, what stands on the page.
//!
//! Never sees the verdicts. Says what is known and where each fact came from; which line of the body repeats it is for
//! the room of words to see.

mod source;

pub use source::{Source, Sources};

use crate::article::Metadata;
use crate::page::{NodeId, Page};

/// What the page says of itself, and where it says so for all to see.
#[derive(Debug, Default)]
pub struct Found {
    /// The facts.
    pub about: Metadata,
    /// Where each fact came from.
    pub sources: Sources,
    /// The element that shows the title as the page's headline.
    pub headline: Option<NodeId>,
    /// The element that shows who wrote it: the smallest that holds the whole line.
    pub byline: Option<NodeId>,
    /// The elements that show when it was published or changed, in document order.
    pub dates: Vec<NodeId>,
}

/// Reads what the page says of itself.
pub fn read(page: &Page) -> Found {
    let _ = page;
    Found::default()
}
