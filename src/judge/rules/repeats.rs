//! The same short line again and again is the site speaking: "Reply", "Quote Report Thanks", "Member".

use super::State;
use crate::judge::Reason;
use crate::page::Tag;
use crate::page::numbered::Numbered;

/// From so many times on.
const TIMES: usize = 3;
/// Share of the kept text that must be running text: of posts and paragraphs. In a listing the short lines are the content.
const TEXT: f32 = 0.6;
/// Longest line, in characters.
const LINE: u32 = 40;

/// Log-odds above the line from which such a line belongs to the article: "Pros" and "Cons" under each of ten lamps. (Of
/// the lines on articles and manuals of WCXB that are surer, sites held out, 773 were theirs and 90 were not.)
const SURE: f32 = 0.3;

/// Drops them. Cells of tables and items of lists repeat for reasons of their own, and so do headings and code.
pub(super) fn drop(state: &mut State<'_>) {
    let kept: u32 = (0..state.len()).filter(|&at| state.kept[at]).map(|at| state.block(at).chars).sum();
    if (state.running(0..state.len()) as f32) < TEXT * kept as f32 {
        return;
    }
    let mut lines = Numbered::default();
    let mut found: Vec<Vec<usize>> = Vec::new();
    for at in 0..state.len() {
        let tag = state.page.tag(state.block(at).container);
        let may_repeat =
            matches!(tag, Tag::Td | Tag::Th | Tag::Li | Tag::Dt | Tag::Dd | Tag::Pre) || tag.heading_level().is_some();
        if !may_repeat && state.block(at).chars <= LINE {
            let line = lines.add(&state.text(at));
            found.resize_with(lines.len(), Vec::new);
            found[line].push(at);
        }
    }
    for blocks in found.into_iter().filter(|blocks| blocks.len() >= TIMES) {
        let of = blocks.len() as f32;
        for at in blocks {
            if !state.is_sure(at, SURE) {
                state.drop(at, Reason::Repeats { of });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::judge::{STORY, kept_words};

    #[test]
    fn what_stands_under_every_post_is_not_read() {
        let post = format!("<div>{STORY}<div>Quote Report</div></div>");
        let kept = kept_words(&post.repeat(4));
        assert!(kept.contains("a dog") && !kept.contains("Quote"));
    }

    #[test]
    fn labels_of_an_article_stay_however_often_they_stand_there() {
        let lamp = |name: &str| {
            format!(
                "<h2>{name}</h2><p>It stood on the pier for a week, and in that week the rain found no way in, though it \
                 tried every night from every side.</p><p>Pros:</p><p>The light reaches the end of the pier, and whoever \
                 stands there can read by it.</p><p>Cons:</p><p>The handle is cold in the morning, and the lid has to be \
                 turned twice.</p>"
            )
        };
        let lamps: String = ["Gull", "Heron", "Tern", "Plover"].map(lamp).concat();
        let kept = kept_words(&format!("<main><article><h1>Four lamps on a pier</h1>{STORY}{lamps}</article></main>"));
        assert_eq!(kept.matches("Pros:").count(), 4, "{kept}");
    }
}
