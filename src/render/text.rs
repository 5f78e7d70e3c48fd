//! The body as plain text, one block a line.

use crate::article::{Body, Element, Figure, Part};

/// Writes the words; `notes` says whether with the raised signs that refer to notes.
pub(super) fn write(body: &Body, figures: &[Figure], notes: bool, out: &mut String) {
    let mut open: Vec<&Element> = Vec::new();
    for part in &body.parts {
        match part {
            Part::Open(element) => {
                match element {
                    Element::Cell { .. } => next_cell(out),
                    element if is_block(element) => next_line(out),
                    // Notes of ruby stand in brackets, whether the page has brackets for them or not.
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
                let quiet = match open.as_slice() {
                    [.., Element::RubyParenthesis] => true,
                    [.., Element::Superscript, Element::Jump { .. }] => !notes,
                    [.., Element::Jump { .. }, Element::Superscript] => !notes,
                    _ => false,
                };
                if !quiet {
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

/// Ends the line, if one was begun.
fn next_line(out: &mut String) {
    if out.ends_with('\t') {
        out.truncate(out.trim_end_matches('\t').len());
    }
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}

/// Cells of a row stand in one line, a tab between.
fn next_cell(out: &mut String) {
    if !out.is_empty() && !out.ends_with(['\n', '\t']) {
        out.push('\t');
    }
}

/// Whether an element stands by itself rather than within a line.
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
