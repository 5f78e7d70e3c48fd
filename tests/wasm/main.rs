//! The browser's side in a real browser, headless: live documents in, plain JavaScript values out.
//!
//! ```sh
//! CHROMEDRIVER=chromedriver cargo test --target wasm32-unknown-unknown --test wasm
//! ```
//!
//! What only the whole package shows (the wrapper, faults, workers) stands in `tests/browser`.
#![cfg(target_arch = "wasm32")]
// A fault in a test may end it at once.
#![allow(clippy::unwrap_used, clippy::panic)]

mod boundary;
mod errors;
#[path = "../pages/expectation.rs"]
mod expectation;
mod hostile;
mod live;
#[path = "../pages/normal_form.rs"]
mod normal_form;
mod pages;
mod reading;
#[path = "../hostile/rules.rs"]
mod rules;
mod shadow;
mod snapshots;

use js_sys::{JSON, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test_configure;
use web_sys::Document;

wasm_bindgen_test_configure!(run_in_browser);

/// A paragraph of the articles that tests make up.
const PARAGRAPH: &str = "The first cable was drawn across the gorge by a kite, as no boat could cross the water there \
     and no crane could reach it from the road.";

/// A document of its own, without a window: what the test runner writes on the page does not matter.
fn document(body: &str) -> Document {
    let own = live::own_document();
    let document = own.implementation().unwrap().create_html_document_with_title("The kite and the cable").unwrap();
    document.body().unwrap().set_inner_html(body);
    document
}

/// A document with an article of six paragraphs.
fn article() -> Document {
    let paragraphs = format!("<p>{PARAGRAPH}</p>").repeat(6);
    document(&format!("<main><article><h1>The kite and the cable</h1>{paragraphs}</article></main>"))
}

fn field(value: &JsValue, key: &str) -> JsValue {
    Reflect::get(value, &key.into()).unwrap()
}

fn text(value: &JsValue, key: &str) -> String {
    field(value, key).as_string().unwrap()
}

fn options(json: &str) -> JsValue {
    JSON::parse(json).unwrap()
}

/// The code and the message of an error that left the package.
fn failure<T>(result: Result<T, JsValue>) -> (String, String) {
    let Err(error) = result else { panic!("no error came back") };
    assert!(error.is_instance_of::<js_sys::Error>());
    assert_eq!(text(&error, "name"), "RectoError");
    (text(&error, "code"), text(&error, "message"))
}

fn code<T>(result: Result<T, JsValue>) -> String {
    failure(result).0
}
