//! Where a fact came from.

use serde::Serialize;

/// A place on the page that states a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
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
            Self::Relation => "relation",
            Self::Visible => "visible",
            Self::Attribute => "attribute",
            Self::Address => "address",
            Self::Words => "words",
        }
    }
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

impl Sources {
    /// Each fact's key in the product and its source.
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
