//! The modules of the codebase, checked mechanically: which module may depend on which, which crates each may use, what a
//! file must look like, and that no files import each other in a circle.
//!
//! The table below is that of ARCHITECTURE.md. Dependencies are read from the sources; the tests at the end of a file may
//! use whatever they need.
// A fault in a test may end it at once.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "modules/imports.rs"]
mod imports;
#[path = "modules/scripts.rs"]
mod scripts;
#[path = "modules/source.rs"]
mod source;

use imports::Imports;
use source::{Script, Source};
use std::fs;
use std::path::{Path, PathBuf};

/// A top-level module.
struct Module {
    /// Its folder or file under `src/`.
    name: &'static str,
    /// The modules it may depend on; `*` for all.
    may_use: &'static [&'static str],
    /// The crates it may use beside `std`.
    crates: &'static [&'static str],
}

const MODULES: &[Module] = &[
    Module { name: "error", may_use: &[], crates: &[] },
    Module { name: "options", may_use: &[], crates: &["serde"] },
    // The page's resolved addresses are the only ones that may leave.
    Module { name: "article", may_use: &["page"], crates: &["serde"] },
    Module { name: "page", may_use: &["error"], crates: &["serde", "memchr"] },
    Module { name: "measure", may_use: &["page"], crates: &["memchr"] },
    // Of the article the judge uses the kinds of page, never the metadata.
    Module { name: "corrections", may_use: &["page", "measure", "article"], crates: &[] },
    Module { name: "judge", may_use: &["page", "measure", "corrections", "options", "article"], crates: &["memchr"] },
    Module { name: "figures", may_use: &["page", "measure", "judge", "article"], crates: &["memchr"] },
    Module { name: "metadata", may_use: &["page", "article"], crates: &["memchr", "serde_json"] },
    // The positions of figures are part of the content.
    Module {
        name: "content",
        may_use: &["page", "measure", "judge", "figures", "metadata", "article"],
        crates: &["memchr"],
    },
    Module { name: "render", may_use: &["page", "article"], crates: &["memchr"] },
    Module {
        name: "pipeline",
        may_use: &[
            "article",
            "content",
            "corrections",
            "error",
            "figures",
            "judge",
            "measure",
            "metadata",
            "options",
            "page",
            "render",
        ],
        crates: &[],
    },
    Module {
        name: "browser",
        may_use: &["article", "error", "options", "page", "pipeline"],
        crates: &["js_sys", "serde", "serde_path_to_error", "serde_wasm_bindgen", "wasm_bindgen", "web_sys"],
    },
    Module {
        name: "native",
        may_use: &["article", "error", "page"],
        crates: &["brotli_decompressor", "encoding_rs", "flate2", "html5ever", "httparse", "zip"],
    },
    // The programs are crates of their own and use this one through its public interface.
    Module {
        name: "bin",
        may_use: &[],
        crates: &[
            "clap",
            "clap_complete",
            "clap_mangen",
            "flate2",
            "indicatif",
            "lexopt",
            "rayon",
            "recto",
            "scraper",
            "serde",
            "serde_json",
        ],
    },
    Module { name: "lib", may_use: &["*"], crates: &[] },
];

/// What the crate root re-exports, and the module it belongs to.
const ROOT_NAMES: &[(&str, &str)] = &[
    ("Article", "article"),
    ("ReadError", "error"),
    ("Options", "options"),
    ("Breadth", "options"),
    ("Snapshot", "page"),
    ("read", "pipeline"),
    ("is_readable", "pipeline"),
];

/// A longer file has more than one idea.
const LONGEST_FILE: usize = 450;

/// Names that do not say what a file is about.
const EMPTY_NAMES: &[&str] = &["common", "helper", "helpers", "manager", "misc", "util", "utils"];

/// The one place where markup is inserted into a live document: that which `src/render` wrote.
const AUDITED: &str = "extension/";

/// Ways in which a script can parse text as markup.
const MARKUP_SINKS: &[&str] =
    &["innerHTML", "insertAdjacentHTML", "setHTMLUnsafe", "createContextualFragment", "document.write", "srcdoc"];

/// Crates that only work in a browser: they must be dependencies of the wasm32 target only.
const BROWSER_CRATES: &[&str] = &["js-sys", "serde-wasm-bindgen", "wasm-bindgen", "web-sys"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All files under a folder of the project, as paths from its root, sorted; none if there is no such folder.
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

/// The dependencies in Cargo.toml, as written there, and the section of each.
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
        found.push(format!("{path}: starts without a header that says why it is there"));
    }
    let source = Source::read(path, text);
    if source.has_word("unsafe") {
        found.push(format!("{path}: unsafe"));
    }
    let Some(module) = MODULES.iter().find(|module| module.name == source.top_level) else {
        found.push(format!("{path}: no module {} in the table", source.top_level));
        return found;
    };
    if is_test(path) {
        return found;
    }
    for name in source.top_level_names().into_iter().filter(|_| module.name != "bin") {
        let other = ROOT_NAMES.iter().find(|(root, _)| *root == name).map_or(name.as_str(), |(_, module)| module);
        if other != module.name && !module.may_use.contains(&other) && !module.may_use.contains(&"*") {
            found.push(format!("{path}: {} may not use {name}", module.name));
        }
    }
    for name in crates {
        if source.uses_crate(name) && !module.crates.contains(&name.as_str()) {
            found.push(format!("{path}: {} may not use the crate {name}", module.name));
        }
    }
    found
}

