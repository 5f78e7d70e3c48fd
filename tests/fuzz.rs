//! Inputs that nobody wrote: arbitrary bytes, pages put together of odd pieces, fixtures with damage, snapshots with damaged
//! facts. Nothing may panic; what comes out holds what hostile pages are held to, and no letter that the page has not.
//!
//! Each test runs the same inputs every time, so that a change is held to what held before it. `./build.sh test fuzz` looks for
//! new ones, nine seconds each; `RECTO_FUZZ_MS=60000` before it for a minute each. A failure names its seed:
//! `RECTO_FUZZ_SEED=0x… cargo test --features cli --test fuzz -- NAME` runs it again, as long as the fixtures are the same.
#![cfg(feature = "cli")]
// A fault in a test may end it at once.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "fuzz/pages.rs"]
mod pages;
#[path = "hostile/rules.rs"]
mod rules;
#[path = "hostile/tree.rs"]
mod tree;

use arbtest::arbitrary::{Result, Unstructured};
use arbtest::arbtest;
use recto::native::{Archive, Disguise, decode, epub, reduce, snapshot_from_html, snapshot_from_text};
use recto::page::{Form, NodeId, Page, PictureFacts, Tag};
use recto::{Article, Options, ReadError, Snapshot, read};

/// Inputs of each test where no time is given.
const INPUTS: u64 = 300;
/// Bytes that an input is made of, at most.
const SIZES: [u64; 3] = [2_000, 20_000, 100_000];
/// Spreads numbers that follow each other over all bits: 2^64 by the golden ratio (Knuth, multiplicative hashing).
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

