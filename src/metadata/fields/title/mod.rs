//! The title: the headline that the page shows, without the site's name.
//!
//! Declared titles, which are written for search engines and cards, tell which heading is the headline; the heading then
//! gives the wording. Only a page without such a heading takes a declared title. Never looks at the judge's verdicts.

mod candidates;
mod cleaning;
mod slug;
#[cfg(test)]
mod tests;

use crate::article::Source;
use crate::metadata::addresses::{is_entry, is_front_page, last_segment};
use crate::metadata::fields::site_names::is_wiki_page_name;
use crate::metadata::sources::{PageSources, is_in_chrome, is_linked_heading};
use crate::metadata::text::{SAME_TITLE, TitleText, key, visible_text, words};
use crate::page::{Address, Kind, NodeId, Page, Tag, letters};
use candidates::{DeclaredTitle, Heading, declared_titles, headings};
use cleaning::{after_thread_label, before_bar, before_dash, before_part, has_dash, without_label};
use slug::Slug;

/// Similarity of a heading to a title whose first part it is: less than that of a heading which is the whole title.
const FIRST_PART: f32 = 0.9;

/// Words of the shortest headline behind the name of its site.
const REST_WORDS: usize = 3;

/// The title that was chosen.
#[derive(Debug, Default)]
pub struct Title {
    /// The title, if there is one.
    pub text: Option<String>,
    /// Where it came from.
    pub source: Option<Source>,
    /// The element that shows it.
    pub headline: Option<NodeId>,
    /// Where the article begins: the element that shows the headline, else the page's only `h1`.
    pub anchor: Option<NodeId>,
}

/// Chooses the title. `declares_article` is whether the page declares itself an article.
pub fn title(sources: &PageSources, site_names: &[String], declares_article: bool) -> Title {
    let chooser = Chooser {
        sources,
        site_names,
        declares_article,
        declared: declared_titles(sources, site_names),
        slug: Slug::of(sources.page.url()),
    };
    let headings = headings(sources, site_names);
    match chooser.matching_heading(&headings) {
        Some(heading) => chooser.title_of_heading(heading),
        None => title_without_match(&chooser, &headings),
    }
}

/// The title of a page whose headings match no declared title.
#[inline(never)]
fn title_without_match(chooser: &Chooser<'_>, headings: &[Heading]) -> Title {
    let page = chooser.sources.page;
    let h1s: Vec<&Heading> = headings.iter().filter(|h| h.is_h1 && !is_in_chrome(page, h.node)).collect();
    // The only h1 may be the headline even where the declared titles are written for search engines.
    let segment = key(last_segment(page.url()));
    let named_by_address = h1s.iter().find(|h| h.title.key == segment).or_else(|| {
        let has_slug = |h: &&&Heading| chooser.slug.similarity(h.title.words()) >= SAME_TITLE;
        h1s.iter().find(|h| has_slug(h) && !is_linked_heading(page, h.node)).filter(|_| h1s.len() > 1)
    });
    // An h1 may stand twice, for wide screens and narrow ones.
    let all_same = h1s.windows(2).all(|pair| pair[0].title.text == pair[1].title.text);
    // "Detail - Name of the company": the title of a form for many pages.
    let mut marked = headings.iter().filter(|h| h.is_marked && !is_in_chrome(page, h.node));
    let is_generic = |d: &DeclaredTitle| before_part(&d.title.text).is_some_and(|head| words(head).len() == 1);
    if chooser.declared.iter().all(is_generic)
        && let (Some(h), None) = (marked.next(), marked.next())
    {
        return chooser.title_of_heading(h);
    }
    if let Some(title) = headline_under_kicker(chooser, headings) {
        return title;
    }
    let only = named_by_address.or_else(|| h1s.first().filter(|_| all_same)).copied();
    let anchor = only.map(|h| h.node);
    if let Some(h) =
        only.filter(|h| named_by_address.is_some() || chooser.is_headline(&h.title) || chooser.is_page_name())
    {
        let (text, source) = (Some(h.title.text.clone()), Some(Source::Headline));
        return Title { text, source, headline: anchor, anchor };
    }
    chooser.declared_title(anchor, headings)
}

