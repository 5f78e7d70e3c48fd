//! Captions known by where they lie: a line right under a picture, set smaller, in the middle, or to a picture's width.
//!
//! Only a live page knows boxes, and only of the pictures and lines that were asked (see the room of the browser). Nothing
//! is concluded from what is missing.

use super::drawing::value;
use crate::page::{NodeId, Page};

/// Most pixels between a picture and the line under it: two lines of text.
const GAP: i32 = 48;
/// Pixels by which edges that are meant to be one may differ.
const SLACK: i32 = 12;

/// Where something lies, in pixels, and how its text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lying {
    left: i32,
    top: i32,
    width: i32,
    height: i32,
    /// Of its letters, in tenths of pixels; 0 of a picture.
    size: i32,
    centred: bool,
}

impl Lying {
    pub(super) fn of(page: &Page, node: NodeId) -> Option<Self> {
        let look = &page.picture(node)?.look;
        let mut numbers = value(look, "box")?.split(' ').map(|number| number.parse().ok());
        let mut next = || numbers.next().flatten();
        let size = value(look, "size").and_then(|size| size.parse().ok()).unwrap_or(0);
        let centred = value(look, "align").is_some_and(|align| align.ends_with("center"));
        Some(Self { left: next()?, top: next()?, width: next()?, height: next()?, size, centred })
    }

    /// Whether a line lies under a picture as captions do; `usual` is a line of the running text.
    pub(super) fn is_under(self, picture: Self, usual: Self) -> bool {
        let gap = self.top - (picture.top + picture.height);
        let right = |it: Self| it.left + it.width;
        let within = self.left >= picture.left - SLACK && right(self) <= right(picture) + SLACK;
        let middle = |it: Self| 2 * it.left + it.width;
        let in_the_middle = self.centred && (middle(self) - middle(picture)).abs() <= 2 * SLACK;
        let smaller = self.size * 100 <= usual.size * 94;
        // A picture narrower than the text, and a line that keeps to it.
        let narrower = picture.width * 100 <= usual.width * 85 && within;
        let set_apart = smaller || narrower || in_the_middle && !usual.centred;
        (-4..=GAP).contains(&gap) && (within || in_the_middle) && set_apart
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lying(left: i32, top: i32, width: i32, height: i32, size: i32, centred: bool) -> Lying {
        Lying { left, top, width, height, size, centred }
    }

    #[test]
    fn a_line_under_a_picture_is_told_by_its_setting() {
        let picture = lying(100, 0, 700, 400, 0, false);
        let usual = lying(100, 500, 700, 90, 180, false);
        for (line, is_under, why) in [
            (lying(100, 408, 700, 20, 140, false), true, "smaller"),
            (lying(100, 408, 700, 20, 180, true), true, "in the middle"),
            (lying(100, 408, 700, 20, 180, false), false, "like the text"),
            (lying(100, 460, 700, 20, 140, false), false, "far below"),
            (lying(820, 408, 200, 20, 140, false), false, "beside"),
            (lying(100, 200, 700, 20, 140, false), false, "on the picture"),
        ] {
            assert_eq!(line.is_under(picture, usual), is_under, "{why}");
        }
        let narrow = lying(100, 0, 300, 200, 0, false);
        assert!(lying(100, 206, 300, 40, 180, false).is_under(narrow, usual));
        assert!(!lying(100, 206, 700, 40, 180, false).is_under(narrow, usual));
        assert!(!lying(100, 206, 700, 40, 180, true).is_under(narrow, usual), "its middle is the text's");
    }
}
