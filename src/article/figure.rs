//! A picture, video or player with what is said under it.

use super::{Address, Drawing};
use serde::{Deserialize, Serialize};

/// One figure of the article.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Figure {
    /// What it shows.
    pub kind: FigureKind,
    /// The drawing itself, where the page draws it.
    #[serde(skip)]
    pub drawing: Option<Drawing>,
    /// Its best address: of the picture, of the video file, or of the player's page. `None` for a picture whose caption
    /// the page shows while a script of it alone knows where the picture lies, and for a
    /// drawing, which stands in the article itself.
    pub src: Option<Address>,
    /// Address of the still shown in place of a video or player.
    pub poster: Option<Address>,
    /// The text that stands for the picture where it cannot be seen.
    pub alt: Option<String>,
    /// What is said of it, without the credit, as plain text.
    pub caption: Option<String>,
    /// The caption with its links and emphasis, as safe HTML.
    pub caption_html: Option<String>,
    /// Who made it or where it comes from, as the page says it, without a leading "Photo:".
    pub credit: Option<String>,
    /// Natural width in pixels, where known.
    pub width: Option<u32>,
    /// Natural height in pixels, where known.
    pub height: Option<u32>,
    /// Whether it leads the article: it stands before the first paragraph.
    pub lead: bool,
}

/// What a figure shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FigureKind {
    /// A still picture.
    Image,
    /// A video with a file of its own.
    Video,
    /// A sound with a file of its own.
    Audio,
    /// A chart or diagram that the page draws within itself, as SVG: it stands in the article's content.
    Drawing,
    /// Another site's player or post: shown as a card with a link, loaded only when asked.
    Embed,
}

/// A caption and its credit, told apart, as formed text (inline [`super::Part`]s only). Made from a
/// [`crate::figures::CaptionSpan`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Caption {
    /// What is said of the picture.
    pub text: super::Body,
    /// Who made it.
    pub credit: Option<String>,
}
