//! Captions that no markup declares: known by their position, their layout on the live page, and how they are set.
//!
//! Asked only for pictures that are content and have no caption yet. Each rule looks at the one block after the picture
//! or before it.

use super::credit_names::is_name;
use super::wording::can_be_caption;
use super::{credit, credit_text};
use crate::figures::candidates::{Candidate, within};
use crate::figures::class_hints::{SCREEN_READERS, element_hints};
use crate::figures::kept_region::KeptRegion;
use crate::figures::layout_box::LayoutBox;
use crate::figures::plain_text::comparison_key;
use crate::figures::tree_queries::{MAX_ANCESTORS, closest, common_ancestor};
use crate::measure::{BlockId, Phrase, phrase};
use crate::page::word_table::{contains_any, list_contains};
use crate::page::{Kind, NodeId, Page, Tag};

/// Longest unmarked caption, in characters: longer texts are paragraphs.
const LONGEST: u32 = 320;
/// Longest caption for which being centred is enough, in characters.
const LONGEST_CENTRED: u32 = 160;
/// Shortest caption for which a box around it and the picture alone is enough, in characters, unless it is a sentence: shorter
/// texts are labels. (With sentences alone fundus's captions score 0.910 instead of 0.915.)
const SHORTEST_BOXED: u32 = 12;

/// Most words of a line that is boilerplate by its phrase.
const LINE: u32 = 14;

/// A block that is the caption or credit of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::figures) struct UnmarkedCaption {
    pub block: usize,
    /// All of it is a credit.
    pub credit: bool,
}

/// Finds the caption of the candidate `at`, which has none. `wrapper` is the outermost element that holds it alone;
/// `taken` says which blocks are captions already.
pub(in crate::figures) fn find(
    region: &KeptRegion,
    candidates: &[Candidate],
    at: usize,
    wrapper: NodeId,
    taken: &[bool],
) -> Option<UnmarkedCaption> {
    let candidate = &candidates[at];
    let wrapper = with_label_on_picture(region, wrapper);
    let end = region.blocks(wrapper).end;
    let free = |b: usize| b < region.measures.blocks().len() && !taken[b];
    // Its credit may be between.
    let next = (end..end + 2).find(|&b| free(b)).unwrap_or(end);
    let is_near = next == end || region.measures.block(BlockId::from_index(next)).chars <= LONGEST_CENTRED;
    if free(next) && is_near && follows(region, candidates, at, wrapper, next) {
        let text = region.measures.text(region.page, BlockId::from_index(next));
        if let Some(caption) = after(region, candidate, wrapper, next, taken, &text) {
            return Some(caption);
        }
        // A button may be between.
        if is_button(region, next) && free(next + 1) && follows(region, candidates, at, wrapper, next + 1) {
            let text = region.measures.text(region.page, BlockId::from_index(next + 1));
            let short_label = !is_sentence(&text)
                && !is_button(region, next + 1)
                && shares_small_box(region, wrapper, next + 1, taken);
            return (short_label && text.len() <= 80).then_some(UnmarkedCaption { block: next + 1, credit: false });
        }
    }
    if let Some(below) = below_headline_box(region, candidates, at, wrapper, taken).filter(|below| free(below.block)) {
        return Some(below);
    }
    let previous = region.blocks(wrapper).start.checked_sub(1)?;
    let text = region.measures.text(region.page, BlockId::from_index(previous));
    (free(previous) && before(region, candidate, wrapper, previous, &text))
        .then_some(UnmarkedCaption { block: previous, credit: false })
}

/// The link around a picture, where all that it holds beside it is the label of a button ("Enlarge"); else the element itself.
pub(in crate::figures) fn with_label_on_picture(region: &KeptRegion, wrapper: NodeId) -> NodeId {
    let link = closest(region.page, wrapper, 3, &[Tag::A]).filter(|&link| link != wrapper);
    let holds_label = |&link: &NodeId| {
        let blocks = region.blocks(link);
        blocks.len() == 1
            && is_button(region, blocks.start)
            && region.page.contains(link, region.measures.blocks()[blocks.start].last)
    };
    link.filter(holds_label).unwrap_or(wrapper)
}

/// Most blocks of an element that holds headline and lead picture: they, the standfirst and the byline.
const HEADLINE_BLOCKS: usize = 8;

