//! The words that classes, ids and file names use for images that are no content, and for captions and credits.
//!
//! A hint, never a verdict: a page with random class names must come out right too.

use crate::page::word_table::{Lists, WordTable, table_size};
use crate::page::{NodeId, Page};

/// What classes, ids and file names hint at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::figures) struct ClassHints {
    /// A logo, an icon, a badge, a tracking pixel.
    pub icon: bool,
    /// The portrait of an author or commenter.
    pub portrait: bool,
    /// Related links, a promotion, an advertisement.
    pub boilerplate: bool,
    /// The lead picture of an article.
    pub hero: bool,
    /// A caption.
    pub caption: bool,
    /// A photo credit.
    pub credit: bool,
    /// Centred text or pictures.
    pub centred: bool,
}

impl ClassHints {
    /// The hints of both.
    pub(in crate::figures) fn or(self, other: Self) -> Self {
        Self {
            icon: self.icon || other.icon,
            portrait: self.portrait || other.portrait,
            boilerplate: self.boilerplate || other.boilerplate,
            hero: self.hero || other.hero,
            caption: self.caption || other.caption,
            credit: self.credit || other.credit,
            centred: self.centred || other.centred,
        }
    }
}

const ICON: [&str; 23] = [
    "logo", "logos", "logotype", "icon", "icons", "emoji", "smiley", "emoticon", "badge", "badges", "pixel", "spinner",
    "loader", "sprite", "favicon", "flag", "star", "rating", "bullet", "arrow", "button", "btn", "captcha",
];

const PORTRAIT: [&str; 12] = [
    "avatar",
    "avatars",
    "gravatar",
    "headshot",
    "userpic",
    "author",
    "authors",
    "bio",
    "byline",
    "contributor",
    "reviewer",
    "profile",
];

const BOILERPLATE: [&str; 33] = [
    "related",
    "recommended",
    "recommendations",
    "recirc",
    "trending",
    "popular",
    "promo",
    "promotion",
    "sponsor",
    "sponsored",
    "advert",
    "advertisement",
    "ads",
    "ad",
    "adslot",
    "banner",
    "newsletter",
    "subscribe",
    "signup",
    "sidebar",
    "widget",
    "footer",
    "nav",
    "navbar",
    "menu",
    "breadcrumb",
    "breadcrumbs",
    "share",
    "social",
    "teaser",
    "cta",
    "sidecol",
    "resources",
];

const HERO: [&str; 14] = [
    "hero",
    "lead",
    "featured",
    "feature",
    "cover",
    "masthead",
    "splash",
    "opener",
    "topper",
    "main",
    "primary",
    "thumbnail",
    "post",
    "article",
];

const CAPTION: [&str; 11] = [
    "caption",
    "captions",
    "figcaption",
    "cutline",
    "imagecaption",
    "photocaption",
    "bildunterschrift",
    "legende",
    "legend",
    "bildtext",
    "didascalia",
];

const CREDIT: [&str; 20] = [
    "credit",
    "credits",
    "photographer",
    "photocredit",
    "imagecredit",
    "attribution",
    "attributions",
    "copyright",
    "source",
    "byline",
    "agency",
    "owner",
    "provider",
    "rights",
    "creditline",
    "quelle",
    "courtesy",
    "fotograf",
    "photog",
    "copyrightholder",
];

const CENTRED: [&str; 5] = ["center", "centre", "centered", "centred", "aligncenter"];

/// Content management systems name the frame of a gallery's picture "gallery-icon": it is no icon.
const GALLERY: [&str; 4] = ["gallery", "carousel", "slider", "slide"];

const LISTS: Lists<'_> = &[
    (1, &ICON),
    (2, &PORTRAIT),
    (4, &BOILERPLATE),
    (8, &HERO),
    (16, &CAPTION),
    (32, &CREDIT),
    (64, &CENTRED),
    (128, &GALLERY),
];

static WORDS: WordTable<{ table_size(LISTS) }> = WordTable::new(LISTS);

/// The hints of names (a class attribute, an id, a file name), word by word.
pub(in crate::figures) fn hints(names: &str) -> ClassHints {
    // Generated class lists of thousands of characters are no hint.
    if names.len() > 600 {
        return ClassHints::default();
    }
    let found = WORDS.flags_in(names);
    let has = |flag: u8| found & flag != 0;
    ClassHints {
        icon: has(1) && !has(128),
        portrait: has(2),
        boilerplate: has(4),
        hero: has(8),
        caption: has(16) || ends_with_caption(names),
        credit: has(32),
        centred: has(64),
    }
}

/// Whether a word ends in "caption": "thumbcaption", "imgcaption". "gallerycaption" is the heading of a whole gallery.
fn ends_with_caption(names: &str) -> bool {
    let continues = |end: usize| names[end..].starts_with(|c: char| c.is_ascii_alphabetic());
    let mut found = names.match_indices("caption").map(|(at, word)| (at, at + word.len()));
    found.any(|(at, end)| !continues(end) && !names[..at].ends_with("gallery"))
}

/// The hints of an element: of its class, id, role, item properties and alignment.
pub(in crate::figures) fn element_hints(page: &Page, node: NodeId) -> ClassHints {
    let mut found = ClassHints::default();
    for (name, value) in page.attrs(node) {
        match name {
            "class" | "id" | "data-testid" | "role" => found = found.or(hints(value)),
            "itemprop" => {
                found.credit |= ["copyrightHolder", "creditText", "copyrightNotice"].contains(&value);
                found.caption |= value == "caption";
            }
            "style" => found.centred |= is_centred(value),
            "align" => found.centred |= value.eq_ignore_ascii_case("center"),
            _ => {}
        }
    }
    found
}

fn is_centred(style: &str) -> bool {
    let style = style.to_ascii_lowercase();
    style
        .split(';')
        .filter_map(|s| s.split_once(':'))
        .any(|(p, v)| p.trim() == "text-align" && v.trim().starts_with("center"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_word_by_word() {
        assert!(hints("user-avatar round").portrait);
        assert!(hints("site-logo").icon);
        assert!(!hints("gallery-icon portrait").icon);
        assert!(hints("c-media__caption").caption);
        assert!(hints("photoCredit").credit);
        assert!(hints("relatedStories wide").boilerplate);
        assert_eq!(hints("x9f logotherapy iconic"), ClassHints::default());
    }
}
