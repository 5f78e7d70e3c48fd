//! Labels of the pages of all sources: the score they allow, and a line per page for the trainer.

use super::label::{Labelled, Labels};
use super::pages::{Page, labelled_pages};
use crate::board::{PageScore, kinds, mean_f1};
use crate::corpora::Failure;
use crate::generator::{self, BasePage, BasePages, GeneratedPage, Variant};
use crate::reading::each;
use crate::report::{Report, Run};
use crate::score::Score;
use crate::sites::{fold, site};
use crate::source::Source;
use recto::measure::{BlockId, FEATURES, Feature, FeatureExtractor, MISSING, Measures, Row, class_tokens, measure};
use recto::native;
use recto::page::{NodeId, Page as Tree};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

/// A page as the trainer sees it.
struct Sample {
    labels: Labels,
    /// The best choice among its blocks.
    best: Vec<bool>,
    /// The block's containers and all elements above them: its parent's place here, its tag, the words of its class and
    /// id. The root is its own parent.
    elements: Vec<(usize, String, String)>,
    /// For each block, the place of its container in `elements`.
    containers: Vec<usize>,
    /// The numbers of each block, one row after another.
    features: Vec<f32>,
    /// For each block, whether it was put in. Empty for pages that were not made.
    put_in: Vec<bool>,
}

/// F1 of the best choice of blocks below which truth and page are not of one text.
const ALIGNED: f64 = 0.8;

/// F1 of the labels of a page that was made, below which something came out otherwise than it was meant.
const WELL_FORMED: f64 = 0.9;

/// Pages that are held in memory at a time.
const AT_A_TIME: usize = 64;

/// Labels all pages. Each line for the trainer holds:
///
/// - `id`, `source`, `kind`, `site` and its `fold` (pages of one site must never be trained on and scored together),
///   `truth`: how often each word
///   of the truth occurs in it;
/// - `words`, `found`, `bag`, `best`: per block, how many words it has, how many of them the alignment found, those that
///   the truth has anywhere (indices into `truth`), and whether the best choice keeps it. With these the F1 of any choice
///   can be computed; `unknown` is 1 for those that the truth says nothing of, `putIn` 1 for those that were put into a page
///   that was made;
/// - `elements`, `container`: the elements above the blocks as `[parent, tag, "words of class and id"]`, and for each block
///   its container's place there.
///
/// With `--features FILE` the numbers of all blocks of all lines are written there in the same order, as 32-bit floats,
/// little end first; a first line names them.
pub fn run(folder: &Path, run: &Run) -> Result<Report, Failure> {
    let mut pages = Vec::new();
    for source in &run.sources {
        pages.extend(labelled_pages(*source, folder)?);
    }
    let mut report = Report::new("labels", "word F1 of the blocks that the truth was aligned to");
    report.line(json!({ "set": "features", "names": FEATURES.iter().map(|(name, _)| name).collect::<Vec<_>>() }));
    let mut file = match &run.features {
        Some(path) => Some(BufWriter::new(File::create(path).map_err(|error| format!("{}: {error}", path.display()))?)),
        None => None,
    };
    let mut rows = [("label over 0.5", Vec::new()), ("best choice", Vec::new())];
    let mut misfits: Vec<String> = Vec::new();
    for pages in pages.chunks(AT_A_TIME) {
        let samples = each(pages, |page| Ok(sample(page, &page.stored(folder)?)));
        for (page, sample) in pages.iter().zip(samples.into_iter().collect::<Result<Vec<_>, Failure>>()?) {
            rows[0].1.push(scored(page, sample.as_ref().map(|s| s.labels.score(|b| s.labels.blocks[b].is_content()))));
            rows[1].1.push(scored(page, sample.as_ref().map(|s| s.labels.score(|b| s.best[b]))));
            let Some(sample) = sample else { continue };
            // The pages of wcxb were chosen and their truths made for these very pages.
            if page.source != Source::Wcxb && sample.labels.score(|b| sample.best[b]).f1 < ALIGNED {
                misfits.push(page.name());
                continue;
            }
            let about = About { id: page.id(), source: page.source.name(), kind: page.kind(), url: page.url() };
            report.line(line(&about, &sample));
            write(&mut file, &sample)?;
        }
    }
    if run.generated {
        made(folder, run, &mut report, &mut file)?;
    }
    if let Some(mut file) = file {
        file.flush().map_err(|error| error.to_string())?;
    }
    let _ = write!(report.text, "{:16} {:>6}", "", "all");
    for (kind, _) in kinds(&rows[0].1) {
        let _ = write!(report.text, " {kind:>14}");
    }
    for (name, scores) in &rows {
        let _ = write!(report.text, "\n{name:16} {:>6.3}", mean_f1(scores, None));
        for (kind, _) in kinds(scores) {
            let _ = write!(report.text, " {:>14.3}", mean_f1(scores, Some(&kind)));
        }
    }
    report.print("\n");
    let _ = writeln!(report.text, "left out, as truth and page differ: {} {}", misfits.len(), misfits.join(" "));
    report.figure("label", mean_f1(&rows[0].1, None));
    report.figure("best", mean_f1(&rows[1].1, None));
    Ok(report)
}

