//! The card: what each number of a block is worth.
//!
//! A score card as credit scoring knows it: each line takes one number of the block, finds the step it falls on, and gives
//! points; the points add up to the log-odds of the block being article. Lines are few and steps are few, so that each can
//! be read and argued with.
//!
//! Evidence: points were fitted by boosting single steps (logistic loss, blocks weighted by words to the 0.7) on 1,334
//! pages of WCXB and rounded; lines worth less than 0.12 were left out. With whole sites held out over five folds the
//! same fit scores as it does on its own pages (see the quality run): so few steps cannot learn pages by heart.
//! Names of classes give at most a fifth of what the rest can give, so no name decides.

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
pub(super) const BASE: f32 = -4.79;

/// The lines.
pub(super) const CARD: &[Line] = &[
    Line { feature: Words, ground: Ground::Text, start: -0.34, steps: &[(1.5, 0.02), (3.5, 0.15), (4.5, 0.35)] },
    Line { feature: SentencesPerWord, ground: Ground::Text, start: 0.09, steps: &[(0.0837, -0.04), (0.101, -0.09)] },
    Line { feature: UpperShare, ground: Ground::Text, start: 0.08, steps: &[(0.0176, 0.04), (0.0333, -0.09)] },
    Line {
        feature: DigitShare,
        ground: Ground::Text,
        start: 0.15,
        steps: &[(0.0569, 0.08), (0.0804, -0.08), (0.312, -0.16)],
    },
    Line { feature: EndsSentence, ground: Ground::Text, start: -0.24, steps: &[(0.0, 0.23)] },
    Line { feature: Heading, ground: Ground::Text, start: -0.25, steps: &[(1.5, 0.26)] },
    Line { feature: TitleShare, ground: Ground::Position, start: -0.06, steps: &[(0.24, 0.07)] },
    Line { feature: PhraseRelated, ground: Ground::Phrase, start: 0.3, steps: &[(0.0, -0.29)] },
    Line { feature: PhraseAction, ground: Ground::Phrase, start: 0.38, steps: &[(0.0, -0.38)] },
    Line { feature: Words1Before, ground: Ground::Section, start: -0.08, steps: &[(0.0, 0.07)] },
    Line { feature: Words2Before, ground: Ground::Section, start: -0.08, steps: &[(0.0, 0.08)] },
    Line { feature: Words2After, ground: Ground::Section, start: -0.16, steps: &[(0.0, 0.16)] },
    Line { feature: Window3Long, ground: Ground::Section, start: 0.06, steps: &[(0.929, -0.07)] },
    Line { feature: Window3Plain, ground: Ground::Section, start: -0.39, steps: &[(38.1, 0.04), (53.5, 0.39)] },
    Line { feature: Window10Long, ground: Ground::Section, start: -0.08, steps: &[(0.342, 0.07)] },
    Line { feature: Window10Link, ground: Ground::Links, start: 0.16, steps: &[(0.134, -0.16)] },
    Line {
        feature: CharsBefore,
        ground: Ground::Position,
        start: 0.45,
        steps: &[
            (0.0249, 0.58),
            (0.471, 0.54),
            (0.559, 0.5),
            (0.656, 0.28),
            (0.752, -0.02),
            (0.838, -0.29),
            (0.911, -0.58),
        ],
    },
    Line { feature: LongBefore, ground: Ground::Position, start: -0.13, steps: &[(0.0, 0.13)] },
    Line { feature: PageLink, ground: Ground::Links, start: -0.34, steps: &[(0.627, -0.27), (0.718, 0.34)] },
    Line {
        feature: PageLong,
        ground: Ground::Position,
        start: 0.48,
        steps: &[(7.5, 0.32), (27.5, 0.26), (32.5, 0.23), (89.5, 0.18), (106.0, -0.03), (140.0, -0.47)],
    },
    Line {
        feature: FromHeadline,
        ground: Ground::Position,
        start: 0.04,
        steps: &[(-568.0, -0.28), (0.0, 0.28), (61.5, 0.23), (84.5, 0.19)],
    },
    Line { feature: InNav, ground: Ground::Landmark, start: 0.29, steps: &[(0.0, 0.1), (5.5, -0.18), (6.5, -0.29)] },
    Line { feature: InHeader, ground: Ground::Landmark, start: 0.4, steps: &[(0.0, -0.0), (3.5, -0.4)] },
    Line { feature: InFooter, ground: Ground::Landmark, start: 1.2, steps: &[(0.0, -1.2)] },
    Line { feature: InAside, ground: Ground::Landmark, start: 0.47, steps: &[(0.0, -0.48)] },
    Line { feature: InForm, ground: Ground::Landmark, start: 0.14, steps: &[(0.0, -0.15)] },
    Line {
        feature: InArticle,
        ground: Ground::Landmark,
        start: -0.24,
        steps: &[(0.0, -0.14), (6.5, 0.05), (8.5, 0.24)],
    },
    Line { feature: InMain, ground: Ground::Landmark, start: -0.17, steps: &[(0.0, 0.07), (3.5, 0.17)] },
    Line { feature: InList, ground: Ground::Landmark, start: -0.1, steps: &[(0.0, 0.09)] },
    Line { feature: InDialog, ground: Ground::Landmark, start: 1.22, steps: &[(0.0, -1.21)] },
    Line { feature: Mean0, ground: Ground::Section, start: -0.08, steps: &[(5.1, 0.02), (18.0, 0.08)] },
    Line {
        feature: Like0,
        ground: Ground::Section,
        start: -0.31,
        steps: &[(1.5, 0.08), (3.5, 0.16), (4.5, 0.26), (11.5, 0.32)],
    },
    Line { feature: Link1, ground: Ground::Links, start: 0.1, steps: &[(0.0918, -0.1)] },
    Line { feature: Long1, ground: Ground::Section, start: -0.1, steps: &[(0.368, 0.11)] },
    Line { feature: Like1, ground: Ground::Section, start: -0.22, steps: &[(1.5, -0.11), (2.5, -0.06), (35.0, 0.23)] },
    Line { feature: Long2, ground: Ground::Section, start: -0.3, steps: &[(0.0311, 0.03), (0.475, 0.29)] },
    Line { feature: Like2, ground: Ground::Section, start: -0.36, steps: &[(3.5, -0.3), (17.5, -0.15), (25.5, 0.37)] },
    Line { feature: Mean4, ground: Ground::Section, start: -0.12, steps: &[(10.0, 0.11)] },
    Line { feature: Third, ground: Ground::Position, start: 0.23, steps: &[(3.5, -0.17), (11.5, -0.23)] },
    Line { feature: Most, ground: Ground::Position, start: 0.09, steps: &[(1.5, -0.09)] },
    Line { feature: ContentHints, ground: Ground::Names, start: 0.22, steps: &[(1.5, 0.26), (6.5, -0.26)] },
    Line {
        feature: ChromeHints,
        ground: Ground::Names,
        start: 0.72,
        steps: &[(0.0, 0.51), (1.5, -0.14), (2.5, -0.47), (5.5, -0.72)],
    },
];
