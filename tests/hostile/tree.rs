//! The HTML of an article as html5ever reads it: what may not stand in it, and the same tree written again.

use super::rules;
use recto::native::snapshot_from_html;
use recto::page::{Kind, NodeId, Page};
use recto::render::ALLOWED;
use std::fmt::Write;

/// Elements without an end tag.
const VOID: &[&str] = &["br", "hr", "img", "wbr"];

/// A fragment as another parser sees it.
pub fn parsed(html: &str) -> Page {
    let document = format!("<!DOCTYPE html><html><head></head><body>{html}</body></html>");
    Page::read(snapshot_from_html(document, "https://a.example/")).unwrap()
}

/// Whether a foreign element stands in a formula or a drawing; HTML may not stand in one.
fn is_alone(page: &Page, node: NodeId) -> bool {
    let above: Vec<NodeId> = page.ancestors(node).take_while(|&n| page.is_foreign(n)).collect();
    let outermost = above.last().copied().unwrap_or(node);
    matches!(page.name(outermost), "math" | "svg")
        && page.subtree(outermost).all(|at| {
            let inside = NodeId::from_index(at);
            page.kind(inside) != Kind::Element || page.is_foreign(inside)
        })
}

/// What in a tree may not stand in an article.
pub fn faults(page: &Page) -> Vec<String> {
    let mut faults = Vec::new();
    for node in page.descendants(page.body().unwrap()) {
        match page.kind(node) {
            Kind::Element => {}
            Kind::Text => continue,
            Kind::Comment | Kind::Document => {
                faults.push("a comment".to_owned());
                continue;
            }
        }
        let (name, foreign) = (page.name(node), page.is_foreign(node));
        if !ALLOWED.iter().any(|element| element.0 == name) || (foreign && !is_alone(page, node)) {
            faults.push(format!("<{name}>"));
            continue;
        }
        let bad = page.attrs(node).filter(|(attribute, value)| !rules::may_have(name, foreign, attribute, value));
        faults.extend(bad.map(|(attribute, value)| format!("<{name} {attribute}={value:?}>")));
    }
    faults
}

/// The tree as HTML again, by the standard's rules for serialising.
pub fn written(page: &Page) -> String {
    let mut out = String::new();
    let body = page.body().unwrap();
    let mut open: Vec<NodeId> = Vec::new();
    for node in page.descendants(body) {
        close(page, &mut open, node.index(), &mut out);
        if page.kind(node) == Kind::Text {
            out.push_str(&escaped(page.text(node)).replace('>', "&gt;").replace('<', "&lt;"));
        } else if page.kind(node) == Kind::Element {
            let name = page.name(node);
            write!(out, "<{name}").unwrap();
            for (attribute, value) in page.attrs(node) {
                // Browsers write < and > in attributes as they are until 2025, escaped since.
                let value = escaped(value).replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;");
                write!(out, " {attribute}=\"{value}\"").unwrap();
            }
            out.push('>');
            if name == "pre" && page.children(node).next().is_some_and(|n| page.text(n).starts_with('\n')) {
                out.push('\n');
            }
            if !VOID.contains(&name) {
                open.push(node);
            }
        }
    }
    close(page, &mut open, usize::MAX, &mut out);
    out
}

fn close(page: &Page, open: &mut Vec<NodeId>, at: usize, out: &mut String) {
    while open.last().is_some_and(|&n| page.end(n) <= at) {
        let node = open.pop().unwrap();
        write!(out, "</{}>", page.name(node)).unwrap();
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('\u{a0}', "&nbsp;")
}
