//! The article's HTML as a chapter in XML syntax.

use super::xml::{push_attribute, push_text};
use crate::article::Article;
use crate::native::sink::{Content, Index, Tree};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, QualName, local_name, ns};
use std::collections::BTreeSet;

/// The chapter of a book.
#[derive(Debug)]
pub(super) struct Chapter {
    /// The file.
    pub text: String,
    /// What the package must declare of it, as its attribute `properties`.
    pub properties: &'static str,
    /// The ids of its elements.
    pub ids: BTreeSet<String>,
}

/// Writes the chapter of an article: title, author, date and address over the text.
pub(super) fn chapter(article: &Article) -> Chapter {
    let title = super::package::title(article);
    let tree = crate::native::parsing::parse(StrTendril::from_slice(&article.content), true);
    let mut writer = Writer { ids: ids(&tree), ..Writer::default() };
    let out = &mut writer.out;
    out.push_str(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"",
    );
    for name in ["lang", "xml:lang"] {
        push_attribute(name, article.lang.as_deref().unwrap_or("und"), out);
    }
    if let Some(dir) = &article.dir {
        push_attribute("dir", dir, out);
    }
    out.push_str(">\n<head><title>");
    push_text(&title, out);
    out.push_str("</title><link rel=\"stylesheet\" type=\"text/css\" href=\"article.css\"/></head>\n<body>\n<h1>");
    push_text(&title, out);
    out.push_str("</h1>\n");
    push_origin(article, out);
    writer.push_body(&tree);
    writer.out.push_str("\n</body>\n</html>\n");
    let properties = match (writer.has_formula, writer.has_drawing) {
        (true, true) => "mathml svg",
        (true, false) => "mathml",
        (false, true) => "svg",
        (false, false) => "",
    };
    Chapter { text: writer.out, properties, ids: writer.ids }
}

/// Who wrote it, when, and where it stood.
fn push_origin(article: &Article, out: &mut String) {
    if let Some(standfirst) = &article.standfirst {
        out.push_str("<p><strong>");
        push_text(standfirst, out);
        out.push_str("</strong></p>\n");
    }
    let date = article.published_time.as_deref().map(|time| time.split('T').next().unwrap_or(time));
    let facts: Vec<&str> =
        [article.byline.as_deref(), article.site_name.as_deref(), date].into_iter().flatten().collect();
    let url = article.url.as_deref().filter(|url| url.starts_with("http"));
    if facts.is_empty() && url.is_none() {
        return;
    }
    out.push_str("<p class=\"byline\">");
    push_text(&facts.join(" · "), out);
    if let Some(url) = url {
        if !facts.is_empty() {
            out.push_str("<br/>");
        }
        out.push_str("<a");
        push_attribute("href", url, out);
        out.push('>');
        push_text(url, out);
        out.push_str("</a>");
    }
    out.push_str("</p>\n");
}

fn ids(tree: &Tree) -> BTreeSet<String> {
    let attributes = tree.nodes.iter().filter_map(|node| match &node.content {
        Content::Element { attributes, .. } => Some(attributes),
        _ => None,
    });
    attributes.filter_map(|list| value(list, "id")).map(str::to_owned).collect()
}

fn value<'a>(attributes: &'a [Attribute], name: &str) -> Option<&'a str> {
    attributes.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| &*attribute.value)
}

