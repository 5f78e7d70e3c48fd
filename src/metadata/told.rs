//! The text that a page's data hold: the body of an article, the parts of a recipe, what is said of a product (schema.org).
//!
//! Asked for only where the page itself shows too little; whether it does, others decide.

use super::json::{Map, Value};
use super::survey::Survey;
use super::{json_ld, plain};
use crate::page::{NodeId, Page, Tag};

/// Most lines read of one member.
const MOST: usize = 500;

/// What the data say, in plain lines.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Paragraphs.
    pub lines: Vec<String>,
    /// Ingredients of a recipe.
    pub items: Vec<String>,
    /// Its steps.
    pub steps: Vec<String>,
}

/// The first text that the page's data hold. Unless `any` is asked for only that of a recipe, which costs a look at most
/// pages.
pub fn told(page: &Page, any: bool) -> Option<Told> {
    let mut scripts = page.descendants(NodeId::DOCUMENT).filter(|&node| page.tag(node) == Tag::Script);
    if !any && !scripts.any(|script| page.children(script).any(|text| page.text(text).contains("recipeIn"))) {
        return None;
    }
    let roots = json_ld::roots(page, &Survey::of(page));
    json_ld::objects(&roots).into_iter().map(of).find(|told| *told != Told::default())
}

fn of(object: &Map) -> Told {
    let is = |kind: &str| json_ld::is(object, kind);
    let said = |key: &str| object.get(key).map(lines).unwrap_or_default();
    if is("Recipe") {
        Told { lines: Vec::new(), items: said("recipeIngredient"), steps: said("recipeInstructions") }
    } else if is("Product") {
        Told { lines: said("description"), ..Told::default() }
    } else {
        Told { lines: said("articleBody"), ..Told::default() }
    }
}

/// The lines of a text, of a list of texts or of steps, sections of steps included.
fn lines(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![value];
    while let Some(value) = open.pop().filter(|_| found.len() < MOST) {
        match value {
            Value::String(text) => {
                let parted = text.replace("</p>", "\n").replace("<br", "\n<br");
                found.extend(parted.split('\n').map(plain::field).filter(|line| !line.is_empty()));
            }
            Value::Array(list) => open.extend(list.iter().take(MOST).rev()),
            Value::Object(object) => {
                open.extend(["itemListElement", "text", "name"].iter().find_map(|key| object.get(key)));
            }
            Value::Other => {}
        }
    }
    found
}
