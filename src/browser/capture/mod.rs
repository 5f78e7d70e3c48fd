//! A live document becomes a [`Snapshot`]. The one algorithm, described here; `live.js` and `looks.js` beside this file are what
//! runs, here and in the extension's page.
//!
//! 1. **Document.** The address is `document.URL`, the base `document.baseURI`, the media type `document.contentType`.
//!    A document that is not `text/html`, or has no root element, is not taken further: its `html` is empty.
//! 2. **Scripting** is on when the document has a window and no `noscript` in it has element children: then the browser
//!    wrote, and we read, the inside of `noscript` as raw text.
//! 3. **Walk.** All elements of the document in document order, from the root element (place 0); the shadow tree of a
//!    host that has an open shadow root comes before the host's children. Children of a `template` element itself (not
//!    its contents; only script puts them there) are never shown nor serialised: they and all below them have no place
//!    and are not counted. The number of places is `elementCount`.
//! 4. **Visibility** is asked only when the document has a window and its `body` passes the check itself (a page faded
//!    out as a whole says nothing of its parts). Asked are the elements of `CANDIDATES` outside of quiet subtrees:
//!    - It passes `checkVisibility({opacityProperty: true, visibilityProperty: true})`: visible.
//!    - It has a box (`checkVisibility()`), so it is transparent or `visibility: hidden`: hidden; what is below may be
//!      shown again and is asked by itself.
//!    - Its computed `display` is `contents`: it has no box to show, its children may; not hidden.
//!    - Else hidden, and its subtree is quiet: nothing below can be seen, nobody needs to ask.
//!
//!    A closed `details` and an element with `hidden="until-found"` make their subtree quiet without being asked: a person
//!    can open them, so what is in them counts as shown. So can they a sheet of tabs (`role="tabpanel"`) that the tab
//!    which names it can be seen for: it is not hidden, and below it is what has `display: none` itself. Whether something is hidden is said by its place in `hidden`.
//! 5. **Pictures.** Every `img` that chose an address or has a size gives its place, `currentSrc`, `naturalWidth` and
//!    `naturalHeight`. An address over `LONGEST_ADDRESS` units (a picture within the page) is left empty: it
//!    stands in `html`.
//!
//!    How they look is recorded in `look`, as declarations, where no attribute gives it:
//!    - An `svg` of some size and some shapes, and each part of it: what its computed style says of its paint, where it
//!      is not that of the part around it. The `svg` has its size as laid out.
//!    - A `canvas` of some size: what stands on it, as `currentSrc`. Not one that the browser keeps to itself, nor one that
//!      is empty.
//!    - A picture of some width, a drawing, a canvas, that no `figcaption` speaks for: its box. So the two lines of text after it, with the size
//!      of their letters in tenths of pixels and how they are aligned: a line under a picture may be its caption.
//! 6. **Line breaks.** A visible element of `TEXTS` whose text begins with three lines of the source or more is asked whether
//!    its style shows them (`white-space`), `BROKEN` of them at most; what is not `normal` stands in its `look`.
//! 7. **Writing.** Without shadow roots `html` is the root's `outerHTML`; with some it is the root's start tag, its
//!    `getHTML({shadowRoots})`, `</html>`. In packed form the tree is written by ourselves, see `pack`; so is a tree
//!    deeper than `DEEPEST`, asked for or not, as the browser's own writer recurses and takes the tab down.
//!
//! Named elements shadow the properties of a document and of a form (`<img name="body">`), so the document is only ever
//! asked through the getters and methods of the prototypes, and a form is not asked at all. Nothing on the page is
//! written, made, cloned, moved, focused or scrolled, so no script of the page runs in between.

use crate::ReadError;
use crate::page::Snapshot;
use wasm_bindgen::prelude::*;
use web_sys::Document;

use super::incoming;

#[wasm_bindgen(module = "/src/browser/capture/live.js")]
extern "C" {
    #[wasm_bindgen(js_name = capture)]
    fn live(document: &Document, packed: bool) -> JsValue;
}

// Named so that it lies beside `live.js`, which imports it.
#[wasm_bindgen(module = "/src/browser/capture/looks.js")]
extern "C" {
    #[allow(dead_code)]
    fn looker(blocks: &str, strictly: &JsValue) -> JsValue;
}

/// How to write the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// As the browser does: fast, and exact for nearly every page.
    Serialised,
    /// By ourselves: exact for any tree that script can build.
    Packed,
}

/// Takes the snapshot of a live document.
///
/// # Errors
/// [`ReadError::UnsupportedDocument`] when it is no document.
pub fn capture(document: &Document, packing: Packing) -> Result<Snapshot, ReadError> {
    incoming::snapshot(&plain(document, packing == Packing::Packed)?)
}

/// The same as the plain object that `live.js` makes.
pub(super) fn plain(document: &Document, packed: bool) -> Result<JsValue, ReadError> {
    let snapshot = live(document, packed);
    if snapshot.is_null() {
        return Err(ReadError::UnsupportedDocument("a value that is no document".into()));
    }
    Ok(snapshot)
}
