//! What shows a name or a time.

use crate::metadata::contains_date;
use crate::page::lexicon::holds_any;
use crate::page::numbered::Numbered;
use crate::page::{Kind, NodeId, Page, Tag};

/// What a mark says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    Name,
    Time,
}

/// A place that shows a name or a time.
#[derive(Debug)]
pub(super) struct Mark {
    pub node: NodeId,
    pub says: Says,
    /// The lower the surer.
    pub rank: u8,
}

/// Characters of the longest name and of the longest time: "Wednesday, 25 September 2024 at 11:15 pm (edited)".
const NAME: usize = 48;
const TIME: usize = 60;

/// Nodes that are looked through for what an element shows.
const NODES: usize = 24;

/// In classes of what shows the name of a member.
const NAMES: &[&str] = &[
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
];

/// In the addresses of what tells of a member.
const PROFILES: &[&str] = &[
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
];

/// In classes of what shows a time.
const TIMES: &[&str] = &["date", "Date", "time", "Time", "posted", "stamp", "ago"];

/// What classes speak of, each looked at once: a page says few classes, and says them often.
#[derive(Default)]
struct Classes {
    known: Numbered,
    /// Of a name, of a time.
    speak: Vec<(bool, bool)>,
}

impl Classes {
    fn of(&mut self, class: &str) -> (bool, bool) {
        let at = self.known.add(class);
        if at == self.speak.len() {
            self.speak.push((holds_any(class, NAMES), holds_any(class, TIMES)));
        }
        self.speak[at]
    }
}

/// All marks of the page, in order.
pub(super) fn find(page: &Page) -> Vec<Mark> {
    let (mut marks, mut classes) = (Vec::new(), Classes::default());
    for node in page.descendants(NodeId::DOCUMENT) {
        match page.kind(node) {
            Kind::Element => {
                if let Some((says, rank)) = mark(page, node, &mut classes) {
                    marks.push(Mark { node, says, rank });
                }
            }
            Kind::Text => {
                let text = page.text(node).trim();
                if text.len() <= TIME && text.bytes().any(|b| b.is_ascii_digit()) && contains_date(text) {
                    marks.push(Mark { node, says: Says::Time, rank: 4 });
                }
            }
            Kind::Comment | Kind::Document => {}
        }
    }
    marks
}

fn mark(page: &Page, node: NodeId, classes: &mut Classes) -> Option<(Says, u8)> {
    let tag = page.tag(node);
    let attr = |name| page.attr(node, name).unwrap_or_default();
    let (prop, class) = (attr("itemprop"), attr("class"));
    let named = || (1..=NAME).contains(&name(page, node).chars().count());
    let timed = || {
        let (shown, _) = time(page, node);
        (2..=TIME).contains(&shown.chars().count())
    };
    if matches!(prop, "dateCreated" | "datePublished") && timed() {
        return Some((Says::Time, 0));
    }
    if matches!(prop, "author" | "creator") && named() {
        return Some((Says::Name, 0));
    }
    if page.is_silent(node) || matches!(tag, Tag::Img | Tag::Br) {
        return None;
    }
    let token = |name: &str| class.split_ascii_whitespace().any(|word| word == name);
    if (tag == Tag::Time || page.name(node).ends_with("-time") || token("dt-published")) && timed() {
        return Some((Says::Time, 1));
    }
    if (token("p-author") || attr("rel").split_ascii_whitespace().any(|rel| rel == "author")) && named() {
        return Some((Says::Name, 1));
    }
    let (of_name, of_time) = classes.of(class);
    if of_name && named() {
        return Some((Says::Name, 2));
    }
    if tag == Tag::A && holds_any(attr("href"), PROFILES) && named() {
        return Some((Says::Name, 3));
    }
    let numbered = || time(page, node).0.bytes().any(|b| b.is_ascii_digit());
    (of_time && timed() && numbered()).then_some((Says::Time, 3))
}

/// The name that a mark says.
pub(super) fn name(page: &Page, node: NodeId) -> String {
    let inner = page.descendants(node).take(NODES).find(|&n| {
        page.attr(n, "itemprop") == Some("name") || page.attr(n, "class").is_some_and(|c| c.contains("p-name"))
    });
    let said = inner.and_then(|inner| {
        let shown = shown(page, inner);
        if shown.is_empty() { page.attr(inner, "content").map(str::to_owned) } else { Some(shown) }
    });
    let said = said.unwrap_or_else(|| shown(page, node));
    let said = if said.is_empty() { page.attr(node, "content").unwrap_or_default() } else { &said };
    // What stands below a name in an element of both is rank and number of posts.
    let said = bare(said.split('\n').next().unwrap_or_default());
    if said.chars().any(char::is_alphabetic) && !said.contains("://") { said.to_owned() } else { String::new() }
}

/// The time that a mark says: as shown, and for machines.
pub(super) fn time(page: &Page, node: NodeId) -> (String, Option<String>) {
    let machine = page.first_attr(node, "datetime|content");
    let inner = page.descendants(node).take(NODES).find_map(|n| page.attr(n, "datetime"));
    let machine = machine.or(inner).map(str::trim).filter(|time| time.len() >= 4);
    let mut shown = shown(page, node);
    if shown.is_empty() {
        shown = machine.unwrap_or_default().to_owned();
    }
    (readable(bare(&shown)), machine.map(str::to_owned))
}

/// A time as a machine writes it, "2024-05-03T14:07:00Z", without what only a machine wants to know.
fn readable(time: &str) -> String {
    let is_machines = time.len() >= 16
        && time.bytes().take(16).enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            10 => byte == b'T',
            13 => byte == b':',
            _ => byte.is_ascii_digit(),
        });
    if is_machines { time[..16].replace('T', " ") } else { time.to_owned() }
}

/// Without the signs that part a name or a time from what stands beside it.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || ":,»•·|–—-".contains(c))
}

/// What an element of few nodes shows, one block a line.
fn shown(page: &Page, node: NodeId) -> String {
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
        } else if page.is_silent(inner) || page.is_hidden(inner) {
            at = page.end(inner);
        } else if page.tag(inner).is_block() && !text.trim().is_empty() {
            text.push('\n');
        }
    }
    text.trim().to_owned()
}
