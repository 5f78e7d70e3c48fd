//! The one way through. Decides nothing itself.

use crate::article::Article;
use crate::error::ReadError;
use crate::options::Options;
use crate::page::{Page, Snapshot};

/// A stage of the pipeline that has just ended; for those who hold a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The tree stands.
    Read,
    /// The verdicts stand.
    Judged,
    /// The article stands.
    Rendered,
}

/// Reads the article of a captured page.
///
/// # Errors
/// See [`ReadError`].
pub fn read(snapshot: Snapshot, options: &Options) -> Result<Article, ReadError> {
    read_timed(snapshot, options, |_| {})
}

/// Like [`read`], telling when each stage has ended.
///
/// # Errors
/// See [`ReadError`].
pub fn read_timed(snapshot: Snapshot, options: &Options, mut ended: impl FnMut(Stage)) -> Result<Article, ReadError> {
    let page = Page::read(snapshot)?;
    ended(Stage::Read);
    let _ = (page, options);
    Err(ReadError::NoArticle)
}

/// Whether a captured page holds something worth reading.
///
/// # Errors
/// Those of [`Page::read`].
pub fn is_readable(snapshot: Snapshot) -> Result<bool, ReadError> {
    let page = Page::read(snapshot)?;
    let _ = page;
    Ok(false)
}
