//! How alike two texts are.

use std::collections::HashMap;
use std::hash::Hash;

/// Precision, recall and their harmonic mean.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Score {
    /// Share of what was given that is right.
    pub precision: f64,
    /// Share of what is right that was given.
    pub recall: f64,
    /// Their harmonic mean.
    pub f1: f64,
}

impl Score {
    /// From counts. Nothing given where nothing is right is right.
    pub fn of_counts(common: usize, given: usize, right: usize) -> Self {
        if given == 0 && right == 0 {
            return Self { precision: 1.0, recall: 1.0, f1: 1.0 };
        }
        Self::of_rates(share(common, given), share(common, right))
    }

    /// From precision and recall.
    pub fn of_rates(precision: f64, recall: f64) -> Self {
        let sum = precision + recall;
        Self { precision, recall, f1: if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 } }
    }
}

/// Part of a whole; 0 of nothing.
pub fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Mean of some numbers; 0 of none.
pub fn mean(numbers: impl IntoIterator<Item = f64>) -> f64 {
    let (sum, count) = numbers.into_iter().fold((0.0, 0usize), |(sum, count), n| (sum + n, count + 1));
    if count == 0 { 0.0 } else { sum / count as f64 }
}

/// Median of some numbers, the lower one of two; 0 of none.
pub fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len().saturating_sub(1) / 2).copied().unwrap_or(0.0)
}

/// How often each thing occurs.
pub fn counts<T: Hash + Eq>(things: impl IntoIterator<Item = T>) -> HashMap<T, usize> {
    let mut counts = HashMap::new();
    for thing in things {
        *counts.entry(thing).or_insert(0) += 1;
    }
    counts
}

/// What two bags have in common.
pub fn overlap<T: Hash + Eq>(a: &HashMap<T, usize>, b: &HashMap<T, usize>) -> usize {
    a.iter().map(|(thing, &n)| n.min(b.get(thing).copied().unwrap_or(0))).sum()
}

/// Word F1: bags of words.
pub fn bags(given: &[String], right: &[String]) -> Score {
    Score::of_counts(overlap(&counts(given), &counts(right)), given.len(), right.len())
}

/// Bags of runs of four words, as the article extraction benchmark of Scrapinghub (2020) has it. A text of fewer words
/// is one run.
pub fn shingles(given: &[String], right: &[String]) -> Score {
    let (given, right) = (runs(given), runs(right));
    Score::of_counts(overlap(&counts(given.iter()), &counts(right.iter())), given.len(), right.len())
}

fn runs(words: &[String]) -> Vec<&[String]> {
    match words.len() {
        0 => Vec::new(),
        1..4 => vec![words],
        _ => words.windows(4).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::word::{cased, lowered};

    #[test]
    fn a_word_counts_as_often_as_it_stands_in_both() {
        let score = bags(&lowered("a a b c"), &lowered("a b b d"));
        assert_eq!((score.precision, score.recall), (0.5, 0.5));
        assert_eq!(bags(&[], &[]).f1, 1.0);
        assert_eq!(bags(&[], &lowered("a")).f1, 0.0);
    }

    #[test]
    fn shingles_know_the_order_of_words() {
        assert_eq!(shingles(&cased("a b c d e"), &cased("a b c d x")).f1, 0.5);
        assert_eq!(shingles(&cased("a b c d"), &cased("d c b a")).f1, 0.0);
        assert_eq!(shingles(&cased("a b"), &cased("a b")).f1, 1.0);
    }

    #[test]
    fn the_median_of_an_even_number_is_the_lower_one() {
        assert_eq!(median(vec![3.0, 1.0, 2.0, 9.0]), 2.0);
        assert_eq!(median(Vec::new()), 0.0);
    }
}
