//! Captions that do not say so: known by where they stand and how they look.
//!
//! Asked only for pictures that are content and have no caption yet. Each rule looks at the one block after the picture
//! or before it.

use super::candidates::Candidate;
use super::caption::hints_of;
use super::credit;
use super::geometry::Lying;
use super::place::{CLIMB, Ground, above, around_both};
use super::{source, span};
use crate::measure::{BlockId, phrase};
use crate::page::letters::Lower;
use crate::page::lexicon::{holds_any, lists};
use crate::page::{Kind, NodeId, Tag};

/// Longest caption taken without a sign of its own, in characters: longer texts are paragraphs that happen to follow.
const LONGEST: u32 = 320;
/// Longest that is taken for standing in the middle alone.
const LONGEST_CENTRED: u32 = 160;

/// Most words of a line that is known by its phrase.
const LINE: u32 = 14;

/// A block that belongs to a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Near {
    pub block: usize,
    /// All of it says who made the picture.
    pub credit: bool,
}

/// Finds the caption of a picture that has none: `wrapper` is the outermost element that holds the picture alone.
pub(super) fn find(
    ground: &Ground,
    candidates: &[Candidate],
    at: usize,
    wrapper: NodeId,
    taken: &[bool],
) -> Option<Near> {
    let candidate = &candidates[at];
    let next = ground.blocks(wrapper).end;
    let free = |b: usize| b < ground.measures.blocks().len() && !taken[b];
    if free(next) && follows(ground, candidates, at, wrapper, next) {
        let text = ground.measures.text(ground.page, BlockId::from_index(next));
        if let Some(near) = after(ground, candidate, wrapper, next, &text) {
            return Some(near);
        }
        // A button may stand between: its words are no text of the page.
        if is_button(ground, next) && free(next + 1) && follows(ground, candidates, at, wrapper, next + 1) {
            let text = ground.measures.text(ground.page, BlockId::from_index(next + 1));
            let alone = !sentence(&text) && !is_button(ground, next + 1) && shares_cell(ground, wrapper, next + 1);
            return (alone && text.len() <= 80).then_some(Near { block: next + 1, credit: false });
        }
    }
    let previous = ground.blocks(wrapper).start.checked_sub(1)?;
    let text = ground.measures.text(ground.page, BlockId::from_index(previous));
    (free(previous) && before(ground, candidate, wrapper, previous, &text))
        .then_some(Near { block: previous, credit: false })
}

/// Whether a block stands after the picture with no other picture between, in the same part of the page.
fn follows(ground: &Ground, candidates: &[Candidate], at: usize, wrapper: NodeId, block: usize) -> bool {
    let first = ground.measures.block(BlockId::from_index(block)).first;
    let other = candidates.get(at + 1..).and_then(|rest| rest.iter().find(|c| c.key != candidates[at].key));
    let alone = other.is_none_or(|c| c.node > first);
    // The part: no more than a few levels above the picture.
    alone && around_both(ground.page, wrapper, 3, first).is_some()
}

fn after(ground: &Ground, candidate: &Candidate, wrapper: NodeId, block: usize, text: &str) -> Option<Near> {
    let page = ground.page;
    let numbers = ground.measures.block(BlockId::from_index(block));
    let container = numbers.container;
    if numbers.chars > LONGEST || page.tag(container).heading_level().is_some_and(|l| l < 5) || !says(text) {
        return None;
    }
    if matches!(page.tag(container), Tag::Li | Tag::Pre | Tag::Blockquote | Tag::Th | Tag::Button | Tag::Summary) {
        return None;
    }
    let same_text = candidate.alt.as_deref().is_some_and(|alt| span::key(alt) == span::key(text) && !text.is_empty());
    if credit::whole(text).is_some() || is_source_word(text) {
        return Some(Near { block, credit: true });
    }
    // "Subscribe to …", "Posted on …": what short lines of sites say.
    let serves = || numbers.words <= LINE && phrase(&text.lower()).is_some();
    if (is_button(ground, block) || serves()) && !same_text {
        return None;
    }
    let cell = table_cell(ground, wrapper, container);
    let hints = hints_of(page, container);
    let tight = stands_directly_under(ground, wrapper, container);
    let styled = tight && all_within(ground, block, &[Tag::Em, Tag::I, Tag::Small, Tag::Font]);
    let centred = tight
        && numbers.chars <= LONGEST_CENTRED
        && (hints.centred
            || page.tag(container) == Tag::Center
            || all_within(ground, block, &[Tag::Center])
            || is_centred_with(ground, wrapper, container));
    let alone = || numbers.chars <= LONGEST_CENTRED && sentence(text) && numbers.link_chars == 0;
    let boxed = tight && box_of(ground, wrapper, block).is_some_and(|around| is_frame(ground, around) || alone());
    let split = credit::split(text).is_some_and(|s| s.caption > 0) && tight && numbers.chars <= LONGEST;
    let small = page.tag(container).heading_level().is_some() && tight && !sentence(text) && !heads(ground, block);
    let counted = tight && numbered(text);
    let under = lies_under(ground, candidate, block) && numbers.link_density() < 0.5;
    (under || same_text || cell || styled || centred || boxed || split || small || counted)
        .then_some(Near { block, credit: false })
}