/// The line with a credit right below the element that holds the page's headline and, as its only picture, this one.
#[inline(never)]
fn below_headline_box(
    region: &KeptRegion,
    candidates: &[Candidate],
    at: usize,
    wrapper: NodeId,
    taken: &[bool],
) -> Option<UnmarkedCaption> {
    let page = region.page;
    let stats = |block: usize| region.measures.block(BlockId::from_index(block));
    let is_headline = |block: usize| page.tag(stats(block).container) == Tag::H1;
    let near = page.ancestors(wrapper).take(4).take_while(|&node| region.blocks(node).len() <= HEADLINE_BLOCKS);
    let around = near.into_iter().find(|&node| region.blocks(node).any(is_headline))?;
    let is_other = |other: &Candidate| other.key != candidates[at].key;
    let block = region.blocks(around).end;
    if block >= region.measures.blocks().len() || candidates[within(candidates, page, around)].iter().any(is_other) {
        return None;
    }
    let is_line = stats(block).chars <= LONGEST && is_directly_after(region, around, stats(block).container, taken);
    let text = is_line.then(|| region.measures.text(page, BlockId::from_index(block)))?;
    credit::split(&text).map(|split| UnmarkedCaption { block, credit: split.caption == 0 })
}

/// Longest credit beside a figure, in characters.
const LONGEST_CREDIT: u32 = 120;

/// The block right after a figure, or before it in its frame, that is its credit.
pub(in crate::figures) fn credit_beside(
    region: &KeptRegion,
    candidates: &[Candidate],
    at: usize,
    wrapper: NodeId,
    taken: &[bool],
) -> Option<UnmarkedCaption> {
    let page = region.page;
    let figure = closest(page, wrapper, MAX_ANCESTORS, &[Tag::Figure]);
    let own = region.blocks(wrapper);
    let after = own.end..(own.end + 2).min(region.measures.blocks().len());
    // Captions may be between.
    let after = after
        .skip_while(|&block| taken[block])
        .take(1)
        .filter(|&block| follows(region, candidates, at, wrapper, block));
    let mut beside = after.chain(own.start.checked_sub(1).filter(|_| figure.is_some()));
    let block = beside.find(|&block| {
        let stats = region.measures.block(BlockId::from_index(block));
        let in_figure = figure.is_some_and(|figure| page.contains(figure, stats.container));
        let is_free = !taken[block] && stats.chars <= LONGEST_CREDIT && (in_figure || block >= own.end);
        let is_line = page.tag(stats.container).heading_level().is_none()
            && closest(page, stats.first, 6, &[Tag::Button]).is_none();
        is_free && is_line && {
            let text = region.measures.text(page, BlockId::from_index(block));
            let in_box = || in_figure || text.contains('/') && shares_small_box(region, wrapper, block, taken);
            credit_text::whole(&text).is_some()
                || block >= own.end && is_name(&text) && text.contains([' ', '/']) && in_box()
        }
    })?;
    Some(UnmarkedCaption { block, credit: true })
}

/// Whether a block follows the picture in the same section, with no other picture between.
fn follows(region: &KeptRegion, candidates: &[Candidate], at: usize, wrapper: NodeId, block: usize) -> bool {
    let first = region.measures.block(BlockId::from_index(block)).first;
    let other = candidates.get(at + 1..).and_then(|rest| rest.iter().find(|c| c.key != candidates[at].key));
    let next_picture_is_later = other.is_none_or(|c| c.node > first);
    next_picture_is_later && common_ancestor(region.page, wrapper, 3, first).is_some()
}