/// Labels of pages that are made of the others.
fn made(folder: &Path, run: &Run, report: &mut Report, file: &mut Option<BufWriter<File>>) -> Result<(), Failure> {
    let bases = BasePages::read(folder, &run.sources, 1)?;
    let plan = generator::plan(&bases);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for part in plan.chunks(AT_A_TIME) {
        let samples = each(part, |&(base, variant)| generated_sample(&bases.pages[base], variant, &bases));
        for (&(base, variant), sample) in part.iter().zip(samples) {
            let Some(sample) = sample else { continue };
            let base = &bases.pages[base];
            let about = About { id: &base.name, source: variant.source(), kind: base.kind, url: base.page.url() };
            report.line(line(&about, &sample));
            write(file, &sample)?;
            *counts.entry(variant.source()).or_default() += 1;
        }
    }
    let _ = writeln!(report.text, "made of {} pages: {counts:?}", bases.pages.len());
    Ok(())
}

fn write(file: &mut Option<BufWriter<File>>, sample: &Sample) -> Result<(), Failure> {
    let Some(file) = file else { return Ok(()) };
    let bytes: Vec<u8> = sample.features.iter().flat_map(|number| number.to_le_bytes()).collect();
    file.write_all(&bytes).map_err(|error| error.to_string())
}

/// The score of a page; of nothing where it has no blocks.
fn scored(page: &Page, score: Option<Score>) -> PageScore {
    let score = score.unwrap_or_else(|| Score::of_counts(0, 0, page.text().split_whitespace().count()));
    PageScore { id: page.name(), kind: page.kind().to_owned(), score, code: None }
}

fn sample(page: &Page, html: &[u8]) -> Option<Sample> {
    let tree = Tree::read(native::snapshot_from_html(html, page.url())).ok()?;
    let measures = measure(&tree);
    let mut labels = Labels::new(&tree, &measures, page.text());
    if page.source == Source::Fundus {
        labels.forget(&tree, &measures, &page.beside());
    }
    let best = labels.best_choice();
    let mut places: BTreeMap<NodeId, usize> = BTreeMap::new();
    let mut elements = Vec::new();
    let containers = measures.blocks().iter().map(|block| place(&tree, block.container, &mut places, &mut elements));
    let containers = containers.collect();
    Some(Sample { best, elements, containers, features: features(&tree, &measures), put_in: Vec::new(), labels })
}

/// The sample of a page that was made. What trainers of names ask for is left out: it stands in the page it was made of.
fn generated_sample(base: &BasePage, variant: Variant, bases: &BasePages) -> Option<Sample> {
    let GeneratedPage { snapshot, truth, inserted, .. } = variant.make(base, bases)?;
    let tree = Tree::read(snapshot).ok()?;
    let measures = measure(&tree);
    let labels = Labels::new(&tree, &measures, &truth);
    let best: Vec<bool> = labels.blocks.iter().map(Labelled::is_content).collect();
    if labels.score(|at| best[at]).f1 < WELL_FORMED {
        return None;
    }
    // Known by their words: an attribute to know them by would be seen by whoever reads the page.
    let put: BTreeSet<String> = inserted.iter().flat_map(|(_, markup)| block_texts(markup)).collect();
    let is_put = |at: usize| put.contains(&measures.text(&tree, BlockId::from_index(at)));
    let put_in = best.iter().enumerate().map(|(at, is_content)| !is_content && is_put(at)).collect();
    let features = features(&tree, &measures);
    Some(Sample { best, elements: Vec::new(), containers: Vec::new(), features, put_in, labels })
}

