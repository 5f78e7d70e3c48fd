//! Live documents for the tests: pages in a frame of the test's window, laid out, at an address of their own.

use super::text;
use js_sys::{Array, Function, JSON, Object, Promise, Reflect};
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, HtmlDocument, HtmlIFrameElement, NodeList, Url, Window};

/// Scripting is on, as on the page of a reader, but no script runs; styles apply; nothing is asked of any network, so
/// pictures that are not in the page stay unloaded.
const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" \
     content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:\">";

fn window() -> Window {
    web_sys::window().unwrap()
}

/// The document of the tests themselves.
pub fn own_document() -> Document {
    window().document().unwrap()
}

/// The origin that frames share with the test.
pub fn origin() -> String {
    window().location().origin().unwrap()
}

/// Waits so many milliseconds.
async fn pause(milliseconds: i32) {
    let passed = Promise::new(&mut |resolve, _| {
        window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds).unwrap();
    });
    JsFuture::from(passed).await.unwrap();
}

/// A page in a frame, which leaves with it.
pub struct Live {
    frame: HtmlIFrameElement,
    document: Document,
}

impl Live {
    /// Shows a page, as one that lies at a path of the test's own origin.
    pub async fn open(path: &str, html: &str) -> Self {
        let own = own_document();
        let frame: HtmlIFrameElement = own.create_element("iframe").unwrap().unchecked_into();
        frame.set_attribute("style", "width: 1200px; height: 800px; border: 0").unwrap();
        own.body().unwrap().append_child(&frame).unwrap();
        // A frame that was not laid out yet has no width to choose pictures by.
        assert_eq!(frame.offset_width(), 1200);
        let document = frame.content_document().unwrap();
        // A document of another window is no instance of this window's interfaces.
        let writer: &HtmlDocument = document.unchecked_ref();
        writer.open().unwrap();
        let history = frame.content_window().unwrap().history().unwrap();
        // WebKit allows a hundred in thirty seconds, all frames together.
        let mut patience = 80;
        while let Err(refused) = history.replace_state_with_url(&JsValue::NULL, "", Some(path)) {
            assert!(patience > 0, "{refused:?}");
            patience -= 1;
            pause(500).await;
        }
        let loaded = Promise::new(&mut |resolve, _| frame.set_onload(Some(&resolve)));
        writer.write(&Array::of1(&prepared(html, path).into())).unwrap();
        HtmlDocument::close(writer).unwrap();
        JsFuture::from(loaded).await.unwrap();
        imitate_pictures(&document);
        Self { frame, document }
    }

    pub fn document(&self) -> &Document {
        &self.document
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        self.frame.remove();
    }
}

/// Gives pictures, none of which were asked for, what they have on the network of `tests/browser/pages.test.mjs`: an
/// address of the page's own origin leads to a picture 1200 pixels wide, or as wide as one of its folders says
/// ("/60/boats.jpg").
fn imitate_pictures(document: &Document) {
    // A hostile page may have an element of that name in front of the method.
    let query: Function = Reflect::get(&own_document(), &"querySelectorAll".into()).unwrap().unchecked_into();
    let pictures: NodeList = query.call1(document, &"img".into()).unwrap().unchecked_into();
    for picture in (0..pictures.length()).filter_map(|at| pictures.get(at)) {
        let chosen = Some(text(&picture, "currentSrc")).filter(|address| !address.is_empty());
        let address = chosen.unwrap_or_else(|| text(&picture, "src"));
        // Chromium leaves the address of a picture that the policy forbids as it is written.
        let Ok(address) = Url::new_with_base(&address, &text(&picture, "baseURI")) else { continue };
        let address = address.href();
        let is_picture = [".gif", ".jpg", ".svg", ".webp"].iter().any(|ending| address.ends_with(ending));
        if !address.starts_with(&origin()) || !is_picture {
            continue;
        }
        let width = address.split('/').find_map(|folder| folder.parse::<u32>().ok()).unwrap_or(1200);
        let facts: [(&str, JsValue); 3] =
            [("currentSrc", address.into()), ("naturalWidth", width.into()), ("naturalHeight", (width * 2 / 3).into())];
        for (key, value) in facts {
            let value = Object::from_entries(&Array::of1(&Array::of2(&"value".into(), &value))).unwrap();
            Object::define_property(picture.unchecked_ref::<Object>(), &key.into(), &value);
        }
    }
}

/// The page with the policy right after its document type, so that the mode of the page stays what it is. Firefox takes
/// what addresses are relative to from the test's document, so a page that does not say it gets its own path.
fn prepared(html: &str, path: &str) -> String {
    let has_type = html.trim_start().get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype"));
    let at = if has_type { html.find('>').unwrap() + 1 } else { 0 };
    let base = if html.contains("<base") { String::new() } else { format!("<base href=\"{path}\">") };
    format!("{}{POLICY}{base}{}", &html[..at], &html[at..])
}

/// An article as JSON, or the code of the error.
pub fn outcome(result: Result<JsValue, JsValue>) -> Result<Value, String> {
    result
        .map(|article| serde_json::from_str(&String::from(JSON::stringify(&article).unwrap())).unwrap())
        .map_err(|error| text(&error, "code"))
}
