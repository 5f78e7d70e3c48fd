//! Captions in attributes (`data-caption` and its like): a script shows them under the picture or in its lightbox.
//!
//! Asked only for pictures that have no caption on the page (see `text`).

use super::credit_names::is_name;
use super::credit_text;
use super::wording::can_be_caption;
use crate::figures::plain_text::{collapse_whitespace, decode_references, strip_tags};
use crate::figures::tree_queries::closest;
use crate::page::word_table::list_contains;
use crate::page::{NodeId, Page, Tag};

/// The attributes, in order of preference.
const CAPTION_ATTRIBUTES: &str = "data-caption|data-image-caption|data-photo-caption|data-img-caption|data-c-caption";

/// Values that are switches of a script.
const SWITCHES: &str = "true|false|yes|no|none|null|on|off";

/// Longest caption, in bytes.
const LONGEST: usize = 1_200;

/// Nodes of the largest figure in which attributes are looked for.
const FIGURE_NODES: usize = 48;

/// The value of the first of some attributes of a picture, its parent or its grandparent; else of any element of the figure
/// that it is alone in.
fn value<'a>(page: &'a Page, picture: NodeId, names: &str) -> Option<&'a str> {
    let around = page.ancestors(picture).take(3).find_map(|n| page.first_attr(n, names));
    around.or_else(|| {
        let is_small = |&figure: &NodeId| page.end(figure) - figure.index() <= FIGURE_NODES;
        let figure = closest(page, picture, 4, &[Tag::Figure]).filter(is_small)?;
        let is_alone = page.descendants(figure).filter(|&n| page.tag(n) == Tag::Img).take(2).count() < 2;
        page.descendants(figure).filter(|_| is_alone).find_map(|n| page.first_attr(n, names))
    })
}

/// The caption in an attribute of a picture or of what is around it: tags removed, references decoded, white space collapsed.
#[inline(never)]
pub(in crate::figures) fn caption(page: &Page, picture: NodeId) -> Option<String> {
    let value = value(page, picture, CAPTION_ATTRIBUTES)?;
    let text = collapse_whitespace(&decode_references(&strip_tags(value)));
    // Not shown: a switch, a selector, data for a script.
    let shown = !text.starts_with(['#', '.', '{', '[', '<']) && !list_contains(SWITCHES, &text);
    (shown && can_be_caption(&text) && text.len() <= LONGEST).then_some(text)
}

/// The attributes of a credit, and those that may hold one.
const CREDIT_ATTRIBUTES: &str =
    "data-credit|data-image-credit|data-photo-credit|data-img-credit|data-c-credit|data-photographer|data-copyright";
const SOURCE_ATTRIBUTES: &str = "data-author|data-source";

/// Longest credit, in bytes.
const LONGEST_CREDIT: usize = 120;

/// The credit in an attribute of a picture or of what is around it.
pub(in crate::figures) fn credit(page: &Page, picture: NodeId) -> Option<String> {
    let declared = value(page, picture, CREDIT_ATTRIBUTES);
    let given = declared.or_else(|| value(page, picture, SOURCE_ATTRIBUTES))?;
    let text = collapse_whitespace(&decode_references(&strip_tags(given)));
    let shown = !text.starts_with(['#', '.', '{', '[', '<', '/']) && !text.contains("://");
    let is_declared = || declared.is_some() && text.contains(char::is_uppercase);
    let is_credit = || is_declared() || credit_text::whole(&text).is_some() || is_name(&text);
    (shown && text.len() <= LONGEST_CREDIT && is_credit()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Snapshot;

    fn caption_in(body: &str) -> Option<String> {
        let html = format!("<html><body>{body}</body></html>");
        let page = Page::read(Snapshot::from_serialised(html, "https://a.example/")).unwrap();
        let img = page.descendants(NodeId::DOCUMENT).find(|&n| page.tag(n) == Tag::Img).unwrap();
        caption(&page, img)
    }

    #[test]
    fn a_credit_in_an_attribute_is_read_and_an_address_is_not() {
        let credit_in = |value: &str| {
            let html = format!("<html><body><div data-credit=\"{value}\"><img></div></body></html>");
            let page = Page::read(Snapshot::from_serialised(html, "https://a.example/")).unwrap();
            let img = page.descendants(NodeId::DOCUMENT).find(|&n| page.tag(n) == Tag::Img).unwrap();
            credit(&page, img)
        };
        for value in ["Ada Holm / Shore Post", "Ada Holm, with permission of the port of Lund", "SHP/Holm-7"] {
            assert_eq!(credit_in(value).as_deref(), Some(value));
        }
        for value in ["true", "https://a.example/holm", "boats-at-dawn", "#credit", "{}", ""] {
            assert_eq!(credit_in(value), None, "{value}");
        }
    }

    #[test]
    fn a_caption_in_an_attribute_is_read_and_a_switch_is_not() {
        for body in [
            "<img data-caption=\"Boats wait\">",
            "<a data-caption=\" Boats\nwait \"><img></a>",
            "<figure><img><div data-c-caption=\"Boats wait\"></div></figure>",
            "<div data-img-caption=\"&lt;b&gt;Boats&lt;/b&gt; &amp;quot;wait&amp;quot;\"><a><img></a></div>",
        ] {
            let found = caption_in(body).map(|text| text.replace('"', ""));
            assert_eq!(found.as_deref(), Some("Boats wait"), "{body}");
        }
        for value in ["true", "#caption-7", ".caption", "{&quot;id&quot;:7}", "12", "boats.jpg", ""] {
            assert_eq!(caption_in(&format!("<img data-caption=\"{value}\">")), None, "{value}");
        }
        assert_eq!(caption_in("<div data-caption=\"Boats wait\"><p><b><img></b></p></div>"), None, "too far away");
        let gallery = "<figure><div><b><img></b></div><a data-caption=\"Boats wait\"><img></a></figure>";
        assert_eq!(caption_in(gallery), None, "of another picture");
    }
}
