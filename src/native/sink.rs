//! The tree that html5ever builds: an arena of linked nodes, so that nothing recurses, not even when it is dropped.

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, ExpandedName, LocalName, QualName, local_name, ns};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// An index in the arena.
pub(super) type Index = usize;

/// The parser's handle of a node. It has the name, so that reading it does not borrow the arena.
#[derive(Debug, Clone)]
pub(super) struct Handle {
    index: Index,
    name: Rc<QualName>,
}

#[derive(Debug)]
pub(super) enum Content {
    /// The document, or the contents of a template.
    Fragment,
    Element {
        name: Rc<QualName>,
        attributes: Vec<Attribute>,
        /// The node of the contents of a template.
        contents: Option<Index>,
        /// The template of the element's shadow root.
        shadow: Option<Index>,
        integration_point: bool,
    },
    Text(StrTendril),
    Comment(StrTendril),
}

#[derive(Debug)]
pub(super) struct Node {
    pub content: Content,
    pub parent: Option<Index>,
    pub first: Option<Index>,
    pub next: Option<Index>,
    last: Option<Index>,
    previous: Option<Index>,
}

/// The finished tree. The document is node [`Tree::DOCUMENT`].
#[derive(Debug)]
pub(super) struct Tree {
    pub nodes: Vec<Node>,
}

impl Tree {
    pub const DOCUMENT: Index = 0;

    fn add(&mut self, content: Content) -> Index {
        self.nodes.push(Node { content, parent: None, first: None, next: None, last: None, previous: None });
        self.nodes.len() - 1
    }

    fn detach(&mut self, index: Index) {
        let node = &mut self.nodes[index];
        let (parent, previous, next) = (node.parent.take(), node.previous.take(), node.next.take());
        match previous {
            Some(previous) => self.nodes[previous].next = next,
            None => parent.into_iter().for_each(|parent| self.nodes[parent].first = next),
        }
        match next {
            Some(next) => self.nodes[next].previous = previous,
            None => parent.into_iter().for_each(|parent| self.nodes[parent].last = previous),
        }
    }

    /// Puts a detached node below `parent`, before `next` or last.
    fn attach(&mut self, index: Index, parent: Index, next: Option<Index>) {
        let previous = next.map_or(self.nodes[parent].last, |next| self.nodes[next].previous);
        let node = &mut self.nodes[index];
        (node.parent, node.previous, node.next) = (Some(parent), previous, next);
        match previous {
            Some(previous) => self.nodes[previous].next = Some(index),
            None => self.nodes[parent].first = Some(index),
        }
        match next {
            Some(next) => self.nodes[next].previous = Some(index),
            None => self.nodes[parent].last = Some(index),
        }
    }

    /// Puts a node or characters below `parent`, before `next` or last; characters join the text before them.
    fn put(&mut self, child: NodeOrText<Handle>, parent: Index, next: Option<Index>) {
        let index = match child {
            NodeOrText::AppendNode(handle) => {
                self.detach(handle.index);
                handle.index
            }
            NodeOrText::AppendText(characters) => {
                let before = next.map_or(self.nodes[parent].last, |next| self.nodes[next].previous);
                if let Some(Content::Text(text)) = before.map(|before| &mut self.nodes[before].content) {
                    text.push_tendril(&characters);
                    return;
                }
                self.add(Content::Text(characters))
            }
        };
        self.attach(index, parent, next);
    }
}

/// Builds a [`Tree`].
#[derive(Debug)]
pub(super) struct Sink {
    tree: RefCell<Tree>,
    /// The name of nodes without a name.
    nameless: Rc<QualName>,
    quirks: Cell<QuirksMode>,
}

impl Sink {
    pub fn new() -> Self {
        let mut tree = Tree { nodes: Vec::new() };
        tree.add(Content::Fragment);
        let nameless = Rc::new(QualName::new(None, ns!(), local_name!("")));
        Self { tree: RefCell::new(tree), nameless, quirks: Cell::new(QuirksMode::NoQuirks) }
    }

    fn handle(&self, index: Index) -> Handle {
        Handle { index, name: self.nameless.clone() }
    }

    fn add(&self, content: Content) -> Handle {
        let index = self.tree.borrow_mut().add(content);
        self.handle(index)
    }
}

/// Whether an element may hold a shadow root (DOM Standard, "valid shadow host name").
fn may_host_shadow(name: &QualName) -> bool {
    const BUILT_IN: [LocalName; 18] = [
        local_name!("article"),
        local_name!("aside"),
        local_name!("blockquote"),
        local_name!("body"),
        local_name!("div"),
        local_name!("footer"),
        local_name!("h1"),
        local_name!("h2"),
        local_name!("h3"),
        local_name!("h4"),
        local_name!("h5"),
        local_name!("h6"),
        local_name!("header"),
        local_name!("main"),
        local_name!("nav"),
        local_name!("p"),
        local_name!("section"),
        local_name!("span"),
    ];
    name.ns == ns!(html) && (BUILT_IN.contains(&name.local) || name.local.contains('-'))
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Tree;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        self.handle(Tree::DOCUMENT)
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        target.name.expanded()
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> Handle {
        let mut tree = self.tree.borrow_mut();
        let name = Rc::new(name);
        let contents = flags.template.then(|| tree.add(Content::Fragment));
        let index = tree.add(Content::Element {
            name: name.clone(),
            attributes,
            contents,
            shadow: None,
            integration_point: flags.mathml_annotation_xml_integration_point,
        });
        Handle { index, name }
    }

    fn create_comment(&self, text: StrTendril) -> Handle {
        self.add(Content::Comment(text))
    }

    fn create_pi(&self, _: StrTendril, data: StrTendril) -> Handle {
        self.add(Content::Comment(data))
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.tree.borrow_mut().put(child, parent.index, None);
    }

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let mut tree = self.tree.borrow_mut();
        if let Some(parent) = tree.nodes[sibling.index].parent {
            tree.put(child, parent, Some(sibling.index));
        }
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        let has_parent = self.tree.borrow().nodes[element.index].parent.is_some();
        if has_parent { self.append_before_sibling(element, child) } else { self.append(previous, child) }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Handle) -> Handle {
        let contents = match self.tree.borrow().nodes[target.index].content {
            Content::Element { contents: Some(contents), .. } => contents,
            // Never asked for: the parser gives contents to templates only.
            _ => target.index,
        };
        self.handle(contents)
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x.index == y.index
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.quirks.set(mode);
    }

    fn add_attrs_if_missing(&self, target: &Handle, missing: Vec<Attribute>) {
        if let Content::Element { attributes, .. } = &mut self.tree.borrow_mut().nodes[target.index].content {
            for attribute in missing {
                if attributes.iter().all(|a| a.name != attribute.name) {
                    attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.tree.borrow_mut().detach(target.index);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        let mut tree = self.tree.borrow_mut();
        while let Some(child) = tree.nodes[node.index].first {
            tree.detach(child);
            tree.attach(child, new_parent.index, None);
        }
    }

    fn is_mathml_annotation_xml_integration_point(&self, handle: &Handle) -> bool {
        let tree = self.tree.borrow();
        matches!(tree.nodes[handle.index].content, Content::Element { integration_point: true, .. })
    }

    fn attach_declarative_shadow(&self, host: &Handle, template: &Handle, _: &[Attribute]) -> bool {
        let mut tree = self.tree.borrow_mut();
        match &mut tree.nodes[host.index].content {
            Content::Element { name, shadow, .. } if shadow.is_none() && may_host_shadow(name) => {
                *shadow = Some(template.index);
                true
            }
            _ => false,
        }
    }
}
