//! Evidence of links: a teaser of another page, an advertisement.

use crate::figures::candidates::image_url::names_image_file;
use crate::figures::kept_region::KeptRegion;
use crate::figures::tree_queries::closest;
use crate::measure::{BlockId, Phrase, phrase};
use crate::page::{NodeId, Tag};

/// How likely the link around a picture makes it the teaser of another page, 0 for none. It is one when text beside it
/// links to the same page; a link to an image file is none.
pub(super) fn teaser_score(region: &KeptRegion, node: NodeId, wrapper: NodeId, captioned: bool) -> f32 {
    let page = region.page;
    let Some(link) = closest(page, node, 8, &[Tag::A]) else { return 0.0 };
    let href = page.attr(link, "href").unwrap_or_default();
    if href.is_empty() || href.starts_with('#') || names_image_file(href) {
        return 0.0;
    }
    let same = |n: NodeId| page.tag(n) == Tag::A && n != link && page.attr(n, "href") == Some(href);
    if captioned {
        // The caption of a teaser is the headline of the other page: dropped, and a link to where the picture leads.
        let blocks = region.blocks(wrapper);
        let is_link = |b: usize| !region.keeps(b) && region.measures.blocks()[b].link_density() > 0.9;
        let teaser = !blocks.is_empty() && blocks.clone().all(is_link) && page.descendants(wrapper).take(64).any(same);
        return if teaser { 4.0 } else { 0.0 };
    }
    if region.chars(&region.blocks(link)).0 > 0 {
        return 1.5;
    }
    let beside = page.ancestors(wrapper).skip(1).take(3).find(|&n| !region.blocks(n).is_empty());
    let is_text = |text: &str| text.trim().len() > 2 && !is_count_of_pictures(text);
    let has_text = |n: NodeId| page.descendants(n).take(16).any(|t| is_text(page.text(t)));
    let teaser = beside.is_some_and(|b| page.descendants(b).take(160).any(|n| same(n) && has_text(n)));
    if teaser { 2.0 } else { 0.5 }
}

/// Whether the text of a link says how many pictures a gallery has ("Gallery (9)", "+9") and is no headline.
fn is_count_of_pictures(text: &str) -> bool {
    let is_number = |word: &str| {
        let digits = word.trim_matches(['(', ')', '[', ']', '+']);
        digits.len() < word.len() && (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
    };
    text.len() <= 40 && text.split_whitespace().count() <= 3 && text.split_whitespace().any(is_number)
}

/// Longest label of an advertisement, in characters.
const LABEL: u32 = 16;

/// Whether the line above a picture, alone in a box with it, labels it as an advertisement.
pub(super) fn is_labelled_as_advertisement(region: &KeptRegion, wrapper: NodeId) -> bool {
    let line = region.blocks(wrapper).start.checked_sub(1).map(BlockId::from_index);
    line.is_some_and(|line| {
        let (page, block) = (region.page, region.measures.block(line));
        block.chars <= LABEL
            && page
                .parent(wrapper)
                .is_some_and(|around| page.contains(around, block.first) && !region.is_boundary(around))
            && phrase(&region.measures.text(page, line).to_lowercase()) == Some(Phrase::Action)
    })
}
