//! Links without an end: parsers put all that follows into them, and the text of an article is no link.

use crate::page::{NodeId, Page};

/// Bytes of text up to which an element is a link: the cards that are linked as a whole have fewer. (DAnIEL, sites never
/// trained on: 0.919 without, 0.924 with it.)
const LONGEST: usize = 1_200;
/// Nodes up to which the text of a link is not looked at, and the most that are.
const FEW: usize = 8;
const MOST: usize = 400;

/// Whether a link holds as much text as only an article has.
#[inline(never)]
pub fn is_left_open(page: &Page, link: NodeId) -> bool {
    let mut left = LONGEST;
    page.end(link) - link.index() > FEW
        && page.descendants(link).take(MOST).any(|node| {
            let length = page.text(node).trim().len();
            let is_more = length > left;
            left = left.saturating_sub(length);
            is_more
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::measure;
    use crate::page::Snapshot;

    fn link_density(sentences: usize) -> f32 {
        let text = "The ferry left the northern quay at six in the morning, as it had for years.<br>".repeat(sentences);
        let html = format!("<html><body><div><a href=\"/x\">{text}</a></div></body></html>");
        let page = Page::read(Snapshot::from_serialised(html, "https://a.example/")).unwrap();
        measure(&page).blocks()[0].link_density()
    }

    #[test]
    fn an_article_is_no_link_and_a_card_is_one() {
        assert!(link_density(5) > 0.9);
        assert!(link_density(30) < 0.1);
    }
}
