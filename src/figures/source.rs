//! The best address of a picture, without scrolling.
//!
//! What the live page chose beats everything. Else what a lazy loader has put aside for later beats what stands in `src`
//! for the time being; then the candidates of `srcset` and of the `picture` around it; then the copy in `noscript`.

use super::{place, variants};
use crate::article::Address;
use crate::page::{NodeId, Page, Tag, lexicon};

/// Widest candidate taken, in pixels: a column of text is about 700 wide, twice that on dense screens.
const WIDE_ENOUGH: u32 = 1_600;
/// Widest copy of a picture that a loader shows while the picture is on its way, in pixels.
pub(super) const TINY: u32 = 64;
/// Longest address considered.
const LONGEST: usize = 4_096;

/// An address and the size of what it leads to, where known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Source {
    pub address: Address,
    pub width: Option<u32>,
    pub height: Option<u32>,
}

/// The attributes of an element, wherever they stand: on the page, or as text within a noscript.
pub(super) type Attributes<'a> = Vec<(&'a str, &'a str)>;

/// The best address of a picture.
pub(super) fn best(page: &Page, node: NodeId) -> Option<Source> {
    let own: Attributes = page.attrs(node).collect();
    let size = (pixels(&own, "width"), pixels(&own, "height"));
    if let Some(live) = page.picture(node)
        && (live.width > 1 || live.width == 0)
        && let Some(address) = real(page, &live.current_src)
    {
        let known = live.width > 1 && live.height > 1;
        let size = if known { (Some(live.width), Some(live.height)) } else { size };
        // A loader's stand-in can be a real picture too: a tiny copy. What waits beside it is the picture.
        let waiting = (known && live.width <= TINY).then(|| lazy(page, &own)).flatten();
        return Some(Source { address: waiting.unwrap_or(address), width: size.0, height: size.1 });
    }
    if let Some(whole) = whole(page, node, &own) {
        return Some(Source { address: whole, width: None, height: None });
    }
    // A source with sizes and no `media` is the same picture (HTML, "picture" element): there it may be larger.
    let larger = || around(page, node, true).filter(|_| own.iter().all(|(name, _)| *name != "srcset"));
    let address = lazy(page, &own)
        .or_else(larger)
        .or_else(|| declared(page, &own))
        .or_else(|| around(page, node, false))
        .or_else(|| linked(page, node))?;
    Some(Source { address, width: size.0, height: size.1 })
}

/// Widest thumbnail, in pixels; a picture of an article is wider.
const THUMBNAIL: u32 = 400;

/// The whole of a thumbnail: the file that the link around it leads to, where the names say that it is the same picture.
fn whole(page: &Page, node: NodeId, own: &[(&str, &str)]) -> Option<Address> {
    if pixels(own, "width").is_none_or(|w| w > THUMBNAIL) {
        return None;
    }
    let shown = declared(page, own)?;
    let whole = linked(page, node).filter(|whole| *whole != shown)?;
    (variants::key(whole.as_str()) == variants::key(shown.as_str())).then_some(whole)
}

/// The picture that an element has for its background, in its own style or put aside by a loader.
pub(super) fn background(page: &Page, node: NodeId) -> Option<Address> {
    page.attrs(node).find_map(|(name, value)| match name {
        "style" => {
            let (_, rest) = value.split_once("background")?;
            let (property, rest) = rest.split_once("url(")?;
            // The address of another property is none of a background.
            let within = !property.contains(';');
            within.then(|| real(page, rest.split(')').next()?.trim_matches(['"', '\'', ' ']))).flatten()
        }
        "data-bg" | "data-background" | "data-background-image" | "data-bg-src" | "data-bgset" => {
            let address = value.strip_prefix("url(").map_or(value, |v| v.trim_end_matches(')'));
            real(page, address.trim_matches(['"', '\'']))
        }
        _ => None,
    })
}

/// The best address among attributes alone. A copy in noscript shows what it declares; elsewhere a loader put it aside.
pub(super) fn of_attributes(page: &Page, attributes: &[(&str, &str)], copy: bool) -> Option<Source> {
    let shown = || declared(page, attributes);
    let address = if copy { shown() } else { None }.or_else(|| lazy(page, attributes)).or_else(shown)?;
    Some(Source { address, width: pixels(attributes, "width"), height: pixels(attributes, "height") })
}

