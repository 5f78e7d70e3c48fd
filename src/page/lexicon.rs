//! Words and what each speaks for: lists of words become one sorted table as the program is compiled.

/// Words in the order in which they are sought, each with its marks: one bit for each list it stands in.
#[derive(Debug)]
pub struct Lexicon<const N: usize> {
    words: [(&'static str, u8); N],
    /// For each first letter the lengths of the words that begin with it, one bit for each. Nearly all words of a page end
    /// here: looking every one up in the table took 7 % of a reading.
    lengths: [u32; 32],
}

impl<const N: usize> Lexicon<N> {
    /// Puts lists of words, each with its mark, into one table of all `N` words.
    pub const fn new(lists: &[(u8, &[&'static str])]) -> Self {
        let mut words = [("", 0); N];
        let mut lengths = [0; 32];
        let mut filled = 0;
        let mut list = 0;
        while list < lists.len() {
            let (mark, of_list) = lists[list];
            let mut word = 0;
            while word < of_list.len() {
                let bytes = of_list[word].as_bytes();
                lengths[letter(bytes)] |= length(bytes);
                let mut at = filled;
                while at > 0 && stands_before(bytes, words[at - 1].0.as_bytes()) {
                    words[at] = words[at - 1];
                    at -= 1;
                }
                words[at] = (of_list[word], mark);
                filled += 1;
                word += 1;
            }
            list += 1;
        }
        assert!(filled == N, "the lists hold another number of words");
        Self { words, lengths }
    }

    /// The marks of a word in small letters; none if it is not in the table.
    pub fn marks(&self, word: &str) -> u8 {
        if self.may_hold(word.as_bytes()) { marks(&self.words, word) } else { 0 }
    }

    /// The marks of all words in class names or ids. They are cut at whatever is no ASCII letter, and before a capital
    /// after a small letter; a letter alone is no word.
    pub fn marks_in(&self, names: &str) -> u8 {
        let (mut found, mut start, mut after_small) = (0, 0, false);
        for (at, byte) in names.bytes().chain([b' ']).enumerate() {
            let is_letter = byte.is_ascii_alphabetic();
            if !is_letter || byte.is_ascii_uppercase() && after_small {
                let word = names.get(start..at).unwrap_or_default();
                if word.len() > 1 && self.may_hold(word.as_bytes()) {
                    found |= marks(&self.words, &word.to_ascii_lowercase());
                }
                start = at + usize::from(!is_letter);
            }
            after_small = byte.is_ascii_lowercase();
        }
        found
    }

    fn may_hold(&self, word: &[u8]) -> bool {
        !word.is_empty() && self.lengths[letter(word)] & length(word) != 0
    }
}

/// The place of a first letter; signs and letters beyond ASCII share the places.
const fn letter(word: &[u8]) -> usize {
    (word[0] & 31) as usize
}

/// The bit of a length; the last stands for all longer ones.
const fn length(word: &[u8]) -> u32 {
    1 << if word.len() < 31 { word.len() } else { 31 }
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

fn marks(words: &[(&str, u8)], word: &str) -> u8 {
    let start = words.partition_point(|entry| (entry.0.len(), entry.0) < (word.len(), word));
    let same = words.get(start..).unwrap_or_default().iter().take_while(|entry| entry.0 == word);
    same.fold(0, |marks, entry| marks | entry.1)
}

/// Whether one of these words, none of them empty, stands somewhere in a short text. Most letters of it begin none of
/// them, so trying each costs a fraction of making a searcher for each word.
pub fn holds_any(text: &str, words: &[&str]) -> bool {
    let bytes = text.as_bytes();
    (0..bytes.len()).any(|at| {
        let rest = &bytes[at..];
        words.iter().any(|word| word.as_bytes().first() == rest.first() && rest.starts_with(word.as_bytes()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_into_words_at_capitals_and_signs() {
        static WORDS: Lexicon<8> =
            Lexicon::new(&[(1, &["post", "entry"]), (2, &["author", "js", "b"]), (4, &["name", "by", "line"])]);
        let names =
            ["post", "a-Author", "xBy js2", "c-ByLine", "POST", "byline", "b", "ä-name", "entry_post", "éjs", ""];
        assert_eq!(names.map(|names| WORDS.marks_in(names)), [1, 2, 6, 4, 1, 0, 0, 4, 1, 2, 0]);
    }

    #[test]
    fn words_are_found_wherever_they_stand() {
        let holds = |text| holds_any(text, &["line", "by", "©"]);
        assert!(["line", "byline", "a lineup", "nearby", "7 ©"].into_iter().all(holds));
        assert!(!["", "lin", "b y", "l-ine"].into_iter().any(holds));
    }

    #[test]
    fn every_word_is_found_with_all_its_marks() {
        const LONG: &str = "donaudampfschifffahrtsgesellschaft";
        static WORDS: Lexicon<7> = Lexicon::new(&[(1, &["line", "by", "a"]), (4, &["line", "dateline", "lint", LONG])]);
        assert_eq!(["a", "by", "line", "lint", "dateline", LONG].map(|word| WORDS.marks(word)), [1, 1, 5, 4, 4, 4]);
        assert_eq!(["", "b", "lane", "linz", "datelines", "by the by", "ä"].map(|word| WORDS.marks(word)), [0; 7]);
    }
}
