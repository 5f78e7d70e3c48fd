//! Pages of sizes that nobody should send: an article or a clear code, memory in proportion to the snapshot, time in
//! proportion to the page. One test, as the memory is that of the whole process.
//!
//! `RECTO_BOUNDED=10 cargo test --release --features cli --test bounded -- --nocapture` runs sizes ten times as large: a tree
//! 100,000 deep, 100 MB in one text, 10 MB without a space, 100,000 attributes and pictures, half a million links.
//! `RECTO_SHAPE=rows` takes one shape alone, for a profile of memory (`valgrind --tool=massif`).
#![cfg(feature = "cli")]
// A fault in a test may end it at once.
#![allow(clippy::unwrap_used, clippy::panic)]

use peak_alloc::PeakAlloc;
use recto::{Options, ReadError, Snapshot, read};
use std::fmt::Write;
use std::time::Instant;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const SENTENCE: &str =
    "The ferry left the northern quay at six in the morning, as it had done every working day for years. ";

/// Most memory for each byte of the snapshot, which is counted too.
const MOST_TIMES: usize = 12;

/// A page by its size, as a browser serialises it.
type Shape = (&'static str, fn(usize) -> String);

const SHAPES: &[Shape] = &[
    ("depth", |n| format!("{}<p>{SENTENCE}</p>{}", "<div>".repeat(n), "</div>".repeat(n))),
    ("nodes", |n| format!("<p>{SENTENCE}<i>and</i></p>").repeat(n)),
    ("one text", |n| format!("<p>{}</p>", SENTENCE.repeat(n * 10))),
    ("no space", |n| format!("<p>{}</p>", "w".repeat(n * 100))),
    ("no space, ideographs", |n| format!("<p>{}</p>", "渡".repeat(n * 33))),
    ("attributes", |n| {
        let mut tag = String::from("<p");
        (0..n).for_each(|at| write!(tag, " data-a{at}=\"{at}\"").unwrap());
        format!("{tag}>{SENTENCE}</p>")
    }),
    ("pictures", |n| {
        let mut out = String::new();
        (0..n).for_each(|at| write!(out, "<figure><img src=\"/p{at}.jpg\" width=\"600\" height=\"400\"><figcaption>Picture number {at} of the ferry.</figcaption></figure>").unwrap());
        out
    }),
    ("links", |n| {
        let mut out = String::new();
        (0..n * 5).for_each(|at| write!(out, "<a href=\"/page/{at}\">Page {at}</a> ").unwrap());
        format!("<p>{out}</p>")
    }),
    ("links in text", |n| {
        let mut out = String::new();
        (0..n).for_each(|at| {
            write!(out, "<p>{SENTENCE}<a href=\"/page/{at}\">Page {at}</a> and more of it.</p>").unwrap()
        });
        out
    }),
    ("references", |n| format!("<p>{}</p>", "&amp;lt;&amp;&nbsp;".repeat(n * 10))),
    ("srcset", |n| {
        let mut set = String::new();
        (1..n).for_each(|at| write!(set, "/p{at}.jpg {at}w, ").unwrap());
        format!("<figure><img src=\"/a.jpg\" srcset=\"{set}/z.jpg 1x\" width=\"600\" height=\"400\"></figure>")
    }),
    ("json", |n| format!("<script type=\"application/ld+json\">{}{}</script>", "{\"a\":[".repeat(n), "]}".repeat(n))),
    ("classes", |n| format!("<p class=\"{}\">{SENTENCE}</p>", "a-b c_d ".repeat(n * 4))),
    ("rows", |n| format!("<table><tbody>{}</tbody></table>", "<tr><td>six</td><td>seven</td></tr>".repeat(n))),
    ("breaks", |n| format!("<div>{}</div>", "The boat leaves at six.<br><br>".repeat(n))),
    ("comments", |n| format!("<p>{SENTENCE}{}</p>", "<!-- x -->".repeat(n * 4))),
    ("spaces", |n| format!("<pre>{}</pre><p>{}</p>", " \n".repeat(n * 20), " \n".repeat(n * 20))),
];

fn snapshot(shape: fn(usize) -> String, size: usize) -> Snapshot {
    let text = format!("<p>{SENTENCE}</p>").repeat(12);
    let html =
        format!("<html><head><title>Large</title></head><body><h1>Large</h1>{text}{}{text}</body></html>", shape(size));
    Snapshot::from_serialised(html, "https://a.example/large")
}

#[test]
fn memory_and_time_grow_with_the_page() {
    let factor: usize = std::env::var("RECTO_BOUNDED").ok().and_then(|factor| factor.parse().ok()).unwrap_or(1);
    let mut faults = String::new();
    let only = std::env::var("RECTO_SHAPE").unwrap_or_default();
    for (name, shape) in SHAPES.iter().filter(|(name, _)| only.is_empty() || *name == only) {
        let mut taken = Vec::new();
        for size in [2_500 * factor, 10_000 * factor] {
            let snapshot = snapshot(*shape, size);
            let bytes = snapshot.html.len();
            MEMORY.reset_peak_usage();
            let before = MEMORY.current_usage();
            let start = Instant::now();
            let result = read(snapshot, &Options { markdown: true, ..Options::default() });
            taken.push(start.elapsed());
            // The snapshot was there before.
            let peak = MEMORY.peak_usage() - before + bytes;
            println!(
                "{name}, {size}: {bytes} bytes, {:.1} times in memory, {:?}",
                peak as f64 / bytes as f64,
                start.elapsed()
            );
            if peak > bytes * MOST_TIMES {
                writeln!(faults, "{name}, {size}: {peak} bytes for {bytes}, {:.1} times", peak as f64 / bytes as f64)
                    .unwrap();
            }
            match result {
                Ok(article) if article.text_content.contains(SENTENCE.trim()) => {}
                Ok(article) => writeln!(faults, "{name}: {} words, not the text", article.word_count).unwrap(),
                Err(ReadError::NoArticle) => writeln!(faults, "{name}: no article").unwrap(),
                Err(error) => writeln!(faults, "{name}: {error}").unwrap(),
            }
        }
        // Four times the page: sixteen times the time would be its square.
        if taken[1] > taken[0] * 10 && taken[1].as_millis() > 40 {
            writeln!(faults, "{name}: {:?}, then {:?} for four times the page", taken[0], taken[1]).unwrap();
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}
