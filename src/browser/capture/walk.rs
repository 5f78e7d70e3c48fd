//! All elements once, in document order: how many, which of them hidden, which shadow roots, which pictures.
//!
//! Four calls into the browser per element are all this may cost; names are compared where they are, in a JavaScript
//! map, as a string that crosses into Wasm costs more than the rest together.

use super::dom::{self, Node, Nodes, Window};
use crate::page::PictureFacts;
use js_sys::{Array, JsString, Object, Reflect};
use wasm_bindgen::{JsCast, prelude::*};

/// The elements that are asked whether they can be seen: those that make blocks of text, tables and pictures. What
/// stands within a line is not asked: it costs more than all the blocks, and is rarely hidden by itself.
pub const CANDIDATES: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "iframe",
    "img",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "picture",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "td",
    "th",
    "tr",
    "ul",
    "video",
];

/// The longest address repeated in `pictures`, in UTF-16 units. Longer ones are `data:` addresses.
pub const LONGEST_ADDRESS: u32 = 2000;

/// The deepest tree that the browser may write. Chromium's writer recurses: at 40,000 it still holds, at 100,000 the tab
/// is gone. Real pages stay under 100; the parser itself stops at 512.
pub const DEEPEST: u32 = 10_000;

#[wasm_bindgen]
extern "C" {
    /// From local names to [`Role`] numbers.
    #[wasm_bindgen(js_name = Map)]
    type Roles;

    #[wasm_bindgen(constructor, js_class = "Map")]
    fn new() -> Roles;

    #[wasm_bindgen(method)]
    fn set(this: &Roles, name: &str, role: u32);

    #[wasm_bindgen(method)]
    fn get(this: &Roles, name: &JsValue) -> Option<u32>;
}

/// What the walk must know of an element's name. 0 stands for all others.
struct Role;

impl Role {
    const CANDIDATE: u32 = 1;
    const PICTURE: u32 = 2;
    const DETAILS: u32 = 3;
    const TEMPLATE: u32 = 4;
}

/// What the walk found.
#[derive(Default)]
pub(super) struct Seen {
    pub places: u32,
    pub hidden: Vec<u32>,
    pub pictures: Vec<(u32, PictureFacts)>,
    pub shadow_roots: Array,
}

/// One tree: the document's or that of a shadow root.
struct Tree {
    nodes: Nodes,
    length: u32,
    next: u32,
    /// Elements before this index have no place: they stand in a template that is no template.
    placeless_until: u32,
    /// Elements before this index are not asked whether they can be seen.
    quiet_until: u32,
    /// Whether anything of this tree is asked.
    asks: bool,
}

impl Tree {
    fn new(nodes: Nodes, asks: bool) -> Self {
        let length = nodes.length();
        Self { nodes, length, next: 0, placeless_until: 0, quiet_until: 0, asks }
    }
}

/// Walks a document and its open shadow trees.
pub(super) fn walk(document: &Node, window: Option<&Window>) -> Seen {
    let roles = roles();
    let mut eye = window.and_then(|window| Eye::open(document, window));
    let mut seen = Seen::default();
    let mut trees = vec![Tree::new(dom::elements_of(document, "*"), eye.is_some())];
    while let Some(tree) = trees.last_mut() {
        let index = tree.next;
        let Some(element) = (index < tree.length).then(|| tree.nodes.item(index)).flatten() else {
            trees.pop();
            continue;
        };
        tree.next += 1;
        if index < tree.placeless_until {
            continue;
        }
        let place = seen.places;
        seen.places += 1;
        let role = roles.get(&element.local_name()).unwrap_or_default();
        if role == Role::TEMPLATE && dom::own("HTMLTemplateElement", "content", &element).is_some() {
            tree.placeless_until = index + 1 + dom::elements_below(&element, "*").length();
        } else if role != 0 && role != Role::TEMPLATE {
            if role == Role::PICTURE {
                seen.pictures.extend(facts(&element).map(|facts| (place, facts)));
            }
            if tree.asks
                && index >= tree.quiet_until
                && let Some(eye) = &mut eye
            {
                let view = eye.look(&element, role);
                if view.hidden {
                    seen.hidden.push(place);
                }
                if view.quiet {
                    tree.quiet_until = index + 1 + dom::elements_below(&element, "*").length();
                }
            }
        }
        let asks = tree.asks && index >= tree.quiet_until;
        if let Some(root) = element.shadow_root().filter(|root| root.node_type() == SHADOW_ROOT) {
            seen.shadow_roots.push(&root);
            trees.push(Tree::new(dom::elements_of_shadow(&root, "*"), asks));
        }
    }
    seen
}

