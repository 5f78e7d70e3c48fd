//! Small pages, segmented and measured.

use super::*;
use crate::page::{Kind, NodeId, Page, Snapshot, Tag};

fn page(body: &str) -> Page {
    let html = format!("<html><head><title>A quiet harbour</title></head><body>{body}</body></html>");
    Page::read(Snapshot::from_serialised(html, "https://paper.example/a")).expect("readable")
}

fn segmented(body: &str) -> Vec<String> {
    let page = page(body);
    let measures = measure(&page);
    (0..measures.blocks().len()).map(|at| measures.text(&page, BlockId::from_index(at))).collect()
}

#[test]
fn block_elements_separate_text_and_inline_elements_do_not() {
    assert_eq!(segmented("one <b>two</b><i>three</i><p>four</p>five"), ["one twothree", "four", "five"]);
    assert_eq!(
        segmented("<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table><ul><li>c</li><li>d</li></ul>"),
        ["a", "b", "c", "d"]
    );
    assert_eq!(segmented("<div>a<hr>b</div>"), ["a", "b"]);
}

#[test]
fn two_line_breaks_separate_text_and_one_does_not() {
    assert_eq!(segmented("a<br>b"), ["a b"]);
    assert_eq!(segmented("a<br> \n <br>b<br>&nbsp;<br>c"), ["a", "b", "c"]);
    assert_eq!(segmented("a<br>x<br>b"), ["a x b"]);
}

#[test]
fn custom_elements_separate_text_where_they_are_like_blocks() {
    assert_eq!(segmented("<div><x-card>One</x-card><x-card>Two</x-card></div>"), ["One", "Two"]);
    assert_eq!(segmented("<p>a <x-tip>term</x-tip> b</p>"), ["a term b"]);
    assert_eq!(segmented("<p><x-tip>only</x-tip><b>this</b></p>"), ["onlythis"]);
    assert_eq!(segmented("<x-page><x-top>a</x-top><p>b</p></x-page>"), ["a", "b"]);
    assert_eq!(segmented("<div>a <x-box><p>b</p></x-box> c</div>"), ["a", "b", "c"]);
}

#[test]
fn elements_whose_text_is_not_rendered_have_no_block() {
    assert_eq!(
        segmented("<p>a<script>x</script><style>y</style> b</p><noscript>z</noscript><svg><text>t</text></svg>"),
        ["a b"]
    );
    assert_eq!(segmented("<p>a <select><option>x</option></select> b</p>"), ["a b"]);
    assert!(segmented("<p> &nbsp; </p><div>\u{200b}</div>").is_empty());
}

#[test]
fn white_space_collapses_except_in_pre() {
    assert_eq!(segmented("<p>  a \n\t b  <b> c</b> </p>"), ["a b c"]);
    assert_eq!(segmented("<pre>\n  a\n   b\n</pre>"), ["  a\n   b"]);
}

#[test]
fn characters_words_and_links_are_counted() {
    let page = page("<p>One two, <a href=\"/x\">three four</a>.</p><p><a>five</a></p>");
    let measures = measure(&page);
    let first = measures.block(BlockId::from_index(0));
    assert_eq!((first.chars, first.words, first.link_chars), (20, 4, 11));
    assert_eq!((first.commas(), first.sentences()), (1, 1));
    assert_eq!(measures.block(BlockId::from_index(1)).link_chars, 0, "no address, no link");
}

#[test]
fn sums_of_an_element_are_those_of_its_blocks() {
    let mut body = String::new();
    for at in 0..100 {
        body.push_str(&format!(
            "<section><p>word {at} here</p><div>text, more. <a href=\"/\">link</a></div></section>"
        ));
    }
    let page = page(&body);
    let measures = measure(&page);
    for node in (0..page.len()).map(NodeId::from_index).filter(|&node| page.kind(node) == Kind::Element) {
        let naive: Vec<_> = measures.blocks().iter().filter(|block| page.contains(node, block.first)).collect();
        let sums = measures.of(&page, node);
        assert_eq!(sums.blocks as usize, naive.len());
        assert_eq!(sums.words, naive.iter().map(|block| block.words).sum::<u32>());
        assert_eq!(sums.link_chars, naive.iter().map(|block| block.link_chars).sum::<u32>());
    }
}

