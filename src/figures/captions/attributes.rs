//! Captions in attributes (`data-caption` and its like): a script shows them under the picture or in its lightbox.
//!
//! Asked only for pictures that have no caption on the page (see `text`).

use super::wording::can_be_caption;
use crate::figures::plain_text::{collapse_whitespace, decode_references, strip_tags};
use crate::page::word_table::list_contains;
use crate::page::{NodeId, Page};

/// The attributes, in order of preference.
const CAPTION_ATTRIBUTES: &str = "data-caption|data-image-caption|data-photo-caption|data-img-caption";

/// Values that are switches of a script.
const SWITCHES: &str = "true|false|yes|no|none|null|on|off";

/// Longest caption, in bytes.
const LONGEST: usize = 1_200;

/// The caption in an attribute of a picture, its parent or its grandparent: tags removed, references decoded, white space
/// collapsed.
pub(in crate::figures) fn caption(page: &Page, picture: NodeId) -> Option<String> {
    let value = page.ancestors(picture).take(3).find_map(|n| page.first_attr(n, CAPTION_ATTRIBUTES))?;
    let text = collapse_whitespace(&decode_references(&strip_tags(value)));
    // Not shown: a switch, a selector, data for a script.
    let shown = !text.starts_with(['#', '.', '{', '[', '<']) && !list_contains(SWITCHES, &text);
    (shown && can_be_caption(&text) && text.len() <= LONGEST).then_some(text)
}
