//! Whether an element belongs to this page's article or to a teaser of another one.
//!
//! Looks at the ancestors and links of one candidate, each at most a fixed number of nodes far.

use super::headline_region::{HeadlineRegion, readable_text};
use super::page_pass::PageSources;
use crate::metadata::addresses::is_person_page;
use crate::metadata::dates::{DayMonthOrder, parse_date_text};
use crate::metadata::text::{key, visible_text, words};
use crate::page::word_table::list_contains;
use crate::page::{Kind, NodeId, Page, Tag};

/// Whether a node stands in the page's navigation, footer or an aside.
pub fn is_in_chrome(page: &Page, node: NodeId) -> bool {
    page.ancestors(node).take(40).any(|n| matches!(page.tag(n), Tag::Nav | Tag::Footer | Tag::Aside))
}

/// Whether a heading is a link or contains one that leads to another page. Manuals link each heading to itself.
pub fn is_linked_heading(page: &Page, heading: NodeId) -> bool {
    let leads_away = |n: NodeId| page.tag(n) == Tag::A && page.attr(n, "href").is_some_and(|h| !h.contains('#'));
    page.descendants(heading).take(24).any(leads_away) || page.parent(heading).is_some_and(leads_away)
}

/// Whether a heading contains a link to the page of a person.
fn is_person_heading(page: &Page, heading: NodeId) -> bool {
    page.descendants(heading).take(24).any(|n| page.attr(n, "href").is_some_and(is_person_page))
}

/// Whether a heading that leads to another story stands between the headline and a node, which then belongs to that
/// story.
pub fn is_of_other_story(sources: &PageSources, region: &HeadlineRegion, node: NodeId) -> bool {
    let page = sources.page;
    let after = region.after_headline(page);
    let between = sources.headings.iter().copied().filter(|h| h.index() >= after && *h < node);
    let mut linked = between.filter(|&h| is_linked_heading(page, h)).peekable();
    if linked.peek().is_none() {
        return false;
    }
    let own = region.headline().map(|h| key(&visible_text(page, h)));
    // The first post of a thread repeats the headline as a link to itself.
    let is_own = |h| own.as_ref().is_some_and(|own| key(&visible_text(page, h)).ends_with(own));
    linked.any(|h| !is_own(h) && !is_person_heading(page, h))
}

/// Whether a node stands in one of several list items or articles that begin with a link of some words: it belongs to
/// what the link leads to. Posts of a thread begin with their author instead.
pub fn is_in_list_entry(page: &Page, region: &HeadlineRegion, node: NodeId) -> bool {
    let entries = page.ancestors(node).take(12).take_while(|&n| !region.is_within(page, n));
    let mut entries = entries.filter(|&n| matches!(page.tag(n), Tag::Li | Tag::Article));
    entries.any(|entry| {
        let first = page.descendants(entry).find(|&n| readable_text(page, n).is_some_and(|t| !t.is_empty()));
        let link = first.and_then(|n| page.ancestors(n).take(6).find(|&a| page.tag(a) == Tag::A));
        let siblings = page.parent(entry).into_iter().flat_map(|parent| page.children(parent));
        link.is_some_and(|a| leads_elsewhere(page, a, node) && words(&visible_text(page, a)).len() > 2)
            && siblings.filter(|&sibling| page.tag(sibling) == page.tag(entry)).nth(1).is_some()
    })
}

/// Ids and classes of what readers have written below a page: comments and reviews.
const OF_READERS: &str = "comments|commentlist|comment-list|comments-area|comments-list|reviews|review-list|reviews-list|\
    product-reviews|customer-reviews";

/// Whether a node stands among comments or reviews below the page's own text.
#[inline(never)]
pub fn is_by_reader(page: &Page, region: &HeadlineRegion, node: NodeId) -> bool {
    let around = page.ancestors(node).take(24).take_while(|&n| !region.is_within(page, n));
    let mut names = around.flat_map(|n| ["id", "class"].into_iter().filter_map(move |name| page.attr(n, name)));
    names.any(|names| names.split_ascii_whitespace().any(|name| list_contains(OF_READERS, &name.to_ascii_lowercase())))
}

