//! Word tables: several word lists in one table, built at compile time, that gives for a word the lists it stands in.
//! Also plain lists of words in one string, and the search for any of several short words.

/// Words by first letter, each with its flags: one bit for each list that holds it.
#[derive(Debug)]
pub struct WordTable<const SIZE: usize> {
    /// For each word its length, its flags, its bytes. Inline, not as `&str`: in Wasm pointers take more space than the
    /// words.
    words: [u8; SIZE],
    /// For each first letter the offset of its words in `words`; then the end.
    starts: [u16; LETTERS + 1],
    /// For each first letter a bit set of the lengths that occur. It rejects nearly all words of a page: looking up
    /// every one took 7 % of a reading.
    lengths: [u32; LETTERS],
}

/// Word lists in lower case, each with its flag (one bit).
pub type Lists<'a> = &'a [(u8, &'a [&'static str])];

/// The size in bytes of a [`WordTable`] of these lists: its `SIZE`.
pub const fn table_size(lists: Lists<'_>) -> usize {
    let (mut size, mut list) = (0, 0);
    while list < lists.len() {
        let mut word = 0;
        while word < lists[list].1.len() {
            size += lists[list].1[word].len() + 2;
            word += 1;
        }
        list += 1;
    }
    size
}

/// Number of first letters; punctuation and non-ASCII letters share them.
const LETTERS: usize = 32;

impl<const SIZE: usize> WordTable<SIZE> {
    /// Builds the table.
    ///
    /// # Panics
    /// At compile time, when `SIZE` is not [`table_size`] of the lists.
    pub const fn new(lists: Lists<'_>) -> Self {
        let mut words = [0; SIZE];
        let (mut starts, mut lengths) = ([0; LETTERS + 1], [0; LETTERS]);
        let (mut filled, mut first) = (0, 0);
        while first < LETTERS {
            starts[first] = filled as u16;
            let mut list = 0;
            while list < lists.len() {
                let (flag, of_list) = lists[list];
                let mut word = 0;
                while word < of_list.len() {
                    let bytes = of_list[word].as_bytes();
                    if letter(bytes[0]) == first {
                        lengths[first] |= length(bytes);
                        words[filled] = bytes.len() as u8;
                        words[filled + 1] = flag;
                        filled += 2;
                        let mut at = 0;
                        while at < bytes.len() {
                            words[filled] = bytes[at];
                            (filled, at) = (filled + 1, at + 1);
                        }
                    }
                    word += 1;
                }
                list += 1;
            }
            first += 1;
        }
        starts[LETTERS] = filled as u16;
        assert!(filled == SIZE, "SIZE is not table_size(lists)");
        Self { words, starts, lengths }
    }

    /// The flags of a word, ASCII case ignored; 0 if it is not in the table.
    pub fn flags(&self, word: &str) -> u8 {
        Listed { words: &self.words, starts: &self.starts, lengths: &self.lengths }.flags(word.as_bytes())
    }

    /// The flags of all words in class names or ids. Words are split at everything but ASCII letters, and between a
    /// lower and an upper case letter; single letters are skipped.
    pub fn flags_in(&self, names: &str) -> u8 {
        Listed { words: &self.words, starts: &self.starts, lengths: &self.lengths }.flags_in(names.as_bytes())
    }
}

/// The parts of a [`WordTable`] of any size.
#[derive(Clone, Copy)]
struct Listed<'a> {
    words: &'a [u8],
    starts: &'a [u16; LETTERS + 1],
    lengths: &'a [u32; LETTERS],
}

