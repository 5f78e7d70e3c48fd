//! Floors: figures that must not be undercut. They stand in `tests/quality_floors.json`, per benchmark and figure.

use crate::corpora::{Failure, json};
use crate::report::Report;
use std::path::Path;

/// The pinned floors.
pub fn path() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/quality_floors.json")
}

/// What undercuts its floor, one line each. A floor whose figure was not measured counts as undercut.
pub fn undercut(reports: &[Report], floors: &Path) -> Result<Vec<String>, Failure> {
    let floors = json(floors)?;
    let mut undercut = Vec::new();
    for report in reports {
        let pinned =
            floors[report.set].as_object().ok_or_else(|| format!("no floors are pinned for {}", report.set))?;
        for (name, floor) in pinned {
            let floor = floor.as_f64().ok_or_else(|| format!("the floor {}.{name} is no number", report.set))?;
            match report.figures.get(name) {
                Some(&figure) if figure >= floor => {}
                Some(figure) => {
                    undercut.push(format!("{}.{name}: {figure:.4} is under the floor of {floor:.4}", report.set))
                }
                None => undercut.push(format!("{}.{name}: not measured, the floor is {floor:.4}", report.set)),
            }
        }
    }
    Ok(undercut)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_under_its_floor_is_reported() {
        let folder = std::env::temp_dir().join(format!("recto-floors-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let floors = folder.join("floors.json");
        std::fs::write(&floors, r#"{"aeb": {"f1": 0.5, "gone": 0.1}}"#).unwrap();
        let mut report = Report::new("aeb", "");
        report.figure("f1", 0.49);
        let found = undercut(&[report], &floors).unwrap();
        assert_eq!(found.len(), 2);
        assert!(found[0].starts_with("aeb.f1: 0.4900"), "{found:?}");
        let mut report = Report::new("aeb", "");
        report.figure("f1", 0.5);
        report.figure("gone", 0.1);
        assert_eq!(undercut(&[report], &floors).unwrap(), Vec::<String>::new());
        assert!(undercut(&[Report::new("wcxb", "")], &floors).is_err());
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
