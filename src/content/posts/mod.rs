//! Posts of a discussion: where each begins and ends, its author and time.
//!
//! A page may declare them (schema.org microdata). Else posts are rows of similar elements with an author each, and
//! mostly a time and a text: the kind of element that has most such rows. The judge decides which text of a post is
//! kept; author and time are always written once above it. (Keeping the text of all posts whole, whatever the judge
//! says, was measured: word F1 on the forums of WCXB 0.787 instead of 0.804.)

mod kept_words;
mod markers;
mod rows;

use crate::article::PageKind;
use crate::judge::Verdicts;
use crate::measure::{BlockId, Measures};
use crate::page::numbered::Numbered;
use crate::page::word_table::contains_any;
use crate::page::{NodeId, Page, Tag};
use kept_words::KeptWords;
use markers::{Marker, MarkerKind};

/// A post.
#[derive(Debug)]
pub(super) struct Post {
    /// Its element.
    pub node: NodeId,
    /// One past its last node.
    pub end: usize,
    /// Its author.
    pub author: Option<String>,
    /// Its time: as shown, and machine-readable.
    pub time: Option<(String, Option<String>)>,
}

/// Most letters beside author and time in the header of a post: "wrote on", "replied", a rank.
const LABEL: usize = 24;

/// Ancestors of an author that may be an author box, and most words of a label in one.
const BOXES: usize = 4;
const LABELS: u32 = 5;

/// Confidence in an article from which it is not searched for posts.
const CERTAIN_ARTICLE: f32 = 0.75;

/// Least share of the kept words that are in posts, as a fraction, where nothing else makes the page a discussion.
const SHARE_IN_POSTS: (u32, u32) = (2, 3);

/// Types of schema.org that are posts: those that contain their answers, and answers.
const OPENING: &[&str] = &["question", "discussionforumposting", "socialmediaposting"];
const ANSWERING: &[&str] = &["answer", "comment", "usercomments"];

/// The posts of the page in order, if it is a discussion. Blocks that only repeat the header of a post are no longer
/// kept.
pub(super) fn find(page: &Page, measures: &Measures, verdicts: &Verdicts, kept: &mut [bool]) -> Vec<Post> {
    let declared = declared(page);
    let sure = verdicts.kind == PageKind::Discussion || declared.iter().any(|&(_, opens)| opens);
    if !sure && verdicts.kind == PageKind::Article && verdicts.kind_confidence >= CERTAIN_ARTICLE {
        return Vec::new();
    }
    find_among(page, measures, kept, &declared, sure)
}

