//! Single constructs. Whole trees: `tests/page_oracle.rs`.

use super::*;
use crate::page::Kind;

/// The tree as one line: `(name attributes children)`, text in quotes, comments in braces.
fn tree(page: &Page) -> String {
    let mut out = String::new();
    let mut open = Vec::new();
    for node in page.descendants(NodeId::DOCUMENT) {
        while open.last().is_some_and(|&end| end <= node.index()) {
            open.pop();
            out.push(')');
        }
        match page.kind(node) {
            Kind::Element => {
                out += &format!("({}", page.name(node));
                out.extend(page.attrs(node).map(|(name, value)| format!(" {name}={value:?}")));
                open.push(page.end(node));
            }
            Kind::Text => out += &format!("{:?}", page.text(node)),
            Kind::Comment => out += &format!("{{{}}}", page.comment(node)),
            Kind::Document => unreachable!(),
        }
    }
    out.extend(open.iter().map(|_| ')'));
    out
}

fn read_in(form: Form, html: &str) -> Result<Page, ReadError> {
    read(Snapshot { form, ..Snapshot::from_serialised(html, "https://a.example/") })
}

fn body(inner: &str) -> String {
    let page = read_in(Form::Serialised { scripting: true }, &format!("<html><body>x{inner}</body></html>"));
    let tree = tree(&page.unwrap());
    tree.strip_prefix("(html(body\"x\"").and_then(|t| t.strip_suffix("))")).unwrap().to_owned()
}

