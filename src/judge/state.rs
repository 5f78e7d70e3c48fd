//! The state that the rules work on: what is known of each block, and what has been decided so far.

use super::annotations::Annotations;
use super::corrected::Corrected;
use super::cut::{SWITCH_COST, cut};
use super::page_estimate::PageEstimate;
use super::reason::Reason;
use super::threshold::gain;
use crate::measure::{Block, BlockId, Measures, Phrase};
use crate::page::{Page, Tag};
use std::ops::Range;

/// Log-odds above the threshold from which a block is clearly article, about four to one. Above it, what an item of a list
/// looks like no longer counts: "Share your screen" may be the first of five pieces of advice.
pub(super) const CLEAR_MARGIN: f32 = 1.5;

/// Characters from which a block with few links is running text: a line and a half of a narrow column.
const MIN_RUNNING_TEXT: u32 = 80;
/// Characters of a short word of an alphabet, with the space behind it: text in an alphabet has more.
const CHARS_OF_WORD: u32 = 4;
/// Link density from which a block is not running text.
const MAX_LINK_DENSITY: f32 = 0.4;

/// Characters of kept running text that make an article. Rules that drop a part must leave as much; below it the page may be
/// a list or a thread, whose content is labels and links.
pub(super) const MIN_ARTICLE: u32 = 300;

/// What is known and decided of the blocks. All lists have one entry per block.
pub(super) struct State<'a> {
    pub page: &'a Page,
    pub measures: &'a Measures,
    /// Log-odds of being article.
    pub scores: Vec<f32>,
    /// Why the block is kept or dropped.
    pub reasons: Vec<Reason>,
    pub kept: Vec<bool>,
    pub annotations: Annotations,
    pub estimate: PageEstimate,
    /// What the reader has corrected; empty for most pages.
    pub corrected: Corrected,
    /// Characters of all kept running text, kept up to date: a page may have as many boxes to test as blocks.
    kept_running_chars: u32,
}

impl<'a> State<'a> {
    /// The state before the rules.
    pub fn new(
        page: &'a Page,
        measures: &'a Measures,
        mut annotations: Annotations,
        scores: Vec<f32>,
        estimate: PageEstimate,
    ) -> Self {
        let reasons = std::mem::take(&mut annotations.reasons);
        let reasons = reasons.iter().zip(&scores);
        let reasons = reasons.map(|(reasons, &score)| reasons.choose(score > estimate.threshold)).collect();
        Self {
            page,
            measures,
            scores,
            reasons,
            kept: Vec::new(),
            annotations,
            estimate,
            corrected: Corrected::default(),
            kept_running_chars: 0,
        }
    }

    /// Decides all blocks by the cut, with a threshold lowered by some log-odds.
    pub fn cut(&mut self, relaxation: f32) {
        let threshold = self.estimate.threshold - relaxation;
        let blocks = self.measures.blocks();
        let gains: Vec<f32> =
            self.scores.iter().zip(blocks).map(|(&score, block)| gain(score, threshold, block.words)).collect();
        let switch_cost = if self.estimate.may_be_article() { SWITCH_COST } else { 0.0 };
        self.kept = cut(self.page, self.measures, &gains, switch_cost);
        for at in 0..self.kept.len() {
            if self.kept[at] != (self.scores[at] > threshold) {
                self.reasons[at] = Reason::Neighbours;
            }
        }
        self.kept_running_chars = self.running_chars(0..self.len());
    }

    /// Drops all but running text and headings; drops all where that is less than an article.
    #[inline(never)]
    pub fn keep_running_text_only(&mut self) {
        let enough = self.kept_running_chars >= MIN_ARTICLE;
        for at in (0..self.len()).filter(|&at| self.kept[at]).collect::<Vec<_>>() {
            if !enough || !self.is_running_text(at) && self.heading_level(at).is_none() {
                self.drop(at, Reason::Score);
            }
        }
    }

    pub fn drop(&mut self, at: usize, reason: Reason) {
        if self.kept[at] && self.is_text(at) {
            self.kept_running_chars -= self.length(at);
        }
        self.kept[at] = false;
        self.reasons[at] = reason;
    }

