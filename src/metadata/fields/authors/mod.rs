//! The authors: names only, and the element that shows them.
//!
//! `candidates.rs` lists where authors are named, best source first; here the first list of people is chosen. A visible
//! name replaces a declared one that is only an account's or the publisher's. Never takes roles, dates or handles for
//! names: see `names/`.

mod candidates;
mod element_names;
mod publisher;
mod signoff;
#[cfg(test)]
mod tests;

use crate::article::Source;
use crate::metadata::addresses::is_entry;
use crate::metadata::sources::{HeadlineRegion, PageSources};
use crate::metadata::text::{key, visible_text};
use crate::page::{NodeId, Tag};
use candidates::{AuthorSources, CANDIDATES, Names};
use element_names::LONGEST_BYLINE;
use publisher::{is_house, is_publisher};

/// Letters and digits beside a name in a byline that ends like a sentence: a role, a place, a date.
const MAX_ROLE: usize = 32;

/// The authors that were chosen.
#[derive(Debug, Default)]
pub struct Authors {
    /// Their names, in order.
    pub names: Vec<String>,
    /// Where they came from.
    pub source: Option<Source>,
    /// Whether only the publisher is named and no person.
    pub is_only_publisher: bool,
    /// The element near the headline that shows them.
    pub element: Option<NodeId>,
}

/// Chooses the authors. `title_site` is what the title has for the site behind the headline. A front page or a listing (`is_listing`) shows the work of many and has none.
pub fn authors(
    sources: &PageSources,
    site_names: &[String],
    title_site: Option<&str>,
    region: &HeadlineRegion,
    declares_article: bool,
    is_listing: bool,
) -> Authors {
    if is_listing {
        return Authors::default();
    }
    let is_article = declares_article || is_entry(sources.page.url());
    let mut publisher: Option<Names> = None;
    let mut account: Option<Names> = None;
    let mut people: Option<Names> = None;
    let is_discussion = sources.records.iter().any(|record| record.is_discussion);
    let at = AuthorSources { sources, site_names, region, is_article };
    for (names, source) in CANDIDATES.iter().flat_map(|candidates| candidates(&at)) {
        if names.is_empty() {
            continue;
        }
        let is_declared = !matches!(source, Source::Microdata | Source::LinkRelation | Source::Visible);
        if names.iter().all(|name| is_publisher(name, site_names)) {
            // Where the page shows its publisher as the author, other names near it have other roles.
            let is_shown = source == Source::Visible && publisher.is_some();
            publisher.get_or_insert((names, source));
            if is_shown {
                break;
            }
        } else if is_declared && account.is_none() && is_named_like_house(title_site, &names) {
            account = Some((names, source));
        } else if is_declared && !is_discussion && names.iter().all(|name| is_account_name(name)) {
            // JSON-LD may name an account that no reader sees; meta tags are written for the readers of cards.
            if source != Source::JsonLd || byline_element(sources, region, &names).is_some() {
                account.get_or_insert((names, source));
            }
        } else {
            people = Some((names, source));
            break;
        }
    }
    // A box about an account has more than its name.
    let is_of_account = |found: &Names| {
        let name = account.as_ref().and_then(|(names, _)| names.first());
        name.zip(found.0.first()).is_some_and(|(name, found)| found.starts_with(name.as_str()))
    };
    let people = people.filter(|found| !is_of_account(found)).or(account);
    let is_only_publisher = people.is_none() && publisher.is_some();
    // The publisher is the author only where there must be one.
    let is_manual = sources.records.iter().any(|record| record.is_manual);
    let (names, source) = match people.or(publisher.filter(|_| is_article && !is_manual)) {
        Some((names, source)) => (names, Some(source)),
        None => (Vec::new(), None),
    };
    let element = byline_element(sources, region, &names);
    Authors { names, source, is_only_publisher, element }
}

/// Whether the only name is that of a house, or what the page's title has for the site: a house's, or a person's on a site
/// of their own.
fn is_named_like_house(title_site: Option<&str>, names: &[String]) -> bool {
    let [name] = names else { return false };
    is_house(name) || title_site.is_some_and(|site| key(site) == key(name))
}

/// Whether a name is that of an account of a publishing system ("aholm", "AH2024"): the page shows the person's name.
#[inline(never)]
fn is_account_name(name: &str) -> bool {
    let is_lower = !name.starts_with(|c: char| c.is_ascii_uppercase());
    !name.contains(' ') && name.is_ascii() && (is_lower || name.ends_with(|c: char| c.is_ascii_digit()))
}

/// The first element near the headline whose short text contains the first author.
fn byline_element(sources: &PageSources, region: &HeadlineRegion, names: &[String]) -> Option<NodeId> {
    let page = sources.page;
    let first = key(names.first()?);
    let shows = |n: NodeId| {
        let text = visible_text(page, n);
        text.len() <= LONGEST_BYLINE && key(&text).contains(&first)
    };
    let marked = sources.bylines.iter().chain(&sources.author_links).copied();
    let items = sources.microdata.named("author").filter(|&n| page.tag(n) != Tag::Meta);
    let element = marked.chain(items).filter(|&n| region.contains(n) && shows(n)).min();
    element.or_else(|| {
        let is_byline = |text: &str| text.len() <= 200 && key(text).contains(&first) && !is_sentence(text, &first);
        region.lines.iter().filter(|line| is_byline(&line.text)).map(|line| line.node).min()
    })
}

/// Whether a line is a sentence that names the author among other things: the mayor tells an agency.
fn is_sentence(text: &str, author: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let ends = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '”' | '»' | ')'));
    ends.ends_with(['.', '!', '?', '…', '。', '।', '؟']) && letters(text) > letters(author) + MAX_ROLE
}
