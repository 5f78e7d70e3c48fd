//! Drops what stands beside a short story on a page that is about it, and scores far below it: rules for comments, forms,
//! copyright notices, teasers without links.
//!
//! A page of few sure and many doubtful words has its threshold low, so that the doubtful ones are kept; on a page about one
//! story what is beside the story is no part of it. A long article may well end with questions and answers, notes or entries
//! that score low, so only short ones are looked at, and none that goes on in other elements; and a list or a box of facts in
//! the story's own element stays if it leads nowhere.
//!
//! (Sites held out, with the rules before it: DANIEL 0.915 and 0.921, its Russian pages 0.865 and 0.884, its stories under 200
//! words 0.827 and 0.842, MAGIC 0.871 and 0.874; WCXB, HARVEST, FUNDUS and Mozilla's pages the same to 0.0001, AEB -0.0010 ±
//! 0.0022. With a limit of 2.0 instead of 0.75, 5,009 of the 5,724 characters that went from 52 places were in no truth. With
//! stories of any length and any mean, WCXB loses 0.0065 and DANIEL gains 0.0098.)

use super::lists_after_text::leads_nowhere;
use super::other_stories::{Story, parent_of_text};
use crate::article::PageKind;
use crate::judge::Reason;
use crate::judge::state::State;
use crate::page::{NodeId, Page};
use std::ops::Range;

/// Characters of the longest story.
const MAX_STORY: u32 = 2_500;
/// Log-odds by which the mean of what goes is below that of the story.
const MARGIN: f32 = 1.5;
/// Log-odds above the threshold up to which it may be.
const MAX_SCORE: f32 = 0.75;
/// Ancestors of a block that may be what goes.
const MAX_DEPTH: usize = 40;

pub(super) fn drop(state: &mut State<'_>, story: &Story) {
    if state.estimate.kind == PageKind::Documentation {
        return;
    }
    if let Some(limit) = limit(state, story) {
        drop_below(state, story, limit);
    }
}

/// The mean score below which an element beside the story goes; none where the story is long or goes on elsewhere.
#[inline(never)]
fn limit(state: &State<'_>, story: &Story) -> Option<f32> {
    let chars = |blocks: &[usize]| -> u32 { blocks.iter().map(|&at| state.block(at).chars).sum() };
    let running = (0..state.len()).filter(|&at| state.keeps_running_text(at));
    let (own, others): (Vec<usize>, Vec<usize>) =
        running.partition(|&at| parent_of_text(state, at) == Some(story.text));
    let below = state.mean_score(own.iter().copied())? - MARGIN;
    let sure: Vec<usize> = others.into_iter().filter(|&at| state.scores[at] >= below).collect();
    let (own, sure) = (chars(&own), chars(&sure));
    (own + sure <= MAX_STORY && sure * 2 <= own).then_some(below.min(state.estimate.threshold + MAX_SCORE))
}

/// Drops the largest elements with a lower mean that are apart from headline and story.
#[inline(never)]
fn drop_below(state: &mut State<'_>, story: &Story, limit: f32) {
    let sums = Sums::of(state);
    let page = state.page;
    let headline = state.block(story.headline).container;
    let mut at = 0;
    while at < state.len() {
        // What is put behind a story leads away from it.
        let is_own_end = |part: NodeId| page.contains(story.text, part) && leads_nowhere(page, part);
        let is_between = (story.headline..=story.last).contains(&at);
        let found = if state.kept[at] && !is_between {
            let apart = || {
                let above = page.ancestors(state.block(at).container).take(MAX_DEPTH);
                above.take_while(|&node| !page.contains(node, headline) && !page.contains(node, story.text))
            };
            let is_low = |node: &NodeId| sums.mean(&state.measures.within(page, *node)) < limit;
            let part = apart().filter(is_low).last();
            part.filter(|&part| !apart().any(|node| is_next_part(page, story, node)) && !is_own_end(part))
        } else {
            None
        };
        let blocks = found.map_or(at..at + 1, |node| state.measures.within(page, node));
        at = blocks.end.max(at + 1);
        if found.is_some() {
            for block in blocks {
                state.drop(block, Reason::Position);
            }
        }
    }
}

