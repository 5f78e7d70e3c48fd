//! Counting words and characters, in one pass, without allocating.
//!
//! A word is a run of letters, digits and underscores (`\w+`), as every benchmark of the field counts. In scripts written
//! without spaces a whole page would be one word, so there words are estimated from characters:
//!
//! - Han, kana, bopomofo, Yi: 17 characters for 10 words. Readers of the IReST texts (Trauzettel-Klosinski and Dietz,
//!   "Standardized Assessment of Reading Performance", IOVS 53, 2012) read 255 characters or 158 words of Chinese a
//!   minute, 357 characters or 193 words of Japanese: 1.6 and 1.85 characters a word.
//! - Thai, Lao, Khmer, Burmese: 5 characters (combining marks included) a word, the length of common Thai words.
//! - Hangul is written with spaces and counts like Latin.
//!
//! Both are rounded up, per text, so that a text of one ideograph is one word.

/// Characters of Han and kana that count as [`WIDE_WORDS`] words.
const WIDE_CHARS: u32 = 17;
const WIDE_WORDS: u32 = 10;
/// Characters of Thai and its neighbours that count as one word.
const UNSPACED_CHARS: u32 = 5;

/// The number of words of a text, for word counts and reading times. Linear, allocates nothing.
pub fn words(text: &str) -> u32 {
    let mut counts = TextCounts::default();
    counts.push(text);
    counts.words()
}

/// How words are separated in a character's script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// Not a word character.
    Gap,
    /// A letter or digit of a script written with spaces.
    Spaced,
    /// Han, kana: words are estimated from characters.
    Wide,
    /// Thai, Lao, Khmer, Burmese: words are estimated from characters.
    Unspaced,
}

/// Whether a character is a letter of the commonest alphabets outside of Han and kana: Latin, Greek, Cyrillic, Hebrew,
/// Arabic, Devanagari, Hangul. A fast path, in ranges that have letters only: the lookups of std are a search each, and took
/// 18 % of the instructions of reading a Greek page.
fn is_common_letter(c: char) -> bool {
    matches!(c,
        'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2C1}'
        | '\u{388}'..='\u{38A}' | '\u{38E}'..='\u{3A1}' | '\u{3A3}'..='\u{3F5}' | '\u{3F7}'..='\u{481}'
        | '\u{48A}'..='\u{52F}' | '\u{5D0}'..='\u{5EA}' | '\u{620}'..='\u{64A}' | '\u{904}'..='\u{939}'
        | '\u{AC00}'..='\u{D7A3}')
}

/// The same as [`char::is_alphanumeric`].
pub(super) fn is_alphanumeric(c: char) -> bool {
    is_common_letter(c) || c.is_alphanumeric()
}

/// The script of a character outside ASCII. Ranges are Unicode blocks.
pub(super) fn script(c: char) -> Script {
    match u32::from(c) {
        // Thai, Lao; Burmese; Khmer: letters and combining marks, without symbols such as the baht sign.
        0x0E01..=0x0E3A | 0x0E40..=0x0E4E | 0x0E81..=0x0ECD | 0x1000..=0x103F | 0x1780..=0x17D3 => Script::Unspaced,
        // Iteration marks, kana, bopomofo; Han extension A; Han; Yi; compatibility; half-width kana; planes 2 and 3.
        0x3005..=0x3007
        | 0x3021..=0x3029
        | 0x3041..=0x3096
        | 0x309D..=0x309F
        | 0x30A1..=0x30FA
        | 0x30FC..=0x30FF
        | 0x3105..=0x312F
        | 0x31A0..=0x31BF
        | 0x31F0..=0x31FF
        | 0x3400..=0x4DBF
        | 0x4E00..=0x9FFF
        | 0xA000..=0xA48C
        | 0xF900..=0xFAFF
        | 0xFF66..=0xFF9F
        | 0x20000..=0x3FFFF => Script::Wide,
        _ if c.is_alphanumeric() => Script::Spaced,
        _ => Script::Gap,
    }
}

/// Counts of a text that arrives in pieces (text nodes); a word may be split over several of them.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct TextCounts {
    /// Characters, with white space collapsed and trimmed.
    pub chars: u32,
    /// Sentence-ending punctuation marks.
    pub sentences: u32,
    /// Commas, semicolons and their equivalents.
    pub commas: u32,
    /// Decimal digits.
    pub digits: u32,
    /// Upper-case letters.
    pub uppers: u32,
    spaced: u32,
    wide: u32,
    unspaced: u32,
    in_word: bool,
    space_due: bool,
}

impl TextCounts {
    /// White space that is not in a text node, such as `<br>`.
    pub fn space(&mut self) {
        self.in_word = false;
        self.space_due = self.chars > 0;
    }

