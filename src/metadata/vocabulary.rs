//! The words that classes and ids use for a byline or a date. A hint only: no rule takes a text for its class alone.

use crate::page::word_table::{Lists, WordTable, table_size};

/// What an element may be, by its class or id.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Role {
    pub byline: bool,
    pub date: bool,
}

impl Role {
    pub(super) fn or(self, other: Self) -> Self {
        Self { byline: self.byline || other.byline, date: self.date || other.date }
    }
}

/// Words that name an author's line. Those of Readability, hAtom/h-entry and the common publishing systems.
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

/// Words that say the element is about the author, not the name.
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

/// Words that name a date.
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

/// Words that say the date is of something else.
const NOT_DATE: [&str; 16] = [
    "comment", "comments", "related", "picker", "calendar", "event", "events", "read", "reading", "cook", "prep",
    "zone", "joined", "today", "todays", "current",
];

const LISTS: Lists<'_> = &[(1, &BYLINE), (2, &NOT_BYLINE), (4, &DATE), (8, &NOT_DATE)];

static WORDS: WordTable<{ table_size(LISTS) }> = WordTable::new(LISTS);

/// What an element may be, by the words of its class or id.
pub(super) fn role(names: &str) -> Role {
    if names.len() > 400 {
        return Role::default();
    }
    let marks = WORDS.flags_in(names);
    Role { byline: marks & 3 == 1, date: marks & 12 == 4 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byline_is_told_from_what_is_about_the_author() {
        assert_eq!(role("article__byline"), Role { byline: true, date: false });
        assert_eq!(role("author-bio"), Role::default());
        assert_eq!(role("authority"), Role::default());
    }

    #[test]
    fn a_date_is_told_from_a_date_picker() {
        assert!(role("entry-date published").date);
        assert!(!role("date-picker").date);
        assert!(!role("update-banner").date);
    }
}
