//! Drops orphan headings: those with no kept text, picture or table before the next heading of their level or a higher one.
//!
//! On pages like articles only: in a listing a heading is the name of a thing whose picture is all there is. (Word F1 on all
//! kinds of WCXB, sites held out: 0.8820 with this rule on all pages, 0.8829 so, listings 0.7505 and 0.7578, collections
//! 0.6904 and 0.6959.)

use crate::judge::Reason;
use crate::judge::state::State;
use crate::page::{NodeId, Tag};

/// Log-odds above the threshold from which a heading is kept for itself.
const MARGIN: f32 = 1.0;

pub(super) fn drop(state: &mut State<'_>) {
    // Collected once: a page may end with ten thousand orphan headings.
    let page = state.page;
    let media: Vec<usize> = (0..page.len()).filter(|&at| is_media_or_table(page.tag(NodeId::from_index(at)))).collect();
    // From the end, so that of two headings that are orphans together both go.
    let (mut next, mut level) = (None, 0);
    for at in (0..state.len()).rev() {
        if !state.kept[at] {
            continue;
        }
        let own = state.heading_level(at);
        let is_clear = state.exceeds_threshold(at, MARGIN);
        let is_orphan = own.is_some_and(|own| {
            own > 1
                && !is_clear
                && next.is_none_or(|_| level > 0 && level <= own)
                && !has_media(state, &media, at, next)
        });
        if is_orphan {
            state.drop(at, Reason::Heading);
        } else {
            next = Some(at);
            level = own.unwrap_or(0);
        }
    }
}

/// Whether a picture, a player or a table is between a heading and the next kept block.
fn has_media(state: &State<'_>, media: &[usize], at: usize, next: Option<usize>) -> bool {
    let end = next.map_or(state.page.len(), |next| state.block(next).first.index());
    // Not beyond the heading's parent: after the last heading comes the rest of the page.
    let parent = state.page.parent(state.block(at).container);
    let end = parent.map_or(end, |parent| end.min(state.page.end(parent)));
    let first = media.partition_point(|&node| node < state.block(at).last.index());
    media.get(first).is_some_and(|&node| node < end)
}

fn is_media_or_table(tag: Tag) -> bool {
    matches!(tag, Tag::Img | Tag::Picture | Tag::Video | Tag::Audio | Tag::Iframe | Tag::Table)
}

#[cfg(test)]
mod tests {
    use crate::judge::{STORY, kept_words};

    #[test]
    fn an_orphan_heading_is_dropped() {
        let kept =
            kept_words(&format!("<article><h2>The way out</h2>{STORY}{STORY}<h2>Our other soups</h2></article>"));
        assert!(kept.contains("The way out") && !kept.contains("soups"));
    }

    #[test]
    fn an_orphan_heading_that_is_clearly_article_is_kept() {
        let kept = kept_words(&format!(
            "<article><h1>Two buoys</h1>{STORY}<h2>The way out</h2>{STORY}<h2>What the pilot saw</h2>\
             <h2>The way home</h2>{STORY}{STORY}</article>"
        ));
        assert!(kept.contains("What the pilot saw"), "{kept}");
    }
}
