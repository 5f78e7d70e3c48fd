//! What is expected of a page, and how an article differs from it. The same for articles read from files and from live
//! documents, so both are held to one expectation.
//!
//! `expected.json`: the fields of the article to compare. `figures` are compared by the keys written there. `anyOf` gives
//! several right answers for a field, `absent` strings that may occur nowhere in the article, `code` the error of a page
//! that has none. In `expected.html`, `data-optional` marks a block that may stand or be missing.

use super::normal_form::{differences, normal_form};
use serde_json::{Map, Value};

/// Every expectation says something of each of these.
pub const REQUIRED: &[&str] =
    &["title", "byline", "authors", "publishedTime", "siteName", "lang", "dir", "figures", "absent"];

/// What `expected.json` says beside fields of the article.
const DIRECTIVES: &[&str] = &["absent", "anyOf", "figures"];

/// The fields of `expected.json`.
pub fn fields(json: &str) -> Result<Map<String, Value>, String> {
    match serde_json::from_str(json) {
        Ok(Value::Object(map)) => Ok(map),
        Ok(_) => Err("expected.json is not an object".into()),
        Err(error) => Err(format!("expected.json cannot be read: {error}")),
    }
}

/// What is wrong with what came of a page, the article as JSON or the code of an error; empty when all is right.
pub fn faults(
    expected: &Map<String, Value>,
    expected_html: Option<&str>,
    outcome: &Result<Value, String>,
) -> Vec<String> {
    if let Some(code) = expected.get("code") {
        return match outcome {
            Ok(article) => vec![format!("an article came back instead of {code}:\n{}", article["textContent"])],
            Err(error) if code == error => Vec::new(),
            Err(error) => vec![format!("code: wanted {code}, got {error:?}")],
        };
    }
    let Some(html) = expected_html else { return vec!["expected.html is missing".into()] };
    match outcome {
        Err(error) => vec![format!("no article: {error}")],
        Ok(article) => {
            let mut found = field_faults(expected, article);
            found.extend(differences(&normal_form(html), &normal_form(text(article, "content"))));
            found.extend(faults_of_form(article));
            found
        }
    }
}

fn text<'a>(article: &'a Value, field: &str) -> &'a str {
    article[field].as_str().unwrap_or_default()
}

fn field_faults(expected: &Map<String, Value>, actual: &Value) -> Vec<String> {
    let mut found = Vec::new();
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
    let all = strings(actual);
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
fn faults_of_form(article: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let lines: Vec<String> = text(article, "textContent").lines().map(letters).collect();
    if lines.contains(&letters(text(article, "title"))) {
        found.push("the title stands in the text again".into());
    }
    let lines = normal_form(text(article, "content"));
    let html = letters(&lines.iter().map(|line| line.words.as_str()).collect::<String>());
    for caption in article["figures"].as_array().into_iter().flatten().filter_map(|figure| figure["caption"].as_str()) {
        let times = html.matches(&letters(caption)).count();
        if times != 1 {
            found.push(format!("the caption {caption:?} stands {times} times in the content"));
        }
    }
    found
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