impl Listed<'_> {
    fn flags(self, word: &[u8]) -> u8 {
        let Some(first) = word.first().map(|&first| letter(first)) else { return 0 };
        if self.lengths[first] & length(word) == 0 {
            return 0;
        }
        let mut rest = &self.words[usize::from(self.starts[first])..usize::from(self.starts[first + 1])];
        let mut found = 0;
        while let [length, flags, after @ ..] = rest {
            let (listed, others) = after.split_at(usize::from(*length));
            if listed.len() == word.len() && listed.eq_ignore_ascii_case(word) {
                found |= flags;
            }
            rest = others;
        }
        found
    }

    #[inline(never)]
    fn flags_in(self, mut names: &[u8]) -> u8 {
        let mut found = 0;
        while let [first, after @ ..] = names {
            if !first.is_ascii_alphabetic() {
                names = after;
                continue;
            }
            let (mut end, mut after_small) = (1, first.is_ascii_lowercase());
            while let Some(&next) = names.get(end) {
                if next.is_ascii_lowercase() {
                    after_small = true;
                } else if next.is_ascii_uppercase() && !after_small {
                    after_small = false;
                } else {
                    break;
                }
                end += 1;
            }
            let (word, rest) = names.split_at(end);
            if end > 1 {
                found |= self.flags(word);
            }
            names = rest;
        }
        found
    }
}

/// The index of a first letter, case ignored.
const fn letter(first: u8) -> usize {
    (first & 31) as usize
}

/// The bit of a length; the last bit stands for all longer ones.
const fn length(word: &[u8]) -> u32 {
    1 << if word.len() < 31 { word.len() } else { 31 }
}

/// Whether a list of words separated by `|` contains a word. In Wasm such a list takes a fraction of the space of a
/// slice of `&str`.
pub fn list_contains(list: &str, word: &str) -> bool {
    list_items(list, b'|').any(|item| item == word.as_bytes())
}

/// The words of a list as bytes, split at `separator`. A plain walk: in short lists it is faster than the standard
/// library's character search.
pub fn list_items(list: &str, separator: u8) -> impl Iterator<Item = &[u8]> + Clone {
    list.as_bytes().split(move |&byte| byte == separator)
}

/// A few words, none of them empty, that may be anywhere in a short text. A bit set of their first two bytes rejects
/// most positions, so looking for them costs a fraction of building a searcher for each word.
#[derive(Debug, Clone, Copy)]
pub struct AnyOf<'a> {
    begin: [u64; 4],
    words: &'a [&'a str],
}

impl<'a> AnyOf<'a> {
    /// These words.
    pub const fn new(words: &'a [&'a str]) -> Self {
        let (mut begin, mut at) = ([0; 4], 0);
        while at < words.len() {
            match *words[at].as_bytes() {
                [first, second, ..] => {
                    let pair = pair(first, second);
                    begin[pair / 64] |= 1 << (pair % 64);
                }
                _ => begin = [u64::MAX; 4],
            }
            at += 1;
        }
        Self { begin, words }
    }

    /// Whether a text contains one of them.
    pub fn is_in(&self, text: &str) -> bool {
        let mut rest = text.as_bytes();
        while let [_, after @ ..] = rest {
            if self.begins(rest) {
                return true;
            }
            rest = after;
        }
        false
    }

    /// Whether a text begins with one of them.
    #[inline(always)]
    pub fn begins(&self, text: &[u8]) -> bool {
        let [first, ..] = text else { return false };
        let pair = pair(*first, text.get(1).copied().unwrap_or_default());
        self.begin[pair / 64] & 1 << (pair % 64) != 0 && self.is_at_start(text)
    }

    #[inline(never)]
    fn is_at_start(&self, text: &[u8]) -> bool {
        self.words.iter().any(|word| word.as_bytes().first() == text.first() && text.starts_with(word.as_bytes()))
    }
}

/// The first two bytes of some words in lower case, as bits of a hash: rejects most texts that begin with none of them,
/// before each word is compared.
#[derive(Debug, Clone, Copy)]
pub struct Beginnings([u64; 16]);

impl Beginnings {
    /// Those of no word.
    pub const NONE: Self = Self([0; 16]);

    /// These and that of a word of two bytes or more.
    pub const fn with(mut self, word: &str) -> Self {
        let bit = Self::bit(word.as_bytes()[0], word.as_bytes()[1]);
        self.0[bit / 64] |= 1 << (bit % 64);
        self
    }

