//! The standfirst (lead, deck): a sentence or two between headline and text that sum up the article. Where the judge has kept
//! it, it is part of the text; where it has not, it becomes a field of its own.
//!
//! Known by the names that publishers give it, by being what the page declares as its description, or by standing right
//! below the headline as a sentence of its own.

use super::VisibleMetadata;
use crate::article::Metadata;
use crate::figures::Figures;
use crate::judge::{Reason, Verdict, Verdicts};
use crate::measure::{Block, BlockId, Measures, Phrase, phrase};
use crate::page::letters;
use crate::page::word_table::AnyOf;
use crate::page::{NodeId, Page, Tag};

/// Blocks between headline and text that are looked at.
const REACH: usize = 40;
/// Characters of a standfirst.
const CHARS: std::ops::RangeInclusive<u32> = 20..=700;
/// Link density from which a line leads elsewhere.
const MAX_LINKS: f32 = 0.3;
/// Words of the paragraph with which the text begins.
const PARAGRAPH: u32 = 20;
/// The same where all paragraphs are short.
const SHORT_PARAGRAPH: u32 = 8;
/// Least words of a standfirst that nothing but its place tells of, and least characters of one in a script without spaces.
const WORDS: usize = 7;
const HAN: usize = 12;
/// One digit in so many characters makes a line one of dates or counts.
const MAX_DIGITS: usize = 4;
/// Letters from which one text that begins with another is the same, cut short.
const SAME: usize = 40;

/// The standfirst, if the text does not hold it.
#[inline(never)]
pub fn standfirst(
    page: &Page,
    measures: &Measures,
    verdicts: &Verdicts,
    figures: &Figures,
    about: &Metadata,
    visible: VisibleMetadata<'_>,
) -> Option<String> {
    let blocks = measures.blocks();
    let keeps = |at: usize| verdicts.keeps(BlockId::from_index(at));
    let begins = |least: u32| (0..blocks.len()).find(|&at| keeps(at) && blocks[at].words >= least);
    let text = begins(PARAGRAPH).or_else(|| begins(SHORT_PARAGRAPH))?;
    let shown = visible.headline.map(|node| measures.within(page, node).end).filter(|&end| end <= text);
    let is_headline = |&at: &usize| page.tag(blocks[at].container) == Tag::H1;
    let headline = shown.or_else(|| (0..text).rfind(is_headline).map(|at| at + 1))?;
    let description = about.excerpt.as_deref().map(letters::key).unwrap_or_default();
    let words = |at: usize| measures.text(page, BlockId::from_index(at));
    let is_line = |&at: &usize| {
        let block = &blocks[at];
        !matches!(verdicts.verdict(BlockId::from_index(at)), Verdict::Drop(Reason::Hidden))
            && CHARS.contains(&block.chars)
            && block.link_density() <= MAX_LINKS
            && figures.captions.binary_search(&BlockId::from_index(at)).is_err()
    };
    let is_declared = |at: &usize| is_named(page, &blocks[*at]) || is_description(&words(*at), &description);
    let is_below = |&at: &usize| is_below_headline(page, &blocks[at], visible) && is_sentence(&words(at), about);
    let near = headline.max(text.saturating_sub(REACH))..text;
    let declared = near.clone().filter(is_line).find(is_declared);
    let at = declared.or_else(|| near.take(1).filter(is_line).find(is_below)).filter(|&at| !keeps(at))?;
    let found = words(at);
    let digits = found.bytes().filter(u8::is_ascii_digit).count();
    let is_boilerplate = digits * MAX_DIGITS > found.chars().count()
        || matches!(phrase(&found.to_lowercase()), Some(kind) if kind != Phrase::Related);
    let repeated = || letters::key(&words(text)).starts_with(&letters::key(&found));
    (!is_boilerplate && !repeated() && about.title.as_deref() != Some(&found)).then_some(found)
}

/// Whether the names of a line's element, or of the one around it, say that it is a standfirst.
fn is_named(page: &Page, block: &Block) -> bool {
    const NAMES: AnyOf<'_> = AnyOf::new(&[
        "standfirst",
        "subtitle",
        "sub-title",
        "subheadline",
        "sub-headline",
        "lead",
        "lede",
        "dek",
        "intro",
        "excerpt",
        "summary",
        "vorspann",
        "einleitung",
        "preface",
        "teasertext",
        "teaser-text",
        "article-teaser",
        "article__teaser",
        "chapo",
        "entradilla",
        "bajada",
        "sommario",
        "ingress",
        "manchet",
        "perex",
        "sapo",
    ]);
    const OTHERS: AnyOf<'_> = AnyOf::new(&[
        "leading",
        "leader",
        "byline",
        "author",
        "caption",
        "newsletter",
        "introduc",
        "misleading",
        "image",
        "media",
    ]);
    let is_property = matches!(page.attr(block.container, "itemprop"), Some("description" | "alternativeHeadline"));
    let names = |node: NodeId| ["class", "id", "data-testid"].into_iter().filter_map(move |name| page.attr(node, name));
    let is_named = |name: &str| {
        let is_one = |word: &str| NAMES.is_in(word) && !OTHERS.is_in(word);
        name.split_ascii_whitespace().any(|word| is_one(&word.to_ascii_lowercase()))
    };
    let in_picture = || page.ancestors(block.container).take(4).any(|node| page.tag(node) == Tag::Figure);
    (is_property || page.ancestors(block.container).take(2).flat_map(names).any(is_named)) && !in_picture()
}

