//! Words and what each speaks for: lists of words become one sorted table as the program is compiled.

/// Words by their first letter, each with its marks: one bit for each list it stands in.
#[derive(Debug)]
pub struct Lexicon<const N: usize> {
    words: [(&'static str, u8); N],
    /// Where the words of each first letter begin in `words`; and the end.
    starts: [u16; LETTERS + 1],
    /// For each first letter the lengths of the words that begin with it, one bit for each. Nearly all words of a page end
    /// here: looking every one up took 7 % of a reading.
    lengths: [u32; LETTERS],
}

/// First letters that are told apart: signs and letters beyond ASCII share the places.
const LETTERS: usize = 32;

impl<const N: usize> Lexicon<N> {
    /// Puts lists of words in small letters, each with its mark, into one table of all `N` words.
    pub const fn new(lists: &[(u8, &[&'static str])]) -> Self {
        let mut words = [("", 0); N];
        let (mut starts, mut lengths) = ([0; LETTERS + 1], [0; LETTERS]);
        let (mut filled, mut first) = (0, 0);
        while first < LETTERS {
            starts[first] = filled as u16;
            let mut list = 0;
            while list < lists.len() {
                let (mark, of_list) = lists[list];
                let mut word = 0;
                while word < of_list.len() {
                    let bytes = of_list[word].as_bytes();
                    if letter(bytes[0]) == first {
                        lengths[first] |= length(bytes);
                        words[filled] = (of_list[word], mark);
                        filled += 1;
                    }
                    word += 1;
                }
                list += 1;
            }
            first += 1;
        }
        starts[LETTERS] = filled as u16;
        assert!(filled == N, "the lists hold another number of words");
        Self { words, starts, lengths }
    }

    /// The marks of a word; none if it is not in the table.
    pub fn marks(&self, word: &str) -> u8 {
        let bytes = word.as_bytes();
        let Some(first) = bytes.first().map(|&first| letter(first)) else { return 0 };
        if self.lengths[first] & length(bytes) == 0 {
            return 0;
        }
        let entries = &self.words[usize::from(self.starts[first])..usize::from(self.starts[first + 1])];
        let same = entries.iter().filter(|entry| entry.0.eq_ignore_ascii_case(word));
        same.fold(0, |marks, entry| marks | entry.1)
    }

    /// The marks of all words in class names or ids. They are cut at whatever is no ASCII letter, and before a capital
    /// after a small letter; a letter alone is no word.
    pub fn marks_in(&self, names: &str) -> u8 {
        let (mut found, mut start, mut after_small) = (0, 0, false);
        for (at, byte) in names.bytes().chain([b' ']).enumerate() {
            let is_letter = byte.is_ascii_alphabetic();
            if !is_letter || byte.is_ascii_uppercase() && after_small {
                if at > start + 1 {
                    found |= names.get(start..at).map_or(0, |word| self.marks(word));
                }
                start = at + usize::from(!is_letter);
            }
            after_small = byte.is_ascii_lowercase();
        }
        found
    }
}

/// The place of a first letter, small or capital.
const fn letter(first: u8) -> usize {
    (first & 31) as usize
}

/// The bit of a length; the last stands for all longer ones.
const fn length(word: &[u8]) -> u32 {
    1 << if word.len() < 31 { word.len() } else { 31 }
}

/// Whether one of these words, none of them empty, stands somewhere in a short text. Most pairs of letters in it begin none
/// of them, so trying each costs a fraction of making a searcher for each word.
pub fn holds_any(text: &str, words: &[&str]) -> bool {
    let pair = |first: u8, second: u8| 1_u64 << ((first ^ second.wrapping_mul(5)) & 63);
    let begin = words.iter().fold(0, |all, word| match *word.as_bytes() {
        [first, second, ..] => all | pair(first, second),
        _ => u64::MAX,
    });
    let bytes = text.as_bytes();
    bytes.iter().enumerate().any(|(at, &first)| {
        let second = bytes.get(at + 1).copied().unwrap_or_default();
        let begins = |word: &&str| word.as_bytes().first() == Some(&first) && bytes[at..].starts_with(word.as_bytes());
        begin & pair(first, second) != 0 && words.iter().any(begins)
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
        let holds = |text| holds_any(text, &["line", "by", "©"]) && !holds_any(text, &["xy", "nl", "eb"]);
        assert!(["line", "byline", "a lineup", "nearby", "7 ©"].into_iter().all(holds));
        assert!(!["", "lin", "b y", "l-ine"].into_iter().any(holds));
        assert!(holds_any("7 x", &["ab", "x"]) && !holds_any("7 y", &["ab", "x"]));
    }

    #[test]
    fn every_word_is_found_with_all_its_marks() {
        const LONG: &str = "donaudampfschifffahrtsgesellschaft";
        static WORDS: Lexicon<7> = Lexicon::new(&[(1, &["line", "by", "a"]), (4, &["line", "dateline", "lint", LONG])]);
        assert_eq!(["a", "by", "line", "lint", "dateline", LONG].map(|word| WORDS.marks(word)), [1, 1, 5, 4, 4, 4]);
        assert_eq!(["", "b", "lane", "linz", "datelines", "by the by", "ä"].map(|word| WORDS.marks(word)), [0; 7]);
    }
}
