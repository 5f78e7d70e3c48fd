//! Writes a parsed tree as a packed snapshot: every element has an end tag, all text is escaped.

use super::sink::{Content, Index, Tree};
use html5ever::{Attribute, QualName, local_name};

/// What is still to be written.
enum Step {
    /// A node and its descendants.
    Node { index: Index, counted: bool },
    /// An end tag.
    End(Index),
}

/// The root element in packed form, and how many elements a live page would count: all but contents of templates.
///
/// Without scripting, the children of `noscript` are written without it.
pub(super) fn write(tree: &Tree, scripting: bool) -> (String, u32) {
    let mut out = String::new();
    let mut elements = 0;
    let mut steps = Vec::new();
    push_children(tree, Tree::DOCUMENT, true, &mut steps);
    // Comments beside the root element are no part of it.
    steps.retain(|step| {
        matches!(step, Step::Node { index, .. } if matches!(tree.nodes[*index].content, Content::Element { .. }))
    });
    while let Some(step) = steps.pop() {
        let (index, counted) = match step {
            Step::Node { index, counted } => (index, counted),
            Step::End(index) => {
                if let Content::Element { name, .. } = &tree.nodes[index].content {
                    out.push_str("</");
                    push_name(&mut out, name);
                    out.push('>');
                }
                continue;
            }
        };
        match &tree.nodes[index].content {
            Content::Fragment => {}
            Content::Text(text) => push_escaped(&mut out, text),
            Content::Comment(text) => {
                out.push_str("<!--");
                push_escaped(&mut out, text);
                out.push_str("-->");
            }
            Content::Element { name, .. } if !scripting && name.local == local_name!("noscript") => {
                push_children(tree, index, counted, &mut steps);
            }
            Content::Element { name, attributes, contents, shadow, .. } => {
                elements += u32::from(counted);
                push_start(&mut out, name, attributes, false);
                steps.push(Step::End(index));
                push_children(tree, contents.unwrap_or(index), counted && contents.is_none(), &mut steps);
                if let Some(shadow) = *shadow {
                    push_shadow(tree, shadow, counted, &mut out, &mut steps);
                }
            }
        }
    }
    (out, elements)
}

/// Writes a shadow root as the template that declared it, before the children of its host. The template itself is not
/// counted; its content is.
fn push_shadow(tree: &Tree, template: Index, counted: bool, out: &mut String, steps: &mut Vec<Step>) {
    if let Content::Element { name, attributes, contents: Some(contents), .. } = &tree.nodes[template].content {
        push_start(out, name, attributes, true);
        steps.push(Step::End(template));
        push_children(tree, *contents, counted, steps);
    }
}

fn push_children(tree: &Tree, parent: Index, counted: bool, steps: &mut Vec<Step>) {
    let from = steps.len();
    let mut child = tree.nodes[parent].first;
    while let Some(index) = child {
        steps.push(Step::Node { index, counted });
        child = tree.nodes[index].next;
    }
    steps[from..].reverse();
}

/// Writes a start tag. A template that declared a shadow root and got none must not be read as one: its attribute is
/// left out.
fn push_start(out: &mut String, name: &QualName, attributes: &[Attribute], shadow: bool) {
    out.push('<');
    push_name(out, name);
    let refused = !shadow && name.local == local_name!("template");
    for attribute in attributes.iter().filter(|a| !refused || a.name.local != local_name!("shadowrootmode")) {
        out.push(' ');
        push_name(out, &attribute.name);
        out.push_str("=\"");
        push_escaped(out, &attribute.value);
        out.push('"');
    }
    out.push('>');
}

fn push_name(out: &mut String, name: &QualName) {
    if let Some(prefix) = name.prefix.as_deref().filter(|prefix| !prefix.is_empty()) {
        out.push_str(prefix);
        out.push(':');
    }
    out.push_str(&name.local);
}

fn push_escaped(out: &mut String, text: &str) {
    let mut from = 0;
    for (at, character) in text.char_indices() {
        let escape = match character {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\u{A0}' => "&nbsp;",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(escape);
        from = at + character.len_utf8();
    }
    out.push_str(&text[from..]);
}
