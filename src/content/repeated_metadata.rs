//! Lines of the body that repeat the title, byline or dates above the article; and pull quotes that repeat a paragraph.

use crate::article::{Metadata, PageKind};
use crate::judge::Verdicts;
use crate::measure::{BlockId, Measures};
use crate::page::word_table::contains_any;
use crate::page::{Kind, NodeId, Page, Tag};

/// The elements of the page that visibly show metadata.
#[derive(Debug, Clone, Copy, Default)]
pub struct VisibleMetadata<'a> {
    /// The element that shows the title.
    pub headline: Option<NodeId>,
    /// The element that shows the byline.
    pub byline: Option<NodeId>,
    /// The elements that show the dates of publication and modification, in document order.
    pub dates: &'a [NodeId],
}

/// Longest label around a byline or date, in letters and digits: "Published on", "Updated:", "by", "Mis à jour le",
/// "Veröffentlicht am". The longest common ones have about 20.
const LABEL: usize = 24;

/// Least words of a sentence beside a byline or date, which is then no element of these alone.
const SENTENCE: u32 = 8;

/// Longest line that may repeat a title or byline, in characters.
const LINE: u32 = 400;

/// Least words of the paragraph with which the text of the article begins: after it no line repeats the metadata.
const PARAGRAPH: u32 = 25;
/// Most words of a standfirst, after which byline and date may still stand.
const STANDFIRST: u32 = 60;

/// Least words of a pull quote, and most pull quotes of an article.
const PULL_QUOTE: u32 = 5;
const PULL_QUOTES: usize = 8;
/// Characters of a pull quote that are looked for first.
const PART: usize = 24;
/// Kept blocks before and after a pull quote that are compared with it.
const NEAR: usize = 16;
/// Most words of whoever is quoted.
const ATTRIBUTION: u32 = 12;

/// The kept blocks that only repeat metadata or a paragraph, ascending.
pub(super) fn find(
    page: &Page,
    measures: &Measures,
    verdicts: &Verdicts,
    about: &Metadata,
    visible: VisibleMetadata<'_>,
) -> Vec<BlockId> {
    let title = about.title.as_deref().map(normalized_words).filter(|t| !t.trim().is_empty());
    let byline = about.byline.as_deref().map(normalized_words).filter(|b| !b.trim().is_empty());
    let blocks = measures.blocks();
    // A date may stand in the element of the whole article, and an unclosed heading may contain it.
    let is_sentence = |at: usize| {
        let text = || measures.text(page, BlockId::from_index(at));
        blocks[at].words >= SENTENCE && text().trim_end().ends_with(['.', '!', '?', '…', '。', '！', '？', '।'])
    };
    let is_line = |&node: &NodeId| {
        let within = measures.within(page, node);
        within.clone().map(|at| blocks[at].chars).fold(0, u32::saturating_add) <= LINE
            && (within.len() < 2 || !within.into_iter().any(is_sentence))
    };
    let headline = visible.headline.filter(is_line);
    let mut elements: Vec<NodeId> =
        visible.byline.into_iter().chain(visible.dates.iter().copied()).filter(is_line).collect();
    elements.sort_unstable();
    let last_long =
        blocks.iter().enumerate().rfind(|(at, b)| b.words >= PARAGRAPH && verdicts.keeps(BlockId::from_index(*at)));
    let last_long = last_long.map_or(0, |(at, _)| at);

    let pull_quotes = pull_quotes(page, measures, verdicts);
    let mut repeated = Vec::new();
    let (mut in_text, mut had_paragraph) = (false, false);
    for index in 0..blocks.len() {
        let id = BlockId::from_index(index);
        if !verdicts.keeps(id) {
            continue;
        }
        let block = measures.block(id);
        let in_headline = title.is_some() && headline.is_some_and(|h| page.contains(h, block.first));
        let in_heading = page.ancestors(block.first).take(16).any(|n| page.tag(n).heading_level().is_some());
        // A byline is above the first paragraph or, as a sign-off, below the last.
        let outside = !in_text || index > last_long;
        let repeats_metadata = |text: &str| {
            let text = normalized_words(text);
            Some(&text) == title.as_ref() || (outside && byline.as_ref().is_some_and(|b| is_only(&text, b)))
        };
        let is_repeat = in_headline
            || pull_quotes.contains(&id)
            || ((in_heading || outside) && block.chars <= LINE && repeats_metadata(&measures.text(page, id)))
            || (!in_text && is_only_elements(page, measures, id, &elements));
        if is_repeat {
            repeated.push(id);
        } else {
            let is_paragraph = block.words >= PARAGRAPH;
            in_text |= is_paragraph && (had_paragraph || block.words > STANDFIRST);
            had_paragraph |= is_paragraph;
        }
    }
    repeated
}

