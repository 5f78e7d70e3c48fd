//! 4 PICTURES: the real image, its caption, its credit, embeds.
//!
//! Knows the page, its measures and the verdicts. Never decides whether a block of text is article, only which blocks are
//! captions of its pictures. Never gives text its form: it says where on the page a caption stands
//! ([`CaptionSpan`]), and the room of words makes that a formed line.

mod candidates;
mod caption;
mod credit;
mod credit_words;
mod drawing;
mod embeds;
mod find;
mod geometry;
mod image;
mod noscript;
mod place;
mod signs;
mod source;
mod span;
mod unmarked;
mod variants;
mod vocabulary;

#[cfg(test)]
mod tests;

pub use find::find;

use crate::article::Figure;
use crate::measure::BlockId;
use crate::page::lexicon::holds_any;
use crate::page::numbered::Numbered;
use crate::page::{NodeId, Page};

/// The figures of an article, and what of the page they took up.
#[derive(Debug, Default)]
pub struct Figures {
    /// In document order.
    pub figures: Vec<Placed>,
    /// Blocks that are captions or credits, of these figures or of pictures that could not be found: no longer running
    /// text. Rising, each once.
    pub captions: Vec<BlockId>,
}

impl Figures {
    /// Gives pictures without a credit the one that the page's data give for their address.
    pub fn credit(&mut self, makers: &[(String, String)]) {
        let (mut keys, mut credits) = (Numbered::default(), Vec::new());
        for (address, credit) in makers {
            if keys.add(&variants::key(address)) == credits.len() {
                credits.push(credit::clean(credit));
            }
        }
        for figure in self.figures.iter_mut().map(|placed| &mut placed.figure).filter(|_| !credits.is_empty()) {
            let own = figure.src.as_ref().and_then(|src| keys.find(&variants::key(src.as_str())));
            if let (None, Some(at)) = (&figure.credit, own) {
                let said = figure.caption.as_ref().is_some_and(|caption| caption.contains(&credits[at]));
                figure.credit = Some(credits[at].clone()).filter(|credit| !credit.is_empty() && !said);
            }
        }
    }
}

/// A figure and where it stands.
#[derive(Debug)]
pub struct Placed {
    /// The outermost element that is this figure and nothing else (`figure`, the wrapping `div`, or the `img` itself): its
    /// whole subtree is taken up by it.
    pub node: NodeId,
    /// What it shows. Its plain caption and credit are set; `caption_html` is not: only the render room writes HTML.
    pub figure: Figure,
    /// Where on the page the words of `figure.caption` stand. `None` without a caption, and where the caption stands in
    /// an attribute and has no form.
    pub caption: Option<CaptionSpan>,
}

/// Where a caption stands on the page, without its credit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CaptionSpan {
    /// Its pieces in reading order, each a line or paragraph of its own; at least one.
    pub pieces: Vec<TextSpan>,
}

/// A run of inline content: from a place in one text node to a place in the same or a later one. The elements between
/// and around (links, emphasis) give it its form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextSpan {
    /// The block element around it: form above it is not the caption's.
    pub container: NodeId,
    /// The text node it begins in.
    pub first: NodeId,
    /// Bytes of `first` that stand before it.
    pub start: u32,
    /// The text node it ends in.
    pub last: NodeId,
    /// Bytes of `last` that belong to it or stand before it.
    pub end: u32,
}

/// Whether a picture is the initial of the word that goes on right after it: its alt text is that letter.
pub fn is_initial(page: &Page, img: NodeId) -> bool {
    let alt = page.attr(img, "alt").unwrap_or_default().trim();
    let next = Some(page.end(img)).filter(|&end| end < page.len()).map(NodeId::from_index);
    let goes_on = || next.is_some_and(|next| page.text(next).starts_with(char::is_lowercase));
    alt.chars().count() == 1 && alt.starts_with(char::is_uppercase) && goes_on()
}

/// Whether a picture shows a formula: named so by its class or its address, and its alt text is TeX.
pub fn is_formula(page: &Page, img: NodeId) -> bool {
    let said = |name| page.attr(img, name).unwrap_or_default();
    let alt = said("alt").trim();
    let named = || holds_any(said("class"), &["tex", "TeX", "math"]) || holds_any(said("src"), &["latex", "/math/"]);
    let signs = |text: &str| text.contains(['\\', '^', '_', '=', '+', '{']) && !text.contains(". ");
    !alt.is_empty() && alt.len() <= 1000 && named() && (signs(alt) || alt.chars().count() <= 2)
}
