//! Sibling blocks: blocks whose containers have the same tag path, and those that share their classes too.
//!
//! The paragraphs of an article share a tag path, and so do the entries of a menu; the text of a block's siblings says
//! what a short block is. (Clustering by tag path: Weninger, Hsu and Han, "CETR: content extraction via tag ratios", 2010,
//! and many since.) Class names are only compared with each other, never interpreted.

use super::blocks::{Block, Sums};
use crate::page::{NodeId, Page};

/// Sums over each group of sibling blocks.
#[derive(Debug)]
pub(super) struct SiblingBlocks {
    /// For each block, its group by tag path and its group by tags and classes.
    groups: Vec<[u32; 2]>,
    /// Sums of each group.
    sums: Vec<Sums>,
}

impl SiblingBlocks {
    pub fn of(page: &Page, blocks: &[Block]) -> Self {
        // Entry 2k is block k by tag path, entry 2k + 1 the same block by tags and classes.
        let mut keys: Vec<(u64, u32)> = Vec::with_capacity(blocks.len() * 2);
        for (at, block) in blocks.iter().enumerate() {
            let entry = u32::try_from(at * 2).unwrap_or(u32::MAX - 1);
            let [tags, classes] = group_keys(page, block.container);
            keys.push((tags, entry));
            keys.push((classes, entry + 1));
        }
        keys.sort_unstable();
        let mut siblings = Self { groups: vec![[0; 2]; blocks.len()], sums: Vec::new() };
        let mut last = None;
        for (key, entry) in keys {
            if last != Some(key) {
                siblings.sums.push(Sums::default());
                last = Some(key);
            }
            let (block, which) = (entry as usize / 2, entry as usize % 2);
            siblings.groups[block][which] = u32::try_from(siblings.sums.len() - 1).unwrap_or(u32::MAX);
            if let Some(sums) = siblings.sums.last_mut() {
                *sums = *sums + Sums::of(&blocks[block]);
            }
        }
        siblings
    }

    /// Sums over the siblings of a block, itself included: by tag path, and by tags and classes.
    pub fn sums(&self, block: usize) -> [Sums; 2] {
        self.groups[block].map(|group| self.sums[group as usize])
    }
}

/// Hashes of the tags of a container and two elements above it, and of the tags and classes of the container and its
/// parent. Each starts from a seed of its own, so that the two kinds of group do not mix.
fn group_keys(page: &Page, container: NodeId) -> [u64; 2] {
    let mix = |hash: u64, value: u64| (hash ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
    let tags = page.ancestors(container).take(3).fold(1, |hash, node| mix(hash, page.tag(node) as u64));
    let classes = page.ancestors(container).take(2).fold(2, |hash, node| mix(hash, page.tag_and_class(node)));
    [tags, classes]
}
