//! Elements that are kept whole or not at all: formulas, code, data tables, posts.

use super::Composer;
use crate::article::Element;
use crate::content::elements::{code, formulas, mapping, tables};
use crate::content::posts;
use crate::judge::{Reason, Verdict};
use crate::measure::BlockId;
use crate::page::{NodeId, Tag};

/// A data table is kept whole if at least one character of this many is kept: a third. Classifiers of running text drop
/// cells with a single number; a table of which less is kept is not part of the article.
const TABLE_SHARE: u32 = 3;

/// Link density from which a table is navigation.
const LINKS: f32 = 0.5;

/// Ancestors of a formula that are checked for being hidden.
const HIDDEN_ABOVE: usize = 8;

impl Composer<'_> {
    /// Whether one of the two blocks before and one of the two after an element are kept.
    fn is_amid_kept(&self, node: NodeId) -> bool {
        let within = self.measures.within(self.page, node);
        let before = &self.kept[within.start.saturating_sub(2)..within.start];
        let after = &self.kept[within.end..self.kept.len().min(within.end + 2)];
        before.contains(&true) && after.contains(&true)
    }

    /// Processes the formula that begins with this node, if one does; returns its end. A formula between blocks is kept
    /// if the blocks before and after it are.
    pub(super) fn formula(&mut self, node: NodeId) -> Option<usize> {
        if self.formulas.is_empty() { None } else { self.formula_at(node) }
    }

    #[inline(never)]
    fn formula_at(&mut self, node: NodeId) -> Option<usize> {
        let page = self.page;
        while self.formulas.get(self.next_formula).is_some_and(|span| span.node < node) {
            self.next_formula += 1;
        }
        let span = self.formulas.get(self.next_formula).filter(|span| span.node == node)?;
        let end = span.end;
        let hidden = page
            .ancestors(node)
            .skip(1)
            .take(HIDDEN_ABOVE)
            .any(|above| page.is_hidden(above) || page.attr(above, "hidden").is_some());
        let id = self.block_around(node);
        let kept = id.is_some() || node.index() < self.whole_until || self.is_between_kept(node);
        if let Some(formula) = formulas::read(page, span).filter(|_| kept && !hidden) {
            let container = id.map(|id| self.measures.block(id).container);
            let kind = self.line_kind(container.unwrap_or(node));
            let key = id.map_or(usize::MAX - 1 - node.index(), BlockId::index);
            self.targets.mark(page, node, end, &mut self.builder);
            self.builder.formula(formula, key, kind);
        }
        self.figures_before(end);
        Some(end)
    }

    /// Opens the elements of a discussion: a post, a quotation of another post. Lists and tables around posts are
    /// layout. Returns whether the element was one of these.
    pub(super) fn discussion_element(&mut self, node: NodeId, tag: Tag, end: usize) -> bool {
        !self.posts.is_empty() && self.element_of_posts(node, tag, end)
    }

    #[inline(never)]
    fn element_of_posts(&mut self, node: NodeId, tag: Tag, end: usize) -> bool {
        while self.posts.get(self.next_post).is_some_and(|post| post.node < node) {
            self.next_post += 1;
        }
        let Some(first) = self.posts.first() else { return false };
        if let Some(post) = self.posts.get(self.next_post).filter(|post| post.node == node) {
            if self.builder.structure(Element::Post, post.end) {
                let time = post.time.as_ref().map(|(shown, machine)| (shown.as_str(), machine.as_deref()));
                self.builder.post_header(post.author.as_deref(), time);
            }
            return true;
        }
        let lays_out = mapping::structure(self.page, node, tag).is_some() || matches!(tag, Tag::Table);
        if lays_out && self.posts.get(self.next_post).is_some_and(|next| next.node.index() < end) {
            self.language(node, end, true);
            return true;
        }
        node > first.node && posts::is_quotation(self.page, node, tag) && self.builder.structure(Element::Quote, end)
    }

    /// Whether an element that is no `pre` shows lines of code and stands alone in its block.
    pub(super) fn is_code_block(&self, node: NodeId, tag: Tag) -> bool {
        let within = || self.measures.within(self.page, node);
        code::may_be_block(self.page, node, tag)
            && within().len() == 1
            && self.page.contains(node, self.measures.block(BlockId::from_index(within().start)).last)
            && code::is_block(self.page, node, tag)
    }

    pub(super) fn code(&mut self, node: NodeId, end: usize) -> usize {
        let mut within = self.measures.within(self.page, node);
        let hidden = |block| matches!(self.verdicts.verdict(BlockId::from_index(block)), Verdict::Drop(Reason::Hidden));
        let seen = !within.clone().any(hidden);
        let kept = node.index() < self.whole_until || within.any(|b| self.kept[b]) || seen && self.is_amid_kept(node);
        if kept {
            self.preformatted(node);
        }
        self.figures_before(end);
        end
    }

    #[inline(never)]
    fn preformatted(&mut self, node: NodeId) {
        if !code::is_gutter(self.page, node) {
            let (text, block) = code::read(self.page, node);
            if !text.trim().is_empty() {
                self.builder.preformatted(block, &text);
            }
        }
    }

    pub(super) fn table(&mut self, node: NodeId, end: usize) {
        self.language(node, end, true);
        if !self.tables.contains(node) {
            return;
        }
        let within = self.measures.within(self.page, node);
        let chars = |kept: bool| -> u32 {
            let blocks = within.clone().filter(|&b| !kept || self.kept[b]);
            blocks.map(|b| self.measures.block(BlockId::from_index(b)).chars).sum()
        };
        let inside = node.index() < self.whole_until;
        // Between paragraphs of the article it belongs to them, unless it is mostly links.
        let amid = || self.is_amid_kept(node) && self.measures.of(self.page, node).link_density() < LINKS;
        let keeps = inside || (chars(true) > 0 && (chars(true) * TABLE_SHARE >= chars(false) || amid()));
        if keeps && self.builder.structure(Element::Table, end) {
            self.whole_until = self.whole_until.max(end);
            self.data_until = self.data_until.max(end);
        }
    }

    pub(super) fn table_part(&mut self, node: NodeId, tag: Tag, end: usize) {
        if node.index() < self.data_until {
            self.data_table_part(node, tag, end);
        } else {
            self.language(node, end, true);
        }
    }

    #[inline(never)]
    fn data_table_part(&mut self, node: NodeId, tag: Tag, end: usize) {
        let Some(element) = tables::part(self.page, node, tag) else { return };
        let is_cell = matches!(element, Element::Cell { .. });
        if self.builder.structure(element, end) && is_cell {
            self.builder.write_open();
            self.holders.push((end, node));
        }
        if is_cell {
            self.language(node, end, true);
        }
    }
}
