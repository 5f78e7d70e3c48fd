//! The words that classes and ids use for a byline or a date.
//!
//! A hint only: no field takes a text for its class alone.

use crate::page::word_table::{Lists, WordTable, table_size};

/// What an element may be by its class or id.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ClassRole {
    /// It may show the authors.
    pub byline: bool,
    /// It may show a date.
    pub date: bool,
}

impl ClassRole {
    /// By the words of a class, id or test id.
    pub fn of(names: &str) -> Self {
        if names.len() > LONGEST {
            return Self::default();
        }
        let flags = WORDS.flags_in(names);
        Self { byline: flags & 3 == 1, date: flags & 12 == 4 }
    }

    /// The roles of both.
    pub fn or(self, other: Self) -> Self {
        Self { byline: self.byline || other.byline, date: self.date || other.date }
    }
}

/// Longest attribute read, in bytes.
const LONGEST: usize = 400;

/// Words for a byline: those of Readability, hAtom/h-entry and the common publishing systems.
const BYLINE: [&str; 22] = [
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
];

/// Words for an element about the author that is no byline.
const NOT_BYLINE: [&str; 21] = [
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
        assert_eq!(ClassRole::of("article__byline"), ClassRole { byline: true, date: false });
        assert_eq!(ClassRole::of("author-bio"), ClassRole::default());
        assert_eq!(ClassRole::of("authority"), ClassRole::default());
    }

    #[test]
    fn a_date_is_no_date_picker() {
        assert!(ClassRole::of("entry-date published").date);
        assert!(!ClassRole::of("date-picker").date);
        assert!(!ClassRole::of("update-banner").date);
    }
}