fn fuzz(mut property: impl FnMut(&mut Unstructured<'_>) -> Result<()>) {
    if let Ok(seed) = std::env::var("RECTO_FUZZ_SEED") {
        let seed = u64::from_str_radix(seed.trim_start_matches("0x"), 16).unwrap();
        arbtest(property).seed(seed).run();
        return;
    }
    if let Some(budget) = std::env::var("RECTO_FUZZ_MS").ok().and_then(|budget| budget.parse().ok()) {
        arbtest(property).size_max(100_000).budget_ms(budget).run();
        return;
    }
    for at in 0..INPUTS {
        // The upper half of a seed is random, the lower the size.
        let seed = (at + 1).wrapping_mul(GOLDEN) & 0xFFFF_FFFF_0000_0000 | SIZES[(at % 3) as usize];
        arbtest(|u: &mut Unstructured<'_>| property(u)).seed(seed).run();
    }
}

fn options(u: &mut Unstructured<'_>) -> Result<Options> {
    let breadth = *u.choose(&[recto::Breadth::Narrow, recto::Breadth::Normal, recto::Breadth::Wide])?;
    Ok(Options { force: u.arbitrary()?, trace: u.arbitrary()?, markdown: true, breadth, ..Options::default() })
}

/// Letters and digits alone, in small letters: what is left of a text whatever stands between its words.
fn letters(text: &str) -> Vec<char> {
    text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

fn is_subsequence(part: &[char], whole: &[char]) -> bool {
    let mut rest = whole.iter();
    part.iter().all(|letter| rest.any(|other| other == letter))
}

/// The lines with author and time of the posts of an article.
fn post_headers(content: &Page) -> Vec<Vec<char>> {
    let headers = content.descendants(NodeId::DOCUMENT).filter(|&node| content.tag(node) == Tag::Header);
    let text = |header| content.descendants(header).map(|node| content.text(node)).collect::<String>();
    headers.map(|header| letters(&text(header))).collect()
}

fn holds(article: &Article, html: &str) {
    let captions = article.figures.iter().filter_map(|figure| figure.caption_html.as_ref());
    for html in std::iter::once(&article.content).chain(captions) {
        let faults = tree::faults(&tree::parsed(html));
        assert!(faults.is_empty(), "{faults:?} in {html}");
    }
    // How the text is given where the writer wrote what the allow-list refuses.
    assert!(!article.content.starts_with("<pre>\n"), "the markup of {html} was refused");
    let content = tree::parsed(&article.content);
    assert_eq!(tree::written(&content), article.content, "changes when it is read again: {html}");
    let page = letters(&pages::all_text(html));
    let headers = post_headers(&content);
    for line in article.text_content.lines() {
        // The author comes before the time, whatever their order is on the page.
        let is_header = headers.contains(&letters(line));
        let parts = if is_header { line.split_whitespace().collect() } else { vec![line] };
        for part in parts {
            assert!(is_subsequence(&letters(part), &page), "{part:?} is not on the page {html}");
        }
    }
    markdown_holds(article.markdown.as_deref().unwrap_or_default());
}

/// No link leads elsewhere, and no markup comes out that the article may not have.
fn markdown_holds(markdown: &str) {
    use pulldown_cmark::{Event, Tag};
    for event in pulldown_cmark::Parser::new_ext(markdown, pulldown_cmark::Options::all()) {
        match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                let known = ["http:", "https:", "mailto:", "tel:", "data:image/"];
                assert!(known.iter().any(|scheme| dest_url.starts_with(scheme)), "{dest_url} in {markdown}");
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                let tag = html.trim_start_matches(['<', '/']).trim_end_matches('>');
                let known = ["em", "strong", "del", "kbd", "mark", "ins", "sub", "sup", "code", "br"];
                assert!(known.contains(&tag), "{html} in {markdown}");
            }
            _ => {}
        }
    }
}

#[test]
fn arbitrary_bytes_are_read_or_refused() {
    fuzz(|u| {
        let options = options(u)?;
        let bytes = u.bytes(u.len())?;
        let html = decode(bytes, None);
        if let Ok(article) = read(snapshot_from_html(bytes, "https://a.example/"), &options) {
            holds(&article, &html);
        }
        Ok(())
    });
}

#[test]
fn pages_of_odd_pieces_give_safe_articles() {
    fuzz(|u| {
        let options = options(u)?;
        let html = pages::made_up(u)?;
        if let Ok(article) = read(snapshot_from_text(&html, "https://a.example/b/"), &options) {
            holds(&article, &html);
            assert!(epub(&article).is_ok());
        }
        Ok(())
    });
}

#[test]
fn damaged_pages_give_safe_articles() {
    let fixtures = pages::fixtures();
    fuzz(|u| {
        let options = options(u)?;
        let html = pages::mutated(u, &fixtures)?;
        if let Ok(article) = read(snapshot_from_text(&html, "https://a.example/b/"), &options) {
            holds(&article, &html);
        }
        Ok(())
    });
}

#[test]
fn the_strict_reader_reads_or_refuses_what_no_browser_wrote() {
    let fixtures = pages::fixtures();
    fuzz(|u| {
        let html = if u.arbitrary()? { pages::mutated(u, &fixtures)? } else { pages::made_up(u)? };
        let form =
            *u.choose(&[Form::Packed, Form::Serialised { scripting: true }, Form::Serialised { scripting: false }])?;
        let shadow_roots = u.arbitrary()?;
        let snapshot = Snapshot { form, shadow_roots, ..Snapshot::from_serialised(html, "https://a.example/") };
        match Page::read(snapshot) {
            Ok(_) | Err(ReadError::BadSnapshot(_) | ReadError::EmptyDocument | ReadError::Frameset) => {}
            Err(ReadError::CaptureMismatch { .. }) => panic!("nothing was counted"),
            Err(error) => panic!("{error:?}"),
        }
        Ok(())
    });
}

#[test]
fn facts_that_do_not_fit_the_page_are_refused_or_do_no_harm() {
    let fixtures = pages::fixtures();
    fuzz(|u| {
        let options = options(u)?;
        let html = u.choose(&fixtures)?.clone();
        let mut snapshot = snapshot_from_text(&html, pages::address(u)?);
        for _ in 0..u.int_in_range(0..=20)? {
            snapshot.hidden.push(u.int_in_range(0..=400)?);
            let facts = PictureFacts {
                current_src: pages::address(u)?,
                width: u.arbitrary()?,
                height: u.arbitrary()?,
                look: pages::soup(u, pages::LOOKS)?,
            };
            snapshot.pictures.push((u.int_in_range(0..=400)?, facts));
        }
        if u.arbitrary()? {
            snapshot.hidden.sort_unstable();
            snapshot.pictures.sort_by_key(|(at, _)| *at);
        }
        if u.ratio(1, 4)? {
            snapshot.element_count = Some(u.arbitrary()?);
        }
        if u.arbitrary()? {
            snapshot.base_url = Some(pages::address(u)?);
        }
        if u.ratio(1, 8)? {
            snapshot.content_type = pages::soup(u, &["text/", "html", "image/png", ";", " "])?;
        }
        if let Ok(article) = read(snapshot, &options) {
            let faults = tree::faults(&tree::parsed(&article.content));
            assert!(faults.is_empty(), "{faults:?} in {}", article.content);
            let addresses = article.figures.iter().flat_map(|f| f.src.iter().chain(&f.poster)).map(|a| a.as_str());
            for address in addresses.chain(article.lead_image.as_deref()).chain(article.next_page.as_deref()) {
                let known = ["http:", "https:", "data:image/"];
                assert!(known.iter().any(|scheme| address.starts_with(scheme)), "{address}");
            }
        }
        Ok(())
    });
}

#[test]
fn archives_are_read_or_refused() {
    fuzz(|u| {
        let archive = pages::soup(u, pages::ARCHIVE)?;
        let pages: u64 =
            Archive::new(archive.as_bytes(), 5000).map(|page| page.map_or(0, |page| page.html.len() as u64)).sum();
        assert!(pages <= archive.len() as u64);
        Ok(())
    });
}

#[test]
fn a_reduced_page_still_shows_what_it_showed() {
    fuzz(|u| {
        let html = pages::made_up(u)?;
        let tag = *u.choose(&["<p", "<td", "<img", "<li", "<svg", "<template"])?;
        let mut shows = |html: &str, _: &Disguise| html.contains(tag);
        if let Some(reduced) = reduce(&html, 60, &mut shows) {
            assert!(reduced.html.contains(tag) && reduced.tests <= 60);
        }
        Ok(())
    });
}

/// Pages of `tests/fuzz/found`, of seeds that broke something once.
#[test]
fn what_was_found_holds() {
    let folder = std::fs::read_dir("tests/fuzz/found").unwrap();
    let mut found: Vec<_> = folder.map(|entry| entry.unwrap().path()).collect();
    found.sort();
    assert!(!found.is_empty());
    for path in found {
        let html = std::fs::read_to_string(&path).unwrap();
        let options = Options { markdown: true, force: true, ..Options::default() };
        holds(&read(snapshot_from_text(&html, "https://a.example/b/"), &options).unwrap(), &html);
    }
}

/// Found by seed 0x1f506639000186a0 of `damaged_pages_give_safe_articles`.
#[test]
fn a_sign_within_a_formula_does_not_end_it() {
    let sentences =
        "<p>The ferry left the northern quay at six in the morning, as it had done for years.</p>".repeat(8);
    let formula = |tex: &str| {
        format!(
            "<math><semantics><mi>x</mi><annotation encoding=\"application/x-tex\">{tex}</annotation></semantics></math>"
        )
    };
    for (tex, signed) in [("a&lt;b", true), ("a$b &lt;img src=x onerror=y&gt; c", false)] {
        let html = format!(
            "<html><head></head><body><article><h1>Ferry</h1>{sentences}<p>The rule {} holds for all ferries of the north.</p>{sentences}</article></body></html>",
            formula(tex)
        );
        let options = Options { markdown: true, force: true, ..Options::default() };
        let article = read(snapshot_from_text(&html, "https://a.example/b/"), &options).unwrap();
        let markdown = article.markdown.unwrap();
        assert_eq!(markdown.contains("$`"), signed, "{markdown}");
        markdown_holds(&markdown);
    }
}

/// The checks must be able to fail.
#[test]
fn what_may_not_come_out_is_found() {
    let html = "<p>The ferry left.</p>";
    assert!(is_subsequence(&letters("ferry, LEFT"), &letters(&pages::all_text(html))));
    assert!(!is_subsequence(&letters("left ferry"), &letters(&pages::all_text(html))));
    assert!(!tree::faults(&tree::parsed("<p onclick=x>a</p>")).is_empty());
    assert!(!tree::faults(&tree::parsed("<a href='javascript:x'>a</a>")).is_empty());
    assert!(std::panic::catch_unwind(|| markdown_holds("<script>x</script>")).is_err());
    assert!(std::panic::catch_unwind(|| markdown_holds("[x](javascript:y)")).is_err());
    // Most of what is put together is an article: nothing would be held to anything otherwise.
    let mut articles = 0;
    let mut all = 0;
    arbtest(|u| {
        let html = pages::made_up(u)?;
        all += 1;
        articles += usize::from(read(snapshot_from_text(&html, ""), &Options::default()).is_ok());
        Ok(())
    })
    .size_max(100_000)
    .budget_ms(500)
    .run();
    assert!(articles * 5 > all, "{articles} articles of {all} pages");
}
