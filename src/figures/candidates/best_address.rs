//! The best address of an image, without scrolling.
//!
//! What the live page chose beats everything. Else what a lazy loader has put aside beats what `src` holds meanwhile;
//! then the candidates of `srcset` and of the `picture` around it; then the copy in `noscript`.

use super::image_key;
use super::image_url::{names_image_file, resolve_image};
use super::srcset::{best_candidate, is_srcset};
use crate::article::Address;
use crate::figures::tree_queries::closest;
use crate::page::word_table::AnyOf;
use crate::page::{NodeId, Page, Tag};

/// Widest low-quality placeholder that a lazy loader shows while the image is loading, in pixels.
pub(in crate::figures) const TINY: u32 = 64;

/// The address of an image (or a video, a player) and its intrinsic size in pixels, where known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::figures) struct ImageSource {
    pub address: Address,
    pub width: Option<u32>,
    pub height: Option<u32>,
}

/// Names and values of the attributes of an element, on the page or in the text of a `noscript`.
pub(in crate::figures) type Attributes<'a> = Vec<(&'a str, &'a str)>;

/// The best address of an image.
pub(in crate::figures) fn best(page: &Page, node: NodeId) -> Option<ImageSource> {
    let own: Attributes = page.attrs(node).collect();
    let size = (pixels(&own, "width"), pixels(&own, "height"));
    if let Some(live) = page.picture(node)
        && (live.width > 1 || live.width == 0)
        && let Some(address) = resolve_image(page, &live.current_src)
    {
        let known = live.width > 1 && live.height > 1;
        let size = if known { (Some(live.width), Some(live.height)) } else { size };
        // A placeholder may be a real image, tiny: then the lazy loader's attributes have the full one.
        let full = (known && live.width <= TINY).then(|| lazy(page, &own)).flatten();
        return Some(ImageSource { address: full.unwrap_or(address), width: size.0, height: size.1 });
    }
    if let Some(full) = full_size(page, node, &own) {
        return Some(ImageSource { address: full, width: None, height: None });
    }
    // A `source` with descriptors and without `media` shows the same image (HTML Standard, "picture" element), maybe
    // larger.
    let larger = || picture_source(page, node, true).filter(|_| own.iter().all(|(name, _)| *name != "srcset"));
    let address = lazy(page, &own)
        .or_else(larger)
        .or_else(|| declared(page, &own))
        .or_else(|| picture_source(page, node, false))
        .or_else(|| linked_image(page, node))?;
    Some(ImageSource { address, width: size.0, height: size.1 })
}

/// Widest thumbnail, in pixels; images of articles are wider.
const THUMBNAIL: u32 = 400;

/// The full-size image of a thumbnail: the file that the link around it leads to, if it has the same image key.
#[inline(never)]
fn full_size(page: &Page, node: NodeId, own: &[(&str, &str)]) -> Option<Address> {
    if pixels(own, "width").is_none_or(|w| w > THUMBNAIL) {
        return None;
    }
    let thumbnail = declared(page, own)?;
    let full = linked_image(page, node).filter(|full| *full != thumbnail)?;
    (image_key::key(full.as_str()) == image_key::key(thumbnail.as_str())).then_some(full)
}

/// The best address among attributes alone. In a copy in `noscript` `srcset` and `src` come first, elsewhere the
/// attributes of a lazy loader.
pub(in crate::figures) fn of_attributes(page: &Page, attributes: &[(&str, &str)], copy: bool) -> Option<ImageSource> {
    let declared = || declared(page, attributes);
    let address = if copy { declared() } else { None }.or_else(|| lazy(page, attributes)).or_else(declared)?;
    Some(ImageSource { address, width: pixels(attributes, "width"), height: pixels(attributes, "height") })
}

/// Parts of the names of attributes in which lazy loaders keep an address.
const SOURCES: AnyOf<'_> = AnyOf::new(&["src", "lazy", "original", "image", "img", "url", "full", "hi-res"]);
/// Parts of the names of attributes that have another address, or none.
const OTHERS: AnyOf<'_> = AnyOf::new(&[
    "low",
    "thumb",
    "placeholder",
    "preview",
    "tiny",
    "blur",
    "width",
    "height",
    "class",
    "link",
    "share",
    "facebook",
    "caption",
    "credit",
    "title",
    "alt",
    "id",
    "page",
    "permalink",
    "icon",
    "name",
    "key",
]);

/// The address in an attribute of a lazy loader: any but `src` and `srcset` whose name is that of an image source.
fn lazy(page: &Page, attributes: &[(&str, &str)]) -> Option<Address> {
    let is_source = |name: &str| !matches!(name, "src" | "srcset") && SOURCES.is_in(name) && !OTHERS.is_in(name);
    let named = || attributes.iter().filter(|(name, _)| is_source(name));
    let sets = named().filter(|(_, value)| is_srcset(value)).find_map(|(_, value)| best_candidate(page, value));
    sets.or_else(|| {
        named()
            .filter(|(name, value)| name.ends_with("src") || names_image_file(value))
            .find_map(|(_, value)| resolve_image(page, value))
    })
}

