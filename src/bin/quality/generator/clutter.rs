//! *Clutter put in*: boxes before, between and behind the paragraphs.

use super::base::{Base, Bases};
use super::boxes::{Kind, Stock};
use super::edit::Edits;
use super::wording::wording;
use crate::dice::Dice;
use recto::page::{NodeId, Tag};

/// Where a box goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
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

impl Place {
    /// What may stand there.
    pub fn kinds(self) -> &'static [Kind] {
        match self {
            Self::Before => BEFORE,
            Self::Between => BETWEEN,
            Self::Behind => BEHIND,
        }
    }
}

/// Puts `count` boxes into a page, made of what other pages of its fold lend. What was put in, as markup.
pub fn put_in(
    base: &Base,
    bases: &Bases,
    places: &[Place],
    count: usize,
    dice: &Dice,
    edits: &mut Edits,
) -> Vec<String> {
    let lenders = bases.lenders(base);
    let same: Vec<&Base> = lenders.iter().copied().filter(|page| page.language == base.language).collect();
    let near = if same.len() >= 8 { &same } else { &lenders };
    let stock = Stock {
        wording: wording(&base.language),
        is_label_known: dice.chance(1, 2),
        headlines: near.iter().map(|page| page.title.as_str()).filter(|title| title.len() > 12).collect(),
        sentences: near.iter().flat_map(|page| &page.sentences).map(String::as_str).collect(),
        chrome: lenders.iter().flat_map(|page| &page.chrome).map(String::as_str).collect(),
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
        let place = *dice.pick(places);
        let markup = stock.build(*dice.pick(place.kinds()), dice);
        match place {
            Place::Before if is_closed || dice.chance(1, 2) => edits.put_before(outer(base), &markup),
            Place::Before => edits.put_before(first, &markup),
            Place::Between if is_closed || gaps.is_empty() => continue,
            Place::Between => edits.put_before(*dice.pick(&gaps), &markup),
            Place::Behind if is_closed || dice.chance(1, 2) => edits.put_behind(outer_end(base), &markup),
            Place::Behind => edits.put_behind(last, &markup),
        }
        put.push(markup);
    }
    put
}

/// The region, or its first part where it is the body itself.
fn outer(base: &Base) -> NodeId {
    if base.page.tag(base.region) == Tag::Body { base.parts[0] } else { base.region }
}

fn outer_end(base: &Base) -> NodeId {
    let last = base.parts.last().copied().unwrap_or(base.region);
    if base.page.tag(base.region) == Tag::Body { last } else { base.region }
}
