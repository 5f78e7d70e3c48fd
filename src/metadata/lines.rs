//! The names that an element or a line of the page shows.

use super::moment::{Moment, Order};
use super::survey::Survey;
use super::vocabulary::role;
use super::{by, names, plain};
use crate::page::letters::Lower;
use crate::page::{Kind, NodeId, Page, Tag};

/// Longest text of an element that is a byline, in bytes: longer ones hold the author's life too.
pub(super) const LONGEST_LINE: usize = 300;

/// The names of several lines, each once.
pub(super) fn several<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for name in lines.flat_map(names::of) {
        if !found.iter().any(|f| plain::key(f) == plain::key(&name)) {
            found.push(name);
        }
    }
    found
}

pub(super) fn is_address(text: &str) -> bool {
    text.contains("://") || text.starts_with("//") || text.starts_with("www.") || text.starts_with('/')
}

/// The name in a line that is a date and a name: "4 March 2024 · Ada Holm".
pub(super) fn beside_date(page: &Page, (node, line): &(NodeId, String)) -> Option<Vec<String>> {
    if line.len() > 100 || Moment::words(line, Order::DayFirst).is_none() {
        return None;
    }
    let mut parts = line.split(['•', '·', '|', '—', '–', '/']).map(str::trim);
    let names = parts.find(|p| !p.is_empty() && !p.contains(|c: char| c.is_ascii_digit())).map(names::of)?;
    let first = names.first().filter(|_| names.iter().all(|n| is_person(n)))?;
    let texts = page.descendants(*node).take(48).filter(|&n| page.kind(n) == Kind::Text);
    let section = texts.filter(|&n| page.text(n).contains(first.as_str())).any(|n| is_section_link(page, n));
    (!section).then_some(names)
}

/// The names that elements of one kind show: the `name` within each, else all of it.
pub(super) fn named(page: &Page, survey: &Survey, nodes: &[NodeId]) -> Vec<String> {
    let lines: Vec<String> = nodes
        .iter()
        .filter(|&&n| !page.is_hidden(n) || page.tag(n) == Tag::Meta)
        .map(|&n| {
            let inner = survey.items.iter().find(|i| i.name == "name" && i.node != n && page.contains(n, i.node));
            Survey::item_text(page, inner.map_or(n, |i| i.node))
        })
        .filter(|t| t.len() <= LONGEST_LINE && !is_address(t))
        .collect();
    several(lines.iter().map(String::as_str))
}

/// The names of an element that calls itself a byline: its author links where it has some, else its text.
pub(super) fn line_names(page: &Page, survey: &Survey, node: NodeId) -> Vec<String> {
    let inner: Vec<NodeId> = survey.author_links.iter().copied().filter(|&a| page.contains(node, a)).take(8).collect();
    if !inner.is_empty() {
        return named(page, survey, &inner);
    }
    if plain::shown(page, node).len() > LONGEST_LINE {
        return Vec::new();
    }
    // Links of a byline that begins with "By" are its people; what stands beside them is not.
    let links: Vec<String> = page
        .descendants(node)
        .take(200)
        .filter(|&n| page.tag(n) == Tag::A && is_profile(page.attr(n, "href").unwrap_or_default()))
        .map(|n| plain::shown(page, n))
        .filter(|t| !t.is_empty() && t.len() < 80)
        .collect();
    if links.is_empty() { pieces(page, node) } else { several(links.iter().map(String::as_str)) }
}

/// The names in the pieces of text of an element, which may stand side by side without a space. Without "by" before it a
/// piece is a name only when it looks like one.
fn pieces(page: &Page, node: NodeId) -> Vec<String> {
    let shown = |&n: &NodeId| page.kind(n) == Kind::Text && !page.parent(n).is_some_and(|p| page.is_silent(p));
    let texts = page.descendants(node).filter(shown).map(|n| (n, plain::collapse(page.text(n))));
    let texts: Vec<(NodeId, String)> = texts.filter(|t| !t.1.is_empty()).take(24).collect();
    let mut whole = String::new();
    for (_, text) in &texts {
        whole.push_str(if whole.is_empty() { "" } else { " " });
        whole.push_str(text);
    }
    let introduced = by::said_by(&whole).is_some();
    let mut found: Vec<String> = Vec::new();
    let mut joins = false;
    for (node, text) in &texts {
        if !introduced && is_section_link(page, *node) {
            continue;
        }
        let bare = text.trim_matches(|c: char| !c.is_alphanumeric()).lower();
        if bare.is_empty() || ["and", "und", "et", "y", "e", "en", "och", "og"].contains(&bare.as_str()) {
            joins = matches!(text.as_str(), "," | "&" | ";" | "、") || !bare.is_empty();
            continue;
        }
        if !found.is_empty() && !joins {
            break;
        }
        joins = text.ends_with([',', '&']) || text.ends_with(" and");
        let names = names::of(text);
        let fits = |n: &String| introduced || is_person(n) || !n.is_ascii() || texts.len() == 1 && is_titled(n);
        found.extend(names.into_iter().filter(fits));
    }
    // "Ada" and "Holm" in elements of their own are one name.
    let linked = !introduced && texts.iter().any(|t| is_section_link(page, t.0));
    if !linked && found.iter().all(|n| !n.contains(' ')) {
        let whole = names::of(&whole);
        let fits = |n: &String| introduced || is_person(n) || !n.is_ascii() || found.contains(n);
        return whole.into_iter().filter(fits).collect();
    }
    found
}

/// Whether a text stands in a link to a section, which is named beside the date as often as a person is.
fn is_section_link(page: &Page, text: NodeId) -> bool {
    let link = page.ancestors(text).take(4).find(|&n| page.tag(n) == Tag::A);
    let address = link.and_then(|n| page.attr(n, "href")).unwrap_or_default();
    let person = is_profile(address) || link.and_then(|n| page.attr(n, "class")).is_some_and(|c| role(c).byline);
    !address.is_empty() && !person
}

/// Whether an address is that of a person's page, by the words publishing systems use.
pub(super) fn is_profile(address: &str) -> bool {
    let path = address.to_ascii_lowercase();
    "/author /by/ /people/ /profile /contributor /staff/ /user /writer member /team/ /@ /~ /u/ about-"
        .split(' ')
        .any(|p| path.contains(p))
}

/// Whether a name looks like a person's: two to four words that begin with capitals.
pub(super) fn is_person(name: &str) -> bool {
    let mut words = name.split(' ');
    (2..=4).contains(&words.clone().count()) && words.all(|w| w.starts_with(char::is_uppercase))
}

/// Whether a text is written like a name: no word of it begins with a small letter, but for little ones.
fn is_titled(text: &str) -> bool {
    text.split(' ').all(|w| w.len() <= 3 || !w.starts_with(char::is_lowercase) || !text.contains(' '))
}
