//! The order of the steps: candidates, their captions, which of them are content, each picture once.

use super::candidates::{self, Candidate};
use super::caption::{self, Mark};
use super::place::{CLIMB, Ground, above};
use super::span::{self, Run};
use super::{CaptionSpan, Figures, Placed, credit, drawing, image, noscript, signs, source, unmarked, variants};
use crate::article::Figure;
use crate::judge::Verdicts;
use crate::measure::{BlockId, Measures};
use crate::page::lexicon::{holds_any, lists};
use crate::page::order::sort_by;
use crate::page::{NodeId, Page, Tag};

/// Finds the figures of the article.
pub fn find(page: &Page, measures: &Measures, verdicts: &Verdicts) -> Figures {
    let mut ground = Ground::new(page, measures, verdicts);
    if ground.kept.is_empty() {
        return Figures::default();
    }
    let candidates = candidates::all(page);
    let marks = caption::marks(&ground, &candidates);
    let mut taken = vec![false; measures.blocks().len()];
    let mut of_picture: Vec<Vec<usize>> = vec![Vec::new(); candidates.len()];
    for (at, mark) in marks.iter().enumerate() {
        if let Some(picture) = mark.picture {
            of_picture[picture].push(at);
            taken[mark.blocks.clone()].fill(true);
        }
    }
    ground.captions.clone_from(&taken);
    // A picture without an address is kept for the sake of a caption that can be nothing else.
    let told: Vec<bool> = of_picture.iter().map(|m| m.iter().any(|&m| marks[m].certain && !marks[m].credit)).collect();
    let keys = Keys::of(&candidates, &told);
    let named = named_pictures(page);
    let table_marks = signs::in_tables(&ground, &candidates);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut is_content = vec![false; candidates.len()];
    for (at, candidate) in candidates.iter().enumerate() {
        let wrapper = wrapper(&ground, &candidates, &keys, at, &taken);
        let captioned = if candidate.is_lost() { told[at] } else { !of_picture[at].is_empty() };
        let said = of_picture[at].iter().any(|&m| !marks[m].credit);
        let named = named.contains(&candidate.key);
        let mark = table_marks.get(at).is_some_and(|m| *m);
        let content = || image::is_content(&ground, candidate, wrapper, (captioned, said), named);
        if !mark && (!content() || image::is_for_narrow_windows(page, candidate.node)) {
            continue;
        }
        is_content[at] = true;
        drafts.push(Draft { candidate: at, wrapper, mark, marks: of_picture[at].clone(), near: Vec::new() });
    }
    once(&ground, &marks, &mut drafts, &candidates);
    for draft in &mut drafts {
        // A caption of its own, and if that is only a credit, what else stands by.
        let complete = draft.mark || draft.marks.iter().any(|&m| !marks[m].credit);
        let mut wrapper = draft.wrapper;
        for _ in 0..2 {
            if complete || draft.near.iter().any(|n| !n.credit) {
                break;
            }
            let Some(near) = unmarked::find(&ground, &candidates, draft.candidate, wrapper, &taken) else { break };
            taken[near.block] = true;
            draft.near.push(near);
            wrapper = self::wrapper(&ground, &candidates, &keys, draft.candidate, &taken);
        }
        draft.wrapper = wrapper;
    }
    let figures = place(&ground, &candidates, &marks, drafts);
    let captions = left_over(&ground, &marks, &is_content, taken, &figures);
    Figures { figures, captions }
}

/// A figure that is being put together.
#[derive(Debug)]
struct Draft {
    candidate: usize,
    wrapper: NodeId,
    /// A sign in a table, which says something each time it stands there.
    mark: bool,
    marks: Vec<usize>,
    near: Vec<unmarked::Near>,
}

/// Which neighbours show the same picture, so that a wrapper may hold several variants of one.
struct Keys {
    /// For each candidate the first of the run of candidates before it that have its key.
    run: Vec<usize>,
}

impl Keys {
    fn of(candidates: &[Candidate], told: &[bool]) -> Self {
        let mut run: Vec<usize> = Vec::with_capacity(candidates.len());
        for (at, candidate) in candidates.iter().enumerate() {
            let same = || if candidate.is_lost() { !told[at] } else { candidates[at - 1].key == candidate.key };
            let same = at > 0 && candidate.drawn.is_none() && same();
            run.push(if same { run[at - 1] } else { at });
        }
        Self { run }
    }

    fn all_same(&self, range: std::ops::Range<usize>) -> bool {
        range.end <= range.start || self.run[range.end - 1] <= range.start
    }
}

