//! The language and the writing direction: what the page declares, else what its text is written in.
//!
//! A declared language is overruled only by text that is certainly in another one.

use crate::article::{Direction, Source};
use crate::metadata::language_detection::{contradicting_language, detect_language};
use crate::metadata::sources::PageSources;
use crate::metadata::text::truncate;
use crate::page::NodeId;
use crate::page::letters;

/// Bytes of text in which a language is detected: enough for some hundred function words.
const SAMPLE: usize = 8_000;
/// Bytes that are compared with a declared language.
const COMPARED: usize = 4_000;
/// Long text nodes whose letters tell the direction.
const LONG_TEXTS: usize = 8;
/// Shortest text node that is read, in bytes: entries of menus are shorter, and often in another language.
const SHORTEST: usize = 40;

/// The language of the page as a BCP 47 tag, and its source.
pub fn language(sources: &PageSources) -> Option<(String, Source)> {
    let mut content = [sources.main_content, sources.body].into_iter().flatten();
    match declared_language(sources) {
        Some((declared, source)) => {
            let other = content.next().and_then(|n| contradicting_language(&sample(sources, n, COMPARED), &declared));
            Some(other.map_or((declared, source), |other| (other.to_owned(), Source::LanguageDetection)))
        }
        None => {
            let detected = content.find_map(|n| detect_language(&sample(sources, n, SAMPLE)));
            detected.map(|tag| (tag.to_owned(), Source::LanguageDetection))
        }
    }
}

fn declared_language(sources: &PageSources) -> Option<(String, Source)> {
    let page = sources.page;
    let roots = [sources.html, sources.body].into_iter().flatten();
    let mut attributes = roots.flat_map(|n| [page.attr(n, "lang"), page.attr(n, "xml:lang")]).flatten();
    let attribute = attributes.find_map(language_tag).map(|tag| (tag, Source::Attribute));
    let meta = || {
        let declared = sources.meta_tags.first(&["content-language", "dc:language", "og:locale"]);
        declared.and_then(|text| language_tag(&text)).map(|tag| (tag, Source::Meta))
    };
    let json_ld = || {
        let mut declared = sources.records.iter().filter_map(|record| record.language.as_deref());
        declared.find_map(language_tag).map(|tag| (tag, Source::JsonLd))
    };
    attribute.or_else(meta).or_else(json_ld)
}

/// The writing direction that the page declares; else that of its text, if its script is written from right to left.
pub fn direction(sources: &PageSources) -> Option<(Direction, Source)> {
    let mut elements = [sources.main_content, sources.body, sources.html].into_iter().flatten();
    let declared = elements.find_map(|n| match sources.page.attr(n, "dir")?.trim().to_ascii_lowercase().as_str() {
        "ltr" => Some(Direction::LeftToRight),
        "rtl" => Some(Direction::RightToLeft),
        _ => None,
    });
    let declared = declared.map(|dir| (dir, Source::Attribute));
    declared.or_else(|| is_right_to_left(sources).then_some((Direction::RightToLeft, Source::LanguageDetection)))
}

/// Whether most letters of the first long texts are of a script that is written from right to left.
fn is_right_to_left(sources: &PageSources) -> bool {
    let Some(within) = sources.main_content.or(sources.body) else { return false };
    let texts = sources.visible_texts_within(within).iter().map(|&node| sources.page.text(node));
    let (mut right_to_left, mut all) = (0, 0);
    for text in texts.filter(|text| text.len() >= SHORTEST).take(LONG_TEXTS) {
        all += text.len();
        // Letters of Hebrew, Arabic, Syriac, Thaana and N'Ko have two bytes, of which the first is one of these.
        right_to_left += text.bytes().filter(|byte| (0xD6..=0xDF).contains(byte)).count();
    }
    right_to_left * 4 > all
}

