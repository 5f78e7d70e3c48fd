//! What stands on the page a second time is read once: the same part for narrow and for wide windows, the slides of an
//! endless carousel, the post that an answer quotes whole.
//!
//! A copy is an element that says again, in the same order, what stood before it. What repeats as one text goes on does
//! not: the verses of a song and the days of a plan stand beside each other in one element, items and cells say the same
//! of several things, and so does a single paragraph. (WCXB, sites held out: of the words of such elements one in nine stands
//! twice in the truth; word F1 0.880 without this rule, 0.883 with it.)

use super::State;
use crate::article::PageKind;
use crate::judge::Reason;
use crate::page::numbered::Numbered;
use crate::page::{NodeId, Tag};
use std::ops::Range;

/// Words of the smallest copy.
const WORDS: u32 = 15;
/// The same of a quotation, more than half of whose words must stand before it.
const QUOTED: u32 = 10;
/// Blocks of an element from which on parts of it are not tried, so that the time stays linear.
const LARGE: usize = 100;
/// Blocks of the longest copy that is seen as one; its parts are seen in longer ones. A page may be one line a hundred
/// thousand times.
const LONGEST: usize = 1000;
/// Elements up from its first block to the element that is a copy; the same to the item, cell or code around a block.
const REACH: usize = 40;
const ITEM: usize = 6;

/// Drops copies of what is kept.
pub(super) fn drop(state: &mut State<'_>) {
    let mut texts = Numbered::default();
    let mut firsts: Vec<usize> = Vec::new();
    // For each block, the one that said first what it says.
    let mut before = Vec::with_capacity(state.len());
    for at in 0..state.len() {
        let text = texts.add(&state.text(at));
        if text == firsts.len() {
            firsts.push(at);
        }
        before.push(firsts[text]);
    }
    let mut repeated = Vec::new();
    let (mut at, mut run) = (0, 0..0);
    while at < before.len() {
        if run.end <= at || before[at] + run.start != at {
            let first = before[at];
            let same = |&more: &usize| first < at && before.get(at + more) == Some(&before[first + more]);
            // Where it begins is put as how far it stands from what it says again.
            run = at - first..at + (0..LONGEST).take_while(same).count();
        }
        let element = if run.end > at + 1 { whole(state, at..run.end) } else { at..at };
        let copy = is_copy(state, &before, element.clone());
        let end = if copy || element.len() > LARGE { element.end } else { at + 1 };
        while at < end {
            let first = before[at];
            if copy && state.kept[at] && (state.kept[first] || !state.notes.hidden[first]) {
                state.keep(first, Reason::Neighbours);
                state.drop(at, Reason::Repeats { of: 2.0 });
            }
            if first < at && state.kept[first] {
                repeated.push(at);
            }
            at += 1;
        }
    }
    drop_quotes(state, &repeated);
}

/// The blocks of the largest element that begins with a run and ends within it.
fn whole(state: &State<'_>, run: Range<usize>) -> Range<usize> {
    let within = |node: NodeId| state.measures.within(state.page, node);
    let above = state.page.ancestors(state.block(run.start).container).take(REACH);
    let whole = above.take_while(|&node| within(node).start == run.start && within(node).end <= run.end);
    whole.last().map_or(run.start..run.start, within)
}

/// Whether an element that says again what stood before is no more than that.
fn is_copy(state: &State<'_>, before: &[usize], blocks: Range<usize>) -> bool {
    let (mut words, mut all, mut differs) = (0, 0, false);
    // On pages of other kinds the same list is mostly the page again, in what opens over it.
    let mut tells = !state.standing.is_like_article() && state.standing.kind != PageKind::Service;
    for at in blocks.clone() {
        let own = if state.kept[at] { state.block(at).words } else { 0 };
        all += own;
        words += if state.kept[before[at]] { own } else { 0 };
        differs |= before[at] != before[blocks.start];
        let mut near = state.page.ancestors(state.block(at).container).take(ITEM);
        tells |= !near.any(|node| lists(state.page.tag(node)));
    }
    tells && differs && words >= WORDS && words * 2 > all
}

fn lists(tag: Tag) -> bool {
    matches!(tag, Tag::Li | Tag::Td | Tag::Th | Tag::Dd | Tag::Dt | Tag::Pre)
}

/// Drops quotations that say what a post above says.
fn drop_quotes(state: &mut State<'_>, repeated: &[usize]) {
    let page = state.page;
    let mut at = 0;
    while at < page.len() {
        let quote = NodeId::from_index(at);
        at += 1;
        if page.tag(quote) != Tag::Blockquote {
            continue;
        }
        at = page.end(quote);
        let blocks = state.measures.within(page, quote);
        let (mut words, mut again) = (0, 0);
        for at in blocks.clone() {
            words += state.block(at).words;
            again += if repeated.binary_search(&at).is_ok() { state.block(at).words } else { 0 };
        }
        if again >= QUOTED && again * 2 > words {
            for at in blocks {
                state.drop(at, Reason::Repeats { of: 2.0 });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::judge::{STORY, kept_words};

    const TOLD: &str = "They had found the buoy";

    fn times(kept: &str, words: &str) -> usize {
        kept.matches(words).count()
    }

    #[test]
    fn the_same_part_for_another_window_is_read_once() {
        let part = format!("<h2>How the day ended</h2>{STORY}");
        let kept = kept_words(&format!("<section>{part}</section><section>{part}</section>"));
        assert_eq!([times(&kept, TOLD), times(&kept, "How the day ended")], [1, 1], "{kept}");
    }

    #[test]
    fn what_returns_as_the_text_goes_on_is_not_a_copy() {
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
    fn a_post_quoted_whole_is_read_once_and_a_quotation_that_stands_alone_stays() {
        let ask = "I have looked at three charts of the bay now and none of them shows the buoy where it is. Is there a newer one?";
        let said = "The office prints a new one each spring, but they only sell it over the counter.";
        let alone = "Whoever sails by an old chart sails to an old harbour.";
        let post = |who: &str, text: &str| {
            format!(
                "<article><div class=\"user\"><h4>{who}</h4><span>Member</span></div><div class=\"message\">{text}</div></article>"
            )
        };
        let thread = [
            post("bosun", &format!("<div>{ask}</div>")),
            post("pilot", &format!("<blockquote><div>bosun said:</div><div>{ask}</div></blockquote><div>{said}</div>")),
            post("cook", &format!("<blockquote><div>{alone}</div></blockquote><div>That is what my father used to say to everyone, and he never owned a chart.</div>")),
            post("bosun", &format!("<blockquote><div>pilot said:</div><div>{said}</div></blockquote><div>Then I shall have to go there on Monday, thank you both.</div>")),
        ]
        .concat();
        let kept = kept_words(&format!("<main><h1>Which chart of the bay is right?</h1>{thread}</main>"));
        assert_eq!(
            [times(&kept, "three charts"), times(&kept, "over the counter"), times(&kept, alone)],
            [1, 1, 1],
            "{kept}"
        );
        assert!(!kept.contains("pilot said"), "{kept}");
    }
}
