//! The body as plain text, one block per line.

use crate::article::{Body, Element, Figure, Part};

/// Writes the text, with or without footnote marks.
pub(super) fn write(body: &Body, figures: &[Figure], footnote_marks: bool, out: &mut String) {
    let mut open: Vec<&Element> = Vec::new();
    for part in &body.parts {
        match part {
            Part::Open(element) => {
                match element {
                    Element::Cell { .. } => next_cell(out),
                    element if is_block(element) => next_line(out),
                    // Ruby annotations are in brackets, whether the page has brackets or not.
                    Element::RubyText => out.push('('),
                    _ => {}
                }
                open.push(element);
            }
            Part::Close => match open.pop() {
                Some(Element::Cell { .. }) if !out.ends_with('\n') => out.push('\t'),
                Some(element) if is_block(element) => next_line(out),
                Some(Element::RubyText) => out.push(')'),
                _ => {}
            },
            Part::Text { start, end } => {
                let skipped = match open.as_slice() {
                    [.., Element::RubyParenthesis] => true,
                    [.., Element::Superscript, Element::Jump { .. }] => !footnote_marks,
                    [.., Element::Jump { .. }, Element::Superscript] => !footnote_marks,
                    _ => false,
                };
                if !skipped {
                    out.push_str(body.slice(*start, *end));
                }
            }
            Part::Formula(formula) => out.push_str(&formula.plain_text()),
            Part::LineBreak => out.push('\n'),
            Part::Rule => next_line(out),
            Part::BreakOpportunity | Part::Anchor(_) => {}
            Part::Figure(index) => {
                if let Some(figure) = figures.get(*index as usize) {
                    for line in [&figure.caption, &figure.credit].into_iter().flatten() {
                        next_line(out);
                        out.push_str(line);
                    }
                    next_line(out);
                }
            }
        }
    }
    out.truncate(out.trim_end().len());
}

/// Ends the line, if it is not empty.
fn next_line(out: &mut String) {
    if out.ends_with('\t') {
        out.truncate(out.trim_end_matches('\t').len());
    }
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}

/// Cells of a row are in one line, separated by tabs.
fn next_cell(out: &mut String) {
    if !out.is_empty() && !out.ends_with(['\n', '\t']) {
        out.push('\t');
    }
}

/// Whether an element is a block rather than inline.
pub(super) fn is_block(element: &Element) -> bool {
    use Element::*;
    matches!(
        element,
        Paragraph
            | Heading { .. }
            | List { .. }
            | Item
            | Definitions
            | Term
            | Description
            | Quote
            | Aside
            | Post
            | PostHeader
            | Preformatted { .. }
            | Table
            | TableCaption
            | TableHead
            | TableBody
            | TableFoot
            | Row
            | Cell { .. }
            | Details
            | Summary
            | Span { block: true, .. }
    )
}
