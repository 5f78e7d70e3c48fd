//! The JavaScript shape of snapshots and options, and what to say when it is not kept.
//!
//! A snapshot is a plain object that survives JSON and the message channels of extensions; its keys are those of
//! [`Snapshot`] in camel case (`package/recto.d.ts` documents them). Every key is asked for by name and type, so that
//! a damaged snapshot is told by the field that is wrong.

use crate::page::{Form, PictureFacts, Snapshot};
use crate::{Breadth, Options, ReadError};
use js_sys::{Array, JsString, Number, Object, Reflect};
use wasm_bindgen::{JsCast, prelude::*};

use super::text;

/// The only version there is. A change of meaning makes a new one.
const VERSION: f64 = 1.0;

/// Reads a snapshot that came from outside.
///
/// # Errors
/// [`ReadError::BadSnapshot`], naming the field.
pub(super) fn to_snapshot(value: &JsValue) -> Result<Snapshot, ReadError> {
    let fields = Fields::of(value, "a snapshot")?;
    let version = fields.get("version")?;
    if version.as_f64() != Some(VERSION) {
        return Err(wrong("version", "1", &version));
    }
    let form = match fields.string("form")?.as_str() {
        "serialised" => Form::Serialised { scripting: fields.boolean("scripting")? },
        "packed" => Form::Packed,
        _ => return Err(wrong("form", "\"serialised\" or \"packed\"", &fields.get("form")?)),
    };
    let element_count = match fields.get("elementCount")? {
        none if none.is_null() || none.is_undefined() => None,
        count => Some(whole(&count).ok_or_else(|| wrong("elementCount", "a whole number or null", &count))?),
    };
    let mut hidden = Vec::new();
    fields.each("hidden", |at, index| {
        hidden.push(whole(&at).ok_or_else(|| wrong(&format!("hidden[{index}]"), "a whole number", &at))?);
        Ok(())
    })?;
    let mut pictures = Vec::new();
    fields.each("pictures", |entry, index| {
        pictures.push(picture(&entry).ok_or_else(|| bad_picture(&entry, index))?);
        Ok(())
    })?;
    Ok(Snapshot {
        html: fields.string("html")?,
        form,
        shadow_roots: fields.boolean("shadowRoots")?,
        url: fields.string("url")?,
        base_url: match fields.get("baseUrl")? {
            none if none.is_null() || none.is_undefined() => None,
            _ => Some(fields.string("baseUrl")?),
        },
        content_type: fields.string("contentType")?,
        element_count,
        hidden,
        pictures,
    })
}

/// One of the pictures. A page may have thousands: no name of a field is made for them.
fn picture(entry: &JsValue) -> Option<(u32, PictureFacts)> {
    let entry: &Picture = entry.is_object().then(|| entry.unchecked_ref())?;
    let number = |value: Result<JsValue, JsValue>| whole(&value.ok()?);
    let current_src = entry.current_src().ok()?.as_string()?;
    let look = entry.look().ok()?;
    let look = if look.is_undefined() { String::new() } else { look.as_string()? };
    let facts = PictureFacts { current_src, width: number(entry.width())?, height: number(entry.height())?, look };
    Some((number(entry.at())?, facts))
}

/// What is wrong with a picture.
fn bad_picture(entry: &JsValue, index: usize) -> ReadError {
    let read = || {
        let entry = Fields::of(entry, &format!("pictures[{index}]"))?;
        entry.string("currentSrc")?;
        ["width", "height", "at"].iter().try_for_each(|key| entry.number(key).map(drop))?;
        entry.string("look").map(drop)
    };
    read().err().unwrap_or_else(|| ReadError::BadSnapshot(format!("`pictures[{index}]` cannot be read")))
}

#[wasm_bindgen]
extern "C" {
    type Picture;

    #[wasm_bindgen(method, getter, catch)]
    fn at(this: &Picture) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, getter, catch, js_name = currentSrc)]
    fn current_src(this: &Picture) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, getter, catch)]
    fn width(this: &Picture) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, getter, catch)]
    fn look(this: &Picture) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, getter, catch)]
    fn height(this: &Picture) -> Result<JsValue, JsValue>;
}

