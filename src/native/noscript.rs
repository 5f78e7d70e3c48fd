//! Pages that say everything in `noscript`.
//!
//! A stored page has run no script. Mostly that shows little: scripts add what surrounds an article. But some pages are
//! built by script alone and keep their words in `noscript` for search engines and archives (Discourse forums do). Read
//! as a browser with scripting reads them they are empty; so where most of a page's characters stand in `noscript`, it
//! is read as a browser without scripting shows it.

use super::sink::{Content, Tree};
use html5ever::local_name;

/// Whether the body shows fewer characters than its `noscript` elements hold.
pub(super) fn holds_the_page(tree: &Tree) -> bool {
    let (mut shown, mut held) = (0, 0);
    let mut nodes = vec![Tree::DOCUMENT];
    while let Some(index) = nodes.pop() {
        let mut below = tree.nodes[index].first;
        match &tree.nodes[index].content {
            Content::Text(text) => shown += characters(text),
            Content::Element { name, .. } => match name.local {
                local_name!("noscript") => {
                    if let Some(Content::Text(text)) = below.map(|text| &tree.nodes[text].content) {
                        held += characters_of_markup(text);
                    }
                    below = None;
                }
                local_name!("head") | local_name!("script") | local_name!("style") | local_name!("select") => {
                    below = None
                }
                _ => {}
            },
            Content::Comment(_) | Content::Fragment => {}
        }
        while let Some(child) = below {
            nodes.push(child);
            below = tree.nodes[child].next;
        }
    }
    held > shown
}

fn characters(text: &str) -> usize {
    text.bytes().filter(|byte| !byte.is_ascii_whitespace()).count()
}

/// The characters of markup outside its tags; good enough to weigh.
fn characters_of_markup(markup: &str) -> usize {
    markup.split('<').map(|piece| characters(piece.split_once('>').map_or(piece, |(_, text)| text))).sum()
}
