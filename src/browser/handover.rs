//! The article as plain JavaScript values: what is missing is `null`, what was not asked for is absent.
//!
//! By hand, as a serialiser's code for every type weighs more than all of this; `tests/browser/types.test.mjs` holds the
//! keys against the declared ones.

use crate::article::{Address, Article, Figure, FigureKind, PageKind, Timings};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::clock::Stopwatch;

/// Hands the article over. Its own time is filled in last, as it is only known then.
pub(super) fn article(article: &Article, watch: &mut Stopwatch) -> Result<JsValue, JsValue> {
    let figure = Keys::new(FIGURE);
    let heading = Keys::new(&["level", "text", "id"]);
    let value = object(&[
        ("title", text(&article.title)),
        ("byline", maybe(article.byline.as_ref())),
        ("dir", maybe(article.dir.as_ref())),
        ("lang", maybe(article.lang.as_ref())),
        ("content", text(&article.content)),
        ("textContent", text(&article.text_content)),
        ("length", article.length.into()),
        ("excerpt", maybe(article.excerpt.as_ref())),
        ("siteName", maybe(article.site_name.as_ref())),
        ("publishedTime", maybe(article.published_time.as_ref())),
        ("modifiedTime", maybe(article.modified_time.as_ref())),
        ("authors", list(article.authors.iter().map(|author| text(author)))),
        ("url", maybe(article.url.as_ref())),
        ("leadImage", maybe(article.lead_image.as_ref())),
        ("nextPage", maybe(article.next_page.as_ref())),
        ("license", maybe(article.license.as_ref())),
        ("figures", list(article.figures.iter().map(|one| figure.object(&figure_values(one))))),
        (
            "headings",
            list(
                article.headings.iter().map(|one| heading.object(&[one.level.into(), text(&one.text), text(&one.id)])),
            ),
        ),
        ("wordCount", article.word_count.into()),
        ("readingMinutes", article.reading_minutes.into()),
        ("kind", text(page_kind(article.kind))),
        ("kindConfidence", f64::from(article.kind_confidence).into()),
        ("confidence", f64::from(article.confidence).into()),
    ]);
    let set = |key: &str, field: JsValue| Reflect::set(&value, &key.into(), &field).map(drop);
    if let Some(markdown) = &article.markdown {
        set("markdown", text(markdown))?;
    }
    if let Some(trace) = &article.trace {
        let entry = Keys::new(&["path", "text", "kept", "reason", "because", "score"]);
        let entries = trace.iter().map(|one| {
            entry.object(&[
                text(&one.path),
                text(&one.text),
                one.kept.into(),
                text(one.reason),
                text(&one.because),
                f64::from(one.score).into(),
            ])
        });
        set("trace", list(entries))?;
    }
    if let Some(sources) = &article.sources {
        let sources = sources.all().map(|(key, source)| (key, source.map_or(JsValue::NULL, |s| text(s.name()))));
        set("sources", object(&sources).into())?;
    }
    if let Some(Timings { capture, read, judge, render, .. }) = article.timings {
        let stages = [("capture", capture), ("read", read), ("judge", judge), ("render", render)];
        let timings = object(&stages.map(|(stage, took)| (stage, took.into())));
        Reflect::set(&timings, &"handover".into(), &watch.lap().into())?;
        set("timings", timings.into())?;
    }
    Ok(value.into())
}

const FIGURE: &[&str] =
    &["kind", "src", "poster", "alt", "caption", "captionHtml", "credit", "width", "height", "lead"];

fn figure_values(figure: &Figure) -> [JsValue; FIGURE.len()] {
    let kind = match figure.kind {
        FigureKind::Image => "image",
        FigureKind::Video => "video",
        FigureKind::Audio => "audio",
        FigureKind::Drawing => "drawing",
        FigureKind::Embed => "embed",
    };
    let number = |pixels: Option<u32>| pixels.map_or(JsValue::NULL, JsValue::from);
    [
        text(kind),
        figure.src.as_ref().map(Address::as_str).map_or(JsValue::NULL, text),
        figure.poster.as_ref().map(Address::as_str).map_or(JsValue::NULL, text),
        maybe(figure.alt.as_ref()),
        maybe(figure.caption.as_ref()),
        maybe(figure.caption_html.as_ref()),
        maybe(figure.credit.as_ref()),
        number(figure.width),
        number(figure.height),
        figure.lead.into(),
    ]
}

fn page_kind(kind: PageKind) -> &'static str {
    match kind {
        PageKind::Article => "article",
        PageKind::Discussion => "discussion",
        PageKind::Documentation => "documentation",
        PageKind::Listing => "listing",
        PageKind::Product => "product",
        PageKind::Service => "service",
        PageKind::Collection => "collection",
    }
}

fn object(entries: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (key, value) in entries {
        // A fresh plain object takes every property.
        let _ = Reflect::set(&object, &(*key).into(), value);
    }
    object
}

fn text(text: &str) -> JsValue {
    text.into()
}

fn maybe(field: Option<&String>) -> JsValue {
    field.map_or(JsValue::NULL, |field| text(field))
}

fn list(values: impl Iterator<Item = JsValue>) -> JsValue {
    let list = Array::new();
    for value in values {
        list.push(&value);
    }
    list.into()
}

/// Names of fields that many objects have, handed over once.
struct Keys(Vec<JsValue>);

impl Keys {
    fn new(names: &[&str]) -> Self {
        Self(names.iter().copied().map(JsValue::from).collect())
    }

    fn object(&self, values: &[JsValue]) -> JsValue {
        let object = Object::new();
        for (key, value) in self.0.iter().zip(values) {
            // A fresh plain object takes every property.
            let _ = Reflect::set(&object, key, value);
        }
        object.into()
    }
}
