//! What a caller may ask for.

/// Options of one reading. Every field has a default; unknown fields are an error (`bad-options`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Read the page even if nothing on it looks like an article ("show me anyway").
    pub force: bool,
    /// Tell for each block of the page what became of it and why (`article.trace`), and where each fact about the article
    /// came from (`article.sources`).
    pub trace: bool,
    /// Write the article as Markdown too (`article.markdown`).
    pub markdown: bool,
    /// Report the time each stage took, in milliseconds (`article.timings`). The native build has no clock and leaves it out.
    pub timings: bool,
}
