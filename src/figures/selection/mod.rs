//! Step 3, selection: which candidates are content, and each image once.
//!
//! [`is_content`] adds up evidence for and against. Position counts most: a picture among kept blocks is content, one
//! among dropped blocks is not. Size comes second. Names of classes and files can tip the balance but never decide
//! alone.

mod declared;
pub(super) mod duplicates;
mod links;
mod names;
mod narrow_variants;
mod position;
mod size;
pub(super) mod status_icons;

pub(super) use declared::declared_images;
pub(super) use narrow_variants::is_for_narrow_windows;

use super::candidates::image_url::{is_vector, names_image_file};
use super::candidates::{Candidate, within};
use super::kept_region::KeptRegion;
use super::tree_queries::{MAX_ANCESTORS, closest, common_ancestor};
use crate::article::FigureKind;
use crate::measure::{BlockId, Phrase, phrase};
use crate::page::{NodeId, Page, Tag};

/// Sum of evidence from which a picture is content. Being among kept blocks gives 2 and is enough.
const THRESHOLD: f32 = 1.5;

/// Least evidence of position for an image that the page declares as its own and shows as a picture.
const DECLARED: f32 = 1.0;

/// Least width of the file behind a thumbnail that is content, in pixels.
const LARGE_FILE: u32 = 300;

/// What is known of a candidate beside its position.
pub(super) struct Evidence {
    /// The outermost element that is this figure and nothing else.
    pub element: NodeId,
    /// It has a caption or credit.
    pub captioned: bool,
    /// It has a caption that is more than a credit.
    pub has_text: bool,
    /// The head declares it as the page's own image.
    pub declared: bool,
    /// It is a drawing in the frame of another picture: the icon of a button.
    pub on_picture: bool,
}

/// Whether a candidate is content.
pub(super) fn is_content(region: &KeptRegion, candidate: &Candidate, evidence: &Evidence) -> bool {
    score(region, candidate, evidence) >= THRESHOLD
}

/// Width of the largest face beside a byline, in pixels.
const FACE: u32 = 400;
/// Characters of the longest byline.
const BYLINE: u32 = 120;

/// Whether a small square picture is right before a byline: the face of who wrote the text.
fn is_face_beside_byline(region: &KeptRegion, candidate: &Candidate, element: NodeId) -> bool {
    let Some(source) = &candidate.source else { return false };
    let requested = size::requested(source.address.as_str());
    let (width, height) = (source.width.or(requested.0), source.height.or(requested.1));
    if width.is_none() || width != height || width > Some(FACE) {
        return false;
    }
    let next = region.blocks(element).end;
    let block = region.measures.blocks().get(next).filter(|block| block.chars <= BYLINE);
    block.is_some_and(|block| {
        let near = common_ancestor(region.page, element, 4, block.first).is_some();
        let text = region.measures.text(region.page, BlockId::from_index(next));
        near && phrase(&text.to_lowercase()) == Some(Phrase::Byline)
    })
}

/// Whether a candidate is an SVG file in a figure that also shows another kind of file.
pub(super) fn is_icon_on_picture(page: &Page, candidates: &[Candidate], at: usize) -> bool {
    let is_svg =
        |candidate: &Candidate| candidate.source.as_ref().is_some_and(|source| is_vector(source.address.as_str()));
    is_svg(&candidates[at])
        && closest(page, candidates[at].node, MAX_ANCESTORS, &[Tag::Figure]).is_some_and(|figure| {
            let others = &candidates[within(candidates, page, figure)];
            others.iter().any(|other| !other.is_lost() && !is_svg(other))
        })
}

fn score(region: &KeptRegion, candidate: &Candidate, evidence: &Evidence) -> f32 {
    let page = region.page;
    let &Evidence { element, captioned, has_text, declared, on_picture } = evidence;
    let in_figure = closest(page, candidate.node, MAX_ANCESTORS, &[Tag::Figure]).is_some();
    // Without an address only a figure and its caption show that there is a picture at all.
    if candidate.is_lost() && !(in_figure && captioned) {
        return f32::MIN;
    }
    let hints = names::hints(region, candidate, element);
    let position = position::score(region, candidate, element, declared || in_figure || captioned);
    // The image that the page declares as its own belongs to it wherever it is shown large, but not where it is hidden.
    let shown = declared && (in_figure || captioned || hints.hero) && position > position::HIDDEN;
    let mut sum = if shown { position.max(DECLARED) } else { position };
    let address = candidate.source.as_ref().map_or("", |s| s.address.as_str());
    if let Some(source) = &candidate.source {
        let requested = size::requested(address);
        let style = page.attr(candidate.node, "style").unwrap_or_default();
        let path = address.split(['?', '#']).next().unwrap_or_default();
        // A hidden tracking pixel. An image that a script will show is hidden too: it has an image file's name, or a
        // size.
        let is_tracker = || size::is_hidden(style) && (path.ends_with(".gif") || !names_image_file(path));
        let shown = size::shown(page, candidate.node);
        let width = source.width.or(requested.0).into_iter().chain(shown).min();
        let width = if size::is_pixel(style) || width.is_none() && is_tracker() { Some(1) } else { width };
        let by_size = size::score(width, source.height.or(requested.1));
        // The thumbnail of a large picture, in a gallery with captions.
        let is_thumbnail = by_size < 0.0
            && has_text
            && width.is_some_and(|width| width > 64)
            && size::original_width(page, candidate.node) >= Some(LARGE_FILE);
        sum += if is_thumbnail { 0.0 } else { by_size };
    }
    sum += f32::from(u8::from(in_figure)) * 0.5 + f32::from(u8::from(captioned)) * 1.0;
    if candidate.kind == FigureKind::Image {
        if hints.portrait {
            sum -= if in_figure && captioned { 2.0 } else { 3.0 };
        }
        if !in_figure && is_face_beside_byline(region, candidate, element) {
            sum -= 3.0;
        }
        if hints.icon {
            sum -= if has_text { 1.0 } else { 2.0 };
        }
        let teaser = links::teaser_score(region, candidate.node, element, captioned);
        sum -= teaser;
        // Backgrounds are mostly decoration, but not that of a lead, of a figure, or the page's own image.
        let is_element = matches!(
            page.tag(candidate.node),
            Tag::Img | Tag::AmpImg | Tag::Canvas | Tag::Picture | Tag::Noscript | Tag::Video
        );
        if !(is_element || in_figure || declared || captioned || hints.hero) {
            sum -= 3.0;
        }
        let is_sold_size =
            || candidate.source.as_ref().is_some_and(|source| size::is_of_advertisement(source.width, source.height));
        if (teaser > 0.0 || is_sold_size()) && links::is_labelled_as_advertisement(region, element) {
            sum -= 4.0;
        }
        if is_vector(address) && !in_figure {
            sum -= 1.5;
        }
        if on_picture {
            sum -= 4.0;
        }
        // An image that is only in `noscript` and has no image file's name is a tracking pixel.
        let tracker = page.tag(candidate.node) == Tag::Noscript && !names_image_file(address);
        if tracker && !in_figure {
            sum -= 4.0;
        }
    }
    // The image that the page declares as its own may share a box with share buttons.
    if hints.boilerplate && !declared {
        sum -= if captioned { 0.5 } else { 2.0 };
    }
    sum
}
