//! The page as an immutable tree, read from a [`Snapshot`].
//!
//! Nodes are in preorder, so a subtree is a contiguous range of [`NodeId`]s and every walk is a loop: nothing recurses,
//! here or later, as a page may be 100,000 levels deep. All text is in two buffers. No scores, no decisions.

mod address;
pub mod address_parts;
mod document;
pub mod letters;
mod live_facts;
mod names;
mod namespace;
mod namings;
mod node;
pub mod numbered;
mod raw_text;
mod reader;
mod references;
mod resolve;
mod shadow;
mod snapshot;
mod tag;
mod tree;
mod value_numbers;
pub mod word_table;

pub use address::Address;
pub use namings::Naming;
pub use node::{Kind, NodeId};
pub use snapshot::{Form, PictureFacts, Snapshot};
pub use tag::Tag;
pub use tree::{Attributes, Children, Page};
pub use value_numbers::{NamedBy, Vocabulary};
