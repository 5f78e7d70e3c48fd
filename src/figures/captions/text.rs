//! The caption and credit of one figure, put together from everything that was found for it.

use super::credit_names::is_name;
use super::marked::MarkedCaption;
use super::wording::{counter_before, is_counter, is_cut_short, is_mostly_digits};
use super::{attributes, credit, credit_elements, credit_text};
use crate::figures::candidates::Candidate;
use crate::figures::candidates::image_url::names_image_file;
use crate::figures::draft::Draft;
use crate::figures::kept_region::KeptRegion;
use crate::figures::placed::CaptionSpan;
use crate::figures::plain_text::comparison_key;
use crate::figures::text_run::TextRun;
use crate::measure::BlockId;
use crate::page::{NodeId, Page};

/// The caption and credit of a figure, as plain text, and where the caption is.
#[derive(Debug, Default)]
pub(in crate::figures) struct CaptionText {
    pub text: Option<String>,
    pub credit: Option<String>,
    /// `None` for a caption from an attribute.
    pub span: Option<CaptionSpan>,
}

/// Part of a caption: its first and last node, and the credit elements in it, which are left out.
struct Piece {
    first: NodeId,
    last: NodeId,
    without: Vec<NodeId>,
}

impl Piece {
    fn plain(&self, page: &Page) -> String {
        let mut run = TextRun::default();
        self.add_to(&mut run, page);
        run.plain(page)
    }

    fn add_to(&self, run: &mut TextRun, page: &Page) {
        run.add(page, self.first, self.last, &|n| !self.without.iter().any(|&credit| page.contains(credit, n)));
    }
}

/// Longest text between caption and credit in an alternative text that repeats both ("Photo credit:"), in bytes.
const CREDIT_LABEL: usize = 24;

/// Longest counter of a carousel among several pieces of a caption, in bytes of its comparison key.
const COUNTER: usize = 24;

impl CaptionText {
    /// Whether an alternative text is the caption again, with or without the credit: a screen reader would read it
    /// twice.
    pub(in crate::figures) fn is_repeated_by(&self, alt: &str) -> bool {
        let Some(caption) = self.text.as_deref().map(comparison_key) else { return false };
        let credit = self.credit.as_deref().map(comparison_key).unwrap_or_default();
        let alt = comparison_key(alt);
        alt.strip_prefix(&caption).is_some_and(|rest| {
            let is_credit = |label: &str| label.len() <= CREDIT_LABEL && !credit.is_empty();
            rest.is_empty() || rest.strip_suffix(&credit).is_some_and(is_credit)
        })
    }

    /// Puts together the captions of a draft, else the caption in an attribute of its candidate.
    pub(in crate::figures) fn of(
        region: &KeptRegion,
        candidate: &Candidate,
        marked: &[MarkedCaption],
        draft: &Draft,
    ) -> Self {
        let page = region.page;
        let (pieces, mut credits) = collect(region, marked, draft);
        let mut run = TextRun::default();
        let keys: Vec<String> = pieces.iter().map(|piece| comparison_key(&piece.plain(page))).collect();
        for (at, piece) in pieces.iter().enumerate() {
            // A caption written twice (for wide and narrow screens, or cut short with a "more" button) is kept once.
            let repeated = keys
                .iter()
                .enumerate()
                .any(|(other, key)| key == &keys[at] && other < at || is_cut_short(&keys[at], key));
            let whole = || TextRun::between(page, piece.first, piece.last, &|_| true).plain(page);
            let counter = keys.len() > 1 && keys[at].len() < COUNTER && is_counter(&whole());
            if !keys[at].is_empty() && !repeated && !counter {
                piece.add_to(&mut run, page);
            }
        }
        let mut found = Self::default();
        let text = if run.is_empty() { attributes::caption(page, candidate.node) } else { Some(run.plain(page)) };
        let plain = text.unwrap_or_default();
        let mut from = counter_before(&plain);
        let leading = credit::leading(&plain[from..]);
        let split = if leading.is_some() { None } else { credit::split(&plain) };
        let mut length = split.as_ref().map_or(plain.len(), |s| s.caption);
        if let Some(split) = split {
            // It stands where the caption ends, which counts only among several.
            let ends_at = || run.pieces(page, 0, split.caption).last().map(|piece| piece.last);
            let after_caption = if credits.is_empty() { None } else { ends_at() };
            let starts_at = || pieces.first().map_or(candidate.node, |piece| piece.first);
            credits.push((after_caption.unwrap_or_else(starts_at), split.credit));
        }
        if credits.is_empty()
            && let Some(credit) = attributes::credit(page, candidate.node)
        {
            // The caption may repeat it at its end.
            let end = plain.trim_end_matches([' ', '.', ')', ']']);
            if let Some(head) = end.strip_suffix(credit.as_str()) {
                length = head.trim_end_matches([' ', '(', '[', '/', '|', '-', '–', '—', ',', '\u{a0}']).len();
                credits.push((candidate.node, credit));
            } else if !comparison_key(&plain).contains(&comparison_key(&credit)) {
                credits.push((candidate.node, credit));
            }
        }
        if let Some((caption, credit)) = leading {
            from += caption;
            credits.push((candidate.node, credit));
        }
        let end = trimmed(&plain[..length]).len();
        let text = plain.get(from..end).unwrap_or_default();
        // A file name is no caption.
        if !text.is_empty() && !names_image_file(text) {
            found.span = Some(CaptionSpan { pieces: run.pieces(page, from, end) }).filter(|s| !s.pieces.is_empty());
            found.text = Some(text.to_owned());
        }
        found.credit = joined(credits);
        found
    }
}

