//! Images that stand for text: a drop cap, a formula. They are no figures.

use crate::page::word_table::AnyOf;
use crate::page::{NodeId, Page};

/// Whether an image is the drop cap of the word that continues right after it: its alternative text is that letter.
pub fn is_drop_cap(page: &Page, img: NodeId) -> bool {
    let alt = page.attr(img, "alt").unwrap_or_default().trim();
    let next = Some(page.end(img)).filter(|&end| end < page.len()).map(NodeId::from_index);
    let continues = || next.is_some_and(|next| page.text(next).starts_with(char::is_lowercase));
    alt.chars().count() == 1 && alt.starts_with(char::is_uppercase) && continues()
}

/// Whether an image shows a formula: its class or its address says so, and its alternative text is TeX.
pub fn is_formula(page: &Page, img: NodeId) -> bool {
    let attr = |name| page.attr(img, name).unwrap_or_default();
    let alt = attr("alt").trim();
    const CLASSES: AnyOf<'_> = AnyOf::new(&["tex", "TeX", "math"]);
    const SOURCES: AnyOf<'_> = AnyOf::new(&["latex", "/math/"]);
    let named = || CLASSES.is_in(attr("class")) || SOURCES.is_in(attr("src"));
    let is_tex = |text: &str| text.contains(['\\', '^', '_', '=', '+', '{']) && !text.contains(". ");
    !alt.is_empty() && alt.len() <= 1000 && named() && (is_tex(alt) || alt.chars().count() <= 2)
}
