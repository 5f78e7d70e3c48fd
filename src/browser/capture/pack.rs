//! The tree written by ourselves, so that any tree can be said: every element has its end tag, every text is escaped,
//! in scripts and styles too.
//!
//! The contents of a `template` stand in it as children; its own children (see the walk) do not. A shadow tree stands
//! first in its host as `<template shadowrootmode="open">`; a template of the page that has that attribute loses it, so
//! that the two stay apart. Comments and processing instructions are left out: nothing later asks for them.

use super::dom::{self, Getter, Node};
use crate::browser::text;
use js_sys::{Array, JsString};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["Element", "prototype", "getAttributeNames"], js_name = call)]
    fn attribute_names(element: &Node) -> Array;

    #[wasm_bindgen(js_namespace = ["Element", "prototype", "getAttribute"], js_name = call)]
    fn attribute(element: &Node, name: &JsValue) -> Option<JsString>;

    #[wasm_bindgen(method, getter)]
    fn data(this: &Node) -> JsString;
}

const ELEMENT: u32 = 1;
const TEXT: u32 = 3;
const CDATA: u32 = 4;

/// The element and all below it.
pub(super) fn tree(root: &Node) -> String {
    let mut writer = Writer {
        html: String::new(),
        open: Vec::new(),
        kind: Getter::of("Node", "nodeType"),
        first_child: Getter::of("Node", "firstChild"),
        next_sibling: Getter::of("Node", "nextSibling"),
        contents: Getter::of("HTMLTemplateElement", "content"),
        shadow_root: Getter::of("Element", "shadowRoot"),
    };
    writer.enter(root);
    while let Some(innermost) = writer.open.last_mut() {
        let Some(node) = innermost.next.take() else {
            writer.html.push_str(&innermost.end);
            writer.open.pop();
            continue;
        };
        innermost.next = writer.next_sibling.node(&node);
        match writer.kind.get(&node).and_then(|kind| kind.as_f64()).unwrap_or_default() as u32 {
            ELEMENT => writer.enter(&node),
            TEXT | CDATA => escape(&text::utf8(&node.data()), &mut writer.html),
            _ => {}
        }
    }
    writer.html
}

/// An element, or the root of a shadow or template tree, whose children are being written.
struct Open {
    next: Option<Node>,
    /// What closes it.
    end: String,
}

struct Writer {
    html: String,
    open: Vec<Open>,
    kind: Getter,
    first_child: Getter,
    next_sibling: Getter,
    contents: Getter,
    shadow_root: Getter,
}

impl Writer {
    fn enter(&mut self, element: &Node) {
        let name = local_name(element);
        self.html.push_str(&tag(element, &name));
        let contents = (name == "template").then(|| self.contents.node(element)).flatten();
        let next = self.first_child.node(contents.as_ref().unwrap_or(element));
        self.open.push(Open { next, end: format!("</{name}>") });
        if let Some(shadow) = self.shadow_root.node(element) {
            self.html.push_str("<template shadowrootmode=\"open\">");
            self.open.push(Open { next: self.first_child.node(&shadow), end: "</template>".into() });
        }
    }
}

/// The start tag with all attributes.
pub(super) fn start_tag(element: &Node) -> String {
    tag(element, &local_name(element))
}

fn tag(element: &Node, name: &str) -> String {
    let mut tag = format!("<{name}");
    for attribute_name in attribute_names(element).iter() {
        let Some(value) = attribute(element, &attribute_name) else { continue };
        let Some(attribute_name) = attribute_name.as_string() else { continue };
        if name == "template" && attribute_name == "shadowrootmode" {
            continue;
        }
        tag.push(' ');
        tag.push_str(&attribute_name);
        tag.push_str("=\"");
        escape(&text::utf8(&value), &mut tag);
        tag.push('"');
    }
    tag.push('>');
    tag
}

/// A form's own name for its control may stand in front; then the interface is asked.
fn local_name(element: &Node) -> String {
    let name = element.local_name().as_string();
    name.or_else(|| dom::own("Element", "localName", element)?.as_string()).unwrap_or_default()
}

/// Escapes text and attribute values alike.
fn escape(text: &str, html: &mut String) {
    let mut plain = 0;
    for (at, character) in text.char_indices() {
        let entity = match character {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\u{a0}' => "&nbsp;",
            _ => continue,
        };
        html.push_str(&text[plain..at]);
        html.push_str(entity);
        plain = at + character.len_utf8();
    }
    html.push_str(&text[plain..]);
}
