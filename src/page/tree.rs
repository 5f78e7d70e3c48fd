//! The tree: an arena in preorder.

use super::Address;
use super::names::Names;
use super::node::{Attribute, Kind, Node, NodeId, NodeKind, Span};
use super::snapshot::PictureFacts;
use super::tag::Tag;
use super::value_numbers::{Remembered, key_bit, name_key};
use std::ops::Range;

/// A page: an immutable tree and the facts of the live page.
#[derive(Debug)]
pub struct Page {
    /// The snapshot, unchanged. Texts without character references are ranges of it.
    pub(super) html: String,
    /// Decoded texts that had character references. A second buffer, so that the first never grows.
    pub(super) decoded: String,
    pub(super) nodes: Vec<Node>,
    pub(super) attributes: Vec<Attribute>,
    pub(super) names: Names,
    pub(super) remembered: Remembered,
    pub(super) elements: u32,
    pub(super) url: String,
    pub(super) base: Option<Address>,
    /// Ascending.
    pub(super) hidden: Vec<NodeId>,
    /// Ascending by node.
    pub(super) pictures: Vec<(NodeId, PictureFacts)>,
    pub(super) live: bool,
}

impl Page {
    /// Number of nodes, the document included.
    #[allow(clippy::len_without_is_empty)] // a page always holds its document node
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Number of elements that a live page counts: all but the contents of templates.
    pub fn element_count(&self) -> u32 {
        self.elements
    }

    /// The page's address as captured. May be empty for a page that came from a string.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The base of relative addresses, where known.
    pub fn base(&self) -> Option<&Address> {
        self.base.as_ref()
    }

    /// Whether it was captured from a live page, so that [`Page::is_hidden`] and [`Page::picture`] have facts.
    pub fn is_live(&self) -> bool {
        self.live
    }

    /// The kind of the node.
    #[inline]
    pub fn kind(&self, node: NodeId) -> Kind {
        self.nodes[node.index()].kind()
    }

    /// The element's tag; [`Tag::None`] for what is not an element.
    #[inline]
    pub fn tag(&self, node: NodeId) -> Tag {
        self.nodes[node.index()].tag
    }

    /// The element's local name as serialised; empty for what is not an element.
    pub fn name(&self, node: NodeId) -> &str {
        let n = &self.nodes[node.index()];
        if !n.is_element() {
            return "";
        }
        match self.names.other(n.name, node) {
            Some(span) => self.slice(span),
            None => n.tag.name(),
        }
    }

    /// Equal for two elements of the same name.
    pub(super) fn name_number(&self, node: NodeId) -> u32 {
        Names::number(self.nodes[node.index()].name, node)
    }

    /// Whether the element belongs to SVG or MathML.
    pub fn is_foreign(&self, node: NodeId) -> bool {
        matches!(self.nodes[node.index()].kind, NodeKind::Svg | NodeKind::MathMl)
    }

    /// The characters of a text node; empty for others, comments too.
    pub fn text(&self, node: NodeId) -> &str {
        let n = &self.nodes[node.index()];
        match n.kind {
            NodeKind::Text => self.slice(n.span),
            _ => "",
        }
    }

    /// The characters of a comment node; empty for others.
    pub fn comment(&self, node: NodeId) -> &str {
        let n = &self.nodes[node.index()];
        if matches!(n.kind, NodeKind::Comment) { self.slice(n.span) } else { "" }
    }

    /// The value of an attribute, by its name as serialised (lower case in HTML).
    #[inline(always)]
    pub fn attr(&self, node: NodeId, name: &str) -> Option<&str> {
        // Known when the crate is compiled, as names are literals.
        self.attr_by_key(node, name_key(name), name)
    }

    fn attr_by_key(&self, node: NodeId, key: u32, name: &str) -> Option<&str> {
        let n = &self.nodes[node.index()];
        if n.keys & key_bit(key) == 0 {
            return None;
        }
        let asked = |a: &&Attribute| a.key == key && self.slice(a.name) == name;
        let attributes = &self.attributes[n.span.start as usize..n.span.end as usize];
        attributes.iter().find(asked).map(|a| self.slice(a.value))
    }

