//! Evidence of position: where a picture is among the kept blocks.

use super::size;
use crate::figures::candidates::Candidate;
use crate::figures::candidates::image_url::names_image_file;
use crate::figures::kept_region::KeptRegion;
use crate::figures::tree_queries::{MAX_ANCESTORS, has_descendant};
use crate::judge::{Reason, Verdict};
use crate::measure::{BlockId, Phrase};
use crate::page::word_table::AnyOf;
use crate::page::{Kind, NodeId, Tag};
use std::ops::Range;

/// The score of a hidden picture.
pub(super) const HIDDEN: f32 = -4.0;

/// The score of a position among the kept blocks. `strong`: there is other evidence for the picture.
pub(super) fn score(region: &KeptRegion, candidate: &Candidate, wrapper: NodeId, strong: bool) -> f32 {
    let page = region.page;
    if is_hidden(region, candidate.node) {
        return HIDDEN;
    }
    let own = region.blocks(wrapper);
    let mut passed = 0u32;
    for around in page.ancestors(wrapper).skip(1).take(MAX_ANCESTORS) {
        let blocks = region.blocks(around);
        let (all, kept) = region.chars(&blocks);
        let (own_all, own_kept) = region.chars(&own);
        let (all, kept) = (all - own_all, kept - own_kept);
        if all <= passed {
            continue;
        }
        if kept == 0 {
            if !strong && own.start >= region.kept.start && is_card(region, &blocks, &own, around) {
                return -3.0;
            }
            // A word or two beside it ("Enlarge") are no evidence; more makes it part of a card.
            if all > 60 || page.tag(around) == Tag::A || matches!(page.tag(around), Tag::Nav | Tag::Footer) {
                return lead(region, &own, strong).or_else(|| row_item(region, candidate, around)).unwrap_or(-3.0);
            }
            passed = all;
            continue;
        }
        let share = kept as f32 / all as f32;
        let before = is_next_kept(region, (0..own.start).rev());
        let after = is_next_kept(region, own.end..region.measures.blocks().len());
        let neighbours = match (before, after) {
            (true, true) => 0.5,
            (true, false) | (false, true) => 0.0,
            (false, false) => -1.0,
        };
        let outside = own.end <= region.kept.start || own.start >= region.kept.end;
        if outside && own.end <= region.kept.start {
            return lead(region, &own, strong).unwrap_or(-2.0);
        }
        let by_headline = || lead(region, &own, strong).unwrap_or(f32::MIN);
        let here = match share {
            s if s >= 0.5 => 2.0 + neighbours - if outside { 0.5 } else { 0.0 },
            s if s >= 0.2 && (before || after) => 1.5 + neighbours,
            _ if before && after => 1.5,
            _ => neighbours - 0.5,
        };
        return if before && after { here } else { here.max(by_headline()) };
    }
    -3.0
}

/// Parts of addresses of galleries: a link without text to one of them lies on a picture to enlarge it.
static GALLERIES: AnyOf<'_> =
    AnyOf::new(&["foto", "photo", "galer", "galler", "image", "media", "bild", "pict", "slide", "zoom", "full"]);

/// Whether a box of dropped text around a picture is a card of another story: in a section that is labelled so, or
/// under a link that has no text of its own and comes first.
#[inline(never)]
fn is_card(region: &KeptRegion, blocks: &Range<usize>, own: &Range<usize>, around: NodeId) -> bool {
    let page = region.page;
    let is_labelled = |b: usize| {
        let verdict = region.verdicts.verdict(BlockId::from_index(b));
        matches!(verdict, Verdict::Drop(Reason::LabelledSection(Phrase::Related)))
    };
    let is_cover = |n: NodeId| {
        let leads_on = |href: &str| {
            !href.is_empty() && !href.starts_with('#') && !names_image_file(href) && !GALLERIES.is_in(href)
        };
        page.tag(n) == Tag::A && page.end(n) == n.index() + 1 && page.attr(n, "href").is_some_and(leads_on)
    };
    let mut beside = blocks.clone().take(8).filter(|b| !own.contains(b));
    beside.any(is_labelled) || page.children(around).find(|&n| page.kind(n) == Kind::Element).is_some_and(is_cover)
}

/// Most characters of an item in a row of pictures with names and prices.
const ROW_ITEM: u32 = 400;

