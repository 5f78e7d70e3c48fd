//! The candidates for the authors: every place where authors are named, best source first.
//!
//! Each place gives names; which of them are the authors is decided in `mod.rs`. A place is asked only when the ones
//! before it name nobody.

use super::element_names::{
    name_above_date, name_before_role_or_date, names_beside_date, names_of_byline, names_of_elements, names_of_line,
    names_of_person_links,
};
use super::publisher::is_publisher;
use super::signoff::signoff_authors;
use crate::article::Source;
use crate::metadata::addresses::is_address;
use crate::metadata::dates::{DayMonthOrder, parse_date_text};
use crate::metadata::names::byline_prefixes::{byline_between_bars, byline_near_headline, thread_starter};
use crate::metadata::names::{has_person_form, parse_names, parse_names_of_lines, reporter_names};
use crate::metadata::sources::{HeadlineRegion, Line, PageSources, RecordKind, is_by_reader, is_in_list_entry};
use crate::metadata::text::visible_text;
use crate::page::{NodeId, Page, Tag};

/// Keys of meta tags with an author, best first.
const AUTHOR_KEYS: [(&str, Source); 11] = [
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

/// Nodes between two authors of one text; between those of two posts stands the first post.
const TOGETHER: usize = 12;

/// What the places are looked up in.
pub struct AuthorSources<'a> {
    pub sources: &'a PageSources<'a>,
    /// Keys of the site's names.
    pub site_names: &'a [String],
    pub region: &'a HeadlineRegion,
    /// Whether the page declares itself an article or its address is an entry's.
    pub is_article: bool,
}

/// Names from one place.
pub type Names = (Vec<String>, Source);

/// The places, in order: JSON-LD, meta tags, cards, then the page itself.
pub const CANDIDATES: [fn(&AuthorSources) -> Vec<Names>; 12] = [
    json_ld,
    meta_tags,
    card,
    thread_starters,
    microdata,
    author_links,
    byline_elements,
    byline_lines,
    profile_links,
    first_author_link,
    signoff,
    author_boxes,
];

impl AuthorSources<'_> {
    /// Whether a node stands near the headline and in no entry of a list, whose author is not the page's.
    fn is_near_headline(&self, node: NodeId) -> bool {
        let page = self.sources.page;
        self.region.contains(node)
            && !is_in_list_entry(page, self.region, node)
            && !is_by_reader(page, self.region, node)
    }

    /// Whether a date stands near the headline.
    fn has_date(&self) -> bool {
        let is_date = |text: &str| text.len() <= 120 && parse_date_text(text, DayMonthOrder::DayFirst).is_some();
        let mut dates = self.sources.dates.iter().filter(|&&n| self.region.contains(n));
        self.region.lines.iter().any(|line| is_date(&line.text))
            || dates.any(|&n| self.sources.page.attr(n, "datetime").is_some())
    }

    /// The names in those of some elements that stand near the headline.
    fn names_near_headline(&self, nodes: &[NodeId], most: usize) -> Vec<Names> {
        let near: Vec<NodeId> = nodes.iter().copied().filter(|&n| self.is_near_headline(n)).take(most).collect();
        vec![(names_of_elements(self.sources, &near), Source::LinkRelation)]
    }
}

fn json_ld(at: &AuthorSources) -> Vec<Names> {
    let articles = at.sources.records.iter().filter(|record| record.kind == RecordKind::Article);
    let names = articles.map(|record| {
        let mut names = parse_names_of_lines(record.authors.iter().map(String::as_str));
        // A publisher beside people is their employer.
        if names.iter().any(|name| !is_publisher(name, at.site_names)) {
            names.retain(|name| !is_publisher(name, at.site_names));
        }
        (names, Source::JsonLd)
    });
    names.collect()
}

fn meta_tags(at: &AuthorSources) -> Vec<Names> {
    let names = AUTHOR_KEYS.iter().map(|&(key, source)| {
        let texts: Vec<String> =
            at.sources.meta_tags.all(key).filter(|text| !is_address(text) && !text.starts_with('@')).collect();
        (parse_names_of_lines(texts.iter().map(String::as_str)), source)
    });
    names.collect()
}

/// The author of a Twitter card, in which publishing systems write a label and a value. A handle as in
/// `twitter:creator` is the site's account as often as a person's and is not read.
fn card(at: &AuthorSources) -> Vec<Names> {
    const LABELS: [&str; 7] =
        ["written by", "author", "verfasst von", "écrit par", "escrito por", "scritto da", "geschreven door"];
    let tags = &at.sources.meta_tags;
    let Some(label) = tags.first(&["twitter:label1"]) else { return Vec::new() };
    let value = LABELS.contains(&label.to_lowercase().as_str()).then(|| tags.first(&["twitter:data1"])).flatten();
    value.map(|value| (parse_names(&value), Source::Twitter)).into_iter().collect()
}

fn thread_starters(at: &AuthorSources) -> Vec<Names> {
    let starters = at.region.lines.iter().filter_map(|line| thread_starter(&line.text));
    starters.map(|name| (parse_names(name), Source::Visible)).collect()
}

/// The authors in microdata that are the page's: not those of comments, nor those of later posts.
fn microdata(at: &AuthorSources) -> Vec<Names> {
    let page = at.sources.page;
    let own = at.sources.microdata.own(page, &["author", "creator"]);
    let mut found: Vec<NodeId> = own.filter(|&n| !is_of_picture(page, n)).collect();
    if found.iter().any(|&n| at.region.contains(n)) {
        found.retain(|&n| at.region.contains(n));
    }
    // An author item may stand within another.
    let gap = |pair: &[NodeId]| pair[1].index().checked_sub(page.end(pair[0]));
    let together = found.windows(2).take_while(|pair| gap(pair).is_some_and(|gap| gap <= TOGETHER)).count();
    found.truncate(together + 1);
    vec![(names_of_elements(at.sources, &found), Source::Microdata)]
}

