//! The strict reader of serialised HTML.
//!
//! Serialised HTML has a fixed form: end tags match, attribute values are in double quotes, text is escaped. So one
//! pass without HTML's error recovery restores the live tree, and anything else is reported as damage. The open
//! elements need no stack: they are the ancestors of the node read last.

use super::live_facts::LiveFacts;
use super::names::NamesReader;
use super::namespace::Inside;
use super::node::{Attribute, Namespace, Node, NodeId, NodeKind, Span};
use super::snapshot::{Form, Snapshot};
use super::tag::Tag;
use super::tree::Page;
use super::value_numbers::{Numbers, key_bit, name_key, which};
use super::{Address, document, raw_text, references, shadow};
use crate::error::ReadError;
use memchr::{memchr, memchr_iter, memmem};

impl Page {
    /// Reads a snapshot.
    ///
    /// # Errors
    /// [`ReadError::UnsupportedDocument`], [`ReadError::EmptyDocument`], [`ReadError::Frameset`],
    /// [`ReadError::BadSnapshot`], [`ReadError::CaptureMismatch`].
    pub fn read(snapshot: Snapshot) -> Result<Self, ReadError> {
        read(snapshot)
    }
}

fn read(snapshot: Snapshot) -> Result<Page, ReadError> {
    document::check_snapshot(&snapshot)?;
    check_length(snapshot.html.len())?;
    let Snapshot { html, form, url, base_url, element_count, hidden, pictures, .. } = snapshot;
    let live = element_count.is_some() || !hidden.is_empty() || !pictures.is_empty();
    let facts = LiveFacts::new(hidden, pictures)?;
    let mut reader = Reader::new(&html, form, snapshot.shadow_roots, facts)?;
    if let Err(damage) = reader.read() {
        return Err(document::mismatch_or(damage, element_count, reader.elements, form));
    }
    let Reader { nodes, attributes, decoded, names, numbers, elements, facts, shadows, .. } = reader;
    document::check_count(element_count, elements, form)?;
    let (hidden, pictures) = facts.finish(elements)?;
    let mut page = Page {
        decoded,
        nodes,
        attributes,
        names: names.finish(),
        remembered: numbers.finish(),
        elements,
        base: None,
        hidden,
        pictures,
        live,
        html,
        url,
    };
    page.base = base_url.as_deref().and_then(Address::page).or_else(|| document::base(&page));
    let page = shadow::flatten(page, &shadows);
    document::check_page(&page)?;
    Ok(page)
}

/// Offsets have 32 bits, and those of decoded text follow those of the snapshot; it is never longer than that.
fn check_length(bytes: usize) -> Result<(), ReadError> {
    if bytes > (u32::MAX / 2) as usize {
        return Err(ReadError::BadSnapshot(format!("{bytes} bytes are more than can be read")));
    }
    Ok(())
}

struct Reader<'a> {
    html: &'a str,
    bytes: &'a [u8],
    at: usize,
    form: Form,
    shadow_roots: bool,
    nodes: Vec<Node>,
    attributes: Vec<Attribute>,
    decoded: String,
    names: NamesReader,
    numbers: Numbers,
    facts: LiveFacts,
    /// Elements that a live page counts.
    elements: u32,
    /// Open templates.
    templates: u32,
    /// Templates of shadow roots.
    shadows: Vec<NodeId>,
    /// The innermost open element, and the namespace of its children. Until its end tag is read, an element's `end`
    /// holds the offset of its name.
    open: u32,
    inside: Inside,
}

impl<'a> Reader<'a> {
    fn new(html: &'a str, form: Form, shadow_roots: bool, facts: LiveFacts) -> Result<Self, ReadError> {
        let bytes = html.as_bytes();
        let expected = expected_nodes(bytes);
        let mut nodes = Vec::new();
        let mut attributes = Vec::new();
        let enough = nodes.try_reserve_exact(expected).and_then(|()| {
            let expected = memchr_iter(b'=', bytes).filter(|at| bytes.get(at + 1) == Some(&b'"')).count();
            attributes.try_reserve_exact(expected)
        });
        if enough.is_err() {
            return Err(ReadError::BadSnapshot(format!("no memory for a page of {} bytes", html.len())));
        }
        let span = Span::default();
        nodes.push(Node::new(NodeKind::Document, 0, 0, span));
        Ok(Self {
            html,
            bytes,
            at: 0,
            form,
            shadow_roots,
            nodes,
            attributes,
            decoded: String::new(),
            names: NamesReader::default(),
            numbers: Numbers::default(),
            facts,
            elements: 0,
            templates: 0,
            shadows: Vec::new(),
            open: 0,
            inside: Inside::Html,
        })
    }

