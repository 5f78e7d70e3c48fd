//! Pages made by machine: labelled pages changed in ways that leave their truth known.
//!
//! Used for training ([`plan`]) and for measuring ([`run`]). Everything rests on fixed seeds: a page's own name.

mod base_pages;
mod clutter;
mod clutter_blocks;
mod cut_short;
mod edit;
mod figure_forms;
mod json_ld;
mod language_changes;
mod markup_changes;
mod scores;

mod variant;
mod wording;

pub use base_pages::{BasePage, BasePages};
pub use edit::snapshot;
pub use scores::run;
#[cfg(test)]
pub use variant::EVERYWHERE;
pub use variant::{GeneratedPage, Variant, plan};
