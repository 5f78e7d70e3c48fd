//! Footnotes within a line of the page, shown in the margin (sidenotes) or when their mark is pressed.

use super::unify::pair;
use crate::article::{Body, Element, Part};
use crate::content::body_builder::{BodyBuilder, LineKind};
use crate::page::numbered::Numbered;
use crate::page::word_table::contains_any;
use crate::page::{NodeId, Page, Tag};

/// Most nodes of an inline footnote.
const LONGEST: usize = 400;

/// Whether an element within a line is a footnote (Tufte CSS and similar, LaTeXML, WordPress' Modern Footnotes,
/// Distill).
pub(in crate::content) fn is_inline_footnote(page: &Page, node: NodeId, tag: Tag) -> bool {
    const NAMES: &[&str] =
        &["sidenote", "marginnote", "side-note", "margin-note", "ltx_note_outer", "modern-footnotes-footnote__note"];
    let is_named = |class: &str| class.split_ascii_whitespace().any(|word| NAMES.contains(&word));
    page.end(node) - node.index() <= LONGEST
        && match tag {
            Tag::Span | Tag::Small => page.attr(node, "class").is_some_and(is_named),
            Tag::Other => page.name(node) == "d-footnote",
            _ => false,
        }
}

/// The footnotes taken out of lines so far.
#[derive(Default)]
pub(in crate::content) struct InlineFootnotes {
    /// The content of each, the id of its mark and its own id.
    taken: Vec<(Body, String, String)>,
    /// Whether one is being written: they do not nest.
    open: bool,
}

impl InlineFootnotes {
    /// How many footnotes were taken.
    pub fn len(&self) -> usize {
        self.taken.len()
    }

    /// Whether a footnote is being written.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Begins a footnote in a builder of its own. Returns the builder of the line around it.
    pub fn open(&mut self, builder: &mut BodyBuilder) -> BodyBuilder {
        self.open = true;
        let line = std::mem::take(builder);
        builder.named_line(Element::Paragraph, usize::MAX);
        line
    }

    /// Ends the footnote. In the line, which has this key and continues at `end`, it is replaced by a superscript
    /// number.
    #[inline(never)]
    pub fn close(&mut self, line: BodyBuilder, key: usize, end: usize, ids: &mut Numbered, builder: &mut BodyBuilder) {
        self.open = false;
        let mut content = std::mem::replace(builder, line).finish();
        if content.is_empty() {
            return;
        }
        // The paragraph of the named line is not part of it. Figures are after it, or alone.
        let mut depth = 0_usize;
        content.parts.retain(|part| {
            depth = match part {
                Part::Open(_) => depth + 1,
                Part::Close => depth.saturating_sub(1),
                _ => return true,
            };
            depth > usize::from(matches!(part, Part::Open(_)))
        });
        let number = self.taken.len() + 1;
        let [mark, own] = pair(number, ids);
        builder.replace_footnote_mark();
        builder.inline(Element::Superscript, end);
        builder.inline(Element::Jump { to: Box::new(own.clone()) }, end);
        builder.anchor(mark.clone(), end);
        builder.text(&number.to_string(), key, LineKind::Paragraph);
        self.taken.push((content, mark, own));
    }

    /// Appends the footnotes as a list, each with a link back to its mark.
    pub fn append_to(self, body: &mut Body) {
        if !self.taken.is_empty() {
            self.append_list(body);
        }
    }

    #[inline(never)]
    fn append_list(self, body: &mut Body) {
        body.parts.extend([Part::Rule, Part::Open(Element::List { ordered: true, start: None })]);
        for (content, mark, own) in self.taken {
            body.parts.extend([Part::Open(Element::Item), Part::Anchor(Box::new(own))]);
            let offset = u32::try_from(body.text.len()).unwrap_or(u32::MAX);
            body.text.push_str(&content.text);
            body.parts.extend(content.parts.into_iter().map(|part| match part {
                Part::Text { start, end } => Part::Text { start: start + offset, end: end + offset },
                part => part,
            }));
            body.push_text(" ");
            body.parts.push(Part::Open(Element::Jump { to: Box::new(mark) }));
            body.push_text("↩");
            body.parts.extend([Part::Close, Part::Close]);
        }
        body.parts.push(Part::Close);
    }
}

/// Whether an element in a footnote repeats its mark (LaTeXML).
pub(in crate::content) fn is_repeated_mark(page: &Page, node: NodeId) -> bool {
    page.attr(node, "class").is_some_and(|class| contains_any(class, &["ltx_note_mark", "ltx_tag_note"]))
}