/// `Node.DOCUMENT_FRAGMENT_NODE`, which a shadow root is and a form's control called `shadowRoot` is not.
const SHADOW_ROOT: u32 = 11;

/// Whether the browser cannot be trusted to write the trees: all of them, one in the other, may be too deep. A page that
/// has not as many elements cannot be.
pub(super) fn is_too_deep(document: &Node, root: &Node, seen: &Seen) -> bool {
    if seen.places <= DEEPEST {
        return false;
    }
    let shadows = seen.shadow_roots.iter().map(|shadow| depth(document, shadow.unchecked_ref()));
    depth(document, root).saturating_add(shadows.fold(0, u32::saturating_add)) > DEEPEST
}

/// How many elements the deepest one of a tree stands below its root.
fn depth(document: &Node, root: &Node) -> u32 {
    let walker = dom::tree_walker(document, root, ELEMENTS);
    let (mut depth, mut deepest) = (0, 0);
    loop {
        if walker.first_child().is_some() {
            depth += 1;
            deepest = deepest.max(depth);
            continue;
        }
        while walker.next_sibling().is_none() {
            if walker.parent_node().is_none() {
                return deepest;
            }
            depth -= 1;
        }
    }
}

/// `NodeFilter.SHOW_ELEMENT`
const ELEMENTS: u32 = 1;

fn roles() -> Roles {
    let roles = Roles::new();
    for name in CANDIDATES {
        roles.set(name, Role::CANDIDATE);
    }
    roles.set("img", Role::PICTURE);
    roles.set("details", Role::DETAILS);
    roles.set("template", Role::TEMPLATE);
    roles
}

/// What became of an element that was asked.
struct View {
    hidden: bool,
    quiet: bool,
}

/// Asks whether elements can be seen.
struct Eye<'a> {
    window: &'a Window,
    /// `{opacityProperty: true, visibilityProperty: true}`
    strictly: JsValue,
    /// Whether the document has any element with `hidden="until-found"`; nearly none has.
    until_found: bool,
}

impl<'a> Eye<'a> {
    /// `None` when there is nothing to see.
    fn open(document: &Node, window: &'a Window) -> Option<Self> {
        let strictly = Object::new();
        for property in ["opacityProperty", "visibilityProperty"] {
            // A fresh plain object takes every property.
            let _ = Reflect::set(&strictly, &property.into(), &true.into());
        }
        let strictly = JsValue::from(strictly);
        let body = dom::own("Document", "body", document)?;
        dom::passes(body.unchecked_ref(), &strictly).then(|| Self {
            window,
            strictly,
            until_found: dom::first_match(document, UNTIL_FOUND).is_some(),
        })
    }

    fn look(&mut self, element: &Node, role: u32) -> View {
        if dom::passes(element, &self.strictly) {
            let folded = (role == Role::DETAILS && !dom::matches(element, "[open]"))
                || (self.until_found && dom::matches(element, UNTIL_FOUND));
            return View { hidden: false, quiet: folded };
        }
        if dom::passes(element, &JsValue::UNDEFINED) {
            return View { hidden: true, quiet: false };
        }
        let contents = dom::is_display_contents(self.window, element);
        View { hidden: !contents, quiet: !contents }
    }
}

const UNTIL_FOUND: &str = "[hidden=\"until-found\" i]";

/// What the browser knows of a picture; nothing of one that has neither an address nor a size, as one that is loaded only
/// when it comes near.
fn facts(image: &Node) -> Option<PictureFacts> {
    let address = image.current_src().dyn_into::<JsString>().ok()?;
    let current_src = if address.length() > LONGEST_ADDRESS { String::new() } else { String::from(&address) };
    let facts = PictureFacts { current_src, width: image.natural_width(), height: image.natural_height() };
    (!facts.current_src.is_empty() || facts.width > 0).then_some(facts)
}