    fn read(&mut self) -> Result<(), ReadError> {
        while self.at < self.bytes.len() {
            if self.bytes[self.at] != b'<' {
                self.text()?;
                continue;
            }
            match self.bytes.get(self.at + 1) {
                Some(b'/') => self.end_tag()?,
                Some(b'!') => self.declaration()?,
                Some(b'?') => self.instruction()?,
                Some(_) => self.start_tag()?,
                None => return Err(self.damaged("the snapshot ends within a tag", self.at)),
            }
        }
        if self.open != 0 {
            let name = self.open_name();
            return Err(self.damaged(&format!("the snapshot ends within <{name}>"), self.at));
        }
        self.nodes[0].end = self.nodes.len() as u32;
        Ok(())
    }

    fn text(&mut self) -> Result<(), ReadError> {
        let start = self.at;
        let end = start + memchr(b'<', &self.bytes[start..]).unwrap_or(self.bytes.len() - start);
        self.at = end;
        // Serialisers escape it. If it occurs, a comment or an instruction contains its own end mark.
        if let Some(found) = memchr(b'>', &self.bytes[start..end]) {
            return Err(self.damaged("`>` in text", start + found));
        }
        if self.open != 0 {
            let span = self.decode(start, end);
            self.leaf(NodeKind::Text, span);
        } else if !self.html[start..end].trim().is_empty() {
            return Err(self.damaged("text outside the root element", start));
        }
        Ok(())
    }

    fn start_tag(&mut self) -> Result<(), ReadError> {
        let start = self.at;
        if self.open == 0 && self.elements > 0 {
            return Err(self.damaged("a second root element", start));
        }
        let name_start = start + 1;
        let name_end = self.until(name_start, |b| matches!(b, b' ' | b'>'));
        let name = &self.html[name_start..name_end];
        if name.is_empty() || name.bytes().any(|b| matches!(b, b'\t' | b'\n' | b'\x0c' | b'\r' | b'/')) {
            return Err(self.damaged("no name after `<`", start));
        }
        self.at = name_end;
        let first = self.attributes.len() as u32;
        let keys = self.attributes()?;
        let last = self.attributes.len() as u32;

        let id = NodeId(self.nodes.len() as u32);
        let tag = Tag::of(name);
        let code = match tag {
            Tag::Other => self.names.code(self.html, span(name_start, name_end), id),
            tag => tag as u16,
        };
        let namespace = self.inside.namespace(name);
        let is_html = namespace == Namespace::Html;
        let shadow = is_html && tag == Tag::Template && self.is_shadow_root(first, last);
        if self.templates == 0 && !shadow {
            self.facts.assign(self.elements, id);
            self.elements += 1;
        }
        let span = Span { start: first, end: last };
        let node = Node::new(namespace.into(), self.open, name_start as u32, span);
        self.nodes.push(Node { keys, name: code, tag, ..node });
        if is_html && self.form != Form::Packed {
            if tag.is_void() {
                self.nodes[id.index()].end = id.0 + 1;
                return Ok(());
            }
            // The contents of templates belong to a document without scripting.
            let scripting = self.form == Form::Serialised { scripting: true } && self.templates == 0;
            if let Some(end_tag) = raw_text::end_tag(tag, scripting) {
                return self.raw_text(id, tag, end_tag);
            }
        }
        if shadow {
            self.shadows.push(id);
        } else if is_html && tag == Tag::Template {
            self.templates += 1;
        }
        self.enter(id.0);
        Ok(())
    }

