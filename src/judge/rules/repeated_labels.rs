//! Drops short lines that repeat: "Reply", "Quote Report Thanks", "Member" are labels of the site, not text. The names of two
//! speakers in turn, each before what is said, are text.
//!
//! (On the sets of the quality run nothing to 0.0002, but Mozilla's pages, where it costs 0.0006; without it the labels of
//! buttons over code stay.)

use crate::article::PageKind;
use crate::judge::Reason;
use crate::judge::state::State;
use crate::page::Tag;
use crate::page::numbered::Numbered;

/// Times from which a line is a repeated label.
const MIN_COUNT: usize = 3;
/// Share of the kept text that must be running text, that is posts and paragraphs. In a listing short lines are the content.
const MIN_RUNNING_SHARE: f32 = 0.6;
/// Characters of the longest label.
const MAX_CHARS: u32 = 40;

/// Words of the longest name of a speaker.
const MAX_NAME: u32 = 4;
/// Log-odds above the threshold from which a repeated line belongs to the article: "Pros" and "Cons" under each of ten
/// lamps. (Of the lines above it on articles and manuals of WCXB, sites held out, 773 were in the truth and 90 were not.)
const MARGIN: f32 = 0.3;

/// Drops them, except in cells, items, headings and code, which repeat for reasons of their own.
pub(super) fn drop(state: &mut State<'_>) {
    if (state.running_chars(0..state.len()) as f32) < MIN_RUNNING_SHARE * state.kept_chars() as f32 {
        return;
    }
    let mut lines = Numbered::default();
    let mut blocks_of: Vec<Vec<usize>> = Vec::new();
    for at in 0..state.len() {
        let tag = state.page.tag(state.block(at).container);
        let may_repeat =
            matches!(tag, Tag::Td | Tag::Th | Tag::Li | Tag::Dt | Tag::Dd | Tag::Pre) || tag.heading_level().is_some();
        if !may_repeat && state.block(at).chars <= MAX_CHARS {
            let line = lines.add(&state.text(at));
            blocks_of.resize_with(lines.len(), Vec::new);
            blocks_of[line].push(at);
        }
    }
    let speakers = blocks_of.iter().filter(|blocks| blocks.len() > 1 && are_speakers(state, blocks)).take(2).count();
    let has_dialogue = speakers == 2 && state.estimate.kind != PageKind::Discussion;
    for blocks in blocks_of.into_iter().filter(|blocks| blocks.len() >= MIN_COUNT) {
        if has_dialogue && are_speakers(state, &blocks) {
            continue;
        }
        let count = u16::try_from(blocks.len()).unwrap_or(u16::MAX);
        for at in blocks {
            if !state.exceeds_threshold(at, MARGIN) {
                state.drop(at, Reason::Duplicate { count });
            }
        }
    }
}

/// Whether a repeated line is the name of a speaker: each time what is said follows it in the same element.
#[inline(never)]
fn are_speakers(state: &State<'_>, blocks: &[usize]) -> bool {
    let page = state.page;
    let parent = |at: usize| page.parent(state.block(at).container);
    blocks.iter().all(|&at| {
        at + 1 < state.len()
            && state.kept[at + 1]
            && state.block(at + 1).duplicates() <= 1
            && (parent(at) == parent(at + 1) || page.contains(state.block(at).container, state.block(at + 1).container))
            && state.block(at).words <= MAX_NAME
            && state.block(at).link_chars == 0
            && state.annotations.phrase[at].is_none()
    })
}

#[cfg(test)]
mod tests {
    use crate::judge::{STORY, kept_words};

    #[test]
    fn labels_under_every_post_are_dropped() {
        let post = format!("<div>{STORY}<div>Quote Report</div></div>");
        let kept = kept_words(&post.repeat(4));
        assert!(kept.contains("a dog") && !kept.contains("Quote"));
    }

    #[test]
    fn repeated_labels_that_belong_to_the_article_are_kept() {
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

    #[test]
    fn the_names_of_speakers_are_kept() {
        let says = |name: &str, said: &str| format!("<div><span>{name}</span><div>{said}</div></div>");
        let talk = |label: &str| {
            let lines: String = (1..5)
                .map(|n| {
                    let asked = format!("What did you find on the {n}th day below the water of the lake?");
                    let told = format!("On the {n}th day we found what the barge had lost, and it tasted of the lake.");
                    [says("Tove", &asked), says(label, &told)].concat()
                })
                .collect();
            kept_words(&format!("<main><article><h1>Cheese from a lake</h1>{STORY}{lines}</article></main>"))
        };
        assert!(talk("Hanno").matches("Tove").count() >= 3);
        assert!(talk("Hanno").matches("Hanno").count() >= 3);
    }
}
