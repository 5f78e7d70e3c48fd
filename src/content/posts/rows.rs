//! Rows of like elements that are posts.

use super::Words;
use super::marks::{Mark, Says};
use crate::measure::Measures;
use crate::page::numbered::Numbered;
use crate::page::{NodeId, Page, Tag, order};

/// Elements above a mark that are asked whether they are a post.
const ABOVE: usize = 16;

/// Kept words of a row that speaks for its kind: less may be a name and a rank.
const SPEAKS: u32 = 8;

/// Kinds of rows a page may have: questions, answers and remarks look different.
const KINDS: usize = 3;

/// A row that may be a post.
#[derive(Clone, Copy)]
struct Row {
    node: NodeId,
    kind: usize,
    named: bool,
    timed: bool,
}

/// The elements that are posts, rising: those given and the rows that are.
pub(super) fn find(
    page: &Page,
    measures: &Measures,
    marks: &[Mark],
    words: &Words,
    mut posts: Vec<NodeId>,
    end: &dyn Fn(NodeId) -> usize,
) -> Vec<NodeId> {
    let given = posts.len();
    for round in 0..KINDS {
        let (mut next, mut until) = (0, 0);
        let mut free: Vec<&Mark> = Vec::new();
        for mark in marks {
            while let Some(&post) = posts.get(next).filter(|&&post| post <= mark.node) {
                until = end(post).max(until);
                next += 1;
            }
            if until <= mark.node.index() {
                free.push(mark);
            }
        }
        let (rows, kinds) = rows(page, &free);
        let mut counts = vec![(0_u32, 0_usize); kinds];
        for row in rows.iter().filter(|row| row.named && words.within(page, measures, row.node) >= SPEAKS) {
            let count = &mut counts[row.kind];
            // A row with a time counts twice.
            count.0 += if row.timed { 2 } else { 1 };
            count.1 += page.end(row.node) - row.node.index();
        }
        let best = (0..kinds).max_by_key(|&kind| (counts[kind], kinds - kind));
        // Beside posts that are known one more of another kind may be a single one.
        let enough = if round > 0 || given > 1 { 2 } else { 3 };
        let Some(best) = best.filter(|&kind| counts[kind].0 >= enough) else { break };
        posts.extend(rows.iter().filter(|row| row.kind == best && row.named).map(|row| row.node));
        order::sort(&mut posts);
    }
    posts
}

/// The elements around marks, each with the marks that stand in no inner one of its kind.
fn rows(page: &Page, marks: &[&Mark]) -> (Vec<Row>, usize) {
    let mut kinds = Numbered::default();
    // By node: a row and its kind.
    let mut rows: Vec<Row> = Vec::new();
    let mut known: Vec<Option<u32>> = vec![None; page.len()];
    for mark in marks {
        let mut seen: Vec<usize> = Vec::new();
        for node in page.ancestors(mark.node).take(ABOVE) {
            let at = match known[node.index()] {
                Some(at) => at as usize,
                None => {
                    let Some(kind) = kind(page, node) else { continue };
                    known[node.index()] = Some(rows.len() as u32);
                    rows.push(Row { node, kind: kinds.add(&kind), named: false, timed: false });
                    rows.len() - 1
                }
            };
            let row = &mut rows[at];
            if !seen.contains(&row.kind) {
                seen.push(row.kind);
                row.named |= mark.says == Says::Name;
                row.timed |= mark.says == Says::Time;
            }
        }
    }
    (rows, kinds.len())
}

/// What an element has in common with its like: its name and the first name of its class, else its id, numbers left out.
pub(super) fn kind(page: &Page, node: NodeId) -> Option<String> {
    let tag = page.tag(node);
    let stands = tag.is_block() || tag == Tag::Other;
    if !stands || matches!(tag, Tag::Body | Tag::Html | Tag::Header | Tag::Footer | Tag::P | Tag::Main) {
        return None;
    }
    let plain = |name: &&str| !name.bytes().any(|b| b.is_ascii_digit());
    let class = page.attr(node, "class").and_then(|class| class.split_ascii_whitespace().find(plain));
    let id = || page.attr(node, "id").map(|id| id.trim_end_matches(|c: char| c.is_ascii_digit() || "-_".contains(c)));
    Some([page.name(node), class.or_else(id).unwrap_or_default()].join("."))
}
