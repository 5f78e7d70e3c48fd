//! Every error that a document or an option can end in, by its code.

use super::live::{Live, own_document};
use super::{PARAGRAPH, article, code, document, failure, options};
use recto::browser::exports::{capture_document, extract, is_readable};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Document, DomParser, SupportedType};

fn extracted(document: &Document) -> String {
    code(extract(document, &JsValue::UNDEFINED))
}

#[wasm_bindgen_test]
fn a_document_without_content_is_empty() {
    assert_eq!(extracted(&document("")), "empty-document");
    let without_root = document("");
    without_root.document_element().unwrap().remove();
    assert_eq!(extracted(&without_root), "empty-document");
}

#[wasm_bindgen_test]
fn a_page_of_links_has_no_article() {
    let page = document("<p>Short. <a href=/>Home</a></p>");
    let (code, message) = failure(extract(&page, &JsValue::UNDEFINED));
    assert_eq!(code, "no-article");
    assert!(message.contains("`force`"), "{message}");
    assert!(!is_readable(&page).unwrap());
}

#[wasm_bindgen_test]
async fn a_frameset_is_refused() {
    let live = Live::open("/frames/", "<!DOCTYPE html><frameset cols=\"*\"><frame></frameset>").await;
    assert_eq!(extracted(live.document()), "frameset");
    assert_eq!(code(is_readable(live.document())), "frameset");
}

#[wasm_bindgen_test]
fn documents_that_are_not_html_are_refused_by_their_type() {
    for (kind, name) in [
        (SupportedType::ApplicationXhtmlXml, "application/xhtml+xml"),
        (SupportedType::ImageSvgXml, "image/svg+xml"),
        (SupportedType::TextXml, "text/xml"),
    ] {
        let text = "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>x</p></body></html>";
        let document = DomParser::new().unwrap().parse_from_string(text, kind).unwrap();
        let (code, message) = failure(extract(&document, &JsValue::UNDEFINED));
        assert_eq!(code, "unsupported-document");
        assert!(message.contains(name), "{message}");
    }
}

/// JavaScript may pass anything where Rust says `&Document`.
#[wasm_bindgen_test]
fn what_is_no_document_is_refused() {
    let body: JsValue = own_document().body().unwrap().into();
    let window: JsValue = web_sys::window().unwrap().into();
    let pretender = options("{\"nodeType\": 9, \"contentType\": \"text/html\", \"URL\": \"https://a.example/\"}");
    for value in [JsValue::UNDEFINED, JsValue::NULL, 1.into(), "<p>".into(), true.into(), pretender, body, window] {
        let document: &Document = value.unchecked_ref();
        assert_eq!(extracted(document), "unsupported-document", "{value:?}");
        assert_eq!(code(is_readable(document)), "unsupported-document", "{value:?}");
        assert_eq!(code(capture_document(document, false)), "unsupported-document", "{value:?}");
    }
}

#[wasm_bindgen_test]
fn bad_options_are_named() {
    for (given, wanted) in [
        ("{\"tarce\": true}", "bad options: unknown field `tarce`, expected one of `force`, `trace`, `breadth`,"),
        ("{\"trace\": \"yes\"}", "bad options: `trace`: invalid type: string \"yes\", expected a boolean"),
        ("{\"trace\": 1}", "bad options: `trace`: invalid type: floating point `1.0`, expected a boolean"),
        ("{\"force\": null}", "bad options: `force`: invalid type"),
        ("{\"markdown\": {}}", "bad options: `markdown`: invalid type"),
        ("{\"keep\": \"p\"}", "bad options: `keep`: invalid type"),
        ("{\"drop\": [1]}", "bad options: `drop[0]`: invalid type"),
        ("{\"timings\": []}", "bad options: `timings`: invalid type"),
        ("{\"breadth\": \"broad\"}", "bad options: `breadth`: unknown variant `broad`, expected one of `narrow`,"),
        ("{\"breadth\": 1}", "bad options: `breadth`: invalid type"),
        ("\"trace\"", "bad options: expected an object, found string"),
        ("[]", "bad options: expected an object, found an array"),
        ("true", "bad options: expected an object, found boolean"),
    ] {
        let (code, message) = failure(extract(&article(), &options(given)));
        assert_eq!(code, "bad-options", "{given}");
        assert!(message.starts_with(wanted), "{given}: {message}");
    }
}

/// The message quotes what was found, but not a whole page of it.
#[wasm_bindgen_test]
fn a_message_stays_short() {
    let long = format!("{{\"trace\": \"{}\"}}", PARAGRAPH.repeat(1000));
    let (_, message) = failure(extract(&article(), &options(&long)));
    assert!(message.contains("`trace`") && message.len() < 500, "{} bytes", message.len());
}
