//! The site: its name, and the page's own address on it.

use super::json_ld::{About, Record};
use super::plain;
use super::survey::Survey;
use crate::article::{Address, Source};
use crate::page::{Page, order, search};

/// Signs that part a headline from the site's name. A hyphen or colon parts only with space around it or after it.
pub(super) const PARTS: [&str; 15] =
    [" | ", " - ", " – ", " — ", " :: ", " · ", " • ", " » ", " « ", " / ", "｜", " ‹ ", "_", ": ", " @ "];

/// The site's name as the page states it.
pub(super) fn name(page: &Page, survey: &Survey, records: &[Record]) -> Option<(String, Source)> {
    let meta = survey.meta_of(&["og:site:name"]).map(|n| (n, Source::OpenGraph));
    let published = records.iter().filter(|r| r.about == About::Article).find_map(|r| r.publisher.clone());
    let own = records.iter().filter(|r| r.about == About::Site).find_map(|r| r.name.clone());
    let app = || {
        let others = ["al:ios:app:name", "dc:publisher", "dcterms:publisher", "twitter:app:name:iphone"];
        application(survey).or_else(|| survey.meta_of(&others))
    };
    // Of two names of which one begins with the other, the longer goes on with a slogan or a legal form.
    let shorter = match (&meta, &published) {
        (Some((name, _)), Some(short)) => plain::key(name).starts_with(&plain::key(short)) && short.len() < name.len(),
        _ => false,
    };
    meta.filter(|_| !shorter)
        .or_else(|| published.map(|n| (n, Source::JsonLd)))
        .or_else(|| own.map(|n| (n, Source::JsonLd)))
        .or_else(|| publisher(page, survey).map(|n| (n, Source::Microdata)))
        .or_else(|| app().map(|n| (n, Source::Meta)))
        .map(|(name, source)| (without_slogan(&name, page.url()), source))
        .filter(|(name, _)| name.len() <= 120 && name.contains(char::is_alphanumeric))
}

/// What the page is called as an application. Some systems write the headline there.
fn application(survey: &Survey) -> Option<String> {
    survey.meta_of(&["application-name"]).filter(|name| survey.meta_of(&["og:title"]).as_ref() != Some(name))
}

/// A site's name without signs around it, and without a slogan: of two parts the one that the host is called by is the
/// name.
fn without_slogan(name: &str, address: &str) -> String {
    let name = name.trim_matches(|c: char| c.is_whitespace() || "|-–—/:·@".contains(c));
    let host = plain::key(host(address).unwrap_or_default());
    let mut parts =
        [" | ", " - ", " – ", " — "].iter().filter_map(|sign| name.split_once(sign)).flat_map(|p| [p.0, p.1]);
    let is_host = |part: &&str| {
        let key = plain::key(part);
        key.len() >= 4 && host.contains(&key) && !["forum", "forums", "blog", "news", "shop"].contains(&key.as_str())
    };
    parts.find(is_host).unwrap_or(name).to_owned()
}

/// The name of the publisher in microdata.
fn publisher(page: &Page, survey: &Survey) -> Option<String> {
    let publisher = survey.items.iter().find(|i| i.name == "publisher")?.node;
    let name = survey.items.iter().find(|i| i.name == "name" && page.contains(publisher, i.node));
    let text = Survey::item_text(page, name.map_or(publisher, |i| i.node));
    (!text.is_empty()).then_some(text)
}

/// Everything the site may be called, as keys for comparing: its stated names and what its host says.
pub(super) fn names(page: &Page, survey: &Survey, records: &[Record]) -> Vec<String> {
    let mut stated = survey.metas_of("og:site:name");
    stated.extend(application(survey));
    for record in records {
        stated.extend(record.publisher.clone());
        stated.extend(record.name.clone().filter(|_| record.about == About::Site));
    }
    let mut found: Vec<String> = stated.iter().map(|name| plain::key(name)).collect();
    let canonical = canonical_text(survey).and_then(host);
    for host in [host(page.url()), canonical].into_iter().flatten() {
        let bare = host.strip_prefix("www.").unwrap_or(host);
        found.push(plain::key(bare));
        let labels: Vec<&str> = bare.split('.').collect();
        // Of "news.example.co.uk", "example": the longest label but the last, and the last that is longer than a registry's.
        let own = &labels[..labels.len().saturating_sub(1)];
        let longest = own.iter().max_by_key(|l| l.len());
        found.extend(longest.into_iter().chain(own.iter().rfind(|l| l.len() > 3)).map(|l| plain::key(l)));
    }
    found.retain(|n| n.len() >= 2);
    let mut names: Vec<&str> = found.iter().map(String::as_str).collect();
    order::sort(&mut names);
    names.dedup();
    names.into_iter().map(str::to_owned).collect()
}

