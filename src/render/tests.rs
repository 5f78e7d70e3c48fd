//! What is written, and in which form.

use super::*;
use crate::article::{Address, Direction, FigureKind, HeaderScope};

fn element(body: &mut Body, element: Element, text: &str) {
    body.parts.push(Part::Open(element));
    body.push_text(text);
    body.parts.push(Part::Close);
}

fn link(address: &str) -> Address {
    Address::link(address, None).unwrap()
}

fn picture(address: &str) -> Address {
    Address::picture(address, None).unwrap()
}

fn image() -> Figure {
    Figure {
        kind: FigureKind::Image,
        drawing: None,
        src: Some(picture("https://a.example/a.jpg?b=1&c=2")),
        poster: None,
        alt: Some("A \"map\" <b>".into()),
        caption: None,
        caption_html: None,
        credit: None,
        width: Some(800),
        height: Some(600),
        lead: false,
    }
}

fn with_figure(figure: Figure) -> (String, String) {
    let mut body = Body::default();
    body.parts.push(Part::Figure(0));
    let figures = [figure];
    (html(&body, &figures), text(&body, &figures))
}

/// One of each element: all must be on the allow-list.
#[allow(clippy::box_collection)] // as elements have it
fn text_of(text: &str) -> Box<String> {
    Box::new(text.to_owned())
}

#[test]
fn every_element_is_written_and_allowed() {
    use Element::*;
    let elements = [
        Paragraph,
        Heading { level: 9, id: text_of("recto-a") },
        List { ordered: true, start: Some(-3) },
        List { ordered: false, start: None },
        Item,
        Definitions,
        Term,
        Description,
        Quote,
        Preformatted { code: true, language: Some(text_of("c++")) },
        Preformatted { code: false, language: None },
        Table,
        TableCaption,
        TableHead,
        TableBody,
        TableFoot,
        Row,
        Cell { header: Some(HeaderScope::RowGroup), columns: 2, rows: 3 },
        Cell { header: None, columns: 1, rows: 1 },
        Details,
        Summary,
        Link(Box::new(crate::article::Link {
            href: link("https://a.example/\"><b>"),
            title: Some("\"><script>".into()),
        })),
        Jump { to: text_of("recto-a") },
        Emphasis,
        Strong,
        Code,
        Keyboard,
        Sample,
        Variable,
        Mark,
        Struck,
        Defined,
        Deleted,
        Inserted,
        Small,
        Subscript,
        Superscript,
        InlineQuote,
        Citation,
        Abbreviation { title: Some(text_of("<x>")) },
        Time { datetime: Some(text_of("2024")) },
        Ruby,
        RubyText,
        RubyParenthesis,
        Isolated { dir: Some(Direction::Auto) },
        Overridden { dir: Direction::RightToLeft },
        Span { block: true, lang: Some(text_of("ar")), dir: Some(Direction::RightToLeft) },
        Span { block: false, lang: Some(text_of("\" onclick=\"x")), dir: None },
    ];
    for one in elements {
        let mut body = Body::default();
        element(&mut body, one.clone(), "<script>&\u{0}\r\u{a0}\"");
        let mut written = String::new();
        html::write(&body, &[], &mut written);
        assert!(allow::is_allowed(&written), "{one:?}: {written}");
        assert!(written.contains("&lt;script&gt;&amp;\n&nbsp;\""), "{written}");
    }
}

#[test]
fn pictures_are_figures() {
    let img = "<img src=\"https://a.example/a.jpg?b=1&amp;c=2\" alt=\"A &quot;map&quot; &lt;b&gt;\" width=\"800\" height=\"600\" loading=\"lazy\" decoding=\"async\">";
    assert_eq!(with_figure(image()), (format!("<figure>{img}</figure>"), String::new()));
    let captioned = Figure { caption: Some("a <b>".into()), credit: Some("Ada & Co".into()), ..image() };
    assert_eq!(
        with_figure(captioned.clone()),
        (
            format!(
                "<figure>{img}<figcaption>a &lt;b&gt; <span class=\"credit\">Ada &amp; Co</span></figcaption></figure>"
            ),
            "a <b>\nAda & Co".into()
        )
    );
    assert_eq!(
        with_figure(Figure { src: None, ..captioned.clone() }).0,
        "<figure><figcaption>a &lt;b&gt; <span class=\"credit\">Ada &amp; Co</span></figcaption></figure>"
    );
    let formed = Figure { caption_html: Some("a <em>b</em>".into()), credit: None, ..captioned };
    assert_eq!(with_figure(formed).0, format!("<figure>{img}<figcaption>a <em>b</em></figcaption></figure>"));
    let credited = Figure { credit: Some("Ada".into()), ..image() };
    assert_eq!(
        with_figure(credited).0,
        format!("<figure>{img}<figcaption><span class=\"credit\">Ada</span></figcaption></figure>")
    );
}