    /// These and those of a list of words separated by `|`.
    pub const fn with_list(mut self, list: &str) -> Self {
        let (list, mut at) = (list.as_bytes(), 0);
        while at + 1 < list.len() {
            if at == 0 || list[at - 1] == b'|' {
                let bit = Self::bit(list[at], list[at + 1]);
                self.0[bit / 64] |= 1 << (bit % 64);
            }
            at += 1;
        }
        self
    }

    /// Whether a text in any case may begin with one of the words. A text that does not begin with two ASCII characters may.
    pub fn may_begin(&self, text: &str) -> bool {
        let &[first, second, ..] = text.as_bytes() else { return false };
        if !first.is_ascii() || !second.is_ascii() {
            return true;
        }
        let bit = Self::bit(first.to_ascii_lowercase(), second.to_ascii_lowercase());
        self.0[bit / 64] >> (bit % 64) & 1 == 1
    }

    /// The bit of two bytes: a hash of 10 bits.
    const fn bit(first: u8, second: u8) -> usize {
        (first as usize * 37 + second as usize) % 1024
    }
}

const fn pair(first: u8, second: u8) -> usize {
    (first.wrapping_mul(7) ^ second.wrapping_mul(37)) as usize
}

/// Whether a short text contains one of these words, none of them empty.
pub fn contains_any(text: &str, words: &[&str]) -> bool {
    AnyOf::new(words).is_in(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_may_begin_with_a_word_by_its_first_two_letters() {
        const WORDS: Beginnings = Beginnings::NONE.with_list("photo|bild").with("von");
        for text in ["Photo: Ada", "BILD", "vor", "Автор"] {
            assert!(WORDS.may_begin(text), "{text}");
        }
        for text in ["hoto", "ild", "p", "", "a photo"] {
            assert!(!WORDS.may_begin(text), "{text}");
        }
    }

    #[test]
    fn names_are_split_into_words_at_capitals_and_punctuation() {
        const LISTS: Lists<'_> = &[(1, &["post", "entry"]), (2, &["author", "js", "b"]), (4, &["name", "by", "line"])];
        static WORDS: WordTable<{ table_size(LISTS) }> = WordTable::new(LISTS);
        let names =
            ["post", "a-Author", "xBy js2", "c-ByLine", "POST", "byline", "b", "ä-name", "entry_post", "éjs", ""];
        assert_eq!(names.map(|names| WORDS.flags_in(names)), [1, 2, 6, 4, 1, 0, 0, 4, 1, 2, 0]);
    }

    #[test]
    fn a_list_contains_whole_words() {
        assert!(["line", "by line", "©"].into_iter().all(|word| list_contains("line|by line|©", word)));
        assert!(!["", "lin", "by", "line|by line", "©|"].into_iter().any(|word| list_contains("line|by line|©", word)));
    }

    #[test]
    fn words_are_found_anywhere_in_a_text() {
        let holds = |text| contains_any(text, &["line", "by", "©"]) && !contains_any(text, &["xy", "nl", "eb"]);
        assert!(["line", "byline", "a lineup", "nearby", "7 ©"].into_iter().all(holds));
        assert!(!["", "lin", "b y", "l-ine"].into_iter().any(holds));
        assert!(contains_any("7 x", &["ab", "x"]) && !contains_any("7 y", &["ab", "x"]));
    }

    #[test]
    fn every_word_is_found_with_all_its_flags() {
        const LONG: &str = "donaudampfschifffahrtsgesellschaft";
        const LISTS: Lists<'_> = &[(1, &["line", "by", "a"]), (4, &["line", "dateline", "lint", LONG])];
        static WORDS: WordTable<{ table_size(LISTS) }> = WordTable::new(LISTS);
        assert_eq!(["a", "by", "line", "lint", "dateline", LONG].map(|word| WORDS.flags(word)), [1, 1, 5, 4, 4, 4]);
        assert_eq!(["", "b", "lane", "linz", "datelines", "by the by", "ä"].map(|word| WORDS.flags(word)), [0; 7]);
    }
}