/// A title without the site's name at its end or beginning. What is cut must be known to be the site's name: a part of a
/// headline may follow a dash too. `front` leaves the beginning: a site's front page tells of the site.
pub(super) fn without_name(title: &str, names: &[String], front: bool) -> String {
    let mut title = title.trim();
    // "Why tides turn :: The Shore ::"
    title = [" ::", " |", " -", " –"].iter().fold(title, |title, sign| title.strip_suffix(sign).unwrap_or(title));
    // A title may end in a section and the site.
    for _ in 0..3 {
        let Some(rest) = cut_once(title, names, front) else { break };
        title = rest;
    }
    title.to_owned()
}

fn cut_once<'a>(title: &'a str, names: &[String], front: bool) -> Option<&'a str> {
    // A site's name may hold such a sign itself.
    let ends = PARTS.iter().filter_map(|p| search::last(title, p).map(|at| (at, p.len())));
    if let Some((at, _)) = ends.filter(|&(at, length)| is_name(&title[at + length..], names)).max()
        && title[..at].trim().contains(if front { char::is_whitespace } else { |_: char| true })
    {
        return Some(title[..at].trim_end());
    }
    if front {
        return None;
    }
    let first = PARTS.iter().filter_map(|p| title.find(p).map(|at| (at, p.len()))).min()?;
    let (head, rest) = (&title[..first.0], title[first.0 + first.1..].trim());
    // A headline may begin with the site's name and a word: "Example dishes: ten of the best".
    let key = plain::key(head);
    let whole = |name: &String| {
        key.strip_prefix(name.as_str())
            .or(key.strip_suffix(name.as_str()))
            .is_some_and(|r| ["", "com", "org", "net", "the"].contains(&r))
    };
    (key.len() >= 2 && names.iter().any(whole) && !rest.is_empty()).then_some(rest)
}

/// Whether a part of a title is the site's name: the whole of it, or it with a little beside it ("Example.com",
/// "The Example", "Example News").
fn is_name(part: &str, names: &[String]) -> bool {
    let key = plain::key(part);
    if key.len() < 2 {
        return false;
    }
    names.iter().any(|name| {
        *name == key
            || name.len() >= 4 && key.contains(name.as_str()) && key.len() <= name.len() + 12
            || key.len() >= 5 && name.contains(key.as_str()) && name.len() <= key.len() * 2
    })
}

/// Whether an address is that of a site's front page: no path, or a language's, and nothing after it that names a page
/// (`/?p=123`, `/#!/story`).
pub(super) fn is_front(address: &str) -> bool {
    let query = address.split_once('?').map_or("", |(_, query)| query);
    let tracks =
        |key: &str| ["utm_", "srsltid", "gclid", "fbclid", "ref", "lang", "hl"].iter().any(|t| key.starts_with(t));
    address.contains("://")
        && path(address).split('/').all(|part| matches!(part.len(), 0 | 2))
        && (query.is_empty() || query.split('&').all(tracks))
        && !address.contains("#!")
        && !address.contains("#/")
}

/// The path of an absolute address, without what ends its file names.
pub(super) fn path(address: &str) -> &str {
    let rest = address.split_once("://").map_or("", |(_, rest)| rest);
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let path = rest.split_once('/').map_or("", |(_, path)| path);
    [".html", ".htm", ".php", ".aspx"].iter().find_map(|e| path.strip_suffix(e)).unwrap_or(path)
}

/// The page's own address: the canonical one if it is of the page's own site, else the page's.
pub(super) fn address(page: &Page, survey: &Survey) -> Option<(Address, Source)> {
    let own = Address::page(page.url());
    let own_host = host(page.url());
    let same_site = |text: &str| {
        let stated = Address::page(text).or_else(|| Address::link(text, page.base()));
        let stated = stated.filter(|a| a.as_str().starts_with("http"))?;
        let host = host(stated.as_str())?;
        own_host.is_none_or(|own| same_site(own, host)).then_some(stated)
    };
    let relation = canonical_text(survey).and_then(same_site).map(|a| (a, Source::LinkRelation));
    let graph = || survey.meta_of(&["og:url"]).and_then(|t| same_site(&t)).map(|a| (a, Source::OpenGraph));
    relation.or_else(graph).or_else(|| own.map(|a| (a, Source::Address)))
}

fn canonical_text<'a>(survey: &Survey<'a>) -> Option<&'a str> {
    survey.links.iter().find(|l| l.0.eq_ignore_ascii_case("canonical")).map(|l| l.1.trim()).filter(|l| !l.is_empty())
}

/// The host of an absolute address, without user, port and case.
fn host(address: &str) -> Option<&str> {
    let rest = address.split_once("://")?.1;
    let host = rest.split(['/', '?', '#']).next()?;
    let host = host.rsplit('@').next()?.split(':').next()?;
    (!host.is_empty()).then_some(host)
}

