//! Aligns a page's plain-text truth to its blocks: which words of each block are the truth's?
//!
//! A bag of words cannot tell a teaser from the paragraph it repeats, nor a menu entry from a heading. Order can:
//!
//! 1. Runs of at least [`RUN`] words that stand in both are chained: the heaviest sequence that rises in page and truth
//!    is kept (collinear chaining, as genomes are aligned: Abouelhoda and Ohlebusch, "Chaining algorithms for multiple
//!    genome comparison", 2005). Repeated on what is left, for truths in another order than the page.
//! 2. Between two links of the first chain, whole blocks are looked for in the truth between them, in order: short blocks
//!    find their place by their neighbours. Blocks of fewer words than a run must be a whole line of the truth or stand
//!    near a block that was found.
//! 3. Of what is left, blocks that are a whole line of the truth are taken, the nearest to what was found first.
//!
//! Every word of the truth is used at most once, so of two copies one is found.

use std::collections::HashMap;

/// Words from which a run that stands in both is no coincidence.
const RUN: usize = 4;
/// Places in the truth that one run of words may begin at; more are text like "read more read more".
const PLACES: usize = 48;
/// Runs that are chained, the longest ones: chaining is quadratic.
const RUNS: usize = 4000;
/// Chains that are looked for; truths come in at most a few pieces out of order.
const CHAINS: usize = 8;
/// How near, in blocks, a short block must stand to a found one.
const NEAR: usize = 2;
/// Price of a jump over `n` blocks: this times `ln(1 + n)`. Under one word for any jump, so that it only ever decides
/// between copies.
const JUMP: f64 = 0.1;

/// Words that stand in both, at these places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    page: usize,
    truth: usize,
    len: usize,
}

/// Words in pieces, one after another.
struct Text {
    words: Vec<u32>,
    /// For each word, its piece.
    piece: Vec<usize>,
    /// For each piece, its first word; and the end.
    starts: Vec<usize>,
    used: Vec<bool>,
}

impl Text {
    fn new(pieces: &[Vec<u32>]) -> Self {
        let mut text = Self { words: Vec::new(), piece: Vec::new(), starts: vec![0], used: Vec::new() };
        for (place, piece) in pieces.iter().enumerate() {
            text.words.extend(piece);
            text.piece.resize(text.words.len(), place);
            text.starts.push(text.words.len());
        }
        text.used = vec![false; text.words.len()];
        text
    }

    fn range(&self, piece: usize) -> std::ops::Range<usize> {
        self.starts[piece]..self.starts[piece + 1]
    }

    fn is_free(&self, range: std::ops::Range<usize>) -> bool {
        !self.used[range].contains(&true)
    }
}

/// For each block, how many of its words are the truth's. Words are numbers; blocks and lines are sequences of them.
pub fn align(blocks: &[Vec<u32>], lines: &[Vec<u32>]) -> Vec<usize> {
    let mut alignment = Alignment { page: Text::new(blocks), truth: Text::new(lines), found: vec![0; blocks.len()] };
    let first = alignment.chain_runs();
    alignment.fill_gaps(&first);
    for _ in 1..CHAINS {
        if alignment.chain_runs().is_empty() {
            break;
        }
    }
    alignment.take_whole_lines();
    alignment.found
}

struct Alignment {
    page: Text,
    truth: Text,
    /// For each block, its words that were found.
    found: Vec<usize>,
}

impl Alignment {
    fn take(&mut self, run: Run) {
        for step in 0..run.len {
            self.page.used[run.page + step] = true;
            self.truth.used[run.truth + step] = true;
            self.found[self.page.piece[run.page + step]] += 1;
        }
    }

    fn agrees(&self, page: usize, truth: usize) -> bool {
        matches!((self.page.words.get(page), self.truth.words.get(truth)), (Some(a), Some(b)) if a == b)
            && !self.page.used[page]
            && !self.truth.used[truth]
    }

    /// Finds and takes the heaviest chain of runs.
    fn chain_runs(&mut self) -> Vec<Run> {
        let mut runs = self.runs();
        runs.sort_by_key(|run| (usize::MAX - run.len, run.page, run.truth));
        runs.truncate(RUNS);
        let chain = self.chain(runs, None);
        for &run in &chain {
            self.take(run);
        }
        chain
    }

