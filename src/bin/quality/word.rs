//! What a word is: a run of `\\w` as Python's `re` has it, because every benchmark of the field was scored with it.
//!
//! Python's `\\w` is `str.isalnum` or the underscore: letters (L*) and what has a numeric value. Rust's
//! `is_alphanumeric` is wider by those marks (Mn, Mc) and circled letters (So) that Unicode calls alphabetic. The
//! table names them. It was made by comparing both over all characters of Unicode 14 (CPython 3.11 against Rust 1.95:
//! 1,442 characters differ, all in this one direction).

/// Ranges of characters that are alphabetic to Rust and no part of a word to Python. What lies between is no part of a
/// word to either.
const NOT_WORD: &[(u32, u32)] = &[
    (0x345, 0x36F),
    (0x5B0, 0x5C7),
    (0x610, 0x61A),
    (0x64B, 0x65F),
    (0x670, 0x670),
    (0x6D6, 0x6E4),
    (0x6E7, 0x6ED),
    (0x711, 0x711),
    (0x730, 0x73F),
    (0x7A6, 0x7B0),
    (0x816, 0x817),
    (0x81B, 0x823),
    (0x825, 0x827),
    (0x829, 0x82C),
    (0x8D4, 0x903),
    (0x93A, 0x93B),
    (0x93E, 0x94F),
    (0x955, 0x957),
    (0x962, 0x963),
    (0x981, 0x983),
    (0x9BE, 0x9CC),
    (0x9D7, 0x9D7),
    (0x9E2, 0x9E3),
    (0xA01, 0xA03),
    (0xA3E, 0xA51),
    (0xA70, 0xA71),
    (0xA75, 0xA83),
    (0xABE, 0xACC),
    (0xAE2, 0xAE3),
    (0xAFA, 0xB03),
    (0xB3E, 0xB57),
    (0xB62, 0xB63),
    (0xB82, 0xB82),
    (0xBBE, 0xBCC),
    (0xBD7, 0xBD7),
    (0xC00, 0xC04),
    (0xC3E, 0xC56),
    (0xC62, 0xC63),
    (0xC81, 0xC83),
    (0xCBE, 0xCD6),
    (0xCE2, 0xCE3),
    (0xD00, 0xD03),
    (0xD3E, 0xD4C),
    (0xD57, 0xD57),
    (0xD62, 0xD63),
    (0xD81, 0xD83),
    (0xDCF, 0xDDF),
    (0xDF2, 0xDF3),
    (0xE31, 0xE31),
    (0xE34, 0xE3A),
    (0xE4D, 0xE4D),
    (0xEB1, 0xEB1),
    (0xEB4, 0xEBC),
    (0xECD, 0xECD),
    (0xF71, 0xF83),
    (0xF8D, 0xFBC),
    (0x102B, 0x103E),
    (0x1056, 0x1059),
    (0x105E, 0x1060),
    (0x1062, 0x1064),
    (0x1067, 0x106D),
    (0x1071, 0x1074),
    (0x1082, 0x108D),
    (0x108F, 0x108F),
    (0x109A, 0x109D),
    (0x1712, 0x1713),
    (0x1732, 0x1733),
    (0x1752, 0x1753),
    (0x1772, 0x1773),
    (0x17B6, 0x17C8),
    (0x1885, 0x1886),
    (0x18A9, 0x18A9),
    (0x1920, 0x1938),
    (0x1A17, 0x1A1B),
    (0x1A55, 0x1A74),
    (0x1ABF, 0x1B04),
    (0x1B35, 0x1B43),
    (0x1B80, 0x1B82),
    (0x1BA1, 0x1BAD),
    (0x1BE7, 0x1BF1),
    (0x1C24, 0x1C36),
    (0x1DD3, 0x1DF4),
    (0x24B6, 0x24E9),
    (0x2DE0, 0x2DFF),
    (0xA674, 0xA67B),
    (0xA69E, 0xA69F),
    (0xA802, 0xA802),
    (0xA80B, 0xA80B),
    (0xA823, 0xA827),
    (0xA880, 0xA881),
    (0xA8B4, 0xA8C5),
    (0xA8FF, 0xA8FF),
    (0xA926, 0xA92A),
    (0xA947, 0xA952),
    (0xA980, 0xA983),
    (0xA9B4, 0xA9BF),
    (0xA9E5, 0xA9E5),
    (0xAA29, 0xAA36),
    (0xAA43, 0xAA43),
    (0xAA4C, 0xAA4D),
    (0xAA7B, 0xAA7D),
    (0xAAB0, 0xAAB0),
    (0xAAB2, 0xAAB4),
    (0xAAB7, 0xAAB8),
    (0xAABE, 0xAABE),
    (0xAAEB, 0xAAEF),
    (0xAAF5, 0xAAF5),
    (0xABE3, 0xABEA),
    (0xFB1E, 0xFB1E),
    (0x10376, 0x1037A),
    (0x10A01, 0x10A0F),
    (0x10D24, 0x10D27),
    (0x10EAB, 0x10EAC),
    (0x11000, 0x11002),
    (0x11038, 0x11045),
    (0x11073, 0x11074),
    (0x11080, 0x11082),
    (0x110B0, 0x110C2),
    (0x11100, 0x11102),
    (0x11127, 0x11132),
    (0x11145, 0x11146),
    (0x11180, 0x11182),
    (0x111B3, 0x111BF),
    (0x111CE, 0x111CF),
    (0x1122C, 0x1123E),
    (0x112DF, 0x112E8),
    (0x11300, 0x11303),
    (0x1133E, 0x1134C),
    (0x11357, 0x11357),
    (0x11362, 0x11363),
    (0x11435, 0x11445),
    (0x114B0, 0x114C1),
    (0x115AF, 0x115BE),
    (0x115DC, 0x115DD),
    (0x11630, 0x11640),
    (0x116AB, 0x116B5),
    (0x1171D, 0x1172A),
    (0x1182C, 0x11838),
    (0x11930, 0x1193C),
    (0x11940, 0x11940),
    (0x11942, 0x11942),
    (0x119D1, 0x119DF),
    (0x119E4, 0x119E4),
    (0x11A01, 0x11A0A),
    (0x11A35, 0x11A39),
    (0x11A3B, 0x11A3E),
    (0x11A51, 0x11A5B),
    (0x11A8A, 0x11A97),
    (0x11C2F, 0x11C3E),
    (0x11C92, 0x11CB6),
    (0x11D31, 0x11D43),
    (0x11D47, 0x11D47),
    (0x11D8A, 0x11D96),
    (0x11EF3, 0x11EF6),
    (0x16F4F, 0x16F4F),
    (0x16F51, 0x16F92),
    (0x16FF0, 0x16FF1),
    (0x1BC9E, 0x1BC9E),
    (0x1E000, 0x1E02A),
    (0x1E947, 0x1E947),
    (0x1F130, 0x1F189),
];

