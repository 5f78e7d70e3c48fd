//! Addresses: absolute, and of a scheme that can do no harm.

use serde::Serialize;

/// An absolute address that was found harmless for its use. There is no other way to make one than [`Address::link`],
/// [`Address::picture`] and [`Address::page`], so whoever holds one need not ask again.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Address(String);

impl Address {
    /// The address of a page: `http`, `https`, `file`; what relative addresses are resolved against.
    pub fn page(_text: &str) -> Option<Self> {
        None
    }

    /// The address that a `base` element gives, itself relative to the page's.
    pub(super) fn base(_href: &str, _page: Option<&Self>) -> Option<Self> {
        None
    }

    /// The target of a link: `http`, `https`, `mailto`, `tel`, or a fragment of the page itself, absolute against `base`.
    pub fn link(_text: &str, _base: Option<&Self>) -> Option<Self> {
        None
    }

    /// The source of a picture, video or sound: `http`, `https`, or a `data:` picture of a raster type, absolute against
    /// `base`.
    pub fn picture(_text: &str, _base: Option<&Self>) -> Option<Self> {
        None
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
