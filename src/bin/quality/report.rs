//! What a benchmark has to say: words for people, figures for floors, a line per page for other programs.

use crate::names::Names;
use crate::reading::Reading;
use crate::score::median;
use crate::source::Source;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// How to run.
#[derive(Debug, Clone)]
pub struct Run {
    /// What is done to class and id values; one row each.
    pub names: Vec<Names>,
    /// How many of the worst pages to list.
    pub worst: usize,
    /// Where to write the numbers of all blocks.
    pub features: Option<PathBuf>,
    /// What labels are made of.
    pub sources: Vec<Source>,
    /// Whether to label generated pages too.
    pub generated: bool,
    /// A judge to use in place of the shipped one.
    pub model: Option<PathBuf>,
    /// The folder of the models that have not seen a fold's sites, in place of the project's.
    pub folds: Option<PathBuf>,
    /// The kind of elements whose differences to list page by page.
    pub differences: Option<String>,
}

/// The outcome of one benchmark.
#[derive(Debug, Default)]
pub struct Report {
    /// Its name.
    pub set: &'static str,
    /// For people.
    pub text: String,
    /// For floors: higher is better.
    pub figures: BTreeMap<String, f64>,
    /// One per page.
    pub lines: Vec<Value>,
}

impl Report {
    /// An empty report that says what is measured.
    pub fn new(set: &'static str, measure: &str) -> Self {
        Self { set, text: format!("== {set}: {measure}\n"), ..Self::default() }
    }

    /// Adds words.
    pub fn print(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Adds a figure.
    pub fn figure(&mut self, name: &str, value: f64) {
        self.figures.insert(name.to_owned(), value);
    }

    /// Adds a page.
    pub fn line(&mut self, line: Value) {
        self.lines.push(line);
    }
}

/// Median time of each stage, over the pages that came to an article.
pub fn stages<'a>(readings: impl IntoIterator<Item = &'a Reading>) -> String {
    let times: Vec<[f64; 3]> = readings.into_iter().filter(|r| r.article.is_ok()).map(|r| r.times).collect();
    let of = |stage: usize| median(times.iter().map(|times| times[stage]).collect());
    format!("median time, native: read {:.2} ms, judge {:.2} ms, render {:.2} ms\n", of(0), of(1), of(2))
}
