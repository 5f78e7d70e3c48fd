//! Drops feeds of other stories on a page that is about one: by what they are, not by what their labels say.
//!
//! A page is about one story where a headline that its title names, with a date by it, is followed by running text of its
//! own; the kind of page that the model guesses does not matter, as a short story among many others looks like a listing. A
//! feed is an element outside of the story's paragraphs in which there are three or more headlines that each are a link to
//! another page of the site, with little more than a teaser to each.
//!
//! (Sites held out: DANIEL 0.901 without this rule, 0.914 with it, its Russian pages 0.824 and 0.861, its stories under 200
//! words 0.782 and 0.824; WCXB 0.8829 and 0.8832. With the rules for pages like articles on pages about one story too, DANIEL
//! 0.915, Russian 0.865. Without the date DANIEL 0.915 and WCXB 0.878, as pages that lead to others have a headline and some
//! text too; without it on pages like articles only, WCXB loses 0.0008 ± 0.0005, its listings 0.007, and of the words of
//! clutter put behind articles 0.048 leak instead of 0.063. Of those put between paragraphs 0.277 leak without this rule, 0.150
//! with it. With boxes around a control, it takes 0.1 to 1.9 % of a page's instructions.)

use crate::article::PageKind;
use crate::judge::Reason;
use crate::judge::state::State;
use crate::measure::{Block, Phrase};
use crate::page::address_parts::leads_to_other_page;
use crate::page::{NodeId, Page, Tag};
use std::ops::Range;

/// Words of the shortest headline of the page, and the share of them that are in its title.
const MIN_HEADLINE: u32 = 4;
const MIN_TITLE_SHARE: f32 = 0.6;
/// Blocks after the headline among which its text begins.
const REACH: usize = 40;
/// Characters of running text that make a story.
const MIN_STORY: u32 = 200;
/// Characters of the shortest linked headline.
const MIN_LINK: u32 = 15;
/// Link density from which a block is little else than links, and ancestors of its first text that may be the link.
const MIN_DENSITY: f32 = 0.5;
const LINK_REACH: usize = 4;
/// Linked headlines of the shortest feed.
const MIN_ITEMS: u32 = 3;
/// Characters of the longest teaser.
const MAX_TEASER: u32 = 400;
/// Characters of the longest label of a feed, with what is beside it.
const MAX_LEAD: u32 = 120;
/// Characters beside each headline from which a feed within the text needs no label.
const MIN_PLAIN: u32 = 40;
/// Ancestors of a block that may be its feed.
const MAX_DEPTH: usize = 40;
/// Blocks before the headline and after the text among which the date may be, and the words of its line.
const DATE_REACH: usize = 5;
const MAX_DATE: u32 = 15;

/// Whether a page is about one story.
pub(super) fn is_about_one(state: &State<'_>) -> bool {
    Story::of(state).is_some()
}

pub(super) fn drop(state: &mut State<'_>, story: &Story) {
    let is_beside = |&at: &usize| state.kept[at] && !story.contains(state, at);
    if let Some(first) = (0..state.len()).find(is_beside) {
        drop_feeds(state, story, first);
    }
}

/// Drops the feeds around the kept blocks from one on that are no part of the story.
#[inline(never)]
fn drop_feeds(state: &mut State<'_>, story: &Story, first: usize) {
    let sums = Sums::of(state);
    if sums.headlines.last().is_none_or(|&all| all < MIN_ITEMS) {
        return;
    }
    let mut at = first;
    while at < state.len() {
        let feed =
            if state.kept[at] && !story.contains(state, at) { feed_around(state, story, &sums, at) } else { None };
        at = match feed {
            Some(blocks) => {
                for block in blocks.clone() {
                    state.drop(block, Reason::LabelledSection(Phrase::Related));
                }
                blocks.end
            }
            None => at + 1,
        };
    }
}

/// The story that a page is about.
pub(super) struct Story {
    pub headline: usize,
    /// The element around its paragraphs.
    pub text: NodeId,
    /// The last of them.
    pub last: usize,
}

