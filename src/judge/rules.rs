//! What weights cannot say: how blocks belong together.
//!
//! Each rule is a function in its own file, with what it is for; [`apply`] and `RULES` are their order.

mod after;
mod boxes;
mod captions;
mod comments;
mod copies;
mod edges;
mod endless;
mod ends;
mod headings;
mod heads;
mod initials;
mod landmarks;
mod lines;
mod lists;
mod repeats;
mod sections;
mod unseen;

use super::kind::Standing;
use super::reason::{Grounds, Reason, phrase};
use super::{PRICE, cut, gain};
use crate::article::PageKind;
use crate::measure::{Block, BlockId, Feature, Measures, Phrase, Row};
use crate::page::{Page, Tag};
use std::ops::Range;

/// On which pages a rule holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum On {
    /// On all.
    Every,
    /// On all but listings, shelves and products, whose lines and links are what they hold. (Word F1 on the listings of WCXB,
    /// sites held out: 0.762 so, 0.753 with these rules on every page.)
    Texts,
    /// Where the page looks like an article. A listing or a shop's page is made of what surrounds an article: short lines
    /// that repeat, boxes, headings over pictures. (Word F1 on the listings of WCXB, sites held out: 0.763 with these rules
    /// held back, 0.747 with them.)
    Articles,
}

/// A rule changes verdicts, never weights.
type Rule = fn(&mut State<'_>);

/// The rules after the cut in their order: first what never belongs to an article, then what a label says of what follows
/// it, then what is left over at the edges, last what belongs to what is kept.
const RULES: &[(On, Rule)] = &[
    (On::Every, unseen::drop),
    (On::Every, landmarks::drop),
    (On::Every, endless::drop),
    (On::Every, copies::drop),
    (On::Articles, boxes::drop),
    (On::Every, comments::drop),
    (On::Every, after::drop),
    (On::Every, repeats::drop),
    (On::Texts, lines::drop),
    (On::Articles, ends::drop),
    (On::Articles, lists::mend),
    (On::Every, heads::drop),
    (On::Articles, edges::keep),
    (On::Every, captions::keep),
    (On::Every, headings::keep),
    (On::Every, initials::keep),
];

/// Log-odds by which the threshold is lowered, step by step, when something must be read ("show me anyway").
const MERCY: [f32; 4] = [0.0, 1.5, 3.0, 20.0];

/// How many of these steps are taken unasked: a few paragraphs among a thousand links look like one more of them. Then only
/// running text and headings are kept, and only an article's worth.
const UNASKED: usize = 2;

/// From weights to verdicts. With `force` something is kept wherever there is text.
pub(super) fn apply(state: &mut State<'_>, breadth: f32, force: bool) {
    sections::weigh(state);
    for (step, mercy) in MERCY.into_iter().enumerate().take(if force { MERCY.len() } else { UNASKED }) {
        state.cut(breadth + mercy);
        let article = state.standing.is_like_article();
        let texts = !matches!(state.standing.kind, PageKind::Listing | PageKind::Product | PageKind::Collection);
        let holds = |on: On| match on {
            On::Every => true,
            On::Texts => texts,
            On::Articles => article,
        };
        for (_, rule) in RULES.iter().filter(|(on, _)| holds(*on)) {
            rule(state);
        }
        if step > 0 && !force {
            state.keep_running_only();
        }
        if state.kept.contains(&true) {
            break;
        }
    }
}

/// Log-odds above the line from which what an item of a list seems to say no longer counts: "Share your screen" may be the
/// first of five pieces of advice. Four to one.
const SURE: f32 = 1.5;

/// From this length on, in characters, a block that is not links is running text: a line and a half of a narrow column.
const RUNNING: u32 = 80;

/// Characters of kept running text that make an article: rules that take a part away must leave as much. Below it the page
/// may be a list or a thread, whose parts are labels and links.
pub(super) const ARTICLE: u32 = 300;

/// What the rules need to know of the blocks, noted from their numbers.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// What a short line says it is for.
    pub said: Vec<Option<Phrase>>,
    pub hidden: Vec<bool>,
    ends_sentence: Vec<bool>,
    under_related: Vec<bool>,
    /// Share of a short line's words that stand in the page's title.
    titled: Vec<f32>,
    /// Whether a picture stands right before it.
    pictured: Vec<bool>,
    grounds: Vec<Grounds>,
}

impl Notes {
    /// The next block.
    pub fn add(&mut self, row: &Row) {
        let of = |feature: Feature| row[feature as usize];
        self.said.push(phrase(row));
        self.hidden.push(of(Feature::Hidden) > 0.0);
        self.ends_sentence.push(of(Feature::EndsSentence) > 0.0);
        self.under_related.push(of(Feature::UnderRelated) > 0.0);
        self.titled.push(of(Feature::TitleShare));
        self.pictured.push(of(Feature::PicturesBefore) > 0.0);
        self.grounds.push(Grounds::of(row));
    }
}

