//! Drops labels of related stories ("Read also") together with the links after them.
//!
//! The links are a list whose items are links with text below, a row of cards under a heading, or single lines of links and
//! what is beside them. Nothing is dropped unless an article is left.
//!
//! (Sites held out: Mozilla's pages 0.954 without this rule, 0.958 with it, AEB 0.964 and 0.965; of the words of clutter put
//! before articles 0.151 leak without it, 0.147 with it. The other sets are the same.)

use crate::judge::Reason;
use crate::judge::state::{CLEAR_MARGIN, State};
use crate::measure::Phrase;
use crate::page::{Kind, NodeId, Tag};

/// Characters of the longest label, and of the longest line in a card.
const MAX_LABEL: u32 = 120;
/// Link density above which a label may end like a sentence.
const LINKED_LABEL: f32 = 0.3;
/// Ancestors of the first block after a label that may be the list.
const REACH: usize = 8;
/// The fewest items of a list and cards of a row.
const MIN_ITEMS: usize = 3;
/// Nodes of the largest row of cards, so that the time stays linear.
const MAX_ROW_NODES: usize = 2000;
/// Characters of the longest line beside a link: a number, a section's name, a date.
const MAX_BESIDE: u32 = 30;
/// Link density from which a block is a link.
const MIN_LINK: f32 = 0.5;

pub(super) fn drop(state: &mut State<'_>) {
    let mut at = 0;
    while at < state.len() {
        let label = at;
        at += 1;
        if is_label(state, label) {
            at = drop_section(state, label);
        }
    }
}

/// Drops a label and the links after it; returns the block from which to go on.
#[inline(never)]
fn drop_section(state: &mut State<'_>, label: usize) -> usize {
    let first = label + 1;
    let list = end_of_entries(state, first)
        .or_else(|| end_of_cards(state, first).filter(|_| state.heading_level(label).is_some()));
    let mut end = list.unwrap_or(first);
    while end < state.len() && is_link_or_beside(state, end) {
        end += 1;
    }
    let chars: u32 = (label..end).map(|block| state.block(block).chars).sum();
    let links: u32 = (label..end).map(|block| state.block(block).link_chars).sum();
    if !(list.is_some() || links * 2 >= chars) || !state.leaves_article(&(label..end)) {
        return first;
    }
    for block in label..end {
        if list.is_some() || !state.exceeds_threshold(block, CLEAR_MARGIN) {
            state.drop(block, Reason::LabelledSection(Phrase::Related));
        }
    }
    end
}

/// Whether a block is a label of related stories: a short line that is not a sentence.
fn is_label(state: &State<'_>, at: usize) -> bool {
    state.annotations.phrase[at] == Some(Phrase::Related)
        && state.block(at).chars <= MAX_LABEL
        && state.heading_level(at) != Some(1)
        && (state.link_density(at) > LINKED_LABEL || !state.text(at).ends_with(['.', '!', '?']))
}

/// The end of the list that starts with a block, if each of its items is a link with text below: headlines of other stories
/// with their first lines.
fn end_of_entries(state: &State<'_>, at: usize) -> Option<usize> {
    let page = state.page;
    let starts = |node: NodeId| state.measures.within(page, node).start == at;
    let above = page.ancestors(state.measures.blocks().get(at)?.container).take(REACH).take_while(|&node| starts(node));
    let list = above.filter(|&node| matches!(page.tag(node), Tag::Ul | Tag::Ol)).last()?;
    let is_entry = |item: NodeId| {
        let blocks = state.measures.within(page, item);
        blocks.len() > 1 && state.link_density(blocks.start) >= MIN_LINK
    };
    let mut items = page.children(list).filter(|&node| page.tag(node) == Tag::Li);
    let enough = items.clone().nth(MIN_ITEMS - 1).is_some();
    (enough && items.all(is_entry)).then(|| state.measures.within(page, list).end)
}

