//! Keeps or drops lists as a whole. A list surrounded by kept text is kept with it, and so is the article's own table of
//! contents; what is left of a list that was mostly dropped is dropped too.
//!
//! The entries of a list of links score like links to other pages. But what kept text surrounds in one element belongs to
//! the article, unless its own scores are clearly against it or a label says otherwise; and links that only lead into the
//! page are a table of contents. (WCXB's articles, sites held out: 0.9555 without this rule, 0.9566 with it; AEB 0.955 and
//! 0.957. A list that a sentence leads to: no set moves by 0.0001; without it the judge drops one of links to other pages.)

use crate::judge::Reason;
use crate::judge::state::{CLEAR_MARGIN, State};
use crate::measure::Phrase;
use crate::page::{NodeId, Page, Tag};

/// Log-odds by which the threshold is relaxed for the mean score of a list.
const RELAXATION: f32 = 1.0;
/// The same for a table of contents.
const CONTENTS_RELAXATION: f32 = 2.5;
/// The same for a list that a sentence leads to.
const LED_RELAXATION: f32 = 2.5;
/// Blocks before a list among which that sentence must be, as a label may be between, and its words.
const LEAD_REACH: usize = 2;
const MIN_LEAD: u32 = 6;
/// Its highest link density.
const MAX_LEAD_LINKS: f32 = 0.3;
/// Log-odds below the threshold from which on the mean score is against the rest of a list.
const DROP_MARGIN: f32 = 0.5;
/// Such a rest is less than one block in so many.
const MAX_REST: usize = 3;
/// Blocks before and after a list among which kept text must be.
const NEIGHBOURS: usize = 3;
/// Ancestors of the list of which one must contain that text too.
const REACH: usize = 2;
/// The same for a table of contents, which is mostly in a box.
const CONTENTS_REACH: usize = 4;
/// Links of the shortest table of contents.
const MIN_CONTENTS: usize = 3;

/// Whether a sentence that ends with a colon leads to the list that begins with a block.
#[inline(never)]
fn is_led(state: &State<'_>, first: usize) -> bool {
    let is_lead = |at: usize| {
        state.kept[at]
            && state.heading_level(at).is_none()
            && state.block(at).words >= MIN_LEAD
            && state.link_density(at) < MAX_LEAD_LINKS
            && state.text(at).ends_with([':', '：'])
    };
    (first.saturating_sub(LEAD_REACH)..first).any(is_lead)
}

pub(super) fn complete(state: &mut State<'_>) {
    let page = state.page;
    let mut at = 0;
    while at < page.len() {
        let list = NodeId::from_index(at);
        at += 1;
        if !matches!(page.tag(list), Tag::Ul | Tag::Ol) {
            continue;
        }
        at = page.end(list);
        let blocks = state.measures.within(page, list);
        if blocks.is_empty() || blocks.clone().all(|at| state.kept[at]) {
            continue;
        }
        let shares = blocks.clone().all(|at| state.reasons[at] == Reason::Phrase(Phrase::Share));
        let is_excluded = |at: usize| {
            let is_offer = blocks.len() == 1 && matches!(state.reasons[at], Reason::Phrase(_));
            let by_rule = is_offer
                || shares
                || matches!(state.reasons[at], Reason::LabelledSection(_) | Reason::Landmark | Reason::Form);
            by_rule || state.annotations.hidden[at] || state.annotations.under_related[at]
        };
        let contents = is_contents(page, list);
        let relaxation = if contents { CONTENTS_RELAXATION } else { RELAXATION };
        let (threshold, count) = (state.estimate.threshold, blocks.len() as f32);
        let kept = blocks.clone().filter(|&at| state.kept[at]).count();
        let sum: f32 = blocks.clone().map(|at| state.scores[at]).sum();
        let exceeds = |relaxation: f32| sum > (threshold - relaxation) * count;
        if (exceeds(relaxation) || exceeds(LED_RELAXATION) && is_led(state, blocks.start))
            && is_surrounded(state, list, contents)
            && !blocks.clone().any(is_excluded)
        {
            for at in blocks {
                state.keep(at, Reason::Neighbours);
            }
        } else if kept > 0
            && kept * MAX_REST < blocks.len()
            && !contents
            && sum < (threshold - DROP_MARGIN) * count
            && !blocks.clone().any(|at| state.kept[at] && state.exceeds_threshold(at, CLEAR_MARGIN))
        {
            for at in blocks {
                state.drop(at, Reason::Neighbours);
            }
        }
    }
}