/// A picture in a small box of dropped text amid kept text: one of a row, with its name under it. In a teaser the
/// picture is a link.
fn row_item(region: &KeptRegion, candidate: &Candidate, around: NodeId) -> Option<f32> {
    let page = region.page;
    let blocks = region.blocks(around);
    // A link to the full-size image is no teaser.
    let is_teaser_link = |n| page.tag(n) == Tag::A && page.attr(n, "href").is_some_and(|href| !names_image_file(href));
    let linked = || page.ancestors(candidate.node).take(8).any(is_teaser_link);
    // Nor do links alone stand under it.
    let is_link = |b: usize| !region.captions[b] && region.measures.blocks()[b].link_density() > 0.9;
    let all_links = || !blocks.is_empty() && blocks.clone().all(is_link);
    let small = region.chars(&blocks).0 <= ROW_ITEM;
    let amid = |limit: u32| {
        let before = (0..blocks.start).rev().take(8).find(|&b| region.keeps(b));
        let after = (blocks.end..region.measures.blocks().len()).take(8).find(|&b| region.keeps(b));
        let gap = |range: Range<usize>| region.chars(&range).0 <= limit;
        before.is_some_and(|b| gap(b + 1..blocks.start)) && after.is_some_and(|b| gap(blocks.end..b))
    };
    (small && candidate.source.is_some() && amid(ROW_ITEM) && !linked() && !all_links()).then_some(1.0)
}

/// Whether the nearest block in one direction is kept, skipping short dropped ones: a date, "In this article".
fn is_next_kept(region: &KeptRegion, direction: impl Iterator<Item = usize>) -> bool {
    let small = |b: &usize| !region.keeps(*b) && region.chars(&(*b..*b + 1)).0 <= 40;
    direction.take(4).find(|b| !small(b)).is_some_and(|b| region.keeps(b))
}

/// A lead picture: after the headline or just before it, with kept text following. Byline, date and standfirst may be
/// between picture and text, but no list of teasers.
fn lead(region: &KeptRegion, own: &Range<usize>, strong: bool) -> Option<f32> {
    let next = (own.end..region.kept.end).take(80).find(|&b| region.keeps(b))?;
    // A gallery may have many captions.
    let texts = (own.end..next).filter(|&b| !region.captions[b]);
    let below: u32 = texts.map(|b| region.measures.blocks()[b].chars).sum();
    let at = region.headlines.partition_point(|&h| h < own.start);
    let above = at.checked_sub(1).map(|h| region.chars(&(region.headlines[h] + 1..own.start)).0);
    if above.is_some_and(|chars| chars <= 800) && below <= 800 {
        return Some(if strong { 2.0 } else { 1.5 });
    }
    // Before the headline.
    let follows = region
        .headlines
        .get(at)
        .filter(|h| **h >= own.end)
        .is_some_and(|&h| region.chars(&(own.end..h)).0 <= 300 && h - own.end <= 6);
    let far = above.is_some_and(|chars| chars > 800);
    let no_headline = (region.headlines.is_empty() || far) && own.end <= region.kept.start && below <= 300;
    (follows && below <= 800 || no_headline).then_some(if strong { 2.0 } else { 1.0 })
}

/// Whether a picture is hidden and no slide of a carousel of which another slide is visible.
#[inline(never)]
fn is_hidden(region: &KeptRegion, node: NodeId) -> bool {
    let page = region.page;
    let hidden = |n: NodeId| {
        page.is_hidden(n) && page.tag(n) != Tag::Img && page.tag(n) != Tag::Picture
            // A tab panel is opened by its tab: whether its text is kept decides.
            || page.attr(n, "role") != Some("tabpanel")
                && (page.attr(n, "hidden").is_some()
                    || page.attr(n, "style").is_some_and(size::is_hidden) && page.tag(n) != Tag::Img)
    };
    let Some(outer) = page.ancestors(node).take(MAX_ANCESTORS).find(|&n| hidden(n)) else { return false };
    // A body that is hidden until a script has run: its text is kept.
    if region.chars(&region.blocks(outer)).1 > 0 {
        return false;
    }
    // A slide: one of its siblings with the same tag is visible and has an image.
    let Some(parent) = page.parent(outer) else { return true };
    let like = page.children(parent).take(64).filter(|&n| page.tag(n) == page.tag(outer) && n != outer);
    let holds_picture = |n: NodeId| has_descendant(page, n, 64, &[Tag::Img]);
    !like.take(24).any(|n| !hidden(n) && holds_picture(n))
}