    /// All runs of unused words that cannot be made longer at either end.
    fn runs(&self) -> Vec<Run> {
        let mut places: HashMap<&[u32], Vec<usize>> = HashMap::new();
        for (place, words) in self.truth.words.windows(RUN).enumerate() {
            if self.truth.is_free(place..place + RUN) {
                places.entry(words).or_default().push(place);
            }
        }
        let mut runs = Vec::new();
        for (page, words) in self.page.words.windows(RUN).enumerate() {
            if !self.page.is_free(page..page + RUN) {
                continue;
            }
            for &truth in places.get(words).into_iter().flatten().take(PLACES) {
                if page > 0 && truth > 0 && self.agrees(page - 1, truth - 1) {
                    continue;
                }
                let mut len = RUN;
                while self.agrees(page + len, truth + len) {
                    len += 1;
                }
                runs.push(Run { page, truth, len });
            }
        }
        runs
    }

    fn jump(&self, from: usize, to: usize) -> f64 {
        let piece = |word: usize| self.page.piece.get(word).copied().unwrap_or(self.page.starts.len());
        JUMP * (1.0 + piece(to).abs_diff(piece(from)) as f64).ln()
    }

    /// The heaviest sequence of runs that rises in page and truth; where two overlap, the later one is cut at its
    /// beginning. `before` is a word of the page that the chain should end near.
    fn chain(&self, mut runs: Vec<Run>, before: Option<usize>) -> Vec<Run> {
        runs.sort_by_key(|run| (run.page + run.len, run.truth + run.len));
        // For each run: weight of the best chain that ends with it, the run before it, and how much it is cut.
        let mut best: Vec<(f64, Option<usize>, usize)> = Vec::with_capacity(runs.len());
        for (at, run) in runs.iter().enumerate() {
            let mut own = (run.len as f64, None, 0);
            for (earlier, other) in runs[..at].iter().enumerate() {
                let (page_end, truth_end) = (other.page + other.len, other.truth + other.len);
                let cut = page_end.saturating_sub(run.page).max(truth_end.saturating_sub(run.truth));
                if cut >= run.len {
                    continue;
                }
                let weight = best[earlier].0 + (run.len - cut) as f64 - self.jump(page_end - 1, run.page + cut);
                if weight > own.0 {
                    own = (weight, Some(earlier), cut);
                }
            }
            best.push(own);
        }
        let ending =
            |at: usize| best[at].0 - before.map_or(0.0, |before| self.jump(runs[at].page + runs[at].len - 1, before));
        let mut at = (0..runs.len()).max_by(|&a, &b| ending(a).total_cmp(&ending(b)).then(b.cmp(&a)));
        let mut chain = Vec::new();
        while let Some(last) = at {
            let (_, earlier, cut) = best[last];
            let Run { page, truth, len } = runs[last];
            chain.push(Run { page: page + cut, truth: truth + cut, len: len - cut });
            at = earlier;
        }
        chain.reverse();
        chain
    }

    /// Looks for whole blocks between the links of a chain.
    fn fill_gaps(&mut self, chain: &[Run]) {
        let ends = chain.iter().map(|run| (run.page + run.len, run.truth + run.len));
        let begins = chain.iter().map(|run| (run.page, run.truth));
        let all = (self.page.words.len(), self.truth.words.len());
        let gaps: Vec<_> = std::iter::once((0, 0)).chain(ends).zip(begins.chain([all])).collect();
        for ((page, truth), (page_end, truth_end)) in gaps {
            if page >= page_end || truth >= truth_end {
                continue;
            }
            let blocks = self.page.piece[page]..self.page.piece[page_end - 1] + 1;
            let runs: Vec<Run> = blocks
                .filter(|&block| {
                    let words = self.page.range(block);
                    !words.is_empty() && words.start >= page && words.end <= page_end && self.page.is_free(words)
                })
                .flat_map(|block| self.places(block, truth..truth_end))
                .collect();
            let before = (page_end < all.0).then_some(page_end);
            for run in self.chain(runs, before) {
                self.take(run);
            }
        }
    }

    /// Where a whole block stands in a range of the truth.
    fn places(&self, block: usize, range: std::ops::Range<usize>) -> Vec<Run> {
        let words = self.page.range(block);
        let (page, len) = (words.start, words.len());
        let is_long = len >= RUN || self.is_near_found(block);
        let fits = |truth: &usize| {
            self.truth.words[*truth..truth + len] == self.page.words[words.clone()]
                && self.truth.is_free(*truth..truth + len)
                && (is_long || self.is_whole_line(*truth, len))
        };
        let ends = (range.end + 1).saturating_sub(len);
        (range.start..ends.max(range.start)).filter(fits).take(PLACES).map(|truth| Run { page, truth, len }).collect()
    }