/// Whether kept text is right before and right after a list, both inside a close ancestor of it. Before a table of contents
/// any kept line will do, such as the headline.
#[inline(never)]
fn is_surrounded(state: &State<'_>, list: NodeId, contents: bool) -> bool {
    let page = state.page;
    let blocks = state.measures.within(page, list);
    let is_text = |at: usize| state.is_running_text(at) || state.heading_level(at).is_some();
    let mut before = (blocks.start.saturating_sub(NEIGHBOURS)..blocks.start).rev();
    let mut after = blocks.end..state.len().min(blocks.end + NEIGHBOURS);
    let before = before.find(|&at| state.kept[at] && (contents || is_text(at)));
    let after = after.find(|&at| state.kept[at] && is_text(at));
    let (Some(before), Some(after)) = (before, after) else { return false };
    let contains = |node: NodeId, at: usize| page.contains(node, state.block(at).container);
    let reach = if contents { CONTENTS_REACH } else { REACH };
    page.ancestors(list).skip(1).take(reach).any(|node| contains(node, before) && contains(node, after))
}

/// Whether a list is a table of contents: several links, all of them into the page itself.
fn is_contents(page: &Page, list: NodeId) -> bool {
    let mut links = page.descendants(list).filter_map(|node| page.attr(node, "href"));
    let mut count = 0;
    links.all(|href| {
        count += 1;
        href.starts_with('#')
    }) && count >= MIN_CONTENTS
}

#[cfg(test)]
mod tests {
    use crate::judge::rules::tests::kept_of;
    use crate::judge::{STORY, kept_words};

    fn links(to: &str) -> String {
        let item = |name: &str| format!("<li><a href=\"{to}{name}\">{name}</a></li>");
        ["Harbour", "Lantern", "Chart", "Buoy"].map(item).concat()
    }

    #[test]
    fn a_list_that_a_sentence_leads_to_is_kept() {
        let kept = |lead: &str| {
            let list = links("/goods/");
            let body = format!("<div>{STORY}<p>{lead}</p><ul>{list}</ul>{STORY}</div>");
            kept_of(0.9, &body, |at| if (4..8).contains(&at) { -2.0 } else { 2.0 })
        };
        assert!(kept("These are the things that the boat had on board:").contains("Lantern"));
        assert!(!kept("These are the things that the boat had on board.").contains("Lantern"));
    }

    #[test]
    fn a_table_of_contents_is_kept_and_a_menu_is_not() {
        let sections =
            format!("<h2 id=\"Harbour\">The harbour</h2>{STORY}<h2 id=\"Buoy\">The way to the buoy</h2>{STORY}");
        let page =
            |list: &str| kept_words(&format!("<article><h1>A boat comes home</h1>{STORY}{list}{sections}</article>"));
        let kept = page(&format!("<div><p>Contents</p><ul>{}</ul></div>", links("#")));
        assert!(kept.contains("Lantern") && kept.contains("Chart"), "{kept}");
        let kept = page(&format!("<nav><ul>{}</ul></nav>", links("/goods/")));
        assert!(!kept.contains("Lantern"), "{kept}");
    }

    #[test]
    fn the_rest_of_a_list_of_other_stories_is_dropped() {
        let link = |at: usize, name: &str| format!("<div><a href=\"/{at}{name}\">{name}</a></div>");
        let entry = |at: usize| {
            let links = ["News", "Save", "Share", "Photos", "Video"].map(|name| link(at, name)).concat();
            format!(
                "<li>{links}<div><h5><a href=\"/{at}\">Cranes topple at the docks again</a></h5></div><p>The crane toppled at \
                 the docks once more, the {at}th time, and nobody was hurt</p></li>"
            )
        };
        let list = format!("<div><ul>{}</ul></div>", [5, 6, 7].map(entry).concat());
        let kept = kept_words(&format!("{list}<article><h1>A boat comes home</h1>{STORY}{STORY}</article>"));
        assert!(kept.contains("a dog") && !kept.contains("Cranes"), "{kept}");
    }

    #[test]
    fn a_list_of_links_between_paragraphs_is_kept_and_one_at_the_edge_is_not() {
        let list = format!("<h2>What we used</h2><ul>{}</ul>", links("https://b.example/"));
        let kept =
            kept_words(&format!("<div><h1>A boat comes home</h1>{STORY}{list}<h2>How it went</h2>{STORY}</div>"));
        assert!(kept.contains("Lantern"), "{kept}");
        let kept =
            kept_words(&format!("<div><ul>{}</ul></div><div><h1>A boat comes home</h1>{STORY}</div>", links("/")));
        assert!(!kept.contains("Lantern"), "{kept}");
    }
}
