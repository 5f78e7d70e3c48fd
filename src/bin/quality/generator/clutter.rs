//! *Clutter put in*: boxes before, between and behind the paragraphs.

use super::base_pages::{BasePage, BasePages};
use super::clutter_blocks::{ClutterSource, Kind};
use super::edit::Edits;
use super::wording::wording;
use crate::rng::Rng;
use recto::page::{NodeId, Tag};

/// Where a box goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Position {
    Before,
    Between,
    Behind,
}

const BEFORE: &[Kind] = &[
    Kind::Consent,
    Kind::Paywall,
    Kind::Share,
    Kind::Stories,
    Kind::Newsletter,
    Kind::Advertisement,
    Kind::Borrowed,
    Kind::Gift,
];
const BETWEEN: &[Kind] = &[
    Kind::ReadAlso,
    Kind::ReadAlso,
    Kind::Advertisement,
    Kind::Newsletter,
    Kind::Stories,
    Kind::Stories,
    Kind::Timeline,
    Kind::Ranking,
    Kind::Poll,
    Kind::Job,
    Kind::Shop,
    Kind::Event,
    Kind::Gift,
    Kind::Borrowed,
    Kind::Share,
];
const BEHIND: &[Kind] = &[
    Kind::Stories,
    Kind::Stories,
    Kind::Timeline,
    Kind::Ranking,
    Kind::ReadAlso,
    Kind::Newsletter,
    Kind::Job,
    Kind::Shop,
    Kind::Event,
    Kind::Gift,
    Kind::Paywall,
    Kind::Share,
    Kind::Author,
    Kind::Comments,
    Kind::Threads,
    Kind::Borrowed,
    Kind::Advertisement,
];

impl Position {
    /// What may stand there on a page of a kind.
    fn kinds(self, page_kind: &str) -> Vec<Kind> {
        let all = match self {
            Self::Before => BEFORE,
            Self::Between => BETWEEN,
            Self::Behind => BEHIND,
        };
        let own = own_matter(page_kind);
        all.iter().copied().filter(|kind| !own.contains(kind)).collect()
    }
}

/// Boxes that look like what pages of a kind are about: put in there, they would be true.
fn own_matter(page_kind: &str) -> &'static [Kind] {
    match page_kind {
        "forum" => &[Kind::Comments],
        "listing" => &[
            Kind::Stories,
            Kind::Timeline,
            Kind::Ranking,
            Kind::ReadAlso,
            Kind::Threads,
            Kind::Comments,
            Kind::Event,
            Kind::Job,
            Kind::Shop,
            Kind::Author,
        ],
        "collection" => &[Kind::Stories, Kind::Timeline, Kind::Ranking, Kind::Threads, Kind::Shop, Kind::Event],
        "product" => &[Kind::Shop, Kind::Comments, Kind::Event, Kind::Gift],
        "service" => &[Kind::Shop, Kind::Job, Kind::Event, Kind::Gift, Kind::Author, Kind::Comments],
        _ => &[],
    }
}

/// Puts `count` boxes into a page, made of what other pages of its fold lend. What was put in, as kind and markup.
pub fn inserted(
    base: &BasePage,
    bases: &BasePages,
    places: &[Position],
    count: usize,
    rng: &Rng,
    edits: &mut Edits,
) -> Vec<(Kind, String)> {
    let donors = bases.donors(base);
    let same: Vec<&BasePage> = donors.iter().copied().filter(|page| page.language == base.language).collect();
    let near = if same.len() >= 8 { &same } else { &donors };
    let stock = ClutterSource {
        wording: wording(&base.language),
        is_label_known: rng.chance(1, 2),
        headlines: near.iter().map(|page| page.title.as_str()).filter(|title| title.len() > 12).collect(),
        sentences: near.iter().flat_map(|page| &page.sentences).map(String::as_str).collect(),
        chrome: donors.iter().flat_map(|page| &page.chrome).map(String::as_str).collect(),
    };
    let parts: Vec<NodeId> = base.parts.iter().copied().filter(|part| !edits.dropped.contains(part)).collect();
    let (Some(&first), Some(&last)) = (parts.first(), parts.last()) else { return Vec::new() };
    // Rows of a list or a table take nothing between them.
    let is_closed = matches!(
        base.page.tag(base.region),
        Tag::Ul | Tag::Ol | Tag::Dl | Tag::Table | Tag::Tbody | Tag::Tr | Tag::P | Tag::Body
    );
    let is_heading = |part: &NodeId| base.page.tag(*part).heading_level().is_some();
    let gaps: Vec<NodeId> = parts.windows(2).filter(|pair| !is_heading(&pair[0])).map(|pair| pair[1]).collect();
    let mut put = Vec::new();
    for _ in 0..count {
        let place = *rng.pick(places);
        let kind = *rng.pick(&place.kinds(base.kind));
        let markup = stock.build(kind, rng);
        match place {
            Position::Before if is_closed || rng.chance(1, 2) => edits.put_before(outer(base), &markup),
            Position::Before => edits.put_before(first, &markup),
            Position::Between if is_closed || gaps.is_empty() => continue,
            Position::Between => edits.put_before(*rng.pick(&gaps), &markup),
            Position::Behind if is_closed || rng.chance(1, 2) => edits.put_behind(outer_end(base), &markup),
            Position::Behind => edits.put_behind(last, &markup),
        }
        put.push((kind, markup));
    }
    put
}

/// The region, or its first part where it is the body itself.
fn outer(base: &BasePage) -> NodeId {
    if base.page.tag(base.region) == Tag::Body { base.parts[0] } else { base.region }
}

fn outer_end(base: &BasePage) -> NodeId {
    let last = base.parts.last().copied().unwrap_or(base.region);
    if base.page.tag(base.region) == Tag::Body { last } else { base.region }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_put_in_that_would_be_true_there() {
        for place in [Position::Before, Position::Between, Position::Behind] {
            assert!(!place.kinds("listing").contains(&Kind::Stories), "{place:?}");
            assert!(!place.kinds("forum").contains(&Kind::Comments), "{place:?}");
            assert!(!place.kinds("collection").contains(&Kind::Shop), "{place:?}");
            assert!(place.kinds("listing").contains(&Kind::Newsletter), "{place:?}");
            assert!(place.kinds("article").contains(&Kind::Stories), "{place:?}");
        }
    }
}