/// The outermost element that holds the picture, its variants and its captions, and nothing else.
fn wrapper(ground: &Ground, candidates: &[Candidate], keys: &Keys, at: usize, taken: &[bool]) -> NodeId {
    let page = ground.page;
    let mut found = candidates[at].node;
    for around in page.ancestors(found).skip(1).take(CLIMB) {
        if ground.is_edge(around) {
            break;
        }
        let blocks = ground.blocks(around);
        let near = caption::within(candidates, page, around);
        let starts_inside = ground.measures.block_at(around).is_some_and(|b| !taken[b.index()]);
        // A page has few blocks per figure; a wrapper that holds many is none.
        if starts_inside || blocks.len() > 24 || !keys.all_same(near) || !taken[blocks].iter().all(|t| *t) {
            break;
        }
        found = around;
    }
    found
}

/// Keeps the first of several figures that show one picture, with the captions of all. A picture of which something else is
/// said each time is shown each time.
fn once(ground: &Ground, marks: &[Mark], drafts: &mut Vec<Draft>, candidates: &[Candidate]) {
    let page = ground.page;
    let words = |draft: &Draft| {
        let said = draft.marks.iter().map(|&at| &marks[at]).filter(|mark| !mark.credit);
        let blocks = said.flat_map(|mark| mark.blocks.clone()).map(BlockId::from_index);
        blocks.map(|block| span::key(&ground.measures.text(page, block))).collect::<String>()
    };
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    let key = |draft: usize| &candidates[drafts[draft].candidate].key;
    sort_by(&mut order, &|&a, &b| key(a) < key(b));
    let mut drop = vec![false; drafts.len()];
    for at in 1..order.len() {
        let (head, this) = (order[at - 1], order[at]);
        let (a, b) = (&candidates[drafts[head].candidate], &candidates[drafts[this].candidate]);
        let same = a.key == b.key && !a.key.is_empty() && !drafts[this].mark;
        if same && {
            let (one, other) = (words(&drafts[head]), words(&drafts[this]));
            one.contains(&other) || other.contains(&one)
        } {
            let tiny = a.source.as_ref().and_then(|s| s.width).is_some_and(|width| width <= source::TINY);
            let (stays, goes) = if tiny || is_copy(page, a.node) { (this, head) } else { (head, this) };
            drop[goes] = true;
            if drafts[stays].marks.is_empty() {
                drafts[stays].marks = std::mem::take(&mut drafts[goes].marks);
            }
            order[at] = stays;
        }
    }
    // Two figures never share an element: the inner of two nested wrappers is part of the outer.
    let mut end = 0;
    let mut at = 0;
    drafts.retain(|draft| {
        let keep = !drop[at] && draft.wrapper.index() >= end;
        at += 1;
        if keep {
            end = draft.wrapper.index() + 1;
        }
        keep
    });
}

/// "1 / 12", "Image 1 of 12": which picture of a carousel is shown.
fn is_counter(text: &str) -> bool {
    const OF: &str = "/|\u{2044}|of|von|de|sur|di|van|из";
    let is_number = |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let text = text.trim_start_matches(char::is_alphabetic).trim();
    let Some(end) = text.find(|c: char| !c.is_ascii_digit()) else { return false };
    let (at, rest) = text.split_at(end);
    let of = rest.trim_end_matches(|c: char| c.is_ascii_digit());
    is_number(at) && is_number(&rest[of.len()..]) && lists(OF, of.trim())
}

/// Whether it is the copy of a slide that a carousel sets before the first and after the last to turn without a seam.
fn is_copy(page: &Page, node: NodeId) -> bool {
    let mut names = page.ancestors(node).take(5).filter_map(|n| page.attr(n, "class"));
    names.any(|name| holds_any(name, &["cloned", "slide-duplicate", "clone "]))
}

