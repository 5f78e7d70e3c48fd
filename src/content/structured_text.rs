//! Text that is only in the page's structured data (JSON-LD): added to the article, or the article itself.
//!
//! Only what the page does not show: visible text takes precedence over structured data.

use super::repeated_metadata::normalized_words;
use crate::article::{Body, Element, Part};
use crate::measure;
use crate::metadata::StructuredText;

/// Shortest text that is an article by itself, in words. The description of a product on a page that shows an article
/// is there in other words already: added, it costs the products of WCXB 0.004 to 0.006 of word F1.
const ARTICLE: u32 = 25;

/// Adds what the structured data have and the body has not. `alone` says that the page has no article of its own.
/// Returns the lines added.
pub fn add_structured_text(body: &mut Body, structured: &StructuredText, alone: bool) -> Vec<String> {
    let visible = normalized_words(&body.text);
    let is_missing = |lines: &[String]| {
        let missing = lines.iter().filter(|line| !visible.contains(normalized_words(line).trim())).count();
        missing * 2 > lines.len()
    };
    let long = structured.paragraphs.iter().map(|line| measure::words(line)).sum::<u32>();
    let is_article = alone && long >= ARTICLE;
    let mut added = Vec::new();
    let mut made = Body { text: std::mem::take(&mut body.text), ..Body::default() };
    let mut write = |element: Option<Element>, lines: &[String]| {
        if !is_missing(lines) {
            return;
        }
        made.parts.extend(element.clone().map(Part::Open));
        for line in lines {
            let holder = if element.is_some() { Element::Item } else { Element::Paragraph };
            made.parts.push(Part::Open(holder));
            made.push_text(line);
            made.parts.push(Part::Close);
        }
        made.parts.extend(element.map(|_| Part::Close));
        added.extend_from_slice(lines);
    };
    if is_article {
        write(None, &structured.paragraphs);
    }
    let list = |ordered| Some(Element::List { ordered, start: None });
    write(list(false), &structured.ingredients);
    write(list(true), &structured.steps);
    body.text = made.text;
    body.parts.append(&mut made.parts);
    added
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(text: &str) -> Body {
        let mut body = Body::default();
        body.parts.push(Part::Open(Element::Paragraph));
        body.push_text(text);
        body.parts.push(Part::Close);
        body
    }

    fn structured(lines: &[&str], steps: &[&str]) -> StructuredText {
        let owned = |lines: &[&str]| lines.iter().map(|&line| line.to_owned()).collect();
        StructuredText { paragraphs: owned(lines), ingredients: Vec::new(), steps: owned(steps) }
    }

    #[test]
    fn visible_text_is_not_added_again() {
        let visible = "Soften the leeks. Add the stock, and stir.";
        let steps = structured(&[], &["Soften the leeks.", "Add the stock and stir."]);
        assert!(add_structured_text(&mut body(visible), &steps, false).is_empty());
        let mut lacking = body("A soup for the last crossing of the day.");
        assert_eq!(add_structured_text(&mut lacking, &steps, false), steps.steps);
        assert_eq!(
            crate::render::html(&lacking, &[]),
            "<p>A soup for the last crossing of the day.</p><ol><li>Soften the leeks.</li><li>Add the stock and stir.</li></ol>"
        );
    }

    #[test]
    fn structured_text_is_an_article_only_where_the_page_has_none() {
        let long = "The towpath ran on between the willows and the water. ".repeat(6);
        let article = structured(&[&long], &[]);
        assert!(add_structured_text(&mut body("Else."), &article, false).is_empty());
        assert_eq!(add_structured_text(&mut Body::default(), &article, true), article.paragraphs);
        assert!(add_structured_text(&mut Body::default(), &structured(&["Too short."], &[]), true).is_empty());
    }
}
