//! 6 ABOUT: title, byline, dates, site, language; JSON-LD, meta tags, microdata, what stands on the page.
//!
//! Never sees the verdicts. Says what is known and where each fact came from; which line of the body repeats it is for
//! the room of words to see. Every fact is plain text: no field carries markup.

mod alike;
mod authors;
mod by;
mod byline;
mod dates;
mod entry;
mod json;
mod json_ld;
mod lines;
mod makers;
mod moment;
mod months;
mod names;
mod pieces;
mod plain;
mod shown_dates;
mod signature;
mod site;
mod survey;
mod title;
mod told;
mod tongue;
mod vocabulary;
mod window;

use crate::article::{Address, Direction, Metadata, Source, Sources};
use crate::page::word_table::{Lists, WordTable, table_size};
use crate::page::{NodeId, Page};
use dates::Standing;
use json_ld::{About, Record};
use moment::{Moment, Order};
use survey::Survey;
use window::Window;

pub use told::{Told, told};

/// What the page says of itself, and where it says so for all to see.
#[derive(Debug, Default)]
pub struct Found {
    /// The facts.
    pub about: Metadata,
    /// Where each fact came from.
    pub sources: Sources,
    /// The element that shows the title as the page's headline.
    pub headline: Option<NodeId>,
    /// The element that shows who wrote it: the outermost short one near the headline.
    pub byline: Option<NodeId>,
    /// The elements near the headline that show when it was published or changed, in document order.
    pub dates: Vec<NodeId>,
    /// The addresses of pictures, as the page's data write them, each with the credit they give.
    pub makers: Vec<(String, String)>,
}

/// Whether a text says a day, in words or numbers.
pub fn says_day(text: &str) -> bool {
    Moment::words(text, Order::DayFirst).or_else(|| Moment::words(text, Order::MonthFirst)).is_some()
}

/// Reads what the page says of itself.
pub fn read(page: &Page) -> Found {
    let survey = Survey::of(page);
    let data = json_ld::roots(page, &survey);
    let records = json_ld::read(&data);
    let names = site::names(page, &survey, &records);
    let records = own_first(records, page, &survey);
    let stated = title::stated(page, &survey, &records, &names);
    let told = tells_of_article(&survey, &records);
    let headline = title::find(page, &survey, &stated, &names, told);
    let window = Window::around(page, headline.anchor, survey.article.or(survey.body));
    let lang = language(page, &survey, &records);
    let listed = site::is_front(page.url()) || is_list(page, &survey, told);
    let byline = byline::find(page, &survey, &records, &names, &window, told, listed);
    let standing = Standing {
        signed: !byline.authors.is_empty() && !byline.house,
        told,
        housed: byline.house,
        listed,
        section: !told && byline.authors.is_empty() && entry::is_section(page.url()) && !entry::is_entry(page.url()),
    };
    let dates = dates::find(page, &survey, &records, lang.as_ref().map(|l| l.0.as_str()), &window, standing);
    let site = site::name(page, &survey, &records);
    let excerpt = excerpt(&survey, &records);
    let dir = direction(page, &survey);
    let url = site::address(page, &survey);
    let lead = lead_image(page, &survey, &records);
    let license = license(page, &survey, &records);
    let sources = Sources {
        title: headline.source,
        authors: byline.source,
        published_time: dates.published.as_ref().map(|d| d.1),
        modified_time: dates.modified.as_ref().map(|d| d.1),
        site_name: site.as_ref().map(|s| s.1),
        excerpt: excerpt.as_ref().map(|e| e.1),
        lang: lang.as_ref().map(|l| l.1),
        dir: dir.map(|_| Source::Attribute),
        url: url.as_ref().map(|u| u.1),
        lead_image: lead.as_ref().map(|l| l.1),
        license: license.as_ref().map(|l| l.1),
    };
    let about = Metadata {
        title: headline.title,
        byline: (!byline.authors.is_empty()).then(|| byline.authors.join(", ")),
        authors: byline.authors,
        published_time: dates.published.map(|d| d.0),
        modified_time: dates.modified.map(|d| d.0),
        site_name: site.map(|s| s.0),
        excerpt: excerpt.map(|e| e.0),
        lang: lang.map(|l| l.0),
        dir,
        url: url.map(|u| u.0),
        lead_image: lead.map(|l| l.0),
        license: license.map(|l| l.0),
    };
    Found {
        about,
        sources,
        headline: headline.shown,
        byline: byline.shown,
        dates: dates.shown,
        makers: makers::of(&data),
    }
}