fn is_word(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphanumeric() || character == '_';
    }
    if !character.is_alphanumeric() {
        return false;
    }
    let code = u32::from(character);
    let at = NOT_WORD.partition_point(|&(_, last)| last < code);
    NOT_WORD.get(at).is_none_or(|&(first, _)| code < first)
}

/// The words of a text in order, in its own case.
pub fn cased(text: &str) -> Vec<String> {
    text.split(|c| !is_word(c)).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The words of a text in order, in lower case. Lowered before it is split, as the benchmarks do: `İ` becomes two
/// characters, the second of them no part of a word.
pub fn lowered(text: &str) -> Vec<String> {
    cased(&text.to_lowercase())
}

/// Characters of scripts that are written without spaces: Han with its radicals and compatibility forms, Hiragana, Katakana.
fn is_unspaced(character: char) -> bool {
    matches!(u32::from(character),
        0x2E80..=0x2FDF | 0x3005..=0x3007 | 0x3021..=0x3029 | 0x3038..=0x303B | 0x3040..=0x30FF | 0x31F0..=0x31FF
        | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0xFF66..=0xFF9F | 0x20000..=0x3FFFF)
}

/// The words of a text in order, in lower case, with every Han, Hiragana and Katakana character a token by itself.
pub fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    for word in lowered(text) {
        let mut from = 0;
        for (at, character) in word.char_indices().filter(|(_, character)| is_unspaced(*character)) {
            let end = at + character.len_utf8();
            tokens.extend(
                [&word[from..at], &word[at..end]].into_iter().filter(|part| !part.is_empty()).map(str::to_owned),
            );
            from = end;
        }
        if from < word.len() {
            tokens.push(word[from..].to_owned());
        }
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_character_of_an_unspaced_script_is_a_token() {
        assert_eq!(tokens("2024年の夏 New世界x"), ["2024", "年", "の", "夏", "new", "世", "界", "x"]);
        assert_eq!(tokens("한국 слово"), ["한국", "слово"]);
    }

    #[test]
    fn words_are_runs_of_letters_digits_and_underscores() {
        assert_eq!(lowered("Don't stop_it, 3.14\u{a0}Über"), ["don", "t", "stop_it", "3", "14", "über"]);
        assert_eq!(cased("A b"), ["A", "b"]);
    }

    #[test]
    fn marks_and_circled_letters_are_no_part_of_a_word() {
        assert_eq!(lowered("हिन्दी"), ["ह", "न", "द"]);
        assert_eq!(lowered("xⒶy"), ["x", "y"]);
        assert_eq!(lowered("İ"), ["i"]);
        assert_eq!(lowered("字² ½ ①"), ["字²", "½", "①"]);
    }
}
