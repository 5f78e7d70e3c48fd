//! Links within the article: which elements of the page they lead to.
//!
//! A link to an element of the page is of use only if that element is in the article. So first the targets of links in
//! kept text are collected; the walk marks them when it passes; links to targets that did not come up are removed at
//! the end.

use super::address::{LinkTarget, decoded, link_target, without_tracking};
use super::ids::{slug, unique};
use crate::article::{Address, Body, Element, Link, Part};
use crate::content::body_builder::BodyBuilder;
use crate::content::elements::mapping::tooltip;
use crate::page::numbered::Numbered;
use crate::page::{NodeId, Page, Tag};

/// The elements of the page that links of the article lead to, and their ids in the article.
#[derive(Default)]
pub(in crate::content) struct JumpTargets {
    fragments: Numbered,
    /// For each fragment its id in the article, and whether its element was marked.
    ids: Vec<(String, bool)>,
}

impl JumpTargets {
    /// Collects the targets of links for which `keeps` is true.
    #[inline(never)]
    pub fn find(page: &Page, keeps: impl Fn(NodeId) -> bool) -> Self {
        let (mut fragments, mut ids) = (Numbered::default(), Vec::new());
        let mut taken = Numbered::default();
        for node in page.descendants(NodeId::DOCUMENT) {
            if page.tag(node) != Tag::A || !keeps(node) {
                continue;
            }
            if let Some(LinkTarget::Fragment(fragment)) = page.attr(node, "href").map(|href| link_target(page, href))
                && fragments.add(&decoded(fragment)) == ids.len()
            {
                ids.push((unique(&format!("to-{}", slug(fragment)), &mut taken), false));
            }
        }
        Self { fragments, ids }
    }

    /// What a link becomes: a jump within the article, a link to another page, or nothing.
    pub fn link(&self, page: &Page, node: NodeId) -> Option<Element> {
        match link_target(page, page.attr(node, "href")?) {
            LinkTarget::Fragment(fragment) => {
                let target = self.fragments.find(&decoded(fragment))?;
                Some(Element::Jump { to: Box::new(self.ids[target].0.clone()) })
            }
            LinkTarget::Top => None,
            LinkTarget::Elsewhere => external_link(page, node),
        }
    }

    /// Writes an anchor for this element, if links lead to it and none is written yet. `end` is one past its last node.
    pub fn mark(&mut self, page: &Page, node: NodeId, end: usize, builder: &mut BodyBuilder) {
        if self.ids.is_empty() {
            return;
        }
        let name = if page.tag(node) == Tag::A { page.attr(node, "name") } else { None };
        let Some(target) = [page.attr(node, "id"), name].into_iter().flatten().find_map(|id| self.fragments.find(id))
        else {
            return;
        };
        let (id, marked) = &mut self.ids[target];
        if !std::mem::replace(marked, true) {
            // An empty element marks what follows it; any other marks its content.
            let until = if end == node.index() + 1 { usize::MAX } else { end };
            builder.anchor(id.clone(), until);
        }
    }
}

/// A link to another page.
fn external_link(page: &Page, node: NodeId) -> Option<Element> {
    let href = Address::link(&without_tracking(page.attr(node, "href")?), page.base())?;
    Some(Element::Link(Box::new(Link { href, title: tooltip(page, node) })))
}

/// Removes jumps whose target is not in the article or its captions; their text stays.
pub(in crate::content) fn remove_dangling(body: &mut Body, captions: &mut [Body]) {
    let mut anchors = Numbered::default();
    for part in captions.iter().chain([&*body]).flat_map(|body| &body.parts) {
        if let Part::Anchor(id) = part {
            anchors.add(id);
        }
    }
    let dangling = |part: &Part| matches!(part, Part::Open(Element::Jump { to }) if anchors.find(to).is_none());
    for body in captions.iter_mut().chain([body]) {
        let mut open = Vec::new();
        body.parts.retain(|part| match part {
            Part::Open(_) => {
                open.push(!dangling(part));
                !dangling(part)
            }
            Part::Close => open.pop().unwrap_or(true),
            _ => true,
        });
    }
}
