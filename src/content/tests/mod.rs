//! What each kind of element becomes, on the smallest page that shows it.

mod blocks;
mod figures;
mod footnotes;
mod inline;
mod links;
mod structure;

use super::{VisibleMetadata, compose};
use crate::article::Metadata;
use crate::figures::Figures;
use crate::judge::Verdicts;
use crate::measure::measure;
use crate::page::{NodeId, Page, Snapshot};
use crate::render;

/// The composed HTML of a body in which every block is kept but those within `class="drop"`.
pub(super) fn html(body: &str) -> String {
    composed(body, &Metadata::default(), VisibleMetadata::default()).0
}

/// The composed text of such a body.
fn text(body: &str) -> String {
    composed(body, &Metadata::default(), VisibleMetadata::default()).1
}

fn page(body: &str) -> Page {
    let html = format!("<html><head></head><body>{body}</body></html>");
    Page::read(Snapshot::from_serialised(html, "https://a.example/story")).unwrap()
}

fn composed(body: &str, about: &Metadata, visible: VisibleMetadata<'_>) -> (String, String) {
    composed_page(&page(body), about, visible)
}

fn composed_page(page: &Page, about: &Metadata, visible: VisibleMetadata<'_>) -> (String, String) {
    let measures = measure(page);
    let dropped = |node: NodeId| page.ancestors(node).any(|n| page.attr(n, "class") == Some("drop"));
    let kept: Vec<bool> = measures.blocks().iter().map(|b| !dropped(b.first)).collect();
    let verdicts = Verdicts::keeping(&kept, page.body());
    let (body, _) = compose(page, &measures, &verdicts, &Figures::default(), about, visible);
    assert_eq!(opened_and_closed(&body), (0, 0), "every element that opens closes");
    (render::html(&body, &[]), render::text(&body, &[]))
}

/// Elements left open, and elements closed that were not open.
fn opened_and_closed(body: &crate::article::Body) -> (usize, usize) {
    use crate::article::Part;
    let (mut open, mut surplus) = (0_usize, 0);
    for part in &body.parts {
        match part {
            Part::Open(_) => open += 1,
            Part::Close if open == 0 => surplus += 1,
            Part::Close => open -= 1,
            _ => {}
        }
    }
    (open, surplus)
}