/// What a lazy loader has put aside: in any attribute beside `src` and `srcset` whose name speaks of a source.
fn lazy(page: &Page, attributes: &[(&str, &str)]) -> Option<Address> {
    let speaks = |name: &str| {
        !matches!(name, "src" | "srcset")
            && lexicon::holds_any(name, &["src", "lazy", "original", "image", "img", "url", "full", "hi-res"])
            && !lexicon::holds_any(
                name,
                &[
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
                ],
            )
    };
    let named = || attributes.iter().filter(|(name, _)| speaks(name));
    let sets = named().filter(|(_, value)| is_set(value)).find_map(|(_, value)| from_set(page, value));
    sets.or_else(|| {
        named()
            .filter(|(name, value)| name.ends_with("src") || looks_like_picture(value))
            .find_map(|(_, value)| real(page, value))
    })
}

/// What the element itself says: the largest sensible candidate of `srcset`, else `src`.
fn declared(page: &Page, attributes: &[(&str, &str)]) -> Option<Address> {
    let value = |name: &str| attributes.iter().find(|a| a.0 == name).map(|a| a.1);
    let src = value("src").and_then(|s| real(page, s));
    let set = value("srcset").and_then(|s| from_set(page, s));
    set.or(src)
}

/// The candidates of the `picture` around an image; with `sized` only of sources that name sizes and no `media`.
fn around(page: &Page, node: NodeId, sized: bool) -> Option<Address> {
    let picture = page.parent(node).filter(|&p| page.tag(p) == Tag::Picture)?;
    page.children(picture).filter(|&n| page.tag(n) == Tag::Source).take(24).find_map(|source| {
        let attributes: Attributes = page.attrs(source).collect();
        if sized && attributes.iter().any(|a| a.0 == "media" || a.0 == "srcset" && !is_set(a.1)) {
            return None;
        }
        let set = attributes.iter().filter(|a| a.0 == "srcset").find_map(|a| from_set(page, a.1));
        set.or_else(|| lazy(page, &attributes))
    })
}

/// The picture file that the link around a picture leads to.
fn linked(page: &Page, node: NodeId) -> Option<Address> {
    let link = place::above(page, node, 4, &[Tag::A])?;
    let href = page.attr(link, "href").filter(|h| looks_like_picture(h))?;
    // "File:Boats.jpg" is a wiki's page about a picture.
    let file = href.rsplit('/').next().unwrap_or_default();
    (!file.contains(':')).then(|| real(page, href)).flatten()
}

/// Whether a value names a picture file.
pub(super) fn looks_like_picture(value: &str) -> bool {
    let value = value.trim();
    let path = value.split(['?', '#']).next().unwrap_or_default();
    value.len() <= LONGEST && !value.contains(char::is_whitespace) && variants::has_extension(path)
}

/// An address that leads to a picture and not to a loader's stand-in.
pub(super) fn real(page: &Page, text: &str) -> Option<Address> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST || is_stand_in(text) {
        return None;
    }
    let address = Address::picture(text, page.base())?;
    // The page itself is no picture of it: `src="/"`, `src="#"`.
    let rest = address.as_str().split_once("://").map_or("", |(_, rest)| rest);
    let names_a_file = rest.split_once('/').is_some_and(|(_, path)| !path.is_empty());
    names_a_file.then_some(address)
}

/// How the names of files that show nothing begin or end.
const BLANK: &str = "blank.|spacer.|placeholder|transparent.|1x1.|pixel.|clear.gif|empty.|lazyload|lazy.|loading.|grey.gif|\
    missing-image|no-image";

/// Whether an address shows nothing: inline data, or a file named for being blank.
pub(super) fn is_stand_in(text: &str) -> bool {
    if text.starts_with(['#', '{']) || text.contains("{{") {
        return true;
    }
    let begins = |with: &str| text.get(..with.len()).is_some_and(|head| head.eq_ignore_ascii_case(with));
    if begins("data:") {
        // Small inline pictures are stand-ins and icons; a large one is the picture.
        return text.len() < 3_000 || begins("data:image/s");
    }
    if begins("about:") || begins("blob:") || begins("javascript:") {
        return true;
    }
    let bytes = text.as_bytes();
    let path = bytes.iter().position(|byte| matches!(byte, b'?' | b'#')).unwrap_or(bytes.len());
    let name = bytes[..path].iter().rposition(|&byte| byte == b'/').map_or(0, |slash| slash + 1);
    let name = bytes[name..path].to_ascii_lowercase();
    // At the end, or where a word of the name begins. The names of most files end and begin otherwise.
    let may_end = name.last().is_some_and(|last| b".rdfe".contains(last));
    may_end && lexicon::listed(BLANK, b'|').any(|blank| name.ends_with(blank)) || {
        let begins = |at: usize| (at == 0 || matches!(name[at - 1], b'-' | b'_')) && b"bspt1celgmn".contains(&name[at]);
        let mut words = (0..name.len()).filter(|&at| begins(at));
        words.any(|at| lexicon::listed(BLANK, b'|').any(|blank| name[at..].starts_with(blank)))
    }
}

