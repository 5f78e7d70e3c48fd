//! Reading stored pages, two at a time, with a clock.

use crate::corpora::Failure;
use crate::names::Names;
use recto::judge::{Model, RULE_NAMES};
use recto::pipeline::{Stage, read_with};
use recto::{Article, Options, ReadError, Snapshot, native};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};
use std::time::Instant;

/// What became of a page.
#[derive(Debug)]
pub struct Reading {
    /// The article, or why there is none.
    pub article: Result<Article, ReadError>,
    /// Milliseconds from snapshot to tree, from tree to verdicts, from verdicts to article.
    pub times: [f64; 3],
}

impl Reading {
    /// The safe HTML; empty when there is no article.
    pub fn content(&self) -> &str {
        self.article.as_ref().map_or("", |article| &article.content)
    }

    /// The code of the error, if there is no article.
    pub fn code(&self) -> Option<&'static str> {
        self.article.as_ref().err().map(ReadError::code)
    }
}

/// Reads a stored page.
pub fn read(html: &[u8], url: &str, names: Names, model: &Model) -> Reading {
    read_snapshot(names.change(native::snapshot_from_html(html, url)), model)
}

/// The rule that every reading of this run leaves out.
static LEFT_OUT: OnceLock<usize> = OnceLock::new();

/// Leaves one of the judge's rules out of every reading from now on, by its name in [`recto::judge::RULE_NAMES`].
pub fn leave_out(name: &str) -> Result<(), Failure> {
    let rule = RULE_NAMES.iter().position(|rule| *rule == name);
    let rule = rule.ok_or_else(|| format!("no rule: {name}; one of {}", RULE_NAMES.join(", ")))?;
    LEFT_OUT.set(rule).map_err(|_| "only one rule can be left out".to_owned())
}

/// Reads a snapshot.
pub fn read_snapshot(snapshot: Snapshot, model: &Model) -> Reading {
    read_without(snapshot, model, LEFT_OUT.get().copied())
}

/// Reads a snapshot without one of the judge's rules, by its index in [`recto::judge::RULE_NAMES`].
pub fn read_without(snapshot: Snapshot, model: &Model, without_rule: Option<usize>) -> Reading {
    let mut times = [0.0; 3];
    let mut since = Instant::now();
    let article = read_with(model, snapshot, &Options { trace: true, without_rule, ..Options::default() }, |stage| {
        let now = Instant::now();
        let place = match stage {
            Stage::Read => 0,
            Stage::Judged => 1,
            Stage::Rendered => 2,
        };
        times[place] = now.duration_since(since).as_secs_f64() * 1000.0;
        since = now;
    });
    Reading { article, times }
}

/// Does the same work for each item, on every core, and gives the results in the order of the items.
pub fn each<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(items.len()));
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let place = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(place) else { break };
                    let result = work(item);
                    // A poisoned lock means that another worker panicked; the scope passes that on.
                    if let Ok(mut done) = done.lock() {
                        done.push((place, result));
                    }
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_default();
    done.sort_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, result)| result).collect()
}