    fn is_near_found(&self, block: usize) -> bool {
        let near = block.saturating_sub(NEAR)..(block + NEAR + 1).min(self.found.len());
        near.into_iter().any(|near| self.found[near] * 2 > self.page.range(near).len())
    }

    fn is_whole_line(&self, truth: usize, len: usize) -> bool {
        self.truth.range(self.truth.piece[truth]) == (truth..truth + len)
    }

    /// Takes blocks that are a whole line of what is left of the truth, the nearest to what was found first.
    fn take_whole_lines(&mut self) {
        let mut lines: HashMap<Vec<u32>, Vec<usize>> = HashMap::new();
        for line in (0..self.truth.starts.len() - 1).rev() {
            let range = self.truth.range(line);
            if !range.is_empty() && self.truth.is_free(range.clone()) {
                lines.entry(self.truth.words[range].to_vec()).or_default().push(line);
            }
        }
        let found: Vec<usize> = (0..self.found.len()).filter(|&block| self.found[block] > 0).collect();
        let distance = |block: usize| {
            let at = found.partition_point(|&found| found < block);
            let near = [at.checked_sub(1).and_then(|at| found.get(at)), found.get(at)];
            near.into_iter().flatten().map(|found| found.abs_diff(block)).min().unwrap_or(0)
        };
        let mut blocks: Vec<usize> = (0..self.found.len())
            .filter(|&block| !self.page.range(block).is_empty() && self.page.is_free(self.page.range(block)))
            .collect();
        blocks.sort_by_key(|&block| (distance(block), block));
        for block in blocks {
            let words = self.page.range(block);
            let Some(line) = lines.get_mut(&self.page.words[words.clone()]).and_then(Vec::pop) else { continue };
            self.take(Run { page: words.start, truth: self.truth.range(line).start, len: words.len() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Blocks and lines are written as text, one a line.
    fn found(page: &str, truth: &str) -> Vec<usize> {
        let mut numbers: HashMap<String, u32> = HashMap::new();
        let mut pieces = |text: &str| -> Vec<Vec<u32>> {
            text.lines()
                .map(|line| {
                    line.split_whitespace()
                        .map(|word| {
                            let next = numbers.len() as u32;
                            *numbers.entry(word.to_owned()).or_insert(next)
                        })
                        .collect()
                })
                .collect()
        };
        let (page, truth) = (pieces(page), pieces(truth));
        align(&page, &truth)
    }

    #[test]
    fn of_a_teaser_and_its_paragraph_the_paragraph_is_found() {
        let page = "menu\none two three four\nads\nhead\none two three four five six\nseven eight nine ten";
        assert_eq!(found(page, "head\none two three four five six\nseven eight nine ten"), [0, 0, 0, 1, 6, 4]);
    }

    #[test]
    fn short_blocks_find_their_place_by_their_neighbours() {
        let page = "news\na b c d e\nnews\nf g h i j\nnews";
        assert_eq!(found(page, "a b c d e\nnews\nf g h i j"), [0, 5, 1, 5, 0]);
    }

    #[test]
    fn of_two_copies_the_one_among_found_blocks_is_taken() {
        let page = "a b c d e\nx\ny\nz\nf g h i j\na b c d e\nk l m n o";
        assert_eq!(found(page, "f g h i j\na b c d e\nk l m n o"), [0, 0, 0, 0, 5, 5, 5]);
    }

    #[test]
    fn a_truth_in_another_order_is_found_too() {
        let page = "a b c d e f\ng h i j k";
        assert_eq!(found(page, "g h i j k\na b c d e f"), [6, 5]);
        assert_eq!(found("p q\nx\na b c d e", "a b c d e\np q"), [2, 0, 5]);
    }

    #[test]
    fn a_word_in_common_is_not_yet_found() {
        assert_eq!(found("the cat\na b c d e\nno dog and the mouse", "a b c d e the end"), [0, 5, 0]);
        assert_eq!(found("", "a"), Vec::<usize>::new());
        assert_eq!(found("a", ""), [0]);
    }
}