fn is_set(value: &str) -> bool {
    let mut parts = value.trim().rsplit(char::is_whitespace);
    let last = parts.next().unwrap_or_default().trim_end_matches(',');
    parts.next().is_some() && last.ends_with(['w', 'x']) && thousandths(&last[..last.len() - 1]).is_some()
}

/// The largest sensible candidate of a `srcset`: the widest up to [`WIDE_ENOUGH`], else the narrowest.
fn from_set(page: &Page, set: &str) -> Option<Address> {
    let mut best: Option<(u32, &str)> = None;
    for (address, size) in candidates(set).take(64) {
        let better = match best {
            None => true,
            Some((current, _)) if current > WIDE_ENOUGH => size < current,
            Some((current, _)) => size > current && size <= WIDE_ENOUGH,
        };
        if better && !is_stand_in(address) {
            best = Some((size, address));
        }
    }
    real(page, best?.1)
}

/// The candidates of a `srcset` and their widths, by HTML's own rule: an address ends at white space, a comma ends a
/// candidate only outside an address. A density counts as that many columns.
fn candidates(set: &str) -> impl Iterator<Item = (&str, u32)> {
    let mut rest = set;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (mut address, after) = rest.split_at(end);
        if address.ends_with(',') {
            address = address.trim_end_matches(',');
            rest = after;
            return Some((address, 700));
        }
        let end = after.find(',').unwrap_or(after.len());
        let descriptor = after[..end].trim();
        rest = after.get(end + 1..).unwrap_or_default();
        let width = descriptor.split_whitespace().find_map(|d| {
            let number = thousandths(d.get(..d.len() - 1)?)?;
            match d.as_bytes().last() {
                Some(b'w') => Some(number / 1000),
                Some(b'x') => Some(number.saturating_mul(7) / 10),
                _ => None,
            }
        });
        Some((address, width.unwrap_or(700)))
    })
}

/// A decimal number of a `srcset`, a thousand times as large. The standard library's reader of such numbers would bring
/// its tables, 10 KB that do not compress, into the shipped Wasm.
fn thousandths(number: &str) -> Option<u32> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if number.is_empty() || !digits(whole) || !digits(fraction) {
        return None;
    }
    let shown = whole.bytes().chain(fraction.bytes().chain([b'0'; 3]).take(3));
    Some(shown.fold(0, |sum: u32, digit| sum.saturating_mul(10).saturating_add(u32::from(digit - b'0'))))
}

/// A size attribute in pixels.
pub(super) fn pixels(attributes: &[(&str, &str)], name: &str) -> Option<u32> {
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
    fn what_a_loader_put_aside_beats_its_stand_in() {
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
    fn every_blank_name_is_known_at_the_beginning_and_the_end() {
        for blank in BLANK.split('|') {
            assert!(is_stand_in(&format!("/a/{blank}x")) && is_stand_in(&format!("/a/b-{blank}x?c")), "{blank}");
            assert!(is_stand_in(&format!("/a/b{blank}")) && !is_stand_in(&format!("/a/b{blank}x")), "{blank}");
        }
    }

    #[test]
    fn a_stand_in_alone_is_no_picture() {
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

    #[test]
    fn numbers_are_read_to_the_thousandth() {
        assert_eq!(
            ["300", "1.5", ".25", "2.", "1.23456"].map(|n| thousandths(n).unwrap()),
            [300_000, 1500, 250, 2000, 1234]
        );
        assert_eq!(thousandths("99999999999"), Some(u32::MAX));
        assert!(["", "a", "1.a", "-1", "1.2.3"].iter().all(|n| thousandths(n).is_none()));
    }

    #[test]
    fn candidates_are_cut_as_html_says() {
        let set = "https://a.example/c_fill,w_300/p.jpg 300w, /b.jpg 2400w,/c.jpg 1200w";
        let found: Vec<_> = candidates(set).collect();
        assert_eq!(found, [("https://a.example/c_fill,w_300/p.jpg", 300), ("/b.jpg", 2400), ("/c.jpg", 1200)]);
        assert_eq!(address(&format!("<img srcset=\"{set}\">")).as_deref(), Some("https://a.example/c.jpg"));
    }
}
