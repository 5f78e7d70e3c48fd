//! Sources of metadata.

use serde::{Deserialize, Serialize};

/// Where on the page a metadata field was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// A JSON-LD script.
    JsonLd,
    /// An Open Graph meta element (`og:…`, `article:…`).
    OpenGraph,
    /// A meta element of Twitter cards.
    Twitter,
    /// Another meta element: Dublin Core, parsely, sailthru, author, …
    Meta,
    /// Microdata attributes (`itemprop`).
    Microdata,
    /// The visible headline.
    Headline,
    /// The title element.
    TitleElement,
    /// A link relation (`rel`).
    LinkRelation,
    /// Visible text, found by its position or its element.
    Visible,
    /// An attribute of the root, the body or the article element.
    Attribute,
    /// The page's address.
    Address,
    /// The language detected from the text.
    LanguageDetection,
}

/// The source of each field of [`super::Metadata`]; `None` where the field is `None`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // each is the source of the field of its name
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
