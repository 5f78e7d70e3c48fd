//! `img`, and a `picture` whose `img` a script has not made yet.

use super::best_address::{self, Attributes};
use super::candidate::{Candidate, alt};
use crate::article::FigureKind;
use crate::page::{NodeId, Page, Tag};

/// An `img` or `amp-img`.
pub(in crate::figures) fn image(page: &Page, node: NodeId) -> Candidate {
    Candidate::new(node, FigureKind::Image, best_address::best(page, node), alt(page.attr(node, "alt")))
}

/// A `picture` whose `img` a script has not made yet.
#[inline(never)]
pub(in crate::figures) fn picture_without_img(page: &Page, node: NodeId) -> Option<Candidate> {
    let sources = page.children(node).filter(|&n| page.tag(n) == Tag::Source).take(24);
    let own = std::iter::once(node).chain(sources);
    let source = own
        .map(|n| page.attrs(n).collect::<Attributes>())
        .find_map(|a| best_address::of_attributes(page, &a, false))?;
    let alt = alt(page.first_attr(node, "alt|data-alt"));
    Some(Candidate::new(node, FigureKind::Image, Some(source), alt))
}
