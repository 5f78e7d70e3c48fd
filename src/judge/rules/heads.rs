//! A heading whose section went goes too.

use super::State;
use crate::judge::Reason;
use crate::page::{NodeId, Tag};

/// Log-odds above the line from which a heading stands for itself: on an article, and on a page that is none, where it is
/// the name of a thing whose picture says the rest.
const SURE: [f32; 2] = [1.0, 0.5];

/// Drops headings that head nothing: no kept text, picture or table before the next of their level.
pub(super) fn drop(state: &mut State<'_>) {
    // Gathered once: a page may end with ten thousand headings that head nothing.
    let page = state.page;
    let shown: Vec<usize> = (0..page.len()).filter(|&at| shows(page.tag(NodeId::from_index(at)))).collect();
    // From the end, so that of two headings that head nothing together both go.
    let (mut next, mut level) = (None, 0);
    for at in (0..state.len()).rev().filter(|&at| state.kept[at]).collect::<Vec<_>>() {
        let own = state.heading(at);
        let sure = state.is_sure(at, SURE[usize::from(!state.standing.is_like_article())]);
        let heads_nothing = own.is_some_and(|own| {
            own > 1
                && !sure
                && next.is_none_or(|_| level > 0 && level <= own)
                && !shows_something(state, &shown, at, next)
        });
        if heads_nothing {
            state.drop(at, Reason::Heads);
        } else {
            next = Some(at);
            level = own.unwrap_or(0);
        }
    }
}

/// Whether a picture, a player or a table stands between a heading and the next kept block.
fn shows_something(state: &State<'_>, shown: &[usize], at: usize, next: Option<usize>) -> bool {
    let end = next.map_or(state.page.len(), |next| state.block(next).first.index());
    // Of the last heading only what stands in its own section counts, not the rest of the page.
    let section = state.page.parent(state.block(at).container);
    let end = section.map_or(end, |section| end.min(state.page.end(section)));
    let first = shown.partition_point(|&node| node < state.block(at).last.index());
    shown.get(first).is_some_and(|&node| node < end)
}

fn shows(tag: Tag) -> bool {
    matches!(tag, Tag::Img | Tag::Picture | Tag::Video | Tag::Audio | Tag::Iframe | Tag::Table)
}

#[cfg(test)]
mod tests {
    use crate::judge::{STORY, kept_words};

    #[test]
    fn a_heading_that_heads_nothing_is_dropped() {
        let kept = kept_words(&format!("<article><h2>The way out</h2>{STORY}<h2>Our other soups</h2></article>"));
        assert!(kept.contains("The way out") && !kept.contains("soups"));
    }

    #[test]
    fn a_heading_that_surely_belongs_to_an_article_stands_for_itself() {
        let kept = kept_words(&format!(
            "<article><h1>Two buoys</h1>{STORY}<h2>The way out</h2>{STORY}<h2>What the pilot saw</h2>\
             <h2>The way home</h2>{STORY}{STORY}</article>"
        ));
        assert!(kept.contains("What the pilot saw"), "{kept}");
    }
}
