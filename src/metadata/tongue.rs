//! The language of a page that declares none, or surely another: by its script, and where many languages share one, by
//! letters and small words that only one of them has.
//!
//! Looks at long runs of text alone, as menus and buttons are often in another language. Says nothing rather than guess:
//! of two languages that come close, neither.

use crate::page::letters::Lower;
use crate::page::{Kind, NodeId, Page};

/// Bytes of text that are read: enough for some hundred small words.
const SAMPLE: usize = 8_000;
/// Shortest text node that is read, in bytes: a menu's entries are shorter.
const SHORTEST: usize = 40;
/// Small words that must be found; a paragraph has a dozen.
const ENOUGH: usize = 6;
/// Small words from which a text is surely in a language, whatever its page declares: some hundred words of it.
const SURE: usize = 30;
/// One word in so many must be a small one: in running text one in three is, in a list of products hardly any.
const SHARE: usize = 12;

/// Scripts of one language, or whose most common language is meant: first and last character, and the tag.
const SCRIPTS: [(char, char, &str); 17] = [
    ('\u{0370}', '\u{03ff}', "el"),
    ('\u{0530}', '\u{058f}', "hy"),
    ('\u{0590}', '\u{05ff}', "he"),
    ('\u{0900}', '\u{097f}', "hi"),
    ('\u{0980}', '\u{09ff}', "bn"),
    ('\u{0a00}', '\u{0a7f}', "pa"),
    ('\u{0a80}', '\u{0aff}', "gu"),
    ('\u{0b80}', '\u{0bff}', "ta"),
    ('\u{0c00}', '\u{0c7f}', "te"),
    ('\u{0c80}', '\u{0cff}', "kn"),
    ('\u{0d00}', '\u{0d7f}', "ml"),
    ('\u{0e00}', '\u{0e7f}', "th"),
    ('\u{10a0}', '\u{10ff}', "ka"),
    ('\u{1780}', '\u{17ff}', "km"),
    ('\u{ac00}', '\u{d7af}', "ko"),
    ('\u{3040}', '\u{30ff}', "ja"),
    ('\u{4e00}', '\u{9fff}', "zh"),
];

/// Letters that only one language of a script has, where the script is shared.
const LETTERS: [(&str, &str); 6] =
    [("uk", "іїєґ"), ("sr", "јљњђћџ"), ("ru", "ыэё"), ("bg", "ъ"), ("ur", "ٹڈڑے"), ("fa", "پچژگ")];

/// Small words, each as no other language here writes it or as it seldom does; none of one letter, as products have those.
/// On 1,402 stored pages that declare their language and say enough, 1,400 come out as declared.
const WORDS: [(&str, &str); 21] = [
    ("en", "the and of to is that with for was are this from have which they been would their"),
    ("de", "der die das und ist nicht mit auf für sich dem eine auch werden wird bei einem zum wurde"),
    ("fr", "les des est une dans qui que pour pas sur plus avec sont cette aux mais être ces leur"),
    ("es", "el los las una por con para del como más pero sus sobre este fue cuando muy hasta años"),
    ("pt", "os uma não para com mais como foi ao pelo pela também são seu sua até isso você"),
    ("it", "il di che della per una con sono del alla più anche gli nel dei non come questo dalla"),
    ("nl", "het een van en dat niet zijn voor met op ook aan wordt door naar maar bij werd deze"),
    ("sv", "och att det som är på för med av inte till den har från ett också eller men vid"),
    ("da", "og at det er på til af ikke den med har som fra også eller blev efter nogle bliver hvor"),
    ("nb", "og at det er på til av ikke den med har som fra også eller ble etter noen blir hvor"),
    ("fi", "ja on ei että se ovat oli mutta myös kun joka tai sen hän mukaan kuin jotka vain"),
    ("pl", "na się nie że do jest jak po od przez oraz ale dla tym został jego może"),
    ("cs", "na se že je do které jako ale pro jsou byl podle také jeho nebo který"),
    ("sk", "na sa že je do ktoré ako ale pre sú bol podľa tiež jeho alebo ktorý"),
    ("hu", "az és hogy nem is egy de meg volt csak már ez vagy még mint azt után lehet"),
    ("ro", "și în cu nu pe care din pentru este sunt mai ca fost dar prin după acest"),
    ("tr", "ve bir bu için ile de da olarak daha çok olan gibi kadar ise ancak sonra değil göre"),
    ("vi", "và của là có cho không được các một người những trong với đã này để khi về từ"),
    ("id", "dan yang di dengan untuk dari ini itu tidak pada dalam adalah akan oleh juga karena telah"),
    ("ca", "els les amb per una del que és són no més també dels seva aquest ha però com"),
    ("hr", "na je se da su za od koji nije što iz ali kao bi te prema više samo"),
];

/// The language that the words of an element are in.
pub(super) fn of(page: &Page, within: NodeId) -> Option<&'static str> {
    read(&sample(page, within, SAMPLE))
}

/// The language that the words of an element are surely in, where the page declares another. Templates declare English
/// for what is written in them; only a language that is known by its words, and has hardly any here, is overruled.
pub(super) fn against(page: &Page, within: NodeId, declared: &str) -> Option<&'static str> {
    let text = sample(page, within, SAMPLE / 2);
    let own = declared.split('-').next().unwrap_or_default();
    let words = |tag: &str| WORDS.iter().find(|w| w.0.eq_ignore_ascii_case(tag)).map(|w| w.1);
    let count = |list: &str| split(&text).filter(|w| list.split(' ').any(|small| small == *w)).count();
    let declared = words(own)?;
    let found = read(&text).filter(|tag| !own.eq_ignore_ascii_case(tag))?;
    let sure = words(found).map_or(SURE, count);
    (sure >= SURE && count(declared) * 10 <= sure).then_some(found)
}

