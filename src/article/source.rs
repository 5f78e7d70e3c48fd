//! Sources of metadata.

use serde::Serialize;

/// Where on the page a metadata field was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
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

impl Source {
    /// The stable name, such as `json-ld`.
    pub fn name(self) -> &'static str {
        match self {
            Self::JsonLd => "json-ld",
            Self::OpenGraph => "open-graph",
            Self::Twitter => "twitter",
            Self::Meta => "meta",
            Self::Microdata => "microdata",
            Self::Headline => "headline",
            Self::TitleElement => "title-element",
            Self::LinkRelation => "link-relation",
            Self::Visible => "visible",
            Self::Attribute => "attribute",
            Self::Address => "address",
            Self::LanguageDetection => "language-detection",
        }
    }
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

impl Sources {
    /// The JSON key of each field and its source.
    pub fn all(&self) -> [(&'static str, Option<Source>); 11] {
        [
            ("title", self.title),
            ("authors", self.authors),
            ("publishedTime", self.published_time),
            ("modifiedTime", self.modified_time),
            ("siteName", self.site_name),
            ("excerpt", self.excerpt),
            ("lang", self.lang),
            ("dir", self.dir),
            ("url", self.url),
            ("leadImage", self.lead_image),
            ("license", self.license),
        ]
    }
}
