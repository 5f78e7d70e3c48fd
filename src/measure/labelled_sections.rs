//! Sections opened by a label: what follows "You may also like" is related stories, whatever its own text is.
//!
//! A line with a known phrase opens a section when it is a heading or the first line of an ancestor. The section ends with
//! the outermost element that the line opens; before that, at another label or at a heading of the same or a higher level.

use super::blocks::{Block, Measures};
use super::phrases::Phrase;
use crate::page::{NodeId, Page, Tag};

/// Ancestors of the label that its section may extend to.
const REACH: usize = 6;
/// Share of the page's words above which an element is not the section of a label: the label is mistaken.
const MAX_SHARE: f32 = 0.5;
/// Stands for the level of a label that is no heading: below all of them.
const NO_HEADING: u8 = 7;

/// A section that has been opened.
#[derive(Debug)]
struct OpenSection {
    phrase: Phrase,
    /// One past its last block.
    end: usize,
    /// Level of the label that opened it.
    level: u8,
}

/// The open section, kept while walking from block to block.
#[derive(Debug, Default)]
pub(super) struct LabelledSections {
    open: Option<OpenSection>,
    last: Option<usize>,
}

impl LabelledSections {
    /// The phrase of the section that a block is in; the label that opens a section is not in it. Must be called for the
    /// blocks in document order; going back starts anew.
    pub fn next(&mut self, page: &Page, measures: &Measures, at: usize, phrase: Option<Phrase>) -> Option<Phrase> {
        if self.last.is_some_and(|last| at <= last) {
            self.open = None;
        }
        self.last = Some(at);
        let block = &measures.blocks()[at];
        let level = page.tag(block.container).heading_level();
        let ends = |open: &OpenSection| {
            at >= open.end
                || level.is_some_and(|level| level <= open.level)
                || (open.level == NO_HEADING && level.is_some())
        };
        if self.open.as_ref().is_some_and(ends) {
            self.open = None;
        }
        let inside = self.open.as_ref().map(|open| open.phrase);
        let opens =
            |phrase: &Phrase| matches!(phrase, Phrase::Related | Phrase::Comments | Phrase::Share | Phrase::Reviews);
        if let Some(phrase) = phrase.filter(opens)
            && let Some(end) = end_of_section(page, measures, at, block, level.is_some())
            && end > at + 1
        {
            self.open = Some(OpenSection { phrase, end, level: level.unwrap_or(NO_HEADING) });
        }
        inside
    }
}

/// One past the last block of the section that a label opens.
fn end_of_section(page: &Page, measures: &Measures, at: usize, block: &Block, heading: bool) -> Option<usize> {
    let whole = measures.page();
    let mut end = None;
    for node in page.ancestors(block.container).take(REACH) {
        let within = measures.within(page, node);
        // A heading may be preceded by other lines, as long as its own element holds nothing else.
        let heads_more = heading && end.is_none_or(|end| end <= at + 1) && within.end > at + 1;
        let sums = measures.sums(at..within.end);
        let opens = within.start == at || heads_more;
        if !opens || is_page_container(page, node) || sums.words as f32 > MAX_SHARE * whole.words as f32 {
            break;
        }
        end = Some(within.end);
    }
    end
}

/// Elements that contain the page rather than a section of it.
fn is_page_container(page: &Page, node: NodeId) -> bool {
    matches!(page.tag(node), Tag::Html | Tag::Body | Tag::Main)
}
