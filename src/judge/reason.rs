//! Why a block was kept or dropped.

use crate::measure::{Block, Feature, Phrase, Row};

/// The reason of a verdict, with the number that decided. The learned judge uses all features of a block at once; where no
/// rule decided, the reason is the plainest feature in favour of the verdict. 4 bytes, as every block has three of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reason {
    /// It is in a hidden subtree.
    Hidden,
    /// It, or the block before it, is mostly links.
    LinkList {
        /// Share of the characters in links.
        percent: u8,
    },
    /// It is running text: long enough, with few links.
    RunningText {
        /// Its words, at most 65,535.
        words: u16,
    },
    /// It is a short line with a boilerplate phrase.
    Phrase(Phrase),
    /// It is in navigation, header, footer, aside, form, button or dialog.
    Landmark,
    /// The density of long blocks around it.
    TextDensity {
        /// Share of the page's long blocks in its second ancestor.
        percent: u8,
    },
    /// Its position before or after the core of the page.
    Position,
    /// Chrome hints in the class and id names above it.
    ClassNames,
    /// It goes with the blocks around it, against its own score.
    Neighbours,
    /// A heading goes with its section: kept with it, or dropped because nothing of it is left.
    Heading,
    /// It is in a section labelled as related stories or comments.
    LabelledSection(Phrase),
    /// It belongs to a small form, or invites to fill one in.
    Form,
    /// The page contains the same text elsewhere.
    Duplicate {
        /// How many times in all, at most 65,535.
        count: u16,
    },
    /// It belongs to another article than the page's own.
    OtherArticle,
    /// A reader has said so.
    Correction,
    /// Its score alone.
    Score,
}

impl Reason {
    /// The stable name, such as `link-list`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hidden => "hidden",
            Self::LinkList { .. } => "link-list",
            Self::RunningText { .. } => "running-text",
            Self::Phrase(_) => "phrase",
            Self::Landmark => "landmark",
            Self::TextDensity { .. } => "text-density",
            Self::Position => "position",
            Self::ClassNames => "class-names",
            Self::Neighbours => "neighbours",
            Self::Heading => "heading",
            Self::LabelledSection(_) => "labelled-section",
            Self::Form => "form",
            Self::Duplicate { .. } => "duplicate",
            Self::OtherArticle => "other-article",
            Self::Correction => "correction",
            Self::Score => "score",
        }
    }

    /// The reason in words, with the numbers that decided.
    pub fn because(self) -> String {
        match self {
            Self::Hidden => "it is hidden on the page".to_owned(),
            Self::LinkList { percent } => format!("{percent} % of it is links"),
            Self::RunningText { words } => format!("running text of {words} words"),
            Self::Phrase(phrase) => format!("a short line that is {}", meaning(phrase)),
            Self::Landmark => "it is in navigation, a header, footer, aside, form, button or dialog".to_owned(),
            Self::TextDensity { percent } => format!("{percent} % of the page's long blocks are close by"),
            Self::Position => "its position before or after the main text".to_owned(),
            Self::ClassNames => "class or id names around it are those of page furniture".to_owned(),
            Self::Neighbours => "it goes with the blocks around it".to_owned(),
            Self::Heading => "a heading goes with its section".to_owned(),
            Self::LabelledSection(phrase) => format!("it is under a label that is {}", meaning(phrase)),
            Self::Form => "it belongs to a form, or invites to fill one in".to_owned(),
            Self::Duplicate { count } => format!("the same text is on the page {count} times"),
            Self::OtherArticle => "it belongs to another article than the page's own".to_owned(),
            Self::Correction => "a correction of the reader says so".to_owned(),
            Self::Score => "its score alone".to_owned(),
        }
    }
}

/// The plainest reasons in a block's features for keeping it and for dropping it.
#[derive(Debug, Clone, Copy)]
pub(super) struct CandidateReasons {
    keep: Reason,
    drop: Reason,
}

/// Link density from which a block is links rather than text.
const MIN_LINK_LIST: f32 = 0.5;

impl CandidateReasons {
    /// Finds them in a feature vector.
    pub fn of(row: &Row) -> Self {
        let of = |feature: Feature| row[feature as usize];
        let text_density = Reason::TextDensity { percent: percent(of(Feature::LongShare2)) };
        let is_text = of(Feature::Words) >= Block::LONG as f32 && of(Feature::LinkDensity) < MIN_LINK_LIST;
        let keep = if is_text { Reason::RunningText { words: of(Feature::Words) as u16 } } else { text_density };
        let is_in = |roles: &[Feature]| roles.iter().any(|&role| of(role) >= 0.0);
        let chrome = [Feature::InNav, Feature::InHeader, Feature::InFooter, Feature::InAside, Feature::InForm];
        let links = of(Feature::LinkDensity).max(of(Feature::LinkDensity1));
        let drop = if of(Feature::Hidden) > 0.0 {
            Reason::Hidden
        } else if let Some(phrase) = phrase(row) {
            Reason::Phrase(phrase)
        } else if is_in(&chrome) || is_in(&[Feature::InButton, Feature::InDialog]) {
            Reason::Landmark
        } else if links >= MIN_LINK_LIST {
            Reason::LinkList { percent: percent(links) }
        } else if of(Feature::BeforeCore) > 0.0 || of(Feature::AfterCore) > 0.0 {
            Reason::Position
        } else if of(Feature::NearestChromeHint) >= 0.0 {
            Reason::ClassNames
        } else {
            text_density
        };
        Self { keep, drop }
    }

    /// The reason for keeping the block, or for dropping it.
    pub fn choose(&self, kept: bool) -> Reason {
        if kept { self.keep } else { self.drop }
    }
}

/// The phrase of a short line, by its features. Phrases of reviews are left to the score.
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

/// A share of 0 to 1 in hundredths, to the nearest; 0 where there is none.
fn percent(share: f32) -> u8 {
    (share * 100.0).round_ties_even() as u8
}

fn meaning(phrase: Phrase) -> &'static str {
    match phrase {
        Phrase::Related => "the label of related stories",
        Phrase::Share => "an offer to share",
        Phrase::Action => "a call to sign up, buy, agree or go elsewhere",
        Phrase::Legal => "about rights, terms or privacy",
        Phrase::Comments => "the heading or count of comments",
        Phrase::Byline => "a byline, a date or a count of readers",
        Phrase::Reviews => "the heading or count of customer reviews",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_small() {
        assert_eq!(size_of::<Reason>(), 4);
    }

    #[test]
    fn shares_are_rounded() {
        assert_eq!([-1.0, 0.0, 0.004, 0.006, 0.5, 1.0].map(percent), [0, 0, 0, 1, 50, 100]);
    }
}
