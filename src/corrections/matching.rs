//! Which elements of a page answer to a name.

use super::label::{Label, Labels};
use super::name::Name;
use super::step::Step;
use crate::measure::Measures;
use crate::page::{Kind, NodeId, Page, Tag};

/// Most ancestors that are looked at: a tree may be 100,000 deep.
pub(super) const REACH: usize = 64;

/// Finds elements by name. Each element is looked at once, whatever the number of names.
pub(super) struct Matcher<'a> {
    page: &'a Page,
    labels: Labels<'a>,
    /// The step of each element that was asked for.
    steps: Vec<Option<Option<Step>>>,
}

impl<'a> Matcher<'a> {
    pub fn new(page: &'a Page, measures: &'a Measures) -> Self {
        Self { page, labels: Labels::new(page, measures), steps: vec![None; page.len()] }
    }

    /// The step of an element; `None` for those that no name holds: the root, the body, what is not HTML.
    pub fn step(&mut self, node: NodeId) -> Option<&Step> {
        let page = self.page;
        let slot = &mut self.steps[node.index()];
        let is_named = || {
            page.kind(node) == Kind::Element
                && !page.is_foreign(node)
                && !matches!(page.tag(node), Tag::Html | Tag::Body)
        };
        slot.get_or_insert_with(|| if is_named() { Step::of(page, node) } else { None }).as_ref()
    }

    /// The labels of an element: see [`Labels::of`].
    pub fn labels(&mut self, node: NodeId) -> &[Label] {
        self.labels.of(node)
    }

    /// The elements of a name in document order, without those that are in another of them.
    pub fn elements(&mut self, name: &Name) -> Vec<NodeId> {
        let Some((own, around)) = name.steps.split_last() else { return Vec::new() };
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.page.len() {
            let node = NodeId::from_index(at);
            at += 1;
            let is_candidate = self.page.kind(node) == Kind::Element && self.page.name(node) == own.tag;
            if is_candidate
                && self.answers(node, own, around)
                && name.label.as_ref().is_none_or(|label| self.labels.of(node).contains(label))
            {
                found.push(node);
                at = self.page.end(node);
            }
        }
        found
    }

    fn answers(&mut self, node: NodeId, own: &Step, around: &[Step]) -> bool {
        if !self.step(node).is_some_and(|step| step.answers_to(own)) {
            return false;
        }
        let mut left = around;
        let page = self.page;
        for ancestor in page.ancestors(node).skip(1).take(REACH) {
            let Some((innermost, rest)) = left.split_last() else { break };
            if self.step(ancestor).is_some_and(|step| step.answers_to(innermost)) {
                left = rest;
            }
        }
        left.is_empty()
    }
}
