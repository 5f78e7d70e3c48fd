//! Pictures, captions and credits against those that a publisher's own data name.
//!
//! - An address is known by its path without the query, and by the last part of the path without extension and sizes.
//! - Media: a given picture is right when it has an address in common with a true one; a true one is kept when some given
//!   one is it.
//! - Pairs: the `figcaption` of the figure that holds the picture is right when its token F1 with the caption, or with
//!   caption and credit, is at least that of [`crate::captions`]. One that says the credit alone is neither right nor wrong.
//! - Credit: given apart from the caption (`figures[].credit`), lead-ins such as "Photo by" left out.

use crate::captions::{SAME, led_in};
use crate::markup::{elements, parse, text_of, within};
use crate::reading::Reading;
use crate::report::Report;
use crate::score::{Score, bags, share};
use crate::truth::Image;
use crate::word::tokens;
use recto::page::{NodeId, Page as Tree, Tag};
use std::fmt::Write as _;

/// Sums over pages.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sums {
    given: usize,
    right: usize,
    expected: usize,
    kept: usize,
    pairs_given: usize,
    pairs_right: usize,
    captions: usize,
    captions_paired: usize,
    credits: usize,
    credits_right: usize,
}

impl Sums {
    /// Adds those of another page.
    pub fn add(&mut self, other: Self) {
        self.given += other.given;
        self.right += other.right;
        self.expected += other.expected;
        self.kept += other.kept;
        self.pairs_given += other.pairs_given;
        self.pairs_right += other.pairs_right;
        self.captions += other.captions;
        self.captions_paired += other.captions_paired;
        self.credits += other.credits;
        self.credits_right += other.credits_right;
    }

    /// As figures and lines.
    pub fn tell(&self, report: &mut Report) {
        let media = Score::of_rates(share(self.right, self.given), share(self.kept, self.expected));
        let pairs =
            Score::of_rates(share(self.pairs_right, self.pairs_given), share(self.captions_paired, self.captions));
        let credit = share(self.credits_right, self.credits);
        report.figure("media", media.f1);
        report.figure("pairs", pairs.f1);
        report.figure("credit", credit);
        for (name, score, of) in [("pictures", media, self.expected), ("captions", pairs, self.captions)] {
            let Score { precision, recall, f1 } = score;
            let _ = writeln!(report.text, "{name}: F1 {f1:.3}, precision {precision:.3}, recall {recall:.3} of {of}");
        }
        let _ = writeln!(report.text, "credits apart: {} of {} ({credit:.3})", self.credits_right, self.credits);
    }
}

/// A picture of the result with the words of its figure's caption.
struct Given {
    keys: Vec<String>,
    caption: Vec<String>,
}

/// Scores the pictures of a page; what is amiss is noted.
pub fn score(expected: &[Image], reading: &Reading, notes: &mut Vec<String>) -> Sums {
    let given = parse(reading.content()).map(|tree| given(&tree)).unwrap_or_default();
    let expected: Vec<(Vec<String>, &Image)> =
        expected.iter().map(|image| (image.urls.iter().flat_map(|url| keys(url)).collect(), image)).collect();
    let shared = |a: &[String], b: &[String]| a.iter().any(|key| b.contains(key));
    let mut sums = Sums { given: given.len(), expected: expected.len(), ..Sums::default() };
    for given in &given {
        let Some((_, image)) = expected.iter().find(|(keys, _)| shared(keys, &given.keys)) else {
            notes.push(format!("no content: {}", given.keys.first().map_or("", String::as_str)));
            continue;
        };
        sums.right += 1;
        let credit = image.credit.as_deref().map(tokens).unwrap_or_default();
        if given.caption.is_empty() || bags(&led_in(&given.caption), &led_in(&credit)).f1 >= SAME {
            continue;
        }
        sums.pairs_given += 1;
        let is_right = image.caption.is_some() && says(&given.caption, image);
        sums.pairs_right += usize::from(is_right);
        if !is_right {
            notes.push(format!("no caption of {}: {}", first(image), given.caption.join(" ")));
        }
    }
    for (keys, image) in &expected {
        let own: Vec<&Given> = given.iter().filter(|given| shared(keys, &given.keys)).collect();
        sums.kept += usize::from(!own.is_empty());
        if own.is_empty() {
            notes.push(format!("lost: {}", first(image)));
        }
        if let Some(caption) = &image.caption {
            sums.captions += 1;
            let is_paired = own.iter().any(|given| says(&given.caption, image));
            sums.captions_paired += usize::from(is_paired);
            if !is_paired {
                notes.push(format!("caption not paired: {caption}"));
            }
        }
        if let Some(credit) = &image.credit {
            sums.credits += 1;
            let is_right = has_credit(reading, keys, credit);
            sums.credits_right += usize::from(is_right);
            if !is_right {
                notes.push(format!("credit not told apart: {credit}"));
            }
        }
    }
    sums
}

fn first(image: &Image) -> &str {
    image.urls.first().map_or("", String::as_str)
}

