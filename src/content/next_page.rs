//! The next page of an article in several pages.
//!
//! The text of a link is not enough: "next" mostly leads to another article. So its address must be this page's own
//! except for a page number, one higher. Where that number may as well be part of a name (`/story-2`, `/post/8`), the
//! pagination of the page must confirm it.

use super::links::address::without_tracking;
use crate::article::Address;
use crate::page::word_table::AnyOf;
use crate::page::{NodeId, Page, Tag};

/// Names of parameters and path segments before a page number.
const PAGE_NAMES: &[&str] = &["page", "p", "pg", "paged", "pagenum", "pageno", "seite", "pagina", "sida", "side"];

/// Words of links to the next page.
const NEXT: AnyOf<'_> = AnyOf::new(&[
    "next",
    "weiter",
    "nächste",
    "suivant",
    "siguiente",
    "próxim",
    "proxim",
    "successiv",
    "avanti",
    "volgende",
    "nästa",
    "næste",
    "neste",
    "seuraava",
    "następn",
    "další",
    "далее",
    "следующ",
    "下一",
    "次",
    "다음",
    "sonraki",
    "التالي",
    "הבא",
    "›",
    "»",
    "→",
]);

/// Words of links to another article.
const OTHER: AnyOf<'_> =
    AnyOf::new(&["artic", "artik", "artíc", "post", "story", "chapter", "kapitel", "episode", "topic", "beitrag"]);

/// Longest text of a link to the next page, in characters.
const LABEL: usize = 32;

/// From which page of a series to which a link leads.
struct Step {
    from: u32,
    to: u32,
    /// Whether one of [`PAGE_NAMES`] precedes the number.
    named: bool,
}

/// The address of the next page.
pub(super) fn find(page: &Page) -> Option<Address> {
    let own = without_tracking(page.url().split('#').next()?);
    let own = &*own;
    // A front page has a next page of other articles.
    let site = own.find("://")? + 3;
    let path = site + own[site..].find('/')? + 1;
    if path == own.len() {
        return None;
    }
    // The address of a next page has a number; no other is resolved.
    let links = |numbered: bool| {
        let all = page.descendants(NodeId::DOCUMENT).filter(|&node| matches!(page.tag(node), Tag::Link | Tag::A));
        all.filter_map(move |node| {
            let href = page.attr(node, "href").filter(|href| !numbered || href.bytes().any(|b| b.is_ascii_digit()))?;
            let address = Address::link(href, page.base())?;
            let step = step(own.as_bytes(), address.as_str().split('#').next()?.as_bytes(), path)?;
            Some((node, address, step))
        })
    };
    let has_label = |node, number: u32| label(page, node).parse() == Ok(number);
    // Whether a link to another page of the series is labelled with its number.
    let numbered = || links(false).any(|(node, _, step)| step.to != step.from + 1 && has_label(node, step.to));
    let mut has_pagination = None;
    let mut found = links(true).filter(|&(node, _, Step { from, to, named })| {
        if to != from + 1 || page.is_hidden(node) {
            return false;
        }
        let number = has_label(node, to);
        let next = || {
            let label = label(page, node);
            let rel = page.attr(node, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("next"));
            rel || NEXT.is_in(&label) && !OTHER.is_in(&label)
        };
        (number || next()) && (named || (number && from == 1) || *has_pagination.get_or_insert_with(&numbered))
    });
    found.next().map(|found| found.1)
}

/// The text of a link in lower case; empty if it is longer than [`LABEL`].
fn label(page: &Page, link: NodeId) -> String {
    let mut label = String::new();
    for text in page.descendants(link).take(12).map(|node| page.text(node)).chain(page.attr(link, "aria-label")) {
        text.trim().chars().for_each(|c| label.extend(c.to_lowercase()));
        if !label.is_empty() {
            break;
        }
    }
    if label.chars().nth(LABEL).is_some() { String::new() } else { label }
}

/// The difference of two addresses, if it is a page number; the first page may have none.
fn step(own: &[u8], other: &[u8], path: usize) -> Option<Step> {
    let most = own.len().min(other.len());
    let mut start = (0..most).find(|&at| own[at] != other[at]).unwrap_or(most);
    let back = |at: usize| own[own.len() - 1 - at] == other[other.len() - 1 - at];
    let mut tail = (0..most - start).find(|&at| !back(at)).unwrap_or(most - start);
    // The two numbers may share digits.
    while tail > 0 && own[own.len() - tail].is_ascii_digit() {
        tail -= 1;
    }
    while start > path && own[start - 1].is_ascii_digit() && other.get(start).is_some_and(u8::is_ascii_digit) {
        start -= 1;
    }
    let (from, to) = (own.get(start..own.len() - tail)?, other.get(start..other.len() - tail)?);
    let before = &own[..start];
    if start < path {
        return None;
    }
    match (number(from), number(to)) {
        (Some(from), Some(to)) => {
            let (named, bare) = page_name(before);
            // Digits before the number: a date in the address.
            (named || !bare.last().is_some_and(u8::is_ascii_digit)).then_some(Step { from, to, named })
        }
        _ => {
            let (long, short, back) = if from.len() > to.len() { (from, to, true) } else { (to, from, false) };
            let long = trimmed(long);
            let digits = long.iter().rev().take_while(|b| b.is_ascii_digit()).count();
            let (head, digits) = long.split_at(long.len() - digits);
            let (named, rest) = page_name(head);
            let complete = trimmed(short).is_empty() && trimmed(rest).is_empty();
            // The number must be separated from what precedes it.
            let separated = !head.is_empty() && (head.len() > rest.len() || !before.last()?.is_ascii_alphanumeric());
            let count = number(digits).filter(|_| complete && separated)?;
            Some(if back { Step { from: count, to: 1, named } } else { Step { from: 1, to: count, named } })
        }
    }
}