/// Puts the record of the page's own article before those of others: where several articles are described, the one the
/// head names.
fn own_first(records: Vec<Record>, page: &Page, survey: &Survey) -> Vec<Record> {
    let element = survey.title.map(|n| page.children(n).map(|c| page.text(c)).collect::<String>());
    let title = plain::key(&survey.meta_of(&["og:title"]).or(element).unwrap_or_default());
    let is_own = |r: &Record| {
        let headline = plain::key(r.headline.as_deref().or(r.name.as_deref()).unwrap_or_default());
        r.about == About::Article && !headline.is_empty() && (title.contains(&headline) || headline.contains(&title))
    };
    let (mut own, others): (Vec<_>, Vec<_>) = records.into_iter().partition(is_own);
    own.extend(others);
    own
}

/// Whether the page says of itself that it is an article.
fn tells_of_article(survey: &Survey, records: &[Record]) -> bool {
    records.iter().any(|r| r.about == About::Article)
        || survey.meta_of(&["og:type"]).is_some_and(|t| t.eq_ignore_ascii_case("article"))
        || survey.meta_of(&["article:published:time", "parsely-pub-date", "citation:title"]).is_some()
}

/// Headings that are links from which a section is a list of stories.
const STORIES: usize = 6;
/// Dates from which it is.
const DATES: usize = 24;

/// Whether a page lists stories: a section, by its address, that stands below a folder of lists, or, where it does not say
/// that it is an article, one of many headings that are links or many dates.
fn is_list(page: &Page, survey: &Survey, told: bool) -> bool {
    let linked = |&&h: &&NodeId| window::is_linked(page, h);
    let many = || survey.headings.iter().filter(linked).take(STORIES).count() == STORIES;
    entry::is_section(page.url())
        && (entry::is_among_lists(page.url()) || !told && (survey.dates.len() >= DATES || many()))
}

fn language(page: &Page, survey: &Survey, records: &[Record]) -> Option<(String, Source)> {
    let root = [survey.html, survey.body].into_iter().flatten();
    let mut attributes = root.flat_map(|n| [page.attr(n, "lang"), page.attr(n, "xml:lang")]).flatten();
    let attribute = attributes.find_map(site::language).map(|l| (l, Source::Attribute));
    let meta = || survey.meta_of(&["content-language", "dc:language", "og:locale"]).and_then(|t| site::language(&t));
    let linked = || records.iter().filter_map(|r| r.language.as_deref()).find_map(site::language);
    let places = || survey.article.into_iter().chain(survey.body);
    let detected = || places().find_map(|n| tongue::of(page, n)).map(|l| (l.to_owned(), Source::LanguageDetection));
    let declared =
        attribute.or_else(|| meta().map(|l| (l, Source::Meta))).or_else(|| linked().map(|l| (l, Source::JsonLd)));
    let Some((declared, source)) = declared else { return detected() };
    let other = places().next().and_then(|n| tongue::against(page, n, &declared));
    Some(other.map_or((declared, source), |l| (l.to_owned(), Source::LanguageDetection)))
}

fn direction(page: &Page, survey: &Survey) -> Option<Direction> {
    let mut places = [survey.article, survey.body, survey.html].into_iter().flatten();
    places.find_map(|n| match page.attr(n, "dir")?.trim().to_ascii_lowercase().as_str() {
        "ltr" => Some(Direction::LeftToRight),
        "rtl" => Some(Direction::RightToLeft),
        _ => None,
    })
}

fn excerpt(survey: &Survey, records: &[Record]) -> Option<(String, Source)> {
    // Some publishing systems cut their description out of a style sheet.
    let said = |keys: &[&str]| survey.meta_of(keys).filter(|t| !(t.contains('{') && t.contains(';')));
    let graph = said(&["og:description"]).map(|t| (t, Source::OpenGraph));
    let meta = || said(&["description", "dc:description", "dcterms:description"]).map(|t| (t, Source::Meta));
    let card = || said(&["twitter:description"]).map(|t| (t, Source::Twitter));
    let mut linked = records.iter().filter(|r| r.about == About::Article).filter_map(|r| r.description.clone());
    graph.or_else(meta).or_else(card).or_else(|| linked.next().map(|t| (t, Source::JsonLd)))
}

/// Words of the addresses of what stands for a site or a person.
const SIGNS: Lists<'_> = &[(1, &["logo", "logos", "favicon", "avatar", "avatars"])];

static EMBLEMS: WordTable<{ table_size(SIGNS) }> = WordTable::new(SIGNS);