fn given(tree: &Tree) -> Vec<Given> {
    let pictures = elements(tree, &[Tag::Img]);
    let pictures = pictures.into_iter().filter(|&img| !within(tree, img, &[Tag::Figcaption]));
    pictures
        .map(|img| {
            let figure = tree.ancestors(img).find(|&above| tree.tag(above) == Tag::Figure);
            let caption = figure.and_then(|figure| tree.descendants(figure).find(|&n| tree.tag(n) == Tag::Figcaption));
            Given {
                keys: addresses(tree, img).iter().flat_map(|address| keys(address)).collect(),
                caption: caption.map(|caption| tokens(&text_of(tree, caption))).unwrap_or_default(),
            }
        })
        .collect()
}

/// All addresses of a picture.
fn addresses(tree: &Tree, img: NodeId) -> Vec<String> {
    let own = tree.attr(img, "src").into_iter().map(str::to_owned);
    let sizes = tree.attr(img, "srcset").unwrap_or_default().split(", ");
    own.chain(sizes.filter_map(|size| size.split_whitespace().next()).map(str::to_owned)).collect()
}

/// What an address is known by.
fn keys(address: &str) -> Vec<String> {
    let address = decoded(address);
    // Services that make sizes carry the picture's own address in theirs.
    let inner = address.rfind("url=http").map(|at| &address[at + 4..]);
    let address = inner.unwrap_or_else(|| address.split(['?', '#']).next().unwrap_or_default());
    let address = address.split(['?', '#', '&']).next().unwrap_or_default();
    let path = address.split_once("//").map_or(address, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let name = without_sizes(last.rsplit_once('.').map_or(last, |(name, _)| name));
    let is_telling = |key: &&str| key.len() >= SHORTEST;
    let path = Some(path).filter(is_telling).map(|path| format!("/{path}"));
    path.into_iter().chain(Some(name).filter(is_telling).map(str::to_owned)).collect()
}

/// Characters of a name below which it is no name of a picture ("0", "1x1", "image").
const SHORTEST: usize = 6;

/// A file's name without the sizes that stand at its end: `-1024x683`, `_640`, `@2x`, `-scaled`.
fn without_sizes(name: &str) -> &str {
    let mut rest = name;
    loop {
        let cut = rest.rfind(['-', '_', '@']).filter(|&at| {
            let end = &rest[at + 1..];
            let is_size =
                !end.is_empty() && end.len() <= 9 && end.chars().all(|c| c.is_ascii_digit() || "xwhp".contains(c));
            at >= SHORTEST && (end == "scaled" || is_size && (end.contains('x') || end.len() <= 4))
        });
        let Some(at) = cut else { return rest };
        rest = &rest[..at];
    }
}

/// With `%2F` and its like read.
fn decoded(address: &str) -> String {
    let bytes = address.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = (bytes[at] == b'%').then(|| address.get(at + 1..at + 3)).flatten();
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Whether words are the caption of a picture, with or without its credit.
fn says(words: &[String], image: &Image) -> bool {
    let caption = tokens(image.caption.as_deref().unwrap_or_default());
    let credit = tokens(image.credit.as_deref().unwrap_or_default());
    let with_credit: Vec<String> = caption.iter().chain(&credit).cloned().collect();
    !caption.is_empty() && (bags(words, &caption).f1 >= SAME || bags(words, &with_credit).f1 >= SAME)
}

fn has_credit(reading: &Reading, keys_of_image: &[String], credit: &str) -> bool {
    reading.article.as_ref().is_ok_and(|article| {
        article.figures.iter().any(|figure| {
            let addresses = [figure.src.as_ref(), figure.poster.as_ref()].into_iter().flatten();
            let is_it = addresses.flat_map(|address| keys(address.as_str())).any(|key| keys_of_image.contains(&key));
            let words = figure.credit.as_deref().map(tokens).unwrap_or_default();
            is_it && !words.is_empty() && bags(&led_in(&words), &led_in(&tokens(credit))).f1 >= SAME
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_services_are_no_part_of_a_name() {
        assert_eq!(keys("https://a.example/x/harbour-1024x683.jpg?w=1"), ["/x/harbour-1024x683.jpg", "harbour"]);
        assert_eq!(keys("https://b.example/y/harbour_640@2x.webp"), ["/y/harbour_640@2x.webp", "harbour"]);
        assert_eq!(
            keys("https://b.example/_next/image?url=https%3A%2F%2Fa.example%2Fx%2Fharbour.jpg&w=3"),
            ["/x/harbour.jpg", "harbour"]
        );
        assert_eq!(keys("https://b.example/0.jpg"), [""; 0]);
    }

    #[test]
    fn a_caption_may_hold_the_credit() {
        let image = Image { urls: Vec::new(), caption: Some("A quay at dusk".into()), credit: Some("Ann Lee".into()) };
        assert!(says(&tokens("A quay at dusk. Ann Lee"), &image));
        assert!(!says(&tokens("Ann Lee"), &image));
    }
}
