//! Safe output: the only producer of HTML. All HTML passes its allow-list.
//!
//! Three writers (HTML, plain text, Markdown) over the same [`Body`], none of which recurses. The body can express only
//! what an article may contain; the HTML is checked once more before it is returned.

mod allow;
mod escape;
mod html;
mod markdown;
mod text;

pub use allow::ALLOWED;

use crate::article::{Body, Element, Figure, Heading, Part};

/// The body as safe HTML.
pub fn html(body: &Body, figures: &[Figure]) -> String {
    let mut out = String::with_capacity(length(body, figures));
    html::write(body, figures, &mut out);
    if allow::is_allowed(&out) {
        return out;
    }
    // A bug in the writer must never run: text without markup.
    let mut plain = String::from("<pre>\n");
    escape::text(&text(body, figures), &mut plain);
    plain.push_str("</pre>");
    plain
}

/// About as many bytes as the HTML will have, rather more: a text that grows stands in memory twice.
fn length(body: &Body, figures: &[Figure]) -> usize {
    const TAG: usize = 5;
    const LINK: usize = 40;
    const FIGURE: usize = 160;
    let tags = body.parts.iter().map(|part| match part {
        Part::Open(Element::Link(link)) => LINK + link.href.as_str().len(),
        _ => TAG,
    });
    let figures = figures.iter().map(|figure| {
        let texts = [&figure.alt, &figure.caption_html, &figure.credit].into_iter().flatten();
        FIGURE + figure.src.as_ref().map_or(0, |src| src.as_str().len()) + texts.map(String::len).sum::<usize>()
    });
    body.text.len() + body.text.len() / 4 + tags.sum::<usize>() + figures.sum::<usize>()
}

/// The body as plain text, one block per line.
pub fn text(body: &Body, figures: &[Figure]) -> String {
    let mut out = String::with_capacity(body.text.len() + body.parts.len());
    text::write(body, figures, true, &mut out);
    out
}

/// A caption as plain text, without footnote marks, which would read as part of the last word.
pub fn plain(caption: &Body) -> String {
    let mut out = String::new();
    text::write(caption, &[], false, &mut out);
    out
}

/// The body as Markdown (CommonMark with GitHub's tables).
pub fn markdown(body: &Body, figures: &[Figure]) -> String {
    let mut out = String::with_capacity(body.text.len() + body.parts.len() * 4 + figures.len() * 200);
    markdown::write(body, figures, &mut out);
    out
}

/// The headings of the body, in order.
pub fn headings(body: &Body) -> Vec<Heading> {
    let mut headings: Vec<Heading> = Vec::new();
    // Open elements within the current heading, itself included; 0 outside of headings.
    let mut depth = 0_usize;
    for part in &body.parts {
        match part {
            Part::Open(Element::Heading { level, id }) => {
                headings.push(Heading { level: *level, text: String::new(), id: id.to_string() });
                depth = 1;
            }
            Part::Open(_) => depth += usize::from(depth > 0),
            Part::Close => depth = depth.saturating_sub(1),
            Part::Text { start, end } if depth > 0 => {
                if let Some(heading) = headings.last_mut() {
                    heading.text.push_str(body.slice(*start, *end));
                }
            }
            Part::Formula(formula) if depth > 0 => {
                if let Some(heading) = headings.last_mut() {
                    heading.text.push_str(&formula.plain_text());
                }
            }
            Part::LineBreak if depth > 0 => {
                if let Some(heading) = headings.last_mut() {
                    heading.text.push(' ');
                }
            }
            _ => {}
        }
    }
    headings
}

/// The length of a text in UTF-16 units.
pub fn utf16_length(text: &str) -> u32 {
    // Each character has one byte that is no continuation byte; those of four bytes are two units.
    let units = text.bytes().map(|byte| usize::from(byte & 0xC0 != 0x80) + usize::from(byte >= 0xF0)).sum::<usize>();
    u32::try_from(units).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