fn lead_image(page: &Page, survey: &Survey, records: &[Record]) -> Option<(Address, Source)> {
    // A site names its sign where a page has no picture.
    let shows = |a: &Address| !a.as_str().starts_with("data:") && EMBLEMS.flags_in(a.as_str()) == 0;
    let address = |text: &str| Address::picture(text, page.base()).filter(shows);
    let meta = |keys: &[&str]| keys.iter().find_map(|key| survey.metas_of(key).iter().find_map(|t| address(t)));
    let graph = meta(&["og:image:secure:url", "og:image", "og:image:url"]).map(|a| (a, Source::OpenGraph));
    let card = || meta(&["twitter:image", "twitter:image:src"]).map(|a| (a, Source::Twitter));
    let linked = || records.iter().filter_map(|r| r.image.as_deref()).find_map(address).map(|a| (a, Source::JsonLd));
    graph.or_else(card).or_else(linked)
}

/// The licence of the article: what its own link or script names, else what the page links to as such. Pictures of the
/// page may have another, so a page that links to several says nothing.
fn license(page: &Page, survey: &Survey, records: &[Record]) -> Option<(Address, Source)> {
    let address = |text: &str| Address::link(text, page.base()).filter(|a| a.as_str().starts_with("http"));
    let linked =
        records.iter().filter(|r| r.about != About::Site).filter_map(|r| r.license.as_deref()).find_map(address);
    let meta = || survey.meta_of(&["dcterms:license", "dcterms:rights", "dc:rights"]).filter(|t| t.contains("://"));
    let mut related: Vec<Address> = survey.licenses.iter().filter_map(|l| address(l)).collect();
    related.dedup();
    linked
        .map(|a| (a, Source::JsonLd))
        .or_else(|| meta().and_then(|t| address(&t)).map(|a| (a, Source::Meta)))
        .or_else(|| (related.len() == 1).then(|| related.pop()).flatten().map(|a| (a, Source::LinkRelation)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Snapshot;

    fn found(head: &str, body: &str) -> Found {
        let html = format!("<html><head>{head}</head><body><p>Words.</p>{body}</body></html>");
        read(&Page::read(Snapshot::from_serialised(&html, "https://a.example/tides/1")).unwrap())
    }

    #[test]
    fn the_sign_of_a_site_is_no_lead_image() {
        let image = |first: &str| {
            let head = format!(
                "<meta property=\"og:image\" content=\"{first}\"><meta name=\"twitter:image\" content=\"/t.jpg\">"
            );
            found(&head, "").about.lead_image.map(|a| a.as_str().rsplit('/').next().unwrap_or_default().to_owned())
        };
        for sign in ["/site-logo.png", "/logos/17.png", "/data/avatars/m/1.jpg", "/cropped-favicon-2.png"] {
            assert_eq!(image(sign).as_deref(), Some("t.jpg"), "{sign}");
        }
        assert_eq!(image("/il-catalogo.jpg").as_deref(), Some("il-catalogo.jpg"));
    }

    #[test]
    fn a_style_sheet_is_no_summary() {
        let said = |text: &str| found(&format!("<meta name=\"description\" content=\"{text}\">"), "").about.excerpt;
        assert_eq!(said("hr { clear: both; } @media screen"), None);
        assert!(said("Tides: {why} they turn").is_some());
        assert_eq!(said("Tides, and why they turn.").as_deref(), Some("Tides, and why they turn."));
    }

    #[test]
    fn the_headline_that_is_shown_goes_before_the_title_for_search_engines() {
        let head = "<meta property=\"og:site_name\" content=\"Shore Post\">\
            <title>Why tides turn: 7 facts about tides (2024) | Shore Post</title>";
        let title = |body: &str| found(head, body).about.title;
        assert_eq!(title("<h1>Why tides turn twice</h1>").as_deref(), Some("Why tides turn twice"));
        // The site's name, another story and what nobody sees are no headline.
        for body in
            ["<h1>Shore Post</h1>", "<h2><a href=\"/d\">How dikes are built</a></h2>", "<h1 hidden=\"\">Why tides</h1>"]
        {
            assert_eq!(title(body).as_deref(), Some("Why tides turn: 7 facts about tides (2024)"), "{body}");
        }
    }

    #[test]
    fn authors_are_names_and_nothing_else() {
        let by = |line: &str| {
            let told = "<meta property=\"og:type\" content=\"article\">";
            found(told, &format!("<h1>Tides</h1><div class=\"byline\">{line}</div>")).about.authors.join("; ")
        };
        for line in [
            "By Ada Holm, Harbour Editor, and Bo Ek",
            "Written by Ada Holm &amp; Bo Ek | 4 March 2024",
            "Ada Holm (ada@shore.example), Bo Ek @boek",
        ] {
            assert_eq!(by(line), "Ada Holm; Bo Ek", "{line}");
        }
        for line in ["4 March 2024", "@adaholm", "ada@shore.example", "Reviewed by Bo Ek", "Senior Editor, 3 min read"]
        {
            assert!(!by(line).contains(['@', '4']) && !by(line).contains("Bo"), "{line}: {}", by(line));
        }
    }

    #[test]
    fn the_direction_is_declared_or_unknown() {
        let dir = |value: &str| {
            let html = format!("<html dir=\"{value}\"><body><p>Words.</p></body></html>");
            let found = read(&Page::read(Snapshot::from_serialised(&html, "https://a.example/1")).unwrap());
            (found.about.dir, found.sources.dir)
        };
        assert_eq!(dir(" RTL "), (Some(Direction::RightToLeft), Some(Source::Attribute)));
        assert_eq!(dir("ltr"), (Some(Direction::LeftToRight), Some(Source::Attribute)));
        assert_eq!((dir("auto"), dir("up")), ((None, None), (None, None)));
    }

    #[test]
    fn the_address_and_the_lead_picture_are_the_pages_own() {
        let about = |head: &str| {
            let found = found(head, "");
            let text = |a: Option<Address>| a.map(|a| a.as_str().to_owned());
            (text(found.about.url), text(found.about.lead_image), found.sources.url, found.sources.lead_image)
        };
        let own = "<link rel=\"canonical\" href=\"/tides/one\"><meta property=\"og:image\" content=\"/p/tide.jpg\">";
        let (url, lead, from, picture) = about(own);
        assert_eq!((url.as_deref(), from), (Some("https://a.example/tides/one"), Some(Source::LinkRelation)));
        assert_eq!((lead.as_deref(), picture), (Some("https://a.example/p/tide.jpg"), Some(Source::OpenGraph)));
        let other = "<link rel=\"canonical\" href=\"https://b.example/\">\
            <meta property=\"og:image\" content=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\">\
            <meta name=\"twitter:image\" content=\"javascript:alert(1)\">";
        let (url, lead, from, picture) = about(other);
        assert_eq!((url.as_deref(), from), (Some("https://a.example/tides/1"), Some(Source::Address)));
        assert_eq!((lead, picture), (None, None));
    }

    #[test]
    fn every_fact_names_the_source_it_came_from() {
        let script = r#"<script type="application/ld+json">{"@type":"NewsArticle","headline":"Why tides turn",
            "author":"Ada Holm","datePublished":"2024-03-04","dateModified":"2024-03-05","image":"/p/1.jpg",
            "publisher":{"name":"Shore Post"},"description":"Of tides.","inLanguage":"en"}</script>"#;
        let Found { about, sources, .. } = found(script, "");
        assert_eq!(about.site_name.as_deref(), Some("Shore Post"));
        let told = [sources.title, sources.authors, sources.published_time, sources.modified_time, sources.site_name];
        assert!(told.iter().all(|s| *s == Some(Source::JsonLd)), "{sources:?}");
        assert!([sources.excerpt, sources.lead_image, sources.lang].iter().all(|s| *s == Some(Source::JsonLd)));
        // What is not known came from nowhere.
        let Found { about, sources, .. } = found("", "");
        assert_eq!((about.title, sources.title, about.byline, sources.authors), (None, None, None, None));
        assert_eq!((about.published_time, sources.published_time, sources.site_name), (None, None, None));
    }

    #[test]
    fn a_headline_that_a_system_gives_as_its_name_is_no_name() {
        let head = |name: &str| {
            format!(
                "<meta property=\"og:title\" content=\"Why tides turn\"><meta name=\"application-name\" content=\"{name}\">"
            )
        };
        let of = |name: &str| {
            let about = found(&head(name), "<h1>Shore menu</h1><h1>Why tides turn</h1>").about;
            (about.title, about.site_name)
        };
        assert_eq!(of("Why tides turn"), (Some("Why tides turn".into()), None));
        assert_eq!(of("Shore Post"), (Some("Why tides turn".into()), Some("Shore Post".into())));
    }

    #[test]
    fn the_licence_is_the_one_the_page_declares() {
        let licence = |head: &str, body: &str| {
            let found = found(head, body);
            (found.about.license.map(|l| l.as_str().to_owned()), found.sources.license)
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