/// The posts among the elements that are declared to be posts and rows of similar elements.
#[inline(never)]
fn find_among(
    page: &Page,
    measures: &Measures,
    kept: &mut [bool],
    declared: &[(NodeId, bool)],
    sure: bool,
) -> Vec<Post> {
    let markers = markers::find(page);
    let words = KeptWords::new(measures, kept);
    let mut cuts: Vec<(NodeId, usize)> = Vec::new();
    for (at, &(node, opens)) in declared.iter().enumerate() {
        // The answers in a question and the posts in a thread are posts of their own; those in a comment are part of
        // it.
        let thread = opens && is(page, node, &OPENING[1..]);
        let answers = |next: &&(NodeId, bool)| thread || opens && is(page, next.0, &ANSWERING[..1]);
        let mut within = declared[at + 1..].iter().take_while(|next| next.0.index() < page.end(node));
        let end = within.find(answers).map_or(page.end(node), |next| before_heading(page, measures, node, next.0));
        cuts.push((node, end));
    }
    let end = |node: NodeId| {
        let cut = cuts.binary_search_by(|cut| cut.0.cmp(&node));
        cut.map_or(page.end(node), |at| cuts[at].1)
    };
    let elements = rows::find(page, measures, &markers, &words, cuts.iter().map(|cut| cut.0).collect(), &end);
    let mut posts: Vec<Post> =
        elements.into_iter().map(|node| Post { node, end: end(node), author: None, time: None }).collect();
    let owners = owners(page, measures, &posts);
    if !(sure || is_made_of(measures, &owners, kept) && are_no_teasers(page, &posts)) {
        return Vec::new();
    }
    let shown = add_headers(page, &markers, &mut posts);
    for (block, owner) in owners.iter().enumerate() {
        let Some(post) = owner.and_then(|at| posts.get(at)) else { continue };
        let id = BlockId::from_index(block);
        let header = [post.author.as_deref(), post.time.as_ref().map(|time| time.0.as_str())];
        if kept[block] && shows(page, measures, id, &shown) {
            let header: usize = header.into_iter().flatten().map(letters).sum();
            kept[block] = letters(&measures.text(page, id)) > header + LABEL;
        }
        // Votes and post numbers.
        kept[block] &= measures.block(id).chars > 6 || measures.text(page, id).contains(char::is_alphabetic);
    }
    for author_box in author_boxes(page, measures, &posts, &shown) {
        for block in measures.within(page, author_box) {
            kept[block] = false;
        }
    }
    let mut has_text = vec![false; posts.len()];
    for (block, owner) in owners.iter().enumerate() {
        if let Some(at) = owner.filter(|_| kept[block]) {
            has_text[at] = true;
        }
    }
    let mut at = 0;
    posts.retain(|post| {
        at += 1;
        has_text[at - 1] && (post.author.is_some() || post.time.is_some())
    });
    if posts.len() < 2 { Vec::new() } else { posts }
}

/// Where a post ends before the first of its answers: at the heading of the answers, if there is one.
fn before_heading(page: &Page, measures: &Measures, post: NodeId, answer: NodeId) -> usize {
    let block =
        measures.within(page, answer).start.checked_sub(1).map(|at| measures.block(BlockId::from_index(at)).container);
    let heading = block.filter(|&line| page.tag(line).heading_level().is_some() && page.contains(post, line));
    heading.unwrap_or(answer).index()
}

/// Whether most kept words are in posts.
fn is_made_of(measures: &Measures, owners: &[Option<usize>], kept: &[bool]) -> bool {
    let (mut inside, mut all) = (0, 0);
    for ((block, owner), &kept) in measures.blocks().iter().zip(owners).zip(kept) {
        let words = if kept { block.words } else { 0 };
        all += words;
        inside += if owner.is_some() { words } else { 0 };
    }
    inside * SHARE_IN_POSTS.1 >= all * SHARE_IN_POSTS.0
}

/// Whether there are several posts, at most one of them with a heading: rows with headings are a list of teasers.
fn are_no_teasers(page: &Page, posts: &[Post]) -> bool {
    let headed = |node: NodeId| page.descendants(node).any(|inner| page.tag(inner).heading_level().is_some());
    posts.len() > 1 && posts.iter().filter(|post| headed(post.node)).take(2).count() < 2
}

/// Elements that are posts by their microdata, and whether each is an opening post or thread.
#[inline(never)]
fn declared(page: &Page) -> Vec<(NodeId, bool)> {
    let scoped = page.descendants(NodeId::DOCUMENT).filter(|&node| page.attr(node, "itemtype").is_some());
    let kinds = scoped.map(|node| (node, is(page, node, OPENING)));
    kinds.filter(|&(node, opens)| opens || is(page, node, ANSWERING)).collect()
}

fn is(page: &Page, node: NodeId, types: &[&str]) -> bool {
    let name = page.attr(node, "itemtype").unwrap_or_default().trim().rsplit('/').next().unwrap_or_default();
    types.iter().any(|kind| name.eq_ignore_ascii_case(kind))
}

