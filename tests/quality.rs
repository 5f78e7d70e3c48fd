//! The scores on stored pages hold the floors pinned in `quality_floors.json`.
//!
//! Where the corpora are not at hand it says so and passes: they are no part of the project.
#![cfg(feature = "cli")]
// A fault in a test may end it at once.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::process::{Command, Output};

fn quality(arguments: &[&str], corpora: Option<&str>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_quality"));
    if let Some(corpora) = corpora {
        command.env("RECTO_CORPORA", corpora);
    }
    command.args(arguments).output().unwrap()
}

#[test]
fn no_floor_is_undercut() {
    let output = quality(&["--floor", "--worst", "0"], None);
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    if told.starts_with("skipped: ") {
        eprintln!("{}", told.trim());
    }
    assert!(output.status.success(), "{told}\n{}", String::from_utf8_lossy(&output.stderr));
    assert!(told.starts_with("skipped: ") || told.ends_with("all floors hold\n"), "{told}");
}

#[test]
fn absent_corpora_are_told() {
    let output = quality(&["--floor"], Some("/nowhere"));
    assert!(output.status.success());
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("skipped: no corpora"));
    assert_eq!(quality(&[], Some("/nowhere")).status.code(), Some(2));
}

#[test]
fn wrong_use_ends_with_two() {
    assert_eq!(quality(&["nonsense"], None).status.code(), Some(2));
    assert!(String::from_utf8_lossy(&quality(&["--help"], None).stdout).contains("Usage: quality"));
}