#[test]
fn videos_ask_for_nothing_until_played() {
    let video =
        Figure { kind: FigureKind::Video, poster: Some(picture("https://a.example/p.jpg")), alt: None, ..image() };
    assert_eq!(
        with_figure(video.clone()).0,
        "<figure><video src=\"https://a.example/a.jpg?b=1&amp;c=2\" poster=\"https://a.example/p.jpg\" controls=\"\" preload=\"none\"></video></figure>"
    );
    let audio = Figure { kind: FigureKind::Audio, ..video };
    assert_eq!(
        with_figure(audio).0,
        "<figure><audio src=\"https://a.example/a.jpg?b=1&amp;c=2\" controls=\"\" preload=\"none\"></audio></figure>"
    );
}

#[test]
fn players_of_other_sites_are_cards() {
    let embed = Figure {
        kind: FigureKind::Embed,
        src: Some(link("https://www.player.example/watch?v=1")),
        alt: Some("A talk".into()),
        ..image()
    };
    assert_eq!(
        with_figure(embed.clone()).0,
        "<figure class=\"embed\"><a href=\"https://www.player.example/watch?v=1\" rel=\"noopener noreferrer\">A talk</a></figure>"
    );
    assert!(with_figure(Figure { alt: None, ..embed }).0.contains(">player.example</a>"));
}

/// A caption with HTML that this module did not write is not returned as HTML.
#[test]
fn html_that_is_not_allowed_becomes_plain_text() {
    let figure =
        Figure { caption: Some("a".into()), caption_html: Some("<img src=x onerror=alert(1)>".into()), ..image() };
    assert_eq!(with_figure(figure).0, "<pre>\na</pre>");
}

#[test]
fn text_has_one_block_per_line() {
    let mut body = Body::default();
    element(&mut body, Element::Heading { level: 2, id: text_of("recto-a") }, "A");
    element(&mut body, Element::Paragraph, "b");
    body.parts.push(Part::Rule);
    body.parts.push(Part::Open(Element::Paragraph));
    body.push_text("c");
    body.parts.push(Part::LineBreak);
    element(&mut body, Element::Strong, "d");
    body.parts.push(Part::Close);
    assert_eq!(text(&body, &[]), "A\nb\nc\nd");
}

#[test]
fn a_plain_caption_has_no_footnote_marks() {
    use Element::{Jump, Superscript};
    let jump = || Jump { to: text_of("recto-a") };
    for (elements, caption) in [
        (vec![Superscript, jump()], "Boats"),
        (vec![jump(), Superscript], "Boats"),
        (vec![Superscript], "Boats2"),
        (vec![jump()], "Boats2"),
    ] {
        let mut body = Body::default();
        body.push_text("Boats");
        let length = elements.len();
        body.parts.extend(elements.into_iter().map(Part::Open));
        body.push_text("2");
        body.parts.extend((0..length).map(|_| Part::Close));
        assert_eq!((plain(&body).as_str(), text(&body, &[]).as_str()), (caption, "Boats2"));
    }
}

#[test]
fn the_first_newline_of_preformatted_text_is_written_twice() {
    let written = |start: &str| {
        let mut body = Body::default();
        element(&mut body, Element::Preformatted { code: false, language: None }, start);
        html(&body, &[])
    };
    for start in ["\nA", "\rA", "\0\nA"] {
        assert_eq!(written(start), "<pre>\n\nA</pre>", "{start:?}");
    }
    assert_eq!(written("A\nB"), "<pre>A\nB</pre>");
}

#[test]
fn headings_have_their_text() {
    let mut body = Body::default();
    body.parts.push(Part::Open(Element::Heading { level: 2, id: text_of("recto-a") }));
    body.push_text("A");
    body.parts.push(Part::LineBreak);
    element(&mut body, Element::Emphasis, "b");
    body.parts.push(Part::Close);
    element(&mut body, Element::Paragraph, "c");
    assert_eq!(headings(&body), [Heading { level: 2, text: "A b".into(), id: "recto-a".into() }]);
}

#[test]
fn lengths_are_counted_as_javascript_counts() {
    assert_eq!(utf16_length("aé字🙂"), 5);
}
