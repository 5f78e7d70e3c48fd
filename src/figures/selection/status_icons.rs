//! Status icons: a tick, a cross, a star alone in its cell of a data table, again and again.
//!
//! Small as they are and the same each time, without them the cells would be empty. An image that only decorates a
//! layout table is none: such a table has no rows of several cells that begin with text.

use crate::figures::candidates::{Candidate, within};
use crate::figures::kept_region::KeptRegion;
use crate::figures::tree_queries::closest;
use crate::page::{Kind, NodeId, Tag};

/// Least cells of a row, and least equal icons, of a data table.
const SEVERAL: usize = 3;
/// Candidates looked at on both sides for the same icon.
const NEAR: usize = 64;

/// Which candidates are status icons in a data table.
pub(in crate::figures) fn in_tables(region: &KeptRegion, candidates: &[Candidate]) -> Vec<bool> {
    let tables: Vec<Option<NodeId>> = candidates.iter().map(|c| table_of(region, candidates, c)).collect();
    let same = |a: usize, b: usize| {
        let table = |at: usize| tables[at];
        table(a).is_some() && table(a) == table(b) && candidates[a].key == candidates[b].key
    };
    let is_icon = |at: usize| {
        let near = at.saturating_sub(NEAR)..(at + NEAR).min(candidates.len());
        near.filter(|&other| same(at, other)).take(SEVERAL).count() == SEVERAL
    };
    (0..candidates.len()).map(|at| tables[at].is_some() && is_icon(at)).collect()
}

/// The table of a picture that is alone in its cell, if the first cell of its row or any other of the table has kept
/// text.
fn table_of(region: &KeptRegion, candidates: &[Candidate], candidate: &Candidate) -> Option<NodeId> {
    candidate.source.as_ref()?;
    let cell = closest(region.page, candidate.node, 5, &[Tag::Td])?;
    table_of_cell(region, candidates, cell)
}

#[inline(never)]
fn table_of_cell(region: &KeptRegion, candidates: &[Candidate], cell: NodeId) -> Option<NodeId> {
    let page = region.page;
    let row = page.parent(cell).filter(|&n| page.tag(n) == Tag::Tr)?;
    let table = closest(page, row, 4, &[Tag::Table])?;
    let alone = within(candidates, page, cell).len() == 1
        && !page.descendants(cell).take(24).any(|n| page.kind(n) == Kind::Text && !page.text(n).trim().is_empty());
    let cells = page.children(row).filter(|&n| matches!(page.tag(n), Tag::Td | Tag::Th));
    let begins = page.children(row).find(|&n| matches!(page.tag(n), Tag::Td | Tag::Th))?;
    let kept = region.blocks(begins).any(|b| region.keeps(b)) || region.blocks(table).any(|b| region.keeps(b));
    (alone && !region.blocks(begins).is_empty() && kept && cells.take(SEVERAL).count() == SEVERAL).then_some(table)
}
