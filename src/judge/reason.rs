//! Why a block was kept or dropped.

use crate::measure::Phrase;

/// The reason of a verdict, with the numbers that decided. It tells what weighed most, not all that was weighed.
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
            Self::Weight => "its text and place speak for or against it".to_owned(),
        }
    }
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
    }
}