/// Whether an element stands in the caption of a picture: it names who made that.
fn is_of_picture(page: &Page, node: NodeId) -> bool {
    page.ancestors(node).take(8).any(|n| page.tag(n) == Tag::Figcaption)
}

fn author_links(at: &AuthorSources) -> Vec<Names> {
    at.names_near_headline(&at.sources.author_links, usize::MAX)
}

/// Elements near the headline whose class or id names a byline.
fn byline_elements(at: &AuthorSources) -> Vec<Names> {
    let page = at.sources.page;
    let bylines = at.sources.bylines.iter().copied().filter(|&n| at.is_near_headline(n));
    let near: Vec<NodeId> = bylines.filter(|&n| !is_of_picture(page, n)).collect();
    // On a page that is neither an article nor dated, a class may mark the author of a quotation.
    let is_certain = at.is_article || !near.is_empty() && at.has_date();
    let has_prefix = |n: NodeId| byline_near_headline(&visible_text(page, n)).is_some();
    let bylines = near.into_iter().filter(|&n| is_certain || has_prefix(n));
    bylines.map(|n| (names_of_byline(at.sources, n), Source::Visible)).collect()
}

/// Lines near the headline with a byline prefix, with a date and a name, with a name and a role, or with a name alone above
/// a date.
fn byline_lines(at: &AuthorSources) -> Vec<Names> {
    let names = at.region.lines.iter().enumerate().filter_map(|(index, line)| {
        let names = match byline_near_headline(&line.text) {
            // "Written by" alone: the next line is the name.
            Some("") => {
                // "Author" and "Message" head the columns of a thread.
                let next =
                    at.region.lines.get(index + 1).filter(|next| !is_cell_of_row(at.sources.page, line, next))?;
                parse_names(Some(next.text.as_str()).filter(|text| text.len() <= 80)?)
            }
            Some(rest) => names_of_line(at.sources.page, line).unwrap_or_else(|| parse_names(rest)),
            None => byline_between_bars(&line.text)
                .map(parse_names)
                .or_else(|| names_beside_date(at.sources.page, line))
                .or_else(|| name_before_role_or_date(at.sources.page, line))
                .or_else(|| Some(reporter_names(&line.text)).filter(|names| !names.is_empty()))
                .or_else(|| {
                    let is_below = at.region.is_after_headline(line.node);
                    let names = is_below.then(|| names_of_person_links(at.sources.page, line))?;
                    // As with a class, a link alone may be that of anybody.
                    let is_counted = is_only_count(at, line);
                    Some(names).filter(|names| !names.is_empty() && (at.is_article || is_counted || at.has_date()))
                })
                .or_else(|| {
                    let date = at.region.lines.get(index + 1)?;
                    let is_below = at.region.is_after_headline(line.node);
                    is_below.then(|| name_above_date(at.sources.page, line, date)).flatten()
                })?,
        };
        at.is_near_headline(line.node).then_some((names, Source::Visible))
    });
    names.collect()
}

/// Whether two lines are cells of one row, the second of which is a heading, or a label with its value.
fn is_cell_of_row(page: &Page, line: &Line, next: &Line) -> bool {
    let is_cell = |n: NodeId| matches!(page.tag(n), Tag::Th | Tag::Td);
    is_cell(line.node)
        && page.parent(line.node) == page.parent(next.node)
        && (page.tag(next.node) == Tag::Th || next.text.contains(": "))
}

/// Whether a line begins with a count and no other near the headline does that has a name: a list has one for each entry.
fn is_only_count(at: &AuthorSources, line: &Line) -> bool {
    let counts = |line: &&Line| line.text.starts_with(|c: char| c.is_ascii_digit()) && line.text.contains(" by ");
    counts(&line) && at.region.lines.iter().filter(counts).take(2).count() == 1
}

fn profile_links(at: &AuthorSources) -> Vec<Names> {
    at.names_near_headline(&at.sources.profile_links, 8)
}

/// The first author link anywhere: far from the headline, only an article is certain to name its own author.
fn first_author_link(at: &AuthorSources) -> Vec<Names> {
    let first = at.sources.author_links.first().filter(|_| at.is_article);
    first.map(|&n| (names_of_elements(at.sources, &[n]), Source::LinkRelation)).into_iter().collect()
}

fn signoff(at: &AuthorSources) -> Vec<Names> {
    vec![(signoff_authors(at.sources, at.region, at.is_article), Source::Visible)]
}

/// Byline elements far from the headline: the box about the author at the end.
fn author_boxes(at: &AuthorSources) -> Vec<Names> {
    let page = at.sources.page;
    let far =
        at.sources.bylines.iter().filter(|&&n| !at.region.contains(n) && !is_by_reader(page, at.region, n)).take(24);
    let boxes = far.filter_map(|&n| {
        let text = Some(visible_text(page, n)).filter(|text| text.len() <= 60)?;
        let named = byline_near_headline(&text).filter(|rest| !rest.is_empty());
        let names = if at.is_article || named.is_some() { parse_names(named.unwrap_or(&text)) } else { Vec::new() };
        (named.is_some() || names.iter().all(|name| has_person_form(name))).then_some((names, Source::Visible))
    });
    boxes.collect()
}
