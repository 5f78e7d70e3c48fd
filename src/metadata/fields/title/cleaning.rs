//! Removes from a title what is no part of the headline: labels, sections, text for search engines.
//!
//! The site's name is removed in `site_names.rs`.

use super::candidates::{DeclaredTitle, Heading};
use crate::metadata::fields::site_names::without_site_name;
use crate::metadata::text::{key, visible_text, words};
use crate::page::Page;

/// Dashes between the parts of a title.
const DASHES: [&str; 3] = [" - ", " – ", " — "];

/// What forums write before the title of a thread.
const THREAD_LABELS: [&str; 11] = [
    "View topic",
    "View thread",
    "Thread",
    "Topic",
    "Thema anzeigen",
    "Voir le sujet",
    "Ver tema",
    "Zobacz temat",
    "Leggi argomento",
    "Bekijk onderwerp",
    "Просмотр темы",
];

/// Whether a title has parts separated by a dash.
pub fn has_dash(title: &str) -> bool {
    DASHES.iter().any(|dash| title.contains(dash))
}

/// The title before a vertical bar: a section, the site or text for search engines follows it. No headline in the
/// benchmark's reference data has one.
pub fn before_bar(title: &str) -> &str {
    let head = title.split(['|', '｜']).next().unwrap_or_default().trim_end();
    if head.chars().count() < 3 { title } else { head }
}

/// What a title has before a dash or a bar; none where it has no parts.
pub fn before_part(title: &str) -> Option<&str> {
    DASHES
        .iter()
        .chain(&[" | "])
        .filter_map(|mark| title.split_once(mark))
        .map(|(head, _)| head)
        .min_by_key(|head| head.len())
}

/// The title before a dash, on a page that is no article and shows its title nowhere: a section or text for search
/// engines follows it. The first part must have more than one word.
#[inline(never)]
pub fn before_dash(title: &str) -> &str {
    // A shorter beginning is the lesser text.
    let parts = DASHES.iter().filter_map(|dash| title.split_once(dash)).min();
    let Some((head, rest)) = parts else { return title };
    // "From 4 May – 9 June": a dash within a range is no separator.
    let has_number = |word: &str| word.contains(|c: char| c.is_ascii_digit());
    if head.split(' ').next_back().is_some_and(has_number) && rest.split(' ').take(2).any(has_number) {
        return title;
    }
    match words(head).len() {
        _ if is_thread_label(head) => rest,
        0 | 1 => title,
        _ => head,
    }
}

/// Whether what stands before a dash ends with a label of threads; the site may stand before it.
fn is_thread_label(head: &str) -> bool {
    THREAD_LABELS.contains(&head.rsplit(" :: ").next().unwrap_or_default())
}

/// The title of a thread behind its label.
pub fn after_thread_label(title: &str) -> Option<&str> {
    title.split_once(" - ").filter(|(head, _)| is_thread_label(head)).map(|(_, rest)| rest)
}

/// The headline without what stands beside it in its heading: a label ("Thread:"), a count, a button, the site's name.
/// The headline is a declared title that one node of the heading contains, or that follows a short label.
pub fn without_label(page: &Page, heading: &Heading, declared: &[DeclaredTitle], site_names: &[String]) -> String {
    let text = heading.title.text.as_str();
    // What is declared word for word has no label.
    if !declared.iter().any(|d| d.title.text == text) {
        for declared in declared {
            let title = before_bar(&declared.title.text);
            // The whole title: "Welcome to <em>Far Shore Boats</em>" is no label before "Far Shore Boats | Home".
            let title_key = &declared.title.key;
            if words(title).len() < 3 || *title_key == heading.title.key {
                continue;
            }
            let mut nodes = page.descendants(heading.node).take(64);
            let is_in_one_node = nodes.any(|n| key(&visible_text(page, n)) == *title_key);
            let is_label = |l: &str| l.trim_end().ends_with([':', '-', '•', '»']) && words(l).len() <= 2;
            if is_in_one_node || text.strip_suffix(title).is_some_and(is_label) {
                return title.to_owned();
            }
        }
    }
    without_site_name(before_bar(text), site_names, true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_after_a_bar_or_dash_are_removed() {
        assert_eq!(before_bar("Why tides turn | Science"), "Why tides turn");
        assert_eq!(before_bar("A | Science"), "A | Science");
        assert_eq!(before_dash("Boat Insurance - Quotes — All"), "Boat Insurance");
        assert_eq!(before_dash("Nets - All Sizes"), "Nets - All Sizes");
        assert_eq!(before_dash("Thread - How do I mend a net?"), "How do I mend a net?");
        assert_eq!(before_dash("Net Menders :: View topic - Knots"), "Knots");
    }
}
