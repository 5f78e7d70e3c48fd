//! Notes: kept with the text that refers to them, linked both ways, gathered at the end in order.
//!
//! A page writes them in three ways: in lists or lines after the text ([`cited`] keeps those that kept text refers to), in
//! the middle of a line or in the margin ([`Within`] takes those out), or as bare numbers without a link. [`form::tidy`]
//! gives the lines of all one form.

mod cited;
mod form;
mod within;

pub(super) use cited::keep;
pub(super) use form::tidy;
pub(super) use within::{Within, is_sign, is_within};
