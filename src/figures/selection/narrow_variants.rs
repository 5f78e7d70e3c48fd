//! Pictures for narrow windows whose wide variant is beside them.

use crate::figures::tree_queries::has_descendant;
use crate::page::{NodeId, Page, Tag};

/// Whether a picture is only for narrow windows while the one for wide windows is beside it and not hidden: by class,
/// or by the widths that graphics are made for (ai2html).
pub(in crate::figures) fn is_for_narrow_windows(page: &Page, node: NodeId) -> bool {
    let has_class = |n, word: &str| page.attr(n, "class").is_some_and(|class| class.contains(word));
    let has_attr = |n, width| page.attr(n, width).is_some();
    let narrow = |n| has_attr(n, "data-max-width") || has_class(n, "mobile") && !has_class(n, "desktop");
    let wide = |n| {
        has_attr(n, "data-min-width") && !has_attr(n, "data-max-width")
            || has_class(n, "desktop") && !has_class(n, "mobile")
    };
    page.ancestors(node).take(4).any(|own| {
        let beside = || page.parent(own).into_iter().flat_map(|around| page.children(around)).take(24);
        let is_picture =
            |n: NodeId| matches!(page.tag(n), Tag::Img) || has_descendant(page, n, 64, &[Tag::Img, Tag::Svg]);
        narrow(own) && beside().any(|other| wide(other) && !page.is_hidden(other) && is_picture(other))
    })
}
