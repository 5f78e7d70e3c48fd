//! Who made the pictures of a page, as its data say (schema.org's `ImageObject`).
//!
//! Their captions are left alone: publishing systems write the alternative text there, which nobody sees on the page.

use super::json::{Map, Value};
use super::json_ld;

/// Most values looked at.
const MOST: usize = 20_000;

/// The addresses of pictures, as written, each with its credit.
pub(super) fn of(data: &[Value]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open: Vec<&Value> = data.iter().rev().collect();
    for _ in 0..MOST {
        match open.pop() {
            Some(Value::Array(list)) => open.extend(list.iter().rev()),
            Some(Value::Object(object)) => {
                if json_ld::is(object, "ImageObject") {
                    found.extend(address(object).zip(credit(object)));
                }
                open.extend(object.values().rev());
            }
            Some(_) => {}
            None => break,
        }
    }
    found
}

fn address(object: &Map) -> Option<String> {
    ["contentUrl", "url"].iter().find_map(|name| object.get(name).and_then(Value::as_str)).map(str::to_owned)
}

fn credit(object: &Map) -> Option<String> {
    ["creditText", "creator", "copyrightNotice"].iter().find_map(|name| json_ld::text(object, name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::json::parse;

    #[test]
    fn pictures_of_the_data_say_who_made_them() {
        let found = of(&[parse(
            r#"{"@type":"NewsArticle","image":[{"@type":"ImageObject","url":"/a.jpg","creditText":"Ada <b>Ferro</b>"},
                {"@type":"ImageObject","contentUrl":"/b.jpg","caption":"Boats","creator":{"@type":"Person","name":"Bo Ek"}},
                {"@type":"ImageObject","url":"/c.jpg","caption":"Only a caption"}, "/d.jpg"],
                "creator":{"name":"Who wrote it"}, "url": "/story"}"#,
        )
        .unwrap()]);
        let expected = [("/a.jpg", "Ada Ferro"), ("/b.jpg", "Bo Ek")];
        assert_eq!(found, expected.map(|(address, credit)| (address.to_owned(), credit.to_owned())));
    }
}
