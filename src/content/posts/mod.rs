//! Posts of a discussion: where each begins and ends, who wrote it and when.
//!
//! A page may say so itself (schema.org microdata). Else posts are the rows of like elements of which each shows a name, most
//! a time and a text: the kind of element that has the most such rows. Which words
//! of a post are kept is the judge's affair; only its name and time are always shown, once, above them. (Keeping what all
//! posts hold as their text whole, whatever the judge says, was measured: word F1 on the forums of WCXB 0.787 instead of
//! 0.804.)

mod marks;
mod rows;

use crate::article::PageKind;
use crate::judge::Verdicts;
use crate::measure::{BlockId, Measures};
use crate::page::numbered::Numbered;
use crate::page::word_table::contains_any;
use crate::page::{NodeId, Page, Tag, order};
use marks::{Mark, Says};

/// A post.
#[derive(Debug)]
pub(super) struct Post {
    /// The element it stands in.
    pub node: NodeId,
    /// One past its last node.
    pub end: usize,
    /// Who wrote it.
    pub author: Option<String>,
    /// When: as shown, and for machines.
    pub time: Option<(String, Option<String>)>,
}

/// Letters beside the name and the time in a line that is the head of a post: "wrote on", "replied", a rank.
const LABEL: usize = 24;

/// Elements above a name that may be its box, and words of the longest label in one.
const BOXES: usize = 4;
const LABELS: u32 = 5;

/// How sure the judge must be of an article for no posts to be looked for in it.
const SURELY: f32 = 0.75;

/// Share of the kept words that must stand in posts where nothing else calls the page a discussion: as 2 of 3.
const MADE: (u32, u32) = (2, 3);

/// Types of schema.org that are posts; the first are those that hold what answers them.
const OPENING: &[&str] = &["question", "discussionforumposting", "socialmediaposting"];
const ANSWERING: &[&str] = &["answer", "comment", "usercomments"];

/// The posts of the page, if it is a discussion, in order. Blocks that only say what the head of a post says are no longer
/// kept.
pub(super) fn find(page: &Page, measures: &Measures, verdicts: &Verdicts, kept: &mut [bool]) -> Vec<Post> {
    let declared = declared(page);
    let sure = verdicts.kind == PageKind::Discussion || declared.iter().any(|&(_, opens)| opens);
    if !sure && verdicts.kind == PageKind::Article && verdicts.kind_confidence >= SURELY {
        return Vec::new();
    }
    let marks = marks::find(page);
    let words = Words::of(measures, kept);
    let mut cuts: Vec<(NodeId, usize)> = Vec::new();
    for (at, &(node, opens)) in declared.iter().enumerate() {
        // A question does not hold its answers, nor a thread its posts; a comment does.
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
    let places = rows::find(page, measures, &marks, &words, cuts.iter().map(|cut| cut.0).collect(), &end);
    let mut posts: Vec<Post> =
        places.into_iter().map(|node| Post { node, end: end(node), author: None, time: None }).collect();
    let owners = owners(page, measures, &posts);
    if !(sure || is_made_of(measures, &owners, kept) && are_no_teasers(page, &posts)) {
        return Vec::new();
    }
    let shown = heads(page, &marks, &mut posts);
    for (block, owner) in owners.iter().enumerate() {
        let Some(post) = owner.and_then(|at| posts.get(at)) else { continue };
        let id = BlockId::from_index(block);
        let said = [post.author.as_deref(), post.time.as_ref().map(|time| time.0.as_str())];
        if kept[block] && shows(page, measures, id, &shown) {
            let said: usize = said.into_iter().flatten().map(letters).sum();
            kept[block] = letters(&measures.text(page, id)) > said + LABEL;
        }
        // Votes and numbers of posts.
        kept[block] &= measures.block(id).chars > 6 || measures.text(page, id).contains(char::is_alphabetic);
    }
    for place in boxes(page, measures, &posts, &shown) {
        for block in measures.within(page, place) {
            kept[block] = false;
        }
    }
    let mut speaks = vec![false; posts.len()];
    for (block, owner) in owners.iter().enumerate() {
        if let Some(at) = owner.filter(|_| kept[block]) {
            speaks[at] = true;
        }
    }
    let mut at = 0;
    posts.retain(|post| {
        at += 1;
        speaks[at - 1] && (post.author.is_some() || post.time.is_some())
    });
    if posts.len() < 2 { Vec::new() } else { posts }
}

/// Where a post ends before the first of its answers: at the heading over them, if there is one.
fn before_heading(page: &Page, measures: &Measures, post: NodeId, answer: NodeId) -> usize {
    let block =
        measures.within(page, answer).start.checked_sub(1).map(|at| measures.block(BlockId::from_index(at)).container);
    let heading = block.filter(|&line| page.tag(line).heading_level().is_some() && page.contains(post, line));
    heading.unwrap_or(answer).index()
}

/// Whether most kept words stand in posts.
fn is_made_of(measures: &Measures, owners: &[Option<usize>], kept: &[bool]) -> bool {
    let (mut inside, mut all) = (0, 0);
    for ((block, owner), &kept) in measures.blocks().iter().zip(owners).zip(kept) {
        let words = if kept { block.words } else { 0 };
        all += words;
        inside += if owner.is_some() { words } else { 0 };
    }
    inside * MADE.1 >= all * MADE.0
}

/// Whether there are several posts, at most one of them with a heading: rows with headings are a list of other texts.
fn are_no_teasers(page: &Page, posts: &[Post]) -> bool {
    let headed = |node: NodeId| page.descendants(node).any(|inner| page.tag(inner).heading_level().is_some());
    posts.len() > 1 && posts.iter().filter(|post| headed(post.node)).take(2).count() < 2
}

/// Elements that are posts by their microdata, and whether each is one that others answer.
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
        // Later ones stand deeper or further on.
        for block in measures.within(page, node) {
            if measures.block(BlockId::from_index(block)).first.index() < end {
                owners[block] = Some(at);
            }
        }
    }
    owners
}

