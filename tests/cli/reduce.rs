//! `recto reduce`: a page that reads badly becomes a small one that does so in the same way, without its words.

use super::{File, article, recto, refused};
use serde_json::Value;

fn reduced(arguments: &[&str], page: &str) -> (String, String) {
    let file = File::new(&format!("reduce-{}.html", arguments.len() + page.len()), page.as_bytes());
    let output = recto(&[&["reduce", file.path()], arguments].concat(), b"");
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{told}");
    (String::from_utf8(output.stdout).unwrap(), told)
}

fn trace(page: &str) -> String {
    String::from_utf8(recto(&["--trace", "-"], page.as_bytes()).stdout).unwrap()
}

#[test]
fn a_block_that_is_dropped_is_still_dropped_for_the_same_reason() {
    let page = article().replace(
        "</article>",
        "<div class=related><h2>You may also like</h2><p>Secret tides: our guide to the coast</div></article>",
    );
    let reason = |trace: &str, words: &str| {
        let line = trace.lines().find(|line| line.contains(words)).unwrap().to_owned();
        line.split_whitespace().nth(2).unwrap().to_owned()
    };
    let before = trace(&page);
    assert!(before.lines().any(|line| line.starts_with("dropped") && line.contains("Secret tides")), "{before}");
    let (small, told) = reduced(&["--lost", "Secret tides"], &page);
    assert!(small.len() * 2 < page.len(), "{small}");
    for word in ["Secret", "tides", "harbour", "unloaded", "Politics"] {
        assert!(!small.contains(word) || told.contains(word), "{word} was given away in silence:\n{small}\n{told}");
    }
    assert!(!small.contains("harbour"), "{small}\n{told}");
    let after = trace(&small);
    let dropped = after.lines().find(|line| line.starts_with("dropped")).unwrap();
    assert!(dropped.contains(&reason(&before, "Secret tides")), "{after}");
}

#[test]
fn a_wrong_field_stays_wrong() {
    let page = article().replace("<title>", "<meta name=author content='Somebody Else'><title>");
    let (small, _) = reduced(&["--field", "byline=Somebody"], &page);
    let output = recto(&["--force", "-"], small.as_bytes());
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(json["byline"].is_string() && small.contains("<meta"), "{small}");
    assert!(!small.contains("harbour"), "{small}");
}

#[test]
fn an_error_stays_the_same() {
    let page = "<body><nav><a href=/a>One</a> <a href=/b>Two</a></nav><p>Short words here.";
    let (small, told) = reduced(&["--error", "no-article"], page);
    assert!(small.len() < 80, "{small}");
    assert!(told.contains("no word of the page is left"), "{told}");
}

#[test]
fn a_fault_that_is_not_there_is_said() {
    let page = article();
    for (arguments, told) in [
        (["--lost", "1. The harbour"], "no dropped block"),
        (["--kept", "Start page"], "no kept block"),
        (["--error", "frameset"], "does not show this fault"),
        (["--field", "title"], "NAME=TEXT"),
        (["--field", "nonsense=x"], "does not show this fault"),
    ] {
        let (code, message) = refused(&[&["reduce", "-"], arguments.as_slice()].concat(), page.as_bytes());
        assert!(code == 2 && message.contains(told), "{arguments:?}: {message}");
    }
    assert_eq!(refused(&["reduce", "-"], b"").0, 2);
}
