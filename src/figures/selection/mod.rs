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

use super::candidates::Candidate;
use super::candidates::image_url::names_image_file;
use super::kept_region::KeptRegion;
use super::tree_queries::{MAX_ANCESTORS, closest};
use crate::article::FigureKind;
use crate::page::{NodeId, Tag};

/// Sum of evidence from which a picture is content. Being among kept blocks gives 2 and is enough.
const THRESHOLD: f32 = 1.5;

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
}

/// Whether a candidate is content.
pub(super) fn is_content(region: &KeptRegion, candidate: &Candidate, evidence: &Evidence) -> bool {
    score(region, candidate, evidence) >= THRESHOLD
}

fn score(region: &KeptRegion, candidate: &Candidate, evidence: &Evidence) -> f32 {
    let page = region.page;
    let &Evidence { element, captioned, has_text, declared } = evidence;
    let in_figure = closest(page, candidate.node, MAX_ANCESTORS, &[Tag::Figure]).is_some();
    // Without an address only a figure and its caption show that there is a picture at all.
    if candidate.is_lost() && !(in_figure && captioned) {
        return f32::MIN;
    }
    let mut sum = position::score(region, candidate, element, declared || in_figure || captioned);
    let address = candidate.source.as_ref().map_or("", |s| s.address.as_str());
    if let Some(source) = &candidate.source {
        let requested = size::requested(address);
        let style = page.attr(candidate.node, "style").unwrap_or_default();
        let path = address.split(['?', '#']).next().unwrap_or_default();
        // A hidden tracking pixel. An image that a script will show is hidden too: it has an image file's name, or a
        // size.
        let is_tracker = || size::is_hidden(style) && (path.ends_with(".gif") || !names_image_file(path));
        let width = source.width.or(requested.0);
        let width = if size::is_pixel(style) || width.is_none() && is_tracker() { Some(1) } else { width };
        sum += size::score(width, source.height.or(requested.1));
    }
    sum += f32::from(u8::from(in_figure)) * 0.5 + f32::from(u8::from(captioned)) * 1.0;
    let hints = names::hints(region, candidate, element);
    if candidate.kind == FigureKind::Image {
        if hints.portrait {
            sum -= if in_figure && captioned { 2.0 } else { 3.0 };
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
        if teaser > 0.0 && links::is_labelled_as_advertisement(region, element) {
            sum -= 4.0;
        }
        let vector = address.split(['?', '#']).next().is_some_and(|a| a.ends_with(".svg"));
        if vector && !in_figure {
            sum -= 1.5;
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
