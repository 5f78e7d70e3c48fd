//! Addresses of links: where they lead, without parameters that only track.

use crate::page::Page;
use crate::page::word_table::list_items;
use std::borrow::Cow;

/// Where a link leads.
pub(in crate::content) enum LinkTarget<'a> {
    /// To an element of this page, by its id as written (percent-encoded).
    Fragment(&'a str),
    /// To the top of this page.
    Top,
    /// To another page.
    Elsewhere,
}

/// Where a link with this address, as written, leads.
pub(in crate::content) fn link_target<'a>(page: &Page, href: &'a str) -> LinkTarget<'a> {
    let href = href.trim();
    let Some((before, fragment)) = href.split_once('#') else {
        return LinkTarget::Elsewhere;
    };
    let own = page.url().split('#').next().unwrap_or_default();
    if !before.is_empty() && before != own {
        return LinkTarget::Elsewhere;
    }
    if fragment.is_empty() || fragment.eq_ignore_ascii_case("top") {
        LinkTarget::Top
    } else {
        LinkTarget::Fragment(fragment)
    }
}

/// A fragment percent-decoded, as browsers do before they look for its element.
pub(in crate::content) fn decoded(fragment: &str) -> String {
    if !fragment.contains('%') {
        return fragment.to_owned();
    }
    let bytes = fragment.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = fragment.get(at + 1..at + 3).filter(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()));
        let hex = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (bytes[at], hex) {
            (b'%', Some(byte)) => {
                out.push(byte);
                at += 3;
            }
            (byte, _) => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Query parameters that only track who followed which link: well-known names, such as those in the filter lists of
/// ClearURLs and Brave; not a copy of either. A name that ends in `_` stands for all names with that prefix.
const TRACKING: &str = "utm_|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|yclid|ymclid|ysclid|igshid|igsh|mc_cid|\
    mc_eid|mkt_tok|_hsenc|_hsmi|__hssc|__hstc|__hsfp|hsctatracking|oly_anon_id|oly_enc_id|vero_id|vero_conv|\
    wickedid|rb_clickid|s_cid|ml_subscriber|ml_subscriber_hash|_openstat|mtm_|at_campaign|at_medium|ga_|\
    srsltid|ttclid|epik";

/// An address without tracking parameters.
pub(in crate::content) fn without_tracking(href: &str) -> Cow<'_, str> {
    let (address, fragment) = href.split_at(href.find('#').unwrap_or(href.len()));
    let Some((path, query)) = address.split_once('?') else { return Cow::Borrowed(href) };
    let tracks = |pair: &&str| {
        let name = pair.split('=').next().unwrap_or_default().to_ascii_lowercase();
        let name = name.as_bytes();
        list_items(TRACKING, b'|').any(|known| name == known || (known.ends_with(b"_") && name.starts_with(known)))
    };
    if !query.split('&').any(|pair| tracks(&pair)) {
        return Cow::Borrowed(href);
    }
    let mut out = path.to_owned();
    for (at, pair) in query.split('&').filter(|pair| !tracks(pair)).enumerate() {
        out.push(if at == 0 { '?' } else { '&' });
        out.push_str(pair);
    }
    out.push_str(fragment);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tracking_parameters_are_removed_and_no_others() {
        for (href, clean) in [
            ("/a?utm_source=x&id=3&UTM_Medium=y#n", "/a?id=3#n"),
            ("https://b.example/?fbclid=1", "https://b.example/"),
            ("?q=a%26b&&gclid=2", "?q=a%26b&"),
            ("/a?id=3&b=utm_source", "/a?id=3&b=utm_source"),
            ("/a#?utm_source=x", "/a#?utm_source=x"),
        ] {
            assert_eq!(without_tracking(href), clean);
        }
    }

    #[test]
    fn fragments_are_decoded_as_far_as_they_can_be() {
        assert_eq!(decoded("caf%C3%A9"), "café");
        assert_eq!(decoded("100%"), "100%");
        assert_eq!(decoded("%zz%4"), "%zz%4");
        assert_eq!(decoded("%+1"), "%+1");
    }
}
