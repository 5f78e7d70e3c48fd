//! Computing the numbers of a block: see [`Feature`] for what each is.
//!
//! They are computed into a buffer of the caller's, block after block; nothing is stored. [`MISSING`] stands where there
//! is nothing to measure.

use super::blocks::{BlockId, Measures, share};
use super::company::Company;
use super::declared::{Standing, title_words, whole};
use super::features::{Feature, MISSING, Row};
use super::gaps::Gaps;
use super::heads::Heads;
use super::kin::Kin;
use super::line::{amounts, ends_sentence, has_year, last_visible, lower_apart, word_hashes};
use super::phrases::{LONGEST, Phrase, phrase};
use super::said::Said;
use super::sections::Sections;
use super::surroundings::{Place, Surroundings};
use crate::page::{NodeId, Page, Tag};

/// Neighbours on each side whose numbers a block sees.
const NEIGHBOURS: usize = 3;
/// Elements above a block whose numbers it sees.
const LEVELS: usize = 7;
/// The longest headline, in words: those of newspapers run to thirty.
pub(super) const HEADLINE: u32 = 40;
/// Elements above a block that may be members of a row, and how many alike make one.
const ROW_LEVELS: usize = 5;
const ROW: u8 = 3;

/// Computes the numbers of the blocks of a page, one after the other.
#[derive(Debug)]
pub struct Surveyor<'a> {
    page: &'a Page,
    measures: &'a Measures,
    surroundings: Surroundings<'a>,
    company: Company,
    sections: Sections,
    gaps: Gaps,
    kin: Kin,
    heads: Heads,
    /// Per block that is a heading: share of its words in the title, and what it is for.
    headings: Vec<(usize, f32, Option<Phrase>)>,
    standing: Standing,
    said: Said,
    /// The numbers that are the same for every block of the page, from [`Feature::PageMoney`] on.
    whole: [f32; 3],
    headline: Option<usize>,
    /// Hashes of the title's words, sorted.
    title: Vec<u32>,
    text: String,
    lower: String,
}

impl<'a> Surveyor<'a> {
    /// Looks at a page.
    pub fn new(page: &'a Page, measures: &'a Measures) -> Self {
        let headline = measures.blocks().iter().position(|block| page.tag(block.container) == Tag::H1);
        Self {
            page,
            measures,
            surroundings: Surroundings::new(page, measures),
            company: Company::of(page, measures),
            sections: Sections::default(),
            gaps: Gaps::of(page, measures.blocks()),
            kin: Kin::of(page, measures.blocks()),
            heads: Heads::default(),
            headings: Vec::new(),
            standing: Standing::of(page),
            said: Said::of(page),
            whole: whole(page, measures),
            headline,
            title: title_words(page),
            text: String::new(),
            lower: String::new(),
        }
    }

