//! The attributes that name an element: classes, ids, test ids, roles.
//!
//! A page has few names and repeats them, and several modules look for words in them. So equal values get equal numbers
//! while the page is read, and what a module finds in a value is remembered under its number. What the words mean is for
//! the modules; nothing is decided here.

use super::node::{Attribute, NodeId};
use super::tree::Page;
use super::value_numbers::{NAMING_BITS, NamedBy, Vocabulary};

/// An attribute that names an element.
#[derive(Debug, Clone, Copy)]
pub struct Naming<'a> {
    page: &'a Page,
    attribute: &'a Attribute,
}

impl<'a> Naming<'a> {
    /// Which attribute it is.
    pub fn by(self) -> NamedBy {
        NamedBy::of(self.attribute.number)
    }

    /// Its value.
    pub fn value(self) -> &'a str {
        self.page.slice(self.attribute.value)
    }

    /// The flags of its value in a vocabulary. Each value is read once.
    pub fn flags(self, vocabulary: Vocabulary) -> u8 {
        self.page.remembered.flags(self.attribute.number, vocabulary, || self.value())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Kind, Snapshot};
    use std::cell::Cell;

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
