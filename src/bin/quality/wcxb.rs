//! WCXB: pages of all kinds. Bags of lower-cased words, F1 per page, mean over pages; and title, author and date.
//!
//! The judge was trained on these pages, so each is read by a judge that has not seen its site; the shipped one's scores
//! stand beside, for comparison only.

use crate::about::{Facts, Tally};
use crate::board::{self, PageScore};
use crate::corpora::{self, Failure, Peers, string};
use crate::names::Names;
use crate::reading::{Reading, each, read};
use crate::report::{Report, Run, stages};
use crate::score::bags;
use crate::training::Models;
use crate::{markup, word};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// A page and the truth about it.
pub struct Page {
    /// Its number.
    pub id: String,
    /// Its address; empty where it was not stored.
    pub url: String,
    /// Its kind.
    pub kind: String,
    /// The plain text of its main content.
    pub truth: String,
    /// Title, author, date.
    pub facts: Facts,
}

/// All pages, by their numbers.
pub fn pages(folder: &Path) -> Result<Vec<Page>, Failure> {
    let truths = folder.join("wcxb/ground-truth");
    corpora::names(&truths)?.iter().filter_map(|name| name.strip_suffix(".json")).map(|id| page(&truths, id)).collect()
}

fn page(truths: &Path, id: &str) -> Result<Page, Failure> {
    let truth = corpora::json(&truths.join(format!("{id}.json")))?;
    let given = |name: &str| truth["ground_truth"][name].as_str().filter(|value| !value.is_empty()).map(str::to_owned);
    Ok(Page {
        id: id.to_owned(),
        url: string(&truth, "/url").to_owned(),
        kind: string(&truth, "/_internal/page_type/primary").to_owned(),
        truth: given("main_content").unwrap_or_default(),
        facts: Facts { title: given("title"), author: given("author"), date: given("publish_date"), changed: None },
    })
}

/// The stored page.
pub fn stored(folder: &Path, id: &str) -> Result<Vec<u8>, Failure> {
    corpora::page(&folder.join(format!("wcxb/html/{id}.html.gz")))
}

/// Scores all pages.
pub fn run(folder: &Path, run: &Run) -> Result<Report, Failure> {
    let pages = pages(folder)?;
    let peers = Peers::read(&folder.join("peers/wcxb.tsv"))?;
    let mut report = Report::new("wcxb", "word F1 of the text, mean over pages");
    let mut rows: Vec<(&str, Vec<PageScore>)> = Vec::new();
    let mut names_scores: Vec<Vec<f64>> = Vec::new();
    let mut readings: Vec<Reading> = Vec::new();
    let models = Models::of(run)?;
    let shipped = std::iter::once((Names::Kept, true));
    for (names, shipped) in run.names.iter().map(|&names| (names, false)).chain(shipped) {
        let model = |page: &Page| if shipped { models.shipped() } else { models.unseen(&page.url) };
        let read = each(&pages, |page| Ok(read(&stored(folder, &page.id)?, &page.url, names, model(page))));
        let read: Vec<Reading> = read.into_iter().collect::<Result<_, Failure>>()?;
        let scores: Vec<PageScore> = pages.iter().zip(&read).map(|(page, reading)| score(page, reading)).collect();
        names_scores.push(scores.iter().map(|page| page.score.f1).collect());
        rows.push((if shipped { "recto, pages it has seen" } else { names.label() }, scores));
        if names == Names::Kept && !shipped {
            readings = read;
        }
    }
    let Some((_, scores)) = rows.first() else { return Ok(report) };

    report.figure("all", board::mean_f1(scores, None));
    for (kind, _) in board::kinds(scores) {
        report.figure(&kind, board::mean_f1(scores, Some(&kind)));
    }
    let mut tally = Tally::default();
    for (page, reading) in pages.iter().zip(&readings) {
        tally.add(&page.facts, &Facts::of(reading));
    }
    tally.figures(&mut report);
    report.print(&board::table(&rows, &peers));
    report.print(&board::codes(scores));
    report.print(&format!(
        "articles under 0.5: {}\n",
        scores.iter().filter(|p| p.kind == "article" && p.score.f1 < 0.5).count()
    ));
    report.print(&worth_reading(folder, &pages)?);
    report.print(&tally.summary());
    report.print(&stages(&readings));
    report.print(&board::worst(scores, &peers, run.worst));
    for (place, ((page, reading), score)) in pages.iter().zip(&readings).zip(scores).enumerate() {
        report.line(line(page, reading, score, &peers, names_scores.iter().map(|scores| scores[place]).collect()));
    }
    Ok(report)
}

/// Of the pages of each kind, how many `is_readable` says yes to. All hold text that somebody thought worth keeping, so
/// that only lists and bare products may rightly be no.
fn worth_reading(folder: &Path, pages: &[Page]) -> Result<String, Failure> {
    let answers = each(pages, |page| {
        let html = stored(folder, &page.id)?;
        Ok(recto::is_readable(recto::native::snapshot_from_html(&html, &*page.url)).unwrap_or(false))
    });
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (page, answer) in pages.iter().zip(answers.into_iter().collect::<Result<Vec<_>, Failure>>()?) {
        let (yes, all) = counts.entry(&page.kind).or_default();
        *yes += usize::from(answer);
        *all += 1;
    }
    let counts: Vec<String> = counts.iter().map(|(kind, (yes, all))| format!("{kind} {yes} of {all}")).collect();
    Ok(format!("worth pressing the button for: {}\n", counts.join(", ")))
}

fn score(page: &Page, reading: &Reading) -> PageScore {
    let given = word::lowered(&markup::text(reading.content()));
    PageScore {
        id: page.id.clone(),
        kind: page.kind.clone(),
        score: bags(&given, &word::lowered(&page.truth)),
        code: reading.code(),
    }
}

fn line(page: &Page, reading: &Reading, score: &PageScore, peers: &Peers, runs: Vec<f64>) -> Value {
    let facts = Facts::of(reading);
    let best = peers.best(&page.id);
    json!({
        "set": "wcxb", "id": page.id, "kind": page.kind, "url": page.url, "error": score.code,
        "f1": score.score.f1, "precision": score.score.precision, "recall": score.score.recall, "runs": runs,
        "best": best.map(|(_, score)| score), "bestBy": best.map(|(name, _)| name),
        "title": facts.title, "titleTruth": page.facts.title,
        "author": facts.author, "authorTruth": page.facts.author,
        "date": facts.date, "dateTruth": page.facts.date,
        "sources": reading.article.as_ref().ok().and_then(|a| a.sources),
        "ms": reading.times,
    })
}
