//! Pages of `tests/hostile/` as live documents: what comes out is read again by the browser's own parser, which finds only
//! what an article may hold. `tests/hostile.rs` says the same of all of them as files.

use super::live::{Live, own_document};
use super::{PARAGRAPH, field, options, rules, text};
use recto::browser::exports::extract;
use recto::render::ALLOWED;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Document, DomParser, SupportedType};

macro_rules! pages {
    ($($slug:literal)*) => {
        &[$(($slug, include_str!(concat!("../hostile/", $slug, ".html")))),*]
    };
}

const ATTRIBUTES: &[(&str, &str)] = pages! {
    "attribute-duplicate"
    "attribute-lang-dir"
    "attribute-list-start"
    "attribute-names"
    "attribute-table"
    "attribute-ten-thousand"
    "attribute-time"
    "attribute-title"
    "attribute-very-long"
};

const CLOBBERING: &[(&str, &str)] = pages! {
    "clobber-attributes"
    "clobber-body"
    "clobber-getelementsbytagname"
    "clobber-id-markup"
    "clobber-proto"
    "clobber-recto-id"
    "clobber-window"
};

const HANDLERS: &[(&str, &str)] = pages! {
    "handler-animation"
    "handler-body"
    "handler-contentvisibility"
    "handler-details-toggle"
    "handler-entity"
    "handler-focus"
    "handler-img-error"
    "handler-img-load"
    "handler-marquee"
    "handler-mixed-case"
    "handler-no-quotes"
    "handler-odd-separators"
    "handler-scrollend"
    "handler-svg"
};

const MUTATIONS: &[(&str, &str)] = pages! {
    "mutation-backticks"
    "mutation-cdata"
    "mutation-comment-text"
    "mutation-comment"
    "mutation-is-attribute"
    "mutation-nested-forms"
    "mutation-nested-links"
    "mutation-noembed-noframes"
    "mutation-noscript-image"
    "mutation-noscript"
    "mutation-p-in-button"
    "mutation-processing"
    "mutation-ruby"
    "mutation-select"
    "mutation-style"
    "mutation-table-foster"
    "mutation-template-shadow"
    "mutation-template"
    "mutation-textarea"
    "mutation-title"
    "mutation-xmp"
};

const SOURCE_SETS: &[(&str, &str)] = pages! {
    "srcset-javascript"
    "srcset-lazy-attributes"
    "srcset-picture-source"
    "srcset-quote-break"
};

fn parsed(html: &str) -> Document {
    DomParser::new().unwrap().parse_from_string(html, SupportedType::TextHtml).unwrap()
}

/// What the browser's parser finds in an article that may not stand there.
fn faults(document: &Document) -> Vec<String> {
    let all = document.body().unwrap().get_elements_by_tag_name("*");
    let mut faults = Vec::new();
    for element in (0..all.length()).filter_map(|at| all.item(at)) {
        let name = element.local_name();
        let is_foreign = element.namespace_uri().as_deref() != Some("http://www.w3.org/1999/xhtml");
        if !ALLOWED.iter().any(|allowed| allowed.0 == name) {
            faults.push(format!("<{name}>"));
        }
        for attribute in element.get_attribute_names().iter().filter_map(|attribute| attribute.as_string()) {
            let value = element.get_attribute(&attribute).unwrap();
            if !rules::may_have(&name, is_foreign, &attribute, &value) {
                faults.push(format!("<{name} {attribute}={value:?}>"));
            }
        }
    }
    faults
}

async fn check(pages: &[(&str, &str)]) {
    for (slug, html) in pages {
        let live = Live::open(&format!("/hostile/{slug}"), html).await;
        let article = extract(live.document(), &options("{\"trace\": true}")).unwrap();
        let content = text(&article, "content");
        let again = parsed(&content);
        assert_eq!(faults(&again), [""; 0], "{slug}");
        assert!(field(&article, "wordCount").as_f64().unwrap() >= 100.0, "{slug}: {}", text(&article, "textContent"));
        // Markup that changes when it is read twice is how filters are outwitted.
        let written = again.body().unwrap().inner_html();
        assert_eq!(parsed(&written).body().unwrap().inner_html(), written, "{slug}");
    }
}

#[wasm_bindgen_test]
async fn attributes() {
    check(ATTRIBUTES).await;
}

#[wasm_bindgen_test]
async fn names_that_shadow_properties() {
    check(CLOBBERING).await;
}

#[wasm_bindgen_test]
async fn handlers() {
    check(HANDLERS).await;
}

#[wasm_bindgen_test]
async fn markup_that_changes_when_read_twice() {
    check(MUTATIONS).await;
}

#[wasm_bindgen_test]
async fn sets_of_sources() {
    check(SOURCE_SETS).await;
}

/// Why the capture is JavaScript that asks prototypes: web-sys asks the object itself, and gets the page's element.
#[wasm_bindgen_test]
async fn an_element_may_shadow_what_web_sys_asks() {
    let paragraphs = format!("<p>{PARAGRAPH}</p>").repeat(6);
    let names = ["URL", "body", "documentElement", "contentType", "querySelector", "getElementsByTagName", "nodeType"];
    let shadows =
        names.map(|name| format!("<form name={name}><input name=localName></form><img name={name}>")).concat();
    let live = Live::open("/shadows/", &format!("<!DOCTYPE html><title>A kite</title>{paragraphs}{shadows}")).await;
    let body: JsValue = live.document().body().into();
    assert!(!body.unchecked_ref::<web_sys::Element>().matches("body").unwrap_or(false), "no longer shadowed");
    let article = extract(live.document(), &JsValue::UNDEFINED).unwrap();
    assert_eq!(text(&article, "textContent").matches(PARAGRAPH).count(), 6);
    assert!(text(&article, "url").ends_with("/shadows/"));
    assert!(own_document().body().is_some());
}
