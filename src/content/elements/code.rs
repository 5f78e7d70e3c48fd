//! Preformatted text: code character by character, without line numbers and buttons beside it; its language.

use crate::article::Element;
use crate::page::word_table::contains_any;
use crate::page::{Kind, NodeId, Page, Tag};

/// Whether an element shows code without `pre`: a table of line numbers and lines (SyntaxHighlighter, GitHub gists).
pub(in crate::content) fn is_code_table(page: &Page, node: NodeId) -> bool {
    let named =
        || page.attr(node, "class").is_some_and(|class| class.split_ascii_whitespace().any(|name| name == HIGHLIGHTER));
    let numbered = || {
        let first = page.descendants(node).take(12).find(|&inner| page.tag(inner) == Tag::Td);
        page.tag(node) == Tag::Table && first.is_some_and(|cell| page.attr(cell, "data-line-number").is_some())
    };
    (named() || numbered()) && !page.descendants(node).any(|inner| page.tag(inner) == Tag::Pre)
}

const HIGHLIGHTER: &str = "syntaxhighlighter";

/// The visible text of a `pre` element or code table, and its article element.
#[inline(never)]
pub(in crate::content) fn read(page: &Page, pre: NodeId) -> (String, Element) {
    let language = language(page, pre);
    let is_table = page.tag(pre) != Tag::Pre && is_code_table(page, pre);
    let mut code = language.is_some() || is_table;
    let mut text = String::new();
    let mut at = pre.index() + 1;
    while at < page.end(pre) {
        let node = NodeId::from_index(at);
        at += 1;
        match page.kind(node) {
            // White space between rows and cells is not part of the code.
            Kind::Text if is_table && page.parent(node).is_some_and(|parent| is_around_cells(page.tag(parent))) => {}
            Kind::Text => text.push_str(page.text(node)),
            Kind::Element => {
                let tag = page.tag(node);
                code |= tag == Tag::Code;
                if page.is_silent(node) || tag == Tag::Button || page.is_hidden(node) || is_beside_code(page, node) {
                    at = page.end(node);
                } else if tag == Tag::Br || (begins_line(tag) && !text.is_empty() && !text.ends_with('\n')) {
                    text.push('\n');
                }
            }
            Kind::Comment | Kind::Document => {}
        }
    }
    if is_table {
        text = text.replace('\u{A0}', " ");
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

/// Whether an element within code is not part of it: a line number (by class, attribute or `user-select`) or a copy
/// button.
fn is_beside_code(page: &Page, node: NodeId) -> bool {
    let class = page.attr(node, "class").unwrap_or_default();
    let styled = || page.attr(node, "style").is_some_and(|style| style.contains("user-select"));
    let marked = |names: &[&str]| class.split_ascii_whitespace().any(|word| names.contains(&word));
    let is_number = || {
        // Pygments, Chroma, Rouge, highlight.js, Prism, GitHub, CodeMirror.
        const NUMBERS: &[&str] = &["lineno", "linenos", "ln", "lnt", "gl", "blob-num", "CodeMirror-linenumber"];
        marked(NUMBERS)
            || contains_any(class, &["gutter", "line-num", "linenum", "ln-num", "ln-n", "lnum"])
            || page.attr(node, "data-line-number").is_some()
            || styled()
    };
    (is_number() && is_numbers(page, node)) || is_copy_button(page, node)
}

/// Whether an element is a button that copies the code.
pub(in crate::content) fn is_copy_button(page: &Page, node: NodeId) -> bool {
    let class = page.attr(node, "class").unwrap_or_default();
    let named = || class.split_ascii_whitespace().any(|word| matches!(word, "copy" | "toolbar"));
    (named() || contains_any(class, &["copy-b", "copy-code", "copybtn", "clipboard"]))
        && page.end(node) - node.index() <= 24
}

/// Whether an element contains only numbers.
fn is_numbers(page: &Page, node: NodeId) -> bool {
    page.descendants(node).all(|n| page.text(n).bytes().all(|b| b.is_ascii_digit() || b.is_ascii_whitespace()))
}

/// Whether a `pre` contains only the line numbers of the code in the next cell of its table.
pub(in crate::content) fn is_gutter(page: &Page, pre: NodeId) -> bool {
    let cell = page.ancestors(pre).take(4).find(|&n| page.tag(n) == Tag::Td);
    let next = cell.filter(|_| is_numbers(page, pre)).map(|cell| NodeId::from_index(page.end(cell)));
    // White space may be before the next cell.
    next.is_some_and(|next| {
        (next.index()..page.len()).take(12).map(NodeId::from_index).any(|n| page.tag(n) == Tag::Pre)
            && page.ancestors(pre).take(8).find(|&n| page.tag(n) == Tag::Tr).is_some_and(|row| page.contains(row, next))
    })
}

fn is_around_cells(tag: Tag) -> bool {
    matches!(tag, Tag::Table | Tag::Thead | Tag::Tbody | Tag::Tr)
}

/// Whether syntax highlighters use this element for a line.
fn begins_line(tag: Tag) -> bool {
    matches!(tag, Tag::Div | Tag::Li | Tag::P | Tag::Tr)
}

/// The programming language: from attributes and classes of the element, of a `code` within, or of the elements around.
fn language(page: &Page, pre: NodeId) -> Option<String> {
    let within = page.children(pre).find(|&n| page.tag(n) == Tag::Code);
    let around = page.ancestors(pre).take(4).take_while(|&n| n == pre || matches!(page.tag(n), Tag::Div | Tag::Figure));
    within.into_iter().chain(around).find_map(|node| {
        let declared = page.first_attr(node, "data-lang|data-language|data-enlighter-language");
        declared.and_then(cleaned).or_else(|| by_classes(page.attr(node, "class")?))
    })
}

/// The class names of highlighters: `language-x` (the HTML standard's own advice), `lang-x` (Prettify),
/// `highlight-source-x` and `highlight-text-x` (GitHub), `brush:x` and `brush: x` (SyntaxHighlighter), `src-x` (Org
/// mode), `highlight-x` with `notranslate` (Sphinx), and a name beside `hljs` (highlight.js) or `sourceCode` (Pandoc).
fn by_classes(classes: &str) -> Option<String> {
    const PREFIXES: &[&str] = &["language-", "lang-", "highlight-source-", "highlight-text-", "brush:", "src-"];
    let words = || classes.split_ascii_whitespace();
    let after = |prefix: &str| {
        let mut rest = words().skip_while(move |word| !word.starts_with(prefix));
        let name = rest.next()?[prefix.len()..].trim_end_matches(';');
        cleaned(if name.is_empty() { rest.next()?.trim_end_matches(';') } else { name })
    };
    let marked = |mark: &str| words().any(|word| word == mark);
    PREFIXES.iter().find_map(|prefix| after(prefix)).or_else(|| {
        if marked("notranslate") {
            return after("highlight-").filter(|name| name != "default");
        }
        let beside =
            words().find(|word| !["hljs", "sourceCode", "numberSource", HIGHLIGHTER, "nogutter"].contains(word))?;
        let plain = beside.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        (plain && (marked("hljs") || marked("sourceCode") || marked(HIGHLIGHTER))).then(|| cleaned(beside))?
    })
}

/// A language's name: letters, digits and `+ # - .`, lower case. `none` and its like name no language.
fn cleaned(name: &str) -> Option<String> {
    let name = name.trim().to_ascii_lowercase();
    let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'#' | b'-' | b'.' | b'_');
    let named = !matches!(name.as_str(), "" | "none" | "plaintext" | "plain" | "text" | "auto" | "undefined" | "null");
    (named && name.len() <= 32 && name.bytes().all(allowed)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Snapshot;

    fn code(pre: &str) -> (String, Option<String>) {
        let html = format!("<html><head></head><body>{pre}</body></html>");
        let page = Page::read(Snapshot::from_serialised(html, "https://a.example/")).unwrap();
        let pre = page.descendants(NodeId::DOCUMENT).rfind(|&n| page.tag(n) == Tag::Pre).unwrap();
        let (text, Element::Preformatted { language, .. }) = read(&page, pre) else { panic!("no code") };
        (text, language)
    }

    #[test]
    fn numbers_of_lines_and_buttons_are_no_code() {
        for pre in [
            "<pre><span class=\"lineno\">1 </span>a\n<span class=\"lineno\">2 </span>  7</pre>",
            "<pre class=\"line-numbers\"><code>a\n  7<span class=\"line-numbers-rows\"><span>1</span></span></code></pre>",
            "<pre><table><tbody><tr><td data-line-number=\"1\">1</td><td>a</td></tr><tr><td data-line-number=\"2\">2</td><td>  7</td></tr></tbody></table></pre>",
            "<pre><span style=\"user-select: none\">1</span>a\n  7<span class=\"copy-btn\">Copy</span></pre>",
        ] {
            assert_eq!(code(pre).0, "a\n  7", "{pre}");
        }
        // Numbers that nothing marks are the code's own.
        assert_eq!(code("<pre><span class=\"num\">1</span> <span class=\"line\">2</span></pre>").0, "1 2");
        assert_eq!(code("<pre><span class=\"lineno\">x1</span></pre>").0, "x1");
    }

    #[test]
    fn languages_are_named_in_many_ways() {
        for (pre, language) in [
            ("<pre><code class=\"hljs rust\">a</code></pre>", Some("rust")),
            ("<pre class=\"brush: js; gutter: false\">a</pre>", Some("js")),
            ("<pre class=\"brush:js\">a</pre>", Some("js")),
            ("<pre class=\"sourceCode haskell\">a</pre>", Some("haskell")),
            ("<pre class=\"src src-python\">a</pre>", Some("python")),
            ("<div class=\"highlight-c++ notranslate\"><div class=\"highlight\"><pre>a</pre></div></div>", Some("c++")),
            ("<div class=\"highlight highlight-source-shell\"><pre>a</pre></div>", Some("shell")),
            ("<div class=\"highlight-box wide\"><pre class=\"code\">a</pre></div>", None),
            ("<pre class=\"hljs\">a</pre>", None),
        ] {
            assert_eq!(code(pre).1.as_deref(), language, "{pre}");
        }
    }

    #[test]
    fn a_column_of_numbers_beside_code_is_a_gutter() {
        let gutter = |cells: &str| {
            let html = format!("<html><body><table><tbody><tr>{cells}</tr></tbody></table></body></html>");
            let page = Page::read(Snapshot::from_serialised(html, "https://a.example/")).unwrap();
            let pre = page.descendants(NodeId::DOCUMENT).find(|&n| page.tag(n) == Tag::Pre).unwrap();
            is_gutter(&page, pre)
        };
        assert!(gutter("<td><div><pre>1\n2</pre></div></td> <td><div><pre>a\n7</pre></div></td>"));
        assert!(!gutter("<td><pre>1\n2</pre></td><td>words</td>"));
        assert!(!gutter("<td><pre>a</pre></td><td><pre>b</pre></td>"));
    }
}