/// Whether a live page shows a block right under the picture, set as captions are.
fn lies_under(ground: &Ground, candidate: &Candidate, block: usize) -> bool {
    let lying = |node| Lying::of(ground.page, node);
    let line = lying(ground.measures.block(BlockId::from_index(block)).container);
    let all = line.zip(lying(candidate.node)).zip(ground.usual);
    all.is_some_and(|((line, picture), usual)| line != usual && line.is_under(picture, usual))
}

/// A caption before its picture: it says "Figure 1" or what the picture's alternative text says.
fn before(ground: &Ground, candidate: &Candidate, wrapper: NodeId, block: usize, text: &str) -> bool {
    let numbers = ground.measures.block(BlockId::from_index(block));
    let near = around_both(ground.page, wrapper, 2, numbers.first).is_some();
    if !near || numbers.chars > LONGEST || ground.page.tag(numbers.container).heading_level().is_some() {
        return false;
    }
    let same_text = candidate.alt.as_deref().is_some_and(|alt| span::key(alt) == span::key(text) && text.len() >= 12);
    same_text || numbered(text) && all_within(ground, block, &[Tag::Em, Tag::I, Tag::B, Tag::Strong, Tag::Small])
}

/// "Chart #1: …", "Fig. 2 …", "Abb. 3: …".
fn numbered(text: &str) -> bool {
    const NAMES: &str = "figure|fig|chart|graph|table|map|plate|exhibit|abb|abbildung|figura|图|図|рис";
    let lower = text.lower();
    NAMES.split('|').any(|n| {
        lower
            .strip_prefix(n)
            .is_some_and(|r| r.trim_start_matches(['.', ' ', '#', '\u{a0}']).starts_with(|c: char| c.is_ascii_digit()))
    })
}

/// Whether all text of a block stands in one inline element of the given kinds.
fn all_within(ground: &Ground, block: usize, tags: &[Tag]) -> bool {
    let numbers = ground.measures.block(BlockId::from_index(block));
    let page = ground.page;
    let inline = page.ancestors(numbers.first).take_while(|&n| n != numbers.container).take(CLIMB);
    inline
        .filter(|&n| tags.contains(&page.tag(n)))
        .any(|n| page.contains(n, numbers.last) || rest_is_space(ground, n, numbers.last))
}

fn rest_is_space(ground: &Ground, inline: NodeId, last: NodeId) -> bool {
    let rest = ground.page.end(inline)..last.index() + 1;
    rest.len() <= 32
        && rest.map(NodeId::from_index).all(|n| {
            ground.page.kind(n) != Kind::Text
                || ground.page.text(n).trim_matches(|c: char| !c.is_alphanumeric()).is_empty()
        })
}

/// Whether a block's element comes right after the picture: in the same element, or in the next one.
fn stands_directly_under(ground: &Ground, wrapper: NodeId, container: NodeId) -> bool {
    let page = ground.page;
    if page.contains(container, wrapper) {
        return true;
    }
    page.ancestors(wrapper).take(3).any(|level| {
        let Some(parent) = page.parent(level) else { return false };
        let next = siblings_after(ground, parent, level);
        next.is_some_and(|n| page.contains(n, container))
    })
}

