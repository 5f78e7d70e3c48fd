//! Credits without a label: a name in brackets after the caption's sentence, a name with the word for its trade.

use super::credit_words::{AGENCIES, NOUNS};
use crate::page::word_table::list_contains;

/// Longest name, in bytes, and most words of one.
const LONGEST: usize = 60;
const MOST_WORDS: usize = 6;

/// Words of names that are written small.
const PARTICLES: &str = "de|del|della|di|da|dos|do|du|la|le|van|von|der|den|ter|af|av|of|the|and|und|y|e|et|en|og|och|i|&|via|for|für|bin|ben|al|el";

/// Whether a text has the form of a name, of a person or an organisation: few words, each with a capital.
pub(in crate::figures) fn is_name(text: &str) -> bool {
    let text = text.trim();
    let words = || text.split([' ', '/', ',', '|', '·', '-', '(', ')', '\u{a0}']).filter(|word| !word.is_empty());
    let is_word = |word: &str| word.starts_with(char::is_uppercase) || list_contains(PARTICLES, word);
    let stops = text.trim_end_matches('.').contains(". ")
        && words().any(|word| word.ends_with('.') && word.chars().filter(|c| c.is_alphabetic()).count() > 3);
    text.len() <= LONGEST
        && (1..=MOST_WORDS).contains(&words().count())
        && text.starts_with(char::is_uppercase)
        && text.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && !text.contains(|c: char| c.is_ascii_digit() || matches!(c, ':' | '!' | '?' | '"' | '“' | '”'))
        && !stops
        && words().all(is_word)
}

/// Whether a text is a name of two words or more, all of it in capitals: "ADA HOLM / SHORE POST".
pub(in crate::figures) fn is_name_in_capitals(text: &str) -> bool {
    let text = text.trim().trim_end_matches('.');
    let words = text.split([' ', '/', '|']).filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 2);
    text.len() <= LONGEST
        && words.count() >= 2
        && !text.contains(|c: char| c.is_ascii_digit() || c.is_lowercase() || matches!(c, ':' | ';' | '!' | '?'))
        && text.chars().filter(|c| c.is_uppercase()).count() >= 5
}

/// Whether brackets after a caption hold who made the picture: its sentence has ended, and a name of several words or an
/// abbreviation follows; or the word for a photographer ends them.
pub(in crate::figures) fn bracketed_name(caption: &str, inner: &str) -> bool {
    let caption = caption.trim_end();
    if inner.ends_with("撮影") || inner.ends_with("提供") || inner.ends_with("摄") || inner.ends_with("攝") {
        return inner.len() <= LONGEST;
    }
    let is_abbreviation = |word: &str| (2..=5).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase());
    caption.ends_with(['.', '!', '?', '…', '”', '»', '"'])
        && is_name(inner)
        && (inner.trim().contains([' ', '/', '’', '\'']) || is_abbreviation(inner))
}

/// Words that may follow the word for a picture, before a name: "Photo credit Ada Holm", "Fotografía de Ada Holm".
const AFTER_NOUN: &str = "credit|credits|crédit|photo|photos|foto|courtesy|by|de|di|por|par|von";

/// The name that stands after the word for a picture: "(foto Ada Holm)", "Photo credit Ada Holm", "Courtesy Shore Post".
pub(super) fn photo_of(inner: &str) -> Option<&str> {
    let (noun, name) = inner.split_once(' ')?;
    // Arabic has no capitals: "تصوير آدا هولم".
    if noun == "تصوير" {
        let is_short = name.split(' ').count() <= 3 && name.len() <= LONGEST;
        return (is_short && !name.contains(|c: char| c.is_numeric() || c == '،')).then_some(name);
    }
    let lower = noun.to_lowercase();
    let is_courtesy = lower == "courtesy";
    if !is_courtesy && !list_contains(NOUNS, &lower) {
        return None;
    }
    let after = name.split_once(' ').filter(|(word, _)| list_contains(AFTER_NOUN, &word.to_lowercase()));
    let name = after.map_or(name, |(_, name)| name);
    // "Courtesy photo" names nobody.
    let first = name.split(' ').next().unwrap_or_default();
    let is_enough = name.contains(' ') || is_courtesy && !list_contains(NOUNS, &first.to_lowercase());
    (is_enough && is_name(name)).then_some(name)
}

/// The name of one word in brackets after the word for a picture in small letters: "(foto Holm)".
pub(super) fn photo_of_surname(inner: &str) -> Option<&str> {
    let (noun, name) = inner.split_once(' ')?;
    let is_surname = || !name.contains([' ', '.', '/']) && is_name(name) && !list_contains(NOUNS, &name.to_lowercase());
    (list_contains(NOUNS, noun) && is_surname()).then_some(name)
}

