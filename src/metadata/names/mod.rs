//! People's names: reading them out of a line of text, and the byline prefixes that introduce them.
//!
//! Knows text and dates only. Never decides whose name is the author's: see `fields::authors`.

pub mod byline_prefixes;
mod name_form;
mod person_names;
mod reporters;

pub use name_form::{has_person_form, is_full_name};
pub use person_names::{is_trade, parse_names, parse_names_of_lines};
pub use reporters::reporter_names;
