//! The names that an element or a line of the page shows.
//!
//! Reads one element at a time; which element is a byline is decided in `candidates.rs`.

use crate::metadata::addresses::{is_address, is_page_of, is_person_page};
use crate::metadata::dates::{DayMonthOrder, parse_date_text};
use crate::metadata::names::byline_prefixes::{byline_near_headline, ends_with_by};
use crate::metadata::names::{has_person_form, is_full_name, is_trade, parse_names, parse_names_of_lines};
use crate::metadata::sources::{ClassRole, Line, PageSources};
use crate::metadata::text::{collapse_whitespace, visible_text};
use crate::page::word_table::list_contains;
use crate::page::{Kind, NodeId, Page, Tag};

/// Longest text of an element that is a byline, in bytes: longer ones contain the author's biography too.
pub const LONGEST_BYLINE: usize = 300;
/// Nodes of an element that are looked at: a byline has fewer.
const MOST_NODES: usize = 200;
/// Longest line that is a person's name, in bytes.
const LONGEST_NAME_LINE: usize = 60;
/// Longest line that is a date with its label and time, in bytes.
const LONGEST_DATE_LINE: usize = 80;
/// Longest role of a person, in bytes: "Senior science correspondent, Almar".
const LONGEST_ROLE: usize = 60;

/// Classes of elements that hold authors and nothing else but what is known of them.
const AUTHOR_CLASSES: &str = "author|authors|autor|autori|autoren|autores|auteur|auteurs|autore|autorzy";

/// The name in a line that is a date and a name: "4 March 2024 · Ada Holm".
#[inline(never)]
pub fn names_beside_date(page: &Page, line: &Line) -> Option<Vec<String>> {
    let text = line.text.as_str();
    if text.len() > 100 || parse_date_text(text, DayMonthOrder::DayFirst).is_none() {
        return None;
    }
    let mut parts = text.split(['•', '·', '|', '—', '–', '/']).map(str::trim);
    let names = parts.find(|p| !p.is_empty() && !p.contains(|c: char| c.is_ascii_digit())).map(parse_names)?;
    let first = names.first().filter(|_| names.iter().all(|n| has_person_form(n)))?;
    let texts = page.descendants(line.node).take(48).filter(|&n| page.kind(n) == Kind::Text);
    let section = texts.filter(|&n| page.text(n).contains(first.as_str())).any(|n| is_section_link(page, n));
    (!section).then_some(names)
}

/// The names of a line with a byline prefix, where its text stands in several elements: "By", "Ada Holm", "Shore".
pub fn names_of_line(page: &Page, line: &Line) -> Option<Vec<String>> {
    let is_element = |&n: &NodeId| page.kind(n) == Kind::Element;
    let has_several = page.children(line.node).filter(is_element).take(2).count() == 2;
    let names = if has_several { names_of_texts(page, line.node) } else { Vec::new() };
    let is_person =
        |name: &String| has_person_form(name) || !name.contains(|c: char| c.is_lowercase() || c.is_uppercase());
    (!names.is_empty() && names.iter().all(is_person)).then_some(names)
}

/// The names in a line near the headline that consists of links to people's pages, in which such a link comes first and a
/// sign or a date follows, or where it follows "by": "Ada Holm and Bo Ek", "ada · 2 days ago", "64 points by ada".
#[inline(never)]
pub fn names_of_person_links(page: &Page, line: &Line) -> Vec<String> {
    if line.text.len() > LONGEST_BYLINE {
        return Vec::new();
    }
    let mut found: Vec<String> = Vec::new();
    let mut before = String::new();
    // "64 points", "by": nothing but a count stands before the word.
    let counts = line.text.starts_with(|c: char| c.is_ascii_digit());
    let texts = texts_within(page, line.node).take(24);
    for (node, text) in texts {
        let mut around = page.ancestors(node).take(4);
        if page.ancestors(node).take(4).any(|n| page.tag(n) == Tag::Button) {
            continue;
        }
        let block = page.ancestors(node).take(12).find(|&n| page.tag(n).is_block());
        if page.tag(line.node).is_block() && block != Some(line.node) {
            break;
        }
        let link = around.find(|&n| page.tag(n) == Tag::A);
        let is_name = !text.contains(' ') || !text.is_ascii() || is_full_name(&text) && !text.starts_with("Our ");
        let is_person = is_name && link.is_some_and(|n| page.attr(n, "href").is_some_and(|h| is_page_of(h, &text)));
        let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
        if is_person && (before.is_empty() || ends_with_by(&before) || !found.is_empty()) {
            found.extend(parse_names(&text));
        } else if found.is_empty() {
            if is_person || !before.is_empty() && !counts {
                return found;
            }
            before = text;
        } else if bare.is_empty() || list_contains("and|und|et|y|e|en|och|og", bare) {
            before.clear();
        } else if text.starts_with(|c: char| !c.is_alphabetic()) || ends_with_by(&before) {
            break;
        } else {
            return Vec::new();
        }
    }
    found
}

