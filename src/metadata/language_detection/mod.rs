//! Detects the language of a text: by its script, and where many languages share one, by distinctive letters and
//! function words. The tables are in `tables.rs`.
//!
//! Reads text in lower case and nothing else. Does not guess: of two languages that come close, neither is returned.

mod tables;

use tables::{DISTINCTIVE_LETTERS, FUNCTION_WORDS, SCRIPTS};

/// Letters of the shortest text whose language is detected.
const FEWEST_LETTERS: usize = 20;
/// Function words that must be found; a paragraph has a dozen.
const FEWEST_FUNCTION_WORDS: usize = 6;
/// Function words from which a text is certainly in a language, whatever its page declares: some hundred words of text.
const CERTAIN: usize = 30;
/// One word in so many must be a function word: in running text one in three is, in a list of products hardly any.
const SHARE: usize = 12;

/// The language (BCP 47 tag) that a text in lower case is certainly in, although its page declares another. Templates
/// declare English for content in any language. Only a language with a table of function words, of which the text has
/// hardly any, is overruled.
pub fn contradicting_language(text: &str, declared: &str) -> Option<&'static str> {
    let own = declared.split('-').next().unwrap_or_default();
    let own_words = function_words(own)?;
    let (all, own_count) = (words(text).count(), count_words(text, own_words));
    // No other language can have ten times as many function words: true of nearly every page.
    if own_count * 10 > all.max(CERTAIN) {
        return None;
    }
    let found = detect_language(text).filter(|tag| !own.eq_ignore_ascii_case(tag))?;
    let count = function_words(found).map_or(CERTAIN, |of_found| count_words(text, of_found));
    (count >= CERTAIN && own_count * 10 <= count).then_some(found)
}

fn function_words(tag: &str) -> Option<&'static str> {
    FUNCTION_WORDS.iter().find(|(language, _)| language.eq_ignore_ascii_case(tag)).map(|(_, words)| *words)
}

/// How many words of a text are in a list of words separated by spaces.
fn count_words(text: &str, list: &str) -> usize {
    let list: Vec<&str> = list.split(' ').collect();
    words(text).filter(|word| list.contains(word)).count()
}

/// The words of a text.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty())
}

/// The language (BCP 47 tag) of a text in lower case.
pub fn detect_language(text: &str) -> Option<&'static str> {
    let mut counts = [0usize; SCRIPTS.len()];
    let (mut letters, mut cyrillic, mut arabic) = (0, 0, 0);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        letters += 1;
        cyrillic += usize::from(('\u{0400}'..='\u{04ff}').contains(&c));
        arabic += usize::from(('\u{0600}'..='\u{06ff}').contains(&c));
        if let Some(at) = SCRIPTS.iter().position(|(first, last, _)| (*first..=*last).contains(&c)) {
            counts[at] += 1;
        }
    }
    if letters < FEWEST_LETTERS {
        return None;
    }
    // Japanese writes words with Chinese characters and grammar with its own.
    let of = |tag: &str| SCRIPTS.iter().zip(counts).find(|(s, _)| s.2 == tag).map_or(0, |(_, count)| count);
    if of("ja") * 10 >= letters && (of("ja") + of("zh")) * 2 >= letters {
        return Some("ja");
    }
    if let Some(((_, _, tag), _)) = SCRIPTS.iter().zip(counts).find(|(_, count)| count * 2 >= letters) {
        return Some(tag);
    }
    let has = |tag: &str| {
        let signs = DISTINCTIVE_LETTERS.iter().find(|l| l.0 == tag).map_or("", |l| l.1);
        text.chars().filter(|c| signs.contains(*c)).count() * 200 >= letters
    };
    if cyrillic * 2 >= letters {
        return ["sr", "uk", "ru", "bg"].into_iter().find(|tag| has(tag));
    }
    if arabic * 2 >= letters {
        return ["ur", "fa"].into_iter().find(|tag| has(tag)).or(Some("ar"));
    }
    by_function_words(text)
}

#[inline(never)]
fn by_function_words(text: &str) -> Option<&'static str> {
    let mut found = [0usize; FUNCTION_WORDS.len()];
    let mut all = 0;
    // Grouped by the last bits of their first byte: looking for each word in every list took longer than all else.
    let mut groups: [Vec<(&str, usize)>; 32] = Default::default();
    for (at, (_, words)) in FUNCTION_WORDS.iter().enumerate() {
        words.split(' ').for_each(|word| groups[group(word)].push((word, at)));
    }
    for word in words(text) {
        all += 1;
        for (_, at) in groups[group(word)].iter().filter(|(listed, _)| *listed == word) {
            found[*at] += 1;
        }
    }
    let (best, &most) = found.iter().enumerate().max_by_key(|(_, count)| **count)?;
    let close = found.iter().enumerate().any(|(at, count)| at != best && count * 20 > most * 19);
    (most >= FEWEST_FUNCTION_WORDS && most * SHARE >= all && !close).then_some(FUNCTION_WORDS[best].0)
}

