//! The attributes that name an element: classes, ids, test ids, roles.
//!
//! A page has few names and repeats them, and several modules look for words in them. So equal values get equal numbers
//! while the page is read, and what a module finds in a value is remembered under its number. What the words mean is for
//! the modules; nothing is decided here.

use super::node::{Attribute, NodeId};
use super::tree::Page;
use std::cell::Cell;

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
const NAMING_BITS: u32 = {
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

/// The flags of each value for each [`Vocabulary`], 0 where it was not read yet.
#[derive(Debug, Default)]
pub(super) struct Remembered(Vec<[Cell<u8>; PLACES]>);

/// An attribute that names an element.
#[derive(Debug, Clone, Copy)]
pub struct Naming<'a> {
    page: &'a Page,
    attribute: &'a Attribute,
}

impl<'a> Naming<'a> {
    /// Which attribute it is.
    pub fn by(self) -> NamedBy {
        let which = self.attribute.number & ((1 << WHICH) - 1);
        NamedBy::ALL[(which as usize).saturating_sub(1) % NamedBy::ALL.len()].0
    }

    /// Its value.
    pub fn value(self) -> &'a str {
        self.page.slice(self.attribute.value)
    }

    /// The flags of its value in a vocabulary. Each value is read once.
    pub fn flags(self, vocabulary: Vocabulary) -> u8 {
        let at = (self.attribute.number >> WHICH) as usize;
        let Some(cell) = self.page.remembered.0.get(at).map(|places| &places[vocabulary.place]) else {
            return (vocabulary.read)(self.value()) & !READ;
        };
        if cell.get() == 0 {
            cell.set((vocabulary.read)(self.value()) | READ);
        }
        cell.get() & !READ
    }
}

impl Page {
    /// The attributes that name an element, in order.
    pub fn namings(&self, node: NodeId) -> impl Iterator<Item = Naming<'_>> {
        let n = &self.nodes[node.index()];
        let range = if n.keys & NAMING_BITS == 0 { 0..0 } else { n.span.start as usize..n.span.end as usize };
        let named = self.attributes[range].iter().filter(|attribute| attribute.number > 0);
        named.map(|attribute| Naming { page: self, attribute })
    }

    /// The flags of an element's class in a vocabulary; 0 where it has none.
    pub fn class_flags(&self, node: NodeId, vocabulary: Vocabulary) -> u8 {
        let class = self.namings(node).find(|naming| naming.by() == NamedBy::Class);
        class.map_or(0, |class| class.flags(vocabulary))
    }

    /// Equal for two elements with the same tag and the same class, different for others.
    pub fn tag_and_class(&self, node: NodeId) -> u64 {
        let class = self.namings(node).find(|naming| naming.by() == NamedBy::Class && !naming.value().is_empty());
        let class = class.map_or(0, |class| class.attribute.number);
        u64::from(self.name_number(node)) << 32 | u64::from(class)
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
        Remembered(vec![Default::default(); self.count as usize])
    }
}

fn hash(bytes: &[u8]) -> u32 {
    let mix = |hash: u64, word: u64| (hash ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
    let (words, rest) = bytes.as_chunks::<8>();
    let hash = words.iter().fold(bytes.len() as u64, |hash, &word| mix(hash, u64::from_le_bytes(word)));
    let rest = rest.iter().fold(0, |word, &byte| word << 8 | u64::from(byte));
    (mix(hash, rest) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Kind, Snapshot};

    fn page(body: &str) -> Page {
        let html = format!("<html><head></head><body>{body}</body></html>");
        Page::read(Snapshot::from_serialised(html, "https://a.example/")).unwrap()
    }

    fn elements(page: &Page) -> Vec<NodeId> {
        let all = page.descendants(page.body().unwrap()).filter(|&node| page.kind(node) == Kind::Element);
        all.collect()
    }

    #[test]
    fn every_value_is_read_once() {
        thread_local!(static READ: Cell<u32> = const { Cell::new(0) });
        const LENGTH: Vocabulary = Vocabulary::new(1, |value| {
            READ.set(READ.get() + 1);
            value.len() as u8
        });
        const EMPTY: Vocabulary = Vocabulary::new(2, |_| 0);
        let count = 3_000;
        let body: String =
            (0..count).map(|at| format!("<p class=\"c{at}\" id=\"c{}\" x=\"y\">a</p>", at / 2)).collect();
        let page = page(&body);
        for _ in 0..2 {
            for (at, node) in elements(&page).into_iter().enumerate() {
                let found: Vec<_> = page.namings(node).map(|one| (one.by(), one.value(), one.flags(LENGTH))).collect();
                let (class, id) = (format!("c{at}"), format!("c{}", at / 2));
                let wanted = [(NamedBy::Class, &*class, class.len() as u8), (NamedBy::Id, &*id, id.len() as u8)];
                assert_eq!(found, wanted);
                assert_eq!(page.class_flags(node, EMPTY), 0);
            }
        }
        assert_eq!(READ.get(), count);
    }

    #[test]
    fn elements_are_alike_by_tag_and_class() {
        let page = page(
            "<p class=\"a\">1</p><p class=\"b\" id=\"a\">2</p><p id=\"a\">3</p><p class=\"\">4</p><b class=\"a\">5</b>\
             <x-1 class=\"a\">6</x-1><x-2 class=\"a\">7</x-2><x-1 class=\"a\">8</x-1><p class=\"a\">9</p>",
        );
        let keys: Vec<u64> = elements(&page).into_iter().map(|node| page.tag_and_class(node)).collect();
        let first: Vec<usize> =
            keys.iter().map(|key| keys.iter().position(|other| other == key).unwrap_or_default()).collect();
        assert_eq!(first, [0, 1, 2, 2, 4, 5, 6, 5, 0]);
    }
}