/// Whether the block right below the headline stands in an element that may hold a standfirst, and shows no metadata.
fn is_below_headline(page: &Page, block: &Block, visible: VisibleMetadata<'_>) -> bool {
    let shows = |node: NodeId| page.contains(node, block.first) || page.contains(block.container, node);
    matches!(page.tag(block.container), Tag::H2 | Tag::H3 | Tag::H4 | Tag::P | Tag::Div | Tag::Strong | Tag::B)
        && block.link_chars == 0
        && visible.headline.is_some()
        && !visible.byline.into_iter().chain(visible.dates.iter().copied()).any(shows)
}

/// Whether a line reads as a sentence: of enough words or, in scripts without spaces, characters; without author, date or
/// address.
fn is_sentence(text: &str, about: &Metadata) -> bool {
    let is_long = text.split_whitespace().count() >= WORDS || text.chars().filter(|&c| c > '\u{2e7f}').count() >= HAN;
    let is_of_author = about.authors.iter().any(|name| text.contains(name.as_str()));
    is_long && !is_of_author && !text.contains(['@', '|', '©']) && !crate::metadata::contains_date(text)
}

/// Whether a text is the page's description, or one of them is the other cut short.
fn is_description(text: &str, description: &str) -> bool {
    let key = letters::key(text);
    key == description
        || key.len().min(description.len()) >= SAME && (key.starts_with(description) || description.starts_with(&key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::measure;
    use crate::page::Snapshot;

    /// The standfirst of a page of which only the paragraphs that begin with P are kept.
    fn of(line: &str, description: &str) -> Option<String> {
        let text = format!("<p>P {}</p>", "words of the article that go on for a while and are kept. ".repeat(3));
        let html =
            format!("<html><head></head><body><h1>A boat comes home</h1>{line}<p>By Ada Holm</p>{text}</body></html>");
        let page = Page::read(Snapshot::from_serialised(html, "https://a.example/")).unwrap();
        let measures = measure(&page);
        let kept: Vec<bool> = (0..measures.blocks().len())
            .map(|at| measures.text(&page, BlockId::from_index(at)).starts_with('P'))
            .collect();
        let verdicts = Verdicts::keeping(&kept, page.body());
        let excerpt = Some(description.to_owned());
        let about = Metadata { excerpt, authors: vec!["Ada Holm".to_owned()], ..Metadata::default() };
        let headline = page.descendants(NodeId::DOCUMENT).find(|&node| page.tag(node) == Tag::H1);
        let visible = VisibleMetadata { headline, ..VisibleMetadata::default() };
        standfirst(&page, &measures, &verdicts, &Figures::default(), &about, visible)
    }

    #[test]
    fn a_standfirst_is_known_by_its_name_or_as_the_description() {
        let words = "The crew had been given up at noon.";
        for (open, close) in [
            ("<p class=\"article-subtitle\">", "</p>"),
            ("<div class=\"Vorspann\"><p>", "</p></div>"),
            ("<h2 itemprop=\"alternativeHeadline\">", "</h2>"),
        ] {
            assert_eq!(of(&format!("{open}{words}{close}"), "").as_deref(), Some(words), "{open}");
        }
        assert_eq!(of(&format!("<p>{words}</p>"), words).as_deref(), Some(words));
    }

    #[test]
    fn a_sentence_right_below_the_headline_is_one() {
        let words = "The crew had been given up at noon.";
        for line in [format!("<h2>{words}</h2>"), format!("<div>{words}</div>")] {
            assert_eq!(of(&line, "").as_deref(), Some(words), "{line}");
        }
        for line in [
            "<h2>What happened at sea</h2>".to_owned(),
            format!("<p><a href=\"/s\">{words}</a></p>"),
            "<p>Ada Holm has written this for the harbour.</p>".to_owned(),
            "<p>The harbour, on the fourth, 4 March 2024 at noon</p>".to_owned(),
            "<p>2024/03/04 06:17 (2024/03/05 06:18)</p>".to_owned(),
            format!("<p>Reports from the sea</p><p>{words}</p>"),
        ] {
            assert_eq!(of(&line, ""), None, "{line}");
        }
    }

    #[test]
    fn other_lines_are_none() {
        for line in [
            "<p>Reports</p><p>The crew had been given up at noon.</p>",
            "<p>Reports</p><p class=\"article-subtitle\"><a href=\"/s\">The crew had been given up at noon.</a></p>",
            "<p>Reports</p><p class=\"leading-6\">The crew had been given up at noon.</p>",
            "<p>Reports</p><figure><p class=\"lead-picture\">The crew had been given up at noon.</p></figure>",
            "<p class=\"lead\">P The crew had been given up, as the text says.</p>",
        ] {
            assert_eq!(of(line, "Something else that the page says of itself, at some length."), None, "{line}");
        }
    }
}