    pub fn keep(&mut self, at: usize, reason: Reason) {
        if !self.kept[at] && self.is_text(at) {
            self.kept_running_chars += self.length(at);
        }
        self.kept[at] = true;
        self.reasons[at] = reason;
    }

    /// Whether a block's score is above the threshold by more than a margin, in log-odds; a negative margin relaxes the
    /// threshold.
    pub fn exceeds_threshold(&self, at: usize, margin: f32) -> bool {
        self.scores[at] > self.estimate.threshold + margin
    }

    /// Whether anything was kept but what a reader has corrected.
    pub fn has_found(&self) -> bool {
        if self.corrected.is_empty() {
            return self.kept.contains(&true);
        }
        (0..self.len()).any(|at| self.kept[at] && self.corrected.of_block(at).is_none())
    }

    /// The number of blocks.
    pub fn len(&self) -> usize {
        self.kept.len()
    }

    pub fn block(&self, at: usize) -> &Block {
        self.measures.block(BlockId::from_index(at))
    }

    /// Share of a block's characters in links, 0 to 1.
    pub fn link_density(&self, at: usize) -> f32 {
        let block = self.block(at);
        block.link_chars as f32 / block.chars.max(1) as f32
    }

    /// Whether a block is running text: long, and mostly outside of links.
    pub fn is_running_text(&self, at: usize) -> bool {
        self.block(at).chars >= MIN_RUNNING_TEXT && self.link_density(at) < MAX_LINK_DENSITY
    }

    /// Whether a block counts for how much article there is: running text, in a dense script by what it says.
    fn is_text(&self, at: usize) -> bool {
        self.length(at) >= MIN_RUNNING_TEXT && self.link_density(at) < MAX_LINK_DENSITY
    }

    /// The length of a block in characters of an alphabet: a character of Han or kana says as much as two of these and more.
    fn length(&self, at: usize) -> u32 {
        let block = self.block(at);
        block.chars.max(block.words * CHARS_OF_WORD)
    }

    /// Whether a block is running text and kept.
    pub fn keeps_running_text(&self, at: usize) -> bool {
        self.kept[at] && self.is_running_text(at)
    }

    /// Characters of kept running text in a range of blocks.
    pub fn running_chars(&self, blocks: Range<usize>) -> u32 {
        blocks.filter(|&at| self.kept[at] && self.is_text(at)).map(|at| self.length(at)).sum()
    }

    /// Characters of kept running text outside of a range of blocks.
    pub fn running_chars_without(&self, blocks: &Range<usize>) -> u32 {
        self.kept_running_chars.saturating_sub(self.running_chars(blocks.clone()))
    }

    /// Whether an article is left when a range of blocks is dropped.
    pub fn leaves_article(&self, blocks: &Range<usize>) -> bool {
        self.running_chars_without(blocks) >= MIN_ARTICLE
    }

    /// The mean score of blocks, each counted by its words.
    pub fn mean_score(&self, blocks: impl Iterator<Item = usize>) -> Option<f32> {
        let (words, sum) = blocks.fold((0.0, 0.0), |(words, sum), at| {
            let own = self.block(at).words.max(1) as f32;
            (words + own, sum + own * self.scores[at])
        });
        (words > 0.0).then(|| sum / words)
    }

    /// Characters of all kept blocks.
    pub fn kept_chars(&self) -> u32 {
        (0..self.len()).filter(|&at| self.kept[at]).map(|at| self.block(at).chars).sum()
    }

    /// The phrase of a short line; none for an item of a list that is clearly article.
    pub fn phrase(&self, at: usize) -> Option<Phrase> {
        let is_item = || {
            let mut near = self.page.ancestors(self.block(at).container).take(2);
            near.any(|node| matches!(self.page.tag(node), Tag::Li | Tag::Dd | Tag::Dt))
        };
        self.annotations.phrase[at].filter(|_| !self.exceeds_threshold(at, CLEAR_MARGIN) || !is_item())
    }

    /// The level of the heading that a block is.
    pub fn heading_level(&self, at: usize) -> Option<u8> {
        self.page.tag(self.block(at).container).heading_level()
    }

    /// The text of a block.
    pub fn text(&self, at: usize) -> String {
        self.measures.text(self.page, BlockId::from_index(at))
    }
}
