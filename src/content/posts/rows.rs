//! Rows of similar elements that are posts.

use super::kept_words::KeptWords;
use super::markers::{Marker, MarkerKind};
use crate::measure::Measures;
use crate::page::numbered::Numbered;
use crate::page::{NodeId, Page, Tag};

/// Ancestors of a marker that may be its post.
const ABOVE: usize = 16;

/// Least kept words of a row that counts for its kind: less may be a name and a rank.
const ROW_WORDS: u32 = 8;

/// Most kinds of rows of a page: questions, answers and comments differ.
const KINDS: usize = 3;

/// A row that may be a post.
#[derive(Clone, Copy)]
struct Row {
    node: NodeId,
    kind: usize,
    named: bool,
    timed: bool,
}

/// The elements that are posts, ascending: those given, and the kinds of rows with most markers.
#[inline(never)]
pub(super) fn find(
    page: &Page,
    measures: &Measures,
    markers: &[Marker],
    words: &KeptWords,
    mut posts: Vec<NodeId>,
    end: &dyn Fn(NodeId) -> usize,
) -> Vec<NodeId> {
    let given = posts.len();
    for round in 0..KINDS {
        let (mut next, mut until) = (0, 0);
        let mut free: Vec<&Marker> = Vec::new();
        for marker in markers {
            while let Some(&post) = posts.get(next).filter(|&&post| post <= marker.node) {
                until = end(post).max(until);
                next += 1;
            }
            if until <= marker.node.index() {
                free.push(marker);
            }
        }
        let (rows, kinds) = rows(page, &free);
        let mut counts = vec![(0_u32, 0_usize); kinds];
        for row in rows.iter().filter(|row| row.named && words.within(page, measures, row.node) >= ROW_WORDS) {
            let count = &mut counts[row.kind];
            // A row with a time counts double.
            count.0 += if row.timed { 2 } else { 1 };
            count.1 += page.end(row.node) - row.node.index();
        }
        let best = (0..kinds).max_by_key(|&kind| (counts[kind], kinds - kind));
        // Beside known posts another kind may have a single row.
        let enough = if round > 0 || given > 1 { 2 } else { 3 };
        let Some(best) = best.filter(|&kind| counts[kind].0 >= enough) else { break };
        posts.extend(rows.iter().filter(|row| row.kind == best && row.named).map(|row| row.node));
        posts.sort_unstable();
    }
    posts
}

/// The elements around markers, each with the markers that are in no inner element of its kind.
fn rows(page: &Page, markers: &[&Marker]) -> (Vec<Row>, usize) {
    let mut kinds = Numbered::default();
    let mut rows: Vec<Row> = Vec::new();
    let mut known: Vec<Option<u32>> = vec![None; page.len()];
    for marker in markers {
        let mut seen: Vec<usize> = Vec::new();
        for node in page.ancestors(marker.node).take(ABOVE) {
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
                row.named |= marker.kind == MarkerKind::Author;
                row.timed |= marker.kind == MarkerKind::Time;
            }
        }
    }
    (rows, kinds.len())
}

/// The kind of an element: its tag and its first class without digits, else its id without trailing digits.
pub(super) fn kind(page: &Page, node: NodeId) -> Option<String> {
    let tag = page.tag(node);
    let has_box = tag.is_block() || tag == Tag::Other;
    if !has_box || matches!(tag, Tag::Body | Tag::Html | Tag::Header | Tag::Footer | Tag::P | Tag::Main) {
        return None;
    }
    let plain = |name: &&str| !name.bytes().any(|b| b.is_ascii_digit());
    let class = page.attr(node, "class").and_then(|class| class.split_ascii_whitespace().find(plain));
    let id = || page.attr(node, "id").map(|id| id.trim_end_matches(|c: char| c.is_ascii_digit() || "-_".contains(c)));
    Some([page.name(node), class.or_else(id).unwrap_or_default()].join("."))
}
