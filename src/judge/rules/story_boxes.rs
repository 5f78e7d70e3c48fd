//! Drops boxes of other stories in the middle of the text, by what they are and not by what their labels say.
//!
//! Such a box holds a label and, under it, items that are each one link to another page of the site, alike, with at most a
//! number, a section's name or a date beside the link; it holds no running text, and text goes on before and after it in the
//! same element. What a sentence leads to ("These are the five:") is the article's own list.
//!
//! Two more of the 17 cases come out right; with this rule, `surrounded` and `self_links` the text of WCXB, AEB, MAGIC,
//! HARVEST, DANIEL and FUNDUS scores the same to 0.0001, sites held out, as labels mark most boxes there. All three together
//! take 0.06 % of a page's instructions.

use crate::judge::Reason;
use crate::judge::state::State;
use crate::measure::Phrase;
use crate::page::address_parts::leads_to_other_page;
use crate::page::{Kind, NodeId, Page, Tag};
use std::ops::Range;

/// Link density from which a block is a link.
const MIN_LINK: f32 = 0.5;
/// Characters of the longest label, and of the longest line beside a link.
const MAX_LABEL: u32 = 60;
const MAX_BESIDE: u32 = 30;
/// Items of the shortest list, and of the shortest row of other elements.
const MIN_ITEMS: usize = 2;
const MIN_ROW: usize = 3;
const MAX_ITEMS: usize = 12;
/// Words of the shortest mean headline.
const MIN_HEADLINE: u32 = 4;
/// Ancestors of a link that may be the list, and of the list that may be the box.
const REACH: usize = 8;
/// Nodes of the largest list, so that the time stays linear.
const MAX_NODES: usize = 2000;
/// Blocks before and after a box among which text must go on.
const NEIGHBOURS: usize = 60;
/// Boxes of one class in a row.
const MAX_BOXES: usize = 12;

pub(super) fn drop(state: &mut State<'_>) {
    let is_text = |&at: &usize| state.keeps_running_text(at);
    let (Some(first), Some(last)) = ((0..state.len()).find(is_text), (0..state.len()).rev().find(is_text)) else {
        return;
    };
    let mut at = first + 1;
    while at < last {
        let is_link = state.link_density(at) >= MIN_LINK && state.heading_level(at).is_none();
        let found = if is_link { box_at(state, at) } else { None };
        at = match found {
            Some(blocks) => {
                drop_all(state, blocks.clone());
                blocks.end
            }
            None => at + 1,
        };
    }
}

fn drop_all(state: &mut State<'_>, blocks: Range<usize>) {
    for block in blocks {
        state.drop(block, Reason::LabelledSection(Phrase::Related));
        // No later rule takes its label for a heading of the text after it.
        state.annotations.phrase[block] = Some(Phrase::Related);
    }
}

/// The blocks of the boxes of which one holds the list that begins with this link.
#[inline(never)]
fn box_at(state: &State<'_>, at: usize) -> Option<Range<usize>> {
    let page = state.page;
    let list = list_at(state, at)?;
    let outer = page.ancestors(list).take(REACH).take_while(|&node| !has_running_text(state, node)).last()?;
    let around = page.parent(outer)?;
    let blocks = state.measures.within(page, outer);
    let label = (blocks.start..at).find(|&block| is_label(state, block))?;
    let within = blocks.clone().all(|block| is_label(state, block) || is_link(state, block) || is_beside(state, block));
    let goes_on = |mut near: Range<usize>, back: bool| {
        let is_text = |&block: &usize| state.keeps_running_text(block);
        let found = if back { near.rev().find(is_text) } else { near.find(is_text) };
        found.filter(|&block| parent_of_text(state, block) == Some(around))
    };
    let before = goes_on(blocks.start.saturating_sub(NEIGHBOURS)..blocks.start, true)?;
    goes_on(blocks.end..state.len().min(blocks.end + NEIGHBOURS), false)?;
    let led = [before, blocks.start - 1, label].into_iter().any(|line| state.text(line).ends_with([':', '：']));
    (within && !led && state.leaves_article(&blocks)).then(|| with_boxes_alike(state, outer, around))
}

/// The element whose children paragraphs are: that around a block's own element, or that element itself where lines are
/// set apart by `<br>` only.
fn parent_of_text(state: &State<'_>, at: usize) -> Option<NodeId> {
    let container = state.block(at).container;
    if state.page.tag(container) == Tag::P { state.page.parent(container) } else { Some(container) }
}

/// The list or row whose first linked item begins with a block: its items are alike, each a link to another page of the
/// site.
fn list_at(state: &State<'_>, at: usize) -> Option<NodeId> {
    let page = state.page;
    let small = |node: &NodeId| page.end(*node) - node.index() <= MAX_NODES;
    let mut above = page.ancestors(state.block(at).container).skip(1).take(REACH).take_while(small);
    above.find(|&node| is_list(state, node, at))
}

