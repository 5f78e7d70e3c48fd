//! Blocks made alike: those whose containers have the same tags, and those that share their class too.
//!
//! The paragraphs of an article are made alike, and so are the lines of a menu; what kind of text stands in the others
//! of its kind says what a short block is. (Clustering by tag path: Weninger, Hsu and Han, "CETR: content extraction via
//! tag ratios", 2010, and after it by many.) Names are only compared with each other, never read.

use super::blocks::{Block, Sums};
use super::surroundings::shape;
use crate::page::order;
use crate::page::{NodeId, Page};

/// What all blocks of each kind hold together.
#[derive(Debug)]
pub(super) struct Kin {
    /// For each block its kind by tags and its kind by tags and class.
    of: Vec<[u32; 2]>,
    sums: Vec<Sums>,
}

impl Kin {
    pub fn of(page: &Page, blocks: &[Block]) -> Self {
        let mut keys: Vec<(u64, u32)> = Vec::with_capacity(blocks.len() * 2);
        for (at, block) in blocks.iter().enumerate() {
            let place = u32::try_from(at * 2).unwrap_or(u32::MAX - 1);
            let [tags, classes] = kinds(page, block.container);
            keys.push((tags, place));
            keys.push((classes, place + 1));
        }
        order::sort(&mut keys);
        let mut kin = Self { of: vec![[0; 2]; blocks.len()], sums: Vec::new() };
        let mut last = None;
        for (key, place) in keys {
            if last != Some(key) {
                kin.sums.push(Sums::default());
                last = Some(key);
            }
            let (block, which) = (place as usize / 2, place as usize % 2);
            kin.of[block][which] = u32::try_from(kin.sums.len() - 1).unwrap_or(u32::MAX);
            if let Some(sums) = kin.sums.last_mut() {
                *sums = *sums + Sums::of(&blocks[block]);
            }
        }
        kin
    }

    /// What the blocks hold that are made like this one, itself included: by tags, and by tags and class.
    pub fn sums(&self, block: usize) -> [Sums; 2] {
        self.of[block].map(|kind| self.sums[kind as usize])
    }
}

/// The block's kind by the tags of its container and two elements above it, and by the tags and classes of its container
/// and the one above it. The two never meet, as each begins with its own number.
fn kinds(page: &Page, container: NodeId) -> [u64; 2] {
    let mix = |hash: u64, value: u64| (hash ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
    let tags = page.ancestors(container).take(3).fold(1, |hash, node| mix(hash, page.tag(node) as u64));
    let classes = page.ancestors(container).take(2).fold(2, |hash, node| mix(hash, shape(page, node)));
    [tags, classes]
}
