//! Judge: a score for each block, and a verdict with its reason.
//!
//! Sees the page and its measures; never the metadata, never the output.
//!
//! Three steps. A learned [`model`] gives each block a score, the log-odds of being article. The [`cut`] chooses whole
//! sections by the scores and the page's threshold ([`page_estimate`]). Then the [`rules`] correct what scores cannot
//! express: headings go with their sections, what follows a label of related stories goes with it, rows of similar
//! elements are kept or dropped together. The [`outcome`] says how confident all that is.

mod annotations;
mod corrected;
mod correcting;
mod cut;
mod model;
mod outcome;
mod page_estimate;
mod reason;
mod rules;
mod single_text;
mod state;
mod threshold;
mod verdict;

pub use model::{InvalidModel, Model, Scorer};
pub use reason::Reason;
#[cfg(feature = "cli")]
pub use rules::RULE_NAMES;
pub use verdict::{ElementCorrection, Verdict, Verdicts};

use crate::measure::{BlockId, Feature, FeatureExtractor, MISSING, Measures, Row};
use crate::options::{Breadth, Options};
use crate::page::Page;
use annotations::Annotations;
use page_estimate::PageEstimate;
use state::State;

/// Log-odds by which [`Breadth::Narrow`] raises and [`Breadth::Wide`] lowers the threshold: a factor of 3.3 in the odds, at
/// which the neighbouring parts of the same article come or go, and not another article.
const BREADTH_STEP: f32 = 1.2;

/// Judges every block of a page. With `options.force` the best guess is kept even where nothing looks like an article.
pub fn judge(page: &Page, measures: &Measures, options: &Options, model: &Model) -> Verdicts {
    let mut extractor = FeatureExtractor::new(page, measures);
    let mut scorer = model.scorer();
    let mut annotations = Annotations::for_blocks(measures.blocks().len());
    let (mut row, mut first): (Row, Row) = ([MISSING; Feature::COUNT], [MISSING; Feature::COUNT]);
    for at in 0..measures.blocks().len() {
        extractor.features(BlockId::from_index(at), &mut row);
        scorer.add(&row);
        annotations.add(&row);
        if at == 0 {
            first = row;
        }
    }
    // Its tables are as large as the page.
    drop(extractor);
    let scores = scorer.finish();
    let estimate = PageEstimate::of(model, measures.blocks(), &scores, &first);
    let mut state = State::new(page, measures, annotations, scores, estimate);
    let relaxation = match options.breadth {
        Breadth::Narrow => -BREADTH_STEP,
        Breadth::Normal => 0.0,
        Breadth::Wide => BREADTH_STEP,
    };
    if !(options.keep.is_empty() && options.drop.is_empty()) {
        correcting::prepare(&mut state, options);
    }
    rules::apply(&mut state, relaxation, options);
    outcome::verdicts(state, options.force)
}

/// The kept words of a small page, for the tests of the rules.
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

/// Three paragraphs that score clearly as article, for the tests of the rules.
#[cfg(test)]
pub(crate) const STORY: &str = "<p>The boat left the harbour at six in the morning, with four people and a dog on board, \
    and it did not come back until the lamps along the quay had been lit for more than an hour.</p>\
    <p>Nobody had expected them so late, and the pilot, who had been standing at the window since noon, said later that \
    he had already written the first two lines of a letter that he was glad not to send.</p>\
    <p>They had found the buoy, they said, but not where the chart had put it, and so they had gone on looking for the \
    place where it ought to have been, which took them most of the afternoon and all of the coffee.</p>";

#[cfg(test)]
mod tests;
