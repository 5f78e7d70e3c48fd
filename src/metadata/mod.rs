//! Metadata: title, authors, dates, site, language, licence, each with its source; structured text and photo
//! credits.
//!
//! Data flow one way: `sources/` collects typed candidates in one pass over the page, `fields/` choose among them, this
//! file puts the fields together. Below them stand `names/`, `dates/`, `addresses/`, `language_detection/` and `text/`,
//! which read single strings. Never sees the judge's verdicts; which block of the article repeats a field is decided in
//! `content`. Every field is plain text without markup.

mod addresses;
mod dates;
mod fields;
mod language_detection;
mod names;
mod sources;
mod text;

use crate::article::{Metadata, Source, Sources};
use crate::page::NodeId;
use addresses::{is_entry, is_section};
use fields::PageSignals;
use sources::HeadlineRegion;

pub use fields::{StructuredText, structured_text};
pub use sources::{PageSources, collect};

/// The metadata of a page, and the elements that show it.
#[derive(Debug, Default)]
pub struct PageMetadata {
    /// The fields.
    pub fields: Metadata,
    /// Where each field came from.
    pub sources: Sources,
    /// The element that shows the title as the page's headline.
    pub headline: Option<NodeId>,
    /// The element near the headline that shows the authors.
    pub byline: Option<NodeId>,
    /// The elements near the headline that show a date, in document order.
    pub dates: Vec<NodeId>,
    /// The addresses of pictures, as JSON-LD writes them, each with the credit that it declares.
    pub photo_credits: Vec<(String, String)>,
}

/// Whether a text contains a date, in words or numbers.
pub fn contains_date(text: &str) -> bool {
    // A date that one order reads the other reads too, as another day.
    dates::parse_date_text(text, dates::DayMonthOrder::DayFirst).is_some()
}

/// Whether a line is a person's full name and nothing else.
pub fn is_full_name(line: &str) -> bool {
    names::is_full_name(line)
}

/// Chooses the metadata of a page among its candidates.
pub fn read(sources: &PageSources) -> PageMetadata {
    let site_names = fields::site_name_keys(sources);
    let declares_article = fields::declares_article(sources);
    let is_listing = fields::is_listing(sources, declares_article);
    let title = fields::title(sources, &site_names, declares_article);
    let region = HeadlineRegion::around(sources, title.anchor);
    let language = fields::language(sources);
    let title_site = fields::named_behind_headline(sources);
    let authors = fields::authors(sources, &site_names, title_site.as_deref(), &region, declares_article, is_listing);
    let address = sources.page.url();
    let signals = PageSignals {
        has_author: !authors.names.is_empty() && !authors.is_only_publisher,
        has_only_publisher: authors.is_only_publisher,
        declares_article,
        is_listing,
        is_section: !declares_article && authors.names.is_empty() && is_section(address) && !is_entry(address),
    };
    let dates = fields::dates(sources, language.as_ref().map(|l| l.0.as_str()), &region, signals);
    let mut from = Sources { title: title.source, authors: authors.source, ..Sources::default() };
    let (dir, dir_from) = fields::direction(sources).unzip();
    from.dir = dir_from;
    let fields = Metadata {
        title: title.text,
        byline: (!authors.names.is_empty()).then(|| authors.names.join(", ")),
        authors: authors.names,
        published_time: take(dates.published, &mut from.published_time),
        modified_time: take(dates.modified, &mut from.modified_time),
        site_name: take(fields::site_name(sources, title_site), &mut from.site_name),
        excerpt: take(fields::excerpt(sources), &mut from.excerpt),
        lang: take(language, &mut from.lang),
        dir,
        url: take(fields::canonical_address(sources), &mut from.url),
        lead_image: take(fields::lead_image(sources), &mut from.lead_image),
        license: take(fields::license(sources), &mut from.license),
    };
    PageMetadata {
        fields,
        sources: from,
        headline: title.headline,
        byline: authors.element,
        dates: dates.elements,
        photo_credits: fields::photo_credits(&sources.json_ld),
    }
}

/// The value that was found; notes its source.
fn take<T>(found: Option<(T, Source)>, from: &mut Option<Source>) -> Option<T> {
    found.map(|(value, source)| {
        *from = Some(source);
        value
    })
}

#[cfg(test)]
fn read_page(page: &crate::page::Page) -> PageMetadata {
    read(&collect(page))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Page, Snapshot};

    fn metadata(head: &str) -> PageMetadata {
        let html = format!("<html><head>{head}</head><body><p>Words.</p></body></html>");
        read_page(&Page::read(Snapshot::from_serialised(&html, "https://a.example/tides/1")).unwrap())
    }

    #[test]
    fn every_field_has_its_source() {
        let script = r#"<script type="application/ld+json">{"@type":"NewsArticle","headline":"Why tides turn",
            "author":"Ada Holm","datePublished":"2024-03-04","dateModified":"2024-03-05","image":"/p/1.jpg",
            "publisher":{"name":"Shore Post"},"description":"Of tides.","inLanguage":"en"}</script>"#;
        let PageMetadata { fields, sources, .. } = metadata(script);
        assert_eq!(fields.site_name.as_deref(), Some("Shore Post"));
        let declared =
            [sources.title, sources.authors, sources.published_time, sources.modified_time, sources.site_name];
        assert!(declared.iter().all(|s| *s == Some(Source::JsonLd)), "{sources:?}");
        assert!([sources.excerpt, sources.lead_image, sources.lang].iter().all(|s| *s == Some(Source::JsonLd)));
        // A missing field has no source.
        let PageMetadata { fields, sources, .. } = metadata("");
        assert_eq!((fields.title, sources.title, fields.byline, sources.authors), (None, None, None, None));
        assert_eq!((fields.published_time, sources.published_time, sources.site_name), (None, None, None));
    }
}