impl Story {
    #[inline(never)]
    pub fn of(state: &State<'_>) -> Option<Self> {
        if matches!(state.estimate.kind, PageKind::Discussion | PageKind::Collection | PageKind::Product) {
            return None;
        }
        let is_headline = |&at: &usize| {
            state.annotations.title_share[at] >= MIN_TITLE_SHARE
                && state.block(at).words >= MIN_HEADLINE
                && state.link_density(at) < 0.5
                && !state.annotations.hidden[at]
        };
        let key = |at: &usize| (state.heading_level(*at).is_some(), state.block(*at).words, usize::MAX - at);
        let headline = (0..state.len()).filter(is_headline).max_by_key(key)?;
        let text = text_after(state, headline)?;
        let within = state.measures.within(state.page, text);
        let is_own = |&at: &usize| state.keeps_running_text(at) && parent_of_text(state, at) == Some(text);
        let (first, last) = (within.clone().find(is_own)?, within.rev().find(is_own)?);
        let mut near = headline.saturating_sub(DATE_REACH)..state.len().min(last.min(first + REACH) + 1 + DATE_REACH);
        let may_be_date = |at: usize| state.block(at).words <= MAX_DATE && state.block(at).digit_share() > 0.0;
        near.find(|&at| may_be_date(at) && has_date(&state.text(at)))?;
        Some(Self { headline, text, last })
    }

    fn contains(&self, state: &State<'_>, at: usize) -> bool {
        at == self.headline || parent_of_text(state, at) == Some(self.text)
    }
}

/// The first element after a headline around paragraphs that make a story.
fn text_after(state: &State<'_>, headline: usize) -> Option<NodeId> {
    let mut tried = None;
    for at in headline + 1..state.len().min(headline + REACH) {
        let around = if state.keeps_running_text(at) { parent_of_text(state, at) } else { None };
        let Some(node) = around.filter(|_| around != tried) else { continue };
        if has_chars(state, node) {
            return around;
        }
        tried = around;
    }
    None
}

/// Whether the kept running text of an element makes a story; reads no further than that.
fn has_chars(state: &State<'_>, node: NodeId) -> bool {
    let mut chars = 0;
    state.measures.within(state.page, node).any(|at| {
        chars += if state.keeps_running_text(at) { state.block(at).chars } else { 0 };
        chars >= MIN_STORY
    })
}

/// Whether a short line holds a date or a time of day: a year beside another number, three short numbers between the same
/// marks, or two with a colon between.
pub(super) fn has_date(text: &str) -> bool {
    let is_year = |part: &str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    let parts: Vec<&str> = text.split(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | '/' | '-' | ':')).collect();
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let (years, others) = numbers.fold((0, 0), |(years, others), part| {
        if is_year(part) { (years + 1, others) } else { (years, others + usize::from(part.len() <= 2)) }
    });
    years > 0 && others > 0
        || parts.iter().any(|part| {
            let part = part.trim_matches(|c: char| !c.is_ascii_digit());
            let is = |mark: char, count: usize| {
                part.split(mark).count() == count && part.split(mark).all(|number| matches!(number.len(), 1 | 2))
            };
            is('.', 3) || is('/', 3) || is('-', 3) || is(':', 2) || is(':', 3)
        })
}

/// The element whose children paragraphs are.
pub(super) fn parent_of_text(state: &State<'_>, at: usize) -> Option<NodeId> {
    let container = state.block(at).container;
    if state.page.tag(container) == Tag::P { state.page.parent(container) } else { Some(container) }
}

/// What is before each block, and before the end: linked headlines, and blocks of text that go on after too much text without
/// one.
struct Sums {
    headlines: Vec<u32>,
    /// Those that are little else than a link.
    links: Vec<u32>,
    unlinked: Vec<u32>,
    /// Characters outside of links before each block.
    plain: Vec<u32>,
}

