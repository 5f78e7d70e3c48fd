//! The page's own address: the canonical one that it declares, else the one it was read from.
//!
//! A canonical address of another site is not taken.

use crate::article::{Address, Source};
use crate::metadata::addresses::{host, is_same_site};
use crate::metadata::sources::PageSources;

/// The page's own address, and its source.
pub fn canonical_address(sources: &PageSources) -> Option<(Address, Source)> {
    let page = sources.page;
    let own = Address::page(page.url());
    let own_host = host(page.url());
    let of_same_site = |text: &str| {
        let declared = Address::page(text).or_else(|| Address::link(text, page.base()));
        let declared = declared.filter(|address| address.as_str().starts_with("http"))?;
        let host = host(declared.as_str())?;
        own_host.is_none_or(|own| is_same_site(own, host)).then_some(declared)
    };
    let link = canonical_link(sources).and_then(of_same_site).map(|address| (address, Source::LinkRelation));
    let open_graph = || {
        let declared = sources.meta_tags.first(&["og:url"]);
        declared.and_then(|text| of_same_site(&text)).map(|address| (address, Source::OpenGraph))
    };
    link.or_else(open_graph).or_else(|| own.map(|address| (address, Source::Address)))
}

/// The address of the first `link rel=canonical`, as written.
pub fn canonical_link<'a>(sources: &PageSources<'a>) -> Option<&'a str> {
    let canonical = sources.links.iter().find(|(rel, _)| rel.eq_ignore_ascii_case("canonical"));
    canonical.map(|(_, address)| address.trim()).filter(|address| !address.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::read_page;
    use crate::page::{Page, Snapshot};

    fn address(head: &str) -> (Option<String>, Option<Source>) {
        let html = format!("<html><head>{head}</head><body><p>Words.</p></body></html>");
        let found = read_page(&Page::read(Snapshot::from_serialised(&html, "https://a.example/tides/1")).unwrap());
        (found.fields.url.map(|address| address.as_str().to_owned()), found.sources.url)
    }

    #[test]
    fn the_canonical_address_is_of_the_pages_own_site() {
        let own = "<link rel=\"canonical\" href=\"/tides/one\">";
        assert_eq!(address(own), (Some("https://a.example/tides/one".into()), Some(Source::LinkRelation)));
        let other = "<link rel=\"canonical\" href=\"https://b.example/\">";
        assert_eq!(address(other), (Some("https://a.example/tides/1".into()), Some(Source::Address)));
    }
}