/// Whether a date stands with a link of a headline's length in an element of few other words, or in an entry of a list:
/// it is the date of what the link leads to.
pub fn is_teaser_date(page: &Page, region: &HeadlineRegion, node: NodeId) -> bool {
    let count = |n: NodeId| words(&visible_text(page, n)).len();
    let around = page.ancestors(node).take(5);
    let around = around.take_while(|&n| page.end(n) - n.index() <= 80 && !region.is_within(page, n));
    let mut around = around.filter(|&n| page.kind(n) == Kind::Element);
    is_in_list_entry(page, region, node)
        || is_by_reader(page, region, node)
        || is_in_card(page, region, node)
        || around.any(|n| {
            let links = page.descendants(n).filter(|&l| page.tag(l) == Tag::A && leads_elsewhere(page, l, node));
            // A link to a post may read as its date: "4 March 2024 at 5:30 pm".
            let is_date = |&link: &NodeId| {
                count(link) < 8 && parse_date_text(&visible_text(page, link), DayMonthOrder::DayFirst).is_some()
            };
            let linked = links.filter(|link| !is_date(link)).map(count).filter(|&words| words >= 5).sum::<usize>();
            linked > 0 && linked * 2 > count(n)
        })
}

/// Words of a link beside the date in it from which they are the headline of another story.
const HEADLINE_WORDS: usize = 5;

/// Whether a date stands within a link that has a heading or a headline's words too, or is a line of one.
fn is_in_card(page: &Page, region: &HeadlineRegion, date: NodeId) -> bool {
    let is_link = |&n: &NodeId| page.tag(n) == Tag::A && page.attr(n, "href").is_some();
    let around = page.ancestors(date).take(8).find(is_link);
    let has_headline = |link: NodeId| {
        let count = |n: NodeId| words(&visible_text(page, n)).len();
        let leads_away = page.attr(link, "href").is_some_and(|h| !h.starts_with('#'));
        leads_away && link != date && !region.is_within(page, link) && count(link) >= count(date) + HEADLINE_WORDS
    };
    let link = around.or_else(|| page.descendants(date).take(8).find(is_link));
    link.is_some_and(|link| page.descendants(link).take(48).any(|n| page.tag(n).heading_level().is_some()))
        || around.is_some_and(has_headline)
}

/// Whether a link that does not contain a node leads to something else than a person.
fn leads_elsewhere(page: &Page, link: NodeId, node: NodeId) -> bool {
    !page.contains(link, node) && page.attr(link, "href").is_some_and(|h| !is_person_page(h))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::sources::collect;
    use crate::page::Snapshot;

    /// Asks about the first element that is marked up as a date, with the first heading as the headline.
    fn ask<T>(body: &str, ask: impl FnOnce(&PageSources, &HeadlineRegion, NodeId) -> T) -> T {
        let html = format!("<html><body>{body}</body></html>");
        let page = Page::read(Snapshot::from_serialised(&html, "https://a.example/1")).unwrap();
        let sources = collect(&page);
        let region = HeadlineRegion::around(&sources, sources.headings.first().copied());
        ask(&sources, &region, sources.dates[0])
    }

    #[test]
    fn a_date_after_a_linked_heading_is_of_another_story() {
        let other = |heading: &str| {
            let body = format!("<h1>Tides</h1><h2>{heading}</h2><time>4 March 2024</time>");
            ask(&body, is_of_other_story)
        };
        assert!(other("<a href=\"/dikes\">How dikes are built</a>"));
        assert!(!other("How dikes are built"));
        assert!(!other("<a href=\"/people/ada\">Ada Holm</a>"));
        assert!(!other("<a href=\"#tides\">On the tides</a>"));
    }

    #[test]
    fn a_date_beside_a_link_of_a_headlines_length_is_a_teasers() {
        let teaser = |link: &str| {
            let body = format!("<h1>Tides</h1><div><a href=\"/d\">{link}</a> <time>4 March 2024</time></div>");
            ask(&body, |sources, region, node| is_teaser_date(sources.page, region, node))
        };
        assert!(teaser("How dikes are built in a day"));
        assert!(!teaser("Dikes"));
    }

    #[test]
    fn a_date_in_a_link_beside_a_headlines_words_is_a_teasers() {
        let teaser = |link: &str| {
            let body = format!("<h1>Tides</h1><p>Words.</p><a href=\"/d\">{link}</a>");
            ask(&body, |sources, region, node| is_teaser_date(sources.page, region, node))
        };
        assert!(teaser("<span>How dikes are built in a day</span><time>4 March 2024</time>"));
        assert!(!teaser("<span>At 14:07,</span> <time>4 March 2024</time>"));
    }
}
