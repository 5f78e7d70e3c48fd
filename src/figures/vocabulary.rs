//! The words that classes, ids and file names use for pictures that are no content, and for captions and credits.
//!
//! Always a hint and never a verdict: a page whose names are random must come out right too.

use crate::page::lexicon::{Lexicon, Lists, room};

/// What the names around a picture or a text say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Hints {
    /// A logo, an icon, a badge, a pixel.
    pub emblem: bool,
    /// A person's portrait beside what they wrote.
    pub person: bool,
    /// A list of other things, a promotion, an advertisement.
    pub elsewhere: bool,
    /// The picture that leads an article.
    pub hero: bool,
    /// Text that belongs to a picture.
    pub caption: bool,
    /// Text that says who made a picture.
    pub credit: bool,
    /// Text or pictures set in the middle.
    pub centred: bool,
}

impl Hints {
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            emblem: self.emblem || other.emblem,
            person: self.person || other.person,
            elsewhere: self.elsewhere || other.elsewhere,
            hero: self.hero || other.hero,
            caption: self.caption || other.caption,
            credit: self.credit || other.credit,
            centred: self.centred || other.centred,
        }
    }
}

const EMBLEM: [&str; 23] = [
    "logo", "logos", "logotype", "icon", "icons", "emoji", "smiley", "emoticon", "badge", "badges", "pixel", "spinner",
    "loader", "sprite", "favicon", "flag", "star", "rating", "bullet", "arrow", "button", "btn", "captcha",
];

const PERSON: [&str; 12] = [
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

const ELSEWHERE: [&str; 33] = [
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

/// "gallery-icon" is what publishing systems call the frame of a gallery's picture.
const GALLERY: [&str; 4] = ["gallery", "carousel", "slider", "slide"];

const LISTS: Lists<'_> = &[
    (1, &EMBLEM),
    (2, &PERSON),
    (4, &ELSEWHERE),
    (8, &HERO),
    (16, &CAPTION),
    (32, &CREDIT),
    (64, &CENTRED),
    (128, &GALLERY),
];

static WORDS: Lexicon<{ room(LISTS) }> = Lexicon::new(LISTS);

/// What names (a class, an id) say, word by word.
pub(super) fn hints(names: &str) -> Hints {
    // Generated class lists of thousands of characters say nothing.
    if names.len() > 600 {
        return Hints::default();
    }
    let marks = WORDS.marks_in(names);
    let says = |mark: u8| marks & mark != 0;
    Hints {
        emblem: says(1) && !says(128),
        person: says(2),
        elsewhere: says(4),
        hero: says(8),
        caption: says(16) || ends_with_caption(names),
        credit: says(32),
        centred: says(64),
    }
}

/// Whether a word ends so: "thumbcaption", "imgcaption". The heading of a whole gallery is no picture's.
fn ends_with_caption(names: &str) -> bool {
    let goes_on = |end: usize| names[end..].starts_with(|c: char| c.is_ascii_alphabetic());
    let mut found = names.match_indices("caption").map(|(at, word)| (at, at + word.len()));
    found.any(|(at, end)| !goes_on(end) && !names[..at].ends_with("gallery"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_word_by_word() {
        assert!(hints("user-avatar round").person);
        assert!(hints("site-logo").emblem);
        assert!(!hints("gallery-icon portrait").emblem);
        assert!(hints("c-media__caption").caption);
        assert!(hints("photoCredit").credit);
        assert!(hints("relatedStories wide").elsewhere);
        assert_eq!(hints("x9f logotherapy iconic"), Hints::default());
    }
}
