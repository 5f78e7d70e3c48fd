//! Pages with their truth, a page a line: `fundus`, `magic`, `harvest`, `daniel`.

use crate::about::Facts;
use crate::corpora::{self, Failure, string};
use crate::languages;
use serde_json::Value;
use std::path::Path;

/// A page and the truth about it.
pub struct Page {
    /// Its name in its set.
    pub id: String,
    /// Its address.
    pub url: String,
    /// What its set calls it: article or forum, a country, a language.
    pub kind: String,
    /// The language of its truth, as a subtag or as the name of a script.
    pub language: String,
    /// The plain text of its main content.
    pub text: String,
    /// The standfirst, which the text begins with (`fundus`).
    pub lead: Option<String>,
    /// One text a post (`harvest`).
    pub posts: Vec<String>,
    /// Title, authors, date (`fundus`).
    pub facts: Facts,
    /// Pictures that the stored page still holds (`fundus`).
    pub images: Vec<Image>,
}

/// A picture of an article.
pub struct Image {
    /// All its addresses, one a size.
    pub urls: Vec<String>,
    /// What is said about it.
    pub caption: Option<String>,
    /// Who made it.
    pub credit: Option<String>,
}

/// All pages of a set, in the order of its file.
pub fn pages(folder: &Path, set: &str) -> Result<Vec<Page>, Failure> {
    let path = folder.join(set).join("truth.jsonl");
    let line = |line: &str| -> Result<Page, Failure> {
        let truth = serde_json::from_str(line).map_err(|error| format!("{}: {error}", path.display()))?;
        page(folder, set, &truth)
    };
    corpora::text(&path)?.lines().map(line).collect()
}

/// The stored page.
pub fn stored(folder: &Path, set: &str, id: &str) -> Result<Vec<u8>, Failure> {
    corpora::page(&folder.join(format!("{set}/html/{id}.html.gz")))
}

fn page(folder: &Path, set: &str, truth: &Value) -> Result<Page, Failure> {
    let given = |name: &str| truth[name].as_str().filter(|value| !value.is_empty()).map(str::to_owned);
    let (id, kind, text) = (string(truth, "/id"), string(truth, "/type"), string(truth, "/text"));
    let language = match set {
        "daniel" => kind.to_owned(),
        _ => languages::of(text, &String::from_utf8_lossy(&stored(folder, set, id)?)),
    };
    let authors: Vec<&str> = truth["authors"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let image = |image: &Value| Image {
        urls: image["urls"].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect(),
        caption: image["caption"].as_str().filter(|caption| !caption.is_empty()).map(str::to_owned),
        credit: image["credit"].as_str().filter(|credit| !credit.is_empty()).map(str::to_owned),
    };
    let on_page = |image: &&Value| image["on_page"].as_bool().unwrap_or(true);
    Ok(Page {
        id: id.to_owned(),
        url: string(truth, "/url").to_owned(),
        kind: kind.to_owned(),
        language,
        text: text.to_owned(),
        lead: given("lead"),
        posts: truth["posts"].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect(),
        facts: Facts {
            title: given("title"),
            author: (!authors.is_empty()).then(|| authors.join(", ")),
            date: given("date"),
            changed: None,
        },
        images: truth["images"].as_array().into_iter().flatten().filter(on_page).map(image).collect(),
    })
}
