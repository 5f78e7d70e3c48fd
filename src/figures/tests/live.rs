//! Facts of the live page: what a canvas shows, where a line is.

use super::{BOATS, Reading, addresses, between, caption_and_credit, of};
use crate::page::{PictureFacts, Snapshot};

/// A live page: `middle` between two paragraphs, each fact with the index of its element (html 0, head 1, body 2,
/// article 3, p 4).
fn live(middle: &str, facts: &[(u32, &str, &str)]) -> Reading {
    let paragraph = format!("<p>P {}</p>", "words of the article that are kept and go on for a while. ".repeat(3));
    let html = format!("<html><head></head><body><article>{paragraph}{middle}{paragraph}</article></body></html>");
    let facts = facts.iter().map(|&(at, address, look)| {
        (at, PictureFacts { current_src: address.into(), width: 600, height: 300, look: look.into() })
    });
    let pictures = facts.collect();
    of(Snapshot { pictures, ..Snapshot::from_serialised(html, "https://a.example/news/story.html") })
}

#[test]
fn a_canvas_is_the_picture_that_the_live_page_showed_and_nothing_elsewhere() {
    let canvas = "<canvas aria-label=\"Tides\"></canvas>";
    let drawn = format!("data:image/png;base64,{}", "QUJD".repeat(1_000));
    let reading = live(canvas, &[(5, &drawn, "")]);
    assert_eq!(addresses(&reading), [drawn.as_str()]);
    assert_eq!(reading.figures.figures[0].figure.alt.as_deref(), Some("Tides"));
    for address in ["", "data:image/svg+xml;base64,QUJD", "data:text/html,x", "javascript:1"] {
        assert!(addresses(&live(canvas, &[(5, address, "")])).is_empty(), "{address}");
    }
    assert!(addresses(&between(canvas)).is_empty());
}

#[test]
fn a_live_page_shows_which_line_lies_under_a_picture() {
    let middle = format!("<div>{BOATS}</div><div><p>Boats wait for the tide</p></div>");
    let caption = |line: &str| {
        let facts = [(6, "", "box:0 0 600 300"), (8, "", line), (9, "", "box:0 400 600 90;size:180;align:start")];
        caption_and_credit(&live(&middle, &facts)).0.map(str::to_owned)
    };
    assert_eq!(caption("box:0 306 600 20;size:140;align:start").as_deref(), Some("Boats wait for the tide"));
    assert_eq!(caption("box:0 306 600 20;size:180;align:center").as_deref(), Some("Boats wait for the tide"));
    assert_eq!(caption("box:0 306 600 20;size:180;align:start"), None, "set like the text");
    assert_eq!(caption_and_credit(&between(&middle)).0, None, "nothing is known");
}
