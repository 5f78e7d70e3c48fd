//! Drops parts of the page that repeat an earlier part: a copy for another window width, cloned slides of a carousel, the
//! post that a reply quotes in full.
//!
//! A duplicate is an element whose blocks repeat, in the same order, blocks before it. Not a duplicate is what a text
//! repeats as it goes on: verses of a song and days of a plan are beside each other in one element, items and cells repeat
//! for several things, and so may a single paragraph. (WCXB, sites held out: one in nine words of such elements is twice in
//! the truth; word F1 0.880 without this rule, 0.883 with it.)

use crate::article::PageKind;
use crate::judge::Reason;
use crate::judge::state::State;
use crate::page::numbered::Numbered;
use crate::page::{NodeId, Tag};
use std::ops::Range;

/// Repeated words of the smallest duplicate.
const MIN_WORDS: u32 = 15;
/// Repeated words of the smallest duplicate quotation; they must also be more than half of it.
const MIN_QUOTED_WORDS: u32 = 10;
/// Words from which on a quotation in a discussion goes too: a shorter one says to what the post replies. (Sites held out:
/// HARVEST 0.869 without this limit, 0.879 with it and 0.882 where all quotations stay; forums of WCXB 0.834, 0.832 and 0.828.)
const MAX_REPLIED_WORDS: u32 = 40;
/// Blocks of an element from which on its parts are not tested again, so that the time stays linear.
const LARGE: usize = 100;
/// Blocks of the longest run that is compared; a longer duplicate is found in parts. A page may be one line a hundred
/// thousand times.
const MAX_RUN: usize = 1000;
/// Ancestors of a run's first block that may be the duplicate.
const REACH: usize = 40;
/// Ancestors of a block that may be the item, cell or code around it.
const ITEM_REACH: usize = 6;

pub(super) fn drop(state: &mut State<'_>) {
    let originals = originals(state);
    let mut repeated = Vec::new();
    // The current run as (distance to its original, end).
    let (mut at, mut run) = (0, 0..0);
    while at < originals.len() {
        if run.end <= at || originals[at] + run.start != at {
            let original = originals[at];
            let same = |&more: &usize| original < at && originals.get(at + more) == Some(&originals[original + more]);
            run = at - original..at + (0..MAX_RUN).take_while(same).count();
        }
        let element = if run.end > at + 1 { largest_element(state, at..run.end) } else { at..at };
        let duplicate = is_duplicate(state, &originals, element.clone());
        let end = if duplicate || element.len() > LARGE { element.end } else { at + 1 };
        while at < end {
            let original = originals[at];
            if duplicate && state.kept[at] && (state.kept[original] || !state.annotations.hidden[original]) {
                state.keep(original, Reason::Neighbours);
                state.drop(at, Reason::Duplicate { count: 2 });
            }
            if original < at && state.kept[original] {
                repeated.push(at);
            }
            at += 1;
        }
    }
    drop_quotations(state, &repeated);
}

/// For each block the first block with the same text.
fn originals(state: &State<'_>) -> Vec<usize> {
    let mut texts = Numbered::default();
    let mut firsts: Vec<usize> = Vec::new();
    let mut originals: Vec<usize> = (0..state.len()).collect();
    // All others have a text of their own, which need not be read.
    for at in (0..state.len()).filter(|&at| state.block(at).duplicates() > 1) {
        let text = texts.add(&state.text(at));
        if text == firsts.len() {
            firsts.push(at);
        }
        originals[at] = firsts[text];
    }
    originals
}

/// The blocks of the largest element that starts with a run and ends within it.
fn largest_element(state: &State<'_>, run: Range<usize>) -> Range<usize> {
    let within = |node: NodeId| state.measures.within(state.page, node);
    let above = state.page.ancestors(state.block(run.start).container).take(REACH);
    let fitting = above.take_while(|&node| within(node).start == run.start && within(node).end <= run.end);
    fitting.last().map_or(run.start..run.start, within)
}

/// Whether an element whose blocks all repeat earlier ones is a duplicate.
fn is_duplicate(state: &State<'_>, originals: &[usize], blocks: Range<usize>) -> bool {
    let (mut repeated, mut all, mut differ) = (0, 0, false);
    // On listings, products and discussions a repeated list is mostly the page's content again, in an overlay.
    let mut conclusive = !state.estimate.is_like_article() && state.estimate.kind != PageKind::Service;
    for at in blocks.clone() {
        let words = if state.kept[at] { state.block(at).words } else { 0 };
        all += words;
        repeated += if state.kept[originals[at]] { words } else { 0 };
        differ |= originals[at] != originals[blocks.start];
        let mut near = state.page.ancestors(state.block(at).container).take(ITEM_REACH);
        conclusive |= !near.any(|node| is_item(state.page.tag(node)));
    }
    conclusive && differ && repeated >= MIN_WORDS && repeated * 2 > all
}