/// The headline within a heading that has a kicker in an element before it: "Harbours", "Why tides turn twice a day". The
/// declared title contains the headline.
#[inline(never)]
fn headline_under_kicker(chooser: &Chooser<'_>, headings: &[Heading]) -> Option<Title> {
    let page = chooser.sources.page;
    headings.iter().filter(|h| h.title.words().len() > REST_WORDS).take(8).find_map(|heading| {
        let elements = page.children(heading.node).filter(|&n| page.kind(n) == Kind::Element);
        let last = elements.clone().last().filter(|_| elements.count() > 1)?;
        let text = visible_text(page, last);
        let key = key(&text);
        let is_headline = words(&text).len() >= REST_WORDS
            && heading.title.key.ends_with(&key)
            && chooser.declared.iter().any(|d| d.title.key.contains(&key))
            && !is_in_chrome(page, heading.node)
            && !is_linked_heading(page, heading.node);
        let node = Some(heading.node);
        is_headline.then_some(Title { text: Some(text), source: Some(Source::Headline), headline: node, anchor: node })
    })
}

/// Separators of a title whose parts are looked for on the page.
const PART_SEPARATORS: [&str; 9] = [" | ", " - ", " – ", " — ", " / ", " :: ", " » ", " : ", "_"];

/// That part of a title which the page shows as a line of its own: its beginning before the site's name, or, where it has
/// more words and stands below that, what follows it.
#[inline(never)]
fn part_on_page<'t>(sources: &PageSources, title: &'t str) -> Option<(&'t str, NodeId)> {
    // A line of few words may be a section's.
    let is_long = |part: &str| words(part).len() >= REST_WORDS || !part.is_ascii() && part.chars().count() >= 8;
    let mark_at = |at: usize| PART_SEPARATORS.iter().find(|mark| title[at..].starts_with(**mark));
    let ends = title.char_indices().filter_map(|(at, _)| Some((at, mark_at(at)?.len())));
    let ends: Vec<(usize, usize)> = ends.take(6).collect();
    let heads = ends.iter().rev().map(|&(at, _)| title[..at].trim()).filter(|head| is_long(head));
    if let Some(found) = heads.filter_map(|head| Some((head, line_that_is(sources, &key(head))?))).next() {
        return Some(found);
    }
    let &(at, length) = ends.first()?;
    let (head, rest) = (&title[..at], title[at + length..].trim());
    if !is_long(rest) || words(rest).len() <= words(head).len() {
        return None;
    }
    let line = line_that_is(sources, &key(rest))?;
    let above = line_that_is(sources, &key(head))?;
    (above < line).then_some((rest, line))
}

struct Chooser<'a> {
    sources: &'a PageSources<'a>,
    site_names: &'a [String],
    declares_article: bool,
    declared: Vec<DeclaredTitle>,
    slug: Slug,
}

