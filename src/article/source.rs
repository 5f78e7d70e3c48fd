//! Where a fact came from.

use serde::{Deserialize, Serialize};

/// A place on the page that states a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// A JSON-LD script.
    JsonLd,
    /// A meta element of Open Graph or its kin (`og:…`, `article:…`).
    OpenGraph,
    /// A meta element of Twitter cards.
    Twitter,
    /// Another meta element: Dublin Core, parsely, sailthru, author, …
    Meta,
    /// Microdata attributes (`itemprop`).
    Microdata,
    /// The headline as shown.
    Headline,
    /// The title element.
    TitleElement,
    /// A link relation (`rel`).
    Relation,
    /// Text shown on the page, known by its place or its element.
    Visible,
    /// An attribute of the root, the body or the article element.
    Attribute,
    /// The page's address.
    Address,
    /// The words of the page itself, counted.
    Words,
}

/// The source of each fact of [`super::Metadata`]; `None` where the fact is not known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // each is the source of the fact of its name
pub struct Sources {
    pub title: Option<Source>,
    pub authors: Option<Source>,
    pub published_time: Option<Source>,
    pub modified_time: Option<Source>,
    pub site_name: Option<Source>,
    pub excerpt: Option<Source>,
    pub lang: Option<Source>,
    pub dir: Option<Source>,
    pub url: Option<Source>,
    pub lead_image: Option<Source>,
    pub license: Option<Source>,
}