    /// Reads attributes ` name="value"` up to and including `>`. Returns [`Node::keys`].
    fn attributes(&mut self) -> Result<u32, ReadError> {
        let mut keys = 0;
        loop {
            match self.bytes.get(self.at) {
                Some(b'>') => {
                    self.at += 1;
                    return Ok(keys);
                }
                Some(b' ') => {}
                Some(_) => return Err(self.damaged("neither a space nor `>` after an attribute", self.at)),
                None => return Err(self.damaged("the snapshot ends within a tag", self.at)),
            }
            let name_start = self.at + 1;
            // A name may begin with `=` but has no other.
            let name_end = match self.bytes.get(name_start) {
                Some(b'=') => self.until(name_start + 1, ends_attribute_name),
                _ => self.until(name_start, ends_attribute_name),
            };
            if !self.bytes.get(name_end..).is_some_and(|rest| rest.starts_with(b"=\"")) {
                return Err(self.damaged("an attribute without a quoted value", name_start));
            }
            let value_start = name_end + 2;
            let value = memchr(b'"', &self.bytes[value_start..]);
            let value_end =
                value_start + value.ok_or_else(|| self.damaged("a quote that never ends", value_start - 1))?;
            let value = self.decode(value_start, value_end);
            let name = &self.html[name_start..name_end];
            let key = name_key(name);
            keys |= key_bit(key);
            let number = match which(key, name) {
                0 => 0,
                which => self.number(which, value),
            };
            self.attributes.push(Attribute { name: span(name_start, name_end), value, key, number });
            self.at = value_end + 1;
        }
    }

    fn end_tag(&mut self) -> Result<(), ReadError> {
        let start = self.at;
        let name_end = self.until(start + 2, |b| b == b'>');
        let name = &self.bytes[start + 2..name_end];
        let open = self.nodes[self.open as usize];
        let opened = &self.bytes[open.end as usize..];
        if self.open == 0 || !opened.starts_with(name) || !matches!(opened.get(name.len()), Some(b' ' | b'>')) {
            let name = String::from_utf8_lossy(name);
            let what = match self.open {
                0 => format!("</{name}> outside the root element"),
                _ => format!("</{name}> within <{}>", self.open_name()),
            };
            return Err(self.damaged(&what, start));
        }
        if name_end == self.bytes.len() {
            return Err(self.damaged("the snapshot ends within a tag", start));
        }
        self.at = name_end + 1;
        if open.kind == NodeKind::Html
            && open.tag == Tag::Template
            && self.shadows.binary_search(&NodeId(self.open)).is_err()
        {
            self.templates -= 1;
        }
        self.nodes[self.open as usize].end = self.nodes.len() as u32;
        self.enter(open.parent);
        Ok(())
    }

    /// Makes `node`, an open element or the document, the innermost one.
    fn enter(&mut self, node: u32) {
        self.open = node;
        let entered = self.nodes[node as usize];
        self.inside = match entered.namespace() {
            Namespace::Html => Inside::Html,
            foreign => Inside::of(foreign, self.open_name(), || {
                let range = entered.span.start as usize..entered.span.end as usize;
                let encoding = self.attributes[range].iter().find(|a| self.source(a.name) == "encoding")?;
                Some(self.source(encoding.value))
            }),
        };
    }

    fn raw_text(&mut self, element: NodeId, tag: Tag, end_tag: &str) -> Result<(), ReadError> {
        let start = self.at;
        let Some(length) = raw_text::length(tag, end_tag, &self.bytes[start..]) else {
            return Err(self.damaged(&format!("no {end_tag}"), start));
        };
        if length > 0 {
            self.open = element.0;
            self.leaf(NodeKind::Text, span(start, start + length));
            self.open = self.nodes[element.index()].parent;
        }
        self.nodes[element.index()].end = self.nodes.len() as u32;
        self.at = start + length + end_tag.len();
        Ok(())
    }

    /// A comment, the document type, or a CDATA section that came from an XML document.
    fn declaration(&mut self) -> Result<(), ReadError> {
        let start = self.at;
        let rest = &self.bytes[start..];
        if rest.starts_with(b"<!--") {
            let end = start + self.length_to(start, 4, b"-->", "a comment that never ends")?;
            let span = if self.form == Form::Packed { self.decode(start + 4, end) } else { span(start + 4, end) };
            self.leaf(NodeKind::Comment, span);
            self.at = end + 3;
        } else if rest.starts_with(b"<![CDATA[") && self.open != 0 {
            let end = start + self.length_to(start, 9, b"]]>", "a CDATA section that never ends")?;
            self.leaf(NodeKind::Text, span(start + 9, end));
            self.at = end + 3;
        } else if self.open == 0 && rest.get(2..9).is_some_and(|word| word.eq_ignore_ascii_case(b"doctype")) {
            self.at = start + self.length_to(start, 9, b">", "a document type that never ends")? + 1;
        } else {
            return Err(self.damaged("`<!` without a comment", start));
        }
        Ok(())
    }

