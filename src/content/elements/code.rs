//! Preformatted text: code character by character, without line numbers and buttons beside it; its language.

use super::line_breaks::{WhiteSpace, white_space};
use crate::article::Element;
use crate::page::word_table::contains_any;
use crate::page::{Kind, NodeId, Page, Tag};

/// Whether an element shows code without `pre` around it: a table of line numbers and lines (SyntaxHighlighter, GitHub
/// gists).
pub(in crate::content) fn is_code_table(page: &Page, node: NodeId) -> bool {
    let named =
        || page.attr(node, "class").is_some_and(|class| class.split_ascii_whitespace().any(|name| name == HIGHLIGHTER));
    let first = || page.descendants(node).take(12).find(|&inner| page.tag(inner) == Tag::Td);
    let first = (page.tag(node) == Tag::Table).then(first).flatten();
    if first.is_some_and(|cell| is_numbers(page, cell)) && has_numbered_lines(page, node) {
        return true;
    }
    let numbered = || first.is_some_and(|cell| page.attr(cell, "data-line-number").is_some());
    (named() || numbered()) && !page.descendants(node).any(|inner| page.tag(inner) == Tag::Pre)
}

/// Whether each row of a table is a number, one more than that of the row before, and a line of code: it is all in `code` or
/// `pre`, or the number's cell is named as one of lines. A table with headings is one of data.
#[inline(never)]
fn has_numbered_lines(page: &Page, table: NodeId) -> bool {
    let (mut rows, mut last) = (0, None);
    for row in page.descendants(table).filter(|&node| page.tag(node) == Tag::Tr) {
        let mut cells = page.children(row).filter(|&cell| page.kind(cell) == Kind::Element);
        let (Some(number), Some(line), None) = (cells.next(), cells.next(), cells.next()) else { return false };
        if page.tag(number) != Tag::Td || page.tag(line) != Tag::Td || !is_numbers(page, number) {
            return false;
        }
        let shown = page.descendants(number).map(|inner| page.text(inner).trim()).collect::<String>();
        let value = page.attr(number, "data-line-number").unwrap_or(&shown).parse::<u32>().ok();
        let goes_on = value.is_some_and(|value| last.is_none_or(|last| value == last + 1));
        let mut parts =
            page.children(line).filter(|&part| page.kind(part) != Kind::Text || !page.text(part).trim().is_empty());
        let mut is_code = || parts.all(|part| matches!(page.tag(part), Tag::Code | Tag::Pre));
        if !goes_on || !(is_line_number(page, number) || is_code()) {
            return false;
        }
        last = value;
        rows += 1;
    }
    rows > 1
}

/// Whether an element may be code that stands alone without `pre`: `code`, or a custom element that names it.
pub(in crate::content) fn may_be_block(page: &Page, node: NodeId, tag: Tag) -> bool {
    let name = || page.name(node);
    page.end(node) > node.index() + 1 && (tag != Tag::Other || name().contains('-') && name().contains("code"))
}

/// Whether such an element shows lines: line breaks between words that a style shows, or, in a custom element, that are
/// there and no element of structure is.
#[inline(never)]
pub(in crate::content) fn is_block(page: &Page, node: NodeId, tag: Tag) -> bool {
    let texts = || page.descendants(node).filter(|&inner| page.kind(inner) == Kind::Text);
    let text = texts().map(|inner| page.text(inner)).collect::<String>();
    let is_flat = || page.descendants(node).all(|inner| !page.tag(inner).is_block());
    text.trim().contains('\n')
        && is_flat()
        && (tag == Tag::Other || texts().next().is_some_and(|first| white_space(page, first) == WhiteSpace::Preserved))
}

const HIGHLIGHTER: &str = "syntaxhighlighter";

/// The visible text of a `pre` element or code table, and its article element.
#[inline(never)]
pub(in crate::content) fn read(page: &Page, pre: NodeId) -> (String, Element) {
    let language = language(page, pre);
    let tag = page.tag(pre);
    let is_table = matches!(tag, Tag::Div | Tag::Table) && is_code_table(page, pre);
    let mut code = language.is_some() || is_table || matches!(tag, Tag::Code | Tag::Samp | Tag::Other);
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
                if page.is_silent(node)
                    || tag == Tag::Button
                    || page.is_hidden(node)
                    || is_beside_code(page, node)
                    || is_table && tag == Tag::Td && is_before_code(page, node)
                {
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
    (text, Element::Preformatted { code, language: language.map(Box::new) })
}

/// Whether an element within code is not part of it: a line number (by class, attribute or `user-select`) or a copy
/// button.
fn is_beside_code(page: &Page, node: NodeId) -> bool {
    (is_line_number(page, node) && is_numbers(page, node)) || is_copy_button(page, node)
}

/// Whether the first cell of a row holds only a number.
fn is_before_code(page: &Page, cell: NodeId) -> bool {
    let row = page.parent(cell);
    let first = row.and_then(|row| page.children(row).find(|&cell| page.kind(cell) == Kind::Element));
    first == Some(cell) && is_numbers(page, cell)
}

/// Whether class, attribute or style of an element say that it holds line numbers.
fn is_line_number(page: &Page, node: NodeId) -> bool {
    // Pygments, Chroma, Rouge, highlight.js, Prism, GitHub, CodeMirror.
    const NUMBERS: &[&str] = &["lineno", "linenos", "ln", "lnt", "gl", "blob-num", "CodeMirror-linenumber"];
    let class = page.attr(node, "class").unwrap_or_default();
    class.split_ascii_whitespace().any(|word| NUMBERS.contains(&word))
        || contains_any(class, &["gutter", "line-num", "linenum", "ln-num", "ln-n", "lnum"])
        || page.attr(node, "data-line-number").is_some()
        || page.attr(node, "style").is_some_and(|style| style.contains("user-select"))
}

/// Whether an element is a button that copies the code.
pub(in crate::content) fn is_copy_button(page: &Page, node: NodeId) -> bool {
    let class = page.attr(node, "class").unwrap_or_default();
    let named = || class.split_ascii_whitespace().any(|word| matches!(word, "copy" | "toolbar"));
    // "clipboard-copy".
    let by_name =
        || page.tag(node) == Tag::Other && contains_any(page.name(node), &["clipboard", "copy-b", "copy-code"]);
    (named() || contains_any(class, &["copy-b", "copy-code", "copybtn", "clipboard"]) || by_name())
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
        (text, language.map(|language| *language))
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
