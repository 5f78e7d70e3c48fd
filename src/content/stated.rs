//! Text that stands nowhere on the page but in its data: added to the article, or the article itself.
//!
//! Only what the page does not show: its own words go before what it says of itself to machines.

use super::repeats::words;
use crate::article::{Body, Element, Part};
use crate::measure;
use crate::metadata::StructuredText;

/// Words of the shortest text that is an article by itself. What is said of a product on a page that shows an article
/// stands there in other words already: added, it costs the products of WCXB 0.004 to 0.006 of word F1.
const ARTICLE: u32 = 25;

/// Adds what the data say and the body does not. `alone` says that the page has no article of its own. Gives the lines added.
pub fn state(body: &mut Body, told: &StructuredText, alone: bool) -> Vec<String> {
    let shown = words(&body.text);
    let lacks = |lines: &[String]| {
        let missing = lines.iter().filter(|line| !shown.contains(words(line).trim())).count();
        missing * 2 > lines.len()
    };
    let long = told.paragraphs.iter().map(|line| measure::words(line)).sum::<u32>();
    let tells = alone && long >= ARTICLE;
    let mut added = Vec::new();
    let mut made = Body { text: std::mem::take(&mut body.text), ..Body::default() };
    let mut write = |element: Option<Element>, lines: &[String]| {
        if !lacks(lines) {
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
    if tells {
        write(None, &told.paragraphs);
    }
    let list = |ordered| Some(Element::List { ordered, start: None });
    write(list(false), &told.ingredients);
    write(list(true), &told.steps);
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

    fn told(lines: &[&str], steps: &[&str]) -> StructuredText {
        let owned = |lines: &[&str]| lines.iter().map(|&line| line.to_owned()).collect();
        StructuredText { paragraphs: owned(lines), ingredients: Vec::new(), steps: owned(steps) }
    }

    #[test]
    fn what_the_page_shows_is_not_said_again() {
        let said = "Soften the leeks. Add the stock, and stir.";
        let steps = told(&[], &["Soften the leeks.", "Add the stock and stir."]);
        assert!(state(&mut body(said), &steps, false).is_empty());
        let mut lacking = body("A soup for the last crossing of the day.");
        assert_eq!(state(&mut lacking, &steps, false), steps.steps);
        assert_eq!(
            crate::render::html(&lacking, &[]),
            "<p>A soup for the last crossing of the day.</p><ol><li>Soften the leeks.</li><li>Add the stock and stir.</li></ol>"
        );
    }

    #[test]
    fn a_text_of_the_data_is_an_article_only_where_the_page_has_none() {
        let long = "The towpath ran on between the willows and the water. ".repeat(6);
        let article = told(&[&long], &[]);
        assert!(state(&mut body("Else."), &article, false).is_empty());
        assert_eq!(state(&mut Body::default(), &article, true), article.paragraphs);
        assert!(state(&mut Body::default(), &told(&["Too short."], &[]), true).is_empty());
    }
}
