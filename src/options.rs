//! What a caller may ask for.

use serde::Deserialize;

/// How much of the page is taken for the article, where that is in doubt.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Breadth {
    /// Only what is clearly article.
    Narrow,
    /// What most readers would keep.
    #[default]
    Normal,
    /// Also what may be.
    Wide,
}

impl Breadth {
    /// The breadth of this name: `narrow`, `normal` or `wide`.
    pub fn of(name: &str) -> Option<Self> {
        Some(match name {
            "narrow" => Self::Narrow,
            "normal" => Self::Normal,
            "wide" => Self::Wide,
            _ => return None,
        })
    }
}

/// Options of one reading, by these names in JavaScript too. Every field has a default; an unknown field is an error
/// (`bad-options`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct Options {
    /// Read the page even if nothing on it looks like an article ("show me anyway").
    pub force: bool,
    /// Tell for each block of the page what became of it and why (`article.trace`), and where each fact about the article
    /// came from (`article.sources`).
    pub trace: bool,
    /// How much of the page is taken for the article: the reader's "show less" and "show more".
    pub breadth: Breadth,
    /// Write the article as Markdown too (`article.markdown`).
    pub markdown: bool,
    /// Report the time each stage took, in milliseconds (`article.timings`). The native build has no clock and leaves it out.
    pub timings: bool,
}