fn is_item(tag: Tag) -> bool {
    matches!(tag, Tag::Li | Tag::Td | Tag::Th | Tag::Dd | Tag::Dt | Tag::Pre)
}

/// Drops quotations that mostly repeat a post above, in discussions long ones only.
fn drop_quotations(state: &mut State<'_>, repeated: &[usize]) {
    let page = state.page;
    let mut at = 0;
    while at < page.len() {
        let quotation = NodeId::from_index(at);
        at += 1;
        if page.tag(quotation) != Tag::Blockquote {
            continue;
        }
        at = page.end(quotation);
        let blocks = state.measures.within(page, quotation);
        let (mut words, mut quoted) = (0, 0);
        for at in blocks.clone() {
            words += state.block(at).words;
            quoted += if repeated.binary_search(&at).is_ok() { state.block(at).words } else { 0 };
        }
        let says_to_what = state.estimate.kind == PageKind::Discussion && words < MAX_REPLIED_WORDS;
        if quoted >= MIN_QUOTED_WORDS && quoted * 2 > words && !says_to_what {
            for at in blocks {
                state.drop(at, Reason::Duplicate { count: 2 });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::judge::rules::tests::kept_of_thread;
    use crate::judge::{STORY, kept_words};

    const TOLD: &str = "They had found the buoy";

    fn times(kept: &str, words: &str) -> usize {
        kept.matches(words).count()
    }

    #[test]
    fn a_copy_for_another_window_width_is_dropped() {
        let part = format!("<h2>How the day ended</h2>{STORY}");
        let kept = kept_words(&format!("<section>{part}</section><section>{part}</section>"));
        assert_eq!([times(&kept, TOLD), times(&kept, "How the day ended")], [1, 1], "{kept}");
    }

    #[test]
    fn refrains_and_repeated_lists_are_no_duplicates() {
        let refrain = "<p>And the lamps along the quay were lit, one after the other, for the boat that did not come.</p>\
            <p>And the dog, who knew the tide, had gone to sleep long before the harbour master did.</p>";
        let song = kept_words(&format!("<article><h1>The boat</h1>{STORY}{refrain}{STORY}{refrain}</article>"));
        assert_eq!([times(&song, TOLD), times(&song, "who knew the tide")], [2, 2], "{song}");
        let plan = "<ul><li>Row for ten minutes along the quay, slowly, and stretch both arms.</li>\
            <li>Rest for as long as it takes to drink a glass of water.</li></ul>";
        let days = format!(
            "<article>{STORY}<div><h2>Monday</h2>{plan}</div><div><h2>Tuesday</h2>{plan}</div>{STORY}</article>"
        );
        assert_eq!(times(&kept_words(&days), "drink a glass"), 2);
    }

    #[test]
    fn a_long_post_quoted_in_full_is_kept_once_and_any_other_quotation_stays() {
        let ask = "I have looked at three charts of the bay now and none of them shows the buoy where \
            it is, nor the wreck, nor the new light on the pier that they have been building since the summer before last. \
            Is there a newer one?";
        let reply = "The office prints a new one each spring, but they only sell it over the counter.";
        let alone = "Whoever sails by an old chart sails to an old harbour.";
        let post = |who: &str, text: &str| {
            format!(
                "<article><div class=\"user\"><h4>{who}</h4><span>Member</span></div><div class=\"message\">{text}</div></article>"
            )
        };
        let thread = [
            post("bosun", &format!("<div>{ask}</div>")),
            post("pilot", &format!("<blockquote><div>bosun said:</div><div>{ask}</div></blockquote><div>{reply}</div>")),
            post("cook", &format!("<blockquote><div>{alone}</div></blockquote><div>That is what my father used to say to everyone, and he never owned a chart.</div>")),
            post("bosun", &format!("<blockquote><div>pilot said:</div><div>{reply}</div></blockquote><div>Then I shall have to go there on Monday, thank you both.</div>")),
        ]
        .concat();
        let kept = kept_of_thread(&format!("<main><h1>Which chart of the bay is right?</h1>{thread}</main>"), |_| 2.0);
        assert_eq!(
            [times(&kept, "three charts"), times(&kept, alone), times(&kept, "over the counter")],
            // The short reply stays where it is quoted: it says to what the next one replies.
            [1, 1, 2],
            "{kept}"
        );
        assert!(!kept.contains("bosun said"), "{kept}");
    }
}
