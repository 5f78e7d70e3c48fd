//! Corrections: what a reader says does or does not belong to the articles of a site, and how its parts are named.
//!
//! A [`Name`] says what a part of a page is called so that it is found again on the site's next page: a path of tags, roles
//! and the stable parts of classes, never a number, a generated name or a position. Where markup does not tell the part from
//! others, its heading does, or the heading above it, or a checksum of its first line. Names are plain text, versioned and bounded; one
//! that is damaged, or of another version, names nothing.
//!
//! [`find`] finds the parts that names stand for, [`parts`] names those of a page. What comes of a correction is the judge's
//! affair. Nothing here runs unless it is asked for.

mod label;
mod matching;
mod name;
mod naming;
mod parts;
mod stable_tokens;
mod step;

pub use naming::{Known, named_parts};

use crate::measure::Measures;
use crate::page::{NodeId, Page};
use matching::Matcher;
use name::Name;

/// Most names of one list that are looked at.
const MAX_NAMES: usize = 100;

/// What one name stands for on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Whether these elements belong to the article.
    pub keep: bool,
    /// The elements of this name, ascending; at least one.
    pub elements: Vec<NodeId>,
}

/// The corrections that apply to a page: those to `drop` first.
pub fn find(page: &Page, measures: &Measures, keep: &[String], drop: &[String]) -> Vec<Correction> {
    let mut matcher = Matcher::new(page, measures);
    let mut found = Vec::new();
    for (keep, names) in [(false, drop), (true, keep)] {
        for name in names.iter().take(MAX_NAMES).filter_map(|name| Name::parse(name)) {
            let elements = matcher.elements(&name);
            if !elements.is_empty() {
                found.push(Correction { keep, elements });
            }
        }
    }
    found
}
