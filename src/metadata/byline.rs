//! Who wrote it: all authors, names only.
//!
//! What is written for machines comes first, best-kept kind first; what stands on the page decides where machines are
//! told only the site's own name or nobody's.

use super::json_ld::{About, Record};
use super::moment::{Moment, Order};
use super::survey::Survey;
use super::{Window, dates, names, plain, signature, site};
use crate::article::Source;
use crate::page::letters::Lower;
use crate::page::{Kind, NodeId, Page, Tag};

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
const METAS: [(&str, Source); 11] = [
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
];

/// Finds the authors. `told` says that the page calls itself an article.
pub(super) fn find(
    page: &Page,
    survey: &Survey,
    records: &[Record],
    site: &[String],
    window: &Window,
    told: bool,
) -> Byline {
    // A front page shows the work of many.
    if site::is_front(page.url()) {
        return Byline::default();
    }
    let told = told || dates::is_entry(page.url());
    let mut house: Option<(Vec<String>, Source)> = None;
    let mut login: Option<(Vec<String>, Source)> = None;
    let mut best: Option<(Vec<String>, Source)> = None;
    let discussion = records.iter().any(|r| r.discussion);
    for (names, source) in stated(survey, records, site).chain(shown_names(page, survey, window, told)) {
        if names.is_empty() {
            continue;
        }
        let hidden = !matches!(source, Source::Microdata | Source::Relation | Source::Visible);
        if names.iter().all(|n| is_house(n, site)) {
            house.get_or_insert((names, source));
        } else if hidden && !discussion && names.iter().all(|n| is_login(n)) {
            login.get_or_insert((names, source));
        } else {
            best = Some((names, source));
            break;
        }
    }
    // The name of the house is an author only where somebody must be.
    let (authors, source) = match best.or(login).or(house.filter(|_| told)) {
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
        || name.strip_prefix("the").is_some_and(|n| site.iter().any(|s| s == n))
        || ["staff", "team", "editor", "editorial", "redaktion", "editorialteam"].contains(&name.as_str())
}

/// Whether a name is what a publishing system calls an account: the page shows the person's name.
fn is_login(name: &str) -> bool {
    !name.contains(' ') && name.is_ascii() && !name.starts_with(|c: char| c.is_ascii_uppercase())
}

/// What is written for machines.
fn stated<'a>(
    survey: &'a Survey,
    records: &'a [Record],
    site: &'a [String],
) -> impl Iterator<Item = (Vec<String>, Source)> + 'a {
    let articles = records.iter().filter(|r| r.about == About::Article);
    let linked = articles.map(|r| {
        let mut names = several(r.authors.iter().map(String::as_str));
        // Beside people the house itself is their employer.
        if names.iter().any(|n| !is_house(n, site)) {
            names.retain(|n| !is_house(n, site));
        }
        (names, Source::JsonLd)
    });
    let tagged = METAS.iter().map(|&(key, source)| {
        let texts: Vec<String> = survey.metas_of(key).filter(|t| !is_address(t) && !t.starts_with('@')).collect();
        (several(texts.iter().map(String::as_str)), source)
    });
    linked.chain(tagged).chain(std::iter::once_with(|| (labelled(survey), Source::Twitter)))
}

/// The author of a card: publishing systems put a label and a value there. A handle, as in `twitter:creator`, names the
/// site's account as often as a person's.
fn labelled(survey: &Survey) -> Vec<String> {
    const LABELS: [&str; 7] =
        ["written by", "author", "verfasst von", "écrit par", "escrito por", "scritto da", "geschreven door"];
    let label = survey.meta_of(&["twitter:label1"]).unwrap_or_default().lower();
    let named = LABELS.contains(&label.as_str()).then(|| survey.meta_of(&["twitter:data1"])).flatten();
    named.map(|n| names::of(&n)).unwrap_or_default()
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
    told: bool,
) -> impl Iterator<Item = (Vec<String>, Source)> + 'a {
    let microdata = (named(page, survey, &first_authors(page, survey, window)), Source::Microdata);
    let near: Vec<NodeId> = survey.author_links.iter().copied().filter(|&n| window.holds(n)).collect();
    let links = (named(page, survey, &near), Source::Relation);
    let lines = survey
        .bylines
        .iter()
        .copied()
        .filter(|&n| window.holds(n))
        .map(|n| (line_names(page, survey, n), Source::Visible));
    let by = window.lines.iter().enumerate().filter_map(|(at, line)| {
        let names = match said_by(&line.1) {
            // "Written by" alone: the next line is the name.
            Some("") => names::of(window.lines.get(at + 1).map(|l| l.1.as_str()).filter(|l| l.len() <= 80)?),
            Some(rest) => names::of(rest),
            None => beside_date(&line.1)?,
        };
        Some((names, Source::Visible))
    });
    let profiles: Vec<NodeId> = survey.profiles.iter().copied().filter(|&n| window.holds(n)).take(8).collect();
    let profiles = (named(page, survey, &profiles), Source::Relation);
    let near = std::iter::once(microdata).chain(std::iter::once(links)).chain(lines).chain(by);
    let near = near.chain(std::iter::once(profiles));
    // Far from the headline, only a page that calls itself an article is sure to speak of its own author.
    let anywhere = survey.author_links.first().filter(|_| told);
    let anywhere = anywhere.map(|&n| (named(page, survey, &[n]), Source::Relation));
    let signed = std::iter::once_with(|| (signature::signed(page, window), Source::Visible));
    // The box about the author at the end names them too.
    let boxes = survey.bylines.iter().copied().filter(|&n| !window.holds(n)).take(24).filter_map(move |n| {
        let text = Some(plain::shown(page, n)).filter(|t| t.len() <= 60)?;
        let names = if told || said_by(&text).is_some() { names::of(&text) } else { Vec::new() };
        names.iter().all(|n| is_person(n)).then_some((names, Source::Visible))
    });
    near.chain(anywhere).chain(signed).chain(boxes)
}

