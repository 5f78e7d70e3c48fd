//! Boxes of the live page: whether a line of text is set under a picture as captions are (smaller, centred, or no wider
//! than the picture).
//!
//! The capture records boxes only of pictures and of the lines near them. A missing box proves nothing.

use super::style;
use crate::page::{NodeId, Page};

/// Largest gap between a picture and the line under it, in pixels: two lines of text.
const GAP: i32 = 48;
/// Tolerance in pixels for edges that are meant to align.
const SLACK: i32 = 12;
/// Largest number of a box, in pixels: no page is as long, and a hundred times as much is still a number.
const LARGEST: i32 = 10_000_000;

/// The box of an element in pixels, and how its text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::figures) struct LayoutBox {
    left: i32,
    top: i32,
    width: i32,
    height: i32,
    /// Font size in tenths of pixels; 0 for a picture.
    font_size: i32,
    centred: bool,
}

impl LayoutBox {
    /// The box that the live page recorded for an element.
    pub(in crate::figures) fn of(page: &Page, node: NodeId) -> Option<Self> {
        let look = &page.picture(node)?.look;
        let number = |text: &str| text.parse().ok().filter(|number| (-LARGEST..=LARGEST).contains(number));
        let mut numbers = style::value(look, "box")?.split(' ').map(number);
        let mut next = || numbers.next().flatten();
        let font_size = style::value(look, "size").and_then(number).unwrap_or(0);
        let centred = style::value(look, "align").is_some_and(|align| align.ends_with("center"));
        Some(Self { left: next()?, top: next()?, width: next()?, height: next()?, font_size, centred })
    }

    /// Whether a line is set under a picture as captions are, compared with running text of the page.
    pub(in crate::figures) fn is_caption_of(self, picture: Self, body_text: Self) -> bool {
        let gap = self.top - (picture.top + picture.height);
        let right = |it: Self| it.left + it.width;
        let within = self.left >= picture.left - SLACK && right(self) <= right(picture) + SLACK;
        let middle = |it: Self| 2 * it.left + it.width;
        let centred = self.centred && (middle(self) - middle(picture)).abs() <= 2 * SLACK;
        let smaller = self.font_size * 100 <= body_text.font_size * 94;
        // A picture narrower than the text column, and a line no wider than it.
        let narrower = picture.width * 100 <= body_text.width * 85 && within;
        let set_apart = smaller || narrower || centred && !body_text.centred;
        (-4..=GAP).contains(&gap) && (within || centred) && set_apart
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{PictureFacts, Snapshot, Tag};

    fn layout_box(left: i32, top: i32, width: i32, height: i32, font_size: i32, centred: bool) -> LayoutBox {
        LayoutBox { left, top, width, height, font_size, centred }
    }

    #[test]
    fn numbers_that_no_page_has_are_no_box() {
        for (look, is_box) in [
            ("box:10000000 0 10000000 400", true),
            ("box:0 0 2147483647 400", false),
            ("box:-2147483648 0 700 400", false),
            ("box:0 0 700", false),
        ] {
            let facts = PictureFacts { look: look.to_owned(), ..PictureFacts::default() };
            let snapshot =
                Snapshot::from_serialised("<html><head></head><body><img></body></html>", "https://a.example/");
            let page = Page::read(Snapshot { pictures: vec![(3, facts)], ..snapshot }).unwrap();
            let picture = page.descendants(NodeId::DOCUMENT).find(|&node| page.tag(node) == Tag::Img).unwrap();
            let found = LayoutBox::of(&page, picture);
            assert_eq!(found.is_some(), is_box, "{look}");
            assert!(found.is_none_or(|found| !found.is_caption_of(found, found)), "{look}");
        }
    }

    #[test]
    fn a_caption_under_a_picture_is_recognised_by_its_layout() {
        let picture = layout_box(100, 0, 700, 400, 0, false);
        let body_text = layout_box(100, 500, 700, 90, 180, false);
        for (line, is_caption, why) in [
            (layout_box(100, 408, 700, 20, 140, false), true, "smaller"),
            (layout_box(100, 408, 700, 20, 180, true), true, "centred"),
            (layout_box(100, 408, 700, 20, 180, false), false, "like the text"),
            (layout_box(100, 460, 700, 20, 140, false), false, "far below"),
            (layout_box(820, 408, 200, 20, 140, false), false, "beside"),
            (layout_box(100, 200, 700, 20, 140, false), false, "on the picture"),
        ] {
            assert_eq!(line.is_caption_of(picture, body_text), is_caption, "{why}");
        }
        let narrow = layout_box(100, 0, 300, 200, 0, false);
        assert!(layout_box(100, 206, 300, 40, 180, false).is_caption_of(narrow, body_text));
        assert!(!layout_box(100, 206, 700, 40, 180, false).is_caption_of(narrow, body_text));
        assert!(
            !layout_box(100, 206, 700, 40, 180, true).is_caption_of(narrow, body_text),
            "the text is centred there too"
        );
    }
}
