//! A page as captured: one string and what only the live page knows.

/// How [`Snapshot::html`] was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As the browser serialises a document (`outerHTML`, `getHTML`): raw text in script, style and their like; noscript
    /// is raw when scripting is on.
    Serialised {
        /// Whether scripting was on, so that `noscript` holds raw text.
        scripting: bool,
    },
    /// As the packed capture writes it: every element has its end tag, and every text, attribute value and comment is
    /// escaped, in script and style too. Says what HTML cannot say: any tree that script can build.
    Packed,
}

/// A page as captured.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    /// The serialised root element.
    pub html: String,
    /// How it was written.
    pub form: Form,
    /// The page's address.
    pub url: String,
    /// What addresses in the page are relative to (`document.baseURI`); the page's address when absent.
    pub base_url: Option<String>,
    /// Media type of the document; `text/html` is what we read.
    pub content_type: String,
    /// Elements of the live tree: those of the document and of the shadow roots that were captured, not the contents of
    /// templates. The re-read tree must have as many.
    pub element_count: Option<u32>,
    /// Elements a person cannot see, as places in document order (the root element is 0; the shadow tree of a host comes
    /// before its children; contents of templates do not count). Rising.
    pub hidden: Vec<u32>,
    /// What the live page knows of its pictures and of the parts of its drawings, rising by place.
    pub pictures: Vec<(u32, PictureFacts)>,
    /// Whether shadow roots were captured: each as a `<template shadowrootmode>` that is its host's first child, as
    /// `getHTML` writes them. The page is then read as a person sees it, with light children in their slots.
    pub shadow_roots: bool,
}

/// What a live page knows of one of its pictures.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PictureFacts {
    /// The address the browser chose (`currentSrc`), absolute. Empty when it chose none.
    pub current_src: String,
    /// Natural width in pixels, 0 when not loaded.
    pub width: u32,
    /// Natural height in pixels, 0 when not loaded.
    pub height: u32,
    /// How it looks, as declarations of computed style (`fill: none; stroke: rgb(0, 0, 0)`); empty where nobody asked.
    pub look: String,
}

impl Snapshot {
    /// A snapshot of a serialised document with nothing known of the live page.
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
