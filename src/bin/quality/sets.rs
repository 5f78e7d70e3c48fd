//! FUNDUS, MAGIC, HARVEST, DANIEL: bags of tokens, F1 per page, mean over pages, apart by language and by length.
//!
//! Every page is read by a judge that has not seen its site; sites that no judge was trained on, by the shipped one.
//! Captions are no part of fundus's text, so it is scored without them too; its pictures, captions and credits are scored
//! by [`crate::images`]. Of harvest it prints how many posts came out, each being one when nine tenths of its runs of four
//! words did.

use crate::about::{Facts, Tally};
use crate::board::{self, PageScore};
use crate::corpora::{Failure, Peers};
use crate::images::{self, Sums};
use crate::names::Names;
use crate::reading::{Reading, each, read};
use crate::report::{Report, Run, stages};
use crate::score::{bags, counts, share, shingles};
use crate::training::Models;
use crate::truth::{self, Page};
use crate::{markup, word};
use serde_json::json;
use std::fmt::Write as _;
use std::path::Path;

/// Lengths of the truth that are told apart, in tokens: below the first, from there to below the second, and so on.
const LENGTHS: [(usize, &str); 4] =
    [(50, "under 50"), (200, "50 to 199"), (400, "200 to 399"), (usize::MAX, "400 and more")];
/// Languages of fewer pages stand together.
const FEW: usize = 4;
/// Share of a text's runs of four words from which it came out.
const CAME_OUT: f64 = 0.9;

struct Outcome {
    reading: Reading,
    score: PageScore,
    /// Without captions.
    running: PageScore,
    tokens: usize,
    images: Sums,
    notes: Vec<String>,
    /// Posts that came out.
    posts: usize,
    /// Whether the standfirst is part of the text or a field of its own, where there is one.
    lead: Option<bool>,
}

/// Scores all pages of a set.
pub fn run(set: &'static str, folder: &Path, run: &Run) -> Result<Report, Failure> {
    let pages = truth::pages(folder, set)?;
    let peers = Peers::read(&folder.join(format!("peers/{set}.tsv")))?;
    let models = Models::of(run)?;
    let mut report = Report::new(set, "token F1 of the text, mean over pages");
    let mut rows: Vec<(&str, Vec<PageScore>)> = Vec::new();
    let mut outcomes: Vec<Outcome> = Vec::new();
    for &names in &run.names {
        let read_page = |page: &Page| -> Result<Outcome, Failure> {
            let html = truth::stored(folder, set, &page.id)?;
            Ok(outcome(page, read(&html, &page.url, names, models.unseen(&page.url))))
        };
        let read = each(&pages, read_page).into_iter().collect::<Result<Vec<Outcome>, Failure>>()?;
        rows.push((names.label(), read.iter().map(|outcome| outcome.score.clone()).collect()));
        if outcomes.is_empty() {
            if set == "fundus" {
                rows.push(("recto, captions aside", read.iter().map(|outcome| outcome.running.clone()).collect()));
            }
            outcomes = read;
        }
    }
    // Set beside the others, for comparison only: the shipped judge may have seen some of the sites.
    let shipped = each(&pages, |page| -> Result<PageScore, Failure> {
        let html = truth::stored(folder, set, &page.id)?;
        Ok(outcome(page, read(&html, &page.url, Names::Kept, models.shipped())).score)
    });
    rows.push(("recto, as shipped", shipped.into_iter().collect::<Result<_, Failure>>()?));
    by_group(&mut report, &pages, &outcomes, &rows, &peers);
    let trained = models.count_trained(pages.iter().map(|page| page.url.as_str()));
    let _ =
        writeln!(report.text, "pages of sites that were trained on, read by a judge that has not seen them: {trained}");
    if set == "fundus" {
        of_fundus(&mut report, &pages, &outcomes);
    }
    if set == "harvest" {
        let (all, out) = pages
            .iter()
            .zip(&outcomes)
            .fold((0, 0), |(all, out), (page, outcome)| (all + page.posts.len(), out + outcome.posts));
        report.figure("posts", share(out, all));
        let _ = writeln!(report.text, "posts that came out: {out} of {all} ({:.3})", share(out, all));
    }
    let scores: Vec<PageScore> = outcomes.iter().map(|outcome| outcome.score.clone()).collect();
    report.print(&board::codes(&scores));
    report.print(&stages(outcomes.iter().map(|outcome| &outcome.reading)));
    report.print(&board::worst(&scores, &peers, run.worst));
    for (page, outcome) in pages.iter().zip(&outcomes) {
        let best = peers.best(&page.id);
        let facts = Facts::of(&outcome.reading);
        report.line(json!({
            "set": set, "id": page.id, "kind": page.kind, "language": page.language, "url": page.url,
            "error": outcome.score.code, "tokens": outcome.tokens,
            "f1": outcome.score.score.f1, "precision": outcome.score.score.precision, "recall": outcome.score.score.recall,
            "running": outcome.running.score.f1, "best": best.map(|(_, score)| score), "bestBy": best.map(|(name, _)| name),
            "pageKind": outcome.reading.article.as_ref().ok().map(|article| article.kind),
            "title": facts.title, "titleTruth": page.facts.title, "author": facts.author, "authorTruth": page.facts.author,
            "date": facts.date, "dateTruth": page.facts.date, "notes": outcome.notes, "ms": outcome.reading.times,
        }));
    }
    Ok(report)
}

