//! Who wrote it: all authors, names only.
//!
//! What is written for machines comes first, best-kept kind first; what stands on the page decides where machines are
//! told only the site's own name or nobody's.

use super::json_ld::{About, Record};
use super::moment::{Moment, Order};
use super::survey::Survey;
use super::{Window, names, plain, signature};
use crate::article::Source;
use crate::page::{NodeId, Page, Tag};

/// Longest text of an element that is a byline, in bytes: longer ones hold the author's life too.
const LONGEST_LINE: usize = 300;

/// The authors found.
#[derive(Debug, Default)]
pub(super) struct Byline {
    pub authors: Vec<String>,
    pub source: Option<Source>,
    /// The element that shows them.
    pub shown: Option<NodeId>,
}

/// Meta names that hold an author, best first.
const METAS: [(&str, Source); 12] = [
    ("citation:author", Source::Meta),
    ("parsely-author", Source::Meta),
    ("sailthru:author", Source::Meta),
    ("dc:creator", Source::Meta),
    ("dcterms:creator", Source::Meta),
    ("byl", Source::Meta),
    ("article:author", Source::OpenGraph),
    ("og:article:author", Source::OpenGraph),
    ("author", Source::Meta),
    ("article:author:name", Source::OpenGraph),
    ("cxenseparse:author", Source::Meta),
    ("twitter:creator", Source::Twitter),
];

/// Finds the authors.
pub(super) fn find(page: &Page, survey: &Survey, records: &[Record], site: &[String], window: &Window) -> Byline {
    let mut weak: Option<(Vec<String>, Source)> = None;
    let mut best: Option<(Vec<String>, Source)> = None;
    for (names, source) in stated(survey, records).chain(shown_names(page, survey, window)) {
        if names.is_empty() {
            continue;
        }
        if names.iter().all(|n| is_house(n, site)) {
            weak.get_or_insert((names, source));
        } else {
            best = Some((names, source));
            break;
        }
    }
    let (authors, source) = match best.or(weak) {
        Some((authors, source)) => (authors, Some(source)),
        None => (Vec::new(), None),
    };
    let shown = shown_line(page, survey, window, &authors);
    Byline { authors, source, shown }
}

/// Whether a name is that of the site itself.
fn is_house(name: &str, site: &[String]) -> bool {
    let name = plain::key(name);
    site.contains(&name)
        || ["staff", "team", "editor", "editorial", "redaktion", "editorialteam"].contains(&name.as_str())
}

/// What is written for machines.
fn stated<'a>(survey: &'a Survey, records: &'a [Record]) -> impl Iterator<Item = (Vec<String>, Source)> + 'a {
    let articles = records.iter().filter(|r| r.about == About::Article);
    let linked = articles.map(|r| (several(r.authors.iter().map(String::as_str)), Source::JsonLd));
    let tagged = METAS.iter().map(|&(key, source)| {
        let texts: Vec<String> = survey.metas_of(key).filter(|t| !is_address(t) && !t.starts_with('@')).collect();
        (several(texts.iter().map(String::as_str)), source)
    });
    linked.chain(tagged)
}

fn several<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for name in lines.flat_map(names::of) {
        if !found.iter().any(|f| plain::key(f) == plain::key(&name)) {
            found.push(name);
        }
    }
    found
}

fn is_address(text: &str) -> bool {
    text.contains("://") || text.starts_with("//") || text.starts_with("www.") || text.starts_with('/')
}

/// What stands on the page: microdata, author links, elements that call themselves bylines near the headline, lines that
/// begin with "By", and a name signed with an e-mail address.
fn shown_names<'a>(
    page: &'a Page,
    survey: &'a Survey,
    window: &'a Window,
) -> impl Iterator<Item = (Vec<String>, Source)> + 'a {
    let items = survey.items.iter().filter(|i| matches!(i.name, "author" | "creator"));
    let mut microdata: Vec<NodeId> = items.map(|i| i.node).collect();
    // Those after a comment begins are its authors; those near the headline are the page's.
    if microdata.iter().any(|&n| window.holds(n)) {
        microdata.retain(|&n| window.holds(n));
    } else {
        microdata.truncate(1);
    }
    let microdata = (named(page, survey, &microdata), Source::Microdata);
    let near: Vec<NodeId> = survey.author_links.iter().copied().filter(|&n| window.holds(n)).collect();
    let links = (named(page, survey, &near), Source::Relation);
    let lines = survey
        .bylines
        .iter()
        .copied()
        .filter(|&n| window.holds(n))
        .map(|n| (line_names(page, survey, n), Source::Visible));
    let by = window.lines.iter().enumerate().filter_map(|(at, line)| {
        let names = match said_by(&line.1)? {
            // "Written by" alone: the next line is the name.
            "" => names::of(window.lines.get(at + 1).map(|l| l.1.as_str()).filter(|l| l.len() <= 80)?),
            rest => names::of(rest),
        };
        Some((names, Source::Visible))
    });
    let anywhere = survey.author_links.first().map(|&n| (named(page, survey, &[n]), Source::Relation));
    let signed = std::iter::once_with(|| (signature::signed(page, window), Source::Visible));
    // The box about the author at the end names them too.
    let boxes = survey.bylines.iter().copied().filter(|&n| !window.holds(n)).take(24).filter_map(|n| {
        let names = names::of(&Some(plain::shown(page, n)).filter(|t| t.len() <= 60)?);
        names.iter().all(|n| is_person(n)).then_some((names, Source::Visible))
    });
    let near = std::iter::once(microdata).chain(std::iter::once(links)).chain(lines).chain(by);
    near.chain(anywhere).chain(signed).chain(boxes)
}

