//! Addresses: absolute, and with a harmless scheme.

use super::resolve;
use serde::Serialize;

/// An absolute address that is harmless for its use. It can only be made with [`Address::link`], [`Address::picture`]
/// and [`Address::page`], so it needs no further check.
///
/// It is ASCII and contains no white space, double quote, `<` or `>`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Address(String);

/// Raster image types of `data:` addresses; never SVG, which can contain scripts and styles.
const RASTER: [&str; 7] =
    ["image/png", "image/jpeg", "image/jpg", "image/gif", "image/webp", "image/avif", "image/bmp"];

impl Address {
    /// The address of a page: `http`, `https`, `file`; the base of relative addresses.
    pub fn page(text: &str) -> Option<Self> {
        resolve::resolve(&resolve::strip(text), None).map(Self)
    }

    /// The address that a `base` element gives, itself relative to the page's.
    pub(super) fn base(href: &str, page: Option<&Self>) -> Option<Self> {
        resolve::resolve(&resolve::strip(href), page.map(Self::as_str)).map(Self)
    }

    /// The target of a link: `http`, `https`, `mailto`, `tel`, or a fragment of the page itself, absolute against
    /// `base` (without a base a fragment stays alone).
    pub fn link(text: &str, base: Option<&Self>) -> Option<Self> {
        let text = resolve::strip(text);
        match (resolve::scheme(&text), base) {
            (Some((scheme, rest)), _) if ["mailto", "tel"].contains(&&*scheme) => {
                Some(Self(resolve::opaque(&scheme, rest)))
            }
            (Some((scheme, _)), _) if !is_web(&scheme) => None,
            (None, None) => text.strip_prefix('#').map(|fragment| Self(resolve::fragment(fragment))),
            (_, base) => {
                let resolved = resolve::resolve(&text, base.map(Self::as_str))?;
                (is_web(scheme_of(&resolved)) || text.starts_with('#')).then_some(Self(resolved))
            }
        }
    }

