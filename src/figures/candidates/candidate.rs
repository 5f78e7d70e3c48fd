//! The candidate: what may be a figure.

use super::best_address::ImageSource;
use super::image_key;
use super::image_url::names_image_file;
use crate::article::{Address, FigureKind};
use crate::figures::plain_text::{collapse_whitespace, strip_tags};
use crate::page::{NodeId, Page};
use std::ops::Range;

/// Something that may be a figure.
#[derive(Debug)]
pub(in crate::figures) struct Candidate {
    pub node: NodeId,
    pub kind: FigureKind,
    /// `None` when no address is known.
    pub source: Option<ImageSource>,
    /// The size of an inline drawing, which has no address.
    pub drawn: Option<(u32, u32)>,
    /// The still shown in place of a video or player.
    pub poster: Option<Address>,
    /// See [`alt`].
    pub alt: Option<String>,
    /// Equal for two candidates that show one image; see `image_key`.
    pub key: String,
}

impl Candidate {
    pub(in crate::figures) fn new(
        node: NodeId,
        kind: FigureKind,
        source: Option<ImageSource>,
        alt: Option<String>,
    ) -> Self {
        let address = source.as_ref().map_or("", |s| s.address.as_str());
        // Players of one site differ in the query of their address only.
        let key = if kind == FigureKind::Embed { address.to_owned() } else { image_key::key(address) };
        Self { node, kind, source, drawn: None, poster: None, alt, key }
    }

    /// A player or post of another site.
    pub(in crate::figures) fn embed(
        node: NodeId,
        address: Address,
        title: Option<String>,
        poster: Option<Address>,
    ) -> Self {
        let source = Some(ImageSource { address, width: None, height: None });
        Self { poster, ..Self::new(node, FigureKind::Embed, source, title) }
    }

    /// Whether there is neither an address nor a drawing: only a script has the address.
    pub(in crate::figures) fn is_lost(&self) -> bool {
        self.source.is_none() && self.drawn.is_none()
    }
}

/// An alternative text, cleaned: not empty, no file name, at most 1,000 characters.
pub(in crate::figures) fn alt(text: Option<&str>) -> Option<String> {
    let text = collapse_whitespace(&strip_tags(text?));
    let text: String = text.chars().filter(|c| !c.is_control()).take(1_000).collect();
    (!text.is_empty() && !names_image_file(&text)).then_some(text)
}

/// The range of candidates within an element.
pub(in crate::figures) fn within(candidates: &[Candidate], page: &Page, node: NodeId) -> Range<usize> {
    let from = candidates.partition_point(|c| c.node < node);
    let end = page.end(node);
    from..from + candidates[from..].partition_point(|c| c.node.index() < end)
}
