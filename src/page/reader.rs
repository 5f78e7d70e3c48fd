//! The strict reader of serialised HTML.

use super::snapshot::Snapshot;
use super::tree::Page;
use crate::error::ReadError;

pub(super) fn read(_snapshot: Snapshot) -> Result<Page, ReadError> {
    Err(ReadError::EmptyDocument)
}
