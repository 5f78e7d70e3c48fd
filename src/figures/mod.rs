//! Figures: the real image, its caption, its credit, embeds.
//!
//! Four steps, in the order in which [`find`] calls them:
//!
//! 1. `candidates`: everything that may show a picture, with its best address;
//! 2. `captions`: which text belongs to which candidate, and what of it is the credit;
//! 3. `selection`: which candidates are content, each image once;
//! 4. `assembly`: the figures, and the blocks that are captions.
//!
//! Knows the page, its measures and the verdicts. Never decides whether a block of text is article, only which blocks
//! are captions of its pictures. Never formats text: it says where on the page a caption is ([`CaptionSpan`]), and the
//! module `content` formats it.

mod assembly;
mod candidates;
mod captions;
mod class_hints;
mod data_credits;
mod draft;
mod emoji;
mod inline_images;
mod kept_region;
mod layout_box;
mod placed;
mod plain_text;
mod selection;
mod style;
mod text_run;
mod toggles;
mod tree_queries;

#[cfg(test)]
mod tests;

pub use emoji::emoji_of_image;
pub use inline_images::{is_drop_cap, is_formula};
pub use placed::{CaptionSpan, Figures, PlacedFigure, TextSpan};

use crate::judge::{ElementCorrection, Verdicts};
use crate::measure::Measures;
use crate::page::Page;
use captions::{marked, unmarked};
use draft::{Draft, SameImage};
use kept_region::KeptRegion;
use selection::{declared_images, duplicates, status_icons};

/// Finds the figures of the article.
pub fn find(page: &Page, measures: &Measures, verdicts: &Verdicts) -> Figures {
    let mut region = KeptRegion::new(page, measures, verdicts);
    if region.kept.is_empty() {
        return Figures::default();
    }
    let candidates = candidates::collect(page);
    let marked = marked::find(&region, &candidates);
    // For each block, whether it is some picture's caption; for each candidate, its captions as indices into `marked`.
    let mut taken = vec![false; measures.blocks().len()];
    let mut captions_of: Vec<Vec<usize>> = vec![Vec::new(); candidates.len()];
    for (at, caption) in marked.iter().enumerate() {
        if let Some(candidate) = caption.candidate {
            captions_of[candidate].push(at);
            taken[caption.blocks.clone()].fill(true);
        }
    }
    region.captions.clone_from(&taken);
    // A picture without an address is kept for the sake of a caption that can be nothing else.
    let is_certain = |caption: &usize| marked[*caption].certain && !marked[*caption].credit;
    let certain: Vec<bool> = captions_of.iter().map(|captions| captions.iter().any(is_certain)).collect();
    let same_image = SameImage::new(&candidates, &certain);
    let declared = declared_images(page);
    let in_tables = status_icons::in_tables(&region, &candidates);

    let mut drafts: Vec<Draft> = Vec::new();
    let mut is_content = vec![false; candidates.len()];
    for (at, candidate) in candidates.iter().enumerate() {
        let element = draft::element(&region, &candidates, &same_image, at, &taken);
        let evidence = selection::Evidence {
            element,
            captioned: if candidate.is_lost() { certain[at] } else { !captions_of[at].is_empty() },
            has_text: captions_of[at].iter().any(|&caption| !marked[caption].credit),
            declared: declared.contains(&candidate.key),
            on_picture: selection::is_icon_on_picture(page, &candidates, at),
        };
        let status_icon = in_tables.get(at).is_some_and(|icon| *icon);
        let content = || selection::is_content(&region, candidate, &evidence);
        let picked = match verdicts.correction(candidate.node) {
            Some(ElementCorrection::Drop) => continue,
            Some(ElementCorrection::KeepPicture) => !candidate.is_lost(),
            Some(ElementCorrection::Keep) | None => false,
        };
        let is_left_out = || !content() || selection::is_for_narrow_windows(page, candidate.node);
        if !picked && !status_icon && is_left_out() {
            continue;
        }
        is_content[at] = true;
        let marked = captions_of[at].clone();
        drafts.push(Draft { candidate: at, element, status_icon, marked, unmarked: Vec::new() });
    }
    duplicates::remove(&region, &marked, &mut drafts, &candidates);
    for draft in &mut drafts {
        // A caption of its own, and if that is only a credit, also the text beside it.
        let complete = draft.status_icon || draft.marked.iter().any(|&caption| !marked[caption].credit);
        for _ in 0..2 {
            if complete || draft.unmarked.iter().any(|caption| !caption.credit) {
                break;
            }
            let found = unmarked::find(&region, &candidates, draft.candidate, draft.element, &taken);
            let Some(caption) = found else { break };
            taken[caption.block] = true;
            draft.unmarked.push(caption);
            draft.element = draft::element(&region, &candidates, &same_image, draft.candidate, &taken);
        }
    }
    for draft in drafts.iter_mut().filter(|draft| !draft.status_icon) {
        let credited = draft.marked.iter().any(|&caption| marked[caption].credit);
        if credited || draft.unmarked.iter().any(|caption| caption.credit) {
            continue;
        }
        let found = unmarked::credit_beside(&region, &candidates, draft.candidate, draft.element, &taken);
        if let Some(credit) = found {
            taken[credit.block] = true;
            draft.unmarked.push(credit);
            draft.element = draft::element(&region, &candidates, &same_image, draft.candidate, &taken);
        }
    }
    let figures = assembly::figures(&region, &candidates, &marked, drafts);
    let captions = assembly::caption_blocks(&region, &marked, &is_content, taken, &figures);
    Figures { figures, captions }
}