/// The next element after a child that holds text or is not empty.
fn siblings_after(ground: &Ground, parent: NodeId, child: NodeId) -> Option<NodeId> {
    let page = ground.page;
    let end = page.end(parent);
    let mut at = page.end(child);
    for _ in 0..24 {
        if at >= end {
            return None;
        }
        let node = NodeId::from_index(at);
        if page.kind(node) == Kind::Element && !ground.blocks(node).is_empty() {
            return Some(node);
        }
        at = page.end(node);
    }
    None
}

/// The element that holds the picture and this block of words, and nothing else.
fn box_of(ground: &Ground, wrapper: NodeId, block: usize) -> Option<NodeId> {
    let container = ground.measures.block(BlockId::from_index(block)).container;
    let around = around_both(ground.page, wrapper, 3, container);
    around.filter(|&n| n != container && ground.blocks(n) == (block..block + 1) && !ground.is_edge(n))
}

/// Whether an element says that it is a picture's, and not a row of picture and text.
fn is_frame(ground: &Ground, node: NodeId) -> bool {
    let class = ground.page.attr(node, "class").unwrap_or_default();
    ground.page.tag(node) == Tag::Figure
        || holds_any(class, &["image", "img", "photo", "picture", "foto", "bild", "illustration"])
            && !holds_any(class, &["text", "content", "body", "copy", "row", "col", "card", "teaser"])
}

/// Whether picture and text are centred by an element around both that holds nothing else.
fn is_centred_with(ground: &Ground, wrapper: NodeId, container: NodeId) -> bool {
    let page = ground.page;
    around_both(page, wrapper, 3, container)
        .is_some_and(|n| (hints_of(page, n).centred || page.tag(n) == Tag::Center) && ground.blocks(n).len() <= 2)
}

/// Whether the text stands in the cell below the picture's, alone in a table of pictures, or in the `dd` after its `dt`.
fn table_cell(ground: &Ground, wrapper: NodeId, container: NodeId) -> bool {
    let page = ground.page;
    let cell_of = |n: NodeId| above(page, n, 8, &[Tag::Td, Tag::Dt, Tag::Dd]);
    let (Some(own), Some(other)) = (cell_of(wrapper), cell_of(container)) else { return false };
    if own == other || !ground.blocks(own).is_empty() {
        return false;
    }
    if page.tag(own) == Tag::Dt {
        return page.tag(other) == Tag::Dd && page.parent(own) == page.parent(other);
    }
    let row = |cell: NodeId| page.parent(cell);
    let next_row = row(own) != row(other)
        && row(own).and_then(|r| page.parent(r)) == row(other).and_then(|r| page.parent(r))
        && row(own).is_some_and(|r| ground.blocks(r).is_empty());
    next_row && page.tag(other) == Tag::Td && ground.blocks(other).len() == 1
}

/// Whether a short text shares a small element with the picture.
fn shares_cell(ground: &Ground, wrapper: NodeId, block: usize) -> bool {
    let first = ground.measures.block(BlockId::from_index(block)).first;
    let page = ground.page;
    let around = around_both(page, wrapper, 3, first);
    around.is_some_and(|n| ground.blocks(n).len() <= 2 && !ground.is_edge(n))
}

/// Whether a block is a button or a link that looks like one.
fn is_button(ground: &Ground, block: usize) -> bool {
    let numbers = ground.measures.block(BlockId::from_index(block));
    numbers.chars <= 40 && numbers.link_density() > 0.9
}

/// Whether a small heading has something below it in its element: then it is one.
fn heads(ground: &Ground, block: usize) -> bool {
    let container = ground.measures.block(BlockId::from_index(block)).container;
    ground.page.parent(container).is_some_and(|around| ground.blocks(around).end > block + 1)
}

/// Whether a text can say something of a picture: it has words, is no date, price, number or file's name, and leads to
/// nothing below.
pub(super) fn says(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    letters >= 2 && (digits < 5 || letters > 10) && !text.ends_with([':', '：']) && !source::looks_like_picture(text)
}

fn sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?', '。', ':', '…'])
}

/// "Source", "via": all there is under the picture, as a rule a link to where it comes from.
fn is_source_word(text: &str) -> bool {
    const WORDS: &str =
        "source|image source|via|quelle|fuente|fonte|credit|photo source|источник|出典|source link|bron";
    lists(WORDS, &text.trim_matches(|c: char| !c.is_alphanumeric()).lower())
}
