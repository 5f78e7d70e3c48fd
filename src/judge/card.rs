//! The card: what each number of a block is worth.
//!
//! A score card as credit scoring knows it: each line takes one number of the block, finds the step it falls on, and gives
//! points; the points add up to the log-odds of the block being article. Lines are few and steps are few, so that each can
//! be read and argued with.
//!
//! Evidence: points were fitted by boosting single steps (logistic loss, blocks weighted by words to the 0.7) on 1,334
//! pages of WCXB and rounded; lines worth less than 0.12 were left out. With whole sites held out over five folds the
//! same fit keeps blocks with a word F1 of 0.837 (0.844 on its own pages; articles 0.939 and 0.941): so few steps learn
//! little by heart. A line's points are counted from what a block in the middle of a news page has, which has none.

use crate::measure::Feature::{self, *};

/// What a line of the card is about: the reason it may give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ground {
    Text,
    Links,
    Phrase,
    Landmark,
    Section,
    Position,
    Names,
}

impl Ground {
    pub const COUNT: usize = 7;
    pub const ALL: [Self; Self::COUNT] =
        [Self::Text, Self::Links, Self::Phrase, Self::Landmark, Self::Section, Self::Position, Self::Names];
}

/// A line: points by the step a number falls on.
#[derive(Debug)]
pub(super) struct Line {
    pub feature: Feature,
    pub ground: Ground,
    /// Points up to the first step.
    pub start: f32,
    /// From above this value on, these points. Rising.
    pub steps: &'static [(f32, f32)],
}

/// Points that every block has.
pub(super) const BASE: f32 = -1.00;

