//! Names for the parts of a page.

use super::label::Label;
use super::matching::{Matcher, REACH};
use super::name::{MAX_STEPS, Name};
use super::parts::{Part, parts};
use super::step::{Step, is_landmark};
use crate::article::NamedPart;
use crate::measure::{BlockId, Measures, is_hint};
use crate::page::{Kind, NodeId, Page, Tag};
use std::collections::BTreeMap;

/// Most characters of a line in a result.
const LONGEST_LINE: usize = 120;

/// Share of the page's words that a name may stand for beside its own part.
const MAX_OTHERS: f32 = 0.1;

/// Names without a label that are tried on a page. Beyond it labels are always taken.
const MAX_TRIED: usize = 500;

/// What is known of a page beside its measures.
pub struct Known<'a> {
    /// Whether each block is part of the article; `None` for one that cannot be seen.
    pub kept: Vec<Option<bool>>,
    /// The figures of the article: the element of each and its address.
    pub figures: &'a [(NodeId, String)],
    /// Whether elements stand in the order of the live page: not where shadow trees were put in place.
    pub is_in_order: bool,
}

/// The parts of a page that can be named, in document order, each after the one around it.
pub fn named_parts(page: &Page, measures: &Measures, known: &Known<'_>) -> Vec<NamedPart> {
    let mut namer = Namer { page, measures, matcher: Matcher::new(page, measures), others: BTreeMap::new() };
    let found = parts(page, measures, &mut namer.matcher, &|at| known.kept[at].is_some());
    let places = if known.is_in_order { places(page) } else { Vec::new() };
    let mut figures = figures_of(page, &found, known.figures);
    let mut named: Vec<NamedPart> = Vec::new();
    // The index of each part in the result; that of the part around it for one without a name.
    let mut moved: Vec<Option<u32>> = Vec::with_capacity(found.len());
    for (index, part) in found.iter().enumerate() {
        let parent = part.parent.and_then(|parent| moved[parent]);
        let Some(name) = namer.name(part.node).and_then(|name| name.written()) else {
            moved.push(parent);
            continue;
        };
        moved.push(u32::try_from(named.len()).ok());
        let pictures = std::mem::take(&mut figures[index]);
        let mut inner = known.figures.iter().map(|(node, _)| *node);
        let is_kept = known.kept[part.blocks.clone()].contains(&Some(true))
            || inner.any(|figure| page.contains(part.node, figure) || page.contains(figure, part.node));
        named.push(NamedPart {
            name,
            at: places.get(part.node.index()).copied(),
            parent,
            kept: is_kept,
            words: measures.sums(part.blocks.clone()).words,
            lines: part.own_blocks.iter().map(|&at| line(page, measures, at)).collect(),
            pictures,
        });
    }
    named
}

fn line(page: &Page, measures: &Measures, at: usize) -> String {
    measures.text(page, BlockId::from_index(at)).chars().take(LONGEST_LINE).collect()
}

/// For each part the addresses of the figures that are in no smaller one.
fn figures_of(page: &Page, parts: &[Part], figures: &[(NodeId, String)]) -> Vec<Vec<String>> {
    let mut of = vec![Vec::new(); parts.len()];
    for (node, address) in figures {
        // The innermost part around it, else the first within it: a figure may take up more than one element.
        let around = parts.iter().rposition(|part| page.contains(part.node, *node));
        let within = || parts.iter().position(|part| page.contains(*node, part.node));
        let is_own = around.is_some_and(|at| parts[at].node == *node);
        if let Some(at) = around.filter(|_| is_own).or_else(within).or(around) {
            of[at].push(address.clone());
        }
    }
    of
}

/// For each node the place of the element among all, as snapshots count: what is in a template has none.
fn places(page: &Page) -> Vec<u32> {
    let mut places = vec![0; page.len()];
    let (mut next, mut at) = (0, 0);
    while at < page.len() {
        let node = NodeId::from_index(at);
        at += 1;
        if page.kind(node) == Kind::Element {
            places[node.index()] = next;
            next += 1;
            if page.tag(node) == Tag::Template && !page.is_foreign(node) {
                at = page.end(node);
            }
        }
    }
    places
}

struct Namer<'a> {
    page: &'a Page,
    measures: &'a Measures,
    matcher: Matcher<'a>,
    /// Words of all elements of a name.
    others: BTreeMap<Name, u32>,
}

impl Namer<'_> {
    /// The name of an element: by markup alone where that tells it from others, else with its label. `None` for one that
    /// nothing tells.
    fn name(&mut self, node: NodeId) -> Option<Name> {
        let own = self.matcher.step(node)?.clone().own();
        let is_telling = own.is_telling();
        let mut steps = self.path(node);
        steps.push(own);
        let bare = Name { steps, label: None };
        if is_telling && self.stands_for_few(&bare, node) {
            return Some(bare);
        }
        for label in self.matcher.labels(node).to_vec() {
            let is_last = matches!(label, Label::Checksum(_));
            let name = Name { label: Some(label), ..bare.clone() };
            if is_last || self.stands_for_few(&name, node) {
                return Some(name);
            }
        }
        None
    }

    /// The elements around it that are worth naming, outermost first: landmarks, and those with a token.
    fn path(&mut self, node: NodeId) -> Vec<Step> {
        let page = self.page;
        let mut steps = Vec::new();
        for ancestor in page.ancestors(node).skip(1).take(REACH) {
            let Some(step) = self.matcher.step(ancestor) else { continue };
            let step = by_hint(step.clone()).around();
            if is_landmark(page.tag(ancestor)) || !step.tokens.is_empty() {
                steps.push(step);
            }
            if steps.len() + 1 == MAX_STEPS {
                break;
            }
        }
        steps.reverse();
        steps
    }

    /// Whether a name stands for little beside the element it is to name.
    fn stands_for_few(&mut self, name: &Name, node: NodeId) -> bool {
        let own = self.measures.of(self.page, node).words;
        let all = match self.others.get(name) {
            Some(&all) => all,
            None if self.others.len() >= MAX_TRIED => return false,
            None => {
                let elements = self.matcher.elements(name);
                let all = elements.iter().map(|&one| self.measures.of(self.page, one).words).sum();
                self.others.insert(name.clone(), all);
                all
            }
        };
        all.saturating_sub(own) as f32 <= MAX_OTHERS * self.measures.page().words as f32
    }
}

/// The step with the token first that hints at what the element is.
fn by_hint(mut step: Step) -> Step {
    let hints = |token: &String| token[1..].split('-').any(is_hint);
    if let Some(at) = step.tokens.iter().position(hints) {
        step.tokens.swap(0, at);
    }
    step
}
