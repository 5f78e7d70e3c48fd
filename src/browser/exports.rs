//! What JavaScript may call. `package/recto.js` passes these on under the same names, `package/recto.d.ts` declares the
//! shapes, in which keys are in camel case, a missing fact is `null`, and what was not asked for is absent.
//!
//! Every error is an `Error` with the name "RectoError" and, as its `code`, that of a [`ReadError`]. JavaScript may pass
//! any value where a [`Document`] stands: the capture asks whether it is one.

use crate::page::Snapshot;
use crate::pipeline::{self, Stage};
use crate::{Article, Options, ReadError};
use wasm_bindgen::prelude::*;
use web_sys::Document;

use super::capture::{self, Packing};
use super::clock::Stopwatch;
use super::{failure, incoming, outgoing};

/// Reads the article of a live document, of this window or another. The document is not changed.
///
/// Takes the document and [`Options`] as a plain object; `undefined` and `null` are the defaults. Gives an [`Article`] as
/// a plain object.
///
/// # Errors
/// `bad-options`; `unsupported-document` when it is no document or none of HTML; `empty-document`, `frameset`,
/// `no-article`.
#[wasm_bindgen]
pub fn extract(document: &Document, options: &JsValue) -> Result<JsValue, JsValue> {
    let options = incoming::options(options).map_err(|e| failure::error(&e))?;
    let mut watch = Stopwatch::new(options.timings);
    let mut capturing = 0.0;
    let article = captured(document, |snapshot| {
        capturing += watch.lap();
        let mut article = read(snapshot, &options, &mut watch)?;
        if let Some(timings) = &mut article.timings {
            timings.capture = capturing;
        }
        Ok(article)
    });
    outgoing::article(&article.map_err(|e| failure::error(&e))?, &mut watch)
}

/// Reads the article of a snapshot, which [`capture_document`] has taken here or elsewhere.
///
/// Takes the snapshot and the options as plain objects, see [`extract`]. Gives an [`Article`] as a plain object; its
/// `timings.capture` is 0.
///
/// # Errors
/// `bad-options`; `bad-snapshot` when a field is missing, of the wrong type, or `html` is damaged; `capture-mismatch`
/// when the page is one that serialised HTML cannot express, so that it must be captured again, packed; and those of
/// [`extract`] that speak of the page.
#[wasm_bindgen(js_name = extractSnapshot)]
pub fn extract_snapshot(snapshot: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let options = incoming::options(options).map_err(|e| failure::error(&e))?;
    let mut watch = Stopwatch::new(options.timings);
    let article = incoming::snapshot(snapshot).and_then(|snapshot| read(snapshot, &options, &mut watch));
    outgoing::article(&article.map_err(|e| failure::error(&e))?, &mut watch)
}

/// Whether a live document holds something worth reading: see [`pipeline::is_readable`]. The document is not changed.
///
/// # Errors
/// `unsupported-document`, `empty-document`, `frameset`.
#[wasm_bindgen(js_name = isReadable)]
pub fn is_readable(document: &Document) -> Result<bool, JsValue> {
    captured(document, pipeline::is_readable).map_err(|e| failure::error(&e))
}

/// Whether a snapshot holds something worth reading: see [`pipeline::is_readable`].
///
/// # Errors
/// `bad-snapshot`, `capture-mismatch`, and those of [`is_readable`].
#[wasm_bindgen(js_name = isReadableSnapshot)]
pub fn is_readable_snapshot(snapshot: &JsValue) -> Result<bool, JsValue> {
    incoming::snapshot(snapshot).and_then(pipeline::is_readable).map_err(|e| failure::error(&e))
}

/// Takes the snapshot of a live document, for [`extract_snapshot`] elsewhere. The document is not changed.
///
/// With `packed` every node is written out by ourselves instead of the browser: slower, but exact for any tree that script
/// can build. Gives a plain object that survives JSON, storage and `postMessage`; the keys are those of
/// [`Snapshot`]. A document that cannot be read is captured too, with empty `html`.
///
/// # Errors
/// `unsupported-document` when it is no document.
#[wasm_bindgen(js_name = capture)]
pub fn capture_document(document: &Document, packed: bool) -> Result<JsValue, JsValue> {
    capture::plain(document, packed).map_err(|e| failure::error(&e))
}

/// Captures and reads; when the page is one that HTML cannot express, once more with the tree packed.
fn captured<T>(document: &Document, mut read: impl FnMut(Snapshot) -> Result<T, ReadError>) -> Result<T, ReadError> {
    match read(capture::capture(document, Packing::Serialised)?) {
        Err(ReadError::CaptureMismatch { .. }) => read(capture::capture(document, Packing::Packed)?),
        result => result,
    }
}

/// Reads a snapshot with an eye on the clock.
fn read(snapshot: Snapshot, options: &Options, watch: &mut Stopwatch) -> Result<Article, ReadError> {
    #[cfg(feature = "faults")]
    super::faults::strike();
    if !options.timings {
        return pipeline::read(snapshot, options);
    }
    let mut timings = crate::article::Timings::default();
    let mut article = pipeline::read_timed(snapshot, options, |stage| {
        let took = watch.lap();
        match stage {
            Stage::Read => timings.read = took,
            Stage::Judged => timings.judge = took,
            Stage::Rendered => timings.render = took,
        }
    })?;
    watch.lap();
    article.timings = Some(timings);
    Ok(article)
}
