//! The models that are scored on pages whose sites they have never seen.
//!
//! `model/train.py` writes a model for each fold, trained without the sites of that fold, and which site is of which fold.

use crate::corpora::{self, Failure};
use crate::report::Run;
use crate::sites::site;
use recto::judge::Model;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The models of one run: the shipped one, or a candidate for it, and one for each fold.
pub struct Models {
    candidate: Option<Model>,
    folds: Folds,
}

impl Models {
    /// Those that the run names, or those of the project.
    pub fn of(run: &Run) -> Result<Self, Failure> {
        let candidate = run.model.as_deref().map(model).transpose()?;
        Ok(Self { candidate, folds: Folds::read(&run.folds.clone().unwrap_or_else(Folds::folder))? })
    }

    /// The judge of all pages that were never trained on.
    pub fn shipped(&self) -> &Model {
        self.candidate.as_ref().unwrap_or_else(|| Model::shipped())
    }

    /// The judge that has not seen the site of this address; the shipped one where none has.
    pub fn unseen(&self, url: &str) -> &Model {
        self.folds.model(url).unwrap_or_else(|| self.shipped())
    }

    /// How many of these addresses are of sites that were trained on.
    pub fn count_trained<'a>(&self, urls: impl Iterator<Item = &'a str>) -> usize {
        urls.filter(|url| self.folds.of.contains_key(&site(url))).count()
    }
}

fn model(path: &Path) -> Result<Model, Failure> {
    let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Model::from_bytes(&bytes).map_err(|error| format!("{}: {error}", path.display()))
}

/// A judge for each fold.
struct Folds {
    of: BTreeMap<String, usize>,
    models: Vec<Model>,
}

impl Folds {
    /// Reads the models of a folder.
    fn read(folder: &Path) -> Result<Self, Failure> {
        let of: BTreeMap<String, usize> = serde_json::from_value(corpora::json(&folder.join("folds.json"))?)
            .map_err(|error| format!("folds.json: {error}"))?;
        let folds = of.values().max().map_or(0, |last| last + 1);
        let fold = |fold| model(&folder.join(format!("{fold}.model")));
        Ok(Self { of, models: (0..folds).map(fold).collect::<Result<_, _>>()? })
    }

    /// The folder in the project.
    fn folder() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("model/folds")
    }

    /// The judge that has not seen the site of this address. None for a site in no fold: none was trained on it.
    fn model(&self, url: &str) -> Option<&Model> {
        self.models.get(*self.of.get(&site(url))?)
    }
}