/// The authors in microdata that are the page's: not those of what others say of it, nor those of later posts.
fn first_authors(page: &Page, survey: &Survey, window: &Window) -> Vec<NodeId> {
    let others: Vec<NodeId> = survey.items.iter().filter(|i| dates::OTHERS.contains(&i.name)).map(|i| i.node).collect();
    let items = survey.items.iter().filter(|i| matches!(i.name, "author" | "creator")).map(|i| i.node);
    let mut found: Vec<NodeId> = items.filter(|&n| !others.iter().any(|&o| page.contains(o, n))).collect();
    if found.iter().any(|&n| window.holds(n)) {
        found.retain(|&n| window.holds(n));
    }
    // One author may stand within another.
    let gap = |pair: &[NodeId]| pair[1].index().checked_sub(page.end(pair[0]));
    let together = found.windows(2).take_while(|pair| gap(pair).is_some_and(|gap| gap <= TOGETHER)).count();
    found.truncate(together + 1);
    found
}

/// Nodes between two authors of one text; between those of two posts stands the first post.
const TOGETHER: usize = 12;

/// The name in a line that is a date and a name: "4 March 2024 · Ada Holm".
fn beside_date(line: &str) -> Option<Vec<String>> {
    if line.len() > 100 || Moment::words(line, Order::DayFirst).is_none() {
        return None;
    }
    let mut parts = line.split(['•', '·', '|', '—', '–', '/']).map(str::trim);
    let names = parts.find(|p| !p.is_empty() && !p.contains(|c: char| c.is_ascii_digit())).map(names::of)?;
    (!names.is_empty() && names.iter().all(|n| is_person(n))).then_some(names)
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
    let texts: Vec<String> = page
        .descendants(node)
        .filter(|&n| page.kind(n) == Kind::Text && !page.parent(n).is_some_and(|p| page.is_silent(p)))
        .map(|n| plain::collapse(page.text(n)))
        .filter(|t| !t.is_empty())
        .take(24)
        .collect();
    let whole = texts.join(" ");
    let introduced = said_by(&whole).is_some();
    let mut found: Vec<String> = Vec::new();
    let mut joins = false;
    for text in &texts {
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
    if found.is_empty() || found.iter().all(|n| !n.contains(' ')) {
        let whole = names::of(&whole);
        let fits = |n: &String| introduced || is_person(n) || !n.is_ascii() || found.contains(n);
        return whole.into_iter().filter(fits).collect();
    }
    found
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

/// Whether a text is written like a name: no word of it begins with a small letter, but for little ones.
fn is_titled(text: &str) -> bool {
    text.split(' ').all(|w| w.len() <= 3 || !w.starts_with(char::is_lowercase) || !text.contains(' '))
}

/// What a line near the headline says after "by": empty when it says no more.
fn said_by(line: &str) -> Option<&str> {
    const BEGINS: [&str; 20] = [
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
        "Text by ",
        "Contributors: ",
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
    if ALONE.contains(&line.trim_end_matches([':', ' ']).lower().as_str()) {
        return Some("");
    }
    let is_name = |rest: &&str| rest.trim_start().starts_with(|c: char| !c.is_lowercase() || !c.is_ascii());
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

#[cfg(test)]
mod tests {
    use crate::page::{Page, Snapshot};

    fn authors(address: &str, head: &str, body: &str) -> Vec<String> {
        let html = format!("<html><head><title>Why tides turn</title>{head}</head><body>{body}</body></html>");
        super::super::read(&Page::read(Snapshot::from_serialised(&html, address)).unwrap()).about.authors
    }

    const ARTICLE: &str = "<meta property=\"og:type\" content=\"article\">";

    #[test]
    fn an_author_may_stand_within_an_author() {
        let nested = "<h1>Why tides turn</h1><div itemprop=\"author\"><span itemprop=\"author\">Ada Holm</span></div>";
        assert_eq!(authors("https://a.example/t/turn", ARTICLE, nested), ["Ada Holm"]);
    }

    #[test]
    fn names_that_stand_side_by_side_do_not_run_together() {
        for byline in [
            "<span>Ada Holm</span><span>December 4, 2025</span>",
            "<span>By</span><a href=\"/x\">Ada Holm</a><span>Keeper</span>",
            "<b>Ada</b> <b>Holm</b>",
        ] {
            let body = format!("<h1>Why tides turn</h1><div class=\"byline\">{byline}</div><p>Words.</p>");
            assert_eq!(authors("https://a.example/t/turn", ARTICLE, &body), ["Ada Holm"], "{byline}");
        }
        let two = "<h1>Why tides turn</h1><div class=\"byline\">By <a>Ada Holm</a> and <a>Bo Ek</a></div>";
        assert_eq!(authors("https://a.example/t/turn", ARTICLE, two), ["Ada Holm", "Bo Ek"]);
        let other = "<h1>Why tides turn</h1><div class=\"byline\">Email address</div>";
        assert_eq!(authors("https://a.example/t/turn", ARTICLE, other), [""; 0]);
    }

    #[test]
    fn a_date_and_a_name_are_a_byline() {
        let body = "<h1>Why tides turn</h1><p>Dec. 4, 2025 · Ada Holm on behalf of the harbour</p>";
        assert_eq!(authors("https://a.example/t/turn", "", body), ["Ada Holm"]);
        let place = "<h1>Why tides turn</h1><p>Dec. 4, 2025 · five minutes</p>";
        assert_eq!(authors("https://a.example/t/turn", "", place), [""; 0]);
    }

    #[test]
    fn of_a_discussion_only_the_first_speaks_the_page() {
        let post =
            |name: &str| format!("<div><b itemprop=\"author\">{name}</b>{}</div>", "<p>Words of a post.</p>".repeat(8));
        let body = format!("<h1>Why tides turn</h1>{}{}", post("ada_h"), post("bo_e"));
        assert_eq!(authors("https://a.example/t/turn", "", &body), ["ada_h"]);
        let answer = format!("<h1>Why tides turn</h1><div itemprop=\"suggestedAnswer\">{}</div>", post("bo_e"));
        assert_eq!(authors("https://a.example/t/turn", "", &answer), [""; 0]);
    }

    #[test]
    fn an_author_within_an_author_is_one() {
        let body = "<h1>Why tides turn</h1><p itemprop=\"author\"><b itemprop=\"author\">Ada Holm</b></p>";
        assert_eq!(authors("https://a.example/t/turn", "", body), ["Ada Holm"]);
    }

    #[test]
    fn a_house_or_a_handle_wrote_nothing_that_is_no_article() {
        let house =
            "<meta name=\"author\" content=\"Far Shore\"><meta property=\"og:site_name\" content=\"Far Shore\">";
        assert_eq!(authors("https://a.example/shop/nets", house, "<h1>Why tides turn</h1>"), [""; 0]);
        let article = format!("{house}{ARTICLE}");
        assert_eq!(authors("https://a.example/t/turn", &article, "<h1>Why tides turn</h1>"), ["Far Shore"]);
        let handle = "<meta name=\"twitter:creator\" content=\"FarShoreNets\">";
        assert_eq!(authors("https://a.example/t/turn", handle, "<h1>Why tides turn</h1>"), [""; 0]);
        let card =
            "<meta name=\"twitter:label1\" content=\"Written by\"><meta name=\"twitter:data1\" content=\"Ada Holm\">";
        assert_eq!(authors("https://a.example/t/turn", card, "<h1>Why tides turn</h1>"), ["Ada Holm"]);
        assert_eq!(authors("https://a.example/", card, "<h1>Why tides turn</h1>"), [""; 0]);
    }

    #[test]
    fn a_login_gives_way_to_the_name_on_the_page() {
        let login = format!("{ARTICLE}<meta name=\"author\" content=\"ada.holm7\">");
        let named = "<h1>Why tides turn</h1><p>By Ada Holm</p>";
        assert_eq!(authors("https://a.example/t/turn", &login, named), ["Ada Holm"]);
        assert_eq!(authors("https://a.example/t/turn", &login, "<h1>Why tides turn</h1>"), ["ada.holm7"]);
    }
}