/// A caption after its picture.
#[inline(never)]
fn after(
    region: &KeptRegion,
    candidate: &Candidate,
    wrapper: NodeId,
    block: usize,
    taken: &[bool],
    text: &str,
) -> Option<UnmarkedCaption> {
    let page = region.page;
    let stats = region.measures.block(BlockId::from_index(block));
    let container = stats.container;
    let is_title = || is_picture_title(region, wrapper, block, taken);
    let is_heading = || {
        let level = page.tag(container).heading_level();
        level.is_some_and(|l| l < 3 || l < 5 && !credit::is_labelled(text) && !is_title())
    };
    if stats.chars > LONGEST || is_heading() || !can_be_caption(text) {
        return None;
    }
    if matches!(page.tag(container), Tag::Li | Tag::Pre | Tag::Blockquote | Tag::Th | Tag::Button | Tag::Summary) {
        return None;
    }
    let same_text =
        candidate.alt.as_deref().is_some_and(|alt| comparison_key(alt) == comparison_key(text) && !text.is_empty());
    if credit_text::whole(text).is_some() || is_source_label(text) {
        return Some(UnmarkedCaption { block, credit: true });
    }
    // Boilerplate: "Subscribe to …", "Posted on …".
    let is_boilerplate = || {
        stats.words <= LINE
            && phrase(&text.to_lowercase()).is_some_and(|phrase| phrase != Phrase::Legal || !ends_in_name(text))
    };
    if (is_button(region, block) || is_boilerplate()) && !same_text {
        return None;
    }
    let cell = is_cell_below(region, wrapper, container);
    let hints = element_hints(page, container);
    let adjacent = is_directly_after(region, wrapper, container, taken);
    let styled = adjacent && all_within(region, block, &[Tag::Em, Tag::I, Tag::Small, Tag::Font]);
    let centred = adjacent
        && stats.chars <= LONGEST_CENTRED
        && (hints.centred
            || page.tag(container) == Tag::Center
            || all_within(region, block, &[Tag::Center])
            || is_centred_with(region, wrapper, container));
    let plain_text = || {
        stats.chars <= LONGEST_CENTRED
            && stats.link_chars == 0
            && (stats.chars >= SHORTEST_BOXED || is_sentence(text))
            && !has_two_sentences(text)
    };
    let boxed = adjacent
        && (shared_box(region, wrapper, block, taken).is_some_and(|around| is_frame(region, around) || plain_text())
            || is_alone_with(region, wrapper, block) && plain_text());
    let split = credit::split(text).is_some_and(|s| s.caption > 0) && adjacent && stats.chars <= LONGEST;
    let small =
        page.tag(container).heading_level().is_some() && adjacent && !is_sentence(text) && !heads_text(region, block);
    let enumerated = adjacent && is_numbered(text);
    let credited = adjacent && stats.link_chars == 0 && precedes_credit(region, block);
    let under = is_under(region, candidate, block) && stats.link_density() < 0.5;
    (under || credited || same_text || cell || styled || centred || boxed || split || small || enumerated)
        .then_some(UnmarkedCaption { block, credit: false })
}

/// Whether a line with a copyright sign is a caption and who made its picture, and no notice of rights, which has a year.
fn ends_in_name(text: &str) -> bool {
    credit::split(text).is_some_and(|split| {
        split.caption > 0 && !split.credit.is_empty() && !split.credit.contains(|c: char| c.is_ascii_digit())
    })
}

/// Whether a heading that is alone with the picture is its title by its class, as in galleries.
#[inline(never)]
fn is_picture_title(region: &KeptRegion, wrapper: NodeId, block: usize, taken: &[bool]) -> bool {
    let container = region.measures.block(BlockId::from_index(block)).container;
    let class = region.page.attr(container, "class").unwrap_or_default();
    contains_any(class, &["gallery", "image-title", "image_title", "photo-title", "photo_title"])
        && shared_box(region, wrapper, block, taken).is_some()
}

/// Whether the next line, in the same small box, is a credit: then this one is the caption.
fn precedes_credit(region: &KeptRegion, block: usize) -> bool {
    let page = region.page;
    let Some(next) = region.measures.blocks().get(block + 1).filter(|next| next.chars <= LONGEST_CREDIT) else {
        return false;
    };
    let container = region.measures.block(BlockId::from_index(block)).container;
    let near = common_ancestor(page, container, 3, next.container);
    near.is_some_and(|around| region.blocks(around).len() <= 3)
        && Some(region.measures.text(page, BlockId::from_index(block + 1)))
            .is_some_and(|text| credit_text::whole(&text).is_some() || text.contains('/') && is_name(&text))
}

/// Whether the live page shows a block right under the picture, set as captions are.
fn is_under(region: &KeptRegion, candidate: &Candidate, block: usize) -> bool {
    let layout_box = |node| LayoutBox::of(region.page, node);
    let line = layout_box(region.measures.block(BlockId::from_index(block)).container);
    let all = line.zip(layout_box(candidate.node)).zip(region.body_text);
    all.is_some_and(|((line, picture), text)| line != text && line.is_caption_of(picture, text))
}

/// A caption before its picture: it begins with "Figure 1" or equals the picture's alternative text.
fn before(region: &KeptRegion, candidate: &Candidate, wrapper: NodeId, block: usize, text: &str) -> bool {
    let stats = region.measures.block(BlockId::from_index(block));
    let near = common_ancestor(region.page, wrapper, 2, stats.first).is_some();
    if !near || stats.chars > LONGEST || region.page.tag(stats.container).heading_level().is_some() {
        return false;
    }
    let same_text =
        candidate.alt.as_deref().is_some_and(|alt| comparison_key(alt) == comparison_key(text) && text.len() >= 12);
    same_text || is_numbered(text) && all_within(region, block, &[Tag::Em, Tag::I, Tag::B, Tag::Strong, Tag::Small])
}

