//! The sources of metadata: one pass over the page collects every typed candidate.
//!
//! | source | file |
//! |---|---|
//! | JSON-LD scripts | `json_ld.rs`, `records.rs` |
//! | meta tags, `link`, `title` | `meta_tags.rs` |
//! | microdata | `microdata.rs` |
//! | visible page: headings, bylines, dates, text nodes | `page_pass.rs`, `class_words.rs` |
//! | visible lines around the headline | `headline_region.rs` |
//!
//! Collectors never choose: which candidate is a field's value is decided in `fields/`, which look at what is collected
//! here and do not walk the page.

mod class_words;
mod headline_region;
mod json_ld;
mod limits;
mod meta_tags;
mod microdata;
mod page_pass;
mod records;
mod teasers;

pub use class_words::ClassRole;
pub use headline_region::{HeadlineRegion, Line};
pub use json_ld::JsonLd;
pub(in crate::metadata) use json_ld::{Map, Value, has_type, objects_of_page, text_member};
pub use microdata::item_text;
pub use page_pass::{PageSources, collect};
pub use records::{Record, RecordKind};
pub use teasers::{is_by_reader, is_in_chrome, is_in_list_entry, is_linked_heading, is_of_other_story, is_teaser_date};
