//! What type of page it is, as far as fields need to know: an article, a listing.
//!
//! By what the page declares and its address. Never by the judge's verdicts.

use crate::metadata::addresses::{is_front_page, is_listing as is_listing_address, is_section};
use crate::metadata::sources::{PageSources, RecordKind, is_linked_heading};

/// Linked headings from which a section is a listing.
const LINKED_HEADINGS: usize = 6;
/// Dates from which it is.
const DATES: usize = 24;

/// Whether the page declares itself an article.
pub fn declares_article(sources: &PageSources) -> bool {
    let tags = &sources.meta_tags;
    sources.records.iter().any(|record| record.kind == RecordKind::Article)
        || tags.first(&["og:type"]).is_some_and(|kind| kind.eq_ignore_ascii_case("article"))
        || tags.first(&["article:published:time", "parsely-pub-date", "citation:title"]).is_some()
}

/// Whether the page is a front page or a listing: a section, by its address, in a folder of listings, or, where it does
/// not declare itself an article, one of many linked headings or many dates.
pub fn is_listing(sources: &PageSources, declares_article: bool) -> bool {
    let address = sources.page.url();
    let linked = || sources.headings.iter().filter(|&&heading| is_linked_heading(sources.page, heading));
    let has_many = || sources.dates.len() >= DATES || linked().take(LINKED_HEADINGS).count() == LINKED_HEADINGS;
    is_front_page(address) || is_section(address) && (is_listing_address(address) || !declares_article && has_many())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::sources::collect;
    use crate::page::{Page, Snapshot};

    fn listing(address: &str, body: &str) -> bool {
        let html = format!("<html><body><p>Words.</p>{body}</body></html>");
        let page = Page::read(Snapshot::from_serialised(&html, address)).unwrap();
        let sources = collect(&page);
        is_listing(&sources, declares_article(&sources))
    }

    #[test]
    fn a_section_of_many_linked_headings_is_a_listing() {
        let headings = "<h2><a href=\"/d\">How dikes are built</a></h2>".repeat(LINKED_HEADINGS);
        assert!(listing("https://a.example/tides", &headings));
        assert!(!listing("https://a.example/tides", "<h2>How dikes are built</h2>"));
        assert!(!listing("https://a.example/blog/why-tides-turn-twice", &headings));
        assert!(listing("https://a.example/tag/tides", "") && listing("https://a.example/", ""));
    }
}
