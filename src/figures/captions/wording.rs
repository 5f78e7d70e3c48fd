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

/// Length in bytes from which two captions with the same beginning are the same caption and no coincidence.
pub(in crate::figures) const DISTINCTIVE: usize = 30;

/// Whether a text is the beginning of a longer one, with or without the button that shows the rest ("more").
pub(in crate::figures) fn is_cut_short(text: &str, whole: &str) -> bool {
    let beginning = text.strip_suffix("more").unwrap_or(text);
    beginning.len() >= DISTINCTIVE && whole.len() > text.len() && whole.starts_with(beginning)
}
