//! What each option changes.

use super::live::Live;
use super::{PARAGRAPH, article, code, document, field, options, text};
use js_sys::{Array, Object};
use recto::browser::exports::extract;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

/// What an article has only when asked.
const ASKED_FOR: [&str; 4] = ["markdown", "trace", "sources", "timings"];

fn keys(object: &JsValue) -> Vec<String> {
    Object::keys(object.unchecked_ref::<Object>()).iter().filter_map(|key| key.as_string()).collect()
}

#[wasm_bindgen_test]
fn options_that_are_left_out_have_their_defaults() {
    let nothing = Object::new();
    js_sys::Reflect::set(&nothing, &"trace".into(), &JsValue::UNDEFINED).unwrap();
    for given in [JsValue::UNDEFINED, JsValue::NULL, options("{}"), nothing.into()] {
        let read = extract(&article(), &given).unwrap();
        assert!(keys(&read).iter().all(|key| !ASKED_FOR.contains(&key.as_str())), "{given:?}: {:?}", keys(&read));
    }
}

#[wasm_bindgen_test]
fn what_is_missing_is_null() {
    let read = extract(&article(), &JsValue::UNDEFINED).unwrap();
    for key in ["byline", "dir", "siteName", "publishedTime", "modifiedTime", "leadImage", "nextPage", "license"] {
        assert!(field(&read, key).is_null(), "{key}");
    }
    assert_eq!(field(&read, "authors").unchecked_into::<Array>().length(), 0);
}

#[wasm_bindgen_test]
async fn force_reads_what_is_no_article() {
    let live = Live::open("/", include_str!("../pages/login-page/page.html")).await;
    assert_eq!(code(extract(live.document(), &options("{\"force\": false}"))), "no-article");
    let read = extract(live.document(), &options("{\"force\": true}")).unwrap();
    assert!(text(&read, "textContent").contains("Forgot your password?"));
}

#[wasm_bindgen_test]
fn trace_says_why_a_block_was_dropped() {
    let page = article();
    let nav = page.create_element("nav").unwrap();
    nav.set_inner_html("<ul><li><a href=/a>First of all</a></li><li><a href=/b>And another</a></li></ul>");
    page.body().unwrap().prepend_with_node_1(&nav).unwrap();
    let read = extract(&page, &options("{\"trace\": true}")).unwrap();
    let trace: Array = field(&read, "trace").unchecked_into();
    let entry = |wanted: &str| trace.iter().find(|entry| text(entry, "text").contains(wanted)).unwrap();
    let dropped = entry("And another");
    assert_eq!(field(&dropped, "kept").as_bool(), Some(false));
    assert!(!text(&dropped, "reason").is_empty() && !text(&dropped, "because").is_empty());
    assert!(text(&dropped, "path").ends_with("li"), "{}", text(&dropped, "path"));
    assert_eq!(field(&entry(&PARAGRAPH[..60]), "kept").as_bool(), Some(true));
    assert_eq!(text(&field(&read, "sources"), "title"), "headline");
    assert!(field(&field(&read, "sources"), "license").is_null());
}

#[wasm_bindgen_test]
fn markdown_is_written_when_asked_for() {
    let page = document(&format!("<article><h1>A kite</h1><h2>The <em>cable</em></h2>{}</article>", paragraphs()));
    let read = extract(&page, &options("{\"markdown\": true}")).unwrap();
    assert!(text(&read, "markdown").contains("## The *cable*"), "{}", text(&read, "markdown"));
}

#[wasm_bindgen_test]
fn timings_are_milliseconds_of_each_stage() {
    let read = extract(&article(), &options("{\"timings\": true}")).unwrap();
    let timings = field(&read, "timings");
    assert_eq!(keys(&timings), ["capture", "read", "judge", "render", "handover"]);
    for stage in keys(&timings) {
        let took = field(&timings, &stage).as_f64().unwrap();
        assert!((0.0..60_000.0).contains(&took), "{stage}: {took}");
    }
}

#[wasm_bindgen_test]
async fn a_wider_reading_takes_more() {
    let mut lengths = [0.0; 3];
    for page in [
        include_str!("../pages/callouts/page.html"),
        include_str!("../pages/caption-by-details/page.html"),
        include_str!("../pages/discussion-answers/page.html"),
        include_str!("../pages/headings-and-lists/page.html"),
    ] {
        let live = Live::open("/", page).await;
        for (sum, breadth) in lengths.iter_mut().zip(["narrow", "normal", "wide"]) {
            let given = options(&format!("{{\"breadth\": \"{breadth}\"}}"));
            *sum += field(&extract(live.document(), &given).unwrap(), "length").as_f64().unwrap();
        }
    }
    assert!(lengths.is_sorted() && lengths[0] < lengths[2], "{lengths:?}");
}

fn paragraphs() -> String {
    format!("<p>{PARAGRAPH}</p>").repeat(6)
}

#[wasm_bindgen_test]
async fn line_breaks_that_a_style_sheet_shows_are_kept() {
    let lines = "The rope is wet,\nthe rope is long,\nand over the water\ngoes my song.";
    let page = format!(
        "<!DOCTYPE html><title>A song</title><style>.song {{ white-space: pre-line }}</style><article><h1>A song</h1>\
         <p>{PARAGRAPH}</p><div class=\"song\"><span>{lines}</span></div><p>{PARAGRAPH}</p><p class=\"prose\">{lines}</p></article>"
    );
    let live = Live::open("/song/", &page).await;
    let read = text(&extract(live.document(), &options("{\"force\": true}")).unwrap(), "content");
    assert!(read.contains("wet,<br>the rope is long,<br>and"), "{read}");
    assert!(!read.contains("prose") && read.matches("<br>").count() == 3, "{read}");
}
