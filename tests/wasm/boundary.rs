//! What crosses the boundary, and that the document is as it was.

use super::{PARAGRAPH, article, code, document, field, options, text};
use js_sys::{JSON, Reflect};
use recto::browser::capture::{Packing, capture};
use recto::browser::exports::{capture_document, extract, extract_snapshot, is_readable, is_readable_snapshot};
use recto::page::{Form, Kind, Page};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Document, Element};

fn outer_html(document: &Document) -> String {
    document.document_element().unwrap().outer_html()
}

#[wasm_bindgen_test]
fn reads_the_article_of_a_document() {
    let document = article();
    let before = outer_html(&document);
    let read = extract(&document, &options("{\"timings\": true, \"trace\": true}")).unwrap();
    assert_eq!(text(&read, "title"), "The kite and the cable");
    assert!(text(&read, "textContent").contains(PARAGRAPH));
    assert!(field(&read, "byline").is_null(), "what is missing is null");
    assert!(field(&read, "markdown").is_undefined(), "what was not asked for is absent");
    for stage in ["capture", "read", "judge", "render", "handover"] {
        assert!(field(&field(&read, "timings"), stage).as_f64().unwrap() >= 0.0);
    }
    assert!(is_readable(&document).unwrap());
    assert!(is_readable_snapshot(&capture_document(&document, false).unwrap()).unwrap());
    assert_eq!(outer_html(&document), before);
}

#[wasm_bindgen_test]
fn a_snapshot_survives_json() {
    let document = article();
    let told = JSON::stringify(&capture_document(&document, false).unwrap()).unwrap();
    let read = extract_snapshot(&JSON::parse(&String::from(told)).unwrap(), &JsValue::UNDEFINED).unwrap();
    let live = extract(&document, &JsValue::UNDEFINED).unwrap();
    assert_eq!(String::from(JSON::stringify(&read).unwrap()), String::from(JSON::stringify(&live).unwrap()));
}

#[wasm_bindgen_test]
fn long_strings_cross_whole() {
    // One, two, three and four bytes a character; the later ones do not fit into the first estimate.
    for piece in ["a", "é", "界", "🦊", "aé界🦊"] {
        let words = piece.repeat(70_000);
        let snapshot = capture(&document(&format!("<p>{words}</p>")), Packing::Serialised).unwrap();
        assert!(snapshot.html.contains(&words), "{piece}");
    }
    let document = document("<p></p>");
    let half = js_sys::JsString::from_char_code(&[0x61, 0xd83e, 0x62]);
    let p: JsValue = document.query_selector("p").unwrap().unwrap().into();
    Reflect::set(&p, &"textContent".into(), &half).unwrap();
    assert!(capture(&document, Packing::Serialised).unwrap().html.contains("a\u{fffd}b"));
}

/// The elements and texts of a page, one a line; texts that touch are one.
fn outline(page: &Page) -> String {
    let mut lines = String::new();
    let mut was_text = false;
    for node in page.descendants(recto::page::NodeId::DOCUMENT) {
        match page.kind(node) {
            Kind::Element => {
                lines.push_str(&format!("\n<{}", page.name(node)));
                page.attrs(node).for_each(|(name, value)| lines.push_str(&format!(" {name}={value:?}")));
            }
            Kind::Text => lines.push_str(&format!("{}{}", if was_text { "" } else { "\n" }, page.text(node))),
            Kind::Comment | Kind::Document => continue,
        }
        was_text = page.kind(node) == Kind::Text;
    }
    lines
}

#[wasm_bindgen_test]
fn both_forms_give_the_same_tree() {
    let document = document(
        "<p title='&quot;&amp;&lt;&nbsp;'>a &lt; b&nbsp;&amp; c<br>d<!-- --></p><pre>\n\n x</pre><textarea>\n\ny</textarea>\
         <script>if (a < b && c > d) \"<p>\"</script><style>a > b {}</style><table><tr><td>1</table>\
         <svg viewBox='0 0 1 1'><path d='M0'/><foreignObject><p>in</p></foreignObject></svg><template><p>t</p></template>",
    );
    let serialised = capture(&document, Packing::Serialised).unwrap();
    let packed = capture(&document, Packing::Packed).unwrap();
    assert_eq!(serialised.form, Form::Serialised { scripting: false });
    assert_eq!(packed.form, Form::Packed);
    assert_eq!(serialised.element_count, packed.element_count);
    assert_eq!(outline(&Page::read(serialised).unwrap()), outline(&Page::read(packed).unwrap()));
}

#[wasm_bindgen_test]
fn a_tree_that_html_cannot_say_is_packed() {
    let document = article();
    let script = document.create_element("script").unwrap();
    script.set_text_content(Some("</script><div>not an element</div>"));
    script.append_child(&document.create_element("b").unwrap()).unwrap();
    document.query_selector("article").unwrap().unwrap().append_child(&script).unwrap();
    let snapshot = capture_document(&document, false).unwrap();
    assert_eq!(code(extract_snapshot(&snapshot, &JsValue::UNDEFINED)), "capture-mismatch");
    let read = extract(&document, &JsValue::UNDEFINED).unwrap();
    assert_eq!(text(&read, "textContent").matches(PARAGRAPH).count(), 6);
    assert!(!text(&read, "textContent").contains("not an element"));
}

/// Links put into each other, innermost first. What is put into another node is walked through, so long chains are made
/// of shorter ones.
fn chain(links: usize, make: &dyn Fn() -> Element) -> Element {
    let mut outermost = make();
    for _ in 1..links {
        let outer = make();
        let mut innermost = outer.clone();
        while let Some(inner) = innermost.first_element_child() {
            innermost = inner;
        }
        innermost.append_child(&outermost).unwrap();
        outermost = outer;
    }
    outermost
}

#[wasm_bindgen_test]
fn a_deep_tree_is_read_in_both_forms() {
    // As only script can nest: the parser stops at 512. Firefox itself dies of a tree of 40,000 that is put into a document.
    let agent = text(&field(&js_sys::global(), "navigator"), "userAgent");
    let chains = if agent.contains("Firefox") { 40 } else { 400 };
    let document = article();
    let deep = chain(chains, &|| chain(250, &|| document.create_element("div").unwrap()));
    document.query_selector("article").unwrap().unwrap().append_child(&deep).unwrap();
    let packed = capture_document(&document, true).unwrap();
    let read = extract_snapshot(&packed, &JsValue::UNDEFINED).unwrap();
    assert_eq!(text(&read, "textContent").matches(PARAGRAPH).count(), 6);
    let read = extract(&document, &JsValue::UNDEFINED).unwrap();
    assert_eq!(text(&read, "textContent").matches(PARAGRAPH).count(), 6);
}

#[wasm_bindgen_test]
fn what_script_changes_later_does_not_matter() {
    let document = article();
    let snapshot = capture_document(&document, false).unwrap();
    document.body().unwrap().set_inner_html("");
    let read = extract_snapshot(&snapshot, &JsValue::UNDEFINED).unwrap();
    assert!(text(&read, "textContent").contains(PARAGRAPH));
}
