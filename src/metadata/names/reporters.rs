//! Names beside the word for a reporter, where neither a prefix nor a capital tells of a name: Korean writes the word
//! behind it, Chinese news before it and within the first sentence.

use crate::metadata::text::key;
use crate::page::word_table::AnyOf;

/// Longest line that is a Korean byline, in bytes: a place, two names and an e-mail address.
const LONGEST_BYLINE: usize = 140;
/// Most words of a Korean byline.
const MOST_WORDS: usize = 8;
/// Longest list of Chinese names in brackets, in bytes.
const LONGEST_LIST: usize = 60;

/// The names in a line with a reporter's: "김하나 기자 hana@example.com", "新华社北京3月4日电（记者张三、李四）". Empty where there are
/// none.
pub fn reporter_names(line: &str) -> Vec<String> {
    static KOREAN: AnyOf<'_> = AnyOf::new(&["기자", "특파원", "논설위원", "통신원"]);
    static CHINESE: AnyOf<'_> = AnyOf::new(&["（记者", "(记者", "（記者", "(記者"]);
    // Most lines are of neither language: what reads them is not compiled then.
    if line.len() <= LONGEST_BYLINE && KOREAN.is_in(line) {
        names_before_word(line)
    } else if CHINESE.is_in(line) {
        names_after_word(line)
    } else {
        Vec::new()
    }
}

/// The names before a Korean word for a reporter. Behind "사진" (picture) it is a photographer.
#[inline(never)]
fn names_before_word(line: &str) -> Vec<String> {
    const WORDS: [&str; 7] = ["기자", "특파원", "선임기자", "인턴기자", "객원기자", "논설위원", "통신원"];
    let mut found: Vec<String> = Vec::new();
    // A sentence ends in one of these syllables.
    if line.split(' ').count() > MOST_WORDS || line.trim_end_matches('.').ends_with(['다', '요', '까']) {
        return found;
    }
    let mut before = "";
    for word in line.split([' ', '\u{a0}', '|', ',']) {
        let title = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if WORDS.contains(&title) {
            // "[알마르=항구일보] 김하나·이철수 기자": names stand behind the place and the agency.
            let names = before.rsplit(['=', ']', '】', '[', '(']).next().unwrap_or_default();
            for name in names.split(['·', '/']).filter(|name| is_hangul_name(name)) {
                if !before.contains("사진") && !found.iter().any(|known| key(known) == key(name)) {
                    found.push(name.to_owned());
                }
            }
        }
        before = word;
    }
    found
}

/// Whether a word is a name in Hangul: two to four syllables.
fn is_hangul_name(word: &str) -> bool {
    (2..=4).contains(&word.chars().count()) && word.chars().all(|c| ('가'..='힣').contains(&c))
}

/// The names in brackets behind the Chinese word for a reporter.
#[inline(never)]
fn names_after_word(line: &str) -> Vec<String> {
    let words = ["（记者", "(记者", "（記者", "(記者"];
    let Some(rest) = words.iter().find_map(|word| line.split_once(word)).map(|(_, rest)| rest) else {
        return Vec::new();
    };
    let list = rest.split(['）', ')']).next().unwrap_or_default().trim_start_matches(['：', ':', ' ']);
    if list.len() > LONGEST_LIST {
        return Vec::new();
    }
    let names: Vec<&str> = list.split(['、', ' ', '，', ',', '\u{3000}']).filter(|name| !name.is_empty()).collect();
    let are_names = names.iter().all(|name| is_han_name(name));
    if are_names { names.into_iter().map(str::to_owned).collect() } else { Vec::new() }
}

/// Whether a word is a name in Han characters: two to four, or more around a dot ("阿卜杜·热西提").
fn is_han_name(word: &str) -> bool {
    let count = word.chars().count();
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    (2..=4).contains(&count) && word.chars().all(is_han)
        || word.contains('·') && count <= 12 && word.chars().all(|c| c == '·' || is_han(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reporters_are_found_by_the_word_beside_their_names() {
        for (line, names) in [
            ("김하나 기자", &["김하나"][..]),
            ("김하나 기자 hana.kim@example.com", &["김하나"]),
            ("[알마르=항구일보] 김하나·이철수 기자 =", &["김하나", "이철수"]),
            ("알마르=박정호 특파원", &["박정호"]),
            ("新华社阿尔马3月4日电（记者张三、李小四）新防波堤4日完工。", &["张三", "李小四"]),
            ("本报讯（记者 王芳）防波堤完工。", &["王芳"]),
        ] {
            assert_eq!(reporter_names(line), names, "{line}");
        }
    }

    #[test]
    fn a_reporter_in_a_sentence_and_a_photographer_are_no_authors() {
        for line in [
            "3일 완공된 알마르항 [사진=이수민 기자]",
            "기자",
            "그는 지난해까지 일하던 신문 기자였다",
            "그의 형도 항구 기자 출신이다.",
            "（记者从市政府获悉，新防波堤将于四月开放）",
            "他对记者说。",
        ] {
            assert_eq!(reporter_names(line), [""; 0], "{line}");
        }
    }
}
