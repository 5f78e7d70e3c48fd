//! Written Markdown is read back by an independent CommonMark parser.

use super::super::{markdown, text};
use crate::article::{Address, Body, Element, Figure, FigureKind, HeaderScope, Link, Part};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Builds a body from elements and texts in order.
struct Sketch(Body);

impl Sketch {
    fn new() -> Self {
        Self(Body::default())
    }

    fn text(mut self, text: &str) -> Self {
        self.0.push_text(text);
        self
    }

    fn part(mut self, part: Part) -> Self {
        self.0.parts.push(part);
        self
    }

    fn element(mut self, element: Element, within: impl FnOnce(Self) -> Self) -> Self {
        self.0.parts.push(Part::Open(element));
        self = within(self);
        self.0.parts.push(Part::Close);
        self
    }

    fn paragraph(self, text: &str) -> Self {
        self.element(Element::Paragraph, |s| s.text(text))
    }

    fn markdown(self) -> String {
        markdown(&self.0, &[])
    }
}

fn link(address: &str) -> Element {
    Element::Link(Box::new(Link { href: Address::link(address, None).unwrap(), title: None }))
}

fn list(ordered: bool) -> Element {
    Element::List { ordered, start: None }
}

/// The text that a CommonMark parser reads, without white space.
fn read_back(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut seen = String::new();
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(text) | Event::Code(text) => seen.push_str(&text),
            _ => {}
        }
    }
    seen.retain(|c| !c.is_whitespace());
    seen
}

fn seen(body: &Body) -> String {
    let mut seen = text(body, &[]);
    seen.retain(|c| !c.is_whitespace());
    seen
}

#[test]
fn blocks_are_separated_and_headings_have_their_level() {
    let body = Sketch::new()
        .element(Element::Heading { level: 3, id: Box::new("recto-a".into()) }, |s| s.text("A #1 #"))
        .paragraph("One.")
        .part(Part::Rule)
        .element(Element::Quote, |s| s.paragraph("Two.").paragraph("Three."));
    assert_eq!(body.markdown(), "### A #1 \\#\n\nOne.\n\n---\n\n> Two.\n>\n> Three.");
}

#[test]
fn lists_nest_by_indent_and_do_not_run_together() {
    let inner = |s: Sketch| {
        s.element(list(true), |s| s.element(Element::Item, |s| s.text("b")).element(Element::Item, |s| s.text("c")))
    };
    let body = Sketch::new()
        .element(list(false), |s| {
            s.element(Element::Item, |s| inner(s.text("a"))).element(Element::Item, |s| s.paragraph("d").paragraph("e"))
        })
        .element(list(false), |s| s.element(Element::Item, |s| s.text("f")));
    assert_eq!(body.markdown(), "- a\n  1. b\n  2. c\n- d\n\n  e\n\n* f");
}

#[test]
fn code_fences_are_longer_than_those_in_the_code() {
    let code = Element::Preformatted { code: true, language: Some(Box::new("md".into())) };
    let body = Sketch::new().element(Element::Quote, |s| s.element(code, |s| s.text("```\n\n*x*\n````")));
    assert_eq!(body.markdown(), "> `````md\n> ```\n>\n> *x*\n> ````\n> `````");
    let body = Sketch::new().element(Element::Paragraph, |s| s.element(Element::Code, |s| s.text("a `b` *c*")));
    assert_eq!(body.markdown(), "``a `b` *c*``");
}

#[test]
fn tables_have_one_line_per_row() {
    let cell = |header, columns, rows, text: &'static str| {
        move |s: Sketch| s.element(Element::Cell { header, columns, rows }, |s| s.text(text))
    };
    let head = Some(HeaderScope::Column);
    let body = Sketch::new().element(Element::Table, |s| {
        s.element(Element::TableHead, |s| {
            s.element(Element::Row, |s| cell(head, 1, 1, "B|b")(cell(head, 2, 1, "A")(s)))
        })
        .element(Element::TableBody, |s| {
            let s = s.element(Element::Row, |s| cell(None, 1, 1, "2")(cell(None, 1, 2, "1")(s)));
            s.element(Element::Row, |s| {
                s.element(Element::Cell { header: None, columns: 1, rows: 1 }, |s| s.paragraph("3").paragraph("4"))
            })
        })
    });
    assert_eq!(body.markdown(), "| A |  | B\\|b |\n| --- | --- | --- |\n| 1 | 2 |  |\n|  | 3<br>4 |  |");
    let body = Sketch::new()
        .element(Element::Table, |s| s.element(Element::TableBody, |s| s.element(Element::Row, cell(None, 1, 1, "x"))));
    assert_eq!(body.markdown(), "|  |\n| --- |\n| x |");
}

#[test]
fn emphasis_that_delimiters_cannot_express_uses_tags() {
    let strong = |before: &str, within: &str, after: &str| {
        Sketch::new()
            .element(Element::Paragraph, |s| s.text(before).element(Element::Strong, |s| s.text(within)).text(after))
            .markdown()
    };
    assert_eq!(strong("a ", "b", " c"), "a **b** c");
    assert_eq!(strong("a ", "b:", "c"), "a <strong>b:</strong>c");
    assert_eq!(strong("a", "(b)", " c"), "a<strong>(b)</strong> c");
    let two = Sketch::new().element(Element::Paragraph, |s| {
        s.element(Element::Strong, |s| s.text("a")).element(Element::Emphasis, |s| s.text("b"))
    });
    assert_eq!(two.markdown(), "**a**<em>b</em>");
}

