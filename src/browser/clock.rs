//! How long things take, by the browser's own clock.

use wasm_bindgen::JsCast;
use web_sys::{Performance, Window, WorkerGlobalScope};

/// Gives the milliseconds since it was last asked. Without a clock, because nobody wants to know or because the global
/// object has none, it gives 0.
pub(super) struct Stopwatch {
    running: Option<(Performance, f64)>,
}

impl Stopwatch {
    pub(super) fn new(wanted: bool) -> Self {
        let clock = if wanted { performance() } else { None };
        Self { running: clock.map(|clock| (clock.clone(), clock.now())) }
    }

    /// Milliseconds since the last call.
    pub(super) fn lap(&mut self) -> f64 {
        let Some((clock, last)) = &mut self.running else { return 0.0 };
        let now = clock.now();
        let took = now - *last;
        *last = now;
        // A coarse clock may stand still, but never runs backwards.
        took.max(0.0)
    }
}

/// The clock of the global object: a page's window, or a worker's scope.
fn performance() -> Option<Performance> {
    let global = js_sys::global();
    match global.dyn_into::<Window>() {
        Ok(window) => window.performance(),
        Err(global) => global.dyn_into::<WorkerGlobalScope>().ok()?.performance(),
    }
}
