//! Recto: reader mode. A web page becomes its article.
//!
//! One pipeline; the modules are listed here in the order in which a page passes them:
//!
//! ```text
//! Snapshot ─page─► Page ─measure─► Measures ─judge─► Verdicts ─figures─► ─metadata─► ─content─► ─render─► Article
//! ```
//!
//! The tree is built once and never changed; every later step writes a side table keyed by [`page::NodeId`] or
//! [`measure::BlockId`]. See `ARCHITECTURE.md` for the modules, what each may depend on, and what is deliberately absent.

pub mod article;
pub mod error;
pub mod options;
pub mod pipeline;

pub mod page;

pub mod measure;

pub mod corrections;

pub mod judge;

pub mod figures;

pub mod metadata;

pub mod content;

pub mod render;

#[cfg(target_arch = "wasm32")]
pub mod browser;

#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
pub mod native;

pub use article::Article;
pub use error::ReadError;
pub use options::{Breadth, Options};
pub use page::Snapshot;
pub use pipeline::{is_readable, read};