/// What is still to be written.
enum Step {
    Node(Index),
    End(Index),
    /// The end tag of something that is written instead of an element.
    Text(&'static str),
}

#[derive(Debug, Default)]
struct Writer {
    out: String,
    ids: BTreeSet<String>,
    /// The ids that were written: each may stand once.
    written: BTreeSet<String>,
    has_formula: bool,
    has_drawing: bool,
    /// Links that are open: none may stand within another.
    open_links: usize,
}

impl Writer {
    /// Writes what stands in the body of a document.
    fn push_body(&mut self, tree: &Tree) {
        let is_body = |index: &Index| matches!(&tree.nodes[*index].content, Content::Element { name, .. } if name.local == local_name!("body"));
        let Some(body) = (0..tree.nodes.len()).find(is_body) else { return };
        let mut steps = Vec::new();
        push_children(tree, body, &mut steps);
        while let Some(step) = steps.pop() {
            match step {
                Step::Text(text) => {
                    self.out.push_str(text);
                    self.open_links -= usize::from(text == "</a>");
                }
                Step::End(index) => {
                    if let Content::Element { name, .. } = &tree.nodes[index].content {
                        self.open_links -= usize::from(name.local == local_name!("a"));
                        self.out.push_str("</");
                        self.out.push_str(&name.local);
                        self.out.push('>');
                    }
                }
                Step::Node(index) => match &tree.nodes[index].content {
                    Content::Text(text) => push_text(text, &mut self.out),
                    Content::Element { name, attributes, .. } => {
                        self.push_element(tree, index, name, attributes, &mut steps)
                    }
                    Content::Fragment | Content::Comment(_) => {}
                },
            }
        }
    }

    fn push_element(
        &mut self,
        tree: &Tree,
        index: Index,
        name: &QualName,
        attributes: &[Attribute],
        steps: &mut Vec<Step>,
    ) {
        match &*name.local {
            "img" if !value(attributes, "src").is_some_and(|src| src.starts_with("data:")) => {
                return self.push_link(value(attributes, "src"), value(attributes, "alt"), steps);
            }
            "video" | "audio" => {
                return self.push_link(value(attributes, "src"), value(attributes, "aria-label"), steps);
            }
            "math" => self.has_formula = true,
            "svg" => self.has_drawing = true,
            "a" => self.open_links += 1,
            _ => {}
        }
        self.out.push('<');
        self.out.push_str(&name.local);
        match &*name.local {
            "math" => self.out.push_str(" xmlns=\"http://www.w3.org/1998/Math/MathML\""),
            "svg" => self.out.push_str(" xmlns=\"http://www.w3.org/2000/svg\""),
            _ => {}
        }
        for attribute in attributes {
            self.push_attribute(attribute);
        }
        let is_void = name.ns == ns!(html) && matches!(&*name.local, "br" | "hr" | "img" | "wbr");
        if is_void {
            return self.out.push_str("/>");
        }
        self.out.push('>');
        steps.push(Step::End(index));
        push_children(tree, index, steps);
    }

    fn push_attribute(&mut self, attribute: &Attribute) {
        let value = &*attribute.value;
        match &*attribute.name.local {
            "loading" | "decoding" => {}
            "id" if !self.written.insert(value.to_owned()) => {}
            // A link within the article that leads nowhere is an error in a book.
            "href" if value.strip_prefix('#').is_some_and(|id| !self.ids.contains(id)) => {}
            "lang" => {
                push_attribute("lang", value, &mut self.out);
                push_attribute("xml:lang", value, &mut self.out);
            }
            name => push_attribute(name, value, &mut self.out),
        }
    }

    /// Writes a link to something that is not in the book; within another link only its name.
    fn push_link(&mut self, address: Option<&str>, name: Option<&str>, steps: &mut Vec<Step>) {
        let name = name.map(str::trim).filter(|name| !name.is_empty());
        let address = address.filter(|address| address.starts_with("http") && self.open_links == 0);
        let Some(address) = address else { return push_text(name.unwrap_or_default(), &mut self.out) };
        self.out.push_str("<a");
        push_attribute("href", address, &mut self.out);
        self.out.push('>');
        self.open_links += 1;
        push_text(name.unwrap_or(address), &mut self.out);
        steps.push(Step::Text("</a>"));
    }
}

fn push_children(tree: &Tree, parent: Index, steps: &mut Vec<Step>) {
    let from = steps.len();
    let mut child = tree.nodes[parent].first;
    while let Some(index) = child {
        steps.push(Step::Node(index));
        child = tree.nodes[index].next;
    }
    steps[from..].reverse();
}