fn outcome(page: &Page, reading: Reading) -> Outcome {
    let right = word::tokens(&page.text);
    let given = word::tokens(&markup::text(reading.content()));
    let running = word::tokens(&markup::running_text(reading.content()));
    let score = |given: &[String]| PageScore {
        id: page.id.clone(),
        kind: page.kind.clone(),
        score: bags(given, &right),
        code: reading.code(),
    };
    let came_out = |text: &str| shingles(&given, &word::tokens(text)).recall >= CAME_OUT;
    let mut notes = Vec::new();
    Outcome {
        score: score(&given),
        running: score(&running),
        tokens: right.len(),
        images: images::score(&page.images, &reading, &mut notes),
        notes,
        posts: page.posts.iter().filter(|post| came_out(post)).count(),
        lead: page.lead.as_deref().map(|lead| came_out(lead) || is_apart(&reading, lead)),
        reading,
    }
}

/// Whether the standfirst came out as a field of its own.
fn is_apart(reading: &Reading, lead: &str) -> bool {
    let own = reading.article.as_ref().ok().and_then(|article| article.standfirst.as_deref()).unwrap_or_default();
    shingles(&word::tokens(own), &word::tokens(lead)).recall >= CAME_OUT
}

/// A table and figures for each way to group the pages.
fn by_group(report: &mut Report, pages: &[Page], outcomes: &[Outcome], rows: &[(&str, Vec<PageScore>)], peers: &Peers) {
    let languages = counts(pages.iter().map(|page| page.language.clone()));
    let language = |at: usize| {
        let own = &pages[at].language;
        if languages.get(own).is_some_and(|&pages| pages >= FEW) { own.clone() } else { "other".into() }
    };
    let length = |at: usize| {
        let fits = LENGTHS.iter().find(|(below, _)| outcomes[at].tokens < *below);
        fits.map_or_else(String::new, |(_, name)| (*name).to_owned())
    };
    let kind = |at: usize| pages[at].kind.clone();
    let has_kinds = matches!(report.set, "magic" | "harvest");
    type GroupOf<'a> = &'a dyn Fn(usize) -> String;
    let groups: [(&str, GroupOf<'_>, bool); 3] =
        [("language", &language, true), ("kind", &kind, has_kinds), ("tokens of the truth", &length, true)];
    for (name, group, _) in groups.into_iter().filter(|(.., is_given)| *is_given) {
        let rows: Vec<(&str, Vec<PageScore>)> = rows
            .iter()
            .map(|(name, scores)| {
                let regrouped = scores.iter().enumerate();
                (*name, regrouped.map(|(at, score)| PageScore { kind: group(at), ..score.clone() }).collect())
            })
            .collect();
        let Some((_, scores)) = rows.first() else { continue };
        report.figure("all", board::mean_f1(scores, None));
        for (kind, _) in board::kinds(scores) {
            report.figure(&kind, board::mean_f1(scores, Some(&kind)));
        }
        let _ = writeln!(report.text, "by {name}");
        report.print(&board::table(&rows, peers));
    }
}

fn of_fundus(report: &mut Report, pages: &[Page], outcomes: &[Outcome]) {
    let mut images = Sums::default();
    let mut tally = Tally::default();
    for (page, outcome) in pages.iter().zip(outcomes) {
        images.add(outcome.images);
        tally.add(&page.facts, &Facts::of(&outcome.reading));
    }
    let running: Vec<PageScore> = outcomes.iter().map(|outcome| outcome.running.clone()).collect();
    report.figure("running", board::mean_f1(&running, None));
    images.tell(report);
    tally.figures(report);
    report.print(&tally.summary());
    let leads: Vec<bool> = outcomes.iter().filter_map(|outcome| outcome.lead).collect();
    let kept = leads.iter().filter(|lead| **lead).count();
    report.figure("standfirst", share(kept, leads.len()));
    let _ = writeln!(
        report.text,
        "standfirst in the text or apart: {kept} of {} ({:.3})",
        leads.len(),
        share(kept, leads.len())
    );
}
