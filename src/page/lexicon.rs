//! Words and what each speaks for: lists of words become one sorted table as the program is compiled.

/// Words by their first letter, each with its marks: one bit for each list it stands in.
#[derive(Debug)]
pub struct Lexicon<const ROOM: usize> {
    /// Each word after its length and its marks. No addresses: in the shipped Wasm they take more room than the words.
    words: [u8; ROOM],
    /// Where the words of each first letter begin in `words`; and the end.
    starts: [u16; LETTERS + 1],
    /// For each first letter the lengths of the words that begin with it, one bit for each. Nearly all words of a page end
    /// here: looking every one up took 7 % of a reading.
    lengths: [u32; LETTERS],
}

/// Lists of words in small letters, each with its mark.
pub type Lists<'a> = &'a [(u8, &'a [&'static str])];

/// The room that a [`Lexicon`] of such lists takes.
pub const fn room(lists: Lists<'_>) -> usize {
    let (mut room, mut list) = (0, 0);
    while list < lists.len() {
        let mut word = 0;
        while word < lists[list].1.len() {
            room += lists[list].1[word].len() + 2;
            word += 1;
        }
        list += 1;
    }
    room
}

/// First letters that are told apart: signs and letters beyond ASCII share the places.
const LETTERS: usize = 32;

impl<const ROOM: usize> Lexicon<ROOM> {
    /// Puts lists of words into one table.
    pub const fn new(lists: Lists<'_>) -> Self {
        let mut words = [0; ROOM];
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
                        words[filled] = bytes.len() as u8;
                        words[filled + 1] = mark;
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
        assert!(filled == ROOM, "the lists take another room");
        Self { words, starts, lengths }
    }

    /// The marks of a word; none if it is not in the table.
    pub fn marks(&self, word: &str) -> u8 {
        let bytes = word.as_bytes();
        let Some(first) = bytes.first().map(|&first| letter(first)) else { return 0 };
        if self.lengths[first] & length(bytes) == 0 {
            return 0;
        }
        let mut rest = &self.words[usize::from(self.starts[first])..usize::from(self.starts[first + 1])];
        let mut found = 0;
        while let [length, marks, after @ ..] = rest {
            let (listed, others) = after.split_at(usize::from(*length));
            if listed.eq_ignore_ascii_case(bytes) {
                found |= marks;
            }
            rest = others;
        }
        found
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

/// Whether a list of words parted by bars holds a word. In the shipped Wasm such a list takes a fraction of the room of an
/// array, which has two numbers for each word.
pub fn lists(list: &str, word: &str) -> bool {
    listed(list, b'|').any(|listed| listed == word.as_bytes())
}

/// The words of a list, as bytes, parted by one: in short lists a plain walk is faster than the standard library's search
/// for a character.
pub fn listed(list: &str, between: u8) -> impl Iterator<Item = &[u8]> + Clone {
    list.as_bytes().split(move |&byte| byte == between)
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
        const LISTS: Lists<'_> = &[(1, &["post", "entry"]), (2, &["author", "js", "b"]), (4, &["name", "by", "line"])];
        static WORDS: Lexicon<{ room(LISTS) }> = Lexicon::new(LISTS);
        let names =
            ["post", "a-Author", "xBy js2", "c-ByLine", "POST", "byline", "b", "ä-name", "entry_post", "éjs", ""];
        assert_eq!(names.map(|names| WORDS.marks_in(names)), [1, 2, 6, 4, 1, 0, 0, 4, 1, 2, 0]);
    }

    #[test]
    fn a_list_holds_whole_words() {
        assert!(["line", "by line", "©"].into_iter().all(|word| lists("line|by line|©", word)));
        assert!(!["", "lin", "by", "line|by line", "©|"].into_iter().any(|word| lists("line|by line|©", word)));
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
        const LISTS: Lists<'_> = &[(1, &["line", "by", "a"]), (4, &["line", "dateline", "lint", LONG])];
        static WORDS: Lexicon<{ room(LISTS) }> = Lexicon::new(LISTS);
        assert_eq!(["a", "by", "line", "lint", "dateline", LONG].map(|word| WORDS.marks(word)), [1, 1, 5, 4, 4, 4]);
        assert_eq!(["", "b", "lane", "linz", "datelines", "by the by", "ä"].map(|word| WORDS.marks(word)), [0; 7]);
    }
}
