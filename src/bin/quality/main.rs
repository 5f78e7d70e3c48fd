//! The quality run: scores on stored pages, beside those of other extractors.
//!
//! What is scored and how is defined once, in the README of the corpora folder; each benchmark's file says how it takes
//! it. The text of an article is that of its HTML, with a newline at every block boundary.

mod ablation;
mod about;
mod aeb;
mod board;
mod captions;
mod cases;
mod corpora;

mod floor;
mod generator;
mod images;
mod languages;
mod markup;
mod mozilla;
mod names;
mod reading;
mod report;
mod rng;
mod score;
mod sets;
mod sites;
mod source;
mod timing;
mod training;
mod truth;
mod wcxb;
mod word;

use crate::corpora::Failure;
use crate::names::Names;
use crate::report::{Report, Run};
use crate::source::Source;
use lexopt::prelude::*;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const HELP: &str = "\
Scores Recto on stored pages, beside other extractors.

Usage: quality [SET]... [OPTIONS]

  SET is one of wcxb, aeb, mozilla, captions, fundus, magic, harvest, daniel,
  cases, generated; all of them unless some are named. Or:

  labels aligns the truth of pages to their blocks, for training: what score
  the best choice of blocks would reach, and with --json the labels
  rules reads pages without each of the judge's rules: what each brings
  timing tells how long the judge takes on the wcxb pages, part by part

  --worst <N>       List the N pages that fall furthest behind (default 10)
  --differences <KIND>  With mozilla: list page by page which img, figcaption,
                    table, pre, headings or li is expected (-) or given (+) alone
  --json <FILE>     Write one JSON line per page
  --strip-names     Also score with all class and id values removed (wcxb, aeb)
  --shuffle-names   Also score with them shuffled across each page (wcxb, aeb)
  --floor           Fail when a figure pinned in tests/quality_floors.json is
                    undercut; skip when the corpora folder is absent
  --features <FILE> With labels: write the numbers of every block
  --sources <LIST>  With labels: what to label, of wcxb, magic, harvest and
                    fundus, with commas between (default: all)
  --generated       With labels: label pages generated from the others too
  --model <FILE>    Judge by this table in place of the shipped one
  --folds <DIR>     Judge pages of sites that were trained on by the tables of
                    this folder, each made without its sites (default model/folds)
  --without <RULE>  Leave one of the judge's rules out of every reading, by the
                    name of its file
  --help            Print this

The folder of the corpora is RECTO_CORPORA, or ../shared/corpora beside the
project.

Exit codes: 0 done; 1 a floor is undercut; 2 wrong use, or the corpora are
absent or damaged.
";

type Benchmark = fn(&Path, &Run) -> Result<Report, Failure>;

/// By name. `all` runs those that score.
const BENCHMARKS: [(&str, Benchmark); 13] = [
    ("wcxb", wcxb::run),
    ("aeb", aeb::run),
    ("mozilla", mozilla::run),
    ("captions", captions::run),
    ("fundus", |folder, run| sets::run("fundus", folder, run)),
    ("magic", |folder, run| sets::run("magic", folder, run)),
    ("harvest", |folder, run| sets::run("harvest", folder, run)),
    ("daniel", |folder, run| sets::run("daniel", folder, run)),
    ("cases", cases::run),
    ("generated", generator::run),
    ("labels", training::run),
    ("rules", ablation::run),
    ("timing", timing::run),
];

struct Arguments {
    sets: Vec<String>,
    json: Option<PathBuf>,
    run: Run,
    floor: bool,
}

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(message) => {
            print_aside(&format!("quality: {message}\n"));
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<ExitCode, Failure> {
    let Some(arguments) = parse().map_err(|error| error.to_string())? else {
        print(HELP);
        return Ok(ExitCode::SUCCESS);
    };
    let Some(folder) = corpora::folder() else {
        let missing = "no corpora: RECTO_CORPORA is not set to their folder, and ../shared/corpora is not there";
        if arguments.floor {
            print(&format!("skipped: {missing}\n"));
            return Ok(ExitCode::SUCCESS);
        }
        return Err(missing.into());
    };
    let is_score = |set: &str| !matches!(set, "labels" | "rules" | "timing");
    let wanted = |set: &str| arguments.sets.iter().any(|wanted| wanted == set || (wanted == "all" && is_score(set)));
    let mut reports = Vec::new();
    for (set, benchmark) in BENCHMARKS.iter().filter(|(set, _)| wanted(set)) {
        let report = benchmark(&folder, &arguments.run).map_err(|error| format!("{set}: {error}"))?;
        print(&format!("{}\n", report.text));
        reports.push(report);
    }
    if let Some(file) = &arguments.json {
        let lines: String = reports.iter().flat_map(|report| &report.lines).map(|line| format!("{line}\n")).collect();
        std::fs::write(file, lines).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    if !arguments.floor {
        return Ok(ExitCode::SUCCESS);
    }
    let undercut = floor::undercut(&reports, &floor::path())?;
    for line in &undercut {
        print(&format!("undercut: {line}\n"));
    }
    if undercut.is_empty() {
        print("all floors hold\n");
        return Ok(ExitCode::SUCCESS);
    }
    Ok(ExitCode::FAILURE)
}

/// The arguments; `None` when help was asked for.
fn parse() -> Result<Option<Arguments>, lexopt::Error> {
    let run = Run {
        names: vec![Names::Kept],
        worst: 10,
        features: None,
        sources: Source::ALL.to_vec(),
        generated: false,
        model: None,
        folds: None,
        differences: None,
    };
    let mut arguments = Arguments { sets: Vec::new(), json: None, run, floor: false };
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("worst") => arguments.run.worst = parser.value()?.parse()?,
            Long("json") => arguments.json = Some(parser.value()?.into()),
            Long("differences") => arguments.run.differences = Some(parser.value()?.string()?),
            Long("features") => arguments.run.features = Some(parser.value()?.into()),
            Long("model") => arguments.run.model = Some(parser.value()?.into()),
            Long("folds") => arguments.run.folds = Some(parser.value()?.into()),
            Long("generated") => arguments.run.generated = true,
            Long("sources") => {
                let list = parser.value()?.string()?;
                let sources = list.split(',').map(|name| Source::of(name).ok_or_else(|| format!("no source: {name}")));
                arguments.run.sources = sources.collect::<Result<_, String>>()?;
            }
            Long("strip-names") => arguments.run.names.push(Names::Stripped),
            Long("shuffle-names") => arguments.run.names.push(Names::Shuffled),
            Long("without") => reading::leave_out(&parser.value()?.string()?)?,
            Long("floor") => arguments.floor = true,
            Long("help") | Short('h') => return Ok(None),
            Value(set) if set == "all" || BENCHMARKS.iter().any(|(name, _)| set == *name) => {
                arguments.sets.push(set.string()?);
            }
            other => return Err(other.unexpected()),
        }
    }
    if arguments.sets.is_empty() {
        arguments.sets.push("all".into());
    }
    Ok(Some(arguments))
}

fn print(text: &str) {
    // Nobody is left to be told when standard output is closed.
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}

fn print_aside(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}
