//! Every page of `tests/hostile/` goes the whole way, and nothing comes out that could run, load or break out.
//!
//! Each page holds an article and one trick, named by its file. The HTML that comes out is parsed by html5ever, a parser
//! that shares nothing with our writer: the tree may hold allow-listed elements, attributes and schemes only, and writing
//! the tree again must give the same characters, for markup that changes when it is read twice is how filters are
//! outwitted ("mutation XSS", Heiderich et al., CCS 2013).
#![cfg(feature = "cli")]
// A fault in a test may end it at once.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "hostile/rules.rs"]
mod rules;
#[path = "hostile/table.rs"]
mod table;
#[path = "hostile/tree.rs"]
mod tree;

use recto::native::snapshot_from_html;
use recto::page::NodeId;
use recto::render::ALLOWED;
use recto::{Article, Options, ReadError, Snapshot, read};
use std::fmt::Write;
use std::path::Path;
use std::time::{Duration, Instant};
use tree::{faults, parsed, written};

fn pages() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile");
    let mut pages: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "html"))
        .map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .collect();
    pages.sort();
    pages
}

fn all() -> Options {
    Options { markdown: true, trace: true, ..Options::default() }
}

fn article_of(slug: &str, html: &[u8]) -> Article {
    let snapshot = snapshot_from_html(html, format!("https://a.example/hostile/{slug}"));
    read(snapshot, &all()).unwrap_or_else(|e| panic!("{slug}: {e}"))
}

#[test]
fn there_are_enough_of_them() {
    assert!(pages().len() >= 80);
    assert!(table::cases().len() >= 600);
}

/// Each case of the table by itself, in a page of its own.
#[test]
fn nothing_comes_out_of_a_case_of_the_table() {
    let mut found = String::new();
    for (name, html) in table::cases() {
        let article = article_of(&name, table::page(&html).as_bytes());
        let captions = article.figures.iter().filter_map(|figure| figure.caption_html.as_ref());
        for html in std::iter::once(&article.content).chain(captions) {
            for fault in faults(&parsed(html)) {
                writeln!(found, "{name}: {fault}").unwrap();
            }
        }
        if written(&parsed(&article.content)) != article.content {
            writeln!(found, "{name}: changes when it is read again").unwrap();
        }
        // What is never closed swallows the paragraphs after it, as in a browser.
        if article.word_count < 60 {
            writeln!(found, "{name}: only {} words", article.word_count).unwrap();
        }
        let addresses = article.figures.iter().flat_map(|f| f.src.iter().chain(&f.poster)).map(|a| a.as_str());
        for address in addresses.chain(article.url.as_deref()).chain(article.lead_image.as_deref()) {
            if !["http:", "https:", "data:image/"].iter().any(|scheme| address.starts_with(scheme)) {
                writeln!(found, "{name}: {address}").unwrap();
            }
        }
    }
    assert!(found.is_empty(), "\n{found}");
}

/// Of the families that a live document treats in its own way.
#[test]
fn tricks_with_attributes_and_names_are_read_in_a_browser_too() {
    let listed = include_str!("wasm/hostile.rs");
    for (slug, _) in pages() {
        let is_live =
            ["attribute-", "clobber-", "handler-", "mutation-", "srcset-"].iter().any(|f| slug.starts_with(f));
        assert!(
            !is_live || listed.contains(&format!("\"{slug}\"")),
            "add {slug} to the lists in tests/wasm/hostile.rs"
        );
    }
}

#[test]
fn every_page_gives_its_article() {
    let mut short = String::new();
    for (slug, html) in pages() {
        let article = article_of(&slug, &html);
        if article.word_count < 100 {
            writeln!(short, "{slug}: only {} words: {}", article.word_count, article.text_content).unwrap();
        }
    }
    assert!(short.is_empty(), "\n{short}");
}

#[test]
fn nothing_comes_out_that_is_not_allowed() {
    let mut found = String::new();
    for (slug, html) in pages() {
        let article = article_of(&slug, &html);
        for html in
            std::iter::once(&article.content).chain(article.figures.iter().filter_map(|f| f.caption_html.as_ref()))
        {
            for fault in faults(&parsed(html)) {
                writeln!(found, "{slug}: {fault}").unwrap();
            }
        }
    }
    assert!(found.is_empty(), "\n{found}");
}

#[test]
fn reading_what_was_written_changes_nothing() {
    for (slug, html) in pages() {
        let article = article_of(&slug, &html);
        let again = written(&parsed(&article.content));
        assert_eq!(again, article.content, "{slug}");
    }
}