/// The names that elements of one kind show: the `name` within each, else all of it.
fn named(page: &Page, survey: &Survey, nodes: &[NodeId]) -> Vec<String> {
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
fn line_names(page: &Page, survey: &Survey, node: NodeId) -> Vec<String> {
    let inner: Vec<NodeId> = survey.author_links.iter().copied().filter(|&a| page.contains(node, a)).take(8).collect();
    if !inner.is_empty() {
        return named(page, survey, &inner);
    }
    let text = plain::shown(page, node);
    if text.len() > LONGEST_LINE {
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
    if links.is_empty() { names::of(&text) } else { several(links.iter().map(String::as_str)) }
}

/// Whether an address is that of a person's page, by the words publishing systems use.
fn is_profile(address: &str) -> bool {
    let path = address.to_ascii_lowercase();
    [
        "/author",
        "/by/",
        "/people/",
        "/profile",
        "/contributor",
        "/staff/",
        "/user",
        "/writer",
        "/member",
        "/team/",
        "/@",
    ]
    .iter()
    .any(|p| path.contains(p))
}

/// Whether a name looks like a person's: two to four words that begin with capitals.
fn is_person(name: &str) -> bool {
    let mut words = name.split(' ');
    (2..=4).contains(&words.clone().count()) && words.all(|w| w.starts_with(char::is_uppercase))
}

/// What a line near the headline says after "by": empty when it says no more.
fn said_by(line: &str) -> Option<&str> {
    const BEGINS: [&str; 18] = [
        "By ",
        "by ",
        "BY ",
        "By: ",
        "Written by ",
        "Article by ",
        "Words by ",
        "Story by ",
        "Posted by ",
        "Published by ",
        "Author: ",
        "Von ",
        "Par ",
        "Por ",
        "Autor: ",
        "作者",
        "記者",
        "文／",
    ];
    const ALONE: [&str; 9] =
        ["by", "written by", "article by", "words by", "author", "authors", "posted by", "published by", "autor"];
    if line.len() > 120 {
        return None;
    }
    if ALONE.contains(&line.trim_end_matches([':', ' ']).to_lowercase().as_str()) {
        return Some("");
    }
    let is_name = |rest: &&str| rest.trim_start().starts_with(|c: char| c.is_uppercase() || !c.is_ascii());
    if let Some(rest) = BEGINS.iter().filter_map(|b| line.strip_prefix(b)).find(is_name) {
        return Some(rest);
    }
    // "Published August 7, 2023 by Ada Holm": a date and then who.
    let (before, rest) = line.rsplit_once(" by ").filter(|(_, rest)| is_name(rest))?;
    Moment::words(before, Order::DayFirst).map(|_| rest)
}

/// The element near the headline that shows the authors: the smallest whose short text says the first name.
fn shown_line(page: &Page, survey: &Survey, window: &Window, authors: &[String]) -> Option<NodeId> {
    let first = plain::key(authors.first()?);
    let says = |n: NodeId| {
        let text = plain::shown(page, n);
        text.len() <= LONGEST_LINE && plain::key(&text).contains(&first)
    };
    let marked = survey.bylines.iter().chain(&survey.author_links).copied();
    let items = survey.items.iter().filter(|i| i.name == "author" && page.tag(i.node) != Tag::Meta).map(|i| i.node);
    let lines = window.lines.iter().filter(|l| l.1.len() <= 200 && plain::key(&l.1).contains(&first)).map(|l| l.0);
    marked.chain(items).filter(|&n| window.holds(n) && says(n)).min_by_key(|&n| n.index()).or_else(|| lines.min())
}