fn is_list(state: &State<'_>, list: NodeId, at: usize) -> bool {
    let page = state.page;
    let least = match page.tag(list) {
        Tag::Ul | Tag::Ol => MIN_ITEMS,
        Tag::Div | Tag::Section | Tag::Aside => MIN_ROW,
        _ => return false,
    };
    let within = |node: NodeId| state.measures.within(page, node);
    let is_item = |&node: &NodeId| page.kind(node) == Kind::Element && within(node).end > at;
    // What is before the first item is its label.
    let starts = within(list).start == at || (within(list).start..at).all(|block| state.block(block).link_chars == 0);
    let (mut count, mut words, mut tag, mut first) = (0, 0, Tag::None, None);
    for item in page.children(list).filter(is_item) {
        let links: u32 =
            within(item).filter(|&block| is_link(state, block)).map(|block| state.block(block).words).sum();
        let alike = count == 0 || page.tag(item) == tag;
        let fits = within(item).all(|block| is_link(state, block) || is_beside(state, block));
        let target = link_of(page, item);
        if !(alike && fits && links > 0 && target.is_some_and(|href| leads_to_other_page(href, page.url())))
            || target == first
        {
            return false;
        }
        first = first.or(target);
        (count, words, tag) = (count + 1, words + links, page.tag(item));
    }
    starts && (least..=MAX_ITEMS).contains(&count) && words >= MIN_HEADLINE * count as u32
}

/// The address of the first link with text of an item.
fn link_of(page: &Page, item: NodeId) -> Option<&str> {
    let mut links = page.descendants(item).filter(|&node| page.tag(node) == Tag::A);
    links.find_map(|link| page.attr(link, "href"))
}

/// The blocks of a box and of its neighbours with the same class, if they hold no running text either.
fn with_boxes_alike(state: &State<'_>, outer: NodeId, around: NodeId) -> Range<usize> {
    let page = state.page;
    let mut found = state.measures.within(page, outer);
    let Some(class) = page.attr(outer, "class") else { return found };
    let is_alike = |node: NodeId| {
        page.tag(node) == page.tag(outer) && page.attr(node, "class") == Some(class) && !has_running_text(state, node)
    };
    // Behind it.
    let mut next = page.end(outer);
    for _ in 0..MAX_BOXES {
        let Some(node) = (next < page.end(around)).then(|| NodeId::from_index(next)) else { break };
        match page.kind(node) {
            Kind::Element if is_alike(node) => found.end = found.end.max(state.measures.within(page, node).end),
            Kind::Element => break,
            Kind::Text if !page.text(node).trim().is_empty() => break,
            _ => {}
        }
        next = page.end(node);
    }
    found
}

fn has_running_text(state: &State<'_>, node: NodeId) -> bool {
    state.measures.within(state.page, node).any(|block| state.is_running_text(block))
}

fn is_label(state: &State<'_>, at: usize) -> bool {
    state.block(at).chars <= MAX_LABEL && state.link_density(at) < MIN_LINK
}

fn is_link(state: &State<'_>, at: usize) -> bool {
    state.link_density(at) >= MIN_LINK
}

fn is_beside(state: &State<'_>, at: usize) -> bool {
    state.block(at).chars <= MAX_BESIDE
}

#[cfg(test)]
mod tests {
    use crate::judge::rules::tests::kept_of;
    use crate::judge::{STORY, kept_words};

    fn page(between: &str) -> String {
        kept_words(&format!("<article><h1>A boat comes home</h1><div>{STORY}{between}{STORY}</div></article>"))
    }

    fn items(tag: &str) -> String {
        let headline = |at: &str| {
            format!(
                "<{tag}><i>{at}</i> <a href=\"/s/{at}\">Crane {at} topples at the docks in the wind</a> <b>Docks</b></{tag}>"
            )
        };
        ["1", "2", "3"].map(headline).concat()
    }

    #[test]
    fn a_box_of_other_stories_goes_whatever_its_label_says() {
        for list in [
            format!("<div><h4>Hand-picked</h4><ul>{}</ul></div>", items("li")),
            format!("<section><b>Aus dem Hafen</b><ol>{}</ol></section>", items("li")),
            format!("<div><p>Utvalgt</p>{}</div>", items("div")),
        ] {
            let kept = page(&list);
            assert!(kept.contains("a dog") && !kept.contains("topples"), "{list}: {kept}");
            assert!(!kept.contains("Hand-picked") && !kept.contains("Hafen") && !kept.contains("Utvalgt"), "{kept}");
        }
    }

    #[test]
    fn boxes_of_the_same_class_go_with_it() {
        let boxed = |inner: &str| format!("<div class=\"rel\">{inner}</div>");
        let list = boxed(&format!("<h4>Hand-picked</h4><ul>{}</ul>", items("li")));
        let kept = page(&format!("{list}{}", boxed("<h4>Tell the crew</h4>")));
        assert!(!kept.contains("topples") && !kept.contains("Tell the crew"), "{kept}");
    }

    #[test]
    fn lists_of_the_article_stay() {
        let list = format!("<ul>{}</ul>", items("li"));
        let elsewhere = list.replace("/s/", "https://b.example/");
        for own in [
            format!("<h2>What fell</h2>{list}"),
            format!(
                "<p>These are the cranes that fell in the storm of that night:</p><div><h4>Cranes</h4>{list}</div>"
            ),
            format!("<div><h4>Where to read on</h4>{elsewhere}</div>"),
            format!("<div><h4>Contents</h4>{}</div>", list.replace("/s/", "#s")),
        ] {
            // Whatever the judge thinks of them: scores are given.
            let body = format!("<article><h1>A boat comes home</h1><div>{STORY}{own}{STORY}</div></article>");
            assert!(kept_of(0.9, &body, |_| 2.0).contains("topples"), "{own}");
        }
    }
}