/// Whether a text begins with the number of a figure: "Chart #1: …", "Fig. 2 …", "Abb. 3: …".
fn is_numbered(text: &str) -> bool {
    const NAMES: &str = "figure|fig|chart|graph|table|map|plate|exhibit|abb|abbildung|figura|图|図|рис";
    let lower = text.to_lowercase();
    NAMES.split('|').any(|n| {
        lower
            .strip_prefix(n)
            .is_some_and(|r| r.trim_start_matches(['.', ' ', '#', '\u{a0}']).starts_with(|c: char| c.is_ascii_digit()))
    })
}

/// Whether all text of a block is in one inline element with one of these tags.
fn all_within(region: &KeptRegion, block: usize, tags: &[Tag]) -> bool {
    let stats = region.measures.block(BlockId::from_index(block));
    let page = region.page;
    let inline = page.ancestors(stats.first).take_while(|&n| n != stats.container).take(MAX_ANCESTORS);
    inline
        .filter(|&n| tags.contains(&page.tag(n)))
        .any(|n| page.contains(n, stats.last) || is_blank_after(region, n, stats.last))
}

/// Whether no letters or digits follow an inline element up to `last`.
fn is_blank_after(region: &KeptRegion, inline: NodeId, last: NodeId) -> bool {
    let rest = region.page.end(inline)..last.index() + 1;
    rest.len() <= 32
        && rest.map(NodeId::from_index).all(|n| {
            region.page.kind(n) != Kind::Text
                || region.page.text(n).trim_matches(|c: char| !c.is_alphanumeric()).is_empty()
        })
}

/// Whether a block's element comes right after the picture: in the same element, or in the next one that is no caption or
/// credit.
fn is_directly_after(region: &KeptRegion, wrapper: NodeId, container: NodeId, taken: &[bool]) -> bool {
    let page = region.page;
    if page.contains(container, wrapper) {
        return true;
    }
    page.ancestors(wrapper).take(3).any(|level| {
        let Some(parent) = page.parent(level) else { return false };
        let next = next_sibling_with_text(region, parent, level, taken);
        next.is_some_and(|n| page.contains(n, container))
    })
}

/// The next element after a child that contains a block of text that is no caption or credit.
fn next_sibling_with_text(region: &KeptRegion, parent: NodeId, child: NodeId, taken: &[bool]) -> Option<NodeId> {
    let page = region.page;
    let end = page.end(parent);
    let mut at = page.end(child);
    for _ in 0..24 {
        if at >= end {
            return None;
        }
        let node = NodeId::from_index(at);
        if page.kind(node) == Kind::Element && region.blocks(node).any(|block| !taken[block]) {
            return Some(node);
        }
        at = page.end(node);
    }
    None
}

/// The element that holds the picture and this block of text, and nothing else but captions, credits and what stands on the
/// picture.
fn shared_box(region: &KeptRegion, wrapper: NodeId, block: usize, taken: &[bool]) -> Option<NodeId> {
    let container = region.measures.block(BlockId::from_index(block)).container;
    let around = common_ancestor(region.page, wrapper, 3, container);
    let on_picture = region.blocks(wrapper);
    let is_alone = |n: NodeId| region.blocks(n).all(|own| own == block || taken[own] || on_picture.contains(&own));
    around.filter(|&n| n != container && is_alone(n) && !region.is_boundary(n))
}

/// Whether a block's element holds the picture and then, in an inline element of its own, all of the block's text:
/// `<div><img><span>…</span></div>`.
fn is_alone_with(region: &KeptRegion, wrapper: NodeId, block: usize) -> bool {
    let page = region.page;
    let container = region.measures.block(BlockId::from_index(block)).container;
    page.tag(container) == Tag::Div
        && page.contains(container, wrapper)
        && region.blocks(container) == (block..block + 1)
        && !region.is_boundary(container)
        && all_within(region, block, &[Tag::Span, Tag::Em, Tag::I, Tag::Small, Tag::B, Tag::Strong])
        && !is_for_screen_readers(page, region.measures.block(BlockId::from_index(block)).first, container)
}