/// The Korean name in brackets after the word for a picture: "(사진 임호)", but not "(사진 왼쪽)", which says where someone
/// stands.
pub(super) fn korean_photo_of(inner: &str) -> Option<&str> {
    const PLACES: &str = "왼쪽|오른쪽|가운데|중앙|위쪽|아래|아래쪽|위에서|앞줄|뒷줄|좌측|우측|맨앞|맨뒤|전경|자료|참조";
    let name = inner.strip_prefix("사진 ")?;
    let is_syllable = |c: char| matches!(c, '가'..='힣');
    ((2..=4).contains(&name.chars().count()) && name.chars().all(is_syllable) && !list_contains(PLACES, name))
        .then_some(name)
}

/// Whether a line behind the caption's sentence is a name with who it works for: "Ada Holm for Shore Post",
/// "SHORE/Ada Holm".
pub(super) fn is_name_with_house(line: &str) -> bool {
    let of_house = |(name, house): (&str, &str)| name.trim().contains(' ') && is_name(name) && is_name(house);
    line.split_once(" for ").is_some_and(of_house) && !line.ends_with('.')
        || line.split_once('/').is_some_and(|(name, house)| is_name(name) && is_name(house) && !house.contains('/'))
}

/// Whether a short line ends in the word for a reporter or photographer, after a name ("고영권 기자").
pub(in crate::figures) fn is_maker_line(line: &str) -> bool {
    is_east_asian(line) && is_east_asian_maker(line)
}

/// Whether a text has a character of Hangul, kana or Han.
pub(super) fn is_east_asian(text: &str) -> bool {
    text.contains(|c: char| c >= '\u{1100}')
}

#[inline(never)]
fn is_east_asian_maker(line: &str) -> bool {
    let line = line.trim().trim_end_matches('.');
    let name = [
        " 기자",
        " 인턴기자",
        " 선임기자",
        "記者撮影",
        "撮影",
        " 제공",
        " 자료사진",
        "提供",
        " 摄",
        "/摄",
        " 攝",
        "/攝",
        "／摄",
        "／攝",
        "／攝影",
        "／摄影",
        "/攝影",
        "/摄影",
    ]
    .iter()
    .find_map(|end| line.strip_suffix(end));
    name.is_some_and(|name| !name.is_empty() && line.len() <= LONGEST && !name.contains(['.', '。', '、', ',', '=']))
        || line.len() <= LONGEST && is_reporter_line(line)
}

/// Whether a line is a Chinese reporter with the word for taking a picture, and maybe the date: "記者何雅達攝 112年12月5日".
fn is_reporter_line(line: &str) -> bool {
    let Some((house, rest)) = line.split_once("記者").or_else(|| line.split_once("记者")) else { return false };
    let Some(at) = rest.find(['攝', '摄']) else { return false };
    let name = rest[..at].trim_matches([' ', '/', '／']);
    let date = rest[at..].trim_start_matches(['攝', '摄', '影']);
    house.chars().count() <= 6
        && (2..=6).contains(&name.chars().count())
        && !line.contains(['。', '，', '、', ','])
        && date.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "年月日./-".contains(c))
}

/// Whether a line is what Chinese agencies set before the name in brackets: "新华社发".
pub(super) fn is_agency_notice(line: &str) -> bool {
    let house = ["供图", "供圖", "发", "發"].iter().find_map(|end| line.strip_suffix(end));
    house.is_some_and(|house| list_contains(AGENCIES, house))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_capitals_and_few_words() {
        for name in ["Ada Holm", "Ada van der Holm", "Shore Post", "EFE/ J.J. Holm", "Ada Holm / Bo Ek"] {
            assert!(is_name(name), "{name}");
        }
        for text in ["Boats wait", "left", "A boat that waits", "Holm: boats", "12 May", ""] {
            assert!(!is_name(text), "{text}");
        }
    }

    #[test]
    fn brackets_after_a_sentence_hold_a_name() {
        assert!(bracketed_name("Boats wait at dawn.", "Ada Holm") && bracketed_name("Boats wait.", "AAP"));
        assert!(bracketed_name("夜明けの船", "潟田夏樹撮影"));
        for (caption, inner) in [
            ("Bo Ek with his wife", "Ada Holm"),
            ("Boats wait at dawn.", "left"),
            ("Boats wait at dawn.", "Holm"),
            ("Boats wait at dawn.", "Archive picture of the boats"),
        ] {
            assert!(!bracketed_name(caption, inner), "{inner}");
        }
    }

    #[test]
    fn a_trade_after_a_name_is_a_maker() {
        assert!(is_maker_line("한수민 기자") && is_maker_line("船山太郎撮影"));
        assert!(!is_maker_line("기자") && !is_maker_line("배가 기다리고 있다"));
    }
}
