//! Where figures are in the text, and how captions are formatted.

use super::{VisibleMetadata, page};
use crate::article::{Address, Figure, FigureKind, Metadata};
use crate::content::links::jump_targets::JumpTargets;
use crate::content::{caption, compose};
use crate::figures::{CaptionSpan, Figures, PlacedFigure, TextSpan};
use crate::judge::Verdicts;
use crate::measure::{BlockId, measure};
use crate::page::{Kind, NodeId, Page, Tag};
use crate::render;

/// The composed HTML of a body in which every `figure` and lone `img` is one, and blocks in `figcaption` are captions.
/// Figures are written as their number.
fn html(body: &str) -> String {
    let page = page(body);
    let measures = measure(&page);
    let is_figure = |n: &NodeId| matches!(page.tag(*n), Tag::Figure | Tag::Img);
    let nested = |n: &NodeId| page.ancestors(*n).skip(1).any(|above| page.tag(above) == Tag::Figure);
    let placed = page.descendants(NodeId::DOCUMENT).filter(is_figure).filter(|n| !nested(n)).map(|node| PlacedFigure {
        node,
        figure: figure(),
        caption: None,
    });
    let captions = (0..measures.blocks().len()).map(BlockId::from_index);
    let captions = captions.filter(|&id| page.tag(measures.block(id).container) == Tag::Figcaption).collect();
    let figures = Figures { figures: placed.collect(), captions };
    let verdicts = Verdicts::keeping(&vec![true; measures.blocks().len()], page.body());
    let (body, _) = compose(&page, &measures, &verdicts, &figures, &Metadata::default(), VisibleMetadata::default());
    let all: Vec<Figure> = figures.figures.into_iter().map(|placed| placed.figure).collect();
    let img = "<figure><img src=\"https://a.example/a.jpg\" alt=\"\" loading=\"lazy\" decoding=\"async\"></figure>";
    render::html(&body, &all).replace(img, "[figure]")
}

fn figure() -> Figure {
    Figure {
        kind: FigureKind::Image,
        drawing: None,
        src: Some(Address::picture("https://a.example/a.jpg", None).unwrap()),
        poster: None,
        alt: None,
        caption: None,
        caption_html: None,
        credit: None,
        width: None,
        height: None,
        lead: false,
    }
}

#[test]
fn figures_stand_where_they_stood_and_take_their_words_along() {
    assert_eq!(
        html("<p>a</p><figure><img src=\"a.jpg\"><figcaption>b</figcaption></figure><p>c</p>"),
        "<p>a</p>[figure]<p>c</p>"
    );
    assert_eq!(
        html("<p>a</p><div><img src=\"a.jpg\"></div><figcaption>b</figcaption><p>c</p>"),
        "<p>a</p>[figure]<p>c</p>"
    );
}

#[test]
fn no_sentence_is_cut_by_a_figure() {
    assert_eq!(
        html("<p>One <img src=\"a.jpg\"> sentence.</p><ul><li>b</li></ul>"),
        "<p>One sentence.</p>[figure]<ul><li>b</li></ul>"
    );
    assert_eq!(html("<p><img src=\"a.jpg\"> A sentence.</p>"), "[figure]<p>A sentence.</p>");
    assert_eq!(html("<p>A sentence. <img src=\"a.jpg\"></p><p>b</p>"), "<p>A sentence.</p>[figure]<p>b</p>");
    assert_eq!(html("<h2>A <img src=\"a.jpg\"> b</h2><p>c</p>"), "<h2 id=\"recto-a-b\">A b</h2>[figure]<p>c</p>");
}

#[test]
fn a_figure_on_a_line_of_its_own_parts_paragraphs() {
    assert_eq!(html("<p>One.<br><img src=\"a.jpg\"><br>Two.</p>"), "<p>One.</p>[figure]<p>Two.</p>");
}

