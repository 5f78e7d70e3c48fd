//! Step 4, assembly: from drafts to figures, and which blocks are captions and so no longer running text.

use super::candidates::{Candidate, drawing};
use super::captions::marked::{self, MarkedCaption};
use super::captions::text::CaptionText;
use super::captions::unmarked::with_label_on_picture;
use super::captions::wording::{DISTINCTIVE, is_counter};
use super::draft::Draft;
use super::kept_region::KeptRegion;
use super::placed::PlacedFigure;
use super::text_run::TextRun;
use super::tree_queries::closest;
use crate::article::Figure;
use crate::measure::BlockId;
use crate::page::{NodeId, Tag};

/// Least characters of the paragraph that ends the lead: pictures before it lead the article.
const PARAGRAPH: u32 = 80;

/// Makes figures of the drafts, in document order.
pub(in crate::figures) fn figures(
    region: &KeptRegion,
    candidates: &[Candidate],
    marked: &[MarkedCaption],
    drafts: Vec<Draft>,
) -> Vec<PlacedFigure> {
    let page = region.page;
    let first_paragraph = (region.kept.clone())
        .map(BlockId::from_index)
        .filter(|&b| region.verdicts.keeps(b))
        .map(|b| region.measures.block(b))
        .find(|b| page.tag(b.container).heading_level().is_none() && b.chars >= PARAGRAPH)
        .map_or(NodeId::DOCUMENT, |b| b.first);
    let mut figures: Vec<PlacedFigure> = Vec::with_capacity(drafts.len());
    let (mut end, mut has_lead) = (0, false);
    for draft in drafts {
        let candidate = &candidates[draft.candidate];
        // Elements of drafts grew with their captions: a draft within the last one is part of it.
        if draft.element.index() < end {
            continue;
        }
        end = page.end(draft.element);
        let caption = CaptionText::of(region, candidate, marked, &draft);
        let source = candidate.source.as_ref();
        let alt = candidate.alt.clone().filter(|alt| !caption.is_repeated_by(alt));
        let drawing = candidate.drawn.and_then(|size| drawing::read(page, candidate.node, size, alt.as_deref()));
        if source.is_none() && drawing.is_none() && caption.text.is_none() {
            continue;
        }
        // The thumbnail of a slide, by which a carousel turns to it: it repeats the slide's caption.
        let before = figures.last().and_then(|f| f.figure.caption.as_deref());
        let repeated = caption.text.as_deref().is_some_and(|text| text.len() >= DISTINCTIVE && Some(text) == before);
        if repeated && source.is_some_and(|s| s.address.as_str().contains("thumb")) {
            continue;
        }
        let size = source.map_or(candidate.drawn.unzip(), |s| (s.width, s.height));
        let lead = !has_lead && draft.element < first_paragraph;
        has_lead |= lead;
        figures.push(PlacedFigure {
            node: draft.element,
            figure: Figure {
                kind: candidate.kind,
                drawing,
                src: source.map(|s| s.address.clone()),
                poster: candidate.poster.clone(),
                alt,
                caption: caption.text,
                caption_html: None,
                credit: caption.credit,
                width: size.0,
                height: size.1,
                lead,
            },
            caption: caption.span,
        });
    }
    figures
}

/// Longest counter of a carousel ("Image 1 of 12") with its label, in characters.
const COUNTER: u32 = 60;

/// The blocks that are no running text: captions of the figures, carousel counters beside them, labels of buttons on them, and
/// captions whose picture has no address. `taken` says which blocks were taken as captions, `is_content` which candidates are content.
pub(in crate::figures) fn caption_blocks(
    region: &KeptRegion,
    marked: &[MarkedCaption],
    is_content: &[bool],
    taken: Vec<bool>,
    figures: &[PlacedFigure],
) -> Vec<BlockId> {
    // Unmarked captions are known only as taken; marked ones are decided one by one.
    let mut is_caption = taken;
    for caption in marked {
        is_caption[caption.blocks.clone()].fill(false);
    }
    for caption in marked {
        let kept = caption.candidate.is_some_and(|candidate| is_content[candidate]);
        let orphan = caption.certain && !kept && !marked::belongs_to_other_content(region.page, caption);
        if kept || orphan {
            is_caption[caption.blocks.clone()].fill(true);
        }
    }
    for figure in figures {
        let own = region.blocks(figure.node);
        let after = (own.end..is_caption.len()).take(8).find(|&b| !is_caption[b]);
        for beside in [own.start.checked_sub(1), after].into_iter().flatten() {
            let block = &region.measures.blocks()[beside];
            let page = region.page;
            let outside_button = |n| closest(page, n, 4, &[Tag::Button]).is_none();
            let text = || TextRun::between(page, block.first, block.last, &outside_button).plain(page);
            is_caption[beside] |= block.chars <= COUNTER && is_counter(&text());
        }
        let pressed = with_label_on_picture(region, figure.node);
        if pressed != figure.node {
            is_caption[region.blocks(pressed)].fill(true);
        }
    }
    is_caption.iter().enumerate().filter(|(_, is)| **is).map(|(b, _)| BlockId::from_index(b)).collect()
}
