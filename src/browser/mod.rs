//! 8 THE ONLY ROOM THAT KNOWS THE WEB: exports, capture, hand-over, errors, TypeScript types. Holds no heuristic.
//!
//! Everything that crosses the boundary crosses here: a live document becomes a [`crate::Snapshot`] ([`capture`]), plain
//! JavaScript values become snapshots and options or a precise error ([`shape`]), an [`crate::Article`] becomes plain
//! JavaScript values ([`handover`]), a [`crate::ReadError`] becomes an `Error` with a `code` ([`failure`]). The page is
//! only ever read: no attribute is written, no node made or moved, nothing scrolled.
//!
//! Absent on purpose: a decision about what is article, and a way to recover from a trap. Wasm that has trapped must not
//! be called again; the JavaScript around it (`package/recto.js`) starts a fresh instance.

pub mod capture;
pub mod exports;

mod clock;
mod failure;
#[cfg(feature = "faults")]
mod faults;
mod handover;
mod shape;
mod text;
