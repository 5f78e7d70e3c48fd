//! The licence that the page declares for the article.
//!
//! Pictures of the page may have another one: several different links of `rel=license` declare none for the article.

use crate::article::{Address, Source};
use crate::metadata::sources::{PageSources, RecordKind};

/// The address of the licence, and its source.
pub fn license(sources: &PageSources) -> Option<(Address, Source)> {
    let address = |text: &str| Address::link(text, sources.page.base()).filter(|a| a.as_str().starts_with("http"));
    let records = sources.records.iter().filter(|record| record.kind != RecordKind::Site);
    let json_ld = records.filter_map(|record| record.license.as_deref()).find_map(address);
    let meta = || {
        let declared = sources.meta_tags.first(&["dcterms:license", "dcterms:rights", "dc:rights"]);
        declared.filter(|text| text.contains("://")).and_then(|text| address(&text))
    };
    let link = || {
        let mut links: Vec<Address> = sources.licenses.iter().filter_map(|link| address(link)).collect();
        links.dedup();
        if links.len() == 1 { links.pop() } else { None }
    };
    json_ld
        .map(|address| (address, Source::JsonLd))
        .or_else(|| meta().map(|address| (address, Source::Meta)))
        .or_else(|| link().map(|address| (address, Source::LinkRelation)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::read_page;
    use crate::page::{Page, Snapshot};

    #[test]
    fn the_licence_is_the_one_the_page_declares() {
        let licence = |head: &str, body: &str| {
            let html = format!("<html><head>{head}</head><body><p>Words.</p>{body}</body></html>");
            let found = read_page(&Page::read(Snapshot::from_serialised(&html, "https://a.example/1")).unwrap());
            (found.fields.license.map(|l| l.as_str().to_owned()), found.sources.license)
        };
        let free = "https://creativecommons.org/licenses/by/4.0/";
        let link = format!("<a rel=\"license\" href=\"{free}\">CC BY</a>");
        assert_eq!(licence("", &link), (Some(free.into()), Some(Source::LinkRelation)));
        let script =
            format!("<script type=\"application/ld+json\">{{\"@type\":\"Article\",\"license\":\"{free}\"}}</script>");
        assert_eq!(licence(&script, ""), (Some(free.into()), Some(Source::JsonLd)));
        let two = format!("{link}<a rel=\"license\" href=\"/terms\">Pictures</a>");
        assert_eq!(licence("", &two), (None, None));
        assert_eq!(licence("", "<a rel=\"license\" href=\"javascript:x()\">CC</a>"), (None, None));
    }
}
