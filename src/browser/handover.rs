//! The article as plain JavaScript values: what is missing is `null`, what was not asked for is absent.

use crate::article::Article;
use js_sys::Reflect;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use super::clock::Stopwatch;

/// Hands the article over. Its own time is filled in last, as it is only known then.
pub(super) fn article(article: &Article, watch: &mut Stopwatch) -> Result<JsValue, JsValue> {
    let serializer = Serializer::new().serialize_missing_as_null(true);
    let value = article.serialize(&serializer)?;
    if article.timings.is_some() {
        let timings = Reflect::get(&value, &"timings".into())?;
        Reflect::set(&timings, &"handover".into(), &watch.lap().into())?;
    }
    Ok(value)
}
