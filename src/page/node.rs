//! Nodes of the arena: their ids, kinds and contents.

use super::tag::Tag;

/// A node of a [`super::Page`]: its index in preorder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub(super) u32);

impl NodeId {
    /// The document node, above the root element.
    pub const DOCUMENT: Self = Self(0);

    /// The index in preorder, for side tables of [`super::Page::len`] entries.
    pub fn index(self) -> usize {
        self.0 as usize
    }

    /// The node with this index. Only for ranges that came from a [`super::Page`].
    pub fn from_index(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }
}

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The document, above the root element.
    Document,
    /// An element.
    Element,
    /// Characters.
    Text,
    /// A comment, or a processing instruction, which HTML parses as a comment: its text begins with `?`.
    Comment,
}

/// A range of bytes in the page's text: the snapshot, followed by the decoded text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Span {
    pub start: u32,
    pub end: u32,
}

/// The namespace of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Namespace {
    Html,
    Svg,
    MathMl,
}

/// What a node is, and the namespace of an element, in one byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NodeKind {
    Document,
    Text,
    Comment,
    Html,
    Svg,
    MathMl,
}

/// A node: 24 bytes, so that a page of a million nodes stays small.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    pub parent: u32,
    /// One past the last node of the subtree.
    pub end: u32,
    /// Element: range of attributes. Text and comment: range of bytes.
    pub span: Span,
    /// Element: which attributes it may have, see [`super::value_numbers::key_bit`]. Most that are asked for are not there.
    pub keys: u32,
    /// Element: the code of its name, see [`super::names`].
    pub name: u16,
    /// Element: its tag.
    pub tag: Tag,
    pub kind: NodeKind,
}

impl Node {
    /// A node of this kind that has neither content nor attributes yet.
    pub fn new(kind: NodeKind, parent: u32, end: u32, span: Span) -> Self {
        Self { parent, end, span, keys: 0, name: 0, tag: Tag::None, kind }
    }

    pub fn kind(&self) -> Kind {
        match self.kind {
            NodeKind::Document => Kind::Document,
            NodeKind::Text => Kind::Text,
            NodeKind::Comment => Kind::Comment,
            NodeKind::Html | NodeKind::Svg | NodeKind::MathMl => Kind::Element,
        }
    }

    /// The namespace of an element; HTML's for what is none.
    pub fn namespace(&self) -> Namespace {
        match self.kind {
            NodeKind::Svg => Namespace::Svg,
            NodeKind::MathMl => Namespace::MathMl,
            _ => Namespace::Html,
        }
    }

    pub fn is_element(&self) -> bool {
        matches!(self.kind, NodeKind::Html | NodeKind::Svg | NodeKind::MathMl)
    }
}

impl From<Namespace> for NodeKind {
    fn from(namespace: Namespace) -> Self {
        match namespace {
            Namespace::Html => Self::Html,
            Namespace::Svg => Self::Svg,
            Namespace::MathMl => Self::MathMl,
        }
    }
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Attribute {
    pub name: Span,
    pub value: Span,
    /// See [`super::value_numbers::name_key`].
    pub key: u32,
    /// Where it names the element, which attribute it is and the number of its value; else 0. See [`super::namings`].
    pub number: u32,
}
