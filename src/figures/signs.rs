//! Pictures that are what a table says: a tick, a cross, a star alone in its cell, again and again.
//!
//! Small as they are and the same each time, without them the cells would be empty. A picture that only adorns a layout made
//! of tables is none: such a table has no rows of several cells that begin with words.

use super::candidates::Candidate;
use super::place::{Ground, above};
use crate::page::{Kind, NodeId, Tag};

/// Cells of a row, and rows with signs, that make a table one of data.
const SEVERAL: usize = 3;
/// Candidates looked at for another with the same sign.
const NEAR: usize = 64;

/// Which candidates are signs in a table of data.
pub(super) fn in_tables(ground: &Ground, candidates: &[Candidate]) -> Vec<bool> {
    let tables: Vec<Option<NodeId>> = candidates.iter().map(|c| table_of(ground, candidates, c)).collect();
    let same = |a: usize, b: usize| {
        let table = |at: usize| tables[at];
        table(a).is_some() && table(a) == table(b) && candidates[a].key == candidates[b].key
    };
    let is_sign = |at: usize| {
        let near = at.saturating_sub(NEAR)..(at + NEAR).min(candidates.len());
        near.filter(|&other| same(at, other)).take(SEVERAL).count() == SEVERAL
    };
    (0..candidates.len()).map(|at| tables[at].is_some() && is_sign(at)).collect()
}

/// The table of a picture that is alone in its cell, if other cells of the row say something that is kept.
fn table_of(ground: &Ground, candidates: &[Candidate], candidate: &Candidate) -> Option<NodeId> {
    let page = ground.page;
    candidate.source.as_ref()?;
    let cell = above(page, candidate.node, 5, &[Tag::Td])?;
    let row = page.parent(cell).filter(|&n| page.tag(n) == Tag::Tr)?;
    let table = above(page, row, 4, &[Tag::Table])?;
    let alone = super::caption::within(candidates, page, cell).len() == 1
        && !page.descendants(cell).take(24).any(|n| page.kind(n) == Kind::Text && !page.text(n).trim().is_empty());
    let cells = page.children(row).filter(|&n| matches!(page.tag(n), Tag::Td | Tag::Th));
    let begins = page.children(row).find(|&n| matches!(page.tag(n), Tag::Td | Tag::Th))?;
    let kept = ground.blocks(begins).any(|b| ground.keeps(b)) || ground.blocks(table).any(|b| ground.keeps(b));
    (alone && !ground.blocks(begins).is_empty() && kept && cells.take(SEVERAL).count() == SEVERAL).then_some(table)
}
