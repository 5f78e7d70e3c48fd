//! Structured text: the text that JSON-LD contains, of an article, a recipe or a product (schema.org).
//!
//! Used only where the page itself shows too little; whether it does is decided by the caller.

use crate::metadata::sources::{Map, PageSources, Value, has_type, objects_of_page};
use crate::metadata::text;

/// Most lines read of one member, and most items of one list.
const MOST: usize = 500;

/// The text of a page's JSON-LD as plain lines.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct StructuredText {
    /// Paragraphs of an article, or the description of a product.
    pub paragraphs: Vec<String>,
    /// Ingredients of a recipe.
    pub ingredients: Vec<String>,
    /// Steps of a recipe.
    pub steps: Vec<String>,
}

/// The first text that the page's JSON-LD contains. Only a page without an article of its own needs paragraphs: with
/// `recipes_only` nothing is read unless an object is a recipe.
pub fn structured_text(sources: &PageSources, recipes_only: bool) -> Option<StructuredText> {
    let objects = objects_of_page(&sources.json_ld.0);
    if recipes_only && !objects.iter().any(|object| has_type(object, "Recipe")) {
        return None;
    }
    objects.into_iter().map(text_of_object).find(|text| *text != StructuredText::default())
}

#[inline(never)]
fn text_of_object(object: &Map) -> StructuredText {
    let member = |name: &str| object.get(name).map(lines).unwrap_or_default();
    if has_type(object, "Recipe") {
        StructuredText {
            ingredients: member("recipeIngredient"),
            steps: member("recipeInstructions"),
            ..StructuredText::default()
        }
    } else if has_type(object, "Product") {
        StructuredText { paragraphs: member("description"), ..StructuredText::default() }
    } else {
        StructuredText { paragraphs: member("articleBody"), ..StructuredText::default() }
    }
}

/// The lines of a text, of a list of texts or of steps, sections of steps included.
fn lines(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![value];
    while let Some(value) = open.pop().filter(|_| found.len() < MOST) {
        match value {
            Value::String(text) => {
                let separated = text.replace("</p>", "\n").replace("<br", "\n<br");
                found.extend(separated.split('\n').map(text::clean).filter(|line| !line.is_empty()));
            }
            Value::Array(list) => open.extend(list.iter().take(MOST).rev()),
            Value::Object(object) => {
                open.extend(["itemListElement", "text", "name"].iter().find_map(|key| object.get(*key)));
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::sources::collect;
    use crate::page::{Page, Snapshot};

    fn read(script: &str, recipes_only: bool) -> Option<StructuredText> {
        let html = format!(
            "<html><head><script type=\"application/ld+json\">{script}</script></head><body><p>Words.</p></body></html>"
        );
        let page = Page::read(Snapshot::from_serialised(&html, "https://a.example/1")).unwrap();
        structured_text(&collect(&page), recipes_only)
    }

    #[test]
    fn the_parts_of_a_recipe_are_read() {
        let recipe = r#"{"@type":"Recipe","recipeIngredient":["Flour"," "],"recipeInstructions":
            [{"@type":"HowToSection","itemListElement":[{"@type":"HowToStep","text":"Mix."},{"name":"Bake."}]}]}"#;
        let found = read(recipe, true).unwrap();
        assert_eq!((found.ingredients, found.steps), (vec!["Flour".to_owned()], vec!["Mix.".into(), "Bake.".into()]));
    }

    #[test]
    fn the_text_of_an_article_is_read_only_when_it_is_needed() {
        let article = r#"{"@type":"NewsArticle","articleBody":"<p>One.</p><p>Two.<br>Three.</p>"}"#;
        assert_eq!(read(article, false).unwrap().paragraphs, ["One.", "Two.", "Three."]);
        assert_eq!(read(article, true), None);
        assert_eq!(read(r#"{"@type":"NewsArticle"}"#, false), None);
    }
}