/// What the tricks would reach if they worked: pictures of their own making, by any address that is not an article's.
#[test]
fn nothing_is_loaded_but_pictures_of_the_article() {
    for (slug, html) in pages() {
        let article = article_of(&slug, &html);
        let page = parsed(&article.content);
        for node in page.descendants(NodeId::DOCUMENT) {
            for name in ["src", "poster"] {
                let address = page.attr(node, name).unwrap_or_default();
                assert!(!address.contains("/evil/"), "{slug}: {address}");
            }
        }
    }
}

#[test]
fn addresses_in_the_data_are_harmless_too() {
    for (slug, html) in pages() {
        let article = article_of(&slug, &html);
        let figures = article.figures.iter().flat_map(|f| f.src.iter().chain(&f.poster));
        let addresses = figures.map(|a| a.as_str()).chain(article.url.as_deref()).chain(article.lead_image.as_deref());
        for address in addresses {
            let harmless = ["http:", "https:", "data:image/"].iter().any(|scheme| address.starts_with(scheme));
            assert!(harmless && !address.contains(['<', '>', '"', '\n']), "{slug}: {address}");
        }
        for tag in article.lang.iter().chain(&article.dir) {
            assert!(tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'), "{slug}: {tag}");
        }
    }
}

/// The extension holds a second lock before the view. It must let through exactly what this crate writes.
#[test]
fn the_second_lock_has_the_same_list() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("extension/page/view/sanitizer.js");
    let script = std::fs::read_to_string(script).unwrap();
    let quoted = |text: &str| -> Vec<String> { text.split('\'').skip(1).step_by(2).map(str::to_owned).collect() };
    let mut second: Vec<(String, Vec<String>)> = Vec::new();
    // Each entry ends with the list of its attributes: `named('em p', ['id'])` or `a: ['href']`.
    let lists = ["const ELEMENTS", "const FORMULA", "const DRAWING"].map(|name| {
        let list = script.split_once(name).and_then(|(_, rest)| rest.split_once("({")).unwrap().1;
        list.split_once("});").unwrap().0
    });
    for entry in lists.iter().flat_map(|list| list.split_inclusive(']')) {
        let Some((names, attributes)) = entry.split_once('[') else { continue };
        let names = match quoted(names).pop() {
            Some(names) => names,
            None => names.trim().trim_end_matches(':').rsplit([' ', ',', '\n']).next().unwrap().to_owned(),
        };
        second.extend(names.split_whitespace().map(|name| (name.to_owned(), quoted(attributes))));
    }
    second.sort();
    let first: Vec<(String, Vec<String>)> = ALLOWED
        .iter()
        .map(|(name, list)| {
            ((*name).to_owned(), list.split('|').filter(|name| !name.is_empty()).map(str::to_owned).collect())
        })
        .collect();
    assert_eq!(second, first);
}

/// Markdown may be shown by others: no link of it may lead where a link of the article may not.
#[test]
fn markdown_leads_nowhere_else() {
    for (slug, html) in pages() {
        let markdown = article_of(&slug, &html).markdown.unwrap();
        for event in pulldown_cmark::Parser::new_ext(&markdown, pulldown_cmark::Options::all()) {
            use pulldown_cmark::{Event, Tag};
            match event {
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    let known = ["http:", "https:", "mailto:", "tel:", "data:image/"];
                    assert!(known.iter().any(|scheme| dest_url.starts_with(scheme)), "{slug}: {dest_url}");
                }
                Event::Html(html) | Event::InlineHtml(html) => {
                    let tag = html.trim_start_matches(['<', '/']).trim_end_matches('>');
                    let known = ["em", "strong", "del", "kbd", "mark", "ins", "sub", "sup", "code", "br"];
                    assert!(known.contains(&tag), "{slug}: {html}");
                }
                _ => {}
            }
        }
    }
}

/// A body as a browser serialises it, of any size: paragraphs and what stands around them.
fn large(body: &str) -> Snapshot {
    Snapshot::from_serialised(
        format!("<html><head><title>Large</title></head><body>{body}</body></html>"),
        "https://a.example/large",
    )
}

const SENTENCE: &str =
    "The ferry left the northern quay at six in the morning, as it had done every working day for years.";

