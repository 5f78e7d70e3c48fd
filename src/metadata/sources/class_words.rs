//! The words that classes and ids use for a byline or a date.
//!
//! A hint only: no field takes a text for its class alone.

use crate::page::word_table::{Lists, WordTable, table_size};
use crate::page::{NamedBy, NodeId, Page, Vocabulary};

/// What an element may be by its class or id.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ClassRole {
    /// It may show the authors.
    pub byline: bool,
    /// It may show a date.
    pub date: bool,
}

impl ClassRole {
    /// By the words of an element's class alone.
    pub fn of_class(page: &Page, node: NodeId) -> Self {
        Self::of_flags(page.class_flags(node, ROLES))
    }

    /// By the words of an element's class, id and test ids.
    pub fn of(page: &Page, node: NodeId) -> Self {
        let named = page.namings(node).filter(|naming| naming.by() != NamedBy::Role);
        Self::of_flags(named.fold(0, |flags, naming| flags | naming.flags(ROLES)))
    }

    fn of_flags(flags: u8) -> Self {
        Self { byline: flags & IS_BYLINE != 0, date: flags & IS_DATE != 0 }
    }
}

const ROLES: Vocabulary = Vocabulary::new(1, roles);
const IS_BYLINE: u8 = 1;
const IS_DATE: u8 = 2;

/// What one class or id may say.
fn roles(names: &str) -> u8 {
    if names.len() > LONGEST {
        return 0;
    }
    let words = WORDS.flags_in(names);
    (if words & 3 == 1 { IS_BYLINE } else { 0 }) | (if words & 12 == 4 { IS_DATE } else { 0 })
}

/// Longest attribute read, in bytes.
const LONGEST: usize = 400;

/// Words for a byline: those of Readability, hAtom/h-entry and the common publishing systems.
const BYLINE: [&str; 28] = [
    "byline",
    "bylines",
    "author",
    "authors",
    "authorname",
    "authored",
    "writtenby",
    "dateline",
    "writer",
    "contributor",
    "contributors",
    "creator",
    "autor",
    "auteur",
    "verfasser",
    "redacteur",
    "username",
    "postedby",
    "vcard",
    "poster",
    "reporter",
    "journalist",
    "szerzo",
    "skribent",
    "forfatter",
    "kirjoittaja",
    "yazar",
    "penulis",
];

/// Words for an element about the author that is no byline.
const NOT_BYLINE: [&str; 24] = [
    "bio",
    "biography",
    "avatar",
    "image",
    "img",
    "photo",
    "icon",
    "comment",
    "comments",
    "social",
    "follow",
    "related",
    "role",
    "jobtitle",
    "description",
    "posts",
    "review",
    "reviews",
    "reviewer",
    "testimonial",
    "testimonials",
    "picture",
    "caption",
    "prep",
];

/// Words for a date.
const DATE: [&str; 21] = [
    "date",
    "dates",
    "datetime",
    "pubdate",
    "published",
    "publish",
    "publishdate",
    "publication",
    "posted",
    "postdate",
    "time",
    "timestamp",
    "dateline",
    "datum",
    "fecha",
    "updated",
    "modified",
    "dt",
    "created",
    "postedon",
    "changed",
];

/// Words for a date of something else.
const NOT_DATE: [&str; 16] = [
    "comment", "comments", "related", "picker", "calendar", "event", "events", "read", "reading", "cook", "prep",
    "zone", "joined", "today", "todays", "current",
];

const LISTS: Lists<'_> = &[(1, &BYLINE), (2, &NOT_BYLINE), (4, &DATE), (8, &NOT_DATE)];

static WORDS: WordTable<{ table_size(LISTS) }> = WordTable::new(LISTS);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byline_is_no_author_box() {
        assert_eq!(roles("article__byline"), IS_BYLINE);
        assert_eq!(roles("author-bio"), 0);
        assert_eq!(roles("authority"), 0);
    }

    #[test]
    fn a_date_is_no_date_picker() {
        assert_eq!(roles("entry-date published"), IS_DATE);
        assert_eq!(roles("date-picker"), 0);
        assert_eq!(roles("update-banner"), 0);
    }
}
