//! The site's name as a field of the article.
//!
//! Chooses among what meta tags, JSON-LD and microdata declare. Never guesses a name from the host.

use crate::article::Source;
use crate::metadata::addresses::host;
use crate::metadata::sources::{PageSources, RecordKind};
use crate::metadata::text::{has_word, key, visible_text};
use crate::page::NodeId;

/// Shortest headline, as a key, whose words in the title tell that the site's name stands behind them.
const SHORTEST_HEADLINE: usize = 8;
/// Longest name of a site that only the title has, in bytes.
const LONGEST_NAME: usize = 60;
/// What a part of a site is called, behind which the site's own name stands in a title.
const PARTS_OF_SITES: &str = "forum forums blog news wiki community home";
/// Headings among which the headline is looked for.
const HEADLINES: usize = 8;

/// The site's name, and its source. `title_site` is what the title has for it behind the headline.
pub fn site_name(sources: &PageSources, title_site: Option<String>) -> Option<(String, Source)> {
    let meta = sources.meta_tags.first(&["og:site:name"]).map(|name| (name, Source::OpenGraph));
    let records = |kind| sources.records.iter().filter(move |record| record.kind == kind);
    let publisher = records(RecordKind::Article).find_map(|record| record.publisher.clone());
    let site = records(RecordKind::Site).find_map(|record| record.name.clone());
    let application = || {
        let others = ["al:ios:app:name", "dc:publisher", "dcterms:publisher", "twitter:app:name:iphone"];
        application_name(sources).or_else(|| sources.meta_tags.first(&others))
    };
    // Of two names of which one begins with the other, the longer has a slogan or a legal form.
    let has_shorter = match (&meta, &publisher) {
        (Some((name, _)), Some(short)) => key(name).starts_with(&key(short)) && short.len() < name.len(),
        _ => false,
    };
    let named = || named_in_title(sources).map(|name| (name, Source::TitleElement));
    meta.filter(|_| !has_shorter)
        .or_else(|| publisher.as_deref().is_some_and(is_company).then(named).flatten())
        .or_else(|| publisher.map(|name| (name, Source::JsonLd)))
        .or_else(|| site.map(|name| (name, Source::JsonLd)))
        .or_else(|| microdata_publisher(sources).map(|name| (name, Source::Microdata)))
        .or_else(|| application().map(|name| (name, Source::Meta)))
        .or_else(|| title_site.map(|name| (name, Source::TitleElement)))
        .map(|(name, source)| (without_slogan(&name, sources.page.url()), source))
        .filter(|(name, _)| name.len() <= 120 && name.contains(char::is_alphanumeric))
}

/// Whether a name has a legal form: readers know the site by another.
fn is_company(name: &str) -> bool {
    let last = name.trim_end_matches('.').rsplit([' ', ',']).next().unwrap_or_default();
    has_word("inc ltd llc gmbh ag plc corp corporation limited srl spa bv nv oy ab sas", &last.to_lowercase())
}

/// The name of the site at the end of the page's title, if the host has it too.
fn named_in_title(sources: &PageSources) -> Option<String> {
    let (_, name) = last_part(sources.title_element.as_deref()?)?;
    let host = key(host(sources.page.url()).unwrap_or_default());
    let own = key(name);
    (own.len() >= 4 && host.contains(&own)).then(|| name.to_owned())
}

/// The name of the site at the end of the page's title, behind the words of the headline.
pub fn named_behind_headline(sources: &PageSources) -> Option<String> {
    let (mut head, mut name) = last_part(sources.title_element.as_deref()?)?;
    if has_word(PARTS_OF_SITES, &key(name)) {
        (head, name) = last_part(head)?;
    }
    let head = key(head);
    let begins_title = |&node: &NodeId| {
        let headline = key(&visible_text(sources.page, node));
        headline.len() >= SHORTEST_HEADLINE && head.starts_with(&headline)
    };
    let is_name = name.len() <= LONGEST_NAME && name.contains(char::is_alphabetic);
    (is_name && sources.headings.iter().take(HEADLINES).any(begins_title)).then(|| name.to_owned())
}

/// The last part of a title, and what stands before it.
fn last_part(title: &str) -> Option<(&str, &str)> {
    let parts =
        [" | ", " - ", " – ", " — ", " · ", " :: ", " : ", "｜", "_"].iter().filter_map(|mark| title.rsplit_once(mark));
    parts.min_by_key(|(_, name)| name.len()).map(|(head, name)| (head, name.trim()))
}

/// The name of the page as an application. Some publishing systems write the headline there.
pub fn application_name(sources: &PageSources) -> Option<String> {
    let tags = &sources.meta_tags;
    tags.first(&["application-name"]).filter(|name| tags.first(&["og:title"]).as_ref() != Some(name))
}

/// The name of the publisher in microdata.
fn microdata_publisher(sources: &PageSources) -> Option<String> {
    let publisher = sources.microdata.named("publisher").next()?;
    let name = sources.microdata.name_within(sources.page, publisher);
    (!name.is_empty()).then_some(name)
}