/// Whether a file holds tests only.
fn is_test(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.contains("/tests/")
}

/// What is wrong with a JavaScript file.
fn faults_of_script(path: &str, text: &str) -> Vec<String> {
    let mut found = faults_of_name_and_length(path, text);
    let head: Vec<&str> = text.lines().take(2).collect();
    if !head.contains(&"// @ts-check") {
        found.push(format!("{path}: does not start with // @ts-check"));
    }
    let script = Script::read(text);
    for sink in MARKUP_SINKS.iter().filter(|sink| script.code.contains(**sink)) {
        found.push(format!("{path}: {sink} parses text as markup"));
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
            found.push(format!("{path}: {stem} does not say what the file is about"));
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
fn every_file_keeps_to_its_module() {
    let crates = all_crates();
    let files = files("src", &["rs"]);
    assert!(files.len() > 20, "the sources were not found");
    assert_none(files.iter().flat_map(|path| faults_of_rust(path, &text(path), &crates)).collect());
}

#[test]
fn every_script_is_checked_and_parses_no_text_as_markup() {
    let scripts = ["extension", "www"].iter().flat_map(|folder| files(folder, &["js", "mjs"]));
    let faults: Vec<String> = scripts.flat_map(|path| faults_of_script(&path, &text(&path))).collect();
    let (audited, faults): (Vec<String>, Vec<String>) =
        faults.into_iter().partition(|fault| fault.starts_with(AUDITED) && fault.contains("innerHTML parses"));
    assert!(audited.len() <= 1, "more than one place parses text as markup:\n{}", audited.join("\n"));
    assert_none(faults);
}

#[test]
fn scripts_import_what_they_may_and_never_in_a_circle() {
    let folders = ["extension", "www", "src/browser"];
    let paths = folders.iter().flat_map(|folder| files(folder, &["js", "mjs"]));
    let modules: Vec<(String, String)> = paths.map(|path| (path.clone(), text(&path))).collect();
    assert!(modules.len() > 20, "the scripts were not found");
    assert_none(scripts::faults_of_imports(&modules));
}

#[test]
fn tests_keep_to_names_and_length() {
    let files = files("tests", &["rs", "js", "mjs"]);
    assert_none(files.iter().flat_map(|path| faults_of_name_and_length(path, &text(path))).collect());
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let files: Vec<String> = files("src", &["rs"]).into_iter().filter(|path| !is_test(path)).collect();
    let sources: Vec<(String, String)> = files.into_iter().map(|path| (path.clone(), text(&path))).collect();
    assert_none(Imports::read(&sources).circles().into_iter().map(|circle| circle.join(" ↔ ")).collect());
}

#[test]
fn browser_crates_are_under_the_wasm_target() {
    let misplaced: Vec<String> = dependencies(&text("Cargo.toml"))
        .into_iter()
        .filter(|(name, section)| BROWSER_CRATES.contains(&name.as_str()) && !section.contains("wasm32"))
        .map(|(name, section)| format!("{name} is under [{section}]"))
        .collect();
    assert_none(misplaced);
}

#[test]
fn the_table_names_each_module_once_and_only_modules() {
    for (at, module) in MODULES.iter().enumerate() {
        assert!(MODULES[..at].iter().all(|other| other.name != module.name), "{} twice", module.name);
        for used in module.may_use.iter().filter(|used| **used != "*") {
            assert!(MODULES.iter().any(|other| other.name == *used), "{} may use {used}: no module", module.name);
        }
        assert!(!module.may_use.contains(&"browser"), "{} may use the browser", module.name);
    }
}

/// The checks must be able to fail: bad samples, each with the fault it must give.
#[test]
fn bad_samples_are_found() {
    let crates: Vec<String> = ["memchr", "web_sys", "html5ever", "serde_json"].map(String::from).into();
    let bad = |path: &str, text: &str| faults_of_rust(path, text, &crates);
    assert_eq!(
        bad("src/measure/x.rs", "//! X.\nuse crate::judge::Verdicts;"),
        ["src/measure/x.rs: measure may not use judge"]
    );
    assert_eq!(
        bad("src/metadata/mod.rs", "//! X.\nuse crate::{page::Page, judge};"),
        ["src/metadata/mod.rs: metadata may not use judge"]
    );
    assert_eq!(bad("src/page/x.rs", "//! X.\nuse super::super::render;"), ["src/page/x.rs: page may not use render"]);
    assert_eq!(
        bad("src/page/a/b.rs", "//! X.\nfn f() { crate::measure::measure(p) }"),
        ["src/page/a/b.rs: page may not use measure"]
    );
    assert_eq!(
        bad("src/render/mod.rs", "//! X.\nfn f(o: &crate::Options) {}"),
        ["src/render/mod.rs: render may not use Options"]
    );
    assert_eq!(
        bad("src/figures/x.rs", "//! X.\nuse web_sys::Node;"),
        ["src/figures/x.rs: figures may not use the crate web_sys"]
    );
    assert_eq!(
        bad("src/bin/recto.rs", "//! X.\nfn f() { html5ever::parse() }"),
        ["src/bin/recto.rs: bin may not use the crate html5ever"]
    );
    assert_eq!(bad("src/page/x.rs", "fn f() {}"), ["src/page/x.rs: starts without a header that says why it is there"]);
    assert_eq!(bad("src/page/x.rs", "//! X.\nfn f() { unsafe { g() } }"), ["src/page/x.rs: unsafe"]);
    assert_eq!(bad("src/page/utils.rs", "//! X."), ["src/page/utils.rs: utils does not say what the file is about"]);
    assert_eq!(bad("src/shed/x.rs", "//! X."), ["src/shed/x.rs: no module shed in the table"]);
    let long = "//! X.\n".repeat(LONGEST_FILE + 1);
    assert_eq!(bad("src/page/x.rs", &long), ["src/page/x.rs: 451 lines, more than 450"]);
    assert_eq!(faults_of_script("www/x.js", "let a;"), ["www/x.js: does not start with // @ts-check"]);
    assert_eq!(
        faults_of_script("www/x.js", "// @ts-check\na.innerHTML = b;"),
        ["www/x.js: innerHTML parses text as markup"]
    );
    let manifest = "[dependencies]\nweb-sys = \"1\"\n";
    assert_eq!(dependencies(manifest), [("web-sys".to_owned(), "dependencies".to_owned())]);
}

#[test]
fn circles_are_found() {
    let circles = |files: &[(&str, &str)]| {
        let sources: Vec<_> = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        Imports::read(&sources).circles()
    };
    let lib = ("src/lib.rs", "pub mod a; pub mod b;");
    let table = ("src/a/table.rs", "use super::rule::RULE; pub struct Table;");
    let rule = ("src/a/rule.rs", "use crate::a::Table; pub const RULE: u8 = 1;");
    let reexports = ("src/a/mod.rs", "mod rule; mod table; pub use table::Table;");
    assert_eq!(circles(&[lib, reexports, table, rule]), [["src/a/rule.rs", "src/a/table.rs"]]);
    // Through a third file, by a path without an import.
    let user = ("src/b.rs", "pub fn user() { crate::a::table::table() }");
    let table = ("src/a/table.rs", "use super::rule; pub struct Table; fn table() { rule::rule(); }");
    let rule = ("src/a/rule.rs", "use crate::{b::user as other}; pub fn rule() { other() }");
    assert_eq!(circles(&[lib, reexports, table, rule, user]), [["src/a/rule.rs", "src/a/table.rs", "src/b.rs"]]);
    // A parent that uses its child, which uses an item of the parent.
    let parent = ("src/a/mod.rs", "mod rule; pub use rule::rule; pub struct State; fn apply() { rule() }");
    let child = ("src/a/rule.rs", "use super::State; pub fn rule() {}");
    assert_eq!(circles(&[lib, parent, child]), [["src/a/mod.rs", "src/a/rule.rs"]]);
    // No circle: the parent only re-exports, the child's tests use what uses it.
    let parent = ("src/a/mod.rs", "mod rule; mod state; pub use {rule::rule, state::State};");
    let state = ("src/a/state.rs", "pub struct State; #[cfg(test)]\nmod tests { use super::super::rule; }");
    assert_eq!(circles(&[lib, parent, child, state]), [[""; 0]; 0]);
}

#[test]
fn names_in_comments_strings_and_tests_are_no_imports() {
    let crates: Vec<String> = vec!["web_sys".into()];
    let good = "//! Names crate::render only here.\n/* unsafe /* crate::browser */ web_sys:: */\n\
        const A: &str = \"crate::judge \\\" web_sys::\"; const B: char = '\"'; const C: &str = r#\"crate::judge\"#;\n\
        fn f<'a>(x: &'a str) {}\n#[cfg(test)]\nmod tests { use crate::judge; }\n";
    assert_eq!(faults_of_rust("src/page/x.rs", good, &crates), [""; 0]);
    let script = "// @ts-check\n// never innerHTML\n/* innerHTML */ const a = 'x';\n";
    assert_eq!(faults_of_script("www/x.js", script), [""; 0]);
}
