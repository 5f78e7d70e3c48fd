//! Overlap of a block with the page's structured data: schema.org's `articleBody`, descriptions, reviews.
//!
//! Many pages carry their text a second time as JSON-LD for search engines, so overlap with it is strong evidence. Texts
//! are compared by their shingles of three words (Broder, "On the resemblance and containment of documents", 1997).

use super::features::MISSING;
use super::text_signals::word_hashes;
use crate::page::{Kind, NodeId, Page, Tag};

/// Properties of JSON-LD that contain text, and what text it is: the page's own, a description, a review.
/// (schema.org 29: Article, FAQPage, Recipe and HowToStep; Thing; Review.)
const PROPERTIES: [(&str, usize); 6] = [
    ("articleBody", BODY),
    ("text", BODY),
    ("recipeIngredient", BODY),
    ("recipeInstructions", BODY),
    ("description", DESCRIPTION),
    ("reviewBody", REVIEW),
];
const BODY: usize = 0;
const DESCRIPTION: usize = 1;
const REVIEW: usize = 2;
/// Names of `meta` elements that describe the page.
const META_NAMES: [&str; 3] = ["description", "og:description", "twitter:description"];
/// Words of a shingle.
const SHINGLE: usize = 3;
/// Shingles stored of each kind of text at most: the length of a book.
const MAX_SHINGLES: usize = 200_000;

/// The shingles of all such texts.
#[derive(Debug, Default)]
pub(super) struct JsonLdOverlap {
    /// Hashes by kind of text, sorted.
    shingles: [Vec<u32>; 3],
    /// Buffer for text in lower case.
    lower: String,
}

impl JsonLdOverlap {
    /// Reads the JSON-LD and the descriptions of a page.
    pub fn of(page: &Page) -> Self {
        let mut overlap = Self::default();
        for node in (0..page.len()).map(NodeId::from_index).filter(|&node| page.kind(node) == Kind::Element) {
            match page.tag(node) {
                Tag::Meta => {
                    let name = page.attr(node, "name").or_else(|| page.attr(node, "property")).unwrap_or_default();
                    if META_NAMES.iter().any(|description| name.eq_ignore_ascii_case(description)) {
                        overlap.add(page.attr(node, "content").unwrap_or_default(), DESCRIPTION);
                    }
                }
                Tag::Script if page.attr(node, "type").is_some_and(|kind| kind.contains("ld+json")) => {
                    for text in page.children(node) {
                        overlap.read(page.text(text));
                    }
                }
                _ => {}
            }
        }
        overlap.shingles.iter_mut().for_each(|shingles| shingles.sort_unstable());
        overlap
    }

    /// Whether the page has no such text.
    pub fn is_empty(&self) -> bool {
        self.shingles.iter().all(Vec::is_empty)
    }

    /// Shingles of the text that is declared to be the page's own.
    pub fn body_shingles(&self) -> u32 {
        self.shingles[BODY].len() as u32
    }

    /// The share of a text's shingles found in each kind of text, 0 to 1; [`MISSING`] where the page has no text of the
    /// kind or the given text is shorter than a shingle.
    pub fn shares(&mut self, text: &str) -> [f32; 3] {
        let (mut all, mut found) = (0, [0_u32; 3]);
        // The texts of blocks have neither tags nor references, but for pages about HTML.
        let plain = if text.bytes().any(|byte| matches!(byte, b'<' | b'&')) {
            to_lower_plain(text, &mut self.lower);
            &self.lower
        } else {
            text
        };
        for shingle in shingles(plain) {
            all += 1;
            for (found, known) in found.iter_mut().zip(&self.shingles) {
                *found += u32::from(known.binary_search(&shingle).is_ok());
            }
        }
        let mut shares = [MISSING; 3];
        for (at, share) in shares.iter_mut().enumerate() {
            if all > 0 && !self.shingles[at].is_empty() {
                *share = found[at] as f32 / all as f32;
            }
        }
        shares
    }

    fn add(&mut self, text: &str, kind: usize) {
        to_lower_plain(text, &mut self.lower);
        let left = MAX_SHINGLES.saturating_sub(self.shingles[kind].len());
        self.shingles[kind].extend(shingles(&self.lower).take(left));
    }

    /// Finds the properties in JSON-LD at any depth: `"name": "text"`, or a list of texts. A scan rather than a parser, so
    /// that damaged JSON is read as far as it goes.
    fn read(&mut self, json: &str) {
        let mut text = String::new();
        for (name, kind) in PROPERTIES {
            for (at, _) in json.match_indices(name) {
                let before = json[..at].ends_with('"');
                let Some(mut rest) = json[at + name.len()..].strip_prefix('"').filter(|_| before) else { continue };
                let Some(value) = rest.trim_start().strip_prefix(':') else { continue };
                rest = value.trim_start();
                let is_list = rest.starts_with('[');
                rest = rest.trim_start_matches('[').trim_start();
                while let Some(string) = rest.strip_prefix('"') {
                    text.clear();
                    rest = &string[unescape(string, &mut text)..];
                    self.add(&text, kind);
                    rest = rest.trim_start().strip_prefix(',').filter(|_| is_list).unwrap_or_default().trim_start();
                }
            }
        }
    }
}

