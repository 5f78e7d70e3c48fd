//! Keys of attribute names, and numbers for the values of those that name an element.
//!
//! Equal values get equal numbers while the page is read. See [`super::namings`].

use super::node::Attribute;
use std::sync::atomic::{AtomicU8, Ordering::Relaxed};

/// Which attribute a naming is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedBy {
    /// `class`
    Class,
    /// `id`
    Id,
    /// `data-testid`
    TestId,
    /// `data-component`
    Component,
    /// `role`
    Role,
}

impl NamedBy {
    /// Which attribute it is by its [`Attribute::number`].
    pub(super) fn of(number: u32) -> Self {
        let which = number & ((1 << WHICH) - 1);
        Self::ALL[(which as usize).saturating_sub(1) % Self::ALL.len()].0
    }

    const ALL: [(Self, &'static str); 5] = [
        (Self::Class, "class"),
        (Self::Id, "id"),
        (Self::TestId, "data-testid"),
        (Self::Component, "data-component"),
        (Self::Role, "role"),
    ];
    const KEYS: [u32; 5] = {
        let (mut keys, mut at) = ([0; 5], 0);
        while at < keys.len() {
            keys[at] = name_key(Self::ALL[at].1);
            at += 1;
        }
        keys
    };
}

/// Bits of [`Attribute::number`] that say which attribute it is, above 0; the number of its value is above them.
const WHICH: u32 = 3;

/// The attribute of such a key and name, as its place in [`NamedBy::ALL`] counted from 1; 0 for all others.
pub(super) fn which(key: u32, name: &str) -> u32 {
    let at = NamedBy::KEYS.iter().position(|&one| one == key).filter(|&at| NamedBy::ALL[at].1 == name);
    at.map_or(0, |at| at as u32 + 1)
}

/// The length, first, middle and last byte of an attribute's name: cheap to compare, and different for nearly all names.
#[inline(always)]
pub(super) const fn name_key(name: &str) -> u32 {
    let bytes = name.as_bytes();
    if bytes.is_empty() {
        return 0;
    }
    let length = if bytes.len() < 0xFF { bytes.len() } else { 0xFF };
    u32::from_le_bytes([length as u8, bytes[0], bytes[bytes.len() / 2], bytes[bytes.len() - 1]])
}

/// The bit of [`super::node::Node::keys`] that stands for attributes with this key, and for others by chance.
#[inline(always)]
pub(super) const fn key_bit(key: u32) -> u32 {
    1 << (key.wrapping_mul(0x9E37_79B1) >> 27)
}

/// The bits of all namings.
pub(super) const NAMING_BITS: u32 = {
    let (mut bits, mut at) = (0, 0);
    while at < NamedBy::KEYS.len() {
        bits |= key_bit(NamedBy::KEYS[at]);
        at += 1;
    }
    bits
};

/// What is looked for in a value: one of a few vocabularies, and the function that finds its words.
#[derive(Debug, Clone, Copy)]
pub struct Vocabulary {
    place: usize,
    read: fn(&str) -> u8,
}

/// Vocabularies of a page at most.
const PLACES: usize = 4;
/// Says that a value was read.
const READ: u8 = 0x80;

impl Vocabulary {
    /// A vocabulary: `place` below 4, another for each; `read` gives the flags of a value, of which the highest bit is
    /// not kept.
    pub const fn new(place: usize, read: fn(&str) -> u8) -> Self {
        assert!(place < PLACES, "no such place");
        Self { place, read }
    }
}

/// The flags of each value for each [`Vocabulary`], 0 where it was not read yet. Who reads a value at the same time gets the
/// same flags.
#[derive(Debug, Default)]
pub(super) struct Remembered(Vec<[AtomicU8; PLACES]>);

impl Remembered {
    /// The flags of the value of an attribute with this [`Attribute::number`] in a vocabulary. Each value is read once.
    pub fn flags<'v>(&self, number: u32, vocabulary: Vocabulary, value: impl FnOnce() -> &'v str) -> u8 {
        let Some(cell) = self.0.get((number >> WHICH) as usize).map(|places| &places[vocabulary.place]) else {
            return (vocabulary.read)(value()) & !READ;
        };
        let known = cell.load(Relaxed);
        if known != 0 {
            return known & !READ;
        }
        let found = (vocabulary.read)(value());
        cell.store(found | READ, Relaxed);
        found & !READ
    }
}

/// Numbers values while a page is read.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    /// Open addressing: hash of a value and the index of an attribute that has it, counted from 1. A power of two slots,
    /// at least half of them free.
    slots: Vec<(u32, u32)>,
    count: u32,
}

/// Slots looked at for a value: more are needed only where hashes were made to meet, and then it gets a number more.
const PROBES: usize = 64;

impl Numbers {
    /// The [`Attribute::number`] of the next attribute, at index `next`, given which it is; `value` gives the value of an
    /// earlier one.
    #[inline(never)]
    pub fn number<'v>(
        &mut self,
        which: u32,
        value: &str,
        attributes: &[Attribute],
        source: impl Fn(&Attribute) -> &'v str,
    ) -> u32 {
        if self.slots.len() <= self.count as usize * 2 {
            self.grow();
        }
        let (hash, mask) = (hash(value.as_bytes()), self.slots.len() - 1);
        let mut at = hash as usize & mask;
        for _ in 0..PROBES {
            let (known, index) = self.slots[at];
            if index == 0 {
                self.slots[at] = (hash, attributes.len() as u32 + 1);
                break;
            }
            if known == hash
                && let Some(same) = attributes.get(index as usize - 1).filter(|same| source(same) == value)
            {
                return same.number >> WHICH << WHICH | which;
            }
            at = (at + 1) & mask;
        }
        self.count += 1;
        (self.count - 1) << WHICH | which
    }

    fn grow(&mut self) {
        let mask = (self.slots.len() * 2).max(256) - 1;
        let old = std::mem::replace(&mut self.slots, vec![(0, 0); mask + 1]);
        for slot in old.into_iter().filter(|slot| slot.1 > 0) {
            let mut at = slot.0 as usize & mask;
            while self.slots[at].1 > 0 {
                at = (at + 1) & mask;
            }
            self.slots[at] = slot;
        }
    }

    pub fn finish(self) -> Remembered {
        Remembered((0..self.count).map(|_| Default::default()).collect())
    }
}

fn hash(bytes: &[u8]) -> u32 {
    let mix = |hash: u64, word: u64| (hash ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
    let (words, rest) = bytes.as_chunks::<8>();
    let hash = words.iter().fold(bytes.len() as u64, |hash, &word| mix(hash, u64::from_le_bytes(word)));
    let rest = rest.iter().fold(0, |word, &byte| word << 8 | u64::from(byte));
    (mix(hash, rest) >> 32) as u32
}
