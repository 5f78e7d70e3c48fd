//! Pages whose text is in `noscript`.
//!
//! A stored page has run no script. Mostly that makes little difference: scripts add what surrounds an article. But
//! some pages are built by scripts alone and have their text in `noscript` for search engines and archives (Discourse
//! forums). With scripting they are empty; so a page with most of its characters in `noscript` is read as without
//! scripting.

use super::sink::{Content, Tree};
use html5ever::local_name;

/// Whether the body has fewer characters outside of `noscript` than within.
pub(super) fn holds_the_page(tree: &Tree) -> bool {
    let (mut visible, mut in_noscript) = (0, 0);
    let mut nodes = vec![Tree::DOCUMENT];
    while let Some(index) = nodes.pop() {
        let mut below = tree.nodes[index].first;
        match &tree.nodes[index].content {
            Content::Text(text) => visible += characters(text),
            Content::Element { name, .. } => match name.local {
                local_name!("noscript") => {
                    if let Some(Content::Text(text)) = below.map(|text| &tree.nodes[text].content) {
                        in_noscript += characters_of_markup(text);
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
    in_noscript > visible
}

fn characters(text: &str) -> usize {
    text.bytes().filter(|byte| !byte.is_ascii_whitespace()).count()
}

/// The number of characters of markup outside its tags, approximately.
fn characters_of_markup(markup: &str) -> usize {
    markup.split('<').map(|piece| characters(piece.split_once('>').map_or(piece, |(_, text)| text))).sum()
}