impl Sums {
    fn of(state: &State<'_>) -> Self {
        let mut sums = Self { headlines: vec![0], links: vec![0], unlinked: vec![0], plain: vec![0] };
        let (mut headlines, mut links, mut unlinked, mut plain, mut since) = (0, 0, 0, 0, 0);
        for at in 0..state.len() {
            let block = state.block(at);
            let is_headline = block.link_chars >= MIN_LINK
                && link_of(state.page, block).is_some_and(|href| leads_to_other_page(href, state.page.url()));
            let own = block.chars - block.link_chars.min(block.chars);
            headlines += u32::from(is_headline);
            links += u32::from(is_headline && block.link_density() >= MIN_DENSITY);
            since = if is_headline { own } else { since + own };
            unlinked += u32::from(since > MAX_TEASER);
            plain += own;
            sums.headlines.push(headlines);
            sums.links.push(links);
            sums.unlinked.push(unlinked);
            sums.plain.push(plain);
        }
        sums
    }

    /// Whether blocks are a feed; within the text of the story its headlines must be little else than links, under a label or
    /// with teasers.
    fn is_feed(&self, blocks: &Range<usize>, is_within: bool) -> bool {
        let of = |sums: &[u32], from: usize| sums[blocks.end] - sums[from];
        let items = of(if is_within { &self.links } else { &self.headlines }, blocks.start);
        if items < MIN_ITEMS {
            return false;
        }
        let first = self.headlines.partition_point(|&count| count <= self.headlines[blocks.start]) - 1;
        self.plain[first] - self.plain[blocks.start] <= MAX_LEAD
            && of(&self.unlinked, first) == 0
            && (!is_within || first > blocks.start || of(&self.plain, first) > MIN_PLAIN * items)
    }
}

/// The address of the link that a block begins with, or of its first one where it is little else than links.
fn link_of<'a>(page: &'a Page, block: &Block) -> Option<&'a str> {
    let around = page.ancestors(block.first).take(LINK_REACH).find(|&node| page.tag(node) == Tag::A);
    let is_links = block.link_density() >= MIN_DENSITY;
    let mut within = (block.first.index()..=block.last.index()).map(NodeId::from_index);
    let link = around.or_else(|| within.find(|&node| is_links && page.tag(node) == Tag::A))?;
    page.attr(link, "href")
}

/// The blocks of the largest feed around a block.
#[inline(never)]
fn feed_around(state: &State<'_>, story: &Story, sums: &Sums, at: usize) -> Option<Range<usize>> {
    let page = state.page;
    let headline = state.block(story.headline).container;
    let above = page.ancestors(state.block(at).container).take(MAX_DEPTH);
    let apart = above.take_while(|&node| !page.contains(node, headline) && !page.contains(node, story.text));
    let is_feed = |&node: &NodeId| {
        let blocks = state.measures.within(page, node);
        let is_within = blocks.start <= story.last && page.contains(story.text, node);
        let is_led = || {
            (blocks.start.saturating_sub(1)..=blocks.start)
                .any(|line| state.text(line).trim_end().ends_with([':', '：']))
        };
        page.tag(node) != Tag::P && sums.is_feed(&blocks, is_within) && (!is_within || !is_led())
    };
    apart.filter(is_feed).last().map(|node| state.measures.within(page, node))
}

#[cfg(test)]
mod tests {
    use crate::judge::rules::tests::kept_of;

    const HEADLINE: &str =
        "<title>Boat comes home after a night at sea - The Quay</title><h1>Boat comes home after a night at sea</h1>";
    const TEXT: &str = "<div><p>The boat left the harbour at six in the morning, with four people and a dog on board, and it \
        did not come back until the lamps had been lit.</p><p>Nobody had expected them so late, and the pilot, who had been \
        standing at the window since noon, said that he was glad.</p></div>";
    const DATE: &str = "<p>3 May 2019</p>";