/// The end of the row of cards that starts with a block: elements that each contain a link and no line longer than a
/// headline.
fn end_of_cards(state: &State<'_>, at: usize) -> Option<usize> {
    let page = state.page;
    let within = |node: NodeId| state.measures.within(page, node);
    let above = page.ancestors(state.measures.blocks().get(at)?.container).take(REACH);
    let above = above.take_while(|&node| within(node).start == at && page.end(node) - node.index() <= MAX_ROW_NODES);
    let is_link = |node: NodeId| page.tag(node) == Tag::A && page.attr(node, "href").is_some();
    let is_card = |card: NodeId| {
        let mut blocks = within(card);
        !blocks.is_empty() && blocks.all(|at| state.block(at).chars <= MAX_LABEL) && page.descendants(card).any(is_link)
    };
    let is_row = |&row: &NodeId| {
        let mut cards = page.children(row).filter(|&node| page.kind(node) == Kind::Element);
        cards.clone().nth(MIN_ITEMS - 1).is_some() && cards.all(is_card)
    };
    above.filter(is_row).last().map(|row| within(row).end)
}

/// Whether a block is a link, or a short line beside one.
fn is_link_or_beside(state: &State<'_>, at: usize) -> bool {
    let is_link = state.link_density(at) >= MIN_LINK;
    let is_beside = state.block(at).chars <= MAX_BESIDE && state.heading_level(at).is_none();
    is_link || is_beside
}

#[cfg(test)]
mod tests {
    use crate::judge::{STORY, kept_words};

    #[test]
    fn a_list_of_other_stories_in_the_middle_goes_with_its_label() {
        let list = "<div><b>[COAST] Latest Stories</b><ul><li><a href=\"/1\">Cranes topple at the docks again</a></li>\
            <li><a href=\"/2\">Lantern week begins with rain</a> <i>LIFE</i></li></ul></div>";
        let kept = kept_words(&format!("<div>{STORY}{list}{STORY}</div>"));
        assert!(kept.contains("a dog"));
        assert!(!kept.contains("Cranes") && !kept.contains("Lantern") && !kept.contains("Latest"));
    }

    #[test]
    fn a_list_of_other_stories_goes_with_their_beginnings() {
        let entry = |place: &str, link: &str| {
            format!(
                "<li><h3>{link}</h3><p>The crane that stood at the {place} since the spring fell over in the wind on Monday, and nobody was hurt, as the port said.</p></li>"
            )
        };
        let page = |link: &str| {
            let list: String = ["docks", "mill", "lock", "inn"].map(|place| entry(place, link)).concat();
            kept_words(&format!(
                "<div><h1>The boat came home</h1>{STORY}{STORY}<h2>Recommended for you</h2><ul>{list}</ul></div>"
            ))
        };
        assert!(!page("<a href=\"/1\">Cranes topple</a>").contains("nobody was hurt"));
        assert!(page("Cranes topple").contains("nobody was hurt"), "items that lead nowhere are the article's");
    }

    #[test]
    fn a_page_that_is_such_a_list_keeps_it() {
        let entry = |at: usize| {
            let place = ["docks", "fair", "mill", "lock", "inn"][at % 5];
            format!("<li><a href=\"/{at}\">Cranes topple at the {place} again, the {at}th time this year</a></li>")
        };
        let page = format!("<main><h2>Latest stories</h2><ul>{}</ul></main>", (5..25).map(entry).collect::<String>());
        assert!(kept_words(&page).contains("Cranes"));
    }

    #[test]
    fn a_row_of_cards_goes_with_its_heading() {
        let card = |place: &str| {
            format!(
                "<div><a href=\"/{place}\"><img src=\"/{place}.jpg\"></a><h4>DOCKS</h4><span>Cranes topple at the {place}</span></div>"
            )
        };
        let row = |heading: &str| {
            let cards: String = ["quay", "mill", "lock", "inn"].map(card).concat();
            kept_words(&format!(
                "<article><h1>Late boats</h1>{STORY}<div><div><h3>{heading}</h3></div><div>{cards}</div></div>{STORY}</article>"
            ))
        };
        let kept = row("Most read");
        assert!(kept.contains("a dog") && !kept.contains("topple at the lock") && !kept.contains("DOCKS"), "{kept}");
    }
}
