//! Links within the article, and lines that repeat its metadata.

use super::{VisibleMetadata, composed, composed_page, html, page};
use crate::article::Metadata;
use crate::page::{NodeId, Tag};

#[test]
fn links_within_the_article_lead_to_places_of_their_own() {
    assert_eq!(
        html(
            "<p>See <a href=\"#n1\">note</a> <a href=\"https://a.example/story#n1\">again</a>.</p><p id=\"n1\">Note.</p>"
        ),
        "<p>See <a href=\"#recto-to-n1\">note</a> <a href=\"#recto-to-n1\">again</a>.</p><p><span id=\"recto-to-n1\"></span>Note.</p>"
    );
    assert_eq!(
        html("<p><a href=\"#caf%C3%A9\">x</a></p><a name=\"café\"></a><h2>Y</h2>"),
        "<p><a href=\"#recto-to-caf-c3-a9\">x</a></p><h2 id=\"recto-y\"><span id=\"recto-to-caf-c3-a9\"></span>Y</h2>"
    );
}

#[test]
fn links_to_what_is_not_in_the_article_are_words() {
    assert_eq!(
        html(
            "<p><a href=\"#x\">a</a> <a href=\"#\">b</a> <a href=\"#top\">c</a> <b><a href=\"#y\">d</a></b></p><p class=\"drop\" id=\"x\">x</p>"
        ),
        "<p>a b c <strong>d</strong></p>"
    );
}

#[test]
fn ids_of_the_page_never_come_through() {
    assert_eq!(
        html("<p id=\"body\">a</p><h2 id=\"__proto__\">b</h2><p><a name=\"forms\">c</a></p>"),
        "<p>a</p><h2 id=\"recto-b\">b</h2><p>c</p>"
    );
}

fn about() -> Metadata {
    Metadata { title: Some("The Long Way".into()), byline: Some("Ada Byron".into()), ..Metadata::default() }
}

#[test]
fn the_title_stands_above_once() {
    let body = "<h1>The long way!</h1><p>By Ada Byron</p><p>The Long Way begins here.</p><h2>The Long Way</h2><h2>Other</h2><p>b</p>";
    assert_eq!(
        composed(body, &about(), VisibleMetadata::default()).0,
        "<p>The Long Way begins here.</p><h2 id=\"recto-other\">Other</h2><p>b</p>"
    );
}

#[test]
fn words_that_only_hold_a_name_stay() {
    let about = Metadata { byline: Some("Ann".into()), ..Metadata::default() };
    assert_eq!(
        composed("<p>Planning</p><p>Ann went home late that day.</p>", &about, VisibleMetadata::default()).0,
        "<p>Planning</p><p>Ann went home late that day.</p>"
    );
}

#[test]
fn lines_that_only_show_byline_and_dates_go() {
    let page = page(
        "<p>Published <time>May 6</time> · <span>x</span></p><p>On <time>May 7</time> the committee met for the first time in two years.</p>",
    );
    let dates: Vec<NodeId> = page.descendants(NodeId::DOCUMENT).filter(|&n| page.tag(n) == Tag::Time).collect();
    let visible = VisibleMetadata { dates: &dates, ..VisibleMetadata::default() };
    assert_eq!(
        composed_page(&page, &Metadata::default(), visible).0,
        "<p>On <time>May 7</time> the committee met for the first time in two years.</p>"
    );
}

#[test]
fn a_signature_with_a_mail_address_repeats_the_byline() {
    let body = "<p>The council met for the first time in two years, and nobody on either shore of the river could remember what it had decided the last time, or why.</p><p>Ada Byron<br>ada@paper.example</p>";
    let html = composed(body, &about(), VisibleMetadata::default()).0;
    assert!(html.ends_with("or why.</p>"), "{html}");
    let other = body.replace("Ada Byron", "Ben Cole");
    assert!(composed(&other, &about(), VisibleMetadata::default()).0.contains("Ben Cole"));
}

#[test]
fn an_article_named_as_its_own_date_stays() {
    let line = "The boat came in late, and nobody had waited for it but the dog. ".repeat(4);
    let page = page(&format!("<div><p>4 May</p><p>{line}</p><p>{line}</p></div>"));
    let named = |tag| (0..page.len()).map(NodeId::from_index).find(|&node| page.tag(node) == tag).unwrap();
    let whole = [named(Tag::Div)];
    let html = composed_page(&page, &about(), VisibleMetadata { dates: &whole, ..VisibleMetadata::default() }).0;
    assert_eq!(html.matches("<p>").count(), 3, "{html}");
    let date = [named(Tag::P)];
    let html = composed_page(&page, &about(), VisibleMetadata { dates: &date, ..VisibleMetadata::default() }).0;
    assert_eq!(html.matches("<p>").count(), 2, "{html}");
}
