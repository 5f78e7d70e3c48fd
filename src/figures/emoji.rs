//! Emoji that the page shows as images.

use crate::page::word_table::AnyOf;
use crate::page::{NodeId, Page};

/// Largest emoji image in pixels: in messages of emoji only they are 64.
const SIDE: u32 = 72;

/// Words of the classes and folders of emoticon images (WordPress, phpBB, Discourse, vBulletin), and the longest emoticon
/// in bytes: ":-)", ":thumbsup:".
const CLASSES: AnyOf<'_> = AnyOf::new(&["emoji", "emoticon", "smil"]);
const FOLDERS: AnyOf<'_> = AnyOf::new(&["emoji/", "emoticon/", "emoticons/", "smiley/", "smileys/", "smilies/"]);
const EMOTICON: usize = 24;

/// The emoji or emoticon of an image, if it is a small image of one.
pub fn emoji_of_image(page: &Page, img: NodeId) -> Option<&str> {
    let named = |name| page.attr(img, name).map(str::trim).filter(|text| !text.is_empty());
    let alt = named("alt").or_else(|| named("title"))?;
    let facts = page.picture(img);
    let declared = |name: &str| page.attr(img, name).and_then(|v| v.trim().trim_end_matches("px").parse::<u32>().ok());
    let side = declared("width").or(declared("height")).or(facts.map(|f| f.width)).unwrap_or(0);
    // Emoji sets have one large file for all sizes: the declared size takes precedence over the intrinsic one.
    let is_named = || {
        page.attr(img, "class").is_some_and(|class| CLASSES.is_in(class))
            || page.attr(img, "src").is_some_and(|src| FOLDERS.is_in(src))
    };
    let is_emoticon = || (1..=EMOTICON).contains(&alt.len()) && (is_face(alt) || is_named());
    ((is_emoji(alt) || is_emoticon()) && (side <= SIDE || declared("width").or(declared("height")).is_none()))
        .then_some(alt)
}

/// Whether a text is a face of punctuation: ":-)", ";D", "8)".
fn is_face(text: &str) -> bool {
    let mut marks = text.bytes();
    let is_eye = marks.next().is_some_and(|eye| b":;=8xX".contains(&eye));
    let is_mouth = marks.next_back().is_some_and(|mouth| b")(DPpOo/|*3".contains(&mouth));
    is_eye && is_mouth && marks.all(|nose| b"-o'^".contains(&nose)) && text.len() <= 4
}

/// Whether a text is one to three emoji: characters of the pictographic blocks with their joiners and selectors.
fn is_emoji(text: &str) -> bool {
    let mut pictographs = 0;
    for c in text.chars() {
        match u32::from(c) {
            // Arrows to miscellaneous symbols, dingbats, supplementals; enclosed, pictographs, transport, faces, flags.
            0x203C
            | 0x2049
            | 0x2122
            | 0x2139
            | 0x2190..=0x21FF
            | 0x2300..=0x23FF
            | 0x2460..=0x24FF
            | 0x25A0..=0x27BF
            | 0x2900..=0x297F
            | 0x2B00..=0x2BFF
            | 0x3030
            | 0x303D
            | 0x3297
            | 0x3299
            | 0x1F000..=0x1FAFF => pictographs += 1,
            // Keycaps; joiner, selectors, tags, skin tones.
            0x200D | 0xFE0E | 0xFE0F | 0x20E3 | 0xE0020..=0xE007F => {}
            0x23 | 0x2A | 0x30..=0x39 if text.contains('\u{20E3}') => pictographs += 1,
            _ => return false,
        }
    }
    (1..=8).contains(&pictographs)
}

#[cfg(test)]
mod tests {
    use super::{emoji_of_image, is_emoji};
    use crate::page::{NodeId, Page, Snapshot, Tag};

    #[test]
    fn knows_emoji_from_words() {
        for emoji in ["🙂", "👩‍💻", "🇩🇪", "❤️", "5️⃣", "☀"] {
            assert!(is_emoji(emoji), "{emoji}");
        }
        for other in ["", "smile", "5", "😀 a", "é", "字", "\u{200D}"] {
            assert!(!is_emoji(other), "{other}");
        }
    }

    #[test]
    fn small_images_with_an_emoticon_class_become_their_text() {
        let emoticon = |img: &str| {
            let html = format!("<html><body><p>{img}</p></body></html>");
            let page = Page::read(Snapshot::from_serialised(html, "https://a.example/")).unwrap();
            let img = page.descendants(NodeId::DOCUMENT).find(|&node| page.tag(node) == Tag::Img).unwrap();
            emoji_of_image(&page, img).map(str::to_owned)
        };
        assert_eq!(emoticon("<img class=\"wp-smiley\" alt=\":-)\" width=\"15\">").as_deref(), Some(":-)"));
        assert_eq!(emoticon("<img src=\"/f/smileys/grin.gif\" alt=\"Grin\">").as_deref(), Some("Grin"));
        assert_eq!(emoticon("<img class=\"photo\" alt=\";)\" width=\"15\">").as_deref(), Some(";)"));
        assert_eq!(emoticon("<img class=\"photo\" alt=\"x)\" width=\"400\">"), None);
        assert_eq!(emoticon("<img class=\"photo\" alt=\"Grin\" width=\"15\">"), None);
        assert_eq!(emoticon("<img src=\"smilies/9.gif\" alt=\"\" title=\"Wink\">").as_deref(), Some("Wink"));
        assert_eq!(emoticon("<img src=\"/f/smiling-crew.jpg\" alt=\"The crew\">"), None);
        assert_eq!(emoticon("<img class=\"smile\" alt=\"The whole team smiles at last\" width=\"15\">"), None);
        assert_eq!(emoticon("<img class=\"smile\" alt=\":-)\" width=\"400\">"), None);
    }
}
