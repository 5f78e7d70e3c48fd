//! The line at the end of an article that says who wrote it, or how to reach them: "Written by" and a name, or a name alone,
//! then an e-mail address.
//!
//! A name that stands alone near the headline may be anything: a place, a section. One that is also signed with an address
//! is an author. Where nothing on the page calls itself a byline, this is what tells a reader who wrote it.

use super::window::Window;
use super::{by, names, plain};
use crate::page::letters;
use crate::page::{Kind, NodeId, Page};

/// Most words of a person's name; the benchmark's longest authors that are one person have five.
const MOST_WORDS: usize = 5;
/// Longest line that says who wrote a text, in bytes.
const LONGEST_LINE: usize = 120;
/// Longest e-mail address taken for one, in bytes: that of RFC 5321.
const LONGEST_ADDRESS: usize = 254;

/// The author who signs the page with an address and stands near its headline too, or, on a page that is `told` to be an
/// article, whom a line anywhere says to have written it.
pub(super) fn signed(page: &Page, window: &Window, told: bool) -> Vec<String> {
    let mut before: Option<&str> = None;
    let mut at = 1;
    while at < page.len() {
        let node = NodeId::from_index(at);
        if page.is_silent(node) || page.is_hidden(node) {
            at = page.end(node);
            continue;
        }
        at += 1;
        let text = if page.kind(node) == Kind::Text { letters::trim(page.text(node)) } else { "" };
        if text.is_empty() {
            continue;
        }
        if is_email(text)
            && let Some(name) = before.and_then(alone)
            && stands_near_headline(window, &name)
        {
            return vec![name];
        }
        if told && text.len() <= LONGEST_LINE {
            let said = by::written_by(text).filter(|rest| !rest.is_empty());
            let labelled = || before.is_some_and(|b| by::written_by(b) == Some("")).then_some(text);
            let found = said.or_else(labelled).map(names::of).unwrap_or_default();
            if !found.is_empty() && found.iter().all(|n| n.contains(' ') && n.starts_with(char::is_uppercase)) {
                return found;
            }
        }
        before = Some(text);
    }
    Vec::new()
}

/// The name that a text consists of.
fn alone(text: &str) -> Option<String> {
    let words = text.split_whitespace().count();
    let is_named = text.split_whitespace().all(|w| w.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase()));
    let found = if is_named && words <= MOST_WORDS { names::of(text) } else { Vec::new() };
    let [name] = &found[..] else { return None };
    (plain::key(name) == plain::key(text)).then(|| name.clone())
}

/// Whether a line near the headline begins with the name.
fn stands_near_headline(window: &Window, name: &str) -> bool {
    let name = plain::key(name);
    window.lines.iter().any(|(_, line)| line.len() <= 200 && plain::key(line).starts_with(&name))
}

fn is_email(text: &str) -> bool {
    text.len() <= LONGEST_ADDRESS
        && !text.contains(char::is_whitespace)
        && text.split_once('@').is_some_and(|(person, host)| {
            !person.is_empty() && !host.contains('@') && host.trim_matches('.').contains('.')
        })
}

#[cfg(test)]
mod tests {
    use crate::page::{Page, Snapshot};

    fn authors(body: &str) -> Vec<String> {
        let html = format!("<html><head><title>A Boat for All</title></head><body>{body}</body></html>");
        let page = Page::read(Snapshot::from_serialised(html, "https://a.example/b")).unwrap();
        super::super::read(&page).about.authors
    }

    #[test]
    fn a_name_near_the_headline_that_is_signed_with_an_address_is_the_author() {
        let page = "<h1>A Boat for All</h1><div>Mira Solano Views 12</div><p>Words.</p>\
            <div>Mira Solano<br>desk@post.example</div>";
        assert_eq!(authors(page), ["Mira Solano"]);
    }

    #[test]
    fn an_address_alone_or_a_name_that_is_not_near_the_headline_says_nothing() {
        let words = "Far from the headline. ".repeat(200);
        let far = format!("<h1>A Boat for All</h1><p>{words}</p><div>Mira Solano<br>desk@post.example</div>");
        assert_eq!(authors(&far), [""; 0]);
        assert_eq!(
            authors("<h1>A Boat for All</h1><div>Port Lissa</div><p>Write to</p><p>desk@post.example</p>"),
            [""; 0]
        );
    }
}
