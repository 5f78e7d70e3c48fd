//! 3 WHAT IS ARTICLE: a weight for each block, and a verdict with its reason.
//!
//! Sees the page and its measures; never the metadata, never the output.
//!
//! Three steps. A scorer gives each block a weight, the log-odds of being article, and the reason that weighed most
//! ([`weigh`]); any other scorer may take its place. The [`cut`] chooses whole sections by the weights. Then a few rules
//! say what weights cannot: headings go with what they head, what follows a heading to other stories goes with it, rows of
//! like things go together. The [`outcome`] tells how sure all that is.

mod card;
mod cut;
mod outcome;
mod reason;
mod rules;
mod verdict;
mod weigh;

pub use reason::Reason;
pub use verdict::{Verdict, Verdicts};

use crate::measure::{BlockId, Feature, Measures, Row, Surveyor};
use crate::options::Options;
use crate::page::Page;
use weigh::{Weighed, probability, weigh};

/// Log-odds from which a block is article. Below even: losing text is worse than keeping a line too many, and word F1 on
/// the pages of WCXB is flat between -0.6 and -0.2.
const THRESHOLD: f32 = -0.4;

/// Price of a change between an element and what it holds, in words: a label within a section follows it, a paragraph has
/// its own say.
const PRICE: f32 = 2.0;

/// Judges every block of a page.
pub fn judge(page: &Page, measures: &Measures, _options: &Options) -> Verdicts {
    let mut state = rules::State::new(page, measures);
    let mut surveyor = Surveyor::new(page, measures);
    let mut row: Row = [0.0; Feature::COUNT];
    for at in 0..measures.blocks().len() {
        surveyor.features(BlockId::from_index(at), &mut row);
        state.add(weigh(&row), &row);
    }
    state.cut();
    outcome::verdicts(state)
}

/// What a block is worth to the cut: its words, by how surely they are article.
fn gain(weight: f32, words: u32) -> f32 {
    words.max(1) as f32 * (probability(weight) - probability(THRESHOLD))
}