impl Chooser<'_> {
    /// The heading that is one of the declared titles.
    fn matching_heading<'h>(&self, headings: &'h [Heading]) -> Option<&'h Heading> {
        let page = self.sources.page;
        // "Headline - Manual": of two headings, the title begins with the headline and ends with what it belongs to.
        let is_last_part = |heading: &Heading| {
            !self.declared.iter().any(|d| d.title.key == heading.title.key)
                && self.declared.iter().any(|d| d.title.ends_with_part(&heading.title))
        };
        let is_last_part: Vec<bool> = headings.iter().map(is_last_part).collect();
        let is_own_h1 = |at: usize| headings[at].is_h1 && !is_last_part[at] && !is_in_chrome(page, headings[at].node);
        if let Some(rest) = self.rest_of_title(headings, &is_last_part) {
            return Some(rest);
        }
        let has_only_h1 = (0..headings.len()).filter(|&at| is_own_h1(at)).take(2).count() == 1;
        let mut best: Option<(f32, &Heading)> = None;
        for (at, heading) in headings.iter().enumerate() {
            let is_subheading = !heading.is_h1 && !heading.is_marked;
            let similarities = self.declared.iter().map(|d| match is_subheading {
                true => heading.title.subheading_similarity(&d.title, self.site_names),
                false => heading.title.similarity(&d.title),
            });
            let similarity = similarities.fold(0.0, f32::max) - if is_last_part[at] { 0.3 } else { 0.0 };
            // A subheading is the headline only when it reads like a title, and beside an h1 only when it is one.
            let (rank, is_enough) = if is_subheading {
                (similarity, similarity >= if has_only_h1 { 1.0 } else { FIRST_PART })
            } else if similarity < FIRST_PART && self.declared.iter().any(|d| d.title.begins_with_part(&heading.title))
            {
                // "News of the Tide — Why tides turn": the first part may be the section, and another heading the rest.
                (FIRST_PART, true)
            } else {
                // A linked heading that is only similar is the headline of the page it leads to.
                (similarity + 0.2, similarity >= if is_linked_heading(page, heading.node) { 0.8 } else { SAME_TITLE })
            };
            if is_enough && best.is_none_or(|(other, _)| rank > other + 0.05) {
                best = Some((rank, heading));
            }
        }
        best.map(|(_, heading)| heading)
    }

    /// "Name of the site: Headline", where the headline is a heading and the site's name is none or a link.
    #[inline(never)]
    fn rest_of_title<'h>(&self, headings: &'h [Heading], is_last_part: &[bool]) -> Option<&'h Heading> {
        let page = self.sources.page;
        let is_rest = |at: &usize| {
            let heading = &headings[*at];
            is_last_part[*at] && !heading.is_h1 && heading.title.words().len() >= REST_WORDS
        };
        let rest = (0..headings.len()).filter(is_rest).take(8).find(|&at| !is_in_chrome(page, headings[at].node))?;
        let begins = |heading: &Heading| self.declared.iter().any(|d| d.title.begins_with_part(&heading.title));
        let is_other = |h: &Heading| (h.is_h1 || begins(h)) && !is_linked_heading(page, h.node);
        (!headings.iter().any(is_other)).then_some(&headings[rest])
    }

    fn title_of_heading(&self, heading: &Heading) -> Title {
        let anchor = Some(heading.node);
        if let Some(title) = self.preferred_to_heading(&heading.title) {
            return Title { text: Some(title.to_owned()), source: Some(Source::TitleElement), headline: None, anchor };
        }
        let source = if heading.is_marked { Source::Microdata } else { Source::Headline };
        // Elements within a heading may be apart by layout alone ("NameWhat it is"); what is declared has the white space.
        let spaced =
            self.declared.iter().find(|d| d.title.key == heading.title.key && is_apart(&d.title, &heading.title));
        let text = spaced.map(|d| d.title.text.clone()).or_else(|| self.without_glued_kicker(heading));
        let text = text.unwrap_or_else(|| without_label(self.sources.page, heading, &self.declared, self.site_names));
        Title { text: Some(text), source: Some(source), headline: anchor, anchor }
    }

    /// The last element of a heading, where another stands before it without a space and a declared title has a colon there:
    /// "The tides", "Why they turn" beside "The tides: Why they turn - Shore Post".
    fn without_glued_kicker(&self, heading: &Heading) -> Option<String> {
        let page = self.sources.page;
        let mut elements = page.children(heading.node).filter(|&n| page.kind(n) == Kind::Element);
        let (first, last) = (elements.next()?, elements.last()?);
        let (kicker, text) = (visible_text(page, first), visible_text(page, last));
        let whole = [kicker.as_str(), ": ", text.as_str()].concat();
        let is_glued = heading.title.text.strip_suffix(text.as_str()) == Some(kicker.as_str());
        (is_glued && self.declared.iter().any(|d| d.title.text.starts_with(&whole))).then_some(text)
    }

    /// Whether the declared title is the name of a page in a wiki and no headline: "boats:nets [The Wiki of Ropes]".
    fn is_page_name(&self) -> bool {
        let Some(declared) = self.declared.first() else { return false };
        let named = declared.title.text.rsplit_once(" [").filter(|(_, site)| site.ends_with(']'));
        named.is_some_and(|(name, _)| is_wiki_page_name(name))
    }

    /// The best declared title, for a page whose headings are not its headline.
    fn declared_title(&self, anchor: Option<NodeId>, headings: &[Heading]) -> Title {
        let page = self.sources.page;
        // A site's own name is a title only when nothing else is.
        let is_own = |d: &&DeclaredTitle| !self.site_names.contains(&d.title.key);
        let Some(declared) = self.declared.iter().find(is_own).or(self.declared.first()) else {
            return undeclared_title(self.sources, headings);
        };
        let is_front = is_front_page(page.url());
        if !is_front
            && is_name_of_site(self.sources, &declared.title)
            && let found = undeclared_title(self.sources, headings)
            && found.text.is_some()
        {
            return found;
        }
        if !is_front
            && after_thread_label(&declared.title.text).is_none()
            && let Some((part, line)) = part_on_page(self.sources, &declared.title.text)
        {
            let anchor = anchor.into_iter().chain([line]).min();
            return Title { text: Some(part.to_owned()), source: Some(declared.source), headline: Some(line), anchor };
        }
        let title = match declared.title.text.as_str() {
            title if is_front => title,
            title if self.declares_article => before_bar(title),
            title if self.is_whole(title) => before_bar(title),
            title => self.repeated_rest(title).unwrap_or_else(|| before_dash(before_bar(title))),
        };
        let title_key = key(title);
        let mut all = self.sources.headings.iter().copied();
        let headline = all.find(|&n| key(&visible_text(page, n)) == title_key);
        let anchor = anchor.into_iter().chain(headline).min().or_else(|| line_that_is(self.sources, &title_key));
        Title { text: Some(title.to_owned()), source: Some(declared.source), headline, anchor }
    }

    /// Whether another declared title is this one with a part behind it: then the dashes in this one are the headline's.
    fn is_whole(&self, title: &str) -> bool {
        let followed = |d: &DeclaredTitle| {
            let rest = d.title.text.strip_prefix(title);
            rest.is_some_and(|rest| PART_SEPARATORS.iter().any(|mark| rest.starts_with(mark)))
        };
        has_dash(title) && self.declared.iter().any(followed)
    }

    /// What a title has behind the first dash, if another declared title begins with that and none with what stands before:
    /// "Section - Headline" beside "Headline : Section".
    fn repeated_rest<'t>(&self, title: &'t str) -> Option<&'t str> {
        let (head, rest) = title.split_once(" - ").filter(|(_, rest)| words(rest).len() >= REST_WORDS)?;
        let begins = |part: &str| {
            let part = key(part);
            self.declared.iter().any(|d| d.title.text != title && d.title.key.starts_with(&part))
        };
        (begins(rest) && !begins(head)).then_some(rest)
    }

    /// Whether an h1 that differs from the title is the headline, and the title is for search engines, or whether it is
    /// a slogan. As a rule the address is made from one or the other: on the benchmark's pages it is right on 66 of 87;
    /// where it cannot tell, the h1 is the headline of 12 of 15 articles and of 16 of 54 other pages. An entry may keep
    /// the address of an older headline, so the address counts a little less there.
    fn is_headline(&self, heading: &TitleText) -> bool {
        let Some(declared) = self.declared.first() else { return true };
        let nearer = self.slug.preference(heading, before_bar(&declared.title.text));
        nearer > 0.05 || (self.declares_article || is_entry(self.sources.page.url())) && nearer >= -0.15
    }

    /// The title that is preferred to a heading on a page that is no article: cards and document declare the same one,
    /// and the address is nearer to it. On the benchmark's pages such a title is right 7 times and the heading once;
    /// without the address the title is right 38 times and the heading 33 times.
    fn preferred_to_heading(&self, heading: &TitleText) -> Option<&str> {
        let from = |source| self.declared.iter().find(|d| d.source == source).map(|d| before_bar(&d.title.text));
        let address = self.sources.page.url();
        if self.declares_article || is_entry(address) || is_front_page(address) {
            return None;
        }
        let title = from(Source::TitleElement)?;
        let same = from(Source::OpenGraph).is_some_and(|card| key(card) == key(title));
        (same && !has_dash(title) && self.slug.preference(heading, title) < 0.0).then_some(title)
    }
}

