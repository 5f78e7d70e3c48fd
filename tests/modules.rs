//! The rooms of the house, held mechanically: who may know whom, which crates stand where, and how a file must look.
//!
//! The table below is that of ARCHITECTURE.md. It is read from the sources themselves; the tests beneath a file may set up
//! whatever they need and are not held to it.
// A fault in a test may end it at once.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "modules/source.rs"]
mod source;

use source::{Script, Source};
use std::fs;
use std::path::{Path, PathBuf};

/// A room: its folder or file under `src/`, the rooms it may know, the crates it may use beside `std`.
struct Room {
    name: &'static str,
    knows: &'static [&'static str],
    crates: &'static [&'static str],
}

const ROOMS: &[Room] = &[
    Room { name: "error", knows: &[], crates: &[] },
    Room { name: "options", knows: &[], crates: &[] },
    // Addresses are the page's, and every text that leaves must have gone through one.
    Room { name: "article", knows: &["page"], crates: &["serde"] },
    Room { name: "page", knows: &["error"], crates: &["serde", "memchr"] },
    Room { name: "measure", knows: &["page"], crates: &["memchr"] },
    // Of the article the judge knows the kinds of page, never the metadata.
    Room { name: "judge", knows: &["page", "measure", "options", "article"], crates: &["memchr"] },
    Room { name: "figures", knows: &["page", "measure", "judge", "article"], crates: &["memchr"] },
    Room { name: "metadata", knows: &["page", "article"], crates: &["memchr"] },
    // Where the figures stand is part of the form.
    Room {
        name: "content",
        knows: &["page", "measure", "judge", "figures", "metadata", "article"],
        crates: &["memchr"],
    },
    Room { name: "render", knows: &["page", "judge", "article"], crates: &["memchr"] },
    Room {
        name: "pipeline",
        knows: &["article", "content", "error", "figures", "judge", "measure", "metadata", "options", "page", "render"],
        crates: &[],
    },
    Room {
        name: "browser",
        knows: &["article", "error", "options", "page", "pipeline"],
        crates: &["js_sys", "wasm_bindgen", "web_sys"],
    },
    Room { name: "native", knows: &["error", "page"], crates: &["encoding_rs", "flate2", "html5ever"] },
    // The programs stand outside: each is a crate of its own and knows this one by its public face.
    Room { name: "bin", knows: &[], crates: &["flate2", "lexopt", "recto", "scraper", "serde", "serde_json"] },
    Room { name: "lib", knows: &["*"], crates: &[] },
];

/// What the crate's root hands out under a name of its own, and whose it is.
const ROOT_NAMES: &[(&str, &str)] = &[
    ("Article", "article"),
    ("ReadError", "error"),
    ("Options", "options"),
    ("Breadth", "options"),
    ("Snapshot", "page"),
    ("read", "pipeline"),
    ("is_readable", "pipeline"),
];

/// A file longer than this holds more than one idea.
const LONGEST_FILE: usize = 450;

/// Names that say nothing of what a file is about.
const EMPTY_NAMES: &[&str] = &["common", "helper", "helpers", "manager", "misc", "util", "utils"];

/// The one place where markup becomes part of a live document: it takes what `src/render` wrote.
const AUDITED: &str = "extension/";

/// Ways in which a script can turn text into markup.
const MARKUP_SINKS: &[&str] =
    &["innerHTML", "insertAdjacentHTML", "setHTMLUnsafe", "createContextualFragment", "document.write", "srcdoc"];

/// Crates that only a browser gives a meaning to: they must stand under the wasm32 target.
const BROWSER_CRATES: &[&str] = &["js-sys", "wasm-bindgen", "web-sys"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All files under a folder of the project, as paths from its root, sorted. None if there is no such folder.
fn files(folder: &str, endings: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            let is_built = path.file_name().is_some_and(|name| name == "pkg" || name == "node_modules");
            if path.is_dir() && !is_built {
                open.push(path);
            } else if endings.iter().any(|ending| path.extension().is_some_and(|extension| extension == *ending)) {
                found.push(from_root(&path));
            }
        }
    }
    found.sort();
    found
}

fn from_root(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/")
}

fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// The crates that Cargo.toml names, as they are written in Rust, and the section each stands in.
fn dependencies(manifest: &str) -> Vec<(String, String)> {
    let mut section = String::new();
    let mut found = Vec::new();
    for line in manifest.lines().map(str::trim) {
        if let Some(name) = line.strip_prefix('[') {
            section = name.trim_end_matches(']').to_owned();
        } else if section.ends_with("dependencies")
            && let Some((name, _)) = line.split_once('=')
        {
            found.push((name.trim().to_owned(), section.clone()));
        }
    }
    found
}

/// What is wrong with a Rust file of `src/`.
fn faults_of_rust(path: &str, text: &str, crates: &[String]) -> Vec<String> {
    let mut found = faults_of_name_and_length(path, text);
    if !text.starts_with("//!") {
        found.push(format!("{path}: begins without a header that says why it is there"));
    }
    let source = Source::read(path, text);
    if source.has_word("unsafe") {
        found.push(format!("{path}: unsafe"));
    }
    let Some(room) = ROOMS.iter().find(|room| room.name == source.room) else {
        found.push(format!("{path}: no such room as {} in the table", source.room));
        return found;
    };
    // The tests of a room may stand in files of their own.
    let is_test = path.ends_with("/tests.rs") || path.contains("/tests/");
    if is_test {
        return found;
    }
    for name in source.rooms_named().into_iter().filter(|_| room.name != "bin") {
        let other = ROOT_NAMES.iter().find(|(root, _)| *root == name).map_or(name.as_str(), |(_, room)| room);
        if other != room.name && !room.knows.contains(&other) && !room.knows.contains(&"*") {
            found.push(format!("{path}: {} may not know {name}", room.name));
        }
    }
    for name in crates {
        if source.uses_crate(name) && !room.crates.contains(&name.as_str()) {
            found.push(format!("{path}: {} may not use the crate {name}", room.name));
        }
    }
    found
}

/// What is wrong with a JavaScript file.
fn faults_of_script(path: &str, text: &str) -> Vec<String> {
    let mut found = faults_of_name_and_length(path, text);
    let head: Vec<&str> = text.lines().take(2).collect();
    if !head.contains(&"// @ts-check") {
        found.push(format!("{path}: does not begin with // @ts-check"));
    }
    let script = Script::read(text);
    for sink in MARKUP_SINKS.iter().filter(|sink| script.code.contains(**sink)) {
        found.push(format!("{path}: {sink} makes markup of text"));
    }
    found
}

fn faults_of_name_and_length(path: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let lines = text.lines().count();
    if lines > LONGEST_FILE {
        found.push(format!("{path}: {lines} lines, more than {LONGEST_FILE}"));
    }
    for part in path.split('/') {
        let stem = part.split('.').next().unwrap_or(part);
        if EMPTY_NAMES.contains(&stem) {
            found.push(format!("{path}: the name {stem} says nothing"));
        }
    }
    found
}

fn all_crates() -> Vec<String> {
    let mut names: Vec<String> =
        dependencies(&text("Cargo.toml")).into_iter().map(|(name, _)| name.replace('-', "_")).collect();
    names.push("recto".into());
    names.sort();
    names.dedup();
    names
}

fn assert_none(faults: Vec<String>) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_file_keeps_to_its_room() {
    let crates = all_crates();
    let files = files("src", &["rs"]);
    assert!(files.len() > 20, "the sources were not found");
    assert_none(files.iter().flat_map(|path| faults_of_rust(path, &text(path), &crates)).collect());
}

#[test]
fn every_script_is_checked_and_makes_no_markup_of_text() {
    let scripts = ["extension", "www"].iter().flat_map(|folder| files(folder, &["js", "mjs"]));
    let faults: Vec<String> = scripts.flat_map(|path| faults_of_script(&path, &text(&path))).collect();
    let (audited, faults): (Vec<String>, Vec<String>) =
        faults.into_iter().partition(|fault| fault.starts_with(AUDITED) && fault.contains("innerHTML makes"));
    assert!(audited.len() <= 1, "more than one place makes markup of text:\n{}", audited.join("\n"));
    assert_none(faults);
}

#[test]
fn tests_keep_to_names_and_length() {
    let files = files("tests", &["rs", "js", "mjs"]);
    assert_none(files.iter().flat_map(|path| faults_of_name_and_length(path, &text(path))).collect());
}

#[test]
fn browser_crates_stand_under_the_wasm_target() {
    let misplaced: Vec<String> = dependencies(&text("Cargo.toml"))
        .into_iter()
        .filter(|(name, section)| BROWSER_CRATES.contains(&name.as_str()) && !section.contains("wasm32"))
        .map(|(name, section)| format!("{name} stands under [{section}]"))
        .collect();
    assert_none(misplaced);
}

