//! 4 PICTURES: the real image, its caption, its credit, embeds.
//!
//! Knows the page, its measures and the verdicts. Never decides whether a block of text is article, only which blocks are
//! captions of its pictures.

use crate::article::{Caption, Figure};
use crate::judge::Verdicts;
use crate::measure::{BlockId, Measures};
use crate::page::{NodeId, Page};

/// The figures of an article, and what of the page they took up.
#[derive(Debug, Default)]
pub struct Figures {
    /// In document order.
    pub figures: Vec<Placed>,
    /// Blocks that are captions or credits: no longer running text. Rising.
    pub captions: Vec<BlockId>,
}

/// A figure and where it stands.
#[derive(Debug)]
pub struct Placed {
    /// The outermost element that is this figure and nothing else (`figure`, the wrapping `div`, or the `img` itself): its
    /// whole subtree is taken up by it.
    pub node: NodeId,
    /// What it shows.
    pub figure: Figure,
    /// Its caption in form.
    pub caption: Option<Caption>,
}

/// Finds the figures of the article.
pub fn find(page: &Page, measures: &Measures, verdicts: &Verdicts) -> Figures {
    let _ = (page, measures, verdicts);
    Figures::default()
}
