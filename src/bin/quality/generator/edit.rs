//! Changes to a page, written beside it: the tree stays as it is, and one pass writes the changed page as a packed snapshot.

use recto::page::{Form, Kind, NodeId, Page, Snapshot, Tag};
use std::collections::{BTreeMap, BTreeSet};

/// What is to be changed, by node. Markup is in packed form: every element with its end tag, every text escaped.
#[derive(Debug, Default, Clone)]
pub struct Edits {
    /// Markup before a node.
    pub before: BTreeMap<NodeId, String>,
    /// Markup behind a node.
    pub behind: BTreeMap<NodeId, String>,
    /// Nodes that are left out with all that is below them.
    pub dropped: BTreeSet<NodeId>,
    /// Elements whose tags are left out.
    pub opened: BTreeSet<NodeId>,
    /// Other names of elements.
    pub names: BTreeMap<NodeId, String>,
    /// Other attributes of elements, all of them.
    pub attributes: BTreeMap<NodeId, Vec<(String, String)>>,
    /// Other words of texts.
    pub texts: BTreeMap<NodeId, String>,
}

impl Edits {
    /// Puts markup before a node, behind what was put there already.
    pub fn put_before(&mut self, node: NodeId, markup: &str) {
        self.before.entry(node).or_default().push_str(markup);
    }

    /// Puts markup behind a node, behind what was put there already.
    pub fn put_behind(&mut self, node: NodeId, markup: &str) {
        self.behind.entry(node).or_default().push_str(markup);
    }
}

/// The changed page.
pub fn changed(page: &Page, edits: &Edits) -> Snapshot {
    let mut out = String::new();
    let root = page.children(NodeId::DOCUMENT).find(|&node| page.kind(node) == Kind::Element);
    if let Some(root) = root {
        write(page, root, edits, &mut out);
    }
    snapshot(out, page.url())
}

/// A snapshot of markup in packed form, with the count of elements that a live page would give.
pub fn snapshot(html: String, url: &str) -> Snapshot {
    let packed = Snapshot { form: Form::Packed, shadow_roots: true, ..Snapshot::from_serialised(html, url) };
    let elements = Page::read(packed.clone()).ok().map(|page| page.element_count());
    Snapshot { element_count: elements, ..packed }
}

/// A part of a page as it stands.
pub fn markup(page: &Page, node: NodeId) -> String {
    let mut out = String::new();
    write(page, node, &Edits::default(), &mut out);
    out
}

fn write(page: &Page, root: NodeId, edits: &Edits, out: &mut String) {
    let mut open: Vec<NodeId> = Vec::new();
    let mut at = root.index();
    loop {
        while let Some(&inner) = open.last().filter(|inner| page.end(**inner) <= at) {
            open.pop();
            close(page, inner, edits, out);
        }
        if at >= page.end(root) {
            break;
        }
        let node = NodeId::from_index(at);
        at += 1;
        if let Some(markup) = edits.before.get(&node) {
            out.push_str(markup);
        }
        if edits.dropped.contains(&node) {
            at = page.end(node);
            out.extend(edits.behind.get(&node).map(String::as_str));
            continue;
        }
        match page.kind(node) {
            Kind::Element => {
                start(page, node, edits, out);
                open.push(node);
            }
            Kind::Text => {
                escape(edits.texts.get(&node).map_or_else(|| page.text(node), String::as_str), out);
                out.extend(edits.behind.get(&node).map(String::as_str));
            }
            Kind::Comment | Kind::Document => {}
        }
    }
}

fn start(page: &Page, node: NodeId, edits: &Edits, out: &mut String) {
    if edits.opened.contains(&node) {
        return;
    }
    out.push('<');
    out.push_str(edits.names.get(&node).map_or_else(|| page.name(node), String::as_str));
    let mut attribute = |name: &str, value: &str| {
        // The flat tree has no shadow roots left: what still asks for one got none.
        if page.tag(node) == Tag::Template && name == "shadowrootmode" {
            return;
        }
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        escape(value, out);
        out.push('"');
    };
    match edits.attributes.get(&node) {
        Some(others) => others.iter().for_each(|(name, value)| attribute(name, value)),
        None => page.attrs(node).for_each(|(name, value)| attribute(name, value)),
    }
    out.push('>');
}

fn close(page: &Page, node: NodeId, edits: &Edits, out: &mut String) {
    if !edits.opened.contains(&node) {
        out.push_str("</");
        out.push_str(edits.names.get(&node).map_or_else(|| page.name(node), String::as_str));
        out.push('>');
    }
    out.extend(edits.behind.get(&node).map(String::as_str));
}

/// Appends text as the packed form has it.
pub fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{A0}' => out.push_str("&nbsp;"),
            other => out.push(other),
        }
    }
}

/// Text as the packed form has it.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(text, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use recto::native::snapshot_from_html;

    fn page(html: &str) -> Page {
        Page::read(snapshot_from_html(html, "https://a.example/")).unwrap()
    }

    #[test]
    fn a_page_without_changes_is_written_as_it_was() {
        let html = "<title>a &amp; b</title><body class='x \"y'><p>a &lt; b<br>c<svg viewBox='0 0 1 1'><path d='M0'/></svg>\
                    <script>if (a<b) c()</script><noscript><img src=a></noscript>";
        let snapshot = snapshot_from_html(html, "https://a.example/");
        let written = changed(&page(html), &Edits::default());
        assert_eq!(written.html, snapshot.html);
        assert_eq!(written.element_count, snapshot.element_count);
    }

    #[test]
    fn each_change_is_made_where_it_stands() {
        let page = page("<body><section><p>a</p><h2>b</h2><b>c</b></section>");
        let node = |name: &str| page.descendants(NodeId::DOCUMENT).find(|&node| page.name(node) == name).unwrap();
        let mut edits = Edits::default();
        edits.put_before(node("p"), "<i>1</i>");
        edits.put_behind(node("p"), "<i>2</i>");
        edits.opened.insert(node("section"));
        edits.dropped.insert(node("b"));
        edits.names.insert(node("h2"), "div".into());
        edits.attributes.insert(node("h2"), vec![("class".into(), "t".into())]);
        edits.texts.insert(page.descendants(node("h2")).next().unwrap(), "<b>".into());
        let html = changed(&page, &edits).html;
        assert!(
            html.ends_with("<body><i>1</i><p>a</p><i>2</i><div class=\"t\">&lt;b&gt;</div></body></html>"),
            "{html}"
        );
    }
}
