//! AEB, the article extraction benchmark of Scrapinghub (2020): news articles. Runs of four words, case kept; precision
//! and recall are means over pages, F1 is taken of those means. The table shows means of the pages' F1, as the other
//! extractors' were stored so. Never trained on; pages of sites that were are read by a judge that has not seen the site.

use crate::board::{self, PageScore};
use crate::corpora::{self, Failure, Peers, string};
use crate::reading::{Reading, each, read};
use crate::report::{Report, Run, stages};
use crate::score::{Score, mean, shingles};
use crate::training::Models;
use crate::{markup, word};
use serde_json::json;
use std::fmt::Write as _;
use std::path::Path;

struct Page {
    id: String,
    url: String,
    truth: String,
}

fn pages(folder: &Path) -> Result<Vec<Page>, Failure> {
    let truths = corpora::json(&folder.join("aeb/ground-truth.json"))?;
    let truths = truths.as_object().ok_or("aeb/ground-truth.json is not an object")?;
    let page = |(id, truth): (&String, &serde_json::Value)| Page {
        id: id.clone(),
        url: string(truth, "/url").to_owned(),
        truth: string(truth, "/articleBody").to_owned(),
    };
    Ok(truths.iter().map(page).collect())
}

/// Scores all pages.
pub fn run(folder: &Path, run: &Run) -> Result<Report, Failure> {
    let pages = pages(folder)?;
    let peers = Peers::read(&folder.join("peers/aeb.tsv"))?;
    let mut report = Report::new("aeb", "F1 of runs of four words");
    let models = Models::of(run)?;
    let mut rows: Vec<(&str, Vec<PageScore>)> = Vec::new();
    let mut readings: Vec<Reading> = Vec::new();
    for &names in &run.names {
        let stored = |page: &Page| corpora::page(&folder.join(format!("aeb/html/{}.html.gz", page.id)));
        let read = each(&pages, |page| Ok(read(&stored(page)?, &page.url, names, models.unseen(&page.url))));
        let read: Vec<Reading> = read.into_iter().collect::<Result<_, Failure>>()?;
        rows.push((names.label(), pages.iter().zip(&read).map(|(page, reading)| score(page, reading)).collect()));
        if readings.is_empty() {
            readings = read;
        }
    }
    let Some((_, scores)) = rows.first() else { return Ok(report) };
    for (name, scores) in &rows {
        let Score { precision, recall, f1 } = of_means(scores);
        let _ = writeln!(report.text, "{name}: F1 {f1:.3} of mean precision {precision:.3} and recall {recall:.3}");
    }
    let running: Vec<PageScore> = pages.iter().zip(&readings).map(|(page, read)| running(page, read)).collect();
    let Score { precision, recall, f1 } = of_means(&running);
    let _ = writeln!(
        report.text,
        "recto, captions aside, which the truth does not hold: F1 {f1:.3} of mean precision {precision:.3} and recall {recall:.3}"
    );
    report.figure("f1", of_means(scores).f1);
    report.figure("pageF1", board::mean_f1(scores, None));
    report.print(&board::table(&rows, &peers));
    report.print(&board::codes(scores));
    report.print(&stages(&readings));
    report.print(&board::worst(scores, &peers, run.worst));
    for (page, (reading, score)) in pages.iter().zip(readings.iter().zip(scores)) {
        let best = peers.best(&page.id);
        report.line(json!({
            "set": "aeb", "id": page.id, "url": page.url, "error": score.code,
            "f1": score.score.f1, "precision": score.score.precision, "recall": score.score.recall,
            "best": best.map(|(_, score)| score), "bestBy": best.map(|(name, _)| name), "ms": reading.times,
        }));
    }
    Ok(report)
}

fn of_means(scores: &[PageScore]) -> Score {
    Score::of_rates(mean(scores.iter().map(|p| p.score.precision)), mean(scores.iter().map(|p| p.score.recall)))
}

fn score(page: &Page, reading: &Reading) -> PageScore {
    scored(page, reading, &markup::text(reading.content()))
}

/// The score of the running text, without captions.
fn running(page: &Page, reading: &Reading) -> PageScore {
    scored(page, reading, &markup::running_text(reading.content()))
}

fn scored(page: &Page, reading: &Reading, text: &str) -> PageScore {
    let given = word::cased(text);
    PageScore {
        id: page.id.clone(),
        kind: "article".into(),
        score: shingles(&given, &word::cased(&page.truth)),
        code: reading.code(),
    }
}
