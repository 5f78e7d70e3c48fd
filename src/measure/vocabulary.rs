//! What class and id names say of an element.
//!
//! Names are hints of those who made the page, never a ground of their own: a page whose names are random must come out
//! the same. They are cut into words where a letter is followed by none or by a capital (`post-body`, `postBody`), and
//! each word is looked up; a learned vocabulary may ask for the same words by [`tokens`].

use crate::page::word_table::{Lists, WordTable, table_size};

/// What a word in a class or id name speaks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// The element holds content.
    Content,
    /// The element serves the site.
    Chrome,
}

/// Words that speak for content. From the names in use for the body of an article, an entry, a post, a reply,
/// a manual page or a product's description (microformats `e-content`, schema.org properties, common site software).
const CONTENT: &[&str] = &[
    "answer",
    "article",
    "articlebody",
    "blog",
    "body",
    "content",
    "description",
    "detail",
    "details",
    "doc",
    "docs",
    "documentation",
    "entry",
    "faq",
    "main",
    "markdown",
    "mdx",
    "message",
    "page",
    "paragraph",
    "post",
    "postbody",
    "prose",
    "question",
    "recipe",
    "review",
    "reviews",
    "rte",
    "section",
    "story",
    "text",
    "thread",
    "topic",
    "wysiwyg",
];

/// Words that speak for what serves the site: navigation, advertising, sharing, consent, accounts, other stories.
const CHROME: &[&str] = &[
    "ad",
    "ads",
    "advert",
    "advertisement",
    "alert",
    "aside",
    "author",
    "avatar",
    "banner",
    "bar",
    "basket",
    "bio",
    "bottom",
    "breadcrumb",
    "breadcrumbs",
    "button",
    "buttons",
    "byline",
    "carousel",
    "cart",
    "comment",
    "comments",
    "consent",
    "control",
    "controls",
    "cookie",
    "cookies",
    "copyright",
    "credits",
    "cta",
    "date",
    "dialog",
    "disclaimer",
    "disqus",
    "dropdown",
    "facebook",
    "filter",
    "filters",
    "follow",
    "foot",
    "footer",
    "gdpr",
    "header",
    "hidden",
    "instagram",
    "jump",
    "language",
    "legal",
    "login",
    "masthead",
    "mega",
    "menu",
    "meta",
    "modal",
    "more",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "next",
    "notice",
    "offcanvas",
    "outbrain",
    "overlay",
    "pager",
    "pagination",
    "partner",
    "partners",
    "paywall",
    "pinterest",
    "popular",
    "popup",
    "prev",
    "print",
    "privacy",
    "profile",
    "promo",
    "promotion",
    "recent",
    "recirc",
    "recommend",
    "recommendations",
    "recommended",
    "related",
    "reply",
    "respond",
    "rss",
    "search",
    "share",
    "sharing",
    "sidebar",
    "sign",
    "signin",
    "signup",
    "similar",
    "skip",
    "skyscraper",
    "social",
    "sponsor",
    "sponsored",
    "sr",
    "subscribe",
    "subscription",
    "suggested",
    "taboola",
    "tag",
    "tags",
    "taxonomy",
    "teaser",
    "testimonial",
    "toc",
    "tool",
    "toolbar",
    "tools",
    "top",
    "topbar",
    "trending",
    "twitter",
    "upsell",
    "widget",
];

/// The words of a class or id value, as they stand: `navBar top-2` gives `nav`, `Bar`, `top`.
pub fn tokens(value: &str) -> impl Iterator<Item = &str> {
    let bytes = value.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while bytes.get(at).is_some_and(|b| !b.is_ascii_alphabetic()) {
            at += 1;
        }
        let start = at;
        while bytes.get(at).is_some_and(|b| {
            b.is_ascii_alphabetic() && (at == start || !(b.is_ascii_uppercase() && bytes[at - 1].is_ascii_lowercase()))
        }) {
            at += 1;
        }
        value.get(start..at).filter(|token| !token.is_empty())
    })
}

const LISTS: Lists<'_> = &[(1, CONTENT), (2, CHROME)];

static WORDS: WordTable<{ table_size(LISTS) }> = WordTable::new(LISTS);

/// What a word speaks for, if it is known.
pub fn hint(token: &str) -> Option<Hint> {
    match WORDS.flags(token) {
        0 => None,
        2 => Some(Hint::Chrome),
        _ => Some(Hint::Content),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_where_a_reader_would() {
        let words = |value| tokens(value).collect::<Vec<_>>();
        assert_eq!(words("navBar top-2  e_content"), ["nav", "Bar", "top", "e", "content"]);
        assert_eq!(words("POST"), ["POST"]);
        assert_eq!(words("—ä9"), Vec::<&str>::new());
    }

    #[test]
    fn words_are_known_whatever_their_case() {
        assert_eq!(hint("Sidebar"), Some(Hint::Chrome));
        assert_eq!(hint("article"), Some(Hint::Content));
        assert_eq!(hint("css"), None);
        assert_eq!(hint("pneumonoultramicroscopic"), None);
    }
}
