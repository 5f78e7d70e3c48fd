//! The time of day is not needed, only how long things take.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;
}

/// Hands out the milliseconds since it was last asked; does not look at the clock at all when nobody wants to know.
pub(super) struct Stopwatch {
    last: Option<f64>,
}

impl Stopwatch {
    pub(super) fn new(wanted: bool) -> Self {
        Self { last: wanted.then(now) }
    }

    /// Milliseconds since the last call, 0 when not wanted.
    pub(super) fn lap(&mut self) -> f64 {
        let Some(last) = self.last else { return 0.0 };
        let now = now();
        self.last = Some(now);
        // A coarse clock may stand still, but never runs backwards.
        (now - last).max(0.0)
    }
}
