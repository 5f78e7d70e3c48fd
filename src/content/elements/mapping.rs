//! Which element of the article an element of the page becomes.

use crate::article::{Direction, Element};
use crate::page::{NodeId, Page, Tag};

/// The inline element that an element of the page becomes, except links and languages.
pub(in crate::content) fn inline(page: &Page, node: NodeId, tag: Tag) -> Option<Element> {
    Some(match tag {
        Tag::Em | Tag::I => Element::Emphasis,
        Tag::Strong | Tag::B => Element::Strong,
        Tag::Code | Tag::Tt => Element::Code,
        Tag::Kbd => Element::Keyboard,
        Tag::Samp => Element::Sample,
        Tag::Var => Element::Variable,
        Tag::Mark => Element::Mark,
        Tag::Del => Element::Deleted,
        Tag::S | Tag::Strike => Element::Struck,
        Tag::Ins => Element::Inserted,
        Tag::Small => Element::Small,
        Tag::Sub => Element::Subscript,
        Tag::Sup => Element::Superscript,
        Tag::Q => Element::InlineQuote,
        Tag::Cite => Element::Citation,
        Tag::Dfn => Element::Defined,
        Tag::Abbr | Tag::Acronym => Element::Abbreviation { title: tooltip(page, node).map(Box::new) },
        Tag::Time => {
            let datetime = page.attr(node, "datetime").map(machine_time).filter(|t| !t.is_empty());
            Element::Time { datetime: datetime.map(Box::new) }
        }
        Tag::Ruby => Element::Ruby,
        Tag::Rt => Element::RubyText,
        Tag::Rp => Element::RubyParenthesis,
        Tag::Bdi => Element::Isolated { dir: direction(page, node) },
        Tag::Bdo => Element::Overridden { dir: direction(page, node).filter(|d| *d != Direction::Auto)? },
        _ => return None,
    })
}

/// The element of structure that an element of the page becomes, except tables (see [`super::tables`]).
pub(in crate::content) fn structure(page: &Page, node: NodeId, tag: Tag) -> Option<Element> {
    Some(match tag {
        Tag::Ul | Tag::Menu | Tag::Dir => Element::List { ordered: false, start: None },
        Tag::Ol => Element::List { ordered: true, start: start(page, node) },
        Tag::Li => Element::Item,
        Tag::Dl => Element::Definitions,
        Tag::Dt => Element::Term,
        Tag::Dd => Element::Description,
        _ if is_callout(page, node, tag) => Element::Aside,
        Tag::Blockquote => Element::Quote,
        Tag::Details => Element::Details,
        _ => return None,
    })
}

/// Most nodes of a callout; a larger element is the text itself.
const CALLOUT: usize = 400;

/// Whether an element is a callout (a note, a tip, a warning): `aside`, the WAI-ARIA role `note`, or a class of
/// documentation systems (Docutils, Sphinx, Docusaurus, MkDocs, GitHub, Bootstrap, Notion).
fn is_callout(page: &Page, node: NodeId, tag: Tag) -> bool {
    const CLASSES: &[&str] =
        &["alert", "caution", "hint", "important", "info-box", "note", "notice", "tip", "warning", "wp-block-callout"];
    let is_named = |class: &str| {
        let begins = ["admonition", "callout", "alert-", "markdown-alert"];
        CLASSES.contains(&class) || begins.iter().any(|begin| class.starts_with(begin))
    };
    page.end(node) - node.index() <= CALLOUT
        && match tag {
            Tag::Aside => true,
            Tag::Div | Tag::Section | Tag::Blockquote => {
                page.attr(node, "role") == Some("note")
                    || page.attr(node, "class").is_some_and(|class| class.split_ascii_whitespace().any(is_named))
            }
            _ => false,
        }
}

/// The language and direction that an element declares.
pub(in crate::content) fn language(page: &Page, node: NodeId) -> (Option<&str>, Option<Direction>) {
    let lang = page.attr(node, "lang").map(str::trim).filter(|l| is_language(l));
    (lang, direction(page, node))
}

fn direction(page: &Page, node: NodeId) -> Option<Direction> {
    Direction::of(page.attr(node, "dir")?)
}

/// Letters, digits and hyphens: what a BCP 47 tag may hold; the longest registered ones have 35 characters (RFC 5646,
/// section 4.4.1).
fn is_language(tag: &str) -> bool {
    (2..=35).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// The `title` of an element, if it is not empty and short enough for a tooltip.
pub(in crate::content) fn tooltip(page: &Page, node: NodeId) -> Option<String> {
    let title = page.attr(node, "title")?.trim();
    (!title.is_empty() && title.chars().count() <= 300).then(|| title.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A `datetime` value if it has only characters of a machine-readable date, time or duration (HTML Standard, "time"
/// element); else nothing.
fn machine_time(value: &str) -> String {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | ':' | '.' | '+' | ' ');
    let value = value.trim();
    if value.len() <= 64 && value.chars().all(allowed) { value.to_owned() } else { String::new() }
}

/// The first number of an ordered list, if it is not 1.
fn start(page: &Page, node: NodeId) -> Option<i32> {
    page.attr(node, "start")?.trim().parse().ok().filter(|&n| n != 1)
}
