//! What is kept whole or not at all: code, tables of data, posts.

use super::Composer;
use crate::article::Element;
use crate::content::{code, form, posts, tables};
use crate::judge::{Reason, Verdict};
use crate::measure::BlockId;
use crate::page::{NodeId, Tag};

/// Share of a data table's characters that must be kept for the table to be kept, whole: a third. Judges of running text
/// drop cells of one number; a table of which next to nothing is kept is not what the article shows.
const TABLE_SHARE: u32 = 3;

/// Share of links from which a table leads away.
const LINKS: f32 = 0.5;

impl Composer<'_> {
    /// Whether kept blocks stand before and after an element, a line that is not aside.
    fn stands_amid_kept(&self, node: NodeId) -> bool {
        let within = self.measures.within(self.page, node);
        let before = &self.kept[within.start.saturating_sub(2)..within.start];
        let after = &self.kept[within.end..self.kept.len().min(within.end + 2)];
        before.contains(&true) && after.contains(&true)
    }

    /// Takes in what only a discussion has: a post, what lays posts out, a quotation of another's post.
    pub(super) fn of_discussion(&mut self, node: NodeId, tag: Tag, end: usize) -> bool {
        while self.posts.get(self.next_post).is_some_and(|post| post.node < node) {
            self.next_post += 1;
        }
        let Some(first) = self.posts.first() else { return false };
        if let Some(post) = self.posts.get(self.next_post).filter(|post| post.node == node) {
            if self.stream.structure(Element::Post, post.end) {
                let time = post.time.as_ref().map(|(shown, machine)| (shown.as_str(), machine.as_deref()));
                self.stream.post_head(post.author.as_deref(), time);
            }
            return true;
        }
        let lays_out = form::structure(self.page, node, tag).is_some() || matches!(tag, Tag::Table);
        if lays_out && self.posts.get(self.next_post).is_some_and(|next| next.node.index() < end) {
            self.language(node, end, true);
            return true;
        }
        node > first.node && posts::quotes(self.page, node, tag) && self.stream.structure(Element::Quote, end)
    }

    pub(super) fn code(&mut self, node: NodeId, end: usize) -> usize {
        let mut within = self.measures.within(self.page, node);
        let hidden = |block| matches!(self.verdicts.verdict(BlockId::from_index(block)), Verdict::Drop(Reason::Hidden));
        let seen = !within.clone().any(hidden);
        let kept =
            node.index() < self.whole_until || within.any(|b| self.kept[b]) || seen && self.stands_amid_kept(node);
        if kept && !code::is_gutter(self.page, node) {
            let (text, block) = code::read(self.page, node);
            if !text.trim().is_empty() {
                self.stream.preformatted(block, &text);
            }
        }
        self.figures_before(end);
        end
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
        // Between paragraphs of the article it is what they speak of; mostly links, it is a way to other articles.
        let amid = || self.stands_amid_kept(node) && self.measures.of(self.page, node).link_density() < LINKS;
        let keeps = inside || (chars(true) > 0 && (chars(true) * TABLE_SHARE >= chars(false) || amid()));
        if keeps && self.stream.structure(Element::Table, end) {
            self.whole_until = self.whole_until.max(end);
            self.data_until = self.data_until.max(end);
        }
    }

    pub(super) fn table_part(&mut self, node: NodeId, tag: Tag, end: usize) {
        if node.index() >= self.data_until {
            return self.language(node, end, true);
        }
        let Some(element) = tables::part(self.page, node, tag) else { return };
        let is_cell = matches!(element, Element::Cell { .. });
        if self.stream.structure(element, end) && is_cell {
            self.stream.show();
            self.holder.push((end, node));
        }
        if is_cell {
            self.language(node, end, true);
        }
    }
}
