//! Features of a block's context: its neighbours, its position, its ancestors, its row, the gaps around it, its siblings.

use super::ancestors::{Ancestors, ElementRole};
use super::blocks::{BlockId, Measures, share};
use super::features::{Feature, MISSING, Row};
use super::gaps::Gaps;
use super::sibling_blocks::SiblingBlocks;
use crate::page::{Page, Tag};

/// Neighbouring blocks on each side whose features a block has.
pub(super) const NEIGHBOURS: usize = 3;
/// Ancestors whose features a block has.
pub(super) const LEVELS: usize = 7;
/// Ancestors that may be members of a row.
const ROW_LEVELS: usize = 5;
/// Members of the shortest row.
const MIN_ROW: u8 = 3;

/// Roles in the order of the features from `InNav` on.
const ROLES: [ElementRole; ElementRole::COUNT] = [
    ElementRole::Nav,
    ElementRole::Header,
    ElementRole::Footer,
    ElementRole::Aside,
    ElementRole::Form,
    ElementRole::Article,
    ElementRole::Main,
    ElementRole::List,
    ElementRole::Table,
    ElementRole::Figure,
    ElementRole::Button,
    ElementRole::Quote,
    ElementRole::Section,
    ElementRole::Definitions,
    ElementRole::Details,
    ElementRole::Code,
    ElementRole::ArticleBody,
    ElementRole::Dialog,
];

/// What the context features of all blocks need.
#[derive(Debug)]
pub(super) struct Context {
    gaps: Gaps,
    siblings: SiblingBlocks,
    /// Index of the first block in an `h1`.
    headline: Option<usize>,
}

impl Context {
    pub fn of(page: &Page, measures: &Measures) -> Self {
        Self {
            gaps: Gaps::of(page, measures.blocks()),
            siblings: SiblingBlocks::of(page, measures.blocks()),
            headline: measures.blocks().iter().position(|block| page.tag(block.container) == Tag::H1),
        }
    }

    /// Writes the features of a block; the ancestors must be those of the block.
    pub fn write(&self, page: &Page, measures: &Measures, ancestors: &Ancestors<'_>, id: BlockId, row: &mut Row) {
        write_neighbours(page, measures, id, row);
        self.write_position(measures, ancestors, id, row);
        write_ancestors(ancestors, row);
        self.write_row(page, measures, ancestors, row);
        self.write_gaps(id, row);
        self.write_siblings(measures, id, row);
    }

    fn write_position(&self, measures: &Measures, ancestors: &Ancestors<'_>, id: BlockId, row: &mut Row) {
        use Feature::*;
        let whole = measures.page();
        let before = measures.sums(0..id.index());
        let mut set = |feature: Feature, value: f32| row[feature as usize] = value;
        set(BlocksBefore, share(before.blocks, whole.blocks));
        set(CharsBefore, share(before.chars, whole.chars));
        set(LongBefore, share(before.long, whole.long));
        set(PageBlocks, whole.blocks as f32);
        set(PageChars, whole.chars as f32);
        set(PageLinkDensity, whole.link_density());
        set(PageLongBlocks, whole.long as f32);
        set(PageMarks, share(whole.marks, whole.words));
        set(HeadlineDistance, self.headline.map_or(-999.0, |headline| id.index() as f32 - headline as f32));
        set(HasHeadline, if self.headline.is_some() { 1.0 } else { 0.0 });
        set(Depth, ancestors.chain().len() as f32);
    }

    fn write_row(&self, page: &Page, measures: &Measures, ancestors: &Ancestors<'_>, row: &mut Row) {
        let member = (0..ROW_LEVELS).find_map(|k| {
            let member = ancestors.nth(k).filter(|ancestor| ancestor.alike >= MIN_ROW)?;
            Some((k, member))
        });
        let numbers = match member {
            Some((k, member)) => {
                let sums = measures.of(page, member.node);
                let parent = page.parent(member.node).map(|node| measures.of(page, node));
                row[Feature::RowIndex as usize] = f32::from(member.alike_before);
                let counts = self.gaps.links_and_pictures(&measures.within(page, member.node));
                row[Feature::RowLinks as usize..][..2].copy_from_slice(&counts.map(|count| count as f32));
                [
                    f32::from(member.alike),
                    k as f32,
                    sums.chars as f32,
                    sums.link_density(),
                    sums.blocks as f32,
                    parent.map_or(MISSING, |parent| share(sums.chars, parent.chars)),
                ]
            }
            None => {
                row[Feature::RowIndex as usize] = MISSING;
                row[Feature::RowLinks as usize..][..2].copy_from_slice(&[MISSING; 2]);
                [MISSING; 6]
            }
        };
        row[Feature::RowLength as usize..][..6].copy_from_slice(&numbers);
    }

