//! Who made the pictures of a page, as its data say (schema.org's `ImageObject`).
//!
//! Their captions are left alone: publishing systems write the alternative text there, which nobody sees on the page.

use super::json::{Map, Value};
use super::json_ld;
use super::survey::Survey;
use crate::page::{NodeId, Page, Tag};

/// Most values looked at.
const MOST: usize = 20_000;

/// The addresses of pictures, as written, each with its credit.
pub fn makers(page: &Page) -> Vec<(String, String)> {
    let mut scripts = page.descendants(NodeId::DOCUMENT).filter(|&node| page.tag(node) == Tag::Script);
    let mut found = Vec::new();
    // A look at most pages.
    if !scripts.any(|script| page.children(script).any(|text| page.text(text).contains("ImageObject"))) {
        return found;
    }
    let roots = json_ld::roots(page, &Survey::of(page));
    let mut open: Vec<&Value> = roots.iter().rev().collect();
    for _ in 0..MOST {
        match open.pop() {
            Some(Value::Array(list)) => open.extend(list.iter().rev()),
            Some(Value::Object(object)) => {
                if json_ld::types(object).any(|kind| kind == "ImageObject") {
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
    use crate::page::Snapshot;

    #[test]
    fn pictures_of_the_data_say_who_made_them() {
        let read = |json: &str| {
            let html = format!(
                "<html><head><script type=\"application/ld+json\">{json}</script></head><body><p>x</p></body></html>"
            );
            makers(&Page::read(Snapshot::from_serialised(html, "https://a.example/")).unwrap())
        };
        let found = read(
            r#"{"@type":"NewsArticle","image":[{"@type":"ImageObject","url":"/a.jpg","creditText":"Ada <b>Ferro</b>"},
                {"@type":"ImageObject","contentUrl":"/b.jpg","caption":"Boats","creator":{"@type":"Person","name":"Bo Ek"}},
                {"@type":"ImageObject","url":"/c.jpg","caption":"Only a caption"}, "/d.jpg"],
                "creator":{"name":"Who wrote it"}, "url": "/story"}"#,
        );
        let expected = [("/a.jpg", "Ada Ferro"), ("/b.jpg", "Bo Ek")];
        assert_eq!(found, expected.map(|(address, credit)| (address.to_owned(), credit.to_owned())));
    }
}
