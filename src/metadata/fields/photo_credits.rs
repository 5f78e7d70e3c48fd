//! Photo credits: who made the pictures, as JSON-LD declares it (schema.org's `ImageObject`).
//!
//! Captions of JSON-LD are not read: publishing systems write the alternative text there, which no reader sees.

use crate::metadata::sources::{JsonLd, Map, Value, has_type, text_member};

/// Most values looked at.
const MOST_VALUES: usize = 20_000;

/// The addresses of pictures, as written, each with its credit.
pub fn photo_credits(json_ld: &JsonLd) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open: Vec<&Value> = json_ld.0.iter().rev().collect();
    for _ in 0..MOST_VALUES {
        match open.pop() {
            Some(Value::Array(list)) => open.extend(list.iter().rev()),
            Some(Value::Object(object)) => {
                if has_type(object, "ImageObject") {
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
    ["contentUrl", "url"].iter().find_map(|name| object.get(*name).and_then(Value::as_str)).map(str::to_owned)
}

fn credit(object: &Map) -> Option<String> {
    ["creditText", "creator", "copyrightNotice"].iter().find_map(|name| text_member(object, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_of_image_objects_are_read() {
        let found = photo_credits(&JsonLd(vec![serde_json::from_str(
            r#"{"@type":"NewsArticle","image":[{"@type":"ImageObject","url":"/a.jpg","creditText":"Ada <b>Ferro</b>"},
                {"@type":"ImageObject","contentUrl":"/b.jpg","caption":"Boats","creator":{"@type":"Person","name":"Bo Ek"}},
                {"@type":"ImageObject","url":"/c.jpg","caption":"Only a caption"}, "/d.jpg"],
                "creator":{"name":"Who wrote it"}, "url": "/story"}"#,
        )
        .unwrap()]));
        let expected = [("/a.jpg", "Ada Ferro"), ("/b.jpg", "Bo Ek")];
        assert_eq!(found, expected.map(|(address, credit)| (address.to_owned(), credit.to_owned())));
    }
}