/// Whether an element has the tag and the class of that of the story: text that a picture cuts in two.
fn is_next_part(page: &Page, story: &Story, node: NodeId) -> bool {
    let class = page.attr(story.text, "class");
    page.tag(node) == page.tag(story.text) && class.is_some() && page.attr(node, "class") == class
}

/// Words and scores of the kept blocks before each block, and before the end.
struct Sums {
    words: Vec<f32>,
    scores: Vec<f32>,
}

impl Sums {
    fn of(state: &State<'_>) -> Self {
        let mut sums = Self { words: vec![0.0], scores: vec![0.0] };
        let (mut words, mut scores) = (0.0, 0.0);
        for at in 0..state.len() {
            if state.kept[at] {
                let own = state.block(at).words.max(1) as f32;
                words += own;
                scores += own * state.scores[at];
            }
            sums.words.push(words);
            sums.scores.push(scores);
        }
        sums
    }

    fn mean(&self, blocks: &Range<usize>) -> f32 {
        let words = self.words[blocks.end] - self.words[blocks.start];
        (self.scores[blocks.end] - self.scores[blocks.start]) / words.max(1.0)
    }
}

#[cfg(test)]
mod tests {
    use crate::judge::rules::tests::kept_of;

    const STORY: &str = "<title>Boat comes home after a night at sea</title><h1>Boat comes home after a night at sea</h1>\
        <p>3 May 2019</p><div><p>The boat left the harbour at six in the morning, with four people and a dog on board, and it \
        did not come back until the lamps had been lit.</p><p>Nobody had expected them so late, and the pilot, who had been \
        standing at the window since noon, said that he was glad.</p></div>";
    const RULES: &str = "<div><b>Rules</b><p>Whoever writes below a story of ours is asked to stay with what it tells, to name \
        no one who has not been named, and to sell nothing.</p></div>";

    /// Whether rules for comments beside a story stay, with a score of their own.
    fn stays(body: &str, score: f32) -> bool {
        let rules = body.find("<b>Rules").unwrap_or(body.len());
        let before = body[..rules].matches("</p>").count() + body[..rules].matches("</h1>").count();
        let own = before..before + 2;
        let text = kept_of(0.2, body, |at| if own.contains(&at) { score } else { 3.0 });
        assert!(text.contains("a dog on board") && text.contains("was glad"), "{text}");
        text.contains("sell nothing")
    }

    #[test]
    fn what_scores_far_below_a_short_story_goes() {
        for body in [format!("{STORY}{RULES}"), format!("{RULES}{STORY}"), format!("{STORY}<div>{RULES}</div>")] {
            assert!(!stays(&body, 0.3), "{body}");
            assert!(stays(&body, 2.5), "it scores like the story: {body}");
        }
    }

    #[test]
    fn a_long_story_and_one_that_goes_on_elsewhere_keep_what_they_end_with() {
        let more = "<p>The harbour had been dark for an hour when the first of the four stepped on the quay and said nothing.</p>";
        let long = STORY.replacen("</p></div>", &format!("</p>{}</div>", more.repeat(30)), 1);
        assert!(stays(&format!("{long}{RULES}"), 0.3));
        assert!(stays(&format!("{STORY}<div>{more}{more}</div>{RULES}"), 0.3));
        let parts = format!(
            "{}{}",
            STORY.replace("<div>", "<div class=\"text\">"),
            RULES.replace("<div>", "<div class=\"text\">")
        );
        assert!(stays(&parts, 0.3));
        // In the story's own element, and with nothing to press.
        let own = STORY.replacen("glad.</p></div>", &format!("glad.</p>{RULES}</div>"), 1);
        assert!(stays(&own, 0.3));
        assert!(!stays(&own.replace("to sell nothing", "<a href=\"/rules\">to sell nothing</a>"), 0.3));
        // No date, so no story.
        assert!(stays(&format!("{}{RULES}", STORY.replace("<p>3 May 2019</p>", "")), 0.3));
    }
}