/// The group of a word, by its first byte.
fn group(word: &str) -> usize {
    word.bytes().next().map_or(0, |byte| usize::from(byte & 31))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_detected_by_its_function_words() {
        for (expected, text) in [
            (
                "en",
                "The tide comes in twice a day and the boats that lie in the harbour are lifted from the mud with it.",
            ),
            (
                "de",
                "Die Flut kommt zweimal am Tag, und die Boote, die im Hafen liegen, werden mit ihr aus dem Schlick gehoben; das ist nicht neu.",
            ),
            (
                "fr",
                "La marée monte deux fois par jour et les bateaux qui sont dans le port se lèvent avec elle pour une heure, mais pas plus.",
            ),
            (
                "es",
                "La marea sube dos veces por día y los barcos que están en el puerto suben con ella, pero no todas las barcas son del puerto.",
            ),
            (
                "pt",
                "A maré sobe duas vezes por dia e os barcos não ficam na lama; uma onda mais alta foi vista ao fim da tarde, como também é costume.",
            ),
            (
                "it",
                "La marea sale due volte al giorno e le barche che sono nel porto si alzano con essa; il fango della riva non è più molle per una volta.",
            ),
            (
                "nl",
                "Het water komt twee keer per dag op en de boten die in de haven liggen worden met het tij opgetild, maar niet voor een uur van het jaar.",
            ),
            (
                "sv",
                "Tidvattnet kommer två gånger om dagen och båtarna som ligger i hamnen lyfts av det, men det är inte för att de har blivit till något nytt.",
            ),
            (
                "pl",
                "Przypływ przychodzi dwa razy na dobę i łodzie, które stoją w porcie, podnoszą się z nim, ale nie jest to dla nich nowe, jak się wydaje.",
            ),
            (
                "cs",
                "Příliv přichází dvakrát za den a lodě, které stojí v přístavu, se s ním zvedají, ale není to pro ně nic nového, jak je vidět na mapě.",
            ),
            (
                "tr",
                "Gelgit günde iki kez gelir ve limanda duran tekneler bu su ile kalkar, ancak bir saat sonra daha çok çamur için olan yerlere iner.",
            ),
            (
                "fi",
                "Vuorovesi nousee kahdesti päivässä ja satamassa olevat veneet nousevat sen mukaan, mutta se ei ole uutta, kun joka vuosi on ollut myös niin että vesi nousee.",
            ),
        ] {
            assert_eq!(detect_language(&text.to_lowercase()), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_language_is_detected_by_its_script_and_letters() {
        for (expected, text) in [
            ("ja", "潮は一日に二度満ちて、港の船を持ち上げる。それは昔から変わらない。"),
            ("zh", "潮水每天涨两次，把港口里的船都托起来，这从来没有改变过，一直如此。"),
            ("ko", "밀물은 하루에 두 번 들어와 항구의 배를 들어 올린다. 그것은 변하지 않았다."),
            (
                "ru",
                "Прилив приходит дважды в день, и лодки, которые стоят в порту, поднимаются вместе с ним; это было всегда.",
            ),
            (
                "uk",
                "Приплив приходить двічі на день, і човни, які стоять у порту, піднімаються разом із ним; так було завжди.",
            ),
            ("ar", "يأتي المد مرتين في اليوم ويرفع القوارب التي في الميناء وهذا لم يتغير منذ زمن بعيد"),
            ("fa", "جزر و مد روزی دو بار می‌آید و قایق‌های بندر را بالا می‌برد و این هرگز دگرگون نشده و چنین خواهد ماند"),
            ("el", "Η παλίρροια έρχεται δύο φορές την ημέρα και σηκώνει τις βάρκες στο λιμάνι."),
            ("th", "น้ำขึ้นวันละสองครั้งและยกเรือในท่าเรือขึ้นพร้อมกันทุกวันไม่เคยเปลี่ยน"),
            ("he", "הגאות באה פעמיים ביום ומרימה את הסירות שבנמל, וכך היה תמיד."),
        ] {
            assert_eq!(detect_language(&text.to_lowercase()), Some(expected), "{text}");
        }
    }

    #[test]
    fn short_or_mixed_text_has_no_language() {
        assert_eq!(detect_language("menu home about contact"), None);
        assert_eq!(detect_language(""), None);
        assert_eq!(
            detect_language("lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor"),
            None
        );
    }
}
