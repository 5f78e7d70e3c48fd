//! When it was published and when it was changed.
//!
//! What is written for machines comes first. A date that only stands on the page is taken when it stands near the
//! headline and calls itself a date; anywhere else it may be any day's.

use super::json_ld::{About, Record};
use super::moment::{Moment, Order};
use super::source::Source;
use super::survey::Survey;
use super::{Window, plain};
use crate::page::{NodeId, Page, Tag, order};

/// The dates found.
#[derive(Debug, Default)]
pub(super) struct Dates {
    pub published: Option<(String, Source)>,
    pub modified: Option<(String, Source)>,
    /// The elements near the headline that show a date.
    pub shown: Vec<NodeId>,
}

/// Meta names that hold the time of publication, best first.
const PUBLISHED: [&str; 26] = [
    "article:published:time",
    "og:article:published:time",
    "og:published:time",
    "article:published",
    "published:time",
    "parsely-pub-date",
    "datepublished",
    "date:published",
    "citation:publication:date",
    "citation:online:date",
    "citation:date",
    "dc:date:issued",
    "dcterms:issued",
    "dcterms:created",
    "dcterms:date",
    "dc:date:created",
    "dc:date",
    "sailthru:date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish:date",
    "publication:date",
    "displaydate",
    "originalpublicationdate",
    "article:date",
];

/// Meta names that hold the time of the last change, best first.
const MODIFIED: [&str; 9] = [
    "article:modified:time",
    "og:article:modified:time",
    "og:updated:time",
    "article:updated:time",
    "article:updated",
    "datemodified",
    "dcterms:modified",
    "dc:date:modified",
    "lastmod",
];

/// Finds the dates. `signed` says that the page names its author.
pub(super) fn find(
    page: &Page,
    survey: &Survey,
    records: &[Record],
    lang: Option<&str>,
    window: &Window,
    signed: bool,
) -> Dates {
    let order = Order::of(lang);
    let read = |text: &str| Moment::machine(text, order);
    let record = |about: About, field: fn(&Record) -> Option<&String>| {
        let mut texts = records.iter().filter(move |r| r.about == about).filter_map(field);
        texts.find_map(|t| read(t)).map(|m| (m, Source::JsonLd))
    };
    let meta = |keys: &[&str]| {
        let tagged = |key: &&str| survey.metas_of(key).find_map(|t| read(&t));
        keys.iter().find_map(tagged).map(|m| (m, Source::Meta))
    };
    let item = |name: &str| {
        let mut items = survey.items.iter().filter(|i| i.name == name);
        items.find_map(|i| read(&Survey::item_text(page, i.node))).map(|m| (m, Source::Microdata))
    };
    let shown = Shown::near(page, survey, window, order);
    // Publishing systems date every page, services and lists too: the page's own date counts where someone wrote it.
    let signed = signed || records.iter().any(|r| r.about == About::Article);
    let published = record(About::Article, |r| r.published.as_ref())
        .or_else(|| meta(&PUBLISHED))
        .or_else(|| item("datePublished"))
        .or_else(|| signed.then(|| record(About::Page, |r| r.published.as_ref())).flatten())
        .or_else(|| shown.published.clone().map(|m| (m, Source::Visible)))
        .or_else(|| meta(&["date"]));
    let modified = record(About::Article, |r| r.modified.as_ref())
        .or_else(|| meta(&MODIFIED))
        .or_else(|| item("dateModified"))
        .or_else(|| signed.then(|| record(About::Page, |r| r.modified.as_ref())).flatten())
        .or_else(|| shown.modified.clone().map(|m| (m, Source::Visible)));
    // The only day a page shows is the day of the article as it stands.
    let published = published.or_else(|| shown.modified.clone().map(|m| (m, Source::Visible)));
    let written = |found: Option<(Moment, Source)>| found.map(|(m, s)| (m.to_string(), s));
    Dates { published: written(published), modified: written(modified), shown: shown.nodes }
}

/// Dates that stand near the headline.
#[derive(Debug, Default)]
struct Shown {
    published: Option<Moment>,
    modified: Option<Moment>,
    nodes: Vec<NodeId>,
}

impl Shown {
    fn near(page: &Page, survey: &Survey, window: &Window, order: Order) -> Self {
        let mut found = Self::default();
        let marked = survey.dates.iter().copied().filter(|&n| window.holds(n));
        for node in marked {
            let text = plain::shown(page, node);
            // A date's element says little beside the date; after the heading of another story it is that story's.
            if text.len() > 120 || page.is_hidden(node) || window.is_of_another(page, survey, node) {
                continue;
            }
            let machine = (page.tag(node) == Tag::Time).then(|| page.attr(node, "datetime")).flatten();
            let read = machine.and_then(|t| Moment::machine(t, order)).filter(|m| m.precision() >= 3);
            if let Some(moment) = read.or_else(|| Moment::words(&text, order)) {
                found.take(page, node, &text, moment);
            }
        }
        if found.published.is_none() {
            for (node, line) in window.lines.iter().filter(|l| l.1.len() <= 120) {
                if let Some(moment) = Moment::words(line, order)
                    && !window.is_of_another(page, survey, *node)
                {
                    found.take(page, *node, line, moment);
                    break;
                }
            }
        }
        order::sort(&mut found.nodes);
        found.nodes.dedup();
        found
    }

    fn take(&mut self, page: &Page, node: NodeId, text: &str, moment: Moment) {
        self.nodes.push(node);
        let class = page.attr(node, "class").unwrap_or_default().to_ascii_lowercase();
        let before = text.to_lowercase();
        let says = |words: &[&str]| words.iter().any(|w| before.starts_with(w) || class.contains(w));
        let changed = says(&[
            "updated",
            "last updated",
            "modified",
            "last modified",
            "aktualisiert",
            "mis à jour",
            "actualizado",
        ]);
        let slot = if changed { &mut self.modified } else { &mut self.published };
        // The first says it; one of the same kind that knows more of it may stand beside it, a later one is another's.
        slot.get_or_insert(moment);
    }
}