/// Whether an element within `container` around a text hides it from all but screen readers, by its class.
fn is_for_screen_readers(page: &Page, text: NodeId, container: NodeId) -> bool {
    let mut inline = page.ancestors(text).take_while(|&node| node != container).take(MAX_ANCESTORS);
    inline.any(|node| page.attr(node, "class").is_some_and(|class| contains_any(class, &SCREEN_READERS)))
}

/// Whether an element is a picture's frame by its tag or class, and not a row of picture and text.
fn is_frame(region: &KeptRegion, node: NodeId) -> bool {
    let class = region.page.attr(node, "class").unwrap_or_default();
    region.page.tag(node) == Tag::Figure
        || contains_any(class, &["image", "img", "photo", "picture", "foto", "bild", "illustration"])
            && !contains_any(class, &["text", "content", "body", "copy", "row", "col", "card", "teaser"])
}

/// Whether picture and text are centred by an element around both that holds nothing else.
fn is_centred_with(region: &KeptRegion, wrapper: NodeId, container: NodeId) -> bool {
    let page = region.page;
    common_ancestor(page, wrapper, 3, container)
        .is_some_and(|n| (element_hints(page, n).centred || page.tag(n) == Tag::Center) && region.blocks(n).len() <= 2)
}

/// Whether the text is in the table cell below the picture's, or in the `dd` after the picture's `dt`.
#[inline(never)]
fn is_cell_below(region: &KeptRegion, wrapper: NodeId, container: NodeId) -> bool {
    let page = region.page;
    let cell_of = |n: NodeId| closest(page, n, 8, &[Tag::Td, Tag::Dt, Tag::Dd]);
    let (Some(own), Some(other)) = (cell_of(wrapper), cell_of(container)) else { return false };
    if own == other || !region.blocks(own).is_empty() {
        return false;
    }
    if page.tag(own) == Tag::Dt {
        return page.tag(other) == Tag::Dd && page.parent(own) == page.parent(other);
    }
    let row = |cell: NodeId| page.parent(cell);
    let next_row = row(own) != row(other)
        && row(own).and_then(|r| page.parent(r)) == row(other).and_then(|r| page.parent(r))
        && row(own).is_some_and(|r| region.blocks(r).is_empty());
    next_row && page.tag(other) == Tag::Td && region.blocks(other).len() == 1
}

/// Whether a block shares an element with the picture that has at most two blocks beside captions and credits.
fn shares_small_box(region: &KeptRegion, wrapper: NodeId, block: usize, taken: &[bool]) -> bool {
    let first = region.measures.block(BlockId::from_index(block)).first;
    let page = region.page;
    let around = common_ancestor(page, wrapper, 3, first);
    around.is_some_and(|n| region.blocks(n).filter(|&b| !taken[b]).count() <= 2 && !region.is_boundary(n))
}

/// Whether a block is a button: a short link.
fn is_button(region: &KeptRegion, block: usize) -> bool {
    let stats = region.measures.block(BlockId::from_index(block));
    stats.chars <= 40 && stats.link_density() > 0.9
}

/// Whether a small heading has text below it in its element: then it is a heading.
fn heads_text(region: &KeptRegion, block: usize) -> bool {
    let container = region.measures.block(BlockId::from_index(block)).container;
    region.page.parent(container).is_some_and(|around| region.blocks(around).end > block + 1)
}

/// Whether a text is two sentences or more and nothing else: running text beside a picture.
fn has_two_sentences(text: &str) -> bool {
    let ends = |c: char| matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '।');
    let last = text.trim_end_matches(['”', '"', '»', '’', '“', '」', ')']);
    // A short word before the stop may be an abbreviation: "St. Ives", "Dr. Holm".
    let is_end = |(at, c): (usize, char)| {
        let (before, after) = (&text[..at], &text[at + c.len_utf8()..]);
        let after = after.trim_start_matches(['”', '"', '»', '’', '“', '」', ')']);
        let word = before.chars().rev().take_while(|c| c.is_alphanumeric()).count();
        let is_apart = !c.is_ascii() || after.starts_with(' ') && word > 3;
        is_apart && after.trim_start().starts_with(|c: char| !c.is_lowercase())
    };
    last.ends_with(ends) && text.char_indices().filter(|&(_, c)| ends(c)).any(is_end)
}

fn is_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?', '。', ':', '…'])
}

/// Whether a text is just the label of a source ("Source", "via"), mostly a link to it.
#[inline(never)]
fn is_source_label(text: &str) -> bool {
    const WORDS: &str =
        "source|image source|via|quelle|fuente|fonte|credit|photo source|источник|出典|source link|bron";
    list_contains(WORDS, &text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
}
