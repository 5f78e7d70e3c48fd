//! Faults to order, for the tests of what happens after one. Compiled only with the feature `faults`, which no shipped
//! Wasm has; a test looks.

use std::cell::Cell;
use wasm_bindgen::prelude::*;

thread_local! {
    static ARMED: Cell<Option<Fault>> = const { Cell::new(None) };
}

#[derive(Debug, Clone, Copy)]
enum Fault {
    Panic,
    OutOfBounds,
    StackOverflow,
    OutOfMemory,
}

/// Orders a fault for the next reading: `panic`, `out-of-bounds`, `stack-overflow` or `out-of-memory`.
#[wasm_bindgen(js_name = armFault)]
pub fn arm(fault: &str) {
    ARMED.set(match fault {
        "panic" => Some(Fault::Panic),
        "out-of-bounds" => Some(Fault::OutOfBounds),
        "stack-overflow" => Some(Fault::StackOverflow),
        "out-of-memory" => Some(Fault::OutOfMemory),
        _ => None,
    });
}

/// Commits the fault that was ordered, once.
#[allow(clippy::panic)] // that is what it is for
pub(super) fn strike() {
    let Some(fault) = ARMED.take() else { return };
    match fault {
        Fault::Panic => panic!("ordered by a test"),
        Fault::OutOfBounds => {
            let nothing: &[u8] = std::hint::black_box(&[]);
            std::hint::black_box(nothing[std::hint::black_box(1)]);
        }
        Fault::StackOverflow => {
            std::hint::black_box(descend(1));
        }
        Fault::OutOfMemory => {
            let mut hoard = Vec::new();
            loop {
                hoard.push(std::hint::black_box(Vec::<u8>::with_capacity(64 << 20)));
            }
        }
    }
}

#[allow(unconditional_recursion)] // that is what it is for
fn descend(depth: u64) -> u64 {
    let frame = std::hint::black_box([depth; 64]);
    descend(depth + 1) + frame[(depth % 64) as usize]
}
