//! Lines that link to themselves: headings of documents that write them as `div`.

use super::blocks::Block;
use crate::page::{NodeId, Page, Tag};

/// Longest such line, in characters.
const LONGEST: u32 = 120;
/// Nodes of a line that are looked at.
const WITHIN: usize = 8;

/// Whether a line is a link to itself: to the id of its element or of one within. (An id around it may be that of what a
/// link skips.)
pub fn is_self_link(page: &Page, block: &Block) -> bool {
    if block.chars > LONGEST || page.tag(block.container).heading_level().is_some() {
        return false;
    }
    links_to_itself(page, block, block.first)
}

/// Whether a line ends with its permalink: a sign ("#", "¶") that links to the line.
#[inline(never)]
pub fn has_permalink(page: &Page, block: &Block) -> bool {
    let is_sign = !page.text(block.last).contains(char::is_alphanumeric);
    block.chars <= LONGEST && block.last > block.first && is_sign && links_to_itself(page, block, block.last)
}

/// Whether the link around a text of a line leads to that line.
fn links_to_itself(page: &Page, block: &Block, text: NodeId) -> bool {
    let link = page.ancestors(text).take(WITHIN).take_while(|&node| node != block.container);
    let link = link.into_iter().find(|&node| page.tag(node) == Tag::A);
    let Some(fragment) = link.and_then(|link| page.attr(link, "href")?.strip_prefix('#')) else { return false };
    let mut within = page.descendants(block.container).take(WITHIN);
    let has_id = |node: NodeId| page.attr(node, "id") == Some(fragment) || page.attr(node, "name") == Some(fragment);
    !fragment.is_empty() && has_id(block.container) || within.any(has_id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Snapshot;

    #[test]
    fn a_line_links_to_itself_by_the_id_of_its_element_or_of_one_within() {
        let is_self_link = |body: &str| {
            let html = format!("<html><head></head><body><p>Words.</p>{body}</body></html>");
            let page = Page::read(Snapshot::from_serialised(html, "https://a.example/")).unwrap();
            let measures = crate::measure::measure(&page);
            is_self_link(&page, &measures.blocks()[1])
        };
        assert!(is_self_link("<div id=\"lamp\"><a href=\"#lamp\">The lamp</a></div>"));
        assert!(is_self_link("<div><a name=\"lamp\" href=\"#lamp\">The lamp</a></div>"));
        // A link to another page, to another element, to what surrounds the line; a heading, which needs no such rule.
        for other in [
            "<div id=\"lamp\"><a href=\"/s/lamp\">The lamp</a></div>",
            "<div id=\"lamp\"><a href=\"#rope\">The lamp</a></div>",
            "<section id=\"lamp\"><div><a href=\"#lamp\">The lamp</a></div></section>",
            "<div id=\"\"><a href=\"#\">The lamp</a></div>",
            "<h2 id=\"lamp\"><a href=\"#lamp\">The lamp</a></h2>",
        ] {
            assert!(!is_self_link(other), "{other}");
        }
    }

    #[test]
    fn a_permalink_is_a_sign_at_the_end_of_the_line_that_it_links_to() {
        let has_permalink = |body: &str| {
            let html = format!("<html><head></head><body>{body}</body></html>");
            let page = Page::read(Snapshot::from_serialised(html, "https://a.example/")).unwrap();
            let measures = crate::measure::measure(&page);
            has_permalink(&page, &measures.blocks()[0])
        };
        assert!(has_permalink("<div id=\"lamp\">The lamp <a href=\"#lamp\">¶</a></div>"));
        for other in [
            "<div id=\"lamp\">The lamp <a href=\"#rope\">¶</a></div>",
            "<div id=\"lamp\">The <a href=\"#lamp\">lamp</a></div>",
            "<div id=\"lamp\"><a href=\"#lamp\">¶</a></div>",
        ] {
            assert!(!has_permalink(other), "{other}");
        }
    }
}
