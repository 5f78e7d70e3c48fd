//! Reads pages one after the other, each in one call of [`read_counted`], so that callgrind can count each by itself.
//! `instructions.mjs` runs it: `instructions <page> …`, where a page is a snapshot (`.json`) or a file (`.html`).
//!
//! Making the snapshot is not counted: parsing a file is html5ever's work, and no part of the shipped Wasm.

use recto::page::{Form, PictureFacts, Snapshot};
use recto::{Options, native};
use serde::Deserialize;
use std::error::Error;
use std::path::Path;

const URL: &str = "https://press.example/one";

/// A snapshot as JavaScript has it, of those that `tests/bench/pages` makes.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Captured {
    html: String,
    scripting: bool,
    shadow_roots: bool,
    url: String,
    base_url: Option<String>,
    content_type: String,
    element_count: Option<u32>,
    hidden: Vec<u32>,
    pictures: Vec<Picture>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Picture {
    at: u32,
    current_src: String,
    width: u32,
    height: u32,
    look: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    for path in std::env::args_os().skip(1) {
        read_counted(snapshot(Path::new(&path))?);
    }
    Ok(())
}

/// What callgrind counts. Its name is sought in the program; it must stay a function of its own.
#[inline(never)]
fn read_counted(snapshot: Snapshot) {
    // Whether there is an article is for other tests.
    drop(std::hint::black_box(recto::read(snapshot, &Options::default())));
}

fn snapshot(path: &Path) -> Result<Snapshot, Box<dyn Error>> {
    if path.extension().is_none_or(|ending| ending != "json") {
        return Ok(native::snapshot_from_html(std::fs::read(path)?, URL));
    }
    let captured: Captured = serde_json::from_slice(&std::fs::read(path)?)?;
    let pictures = captured.pictures.into_iter().map(|Picture { at, current_src, width, height, look }| {
        (at, PictureFacts { current_src, width, height, look })
    });
    Ok(Snapshot {
        html: captured.html,
        form: Form::Serialised { scripting: captured.scripting },
        url: captured.url,
        base_url: captured.base_url,
        content_type: captured.content_type,
        element_count: captured.element_count,
        hidden: captured.hidden,
        pictures: pictures.collect(),
        shadow_roots: captured.shadow_roots,
    })
}
