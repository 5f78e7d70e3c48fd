//! Addresses (URLs): their parts, and which kind of page their form suggests.
//!
//! Works on strings only. The kind is a hint and never proof: fields use it where the page declares nothing.

mod kind;

pub use crate::page::address_parts::{host, is_address, is_same_site, last_segment, path};
pub use kind::{
    date_in_path, is_author_page, is_entry, is_front_page, is_listing, is_page_of, is_person_page, is_section,
};
