//! The parts of an absolute address: host, path, last segment; and whether two addresses belong to one site.
//!
//! Splits strings without validating them: an address that is none gives empty parts.

/// The path of an absolute address, without its leading slash and the extension of its file name.
pub fn path(address: &str) -> &str {
    let rest = address.split_once("://").map_or("", |(_, rest)| rest);
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let path = rest.split_once('/').map_or("", |(_, path)| path);
    [".html", ".htm", ".php", ".aspx"].iter().find_map(|e| path.strip_suffix(e)).unwrap_or(path)
}

/// The last segment of an address's path.
pub fn last_segment(address: &str) -> &str {
    path(address).trim_end_matches('/').rsplit('/').next().unwrap_or_default()
}

/// The host of an absolute address, without user and port.
pub fn host(address: &str) -> Option<&str> {
    let rest = address.split_once("://")?.1;
    let host = rest.split(['/', '?', '#']).next()?;
    let host = host.rsplit('@').next()?.split(':').next()?;
    (!host.is_empty()).then_some(host)
}

/// Whether a text is an address and no name.
pub fn is_address(text: &str) -> bool {
    text.contains("://") || text.starts_with("//") || text.starts_with("www.") || text.starts_with('/')
}

/// Whether two hosts belong to one site: they are equal apart from a leading "www.", one lies below the other, or both
/// lie below one name of two labels whose first is a name and not a registry's ("co.uk").
#[inline(never)]
pub fn is_same_site(a: &str, b: &str) -> bool {
    let bare = |h: &str| h.to_ascii_lowercase().trim_start_matches("www.").to_owned();
    let (a, b) = (bare(a), bare(b));
    let below = |inner: &str, outer: &str| inner.strip_suffix(outer).is_some_and(|r| r.is_empty() || r.ends_with('.'));
    if is_registrable(&a) && below(&b, &a) || is_registrable(&b) && below(&a, &b) || a == b {
        return true;
    }
    let tail = |h: &str| {
        let labels: Vec<&str> = h.split('.').collect();
        labels.len().checked_sub(2).map(|from| labels[from..].join("."))
    };
    matches!((tail(&a), tail(&b)), (Some(x), Some(y)) if x == y && is_registrable(&x))
}

/// Whether a host is more than a registry's suffix: of "co.uk" and "com.au" the first label is short.
fn is_registrable(host: &str) -> bool {
    let mut labels = host.rsplit('.');
    let last = labels.next().unwrap_or_default();
    labels.next().is_some_and(|l| l.len() > 3 || last.len() > 2) || labels.next().is_some()
}

/// Whether a link, as its `href` is written on a page, leads to another page of the same site.
pub fn leads_to_other_page(href: &str, page: &str) -> bool {
    let href = href.trim();
    let scheme = href.split(['/', '?', '#']).next().and_then(|start| start.split_once(':'));
    let is_web =
        scheme.is_none_or(|(scheme, _)| scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https"));
    if href.is_empty() || href.starts_with('#') || !is_web {
        return false;
    }
    let Some((_, rest)) = href.split_once("//").filter(|(before, _)| before.is_empty() || scheme.is_some()) else {
        return true;
    };
    let to = rest.split(['/', '?', '#']).next().unwrap_or_default();
    host(page).is_none_or(|own| own == to || is_same_site(to, own))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_to_another_page_of_the_site_is_known() {
        let leads = |href: &str| leads_to_other_page(href, "https://www.a.example/tides/why");
        for href in
            ["/tides/how", "how", "?page=2", "//a.example/how", "https://sea.a.example/", "HTTP://www.a.example/x"]
        {
            assert!(leads(href), "{href}");
        }
        for href in
            ["", "#why", "mailto:ada@a.example", "javascript:void(0)", "https://b.example/", "//b.example/tides"]
        {
            assert!(!leads(href), "{href}");
        }
    }

    #[test]
    fn hosts_of_one_site_are_known_by_their_labels() {
        assert!(is_same_site("www.example.com", "example.com"));
        assert!(is_same_site("m.example.com", "www.example.com"));
        assert!(!is_same_site("example.com", "example.org"));
        assert!(!is_same_site("a.co.uk", "b.co.uk"));
        assert!(!is_same_site("evil-example.com", "example.com"));
    }

    #[test]
    fn an_address_is_split_into_host_and_path() {
        let address = "https://ada@a.example:8080/tides/why.html?x=1#top";
        assert_eq!((host(address), path(address), last_segment(address)), (Some("a.example"), "tides/why", "why"));
        assert_eq!((host("tides"), path("tides"), last_segment("")), (None, "", ""));
    }
}
