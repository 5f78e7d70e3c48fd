//! Holds what the reader makes of a serialised page against the live tree it came from, node for node.
//!
//! Reads one page per line from standard input, as `exactness.mjs` takes them from a real Chromium, and answers each with
//! one line: the outcome of the serialised form and of the packed one.

use recto::ReadError;
use recto::page::{Form, Kind, NodeId, Page, Snapshot};
use serde::{Deserialize, Serialize};
use std::io::{BufRead, Write};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Live {
    html: String,
    packed: String,
    count: u32,
    shadow_roots: bool,
    scripting: bool,
    tree: Vec<Vec<serde_json::Value>>,
}

#[derive(Serialize)]
struct Answer {
    serialised: Outcome,
    packed: Outcome,
    nodes: usize,
    bytes: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Outcome {
    /// Every node is the same.
    Same,
    /// The page cannot be said in this form, and the reader noticed.
    Noticed(String),
    /// There is nothing to read, and the reader says so.
    Refused(String),
    /// Read without complaint, but not the live tree.
    Different(String),
}

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let live: Live = serde_json::from_str(&line?)?;
        let serialised = outcome(&live, &live.html, Form::Serialised { scripting: live.scripting });
        let packed = outcome(&live, &live.packed, Form::Packed);
        let nodes = live.tree.iter().filter(|told| told.len() > 1).count();
        let answer = Answer { serialised, packed, nodes, bytes: live.html.len() };
        writeln!(out, "{}", serde_json::to_string(&answer)?)?;
        out.flush()?;
    }
    Ok(())
}

fn outcome(live: &Live, html: &str, form: Form) -> Outcome {
    let snapshot = Snapshot {
        form,
        element_count: Some(live.count),
        shadow_roots: live.shadow_roots,
        ..Snapshot::from_serialised(html, "https://page.example/")
    };
    match Page::read(snapshot) {
        Ok(page) => difference(live, &page).map_or(Outcome::Same, Outcome::Different),
        Err(e @ (ReadError::CaptureMismatch { .. } | ReadError::BadSnapshot(_))) => Outcome::Noticed(e.to_string()),
        Err(e) => Outcome::Refused(e.code().to_owned()),
    }
}

/// The first node that is not as in the live page.
fn difference(live: &Live, page: &Page) -> Option<String> {
    let told = tell(page);
    let at = (0..told.len().max(live.tree.len())).find(|&at| told.get(at) != live.tree.get(at))?;
    let show = |told: Option<&Vec<serde_json::Value>>| -> String {
        told.map_or("nothing".into(), |told| format!("{told:?}").chars().take(200).collect())
    };
    Some(format!("node {at}: live {}, read {}", show(live.tree.get(at)), show(told.get(at))))
}

fn tell(page: &Page) -> Vec<Vec<serde_json::Value>> {
    let mut told: Vec<Vec<serde_json::Value>> = Vec::new();
    let mut ends = Vec::new();
    for node in page.descendants(NodeId::DOCUMENT) {
        while ends.last().is_some_and(|&end| end <= node.index()) {
            ends.pop();
            told.push(vec![0.into()]);
        }
        match page.kind(node) {
            Kind::Element => {
                let attributes = page.attrs(node).flat_map(|(name, value)| [name, value]).collect::<Vec<_>>();
                told.push(vec![1.into(), page.name(node).into(), page.is_foreign(node).into(), attributes.into()]);
                ends.push(page.end(node));
            }
            Kind::Text => match told.last_mut() {
                // Light children side by side in a slot.
                Some(last) if last[0] == 3 => {
                    last[1] = format!("{}{}", last[1].as_str().unwrap_or_default(), page.text(node)).into()
                }
                _ => told.push(vec![3.into(), page.text(node).into()]),
            },
            Kind::Comment => told.push(vec![8.into(), page.text(node).into()]),
            Kind::Document => {}
        }
    }
    told.extend(ends.iter().map(|_| vec![0.into()]));
    told
}
