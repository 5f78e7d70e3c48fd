//! The product: plain data, no behaviour.
//!
//! [`Article`] is what callers get; [`Body`], [`Figure`] and [`Metadata`] are what the rooms hand each other on the way
//! there. Nothing in here can hold markup of the page: text is text, addresses are [`Address`]es, structure is
//! [`Element`]s.

mod body;
mod drawing;
mod figure;
mod foreign;
mod formula;
mod metadata;
mod source;

pub use crate::page::Address;
pub use body::{Body, Direction, Element, HeaderScope, Part};
pub use drawing::{Drawing, SVG};
pub use figure::{Caption, Figure, FigureKind};
pub use foreign::{ForeignElement, ForeignPart, Language};
pub use formula::{Formula, MATH};
pub use metadata::Metadata;
pub use source::{Source, Sources};

use serde::{Deserialize, Serialize};

/// An article, as handed out. The first nine fields have Readability's names and meaning.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Article {
    /// The headline as shown, without the site's name. Empty when the page has none.
    pub title: String,
    /// The authors as one line, names only.
    pub byline: Option<String>,
    /// Writing direction of the article: `ltr` or `rtl`, where the page declares it.
    pub dir: Option<String>,
    /// Language of the article as a BCP 47 tag: as the page declares it, else as its words show it.
    pub lang: Option<String>,
    /// The article as safe HTML: allow-listed elements and attributes only, absolute addresses, pictures as
    /// `<figure><img><figcaption>`, posts of a discussion as `<article>` with a `<header>` of author and `<time>`.
    pub content: String,
    /// The words of the article, one block a line.
    pub text_content: String,
    /// Length of `text_content` in UTF-16 units, as JavaScript counts.
    pub length: u32,
    /// The page's own summary, or the beginning of the first paragraph.
    pub excerpt: Option<String>,
    /// The name of the site.
    pub site_name: Option<String>,
    /// When it was published, ISO 8601 with what precision is known. Of an article that tells of the day of its last change
    /// alone, that day.
    pub published_time: Option<String>,
    /// When it was last changed, ISO 8601 with what precision is known.
    pub modified_time: Option<String>,
    /// All authors, names only.
    pub authors: Vec<String>,
    /// The article's own address: canonical if the page declares one on its own site, else the page's address.
    pub url: Option<String>,
    /// Address of the picture that leads the article.
    pub lead_image: Option<String>,
    /// Where the article goes on, if it is cut into several pages: an address of the same site.
    pub next_page: Option<String>,
    /// Under what licence the article may be used, as an address, where the page declares one.
    pub license: Option<String>,
    /// Every picture, video and player of `content`, in order.
    pub figures: Vec<Figure>,
    /// Every heading of `content`, in order.
    pub headings: Vec<Heading>,
    /// Words of `text_content`: runs of letters and digits; each ideograph, kana and hangul syllable block counts as the
    /// field counts them (see [`crate::measure::words`]).
    pub word_count: u32,
    /// Time to read it, whole minutes, at least 1.
    pub reading_minutes: u32,
    /// What kind of page it is.
    pub kind: PageKind,
    /// How sure that kind is, 0 to 1.
    pub kind_confidence: f32,
    /// How sure the judge is that this is the article, 0 to 1.
    pub confidence: f32,
    /// The article as Markdown, when asked for with [`crate::Options::markdown`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub markdown: Option<String>,
    /// What became of each block, when asked for with [`crate::Options::trace`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trace: Option<Vec<TraceEntry>>,
    /// Where each fact about the article came from, when asked for with [`crate::Options::trace`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sources: Option<Sources>,
    /// The time each stage took, when asked for with [`crate::Options::timings`] and where there is a clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timings: Option<Timings>,
}

/// A heading of the article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its words.
    pub text: String,
    /// The id it has in `content`, for links within the article.
    pub id: String,
}

/// What kind of page was read.
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
    /// One thing for sale.
    Product,
    /// A company's or an offer's own page.
    Service,
    /// A collection of things, each with its own text.
    Collection,
}

/// What became of one block of the page.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TraceEntry {
    /// Where the block stands: the elements above it, outermost first, such as `main > article > p`.
    pub path: String,
    /// The beginning of its text, at most 120 characters.
    pub text: String,
    /// Whether it is part of the article.
    pub kept: bool,
    /// The reason as a stable name, such as `link-list`.
    pub reason: &'static str,
    /// The reason in words, with the numbers that decided.
    pub because: String,
    /// The judge's weight: positive speaks for article.
    pub weight: f32,
}

/// Milliseconds per stage.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Timings {
    /// Taking the snapshot of the live page. 0 for a snapshot taken elsewhere.
    pub capture: f64,
    /// Snapshot to tree.
    pub read: f64,
    /// Measuring and judging.
    pub judge: f64,
    /// Figures, metadata, composition and writing.
    pub render: f64,
    /// Turning the result into JavaScript values.
    pub handover: f64,
}
