//! Browser: the only module that uses the web. Exports, capture, values in and out, errors, TypeScript types. Contains no
//! heuristic.
//!
//! Everything that crosses the boundary crosses here: a live document becomes a [`crate::Snapshot`] ([`capture`]), plain
//! JavaScript values become snapshots and options or an error that names the field (`incoming`), an [`crate::Article`]
//! becomes plain JavaScript values (`outgoing`), a [`crate::ReadError`] becomes an `Error` with a `code` (`failure`). The
//! page is only ever read: no attribute is written, no node made or moved, nothing scrolled.
//!
//! Absent on purpose: a decision about what is article, and a way to recover from a trap. Wasm that has trapped must not
//! be called again; the JavaScript around it (`package/recto.js`) starts a fresh instance.

pub mod capture;
pub mod exports;

mod clock;
mod encoder;
mod failure;
#[cfg(feature = "faults")]
mod faults;
mod incoming;
mod outgoing;