    /// Counts the next piece. Returns the characters added, a pending space included.
    pub fn push(&mut self, piece: &str) -> u32 {
        let before = self.chars;
        let bytes = piece.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            if byte.is_ascii_lowercase() {
                // Most characters of most pages.
                let rest = &bytes[at..];
                let run = rest.iter().position(|byte| !byte.is_ascii_lowercase()).unwrap_or(rest.len());
                self.word_char();
                self.visible();
                self.chars += run as u32 - 1;
                at += run;
            } else if byte.is_ascii() {
                self.ascii(byte);
                at += 1;
            } else {
                let Some(c) = piece.get(at..).and_then(|rest| rest.chars().next()) else { break };
                self.beyond_ascii(c);
                at += c.len_utf8();
            }
        }
        self.chars - before
    }

    /// Words counted so far.
    pub fn words(&self) -> u32 {
        self.spaced
            + u32::try_from((u64::from(self.wide) * u64::from(WIDE_WORDS)).div_ceil(u64::from(WIDE_CHARS)))
                .unwrap_or(u32::MAX)
            + self.unspaced.div_ceil(UNSPACED_CHARS)
    }

    fn visible(&mut self) {
        self.chars += 1 + u32::from(self.space_due);
        self.space_due = false;
    }

    fn ascii(&mut self, byte: u8) {
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' | 0x0C | 0x0B => {
                self.space();
                return;
            }
            b'a'..=b'z' | b'_' => self.word_char(),
            b'A'..=b'Z' => {
                self.uppers += 1;
                self.word_char();
            }
            b'0'..=b'9' => {
                self.digits += 1;
                self.word_char();
            }
            b'.' | b'!' | b'?' => {
                self.sentences += 1;
                self.in_word = false;
            }
            b',' | b';' => {
                self.commas += 1;
                self.in_word = false;
            }
            _ => self.in_word = false,
        }
        self.visible();
    }

    fn word_char(&mut self) {
        self.spaced += u32::from(!self.in_word);
        self.in_word = true;
    }

    fn beyond_ascii(&mut self, c: char) {
        if is_common_letter(c) {
            self.uppers += u32::from(c.is_uppercase());
            self.word_char();
            self.visible();
            return;
        }
        if is_blank(c) {
            // No-break spaces are collapsed here too: at the ends of a block they are invisible all the same.
            self.in_word = false;
            self.space_due = self.chars > 0;
            return;
        }
        match script(c) {
            Script::Spaced => {
                self.uppers += u32::from(c.is_uppercase());
                self.digits += u32::from(c.is_numeric());
                self.word_char();
            }
            Script::Wide => {
                self.wide += 1;
                self.in_word = false;
            }
            Script::Unspaced => {
                self.unspaced += 1;
                self.in_word = false;
            }
            Script::Gap => {
                match c {
                    // Ideographic and full-width stops; Devanagari danda; Arabic and Armenian marks; ellipsis; Khmer, Burmese.
                    '。' | '．' | '！' | '？' | '｡' | '।' | '॥' | '۔' | '؟' | '։' | '…' | '។' | '။' => {
                        self.sentences += 1
                    }
                    '，' | '、' | '､' | '；' | '،' | '؛' => self.commas += 1,
                    _ => {}
                }
                self.in_word = false;
            }
        }
        self.visible();
    }
}

/// White space and zero-width characters: nothing visible.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}' | '\u{34F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_runs_of_letters_digits_and_underscores() {
        assert_eq!(words(""), 0);
        assert_eq!(words("  one two\nthree "), 3);
        assert_eq!(words("don't stop_it 3.14"), 5);
        assert_eq!(words("Über café naïve"), 3);
        assert_eq!(words("Привет, мир"), 2);
        assert_eq!(words("한국어 문장"), 2);
    }

    #[test]
    fn counts_ideographs_and_kana_by_seventeen_for_ten() {
        assert_eq!(words("字"), 1);
        assert_eq!(words(&"字".repeat(17)), 10);
        assert_eq!(words(&"かな".repeat(17)), 20);
        assert_eq!(words("字 and words"), 3);
    }

    #[test]
    fn counts_thai_by_characters() {
        assert_eq!(words("ภาษาไทย"), 2);
        assert_eq!(words("ภ"), 1);
    }

    #[test]
    fn a_word_may_be_split_over_several_pieces() {
        let mut counts = TextCounts::default();
        counts.push("W");
        counts.push("ord ");
        counts.push(" next");
        assert_eq!((counts.words(), counts.chars), (2, 9));
    }

    #[test]
    fn white_space_counts_once_and_not_at_the_ends() {
        let mut counts = TextCounts::default();
        assert_eq!(counts.push(" \n\u{a0}"), 0);
        assert_eq!(counts.chars, 0);
        counts.push(" a \t\n b \u{a0}");
        assert_eq!(counts.chars, 3);
    }

    #[test]
    fn punctuation_of_other_scripts_counts() {
        let mut counts = TextCounts::default();
        counts.push("第一，第二。第三！ هل؟ نعم، ABC 12");
        assert_eq!((counts.sentences, counts.commas, counts.digits, counts.uppers), (3, 2, 2, 3));
    }

    #[test]
    fn common_letters_are_letters_of_scripts_written_with_spaces() {
        for c in (0..=0x10_FFFF).filter_map(char::from_u32) {
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
            if is_common_letter(c) {
                assert!(script(c) == Script::Spaced && !c.is_numeric() && !is_blank(c), "{c:?}");
            }
        }
    }

    /// The single pass against a naive count.
    #[test]
    fn agrees_with_splitting_the_text() {
        for text in ["a-b c_d", "x,y;z", "  ", "tab\tnew\nline", "ÄÖ ß1 2é", "a\u{a0}b"] {
            let naive = text.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|w| !w.is_empty()).count();
            assert_eq!(words(text) as usize, naive, "{text:?}");
        }
    }
}
