//! The words that classes, ids and file names use for images that are no content, and for captions and credits.
//!
//! A hint, never a verdict: a page with random class names must come out right too.

use crate::page::word_table::{Lists, WordTable, contains_any, table_size};
use crate::page::{NamedBy, NodeId, Page, Vocabulary};

/// Parts of classes of what only screen readers hear.
pub(in crate::figures) const SCREEN_READERS: [&str; 3] = ["sr-only", "screen-reader", "visually"];

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
    /// The hints of flags as [`flags`] gives them.
    fn of(flags: u8) -> Self {
        let has = |flag: u8| flags & flag != 0;
        Self {
            icon: has(1),
            portrait: has(2),
            boilerplate: has(4),
            hero: has(8),
            caption: has(16),
            credit: has(32),
            centred: has(64),
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

const BOILERPLATE: [&str; 32] = [
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

const CAPTION: [&str; 19] = [
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
    "gallerytext",
    "legenda",
    "leyenda",
    "epigrafe",
    "bijschrift",
    "billedtekst",
    "bildetekst",
    "kuvateksti",
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
    ClassHints::of(flags(names))
}

/// The lists that words of these names are in, [`GALLERY`] left out.
fn flags(names: &str) -> u8 {
    // Generated class lists of thousands of characters are no hint.
    if names.len() > 600 {
        return 0;
    }
    let found = WORDS.flags_in(names) | if ends_with_caption(names) { 16 } else { 0 };
    let found = if found & 16 != 0 && names_type_size(names) { found & !16 } else { found };
    if found & 128 == 0 { found } else { found & !(1 | 128) }
}

/// The flags of names that were read before.
const HINTS: Vocabulary = Vocabulary::new(2, flags);

/// Whether a word ends in "caption": "thumbcaption", "imgcaption". "gallerycaption" is the heading of a whole gallery.
fn ends_with_caption(names: &str) -> bool {
    let continues = |end: usize| names[end..].starts_with(|c: char| c.is_ascii_alphabetic());
    let mut found = names.match_indices("caption").map(|(at, word)| (at, at + word.len()));
    found.any(|(at, end)| !continues(end) && !names[..at].ends_with("gallery"))
}

/// Whether "caption" is only the name of a size of type, as design systems have it beside "body" and "overline":
/// "text-caption" (Vuetify, Quasar, themes of Tailwind), "MuiTypography-caption".
#[inline(never)]
fn names_type_size(names: &str) -> bool {
    let is_size = |name: &str| {
        let name = name.rsplit(':').next().unwrap_or(name);
        name.starts_with("text-caption") || name.contains("ypography-caption") || name.contains("ypography--caption")
    };
    let mut with_caption = names.split_ascii_whitespace().filter(|name| name.contains("caption")).peekable();
    with_caption.peek().is_some() && with_caption.all(is_size)
}

/// The hints of an element: of its class, id, role, item properties and alignment.
pub(in crate::figures) fn element_hints(page: &Page, node: NodeId) -> ClassHints {
    let named = page.namings(node).filter(|naming| naming.by() != NamedBy::Component);
    let mut found = ClassHints::of(named.fold(0, |flags, naming| flags | naming.flags(HINTS)));
    if let Some(property) = page.attr(node, "itemprop") {
        found.credit |= ["copyrightHolder", "creditText", "copyrightNotice"].contains(&property);
        found.caption |= property == "caption";
    }
    // "figure-description" (Springer Nature): the words by themselves say nothing.
    found.caption |= page.attr(node, "class").is_some_and(|class| {
        class.len() <= 120 && contains_any(class, &["figure-description", "figure__description", "image-description"])
    });
    found.centred = found.centred
        || page.attr(node, "style").is_some_and(is_centred)
        || page.attr(node, "align").is_some_and(|align| align.eq_ignore_ascii_case("center"));
    found
}

#[inline(never)]
fn is_centred(style: &str) -> bool {
    if !style.as_bytes().windows(6).any(|part| part.eq_ignore_ascii_case(b"center")) {
        return false;
    }
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
        assert!(!hints("lg:text-caption text-grey").caption);
        assert!(!hints("MuiTypography-root MuiTypography-caption").caption);
        assert!(hints("image-caption text-caption").caption);
        assert!(hints("text-captions-below caption").caption);
        assert!(hints("photoCredit").credit);
        assert!(hints("relatedStories wide").boilerplate);
        assert_eq!(hints("x9f logotherapy iconic"), ClassHints::default());
    }
}