    /// Chromium 156 ends it with `?>`, other browsers with `>`.
    #[inline(never)]
    fn instruction(&mut self) -> Result<(), ReadError> {
        let start = self.at;
        let close = start + self.length_to(start, 2, b">", "a processing instruction that never ends")?;
        let end = if close > start + 2 && self.bytes[close - 1] == b'?' { close - 1 } else { close };
        let span = if self.form == Form::Packed { self.decode(start + 1, end) } else { span(start + 1, end) };
        self.leaf(NodeKind::Comment, span);
        self.at = close + 1;
        Ok(())
    }

    fn leaf(&mut self, kind: NodeKind, span: Span) {
        let end = self.nodes.len() as u32 + 1;
        self.nodes.push(Node::new(kind, self.open, end, span));
    }

    /// The text of a node or value: the bytes themselves, or a decoded copy if they have references.
    fn decode(&mut self, start: usize, end: usize) -> Span {
        let bytes = &self.bytes[start..end];
        if memchr(b'&', bytes).is_none() {
            return span(start, end);
        }
        let before = self.html.len() + self.decoded.len();
        references::decode(&self.html[start..end], &mut self.decoded);
        span(before, self.html.len() + self.decoded.len())
    }

    /// The number of the next attribute's value, where it may name the element.
    fn number(&mut self, which: u32, value: Span) -> u32 {
        let mut numbers = std::mem::take(&mut self.numbers);
        let number = numbers.number(which, self.source(value), &self.attributes, |other| self.source(other.value));
        self.numbers = numbers;
        number
    }

    /// Whether a template is that of a shadow root: it has the attribute, is its host's first child, and is not in
    /// another template.
    fn is_shadow_root(&self, first: u32, last: u32) -> bool {
        self.shadow_roots
            && self.templates == 0
            && self.open as usize + 1 == self.nodes.len()
            && self.attributes[first as usize..last as usize].iter().any(|a| self.source(a.name) == "shadowrootmode")
    }

    /// The offset of the first byte from `from` on for which `ends` is true; the end of the snapshot if there is none.
    fn until(&self, from: usize, ends: impl Fn(u8) -> bool) -> usize {
        let rest = self.bytes.get(from..).unwrap_or_default();
        rest.iter().position(|&b| ends(b)).map_or(self.bytes.len(), |length| from + length)
    }

    /// The distance from `start` to the first `end` at least `skip` bytes away.
    fn length_to(&self, start: usize, skip: usize, end: &[u8], what: &str) -> Result<usize, ReadError> {
        let found = self.bytes.get(start + skip..).and_then(|rest| memmem::find(rest, end));
        found.map(|length| length + skip).ok_or_else(|| self.damaged(what, start))
    }

    fn open_name(&self) -> &str {
        let start = self.nodes[self.open as usize].end as usize;
        &self.html[start..self.until(start, |b| matches!(b, b' ' | b'>'))]
    }

    fn source(&self, span: Span) -> &str {
        let (start, end) = (span.start as usize, span.end as usize);
        match start.checked_sub(self.html.len()) {
            Some(start) => &self.decoded[start..end - self.html.len()],
            None => &self.html[start..end],
        }
    }

    fn damaged(&self, what: &str, at: usize) -> ReadError {
        ReadError::BadSnapshot(format!("{what} at byte {at}"))
    }
}

fn ends_attribute_name(byte: u8) -> bool {
    matches!(byte, b'=' | b' ' | b'>' | b'/' | b'\n' | b'\t' | b'\r' | b'\x0c')
}

fn span(start: usize, end: usize) -> Span {
    // Offsets fit: see check_length.
    Span { start: start as u32, end: end as u32 }
}

/// An upper bound of the number of nodes, tight except for scripts full of `<`: start tags and comments, and texts,
/// which end at a `<`. Two nodes have at least five bytes (`<br>x`).
fn expected_nodes(bytes: &[u8]) -> usize {
    let counted: usize = memchr_iter(b'<', bytes)
        .map(|at| {
            let begins = bytes.get(at + 1).is_some_and(|&b| b != b'/' && b != b' ');
            let after_text = at > 0 && bytes[at - 1] != b'>';
            usize::from(begins) + usize::from(after_text)
        })
        .sum();
    counted.min(bytes.len() / 5 * 2) + 16
}

#[cfg(test)]
mod tests;