/// The lines.
pub(super) const CARD: &[Line] = &[
    Line { feature: Words, ground: Ground::Text, start: -0.32, steps: &[(1.5, -0.0), (3.5, 0.19), (4.5, 0.22)] },
    Line { feature: SentencesPerWord, ground: Ground::Text, start: -0.0, steps: &[(0.0837, -0.14)] },
    Line { feature: UpperShare, ground: Ground::Text, start: 0.14, steps: &[(0.0176, 0.07), (0.0333, 0.0)] },
    Line {
        feature: DigitShare,
        ground: Ground::Text,
        start: -0.0,
        steps: &[(0.0569, -0.12), (0.0804, -0.17), (0.684, -0.3)],
    },
    Line { feature: EndsSentence, ground: Ground::Text, start: -0.0, steps: &[(0.0, 0.36)] },
    Line { feature: Heading, ground: Ground::Text, start: -0.0, steps: &[(0.0, 0.1), (1.5, 0.4)] },
    Line {
        feature: TitleShare,
        ground: Ground::Position,
        start: -0.0,
        steps: &[(0.0, 0.08), (0.0871, 0.13), (0.481, 0.2)],
    },
    Line { feature: Copies, ground: Ground::Text, start: -0.0, steps: &[(8.5, -0.18)] },
    Line { feature: PhraseRelated, ground: Ground::Phrase, start: 0.0, steps: &[(0.0, -0.53)] },
    Line { feature: PhraseAction, ground: Ground::Phrase, start: 0.0, steps: &[(0.0, -0.69)] },
    Line { feature: Words2Before, ground: Ground::Section, start: -0.25, steps: &[(0.0, 0.0)] },
    Line { feature: Words2After, ground: Ground::Section, start: -0.31, steps: &[(0.0, 0.0)] },
    Line { feature: Window10Plain, ground: Ground::Section, start: 0.0, steps: &[(36.3, 0.45)] },
    Line { feature: Window10Link, ground: Ground::Links, start: 0.21, steps: &[(0.134, -0.0)] },
    Line {
        feature: Index,
        ground: Ground::Position,
        start: -0.1,
        steps: &[(0.0684, 0.0), (0.8, -0.08), (0.866, -0.24)],
    },
    Line {
        feature: CharsBefore,
        ground: Ground::Position,
        start: 0.0,
        steps: &[(0.471, -0.03), (0.656, -0.19), (0.752, -0.35), (0.838, -0.62)],
    },
    Line { feature: LongBefore, ground: Ground::Position, start: -0.25, steps: &[(0.0, 0.0)] },
    Line {
        feature: PageChars,
        ground: Ground::Position,
        start: -0.0,
        steps: &[(15000.0, -0.04), (21700.0, -0.17), (45100.0, -0.9)],
    },
    Line { feature: PageLink, ground: Ground::Links, start: 0.0, steps: &[(0.627, 0.05), (0.718, 0.6)] },
    Line { feature: PageLong, ground: Ground::Position, start: 0.05, steps: &[(7.5, -0.0), (140.0, -0.08)] },
    Line {
        feature: FromHeadline,
        ground: Ground::Position,
        start: -0.33,
        steps: &[(-568.0, -0.56), (0.0, -0.0), (61.5, -0.09), (84.5, -0.15)],
    },
    Line { feature: InNav, ground: Ground::Landmark, start: -0.0, steps: &[(0.0, -0.41), (5.5, -0.79)] },
    Line { feature: InHeader, ground: Ground::Landmark, start: -0.0, steps: &[(0.0, -0.17), (3.5, -0.88)] },
    Line { feature: InFooter, ground: Ground::Landmark, start: 0.0, steps: &[(0.0, -2.37)] },
    Line { feature: InAside, ground: Ground::Landmark, start: -0.0, steps: &[(0.0, -0.6), (1.5, -0.7)] },
    Line { feature: InForm, ground: Ground::Landmark, start: 0.0, steps: &[(0.0, -0.33)] },
    Line { feature: InArticle, ground: Ground::Landmark, start: -0.0, steps: &[(6.5, 0.11), (8.5, 0.43)] },
    Line { feature: InMain, ground: Ground::Landmark, start: -0.0, steps: &[(0.0, 0.23)] },
    Line { feature: InQuote, ground: Ground::Landmark, start: -0.0, steps: &[(0.0, 0.24)] },
    Line { feature: InSection, ground: Ground::Landmark, start: 0.0, steps: &[(13.5, -0.19)] },
    Line { feature: InBody, ground: Ground::Landmark, start: 0.0, steps: &[(0.0, 0.2)] },
    Line { feature: InDialog, ground: Ground::Landmark, start: 0.0, steps: &[(0.0, -2.57)] },
    Line { feature: Mean0, ground: Ground::Section, start: -0.21, steps: &[(5.1, -0.0)] },
    Line { feature: Like0, ground: Ground::Section, start: -0.22, steps: &[(1.5, -0.0), (98.5, -0.11)] },
    Line { feature: Long1, ground: Ground::Section, start: -0.0, steps: &[(0.368, 0.21)] },
    Line { feature: Like1, ground: Ground::Section, start: -0.0, steps: &[(1.5, 0.12), (6.5, 0.18)] },
    Line { feature: Like2, ground: Ground::Section, start: 0.0, steps: &[(17.5, 0.12), (25.5, 0.26)] },
    Line { feature: Mean4, ground: Ground::Section, start: -0.1, steps: &[(10.0, 0.0), (77.3, 0.1)] },
    Line { feature: MostLink, ground: Ground::Links, start: 0.16, steps: &[(0.0628, 0.03), (0.151, -0.0)] },
    Line { feature: ContentHints, ground: Ground::Names, start: 0.0, steps: &[(1.5, 0.14), (6.5, -0.31)] },
    Line {
        feature: ChromeHints,
        ground: Ground::Names,
        start: 0.69,
        steps: &[(0.0, 0.38), (1.5, 0.0), (2.5, -0.51), (5.5, -0.74)],
    },
    Line { feature: Company, ground: Ground::Section, start: 0.0, steps: &[(15.6, 0.14), (21.1, 0.0), (30.1, 0.42)] },
    Line {
        feature: CompanyShare,
        ground: Ground::Section,
        start: 0.0,
        steps: &[(0.091, 0.25), (0.18, 0.61), (0.5, 0.91)],
    },
    Line {
        feature: CoreWords,
        ground: Ground::Section,
        start: 0.7,
        steps: &[(92.5, 0.26), (174.0, 0.03), (433.0, 0.0), (3000.0, -0.32)],
    },
    Line {
        feature: BeforeCore,
        ground: Ground::Section,
        start: -0.0,
        steps: &[(0.103, -0.09), (0.572, -0.32), (0.704, -0.55)],
    },
    Line {
        feature: AfterCore,
        ground: Ground::Section,
        start: -0.0,
        steps: &[(0.0, -0.24), (0.191, -0.39), (0.292, -0.62), (0.41, -0.68), (0.546, -1.05), (0.968, -0.61)],
    },
    Line { feature: UnderRelated, ground: Ground::Section, start: 0.0, steps: &[(0.0, -0.54)] },
    Line { feature: UnderComments, ground: Ground::Section, start: 0.0, steps: &[(0.0, -0.14)] },
    Line {
        feature: RowOf,
        ground: Ground::Section,
        start: -0.09,
        steps: &[(3.5, -0.03), (4.5, 0.0), (23.5, 0.18), (32.5, 0.28)],
    },
    Line {
        feature: RowChars,
        ground: Ground::Section,
        start: -0.0,
        steps: &[(17.5, 0.11), (22.5, 0.32), (471.0, 0.27)],
    },
    Line { feature: IsPlain, ground: Ground::Section, start: -0.0, steps: &[(0.0, -0.5)] },
];
