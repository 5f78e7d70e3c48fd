//! The page's own summary, as it declares it.
//!
//! Never made from the text of the article.

use crate::article::Source;
use crate::metadata::sources::{PageSources, RecordKind};

/// The summary, and its source.
pub fn excerpt(sources: &PageSources) -> Option<(String, Source)> {
    // Some publishing systems cut their description out of a style sheet.
    let is_style_sheet = |text: &String| text.contains('{') && text.contains(';');
    let tag = |keys: &[&str]| sources.meta_tags.first(keys).filter(|text| !is_style_sheet(text));
    let open_graph = tag(&["og:description"]).map(|text| (text, Source::OpenGraph));
    let meta = || tag(&["description", "dc:description", "dcterms:description"]).map(|text| (text, Source::Meta));
    let card = || tag(&["twitter:description"]).map(|text| (text, Source::Twitter));
    let json_ld = || {
        let articles = sources.records.iter().filter(|record| record.kind == RecordKind::Article);
        articles.filter_map(|record| record.description.clone()).next().map(|text| (text, Source::JsonLd))
    };
    open_graph.or_else(meta).or_else(card).or_else(json_ld)
}

#[cfg(test)]
mod tests {
    use crate::metadata::read_page;
    use crate::page::{Page, Snapshot};

    #[test]
    fn a_style_sheet_is_no_summary() {
        let excerpt = |text: &str| {
            let html = format!(
                "<html><head><meta name=\"description\" content=\"{text}\"></head><body><p>Words.</p></body></html>"
            );
            read_page(&Page::read(Snapshot::from_serialised(&html, "https://a.example/1")).unwrap()).fields.excerpt
        };
        assert_eq!(excerpt("hr { clear: both; } @media screen"), None);
        assert!(excerpt("Tides: {why} they turn").is_some());
        assert_eq!(excerpt("Tides, and why they turn.").as_deref(), Some("Tides, and why they turn."));
    }
}