/// The texts of the blocks of a piece of markup.
fn block_texts(markup: &str) -> Vec<String> {
    let html = format!("<html><head></head><body>{markup}</body></html>");
    let Ok(tree) = Tree::read(generator::snapshot(html, "")) else { return Vec::new() };
    let measures = measure(&tree);
    (0..measures.blocks().len()).map(|at| measures.text(&tree, BlockId::from_index(at))).collect()
}

/// The numbers of all blocks.
fn features(tree: &Tree, measures: &Measures) -> Vec<f32> {
    let mut extractor = FeatureExtractor::new(tree, measures);
    let mut features = Vec::with_capacity(measures.blocks().len() * Feature::COUNT);
    let mut row: Row = [MISSING; Feature::COUNT];
    for block in 0..measures.blocks().len() {
        extractor.features(BlockId::from_index(block), &mut row);
        features.extend_from_slice(&row);
    }
    features
}

/// The place of an element among those listed; lists it and what is above it where that is still to be done.
fn place(
    tree: &Tree,
    element: NodeId,
    places: &mut BTreeMap<NodeId, usize>,
    elements: &mut Vec<(usize, String, String)>,
) -> usize {
    let unlisted: Vec<NodeId> = tree.ancestors(element).take_while(|node| !places.contains_key(node)).collect();
    for &node in unlisted.iter().rev() {
        let parent = tree.parent(node).and_then(|parent| places.get(&parent)).copied().unwrap_or(elements.len());
        let values = ["class", "id"].into_iter().filter_map(|name| tree.attr(node, name));
        let words: Vec<String> = values.flat_map(class_tokens).map(str::to_lowercase).collect();
        places.insert(node, elements.len());
        elements.push((parent, tree.name(node).to_owned(), words.join(" ")));
    }
    places.get(&element).copied().unwrap_or(0)
}

/// What the trainer gets of a page beside its blocks.
struct About<'a> {
    id: &'a str,
    source: &'a str,
    kind: &'a str,
    url: &'a str,
}

fn line(page: &About<'_>, sample: &Sample) -> Value {
    let labels = &sample.labels;
    let of = |number: fn(&Labelled) -> usize| labels.blocks.iter().map(number).collect::<Vec<_>>();
    json!({
        "set": "labels", "id": page.id, "source": page.source, "kind": page.kind, "site": site(page.url), "fold": fold(page.url),
        "truth": labels.truth,
        "words": of(|block| block.words), "found": of(|block| block.found),
        "unknown": of(|block| usize::from(block.is_unknown)),
        "bag": labels.blocks.iter().map(|block| &block.bag).collect::<Vec<_>>(),
        "best": sample.best.iter().map(|&kept| u8::from(kept)).collect::<Vec<_>>(),
        "putIn": sample.put_in.iter().map(|&put| u8::from(put)).collect::<Vec<_>>(),
        "elements": sample.elements, "container": sample.containers,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generator::EVERYWHERE;

    #[test]
    fn blocks_that_were_put_in_are_told_from_those_of_the_page() {
        let paragraph =
            |n: usize| format!("<p>Paragraph {n} tells of a boat with {n} people that left at {n} in the morning.</p>");
        let paragraphs: String = (1..9).map(paragraph).collect();
        let html =
            format!("<title>A day at the quay</title><nav><a href=/a>News</a></nav><div>{paragraphs}</div><p>About us");
        let truth = crate::markup::text(&paragraphs);
        let bases = BasePages::of_page(html.as_bytes(), "https://a.example/b", &truth);
        let base = &bases.pages[0];
        let sample = generated_sample(base, Variant::Clutter(EVERYWHERE), &bases).unwrap();
        let count = |is_counted: fn(&(&Labelled, &bool)) -> bool| {
            sample.labels.blocks.iter().zip(&sample.put_in).filter(is_counted).count()
        };
        assert_eq!(count(|(block, _)| block.is_content()), 8);
        assert_eq!(count(|(block, put)| !block.is_content() && !**put), 2);
        assert!(count(|(block, put)| !block.is_content() && **put) > 2);
        assert_eq!(count(|(block, put)| block.is_content() && **put), 0);
    }
}