/// The name that a line begins with in an element of its own, before the person's role or account, or a date: "Ada Holm",
/// "Harbour reporter", "@adaholm".
#[inline(never)]
pub fn name_before_role_or_date(page: &Page, line: &Line) -> Option<Vec<String>> {
    let mut texts = texts_within(page, line.node).filter(|(_, text)| text.contains(char::is_alphanumeric));
    let ((node, name), (_, role)) = (texts.next()?, texts.next()?);
    let is_about_person = || role.starts_with('@') || role.len() <= LONGEST_ROLE && is_trade(&role);
    let is_person = has_person_form(&name) && is_about_person() || is_full_name(&name) && is_date_line(&role);
    let names = Some(name).filter(|_| is_person).map(|name| parse_names(&name))?;
    (names.len() == 1 && !is_section_link(page, node)).then_some(names)
}

/// The person's name that a line begins with, where the next one, in the same element, is a date or a link to write to the
/// person. What stands behind the
/// name is a place or an agency: "Ada Holm, Almar", "Ada Holm avec AFP".
#[inline(never)]
pub fn name_above_date(page: &Page, line: &Line, date: &Line) -> Option<Vec<String>> {
    let is_heading = page.tag(line.node).heading_level().is_some();
    if is_heading
        || line.text.len() > LONGEST_NAME_LINE
        || page.parent(line.node) != page.parent(date.node)
        || !is_date_line(&date.text) && !is_mail_link(page, date.node)
    {
        return None;
    }
    let (node, text) = texts_within(page, line.node).next()?;
    let end =
        [", ", " (", " / ", " | ", " – ", " avec ", " con ", " mit "].iter().filter_map(|mark| text.find(mark)).min();
    let name = &text[..end.unwrap_or(text.len())];
    // "The Shore Post" is a house.
    (is_full_name(name) && !name.starts_with("The ") && !is_section_link(page, node)).then(|| parse_names(name))
}

/// Whether an element is a link to an e-mail address.
fn is_mail_link(page: &Page, node: NodeId) -> bool {
    page.tag(node) == Tag::A && page.attr(node, "href").is_some_and(|href| href.starts_with("mailto:"))
}

/// Whether a line is a date and little else.
fn is_date_line(line: &str) -> bool {
    line.len() <= LONGEST_DATE_LINE && parse_date_text(line, DayMonthOrder::DayFirst).is_some()
}

/// The names that some elements show: the `name` item within each, else all of it.
pub fn names_of_elements(sources: &PageSources, nodes: &[NodeId]) -> Vec<String> {
    let page = sources.page;
    let lines: Vec<String> = nodes
        .iter()
        .filter(|&&n| !page.is_hidden(n) || page.tag(n) == Tag::Meta)
        .map(|&n| sources.microdata.name_within(page, n))
        .filter(|t| t.len() <= LONGEST_BYLINE && !is_address(t))
        .collect();
    parse_names_of_lines(lines.iter().map(String::as_str))
}

