//! What a page's data (JSON-LD) say, changed where it repeats the page's words.

use serde_json::Value;

/// Names under which data hold words of the page.
const WORDS: [&str; 5] = ["articleBody", "text", "headline", "description", "name"];

/// The data with other words under those names, by name and words; `None` where they are no JSON, or nothing changes.
pub fn reworded(data: &str, mut change: impl FnMut(&str, &str) -> Option<String>) -> Option<String> {
    let mut value: Value = serde_json::from_str(data.trim()).ok()?;
    let mut is_changed = false;
    let mut open = vec![&mut value];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(values) => open.extend(values),
            Value::Object(fields) => {
                for (name, value) in fields.iter_mut() {
                    match value {
                        Value::String(words) if WORDS.contains(&name.as_str()) => {
                            if let Some(other) = change(name, words) {
                                *words = other;
                                is_changed = true;
                            }
                        }
                        other => open.push(other),
                    }
                }
            }
            _ => {}
        }
    }
    is_changed.then(|| value.to_string())
}

#[cfg(test)]
mod tests {
    use super::reworded;

    #[test]
    fn words_are_changed_wherever_they_stand() {
        let data = r#"{"@graph":[{"@type":"NewsArticle","headline":"a","author":{"name":"b"},"url":"c"}]}"#;
        let changed = reworded(data, |_, words| Some(words.to_uppercase())).unwrap();
        assert_eq!(changed, r#"{"@graph":[{"@type":"NewsArticle","author":{"name":"B"},"headline":"A","url":"c"}]}"#);
        assert_eq!(reworded("no data", |_, _| None), None);
    }
}
