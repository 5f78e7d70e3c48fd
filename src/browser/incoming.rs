//! Options and snapshots on their way in: plain JavaScript values become Rust values by derived `Deserialize`, or an
//! error that names the field.
//!
//! The keys are those of `package/recto.d.ts`. serde says what is wrong with a value, `serde_path_to_error` where it
//! stands (`pictures[0].width`).

use crate::page::{Form, PictureFacts, Snapshot};
use crate::{Options, ReadError};
use js_sys::{Array, JsString, Object};
use serde::Deserialize;
use serde::de::value::MapDeserializer;
use serde::de::{DeserializeOwned, Deserializer};
use wasm_bindgen::{JsCast, JsValue};

use super::encoder;

/// Longest message in characters: it quotes the value that was found, which may be a whole page.
const LONGEST_MESSAGE: usize = 300;

/// The options of a call. What is left out or `undefined` has its default.
///
/// # Errors
/// [`ReadError::BadOptions`], naming the option that is unknown or of the wrong type.
pub(super) fn options(value: &JsValue) -> Result<Options, ReadError> {
    if value.is_undefined() || value.is_null() {
        return Ok(Options::default());
    }
    let entries = Object::entries(object(value).map_err(ReadError::BadOptions)?);
    if entries.length() == 0 {
        return Ok(Options::default());
    }
    if let Some(fault) = not_a_list(&entries) {
        return Err(ReadError::BadOptions(fault));
    }
    // A struct is asked for its known keys alone; given as a map, serde sees the unknown ones too.
    let given = entries.into_iter().filter_map(|entry| {
        let entry: Array = entry.unchecked_into();
        let (key, value) = (entry.get(0).as_string()?, entry.get(1));
        (!value.is_undefined()).then(|| (key, serde_wasm_bindgen::Deserializer::from(value)))
    });
    deserialize(MapDeserializer::new(given)).map_err(ReadError::BadOptions)
}

/// What is wrong with an option that has to be a list: asked of anything else, the browser answers in words of its own.
fn not_a_list(entries: &Array) -> Option<String> {
    entries.iter().find_map(|entry| {
        let entry: Array = entry.unchecked_into();
        let (key, value) = (entry.get(0).as_string()?, entry.get(1));
        let is_list = value.is_undefined() || Array::is_array(&value);
        let fault = matches!(key.as_str(), "keep" | "drop") && !is_list;
        fault.then(|| format!("`{key}`: invalid type, expected a list of names"))
    })
}

/// A snapshot that came from `live.js` or from outside.
///
/// # Errors
/// [`ReadError::BadSnapshot`], naming the field that is missing or of the wrong type.
pub(super) fn snapshot(value: &JsValue) -> Result<Snapshot, ReadError> {
    let object = object(value).map_err(|found| ReadError::BadSnapshot(format!("a snapshot: {found}")))?;
    let fields = || serde_wasm_bindgen::Deserializer::from(JsValue::from(object));
    // Only a damaged snapshot is read a second time, to find where the damage is.
    match Fields::deserialize(fields()) {
        Ok(fields) => Ok(Snapshot::from(fields)),
        Err(_) => damaged(fields()),
    }
}

#[cold]
#[inline(never)]
fn damaged(fields: serde_wasm_bindgen::Deserializer) -> Result<Snapshot, ReadError> {
    deserialize::<Fields, _>(fields).map(Snapshot::from).map_err(ReadError::BadSnapshot)
}

fn object(value: &JsValue) -> Result<&Object, String> {
    let found = if value.is_null() {
        "null".to_owned()
    } else if Array::is_array(value) {
        "an array".to_owned()
    } else if value.is_object() {
        return Ok(value.unchecked_ref());
    } else {
        value.js_typeof().as_string().unwrap_or_default()
    };
    Err(format!("expected an object, found {found}"))
}

/// Runs derived code; the error is the path of the field and what is wrong with it.
fn deserialize<'de, T, D>(from: D) -> Result<T, String>
where
    T: DeserializeOwned,
    D: Deserializer<'de, Error = serde_wasm_bindgen::Error>,
{
    serde_path_to_error::deserialize(from).map_err(|error| {
        let path = error.path().to_string();
        let message = String::from(JsValue::from(error.into_inner()).unchecked_into::<js_sys::Error>().message());
        let message: String = message.chars().take(LONGEST_MESSAGE).collect();
        // A missing or unknown key of the outermost object is named by the message itself.
        if path == "." || message.contains(&format!("`{path}`")) { message } else { format!("`{path}`: {message}") }
    })
}

/// A snapshot as `package/recto.d.ts` declares it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Fields {
    // First: the other fields are those of this version.
    #[serde(rename = "version")]
    _version: Version,
    // Stays JavaScript's until it is encoded as a whole.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    html: JsString,
    form: FormName,
    scripting: bool,
    shadow_roots: bool,
    url: String,
    base_url: Option<String>,
    content_type: String,
    element_count: Option<u32>,
    hidden: Vec<u32>,
    pictures: Vec<Picture>,
}

/// The only version there is. A change of meaning makes a new one.
#[derive(Deserialize)]
#[serde(try_from = "u32")]
struct Version;

impl TryFrom<u32> for Version {
    type Error = String;

    fn try_from(version: u32) -> Result<Self, String> {
        if version == 1 { Ok(Self) } else { Err(format!("expected 1, found {version}")) }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum FormName {
    Serialised,
    Packed,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Picture {
    at: u32,
    current_src: String,
    width: u32,
    height: u32,
    look: Option<String>,
}

impl From<Fields> for Snapshot {
    fn from(fields: Fields) -> Self {
        Self {
            html: encoder::utf8(&fields.html),
            form: match fields.form {
                FormName::Serialised => Form::Serialised { scripting: fields.scripting },
                FormName::Packed => Form::Packed,
            },
            url: fields.url,
            base_url: fields.base_url,
            content_type: fields.content_type,
            element_count: fields.element_count,
            hidden: fields.hidden,
            pictures: fields.pictures.into_iter().map(Picture::facts).collect(),
            shadow_roots: fields.shadow_roots,
        }
    }
}

impl Picture {
    /// The element's index in document order, and what the browser knows of it.
    fn facts(self) -> (u32, PictureFacts) {
        let Self { at, current_src, width, height, look } = self;
        (at, PictureFacts { current_src, width, height, look: look.unwrap_or_default() })
    }
}
