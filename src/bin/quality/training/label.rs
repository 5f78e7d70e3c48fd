//! The blocks of a page with their labels, and the F1 that a choice among them reaches.

use super::align::align;
use crate::score::Score;
use crate::word::tokens;
use recto::measure::{BlockId, Measures};
use recto::page::{Page, Tag};
use std::collections::{HashMap, HashSet};

/// A block as the trainer sees it.
#[derive(Debug, Clone)]
pub struct Labelled {
    /// Words of the block.
    pub words: usize,
    /// How many of them the alignment found in the truth.
    pub found: usize,
    /// Whether the truth says nothing of it: a caption where the truth leaves captions out.
    pub is_unknown: bool,
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
            texts.iter().map(|text| tokens(text).into_iter().map(&mut number).collect()).collect()
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
            is_unknown: false,
            bag: words.iter().copied().filter(|&word| word < known).collect(),
        });
        Self { blocks: labelled.collect(), truth: counts }
    }

    /// Takes the labels away from blocks that may belong to the article all the same, where the truth leaves captions,
    /// credits and what is quoted from elsewhere out: blocks that were not found and stand in a figure or a quotation, or
    /// whose words are those of what was left out (`beside`), or that head what was found.
    pub fn forget(&mut self, page: &Page, measures: &Measures, beside: &[&str]) {
        let beside: Vec<HashSet<String>> = beside.iter().map(|text| tokens(text).into_iter().collect()).collect();
        for at in 0..self.blocks.len() {
            let id = BlockId::from_index(at);
            if self.blocks[at].is_content() {
                continue;
            }
            let container = measures.block(id).container;
            let is_left_out = page
                .ancestors(container)
                .any(|above| matches!(page.tag(above), Tag::Figure | Tag::Figcaption | Tag::Blockquote | Tag::Iframe));
            let words = tokens(&measures.text(page, id));
            let is_beside = || {
                beside.iter().any(|text| {
                    let own = words.iter().filter(|word| text.contains(*word)).count();
                    own * 5 >= words.len() * 4 && own > 0
                })
            };
            let heads = || {
                let near = |other: usize| self.blocks.get(other).is_some_and(Labelled::is_content);
                page.tag(container).heading_level().is_some_and(|level| level > 1)
                    && near(at + 1)
                    && at.checked_sub(1).is_some_and(near)
            };
            self.blocks[at].is_unknown = is_left_out || is_beside() || heads();
        }
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
