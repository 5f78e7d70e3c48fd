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
mod kind;
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

/// Price of a change between an element and what it holds, in words: a label within a section follows it, a paragraph has
/// its own say. Higher prices help articles a little and cost listings more (WCXB).
const PRICE: f32 = 1.0;

/// Judges every block of a page. With `options.force` the best guess is kept even where nothing looks like an article.
pub fn judge(page: &Page, measures: &Measures, options: &Options) -> Verdicts {
    let mut state = rules::State::new(page, measures);
    let mut surveyor = Surveyor::new(page, measures);
    let mut row: Row = [0.0; Feature::COUNT];
    for at in 0..measures.blocks().len() {
        surveyor.features(BlockId::from_index(at), &mut row);
        state.add(weigh(&row), &row);
    }
    rules::apply(&mut state, options.force);
    outcome::verdicts(state)
}

/// What a block is worth to the cut: its words, by how surely they are article.
fn gain(weight: f32, threshold: f32, words: u32) -> f32 {
    words.max(1) as f32 * (probability(weight) - probability(threshold))
}

/// Which words of a small page are kept, for the tests of the rules.
#[cfg(test)]
pub(crate) fn kept_words(body: &str) -> String {
    let html = format!("<html><head></head><body>{body}</body></html>");
    let page = Page::read(crate::page::Snapshot::from_serialised(html, "https://a.example/")).unwrap();
    let measures = crate::measure::measure(&page);
    let verdicts = judge(&page, &measures, &Options::default());
    let kept = (0..measures.blocks().len()).map(BlockId::from_index).filter(|&id| verdicts.keeps(id));
    let nodes = kept.flat_map(|id| measures.block(id).first.index()..=measures.block(id).last.index());
    nodes.map(|node| page.text(crate::page::NodeId::from_index(node))).collect::<Vec<_>>().join(" ")
}

/// Three paragraphs that nobody takes for anything but an article, for the tests of the rules.
#[cfg(test)]
pub(crate) const STORY: &str = "<p>The boat left the harbour at six in the morning, with four people and a dog on board, \
    and it did not come back until the lamps along the quay had been lit for more than an hour.</p>\
    <p>Nobody had expected them so late, and the pilot, who had been standing at the window since noon, said later that \
    he had already written the first two lines of a letter that he was glad not to send.</p>\
    <p>They had found the buoy, they said, but not where the chart had put it, and so they had gone on looking for the \
    place where it ought to have been, which took them most of the afternoon and all of the coffee.</p>";

#[cfg(test)]
mod tests;
