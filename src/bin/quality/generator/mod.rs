//! Pages made by machine: labelled pages changed in ways that leave their truth known.
//!
//! Used for training ([`plan`]) and for measuring ([`run`]). Everything rests on fixed seeds: a page's own name.

mod base;
mod boxes;
mod clutter;
mod data;
mod edit;
mod figure_forms;
mod language_changes;
mod markup_changes;
mod outcome;
mod short;
mod trial;
mod wording;

pub use base::{Base, Bases};
pub use outcome::run;
pub use trial::{Made, Trial, plan};
