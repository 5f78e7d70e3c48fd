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
    block.chars <= 2
        && measures.text(page, drop_cap).chars().all(is_letter)
        && measures.text(page, after).starts_with(char::is_lowercase)
        && page.ancestors(block.first).take(3).any(|node| is_set_apart(page, node))
}

/// Most nodes between the first letter of a line and the text that continues its word.
const NEAR: usize = 4;

/// Whether a text follows a letter at the beginning of its block so closely that this may be its drop cap.
pub(in crate::content) fn may_be_before(page: &Page, block: &Block, text: NodeId) -> bool {
    text > block.first && text.index() - block.first.index() <= NEAR && page.text(block.first).trim().len() <= 2
}

/// Whether a line begins with a drop cap in an element of its own, and the text at or after `text` continues its word
/// after a space of the source: "<b class=initial>N</b> a endlich".
#[inline(never)]
pub(in crate::content) fn is_first_letter_of(page: &Page, block: &Block, text: NodeId, lang: Option<&str>) -> bool {
    let mut letters = page.text(block.first).trim().chars();
    let (Some(letter), None) = (letters.next(), letters.next()) else { return false };
    let own = page.ancestors(block.first).skip(1).take(2).take_while(|&node| node != block.container);
    let all = || (block.first.index() + 1..=block.last.index()).map(NodeId::from_index).map(|node| page.text(node));
    let between = || all().take(text.index() - block.first.index() - 1);
    letter.is_uppercase()
        && !is_word(letter, lang)
        && own.into_iter().any(|node| is_set_apart(page, node) && !page.contains(node, text))
        && between().all(|text| text.trim().is_empty())
        && all()
            .map(str::trim_start)
            .find(|text| !text.is_empty())
            .is_some_and(|text| text.starts_with(char::is_lowercase))
}

/// Whether a letter may be a word by itself in a language; in an unknown one, whether it is in any.
fn is_word(letter: char, lang: Option<&str>) -> bool {
    let is_other = |words: &str| words.contains(letter);
    match lang.and_then(|lang| lang.get(..2)).map(str::to_ascii_lowercase).as_deref() {
        Some("de") => is_other("OÖ"),
        Some("en") => is_other("AIO"),
        _ => !is_other("BCDFGHJLMNPQRTXБГДЖЗЛМНПРТФХЦЧШЩ"),
    }
}

/// Whether an element is styled as a drop cap.
fn is_set_apart(page: &Page, node: NodeId) -> bool {
    let attr = |name| page.attr(node, name).unwrap_or_default();
    contains_any(attr("class"), &["drop", "initial", "first", "lettrine"])
        || contains_any(attr("style"), &["float", "font-size"])
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
    fn a_drop_cap_in_its_line_is_joined_over_white_space_and_a_word_of_one_letter_is_not() {
        let line = |lang: &str, letter: &str, rest: &str| {
            html(&format!("<p lang=\"{lang}\">{letter}{rest} said the keeper.</p>"))
        };
        for letter in ["<b class=\"initial\">N</b>", "<span style=\"float: left\">N</span>"] {
            let kept = line("de", letter, " a endlich,");
            assert!(kept.contains("Na endlich") || kept.contains("N</strong>a endlich"), "{kept}");
            let kept = line("fi", letter, "\n<span>yt vihdoin,</span>");
            assert!(kept.contains("Nyt") || kept.contains("N</strong>yt"), "{kept}");
        }
        for (lang, letter, rest) in [
            ("en", "<b class=\"initial\">A</b>", " boat,"),
            ("pl", "<b class=\"initial\">W</b>", " porcie,"),
            ("de", "<b>N</b>", " und so weiter,"),
            ("de", "<b class=\"initial\">N</b>", " Und"),
            ("de", "<b class=\"initial\">NA</b>", " endlich"),
        ] {
            let kept = line(lang, letter, rest);
            assert!(kept.contains("</strong> "), "{kept}");
        }
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
