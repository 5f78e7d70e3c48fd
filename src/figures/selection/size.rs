//! Evidence of size: as the file, the style or the address give it.

use crate::page::{NodeId, Page};

/// The score of a size in pixels; 0 when it is not known.
pub(super) fn score(width: Option<u32>, height: Option<u32>) -> f32 {
    match (width, height) {
        (Some(w), _) | (_, Some(w)) if w <= 3 => -6.0,
        (Some(w), Some(h)) if w.max(h) <= 64 => -4.0,
        (Some(w), Some(h)) if w.max(h) <= 128 => -2.0,
        // A strip: a banner, a separator, a row of buttons.
        (Some(w), Some(h)) if h <= 120 && w >= 6 * h => -2.0,
        (Some(w), Some(h)) if w >= 300 && h >= 150 => 0.5,
        (Some(w), None) | (None, Some(w)) if w <= 64 => -3.0,
        (Some(w), None) if w >= 300 => 0.5,
        _ => 0.0,
    }
}

/// Whether a style makes a tracking pixel: width or height 0 or 1. Frameworks give images that fill their box no width
/// and a `min-width` of 100 %.
pub(super) fn is_pixel(style: &str) -> bool {
    let mut declared = style.split(';').filter_map(|declaration| declaration.split_once(':'));
    !style.contains("min-")
        && declared.any(|(name, value)| {
            matches!(name.trim(), "width" | "height") && matches!(value.trim().trim_end_matches("px"), "0" | "1")
        })
}

/// The width at which an image is shown, where its `sizes` say it in pixels for every window: "60px".
pub(super) fn shown(page: &Page, node: NodeId) -> Option<u32> {
    page.attr(node, "sizes")?.trim().strip_suffix("px")?.parse().ok()
}

/// The width of the file behind a thumbnail, where an attribute has it (MediaWiki and others).
pub(super) fn original_width(page: &Page, node: NodeId) -> Option<u32> {
    page.first_attr(node, "data-file-width|data-orig-width|data-original-width|data-full-width")?.trim().parse().ok()
}

/// Whether a picture has one of the sizes in which advertisements are sold (Interactive Advertising Bureau).
pub(super) fn is_of_advertisement(width: Option<u32>, height: Option<u32>) -> bool {
    let sizes =
        [(300, 250), (336, 280), (728, 90), (970, 250), (970, 90), (300, 600), (160, 600), (320, 50), (320, 100)];
    width.zip(height).is_some_and(|size| sizes.contains(&size))
}

/// Whether a style hides its element.
pub(super) fn is_hidden(style: &str) -> bool {
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    style.contains("display:none") || style.contains("visibility:hidden")
}

/// The size that an address requests of an image service: `?w=105&h=105`, `/112x0/`, `-150x150.jpg`.
pub(super) fn requested(address: &str) -> (Option<u32>, Option<u32>) {
    let number = |t: &str| t.parse::<u32>().ok().filter(|n| (1..=10_000).contains(n));
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let named = |names: &[&str]| {
        let mut pairs = query.split('&').filter_map(|p| p.split_once('='));
        pairs.find(|(n, _)| names.contains(n)).and_then(|(_, v)| number(v))
    };
    let pair = path.split('/').filter_map(|s| s.split_once('x')).find(|(w, h)| is_size(w, h));
    let file = path.rsplit('/').next().and_then(|f| f.rsplit_once('.')).and_then(|(stem, _)| stem.rsplit_once('-'));
    let pair = pair.or(file.and_then(|(_, size)| size.split_once('x')).filter(|(w, h)| is_size(w, h)));
    let of_path = pair.map_or_else(|| in_segment(path), |(w, h)| (number(w), number(h)));
    (named(&["w", "width"]).or(of_path.0), named(&["h", "height"]).or(of_path.1))
}

/// The size in a part of a path that holds the wishes for an image: `/w_60,h_60,c_fit/`.
fn in_segment(path: &str) -> (Option<u32>, Option<u32>) {
    let wishes = path.split('/').find(|segment| segment.contains(',') && segment.contains("w_"));
    let named = |name: &str| {
        let mut found = wishes.unwrap_or_default().split(',').filter_map(|wish| wish.strip_prefix(name));
        found.find_map(|size| size.parse().ok()).filter(|size| (1..=10_000).contains(size))
    };
    (named("w_"), named("h_"))
}

/// Whether two parts of an address are a width and a height.
fn is_size(width: &str, height: &str) -> bool {
    !width.is_empty() && width.len() <= 4 && width.bytes().chain(height.bytes()).all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_that_no_picture_has_are_numbers_like_others() {
        assert!(score(Some(u32::MAX), Some(u32::MAX)) > 0.0 && score(Some(u32::MAX), Some(100)) < 0.0);
        assert!(score(Some(700), Some(100)) < 0.0 && score(Some(700), Some(400)) > 0.0);
    }
}
