//! The product: plain data, no behaviour.
//!
//! [`Article`] is what callers get; [`Body`], [`Figure`] and [`Metadata`] are what the modules pass to each other.
//! Nothing here can hold markup of the page: text is text, addresses are [`Address`]es, structure is [`Element`]s.

mod body;
mod drawing;
mod figure;
mod foreign;
mod formula;
mod metadata;
mod source;

pub use crate::page::Address;
pub use body::{Body, Direction, Element, HeaderScope, Link, Part};
pub use drawing::{Drawing, SVG};
pub use figure::{Figure, FigureKind};
pub use foreign::{ForeignElement, ForeignPart, Vocabulary};
pub use formula::{Formula, MATH};
pub use metadata::Metadata;
pub use source::{Source, Sources};

use serde::{Deserialize, Serialize};

/// An article, as returned. The first nine fields have Readability's names and meaning.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Article {
    /// The headline as shown, without the site's name. Empty when the page has none.
    pub title: String,
    /// The authors as one line, names only.
    pub byline: Option<String>,
    /// Writing direction of the article: `ltr` or `rtl`, where the page declares it; `rtl` too where its text is so.
    pub dir: Option<String>,
    /// Language of the article as a BCP 47 tag: declared by the page, else detected from its text.
    pub lang: Option<String>,
    /// The article as safe HTML: allow-listed elements and attributes only, absolute addresses, pictures as
    /// `<figure><img><figcaption>`, posts of a discussion as `<article>` with a `<header>` of author and `<time>`.
    pub content: String,
    /// The text of the article, one block per line.
    pub text_content: String,
    /// Length of `text_content` in UTF-16 units, as JavaScript counts.
    pub length: u32,
    /// The page's own summary, or the beginning of the first paragraph.
    pub excerpt: Option<String>,
    /// The standfirst (lead, deck) between headline and text, where `content` does not hold it.
    pub standfirst: Option<String>,
    /// The name of the site.
    pub site_name: Option<String>,
    /// Time of publication, ISO 8601 with the known precision. Of an article that gives only the time of its last
    /// change, that.
    pub published_time: Option<String>,
    /// Time of the last change, ISO 8601 with the known precision.
    pub modified_time: Option<String>,
    /// All authors, names only.
    pub authors: Vec<String>,
    /// The article's own address: canonical if the page declares one on its own site, else the page's address.
    pub url: Option<String>,
    /// Address of the lead picture.
    pub lead_image: Option<String>,
    /// Address of the next page of an article in several pages, on the same site.
    pub next_page: Option<String>,
    /// Address of the licence, where the page declares one.
    pub license: Option<String>,
    /// Every picture, video and player of `content`, in order.
    pub figures: Vec<Figure>,
    /// Every heading of `content`, in order.
    pub headings: Vec<Heading>,
    /// Words of `text_content`: runs of letters and digits; ideographs, kana and hangul are
    /// counted as [`crate::measure::words`] says.
    pub word_count: u32,
    /// Reading time in whole minutes, at least 1.
    pub reading_minutes: u32,
    /// What kind of page it is.
    pub kind: PageKind,
    /// Confidence in that kind, 0 to 1.
    pub kind_confidence: f32,
    /// Confidence of the judge that this is an article, 0 to 1.
    pub confidence: f32,
    /// The article as Markdown, when asked for with [`crate::Options::markdown`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub markdown: Option<String>,
    /// The verdict on each block, when asked for with [`crate::Options::trace`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trace: Option<Vec<TraceEntry>>,
    /// Where each fact about the article came from, when asked for with [`crate::Options::trace`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sources: Option<Sources>,
    /// The parts of the page and how each is named, when asked for with [`crate::Options::names`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parts: Option<Vec<NamedPart>>,
    /// The time each stage took, when asked for with [`crate::Options::timings`] and where there is a clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timings: Option<Timings>,
}

/// A heading of the article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its text.
    pub text: String,
    /// The id it has in `content`, for links within the article.
    pub id: String,
}

/// The kind of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PageKind {
    /// A text with a beginning and an end: news, essay, blog entry.
    Article,
    /// A forum thread, an issue, questions and answers.
    Discussion,
    /// A manual, a reference, a wiki page.
    Documentation,
    /// A list of entries that lead elsewhere.
    Listing,
    /// A product page.
    Product,
    /// The page of a company or service.
    Service,
    /// A collection of items, each with its own text.
    Collection,
}

/// The verdict on one block of the page.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TraceEntry {
    /// The position of the block: its element and the elements above, outermost first, such as `main > article > p`.
    pub path: String,
    /// The beginning of its text, at most 120 characters.
    pub text: String,
    /// Whether it is part of the article.
    pub kept: bool,
    /// The reason as a stable name, such as `link-list`.
    pub reason: &'static str,
    /// The reason in words, with the numbers that decided.
    pub because: String,
    /// The block's score: its log-odds of being article, positive for more likely than not.
    pub score: f32,
}

/// A part of the page that can be named: an element that holds other text or pictures than the part around it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NamedPart {
    /// Its name, for [`crate::Options::keep`] and [`crate::Options::drop`].
    pub name: String,
    /// The element's place in document order, as snapshots count; `None` on a page with shadow trees.
    pub at: Option<u32>,
    /// Index of the part around it.
    pub parent: Option<u32>,
    /// Whether anything in it is part of the article.
    pub kept: bool,
    /// Its words.
    pub words: u32,
    /// The beginning of each of its blocks that are in no smaller part, at most 120 characters.
    pub lines: Vec<String>,
    /// The addresses of its figures that are in no smaller part and in the article.
    pub pictures: Vec<String>,
}

/// Milliseconds per stage.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Timings {
    /// Capture of the live page; 0 for a snapshot captured elsewhere.
    pub capture: f64,
    /// From snapshot to tree.
    pub read: f64,
    /// Features and verdicts.
    pub judge: f64,
    /// Figures, metadata, composition and writing.
    pub render: f64,
    /// Conversion to JavaScript values.
    pub handover: f64,
}
