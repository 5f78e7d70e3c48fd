//! Markers of posts: elements that show an author or a time.

use crate::metadata::contains_date;
use crate::page::word_table::AnyOf;
use crate::page::{Kind, NodeId, Page, Tag, Vocabulary};

/// What a marker shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MarkerKind {
    Author,
    Time,
}

/// An element or text node that shows an author or a time.
#[derive(Debug)]
pub(super) struct Marker {
    pub node: NodeId,
    pub kind: MarkerKind,
    /// Lower is more certain.
    pub rank: u8,
}

/// Longest author name and longest time, in characters: "Wednesday, 25 September 2024 at 11:15 pm (edited)".
const NAME: usize = 48;
const TIME: usize = 60;

/// Most nodes searched for the text of an element.
const NODES: usize = 24;

/// Parts of classes of author names.
const NAMES: AnyOf<'_> = AnyOf::new(&[
    "username",
    "user-name",
    "user_name",
    "userName",
    "author",
    "Author",
    "poster",
    "nickname",
    "screen-name",
    "screenname",
    "commenter",
    "member-name",
    "memberName",
    "display-name",
    "displayname",
    "displayName",
    "hnuser",
]);

/// Parts of addresses of member profiles.
const PROFILES: AnyOf<'_> = AnyOf::new(&[
    "/u/",
    "/user",
    "/member",
    "member.php",
    "/profile",
    "profile.php",
    "viewprofile",
    "action=profile",
    "/people/",
    "/@",
]);

/// Parts of classes of times.
const TIMES: AnyOf<'_> = AnyOf::new(&["date", "Date", "time", "Time", "posted", "stamp", "ago"]);

/// What classes say: that of an author name, of a time; the microformats for either.
const CLASSES: Vocabulary = Vocabulary::new(3, classes);
const OF_NAME: u8 = 1;
const OF_TIME: u8 = 2;
const P_AUTHOR: u8 = 4;
const DT_PUBLISHED: u8 = 8;

fn classes(class: &str) -> u8 {
    let token = |name: &str| class.split_ascii_whitespace().any(|word| word == name);
    let flag = |is: bool, flag: u8| if is { flag } else { 0 };
    flag(NAMES.is_in(class), OF_NAME)
        | flag(TIMES.is_in(class), OF_TIME)
        | flag(token("p-author"), P_AUTHOR)
        | flag(token("dt-published"), DT_PUBLISHED)
}

/// All markers of the page, in order.
#[inline(never)]
pub(super) fn find(page: &Page) -> Vec<Marker> {
    let mut markers = Vec::new();
    for node in page.descendants(NodeId::DOCUMENT) {
        match page.kind(node) {
            Kind::Element => {
                if let Some((kind, rank)) = marker(page, node) {
                    markers.push(Marker { node, kind, rank });
                }
            }
            Kind::Text => {
                let text = page.text(node).trim();
                if text.len() <= TIME && text.bytes().any(|b| b.is_ascii_digit()) && contains_date(text) {
                    markers.push(Marker { node, kind: MarkerKind::Time, rank: 4 });
                }
            }
            Kind::Comment | Kind::Document => {}
        }
    }
    markers
}

/// The marker that an element is, and its rank.
#[inline(never)]
fn marker(page: &Page, node: NodeId) -> Option<(MarkerKind, u8)> {
    let tag = page.tag(node);
    let attr = |name| page.attr(node, name).unwrap_or_default();
    let prop = attr("itemprop");
    let named = || (1..=NAME).contains(&name(page, node).chars().count());
    let timed = || {
        let (shown, _) = time(page, node);
        (2..=TIME).contains(&shown.chars().count())
    };
    if matches!(prop, "dateCreated" | "datePublished") && timed() {
        return Some((MarkerKind::Time, 0));
    }
    if matches!(prop, "author" | "creator") && named() {
        return Some((MarkerKind::Author, 0));
    }
    if page.is_silent(node) || matches!(tag, Tag::Img | Tag::Br) {
        return None;
    }
    let class = page.class_flags(node, CLASSES);
    if (is_time(page, node) || class & DT_PUBLISHED != 0) && timed() {
        return Some((MarkerKind::Time, 1));
    }
    if (class & P_AUTHOR != 0 || attr("rel").split_ascii_whitespace().any(|rel| rel == "author")) && named() {
        return Some((MarkerKind::Author, 1));
    }
    if class & OF_NAME != 0 && named() {
        return Some((MarkerKind::Author, 2));
    }
    if tag == Tag::A && PROFILES.is_in(attr("href")) && named() {
        return Some((MarkerKind::Author, 3));
    }
    let numbered = || time(page, node).0.bytes().any(|b| b.is_ascii_digit());
    (class & OF_TIME != 0 && timed() && numbered()).then_some((MarkerKind::Time, 3))
}