/// The names in an element that is a byline: those of its author links where it has some, else those of its text.
#[inline(never)]
pub fn names_of_byline(sources: &PageSources, node: NodeId) -> Vec<String> {
    let page = sources.page;
    let inner: Vec<NodeId> = sources.author_links.iter().copied().filter(|&a| page.contains(node, a)).take(8).collect();
    if !inner.is_empty() {
        return names_of_elements(sources, &inner);
    }
    if visible_text(page, node).len() > LONGEST_BYLINE {
        return Vec::new();
    }
    let items: Vec<NodeId> = page
        .children(node)
        .filter(|&n| page.tag(n) == Tag::Li && ClassRole::of_class(page, n).byline)
        .take(8)
        .collect();
    if items.len() > 1 {
        return items.into_iter().flat_map(|item| names_of_texts(page, item)).collect();
    }
    // The links of a byline to people are its authors; text beside them is not.
    let links: Vec<String> = page
        .descendants(node)
        .take(MOST_NODES)
        .filter(|&n| page.tag(n) == Tag::A && is_person_page(page.attr(n, "href").unwrap_or_default()))
        .map(|n| visible_text(page, n))
        .filter(|t| !t.is_empty() && t.len() < 80)
        .collect();
    match links.is_empty() {
        true => names_of_texts(page, node),
        false => parse_names_of_lines(links.iter().map(String::as_str)),
    }
}

/// The names in the text nodes of an element, which may stand side by side without a space. Without a byline prefix a
/// text is a name only when it has the form of one.
#[inline(never)]
fn names_of_texts(page: &Page, node: NodeId) -> Vec<String> {
    let texts: Vec<(NodeId, String)> = texts_within(page, node).take(24).collect();
    let mut whole = String::new();
    for (_, text) in &texts {
        whole.push_str(if whole.is_empty() { "" } else { " " });
        whole.push_str(text);
    }
    let has_prefix = byline_near_headline(&whole).is_some();
    let is_of_authors = page.attr(node, "class").is_some_and(|class| {
        class.split_ascii_whitespace().any(|name| list_contains(AUTHOR_CLASSES, &name.to_ascii_lowercase()))
    });
    let mut found: Vec<String> = Vec::new();
    let mut joins = false;
    for (node, text) in &texts {
        let may_be_person = has_prefix || is_of_authors && has_person_form(text);
        if !may_be_person && is_section_link(page, *node) {
            continue;
        }
        let bare = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if bare.is_empty() || ["and", "und", "et", "y", "e", "en", "och", "og"].contains(&bare.as_str()) {
            joins = matches!(text.as_str(), "," | "&" | ";" | "、") || !bare.is_empty();
            continue;
        }
        if !found.is_empty() && !joins {
            break;
        }
        joins = text.ends_with([',', '&']) || text.ends_with(" and");
        let names = parse_names(text);
        let fits =
            |n: &String| has_prefix || has_person_form(n) || !n.is_ascii() || texts.len() == 1 && is_capitalized(n);
        found.extend(names.into_iter().filter(fits));
    }
    // "Ada" and "Holm" in separate elements are one name.
    let linked = !has_prefix && texts.iter().any(|t| is_section_link(page, t.0));
    if !linked && found.iter().all(|n| !n.contains(' ')) {
        let whole = parse_names(&whole);
        let fits = |n: &String| has_prefix || has_person_form(n) || !n.is_ascii() || found.contains(n);
        return whole.into_iter().filter(fits).collect();
    }
    found
}

/// The text nodes among the first nodes of an element that are read as text and not blank, white space collapsed.
fn texts_within(page: &Page, node: NodeId) -> impl Iterator<Item = (NodeId, String)> {
    let readable = |&n: &NodeId| page.kind(n) == Kind::Text && !page.parent(n).is_some_and(|p| page.is_silent(p));
    let nodes = page.descendants(node).take(MOST_NODES);
    let texts = nodes.filter(readable).map(|n| (n, collapse_whitespace(page.text(n))));
    texts.filter(|(_, text)| !text.is_empty())
}

/// Whether a text stands in a link to a section, which stands beside the date as often as a person does.
fn is_section_link(page: &Page, text: NodeId) -> bool {
    let link = page.ancestors(text).take(4).find(|&n| page.tag(n) == Tag::A);
    let address = link.and_then(|n| page.attr(n, "href")).unwrap_or_default();
    let has_author_id = |n: NodeId| page.attr(n, "id").is_some_and(|id| id.ends_with("author"));
    let has_byline_class = link.is_some_and(|n| ClassRole::of_class(page, n).byline || has_author_id(n));
    !matches!(address, "" | "#") && !is_person_page(address) && !has_byline_class
}

/// Whether every long word of a text begins with a capital, or it is one word.
fn is_capitalized(text: &str) -> bool {
    text.split(' ').all(|w| w.len() <= 3 || !w.starts_with(char::is_lowercase) || !text.contains(' '))
}
