//! Metadata of the article.

use super::{Address, Direction};

/// Metadata, each field from the best source that has it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Metadata {
    /// The headline, without the site's name.
    pub title: Option<String>,
    /// The names of all authors.
    pub authors: Vec<String>,
    /// The authors as one line.
    pub byline: Option<String>,
    /// ISO 8601.
    pub published_time: Option<String>,
    /// ISO 8601.
    pub modified_time: Option<String>,
    /// The name of the site.
    pub site_name: Option<String>,
    /// The summary that the page declares.
    pub excerpt: Option<String>,
    /// BCP 47 tag.
    pub lang: Option<String>,
    /// Writing direction.
    pub dir: Option<Direction>,
    /// The article's own address.
    pub url: Option<Address>,
    /// The image that the page declares as its own.
    pub lead_image: Option<Address>,
    /// The licence the page declares for itself.
    pub license: Option<Address>,
}
