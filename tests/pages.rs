//! Every page of `tests/pages/` goes the whole way and is compared with what a careful reader wants of it.
//!
//! A folder holds `page.html`, `expected.html` (the article's words in form) and `expected.json` (what is known about it).
//! Expectations are written by hand; a folder without them fails. `UPDATE_EXPECT=1` writes what came out in their place, to
//! be read before it is kept.
//!
//! `expected.json`: the fields of the article to compare. `figures` are compared by the keys written there. `anyOf` gives
//! several right answers for a field, `absent` strings that may occur nowhere in the article, `code` the error of a page
//! that has none. In `expected.html`, `data-optional` marks a block that may stand or be missing.
#![cfg(feature = "cli")]
// A fault in a test may end it at once.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "pages/normal_form.rs"]
mod normal_form;

use normal_form::{differences, normal_form};
use recto::native::snapshot_from_html;
use recto::{Article, Options, read};
use serde_json::{Map, Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// Every expectation says something of each of these.
const REQUIRED: &[&str] =
    &["title", "byline", "authors", "publishedTime", "siteName", "lang", "dir", "figures", "absent"];

/// What `expected.json` says beside fields of the article.
const DIRECTIVES: &[&str] = &["absent", "anyOf", "figures"];

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

/// Only letters and digits: what stays the same when quotes, dashes and spaces are written differently.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// All strings of a JSON value.
fn strings(value: &Value) -> Vec<&str> {
    let mut open = vec![value];
    let mut found = Vec::new();
    while let Some(value) = open.pop() {
        match value {
            Value::String(text) => found.push(text.as_str()),
            Value::Array(items) => open.extend(items),
            Value::Object(fields) => open.extend(fields.values()),
            _ => {}
        }
    }
    found
}

fn read_expectation(folder: &Path) -> Result<Map<String, Value>, String> {
    let path = folder.join("expected.json");
    let text = fs::read_to_string(&path).map_err(|_| "expected.json is missing".to_owned())?;
    match serde_json::from_str(&text) {
        Ok(Value::Object(map)) => Ok(map),
        Ok(_) => Err("expected.json is not an object".into()),
        Err(error) => Err(format!("expected.json cannot be read: {error}")),
    }
}

/// What is wrong with the article of one folder; empty when all is right.
fn faults(folder: &Path) -> Vec<String> {
    let expected = match read_expectation(folder) {
        Ok(expected) => expected,
        Err(fault) => return vec![fault],
    };
    let article = read_page(folder);
    if let Some(code) = expected.get("code") {
        return match article {
            Ok(article) => vec![format!("an article came back instead of {code}:\n{}", article.text_content)],
            Err(error) if code == error.code() => Vec::new(),
            Err(error) => vec![format!("code: wanted {code}, got {:?}", error.code())],
        };
    }
    let Ok(html) = fs::read_to_string(folder.join("expected.html")) else {
        return vec!["expected.html is missing".into()];
    };
    match article {
        Err(error) => vec![format!("no article: {error}")],
        Ok(article) => {
            let mut found = field_faults(&expected, &article);
            found.extend(differences(&normal_form(&html), &normal_form(&article.content)));
            found.extend(faults_of_form(&article));
            found
        }
    }
}

fn field_faults(expected: &Map<String, Value>, article: &Article) -> Vec<String> {
    let mut found = Vec::new();
    let actual = serde_json::to_value(article).unwrap();
    let any_of = expected.get("anyOf").and_then(Value::as_object);
    for name in REQUIRED {
        if !expected.contains_key(*name) && any_of.is_none_or(|any| !any.contains_key(*name)) {
            found.push(format!("expected.json does not say `{name}`"));
        }
    }
    for (name, wanted) in expected.iter().filter(|(name, _)| !DIRECTIVES.contains(&name.as_str())) {
        if &actual[name] != wanted {
            found.push(format!("{name}: wanted {wanted}, got {}", actual[name]));
        }
    }
    if let Some(figures) = expected.get("figures") {
        found.extend(figure_faults(figures, &actual["figures"]).map(|fault| format!("figures: {fault}")));
    }
    for (name, choices) in any_of.into_iter().flatten() {
        let fits = |wanted: &Value| match name.as_str() {
            "figures" => figure_faults(wanted, &actual[name]).is_none(),
            _ => &actual[name] == wanted,
        };
        if !choices.as_array().is_some_and(|choices| choices.iter().any(fits)) {
            found.push(format!("{name}: wanted one of {choices}, got {}", actual[name]));
        }
    }
    let all = strings(&actual);
    for absent in expected.get("absent").into_iter().flat_map(strings) {
        if let Some(text) = all.iter().find(|text| text.contains(absent)) {
            let at = text.find(absent).unwrap();
            let around: String = text[..at].chars().rev().take(30).collect::<Vec<_>>().into_iter().rev().collect();
            found.push(format!("must not occur: {absent:?}, found after {around:?}"));
        }
    }
    found
}

/// The first difference between figures, by the keys that the expectation writes.
fn figure_faults(wanted: &Value, actual: &Value) -> Option<String> {
    let (wanted, actual) = (wanted.as_array()?, actual.as_array()?);
    if wanted.len() != actual.len() {
        let sources: Vec<&Value> = actual.iter().map(|figure| &figure["src"]).collect();
        return Some(format!("wanted {}, got {} {sources:?}", wanted.len(), actual.len()));
    }
    wanted.iter().zip(actual).enumerate().find_map(|(at, (wanted, actual))| {
        let (key, value) = wanted.as_object()?.iter().find(|(key, value)| &actual[key.as_str()] != *value)?;
        Some(format!("{} `{key}`: wanted {value}, got {}", at + 1, actual[key.as_str()]))
    })
}

/// What is true of every article: the title stands once, above it; a caption is read once.
fn faults_of_form(article: &Article) -> Vec<String> {
    let mut found = Vec::new();
    let lines: Vec<String> = article.text_content.lines().map(letters).collect();
    if lines.contains(&letters(&article.title)) {
        found.push("the title stands in the text again".into());
    }
    let html = letters(&normal_form(&article.content).iter().map(|line| line.words.as_str()).collect::<String>());
    for caption in article.figures.iter().filter_map(|figure| figure.caption.as_deref()) {
        let times = html.matches(&letters(caption)).count();
        if times != 1 {
            found.push(format!("the caption {caption:?} stands {times} times in the content"));
        }
    }
    found
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
            for name in REQUIRED {
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