/// Appends the value of a JSON string up to its closing quote; returns how many bytes were read, that quote included.
/// Escapes of letters, quotes and slashes are resolved; all others separate words.
fn unescape(string: &str, out: &mut String) -> usize {
    let mut chars = string.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return at + 1,
            '\\' => {
                let unit = match chars.next() {
                    Some((at, 'u')) => {
                        let code = string.get(at + 1..at + 5).and_then(|hex| u32::from_str_radix(hex, 16).ok());
                        if code.is_some() {
                            chars.nth(3);
                        }
                        code.and_then(char::from_u32)
                    }
                    Some((_, quoted @ ('"' | '/'))) => Some(quoted),
                    _ => None,
                };
                out.push(unit.unwrap_or(' '));
            }
            _ => out.push(c),
        }
    }
    string.len()
}

/// Writes a text in lower case, without the tags and character references that JSON-LD often contains.
fn to_lower_plain(text: &str, out: &mut String) {
    out.clear();
    let mut rest = text;
    while !rest.is_empty() {
        let (plain, markup) = rest.split_at(rest.bytes().position(|b| matches!(b, b'<' | b'&')).unwrap_or(rest.len()));
        if plain.is_ascii() {
            let start = out.len();
            out.push_str(plain);
            out[start..].make_ascii_lowercase();
        } else {
            plain.chars().for_each(|c| out.extend(c.to_lowercase()));
        }
        // The search is bounded, so that the time stays linear: longer tags and character references hardly occur.
        let end = match markup.as_bytes().first() {
            Some(b'<') => markup.bytes().take(2000).position(|byte| byte == b'>'),
            Some(_) => markup.bytes().take(10).position(|byte| byte == b';'),
            None => break,
        };
        out.push_str(if end.is_some() { " " } else { &markup[..1] });
        rest = &markup[end.unwrap_or(0) + 1..];
    }
}

/// Hashes of the shingles of a text, case ignored.
fn shingles(text: &str) -> impl Iterator<Item = u32> {
    let mut last = [0_u32; SHINGLE];
    let mut seen = 0;
    word_hashes(text).filter_map(move |word| {
        last = [last[1], last[2], word];
        seen += 1;
        let hash = |hash: u32, word: &u32| (hash.rotate_left(7) ^ word).wrapping_mul(0x9E37_79B1);
        (seen >= SHINGLE).then(|| last.iter().fold(0, hash))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Snapshot;

    fn overlap(head: &str) -> JsonLdOverlap {
        let html = format!("<html><head>{head}</head><body>A</body></html>");
        JsonLdOverlap::of(&Page::read(Snapshot::from_serialised(&html, "https://a.example/")).unwrap())
    }

    #[test]
    fn text_repeated_in_json_ld_is_found() {
        let mut overlap = overlap(
            r#"<script type="application/ld+json">{"@type":"NewsArticle","articleBody" : "The p\u00efer was <b>closed</b>
            on Monday.\nIt\u2019s &amp; was open again on Tuesday.","review":{"reviewBody":"Sturdy and light to carry"}}
            </script><meta name="Description" content="What became of the pier">"#,
        );
        assert_eq!(overlap.shares("The pïer was closed on Monday."), [1.0, 0.0, 0.0]);
        assert_eq!(overlap.shares("It’s was open again"), [1.0, 0.0, 0.0]);
        assert_eq!(overlap.shares("What became of the pier"), [0.0, 1.0, 0.0]);
        assert_eq!(overlap.shares("Sturdy and light"), [0.0, 0.0, 1.0]);
        assert_eq!(overlap.shares("The pier was shut"), [0.0, 0.0, 0.0]);
        assert_eq!(overlap.shares("On Monday"), [MISSING; 3]);
        assert!(overlap.body_shingles() > 8);
    }

    #[test]
    fn lists_of_texts_are_read_and_damaged_json_does_no_harm() {
        let mut listed = overlap(
            r#"<script type="application/ld+json">{"recipeIngredient":["two cups of flour", "one pinch of salt"],"x":"y"}</script>"#,
        );
        assert_eq!(listed.shares("one pinch of salt")[0], 1.0);
        assert_eq!(listed.shares("cups of flour")[0], 1.0);
        assert!(overlap(r#"<script type="application/ld+json">{"text": [</script>"#).is_empty());
        assert!(overlap(r#"<script type="application/ld+json">{"text":"a \ud8</script>"#).is_empty());
        assert!(overlap("<meta name=\"description\">").is_empty());
    }
}
