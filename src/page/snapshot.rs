//! The snapshot: a page as captured, one string and the facts that only the live page has.

/// How [`Snapshot::html`] was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As the browser serialises a document (`outerHTML`, `getHTML`): raw text in script, style and their like;
    /// noscript is raw when scripting is on.
    Serialised {
        /// Whether scripting was on, so that `noscript` holds raw text.
        scripting: bool,
    },
    /// As the packed capture writes it: every element has its end tag, and every text, attribute value and comment is
    /// escaped, in script and style too. Can express any tree that a script can build, which HTML
    /// cannot.
    Packed,
}

/// A captured page.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    /// The serialised root element.
    pub html: String,
    /// How it was written.
    pub form: Form,
    /// The page's address.
    pub url: String,
    /// The base of relative addresses (`document.baseURI`); the page's address when absent.
    pub base_url: Option<String>,
    /// Media type of the document; only `text/html` can be read.
    pub content_type: String,
    /// Elements of the live tree: those of the document and of the shadow roots that were captured, not the contents of
    /// templates. The re-read tree must have as many.
    pub element_count: Option<u32>,
    /// Hidden elements, as indices of elements in document order (the root element is 0; the shadow tree of a host
    /// comes before its children; contents of templates do not count). Ascending.
    pub hidden: Vec<u32>,
    /// Facts about pictures, parts of drawings and lines near pictures, ascending by element index.
    pub pictures: Vec<(u32, PictureFacts)>,
    /// Whether shadow roots were captured: each as a `<template shadowrootmode>` that is its host's first child, as
    /// `getHTML` writes them. The page is then read as its flat tree, with light children in their slots.
    pub shadow_roots: bool,
}

/// Facts of the live page about an element: mostly a picture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PictureFacts {
    /// The address the browser chose (`currentSrc`), absolute. Empty when it chose none.
    pub current_src: String,
    /// Natural width in pixels, 0 when not loaded.
    pub width: u32,
    /// Natural height in pixels, 0 when not loaded.
    pub height: u32,
    /// Declarations of its computed style (`fill: none; stroke: rgb(0, 0, 0)`), and its box for layout; empty where the
    /// capture did not ask.
    pub look: String,
}

impl Snapshot {
    /// A snapshot of a serialised document without facts of the live page.
    ///
    /// `html` is what `document.documentElement.outerHTML` gives with scripting on; `url` is the page's address.
    pub fn from_serialised(html: impl Into<String>, url: impl Into<String>) -> Self {
        Self {
            html: html.into(),
            form: Form::Serialised { scripting: true },
            url: url.into(),
            base_url: None,
            content_type: "text/html".into(),
            element_count: None,
            hidden: Vec::new(),
            pictures: Vec::new(),
            shadow_roots: false,
        }
    }
}
