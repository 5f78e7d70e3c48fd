//! Hints in class and id names: words that stand for content or for chrome.
//!
//! Names are hints only and never decide alone: a page whose class names are random must come out the same. They are split
//! into tokens at non-letters and before upper-case letters (`post-body`, `postBody`), and each token is looked up. To add
//! a word, put it into the list it belongs to; as the judge was trained with these lists, a change takes effect in full
//! only with a model trained anew (`model/train.sh`).

use crate::page::Vocabulary;
use crate::page::word_table::{Lists, WordTable, table_size};

/// Tokens that hint at content. From names in use for the body of an article, a blog entry, a post, a reply, a manual page
/// or a product's description (microformats `e-content`, schema.org properties, common site software).
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

/// Tokens that hint at chrome: navigation, advertising, sharing, consent, accounts, related stories.
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

/// The tokens of a class or id value, in their own case: `navBar top-2` gives `nav`, `Bar`, `top`.
pub fn class_tokens(value: &str) -> impl Iterator<Item = &str> {
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

const LISTS: Lists<'_> = &[(CONTENT_HINT, CONTENT), (CHROME_HINT, CHROME)];

static WORDS: WordTable<{ table_size(LISTS) }> = WordTable::new(LISTS);

/// Whether a token, whatever its case, is in one of the lists.
pub fn is_hint(token: &str) -> bool {
    WORDS.flags_in(token) != 0
}

/// What the tokens of a class or id hint at: [`CONTENT_HINT`], [`CHROME_HINT`], both or neither.
pub(super) const HINTS: Vocabulary = Vocabulary::new(0, |names| WORDS.flags_in(names));
/// One of [`CONTENT`] is there.
pub(super) const CONTENT_HINT: u8 = 1;
/// One of [`CHROME`] is there.
pub(super) const CHROME_HINT: u8 = 2;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_split_into_tokens() {
        let words = |value| class_tokens(value).collect::<Vec<_>>();
        assert_eq!(words("navBar top-2  e_content"), ["nav", "Bar", "top", "e", "content"]);
        assert_eq!(words("POST"), ["POST"]);
        assert_eq!(words("—ä9"), Vec::<&str>::new());
    }

    #[test]
    fn words_are_known_whatever_their_case() {
        assert_eq!(WORDS.flags_in("Sidebar"), CHROME_HINT);
        assert_eq!(WORDS.flags_in("article"), CONTENT_HINT);
        assert_eq!(WORDS.flags_in("articleSidebar x"), CONTENT_HINT | CHROME_HINT);
        assert_eq!(WORDS.flags_in("css"), 0);
        assert_eq!(WORDS.flags_in("pneumonoultramicroscopic"), 0);
    }
}
