//! A live document becomes a [`Snapshot`]. The one algorithm, told in words; `extension/capture.js` is its twin in plain
//! JavaScript, and a test holds both to the same bytes on every fixture.
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
//!    out as a whole says nothing of its parts). Asked are the elements of [`walk::CANDIDATES`] outside of quiet
//!    subtrees:
//!    - It passes `checkVisibility({opacityProperty: true, visibilityProperty: true})`: visible.
//!    - It has a box (`checkVisibility()`), so it is transparent or `visibility: hidden`: hidden; what is below may be
//!      shown again and is asked by itself.
//!    - Its computed `display` is `contents`: it has no box to show, its children may; not hidden.
//!    - Else hidden, and its subtree is quiet: nothing below can be seen, nobody needs to ask.
//!
//!    A closed `details` and an element with `hidden="until-found"` make their subtree quiet without a word: a person
//!    can open them, so what is in them counts as shown. Whether something is hidden is said by its place in `hidden`.
//! 5. **Pictures.** Every `img` that chose an address or has a size gives its place, `currentSrc`, `naturalWidth` and
//!    `naturalHeight`. An address over [`walk::LONGEST_ADDRESS`] units (a picture within the page) is left empty: it
//!    stands in `html`.
//! 6. **Writing.** Without shadow roots `html` is the root's `outerHTML`; with some it is the root's start tag, its
//!    `getHTML({shadowRoots})`, `</html>`. In packed form the tree is written by ourselves, see [`pack`]; so is a tree
//!    deeper than [`walk::DEEPEST`], asked for or not, as the browser's own writer recurses and takes the tab down.
//!
//! Named elements shadow the properties of a document and of a form (`<img name="body">`), so the document is only ever
//! asked through the getters and methods of the prototypes, and a form is not asked at all. Nothing on the page is
//! written, made, cloned, moved, focused or scrolled, so no script of the page runs in between.

mod dom;
mod pack;
mod walk;

use super::text;
use crate::ReadError;
use crate::page::{Form, Snapshot};
use dom::DocumentFacts;
use wasm_bindgen::prelude::*;

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
pub fn capture(document: &JsValue, packing: Packing) -> Result<Snapshot, ReadError> {
    let facts = DocumentFacts::of(document)?;
    let mut snapshot = Snapshot {
        html: String::new(),
        form: form(packing, facts.scripting),
        shadow_roots: false,
        url: facts.url,
        base_url: Some(facts.base_url),
        content_type: facts.content_type,
        element_count: Some(0),
        hidden: Vec::new(),
        pictures: Vec::new(),
    };
    let Some(root) = facts.root.filter(|_| snapshot.content_type == "text/html") else {
        return Ok(snapshot);
    };
    let seen = walk::walk(&facts.document, facts.window.as_ref());
    let packing = if walk::is_too_deep(&facts.document, &root, &seen) { Packing::Packed } else { packing };
    snapshot.form = form(packing, facts.scripting);
    snapshot.shadow_roots = seen.shadow_roots.length() > 0;
    snapshot.element_count = Some(seen.places);
    snapshot.hidden = seen.hidden;
    snapshot.pictures = seen.pictures;
    snapshot.html = match packing {
        Packing::Packed => pack::tree(&root),
        Packing::Serialised if snapshot.shadow_roots => {
            let mut html = pack::start_tag(&root);
            html.push_str(&text::utf8(&dom::inner_html(&root, &seen.shadow_roots)));
            html.push_str("</html>");
            html
        }
        Packing::Serialised => text::utf8(&dom::outer_html(&root)),
    };
    Ok(snapshot)
}

fn form(packing: Packing, scripting: bool) -> Form {
    match packing {
        Packing::Serialised => Form::Serialised { scripting },
        Packing::Packed => Form::Packed,
    }
}