    /// The elements above the block last asked for.
    pub fn surroundings(&self) -> &Surroundings<'a> {
        &self.surroundings
    }

    /// Computes the numbers of a block. Asking for the blocks in order costs as much as the page has nodes.
    pub fn features(&mut self, id: BlockId, row: &mut Row) {
        self.surroundings.go_to(id);
        let said = self.own(id, row);
        self.neighbours(id, row);
        self.place(id, row);
        self.above(row);
        self.company(id, said, row);
        self.row(row);
        self.between(id, row);
        self.kin(id, row);
        self.head(id, said, row);
        self.standing.write(row);
        row[Feature::PageMoney as usize..][..3].copy_from_slice(&self.whole);
        self.said(id, row);
    }

    fn own(&mut self, id: BlockId, row: &mut Row) -> Option<Phrase> {
        use Feature::*;
        let block = self.measures.block(id);
        let tag = self.page.tag(block.container);
        let words = block.words.max(1) as f32;
        let mut set = |feature: Feature, value: f32| row[feature as usize] = value;
        set(Words, block.words as f32);
        set(Chars, block.chars as f32);
        set(LinkDensity, block.link_density());
        set(SentencesPerWord, block.sentences() as f32 / words);
        set(CommasPerWord, block.commas() as f32 / words);
        set(UpperShare, block.upper_share());
        set(DigitShare, block.digit_share());
        set(WordLength, block.chars as f32 / words);
        set(EndsSentence, flag(ends_sentence(self.page.text(block.last))));
        set(TagCode, tag_code(tag));
        set(Heading, f32::from(tag.heading_level().unwrap_or(0)));
        set(Copies, block.copies() as f32);
        set(Preformatted, flag(block.is_preformatted()));
        set(Hidden, flag(self.surroundings.is_hidden()));
        let mut said = None;
        let mut titled = 0.0;
        let last = last_visible(self.page.text(block.last));
        set(
            EndsOpen,
            if last == Some('…') {
                1.0
            } else if matches!(last, Some(':' | '：')) {
                2.0
            } else if matches!(last, Some('?' | '？' | '؟')) {
                3.0
            } else {
                0.0
            },
        );
        let (mut small, mut money, mut year, mut marked) = (false, 0, false, false);
        if block.words <= HEADLINE {
            self.text.clear();
            self.measures.append_text(self.page, id, &mut self.text);
            self.lower.clear();
            lower_apart(&self.text, &mut self.lower);
            said = if block.words <= LONGEST { phrase(&self.lower) } else { None };
            titled = self.title_share();
            small = self.text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase);
            money = amounts(&self.text);
            year = has_year(&self.text);
            marked = self.text.starts_with(['•', '·', '-', '–', '—', '»', '›', '→', '*', '▪', '●', '✓', '✔']);
            if self.text.ends_with("...") {
                set(EndsOpen, 1.0);
            }
        }
        set(StartsSmall, flag(small));
        set(Money, money as f32);
        set(Year, flag(year));
        set(Marked, flag(marked));
        let nodes = (block.first.index()..=block.last.index()).map(NodeId::from_index);
        set(Anchors, nodes.filter(|&node| self.page.tag(node) == Tag::A).count() as f32);
        let within = self.page.ancestors(block.first).take_while(|&node| node != block.container);
        set(Bold, flag(within.into_iter().any(|node| matches!(self.page.tag(node), Tag::B | Tag::Strong))));
        set(TitleShare, titled);
        for (feature, which) in [
            (PhraseRelated, Phrase::Related),
            (PhraseShare, Phrase::Share),
            (PhraseAction, Phrase::Action),
            (PhraseLegal, Phrase::Legal),
            (PhraseComments, Phrase::Comments),
            (PhraseByline, Phrase::Byline),
            (PhraseReviews, Phrase::Reviews),
        ] {
            set(feature, flag(said == Some(which)));
        }
        let is = |tags: &[Tag]| flag(tags.contains(&tag));
        set(IsParagraph, is(&[Tag::P]));
        set(IsItem, is(&[Tag::Li, Tag::Dd, Tag::Dt]));
        set(IsCell, is(&[Tag::Td, Tag::Th]));
        set(IsPlain, is(&[Tag::Div, Tag::Section, Tag::Article]));
        said
    }

    fn company(&mut self, id: BlockId, said: Option<Phrase>, row: &mut Row) {
        use Feature::*;
        let (words, of_core) = self.company.kept_by(self.page, self.measures.block(id));
        let from_core = self.company.blocks_to_core(id.index());
        let core_share = self.company.core_share();
        let section = self.sections.at(self.page, self.measures, id.index(), said);
        let mut set = |feature: Feature, value: f32| row[feature as usize] = value;
        set(Company, words);
        set(CompanyShare, of_core);
        set(CoreWords, self.company.core_words() as f32);
        set(CoreShare, core_share);
        set(FromCore, from_core);
        set(BeforeCore, if from_core < 0.0 { core_share } else { 0.0 });
        set(AfterCore, if from_core > 0.0 { core_share } else { 0.0 });
        set(UnderRelated, flag(section == Some(Phrase::Related)));
        set(UnderComments, flag(section == Some(Phrase::Comments)));
        set(UnderShare, flag(section == Some(Phrase::Share)));
        set(UnderReviews, flag(section == Some(Phrase::Reviews)));
    }

    fn row(&self, row: &mut Row) {
        let start = Feature::RowOf as usize;
        let member = (0..ROW_LEVELS).find_map(|k| {
            let level = self.surroundings.above(k).filter(|level| level.like >= ROW)?;
            Some((k, level))
        });
        let numbers = match member {
            Some((k, level)) => {
                let sums = self.measures.of(self.page, level.node);
                let around = self.page.parent(level.node).map(|node| self.measures.of(self.page, node));
                row[Feature::RowIndex as usize] = f32::from(level.like_before);
                let held = self.gaps.with(&self.measures.within(self.page, level.node));
                row[Feature::RowLinks as usize..][..2].copy_from_slice(&held.map(|count| count as f32));
                [
                    f32::from(level.like),
                    k as f32,
                    sums.chars as f32,
                    sums.link_density(),
                    sums.blocks as f32,
                    around.map_or(MISSING, |around| share(sums.chars, around.chars)),
                ]
            }
            None => {
                row[Feature::RowIndex as usize] = MISSING;
                row[Feature::RowLinks as usize..][..2].copy_from_slice(&[MISSING; 2]);
                [MISSING; 6]
            }
        };
        row[start..start + 6].copy_from_slice(&numbers);
    }

    fn between(&self, id: BlockId, row: &mut Row) {
        let start = Feature::ElementsBefore as usize;
        for side in 0..2 {
            let gap = self.gaps.before(id.index() + side);
            row[Feature::LinksBefore as usize + side] = f32::from(gap.links);
            let numbers = [gap.elements, gap.pictures, gap.controls, gap.left, gap.entered].map(f32::from);
            row[start + side * 5..start + side * 5 + 5].copy_from_slice(&numbers);
        }
    }

    fn kin(&self, id: BlockId, row: &mut Row) {
        let whole = self.measures.page();
        let start = Feature::KinWords as usize;
        let [kin, twins] = self.kin.sums(id.index());
        for (at, sums) in [kin, twins].into_iter().enumerate() {
            let numbers = [
                share(sums.words, whole.words),
                sums.link_density(),
                share(sums.chars, sums.blocks),
                sums.blocks as f32,
            ];
            row[start + at * 4..start + at * 4 + 4].copy_from_slice(&numbers);
        }
        row[Feature::TwinLong as usize] = share(twins.long, whole.long);
    }

    fn head(&mut self, id: BlockId, said: Option<Phrase>, row: &mut Row) {
        let block = self.measures.block(id);
        let is_heading = self.page.tag(block.container).heading_level().is_some();
        let head = self.heads.at(id, block, self.surroundings.levels(), is_heading);
        if is_heading {
            self.headings.push((id.index(), row[Feature::TitleShare as usize], said));
        }
        let numbers = match head {
            Some(head) => {
                let heading = self.measures.block(BlockId::from_index(head.block));
                let known = self.headings.binary_search_by_key(&head.block, |heading| heading.0);
                let (_, titled, said) = known.map_or((0, 0.0, None), |at| self.headings[at]);
                [
                    f32::from(self.page.tag(heading.container).heading_level().unwrap_or(0)),
                    head.up as f32,
                    (id.index() - head.block) as f32,
                    heading.link_density(),
                    titled,
                    said.map_or(0.0, |said| said as u8 as f32 + 1.0),
                ]
            }
            None => [MISSING; 6],
        };
        let start = Feature::HeadLevel as usize;
        row[start..start + 6].copy_from_slice(&numbers);
    }

    fn said(&mut self, id: BlockId, row: &mut Row) {
        let mut numbers = [MISSING; 4];
        if !self.said.is_empty() {
            self.text.clear();
            self.measures.append_text(self.page, id, &mut self.text);
            numbers[..3].copy_from_slice(&self.said.shares(&self.text));
            numbers[3] = share(self.said.body_words(), self.measures.page().words);
        }
        let start = Feature::SaidBody as usize;
        row[start..start + 4].copy_from_slice(&numbers);
    }

    fn title_share(&self) -> f32 {
        let (mut all, mut shared) = (0, 0);
        for word in word_hashes(&self.lower) {
            all += 1;
            shared += u32::from(self.title.binary_search(&word).is_ok());
        }
        share(shared, all)
    }

    fn neighbours(&self, id: BlockId, row: &mut Row) {
        let blocks = self.measures.blocks();
        let at = id.index();
        for distance in 1..=NEIGHBOURS {
            let sides = [at.checked_sub(distance), Some(at + distance)];
            for (side, other) in sides.into_iter().enumerate() {
                let start = Feature::Words1Before as usize + (distance - 1) * 8 + side * 4;
                let numbers = match other.and_then(|other| blocks.get(other)) {
                    Some(other) => [
                        other.words as f32,
                        other.link_density(),
                        other.sentences() as f32 / other.words.max(1) as f32,
                        tag_code(self.page.tag(other.container)),
                    ],
                    None => [MISSING; 4],
                };
                row[start..start + 4].copy_from_slice(&numbers);
            }
        }
        for (reach, start) in [(3, Feature::Window3Long as usize), (10, Feature::Window10Long as usize)] {
            let window = self.measures.sums(at.saturating_sub(reach)..(at + reach + 1).min(blocks.len()));
            row[start] = share(window.long, window.blocks);
            row[start + 1] = share(window.chars - window.link_chars, window.blocks);
            if reach == 10 {
                row[start + 2] = window.link_density();
            }
        }
    }

    fn place(&self, id: BlockId, row: &mut Row) {
        use Feature::*;
        let whole = self.measures.page();
        let before = self.measures.sums(0..id.index());
        let mut set = |feature: Feature, value: f32| row[feature as usize] = value;
        set(Index, share(before.blocks, whole.blocks));
        set(CharsBefore, share(before.chars, whole.chars));
        set(LongBefore, share(before.long, whole.long));
        set(Blocks, whole.blocks as f32);
        set(PageChars, whole.chars as f32);
        set(PageLink, whole.link_density());
        set(PageLong, whole.long as f32);
        set(PageMarks, share(whole.marks, whole.words));
        set(FromHeadline, self.headline.map_or(-999.0, |headline| id.index() as f32 - headline as f32));
        set(HasHeadline, flag(self.headline.is_some()));
        set(Depth, self.surroundings.levels().len() as f32);
    }

    fn above(&self, row: &mut Row) {
        use Feature::*;
        const PLACES: [Place; Place::COUNT] = [
            Place::Nav,
            Place::Header,
            Place::Footer,
            Place::Aside,
            Place::Form,
            Place::Article,
            Place::Main,
            Place::List,
            Place::Table,
            Place::Figure,
            Place::Button,
            Place::Quote,
            Place::Section,
            Place::Definitions,
            Place::Details,
            Place::Code,
            Place::Body,
            Place::Dialog,
        ];
        let around = &self.surroundings;
        for (at, place) in PLACES.into_iter().enumerate() {
            row[InNav as usize + at] = around.distance(place).map_or(MISSING, |distance| distance as f32);
        }
        let whole = self.measures.page();
        let (mut hints, mut nearest) = ([0.0; 2], [MISSING; 2]);
        for k in 0..LEVELS {
            let start = Text0 as usize + k * 6;
            let numbers = match around.above(k) {
                Some(level) => {
                    for side in 0..2 {
                        if level.hints[side] {
                            hints[side] += 1.0;
                            if nearest[side] == MISSING {
                                nearest[side] = k as f32;
                            }
                        }
                    }
                    let sums = self.measures.of(self.page, level.node);
                    [
                        share(sums.chars, whole.chars),
                        sums.link_density(),
                        sums.blocks as f32,
                        share(sums.long, whole.long),
                        share(sums.chars, sums.blocks),
                        f32::from(level.like),
                    ]
                }
                None => [MISSING; 6],
            };
            row[start..start + 6].copy_from_slice(&numbers);
        }
        for which in 0..3 {
            let start = Third as usize + which * 2;
            let (distance, density) = match around.holder(which) {
                Some((distance, level)) => (distance as f32, self.measures.of(self.page, level.node).link_density()),
                None => (MISSING, MISSING),
            };
            row[start] = distance;
            row[start + 1] = density;
        }
        row[ContentHints as usize] = hints[0];
        row[ChromeHints as usize] = hints[1];
        row[NearestContent as usize] = nearest[0];
        row[NearestChrome as usize] = nearest[1];
    }
}

fn flag(is: bool) -> f32 {
    if is { 1.0 } else { 0.0 }
}

fn tag_code(tag: Tag) -> f32 {
    f32::from(tag as u16)
}

#[cfg(test)]
mod tests {
    use super::super::features::FEATURES;
    use super::*;

    #[test]
    fn the_order_of_the_names_is_the_order_of_the_numbers() {
        let name = |feature: Feature| FEATURES[feature as usize].0;
        assert_eq!(name(Feature::Tag3After), "Tag3After");
        assert_eq!(Feature::Tag3After as usize - Feature::Words1Before as usize, NEIGHBOURS * 8 - 1);
        assert_eq!(Feature::Like6 as usize - Feature::Text0 as usize, LEVELS * 6 - 1);
        assert_eq!(Feature::InDialog as usize - Feature::InNav as usize, Place::COUNT - 1);
        assert_eq!(Feature::RowShare as usize - Feature::RowOf as usize, 5);
        assert_eq!(FEATURES.len(), Feature::COUNT);
    }
}