/// The options of a call; absent ones have their defaults.
///
/// # Errors
/// [`ReadError::BadOptions`], naming the option.
pub(super) fn to_options(value: &JsValue) -> Result<Options, ReadError> {
    if value.is_undefined() || value.is_null() {
        return Ok(Options::default());
    }
    if !value.is_object() || Array::is_array(value) {
        return Err(ReadError::BadOptions(format!("expected an object, found {}", kind(value))));
    }
    let object: &Object = value.unchecked_ref();
    let mut options = Options::default();
    for key in Object::keys(object).iter() {
        let value = Reflect::get(object, &key).unwrap_or_default();
        if value.is_undefined() {
            continue;
        }
        let key = key.as_string().unwrap_or_default();
        let option = match key.as_str() {
            "force" => &mut options.force,
            "trace" => &mut options.trace,
            "markdown" => &mut options.markdown,
            "timings" => &mut options.timings,
            "breadth" => {
                options.breadth = value.as_string().as_deref().and_then(Breadth::of).ok_or_else(|| {
                    ReadError::BadOptions("`breadth`: expected \"narrow\", \"normal\" or \"wide\"".to_owned())
                })?;
                continue;
            }
            _ => {
                let known = "`force`, `trace`, `breadth`, `markdown`, `timings`";
                return Err(ReadError::BadOptions(format!("`{key}`: unknown, expected one of {known}")));
            }
        };
        *option = value.as_bool().ok_or_else(|| {
            let found = value.as_string().map_or_else(|| kind(&value), |text| format!("\"{text}\""));
            ReadError::BadOptions(format!("`{key}`: found {found}, expected a boolean"))
        })?;
    }
    Ok(options)
}

/// The fields of an object that came from outside.
struct Fields<'a> {
    object: &'a JsValue,
    /// What stands before a field's name in messages.
    prefix: String,
}

impl<'a> Fields<'a> {
    fn of(object: &'a JsValue, name: &str) -> Result<Self, ReadError> {
        if !object.is_object() || Array::is_array(object) {
            return Err(ReadError::BadSnapshot(format!("{name} must be an object, not {}", kind(object))));
        }
        let prefix = if name.starts_with("pictures") { format!("{name}.") } else { String::new() };
        Ok(Self { object, prefix })
    }

    fn name(&self, key: &str) -> String {
        format!("{}{key}", self.prefix)
    }

    fn get(&self, key: &str) -> Result<JsValue, ReadError> {
        Reflect::get(self.object, &key.into())
            .map_err(|_| ReadError::BadSnapshot(format!("`{}` cannot be read", self.name(key))))
    }

    fn string(&self, key: &str) -> Result<String, ReadError> {
        let value = self.get(key)?;
        let string = value.dyn_ref::<JsString>().ok_or_else(|| wrong(&self.name(key), "a string", &value))?;
        Ok(text::utf8(string))
    }

    fn boolean(&self, key: &str) -> Result<bool, ReadError> {
        let value = self.get(key)?;
        value.as_bool().ok_or_else(|| wrong(&self.name(key), "true or false", &value))
    }

    fn number(&self, key: &str) -> Result<u32, ReadError> {
        let value = self.get(key)?;
        whole(&value).ok_or_else(|| wrong(&self.name(key), "a whole number", &value))
    }

    fn each(&self, key: &str, mut take: impl FnMut(JsValue, usize) -> Result<(), ReadError>) -> Result<(), ReadError> {
        let value = self.get(key)?;
        let array = value.dyn_ref::<Array>().ok_or_else(|| wrong(&self.name(key), "an array", &value))?;
        for (index, entry) in array.iter().enumerate() {
            take(entry, index)?;
        }
        Ok(())
    }
}

fn whole(value: &JsValue) -> Option<u32> {
    let number = value.as_f64()?;
    (number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number)).then_some(number as u32)
}

fn wrong(field: &str, wanted: &str, found: &JsValue) -> ReadError {
    ReadError::BadSnapshot(format!("`{field}` must be {wanted}, not {}", kind(found)))
}

/// What a value is, in words for a message.
fn kind(value: &JsValue) -> String {
    if value.is_null() {
        return "null".into();
    }
    if Array::is_array(value) {
        return "an array".into();
    }
    if let Some(number) = value.dyn_ref::<Number>() {
        // As JavaScript writes it: our own writing of any number weighs 10 KB.
        return number.to_string_with_radix(10).map_or_else(|_| String::new(), String::from);
    }
    match value.as_bool() {
        Some(true) => "true".into(),
        Some(false) => "false".into(),
        None => value.js_typeof().as_string().unwrap_or_default(),
    }
}
