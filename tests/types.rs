//! `recto.d.ts` names exactly the fields and values that the Rust types serialise and take, so that no new one is
//! forgotten on either side. What type each field has is held by `tests/browser/types.test.mjs` against real results.
#![cfg(feature = "cli")]
// A fault in a test may end it at once.
#![allow(clippy::unwrap_used, clippy::panic)]

use recto::article::{FigureKind, PageKind, Source, Timings};
use recto::native::snapshot_from_html;
use recto::{Breadth, Options, read};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

const DECLARATIONS: &str = include_str!("../src/browser/package/recto.d.ts");

/// A page whose article has everything.
const PAGE: &str = "<html><head><title>The kite and the cable</title></head><body><article>\
     <h1>The kite and the cable</h1><h2>How it began</h2>\
     <figure><img src=\"kite.jpg\" width=\"900\" height=\"600\"><figcaption>The kite above the gorge.</figcaption></figure>\
     <p>The first cable was drawn across the gorge by a kite, as no boat could cross the water there and no crane could \
     reach it from the road.</p><p>The council paid for the string, the school for the paper, and the wind, as the mayor \
     said in her speech, for nearly everything else on that day.</p></article></body></html>";

/// The fields of an interface.
fn interface(name: &str) -> Vec<String> {
    let (_, rest) = DECLARATIONS.split_once(&format!("export interface {name} {{\n")).unwrap();
    let (body, _) = rest.split_once("\n}").unwrap();
    // A field stands two spaces in; what is deeper or begins with a slash or star is its comment.
    let lines = body.lines().filter_map(|line| line.strip_prefix("  "));
    let fields = lines.filter(|line| line.starts_with(char::is_alphabetic)).filter_map(|line| line.split_once(':'));
    sorted(fields.map(|(name, _)| name.trim_end_matches('?').to_owned()))
}

/// The values of a union of strings, whose declaration begins so.
fn union(beginning: &str) -> Vec<String> {
    let (_, rest) = DECLARATIONS.split_once(beginning).unwrap();
    let (values, _) = rest.split_once(';').unwrap();
    // The beginning may hold the first quote.
    let quoted = format!("{beginning}{values}");
    sorted(quoted.split('\'').skip(1).step_by(2).map(str::to_owned))
}

fn sorted(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

fn keys(value: &Value) -> Vec<String> {
    sorted(value.as_object().unwrap().keys().cloned())
}

/// The names that serde knows, from the message about one that it does not.
fn known<T: DeserializeOwned>(bad: Value) -> Vec<String> {
    let Err(error) = serde_json::from_value::<T>(bad) else { panic!("a bad value was taken") };
    sorted(error.to_string().split('`').skip(1).step_by(2).skip(1).map(str::to_owned))
}

#[test]
fn fields_of_results_are_those_declared() {
    let options =
        Options { force: true, trace: true, names: true, markdown: true, timings: true, ..Options::default() };
    let mut article = read(snapshot_from_html(PAGE, "https://a.example/kite"), &options).unwrap();
    // The native build has no clock.
    article.timings = Some(Timings::default());
    let article = serde_json::to_value(article).unwrap();
    assert_eq!(keys(&article), interface("Article"));
    for (part, name) in [
        (&article["figures"][0], "Figure"),
        (&article["headings"][0], "Heading"),
        (&article["trace"][0], "TraceEntry"),
        (&article["parts"][0], "NamedPart"),
        (&article["sources"], "Sources"),
        (&article["timings"], "Timings"),
    ] {
        assert_eq!(keys(part), interface(name), "{name}");
    }
}

#[test]
fn options_are_those_declared() {
    assert_eq!(known::<Options>(json!({ "nonsense": true })), interface("Options"));
}

#[test]
fn values_are_those_declared() {
    assert_eq!(known::<Breadth>(json!("nonsense")), union("  breadth?: "));
    assert_eq!(known::<PageKind>(json!("nonsense")), union("export type PageKind ="));
    assert_eq!(known::<FigureKind>(json!("nonsense")), union("  kind: '"));
    assert_eq!(known::<Source>(json!("nonsense")), union("export type Source ="));
}
