//! The import graph of the JavaScript modules.

use super::source::Script;
use std::collections::BTreeMap;

/// What the modules of a folder may import, by the beginnings of paths. The first row that a path begins with counts.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    // The view shows what it is given: it neither captures nor asks the worker.
    (
        "extension/page/view/",
        &["extension/page/view/", "extension/page/dom.js", I18N, SETTINGS, HEADER_TEXTS, HIGHLIGHTS],
    ),
    // A part is loaded after page.js and brings copies of what it imports, so it may import only what keeps no state.
    (
        "extension/page/parts/",
        &[
            "extension/page/parts.js",
            "extension/page/parts/",
            "extension/page/dom.js",
            WORKER_PORT,
            I18N,
            SETTINGS,
            STORAGE,
            CORRECTIONS,
            HIGHLIGHTS,
        ],
    ),
    ("extension/page/", &["extension/page/", "src/browser/capture/", I18N, SETTINGS, STORAGE, CORRECTIONS]),
    ("extension/worker/", &["extension/worker/", I18N, HEADER_TEXTS, SETTINGS, STORAGE, SITES]),
    // The controls are those of the panel, the preview has the view's style sheets.
    (
        "extension/options/",
        &[
            "extension/options/",
            "extension/page/dom.js",
            "extension/page/parts/appearance/",
            "extension/page/parts/fonts/",
            "extension/page/view/features.js",
            "extension/page/view/settings-style.js",
            "extension/page/view/themes.css",
            "extension/page/view/view.css",
            "extension/page/view/view-settings.js",
            WORKER_PORT,
            I18N,
            SETTINGS,
            STORAGE,
            SITES,
            CORRECTIONS,
            HIGHLIGHTS,
        ],
    ),
    ("extension/bundle.mjs", &[]),
    ("extension/assemble.mjs", &["extension/bundle.mjs"]),
    (SETTINGS, &[STORAGE]),
    (SITES, &[STORAGE]),
    (HIGHLIGHTS, &[SETTINGS, STORAGE]),
    (CORRECTIONS, &[STORAGE]),
    ("extension/", &[]),
    ("src/browser/capture/", &["src/browser/capture/"]),
    // The package as it is assembled: the glue is generated, and the playground's server puts the package beside it.
    ("src/browser/package/", &["src/browser/package/recto_glue.js", "src/browser/package/wasm_sections.mjs"]),
    ("www/", &["www/"]),
];
const I18N: &str = "extension/i18n.js";
const WORKER_PORT: &str = "extension/page/worker-port.js";
const SITES: &str = "extension/sites.js";
const SETTINGS: &str = "extension/settings.js";
const CORRECTIONS: &str = "extension/corrections.js";
const STORAGE: &str = "extension/storage.js";
const HEADER_TEXTS: &str = "extension/header-texts.js";
const HIGHLIGHTS: &str = "extension/highlights.js";

/// The packages from npm that are shipped, each with the one folder or script that imports it.
const MAY_IMPORT_PACKAGES: &[(&str, &str)] = &[
    ("extension/worker/extraction.js", "recto"),
    ("extension/page/parts/code-colours/", "@highlightjs/cdn-assets"),
    ("extension/page/parts/save/", "fflate"),
    ("extension/page/parts/quotes/", "approx-string-match"),
];

/// The scripts that share the reader of a document, the one global of the extension.
const USE_THE_GLOBAL: &[&str] = &["extension/page/page.js", "extension/page/parts.js"];

/// What is wrong with the imports of some modules, given as path and text.
pub fn faults_of_imports(modules: &[(String, String)]) -> Vec<String> {
    let mut found = Vec::new();
    let mut graph = BTreeMap::new();
    for (path, text) in modules {
        let script = Script::read(text);
        if path.starts_with("extension/")
            && script.code.contains("globalThis.")
            && !USE_THE_GLOBAL.contains(&path.as_str())
        {
            found.push(format!("{path}: uses a global"));
        }
        let mut edges = Vec::new();
        for name in imports(&script.code) {
            if name.starts_with('.') {
                edges.push(resolve(path, &name));
            } else if path.ends_with(".js")
                && !MAY_IMPORT_PACKAGES
                    .iter()
                    .any(|(place, package)| path.starts_with(place) && name.starts_with(package))
            {
                found.push(format!("{path}: imports the package {name}"));
            }
        }
        let row = MAY_IMPORT.iter().find(|(folder, _)| path.starts_with(folder));
        for other in &edges {
            if !row.is_some_and(|(_, allowed)| allowed.iter().any(|beginning| other.starts_with(beginning))) {
                found.push(format!("{path}: may not import {other}"));
            }
        }
        graph.insert(path.clone(), edges);
    }
    found.extend(cycle(&graph).map(|path| format!("imports go in a circle: {}", path.join(" → "))));
    found
}

