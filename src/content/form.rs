//! What an element of the page says in an article.

use super::links::untracked;
use crate::article::{Address, Direction, Element};
use crate::page::word_table::contains_any;
use crate::page::{NodeId, Page, Tag};

/// The inline element that an element of the page stands for, its links and languages aside.
pub(super) fn inline(page: &Page, node: NodeId, tag: Tag) -> Option<Element> {
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
        Tag::Abbr | Tag::Acronym => Element::Abbreviation { title: hint(page, node) },
        Tag::Time => {
            Element::Time { datetime: page.attr(node, "datetime").map(machine_time).filter(|t| !t.is_empty()) }
        }
        Tag::Ruby => Element::Ruby,
        Tag::Rt => Element::RubyText,
        Tag::Rp => Element::RubyParenthesis,
        Tag::Bdi => Element::Isolated { dir: direction(page, node) },
        Tag::Bdo => Element::Overridden { dir: direction(page, node).filter(|d| *d != Direction::Auto)? },
        _ => return None,
    })
}

/// The element of structure that an element of the page stands for. Tables are a matter of their own: see
/// [`super::tables`].
pub(super) fn structure(page: &Page, node: NodeId, tag: Tag) -> Option<Element> {
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

/// Nodes up to which an element is set apart from the text; a longer one is the text.
const ASIDE: usize = 400;

/// Whether an element sets a note, a tip or a warning apart: an aside, WAI-ARIA's `note`, or the classes of documentation
/// systems (Docutils, Sphinx, Docusaurus, MkDocs, GitHub, Bootstrap, Notion).
fn is_callout(page: &Page, node: NodeId, tag: Tag) -> bool {
    const CLASSES: &[&str] =
        &["alert", "caution", "hint", "important", "info-box", "note", "notice", "tip", "warning", "wp-block-callout"];
    let is_named = |class: &str| {
        let begins = ["admonition", "callout", "alert-", "markdown-alert"];
        CLASSES.contains(&class) || begins.iter().any(|begin| class.starts_with(begin))
    };
    page.end(node) - node.index() <= ASIDE
        && match tag {
            Tag::Aside => true,
            Tag::Div | Tag::Section | Tag::Blockquote => {
                page.attr(node, "role") == Some("note")
                    || page.attr(node, "class").is_some_and(|class| class.split_ascii_whitespace().any(is_named))
            }
            _ => false,
        }
}

/// Whether an element leads to where a section is edited (MediaWiki's mark).
pub(super) fn edits(page: &Page, node: NodeId, tag: Tag) -> bool {
    tag == Tag::Span && page.attr(node, "class").is_some_and(|class| class.contains("editsection"))
}

/// Whether an element folds the text around it or opens it: nothing but "more" or "less" that leads nowhere.
pub(super) fn toggles(page: &Page, node: NodeId, tag: Tag) -> bool {
    let attr = |name| page.attr(node, name).unwrap_or_default();
    let acts = match tag {
        Tag::A => matches!(attr("href"), "" | "#") || attr("href").starts_with("javascript:"),
        Tag::Span | Tag::B | Tag::Label => {
            attr("role") == "button" || contains_any(attr("class"), &["more", "less", "toggle", "expand", "collapse"])
        }
        _ => false,
    };
    // "Show more", "read less" and their kin: no sentence.
    const LONGEST: usize = 9;
    acts && page.end(node) - node.index() <= 6 && {
        let shown = page.descendants(node).map(|inner| page.text(inner).trim()).find(|text| !text.is_empty());
        let text = shown.unwrap_or_default().trim_matches(|c: char| !c.is_ascii_alphabetic());
        let last = text.rsplit(' ').next().unwrap_or_default();
        text.len() <= LONGEST && ["more", "less"].iter().any(|word| word.eq_ignore_ascii_case(last))
    }
}

/// Whether an element is a card that opens over the link right before it: it repeats that link, and all its words are links,
/// or it calls itself a tooltip (WAI-ARIA).
pub(super) fn opens_over(page: &Page, node: NodeId, tag: Tag) -> bool {
    if tag != Tag::Span || node.index() == 0 {
        return false;
    }
    if page.attr(node, "role") == Some("tooltip") {
        return true;
    }
    let (links, reach) = (|node: NodeId| page.attr(node, "href").filter(|_| page.tag(node) == Tag::A), CARD);
    let before = page.ancestors(NodeId::from_index(node.index() - 1)).take(reach);
    let Some(opener) = before.filter(|&above| page.end(above) == node.index()).find_map(links) else { return false };
    let in_link = |inner: NodeId| page.ancestors(inner).take(reach).any(|above| links(above).is_some());
    page.end(node) - node.index() <= 64
        && page.descendants(node).filter_map(links).any(|href| href == opener)
        && page.descendants(node).filter_map(links).any(|href| href != opener)
        && page.descendants(node).all(|inner| page.text(inner).trim().is_empty() || in_link(inner))
}

/// Elements around the words of a link, in a card and before it.
const CARD: usize = 4;

/// The target of a link.
pub(super) fn link(page: &Page, node: NodeId) -> Option<Element> {
    let href = Address::link(&untracked(page.attr(node, "href")?), page.base())?;
    Some(Element::Link { href, title: hint(page, node) })
}

/// The language and direction that an element declares.
pub(super) fn language(page: &Page, node: NodeId) -> (Option<&str>, Option<Direction>) {
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

/// A tooltip that says something: of a length that is read.
fn hint(page: &Page, node: NodeId) -> Option<String> {
    let title = page.attr(node, "title")?.trim();
    (!title.is_empty() && title.chars().count() <= 300).then(|| title.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// What a machine-readable date, time or duration is written with (HTML, "time" element).
fn machine_time(value: &str) -> String {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | ':' | '.' | '+' | ' ');
    let value = value.trim();
    if value.len() <= 64 && value.chars().all(allowed) { value.to_owned() } else { String::new() }
}

fn start(page: &Page, node: NodeId) -> Option<i32> {
    page.attr(node, "start")?.trim().parse().ok().filter(|&n| n != 1)
}
