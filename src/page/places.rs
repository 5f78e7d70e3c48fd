//! What the live page knew of its elements, told by their places, is put on the nodes while they are read.

use super::snapshot::PictureFacts;
use super::tree::NodeId;
use crate::error::ReadError;

/// Stands for "no more": no page has that many elements.
const NEVER: u32 = u32::MAX;

/// Two rising lists of places, walked along with the elements.
#[derive(Debug)]
pub(super) struct Places {
    /// Places; those already met are nodes.
    hidden: Vec<u32>,
    pictures: Vec<(u32, PictureFacts)>,
    met_hidden: usize,
    met_pictures: usize,
    next_hidden: u32,
    next_picture: u32,
}

/// Hidden elements and pictures, each rising by node.
type Found = (Vec<NodeId>, Vec<(NodeId, PictureFacts)>);

impl Places {
    pub fn new(hidden: Vec<u32>, pictures: Vec<(u32, PictureFacts)>) -> Result<Self, ReadError> {
        if !hidden.is_sorted_by(|a, b| a < b) {
            return Err(ReadError::BadSnapshot("the places of hidden elements do not rise".into()));
        }
        if !pictures.is_sorted_by(|a, b| a.0 < b.0) {
            return Err(ReadError::BadSnapshot("the places of pictures do not rise".into()));
        }
        let next_hidden = hidden.first().copied().unwrap_or(NEVER);
        let next_picture = pictures.first().map_or(NEVER, |p| p.0);
        Ok(Self { hidden, pictures, met_hidden: 0, met_pictures: 0, next_hidden, next_picture })
    }

    /// Tells that the element at `place` is `node`. Places come rising, without gaps.
    pub fn meet(&mut self, place: u32, node: NodeId) {
        if place == self.next_hidden
            && let Some(met) = self.hidden.get_mut(self.met_hidden)
        {
            *met = node.0;
            self.met_hidden += 1;
            self.next_hidden = self.hidden.get(self.met_hidden).copied().unwrap_or(NEVER);
        }
        if place == self.next_picture
            && let Some(met) = self.pictures.get_mut(self.met_pictures)
        {
            met.0 = node.0;
            self.met_pictures += 1;
            self.next_picture = self.pictures.get(self.met_pictures).map_or(NEVER, |p| p.0);
        }
    }

    /// Ends the walk after `elements`.
    pub fn finish(self, elements: u32) -> Result<Found, ReadError> {
        let missed = |what: &str, place: u32| {
            Err(ReadError::BadSnapshot(format!("{what} at place {place}, but there are {elements} elements")))
        };
        if let Some(&place) = self.hidden.get(self.met_hidden) {
            return missed("a hidden element", place);
        }
        if let Some(&(place, _)) = self.pictures.get(self.met_pictures) {
            return missed("a picture", place);
        }
        let hidden = self.hidden.into_iter().map(NodeId).collect();
        let pictures = self.pictures.into_iter().map(|(node, facts)| (NodeId(node), facts)).collect();
        Ok((hidden, pictures))
    }
}

#[cfg(test)]
mod tests {
    use crate::error::ReadError;
    use crate::page::{NodeId, Page, PictureFacts, Snapshot, Tag};

    const HTML: &str =
        "<html><head></head><body><!-- c -->x<template><img><p></p></template><img><p><img></p></body></html>";

    fn facts(width: u32) -> PictureFacts {
        PictureFacts { width, ..PictureFacts::default() }
    }

    fn page(hidden: &[u32], pictures: &[u32]) -> Result<Page, ReadError> {
        let pictures = pictures.iter().map(|&place| (place, facts(place))).collect();
        Page::read(Snapshot { hidden: hidden.to_vec(), pictures, ..Snapshot::from_serialised(HTML, "") })
    }

    #[test]
    fn places_count_elements_but_not_those_in_templates() {
        let page = page(&[0, 2, 5], &[4, 6]).unwrap();
        let all = || page.descendants(NodeId::DOCUMENT);
        let hidden: Vec<Tag> = all().filter(|&n| page.is_hidden(n)).map(|n| page.tag(n)).collect();
        assert_eq!(hidden, [Tag::Html, Tag::Body, Tag::P]);
        let pictures: Vec<_> = all().filter_map(|n| Some((page.tag(n), page.picture(n)?.width))).collect();
        assert_eq!(pictures, [(Tag::Img, 4), (Tag::Img, 6)]);
        let in_template = all().find(|&n| page.tag(n) == Tag::Img).unwrap();
        assert!(page.picture(in_template).is_none());
        assert!(page.is_live());
    }

    #[test]
    fn places_must_rise_and_lie_within_the_page() {
        assert!(page(&[6], &[6]).is_ok());
        for (hidden, pictures) in [
            (&[7][..], &[][..]),
            (&[], &[7]),
            (&[u32::MAX], &[]),
            (&[], &[u32::MAX]),
            (&[2, 1], &[]),
            (&[2, 2], &[]),
            (&[], &[5, 4]),
            (&[], &[4, 4]),
        ] {
            assert_eq!(page(hidden, pictures).map(|_| ()).map_err(|e| e.code()), Err("bad-snapshot"));
        }
    }
}
