//! Videos, sounds, and what a script has painted on a `canvas`; the poster that a page shows in place of a player.

use super::backgrounds::background;
use super::best_address::{self, Attributes, ImageSource, pixels};
use super::candidate::{Candidate, alt};
use super::image_url::{is_placeholder, resolve_image};
use crate::article::{Address, FigureKind};
use crate::page::{NodeId, Page, Tag};

/// A video or sound with a file of its own. A video without one becomes the image of its poster.
pub(in crate::figures) fn video_or_audio(page: &Page, node: NodeId) -> Option<Candidate> {
    let named = |node, names| page.first_attr(node, names).and_then(|address| resolve_image(page, address));
    let mut sources = page.descendants(node).take(24).filter(|&n| page.tag(n) == Tag::Source);
    let file = named(node, "src|data-src").or_else(|| sources.find_map(|n| named(n, "src|data-src")));
    let poster = named(node, "poster|data-poster");
    let own: Attributes = page.attrs(node).collect();
    let (width, height) = (pixels(&own, "width"), pixels(&own, "height"));
    let kind = if page.tag(node) == Tag::Audio { FigureKind::Audio } else { FigureKind::Video };
    let title = page.first_attr(node, "aria-label|title");
    let (kind, address, poster) = match (file, poster) {
        (Some(file), poster) => (kind, file, poster),
        (None, Some(still)) => (FigureKind::Image, still, None),
        (None, None) => return None,
    };
    let file = Candidate::new(node, kind, Some(ImageSource { address, width, height }), alt(title));
    Some(Candidate { poster, ..file })
}

/// What a script has painted on a canvas, as the live page captured it.
#[inline(never)]
pub(in crate::figures) fn canvas(page: &Page, node: NodeId) -> Option<Candidate> {
    let facts = page.picture(node).filter(|facts| !is_placeholder(&facts.current_src))?;
    let address = Address::picture(&facts.current_src, page.base())?;
    let source = ImageSource { address, width: Some(facts.width), height: Some(facts.height) };
    let name = page.first_attr(node, "aria-label|title");
    Some(Candidate::new(node, FigureKind::Image, Some(source), alt(name)))
}

/// The still that the page shows in place of a player: from an attribute, a CSS background, or an image within.
#[inline(never)]
pub(in crate::figures) fn poster(page: &Page, node: NodeId) -> Option<Address> {
    // The background may be that of a wrapper that holds the player alone.
    let alone =
        |around: &NodeId| page.descendants(*around).take(8).all(|n| n >= node || page.text(n).trim().is_empty());
    let around = page.parent(node).filter(|&around| page.end(around) - page.end(node) <= 1).filter(alone);
    let named = page.first_attr(node, "poster|data-poster|data-thumb|data-thumbnail|data-image");
    let named = named.and_then(|text| resolve_image(page, text));
    let within = || page.descendants(node).take(40);
    let in_background = || std::iter::once(node).chain(within()).chain(around).find_map(|n| background(page, n));
    let image = || {
        within().filter(|&n| matches!(page.tag(n), Tag::Img | Tag::AmpImg)).find_map(|n| best_address::best(page, n))
    };
    named.or_else(in_background).or_else(|| image().map(|still| still.address))
}
