//! Writes trees as browsers do: the HTML Standard's "serializing HTML fragments", and the packed form.

use recto::page::Form;

/// A tree told from its beginning to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    Open { namespace: Namespace, name: String, attributes: Vec<(String, String)> },
    Close,
    Text(String),
    Comment(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Namespace {
    Html,
    /// SVG or MathML.
    Foreign,
}

const VOID: [&str; 18] = [
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link",
    "meta", "param", "source", "track", "wbr",
];
const RAW: [&str; 7] = ["style", "script", "xmp", "iframe", "noembed", "noframes", "plaintext"];

/// Whether an element has no children and no end tag.
pub fn is_void(namespace: Namespace, name: &str, form: Form) -> bool {
    form != Form::Packed && namespace == Namespace::Html && VOID.contains(&name)
}

/// Whether an element's text is written as it is.
pub fn is_raw(namespace: Namespace, name: &str, form: Form, in_template: bool) -> bool {
    let scripting = form == Form::Serialised { scripting: true } && !in_template;
    form != Form::Packed && namespace == Namespace::Html && (RAW.contains(&name) || (name == "noscript" && scripting))
}

/// The serialised tree, and the number of elements that a live page counts.
pub fn write(tokens: &[Token], form: Form) -> (String, u32) {
    let mut out = String::new();
    let mut elements = 0;
    let mut open: Vec<(Namespace, &str)> = Vec::new();
    for token in tokens {
        let templates = open.iter().filter(|&&element| element == (Namespace::Html, "template")).count();
        match token {
            Token::Open { namespace, name, attributes } => {
                elements += u32::from(templates == 0);
                out += &format!("<{name}");
                for (name, value) in attributes {
                    out += &format!(" {name}=\"{}\"", escaped(value));
                }
                out.push('>');
                open.push((*namespace, name));
            }
            Token::Close => {
                let (namespace, name) = open.pop().unwrap();
                if !is_void(namespace, name, form) {
                    out += &format!("</{name}>");
                }
            }
            Token::Text(text) => match open.last() {
                Some(&(namespace, name)) if is_raw(namespace, name, form, templates > 0) => out += text,
                _ => out += &escaped(text),
            },
            Token::Comment(text) if form == Form::Packed => out += &format!("<!--{}-->", escaped(text)),
            Token::Comment(text) => out += &format!("<!--{text}-->"),
        }
    }
    (out, elements)
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('\u{a0}', "&nbsp;").replace('"', "&quot;");
    text.replace('<', "&lt;").replace('>', "&gt;")
}
