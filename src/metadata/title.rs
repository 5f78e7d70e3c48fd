//! The headline: as the page shows it, and without the site's name.
//!
//! Titles written for search engines and cards say which of the page's headings is the headline; the heading then says
//! how it reads. Only a page without such a heading is called by what its head says.

use super::json_ld::{About, Record};
use super::source::Source;
use super::survey::Survey;
use super::window::Window;
use super::{plain, site};
use crate::page::{NodeId, Page, Tag};

/// Longest headline in bytes. A longer heading holds more than a headline.
const LONGEST: usize = 600;
/// Share of words that a heading and a title must have in common to be the same headline: of two that tell of one
/// article in other words, half and more agree; of two articles of one site, hardly any but the small words.
const SAME: f32 = 0.5;

/// The headline found.
#[derive(Debug, Default)]
pub(super) struct Headline {
    pub title: Option<String>,
    pub source: Option<Source>,
    /// The element that shows it.
    pub shown: Option<NodeId>,
}

/// What the head and the data say the title is, best first, site names cut off.
pub(super) fn stated(page: &Page, survey: &Survey, records: &[Record], names: &[String]) -> Vec<(String, Source)> {
    let mut found = Vec::new();
    let article = records.iter().filter(|r| r.about == About::Article);
    let linked = article.filter_map(|r| r.headline.as_ref().or(r.name.as_ref())).next();
    found.extend(linked.map(|t| (t.clone(), Source::JsonLd)));
    for (keys, source) in [
        (&["og:title"][..], Source::OpenGraph),
        (&["citation:title", "dc:title", "dcterms:title", "parsely-title", "sailthru:title"], Source::Meta),
        (&["twitter:title"], Source::Twitter),
        (&["title"], Source::Meta),
    ] {
        found.extend(survey.meta_of(keys).map(|t| (t, source)));
    }
    let element = survey.title.map(|n| plain::field(&page.children(n).map(|c| page.text(c)).collect::<String>()));
    found.extend(element.map(|t| (t, Source::TitleElement)));
    for (title, _) in &mut found {
        *title = site::without_name(title, names);
    }
    found.retain(|(title, _)| !title.is_empty() && title.len() <= LONGEST);
    found
}

/// Finds the headline.
pub(super) fn find(page: &Page, survey: &Survey, stated: &[(String, Source)], names: &[String]) -> Headline {
    if let Some((node, text)) = heading(page, survey, stated, names) {
        let marked = survey.items.iter().any(|i| i.node == node && i.name == "headline");
        let source = if marked { Source::Microdata } else { Source::Headline };
        return Headline { title: Some(text), source: Some(source), shown: Some(node) };
    }
    // A site's own name is a title only when nothing else is.
    let own = |t: &&(String, Source)| !names.contains(&plain::key(&t.0));
    let Some((title, source)) = stated.iter().find(own).or(stated.first()) else { return Headline::default() };
    let key = plain::key(title);
    let mut lower = survey.headings.iter().copied();
    let shown = lower.find(|&n| plain::key(&plain::shown(page, n)) == key);
    Headline { title: Some(title.clone()), source: Some(*source), shown }
}

