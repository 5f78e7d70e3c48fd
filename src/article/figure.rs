//! A picture, video or player with its caption and credit.

use super::{Address, Drawing};
use serde::{Deserialize, Serialize};

/// One figure of the article.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Figure {
    /// What it shows.
    pub kind: FigureKind,
    /// The drawing, for [`FigureKind::Drawing`].
    #[serde(skip)]
    pub drawing: Option<Drawing>,
    /// Its best address: of the image, of the video file, or of the player's page. `None` for a picture with a caption
    /// whose address only a script of the page has, and for a drawing, which is in the article itself.
    pub src: Option<Address>,
    /// Address of the still shown in place of a video or player.
    pub poster: Option<Address>,
    /// The alternative text.
    pub alt: Option<String>,
    /// The caption without the credit, as plain text.
    pub caption: Option<String>,
    /// The caption with its links and emphasis, as safe HTML.
    pub caption_html: Option<String>,
    /// The photo credit (who made it or where it comes from) as the page has it, without a leading "Photo:".
    pub credit: Option<String>,
    /// Intrinsic width in pixels, where known.
    pub width: Option<u32>,
    /// Intrinsic height in pixels, where known.
    pub height: Option<u32>,
    /// Whether it is a lead picture: it comes before the first paragraph.
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
    /// A chart or diagram as inline SVG: it is in the article's content.
    Drawing,
    /// An embed (another site's player or post): shown as a card with a link, never loaded.
    Embed,
}
