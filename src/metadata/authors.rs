//! Where authors are looked for: what is written for machines, then what stands on the page.
//!
//! Each place gives names; which of them is the author's is for the byline to say.

use super::byline::is_house;
use super::json_ld::{About, Record};
use super::lines::{beside_date, is_address, is_person, line_names, named, several};
use super::moment::{Moment, Order};
use super::survey::Survey;
use super::{Window, by, dates, names, plain, signature};
use crate::article::Source;
use crate::page::letters::Lower;
use crate::page::{NodeId, Page};

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

/// Where authors may be named.
pub(super) struct Places<'a> {
    pub page: &'a Page,
    pub survey: &'a Survey<'a>,
    pub records: &'a [Record],
    pub site: &'a [String],
    pub window: &'a Window,
    /// Whether the page calls itself an article.
    pub told: bool,
}

/// Names that one place gives.
pub(super) type Named = (Vec<String>, Source);

/// Where authors are looked for, in order: what is written for machines, then what stands on the page: who began a thread,
/// microdata, author links, elements that call themselves bylines near the headline, lines that begin with "By", links to
/// people, an author link anywhere, a name signed with an e-mail address, the box about the author at the end.
pub(super) const STEPS: [fn(&Places) -> Vec<Named>; 12] =
    [linked, tagged, carded, started, marked, relations, bylines, said, profiles, anywhere, signed, boxes];

impl Places<'_> {
    /// Whether a node stands near the headline; who wrote an entry of a list did not write the page.
    fn near(&self, node: NodeId) -> bool {
        self.window.holds(node) && !self.window.is_in_entry(self.page, node)
    }

    /// The names that those of some elements show that stand near the headline.
    fn named_near(&self, nodes: &[NodeId], most: usize) -> Vec<Named> {
        let near: Vec<NodeId> = nodes.iter().copied().filter(|&n| self.near(n)).take(most).collect();
        vec![(named(self.page, self.survey, &near), Source::LinkRelation)]
    }
}

fn linked(at: &Places) -> Vec<Named> {
    let articles = at.records.iter().filter(|r| r.about == About::Article);
    let names = articles.map(|r| {
        let mut names = several(r.authors.iter().map(String::as_str));
        // Beside people the house itself is their employer.
        if names.iter().any(|n| !is_house(n, at.site)) {
            names.retain(|n| !is_house(n, at.site));
        }
        (names, Source::JsonLd)
    });
    names.collect()
}

fn tagged(at: &Places) -> Vec<Named> {
    let tagged = METAS.iter().map(|&(key, source)| {
        let mut texts = at.survey.metas_of(key);
        texts.retain(|t| !is_address(t) && !t.starts_with('@'));
        (several(texts.iter().map(String::as_str)), source)
    });
    tagged.collect()
}

/// The author of a card: publishing systems put a label and a value there. A handle, as in `twitter:creator`, names the
/// site's account as often as a person's.
fn carded(at: &Places) -> Vec<Named> {
    const LABELS: [&str; 7] =
        ["written by", "author", "verfasst von", "écrit par", "escrito por", "scritto da", "geschreven door"];
    let label = at.survey.meta_of(&["twitter:label1"]).unwrap_or_default().lower();
    let named = LABELS.contains(&label.as_str()).then(|| at.survey.meta_of(&["twitter:data1"])).flatten();
    named.map(|n| (names::of(&n), Source::Twitter)).into_iter().collect()
}

fn started(at: &Places) -> Vec<Named> {
    let lines = at.window.lines.iter();
    lines.filter_map(|l| Some((names::of(by::started_by(&l.1)?), Source::Visible))).collect()
}

fn marked(at: &Places) -> Vec<Named> {
    vec![(named(at.page, at.survey, &first_authors(at.page, at.survey, at.window)), Source::Microdata)]
}

fn relations(at: &Places) -> Vec<Named> {
    at.named_near(&at.survey.author_links, usize::MAX)
}

fn bylines(at: &Places) -> Vec<Named> {
    // On a page that says nothing of an article a class may name who is quoted.
    let dated = at.window.lines.iter().any(|l| l.1.len() <= 120 && Moment::words(&l.1, Order::DayFirst).is_some())
        || at.survey.dates.iter().any(|&n| at.window.holds(n) && at.page.attr(n, "datetime").is_some());
    let sure = |n: NodeId| at.told || dated || by::said_by(&plain::shown(at.page, n)).is_some();
    let near = at.survey.bylines.iter().filter(|&&n| at.near(n) && sure(n));
    near.map(|&n| (line_names(at.page, at.survey, n), Source::Visible)).collect()
}

fn said(at: &Places) -> Vec<Named> {
    let lines = at.window.lines.iter().enumerate().filter(|(_, line)| at.near(line.0));
    let said = lines.filter_map(|(index, line)| {
        let names = match by::said_by(&line.1) {
            // "Written by" alone: the next line is the name.
            Some("") => names::of(at.window.lines.get(index + 1).map(|l| l.1.as_str()).filter(|l| l.len() <= 80)?),
            Some(rest) => names::of(rest),
            None => beside_date(at.page, line)?,
        };
        Some((names, Source::Visible))
    });
    said.collect()
}

fn profiles(at: &Places) -> Vec<Named> {
    at.named_near(&at.survey.profiles, 8)
}

/// Far from the headline, only a page that calls itself an article is sure to speak of its own author.
fn anywhere(at: &Places) -> Vec<Named> {
    let first = at.survey.author_links.first().filter(|_| at.told);
    first.map(|&n| (named(at.page, at.survey, &[n]), Source::LinkRelation)).into_iter().collect()
}

fn signed(at: &Places) -> Vec<Named> {
    vec![(signature::signed(at.page, at.window, at.told), Source::Visible)]
}

fn boxes(at: &Places) -> Vec<Named> {
    let far = at.survey.bylines.iter().filter(|&&n| !at.window.holds(n)).take(24);
    let boxes = far.filter_map(|&n| {
        let text = Some(plain::shown(at.page, n)).filter(|t| t.len() <= 60)?;
        let names = if at.told || by::said_by(&text).is_some() { names::of(&text) } else { Vec::new() };
        names.iter().all(|n| is_person(n)).then_some((names, Source::Visible))
    });
    boxes.collect()
}

/// The authors in microdata that are the page's: not those of what others say of it, nor those of later posts.
fn first_authors(page: &Page, survey: &Survey, window: &Window) -> Vec<NodeId> {
    let others: Vec<NodeId> =
        survey.items.iter().filter(|i| plain::among(dates::OTHERS, i.name)).map(|i| i.node).collect();
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
