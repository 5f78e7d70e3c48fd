//! The result: the figures of an article, the elements they take up, and where their captions are.

use crate::article::Figure;
use crate::measure::BlockId;
use crate::page::NodeId;

/// The figures of an article, and what of the page they took up.
#[derive(Debug, Default)]
pub struct Figures {
    /// In document order.
    pub figures: Vec<PlacedFigure>,
    /// Blocks that are captions or credits, of these figures or of pictures without an address: no longer running text.
    /// Ascending, each once.
    pub captions: Vec<BlockId>,
}

/// A figure and its position on the page.
#[derive(Debug)]
pub struct PlacedFigure {
    /// The outermost element that is this figure and nothing else (`figure`, the wrapping `div`, or the `img` itself):
    /// the figure takes up its whole subtree.
    pub node: NodeId,
    /// The figure. Its plain caption and credit are set; `caption_html` is not: only the module `render` writes HTML.
    pub figure: Figure,
    /// Where on the page the text of `figure.caption` is. `None` without a caption, and for a caption from an
    /// attribute, which has no markup.
    pub caption: Option<CaptionSpan>,
}

/// Where a caption is on the page, without its credit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CaptionSpan {
    /// Its pieces in reading order, each a line or paragraph of its own; at least one.
    pub pieces: Vec<TextSpan>,
}

/// A run of inline content: from an offset in one text node to an offset in the same or a later one. The elements
/// between and around (links, emphasis) give it its markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextSpan {
    /// The block element around it: markup above it is not the caption's.
    pub container: NodeId,
    /// The text node it begins in.
    pub first: NodeId,
    /// Offset in `first` where it begins, in bytes.
    pub start: u32,
    /// The text node it ends in.
    pub last: NodeId,
    /// Offset in `last` where it ends, in bytes.
    pub end: u32,
}