/// The address that HTML itself declares: the best candidate of `srcset`, else `src`.
fn declared(page: &Page, attributes: &[(&str, &str)]) -> Option<Address> {
    let value = |name: &str| attributes.iter().find(|a| a.0 == name).map(|a| a.1);
    let src = value("src").and_then(|s| resolve_image(page, s));
    let set = value("srcset").and_then(|s| best_candidate(page, s));
    set.or(src)
}

/// The address in a `source` of the `picture` around an image; with `same_image` only those with descriptors and
/// without `media`, which may not show another image.
fn picture_source(page: &Page, node: NodeId, same_image: bool) -> Option<Address> {
    let picture = page.parent(node).filter(|&p| page.tag(p) == Tag::Picture)?;
    page.children(picture).filter(|&n| page.tag(n) == Tag::Source).take(24).find_map(|source| {
        let attributes: Attributes = page.attrs(source).collect();
        if same_image && attributes.iter().any(|a| a.0 == "media" || a.0 == "srcset" && !is_srcset(a.1)) {
            return None;
        }
        let set = attributes.iter().filter(|a| a.0 == "srcset").find_map(|a| best_candidate(page, a.1));
        set.or_else(|| lazy(page, &attributes))
    })
}

/// The image file that the link around an image leads to.
fn linked_image(page: &Page, node: NodeId) -> Option<Address> {
    let link = closest(page, node, 4, &[Tag::A])?;
    let href = page.attr(link, "href").filter(|h| names_image_file(h))?;
    // "File:Boats.jpg" is a wiki's page about an image.
    let file = href.rsplit('/').next().unwrap_or_default();
    (!file.contains(':')).then(|| resolve_image(page, href)).flatten()
}

/// A size attribute in pixels; `None` for other units and absurd values.
pub(in crate::figures) fn pixels(attributes: &[(&str, &str)], name: &str) -> Option<u32> {
    let value = attributes.iter().find(|a| a.0 == name)?.1.trim();
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    let unit = &value[digits..];
    if !(unit.is_empty() || unit.starts_with("px") || unit.starts_with('.')) {
        return None;
    }
    value[..digits].parse().ok().filter(|&n| n > 0 && n < 100_000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Snapshot;

    fn address(body: &str) -> Option<String> {
        let html = format!("<html><head></head><body>{body}</body></html>");
        let page = Page::read(Snapshot::from_serialised(html, "https://a.example/x/page.html")).unwrap();
        let node = (0..page.len()).map(NodeId::from_index).find(|&n| page.tag(n) == Tag::Img).unwrap();
        best(&page, node).map(|s| s.address.as_str().to_owned())
    }

    #[test]
    fn addresses_of_a_lazy_loader_beat_its_placeholder() {
        for body in [
            r#"<img src="data:image/gif;base64,R0lGOD" data-src="/p.jpg">"#,
            r#"<img src="blank.gif" data-lazy-src="/p.jpg">"#,
            r#"<img data-original="/p.jpg">"#,
            r#"<img nitro-lazy-src="/p.jpg">"#,
            r#"<img src="/tiny.jpg" data-src="/p.jpg">"#,
            r#"<img data-srcset="/s.jpg 300w, /p.jpg 900w" src="data:image/svg+xml,%3Csvg%3E">"#,
            r#"<img srcset="/s.jpg 1x, /p.jpg 2x">"#,
            r#"<picture><source srcset="/p.jpg 800w"><img src="data:image/png;base64,AA"></picture>"#,
            r#"<picture><source srcset="/s.webp 400w, /p.jpg 1600w"><img src="/s.jpg" width="400"></picture>"#,
            r#"<picture><source media="(max-width: 9em)" srcset="/s.jpg 400w, /t.jpg 800w"><img src="/p.jpg"></picture>"#,
            r#"<picture><source srcset="/s.webp"><img src="/p.jpg"></picture>"#,
            r#"<picture><source srcset="/s.webp 1x, /t.webp 2x"><img src="/s.jpg" srcset="/s.jpg 1x, /p.jpg 2x"></picture>"#,
            r#"<a href="/p.jpg"><img src="spacer.gif"></a>"#,
        ] {
            assert_eq!(address(body).as_deref(), Some("https://a.example/p.jpg"), "{body}");
        }
    }

    #[test]
    fn a_placeholder_alone_is_no_image() {
        for body in [
            r#"<img src="data:image/gif;base64,R0lGOD">"#,
            r#"<img src="/">"#,
            r##"<img src="#">"##,
            r#"<img>"#,
            r#"<img src="/img/placeholder.png">"#,
            r#"<img src="{{ post.image }}">"#,
            r#"<img src="javascript:alert(1)">"#,
            r#"<a href="/story.html"><img src="spacer.gif"></a>"#,
        ] {
            assert_eq!(address(body), None, "{body}");
        }
    }
}
