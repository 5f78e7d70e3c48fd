//! Errors, each with a stable code.
//!
//! Every message says what to do. The module `browser` converts a [`ReadError`] once into a JavaScript `Error` with the
//! property `code`; nothing else makes errors for callers.

use std::fmt;

/// Why there is no article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// The page was read, but nothing on it is an article.
    NoArticle,
    /// The document has no body to read: it is empty, `about:blank`, or loading was stopped.
    EmptyDocument,
    /// The document is a frameset: its content is in other documents.
    Frameset,
    /// The document is not an HTML page (a picture, a PDF, XML, XHTML): its media type.
    UnsupportedDocument(String),
    /// The snapshot is invalid or damaged: what is wrong, and where (byte offset in `html`).
    BadSnapshot(String),
    /// An option is unknown or has a value of the wrong type: which.
    BadOptions(String),
    /// The serialised page has another number of elements than the live one (a script built a tree that HTML cannot
    /// express): capture it again in the packed form.
    CaptureMismatch {
        /// Elements in the live tree.
        live: u32,
        /// Elements read from the snapshot.
        read: u32,
    },
}

impl ReadError {
    /// The stable, machine-readable code: what callers may match on.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoArticle => "no-article",
            Self::EmptyDocument => "empty-document",
            Self::Frameset => "frameset",
            Self::UnsupportedDocument(_) => "unsupported-document",
            Self::BadSnapshot(_) => "bad-snapshot",
            Self::BadOptions(_) => "bad-options",
            Self::CaptureMismatch { .. } => "capture-mismatch",
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoArticle => f.write_str("no article found on this page; pass the option `force` to read it anyway"),
            Self::EmptyDocument => f.write_str("the document has no content; wait until the page has loaded"),
            Self::Frameset => f.write_str("the document is a frameset; open the frame that holds the text by itself"),
            Self::UnsupportedDocument(kind) => write!(f, "not an HTML page but {kind}; only text/html can be read"),
            Self::BadSnapshot(what) => write!(f, "damaged snapshot: {what}; capture the page again"),
            Self::BadOptions(what) => write!(f, "bad options: {what}"),
            Self::CaptureMismatch { live, read } => write!(
                f,
                "the page has {live} elements but its serialised form {read}; capture it again with the tree packed"
            ),
        }
    }
}

impl std::error::Error for ReadError {}