#[test]
fn figures_in_items_and_cells_stay_there() {
    assert_eq!(
        html("<p>x</p><ul><li>a<img src=\"a.jpg\"></li><li>b</li></ul>"),
        "<p>x</p><ul><li>a[figure]</li><li>b</li></ul>"
    );
    assert_eq!(html("<p>x</p><ul><img src=\"a.jpg\"><li>b</li></ul>"), "<p>x</p><ul><li>[figure]</li><li>b</li></ul>");
}

#[test]
fn figures_in_the_caption_of_a_table_begin_its_first_row() {
    let table = |caption| {
        let rows = "<tr><th>a</th><td>b</td></tr><tr><th>c</th><td>d</td></tr>";
        html(&format!("<p>x</p><table><caption>{caption}</caption><tbody>{rows}</tbody></table>"))
    };
    let with = |caption| {
        format!(
            "<p>x</p><table>{caption}<tbody><tr><td>[figure]</td></tr></tbody>\
             <tbody><tr><th>a</th><td>b</td></tr><tr><th>c</th><td>d</td></tr></tbody></table>"
        )
    };
    assert_eq!(table("A<img src=\"a.jpg\">B"), with("<caption>AB</caption>"));
    assert_eq!(table("A<br><img src=\"a.jpg\"><br>B"), with("<caption>A<br>B</caption>"));
    assert_eq!(table("<img src=\"a.jpg\">"), with(""));
}

fn texts(page: &Page) -> Vec<NodeId> {
    page.descendants(NodeId::DOCUMENT)
        .filter(|&n| page.kind(n) == Kind::Text && !page.text(n).trim().is_empty())
        .collect()
}

/// The caption that reaches from the first text to the last within the first `div`, some bytes left out at both ends.
fn formed(body: &str, skip: u32, leave: u32) -> String {
    let page = page(body);
    let texts = texts(&page);
    let (first, last) = (texts[0], texts[texts.len() - 1]);
    let container = page.descendants(NodeId::DOCUMENT).find(|&n| page.tag(n) == Tag::Div).unwrap();
    let end = page.text(last).len() as u32 - leave;
    let piece = TextSpan { container, first, start: skip, last, end };
    render::html(&caption::compose(&page, &CaptionSpan { pieces: vec![piece] }, &mut JumpTargets::default()), &[])
}

#[test]
fn captions_keep_links_and_emphasis_and_nothing_else() {
    assert_eq!(
        formed(
            "<div onclick=\"x\">The <em>Aurora</em> off <a href=\"/kell\">Kell</a><script>x</script>. Photo: Ada</div>",
            0,
            11
        ),
        "The <em>Aurora</em> off <a href=\"https://a.example/kell\" rel=\"noopener noreferrer\">Kell</a>."
    );
    assert_eq!(formed("<div><a href=\"javascript:x\">Photo: The quay</a></div>", 7, 0), "The quay");
}

#[test]
fn a_caption_that_is_small_as_a_whole_says_nothing_by_it() {
    assert_eq!(
        formed("<div><small><i>The <b>quay</b>.</i></small></div>", 0, 0),
        "<em>The <strong>quay</strong>.</em>"
    );
}

#[test]
fn pieces_of_a_caption_stand_in_lines() {
    let page = page("<div>One.</div><div>Two.</div>");
    let pieces = texts(&page)
        .into_iter()
        .map(|text| TextSpan { container: page.parent(text).unwrap(), first: text, start: 0, last: text, end: 4 })
        .collect();
    let body = caption::compose(&page, &CaptionSpan { pieces }, &mut JumpTargets::default());
    assert_eq!(render::html(&body, &[]), "One.<br>Two.");
    assert_eq!(render::text(&body, &[]), "One.\nTwo.");
}

#[test]
fn a_picture_in_a_note_goes_with_it() {
    let note = |inner: &str| html(&format!("<p>One<span class=\"sidenote\">{inner}</span> two.</p>"));
    let back = " <a href=\"#recto-noteref-1\">↩</a></li></ol>";
    assert!(note("Old <img>salt.").ends_with(&format!("Old salt.[figure]{back}")), "{}", note("Old <img>salt."));
    assert!(note("<img>").ends_with(&format!("[figure]{back}")), "{}", note("<img>"));
}