/// What is known of the blocks while they are judged.
pub(super) struct State<'a> {
    pub page: &'a Page,
    pub measures: &'a Measures,
    pub weights: Vec<f32>,
    pub reasons: Vec<Reason>,
    pub kept: Vec<bool>,
    pub notes: Notes,
    pub standing: Standing,
    /// Characters of all kept running text, kept up to date: a page may have as many boxes as blocks.
    running_kept: u32,
}

impl<'a> State<'a> {
    /// Before the rules: blocks as they were noted and weighed.
    pub fn new(page: &'a Page, measures: &'a Measures, notes: Notes, weights: Vec<f32>, standing: Standing) -> Self {
        let reasons = notes.grounds.iter().zip(&weights);
        let reasons = reasons.map(|(grounds, &weight)| grounds.reason(weight > standing.threshold)).collect();
        Self { page, measures, weights, reasons, kept: Vec::new(), notes, standing, running_kept: 0 }
    }

    /// Chooses whole sections.
    fn cut(&mut self, mercy: f32) {
        let threshold = self.standing.threshold - mercy;
        let blocks = self.measures.blocks();
        let gains: Vec<f32> =
            self.weights.iter().zip(blocks).map(|(&weight, block)| gain(weight, threshold, block.words)).collect();
        let price = if self.standing.is_like_article() { PRICE } else { 0.0 };
        self.kept = cut::cut(self.page, self.measures, &gains, price);
        for at in 0..self.kept.len() {
            if self.kept[at] != (self.weights[at] > threshold) {
                self.reasons[at] = Reason::Neighbours;
            }
        }
        self.running_kept = self.running(0..self.len());
    }

    /// Drops all but running text and headings; all, where that is less than an article.
    fn keep_running_only(&mut self) {
        let enough = self.running_kept >= ARTICLE;
        for at in (0..self.len()).filter(|&at| self.kept[at]).collect::<Vec<_>>() {
            if !enough || !self.runs(at) && self.heading(at).is_none() {
                self.drop(at, Reason::Weight);
            }
        }
    }

    fn drop(&mut self, at: usize, reason: Reason) {
        if self.kept[at] && self.runs(at) {
            self.running_kept -= self.block(at).chars;
        }
        self.kept[at] = false;
        self.reasons[at] = reason;
    }

    fn keep(&mut self, at: usize, reason: Reason) {
        if !self.kept[at] && self.runs(at) {
            self.running_kept += self.block(at).chars;
        }
        self.kept[at] = true;
        self.reasons[at] = reason;
    }

    /// Whether a block's weight is this far above the line.
    fn is_sure(&self, at: usize, by: f32) -> bool {
        self.weights[at] > self.standing.threshold + by
    }

    fn len(&self) -> usize {
        self.kept.len()
    }

    fn block(&self, at: usize) -> &Block {
        self.measures.block(BlockId::from_index(at))
    }

    /// Share of a block that stands in links.
    fn links(&self, at: usize) -> f32 {
        let block = self.block(at);
        block.link_chars as f32 / block.chars.max(1) as f32
    }

    /// Whether a block is running text.
    fn runs(&self, at: usize) -> bool {
        self.block(at).chars >= RUNNING && self.links(at) < 0.4
    }

    /// Characters of kept running text among some blocks.
    pub fn running(&self, blocks: Range<usize>) -> u32 {
        blocks.filter(|&at| self.kept[at] && self.runs(at)).map(|at| self.block(at).chars).sum()
    }

    /// Whether an article is left without some blocks.
    fn stands_without(&self, blocks: &Range<usize>) -> bool {
        self.running_kept.saturating_sub(self.running(blocks.clone())) >= ARTICLE
    }

    /// What a short line says it is for, unless it is an item of a list that surely is article.
    fn said(&self, at: usize) -> Option<Phrase> {
        let is_item = || {
            let mut near = self.page.ancestors(self.block(at).container).take(2);
            near.any(|node| matches!(self.page.tag(node), Tag::Li | Tag::Dd | Tag::Dt))
        };
        self.notes.said[at].filter(|_| !self.is_sure(at, SURE) || !is_item())
    }

    /// The level of the heading that a block is.
    fn heading(&self, at: usize) -> Option<u8> {
        self.page.tag(self.block(at).container).heading_level()
    }

    /// The words of a block.
    pub fn text(&self, at: usize) -> String {
        self.measures.text(self.page, BlockId::from_index(at))
    }
}
