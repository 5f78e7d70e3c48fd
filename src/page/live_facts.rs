//! Facts of the live page, given by element index in the snapshot, are assigned to nodes while the page is read.

use super::node::NodeId;
use super::snapshot::PictureFacts;
use crate::error::ReadError;

/// No more facts: no page has that many elements.
const NONE: u32 = u32::MAX;

/// Two lists in ascending order of element index, advanced together with the elements.
#[derive(Debug)]
pub(super) struct LiveFacts {
    /// Element indices; those already passed are node indices.
    hidden: Vec<u32>,
    pictures: Vec<(u32, PictureFacts)>,
    passed_hidden: usize,
    passed_pictures: usize,
    next_hidden: u32,
    next_picture: u32,
}

/// Hidden elements and pictures, each in ascending order of node.
type ByNode = (Vec<NodeId>, Vec<(NodeId, PictureFacts)>);

impl LiveFacts {
    pub fn new(hidden: Vec<u32>, pictures: Vec<(u32, PictureFacts)>) -> Result<Self, ReadError> {
        if !hidden.is_sorted_by(|a, b| a < b) {
            return Err(ReadError::BadSnapshot("the indices of hidden elements are not ascending".into()));
        }
        if !pictures.is_sorted_by(|a, b| a.0 < b.0) {
            return Err(ReadError::BadSnapshot("the indices of pictures are not ascending".into()));
        }
        let next_hidden = hidden.first().copied().unwrap_or(NONE);
        let next_picture = pictures.first().map_or(NONE, |p| p.0);
        Ok(Self { hidden, pictures, passed_hidden: 0, passed_pictures: 0, next_hidden, next_picture })
    }

    /// Assigns the facts of the element `index` to `node`. Called for each element in order, without gaps.
    pub fn assign(&mut self, index: u32, node: NodeId) {
        if index == self.next_hidden
            && let Some(entry) = self.hidden.get_mut(self.passed_hidden)
        {
            *entry = node.0;
            self.passed_hidden += 1;
            self.next_hidden = self.hidden.get(self.passed_hidden).copied().unwrap_or(NONE);
        }
        if index == self.next_picture
            && let Some(entry) = self.pictures.get_mut(self.passed_pictures)
        {
            entry.0 = node.0;
            self.passed_pictures += 1;
            self.next_picture = self.pictures.get(self.passed_pictures).map_or(NONE, |p| p.0);
        }
    }

    /// Ends the walk after that many elements.
    ///
    /// # Errors
    /// [`ReadError::BadSnapshot`] when a fact has an index past the last element.
    pub fn finish(self, elements: u32) -> Result<ByNode, ReadError> {
        let out_of_range = |what: &str, index: u32| {
            Err(ReadError::BadSnapshot(format!("{what} has index {index}, but there are {elements} elements")))
        };
        if let Some(&index) = self.hidden.get(self.passed_hidden) {
            return out_of_range("a hidden element", index);
        }
        if let Some(&(index, _)) = self.pictures.get(self.passed_pictures) {
            return out_of_range("a picture", index);
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
        let pictures = pictures.iter().map(|&index| (index, facts(index))).collect();
        Page::read(Snapshot { hidden: hidden.to_vec(), pictures, ..Snapshot::from_serialised(HTML, "") })
    }

    #[test]
    fn indices_count_elements_but_not_those_in_templates() {
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
    fn indices_must_ascend_and_be_of_the_page() {
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
