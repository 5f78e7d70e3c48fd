//! What stands in a piece of HTML: its text, and its elements of some kinds.
//!
//! Written HTML is scored by what a browser would make of it, so it is parsed anew, by the same reader as any page.

use recto::native;
use recto::page::{Kind, NodeId, Page, Tag};

/// A parsed piece of HTML; `None` when it is empty.
pub fn parse(html: &str) -> Option<Page> {
    Page::read(native::snapshot_from_html(html, "")).ok()
}

/// The text of a piece of HTML with a newline at every block boundary, so that the words of two blocks never glue
/// together.
pub fn text(html: &str) -> String {
    parse(html).and_then(|page| Some(text_of(&page, page.body()?))).unwrap_or_default()
}

/// The same without captions.
pub fn running_text(html: &str) -> String {
    parse(html).and_then(|page| Some(text_without(&page, page.body()?, &[Tag::Figcaption]))).unwrap_or_default()
}

/// The text of an element, with a newline at every block boundary.
pub fn text_of(page: &Page, root: NodeId) -> String {
    text_without(page, root, &[])
}

/// The text of an element without that of some elements in it.
fn text_without(page: &Page, root: NodeId, left_out: &[Tag]) -> String {
    let mut text = String::new();
    let mut open: Vec<NodeId> = Vec::new();
    let mut index = root.index();
    while index < page.end(root) {
        let node = NodeId::from_index(index);
        while open.last().is_some_and(|&block| !page.contains(block, node)) {
            open.pop();
            text.push('\n');
        }
        index += 1;
        match page.kind(node) {
            Kind::Text => text.push_str(page.text(node)),
            Kind::Element => {
                let tag = page.tag(node);
                // The text of a formula counts; what is said in place of a player does not.
                if left_out.contains(&tag)
                    || page.is_silent(node) && !page.ancestors(node).any(|above| page.tag(above) == Tag::Math)
                {
                    index = page.end(node);
                } else if tag.is_block() || tag == Tag::Br {
                    text.push('\n');
                    open.push(node);
                }
            }
            Kind::Document | Kind::Comment => {}
        }
    }
    text
}

/// The elements with one of these tags, in order.
pub fn elements(page: &Page, tags: &[Tag]) -> Vec<NodeId> {
    page.descendants(NodeId::DOCUMENT).filter(|&node| tags.contains(&page.tag(node))).collect()
}

/// Whether an element stands within another that has one of these tags.
pub fn within(page: &Page, node: NodeId, tags: &[Tag]) -> bool {
    page.ancestors(node).skip(1).any(|above| tags.contains(&page.tag(above)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::word::lowered;

    #[test]
    fn words_of_two_blocks_never_glue_together() {
        let html = "<div>a<p>b</p>c</div><table><tr><td>d<td>e</table>f<br>g <b>h</b>i<script>no</script>";
        assert_eq!(lowered(&text(html)), ["a", "b", "c", "d", "e", "f", "g", "hi"]);
        assert_eq!(text(""), "");
    }
}