/// A site's name without punctuation around it and without a slogan: of two parts, the one that the host contains is the
/// name.
fn without_slogan(name: &str, address: &str) -> String {
    let name = name.trim_matches(|c: char| c.is_whitespace() || "|-–—/:·@".contains(c));
    let host_key = key(host(address).unwrap_or_default());
    let mut parts =
        [" | ", " - ", " – ", " — "].iter().filter_map(|separator| name.split_once(separator)).flat_map(|p| [p.0, p.1]);
    let is_in_host = |part: &&str| {
        let part = key(part);
        part.len() >= 4
            && host_key.contains(&part)
            && !["forum", "forums", "blog", "news", "shop"].contains(&part.as_str())
    };
    parts.find(is_in_host).unwrap_or(name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::read_page;
    use crate::page::{Page, Snapshot};

    fn name_of(html: &str) -> Option<String> {
        read_page(&Page::read(Snapshot::from_serialised(html, "https://a.example/t")).unwrap()).fields.site_name
    }

    #[test]
    fn of_two_names_the_one_without_a_slogan_is_taken() {
        let named = |site: &str, publisher: &str| {
            let html = format!(
                "<html><head><meta property=\"og:site_name\" content=\"{site}\"><script type=\"application/ld+json\">\
                {{\"@type\":\"Article\",\"publisher\":{{\"name\":\"{publisher}\"}}}}</script></head><body><p>Words.</p></body></html>"
            );
            name_of(&html)
        };
        assert_eq!(named("Shore Post - News of the sea", "Shore Post").as_deref(), Some("Shore Post"));
        assert_eq!(named("Shore Post", "Shore Post Holdings Inc").as_deref(), Some("Shore Post"));
        assert_eq!(named("Shore Post", "Far Media").as_deref(), Some("Shore Post"));
    }

    #[test]
    fn what_stands_behind_the_headline_in_the_title_is_the_site() {
        let named = |title: &str| {
            name_of(&format!(
                "<html><head><title>{title}</title></head><body><h1>Why tides turn</h1><p>Words.</p></body></html>"
            ))
        };
        assert_eq!(named("Why tides turn | Science | Shore Post").as_deref(), Some("Shore Post"));
        assert_eq!(named("Why tides turn - Shore Post - Forum").as_deref(), Some("Shore Post"));
        assert_eq!(named("Why tides turn").as_deref(), None);
        assert_eq!(named("How tides turn - and why").as_deref(), None);
    }

    #[test]
    fn a_company_yields_to_the_name_in_the_title() {
        let named = |title: &str, publisher: &str| {
            let html = format!(
                "<html><head><title>{title}</title><script type=\"application/ld+json\">{{\"@type\":\"Article\",\
                \"publisher\":{{\"name\":\"{publisher}\"}}}}</script></head><body><p>Words.</p></body></html>"
            );
            let page = Page::read(Snapshot::from_serialised(html, "https://en.tidepedia.example/t")).unwrap();
            read_page(&page).fields.site_name
        };
        assert_eq!(named("Herring - Tidepedia", "Tide Foundation, Inc.").as_deref(), Some("Tidepedia"));
        assert_eq!(named("Herring - Fish", "Tide Foundation, Inc.").as_deref(), Some("Tide Foundation, Inc."));
        assert_eq!(named("Herring - Tidepedia", "Tide Weekly").as_deref(), Some("Tide Weekly"));
    }

    #[test]
    fn a_slogan_and_punctuation_are_no_part_of_a_sites_name() {
        for (name, expected) in [
            ("Shore Post | News of the sea", "Shore Post"),
            ("News of the sea - Shore Post", "Shore Post"),
            ("Far Nets | All for boats", "Far Nets | All for boats"),
            ("Far Nets | News", "Far Nets | News"),
            ("Far Nets - ", "Far Nets"),
            ("@farnets", "farnets"),
            ("/", ""),
        ] {
            assert_eq!(without_slogan(name, "https://news.shorepost.example/t"), expected, "{name}");
        }
    }

    #[test]
    fn the_publisher_in_microdata_names_the_site() {
        let html = "<html><body><div itemprop=\"publisher\"><meta itemprop=\"name\" \
            content=\"Shore Post\"><a itemprop=\"url\" href=\"/\">Home</a></div></body></html>";
        assert_eq!(name_of(html).as_deref(), Some("Shore Post"));
    }

    #[test]
    fn an_application_name_that_is_the_headline_is_no_name() {
        let head = |name: &str| {
            format!(
                "<meta property=\"og:title\" content=\"Why tides turn\"><meta name=\"application-name\" content=\"{name}\">"
            )
        };
        let of = |name: &str| {
            let body = "<h1>Shore menu</h1><h1>Why tides turn</h1>";
            name_of(&format!("<html><head>{}</head><body>{body}</body></html>", head(name)))
        };
        assert_eq!(of("Why tides turn"), None);
        assert_eq!(of("Shore Post"), Some("Shore Post".into()));
    }
}
