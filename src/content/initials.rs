//! Initials that the page sets apart: letters of an element or a picture of their own, joined to their word.
//!
//! Only where the page says so, by a class, a style or a text that stands for the picture: the letter before a line may
//! be its number, too.

use crate::figures::is_drop_cap;
use crate::measure::{Block, BlockId, Measures};
use crate::page::word_table::contains_any;
use crate::page::{NodeId, Page};

/// Whether a block is the initial of the one after it.
pub(super) fn begins(page: &Page, measures: &Measures, initial: BlockId, after: BlockId) -> bool {
    let block = measures.block(initial);
    let is_initial = |c: char| c.is_uppercase() || "“\"«„‘".contains(c);
    let is_set_apart = |node| {
        let attr = |name| page.attr(node, name).unwrap_or_default();
        contains_any(attr("class"), &["drop", "initial", "first", "lettrine"])
            || contains_any(attr("style"), &["float", "font-size"])
    };
    block.chars <= 2
        && measures.text(page, initial).chars().all(is_initial)
        && measures.text(page, after).starts_with(char::is_lowercase)
        && page.ancestors(block.first).take(3).any(is_set_apart)
}

/// Characters of a paragraph; less may be the words of a button.
const PARAGRAPH: u32 = 40;

/// The letter that a picture before a paragraph stands for.
pub(super) fn of_picture<'a>(page: &'a Page, img: NodeId, block: &Block) -> Option<&'a str> {
    let leads = page.end(img) == block.first.index() && block.chars >= PARAGRAPH;
    page.attr(img, "alt").map(str::trim).filter(|_| leads && is_drop_cap(page, img))
}

#[cfg(test)]
mod tests {
    use super::super::tests::html;

    const LINE: &str = "he boats wait for the tide behind the old mole, as they do each spring.";

    #[test]
    fn an_initial_apart_is_joined_to_its_word_and_a_number_is_not() {
        for initial in [
            "<p class=\"drop-cap\">T</p>",
            "<div style=\"float: left\"><span>T</span></div>",
            "<span class=\"o-lettrine\"><div>T</div></span>",
        ] {
            assert_eq!(html(&format!("<div>{initial}<p>{LINE}</p></div>")), format!("<p>T{LINE}</p>"), "{initial}");
        }
        for number in ["<p>T</p>", "<p class=\"drop-cap\">TOP</p>", "<p class=\"drop-cap\">t</p>"] {
            assert_eq!(html(&format!("{number}<p>{LINE}</p>")).matches("<p>").count(), 2, "{number}");
        }
        assert_eq!(html(&format!("<p class=\"drop-cap\">T</p><p>T{LINE}</p>")).matches("<p>").count(), 2);
    }

    #[test]
    fn a_picture_of_an_initial_is_read_and_one_of_a_sign_is_not() {
        let picture = |alt: &str, line: &str| {
            html(&format!("<p><img src=\"t.png\" alt=\"{alt}\" width=\"40\" height=\"40\">{line}</p>"))
        };
        assert_eq!(picture("T", LINE), format!("<p>T{LINE}</p>"));
        assert_eq!(picture("X", "close this"), "<p>close this</p>");
        assert_eq!(picture("Tide", LINE), format!("<p>{LINE}</p>"));
        assert_eq!(picture("A", " B"), "<p>B</p>");
    }
}
