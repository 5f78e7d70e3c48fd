//! Lines: those of a text whose line breaks are shown, and those that are headings without a heading element.

use super::Composer;
use crate::content::body_builder::LineKind;
use crate::content::elements::line_breaks::{self, WhiteSpace};
use crate::measure::{BlockId, has_permalink, is_self_link};
use crate::page::{NodeId, Tag};

/// The level of headings that are no heading elements: below the headline.
const SELF_LINKED_LEVEL: u8 = 2;

impl Composer<'_> {
    /// Writes a text whose line breaks are shown, if they are.
    #[inline(never)]
    pub(super) fn shown_lines(&mut self, node: NodeId, text: &str, key: usize, kind: LineKind) -> bool {
        let white_space = line_breaks::white_space(self.page, node);
        if white_space == WhiteSpace::Collapsed {
            return false;
        }
        let indent = if white_space == WhiteSpace::Preserved { line_breaks::least_indent(text) } else { usize::MAX };
        for (at, line) in text.trim_end().split('\n').enumerate() {
            if at > 0 {
                self.builder.line_break();
                let spaces = line_breaks::indent_of(line).saturating_sub(indent);
                if spaces > 0 && !line.trim().is_empty() {
                    self.builder.text(&"\u{A0}".repeat(spaces), key, kind);
                }
            }
            self.builder.text(line.trim_start_matches(|c| at > 0 && matches!(c, ' ' | '\t')), key, kind);
        }
        true
    }

    /// The level of a heading without a heading element: one by its role, a line that links to itself.
    pub(super) fn level_without_element(&self, node: NodeId, tag: Tag) -> Option<u8> {
        if !matches!(tag, Tag::Div | Tag::P) {
            return None;
        }
        if self.page.attr(node, "role") == Some("heading") {
            let level = self.page.attr(node, "aria-level").and_then(|level| level.trim().parse().ok());
            // Where no level is given it is 2 (WAI-ARIA).
            return Some(level.unwrap_or(2).clamp(1, 6));
        }
        let within = self.measures.within(self.page, node);
        let block = (within.len() == 1).then(|| self.measures.block(BlockId::from_index(within.start)))?;
        if block.container != node || block.link_chars == 0 {
            return None;
        }
        let links = if block.link_chars == block.chars {
            is_self_link(self.page, block)
        } else {
            // A paragraph may have a permalink too.
            tag == Tag::Div && block.link_chars <= 2 && block.sentences() == 0 && has_permalink(self.page, block)
        };
        links.then_some(SELF_LINKED_LEVEL)
    }
}
