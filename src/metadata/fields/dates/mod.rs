//! The dates of publication and of the last change.
//!
//! Declared dates come first, then those that readers see. Publishing systems stamp every page, services, shops, manuals
//! and listings too: a declared date that no reader sees is the article's only where a person signs the page, its
//! address is an entry's, or JSON-LD declares a posting. Of the benchmark's pages, the invisible dates of a mere
//! "WebPage" are right on none of 9, those of pages signed by their publisher alone on 1 of 11, unless the address is an
//! entry's (9 of 11).

#[cfg(test)]
mod tests;
mod visible_dates;

use crate::article::Source;
use crate::metadata::addresses::{date_in_path, is_entry};
use crate::metadata::dates::{DateTime, DayMonthOrder, parse_machine_date};
use crate::metadata::sources::{HeadlineRegion, PageSources, Record, RecordKind, item_text};
use crate::page::NodeId;
use visible_dates::VisibleDates;

/// The dates that were chosen.
#[derive(Debug, Default)]
pub struct Dates {
    /// The date of publication in ISO 8601, and its source.
    pub published: Option<(String, Source)>,
    /// The date of the last change in ISO 8601, and its source.
    pub modified: Option<(String, Source)>,
    /// The elements near the headline that show a date.
    pub elements: Vec<NodeId>,
}

/// Keys of meta tags with the date of publication, best first. Other keys that contain a part come after them.
const PUBLISHED_KEYS: [&str; 15] = [
    "article:published:time",
    "parsely-pub-date",
    "datepublished",
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
    "displaydate",
    "article:date",
];

/// Parts of keys of the date of publication.
const PUBLISHED_KEY_PARTS: [&str; 4] = ["published", "publish-", "publishd", "pubdate"];

/// Keys of meta tags with the date of the last change, best first.
const MODIFIED_KEYS: [&str; 3] = ["article:modified:time", "og:updated:time", "datemodified"];

/// Parts of keys of the date of the last change.
const MODIFIED_KEY_PARTS: [&str; 3] = ["modified", "updated", "lastmod"];

/// What is known of the page when its dates are chosen.
#[derive(Debug, Clone, Copy)]
pub struct PageSignals {
    /// A person is named as the author.
    pub has_author: bool,
    /// Only the publisher is named as the author.
    pub has_only_publisher: bool,
    /// The page declares itself an article.
    pub declares_article: bool,
    /// It is a front page or a listing: the dates on it are of its entries.
    pub is_listing: bool,
    /// Its address is a section's, and it neither has an author nor declares itself an article.
    pub is_section: bool,
}

type Dated = (DateTime, Source);

/// Chooses the dates. `lang` is the language of the page.
pub fn dates(sources: &PageSources, lang: Option<&str>, region: &HeadlineRegion, signals: PageSignals) -> Dates {
    let order = DayMonthOrder::for_language(lang);
    let declared = DeclaredDates { sources, order };
    let mut visible = VisibleDates::near_headline(sources, region, order);
    if signals.is_listing {
        return Dates { elements: visible.elements, ..Dates::default() };
    }
    if signals.is_section {
        visible.published = None;
    }
    let address = sources.page.url();
    let is_entry = is_entry(address);
    let is_own = signals.has_author || is_entry;
    visible.add_labelled_element(sources, region, order);
    if visible.published.is_none() && visible.modified.is_none() && is_own {
        visible.add_labelled_lines(sources, region, order);
    }
    let is_dated = is_entry || !visible.elements.is_empty() && !signals.is_section;
    let published = published(&declared, &visible, signals, is_dated);
    let modified = [
        declared.in_records(RecordKind::Article, |r| r.modified.as_ref()),
        declared.in_meta_tags(&MODIFIED_KEYS, &MODIFIED_KEY_PARTS),
        declared.in_microdata(&["dateModified"]),
        declared.in_records(RecordKind::Page, |r| r.modified.as_ref()).filter(|(date, _)| visible.has_day_near(date)),
        seen(visible.modified),
    ];
    let modified = modified.into_iter().flatten().next();
    let published = match (published, visible.published) {
        // A visible day before the declared one: text that moved to another system was stamped anew. A later one may be
        // that of a change.
        (Some((stamp, _)), Some(day)) if visible.is_certain && day.is_earlier_day_than(&stamp) => seen(Some(day)),
        (published, _) => published,
    };
    // The address has the author's day; a stamp in Greenwich's zone may have the day beside it.
    let published = published.map(|found| match date_in_path(address).filter(|day| day.is_within_a_day_of(&found.0)) {
        Some(day) if found.0.precision() == 6 && !found.0.to_iso().starts_with(&day.to_iso()) => (day, Source::Address),
        _ => found,
    });
    // Where a page shows only the day of the last change, the text as it stands was published then.
    let is_labelled = visible.has_modified_label && (is_own || signals.declares_article);
    let published = published.or_else(|| seen(visible.modified).filter(|_| is_labelled));
    let iso = |found: Option<Dated>| found.map(|(date, source)| (date.to_iso(), source));
    Dates { published: iso(published), modified: iso(modified), elements: visible.elements }
}

