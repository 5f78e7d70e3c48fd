//! Questions to the live tree that no page can answer wrongly by naming its elements.
//!
//! `<img name="URL">` makes `document.URL` an element, `<input name="children">` does the same to its form. So methods
//! are called, and getters read, from the prototypes. Elements that are not forms have no such names, and neither have
//! nodes that are not elements.

use crate::ReadError;
use js_sys::{Array, Function, JsString, Object, Reflect};
use wasm_bindgen::{JsCast, prelude::*};

#[wasm_bindgen]
extern "C" {
    /// Any node.
    #[derive(Clone, Debug, PartialEq)]
    pub(super) type Node;

    /// `getElementsByTagName` of a document or `querySelectorAll` of any root.
    pub(super) type Nodes;

    #[wasm_bindgen(method, getter)]
    pub(super) fn length(this: &Nodes) -> u32;

    #[wasm_bindgen(method)]
    pub(super) fn item(this: &Nodes, index: u32) -> Option<Node>;

    /// The local name; something else for a form with a control of that name.
    #[wasm_bindgen(method, getter = localName)]
    pub(super) fn local_name(this: &Node) -> JsValue;

    /// The open shadow root, if any; something else for a form with a control of that name.
    #[wasm_bindgen(method, getter = shadowRoot)]
    pub(super) fn shadow_root(this: &Node) -> Option<Node>;

    /// Not for documents and forms.
    #[wasm_bindgen(method, getter = nodeType)]
    pub(super) fn node_type(this: &Node) -> u32;

    /// Not for forms. `undefined` for an `img` that is not HTML's.
    #[wasm_bindgen(method, getter = currentSrc)]
    pub(super) fn current_src(this: &Node) -> JsValue;

    #[wasm_bindgen(method, getter = naturalWidth)]
    pub(super) fn natural_width(this: &Node) -> u32;

    #[wasm_bindgen(method, getter = naturalHeight)]
    pub(super) fn natural_height(this: &Node) -> u32;

    #[wasm_bindgen(js_namespace = ["Document", "prototype", "getElementsByTagName"], js_name = call)]
    pub(super) fn elements_of(document: &Node, name: &str) -> Nodes;

    #[wasm_bindgen(js_namespace = ["Element", "prototype", "getElementsByTagName"], js_name = call)]
    pub(super) fn elements_below(element: &Node, name: &str) -> Nodes;

    #[wasm_bindgen(js_namespace = ["DocumentFragment", "prototype", "querySelectorAll"], js_name = call)]
    pub(super) fn elements_of_shadow(root: &Node, selector: &str) -> Nodes;

    #[wasm_bindgen(js_namespace = ["Document", "prototype", "querySelector"], js_name = call)]
    pub(super) fn first_match(document: &Node, selector: &str) -> Option<Node>;

    #[wasm_bindgen(js_namespace = ["Element", "prototype", "matches"], js_name = call)]
    pub(super) fn matches(element: &Node, selector: &str) -> bool;

    #[wasm_bindgen(js_namespace = ["Element", "prototype", "checkVisibility"], js_name = call)]
    pub(super) fn passes(element: &Node, options: &JsValue) -> bool;

    #[wasm_bindgen(js_namespace = ["Element", "prototype", "getHTML"], js_name = call)]
    fn get_html(element: &Node, options: &Object) -> JsString;

    #[wasm_bindgen(js_namespace = ["Document", "prototype", "createTreeWalker"], js_name = call)]
    pub(super) fn tree_walker(document: &Node, root: &Node, show: u32) -> TreeWalker;

    pub(super) type TreeWalker;

    #[wasm_bindgen(method, js_name = firstChild)]
    pub(super) fn first_child(this: &TreeWalker) -> Option<Node>;

    #[wasm_bindgen(method, js_name = nextSibling)]
    pub(super) fn next_sibling(this: &TreeWalker) -> Option<Node>;

    #[wasm_bindgen(method, js_name = parentNode)]
    pub(super) fn parent_node(this: &TreeWalker) -> Option<Node>;

    /// The document's window.
    #[derive(Clone, Debug)]
    pub(super) type Window;

    #[wasm_bindgen(method, js_name = getComputedStyle)]
    fn computed_style(this: &Window, element: &Node) -> Style;

    type Style;

    #[wasm_bindgen(method, getter)]
    fn display(this: &Style) -> String;
}

/// What a document is asked once.
pub(super) struct DocumentFacts {
    pub document: Node,
    pub root: Option<Node>,
    pub window: Option<Window>,
    pub scripting: bool,
    pub url: String,
    pub base_url: String,
    pub content_type: String,
}

impl DocumentFacts {
    pub(super) fn of(document: &JsValue) -> Result<Self, ReadError> {
        let none = || ReadError::UnsupportedDocument("a value that is no document".into());
        if !document.is_object() || own("Node", "nodeType", document) != Some(9.into()) {
            return Err(none());
        }
        let ask = |name| own("Document", name, document);
        let text = |value: Option<JsValue>| value.and_then(|value| value.as_string()).ok_or_else(none);
        let document = document.unchecked_ref::<Node>().clone();
        let window = ask("defaultView").map(JsValue::unchecked_into);
        Ok(Self {
            root: ask("documentElement").map(JsValue::unchecked_into),
            scripting: window.is_some() && first_match(&document, "noscript > *").is_none(),
            window,
            url: text(ask("URL"))?,
            base_url: text(own("Node", "baseURI", &document))?,
            content_type: text(ask("contentType"))?,
            document,
        })
    }
}

/// A getter as an interface defines it, whatever the page has put in front of the property.
pub(super) struct Getter(Option<Function>);

impl Getter {
    pub(super) fn of(interface: &str, property: &str) -> Self {
        let get = |object: &JsValue, key: &str| Reflect::get(object, &key.into()).ok();
        let getter = || {
            let prototype = get(&get(&js_sys::global(), interface)?, "prototype")?;
            let described =
                Reflect::get_own_property_descriptor(prototype.dyn_ref::<Object>()?, &property.into()).ok()?;
            get(&described, "get")?.dyn_into().ok()
        };
        Self(getter())
    }

    /// `None` for `null`, and for an object that is not of the interface.
    pub(super) fn get(&self, object: &JsValue) -> Option<JsValue> {
        self.0.as_ref()?.call0(object).ok().filter(|value| !value.is_null())
    }

    /// For properties that hold nodes.
    pub(super) fn node(&self, object: &JsValue) -> Option<Node> {
        self.get(object).map(JsValue::unchecked_into)
    }
}

/// A property as an interface defines it, asked once.
pub(super) fn own(interface: &str, property: &str, object: &JsValue) -> Option<JsValue> {
    Getter::of(interface, property).get(object)
}

/// Whether it is laid out as if it were not there.
pub(super) fn is_display_contents(window: &Window, element: &Node) -> bool {
    window.computed_style(element).display() == "contents"
}

pub(super) fn outer_html(root: &Node) -> JsString {
    own("Element", "outerHTML", root).and_then(|html| html.dyn_into().ok()).unwrap_or_default()
}

/// The inside of the root element with the shadow roots given.
pub(super) fn inner_html(root: &Node, shadow_roots: &Array) -> JsString {
    let options = Object::new();
    // A fresh plain object takes every property.
    let _ = Reflect::set(&options, &"shadowRoots".into(), shadow_roots);
    get_html(root, &options)
}
