//! The wording of a short text: whether it can be a caption, is the counter of a carousel, is another text cut
//! short.

use crate::figures::candidates::image_url::names_image_file;
use crate::page::word_table::list_contains;

/// Whether a text can be a caption: it has words, is no date, price, number or file name, and does not introduce what
/// follows it (":").
pub(in crate::figures) fn can_be_caption(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    letters >= 2 && (digits < 5 || letters > 10) && !text.ends_with([':', '：']) && !names_image_file(text)
}

/// Whether a text has more than twice as many digits as letters: "26.10.2025 | 2:43 min", but not "AFP 2025".
pub(in crate::figures) fn is_mostly_digits(text: &str) -> bool {
    let count = |is: fn(char) -> bool| text.chars().filter(|&c| is(c)).count();
    count(char::is_alphabetic) * 2 < count(char::is_numeric)
}

/// Whether a text is the counter of a carousel: "1 / 12", "Image 1 of 12".
pub(in crate::figures) fn is_counter(text: &str) -> bool {
    const OF: &str = "/|\u{2044}|of|von|de|sur|di|van|из";
    let is_number = |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let text = text.trim_start_matches(char::is_alphabetic).trim();
    let Some(end) = text.find(|c: char| !c.is_ascii_digit()) else { return false };
    let (position, rest) = text.split_at(end);
    let separator = rest.trim_end_matches(|c: char| c.is_ascii_digit());
    is_number(position) && is_number(&rest[separator.len()..]) && list_contains(OF, separator.trim())
}

/// The length of what a caption begins with and is none: the counter of a carousel ("[1/3]Boats", "1/3 Boats"), a
/// triangle, the label of a button ("Enlarge / Boats").
/// A fraction without brackets is one only before a capital: "1/3 of the boats".
pub(in crate::figures) fn counter_before(caption: &str) -> usize {
    if let Some(rest) = caption.strip_prefix("Enlarge / ") {
        return caption.len() - rest.len();
    }
    let may_begin = caption.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '[' | '(' | '▲'..='◀'));
    if may_begin { counter_at_start(caption) } else { 0 }
}

#[inline(never)]
fn counter_at_start(caption: &str) -> usize {
    // Chinese and Korean news point at the picture.
    let marks = caption.len() - caption.trim_start_matches(['▲', '△', '▼', '▽', '◀', '▶', ' ']).len();
    let caption = &caption[marks..];
    let (open, inner) = caption.strip_prefix(['[', '(']).map_or((0, caption), |inner| (1, inner));
    if !inner.starts_with(|c: char| c.is_ascii_digit()) {
        return marks;
    }
    let end = inner.find(|c: char| !c.is_ascii_digit() && c != '/').unwrap_or(inner.len());
    let rest = &inner[end..];
    let (close, rest) = rest.strip_prefix([']', ')']).map_or((0, rest), |rest| (1, rest));
    let text = rest.trim_start();
    let is_apart = open == 1 || text.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
    if open == close && is_apart && is_counter(&inner[..end]) { marks + caption.len() - text.len() } else { marks }
}

/// Length in bytes from which two captions with the same beginning are the same caption and no coincidence.
pub(in crate::figures) const DISTINCTIVE: usize = 30;

/// Whether a text is the beginning of a longer one, with or without the button that shows the rest ("more").
pub(in crate::figures) fn is_cut_short(text: &str, whole: &str) -> bool {
    let beginning = text.strip_suffix("more").unwrap_or(text);
    beginning.len() >= DISTINCTIVE && whole.len() > text.len() && whole.starts_with(beginning)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_counter_before_a_caption_is_no_part_of_it() {
        for (caption, rest) in [
            ("[1/3]Boats wait", "Boats wait"),
            ("(2/10) boats wait", "boats wait"),
            ("1/3 Boats wait", "Boats wait"),
            ("1/3 of the boats wait", "1/3 of the boats wait"),
            ("[1] Boats wait", "[1] Boats wait"),
            ("2026 Boats wait", "2026 Boats wait"),
            ("[1/3", "[1/3"),
            ("▲ 老码头", "老码头"),
            ("Enlarge / Boats", "Boats"),
            ("Boats", "Boats"),
        ] {
            assert_eq!(&caption[counter_before(caption)..], rest, "{caption}");
        }
    }
}
