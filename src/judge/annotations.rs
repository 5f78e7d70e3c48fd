//! What the rules need to know of each block beside its score, taken from its feature vector.

use super::reason::{CandidateReasons, phrase};
use crate::measure::{Feature, Phrase, Row};

/// One entry per block in each list.
#[derive(Debug, Default)]
pub(super) struct Annotations {
    /// The phrase of a short line.
    pub phrase: Vec<Option<Phrase>>,
    /// Whether the block is in a hidden subtree.
    pub hidden: Vec<bool>,
    pub ends_sentence: Vec<bool>,
    /// Whether it is in a section labelled as related stories.
    pub under_related: Vec<bool>,
    /// Share of a short line's words that are in the page's title.
    pub title_share: Vec<f32>,
    /// Whether a picture is right before it.
    pub after_picture: Vec<bool>,
    /// The reasons its verdict would have by its features alone.
    pub reasons: Vec<CandidateReasons>,
}

#[cfg(test)]
impl Annotations {
    /// The annotations of all blocks, for the tests of the rules.
    pub fn of(page: &crate::page::Page, measures: &crate::measure::Measures) -> Self {
        use crate::measure::{BlockId, Feature, FeatureExtractor, MISSING};
        let (mut annotations, mut row) = (Self::default(), [MISSING; Feature::COUNT]);
        let mut extractor = FeatureExtractor::new(page, measures);
        for at in 0..measures.blocks().len() {
            extractor.features(BlockId::from_index(at), &mut row);
            annotations.add(&row);
        }
        annotations
    }
}

impl Annotations {
    /// Room for so many blocks: a list that grows stands in memory twice.
    pub fn for_blocks(blocks: usize) -> Self {
        Self {
            phrase: Vec::with_capacity(blocks),
            hidden: Vec::with_capacity(blocks),
            ends_sentence: Vec::with_capacity(blocks),
            under_related: Vec::with_capacity(blocks),
            title_share: Vec::with_capacity(blocks),
            after_picture: Vec::with_capacity(blocks),
            reasons: Vec::with_capacity(blocks),
        }
    }

    /// Adds the next block.
    pub fn add(&mut self, row: &Row) {
        let of = |feature: Feature| row[feature as usize];
        self.phrase.push(phrase(row));
        self.hidden.push(of(Feature::Hidden) > 0.0);
        self.ends_sentence.push(of(Feature::EndsSentence) > 0.0);
        self.under_related.push(of(Feature::UnderRelated) > 0.0);
        self.title_share.push(of(Feature::TitleShare));
        self.after_picture.push(of(Feature::PicturesBefore) > 0.0);
        self.reasons.push(CandidateReasons::of(row));
    }
}