/// The long text nodes within an element in lower case, up to some bytes.
fn sample(sources: &PageSources, within: NodeId, most: usize) -> String {
    let mut sample = String::new();
    for &node in sources.visible_texts_within(within) {
        if sample.len() >= most {
            break;
        }
        let text = sources.page.text(node);
        if text.len() < SHORTEST {
            continue;
        }
        let text = letters::trim(text);
        if text.len() >= SHORTEST {
            sample.push_str(truncate(text, most));
            sample.push(' ');
        }
    }
    sample.to_lowercase()
}

/// A language tag in the form of BCP 47: subtags of letters and digits, the first a language.
fn language_tag(text: &str) -> Option<String> {
    let text = text.trim().split([',', ';']).next()?.trim().replace('_', "-");
    let mut subtags = text.split('-');
    let first = subtags.next()?;
    let is_language = (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_alphabetic());
    let well_formed = subtags.all(|s| (1..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric()));
    (is_language && well_formed && text.len() <= 35).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::{PageMetadata, read_page};
    use crate::page::{Page, Snapshot};

    fn metadata(html: &str) -> PageMetadata {
        read_page(&Page::read(Snapshot::from_serialised(html, "https://a.example/1")).unwrap())
    }

    #[test]
    fn the_direction_is_declared_or_unknown() {
        let dir = |value: &str| {
            let html = format!("<html dir=\"{value}\"><body><p>Words.</p></body></html>");
            let found = metadata(&html);
            (found.fields.dir, found.sources.dir)
        };
        assert_eq!(dir(" RTL "), (Some(Direction::RightToLeft), Some(Source::Attribute)));
        assert_eq!(dir("ltr"), (Some(Direction::LeftToRight), Some(Source::Attribute)));
        assert_eq!((dir("auto"), dir("up")), ((None, None), (None, None)));
    }

    #[test]
    fn text_of_a_right_to_left_script_tells_its_direction() {
        let dir = |body: &str| metadata(&format!("<html><body><p>{body}</p></body></html>")).fields.dir;
        assert_eq!(
            dir("خرج القارب من الميناء في السادسة صباحا وعلى متنه أربعة رجال وكلب."),
            Some(Direction::RightToLeft)
        );
        assert_eq!(dir("הסירה יצאה מהנמל בשש בבוקר ועליה ארבעה אנשים וכלב אחד."), Some(Direction::RightToLeft));
        assert_eq!(dir("The word for the boat is القارب, and nobody at the quay had ever heard it."), None);
    }

    #[test]
    fn text_that_is_certainly_in_another_language_overrules_the_declared_one() {
        let german = "Die Flut kommt zweimal am Tag, und die Boote, die im Hafen liegen, werden mit ihr gehoben; das ist nicht neu. ";
        let english =
            "The tide comes in twice a day and the boats that lie in the harbour are lifted from the mud with it. ";
        let lang = |declared: &str, text: &str| {
            let html = format!("<html lang=\"{declared}\"><body><p>{text}</p></body></html>");
            metadata(&html).fields.lang.unwrap()
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
    fn a_language_is_detected_only_where_none_is_declared() {
        let words =
            "The tide comes in twice a day and the boats that lie in the harbour are lifted from the mud with it.";
        let lang = |attribute: &str| {
            let html = format!("<html{attribute}><head></head><body><p>{words}</p></body></html>");
            let found = metadata(&html);
            (found.fields.lang, found.sources.lang)
        };
        assert_eq!(lang(""), (Some("en".into()), Some(Source::LanguageDetection)));
        assert_eq!(lang(" lang=\"cy\""), (Some("cy".into()), Some(Source::Attribute)));
    }

    #[test]
    fn languages_have_the_form_of_a_tag() {
        assert_eq!(language_tag("en_US").as_deref(), Some("en-US"));
        assert_eq!(language_tag(" de "), Some("de".into()));
        assert_eq!(language_tag("zh-Hant-TW"), Some("zh-Hant-TW".into()));
        for bad in ["", "english", "en\"><script>", "e", "{{lang}}"] {
            assert_eq!(language_tag(bad), None, "{bad}");
        }
    }
}
