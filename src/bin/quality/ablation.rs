//! RULES: what each rule of the judge brings on each set. Every page is read once with all rules and once without each;
//! what a rule brings is the mean F1 lost without it, in thousandths. Sites held out.

use crate::corpora::Failure;
use crate::reading::{each, read_without};
use crate::report::{Report, Run};
use crate::rng::hash;
use crate::score::{bags, mean};
use crate::training::Models;
use crate::word::tokens;
use crate::{markup, truth, wcxb};
use recto::judge::{Model, RULE_NAMES};
use recto::{Snapshot, native};
use serde_json::json;
use std::fmt::Write as _;
use std::path::Path;

/// One page of wcxb in so many is read: the whole takes some minutes all the same.
const WCXB_ONE_IN: u64 = 3;

/// The columns of the table.
const SETS: [&str; 7] = ["article", "other kinds", "magic", "harvest", "fundus", "daniel", "daniel ru"];

struct Page {
    sets: Vec<&'static str>,
    name: String,
    url: String,
    truth: String,
    is_without_captions: bool,
}

/// Reads all pages without each rule.
pub fn run(folder: &Path, run: &Run) -> Result<Report, Failure> {
    let pages = pages(folder)?;
    let models = Models::of(run)?;
    let scores = each(&pages, |page| -> Result<Vec<f64>, Failure> {
        let html = crate::corpora::page(&folder.join(&page.name))?;
        let snapshot = native::snapshot_from_html(html, &*page.url);
        let model = models.unseen(&page.url);
        let rules = std::iter::once(None).chain((0..RULE_NAMES.len()).map(Some));
        Ok(rules.map(|rule| score(page, snapshot.clone(), model, rule)).collect())
    });
    let scores: Vec<Vec<f64>> = scores.into_iter().collect::<Result<_, Failure>>()?;
    let mut report = Report::new("rules", "F1 that each rule brings, in thousandths (pages that it changes)");
    let own = |set: &str| -> Vec<&Vec<f64>> {
        pages.iter().zip(&scores).filter(|(page, _)| page.sets.contains(&set)).map(|(_, scores)| scores).collect()
    };
    let _ = write!(report.text, "{:24}", "");
    for set in SETS {
        let _ = write!(report.text, " {:>17}", format!("{set} ({})", own(set).len()));
    }
    let _ = write!(report.text, "\n{:24}", "with all, F1");
    for set in SETS {
        let _ = write!(report.text, " {:>17.4}", mean(own(set).iter().map(|scores| scores[0])));
    }
    for (at, name) in RULE_NAMES.iter().enumerate() {
        let _ = write!(report.text, "\n{name:24}");
        for set in SETS {
            let own = own(set);
            let brings = mean(own.iter().map(|scores| scores[0] - scores[at + 1])) * 1000.0;
            let changed = own.iter().filter(|scores| (scores[0] - scores[at + 1]).abs() > 1e-9).count();
            let _ = write!(report.text, " {:>17}", format!("{brings:+.2} ({changed})"));
        }
    }
    report.print("\n");
    for (page, scores) in pages.iter().zip(&scores) {
        report.line(json!({ "set": "rules", "id": page.name, "sets": page.sets, "f1": scores }));
    }
    Ok(report)
}

fn pages(folder: &Path) -> Result<Vec<Page>, Failure> {
    let mut pages = Vec::new();
    for page in wcxb::pages(folder)?.into_iter().filter(|page| hash(&page.id).is_multiple_of(WCXB_ONE_IN)) {
        pages.push(Page {
            sets: vec![if page.kind == "article" { "article" } else { "other kinds" }],
            name: format!("wcxb/html/{}.html.gz", page.id),
            url: page.url,
            truth: page.truth,
            is_without_captions: false,
        });
    }
    for set in ["magic", "harvest", "fundus", "daniel"] {
        for page in truth::pages(folder, set)? {
            let is_russian = set == "daniel" && page.language == "ru";
            pages.push(Page {
                sets: std::iter::once(set).chain(is_russian.then_some("daniel ru")).collect(),
                name: format!("{set}/html/{}.html.gz", page.id),
                url: page.url,
                truth: page.text,
                is_without_captions: set == "fundus",
            });
        }
    }
    Ok(pages)
}

fn score(page: &Page, snapshot: Snapshot, model: &Model, rule: Option<usize>) -> f64 {
    let reading = read_without(snapshot, model, rule);
    let text = if page.is_without_captions { markup::running_text } else { markup::text }(reading.content());
    bags(&tokens(&text), &tokens(&page.truth)).f1
}