#[test]
fn the_table_names_each_room_once_and_only_rooms() {
    for (at, room) in ROOMS.iter().enumerate() {
        assert!(ROOMS[..at].iter().all(|other| other.name != room.name), "{} twice", room.name);
        for known in room.knows.iter().filter(|known| **known != "*") {
            assert!(ROOMS.iter().any(|other| other.name == *known), "{} knows {known}, which is no room", room.name);
        }
    }
    assert!(ROOMS.iter().filter(|room| room.knows.contains(&"browser")).count() == 0, "nobody reaches the browser");
}

/// The checks must be able to fail: small bad samples, each with the fault it must give.
#[test]
fn bad_samples_are_found() {
    let crates: Vec<String> = ["memchr", "web_sys", "html5ever", "serde_json"].map(String::from).into();
    let bad = |path: &str, text: &str| faults_of_rust(path, text, &crates);
    assert_eq!(
        bad("src/measure/x.rs", "//! X.\nuse crate::judge::Verdicts;"),
        ["src/measure/x.rs: measure may not know judge"]
    );
    assert_eq!(
        bad("src/metadata/mod.rs", "//! X.\nuse crate::{page::Page, judge};"),
        ["src/metadata/mod.rs: metadata may not know judge"]
    );
    assert_eq!(bad("src/page/x.rs", "//! X.\nuse super::super::render;"), ["src/page/x.rs: page may not know render"]);
    assert_eq!(
        bad("src/page/a/b.rs", "//! X.\nfn f() { crate::measure::measure(p) }"),
        ["src/page/a/b.rs: page may not know measure"]
    );
    assert_eq!(
        bad("src/render/mod.rs", "//! X.\nfn f(o: &crate::Options) {}"),
        ["src/render/mod.rs: render may not know Options"]
    );
    assert_eq!(
        bad("src/figures/x.rs", "//! X.\nuse web_sys::Node;"),
        ["src/figures/x.rs: figures may not use the crate web_sys"]
    );
    assert_eq!(
        bad("src/bin/recto.rs", "//! X.\nfn f() { html5ever::parse() }"),
        ["src/bin/recto.rs: bin may not use the crate html5ever"]
    );
    assert_eq!(bad("src/page/x.rs", "fn f() {}"), ["src/page/x.rs: begins without a header that says why it is there"]);
    assert_eq!(bad("src/page/x.rs", "//! X.\nfn f() { unsafe { g() } }"), ["src/page/x.rs: unsafe"]);
    assert_eq!(bad("src/page/utils.rs", "//! X."), ["src/page/utils.rs: the name utils says nothing"]);
    assert_eq!(bad("src/shed/x.rs", "//! X."), ["src/shed/x.rs: no such room as shed in the table"]);
    let long = "//! X.\n".repeat(LONGEST_FILE + 1);
    assert_eq!(bad("src/page/x.rs", &long), ["src/page/x.rs: 451 lines, more than 450"]);
    assert_eq!(faults_of_script("www/x.js", "let a;"), ["www/x.js: does not begin with // @ts-check"]);
    assert_eq!(
        faults_of_script("www/x.js", "// @ts-check\na.innerHTML = b;"),
        ["www/x.js: innerHTML makes markup of text"]
    );
    let manifest = "[dependencies]\nweb-sys = \"1\"\n";
    assert_eq!(dependencies(manifest), [("web-sys".to_owned(), "dependencies".to_owned())]);
}

#[test]
fn words_in_comments_strings_and_tests_are_no_imports() {
    let crates: Vec<String> = vec!["web_sys".into()];
    let good = "//! Knows crate::render only by name.\n/* unsafe /* crate::browser */ web_sys:: */\n\
        const A: &str = \"crate::judge \\\" web_sys::\"; const B: char = '\"'; const C: &str = r#\"crate::judge\"#;\n\
        fn f<'a>(x: &'a str) {}\n#[cfg(test)]\nmod tests { use crate::judge; }\n";
    assert_eq!(faults_of_rust("src/page/x.rs", good, &crates), [""; 0]);
    let script = "// @ts-check\n// never innerHTML\n/* innerHTML */ const a = 'x';\n";
    assert_eq!(faults_of_script("www/x.js", script), [""; 0]);
}
