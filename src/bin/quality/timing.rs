//! How long the judge takes by itself, part by part: on all wcxb pages, and on those of about two thousand nodes.

use crate::corpora::Failure;
use crate::report::{Report, Run};
use crate::score::median;
use crate::wcxb;
use recto::judge::{Model, judge};
use recto::measure::{BlockId, Feature, FeatureExtractor, MISSING, Row, measure};
use recto::page::Page;
use recto::{Options, native};
use serde_json::json;
use std::path::Path;
use std::time::Instant;

/// Each page is judged so many times; the median counts.
const ROUNDS: usize = 5;
/// Nodes of a page of about two thousand.
const MIDDLING: std::ops::Range<usize> = 1_600..2_400;
const PARTS: [&str; 4] = ["cut into blocks", "numbers of the blocks", "model over the blocks", "judge, whole"];

/// Times of one page, one at a time: a second thread would be measured too.
pub fn run(folder: &Path, _: &Run) -> Result<Report, Failure> {
    let mut report = Report::new("timing", "milliseconds of one thread, native, medians");
    let mut pages: Vec<(usize, [f64; 4])> = Vec::new();
    for page in wcxb::pages(folder)? {
        let html = wcxb::stored(folder, &page.id)?;
        let Ok(tree) = Page::read(native::snapshot_from_html(html, &*page.url)) else { continue };
        let rounds: Vec<[f64; 4]> = (0..ROUNDS).map(|_| times(&tree)).collect();
        let times = std::array::from_fn(|part| median(rounds.iter().map(|times| times[part]).collect()));
        report.line(json!({ "set": "timing", "id": page.id, "nodes": tree.len(), "ms": times }));
        pages.push((tree.len(), times));
    }
    let middling: Vec<_> = pages.iter().copied().filter(|page| MIDDLING.contains(&page.0)).collect();
    for (name, pages) in [("all pages", &pages), ("about 2,000 nodes", &middling)] {
        report.print(&format!("{name}: {}\n", pages.len()));
        for (part, name_of_part) in PARTS.iter().enumerate() {
            let of: Vec<f64> = pages.iter().map(|page| page.1[part]).collect();
            let most = of.iter().copied().fold(0.0, f64::max);
            report.print(&format!("  {name_of_part:24} {:.3}, at most {most:.3}\n", median(of)));
        }
    }
    Ok(report)
}

fn times(page: &Page) -> [f64; 4] {
    let mut since = Instant::now();
    let mut lap = || std::mem::replace(&mut since, Instant::now()).elapsed().as_secs_f64() * 1000.0;
    let measures = measure(page);
    let cut = lap();
    let mut extractor = FeatureExtractor::new(page, &measures);
    let mut rows: Vec<Row> = vec![[MISSING; Feature::COUNT]; measures.blocks().len()];
    for (at, row) in rows.iter_mut().enumerate() {
        extractor.features(BlockId::from_index(at), row);
    }
    let numbers = lap();
    let mut scorer = Model::shipped().scorer();
    rows.iter().for_each(|row| scorer.add(row));
    std::hint::black_box(scorer.finish());
    let model = lap();
    std::hint::black_box(judge(page, &measures, &Options::default(), Model::shipped()));
    [cut, numbers, model, lap()]
}
