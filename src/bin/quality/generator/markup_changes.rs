//! *Markup changed*: the same words and the same looks in other elements.

use super::base_pages::BasePage;
use super::edit::Edits;
use crate::names::Names;
use crate::rng::Rng;
use recto::page::{Kind, NodeId, Tag};

/// One way to write the page otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Semantic elements become div and span.
    Divs,
    /// Paragraphs become text with `<br><br>` between.
    Breaks,
    /// Tables for layout.
    Tables,
    /// Classes and ids are taken away.
    NamesGone,
    /// Classes and ids are dealt out anew.
    NamesShuffled,
    /// One to twelve more elements around the text.
    Wrappers,
    /// Custom elements around the text.
    CustomElements,
    /// The text stands in a shadow root.
    ShadowRoot,
    /// Headings are only styled.
    StyledHeadings,
}

impl Change {
    /// All of them, with what their rows are called.
    pub const ALL: [(Self, &str); 9] = [
        (Self::Divs, "div and span"),
        (Self::Breaks, "br br"),
        (Self::Tables, "tables"),
        (Self::NamesGone, "names gone"),
        (Self::NamesShuffled, "names shuffled"),
        (Self::Wrappers, "wrappers"),
        (Self::CustomElements, "custom elements"),
        (Self::ShadowRoot, "shadow root"),
        (Self::StyledHeadings, "styled headings"),
    ];

    /// What becomes of class and id values.
    pub fn names(self) -> Names {
        match self {
            Self::NamesGone => Names::Stripped,
            Self::NamesShuffled => Names::Shuffled,
            _ => Names::Kept,
        }
    }

    /// Notes the changes to a page.
    pub fn apply(self, base: &BasePage, rng: &Rng, edits: &mut Edits) {
        let page = &base.page;
        let elements =
            || page.descendants(NodeId::DOCUMENT).filter(|&n| page.kind(n) == Kind::Element && !page.is_foreign(n));
        match self {
            Self::Divs => {
                for node in elements() {
                    if let Some(name) = plain(page.tag(node)) {
                        edits.names.insert(node, name.into());
                    }
                }
            }
            Self::Breaks => {
                for &part in base.parts.iter().filter(|&&part| page.tag(part) == Tag::P) {
                    edits.opened.insert(part);
                    edits.put_behind(part, "<br></br><br></br>");
                }
            }
            Self::Tables => around(base, edits, "<table width=\"100%\"><tbody><tr><td>", "</td></tr></tbody></table>"),
            Self::NamesGone | Self::NamesShuffled => {}
            Self::Wrappers => {
                let count = rng.within(1..13);
                around(base, edits, &"<div>".repeat(count), &"</div>".repeat(count));
            }
            Self::CustomElements => {
                let around =
                    page.ancestors(base.region).take_while(|&node| !matches!(page.tag(node), Tag::Body | Tag::Html));
                for (at, node) in around.enumerate() {
                    edits.names.insert(node, format!("x-part-{at}"));
                }
            }
            Self::ShadowRoot => {
                around(base, edits, "<x-story><template shadowrootmode=\"open\">", "</template></x-story>");
            }
            Self::StyledHeadings => {
                for node in elements().filter(|&node| page.tag(node).heading_level().is_some_and(|level| level > 1)) {
                    edits.names.insert(node, "div".into());
                    let style = ("style".to_owned(), "font-size: 1.4em; font-weight: bold".to_owned());
                    edits.attributes.insert(node, vec![style]);
                }
            }
        }
    }
}

/// Puts markup around the text.
fn around(base: &BasePage, edits: &mut Edits, before: &str, behind: &str) {
    let is_body = base.page.tag(base.region) == Tag::Body;
    let fits = matches!(base.page.tag(base.region), Tag::Div | Tag::Section | Tag::Article | Tag::Main);
    if fits {
        edits.put_before(base.region, before);
        edits.put_behind(base.region, behind);
    } else if let (true, Some(&first), Some(&last)) = (is_body, base.parts.first(), base.parts.last()) {
        edits.put_before(first, before);
        edits.put_behind(last, behind);
    }
}

/// What says as much to the eye and nothing to a program.
fn plain(tag: Tag) -> Option<&'static str> {
    match tag {
        Tag::Main | Tag::Article | Tag::Section | Tag::Header | Tag::Footer | Tag::Nav | Tag::Aside | Tag::P => {
            Some("div")
        }
        Tag::Strong | Tag::Em | Tag::Time => Some("span"),
        _ => None,
    }
}