/// Gives the posts their heads; gives the elements that show them, rising.
fn heads(page: &Page, marks: &[Mark], posts: &mut [Post]) -> Vec<NodeId> {
    let mut best: Vec<[Option<&Mark>; 2]> = vec![[None; 2]; posts.len()];
    let mut open: Vec<usize> = Vec::new();
    let mut next = 0;
    for mark in marks {
        while posts.get(next).is_some_and(|post| post.node <= mark.node) {
            while open.last().is_some_and(|&at| posts[at].end <= posts[next].node.index()) {
                open.pop();
            }
            open.push(next);
            next += 1;
        }
        while open.last().is_some_and(|&at| posts[at].end <= mark.node.index()) {
            open.pop();
        }
        if let Some(&at) = open.last() {
            let place = &mut best[at][usize::from(mark.says == Says::Time)];
            if place.is_none_or(|before| mark.rank < before.rank) {
                *place = Some(mark);
            }
        }
    }
    let mut shown = Vec::new();
    for (post, [author, time]) in posts.iter_mut().zip(best) {
        post.author = author.map(|mark| marks::name(page, mark.node));
        post.time = time.map(|mark| marks::time(page, mark.node));
        shown.extend([author, time].into_iter().flatten().map(|mark| mark.node));
    }
    order::sort(&mut shown);
    shown
}

/// The elements around names and times that hold nothing but labels beside: a rank, a place, a number of posts. One of a
/// kind that anywhere holds running text is none, as a short answer may look like a label.
fn boxes(page: &Page, measures: &Measures, posts: &[Post], shown: &[NodeId]) -> Vec<NodeId> {
    let mut kinds = Numbered::default();
    let mut runs: Vec<bool> = Vec::new();
    let mut around: Vec<(NodeId, usize)> = Vec::new();
    for &mark in shown {
        let within = posts.partition_point(|post| post.node <= mark);
        let Some(post) = posts[..within].last() else { continue };
        let above = page.ancestors(mark).skip(1).take(BOXES).take_while(|&node| node > post.node);
        for node in above {
            let Some(kind) = rows::kind(page, node) else { continue };
            let kind = kinds.add(&kind);
            if kind == runs.len() {
                runs.push(false);
            }
            let mut blocks = measures.within(page, node).map(BlockId::from_index);
            runs[kind] |= blocks.any(|id| measures.block(id).words > LABELS);
            around.push((node, kind));
        }
    }
    around.into_iter().filter(|&(_, kind)| !runs[kind]).map(|(node, _)| node).collect()
}

/// Whether a block holds one of these elements, or one holds it.
fn shows(page: &Page, measures: &Measures, id: BlockId, shown: &[NodeId]) -> bool {
    let block = measures.block(id);
    let before = shown.partition_point(|&node| node <= block.last);
    shown[..before].iter().rev().take(4).any(|&node| block.first.index() < page.end(node))
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// Whether an element of a post quotes what another said.
pub(super) fn quotes(page: &Page, node: NodeId, tag: Tag) -> bool {
    let class = page.attr(node, "class").unwrap_or_default();
    matches!(tag, Tag::Div | Tag::Aside)
        && class.split_ascii_whitespace().any(|name| {
            name.starts_with("quote") && !contains_any(name, &["author", "by", "head", "link", "title"])
                || matches!(name, "bbcode_quote" | "bb-quote" | "bbquote" | "gmail_quote" | "post-quote")
        })
}

/// Kept words before each block.
struct Words(Vec<u32>);

impl Words {
    fn of(measures: &Measures, kept: &[bool]) -> Self {
        let mut sum = 0;
        let mut before = vec![0];
        for (block, &kept) in measures.blocks().iter().zip(kept) {
            sum += if kept { block.words } else { 0 };
            before.push(sum);
        }
        Self(before)
    }

    /// Kept words of an element.
    fn within(&self, page: &Page, measures: &Measures, node: NodeId) -> u32 {
        let blocks = measures.within(page, node);
        self.0[blocks.end] - self.0[blocks.start]
    }
}

#[cfg(test)]
mod tests;
