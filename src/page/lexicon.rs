//! Words and what each speaks for: lists of words become one sorted table as the program is compiled.

/// A word and its marks, one bit for each list it stands in.
pub type Entry = (&'static str, u8);

/// Puts lists of words, each with its mark, into one table of all `N` words, in the order in which [`marks`] seeks them.
pub const fn table<const N: usize>(lists: &[(u8, &[&'static str])]) -> [Entry; N] {
    let mut sorted = [("", 0); N];
    let mut filled = 0;
    let mut list = 0;
    while list < lists.len() {
        let (mark, words) = lists[list];
        let mut word = 0;
        while word < words.len() {
            let mut at = filled;
            while at > 0 && stands_before(words[word].as_bytes(), sorted[at - 1].0.as_bytes()) {
                sorted[at] = sorted[at - 1];
                at -= 1;
            }
            sorted[at] = (words[word], mark);
            filled += 1;
            word += 1;
        }
        list += 1;
    }
    assert!(filled == N, "the lists hold another number of words");
    sorted
}

/// Short words first: most comparisons then end with the length.
const fn stands_before(a: &[u8], b: &[u8]) -> bool {
    let mut at = 0;
    while a.len() == b.len() && at < a.len() {
        if a[at] != b[at] {
            return a[at] < b[at];
        }
        at += 1;
    }
    a.len() < b.len()
}

/// The marks of a word; none if it is not in the table.
pub fn marks(table: &[Entry], word: &str) -> u8 {
    let start = table.partition_point(|entry| (entry.0.len(), entry.0) < (word.len(), word));
    let same = table.get(start..).unwrap_or_default().iter().take_while(|entry| entry.0 == word);
    same.fold(0, |marks, entry| marks | entry.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_with_all_its_marks() {
        const TABLE: [Entry; 6] = table(&[(1, &["line", "by", "a"]), (4, &["line", "dateline", "lint"])]);
        assert_eq!(["a", "by", "line", "lint", "dateline"].map(|word| marks(&TABLE, word)), [1, 1, 5, 4, 4]);
        assert_eq!(["", "b", "lane", "linz", "datelines"].map(|word| marks(&TABLE, word)), [0; 5]);
    }
}
