//! Why a block was kept or dropped.

use crate::measure::{Feature, Phrase, Row};

/// The reason of a verdict, with the numbers that decided. The learned judge weighs all numbers of a block at once; the
/// reason is the plainest of them that speaks for the verdict.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reason {
    /// It cannot be seen.
    Hidden,
    /// Links: how much of it, or of what stands around it, they are.
    LinkList {
        /// Share of its characters that stand in links.
        density: f32,
    },
    /// Its own text: how long it is, how it is punctuated.
    Text {
        /// Words.
        words: f32,
    },
    /// A short line whose words say what it is for.
    Phrase(Phrase),
    /// It stands in navigation, header, footer, aside, form, or in main or article.
    Landmark,
    /// How full of text its neighbours and the elements around it are.
    Section {
        /// Share of the page's long blocks in the element two above it.
        share: f32,
    },
    /// Where on the page it stands: near the headline, among the main text, at the end.
    Position,
    /// The class and id names above it.
    Names,
    /// It goes with the blocks around it, against its own weight.
    Neighbours,
    /// A heading goes with what it heads.
    Heads,
    /// It follows a heading that leads to other stories, comments or sharing.
    After(Phrase),
    /// It belongs to a small form, or invites to fill one in.
    Form,
    /// The same short line stands on the page again and again.
    Repeats {
        /// How often.
        of: f32,
    },
    /// It belongs to another article than the one the page is called after.
    OtherArticle,
    /// Its weight stands alone: the text speaks for or against it.
    Weight,
}

impl Reason {
    /// The stable name, such as `link-list`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hidden => "hidden",
            Self::LinkList { .. } => "link-list",
            Self::Text { .. } => "text",
            Self::Phrase(_) => "phrase",
            Self::Landmark => "landmark",
            Self::Section { .. } => "section",
            Self::Position => "position",
            Self::Names => "names",
            Self::Neighbours => "neighbours",
            Self::Heads => "heads",
            Self::After(_) => "after",
            Self::Form => "form",
            Self::Repeats { .. } => "repeats",
            Self::OtherArticle => "other-article",
            Self::Weight => "weight",
        }
    }

    /// The reason in words, with the numbers that decided.
    pub fn because(self) -> String {
        match self {
            Self::Hidden => "it cannot be seen".to_owned(),
            Self::LinkList { density } => format!("{} % of it is links", whole(density * 100.0)),
            Self::Text { words } => format!("a text of {} words, punctuated as it is", whole(words)),
            Self::Phrase(phrase) => format!("a short line that {}", purpose(phrase)),
            Self::Landmark => "the landmark it stands in".to_owned(),
            Self::Section { share } => {
                format!("the text around it: {} % of the page's long blocks close by", whole(share * 100.0))
            }
            Self::Position => "where on the page it stands".to_owned(),
            Self::Names => "the class and id names around it".to_owned(),
            Self::Neighbours => "it goes with the blocks around it".to_owned(),
            Self::Heads => "a heading goes with what it heads".to_owned(),
            Self::After(phrase) => format!("it follows a heading that {}", purpose(phrase)),
            Self::Form => "it belongs to a form, or invites to fill one in".to_owned(),
            Self::Repeats { of } => format!("the same line stands here {} times", whole(of)),
            Self::OtherArticle => "it belongs to another article than the page's own".to_owned(),
            Self::Weight => "its text and place speak for or against it".to_owned(),
        }
    }
}

/// What a block's numbers say most plainly for keeping it, and for dropping it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grounds {
    keep: Reason,
    drop: Reason,
}

impl Grounds {
    /// Looks at a block's numbers.
    pub fn of(row: &Row) -> Self {
        let of = |feature: Feature| row[feature as usize];
        let section = Reason::Section { share: of(Feature::Long2).max(0.0) };
        let is_text = of(Feature::Words) >= TEXT && of(Feature::LinkDensity) < LINKS;
        let keep = if is_text { Reason::Text { words: of(Feature::Words) } } else { section };
        let stands_in = |places: &[Feature]| places.iter().any(|&place| of(place) >= 0.0);
        let chrome = [Feature::InNav, Feature::InHeader, Feature::InFooter, Feature::InAside, Feature::InForm];
        let links = of(Feature::LinkDensity).max(of(Feature::Link1));
        let drop = if of(Feature::Hidden) > 0.0 {
            Reason::Hidden
        } else if let Some(phrase) = phrase(row) {
            Reason::Phrase(phrase)
        } else if stands_in(&chrome) || stands_in(&[Feature::InButton, Feature::InDialog]) {
            Reason::Landmark
        } else if links >= LINKS {
            Reason::LinkList { density: links }
        } else if of(Feature::BeforeCore) > 0.0 || of(Feature::AfterCore) > 0.0 {
            Reason::Position
        } else if of(Feature::NearestChrome) >= 0.0 {
            Reason::Names
        } else {
            section
        };
        Self { keep, drop }
    }

    /// The reason of keeping the block, or of dropping it.
    pub fn reason(&self, kept: bool) -> Reason {
        if kept { self.keep } else { self.drop }
    }
}

/// Words from which a block is text, as [`crate::measure::Block::LONG`], and share of links from which it is not.
const TEXT: f32 = 15.0;
const LINKS: f32 = 0.5;

/// The short line's purpose that the row tells of.
pub(super) fn phrase(row: &Row) -> Option<Phrase> {
    let all = [
        (Feature::PhraseRelated, Phrase::Related),
        (Feature::PhraseShare, Phrase::Share),
        (Feature::PhraseAction, Phrase::Action),
        (Feature::PhraseLegal, Phrase::Legal),
        (Feature::PhraseComments, Phrase::Comments),
        (Feature::PhraseByline, Phrase::Byline),
    ];
    all.into_iter().find(|&(feature, _)| row[feature as usize] > 0.0).map(|(_, phrase)| phrase)
}

/// The nearest whole number: writing any other would bring the tables for it into the shipped Wasm.
fn whole(number: f32) -> u32 {
    number.round_ties_even() as u32
}

fn purpose(phrase: Phrase) -> &'static str {
    match phrase {
        Phrase::Related => "leads to other stories",
        Phrase::Share => "asks to share",
        Phrase::Action => "asks to sign up, buy, agree or go elsewhere",
        Phrase::Legal => "speaks of rights, terms or privacy",
        Phrase::Comments => "heads comments",
        Phrase::Byline => "says who wrote it, when, or how many read it",
        Phrase::Reviews => "heads what buyers say",
    }
}