/// Puts the figures together.
fn place(ground: &Ground, candidates: &[Candidate], marks: &[Mark], drafts: Vec<Draft>) -> Vec<Placed> {
    let page = ground.page;
    let first_paragraph = (ground.kept.clone())
        .map(BlockId::from_index)
        .filter(|&b| ground.verdicts.keeps(b))
        .map(|b| ground.measures.block(b))
        .find(|b| page.tag(b.container).heading_level().is_none() && b.chars >= 80)
        .map_or(NodeId::DOCUMENT, |b| b.first);
    let mut figures: Vec<Placed> = Vec::with_capacity(drafts.len());
    let (mut end, mut led) = (0, false);
    for draft in drafts {
        let candidate = &candidates[draft.candidate];
        // Wrappers grew with their captions: what lies within the last one belongs to it.
        if draft.wrapper.index() < end {
            continue;
        }
        end = page.end(draft.wrapper);
        let said = Said::of(ground, candidate, marks, &draft);
        let source = candidate.source.as_ref();
        let alt = candidate.alt.clone().filter(|alt| !said.repeats(alt));
        let drawing = candidate.drawn.and_then(|size| drawing::read(page, candidate.node, size, alt.as_deref()));
        if source.is_none() && drawing.is_none() && said.text.is_none() {
            continue;
        }
        // The small copy of a slide, by which one turns to it.
        let before = figures.last().and_then(|f| f.figure.caption.as_deref());
        let told = said.text.as_deref().filter(|text| text.len() >= BEGINNING && Some(*text) == before);
        if told.is_some() && source.is_some_and(|s| s.address.as_str().contains("thumb")) {
            continue;
        }
        let size = source.map_or(candidate.drawn.unzip(), |s| (s.width, s.height));
        let lead = !led && draft.wrapper < first_paragraph;
        led |= lead;
        figures.push(Placed {
            node: draft.wrapper,
            figure: Figure {
                kind: candidate.kind,
                drawing,
                src: source.map(|s| s.address.clone()),
                poster: candidate.poster.clone(),
                alt,
                caption: said.text,
                caption_html: None,
                credit: said.credit,
                width: size.0,
                height: size.1,
                lead,
            },
            caption: said.span,
        });
    }
    figures
}

/// What is said of a figure.
#[derive(Debug, Default)]
struct Said {
    text: Option<String>,
    credit: Option<String>,
    span: Option<CaptionSpan>,
}

impl Said {
    /// Whether an alternative text says what the caption says, with or without the credit: nobody wants to hear it twice.
    fn repeats(&self, alt: &str) -> bool {
        let Some(caption) = self.text.as_deref().map(span::key) else { return false };
        let credit = self.credit.as_deref().map(span::key).unwrap_or_default();
        // Between them stands no more than a label: "Photo credit:".
        let alt = span::key(alt);
        alt.strip_prefix(&caption).is_some_and(|rest| {
            rest.is_empty() || rest.strip_suffix(&credit).is_some_and(|label| label.len() <= 24 && !credit.is_empty())
        })
    }

    fn of(ground: &Ground, candidate: &Candidate, marks: &[Mark], draft: &Draft) -> Self {
        let page = ground.page;
        let whole = |first, last| Run::between(page, first, last, &|_| true).plain(page);
        let mut run = Run::default();
        let mut credits: Vec<String> = Vec::new();
        let mut pieces: Vec<(NodeId, NodeId, Vec<NodeId>)> = Vec::new();
        for &at in &draft.marks {
            let mark = &marks[at];
            let last = NodeId::from_index(page.end(mark.node) - 1);
            if mark.credit {
                credits.push(whole(mark.node, last));
                continue;
            }
            let within = caption::credits_within(page, mark.node);
            for &credit in &within {
                let last = NodeId::from_index(page.end(credit) - 1);
                credits.push(whole(credit, last));
            }
            for block in &ground.measures.blocks()[mark.blocks.clone()] {
                let from = if page.contains(mark.node, block.first) { block.first } else { mark.node };
                pieces.push((from, block.last.min(last), within.clone()));
            }
        }
        for near in &draft.near {
            let block = ground.measures.block(BlockId::from_index(near.block));
            if near.credit {
                credits.push(whole(block.first, block.last));
            } else {
                pieces.push((block.first, block.last, Vec::new()));
            }
        }
        let outside = |without: &[NodeId], n: NodeId| !without.iter().any(|&c| page.contains(c, n));
        let keys: Vec<String> = pieces
            .iter()
            .map(|(first, last, without)| {
                span::key(&Run::between(page, *first, *last, &|n| outside(without, n)).plain(page))
            })
            .collect();
        for (at, (first, last, without)) in pieces.iter().enumerate() {
            // A caption written twice, for wide and narrow screens or cut short until somebody wants more, is said once.
            let said_elsewhere = keys
                .iter()
                .enumerate()
                .any(|(other, key)| key == &keys[at] && other < at || is_cut_short(&keys[at], key));
            let counts = keys.len() > 1 && keys[at].len() < 24 && is_counter(&whole(*first, *last));
            if !keys[at].is_empty() && !said_elsewhere && !counts {
                run.add(page, *first, *last, &|n| outside(without, n));
            }
        }
        let mut said = Self::default();
        let shown = if run.is_empty() { attribute(page, candidate.node) } else { Some(run.plain(page)) };
        let plain = shown.unwrap_or_default();
        let split = credit::split(&plain);
        let length = split.as_ref().map_or(plain.len(), |s| s.caption);
        credits.extend(split.map(|s| s.credit));
        let text = trimmed(&plain[..length]);
        // The name of its file is nothing to say of a picture.
        if !text.is_empty() && !source::looks_like_picture(text) {
            said.span = Some(CaptionSpan { pieces: run.pieces(page, text.len()) }).filter(|s| !s.pieces.is_empty());
            said.text = Some(text.to_owned());
        }
        said.credit = joined(credits);
        said
    }
}

