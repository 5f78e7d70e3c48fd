//! Many pages at once: files, web archives, folders of articles, JSON lines.

use super::{File, article, gzip, printed, recto, refused};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::PathBuf;

const NO_ARTICLE: &[u8] = b"<body><nav><a href=/a>One</a> <a href=/b>Two</a></nav>";

/// A folder that goes when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        Self(std::env::temp_dir().join(format!("recto-cli-{}-{name}", std::process::id())))
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }

    /// Name and beginning of each file.
    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let entries = std::fs::read_dir(&self.0).unwrap().map(|entry| entry.unwrap());
        entries.map(|entry| (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap())).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).unwrap();
    }
}

fn page(number: usize) -> String {
    article().replace("Morning at the harbour", &format!("Morning number {number}"))
}

/// A record of an archive with a page at an address.
fn response(path: &str, html: &str) -> Vec<u8> {
    let http = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}");
    let length = http.len();
    format!(
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/{path}\r\n\
         Content-Type: application/http;msgtype=response\r\nContent-Length: {length}\r\n\r\n{http}\r\n\r\n"
    )
    .into_bytes()
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn json_lines_are_in_the_order_of_the_pages_whatever_the_number_of_threads() {
    let files: Vec<File> = (0..90).map(|n| File::new(&format!("order-{n}.html"), page(n).as_bytes())).collect();
    let paths = files.iter().map(File::path);
    let run = |jobs: &str| printed(&["--jsonl", "-j", jobs].into_iter().chain(paths.clone()).collect::<Vec<_>>(), b"");
    let one = run("1");
    let found = lines(&one);
    assert_eq!(found.len(), 90);
    for (number, line) in found.iter().enumerate() {
        assert_eq!(line["article"]["title"], format!("Morning number {number}"));
        assert_eq!(line["source"], files[number].path());
        assert!(line["url"].as_str().unwrap().starts_with("file:///") && line.get("error").is_none());
    }
    assert_eq!(run("3"), one);
}

#[test]
fn a_page_without_an_article_and_a_file_that_is_not_there_do_not_end_the_others() {
    let (good, bad) = (File::new("good.html", page(1).as_bytes()), File::new("bad.html", NO_ARTICLE));
    let output = recto(&["--jsonl", bad.path(), good.path()], b"");
    assert_eq!(output.status.code(), Some(1));
    let found = lines(&String::from_utf8(output.stdout).unwrap());
    assert_eq!((found[0]["error"]["code"].as_str(), found.len()), (Some("no-article"), 2));
    assert!(found[0].get("article").is_none() && found[1]["article"]["title"] == "Morning number 1");
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("recto: no-article: ") && told.ends_with("recto: 1 article, 1 without\n"), "{told}");

    let output = recto(&["--jsonl", "--quiet", "/no/such/file", bad.path(), good.path()], b"");
    assert_eq!(output.status.code(), Some(2), "what cannot be opened weighs more");
    let found = lines(&String::from_utf8(output.stdout).unwrap());
    assert_eq!((found[0]["error"]["code"].as_str(), found.len()), (Some("unreadable"), 3));
    assert!(!String::from_utf8(output.stderr).unwrap().contains("1 article"), "--quiet has no summary");
}

#[test]
fn each_article_goes_to_a_file_of_its_own() {
    let (one, two) = (File::new("one.html", page(1).as_bytes()), File::new("two.htm.gz", &gzip(page(2).as_bytes())));
    let (bad, folder) = (File::new("none.html", NO_ARTICLE), Folder::new("articles"));
    let run = |more: &[&str]| recto(&[&["--json", "-o", folder.path(), one.path(), two.path()], more].concat(), b"");
    assert_eq!(run(&[bad.path()]).status.code(), Some(1));
    let files = folder.files();
    let stem = one.path().rsplit('/').next().unwrap().trim_end_matches("one.html").to_owned();
    assert_eq!(files.keys().cloned().collect::<Vec<_>>(), [format!("{stem}one.json"), format!("{stem}two.json")]);
    assert!(String::from_utf8_lossy(&files[&format!("{stem}two.json")]).contains("Morning number 2"));

    let output = run(&[]);
    assert_eq!(output.status.code(), Some(2), "no file is overwritten unasked");
    assert!(String::from_utf8(output.stderr).unwrap().contains("recto: file-exists: "));
    assert_eq!(run(&["--overwrite"]).status.code(), Some(0));
}

#[test]
fn several_pages_are_not_printed_one_after_the_other() {
    let (one, two) = (File::new("several-1.html", page(1).as_bytes()), File::new("several-2.html", page(2).as_bytes()));
    for format in ["--json", "--markdown", "--text", "--html", "--epub", "--trace"] {
        let (code, message) = refused(&[format, one.path(), two.path()], b"");
        assert!(code == 2 && message.contains("--output FOLDER"), "{format}: {message}");
    }
}

#[test]
fn an_archive_is_known_by_its_content_and_read_through() {
    let archive = [
        response("1", &page(1)),
        response("2", std::str::from_utf8(NO_ARTICLE).unwrap()),
        b"WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 2\r\n\r\nx\n\r\n\r\n".to_vec(),
        response("3", &page(3)),
    ];
    // Each record is packed by itself, as the standard recommends.
    let packed: Vec<u8> = archive.iter().flat_map(|record| gzip(record)).collect();
    let (plain, packed) = (File::new("pages.warc", &archive.concat()), File::new("archive", &packed));
    for file in [&plain, &packed] {
        let output = recto(&["--jsonl", file.path()], b"");
        assert_eq!(output.status.code(), Some(1));
        let found = lines(&String::from_utf8(output.stdout).unwrap());
        let urls: Vec<_> = found.iter().map(|line| line["url"].as_str().unwrap()).collect();
        assert_eq!(urls, ["https://a.example/1", "https://a.example/2", "https://a.example/3"]);
        assert_eq!(found[2]["article"]["title"], "Morning number 3");
        assert_eq!(found[2]["source"], format!("{}#3", file.path()));
    }
    let folder = Folder::new("archived");
    let output = recto(&["--text", "-o", folder.path(), "-"], &archive.concat());
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert_eq!(folder.files().into_keys().collect::<Vec<_>>(), ["page-00001.txt", "page-00003.txt"]);
}

#[test]
fn a_damaged_archive_gives_what_is_there_and_its_code() {
    let archive = [response("1", &page(1)), response("2", &page(2))].concat();
    let file = File::new("cut.warc", &archive[..archive.len() - 100]);
    let output = recto(&["--jsonl", file.path()], b"");
    assert_eq!(output.status.code(), Some(2));
    let found = lines(&String::from_utf8(output.stdout).unwrap());
    assert_eq!(found[0]["article"]["title"], "Morning number 1");
    assert_eq!((found[1]["error"]["code"].as_str(), found.len()), (Some("damaged-archive"), 2));
}
