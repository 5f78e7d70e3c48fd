//! Lines of the body that say again what stands above the article: its title, its byline, its dates;
//! and quotations set large that say again what a paragraph says.

use crate::article::Metadata;
use crate::judge::Verdicts;
use crate::measure::{BlockId, Measures};
use crate::page::letters::push_lower;
use crate::page::word_table::contains_any;
use crate::page::{Kind, NodeId, Page, order};

/// Where the page shows for all to see what stands above the article.
#[derive(Debug, Clone, Copy, Default)]
pub struct Shown<'a> {
    /// The element that shows the title.
    pub headline: Option<NodeId>,
    /// The element that shows who wrote it.
    pub byline: Option<NodeId>,
    /// The elements that show when it was published or changed, in document order.
    pub dates: &'a [NodeId],
}

/// Letters and digits that may stand around a byline or a date and mean nothing without it: "Published on", "Updated:",
/// "by", "Mis à jour le", "Veröffentlicht am". The longest common ones have about 20.
const LABEL: usize = 24;

/// Characters of the longest line that may repeat a title or a byline.
const LINE: u32 = 400;

/// Words of a paragraph: once one of that length was read, the article has begun and no line repeats its head.
const BEGUN: u32 = 25;

/// Words of the shortest quotation that is set large, and how many of them an article has at most.
const PULLED: u32 = 5;
const PULLS: usize = 12;

/// The kept blocks that only repeat, rising.
pub(super) fn find(
    page: &Page,
    measures: &Measures,
    verdicts: &Verdicts,
    about: &Metadata,
    shown: Shown<'_>,
) -> Vec<BlockId> {
    let title = about.title.as_deref().map(words).filter(|t| !t.trim().is_empty());
    let byline = about.byline.as_deref().map(words).filter(|b| !b.trim().is_empty());
    let blocks = measures.blocks();
    // An element that holds the whole article may be named as its date, and a heading that was never closed holds it too.
    let is_line =
        |&node: &NodeId| measures.within(page, node).map(|at| blocks[at].chars).fold(0, u32::saturating_add) <= LINE;
    let headline = shown.headline.filter(is_line);
    let mut places: Vec<NodeId> = shown.byline.into_iter().chain(shown.dates.iter().copied()).filter(is_line).collect();
    order::sort(&mut places);
    let last_long =
        blocks.iter().enumerate().rfind(|(at, b)| b.words >= BEGUN && verdicts.keeps(BlockId::from_index(*at)));
    let last_long = last_long.map_or(0, |(at, _)| at);

    let pulls = pull_quotes(page, measures, verdicts);
    let mut repeats = Vec::new();
    let mut begun = false;
    for index in 0..blocks.len() {
        let id = BlockId::from_index(index);
        if !verdicts.keeps(id) {
            continue;
        }
        let block = measures.block(id);
        let in_headline = title.is_some() && headline.is_some_and(|h| page.contains(h, block.first));
        let in_heading = page.ancestors(block.first).take(16).any(|n| page.tag(n).heading_level().is_some());
        // A byline stands above the first paragraph or, as a signature, beneath the last.
        let outside = !begun || index > last_long;
        let repeats_head = |text: &str| {
            let text = words(text);
            Some(&text) == title.as_ref() || (outside && byline.as_ref().is_some_and(|b| says_only(&text, b)))
        };
        let repeat = in_headline
            || pulls.contains(&id)
            || ((in_heading || outside) && block.chars <= LINE && repeats_head(&measures.text(page, id)))
            || (!begun && says_only_places(page, measures, id, &places));
        if repeat {
            repeats.push(id);
        } else {
            begun |= block.words >= BEGUN;
        }
    }
    repeats
}

/// Quotations set large that say what a paragraph says. At most [`PULLS`] are looked for, each in all that is kept.
fn pull_quotes(page: &Page, measures: &Measures, verdicts: &Verdicts) -> Vec<BlockId> {
    let kept = || (0..measures.blocks().len()).map(BlockId::from_index).filter(|&id| verdicts.keeps(id));
    let pulled = |&id: &BlockId| {
        let block = measures.block(id);
        let named = |node| page.attr(node, "class").is_some_and(|class| contains_any(class, &["pull", "Pull"]));
        (PULLED..=PULLED * 16).contains(&block.words) && page.ancestors(block.first).take(5).any(named)
    };
    let said_again = |id: &BlockId| {
        let quote = words(&measures.text(page, *id));
        kept().any(|other| {
            other != *id && measures.block(other).words > BEGUN && words(&measures.text(page, other)).contains(&quote)
        })
    };
    kept().filter(pulled).take(PULLS).filter(said_again).collect()
}

/// Whether a block holds one of these places and next to nothing else.
fn says_only_places(page: &Page, measures: &Measures, id: BlockId, places: &[NodeId]) -> bool {
    let block = measures.block(id);
    if block.chars > 300 {
        return false;
    }
    let place_of = |text: NodeId| page.ancestors(text).take(64).any(|above| places.binary_search(&above).is_ok());
    let mut held = false;
    let mut outside = 0;
    for at in block.first.index()..=block.last.index() {
        let node = NodeId::from_index(at);
        let text = page.text(node);
        if text.trim().is_empty() || page.kind(node) != Kind::Text {
            continue;
        }
        if place_of(node) {
            held = true;
        } else {
            outside += letters(text);
        }
    }
    held && outside <= LABEL
}

/// Whether a line says these words and next to nothing else.
fn says_only(line: &str, said: &str) -> bool {
    let count = |text: &str| text.chars().filter(|c| *c != ' ').count();
    line.contains(said) && count(line) - count(said) <= LABEL / 3
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// Words in lower case with a blank before and after each, mail addresses left out: what two ways of writing the same line
/// share.
pub(super) fn words(text: &str) -> String {
    let mut words = String::from(" ");
    for c in text.split_whitespace().filter(|word| !word.contains('@')).flat_map(|word| word.chars().chain([' '])) {
        if c.is_alphanumeric() {
            push_lower(c, &mut words);
        } else if !words.ends_with(' ') {
            words.push(' ');
        }
    }
    words
}
