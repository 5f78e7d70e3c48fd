//! Code to the letter.

use crate::article::Element;
use crate::page::{Kind, NodeId, Page, Tag};

/// The text of a `pre` element as it is seen, and what it is.
pub(super) fn read(page: &Page, pre: NodeId) -> (String, Element) {
    let language = language(page, pre);
    let mut code = language.is_some();
    let mut text = String::new();
    let mut at = pre.index() + 1;
    while at < page.end(pre) {
        let node = NodeId::from_index(at);
        at += 1;
        match page.kind(node) {
            Kind::Text => text.push_str(page.text(node)),
            Kind::Element => {
                let tag = page.tag(node);
                code |= tag == Tag::Code;
                if page.is_silent(node) || tag == Tag::Button || page.is_hidden(node) {
                    at = page.end(node);
                } else if tag == Tag::Br || (begins_line(tag) && !text.is_empty() && !text.ends_with('\n')) {
                    text.push('\n');
                }
            }
            Kind::Comment | Kind::Document => {}
        }
    }
    if text.contains('\r') {
        text = text.replace("\r\n", "\n").replace('\r', "\n");
    }
    let blank_end = text.trim_end().len();
    text.truncate(blank_end);
    let blank_lines = text.len() - text.trim_start_matches('\n').len();
    text.drain(..blank_lines);
    (text, Element::Preformatted { code, language })
}

/// Elements that highlighters use for a line.
fn begins_line(tag: Tag) -> bool {
    matches!(tag, Tag::Div | Tag::Li | Tag::P | Tag::Tr)
}

/// The language of code: from the class of the element, of a `code` within or of what stands close around it.
fn language(page: &Page, pre: NodeId) -> Option<String> {
    let within = page.children(pre).find(|&n| page.tag(n) == Tag::Code);
    let around = page.ancestors(pre).take(4).take_while(|&n| n == pre || matches!(page.tag(n), Tag::Div | Tag::Figure));
    within.into_iter().chain(around).find_map(|node| {
        let said = ["data-lang", "data-language"].iter().find_map(|name| page.attr(node, name));
        said.and_then(cleaned).or_else(|| page.attr(node, "class")?.split_ascii_whitespace().find_map(by_class))
    })
}

/// The names highlighters give: `language-x` (the HTML standard's own advice), `lang-x` (Prettify), `highlight-source-x`
/// and `highlight-text-x` (GitHub), `brush:x` (SyntaxHighlighter).
fn by_class(class: &str) -> Option<String> {
    ["language-", "lang-", "highlight-source-", "highlight-text-", "brush:"]
        .iter()
        .find_map(|prefix| class.strip_prefix(prefix))
        .map(|rest| rest.trim_end_matches(';'))
        .and_then(cleaned)
}

/// A language's name: letters, digits and `+ # - .`, lower case. `none` and its like name no language.
fn cleaned(name: &str) -> Option<String> {
    let name = name.trim().to_ascii_lowercase();
    let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'#' | b'-' | b'.' | b'_');
    let named = !matches!(name.as_str(), "" | "none" | "plaintext" | "plain" | "text" | "auto" | "undefined" | "null");
    (named && name.len() <= 32 && name.bytes().all(allowed)).then_some(name)
}