/// The date of publication, from the best source. `is_dated` is whether the page is an entry or shows a date.
fn published(declared: &DeclaredDates, visible: &VisibleDates, signals: PageSignals, is_dated: bool) -> Option<Dated> {
    let is_trusted = signals.has_author || is_dated;
    let meta_tag = declared.in_meta_tags(&PUBLISHED_KEYS, &PUBLISHED_KEY_PARTS).filter(|_| is_trusted);
    let is_posting = || declared.sources.records.iter().any(|record| record.is_posting);
    let json_ld = declared
        .in_records(RecordKind::Article, |r| r.published.as_ref())
        .filter(|_| is_trusted || !signals.has_only_publisher || is_posting());
    let created = declared.in_records(RecordKind::Article, |r| r.created.as_ref()).filter(|_| is_trusted);
    // Of two forms of one time, the one in the publisher's zone has the day that readers see.
    let stamp = json_ld.or(meta_tag);
    let is_local = |dated: &Dated| stamp.is_some_and(|(stamp, _)| dated.0.is_local_form_of(&stamp));
    let is_article = is_dated || signals.declares_article && !signals.has_only_publisher;
    let first = seen(visible.published).filter(is_local).or(meta_tag.filter(is_local)).or(json_ld).or(meta_tag);
    first
        .or_else(|| created.and_then(|_| declared.in_microdata(&["datePublished"])))
        .or(created)
        .or_else(|| declared.in_microdata(&["datePublished", "dateCreated"]).filter(|_| is_article))
        // What JSON-LD declares of the page counts where readers see the same day.
        .or_else(|| {
            let page = declared.in_records(RecordKind::Page, |r| r.published.as_ref());
            page.filter(|(date, _)| visible.has_day_near(date))
        })
        .or(seen(visible.published))
        .or_else(|| declared.in_meta_tags(&["date", "ms:date"], &[]).filter(|_| is_trusted))
        .or_else(|| date_in_path(declared.sources.page.url()).map(|date| (date, Source::Address)))
}

fn seen(date: Option<DateTime>) -> Option<Dated> {
    date.map(|date| (date, Source::Visible))
}

/// The dates that the page declares.
struct DeclaredDates<'a> {
    sources: &'a PageSources<'a>,
    order: DayMonthOrder,
}

impl DeclaredDates<'_> {
    fn parse(&self, text: &str) -> Option<DateTime> {
        parse_machine_date(text, self.order)
    }

    /// The first readable date of a member in JSON-LD records of a kind.
    fn in_records(&self, kind: RecordKind, member: fn(&Record) -> Option<&String>) -> Option<Dated> {
        let mut texts = self.sources.records.iter().filter(|record| record.kind == kind).filter_map(member);
        texts.find_map(|text| self.parse(text)).map(|date| (date, Source::JsonLd))
    }

    /// The first readable date of the meta tags of some keys. Of other keys with a part, the earliest date: the later
    /// ones are those of later stamps.
    fn in_meta_tags(&self, keys: &[&str], parts: &[&str]) -> Option<Dated> {
        let tags = &self.sources.meta_tags;
        let known = keys.iter().find_map(|key| tags.all(key).find_map(|text| self.parse(&text)));
        let earliest = || {
            let dates = tags.with_key_part(parts).filter_map(|content| self.parse(content));
            dates.reduce(|a, b| if b.is_earlier_day_than(&a) { b } else { a })
        };
        known.or_else(earliest).map(|date| (date, Source::Meta))
    }

    /// The first readable date of microdata items of some names.
    fn in_microdata(&self, names: &[&str]) -> Option<Dated> {
        let page = self.sources.page;
        let mut items = self.sources.microdata.own(page, names);
        items.find_map(|item| self.parse(&item_text(page, item))).map(|date| (date, Source::Microdata))
    }
}