/// Letters from which the beginning of a longer caption is no coincidence.
const BEGINNING: usize = 30;

/// Whether a text is the beginning of a longer one, with or without the button that shows the rest.
fn is_cut_short(text: &str, whole: &str) -> bool {
    let beginning = text.strip_suffix("more").unwrap_or(text);
    beginning.len() >= BEGINNING && whole.len() > text.len() && whole.starts_with(beginning)
}

/// A caption without the signs that parted it from its credit.
fn trimmed(text: &str) -> &str {
    text.trim_end_matches([' ', '|', '/', '•', '·', '\u{a0}'])
}

/// Several credits as one line, each once, none that another one holds.
fn joined(credits: Vec<String>) -> Option<String> {
    let cleaned: Vec<String> = credits.iter().map(|c| credit::clean(c)).filter(|c| !c.is_empty()).collect();
    let mut kept: Vec<&String> = Vec::new();
    for (at, credit) in cleaned.iter().enumerate() {
        let key = span::key(credit);
        let held = cleaned.iter().enumerate().any(|(other, c)| {
            let longer = span::key(c);
            other != at && longer.contains(&key) && (longer.len() > key.len() || other < at)
        });
        if !held {
            kept.push(credit);
        }
    }
    let line = kept.iter().map(|c| c.as_str()).collect::<Vec<_>>().join(" / ");
    (!line.is_empty()).then_some(line)
}

/// A caption that stands in an attribute: shown by a script under the picture.
fn attribute(page: &Page, node: NodeId) -> Option<String> {
    let names = "data-caption|data-image-caption|data-photo-caption|data-img-caption";
    let text = page.ancestors(node).take(3).find_map(|n| page.first_attr(n, names))?;
    let text = span::collapse(&noscript::decode(&span::without_tags(text)));
    // A switch, a place on the page or data for a script: nothing that is shown.
    let shown = !text.starts_with(['#', '.', '{', '[', '<']) && !lists("true|false|yes|no|none|null|on|off", &text);
    (shown && unmarked::says(&text) && text.len() <= 1_200).then_some(text)
}

/// The pictures that the head names as the page's own, as keys.
fn named_pictures(page: &Page) -> Vec<String> {
    let end = page.body().map_or(page.len(), |b| b.index());
    let metas = (1..end).map(NodeId::from_index).filter(|&n| page.tag(n) == Tag::Meta);
    let named = metas.filter(|&n| {
        let name = page.first_attr(n, "property|name").unwrap_or_default();
        lists("og:image|og:image:url|og:image:secure_url|twitter:image|twitter:image:src", name)
    });
    named.filter_map(|n| page.attr(n, "content")).take(16).map(variants::key).filter(|k| !k.is_empty()).collect()
}

/// The blocks that are no running text: captions of the figures, and captions whose picture is lost.
fn left_over(
    ground: &Ground,
    marks: &[Mark],
    is_content: &[bool],
    taken: Vec<bool>,
    figures: &[Placed],
) -> Vec<BlockId> {
    // Captions that no element marks are known only as taken.
    let mut gone = taken;
    for mark in marks {
        gone[mark.blocks.clone()].fill(false);
    }
    for mark in marks {
        let kept = mark.picture.is_some_and(|p| is_content[p]);
        let orphan = mark.certain && !kept && !caption::is_of_something_else(ground.page, mark);
        if kept || orphan {
            gone[mark.blocks.clone()].fill(true);
        }
    }
    for figure in figures {
        let own = ground.blocks(figure.node);
        let after = (own.end..gone.len()).take(8).find(|&b| !gone[b]);
        for beside in [own.start.checked_sub(1), after].into_iter().flatten() {
            let block = &ground.measures.blocks()[beside];
            let page = ground.page;
            let unlabelled = |n| above(page, n, 4, &[Tag::Button]).is_none();
            let words = || Run::between(page, block.first, block.last, &unlabelled).plain(page);
            gone[beside] |= block.chars <= 60 && is_counter(&words());
        }
    }
    gone.iter().enumerate().filter(|(_, g)| **g).map(|(b, _)| BlockId::from_index(b)).collect()
}
