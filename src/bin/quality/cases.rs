//! CASES: small pages made after public bug reports, each with what a reader expects of it.
//!
//! Texts are compared with white space collapsed, case and curly quotes folded. A case is right when nothing of it is amiss.

use crate::captions::led_in;
use crate::corpora::{self, Failure};
use crate::markup;
use crate::names::Names;
use crate::reading::{Reading, each, read};
use crate::report::{Report, Run};
use crate::score::share;
use crate::training::Models;
use crate::word::lowered;
use recto::Article;
use recto::judge::Model;
use scraper::{Html, Selector};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::Path;

/// Scores all cases, which stand in a folder beside the corpora.
pub fn run(folder: &Path, run: &Run) -> Result<Report, Failure> {
    let folder = folder.join("../cases");
    let names = corpora::names(&folder)?;
    let cases: Vec<&str> = names.iter().filter_map(|name| name.strip_suffix(".json")).collect();
    let models = Models::of(run)?;
    let amiss = each(&cases, |case| amiss(&folder, case, models.shipped()));
    let amiss: Vec<Vec<String>> = amiss.into_iter().collect::<Result<_, Failure>>()?;
    let right = amiss.iter().filter(|amiss| amiss.is_empty()).count();
    let mut report = Report::new("cases", "pages after bug reports, right when nothing is amiss");
    let _ = writeln!(report.text, "right: {right} of {} ({:.3})", cases.len(), share(right, cases.len()));
    report.figure("right", right as f64);
    for (case, amiss) in cases.iter().zip(&amiss) {
        report.line(json!({ "set": "cases", "id": case, "amiss": amiss }));
        if !amiss.is_empty() {
            let _ = writeln!(report.text, "{case}\n  {}", amiss.join("\n  "));
        }
    }
    Ok(report)
}

fn amiss(folder: &Path, case: &str, model: &Model) -> Result<Vec<String>, Failure> {
    let expected = corpora::json(&folder.join(format!("{case}.json")))?;
    let html = corpora::page(&folder.join(format!("{case}.html")))?;
    faults(&expected, &read(&html, &format!("https://example.test/{case}"), Names::Kept, model))
}

/// What is amiss, one line each.
fn faults(expected: &Value, reading: &Reading) -> Result<Vec<String>, Failure> {
    let article = match &reading.article {
        Ok(article) => article,
        Err(error) => return Ok(vec![format!("no article: {}", error.code())]),
    };
    let mut faults = Vec::new();
    let body = folded(&markup::text(&article.content));
    let text = format!("{} {body}", folded(&article.title));
    for fragment in strings(expected, "must_have").filter(|fragment| !text.contains(&folded(fragment))) {
        faults.push(format!("missing: {fragment}"));
    }
    for fragment in strings(expected, "must_not").filter(|fragment| text.contains(&folded(fragment))) {
        faults.push(format!("leaks: {fragment}"));
    }
    let mut from = 0;
    for fragment in strings(expected, "order") {
        match body[from..].find(&folded(fragment)) {
            Some(at) => from += at,
            None => faults.push(format!("out of order: {fragment}")),
        }
    }
    let fields = [
        ("title", Some(article.title.as_str())),
        ("byline", article.byline.as_deref()),
        ("dir", article.dir.as_deref()),
    ];
    for (name, given) in fields {
        let Some(expected) = expected[name].as_str() else { continue };
        if given.map(folded) != Some(folded(expected)) {
            faults.push(format!("{name}: {given:?}, not {expected:?}"));
        }
    }
    for figure in expected["figures"].as_array().into_iter().flatten() {
        faults.extend(figure_faults(figure, article));
    }
    let content = Html::parse_fragment(&article.content);
    let count = |selector: &str| -> Result<usize, Failure> {
        let parsed = Selector::parse(selector).map_err(|_| format!("no selector: {selector}"))?;
        Ok(content.select(&parsed).count())
    };
    for selector in strings(expected, "html_must") {
        if count(selector)? == 0 {
            faults.push(format!("nothing matches {selector}"));
        }
    }
    for selector in strings(expected, "html_must_not") {
        if count(selector)? > 0 {
            faults.push(format!("something matches {selector}"));
        }
    }
    if let Some(pictures) = expected["img_count"].as_u64() {
        let given = count("img")?;
        if u64::try_from(given) != Ok(pictures) {
            faults.push(format!("{given} pictures, not {pictures}"));
        }
    }
    Ok(faults)
}

fn figure_faults(expected: &Value, article: &Article) -> Vec<String> {
    let address = corpora::string(expected, "/src");
    let own = article.figures.iter().find(|figure| {
        [figure.src.as_ref(), figure.poster.as_ref()].into_iter().flatten().any(|src| src.as_str().contains(address))
    });
    let Some(own) = own else { return vec![format!("figure lost: {address}")] };
    let mut faults = Vec::new();
    for (name, given) in [("caption", own.caption.as_deref()), ("credit", own.credit.as_deref())] {
        let Some(expected) = expected[name].as_str() else { continue };
        let words = |text: &str| led_in(&lowered(text));
        if given.map(words) != Some(words(expected)) {
            faults.push(format!("{name} of {address}: {given:?}, not {expected:?}"));
        }
    }
    faults
}

fn strings<'a>(expected: &'a Value, name: &str) -> impl Iterator<Item = &'a str> {
    expected[name].as_array().into_iter().flatten().filter_map(Value::as_str)
}

/// White space collapsed, case and curly quotes folded.
fn folded(text: &str) -> String {
    let quotes = |character: char| match character {
        '\u{2018}' | '\u{2019}' | '\u{201A}' | '\u{201B}' => '\'',
        '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{201F}' => '"',
        other => other,
    };
    let text: String = text.to_lowercase().chars().map(quotes).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults_of(expected: &Value) -> Vec<String> {
        let html = "<title>A day at the quay</title><body><h1>A day at the quay</h1><p>The boat left the harbour at six in the \
                    morning, with four people and a dog on board, and it did not come back until the lamps were “lit”.</p><p>Nobody \
                    had expected them so late, and the pilot, who had stood at the window since noon, said so to everyone.</p>";
        faults(expected, &read(html.as_bytes(), "https://example.test/a", Names::Kept, Model::shipped())).unwrap()
    }

    #[test]
    fn a_case_is_right_when_nothing_is_amiss() {
        let expected = json!({
            "title": "A day at the quay", "must_have": ["lamps were \"lit\""], "must_not": ["advertisement"],
            "order": ["the boat", "Nobody had"], "html_must": ["p + p, h2"], "html_must_not": ["aside"], "img_count": 0,
        });
        assert_eq!(faults_of(&expected), [""; 0]);
    }

    #[test]
    fn each_fault_is_reported() {
        let expected = json!({
            "title": "Another", "byline": "Ann Lee", "must_have": ["no such words"], "must_not": ["the pilot"],
            "order": ["Nobody had", "the boat"], "figures": [{ "src": "quay" }], "html_must": ["h2"], "html_must_not": ["p"],
        });
        assert_eq!(faults_of(&expected).len(), 8);
    }
}
