//! What weights cannot say: how blocks belong together.
//!
//! Each rule is a function in its own file, with what it is for; [`RULES`] is their order.

use super::reason::Reason;
use super::{PRICE, Weighed, cut, gain, weigh};
use crate::measure::{Feature, Measures, Phrase, Row};
use crate::page::Page;

/// What is known of the blocks while they are judged.
pub(super) struct State<'a> {
    pub page: &'a Page,
    pub measures: &'a Measures,
    pub weights: Vec<f32>,
    pub reasons: Vec<Reason>,
    pub kept: Vec<bool>,
    pub said: Vec<Option<Phrase>>,
    pub hidden: Vec<bool>,
}

impl<'a> State<'a> {
    pub fn new(page: &'a Page, measures: &'a Measures) -> Self {
        let blocks = measures.blocks().len();
        Self {
            page,
            measures,
            weights: Vec::with_capacity(blocks),
            reasons: Vec::with_capacity(blocks),
            kept: Vec::new(),
            said: Vec::with_capacity(blocks),
            hidden: Vec::with_capacity(blocks),
        }
    }

    /// The next block.
    pub fn add(&mut self, weighed: Weighed, row: &Row) {
        self.weights.push(weighed.weight);
        self.reasons.push(weighed.most[usize::from(weighed.weight <= super::THRESHOLD)]);
        self.said.push(weigh::phrase(row));
        self.hidden.push(row[Feature::Hidden as usize] > 0.0);
    }

    /// Chooses whole sections.
    pub fn cut(&mut self) {
        let blocks = self.measures.blocks();
        let gains: Vec<f32> =
            self.weights.iter().zip(blocks).map(|(&weight, block)| gain(weight, block.words)).collect();
        self.kept = cut::cut(self.page, self.measures, &gains, PRICE);
        for at in 0..self.kept.len() {
            if self.kept[at] != (self.weights[at] > super::THRESHOLD) {
                self.reasons[at] = Reason::Neighbours;
            }
        }
    }
}