    fn write_gaps(&self, id: BlockId, row: &mut Row) {
        // Before the block, then after it.
        for side in 0..2 {
            let gap = self.gaps.before(id.index() + side);
            row[Feature::LinksBefore as usize + side] = f32::from(gap.links);
            let numbers = [gap.elements, gap.pictures, gap.controls, gap.left, gap.entered].map(f32::from);
            row[Feature::ElementsBefore as usize + side * 5..][..5].copy_from_slice(&numbers);
        }
    }

    fn write_siblings(&self, measures: &Measures, id: BlockId, row: &mut Row) {
        let whole = measures.page();
        let [by_tags, by_class] = self.siblings.sums(id.index());
        for (at, sums) in [by_tags, by_class].into_iter().enumerate() {
            let numbers = [
                share(sums.words, whole.words),
                sums.link_density(),
                share(sums.chars, sums.blocks),
                sums.blocks as f32,
            ];
            row[Feature::SiblingWords as usize + at * 4..][..4].copy_from_slice(&numbers);
        }
        row[Feature::ClassSiblingLongShare as usize] = share(by_class.long, whole.long);
    }
}

fn write_neighbours(page: &Page, measures: &Measures, id: BlockId, row: &mut Row) {
    let blocks = measures.blocks();
    let at = id.index();
    for distance in 1..=NEIGHBOURS {
        let sides = [at.checked_sub(distance), Some(at + distance)];
        for (side, other) in sides.into_iter().enumerate() {
            let numbers = match other.and_then(|other| blocks.get(other)) {
                Some(other) => [
                    other.words as f32,
                    other.link_density(),
                    other.sentences() as f32 / other.words.max(1) as f32,
                    f32::from(page.tag(other.container) as u16),
                ],
                None => [MISSING; 4],
            };
            let start = Feature::Words1Before as usize + (distance - 1) * 8 + side * 4;
            row[start..start + 4].copy_from_slice(&numbers);
        }
    }
    for (reach, start) in [(3, Feature::Window3LongShare as usize), (10, Feature::Window10LongShare as usize)] {
        let window = measures.sums(at.saturating_sub(reach)..(at + reach + 1).min(blocks.len()));
        row[start] = share(window.long, window.blocks);
        row[start + 1] = share(window.chars - window.link_chars, window.blocks);
        if reach == 10 {
            row[start + 2] = window.link_density();
        }
    }
}

fn write_ancestors(ancestors: &Ancestors<'_>, row: &mut Row) {
    use Feature::*;
    for (at, role) in ROLES.into_iter().enumerate() {
        row[InNav as usize + at] = ancestors.distance(role).map_or(MISSING, |distance| distance as f32);
    }
    // Content hints, chrome hints.
    let (mut hints, mut nearest) = ([0.0; 2], [MISSING; 2]);
    for k in 0..LEVELS {
        let numbers = match ancestors.nth(k) {
            Some(ancestor) => {
                for side in 0..2 {
                    if ancestor.hints[side] {
                        hints[side] += 1.0;
                        if nearest[side] == MISSING {
                            nearest[side] = k as f32;
                        }
                    }
                }
                let [chars, links, blocks, long, mean] = ancestor.features;
                [chars, links, blocks, long, mean, f32::from(ancestor.alike)]
            }
            None => [MISSING; 6],
        };
        row[CharShare0 as usize + k * 6..][..6].copy_from_slice(&numbers);
    }
    for which in 0..3 {
        let (distance, density) = match ancestors.holder(which) {
            Some((distance, holder)) => (distance as f32, holder.features[1]),
            None => (MISSING, MISSING),
        };
        row[Holder30 as usize + which * 2..][..2].copy_from_slice(&[distance, density]);
    }
    row[ContentHints as usize] = hints[0];
    row[ChromeHints as usize] = hints[1];
    row[NearestContentHint as usize] = nearest[0];
    row[NearestChromeHint as usize] = nearest[1];
}