/// For each block the innermost post that holds it.
fn owners(page: &Page, measures: &Measures, posts: &[Post]) -> Vec<Option<usize>> {
    let mut owners = vec![None; measures.blocks().len()];
    for (at, &Post { node, end, .. }) in posts.iter().enumerate() {
        // Later posts are deeper or further on.
        for block in measures.within(page, node) {
            if measures.block(BlockId::from_index(block)).first.index() < end {
                owners[block] = Some(at);
            }
        }
    }
    owners
}

/// Sets author and time of the posts. Returns the elements that show them, ascending.
fn add_headers(page: &Page, markers: &[Marker], posts: &mut [Post]) -> Vec<NodeId> {
    let mut best: Vec<[Option<&Marker>; 2]> = vec![[None; 2]; posts.len()];
    let mut open: Vec<usize> = Vec::new();
    let mut next = 0;
    for marker in markers {
        while posts.get(next).is_some_and(|post| post.node <= marker.node) {
            while open.last().is_some_and(|&at| posts[at].end <= posts[next].node.index()) {
                open.pop();
            }
            open.push(next);
            next += 1;
        }
        while open.last().is_some_and(|&at| posts[at].end <= marker.node.index()) {
            open.pop();
        }
        if let Some(&at) = open.last() {
            let best = &mut best[at][usize::from(marker.kind == MarkerKind::Time)];
            if best.is_none_or(|before| marker.rank < before.rank) {
                *best = Some(marker);
            }
        }
    }
    let mut shown = Vec::new();
    for (post, [author, time]) in posts.iter_mut().zip(best) {
        post.author = author.map(|marker| markers::name(page, marker.node));
        post.time = time.map(|marker| markers::time(page, marker.node));
        shown.extend([author, time].into_iter().flatten().map(|marker| marker.node));
    }
    shown.sort_unstable();
    shown
}

/// The elements around authors and times that otherwise contain only labels: a rank, a location, a number of posts. If
/// an element of the same kind has running text anywhere, it is none: a short answer may look like a label.
#[inline(never)]
fn author_boxes(page: &Page, measures: &Measures, posts: &[Post], shown: &[NodeId]) -> Vec<NodeId> {
    let mut kinds = Numbered::default();
    let mut has_running_text: Vec<bool> = Vec::new();
    let mut around: Vec<(NodeId, usize)> = Vec::new();
    for &marker in shown {
        let within = posts.partition_point(|post| post.node <= marker);
        let Some(post) = posts[..within].last() else { continue };
        let above = page.ancestors(marker).skip(1).take(BOXES).take_while(|&node| node > post.node);
        for node in above {
            let Some(kind) = rows::kind(page, node) else { continue };
            let kind = kinds.add(&kind);
            if kind == has_running_text.len() {
                has_running_text.push(false);
            }
            let mut blocks = measures.within(page, node).map(BlockId::from_index);
            has_running_text[kind] |= blocks.any(|id| measures.block(id).words > LABELS);
            around.push((node, kind));
        }
    }
    around.into_iter().filter(|&(_, kind)| !has_running_text[kind]).map(|(node, _)| node).collect()
}

/// Whether a block contains one of these elements, or is in one.
fn shows(page: &Page, measures: &Measures, id: BlockId, shown: &[NodeId]) -> bool {
    let block = measures.block(id);
    let before = shown.partition_point(|&node| node <= block.last);
    shown[..before].iter().rev().take(4).any(|&node| block.first.index() < page.end(node))
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// Whether an element of a post is a quotation of another post.
pub(super) fn is_quotation(page: &Page, node: NodeId, tag: Tag) -> bool {
    let class = page.attr(node, "class").unwrap_or_default();
    matches!(tag, Tag::Div | Tag::Aside)
        && class.split_ascii_whitespace().any(|name| {
            name.starts_with("quote") && !contains_any(name, &["author", "by", "head", "link", "title"])
                || matches!(name, "bbcode_quote" | "bb-quote" | "bbquote" | "gmail_quote" | "post-quote")
        })
}

#[cfg(test)]
mod tests;