/// Whether two hosts belong to one site: one is the other or lies below it, a leading "www." aside, or both lie below
/// the same name of two labels whose first is a name and not a registry's ("co.uk").
fn same_site(a: &str, b: &str) -> bool {
    let bare = |h: &str| h.to_ascii_lowercase().trim_start_matches("www.").to_owned();
    let (a, b) = (bare(a), bare(b));
    let below = |inner: &str, outer: &str| inner.strip_suffix(outer).is_some_and(|r| r.is_empty() || r.ends_with('.'));
    if outer_is_name(&a) && below(&b, &a) || outer_is_name(&b) && below(&a, &b) || a == b {
        return true;
    }
    let tail = |h: &str| {
        let labels: Vec<&str> = h.split('.').collect();
        labels.len().checked_sub(2).map(|from| labels[from..].join("."))
    };
    matches!((tail(&a), tail(&b)), (Some(x), Some(y)) if x == y && outer_is_name(&x))
}

/// Whether a host is more than a registry's suffix: of "co.uk" and "com.au" the first label is short.
fn outer_is_name(host: &str) -> bool {
    let mut labels = host.rsplit('.');
    let last = labels.next().unwrap_or_default();
    labels.next().is_some_and(|l| l.len() > 3 || last.len() > 2) || labels.next().is_some()
}

/// A language tag of a valid shape (BCP 47): subtags of letters and digits, the first a language.
pub(super) fn language(text: &str) -> Option<String> {
    let text = text.trim().split([',', ';']).next()?.trim().replace('_', "-");
    let mut subtags = text.split('-');
    let first = subtags.next()?;
    let is_language = (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_alphabetic());
    let well_formed = subtags.all(|s| (1..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric()));
    (is_language && well_formed && text.len() <= 35).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_sites_name_is_cut_off() {
        let names = vec!["theshorepost".to_owned(), "shorepost".to_owned()];
        for (title, expected) in [
            ("Why tides turn | The Shore Post", "Why tides turn"),
            ("Why tides turn - Science - The Shore Post", "Why tides turn - Science"),
            ("The Shore Post: Why tides turn", "Why tides turn"),
            ("Why tides turn - and why not", "Why tides turn - and why not"),
            ("Tides: an introduction", "Tides: an introduction"),
            ("The Shore Post", "The Shore Post"),
            ("Why tides turn_ShorePost.com", "Why tides turn"),
        ] {
            assert_eq!(without_name(title, &names, false), expected, "{title}");
        }
        let names = ["harbourlog_tides".to_owned(), "harbourlogtides".to_owned()];
        assert_eq!(without_name("Why tides turn (2) @ Harbour Log_Tides", &names, false), "Why tides turn (2)");
        assert_eq!(without_name("Meet me @ noon", &names, false), "Meet me @ noon");
    }

    #[test]
    fn a_front_page_is_known_by_its_address() {
        for front in
            ["https://a.example", "https://a.example/", "https://a.example/de/", "https://a.example/?utm_source=x"]
        {
            assert!(is_front(front), "{front}");
        }
        for other in
            ["https://a.example/?p=12", "https://a.example/#!/tides", "https://a.example/tides", "", "file:///t.html"]
        {
            assert!(!is_front(other), "{other}");
        }
    }

    #[test]
    fn of_two_names_the_one_without_a_slogan_is_taken() {
        let named = |site: &str, publisher: &str| {
            let html = format!(
                "<html><head><meta property=\"og:site_name\" content=\"{site}\"><script type=\"application/ld+json\">\
                {{\"@type\":\"Article\",\"publisher\":{{\"name\":\"{publisher}\"}}}}</script></head><body><p>Words.</p></body></html>"
            );
            let page = Page::read(crate::Snapshot::from_serialised(&html, "https://a.example/t")).unwrap();
            super::super::read(&page).about.site_name
        };
        assert_eq!(named("Shore Post - News of the sea", "Shore Post").as_deref(), Some("Shore Post"));
        assert_eq!(named("Shore Post", "Shore Post Holdings Inc").as_deref(), Some("Shore Post"));
        assert_eq!(named("Shore Post", "Far Media").as_deref(), Some("Shore Post"));
    }

    #[test]
    fn a_slogan_and_signs_are_no_part_of_a_sites_name() {
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
        let page = Page::read(crate::Snapshot::from_serialised(html, "https://a.example/")).unwrap();
        assert_eq!(super::super::read(&page).about.site_name.as_deref(), Some("Shore Post"));
    }

    #[test]
    fn a_canonical_address_of_another_site_is_another_sites() {
        assert!(same_site("www.example.com", "example.com"));
        assert!(same_site("m.example.com", "www.example.com"));
        assert!(!same_site("example.com", "example.org"));
        assert!(!same_site("a.co.uk", "b.co.uk"));
        assert!(!same_site("evil-example.com", "example.com"));
    }

    #[test]
    fn languages_have_the_shape_of_a_tag() {
        assert_eq!(language("en_US").as_deref(), Some("en-US"));
        assert_eq!(language(" de "), Some("de".into()));
        assert_eq!(language("zh-Hant-TW"), Some("zh-Hant-TW".into()));
        for bad in ["", "english", "en\"><script>", "e", "{{lang}}"] {
            assert_eq!(language(bad), None, "{bad}");
        }
    }
}
