//! Drop caps: a first letter in an element or image of its own is joined to its word.
//!
//! Only where a class, a style or the alternative text of an image says so: a letter before a line may also be its
//! number.

use crate::figures::is_drop_cap;
use crate::measure::{Block, BlockId, Measures};
use crate::page::word_table::contains_any;
use crate::page::{NodeId, Page};

/// Whether a block is the drop cap of the one after it.
pub(in crate::content) fn is_drop_cap_of(page: &Page, measures: &Measures, drop_cap: BlockId, after: BlockId) -> bool {
    let block = measures.block(drop_cap);
    let is_letter = |c: char| c.is_uppercase() || "“\"«„‘".contains(c);
    let is_set_apart = |node| {
        let attr = |name| page.attr(node, name).unwrap_or_default();
        contains_any(attr("class"), &["drop", "initial", "first", "lettrine"])
            || contains_any(attr("style"), &["float", "font-size"])
    };
    block.chars <= 2
        && measures.text(page, drop_cap).chars().all(is_letter)
        && measures.text(page, after).starts_with(char::is_lowercase)
        && page.ancestors(block.first).take(3).any(is_set_apart)
}

/// Least characters of the paragraph after a drop cap; less may be a button.
const PARAGRAPH: u32 = 40;

/// The letter of a drop cap image right before a paragraph.
pub(in crate::content) fn of_image<'a>(page: &'a Page, img: NodeId, block: &Block) -> Option<&'a str> {
    let is_before = page.end(img) == block.first.index() && block.chars >= PARAGRAPH;
    page.attr(img, "alt").map(str::trim).filter(|_| is_before && is_drop_cap(page, img))
}

#[cfg(test)]
mod tests {
    use crate::content::tests::html;

    const LINE: &str = "he boats wait for the tide behind the old mole, as they do each spring.";

    #[test]
    fn a_drop_cap_is_joined_to_its_word_and_a_number_is_not() {
        for drop_cap in [
            "<p class=\"drop-cap\">T</p>",
            "<div style=\"float: left\"><span>T</span></div>",
            "<span class=\"o-lettrine\"><div>T</div></span>",
        ] {
            assert_eq!(html(&format!("<div>{drop_cap}<p>{LINE}</p></div>")), format!("<p>T{LINE}</p>"), "{drop_cap}");
        }
        for number in ["<p>T</p>", "<p class=\"drop-cap\">TOP</p>", "<p class=\"drop-cap\">t</p>"] {
            assert_eq!(html(&format!("{number}<p>{LINE}</p>")).matches("<p>").count(), 2, "{number}");
        }
        assert_eq!(html(&format!("<p class=\"drop-cap\">T</p><p>T{LINE}</p>")).matches("<p>").count(), 2);
    }

    #[test]
    fn an_image_of_a_drop_cap_is_read_and_that_of_a_button_is_not() {
        let picture = |alt: &str, line: &str| {
            html(&format!("<p><img src=\"t.png\" alt=\"{alt}\" width=\"40\" height=\"40\">{line}</p>"))
        };
        assert_eq!(picture("T", LINE), format!("<p>T{LINE}</p>"));
        assert_eq!(picture("X", "close this"), "<p>close this</p>");
        assert_eq!(picture("Tide", LINE), format!("<p>{LINE}</p>"));
        assert_eq!(picture("A", " B"), "<p>B</p>");
    }
}
