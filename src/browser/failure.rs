//! Errors for the outside: made here once, nowhere else.

use crate::ReadError;
use js_sys::Reflect;
use std::sync::Mutex;
use wasm_bindgen::prelude::*;

/// What the last panic said. A panic traps, so nobody inside can tell; the wrapper asks before it drops the instance.
static LAST_PANIC: Mutex<String> = Mutex::new(String::new());

/// The JavaScript `Error` for a [`ReadError`]: its message, `name` "RectoError" and the stable `code`.
pub(super) fn error(from: &ReadError) -> JsValue {
    let error = js_sys::Error::new(&from.to_string());
    error.set_name("RectoError");
    // Defining a property on a fresh Error cannot fail.
    let _ = Reflect::set(&error, &"code".into(), &from.code().into());
    error.into()
}

/// Lets panics leave their message where [`last_panic`] finds it.
#[wasm_bindgen(start)]
fn listen_for_panics() {
    std::panic::set_hook(Box::new(|info| {
        if let Ok(mut last) = LAST_PANIC.try_lock() {
            *last = info.to_string();
        }
    }));
}

/// What the panic said that stopped this instance; empty when it was not a panic.
#[wasm_bindgen(js_name = lastPanic)]
pub fn last_panic() -> String {
    LAST_PANIC.try_lock().map(|mut last| std::mem::take(&mut *last)).unwrap_or_default()
}

/// How much memory this instance has taken, in pages of 64 KiB.
#[wasm_bindgen(js_name = memoryPages)]
pub fn memory_pages() -> u32 {
    u32::try_from(core::arch::wasm32::memory_size(0)).unwrap_or(u32::MAX)
}
