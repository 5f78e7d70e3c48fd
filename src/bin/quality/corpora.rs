//! The folder of stored pages and what other extractors scored on them.

use crate::score::mean;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What went wrong, in words.
pub type Failure = String;

/// The folder: `RECTO_CORPORA`, or its usual place beside the project. `None` when it is not there.
pub fn folder() -> Option<PathBuf> {
    let folder = std::env::var_os("RECTO_CORPORA")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora"), PathBuf::from);
    folder.join("README.md").is_file().then_some(folder)
}

/// Names in a folder, sorted.
pub fn names(folder: &Path) -> Result<Vec<String>, Failure> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut names: Vec<String> =
        entries.filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned())).collect();
    names.sort();
    Ok(names)
}

/// A stored page, unpacked.
pub fn page(path: &Path) -> Result<Vec<u8>, Failure> {
    recto::native::read_file(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// A text file.
pub fn text(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// A JSON file.
pub fn json(path: &Path) -> Result<Value, Failure> {
    serde_json::from_str(&text(path)?).map_err(|error| format!("{}: {error}", path.display()))
}

/// A text at a JSON pointer; empty when it is absent or null.
pub fn string<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

/// What existing extractors scored on each page.
#[derive(Debug, Default)]
pub struct Peers {
    /// The extractors, without the whole body that is the floor of the table.
    pub names: Vec<String>,
    kinds: BTreeMap<String, String>,
    scores: BTreeMap<String, Vec<f64>>,
}

impl Peers {
    /// Reads a table: `id`, `type`, then one column per extractor.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let table = text(path)?;
        let mut lines = table.lines();
        let names = lines.next().unwrap_or_default().split('\t').skip(2).map(str::to_owned).collect();
        let mut peers = Self { names, ..Self::default() };
        for line in lines {
            let mut cells = line.split('\t');
            let (Some(id), Some(kind)) = (cells.next(), cells.next()) else { continue };
            peers.kinds.insert(id.to_owned(), kind.to_owned());
            peers.scores.insert(id.to_owned(), cells.map(|cell| cell.parse().unwrap_or(0.0)).collect());
        }
        Ok(peers)
    }

    /// The score of one extractor on one page.
    pub fn score(&self, id: &str, extractor: usize) -> Option<f64> {
        self.scores.get(id)?.get(extractor).copied()
    }

    /// The best extractor on a page and its score. The whole body is no extractor, and Recto as it was is no other.
    pub fn best(&self, id: &str) -> Option<(&str, f64)> {
        let scores = self.names.iter().map(String::as_str).zip(self.scores.get(id)?.iter().copied());
        scores.filter(|(name, _)| !matches!(*name, "body" | "recto")).fold(None, |best, (name, score)| match best {
            Some((_, highest)) if highest >= score => best,
            _ => Some((name, score)),
        })
    }

    /// Mean score of one extractor over some pages.
    pub fn mean<'a>(&self, ids: impl IntoIterator<Item = &'a str>, extractor: usize) -> f64 {
        mean(ids.into_iter().filter_map(|id| self.score(id, extractor)))
    }
}
