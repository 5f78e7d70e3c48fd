//! The signoff at the end of an article: "Written by" and a name, or a name alone and then an e-mail address.
//!
//! A name alone near the headline may be anything: a place, a section. One with an e-mail address at the end of the text
//! too is the author. Asked for only where no declared or visible byline names one.

use crate::metadata::names::byline_prefixes::byline_anywhere;
use crate::metadata::names::{parse_names, reporter_names};
use crate::metadata::sources::{HeadlineRegion, PageSources};
use crate::metadata::text::key;
use crate::page::letters;

/// Most words of a person's name; the longest single author of the benchmark has five.
const MOST_WORDS: usize = 5;
/// Longest line that names an author, in bytes.
const LONGEST_LINE: usize = 120;
/// Longest e-mail address, in bytes: that of RFC 5321.
const LONGEST_EMAIL: usize = 254;

/// The author whose name stands before an e-mail address and also near the headline, or, on an article, whom a line
/// anywhere names with an unmistakable label, or as a reporter with an e-mail address.
#[inline(never)]
pub fn signoff_authors(sources: &PageSources, region: &HeadlineRegion, is_article: bool) -> Vec<String> {
    let mut before: Option<&str> = None;
    for &node in &sources.visible_texts {
        let text = letters::trim(sources.page.text(node));
        if is_email(text)
            && let Some(name) = before.and_then(only_name)
            && is_near_headline(region, &name)
        {
            return vec![name];
        }
        if is_article && text.len() <= LONGEST_LINE {
            if text.contains('@') {
                let reporters = reporter_names(text);
                if !reporters.is_empty() {
                    return reporters;
                }
            }
            let after_label = byline_anywhere(text).filter(|rest| !rest.is_empty());
            let after_line = || before.is_some_and(|b| byline_anywhere(b) == Some("")).then_some(text);
            let found = after_label.or_else(after_line).map(parse_names).unwrap_or_default();
            if !found.is_empty() && found.iter().all(|n| n.contains(' ') && n.starts_with(char::is_uppercase)) {
                return found;
            }
        }
        before = Some(text);
    }
    Vec::new()
}

/// The name that is the whole of a text.
fn only_name(text: &str) -> Option<String> {
    let words = text.split_whitespace().count();
    let has_capitals = text.split_whitespace().all(|w| w.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase()));
    let found = if has_capitals && words <= MOST_WORDS { parse_names(text) } else { Vec::new() };
    let [name] = &found[..] else { return None };
    (key(name) == key(text)).then(|| name.clone())
}

/// Whether a line near the headline begins with a name.
fn is_near_headline(region: &HeadlineRegion, name: &str) -> bool {
    let name = key(name);
    region.lines.iter().any(|line| line.text.len() <= 200 && key(&line.text).starts_with(&name))
}

fn is_email(text: &str) -> bool {
    text.len() <= LONGEST_EMAIL
        && !text.contains(char::is_whitespace)
        && text.split_once('@').is_some_and(|(person, host)| {
            !person.is_empty() && !host.contains('@') && host.trim_matches('.').contains('.')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_email_address_has_a_name_and_a_host() {
        assert!(is_email("ada@shore.example"));
        for text in ["ada@shore", "@ada.example", "ada at shore.example", "a@b@c.example", "ada @shore.example"] {
            assert!(!is_email(text), "{text}");
        }
    }
}
