//! What JavaScript may call. Each export is a sentence; the work is done elsewhere.

use crate::page::Snapshot;
use crate::pipeline::{self, Stage};
use crate::{Article, Options, ReadError};
use wasm_bindgen::prelude::*;

use super::capture::{self, Packing};
use super::clock::Stopwatch;
use super::{failure, handover, shape};

/// Reads the article of a live document. The document is not changed.
///
/// # Errors
/// An `Error` named "RectoError" with the `code` of a [`ReadError`].
#[wasm_bindgen]
pub fn extract(document: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let options = shape::to_options(options).map_err(|e| failure::error(&e))?;
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
    handover::article(&article.map_err(|e| failure::error(&e))?, &mut watch)
}

/// Reads the article of a snapshot.
///
/// # Errors
/// An `Error` named "RectoError" with the `code` of a [`ReadError`].
#[wasm_bindgen(js_name = extractSnapshot)]
pub fn extract_snapshot(snapshot: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let options = shape::to_options(options).map_err(|e| failure::error(&e))?;
    let mut watch = Stopwatch::new(options.timings);
    let article = shape::to_snapshot(snapshot).and_then(|snapshot| read(snapshot, &options, &mut watch));
    handover::article(&article.map_err(|e| failure::error(&e))?, &mut watch)
}

/// Whether a live document holds something worth reading. The document is not changed.
///
/// # Errors
/// An `Error` named "RectoError" with the `code` of a [`ReadError`].
#[wasm_bindgen(js_name = isReadable)]
pub fn is_readable(document: &JsValue) -> Result<bool, JsValue> {
    captured(document, pipeline::is_readable).map_err(|e| failure::error(&e))
}

/// Whether a snapshot holds something worth reading.
///
/// # Errors
/// An `Error` named "RectoError" with the `code` of a [`ReadError`].
#[wasm_bindgen(js_name = isReadableSnapshot)]
pub fn is_readable_snapshot(snapshot: &JsValue) -> Result<bool, JsValue> {
    shape::to_snapshot(snapshot).and_then(pipeline::is_readable).map_err(|e| failure::error(&e))
}

/// Takes the snapshot of a live document, for [`extract_snapshot`] elsewhere. The document is not changed.
///
/// # Errors
/// An `Error` named "RectoError" with the `code` of a [`ReadError`].
#[wasm_bindgen(js_name = capture)]
pub fn capture_document(document: &JsValue, packed: bool) -> Result<JsValue, JsValue> {
    capture::plain(document, packed).map_err(|e| failure::error(&e))
}

/// Captures and reads; when the page is one that HTML cannot say, once more with the tree packed.
fn captured<T>(document: &JsValue, mut read: impl FnMut(Snapshot) -> Result<T, ReadError>) -> Result<T, ReadError> {
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
