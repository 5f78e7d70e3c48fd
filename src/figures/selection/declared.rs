//! Images that the head declares as the page's own (`og:image`, `twitter:image`).

use crate::figures::candidates::image_key;
use crate::page::word_table::list_contains;
use crate::page::{NodeId, Page, Tag};

/// The image keys of the images that the head declares.
pub(in crate::figures) fn declared_images(page: &Page) -> Vec<String> {
    let end = page.body().map_or(page.len(), |b| b.index());
    let metas = (1..end).map(NodeId::from_index).filter(|&n| page.tag(n) == Tag::Meta);
    let named = metas.filter(|&n| {
        let name = page.first_attr(n, "property|name").unwrap_or_default();
        list_contains("og:image|og:image:url|og:image:secure_url|twitter:image|twitter:image:src", name)
    });
    named.filter_map(|n| page.attr(n, "content")).take(16).map(image_key::key).filter(|k| !k.is_empty()).collect()
}
