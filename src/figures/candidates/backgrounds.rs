//! Images that an element without text has for its CSS background.

use super::best_address::ImageSource;
use super::candidate::{Candidate, alt};
use super::image_url::resolve_image;
use crate::article::{Address, FigureKind};
use crate::page::{Kind, NodeId, Page, Tag};

/// The CSS background of an element without text.
pub(in crate::figures) fn image(page: &Page, node: NodeId) -> Option<Candidate> {
    if !matches!(page.tag(node), Tag::Div | Tag::Section | Tag::Header | Tag::Figure | Tag::Span | Tag::A) {
        return None;
    }
    background(page, node).and_then(|address| candidate(page, node, address))
}

#[inline(never)]
fn candidate(page: &Page, node: NodeId, address: Address) -> Option<Candidate> {
    let has_content = |n: NodeId| match page.kind(n) {
        Kind::Text => !page.text(n).trim().is_empty(),
        Kind::Element => matches!(page.tag(n), Tag::Img | Tag::Picture | Tag::Video | Tag::Iframe),
        Kind::Document | Kind::Comment => false,
    };
    // Arrows of carousels are backgrounds too.
    let is_control = |n| page.tag(n) == Tag::Button || page.attr(n, "href").is_some_and(|href| href.starts_with('#'));
    if page.ancestors(node).take(3).any(is_control) {
        return None;
    }
    let empty = page.end(node) - node.index() <= 40 && !page.descendants(node).any(has_content);
    let alt = alt(page.first_attr(node, "aria-label|title"));
    let source = Some(ImageSource { address, width: None, height: None });
    empty.then(|| Candidate::new(node, FigureKind::Image, source, alt))
}

/// The background image of an element: in its `style` attribute, or in an attribute of a lazy loader.
pub(in crate::figures) fn background(page: &Page, node: NodeId) -> Option<Address> {
    page.attrs(node).find_map(|(name, value)| match name {
        "style" => {
            let (_, rest) = value.split_once("background")?;
            let (property, rest) = rest.split_once("url(")?;
            // The address may belong to a later property.
            let same_property = !property.contains(';');
            same_property.then(|| resolve_image(page, rest.split(')').next()?.trim_matches(['"', '\'', ' ']))).flatten()
        }
        "data-bg" | "data-background" | "data-background-image" | "data-bg-src" | "data-bgset" => {
            let address = value.strip_prefix("url(").map_or(value, |v| v.trim_end_matches(')'));
            resolve_image(page, address.trim_matches(['"', '\'']))
        }
        _ => None,
    })
}
