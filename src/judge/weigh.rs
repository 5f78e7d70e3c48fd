//! The weight of a block: the points of the card, added up.

use super::card::{BASE, CARD, Ground};
use super::reason::Reason;
use crate::measure::{Feature, Phrase, Row};

/// What a block weighs and what weighed most.
#[derive(Debug, Clone, Copy)]
pub(super) struct Weighed {
    /// Log-odds of being article.
    pub weight: f32,
    /// What weighed most for the block, and most against it.
    pub most: [Reason; 2],
}

/// Weighs a block by its numbers.
pub(super) fn weigh(row: &Row) -> Weighed {
    let mut weight = BASE;
    let mut grounds = [0.0f32; Ground::COUNT];
    for line in CARD {
        let value = row[line.feature as usize];
        let passed = line.steps.partition_point(|step| value > step.0);
        let points = passed.checked_sub(1).map_or(line.start, |last| line.steps[last].1);
        weight += points;
        grounds[line.ground as usize] += points;
    }
    let strongest = |sign: f32| {
        let mut best = (0.0, Ground::COUNT);
        for (at, &points) in grounds.iter().enumerate() {
            if points * sign > best.0 {
                best = (points * sign, at);
            }
        }
        Ground::ALL.get(best.1).map_or(Reason::Weight, |&ground| reason(ground, row))
    };
    Weighed { weight, most: [strongest(1.0), strongest(-1.0)] }
}

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

fn reason(ground: Ground, row: &Row) -> Reason {
    match ground {
        Ground::Text => Reason::Text { words: row[Feature::Words as usize] },
        Ground::Links => Reason::LinkList { density: row[Feature::LinkDensity as usize] },
        Ground::Phrase => phrase(row).map_or(Reason::Weight, Reason::Phrase),
        Ground::Landmark => Reason::Landmark,
        Ground::Section => Reason::Section { share: row[Feature::Long2 as usize].max(0.0) },
        Ground::Position => Reason::Position,
        Ground::Names => Reason::Names,
    }
}

/// The probability that belongs to log-odds.
pub(super) fn probability(weight: f32) -> f32 {
    1.0 / (1.0 + (-weight).exp())
}
