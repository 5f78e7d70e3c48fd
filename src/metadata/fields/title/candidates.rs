//! The candidates for the title: what the page declares, and its headings.

use crate::article::Source;
use crate::metadata::addresses::is_front_page;
use crate::metadata::fields::site_names::without_site_name;
use crate::metadata::sources::{PageSources, RecordKind};
use crate::metadata::text::{TitleText, clean, visible_text};
use crate::page::{Address, NodeId, Page, Tag, letters};

/// Words of the longest name of a site in a heading.
const LONGEST_NAME: usize = 6;
/// Longest headline in bytes. A longer heading contains more than a headline.
const LONGEST: usize = 600;

/// A title that the head or JSON-LD declares, without the site's name.
#[derive(Debug)]
pub struct DeclaredTitle {
    /// The title.
    pub title: TitleText,
    /// Where it is declared.
    pub source: Source,
}

/// A heading that may be the headline.
#[derive(Debug)]
pub struct Heading {
    /// The element.
    pub node: NodeId,
    /// Its visible text.
    pub title: TitleText,
    /// Whether it is an `h1`.
    pub is_h1: bool,
    /// Whether microdata mark it as the headline.
    pub is_marked: bool,
}

/// The titles that the page declares, best source first.
pub fn declared_titles(sources: &PageSources, site_names: &[String]) -> Vec<DeclaredTitle> {
    let mut found: Vec<(String, Source)> = Vec::new();
    let articles = sources.records.iter().filter(|record| record.kind == RecordKind::Article);
    let json_ld = articles.filter_map(|record| record.headline.as_ref().or(record.name.as_ref())).next();
    found.extend(json_ld.map(|title| (title.clone(), Source::JsonLd)));
    for (keys, source) in [
        (&["og:title"][..], Source::OpenGraph),
        (&["citation:title", "dc:title", "dcterms:title", "parsely-title", "sailthru:title"], Source::Meta),
        (&["twitter:title"], Source::Twitter),
        (&["title"], Source::Meta),
    ] {
        found.extend(sources.meta_tags.first(keys).map(|title| (title, source)));
    }
    found.extend(sources.title_element.as_deref().map(|title| (clean(title), Source::TitleElement)));
    let keep_start = is_front_page(sources.page.url());
    let titles = found.into_iter().map(|(title, source)| (without_site_name(&title, site_names, keep_start), source));
    let titles = titles.filter(|(title, _)| !title.is_empty() && title.len() <= LONGEST);
    titles.map(|(title, source)| DeclaredTitle { title: TitleText::new(title), source }).collect()
}

/// The visible headings that may be the headline, in document order.
pub fn headings(sources: &PageSources, site_names: &[String]) -> Vec<Heading> {
    let page = sources.page;
    let mut found = Vec::new();
    for &node in sources.headings.iter().filter(|&&node| !is_hidden(page, node)) {
        let text = visible_text(page, node);
        let label = screen_reader_label(page, node).unwrap_or_default();
        // Manuals put a character to link to after a heading.
        let text = text.strip_prefix(&*label).unwrap_or_default().trim_end_matches(['¶', '#', '§', '🔗', ' ']);
        let text = letters::trim(["# ", "¶ ", "§ "].iter().find_map(|sign| text.strip_prefix(sign)).unwrap_or(text));
        if text.is_empty() || text.len() > LONGEST {
            continue;
        }
        let title = TitleText::new(text.to_owned());
        if !site_names.contains(&title.key) {
            let is_marked = sources.microdata.is_named(node, "headline");
            found.push(Heading { node, title, is_h1: page.tag(node) == Tag::H1, is_marked });
        }
    }
    let is_front = is_front_page(page.url());
    // An h1 that leads to the front page is the site's name.
    found
        .retain(|h| is_front || !h.is_h1 || h.title.words().len() > LONGEST_NAME || !leads_to_front_page(page, h.node));
    found
}

/// Whether a heading is a link to the front page of the site.
fn leads_to_front_page(page: &Page, heading: NodeId) -> bool {
    let href = |n: NodeId| if page.tag(n) == Tag::A { page.attr(n, "href") } else { None };
    let link = page.descendants(heading).take(24).find_map(href).or_else(|| page.parent(heading).and_then(href));
    link.and_then(|href| Address::link(href, page.base())).is_some_and(|address| is_front_page(address.as_str()))
}

/// Whether an element or one around it is hidden.
fn is_hidden(page: &Page, node: NodeId) -> bool {
    page.ancestors(node).take(64).any(|n| page.is_hidden(n) || page.attr(n, "hidden").is_some())
}

/// The label before a heading's text that only screen readers present ("Collection: ").
fn screen_reader_label(page: &Page, heading: NodeId) -> Option<String> {
    let class = |n: NodeId| page.attr(n, "class").unwrap_or_default();
    let is_label = |&n: &NodeId| ["visually-hidden", "sr-only", "screen-reader"].iter().any(|c| class(n).contains(c));
    let label = page.descendants(heading).take(8).find(is_label)?;
    Some(visible_text(page, label)).filter(|label| label.ends_with(':'))
}
