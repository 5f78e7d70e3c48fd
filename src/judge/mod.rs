//! 3 WHAT IS ARTICLE: a weight for each block, and a verdict with its reason.
//!
//! Sees the page and its measures; never the metadata, never the output.
//!
//! Three steps. A learned [`model`] gives each block a weight, the log-odds of being article. The [`cut`] chooses whole
//! sections by the weights, where [`kind`] draws the line. Then a few rules say what weights cannot: headings go with what
//! they head, what follows a heading to other stories goes with it, rows of like things go together. The [`outcome`] tells
//! how sure all that is.

mod cut;
mod kind;
mod model;
mod outcome;
mod reason;
mod rules;
mod sole;
mod verdict;

pub use model::{Damage, Model, Weigher};
pub use reason::Reason;
pub use verdict::{Verdict, Verdicts};

use crate::measure::{BlockId, Feature, MISSING, Measures, Row, Surveyor};
use crate::options::{Breadth, Options};
use crate::page::Page;
use kind::Standing;
use model::probability;

/// Price of a change between an element and what it holds, in words, on pages like articles: a label within a section
/// follows it, a line has its own say. Elsewhere a change is free: listings lose by it. (WCXB, sites held out, listings: 0.763
/// without a price, 0.754 at this one, 0.747 at a whole word; a whole word also costs captions of three.)
const PRICE: f32 = 0.3;

/// Log-odds by which a narrower or wider reading moves the line: what is twice to four times as sure, or as unsure, as the
/// line asks. The neighbouring cut, not another article.
const NEIGHBOURING: f32 = 1.2;

/// Judges every block of a page. With `options.force` the best guess is kept even where nothing looks like an article.
pub fn judge(page: &Page, measures: &Measures, options: &Options, model: &Model) -> Verdicts {
    let mut surveyor = Surveyor::new(page, measures);
    let mut weigher = model.weigher();
    let mut notes = rules::Notes::default();
    let (mut row, mut first): (Row, Row) = ([MISSING; Feature::COUNT], [MISSING; Feature::COUNT]);
    for at in 0..measures.blocks().len() {
        surveyor.features(BlockId::from_index(at), &mut row);
        weigher.add(&row);
        notes.add(&row);
        if at == 0 {
            first = row;
        }
    }
    let weights = weigher.finish();
    let standing = Standing::of(model, measures.blocks(), &weights, &first);
    let mut state = rules::State::new(page, measures, notes, weights, standing);
    let breadth = match options.breadth {
        Breadth::Narrow => -NEIGHBOURING,
        Breadth::Normal => 0.0,
        Breadth::Wide => NEIGHBOURING,
    };
    rules::apply(&mut state, breadth, options.force);
    outcome::verdicts(state, options.force)
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
    let verdicts = judge(&page, &measures, &Options::default(), Model::shipped());
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