fn is_time(page: &Page, node: NodeId) -> bool {
    let tag = page.tag(node);
    tag == Tag::Time || tag == Tag::Other && page.name(node).ends_with("-time")
}

/// The author name of a marker, without a time that stands in it; empty if it has none.
pub(super) fn name(page: &Page, node: NodeId) -> String {
    let inner = page.descendants(node).take(NODES).find(|&n| {
        page.attr(n, "itemprop") == Some("name") || page.attr(n, "class").is_some_and(|c| c.contains("p-name"))
    });
    let text = inner.and_then(|inner| {
        let visible = visible_text(page, inner, false);
        if visible.is_empty() { page.attr(inner, "content").map(str::to_owned) } else { Some(visible) }
    });
    let text = text.unwrap_or_else(|| visible_text(page, node, false));
    let text = if text.is_empty() { page.attr(node, "content").unwrap_or_default() } else { &text };
    // Lines below the name are rank and number of posts.
    let text = bare(text.split('\n').next().unwrap_or_default());
    if text.chars().any(char::is_alphabetic) && !text.contains("://") { text.to_owned() } else { String::new() }
}

/// The time of a marker: as shown, and machine-readable.
pub(super) fn time(page: &Page, node: NodeId) -> (String, Option<String>) {
    let machine = page.first_attr(node, "datetime|content");
    let inner = page.descendants(node).take(NODES).find_map(|n| page.attr(n, "datetime"));
    let machine = machine.or(inner).map(str::trim).filter(|time| time.len() >= 4);
    let mut shown = visible_text(page, node, true);
    if shown.is_empty() {
        shown = machine.unwrap_or_default().to_owned();
    }
    (readable(bare(&shown)), machine.map(str::to_owned))
}

/// A machine-readable time ("2024-05-03T14:07:00Z") shortened to minutes ("2024-05-03 14:07").
fn readable(time: &str) -> String {
    let is_machine_readable = time.len() >= 16
        && time.bytes().take(16).enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            10 => byte == b'T',
            13 => byte == b':',
            _ => byte.is_ascii_digit(),
        });
    if is_machine_readable { time[..16].replace('T', " ") } else { time.to_owned() }
}

/// Without separators around a name or time.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || ":,»•·|–—-".contains(c))
}

/// The visible text of a small element, one line for each block; times within it are part of it or not.
fn visible_text(page: &Page, node: NodeId, times: bool) -> String {
    let mut text = String::new();
    let mut at = if page.end(node) - node.index() > NODES * 2 { page.end(node) } else { node.index() };
    while at < page.end(node) {
        let inner = NodeId::from_index(at);
        at += 1;
        if page.kind(inner) == Kind::Text {
            for c in page.text(inner).chars() {
                if !c.is_whitespace() {
                    text.push(c);
                } else if !text.ends_with([' ', '\n']) {
                    text.push(' ');
                }
            }
        } else if page.is_silent(inner) || page.is_hidden(inner) || !times && inner != node && is_time(page, inner) {
            at = page.end(inner);
        } else if page.tag(inner).is_block() && !text.trim().is_empty() {
            text.push('\n');
        }
    }
    text.trim().to_owned()
}
