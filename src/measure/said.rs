//! What the page's data repeats of its text: schema.org's `articleBody`, descriptions, reviews.
//!
//! Many pages carry their text a second time, as linked data for search engines. A block that stands there too is told
//! apart by nothing but that. Texts are compared by their runs of three words, as those who look for copies do (Broder,
//! "On the resemblance and containment of documents", 1997).

use super::features::MISSING;
use super::line::word_hashes;
use crate::page::letters::push_lower;
use crate::page::{Kind, NodeId, Page, Tag, order};

/// Members of linked data that hold text, by what that text is: the page's own, about the page, what a buyer says.
/// (schema.org 29: Article, FAQPage, Recipe and HowToStep; Thing; Review.)
const MEMBERS: [(&str, usize); 6] = [
    ("articleBody", BODY),
    ("text", BODY),
    ("recipeIngredient", BODY),
    ("recipeInstructions", BODY),
    ("description", ABOUT),
    ("reviewBody", REVIEW),
];
const BODY: usize = 0;
const ABOUT: usize = 1;
const REVIEW: usize = 2;
/// Names of `meta` elements that describe the page.
const DESCRIPTIONS: [&str; 3] = ["description", "og:description", "twitter:description"];
/// Words of a run.
const RUN: usize = 3;
/// Runs remembered at most: a book's worth.
const MOST: usize = 200_000;

/// The runs of words of all such texts.
#[derive(Debug, Default)]
pub(super) struct Said {
    runs: [Vec<u32>; 3],
    lower: String,
}

impl Said {
    /// Reads the data of a page.
    pub fn of(page: &Page) -> Self {
        let mut said = Self::default();
        for node in (0..page.len()).map(NodeId::from_index).filter(|&node| page.kind(node) == Kind::Element) {
            match page.tag(node) {
                Tag::Meta => {
                    let name = page.attr(node, "name").or_else(|| page.attr(node, "property")).unwrap_or_default();
                    if DESCRIPTIONS.iter().any(|description| name.eq_ignore_ascii_case(description)) {
                        said.add(page.attr(node, "content").unwrap_or_default(), ABOUT);
                    }
                }
                Tag::Script if page.attr(node, "type").is_some_and(|kind| kind.contains("ld+json")) => {
                    for text in page.children(node) {
                        said.read(page.text(text));
                    }
                }
                _ => {}
            }
        }
        said.runs.iter_mut().for_each(|runs| order::sort(runs));
        said
    }

    /// Whether the page says nothing of the kind.
    pub fn is_empty(&self) -> bool {
        self.runs.iter().all(Vec::is_empty)
    }

    /// Runs of words in what the page has as its text.
    pub fn body_words(&self) -> u32 {
        self.runs[BODY].len() as u32
    }

    /// The share of a text's runs that each kind holds; [`MISSING`] where there is no such kind or the text is shorter
    /// than a run.
    pub fn shares(&mut self, text: &str) -> [f32; 3] {
        let (mut all, mut found) = (0, [0_u32; 3]);
        lowered(text, &mut self.lower);
        for run in runs(&self.lower) {
            all += 1;
            for (found, known) in found.iter_mut().zip(&self.runs) {
                *found += u32::from(known.binary_search(&run).is_ok());
            }
        }
        let mut shares = [MISSING; 3];
        for (at, share) in shares.iter_mut().enumerate() {
            if all > 0 && !self.runs[at].is_empty() {
                *share = found[at] as f32 / all as f32;
            }
        }
        shares
    }

    fn add(&mut self, text: &str, kind: usize) {
        lowered(text, &mut self.lower);
        let room = MOST.saturating_sub(self.runs[kind].len());
        self.runs[kind].extend(runs(&self.lower).take(room));
    }

    /// Finds the members in linked data, wherever they stand in it: `"name": "text"`, or a list of texts.
    fn read(&mut self, json: &str) {
        let mut text = String::new();
        for (name, kind) in MEMBERS {
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

/// Writes what a JSON string says up to its end; gives how many bytes it took, its closing quote included. Of escapes
/// those count that stand for letters; all else parts words.
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

/// A text in small letters, without the tags and character references that data carries along.
fn lowered(text: &str, out: &mut String) {
    out.clear();
    let mut rest = text;
    while !rest.is_empty() {
        let (plain, marked) = rest.split_at(rest.bytes().position(|b| matches!(b, b'<' | b'&')).unwrap_or(rest.len()));
        if plain.is_ascii() {
            let start = out.len();
            out.push_str(plain);
            out[start..].make_ascii_lowercase();
        } else {
            plain.chars().for_each(|c| push_lower(c, out));
        }
        // No tag is longer than a long address, no reference than its longest name.
        let end = match marked.as_bytes().first() {
            Some(b'<') => marked.bytes().take(2000).position(|byte| byte == b'>'),
            Some(_) => marked.bytes().take(10).position(|byte| byte == b';'),
            None => break,
        };
        out.push_str(if end.is_some() { " " } else { &marked[..1] });
        rest = &marked[end.unwrap_or(0) + 1..];
    }
}

/// The runs of [`RUN`] words, as numbers.
fn runs(lower: &str) -> impl Iterator<Item = u32> {
    let mut last = [0_u32; RUN];
    let mut seen = 0;
    word_hashes(lower).filter_map(move |word| {
        last = [last[1], last[2], word];
        seen += 1;
        let hash = |hash: u32, word: &u32| (hash.rotate_left(7) ^ word).wrapping_mul(0x9E37_79B1);
        (seen >= RUN).then(|| last.iter().fold(0, hash))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Snapshot;

    fn said(head: &str) -> Said {
        let html = format!("<html><head>{head}</head><body>A</body></html>");
        Said::of(&Page::read(Snapshot::from_serialised(&html, "https://a.example/")).unwrap())
    }

    #[test]
    fn text_that_the_data_repeats_is_known() {
        let mut said = said(
            r#"<script type="application/ld+json">{"@type":"NewsArticle","articleBody" : "The p\u00efer was <b>closed</b>
            on Monday.\nIt\u2019s &amp; was open again on Tuesday.","review":{"reviewBody":"Sturdy and light to carry"}}
            </script><meta name="Description" content="What became of the pier">"#,
        );
        assert_eq!(said.shares("The pïer was closed on Monday."), [1.0, 0.0, 0.0]);
        assert_eq!(said.shares("It’s was open again"), [1.0, 0.0, 0.0]);
        assert_eq!(said.shares("What became of the pier"), [0.0, 1.0, 0.0]);
        assert_eq!(said.shares("Sturdy and light"), [0.0, 0.0, 1.0]);
        assert_eq!(said.shares("The pier was shut"), [0.0, 0.0, 0.0]);
        assert_eq!(said.shares("On Monday"), [MISSING; 3]);
        assert!(said.body_words() > 8);
    }

    #[test]
    fn lists_of_texts_are_read_and_damaged_data_is_no_harm() {
        let mut listed = said(
            r#"<script type="application/ld+json">{"recipeIngredient":["two cups of flour", "one pinch of salt"],"x":"y"}</script>"#,
        );
        assert_eq!(listed.shares("one pinch of salt")[0], 1.0);
        assert_eq!(listed.shares("cups of flour")[0], 1.0);
        assert!(said(r#"<script type="application/ld+json">{"text": [</script>"#).is_empty());
        assert!(said(r#"<script type="application/ld+json">{"text":"a \ud8</script>"#).is_empty());
        assert!(said("<meta name=\"description\">").is_empty());
    }
}