#[test]
fn elements_text_and_comments_come_in_order() {
    assert_eq!(body("<p>a<b>c</b></p>d<!-- e --><i></i>"), r#"(p"a"(b"c"))"d"{ e }(i)"#);
}

#[test]
fn references_are_decoded_in_text_and_values_but_not_in_comments() {
    assert_eq!(
        body("<p title=\"&lt;&quot;&amp;amp;&nbsp;&eacute;\">&lt;b&gt; & &amp;</p><!--&amp;-->"),
        "(p title=\"<\\\"&amp;\\u{a0}&eacute;\"\"<b> & &\"){&amp;}"
    );
}

#[test]
fn attribute_names_may_be_odd() {
    assert_eq!(
        body("<p a\"b=\"1\" <=\"2\" ==\"3\" =x=\"4\" '=\"\" \u{e4}=\">\"></p>"),
        "(p a\"b=\"1\" <=\"2\" ==\"3\" =x=\"4\" '=\"\" \u{e4}=\">\")"
    );
}

#[test]
fn element_names_may_be_odd() {
    assert_eq!(
        body("<a<b></a<b><DIV></DIV><x:y\" c=\"\"></x:y\"><\u{e4}></\u{e4}>"),
        "(a<b)(DIV)(x:y\" c=\"\")(\u{e4})"
    );
}

#[test]
fn void_elements_have_no_end_tag() {
    for name in [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
        "basefont", "bgsound", "frame", "keygen", "param",
    ] {
        assert_eq!(body(&format!("<{name} a=\"b\">c")), format!("({name} a=\"b\")\"c\""));
    }
}

#[test]
fn nothing_is_repaired() {
    assert_eq!(body("<p><p></p></p><image></image><td></td><a><a></a></a>"), "(p(p))(image)(td)(a(a))");
    assert_eq!(body("<pre>\n\na</pre><textarea>\nb</textarea>"), "(pre\"\\n\\na\")(textarea\"\\nb\")");
    assert_eq!(body("<table><p></p></table>"), "(table(p))");
}

#[test]
fn instructions_are_kept_as_comments_and_cdata_as_text() {
    assert_eq!(
        body("<?xml a=\"b\"?><?><??><?x ?y><svg><![CDATA[a<b&amp;]]></svg>"),
        "{?xml a=\"b\"}{?}{?}{?x ?y}(svg\"a<b&amp;\")"
    );
}

#[test]
fn contents_of_templates_do_not_count() {
    let html = "<html><body>x<template><p><template><b></b></template></p></template><i></i></body></html>";
    let page = read_in(Form::Serialised { scripting: true }, html).unwrap();
    assert_eq!(tree(&page), "(html(body\"x\"(template(p(template(b))))(i)))");
    assert_eq!(page.element_count(), 4);
    let foreign = "<html><body>x<svg><template><b></b></template></svg></body></html>";
    assert_eq!(read_in(Form::Serialised { scripting: true }, foreign).unwrap().element_count(), 5);
}

#[test]
fn around_the_root_stand_the_document_type_and_comments() {
    let html = "<!doctype html PUBLIC \"-//x\">\n<!--a--><html><body>x</body></html>\n<!--b-->\n";
    assert_eq!(tree(&read_in(Form::Serialised { scripting: true }, html).unwrap()), "{a}(html(body\"x\")){b}");
}

#[test]
fn packed_has_neither_raw_text_nor_void_elements() {
    let html = "<html><head><script>a &lt;<b>&amp;</b></script></head><body>\
        <br>x<img></img></br><!--a--&gt;&amp;--><?b&gt;c></body></html>";
    assert_eq!(
        tree(&read_in(Form::Packed, html).unwrap()),
        "(html(head(script\"a <\"(b\"&\")))(body(br\"x\"(img)){a-->&}{?b>c}))"
    );
}

#[test]
fn damage_is_reported_with_its_offset() {
    for (html, what) in [
        ("<html><body>x</p></body></html>", "</p> within <body> at byte 13"),
        ("<html><body>x<p></b></p></body></html>", "</b> within <p> at byte 16"),
        ("<html><body>x</bod></body></html>", "</bod> within <body> at byte 13"),
        ("<html><body>x</body ></html>", "</body > within <body> at byte 13"),
        ("<html><body>x", "the snapshot ends within <body> at byte 13"),
        ("<html><body>x</body></html", "the snapshot ends within a tag at byte 20"),
        ("<html><body>x</body><", "the snapshot ends within a tag at byte 20"),
        ("<html><body>x</body></html></html>", "</html> outside the root element at byte 27"),
        ("<html><body>x</body></html><html></html>", "a second root element at byte 27"),
        ("<html><body>x</body></html>y", "text outside the root element at byte 27"),
        ("y<html></html>", "text outside the root element at byte 0"),
        ("<html a=\"b><body>x</body></html>", "a quote that never ends at byte 8"),
        ("<html a=b><body>x</body></html>", "an attribute without a quoted value at byte 6"),
        ("<html a><body>x</body></html>", "an attribute without a quoted value at byte 6"),
        ("<html a='b'><body>x</body></html>", "an attribute without a quoted value at byte 6"),
        ("<html a=\"b\"c=\"d\"><body>x</body></html>", "neither a space nor `>` after an attribute at byte 11"),
        ("<html  a=\"b\"><body>x</body></html>", "an attribute without a quoted value at byte 6"),
        ("<html a=\"b\"", "the snapshot ends within a tag at byte 11"),
        ("<html", "the snapshot ends within a tag at byte 5"),
        ("<html\n><body>x</body></html>", "no name after `<` at byte 0"),
        ("<html><body>x< y</body></html>", "no name after `<` at byte 13"),
        ("<html><body>x > y</body></html>", "`>` in text at byte 14"),
        ("<html><body><!--a--> b--></body></html>", "`>` in text at byte 24"),
        ("<html><body>x<?a b > c?></body></html>", "`>` in text at byte 23"),
        ("<html><body>x<></></body></html>", "no name after `<` at byte 13"),
        ("<html><body>x<br/></body></html>", "no name after `<` at byte 13"),
        ("<html><body>x<!-- </body></html>", "a comment that never ends at byte 13"),
        ("<html><body>x<!doctype html></body></html>", "`<!` without a comment at byte 13"),
        ("<html><body>x<?a", "a processing instruction that never ends at byte 13"),
        ("<html><body>x<script>y</body></html>", "no </script> at byte 21"),
        ("<html><body>x<style>y</STYLE></body></html>", "no </style> at byte 20"),
        ("<![CDATA[x]]><html></html>", "`<!` without a comment at byte 0"),
    ] {
        let form = Form::Serialised { scripting: true };
        assert_eq!(read_in(form, html).map(|p| tree(&p)), Err(ReadError::BadSnapshot(what.into())), "{html}");
    }
}

#[test]
fn every_truncated_page_is_an_error() {
    let html = "<!DOCTYPE html><html lang=\"\u{e4}&amp;\"><head><script><!--<script></script>--></script></head>\
        <body>\u{1f600}&nbsp;<!-- c --><?p?><svg><title>t</title></svg><img src=\"a\"><plaintext></plaintext></body></html>";
    let form = Form::Serialised { scripting: true };
    assert!(read_in(form, html).is_ok());
    for (at, _) in html.char_indices().skip(1) {
        assert!(read_in(form, &html[..at]).is_err(), "{}", &html[..at]);
        let _ = read_in(Form::Packed, &html[..at]);
    }
}

#[test]
fn a_page_too_long_for_offsets_is_an_error() {
    assert!(check_length(u32::MAX as usize / 2).is_ok());
    assert_eq!(check_length(u32::MAX as usize).map_err(|e| e.code()), Err("bad-snapshot"));
}

#[test]
fn a_node_has_twenty_four_bytes_and_memory_is_reserved_once() {
    assert_eq!(size_of::<Node>(), 24);
    for inner in ["<br>x".repeat(999), "<b></b>".repeat(999), "<p a=\"b\" c=\"\">x</p>y<!--z-->".repeat(99)] {
        let html = format!("<html><body>{inner}x</body></html>");
        let page = read_in(Form::Serialised { scripting: true }, &html).unwrap();
        assert_eq!(page.nodes.capacity(), expected_nodes(html.as_bytes()));
        assert!(page.nodes.capacity() <= page.nodes.len() + 16);
        assert!(page.attributes.capacity() == page.attributes.len());
        assert_eq!(page.html.capacity(), html.len());
    }
}