/// The names in the static imports and re-exports of a module, and in dynamic imports of a literal.
fn imports(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for statement in code.split(';') {
        let statement = statement.trim_start();
        let is_import = ["import ", "import{", "export {", "export *"].iter().any(|word| statement.starts_with(word));
        let name = if is_import { statement.rsplit_once(['\'', '"']).map(|(before, _)| before) } else { None };
        if let Some((head, name)) = name.and_then(|before| before.rsplit_once(['\'', '"']))
            && (head.trim_end().ends_with("from") || head.trim_end() == "import")
        {
            found.push(name.to_owned());
        }
        for call in statement.split("import(").skip(1) {
            if let Some(rest) = call.trim_start().strip_prefix(['\'', '"'])
                && let Some((name, _)) = rest.split_once(['\'', '"'])
            {
                found.push(name.to_owned());
            }
        }
    }
    found
}

/// The path of a relative import, from the project's root.
fn resolve(from: &str, name: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in name.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// A cycle of a graph, beginning and ending with the same node; the first by name that there is.
fn cycle(graph: &BTreeMap<String, Vec<String>>) -> Option<Vec<String>> {
    let mut finished: Vec<&str> = Vec::new();
    for start in graph.keys() {
        // Each entry: a node of the current path, and how many of its edges have been followed.
        let mut path: Vec<(&str, usize)> = vec![(start, 0)];
        while let Some((node, followed)) = path.last_mut() {
            let next = graph.get(*node).and_then(|edges| edges.get(*followed));
            *followed += 1;
            match next {
                None => {
                    finished.push(node);
                    path.pop();
                }
                Some(next) => {
                    if let Some(at) = path.iter().position(|(node, _)| node == next) {
                        let nodes = path[at..].iter().map(|(node, _)| (*node).to_owned());
                        return Some(nodes.chain([next.clone()]).collect());
                    }
                    if !finished.contains(&next.as_str()) {
                        path.push((next, 0));
                    }
                }
            }
        }
    }
    None
}

/// The check must be able to fail: small bad graphs, each with the fault it must give.
#[test]
fn bad_imports_are_found() {
    let faults = |modules: &[(&str, &str)]| {
        let modules: Vec<_> = modules.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        faults_of_imports(&modules)
    };
    assert_eq!(
        faults(&[
            ("www/a.js", "// A.\nimport {\n  b,\n} from './b.js';\n"),
            ("www/b.js", "import './c.js';"),
            ("www/c.js", "export { a } from './a.js';"),
        ]),
        ["imports go in a circle: www/a.js → www/b.js → www/c.js → www/a.js"]
    );
    assert_eq!(
        faults(&[("extension/page/view/x.js", "import { readPage } from '../read.js';")]),
        ["extension/page/view/x.js: may not import extension/page/read.js"]
    );
    assert_eq!(
        faults(&[("extension/worker/x.js", "const x = await import('../page/read.js');")]),
        ["extension/worker/x.js: may not import extension/page/read.js"]
    );
    assert_eq!(
        faults(&[("extension/worker/read.js", "import init from 'recto';")]),
        ["extension/worker/read.js: imports the package recto"]
    );
    assert_eq!(faults(&[("extension/page/x.js", "globalThis.rectoX = 1;")]), ["extension/page/x.js: uses a global"]);
    let good = "// @ts-check\n/** @typedef {import('./b.js').B} B */\nimport { c } from './c.js';\nconst a = 'from';\n";
    assert_eq!(faults(&[("www/a.js", good), ("www/b.js", "import './a.js';"), ("www/c.js", "")]), [""; 0]);
}
