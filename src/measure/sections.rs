//! Sections that a short line opens: what follows "You may also like" is other stories, whatever it says.
//!
//! A line whose phrase is known opens a section when it is a heading or the first line of the element around it. The
//! section ends with the outermost element that the line is the first of, at the latest where the same kind of line opens
//! another, or a heading of the same or a higher level comes.

use super::blocks::{Block, Measures};
use super::phrases::Phrase;
use crate::page::{NodeId, Page, Tag};

/// Elements up from the line that its section may reach.
const REACH: usize = 6;
/// A section that holds more of the page's running words than this is not what the line says it is.
const TOO_MUCH: f32 = 0.5;

/// Where the walk over the blocks stands.
#[derive(Debug, Default)]
pub(super) struct Sections {
    open: Option<(Phrase, usize, u8)>,
    last: Option<usize>,
}

impl Sections {
    /// What the section that a block stands in is for, the opening line itself not counted. Ask for the blocks in order.
    pub fn at(&mut self, page: &Page, measures: &Measures, at: usize, said: Option<Phrase>) -> Option<Phrase> {
        if self.last.is_some_and(|last| at <= last) {
            self.open = None;
        }
        self.last = Some(at);
        let block = &measures.blocks()[at];
        let level = page.tag(block.container).heading_level();
        if let Some((_, end, open_level)) = self.open
            && (at >= end || level.is_some_and(|level| level <= open_level) || (open_level == 7 && level.is_some()))
        {
            self.open = None;
        }
        let inside = self.open.map(|open| open.0);
        if let Some(phrase) =
            said.filter(|phrase| matches!(phrase, Phrase::Related | Phrase::Comments | Phrase::Share | Phrase::Reviews))
            && let Some(end) = end_of_section(page, measures, at, block, level.is_some())
            && end > at + 1
        {
            self.open = Some((phrase, end, level.unwrap_or(7)));
        }
        inside
    }
}

/// One past the last block of the section that a line opens.
fn end_of_section(page: &Page, measures: &Measures, at: usize, block: &Block, heading: bool) -> Option<usize> {
    let whole = measures.page();
    let mut end = None;
    for node in page.ancestors(block.container).take(REACH) {
        let within = measures.within(page, node);
        let opens = within.start == at || (heading && end.is_none_or(|end| end <= at + 1) && holds_next(&within, at));
        let sums = measures.sums(at..within.end);
        if !opens || is_whole(page, node) || sums.words as f32 > TOO_MUCH * whole.words as f32 {
            break;
        }
        end = Some(within.end);
    }
    end
}

fn holds_next(within: &std::ops::Range<usize>, at: usize) -> bool {
    within.end > at + 1
}

/// Elements that hold a page, not a section of it.
fn is_whole(page: &Page, node: NodeId) -> bool {
    matches!(page.tag(node), Tag::Html | Tag::Body | Tag::Main)
}
