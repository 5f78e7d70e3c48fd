//! The dates that readers see: near the headline, or behind a label.
//!
//! Near the headline a date counts when its element or line has little other text. Elsewhere it may be any day, unless a
//! label precedes it. Declared dates are read in `mod.rs`.

use crate::metadata::dates::labels::{DateLabel, is_unrelated_day};
use crate::metadata::dates::{DateTime, DayMonthOrder, parse_date_text, parse_machine_date};
use crate::metadata::names::byline_prefixes::byline_near_headline;
use crate::metadata::sources::{HeadlineRegion, PageSources, is_of_other_story, is_teaser_date};
use crate::metadata::text::{collapse_whitespace, visible_text, words};
use crate::page::letters;
use crate::page::{Kind, NodeId, Page, Tag};

/// Most words of a line that is little else than a date: a label, a date, a time of day, the reading time.
const MOST_WORDS: usize = 14;

/// Longest line far from the headline that is read as a label and a date, in bytes.
const LONGEST_LABELLED_LINE: usize = 60;

/// Longest line or element near the headline that is read as a date, in bytes.
const LONGEST_DATE_LINE: usize = 120;

/// Longest line of parts between bars, one of which may be a date, in bytes.
const LONGEST_BARRED_LINE: usize = 400;

/// The heading below the headline that the page's own date stands above, if there is one: what follows are its sections, each
/// of which may have a date. (A standfirst may be a heading too, but the date stands below it.)
fn first_section(sources: &PageSources, region: &HeadlineRegion, order: DayMonthOrder) -> Option<NodeId> {
    let headline = region.headline()?;
    let heading = sources.headings.iter().copied().find(|&heading| heading > headline)?;
    let is_date = |text: &str| text.len() <= LONGEST_DATE_LINE && parse_date_text(text, order).is_some();
    let mut between = region.lines.iter().filter(|line| headline < line.node && line.node < heading);
    between.any(|line| is_date(&line.text)).then_some(heading)
}

/// The dates that the page shows.
#[derive(Debug, Default)]
pub struct VisibleDates {
    /// The day of publication.
    pub published: Option<DateTime>,
    /// The day of the last change.
    pub modified: Option<DateTime>,
    /// Whether a visible label marks the day of the last change; a class alone is no such label.
    pub has_modified_label: bool,
    /// Whether the day of the last change is in machine-readable form, which is not written for readers.
    is_modified_stamp: bool,
    /// Whether the day of publication stands after the headline in a line of few other words.
    pub is_certain: bool,
    /// The elements that show the dates, in document order.
    pub elements: Vec<NodeId>,
}

impl VisibleDates {
    /// The dates in the region around the headline.
    pub fn near_headline(sources: &PageSources, region: &HeadlineRegion, order: DayMonthOrder) -> Self {
        let mut found = Self::default();
        let page = sources.page;
        // Marked dates below the headline and bylines come first: above it stands the current day as often as the
        // article's. Those of sections come last: a text that grows has a time at each.
        let section = first_section(sources, region, order);
        let is_of_section = |node: NodeId| section.is_some_and(|section| section < node);
        for (is_after, is_later) in [(true, false), (false, false), (true, true)] {
            if is_later && found.published.is_some() {
                break;
            }
            let marked = sources.dates.iter().copied().filter(|&n| region.contains(n));
            for node in marked.filter(|&n| region.is_after_headline(n) == is_after && is_of_section(n) == is_later) {
                // An element that contains other dates leaves them to their own elements.
                let contains_date =
                    |&d: &NodeId| d != node && page.contains(node, d) && date_of_element(page, order, d).is_some();
                if let Some((date, text)) = date_of_element(page, order, node)
                    && !sources.dates.iter().any(contains_date)
                {
                    found.add(sources, region, node, &text, date);
                }
            }
            for line in &region.lines {
                if found.published.is_some() {
                    break;
                }
                let Some(text) = short_part(&line.text, order) else { continue };
                if let Some(date) = parse_date_text(text, order)
                    && (!is_after || byline_near_headline(text).is_some())
                {
                    found.add(sources, region, line.node, text, date);
                }
            }
        }
        if found.published.is_none() && !found.has_modified_label && !found.is_modified_stamp {
            found.published = found.modified.take();
        }
        found.elements.sort_unstable();
        found.elements.dedup();
        found
    }

    /// Adds the date of an element anywhere that a label calls the day of publication, where none is known.
    #[inline(never)]
    pub fn add_labelled_element(&mut self, sources: &PageSources, region: &HeadlineRegion, order: DayMonthOrder) {
        if self.published.is_some() {
            return;
        }
        let page = sources.page;
        for &node in sources.dates.iter().filter(|&&n| !region.contains(n)) {
            if !DateLabel::of(&label_before(page, node, "")).published
                && !DateLabel::of(&visible_text(page, node)).published
            {
                continue;
            }
            if let Some((date, text)) = date_of_element(page, order, node)
                && !is_teaser_date(page, region, node)
            {
                self.add(sources, region, node, &text, date);
                self.elements.retain(|&n| n != node);
                return;
            }
        }
    }

