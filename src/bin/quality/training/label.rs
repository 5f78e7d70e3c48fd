//! The blocks of a page with their labels, and the F1 that a choice among them reaches.

use super::align::align;
use crate::score::Score;
use crate::word::lowered;
use recto::measure::{BlockId, Measures};
use recto::page::Page;
use std::collections::HashMap;

/// A block as the trainer sees it.
#[derive(Debug, Clone)]
pub struct Labelled {
    /// Words of the block.
    pub words: usize,
    /// How many of them the alignment found in the truth.
    pub found: usize,
    /// Those of its words that occur anywhere in the truth, as indices into [`Labels::truth`].
    pub bag: Vec<u32>,
}

impl Labelled {
    /// Whether it belongs to the truth by its label.
    pub fn is_content(&self) -> bool {
        self.found * 2 > self.words
    }
}

/// The blocks of a page and the truth's bag of words.
#[derive(Debug, Clone)]
pub struct Labels {
    /// One per block, in order.
    pub blocks: Vec<Labelled>,
    /// How often each word of the truth occurs in it.
    pub truth: Vec<usize>,
}

impl Labels {
    /// Labels the blocks of a page.
    pub fn new(page: &Page, measures: &Measures, truth: &str) -> Self {
        let mut numbers: HashMap<String, u32> = HashMap::new();
        let mut pieces = |texts: Vec<String>| -> Vec<Vec<u32>> {
            let mut number = |word: String| {
                let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                *numbers.entry(word).or_insert(next)
            };
            texts.iter().map(|text| lowered(text).into_iter().map(&mut number).collect()).collect()
        };
        let lines = pieces(truth.lines().map(str::to_owned).collect());
        let known = lines.iter().flatten().max().map_or(0, |&last| last + 1);
        let ids = (0..measures.blocks().len()).map(BlockId::from_index);
        let blocks = pieces(ids.map(|id| measures.text(page, id)).collect());
        let mut counts = vec![0; known as usize];
        for &word in lines.iter().flatten() {
            counts[word as usize] += 1;
        }
        let found = align(&blocks, &lines);
        let labelled = blocks.iter().zip(found).map(|(words, found)| Labelled {
            words: words.len(),
            found,
            bag: words.iter().copied().filter(|&word| word < known).collect(),
        });
        Self { blocks: labelled.collect(), truth: counts }
    }

    /// The word F1 of keeping these blocks.
    pub fn score(&self, keep: impl Fn(usize) -> bool) -> Score {
        let mut choice = Choice::new(self);
        for block in (0..self.blocks.len()).filter(|&block| keep(block)) {
            choice.turn(block, true);
        }
        choice.score()
    }

    /// The choice that reaches the highest F1 by turning one block after another from where the labels stand: what is
    /// the most that any judge could get? It knows no order, so it is no label to learn from.
    pub fn best_choice(&self) -> Vec<bool> {
        let mut kept: Vec<bool> = self.blocks.iter().map(Labelled::is_content).collect();
        let mut choice = Choice::new(self);
        for block in (0..kept.len()).filter(|&block| kept[block]) {
            choice.turn(block, true);
        }
        let mut f1 = choice.score().f1;
        // It settles after two or three rounds.
        for _ in 0..6 {
            let before = f1;
            for (block, kept) in kept.iter_mut().enumerate().filter(|(block, _)| self.blocks[*block].words > 0) {
                choice.turn(block, !*kept);
                let turned = choice.score().f1;
                if turned > f1 + 1e-9 {
                    (*kept, f1) = (!*kept, turned);
                } else {
                    choice.turn(block, *kept);
                }
            }
            if f1 <= before {
                break;
            }
        }
        kept
    }
}

/// A choice of blocks with its running counts.
struct Choice<'a> {
    labels: &'a Labels,
    given: usize,
    common: usize,
    counts: Vec<usize>,
    right: usize,
}

impl<'a> Choice<'a> {
    fn new(labels: &'a Labels) -> Self {
        let right = labels.truth.iter().sum();
        Self { labels, given: 0, common: 0, counts: vec![0; labels.truth.len()], right }
    }

    /// Keeps a block or drops it again.
    fn turn(&mut self, block: usize, keep: bool) {
        let block = &self.labels.blocks[block];
        self.given = if keep { self.given + block.words } else { self.given - block.words };
        for &word in &block.bag {
            let (count, truth) = (&mut self.counts[word as usize], self.labels.truth[word as usize]);
            if keep {
                *count += 1;
                self.common += usize::from(*count <= truth);
            } else {
                self.common -= usize::from(*count <= truth);
                *count -= 1;
            }
        }
    }

    fn score(&self) -> Score {
        Score::of_counts(self.common, self.given, self.right)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use recto::measure::measure;
    use recto::native::snapshot_from_html;

    fn labels(html: &str, truth: &str) -> Labels {
        let page = Page::read(snapshot_from_html(html, "")).unwrap();
        Labels::new(&page, &measure(&page), truth)
    }

    #[test]
    fn blocks_carry_the_share_of_their_words_that_the_truth_has() {
        let labels = labels("<p>Menu<p>One two three four five<p>***", "one two three four six");
        let shares: Vec<_> = labels.blocks.iter().map(|block| (block.found, block.words)).collect();
        assert_eq!(shares, [(0, 1), (4, 5), (0, 0)]);
        assert!((labels.score(|block| block == 1).f1 - 0.8).abs() < 1e-9);
        assert_eq!(labels.score(|_| false).f1, 0.0);
    }

    #[test]
    fn the_best_choice_is_never_worse_than_the_labels() {
        let labels = labels("<p>five two<p>One two three four<p>x five", "one two three four x five");
        let best = labels.best_choice();
        assert_eq!(best, [false, true, true]);
        assert_eq!(labels.score(|block| best[block]).f1, 1.0);
    }
}
