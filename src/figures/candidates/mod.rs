//! Step 1, candidates: every element that may show a picture, a video, a sound or a player, with its best address.
//! Decides nothing.
//!
//! [`collect`] walks the page once and calls one file per kind of element; later steps look at a candidate and what
//! surrounds it, never at the whole page again.
//!
//! | file | elements |
//! |---|---|
//! | `images` | `img`, `amp-img`, `picture` |
//! | `media` | `video`, `audio`, `canvas`, and the poster of a player |
//! | `noscript` | copies of lazy images in `noscript` |
//! | `backgrounds` | CSS backgrounds |
//! | `microdata` | `ImageObject` elements that a script will fill |
//! | `drawing` | inline SVG |
//! | `embeds` | players and posts of other sites |
//!
//! Addresses: `best_address` chooses among an element's addresses, `srcset` reads that attribute, `image_url` says
//! whether an address leads to an image or to a lazy-loading placeholder, `image_key` whether two addresses show one
//! image.

mod backgrounds;
pub(super) mod best_address;
mod candidate;
pub(super) mod drawing;
mod embeds;
pub(super) mod image_key;
pub(super) mod image_url;
mod images;
mod media;
mod microdata;
mod noscript;
mod srcset;

pub(super) use best_address::TINY;
pub(super) use candidate::{Candidate, within};

use super::emoji::emoji_of_image;
use super::inline_images::{is_drop_cap, is_formula};
use super::tree_queries::has_descendant;
use crate::page::{Kind, NodeId, Page, Tag};

/// All candidates in document order.
pub(super) fn collect(page: &Page) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut at = page.body().map_or(1, |b| b.index());
    while at < page.len() {
        let node = NodeId::from_index(at);
        at += 1;
        if page.kind(node) != Kind::Element {
            continue;
        }
        let tag = page.tag(node);
        let end = page.end(node);
        let mut candidate = None;
        match tag {
            Tag::Img if is_formula(page, node) || is_drop_cap(page, node) || emoji_of_image(page, node).is_some() => {}
            Tag::Img | Tag::AmpImg => {
                let mut image = images::image(page, node);
                if let Some(key) = noscript::key_before(page, node, &found) {
                    image.key = key;
                }
                candidate = Some(image);
            }
            Tag::Input if page.attr(node, "type").is_some_and(|t| t.eq_ignore_ascii_case("image")) => {}
            Tag::Picture if !has_descendant(page, node, 64, &[Tag::Img]) => {
                candidate = images::picture_without_img(page, node);
            }
            Tag::Picture => {}
            Tag::Canvas | Tag::Video | Tag::Audio | Tag::Svg => {
                candidate = match tag {
                    Tag::Canvas => media::canvas(page, node),
                    Tag::Svg => drawing::drawing(page, node),
                    _ => media::video_or_audio(page, node),
                };
                at = end;
            }
            Tag::Noscript => {
                for copy in noscript::images(page, node) {
                    noscript::add(page, node, &copy, &mut found);
                }
                at = end;
            }
            Tag::Math | Tag::Template | Tag::Script | Tag::Style | Tag::Select | Tag::Textarea => at = end,
            Tag::Other if page.name(node) == "amp-video" => {
                candidate = media::video_or_audio(page, node);
                at = end;
            }
            _ => {
                candidate = microdata::image(page, node).or_else(|| backgrounds::image(page, node));
                if let Some(embed) = embeds::read(page, node) {
                    candidate = Some(Candidate::embed(node, embed.address, embed.title, media::poster(page, node)));
                    at = end;
                }
            }
        }
        found.extend(candidate);
    }
    found
}