    /// Adds the dates of short lines anywhere that begin with a label.
    #[inline(never)]
    pub fn add_labelled_lines(&mut self, sources: &PageSources, region: &HeadlineRegion, order: DayMonthOrder) {
        let page = sources.page;
        for &node in sources.visible_texts.iter().filter(|&&n| !region.contains(n)) {
            let text = letters::trim(page.text(node));
            if !(8..=LONGEST_LABELLED_LINE).contains(&text.len()) || !text.bytes().any(|b| b.is_ascii_digit()) {
                continue;
            }
            let Some(date) = parse_date_text(text, order) else { continue };
            let label = DateLabel::at_start(&label_before(page, node, text));
            let slot = if label.published { &mut self.published } else { &mut self.modified };
            let is_linked = || page.ancestors(node).take(40).any(|n| page.tag(n) == Tag::A);
            if label.is_any() && slot.is_none() && !is_linked() && !is_teaser_date(page, region, node) {
                *slot = Some(date);
            }
        }
    }

    /// Adds a date, unless it is that of another story or of something else.
    fn add(&mut self, sources: &PageSources, region: &HeadlineRegion, node: NodeId, text: &str, date: DateTime) {
        let page = sources.page;
        if region.contains(node) && is_of_other_story(sources, region, node) || is_teaser_date(page, region, node) {
            return;
        }
        let before = label_before(page, node, text);
        let class = page.attr(node, "class").unwrap_or_default();
        let mut inner = std::iter::once(node).chain(page.descendants(node).take(8));
        if is_unrelated_day(&before)
            || is_unrelated_day(class)
            || inner.any(|n| page.attr(n, "id").is_some_and(is_unrelated_day))
        {
            return;
        }
        // Chinese and Japanese write it behind the date.
        let after = text.rsplit(|c: char| c.is_ascii_digit()).next().filter(|after| !after.is_ascii());
        let label = after.map(DateLabel::of).filter(|label| label.is_any()).unwrap_or_else(|| DateLabel::of(&before));
        // A table with row headings is about the subject: when it was founded, when it flew.
        let row = page.ancestors(node).take(8).find(|&n| page.tag(n) == Tag::Tr);
        if !label.is_any() && row.is_some_and(|row| page.children(row).any(|n| page.tag(n) == Tag::Th)) {
            return;
        }
        self.elements.push(node);
        let is_modified = label.modified || !label.published && DateLabel::of(class).modified;
        self.has_modified_label |= label.modified;
        self.is_modified_stamp |= is_modified && !text.contains(' ') && text.contains('T');
        if !is_modified && self.published.is_none() {
            let around = || page.ancestors(node).take(8);
            let is_cell = around().any(|n| matches!(page.tag(n), Tag::Td | Tag::Th | Tag::Dd));
            let block = around().find(|&n| page.tag(n).is_block()).unwrap_or(node);
            self.is_certain =
                region.is_after_headline(node) && !is_cell && words(&visible_text(page, block)).len() <= MOST_WORDS;
        }
        let slot = if is_modified { &mut self.modified } else { &mut self.published };
        // The first counts, unless a more precise form of the same day stands beside it; another day is another date.
        match slot {
            Some(first) if !first.is_within_a_day_of(&date) || first.precision() >= date.precision() => {}
            _ => *slot = Some(date),
        }
    }

    /// Whether the page shows a day that is the same or beside that of a date.
    pub fn has_day_near(&self, date: &DateTime) -> bool {
        [self.published, self.modified].into_iter().flatten().any(|day| day.is_within_a_day_of(date))
    }
}

/// A line that is short enough to be a date, or, of a longer one in parts between bars, the first part that has one:
/// "Section: Harbour | Author: Ada Holm | Date: 4 March 2024 | Views: 12".
fn short_part(line: &str, order: DayMonthOrder) -> Option<&str> {
    if line.len() <= LONGEST_DATE_LINE {
        return Some(line);
    }
    (line.len() <= LONGEST_BARRED_LINE && line.contains(" | ")).then(|| dated_part(line, order)).flatten()
}

#[inline(never)]
fn dated_part(line: &str, order: DayMonthOrder) -> Option<&str> {
    let mut parts = line.split(" | ").filter(|part| part.len() <= LONGEST_DATE_LINE);
    parts.find(|part| parse_date_text(part, order).is_some())
}

/// The date of an element that is little else, and its text: what it shows, or, where a script writes that from its
/// accessible name, the name.
fn date_of_element(page: &Page, order: DayMonthOrder, node: NodeId) -> Option<(DateTime, String)> {
    let mut text = visible_text(page, node);
    if text.is_empty() {
        text = page.attr(node, "aria-label").map(collapse_whitespace).unwrap_or_default();
    }
    if text.len() > LONGEST_DATE_LINE || page.is_hidden(node) {
        return None;
    }
    let attribute = (page.tag(node) == Tag::Time).then(|| page.attr(node, "datetime")).flatten();
    let declared = attribute.and_then(|text| parse_machine_date(text, order)).filter(|date| date.precision() >= 3);
    Some((declared.or_else(|| parse_date_text(&text, order))?, text))
}

/// The text before the digits of a date, in lower case: its own, or, where it begins with the date, the text before it.
fn label_before(page: &Page, node: NodeId, text: &str) -> String {
    let own = text.split(|c: char| c.is_ascii_digit()).next().unwrap_or_default();
    if own.chars().filter(|c| c.is_alphabetic()).count() > 12 || DateLabel::of(own).is_any() {
        return own.to_lowercase();
    }
    let earlier = (node.index().saturating_sub(12)..node.index()).rev().map(NodeId::from_index);
    let mut texts = earlier.filter(|&n| page.kind(n) == Kind::Text).map(|n| letters::trim(page.text(n)));
    let label = texts.find(|t| !t.is_empty()).filter(|t| t.len() <= 40).unwrap_or_default();
    format!("{label} {own}").to_lowercase()
}