#[test]
fn the_block_of_a_text_node_is_found() {
    let page = page("<p>a <b>b</b></p><!-- --><p>c</p>");
    let measures = measure(&page);
    for (at, block) in measures.blocks().iter().enumerate() {
        assert_eq!(measures.block_at(block.first), Some(BlockId::from_index(at)));
        assert_eq!(measures.block_at(block.last), Some(BlockId::from_index(at)));
    }
    assert_eq!(measures.block_at(page.body().expect("body")), None);
}

#[test]
fn duplicates_are_counted_by_their_text() {
    let page = page("<p>Share</p><p>Other</p><div>Share</div>");
    let measures = measure(&page);
    let duplicates: Vec<_> = measures.blocks().iter().map(Block::duplicates).collect();
    assert_eq!(duplicates, [2, 1, 2]);
}

fn rows(body: &str) -> Vec<Row> {
    let page = page(body);
    let measures = measure(&page);
    let mut extractor = FeatureExtractor::new(&page, &measures);
    let mut row: Row = [0.0; Feature::COUNT];
    (0..measures.blocks().len())
        .map(|at| {
            extractor.features(BlockId::from_index(at), &mut row);
            row
        })
        .collect()
}

const LONG: &str = "The boats came in late that evening, and nobody on the pier could say why they had waited so long.";

#[test]
fn roles_of_ancestors_are_features_of_a_block() {
    let rows = rows("<main><nav><p>a</p></nav><div role=\"navigation\"><span>b</span></div><p>c</p></main>");
    let of = |at: usize, feature: Feature| rows[at][feature as usize];
    assert_eq!([of(0, Feature::InNav), of(1, Feature::InNav), of(2, Feature::InNav)], [1.0, 0.0, MISSING]);
    assert_eq!([of(0, Feature::InMain), of(2, Feature::InMain)], [2.0, 1.0]);
}

#[test]
fn hiding_is_inherited_and_ends_with_its_element() {
    let rows = rows(
        "<div hidden=\"\"><p>a</p><p>b</p></div><p>c</p><p style=\"display: none\">d</p><p hidden=\"until-found\">e</p>",
    );
    let hidden: Vec<_> = rows.iter().map(|row| row[Feature::Hidden as usize]).collect();
    assert_eq!(hidden, [1.0, 1.0, 0.0, 1.0, 0.0]);
}

#[test]
fn paragraphs_of_one_parent_are_a_running_text_run_and_teasers_are_not() {
    let article: String = (0..5).map(|_| format!("<p>{LONG}</p>")).collect();
    let teasers: String = (0..4).map(|_| format!("<li><div><p>{LONG}</p></div></li>")).collect();
    let rows = rows(&format!("<div>{article}</div><ul>{teasers}</ul>"));
    let share = |at: usize| rows[at][Feature::RunningTextShare as usize];
    assert_eq!(share(0), 1.0);
    assert!(share(6) < 0.5);
    assert_eq!(rows[0][Feature::CoreDistance as usize], 0.0);
    assert_eq!(rows[5][Feature::CoreDistance as usize], 1.0);
}

#[test]
fn a_label_opens_a_section_up_to_the_end_of_its_element() {
    let rest: String = (0..3).map(|_| format!("<p>{LONG}</p>")).collect();
    let rows = rows(&format!(
        "<p>{LONG}</p><div><h3>You may also like</h3><ul><li>One boat</li><li>Two boats</li></ul></div>{rest}"
    ));
    let under: Vec<_> = rows.iter().map(|row| row[Feature::UnderRelated as usize]).collect();
    assert_eq!(under, [0.0, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0]);
}

#[test]
fn siblings_of_one_tag_and_class_are_alike() {
    let rows = rows("<ul><li class=\"c\">a</li><li class=\"c\">b</li><li class=\"c\">c</li><li>d</li></ul>");
    let like: Vec<_> = rows.iter().map(|row| row[Feature::Alike0 as usize]).collect();
    assert_eq!(like, [3.0, 3.0, 3.0, 1.0]);
}

#[test]
fn a_very_deep_and_a_very_wide_page_are_measured_in_one_walk() {
    let deep = format!("{}<p>{LONG}</p>{}", "<div>a".repeat(20_000), "</div>".repeat(20_000));
    assert_eq!(rows(&deep).len(), 20_001);
    let wide = "<p>word</p>".repeat(20_000);
    assert_eq!(rows(&wide).len(), 20_000);
}

#[test]
fn the_container_is_the_nearest_block_element() {
    let page = page("<article><span><b>a</b></span></article>");
    let measures = measure(&page);
    assert_eq!(page.tag(measures.block(BlockId::from_index(0)).container), Tag::Article);
}