/// Pull quotes whose words a kept paragraph has too, with their attributions. At most [`PULL_QUOTES`] are looked for.
fn pull_quotes(page: &Page, measures: &Measures, verdicts: &Verdicts) -> Vec<BlockId> {
    let kept = || (0..measures.blocks().len()).map(BlockId::from_index).filter(|&id| verdicts.keeps(id));
    let is_article = verdicts.kind == PageKind::Article;
    // A thread quotes what it answers.
    let is_box = |&node: &NodeId| {
        page.attr(node, "class").is_some_and(|class| contains_any(class, &["pull", "Pull"]))
            || is_article && matches!(page.tag(node), Tag::Blockquote | Tag::Aside)
    };
    let box_of = |id: BlockId| page.ancestors(measures.block(id).first).take(5).find(is_box);
    let is_pulled =
        |&id: &BlockId| (PULL_QUOTE..=PULL_QUOTE * 16).contains(&measures.block(id).words) && box_of(id).is_some();
    let mut found: Vec<BlockId> = kept().filter(is_pulled).take(PULL_QUOTES).collect();
    if !found.is_empty() {
        keep_repeated(page, measures, &kept().collect::<Vec<_>>(), &mut found);
    }
    for quote in found.clone() {
        let within = box_of(quote).map_or(0..0, |node| measures.within(page, node));
        let attribution = within.map(BlockId::from_index).filter(|&id| {
            id > quote && verdicts.keeps(id) && measures.block(id).words <= ATTRIBUTION && !found.contains(&id)
        });
        let attribution: Vec<BlockId> = attribution.take(2).collect();
        found.extend(attribution);
    }
    found
}

/// Leaves of some quotations those whose words a longer one of the kept blocks near them has too.
#[inline(never)]
fn keep_repeated(page: &Page, measures: &Measures, kept: &[BlockId], quotations: &mut Vec<BlockId>) {
    let words = |id: BlockId| measures.block(id).words;
    quotations.retain(|&id| {
        let at = kept.partition_point(|&other| other < id);
        let near = &kept[at.saturating_sub(NEAR)..kept.len().min(at + NEAR)];
        let text = measures.text(page, id);
        // Some words behind the first, which may have a capital here alone, are looked for before anything else.
        let Some((_, part)) = text.split_once(' ') else { return false };
        let part = &part[..part.char_indices().nth(PART).map_or(part.len(), |(end, _)| end)];
        let has_part = |other: &&BlockId| {
            let block = measures.block(**other);
            (block.first.index()..=block.last.index()).any(|at| page.text(NodeId::from_index(at)).contains(part))
        };
        let quote = normalized_words(&text);
        let longer = near.iter().filter(|&&other| other != id && words(other) > words(id));
        longer.filter(has_part).any(|&other| normalized_words(&measures.text(page, other)).contains(&quote))
    });
}

/// Whether a block consists of one of these elements and at most a label.
fn is_only_elements(page: &Page, measures: &Measures, id: BlockId, elements: &[NodeId]) -> bool {
    let block = measures.block(id);
    if block.chars > 300 {
        return false;
    }
    let is_inside = |text: NodeId| page.ancestors(text).take(64).any(|above| elements.binary_search(&above).is_ok());
    let mut found = false;
    let mut outside = 0;
    for at in block.first.index()..=block.last.index() {
        let node = NodeId::from_index(at);
        let text = page.text(node);
        if text.trim().is_empty() || page.kind(node) != Kind::Text {
            continue;
        }
        if is_inside(node) {
            found = true;
        } else {
            outside += letters(text);
        }
    }
    found && outside <= LABEL
}

/// Whether a line consists of these words and at most a short label.
fn is_only(line: &str, words: &str) -> bool {
    let count = |text: &str| text.chars().filter(|c| *c != ' ').count();
    line.contains(words) && count(line) - count(words) <= LABEL / 3
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// The words of a text in lower case, with a space before and after each, mail addresses left out: equal for two ways
/// of writing the same line.
pub(super) fn normalized_words(text: &str) -> String {
    let mut words = String::from(" ");
    for c in text.split_whitespace().filter(|word| !word.contains('@')).flat_map(|word| word.chars().chain([' '])) {
        if c.is_alphanumeric() {
            words.extend(c.to_lowercase());
        } else if !words.ends_with(' ') {
            words.push(' ');
        }
    }
    words
}
