//! The judges that are scored on pages whose sites they have never seen.
//!
//! `model/train.py` writes a model for each fold, trained without the sites of that fold, and which site is of which fold.

use super::dump::site;
use crate::corpora::{self, Failure};
use recto::judge::Model;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A judge for each fold.
pub struct Folds {
    of: BTreeMap<String, usize>,
    models: Vec<Model>,
}

impl Folds {
    /// Reads the models of a folder.
    pub fn read(folder: &Path) -> Result<Self, Failure> {
        let of: BTreeMap<String, usize> = serde_json::from_value(corpora::json(&folder.join("folds.json"))?)
            .map_err(|error| format!("folds.json: {error}"))?;
        let folds = of.values().max().map_or(0, |last| last + 1);
        let model = |fold| -> Result<Model, Failure> {
            let path = folder.join(format!("{fold}.model"));
            let bytes = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            Model::from_bytes(&bytes).map_err(|error| format!("{}: {error}", path.display()))
        };
        Ok(Self { of, models: (0..folds).map(model).collect::<Result<_, _>>()? })
    }

    /// The folder in the project.
    pub fn folder() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("model/folds")
    }

    /// The judge that has not seen the site of this address. A site in no fold was trained on by none.
    pub fn model(&self, url: &str) -> &Model {
        let fold = self.of.get(&site(url)).copied().unwrap_or(0);
        self.models.get(fold).unwrap_or_else(|| Model::shipped())
    }
}
