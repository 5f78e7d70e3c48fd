//! An article on its way out: plain JavaScript values by derived `Serialize`.
//!
//! A missing fact is `null`; what was not asked for is absent (`skip_serializing_if` on [`Article`]). A new field of
//! [`Article`] needs nothing here: see ARCHITECTURE.md, "A new output field".

use crate::Article;
use js_sys::Reflect;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use super::clock::Stopwatch;

/// Hands the article over. The time that took is filled in last, as it is only known then.
pub(super) fn article(article: &Article, watch: &mut Stopwatch) -> Result<JsValue, JsValue> {
    let value = article.serialize(&Serializer::json_compatible())?;
    if article.timings.is_some() {
        let timings = Reflect::get(&value, &"timings".into())?;
        Reflect::set(&timings, &"handover".into(), &watch.lap().into())?;
    }
    Ok(value)
}
