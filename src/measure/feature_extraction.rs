//! Feature extraction: computes the feature vector of each block. [`Feature`] says what each feature is.
//!
//! Vectors are computed one after the other into a buffer of the caller and not stored. Features of the block alone are
//! in `own_features`, those of its surroundings in `context_features`; here are those that are carried from block to
//! block or are the same for the whole page.

use super::ancestors::Ancestors;
use super::blocks::{BlockId, Measures, share};
use super::context_features::Context;
use super::features::{Feature, MISSING, Row};
use super::json_ld_overlap::JsonLdOverlap;
use super::labelled_sections::LabelledSections;
use super::own_features::OwnFeatures;
use super::page_signals::{PageSignals, block_shares};
use super::phrases::Phrase;
use super::running_text::RunningText;
use super::section_heading::SectionHeadings;
use crate::page::Page;

/// What is known of a block that is a heading.
#[derive(Debug, Clone, Copy)]
struct Heading {
    /// Its block index.
    block: usize,
    /// Share of its words in the page's title.
    title_share: f32,
    phrase: Option<Phrase>,
}

/// Computes the feature vectors of the blocks of a page.
#[derive(Debug)]
pub struct FeatureExtractor<'a> {
    page: &'a Page,
    measures: &'a Measures,
    ancestors: Ancestors<'a>,
    own: OwnFeatures,
    context: Context,
    running_text: RunningText,
    labelled_sections: LabelledSections,
    section_headings: SectionHeadings,
    /// Headings so far, in document order.
    headings: Vec<Heading>,
    page_signals: PageSignals,
    json_ld: JsonLdOverlap,
    /// Features from [`Feature::PageMoneyShare`] on, the same for all blocks.
    block_shares: [f32; 3],
}

impl<'a> FeatureExtractor<'a> {
    /// Reads what concerns the whole page.
    pub fn new(page: &'a Page, measures: &'a Measures) -> Self {
        Self {
            page,
            measures,
            ancestors: Ancestors::new(page, measures),
            own: OwnFeatures::new(page),
            context: Context::of(page, measures),
            running_text: RunningText::of(page, measures),
            labelled_sections: LabelledSections::default(),
            section_headings: SectionHeadings::default(),
            headings: Vec::new(),
            page_signals: PageSignals::of(page),
            json_ld: JsonLdOverlap::of(page),
            block_shares: block_shares(page, measures),
        }
    }

    /// Computes the features of a block. Must be called for the blocks in document order; all of them together are linear
    /// in the nodes of the page.
    pub fn features(&mut self, id: BlockId, row: &mut Row) {
        self.ancestors.move_to(id);
        let (hidden, needs_text) = (self.ancestors.is_hidden(), !self.json_ld.is_empty());
        let phrase = self.own.write(self.page, self.measures, id, hidden, needs_text, row);
        self.context.write(self.page, self.measures, &self.ancestors, id, row);
        self.write_running_text(id, row);
        self.write_labelled_section(id, phrase, row);
        self.write_section_heading(id, phrase, row);
        self.page_signals.write(row);
        row[Feature::PageMoneyShare as usize..][..3].copy_from_slice(&self.block_shares);
        self.write_json_ld(row);
    }

    fn write_running_text(&self, id: BlockId, row: &mut Row) {
        use Feature::*;
        let (words, of_core) = self.running_text.run_of(self.page, self.measures.block(id));
        let distance = self.running_text.blocks_to_core(id.index());
        let core_share = self.running_text.core_share();
        let mut set = |feature: Feature, value: f32| row[feature as usize] = value;
        set(RunningTextRun, words);
        set(RunningTextShare, of_core);
        set(CoreWords, self.running_text.core_words() as f32);
        set(CoreShare, core_share);
        set(CoreDistance, distance);
        set(BeforeCore, if distance < 0.0 { core_share } else { 0.0 });
        set(AfterCore, if distance > 0.0 { core_share } else { 0.0 });
    }

    fn write_labelled_section(&mut self, id: BlockId, phrase: Option<Phrase>, row: &mut Row) {
        let section = self.labelled_sections.next(self.page, self.measures, id.index(), phrase);
        for (feature, of) in [
            (Feature::UnderRelated, Phrase::Related),
            (Feature::UnderComments, Phrase::Comments),
            (Feature::UnderShare, Phrase::Share),
            (Feature::UnderReviews, Phrase::Reviews),
        ] {
            row[feature as usize] = if section == Some(of) { 1.0 } else { 0.0 };
        }
    }

    fn write_section_heading(&mut self, id: BlockId, phrase: Option<Phrase>, row: &mut Row) {
        let block = self.measures.block(id);
        let is_heading = self.page.tag(block.container).heading_level().is_some();
        let found = self.section_headings.next(id, block, self.ancestors.chain(), is_heading);
        if is_heading {
            let title_share = row[Feature::TitleShare as usize];
            self.headings.push(Heading { block: id.index(), title_share, phrase });
        }
        let numbers = match found {
            Some(section) => {
                let heading = self.measures.block(BlockId::from_index(section.block));
                let known = self.headings.binary_search_by_key(&section.block, |heading| heading.block);
                let (title_share, phrase) =
                    known.map_or((0.0, None), |at| (self.headings[at].title_share, self.headings[at].phrase));
                [
                    f32::from(self.page.tag(heading.container).heading_level().unwrap_or(0)),
                    section.depth as f32,
                    (id.index() - section.block) as f32,
                    heading.link_density(),
                    title_share,
                    phrase.map_or(0.0, |phrase| phrase as u8 as f32 + 1.0),
                ]
            }
            None => [MISSING; 6],
        };
        row[Feature::SectionHeadingLevel as usize..][..6].copy_from_slice(&numbers);
    }

    fn write_json_ld(&mut self, row: &mut Row) {
        let mut numbers = [MISSING; 4];
        if !self.json_ld.is_empty() {
            numbers[..3].copy_from_slice(&self.json_ld.shares(self.own.text()));
            numbers[3] = share(self.json_ld.body_shingles(), self.measures.page().words);
        }
        row[Feature::JsonLdBody as usize..][..4].copy_from_slice(&numbers);
    }
}

#[cfg(test)]
mod tests {
    use super::super::ancestors::ElementRole;
    use super::super::context_features::{LEVELS, NEIGHBOURS};
    use super::super::features::FEATURES;
    use super::*;

    /// Groups of features are written by the index of their first.
    #[test]
    fn names_and_indices_of_features_agree() {
        let name = |feature: Feature| FEATURES[feature as usize].0;
        assert_eq!(name(Feature::Tag3After), "Tag3After");
        assert_eq!(Feature::Tag3After as usize - Feature::Words1Before as usize, NEIGHBOURS * 8 - 1);
        assert_eq!(Feature::Alike6 as usize - Feature::CharShare0 as usize, LEVELS * 6 - 1);
        assert_eq!(Feature::InDialog as usize - Feature::InNav as usize, ElementRole::COUNT - 1);
        assert_eq!(Feature::RowCharShare as usize - Feature::RowLength as usize, 5);
        assert_eq!(FEATURES.len(), Feature::COUNT);
    }
}