    /// The source of a picture, video or sound: `http`, `https`, or a `data:` picture of a raster type, absolute
    /// against `base`. `None` for an empty text.
    pub fn picture(text: &str, base: Option<&Self>) -> Option<Self> {
        let text = resolve::strip(text);
        if text.is_empty() {
            return None;
        }
        if let Some((scheme, rest)) = resolve::scheme(&text)
            && scheme == "data"
        {
            return raster(rest).map(Self);
        }
        let resolved = resolve::resolve(&text, base.map(Self::as_str))?;
        is_web(scheme_of(&resolved)).then_some(Self(resolved))
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_web(scheme: &str) -> bool {
    matches!(scheme, "http" | "https")
}

fn scheme_of(resolved: &str) -> &str {
    resolved.split(':').next().unwrap_or_default()
}

/// A base64 `data:` address of a raster type, rebuilt from its parsed parts.
fn raster(rest: &str) -> Option<String> {
    let (header, data) = rest.split_once(',')?;
    let (kind, encoding) = header.split_once(';')?;
    let kind = RASTER.iter().find(|known| kind.trim().eq_ignore_ascii_case(known))?;
    if !encoding.trim().eq_ignore_ascii_case("base64") {
        return None;
    }
    let is_base64 = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=' | b'-' | b'_' | b'%' | b' ');
    if data.is_empty() || !data.bytes().all(is_base64) {
        return None;
    }
    Some(format!("data:{kind};base64,{}", data.replace(' ', "")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> Option<Address> {
        Address::page("https://a.example/news/1.html?q#f")
    }

    fn link(text: &str) -> Option<String> {
        Address::link(text, page().as_ref()).map(|a| a.0)
    }

    fn picture(text: &str) -> Option<String> {
        Address::picture(text, page().as_ref()).map(|a| a.0)
    }

    #[test]
    fn a_page_is_on_the_web_or_in_a_file() {
        let page = |text| Address::page(text).map(|a| a.0);
        assert_eq!(page(" HTTPS://A.example ").as_deref(), Some("https://a.example/"));
        assert_eq!(page("file:///home/a b.html").as_deref(), Some("file:///home/a%20b.html"));
        for text in [
            "",
            "about:blank",
            "about:srcdoc",
            "blob:https://a.example/1",
            "data:text/html,x",
            "/a",
            "a.html",
            "javascript:1",
            "chrome://settings",
            "view-source:https://a.example/",
        ] {
            assert_eq!(page(text), None, "{text}");
        }
    }

    #[test]
    fn links_become_absolute() {
        for (text, absolute) in [
            ("2.html", "https://a.example/news/2.html"),
            ("/x y", "https://a.example/x%20y"),
            ("//b.example", "https://b.example/"),
            ("?p=1", "https://a.example/news/1.html?p=1"),
            ("#n1", "https://a.example/news/1.html?q#n1"),
            ("", "https://a.example/news/1.html?q"),
            ("http://b.example/\"<>", "http://b.example/%22%3C%3E"),
            ("MailTo:A@b.example?subject=a b", "mailto:A@b.example?subject=a%20b"),
            ("tel:+49 30 \"1\"", "tel:+49%2030%20%221%22"),
        ] {
            assert_eq!(link(text).as_deref(), Some(absolute));
        }
    }

    #[test]
    fn without_a_base_only_absolute_addresses_and_fragments_lead_somewhere() {
        let link = |text| Address::link(text, None).map(|a| a.0);
        assert_eq!(link("a.html"), None);
        assert_eq!(link(""), None);
        assert_eq!(link("#a b").as_deref(), Some("#a%20b"));
        assert_eq!(link("http://b.example").as_deref(), Some("http://b.example/"));
        assert_eq!(Address::picture("a.png", None), None);
    }

    #[test]
    fn files_are_left_by_fragments_only() {
        let base = Address::page("file:///home/a.html");
        let link = |text| Address::link(text, base.as_ref()).map(|a| a.0);
        assert_eq!(link("#x").as_deref(), Some("file:///home/a.html#x"));
        assert_eq!(link("b.html"), None);
        assert_eq!(link("file:///etc/passwd"), None);
        assert_eq!(link("https://b.example/").as_deref(), Some("https://b.example/"));
        assert_eq!(Address::picture("a.png", base.as_ref()), None);
    }

    #[test]
    fn no_address_runs_anything() {
        for text in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            " \u{1}\u{1f}javascript:alert(1)",
            "java\tscr\nipt\r:alert(1)",
            "\u{0}javascript:alert(1)",
            "\tjavascript\n:\talert(1)",
            "javascript://a.example/%0aalert(1)",
            "vbscript:x",
            "data:text/html,<script>alert(1)</script>",
            "data:image/svg+xml;base64,AAAA",
            "data:,x",
            "blob:https://a.example/1",
            "filesystem:https://a.example/t/x",
            "view-source:javascript:alert(1)",
            "view-source:https://a.example/",
            "feed:javascript:alert(1)",
            "jar:https://a.example/!x",
            "about:blank",
            "chrome:x",
            "file:///etc/passwd",
            "ftp://a.example/",
            "ws://a.example/",
            "intent://x#Intent;end",
        ] {
            assert_eq!(link(text), None, "{text:?}");
            assert_eq!(picture(text), None, "{text:?}");
            assert_eq!(Address::link(text, None), None, "{text:?}");
        }
    }

    #[test]
    fn what_only_looks_like_a_scheme_stays_below_the_base() {
        for text in [
            "java\u{0}script:alert(1)",
            "\u{a0}javascript:alert(1)",
            "java script:alert(1)",
            "&#106;avascript:x",
            "javascript&colon;x",
            "\u{202e}javascript:x",
            "\u{fb01}le:x",
            "1javascript:x",
            ":javascript:x",
            "./javascript:x",
        ] {
            let absolute = link(text).unwrap();
            assert!(absolute.starts_with("https://a.example/news/"), "{text:?} {absolute}");
        }
    }

    #[test]
    fn pictures_may_be_pixels_in_the_address() {
        assert_eq!(picture("DATA:Image/PNG;Base64,AA+/==").as_deref(), Some("data:image/png;base64,AA+/=="));
        assert_eq!(picture("data:image/gif;base64, AA\nAA").as_deref(), Some("data:image/gif;base64,AAAA"));
        for kind in RASTER {
            assert!(picture(&format!("data:{kind};base64,AAAA")).is_some());
        }
        for text in [
            "data:image/svg+xml,<svg/>",
            "data:image/svg+xml;base64,AAAA",
            "data:image/png,AAAA",
            "data:image/png;base64",
            "data:image/png;base64,",
            "data:image/png;charset=x;base64,AAAA",
            "data:image/png;base64;x,AAAA",
            "data:image/png;base64,<svg>",
            "data:image/png;base64,\"onload",
            "data:text/html;base64,AAAA",
            "data:image/png/../svg+xml;base64,AAAA",
            "data:;base64,AAAA",
        ] {
            assert_eq!(picture(text), None, "{text}");
        }
        assert_eq!(link("data:image/png;base64,AAAA"), None);
        assert_eq!(picture("mailto:a@b.example"), None);
    }

    #[test]
    fn an_empty_source_names_no_picture() {
        assert_eq!(picture(""), None);
        assert_eq!(picture(" \n"), None);
        assert_eq!(picture("p.jpg").as_deref(), Some("https://a.example/news/p.jpg"));
    }
}
