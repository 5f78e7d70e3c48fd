//! A label that leads to other stories goes, and the links after it.

use super::{SURE, State};
use crate::judge::Reason;
use crate::measure::Phrase;
use crate::page::{Kind, NodeId, Tag};

/// Longest label, in characters.
const LABEL: u32 = 120;

/// Elements up from the first words after a label that may be the list of what it leads to, and the least items of one.
const REACH: usize = 8;
const ITEMS: usize = 3;
/// Nodes of the largest row of cards.
const ROW: usize = 2000;

/// Drops such labels with their links.
pub(super) fn drop(state: &mut State<'_>) {
    let mut at = 0;
    while at < state.len() {
        let label = at;
        at += 1;
        if !is_label(state, label) {
            continue;
        }
        let list = entries(state, at).or_else(|| cards(state, at).filter(|_| state.heading(label).is_some()));
        let mut end = list.unwrap_or(at);
        while end < state.len() && leads_away(state, end) {
            end += 1;
        }
        let chars: u32 = (label..end).map(|block| state.block(block).chars).sum();
        let links: u32 = (label..end).map(|block| state.block(block).link_chars).sum();
        if (list.is_some() || links * 2 >= chars) && state.stands_without(&(label..end)) {
            for block in (label..end).filter(|&block| list.is_some() || !state.is_sure(block, SURE)).collect::<Vec<_>>()
            {
                state.drop(block, Reason::After(Phrase::Related));
            }
            at = end;
        }
    }
}

/// Whether a block is such a label: a short line of its own that is no sentence.
fn is_label(state: &State<'_>, at: usize) -> bool {
    state.notes.said[at] == Some(Phrase::Related)
        && state.block(at).chars <= LABEL
        && state.heading(at) != Some(1)
        && (state.links(at) > 0.3 || !state.text(at).ends_with(['.', '!', '?']))
}

/// Where the list ends that begins with a block, if each of its items is a link with words below: other stories with
/// their beginnings.
fn entries(state: &State<'_>, at: usize) -> Option<usize> {
    let page = state.page;
    let begins = |node: NodeId| state.measures.within(page, node).start == at;
    let above = page.ancestors(state.measures.blocks().get(at)?.container).take(REACH).take_while(|&node| begins(node));
    let list = above.filter(|&node| matches!(page.tag(node), Tag::Ul | Tag::Ol)).last()?;
    let leads = |item: NodeId| {
        let blocks = state.measures.within(page, item);
        blocks.len() > 1 && state.links(blocks.start) >= 0.5
    };
    let mut items = page.children(list).filter(|&node| page.tag(node) == Tag::Li);
    let many = items.clone().nth(ITEMS - 1).is_some();
    (many && items.all(leads)).then(|| state.measures.within(page, list).end)
}

/// Where the row of cards ends that begins with a block: like elements, each with a link somewhere and nothing that is longer
/// than a headline.
fn cards(state: &State<'_>, at: usize) -> Option<usize> {
    let page = state.page;
    let within = |node: NodeId| state.measures.within(page, node);
    let above = page.ancestors(state.measures.blocks().get(at)?.container).take(REACH);
    let above = above.take_while(|&node| within(node).start == at && page.end(node) - node.index() <= ROW);
    let links = |node: NodeId| page.tag(node) == Tag::A && page.attr(node, "href").is_some();
    let is_card = |card: NodeId| {
        let mut blocks = within(card);
        !blocks.is_empty() && blocks.all(|at| state.block(at).chars <= LABEL) && page.descendants(card).any(links)
    };
    let is_row = |&row: &NodeId| {
        let mut cards = page.children(row).filter(|&node| page.kind(node) == Kind::Element);
        cards.clone().nth(ITEMS - 1).is_some() && cards.all(is_card)
    };
    above.filter(is_row).last().map(|row| within(row).end)
}

/// Whether a block is one of the links, or a number, a section's name or a date beside one.
fn leads_away(state: &State<'_>, at: usize) -> bool {
    let is_link = state.links(at) >= 0.5;
    let is_beside = state.block(at).chars <= 30 && state.heading(at).is_none();
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
        let entry = |link: &str| {
            format!(
                "<li><h3>{link}</h3><p>The crane that stood at the docks since the spring fell over in the wind on Monday, and nobody was hurt, as the port said.</p></li>"
            )
        };
        let page = |link: &str| {
            let list = entry(link).repeat(4);
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