/// The words of an element, lower case: its long runs of text, up to some bytes.
fn sample(page: &Page, within: NodeId, most: usize) -> String {
    let mut sample = String::new();
    let mut at = within.index();
    let end = page.end(within);
    while at < end && sample.len() < most {
        let node = NodeId::from_index(at);
        if page.is_silent(node) && node != within || page.is_hidden(node) {
            at = page.end(node);
            continue;
        }
        let text = if page.kind(node) == Kind::Text { page.text(node).trim() } else { "" };
        if text.len() >= SHORTEST {
            sample.push_str(super::plain::cut(text, most));
            sample.push(' ');
        }
        at += 1;
    }
    sample.lower()
}

/// The words of a text.
fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty())
}

/// The language of a text, lower case.
fn read(text: &str) -> Option<&'static str> {
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
    if letters < SHORTEST / 2 {
        return None;
    }
    // Japanese writes its words with Chinese characters and its grammar with its own.
    let of = |tag: &str| SCRIPTS.iter().zip(counts).find(|(s, _)| s.2 == tag).map_or(0, |(_, count)| count);
    if of("ja") * 10 >= letters && (of("ja") + of("zh")) * 2 >= letters {
        return Some("ja");
    }
    if let Some(((_, _, tag), _)) = SCRIPTS.iter().zip(counts).find(|(_, count)| count * 2 >= letters) {
        return Some(tag);
    }
    let has = |tag: &str| {
        let signs = LETTERS.iter().find(|l| l.0 == tag).map_or("", |l| l.1);
        text.chars().filter(|c| signs.contains(*c)).count() * 200 >= letters
    };
    if cyrillic * 2 >= letters {
        return ["sr", "uk", "ru", "bg"].into_iter().find(|tag| has(tag));
    }
    if arabic * 2 >= letters {
        return ["ur", "fa"].into_iter().find(|tag| has(tag)).or(Some("ar"));
    }
    by_words(text)
}

fn by_words(text: &str) -> Option<&'static str> {
    let mut found = [0usize; WORDS.len()];
    let mut all = 0;
    // By the last bits of their first byte: seeking each word in every list took longer than all else on a page.
    let mut small: [Vec<(&str, usize)>; 32] = Default::default();
    for (at, (_, words)) in WORDS.iter().enumerate() {
        words.split(' ').for_each(|word| small[first(word)].push((word, at)));
    }
    for word in split(text) {
        all += 1;
        for (_, at) in small[first(word)].iter().filter(|(small, _)| *small == word) {
            found[*at] += 1;
        }
    }
    let (best, &most) = found.iter().enumerate().max_by_key(|(_, count)| **count)?;
    let close = found.iter().enumerate().any(|(at, count)| at != best && count * 20 > most * 19);
    (most >= ENOUGH && most * SHARE >= all && !close).then_some(WORDS[best].0)
}

fn first(word: &str) -> usize {
    word.bytes().next().map_or(0, |byte| usize::from(byte & 31))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Snapshot;

    #[test]
    fn a_language_is_known_by_its_small_words() {
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
            assert_eq!(read(&text.lower()), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_script_and_its_letters_tell_the_language() {
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
            assert_eq!(read(&text.lower()), Some(expected), "{text}");
        }
    }

    #[test]
    fn little_or_mixed_text_says_nothing() {
        assert_eq!(read("menu home about contact"), None);
        assert_eq!(read(""), None);
        assert_eq!(read("lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor"), None);
    }

    #[test]
    fn a_declaration_that_the_words_surely_contradict_loses() {
        let german = "Die Flut kommt zweimal am Tag, und die Boote, die im Hafen liegen, werden mit ihr gehoben; das ist nicht neu. ";
        let english =
            "The tide comes in twice a day and the boats that lie in the harbour are lifted from the mud with it. ";
        let lang = |declared: &str, text: &str| {
            let html = format!("<html lang=\"{declared}\"><body><p>{text}</p></body></html>");
            let page = Page::read(Snapshot::from_serialised(&html, "https://a.example/1")).unwrap();
            super::super::read(&page).about.lang.unwrap()
        };
        assert_eq!(lang("en", &german.repeat(6)), "de");
        assert_eq!(lang("en-US", &"潮は一日に二度満ちて、港の船を持ち上げる。".repeat(6)), "ja");
        // Little text, a text in both, a language that is not known by its words, and one like it.
        assert_eq!(lang("en", &german.repeat(2)), "en");
        assert_eq!(lang("en", &(german.repeat(6) + &english.repeat(2))), "en");
        assert_eq!(lang("gsw", &german.repeat(6)), "gsw");
        assert_eq!(lang("de-AT", &german.repeat(6)), "de-AT");
    }

    #[test]
    fn only_a_page_that_declares_none_is_read() {
        let words =
            "The tide comes in twice a day and the boats that lie in the harbour are lifted from the mud with it.";
        let lang = |attribute: &str| {
            let html = format!("<html{attribute}><head></head><body><p>{words}</p></body></html>");
            let found =
                super::super::read(&Page::read(Snapshot::from_serialised(&html, "https://a.example/1")).unwrap());
            (found.about.lang, found.sources.lang)
        };
        assert_eq!(lang(""), (Some("en".into()), Some(crate::article::Source::LanguageDetection)));
        assert_eq!(lang(" lang=\"cy\""), (Some("cy".into()), Some(crate::article::Source::Attribute)));
    }
}