/// Whether a part of an address ends in one of [`PAGE_NAMES`]; and what precedes that.
fn page_name(piece: &[u8]) -> (bool, &[u8]) {
    let bare = trimmed(piece);
    let letters = bare.iter().rev().take_while(|b| b.is_ascii_alphabetic()).count();
    let (before, name) = bare.split_at(bare.len() - letters);
    let named = PAGE_NAMES.iter().any(|count| name.eq_ignore_ascii_case(count.as_bytes()));
    if named { (true, before) } else { (false, bare) }
}

/// Without separators at the end.
fn trimmed(piece: &[u8]) -> &[u8] {
    let is_separator = |b: &u8| matches!(b, b'/' | b'-' | b'_' | b',' | b'=' | b'?' | b'&');
    &piece[..piece.iter().rposition(|b| !is_separator(b)).map_or(0, |last| last + 1)]
}

/// A page number of one to three digits.
fn number(digits: &[u8]) -> Option<u32> {
    let all = (1..=3).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit);
    all.then(|| digits.iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Snapshot;

    fn next(url: &str, body: &str) -> Option<String> {
        let html = format!("<html><head></head><body>{body}</body></html>");
        let page = Page::read(Snapshot::from_serialised(html, url)).unwrap();
        find(&page).map(|address| address.as_str().to_owned())
    }

    #[test]
    fn the_next_page_has_the_next_number() {
        for (url, href, label) in [
            ("https://a.example/story", "/story?page=2", "2"),
            ("https://a.example/story?id=7&page=2&utm_source=x", "?id=7&page=3", "Next ›"),
            ("https://a.example/story/", "/story/page/2/", "Nächste Seite"),
            ("https://a.example/story/page/2/", "/story/page/3/", "next page"),
            ("https://a.example/story", "/story/2", "2"),
            ("https://a.example/story.html", "/story-2.html", "2"),
            ("https://a.example/story.html", "/story-page-2.html", "次へ"),
            ("https://a.example/windows-11", "/windows-11/2", "2"),
            ("https://a.example/2024/05/12/story.html", "story_p2.html", "→"),
        ] {
            let to = Address::link(href, Address::page(url).as_ref()).unwrap();
            assert_eq!(
                next(url, &format!("<a href=\"{href}\">{label}</a>")).as_deref(),
                Some(to.as_str()),
                "{url} {href}"
            );
        }
        let rel = "<p>x</p><link rel=\"next\" href=\"/story?page=2\">";
        assert!(next("https://a.example/story", rel).is_some());
        let numbers = "<a href=\"/story-1.html\">1</a> 2 <a href=\"/story-3.html\">3</a>";
        assert_eq!(next("https://a.example/story-2.html", numbers).as_deref(), Some("https://a.example/story-3.html"));
    }

    #[test]
    fn another_article_is_not_the_next_page() {
        for (url, link) in [
            ("https://a.example/story", "<a rel=\"next\" href=\"/other-story\">Next</a>"),
            ("https://a.example/story", "<a href=\"https://b.example/story?page=2\">2</a>"),
            ("https://a.example/story", "<a href=\"/story?page=3\">3</a>"),
            ("https://a.example/story", "<a href=\"/story?page=2\">The comments of the second page</a>"),
            ("https://a.example/post/7", "<a rel=\"next\" href=\"/post/8\">Next</a>"),
            ("https://a.example/part-1", "<a rel=\"next\" href=\"/part-2\">Next</a>"),
            ("https://a.example/story/page/2", "<a href=\"/story/page/3\">Next article</a>"),
            ("https://a.example/2024/05/12", "<a href=\"/2024/05/13\">13</a>"),
            ("https://a.example/", "<a rel=\"next\" href=\"/page/2\">Next</a>"),
            ("https://a.example/story/page/2", "<a href=\"/story\">1</a>"),
        ] {
            assert_eq!(next(url, link), None, "{url} {link}");
        }
    }
}