/// The heading that is the headline, and how it reads.
fn heading(page: &Page, survey: &Survey, stated: &[(String, Source)], names: &[String]) -> Option<(NodeId, String)> {
    let mut headings: Vec<(NodeId, String)> = Vec::new();
    for &node in &survey.headings {
        // Manuals put a sign to link to after a heading.
        let text = plain::shown(page, node).trim_end_matches(['¶', '#', '§', '🔗', ' ']).to_owned();
        let is_site = names.contains(&plain::key(&text));
        if !text.is_empty() && text.len() <= LONGEST && !is_site && !is_unseen(page, node) {
            headings.push((node, text));
        }
    }
    let marked = |n: NodeId| survey.items.iter().any(|i| i.node == n && i.name == "headline");
    let mut best: Option<(f32, usize)> = None;
    for (at, (node, text)) in headings.iter().enumerate() {
        let agreement = stated.iter().map(|(title, _)| agreement(text, title)).fold(0.0, f32::max);
        let lower = page.tag(*node) != Tag::H1 && !marked(*node);
        // "Headline - Manual": of two headings the title begins with the headline and ends with what it belongs to.
        let ends = stated.iter().any(|(title, _)| is_after_dash(title, text));
        let agreement = if ends { agreement - 0.3 } else { agreement };
        let rank = match page.tag(*node) {
            Tag::H1 => agreement + 0.2,
            _ if marked(*node) => agreement + 0.2,
            // A lower heading is the headline only when it reads like it.
            _ if agreement >= 0.8 => agreement,
            _ => 0.0,
        };
        let enough = agreement >= if lower { 0.8 } else { SAME };
        if enough && best.is_none_or(|(other, _)| rank > other + 0.05) {
            best = Some((rank, at));
        }
    }
    if let Some((_, at)) = best {
        return headings.into_iter().nth(at);
    }
    // The only h1 of a page is its headline even when the head was written for search engines: unless it is a word or
    // two, as names of sections are.
    let mut first = headings.into_iter().filter(|h| page.tag(h.0) == Tag::H1 && !Window::is_aside(page, h.0));
    let only = first.next().filter(|_| first.next().is_none())?;
    (plain::words(&only.1).len() >= 3 || stated.is_empty() || !only.1.is_ascii()).then_some(only)
}

/// Whether a heading is not shown, by itself or by what it stands in.
fn is_unseen(page: &Page, node: NodeId) -> bool {
    page.ancestors(node).take(64).any(|n| page.is_hidden(n) || page.attr(n, "hidden").is_some())
}

/// Whether a heading is the last part of a title that has several.
fn is_after_dash(title: &str, heading: &str) -> bool {
    let (title, heading) = (title.to_lowercase(), heading.to_lowercase());
    title.strip_suffix(heading.trim()).is_some_and(|rest| {
        let head = rest.trim_end();
        let dash = head.ends_with(['-', '–', '—', '|', '·', '•', '»', ':']);
        dash && head.chars().filter(|c| c.is_alphanumeric()).count() >= 3
    })
}

/// How far two titles agree: 1 when one holds the other whole, else the share of common words (Dice).
fn agreement(a: &str, b: &str) -> f32 {
    let (ka, kb) = (plain::key(a), plain::key(b));
    if ka.is_empty() || kb.is_empty() {
        return 0.0;
    }
    if ka == kb {
        return 1.0;
    }
    let (short, long) = if ka.len() < kb.len() { (&ka, &kb) } else { (&kb, &ka) };
    if long.contains(short.as_str()) && short.len() >= 8 && short.len() * 3 >= long.len() {
        return 0.95;
    }
    let (mut a, mut b) = (plain::words(a), plain::words(b));
    a.truncate(60);
    b.truncate(60);
    let total = a.len() + b.len();
    let mut common = 0;
    for word in &a {
        if let Some(at) = b.iter().position(|w| w == word) {
            b.swap_remove(at);
            common += 1;
        }
    }
    2.0 * common as f32 / total.max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_that_tell_of_one_article_agree() {
        assert!(agreement("Why tides turn", "Why Tides Turn – The Shore Post") >= 0.9);
        assert!(agreement("The ten best kettles of this year", "10 best kettles of this year, tested") >= SAME);
        assert!(agreement("Why tides turn", "How dikes are built in a day") < SAME);
        assert_eq!(agreement("", "x"), 0.0);
    }

    #[test]
    fn what_a_title_ends_with_is_what_the_headline_belongs_to() {
        assert!(is_after_dash("What is a tide? - The Book of Tides", "The Book of Tides"));
        assert!(!is_after_dash("What is a tide? - The Book of Tides", "What is a tide?"));
        assert!(!is_after_dash("The Book of Tides", "The Book of Tides"));
    }
}
