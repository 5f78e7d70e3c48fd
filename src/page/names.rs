//! Names of elements that are not a [`Tag`]: custom elements, SVG and MathML, misspelt names.

use super::node::{NodeId, Span};
use super::tag::Tag;

/// Most distinct names with a code of their own. Pages have a few dozen; further names of hostile pages are stored per
/// element, at 12 bytes each.
const CODES: usize = 1024;

/// The code of an element whose name is stored per element.
const BY_NODE: u16 = u16::MAX;

/// The names that are not a [`Tag`]'s.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// By code, from [`Tag::FIRST_OTHER`] on.
    by_code: Vec<Span>,
    /// Ascending by node.
    by_node: Vec<(NodeId, Span)>,
}

impl Names {
    /// The name of an element by its code, `None` when it is a tag's.
    pub fn other(&self, code: u16, node: NodeId) -> Option<Span> {
        let other = code.checked_sub(Tag::FIRST_OTHER)?;
        if code == BY_NODE {
            return self.by_node.binary_search_by_key(&node, |n| n.0).ok().map(|at| self.by_node[at].1);
        }
        self.by_code.get(other as usize).copied()
    }

    /// Equal for two elements of the same name. Names stored by element are on hostile pages only: there each counts as
    /// a name of its own.
    pub fn number(code: u16, node: NodeId) -> u32 {
        if code == BY_NODE { u32::from(BY_NODE) + node.0 } else { u32::from(code) }
    }

    /// Renumbers nodes; those for which `moved` is `None` are removed.
    pub fn move_nodes(&mut self, moved: impl Fn(NodeId) -> Option<NodeId>) {
        self.by_node = self.by_node.iter().filter_map(|&(node, name)| Some((moved(node)?, name))).collect();
        self.by_node.sort_unstable_by_key(|name| name.0);
    }
}

/// Assigns codes to names while a page is read.
#[derive(Debug, Default)]
pub(super) struct NamesReader {
    names: Names,
    /// Offsets into `by_code`, in the order of the names.
    sorted: Vec<u16>,
}

impl NamesReader {
    /// The code for the name of `node`, at `span` of `html`. Nodes must come in ascending order.
    pub fn code(&mut self, html: &str, span: Span, node: NodeId) -> u16 {
        let name = text(html, span);
        let by_code = &mut self.names.by_code;
        match self.sorted.binary_search_by(|&at| text(html, by_code[at as usize]).cmp(name)) {
            Ok(at) => Tag::FIRST_OTHER + self.sorted[at],
            Err(at) if by_code.len() < CODES => {
                let new = by_code.len() as u16;
                by_code.push(span);
                self.sorted.insert(at, new);
                Tag::FIRST_OTHER + new
            }
            Err(_) => {
                self.names.by_node.push((node, span));
                BY_NODE
            }
        }
    }

    pub fn finish(self) -> Names {
        self.names
    }
}

fn text(html: &str, span: Span) -> &str {
    html.get(span.start as usize..span.end as usize).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::page::{NodeId, Page, Snapshot};

    #[test]
    fn each_of_seventy_thousand_names_stays_its_own() {
        let count = 70_000;
        let mut html = String::from("<html><body>x");
        for n in 0..count {
            html += &format!("<x-{n}></x-{n}><x-{n}></x-{n}>");
        }
        html += "</body></html>";
        let page = Page::read(Snapshot::from_serialised(html, "")).unwrap();
        let body = page.body().unwrap();
        let names: Vec<&str> = page.children(body).skip(1).map(|n| page.name(n)).collect();
        assert_eq!(names.len(), 2 * count);
        for (n, pair) in names.chunks(2).enumerate() {
            assert_eq!(pair, [format!("x-{n}"), format!("x-{n}")]);
        }
        assert_eq!(page.name(NodeId::DOCUMENT), "");
    }
}
