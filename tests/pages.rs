//! Every page of `tests/pages/` goes the whole way and is compared with what a careful reader wants of it.
//!
//! A folder holds `page.html`, `expected.html` (the article's words in form) and `expected.json` (what is known about it;
//! `pages/expectation.rs` says how it is read). Expectations are written by hand; a folder without them fails.
//! `UPDATE_EXPECT=1` writes what came out in their place, to be read before it is kept. `tests/wasm/pages.rs` holds the
//! same pages as live documents in a browser to the same expectations.
#![cfg(feature = "cli")]
// A fault in a test may end it at once.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "pages/expectation.rs"]
mod expectation;
#[path = "pages/normal_form.rs"]
mod normal_form;

use recto::native::snapshot_from_html;
use recto::{Article, Options, read};
use serde_json::{Map, Value, json};
use std::fs;
use std::path::{Path, PathBuf};

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut found: Vec<PathBuf> =
        fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    found.sort();
    found
}

fn slug(folder: &Path) -> String {
    folder.file_name().unwrap().to_string_lossy().into_owned()
}

/// Reads the page of a folder as if it came from an address of its own.
fn read_page(folder: &Path) -> Result<Article, recto::ReadError> {
    let html = fs::read(folder.join("page.html")).unwrap();
    let url = format!("https://pages.example/{}/", slug(folder));
    read(snapshot_from_html(html, url), &Options { markdown: true, ..Options::default() })
}

fn read_expectation(folder: &Path) -> Result<Map<String, Value>, String> {
    let json = fs::read_to_string(folder.join("expected.json")).map_err(|_| "expected.json is missing".to_owned())?;
    expectation::fields(&json)
}

/// What is wrong with the article of one folder; empty when all is right.
fn faults(folder: &Path) -> Vec<String> {
    let expected = match read_expectation(folder) {
        Ok(expected) => expected,
        Err(fault) => return vec![fault],
    };
    let html = fs::read_to_string(folder.join("expected.html")).ok();
    let outcome = read_page(folder);
    let outcome =
        outcome.map(|article| serde_json::to_value(article).unwrap()).map_err(|error| error.code().to_owned());
    expectation::faults(&expected, html.as_deref(), &outcome)
}

/// Writes what came out in place of the expectation, keeping what only a person can say.
fn update(folder: &Path) {
    let kept = read_expectation(folder).unwrap_or_default();
    let written = match read_page(folder) {
        Err(error) => json!({ "code": error.code() }),
        Ok(article) => {
            fs::write(folder.join("expected.html"), article.content.clone() + "\n").unwrap();
            let actual = serde_json::to_value(&article).unwrap();
            let mut fields = Map::new();
            for name in expectation::REQUIRED {
                fields.insert((*name).into(), actual.get(*name).cloned().unwrap_or(Value::Null));
            }
            fields.insert("absent".into(), kept.get("absent").cloned().unwrap_or(json!([])));
            Value::Object(fields)
        }
    };
    fs::write(folder.join("expected.json"), serde_json::to_string_pretty(&written).unwrap() + "\n").unwrap();
}

#[test]
fn every_page_gives_the_article_a_careful_reader_wants() {
    let only = std::env::var("RECTO_PAGE").ok();
    let folders: Vec<PathBuf> =
        folders().into_iter().filter(|folder| only.as_ref().is_none_or(|only| slug(folder).contains(only))).collect();
    assert!(!folders.is_empty(), "no page to read");
    let mut report = String::new();
    let mut failed = 0;
    for folder in &folders {
        if std::env::var("UPDATE_EXPECT").is_ok_and(|value| value == "1") {
            update(folder);
        }
        let faults = faults(folder);
        if !faults.is_empty() {
            failed += 1;
            report += &format!("\n── {}\n{}\n", slug(folder), faults.join("\n"));
        }
    }
    assert!(failed == 0, "{failed} of {} pages are not as expected\n{report}", folders.len());
}

#[test]
fn every_page_is_read_in_a_browser_too() {
    let listed = include_str!("wasm/pages.rs");
    let missing: Vec<String> =
        folders().iter().map(|folder| slug(folder)).filter(|slug| !listed.contains(&format!("\"{slug}\""))).collect();
    assert!(missing.is_empty(), "add to the list in tests/wasm/pages.rs: {}", missing.join(", "));
}

#[test]
fn a_missing_expectation_fails() {
    let folder = std::env::temp_dir().join(format!("recto-pages-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("page.html"), "<p>x</p>").unwrap();
    let without = faults(&folder);
    fs::write(folder.join("expected.json"), "{}").unwrap();
    let without_html = faults(&folder);
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!(without, ["expected.json is missing"]);
    assert_eq!(without_html, ["expected.html is missing"]);
}
