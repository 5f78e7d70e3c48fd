//! Whether `is_readable` agrees with sense, on pages of every kind and in scripts with and without spaces.
//!
//! `tests/readable/yes/` holds pages that a reader would press the button on, `no/` those that have nothing to read.
#![cfg(feature = "cli")]
// A fault in a test may end it at once.
#![allow(clippy::unwrap_used, clippy::panic)]

use recto::is_readable;
use recto::native::snapshot_from_html;
use std::fs;
use std::path::Path;

/// The pages of a folder for which the answer is not the one wanted; and how many pages there are.
fn disagreeing(folder: &str, wanted: bool) -> (Vec<String>, usize) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readable").join(folder);
    let (mut disagreeing, mut all) = (Vec::new(), 0);
    for entry in fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        let html = fs::read(&path).unwrap();
        all += 1;
        // A page that cannot be read at all is none to press the button on.
        if is_readable(snapshot_from_html(html, "https://pages.example/it")).unwrap_or(false) != wanted {
            disagreeing.push(path.file_name().unwrap().to_string_lossy().into_owned());
        }
    }
    disagreeing.sort();
    (disagreeing, all)
}

#[test]
fn pages_of_every_kind_with_something_to_read_are_readable() {
    let (wrong, all) = disagreeing("yes", true);
    assert!(all >= 12, "{all} pages");
    assert!(wrong.is_empty(), "not readable: {wrong:?}");
}

#[test]
fn pages_with_nothing_to_read_are_not() {
    let (wrong, all) = disagreeing("no", false);
    assert!(all >= 10, "{all} pages");
    assert!(wrong.is_empty(), "readable: {wrong:?}");
}
