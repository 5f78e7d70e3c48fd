//! JSON-LD scripts: parsing them, and finding the objects that describe the page (schema.org).
//!
//! Scripts that do not parse are repaired where publishers commonly break them: raw line breaks in strings, comment marks
//! around the script, a trailing comma. Other broken scripts are skipped, and lists of other articles are not entered.

pub(in crate::metadata) use serde_json::Value;

use crate::metadata::text;
use crate::page::{NodeId, Page};

/// Largest script read, in bytes. The largest of the benchmark pages has 200 KB.
const LARGEST: usize = 1 << 20;
/// Most objects looked at, over all scripts.
const MOST_OBJECTS: usize = 2_000;

/// The members of an object, by name.
pub(in crate::metadata) type Map = serde_json::Map<String, Value>;

/// What the JSON-LD scripts of a page contain, in document order.
#[derive(Debug, Default)]
pub struct JsonLd(pub(in crate::metadata) Vec<Value>);

impl JsonLd {
    /// Parses the scripts; those that are too large or broken beyond repair are left out.
    pub(super) fn parse(page: &Page, scripts: &[NodeId]) -> Self {
        let texts = scripts.iter().map(|&script| page.children(script).map(|n| page.text(n)).collect::<String>());
        Self(texts.filter(|text| text.len() <= LARGEST).filter_map(|text| parse(&text)).collect())
    }
}

fn parse(text: &str) -> Option<Value> {
    let text = text.trim().trim_start_matches('\u{feff}');
    serde_json::from_str(text).or_else(|_| serde_json::from_str(&repaired(text))).ok()
}

/// The script without comment marks around it, raw control characters in strings and commas before a closing bracket.
#[inline(never)]
fn repaired(text: &str) -> String {
    let text = &text.replace("<![CDATA[", "").replace("]]>", "");
    let start = text.find(['{', '[']).unwrap_or(text.len());
    let end = text.rfind(['}', ']']).map_or(start, |e| e + 1).max(start);
    let mut out = String::with_capacity(end - start);
    let (mut quoted, mut escaped) = (false, false);
    for c in text[start..end].chars() {
        let c = if c.is_control() { ' ' } else { c };
        if quoted {
            quoted = escaped || c != '"';
            escaped = !escaped && c == '\\';
        } else if c == '"' {
            quoted = true;
        } else if c == '}' || c == ']' {
            let kept = out.trim_end();
            if kept.ends_with(',') {
                out.truncate(kept.len() - 1);
            }
        }
        out.push(c);
    }
    out
}

/// The objects that may describe the page: the roots, their graphs and main entities, but not the items of lists.
pub(in crate::metadata) fn objects_of_page(roots: &[Value]) -> Vec<&Map> {
    let mut found = Vec::new();
    let mut open: Vec<&Value> = roots.iter().rev().collect();
    while let Some(value) = open.pop() {
        if found.len() >= MOST_OBJECTS {
            break;
        }
        match value {
            Value::Array(list) => open.extend(list.iter().take(MOST_OBJECTS).rev()),
            Value::Object(object) => {
                found.push(object);
                // The questions of an FAQ are its items; the question of a thread is the page.
                let questions = has_type(object, "FAQPage");
                let inner = ["@graph", "mainEntity", "mainEntityOfPage"];
                let inner = if questions { &inner[..1] } else { &inner[..] };
                open.extend(inner.iter().rev().filter_map(|k| object.get(*k)));
            }
            _ => {}
        }
    }
    found
}

/// Whether one of an object's types is a type or ends with its name, as schema.org's subtypes do.
pub(in crate::metadata) fn has_type(object: &Map, name: &str) -> bool {
    types(object).any(|t| t.ends_with(name))
}

/// The types of an object.
pub(super) fn types(object: &Map) -> impl Iterator<Item = &str> {
    let one = object.get("@type").or_else(|| object.get("type"));
    let many = one.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    one.and_then(Value::as_str).into_iter().chain(many.iter().filter_map(Value::as_str))
}

/// The text of a member.
pub(in crate::metadata) fn text_member(object: &Map, key: &str) -> Option<String> {
    text_of(object.get(key)?)
}

/// The text of a value: a string, the first string of a list, or the `@value` or `name` of an object.
pub(super) fn text_of(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.as_str(),
        Value::Array(list) => list.iter().find_map(Value::as_str)?,
        Value::Object(object) => object.get("@value").or_else(|| object.get("name")).and_then(Value::as_str)?,
        _ => return None,
    };
    Some(text::clean(text)).filter(|t| !t.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_scripts_are_repaired_or_skipped() {
        let text = |script: &str, member: &str| match parse(script) {
            Some(Value::Object(object)) => text_member(&object, member),
            _ => None,
        };
        let broken = "/*<![CDATA[*/ {\"@type\":\"Article\",\"headline\":\"One\ntwo\", \"image\":[\"a.jpg\",],} /*]]>*/";
        assert_eq!(text(broken, "headline").as_deref(), Some("One two"));
        assert_eq!(text(broken, "image").as_deref(), Some("a.jpg"));
        assert_eq!(parse("{\"@type\":\"Article\", headline: x"), None);
        assert_eq!(parse(""), None);
    }

    #[test]
    fn a_string_that_ends_in_a_comma_is_kept() {
        assert_eq!(repaired(r#"{"a":"x,]\"," ,}"#), r#"{"a":"x,]\"," }"#);
    }
}