/// The title of a page that declares none: its first heading.
#[inline(never)]
fn undeclared_title(sources: &PageSources, headings: &[Heading]) -> Title {
    let is_headline = |h: &&Heading| !is_in_chrome(sources.page, h.node) && !is_linked_heading(sources.page, h.node);
    let Some(first) = headings.iter().find(is_headline) else { return Title::default() };
    let (node, text) = (Some(first.node), Some(first.title.text.clone()));
    Title { text, source: Some(Source::Headline), headline: node, anchor: node }
}

/// Whether a title is the text of a link to the front page: the name of the site.
#[inline(never)]
fn is_name_of_site(sources: &PageSources, title: &TitleText) -> bool {
    let page = sources.page;
    let is_same = |text: &str| text.len() <= 2 * title.text.len() && key(text) == title.key;
    sources.visible_texts.iter().filter(|&&n| is_same(letters::trim(page.text(n)))).take(4).any(|&n| {
        let link = page.ancestors(n).take(6).find(|&n| page.tag(n) == Tag::A);
        let address = link.and_then(|n| page.attr(n, "href")).and_then(|href| Address::link(href, page.base()));
        address.is_some_and(|address| is_front_page(address.as_str()))
    })
}

/// Whether a title has more words than a heading of the same letters.
fn is_apart(title: &TitleText, heading: &TitleText) -> bool {
    title.text != heading.text && title.words().len() > heading.words().len()
}

/// The element of the first visible text of the page that has a title's key, though no heading does.
fn line_that_is(sources: &PageSources, title_key: &str) -> Option<NodeId> {
    let page = sources.page;
    let mut same = sources.visible_texts_within(sources.body?).iter().copied().filter(|&n| {
        let text = letters::trim(page.text(n));
        text.len() >= title_key.len() && text.len() <= 2 * title_key.len() + 8 && key(text) == title_key
    });
    same.find(|&n| !is_linked(page, n) && !is_in_chrome(page, n)).and_then(|n| page.parent(n))
}

fn is_linked(page: &Page, text: NodeId) -> bool {
    page.ancestors(text).take(40).any(|n| page.tag(n) == Tag::A)
}