    /// The element's attributes in order.
    pub fn attrs(&self, node: NodeId) -> Attributes<'_> {
        Attributes { page: self, rest: self.attributes_of(node).iter() }
    }

    #[inline(always)]
    pub(super) fn attributes_of(&self, node: NodeId) -> &[Attribute] {
        let n = &self.nodes[node.index()];
        let range = if n.is_element() { n.span.start as usize..n.span.end as usize } else { 0..0 };
        &self.attributes[range]
    }

    /// Whether the element's content is never text of the page: scripts, form values, fallback of players, drawings and
    /// formulas. `noscript` is text if it contains elements: only a page without scripting has those, and shows them.
    pub fn is_silent(&self, node: NodeId) -> bool {
        match self.tag(node) {
            _ if self.is_foreign(node) => true,
            Tag::Noscript => !self.children(node).any(|child| self.kind(child) == Kind::Element),
            tag => tag.is_silent(),
        }
    }

    /// The parent; `None` for the document.
    pub fn parent(&self, node: NodeId) -> Option<NodeId> {
        (node != NodeId::DOCUMENT).then(|| NodeId(self.nodes[node.index()].parent))
    }

    /// One past the last node of the subtree, as an index.
    #[inline]
    pub fn end(&self, node: NodeId) -> usize {
        self.nodes[node.index()].end as usize
    }

    /// Whether `inner` is `outer` or one of its descendants.
    pub fn contains(&self, outer: NodeId, inner: NodeId) -> bool {
        outer <= inner && inner.index() < self.end(outer)
    }

    /// The value of the first attribute that an element has of a list of names separated by `|`.
    pub fn first_attr(&self, node: NodeId, names: &str) -> Option<&str> {
        names.split('|').find_map(|name| self.attr(node, name))
    }

    /// The node and its descendants in document order, as indices for [`NodeId::from_index`].
    pub fn subtree(&self, node: NodeId) -> Range<usize> {
        node.index()..self.end(node)
    }

    /// The descendants in document order.
    pub fn descendants(&self, node: NodeId) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        (node.index() + 1..self.end(node)).map(NodeId::from_index)
    }

    /// The children in order.
    pub fn children(&self, node: NodeId) -> Children<'_> {
        Children { page: self, next: node.index() + 1, end: self.end(node) }
    }

    /// The node itself and its ancestors, innermost first, up to the root element.
    pub fn ancestors(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let start = (node != NodeId::DOCUMENT).then_some(node);
        std::iter::successors(start, |&n| self.parent(n).filter(|&p| p != NodeId::DOCUMENT))
    }

    /// The `body` element, if there is one.
    pub fn body(&self) -> Option<NodeId> {
        let root = self.children(NodeId::DOCUMENT).find(|&n| self.kind(n) == Kind::Element)?;
        self.children(root).find(|&n| self.tag(n) == Tag::Body)
    }

    /// Whether the live page reported this element as hidden. Its ancestors are not considered.
    pub fn is_hidden(&self, node: NodeId) -> bool {
        self.hidden.binary_search(&node).is_ok()
    }

    /// The facts of the live page about this element: a picture, a part of a drawing, or a line near a picture.
    pub fn picture(&self, node: NodeId) -> Option<&PictureFacts> {
        self.pictures.binary_search_by_key(&node, |p| p.0).ok().map(|at| &self.pictures[at].1)
    }

    #[inline(always)]
    pub(super) fn slice(&self, span: Span) -> &str {
        let (start, end) = (span.start as usize, span.end as usize);
        match start.checked_sub(self.html.len()) {
            Some(start) => &self.decoded[start..end - self.html.len()],
            None => &self.html[start..end],
        }
    }
}

/// The attributes of an element: names and values.
#[derive(Debug, Clone)]
pub struct Attributes<'a> {
    page: &'a Page,
    rest: std::slice::Iter<'a, Attribute>,
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        self.rest.next().map(|a| (self.page.slice(a.name), self.page.slice(a.value)))
    }
}

/// The children of a node.
#[derive(Debug, Clone)]
pub struct Children<'a> {
    page: &'a Page,
    next: usize,
    end: usize,
}

impl Iterator for Children<'_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        if self.next >= self.end {
            return None;
        }
        let node = NodeId::from_index(self.next);
        self.next = self.page.end(node);
        Some(node)
    }
}
