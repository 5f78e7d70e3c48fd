//! A page from which parts can be left out, and put back.

use super::Disguise;
use crate::native::sink::{Content, Index, Tree};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, QualName, local_name, ns};
use std::collections::HashSet;

/// Attributes whose values are the markup's own words.
const OF_MARKUP: &[&str] = &[
    "charset",
    "dir",
    "http-equiv",
    "itemprop",
    "itemscope",
    "itemtype",
    "lang",
    "media",
    "name",
    "property",
    "rel",
    "role",
    "shadowrootmode",
    "type",
];

/// An attribute: its element and its place there.
pub(super) type Place = (Index, usize);

#[derive(Debug)]
pub(super) struct Draft {
    tree: Tree,
    removed: HashSet<Index>,
    unwrapped: HashSet<Index>,
    dropped: HashSet<Place>,
}

/// What is still to be written.
enum Step {
    Node(Index),
    End(Index),
}

impl Draft {
    pub const ROOT: Index = Tree::DOCUMENT;

    /// A page with nothing left out.
    pub fn of(html: &str) -> Self {
        let tree = crate::native::parsing::parse(StrTendril::from_slice(html), true);
        Self { tree, removed: HashSet::new(), unwrapped: HashSet::new(), dropped: HashSet::new() }
    }

    /// How much is left, for comparison.
    pub fn size(&self) -> usize {
        self.written(&Disguise::default()).len()
    }

    /// The children of a node that are left; of a template, of its contents; of a host, its shadow root first.
    pub fn children(&self, parent: Index) -> Vec<Index> {
        let (first, shadow) = match &self.tree.nodes[parent].content {
            Content::Element { contents: Some(contents), .. } => (self.tree.nodes[*contents].first, None),
            Content::Element { shadow, .. } => (self.tree.nodes[parent].first, *shadow),
            _ => (self.tree.nodes[parent].first, None),
        };
        let siblings = std::iter::successors(first, |&index| self.tree.nodes[index].next);
        shadow.into_iter().chain(siblings).filter(|index| !self.removed.contains(index)).collect()
    }

    /// The elements that are left and may be unwrapped, in the order of the page.
    pub fn elements(&self) -> Vec<Index> {
        let may = |index: &Index| {
            let Content::Element { name, .. } = &self.tree.nodes[*index].content else { return false };
            let is_part = matches!(&*name.local, "html" | "head" | "body" | "template" | "title") || is_raw(name);
            !is_part && !self.unwrapped.contains(index)
        };
        self.left().into_iter().filter(may).collect()
    }

    /// The attributes that are left.
    pub fn attributes(&self) -> Vec<Place> {
        let of = |index: Index| match &self.tree.nodes[index].content {
            Content::Element { attributes, .. } if !self.unwrapped.contains(&index) => attributes.len(),
            _ => 0,
        };
        let places = self.left().into_iter().flat_map(|index| (0..of(index)).map(move |at| (index, at)));
        places.filter(|place| !self.dropped.contains(place)).collect()
    }

    pub fn set_removed(&mut self, nodes: &[Index], removed: bool) {
        set(&mut self.removed, nodes, removed);
    }

    pub fn set_unwrapped(&mut self, element: Index, unwrapped: bool) {
        set(&mut self.unwrapped, &[element], unwrapped);
    }

    pub fn set_dropped(&mut self, places: &[Place], dropped: bool) {
        set(&mut self.dropped, places, dropped);
    }

    /// All nodes that are left.
    fn left(&self) -> Vec<Index> {
        let mut found = Vec::new();
        let mut open = vec![Self::ROOT];
        while let Some(index) = open.pop() {
            found.push(index);
            let from = open.len();
            open.extend(self.children(index));
            open[from..].reverse();
        }
        found
    }

    /// The page as HTML, in disguise.
    pub fn written(&self, disguise: &Disguise) -> String {
        let mut out = String::from("<!DOCTYPE html>\n");
        let mut steps = vec![Step::Node(Self::ROOT)];
        while let Some(step) = steps.pop() {
            let index = match step {
                Step::Node(index) => index,
                Step::End(index) => {
                    if let Content::Element { name, .. } = &self.tree.nodes[index].content {
                        out.push_str(&format!("</{}>", &*name.local));
                    }
                    continue;
                }
            };
            match &self.tree.nodes[index].content {
                Content::Comment(text) => out.push_str(&format!("<!--{}-->", disguise.of(text))),
                Content::Text(text) => {
                    let text = disguise.of(text);
                    if self.is_in_raw(index) { out.push_str(&text) } else { push_escaped(&text, &mut out) }
                }
                Content::Element { name, attributes, .. } if !self.unwrapped.contains(&index) => {
                    self.push_start(index, name, attributes, disguise, &mut out);
                    if name.ns == ns!(html) && is_void(name) {
                        continue;
                    }
                    steps.push(Step::End(index));
                }
                Content::Element { .. } | Content::Fragment => {}
            }
            let from = steps.len();
            steps.extend(self.children(index).into_iter().map(Step::Node));
            steps[from..].reverse();
        }
        out.push('\n');
        out
    }

    fn push_start(
        &self,
        index: Index,
        name: &QualName,
        attributes: &[Attribute],
        disguise: &Disguise,
        out: &mut String,
    ) {
        out.push('<');
        out.push_str(&name.local);
        for (at, attribute) in attributes.iter().enumerate() {
            if self.dropped.contains(&(index, at)) {
                continue;
            }
            out.push(' ');
            if let Some(prefix) = attribute.name.prefix.as_deref().filter(|prefix| !prefix.is_empty()) {
                out.push_str(prefix);
                out.push(':');
            }
            out.push_str(&attribute.name.local);
            if attribute.value.is_empty() {
                continue;
            }
            let is_markup = OF_MARKUP.contains(&&*attribute.name.local);
            out.push_str("=\"");
            push_escaped(&if is_markup { attribute.value.to_string() } else { disguise.of(&attribute.value) }, out);
            out.push('"');
        }
        out.push('>');
    }

    fn is_in_raw(&self, index: Index) -> bool {
        let parent = self.tree.nodes[index].parent.map(|parent| &self.tree.nodes[parent].content);
        matches!(parent, Some(Content::Element { name, .. }) if is_raw(name))
    }
}

fn set<T: Copy + Eq + std::hash::Hash>(all: &mut HashSet<T>, some: &[T], value: bool) {
    for one in some {
        if value {
            all.insert(*one);
        } else {
            all.remove(one);
        }
    }
}

/// Elements whose text is not escaped (HTML Standard, "serializing HTML fragments").
fn is_raw(name: &QualName) -> bool {
    name.ns == ns!(html)
        && matches!(
            &*name.local,
            "style" | "script" | "xmp" | "iframe" | "noembed" | "noframes" | "noscript" | "plaintext"
        )
}

fn is_void(name: &QualName) -> bool {
    matches!(
        name.local,
        local_name!("area")
            | local_name!("base")
            | local_name!("br")
            | local_name!("col")
            | local_name!("embed")
            | local_name!("hr")
            | local_name!("img")
            | local_name!("input")
            | local_name!("link")
            | local_name!("meta")
            | local_name!("source")
            | local_name!("track")
            | local_name!("wbr")
    )
}

fn push_escaped(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(character),
        }
    }
}