    /// Whether text stays that follows a story, all of it scored as article.
    fn stays(before: &str, after: &str) -> bool {
        let body = format!("{before}{TEXT}{after}");
        let text = kept_of(0.2, &body, |_| 2.0);
        assert!(text.contains("a dog on board"), "{text}");
        text.contains("Crane")
    }

    fn feed(tag: &str, teaser: &str) -> String {
        let item =
            |at: usize| format!("<{tag}><a href=\"/s/{at}\">Crane {at} topples at the docks</a>{teaser}</{tag}>");
        (1..6).map(item).collect()
    }

    #[test]
    fn a_feed_of_other_stories_goes_in_any_markup() {
        let story = format!("{HEADLINE}{DATE}");
        let teaser =
            "<p>The crane toppled in the wind of Tuesday night, and it fell on nothing but two empty crates.</p>";
        for after in [
            format!("<div><h2>From the docks</h2>{}</div>", feed("div", teaser)),
            format!("<ul>{}</ul>", feed("li", "")),
            format!(
                "<div><table>{}</table></div>",
                feed("tr", "").replace("<a", "<td><a").replace("</a>", "</a></td>")
            ),
            format!("<dl>{}</dl>", feed("dt", "").replace("</dt>", &format!("</dt><dd>{teaser}</dd>"))),
        ] {
            assert!(!stays(&story, &after), "{after}");
            // The feed may stand before the story.
            let text = kept_of(0.2, &format!("{after}{story}{TEXT}"), |_| 2.0);
            assert!(text.contains("a dog") && !text.contains("Crane"), "{text}");
        }
    }

    #[test]
    fn a_feed_between_the_paragraphs_goes_and_a_list_that_a_sentence_leads_to_stays() {
        let text = |between: &str| {
            let inner = TEXT.replacen("</p><p>", &format!("</p>{between}<p>"), 1);
            kept_of(0.2, &format!("{HEADLINE}{DATE}{inner}"), |_| 2.0)
        };
        let teaser =
            "<p>The crane toppled in the wind of Tuesday night, and it fell on nothing but two empty crates.</p>";
        let kept = text(&format!("<div>{}</div>", feed("div", teaser)));
        assert!(kept.contains("a dog") && kept.contains("was glad") && !kept.contains("Crane"), "{kept}");
        let kept = text(&format!("<div><p>These are the five cranes:</p><ul>{}</ul></div>", feed("li", "")));
        assert!(kept.contains("Crane"), "{kept}");
    }

    #[test]
    fn what_belongs_to_the_page_stays() {
        let (story, list) = (format!("{HEADLINE}{DATE}"), feed("div", ""));
        let paragraph = "<p>The crane had stood at the northern dock for forty years before the storm of that night, and those \
            who worked on it knew every bolt, every creak and every patch of rust by name, as they said; it had been painted \
            twice, once in red and once in a yellow that nobody had liked, and in both years it had been the tallest thing \
            that could be seen from the sea, which is why the pilots missed it first of all when it was gone.</p>";
        let with_text = format!("<div>{}</div>", feed("div", &format!("{paragraph}{paragraph}")));
        for (before, after) in [
            // The page is about no story: no headline that its title names, or no date by it.
            (
                format!("<title>The Quay</title><h1>All there is to read of the docks</h1>{DATE}"),
                format!("<div>{list}</div>"),
            ),
            (HEADLINE.to_owned(), format!("<div>{list}</div>")),
            (format!("{HEADLINE}<p>$7.95 - $19.95</p>"), format!("<div>{list}</div>")),
            // Links into the page and to other sites, and sections with text of their own.
            (story.clone(), format!("<div>{}</div>", list.replace("/s/", "#s"))),
            (story.clone(), format!("<div>{}</div>", list.replace("/s/", "https://b.example/"))),
            (story.clone(), with_text),
            // Two links make no feed.
            (story.clone(), format!("<div>{}</div>", &list[..list.find("<div><a href=\"/s/3\"").unwrap_or(0)])),
        ] {
            assert!(stays(&before, &after), "{before}{after}");
        }
    }
}
