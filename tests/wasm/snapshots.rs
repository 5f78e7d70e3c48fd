//! Snapshots that were damaged on the way: an error that names the field, never an article of something else, never a
//! trap.

use super::{article, code, failure, field, options, text};
use js_sys::{Array, JSON, JsString, Object, Reflect};
use recto::browser::exports::{capture_document, extract_snapshot, is_readable_snapshot};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

/// Fields that may be missing or `null`: what is not known.
const MAY_BE_NULL: [&str; 2] = ["baseUrl", "elementCount"];

fn snapshot() -> JsValue {
    capture_document(&article(), false).unwrap()
}

/// A copy of a snapshot with another value of one field.
fn with(key: &str, value: &JsValue) -> JsValue {
    let copy = Object::assign(&Object::new(), snapshot().unchecked_ref());
    Reflect::set(&copy, &key.into(), value).unwrap();
    copy.into()
}

fn read(snapshot: &JsValue) -> Result<JsValue, JsValue> {
    extract_snapshot(snapshot, &JsValue::UNDEFINED)
}

/// Every field that the capture gives is asked for: a new one that Rust does not read fails here.
#[wasm_bindgen_test]
fn a_missing_field_is_named() {
    let keys = Object::keys(snapshot().unchecked_ref::<Object>());
    assert!(keys.length() > 0);
    for key in keys.iter().filter_map(|key| key.as_string()) {
        let copy = Object::assign(&Object::new(), snapshot().unchecked_ref());
        Reflect::delete_property(&copy, &key.as_str().into()).unwrap();
        if MAY_BE_NULL.contains(&key.as_str()) {
            assert!(read(&copy).is_ok(), "{key}");
            assert!(read(&with(&key, &JsValue::NULL)).is_ok(), "{key}");
            continue;
        }
        let (code, message) = failure(read(&copy));
        assert_eq!(code, "bad-snapshot");
        assert_eq!(message, format!("damaged snapshot: missing field `{key}`; capture the page again"));
        assert_eq!(failure(is_readable_snapshot(&copy)).0, "bad-snapshot");
    }
}

#[wasm_bindgen_test]
fn a_field_of_the_wrong_type_is_named() {
    for (key, value, wanted) in [
        ("version", "2", "`version`: expected 1, found 2"),
        ("version", "\"1\"", "`version`: invalid type"),
        ("html", "1", "`html`: "),
        ("html", "null", "`html`: "),
        ("form", "\"folded\"", "`form`: unknown variant `folded`, expected `serialised` or `packed`"),
        ("scripting", "\"on\"", "`scripting`: invalid type: string \"on\", expected a boolean"),
        ("shadowRoots", "null", "`shadowRoots`: invalid type"),
        ("url", "null", "`url`: invalid type"),
        ("baseUrl", "7", "`baseUrl`: invalid type"),
        ("contentType", "{}", "`contentType`: invalid type"),
        ("elementCount", "-1", "`elementCount`: invalid type"),
        ("elementCount", "1.5", "`elementCount`: invalid type"),
        ("elementCount", "4294967296", "`elementCount`: invalid value"),
        ("hidden", "{}", "`hidden`: invalid type"),
        ("hidden", "[1, \"x\"]", "`hidden[1]`: invalid type"),
        ("pictures", "1", "`pictures`: "),
        ("pictures", "[1]", "`pictures[0]`: invalid type"),
        ("pictures", "[{\"at\": 1}]", "`pictures[0]`: missing field `currentSrc`"),
        (
            "pictures",
            "[{\"at\": 1, \"currentSrc\": \"\", \"width\": -1, \"height\": 0}]",
            "`pictures[0].width`: invalid type",
        ),
    ] {
        let (code, message) = failure(read(&with(key, &options(value))));
        assert_eq!(code, "bad-snapshot", "{key}: {value}");
        assert!(message.starts_with(&format!("damaged snapshot: {wanted}")), "{key}: {value}: {message}");
    }
}

#[wasm_bindgen_test]
fn what_is_no_snapshot_is_refused() {
    for (value, wanted) in
        [("null", "null"), ("\"<p>\"", "string"), ("[]", "an array"), ("1", "number"), ("true", "boolean")]
    {
        let (code, message) = failure(read(&options(value)));
        assert_eq!(code, "bad-snapshot");
        assert!(message.contains(&format!("a snapshot: expected an object, found {wanted}")), "{message}");
    }
}

#[wasm_bindgen_test]
fn indices_must_rise_and_lie_within_the_page() {
    let picture = |at: u32| format!("{{\"at\": {at}, \"currentSrc\": \"\", \"width\": 9, \"height\": 9}}");
    for (key, value) in [
        ("hidden", "[2, 1]".to_owned()),
        ("hidden", "[999999]".to_owned()),
        ("pictures", format!("[{}, {}]", picture(3), picture(2))),
        ("pictures", format!("[{}]", picture(999_999))),
    ] {
        assert_eq!(code(read(&with(key, &options(&value)))), "bad-snapshot", "{key}: {value}");
    }
}

/// A picture's `look` may be absent or `undefined`.
#[wasm_bindgen_test]
fn a_picture_without_a_look_is_read() {
    let entry = options("{\"at\": 5, \"currentSrc\": \"\", \"width\": 9, \"height\": 9}");
    assert!(read(&with("pictures", &Array::of1(&entry))).is_ok());
    Reflect::set(&entry, &"look".into(), &JsValue::UNDEFINED).unwrap();
    assert!(read(&with("pictures", &Array::of1(&entry))).is_ok());
}

/// Wherever the HTML was cut off or a character of it was lost, what comes is an article or an error with a code.
#[wasm_bindgen_test]
fn damaged_html_is_an_error_not_a_trap() {
    let html: JsString = field(&snapshot(), "html").unchecked_into();
    let length = html.length();
    for at in (0..length).step_by(7) {
        let cut = html.slice(0, at);
        let code = failure(read(&with("html", &cut))).0;
        assert!(["bad-snapshot", "capture-mismatch", "empty-document"].contains(&code.as_str()), "cut at {at}: {code}");
        if let Err(error) = read(&with("html", &cut.concat(&html.slice(at + 1, length)))) {
            assert_eq!(text(&error, "name"), "RectoError", "lost at {at}");
        }
    }
}

#[wasm_bindgen_test]
fn a_snapshot_may_have_more_fields() {
    // Plain data of a later minor version, or with a caller's own notes.
    let read = read(&with("note", &"mine".into())).unwrap();
    assert_eq!(text(&read, "title"), "The kite and the cable");
    assert!(JSON::stringify(&read).is_ok());
}
