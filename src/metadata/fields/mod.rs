//! The fields of the metadata: one file or folder each, which chooses among the candidates that `sources` collected.
//!
//! A field does not walk the page: it looks at candidates and a fixed number of nodes around each. Fields that depend on
//! others get their results as arguments from `metadata::read`, which shows the order.

mod authors;
mod canonical_address;
mod dates;
mod excerpt;
mod language;
mod lead_image;
mod license;
mod page_type;
mod photo_credits;
mod site_name;
mod site_names;
mod structured_text;
mod title;

pub use authors::authors;
pub use canonical_address::canonical_address;
pub use dates::{PageSignals, dates};
pub use excerpt::excerpt;
pub use language::{direction, language};
pub use lead_image::lead_image;
pub use license::license;
pub use page_type::{declares_article, is_listing};
pub use photo_credits::photo_credits;
pub use site_name::{named_behind_headline, site_name};
pub use site_names::site_name_keys;
pub use structured_text::{StructuredText, structured_text};
pub use title::title;