/// The pieces of a draft's captions, marked ones first, and the texts of its credits.
fn collect(region: &KeptRegion, marked: &[MarkedCaption], draft: &Draft) -> (Vec<Piece>, Vec<(NodeId, String)>) {
    let page = region.page;
    let whole = |first, last| TextRun::between(page, first, last, &|_| true).plain(page);
    let text_of = |&node: &NodeId| (node, whole(node, NodeId::from_index(page.end(node) - 1)));
    let (mut pieces, mut credits) = (Vec::new(), Vec::new());
    for &at in &draft.marked {
        let caption = &marked[at];
        let last = NodeId::from_index(page.end(caption.node) - 1);
        if caption.credit {
            credits.push((caption.node, whole(caption.node, last)));
            continue;
        }
        // "Ada Holm" and "Getty Images" in elements of their own are one credit.
        let all_credit =
            || Some(whole(caption.node, last)).is_some_and(|all| is_name(&all) && credit_text::whole(&all).is_some());
        let without = credit_elements::within(page, caption.node);
        let without = if !without.is_empty() && all_credit() { Vec::new() } else { without };
        credits.extend(without.iter().map(text_of).filter(|(_, text)| !credit_elements::is_label(text)));
        for block in &region.measures.blocks()[caption.blocks.clone()] {
            let first = if page.contains(caption.node, block.first) { block.first } else { caption.node };
            pieces.push(Piece { first, last: block.last.min(last), without: without.clone() });
        }
    }
    for caption in &draft.unmarked {
        let block = region.measures.block(BlockId::from_index(caption.block));
        if caption.credit {
            credits.push((block.first, whole(block.first, block.last)));
        } else {
            let mut without = credit_elements::within(page, block.container);
            without.retain(|&credit| (block.first..=block.last).contains(&credit) && credit != block.first);
            credits.extend(without.iter().map(text_of).filter(|(_, text)| !credit_elements::is_label(text)));
            pieces.push(Piece { first: block.first, last: block.last, without });
        }
    }
    (pieces, credits)
}

/// A caption without the separators before its credit.
fn trimmed(text: &str) -> &str {
    // A manual's sign to link to the picture comes last.
    let text = text.trim_end_matches([' ', '|', '/', '•', '·', '¶', '\u{a0}']);
    // "Boats wait. -"
    text.strip_suffix([' ', '-', '–']).map_or(text, |rest| if rest.ends_with(' ') { rest.trim_end() } else { text })
}

/// Several credits and where they stand as one line, in the order of the page, each once, none that is contained in another.
fn joined(mut credits: Vec<(NodeId, String)>) -> Option<String> {
    if !credits.is_sorted_by_key(|credit| credit.0) {
        credits.sort_unstable();
    }
    // The date and the length of a video stand where others have a credit.
    let is_credit = |text: &String| !text.is_empty() && !is_mostly_digits(text);
    let cleaned: Vec<String> = credits.iter().map(|(_, credit)| credit_text::clean(credit)).filter(is_credit).collect();
    let mut kept: Vec<&String> = Vec::new();
    for (at, credit) in cleaned.iter().enumerate() {
        let key = comparison_key(credit);
        let contained = cleaned.iter().enumerate().any(|(other, c)| {
            let longer = comparison_key(c);
            other != at && longer.contains(&key) && (longer.len() > key.len() || other < at)
        });
        if !contained {
            kept.push(credit);
        }
    }
    let line = kept.iter().map(|c| c.as_str()).collect::<Vec<_>>().join(" / ");
    (!line.is_empty()).then_some(line)
}
