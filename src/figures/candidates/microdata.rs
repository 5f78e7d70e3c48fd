//! Images that only microdata name (schema.org `ImageObject`).

use super::best_address::ImageSource;
use super::candidate::Candidate;
use super::image_url::resolve_image;
use crate::article::FigureKind;
use crate::figures::tree_queries::has_descendant;
use crate::page::{Kind, NodeId, Page, Tag};

/// An `ImageObject` without an image: a script will put it into the empty block that reserves its space.
pub(in crate::figures) fn image(page: &Page, node: NodeId) -> Option<Candidate> {
    page.attr(node, "itemtype").filter(|t| t.trim_end_matches('/').ends_with("schema.org/ImageObject"))?;
    of_image_object(page, node)
}

#[inline(never)]
fn of_image_object(page: &Page, node: NodeId) -> Option<Candidate> {
    const IMAGES: [Tag; 6] = [Tag::Img, Tag::AmpImg, Tag::Picture, Tag::Noscript, Tag::Video, Tag::Svg];
    let inner = || page.descendants(node).take(200).filter(|&n| page.kind(n) == Kind::Element);
    if has_descendant(page, node, 200, &IMAGES) {
        return None;
    }
    let named = inner().filter(|&n| page.attr(n, "itemprop").is_some_and(|p| matches!(p, "contentUrl" | "url")));
    let addresses = named.filter_map(|n| page.first_attr(n, "content|href"));
    let address = page.attr(node, "itemid").into_iter().chain(addresses).find_map(|t| resolve_image(page, t))?;
    let reserved = inner().find(|&n| page.tag(n).is_block() && page.end(n) == n.index() + 1)?;
    let source = Some(ImageSource { address, width: None, height: None });
    Some(Candidate::new(reserved, FigureKind::Image, source, None))
}