#[test]
fn no_text_reads_as_a_marker() {
    for text in [
        "# a",
        "- a",
        "+ a",
        "1. a",
        "12) a",
        "=== a",
        "> a",
        "* a",
        "<b>a</b>",
        "[a](b)",
        "`a`",
        "![a](b)",
        "a & b &amp; c &#65;",
        "~~~ a",
        "~~a~~",
        "___",
        "---",
        "***",
        "| a | b |",
        "snake_case_word _a_",
        "\\a\\*",
        "a  \nb",
        "www.a.example <https://a.example>",
        "a]: b",
        "[a]: b",
    ] {
        let body = Sketch::new().paragraph("before").paragraph(text).paragraph("after").0;
        let written = markdown(&body, &[]);
        assert_eq!(read_back(&written), seen(&body), "{written}");
        let blocks = Parser::new_ext(&written, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH)
            .filter(|e| {
                matches!(e, Event::Start(t) if !matches!(t, Tag::Paragraph))
                    || matches!(e, Event::Rule | Event::Html(_) | Event::InlineHtml(_))
            })
            .count();
        assert_eq!(blocks, 0, "{written}");
    }
}

#[test]
fn links_keep_their_target() {
    for address in ["https://a.example/x_(y)?a=1&copy;=2", "https://a.example/*a*_b_", "mailto:a@b.example"] {
        let body =
            Sketch::new().element(Element::Paragraph, |s| s.text("wow!").element(link(address), |s| s.text("a ] [b")));
        let written = body.markdown();
        let leads: Vec<String> = Parser::new(&written)
            .filter_map(|e| {
                if let Event::Start(Tag::Link { dest_url, .. }) = e { Some(dest_url.to_string()) } else { None }
            })
            .collect();
        assert_eq!(leads, [address.replace('(', "%28").replace(')', "%29")], "{written}");
        assert!(!Parser::new(&written).any(|e| matches!(e, Event::End(TagEnd::Image))), "{written}");
    }
}

#[test]
fn figures_are_images_with_a_line_below() {
    let figure = Figure {
        kind: FigureKind::Image,
        drawing: None,
        src: Some(Address::picture("https://a.example/a.jpg", None).unwrap()),
        poster: None,
        alt: Some("A [map]".into()),
        caption: Some("The *old* town.".into()),
        caption_html: None,
        credit: Some("Ada".into()),
        width: None,
        height: None,
        lead: false,
    };
    let body = Sketch::new().part(Part::Figure(0)).0;
    assert_eq!(markdown(&body, &[figure]), "![A \\[map\\]](https://a.example/a.jpg)\n\n*The \\*old\\* town.* Ada");
}

/// Random bodies of texts that look like markers.
#[test]
fn whatever_is_written_reads_back_as_the_same_text() {
    let texts = [
        "a", "b*", "_c", "#", "1.", "-", "<i>", "d|", "[e]", "`", "!", "&amp;", "(f", "g:", "~h", "\\", "i j", "“k”",
        "+", "=", "***", "2)",
    ];
    let mut state = 7_u32;
    let mut next = move |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) as usize % below
    };
    for round in 0..3000 {
        let mut s = Sketch::new();
        for _ in 0..1 + next(4) {
            let kind = next(6);
            let mut line = |mut s: Sketch| {
                for _ in 0..1 + next(5) {
                    let words = texts[next(texts.len())];
                    let glue = if next(2) == 0 { " " } else { "" };
                    let element = [
                        Element::Strong,
                        Element::Emphasis,
                        Element::Code,
                        link("https://a.example/"),
                        Element::Struck,
                    ][next(5)]
                    .clone();
                    s = match next(4) {
                        0 => s.text(words).text(glue),
                        1 => s.element(element, |s| s.text(words)).text(glue),
                        2 => s
                            .element(element, |s| s.text("x").element(Element::Superscript, |s| s.text(words)))
                            .text(glue),
                        _ => s.text(words).part(Part::LineBreak).text("z"),
                    };
                }
                s
            };
            s = match kind {
                0 | 1 => s.element(Element::Paragraph, line),
                2 => s.element(Element::Heading { level: 2, id: Box::new("recto-x".into()) }, line),
                3 => s.element(list(round % 2 == 0), |s| {
                    s.element(Element::Item, &mut line).element(Element::Item, &mut line)
                }),
                4 => s.element(Element::Quote, |s| s.element(Element::Paragraph, line)),
                _ => s.element(Element::Table, |s| {
                    s.element(Element::TableBody, |s| {
                        s.element(Element::Row, |s| {
                            s.element(Element::Cell { header: None, columns: 1, rows: 1 }, line)
                        })
                    })
                }),
            };
        }
        let written = markdown(&s.0, &[]);
        assert_eq!(read_back(&written), seen(&s.0), "\n--- round {round}\n{written}\n---");
    }
}
