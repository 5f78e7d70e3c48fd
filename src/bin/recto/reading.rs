//! Reads pages on all processors and hands their articles on in the order of the pages.

use super::arguments::{Format, Reading};
use super::destination::{Destination, WriteError, complain, print};
use super::formats::{Line, LineError, written};
use super::pages::{Fault, Page, Pages, Source};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use recto::{Article, Options, native};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Pages in memory at once: as many, or as many bytes, whichever comes first.
const MOST_PAGES: usize = 64;
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// A page and what came of it.
struct Outcome {
    source: Source,
    url: String,
    result: Result<Answer, Fault>,
}

/// An article and its bytes in the wanted format, which JSON lines do not need.
struct Answer {
    article: Box<Article>,
    bytes: Vec<u8>,
}

/// How it went, as far as the exit code says.
#[derive(Debug, Default)]
struct Tally {
    articles: usize,
    without: usize,
    unread: usize,
}

/// Reads all pages; gives the exit code.
///
/// # Errors
/// When the output cannot be written.
pub fn run(reading: Reading) -> Result<u8, WriteError> {
    let Reading { files, format, output, overwrite, url, breadth, keep, drop, force, jobs, quiet } = reading;
    let options = Options {
        // Whoever asks why blocks went asks above all on pages where all of them did.
        force: force || format == Format::Trace,
        trace: format == Format::Trace,
        markdown: format == Format::Markdown,
        breadth,
        keep,
        drop,
        names: format == Format::Names,
        ..Options::default()
    };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs.unwrap_or(0)).build();
    let pool = pool.map_err(|error| WriteError::Failed("unwritable", format!("no threads: {error}")))?;
    let mut destination = match output {
        Some(folder) => Destination::folder(folder, format.ending(), overwrite)?,
        None => Destination::Standard,
    };
    let many = files.len() > 1;
    let progress = if quiet { ProgressBar::hidden() } else { bar() };
    let mut pages = Pages::new(files, url).peekable();
    let mut tally = Tally::default();
    let mut count = 0;
    while pages.peek().is_some() {
        let (batch, faults) = batch(&mut pages);
        // Two pages or more have no place in one stream, unless it is made for it.
        count += batch.len();
        if (many || count > 1) && format != Format::JsonLines && !destination.is_folder() {
            let what = "several pages: print them with --jsonl, or write a file for each with --output FOLDER";
            return Err(WriteError::Failed("", what.into()));
        }
        let outcomes =
            pool.install(|| batch.into_par_iter().map(|page| read(page, &options, format)).collect::<Vec<_>>());
        // Faults of files stand where they came: the batch ends with one.
        let faulty = faults.into_iter().map(|fault| Outcome {
            source: fault.source.clone(),
            url: fault.url.clone().unwrap_or_default(),
            result: Err(fault),
        });
        for outcome in outcomes.into_iter().chain(faulty) {
            hand_on(outcome, format, &mut destination, &mut tally, &progress)?;
            progress.inc(1);
        }
        progress.set_message(tally.to_string());
    }
    progress.finish_and_clear();
    if !quiet && tally.articles + tally.without + tally.unread > 1 {
        complain(&tally.to_string());
    }
    Ok(if tally.unread > 0 { 2 } else { u8::from(tally.without > 0) })
}

/// The next pages; the fault at which they end, if they do.
fn batch(pages: &mut std::iter::Peekable<Pages>) -> (Vec<Page>, Option<Fault>) {
    let mut batch = Vec::new();
    let mut bytes = 0;
    while batch.len() < MOST_PAGES && bytes < MOST_BYTES {
        match pages.next() {
            Some(Ok(page)) => {
                bytes += page.html.len();
                batch.push(page);
            }
            Some(Err(fault)) => return (batch, Some(fault)),
            None => break,
        }
    }
    (batch, None)
}

fn read(page: Page, options: &Options, format: Format) -> Outcome {
    let (source, url) = (page.source.clone(), page.url.clone());
    let fault = |code: &'static str, message: String| Fault {
        source: source.clone(),
        url: Some(url.clone()),
        code,
        message,
        is_of_file: false,
    };
    // A fault of ours on one page must not take the others with it.
    let result = catch_unwind(AssertUnwindSafe(|| {
        let text = page.text();
        std::mem::drop(page);
        recto::read(native::snapshot_from_text(&text, url.clone()), options)
    }));
    let result = match result {
        Ok(Ok(article)) => {
            let bytes = if format == Format::JsonLines { Ok(Vec::new()) } else { written(&article, format) };
            bytes
                .map(|bytes| Answer { article: Box::new(article), bytes })
                .map_err(|error| fault("unwritable", error.to_string()))
        }
        Ok(Err(error)) => Err(fault(error.code(), error.to_string())),
        Err(_) => Err(fault("internal", "Recto failed on this page; please report it".into())),
    };
    Outcome { source, url, result }
}

fn hand_on(
    outcome: Outcome,
    format: Format,
    destination: &mut Destination,
    tally: &mut Tally,
    progress: &ProgressBar,
) -> Result<(), WriteError> {
    let Outcome { source, url, result } = outcome;
    if let Err(fault) = &result {
        tally.unread += usize::from(fault.is_of_file);
        tally.without += usize::from(!fault.is_of_file);
        progress.suspend(|| complain(&format!("{}: {source}: {}", fault.code, fault.message)));
    } else {
        tally.articles += 1;
    }
    if format == Format::JsonLines {
        let line = Line {
            source: source.to_string(),
            url: Some(url.as_str()).filter(|url| !url.is_empty()),
            article: result.as_ref().ok().map(|answer| answer.article.as_ref()),
            error: result.as_ref().err().map(|fault| LineError { code: fault.code, message: &fault.message }),
        };
        let bytes = line.bytes().map_err(|error| WriteError::Failed("unwritable", error.to_string()))?;
        return progress.suspend(|| print(&bytes));
    }
    result.map_or(Ok(()), |answer| progress.suspend(|| destination.write(&source, &answer.bytes)))
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { articles, without, unread } = self;
        let number = |count: &usize, one: &str, more: &str| format!("{count} {}", if *count == 1 { one } else { more });
        f.write_str(&number(articles, "article", "articles"))?;
        if *without > 0 {
            write!(f, ", {without} without")?;
        }
        if *unread > 0 {
            write!(f, ", {}", number(unread, "file not read", "files not read"))?;
        }
        Ok(())
    }
}

/// How far it is; hidden where standard error is no terminal.
fn bar() -> ProgressBar {
    let style = ProgressStyle::with_template("{pos} pages in {elapsed}, {per_sec}: {msg}");
    ProgressBar::new_spinner().with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
}
