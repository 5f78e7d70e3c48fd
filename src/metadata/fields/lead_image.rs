//! The picture that the page declares as its own.
//!
//! Never a picture of the article's text: those are the figures.

use crate::article::{Address, Source};
use crate::metadata::sources::PageSources;
use crate::page::word_table::{Lists, WordTable, table_size};

/// Words in the addresses of logos and avatars, which sites declare where a page has no picture.
const LISTS: Lists<'_> = &[(1, &["logo", "logos", "favicon", "avatar", "avatars"])];

static LOGO_WORDS: WordTable<{ table_size(LISTS) }> = WordTable::new(LISTS);

/// The address of the picture, and its source.
pub fn lead_image(sources: &PageSources) -> Option<(Address, Source)> {
    let is_picture = |a: &Address| !a.as_str().starts_with("data:") && LOGO_WORDS.flags_in(a.as_str()) == 0;
    let address = |text: &str| Address::picture(text, sources.page.base()).filter(is_picture);
    let tag = |keys: &[&str]| keys.iter().find_map(|key| sources.meta_tags.all(key).find_map(|text| address(&text)));
    let open_graph = tag(&["og:image:secure:url", "og:image", "og:image:url"]).map(|a| (a, Source::OpenGraph));
    let card = || tag(&["twitter:image", "twitter:image:src"]).map(|a| (a, Source::Twitter));
    let json_ld = || {
        let mut images = sources.records.iter().filter_map(|record| record.image.as_deref());
        images.find_map(address).map(|a| (a, Source::JsonLd))
    };
    open_graph.or_else(card).or_else(json_ld)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::read_page;
    use crate::page::{Page, Snapshot};

    fn image(head: &str) -> (Option<String>, Option<Source>) {
        let html = format!("<html><head>{head}</head><body><p>Words.</p></body></html>");
        let found = read_page(&Page::read(Snapshot::from_serialised(&html, "https://a.example/tides/1")).unwrap());
        (found.fields.lead_image.map(|address| address.as_str().to_owned()), found.sources.lead_image)
    }

    #[test]
    fn a_logo_is_no_lead_image() {
        let first_of_two = |first: &str| {
            let head = format!(
                "<meta property=\"og:image\" content=\"{first}\"><meta name=\"twitter:image\" content=\"/t.jpg\">"
            );
            image(&head).0.map(|address| address.rsplit('/').next().unwrap_or_default().to_owned())
        };
        for logo in ["/site-logo.png", "/logos/17.png", "/data/avatars/m/1.jpg", "/cropped-favicon-2.png"] {
            assert_eq!(first_of_two(logo).as_deref(), Some("t.jpg"), "{logo}");
        }
        assert_eq!(first_of_two("/il-catalogo.jpg").as_deref(), Some("il-catalogo.jpg"));
    }

    #[test]
    fn only_addresses_of_pictures_are_taken() {
        let own = image("<meta property=\"og:image\" content=\"/p/tide.jpg\">");
        assert_eq!(own, (Some("https://a.example/p/tide.jpg".into()), Some(Source::OpenGraph)));
        let other = "<meta property=\"og:image\" content=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\">\
            <meta name=\"twitter:image\" content=\"javascript:alert(1)\">";
        assert_eq!(image(other), (None, None));
    }
}