#[test]
fn a_tree_of_a_hundred_thousand_levels_gives_its_text() {
    for (open, close) in [
        ("<div>", "</div>"),
        ("<blockquote>", "</blockquote>"),
        ("<ul><li>", "</li></ul>"),
        ("<b>", "</b>"),
        ("<table><tbody><tr><td>", "</td></tr></tbody></table>"),
        ("<span lang=\"fr\"><span lang=\"de\">", "</span></span>"),
        ("<svg><g>", "</g></svg>"),
    ] {
        let depth = 100_000 / open.matches('<').count();
        let text = format!("<p>{SENTENCE}</p>").repeat(20);
        let body = format!("<h1>Large</h1>{text}{}<p>{SENTENCE}</p>{}{text}", open.repeat(depth), close.repeat(depth));
        match read(large(&body), &all()) {
            Ok(article) => {
                assert!(article.text_content.contains(SENTENCE), "{open}");
                assert_eq!(written(&parsed(&article.content)), article.content, "{open}");
            }
            Err(e) => panic!("{open}: {e}"),
        }
    }
}

/// Time this thread has had a processor for, so that a machine under load measures the same; time on the clock where the
/// system does not say (only Linux does).
fn processor_time(start: Instant) -> Duration {
    let said = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = said.and_then(|s| s.split(' ').next().and_then(|n| n.parse().ok()));
    nanoseconds.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

fn best_of_three(snapshot: &Snapshot) -> Duration {
    let start = Instant::now();
    let time = |_| {
        let snapshot = snapshot.clone();
        let before = processor_time(start);
        let result = read(snapshot, &Options::default());
        let after = processor_time(start);
        assert!(matches!(result, Ok(_) | Err(ReadError::NoArticle)));
        after - before
    };
    (0..3).map(time).min().unwrap()
}

/// Four times the page may take a little more than four times as long, never sixteen times.
#[test]
fn time_grows_with_the_page_and_not_with_its_square() {
    let paragraph = format!("<p>{SENTENCE} <a href=\"#n\">note</a> <i>and</i></p>");
    let shapes: [(&str, &dyn Fn(usize) -> String); 9] = [
        ("paragraphs", &|n| paragraph.repeat(n / 6)),
        ("items", &|n| format!("<ul>{}</ul>", "<li>Six in the morning</li>".repeat(n / 2))),
        ("headings", &|n| "<h2>Six in the morning</h2><p>The boat leaves.</p>".repeat(n / 4)),
        ("cells", &|n| {
            format!(
                "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody>{}</tbody></table>",
                "<tr><td>one</td><td>two</td></tr>".repeat(n / 5)
            )
        }),
        ("breaks", &|n| format!("<div>{}</div>", "The boat leaves at six.<br><br>".repeat(n / 3))),
        ("depth", &|n| format!("{}{}{}", "<div>The boat ".repeat(n / 2), paragraph, "</div>".repeat(n / 2))),
        ("pictures", &|n| {
            "<figure><img src=\"/a.jpg\" width=\"600\" height=\"400\"><figcaption>The quay.</figcaption></figure>"
                .repeat(n / 4)
        }),
        ("links", &|n| {
            "<p>The boat <a id=\"a\" href=\"#a\">leaves</a> <sup id=\"b\"><a href=\"#c\">1</a></sup> at six.</p>"
                .repeat(n / 9)
        }),
        ("notes", &|n| {
            let note = |at: usize| {
                let line = format!("<p id=\"n{at}\"><a href=\"#s{at}\">{at}</a> Or at seven.</p>");
                format!(
                    "<p>It leaves<a id=\"s{at}\" href=\"#n{at}\">{at}</a> <span class=\"sidenote\">now</span>.<sup>*</sup></p>{line}"
                )
            };
            (0..n / 13).map(note).collect()
        }),
    ];
    let mut slow = String::new();
    for (name, shape) in shapes {
        let text = paragraph.repeat(20);
        let [small, four_times] = [20_000, 80_000].map(|n| large(&format!("<h1>Large</h1>{text}{}", shape(n))));
        let (before, after) = (best_of_three(&small), best_of_three(&four_times));
        if after > before * 8 {
            writeln!(slow, "{name}: {before:?} for a page, {after:?} for one four times as large").unwrap();
        }
    }
    assert!(slow.is_empty(), "\n{slow}");
}

#[test]
fn a_page_of_a_million_nodes_gives_an_article() {
    let body = format!("<h1>Large</h1>{}", format!("<p>{SENTENCE} <i>and</i></p>").repeat(250_000));
    let article = read(large(&body), &Options::default()).unwrap();
    assert!(article.word_count > 4_000_000, "{}", article.word_count);
}
