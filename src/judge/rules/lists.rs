//! A list goes as a whole. One that stands among the text of an article goes with it, and so does the article's own table
//! of contents.
//!
//! A list of links looks like ways elsewhere. What kept text surrounds in one element is the article's, unless its own
//! weight is clearly against it or a label says otherwise; links that lead nowhere but into the page say what the article
//! holds. The few beginnings that are left of a list of other stories go. (WCXB's articles, sites held out: 0.9555 without
//! this rule, 0.9566 with it; AEB 0.955 and 0.957.)

use super::State;
use crate::judge::Reason;
use crate::page::{NodeId, Page, Tag};

/// Log-odds under the threshold down to which the blocks of a list are kept on average; the same for a table of contents.
const NEAR: f32 = 1.0;
const CONTENTS: f32 = 2.5;
/// The same from which a list goes whole of which less than one block in so many is kept, none of them surely.
const AGAINST: f32 = 0.5;
const PART: usize = 3;
/// Blocks before and after a list among which kept text must be.
const BESIDE: usize = 3;
/// Elements up from the list of which one must hold that text too; the same for a table of contents, which is mostly a box.
const REACH: usize = 2;
const BOX: usize = 4;
/// Links of the shortest table of contents.
const LINKS: usize = 3;

/// Makes lists whole.
pub(super) fn mend(state: &mut State<'_>) {
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
        let is_elsewhere = |at: usize| {
            let set_apart = matches!(state.reasons[at], Reason::After(_) | Reason::Landmark | Reason::Form);
            set_apart || state.notes.hidden[at] || state.notes.under_related[at]
        };
        let contents = is_contents(page, list);
        let under = if contents { CONTENTS } else { NEAR };
        let (line, count) = (state.standing.threshold, blocks.len() as f32);
        let kept = blocks.clone().filter(|&at| state.kept[at]).count();
        let sum: f32 = blocks.clone().map(|at| state.weights[at]).sum();
        if sum > (line - under) * count && stands_amid(state, list, contents) && !blocks.clone().any(is_elsewhere) {
            for at in blocks {
                state.keep(at, Reason::Neighbours);
            }
        } else if kept > 0
            && kept * PART < blocks.len()
            && !contents
            && sum < (line - AGAINST) * count
            && !blocks.clone().any(|at| state.kept[at] && state.weights[at] > line + super::SURE)
        {
            for at in blocks {
                state.drop(at, Reason::Neighbours);
            }
        }
    }
}

/// Whether kept text stands right before and right after a list, both in an element close around it. Over a table of
/// contents any kept line will do, such as the headline.
fn stands_amid(state: &State<'_>, list: NodeId, contents: bool) -> bool {
    let page = state.page;
    let blocks = state.measures.within(page, list);
    let mut before = (blocks.start.saturating_sub(BESIDE)..blocks.start).rev();
    let mut after = blocks.end..state.len().min(blocks.end + BESIDE);
    let before = before.find(|&at| state.kept[at] && (contents || state.runs(at) || state.heading(at).is_some()));
    let after = after.find(|&at| state.kept[at] && (state.runs(at) || state.heading(at).is_some()));
    let (Some(before), Some(after)) = (before, after) else { return false };
    let holds = |node: NodeId, at: usize| page.contains(node, state.block(at).container);
    let reach = if contents { BOX } else { REACH };
    page.ancestors(list).skip(1).take(reach).any(|node| holds(node, before) && holds(node, after))
}

/// Whether a list has several links, all of them into the page itself.
fn is_contents(page: &Page, list: NodeId) -> bool {
    let mut links = page.descendants(list).filter_map(|node| page.attr(node, "href"));
    let mut count = 0;
    links.all(|href| {
        count += 1;
        href.starts_with('#')
    }) && count >= LINKS
}

#[cfg(test)]
mod tests {
    use crate::judge::{STORY, kept_words};

    fn links(to: &str) -> String {
        let item = |name: &str| format!("<li><a href=\"{to}{name}\">{name}</a></li>");
        ["Harbour", "Lantern", "Chart", "Buoy"].map(item).concat()
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
    fn what_is_left_of_a_list_of_other_stories_goes() {
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
