//! The signature: the author's name as the last line of a text, or in brackets behind its last sentence.
//!
//! Asked for only where nothing else names an author. Which line repeats a byline, and is left out, is decided in
//! `repeated_metadata`.

use crate::article::{Metadata, PageKind, Source, Sources};
use crate::judge::Verdicts;
use crate::measure::{BlockId, Measures, phrase};
use crate::metadata::is_full_name;
use crate::page::{Page, Tag};

/// Words of a person's name; of fewer or more a last line is something else.
const WORDS: std::ops::RangeInclusive<usize> = 2..=3;
/// Characters of a name in a script without capitals.
const HAN: std::ops::RangeInclusive<usize> = 2..=6;
/// Least words of the paragraph above a signature.
const PARAGRAPH: u32 = 6;

/// Takes the signature of an article for its author, if it has no other.
pub fn sign(page: &Page, measures: &Measures, verdicts: &Verdicts, about: &mut Metadata, sources: &mut Sources) {
    if about.authors.is_empty()
        && verdicts.kind == PageKind::Article
        && let Some(name) = last_line(page, measures, verdicts).or_else(|| in_brackets(page, measures, verdicts))
    {
        about.byline = Some(name.clone());
        about.authors = vec![name];
        sources.authors = Some(Source::Visible);
    }
}

/// The last kept line, if it is a name below a paragraph.
#[inline(never)]
fn last_line(page: &Page, measures: &Measures, verdicts: &Verdicts) -> Option<String> {
    let mut kept = kept(measures, verdicts).rev();
    let (last, before) = (kept.next()?, kept.next()?);
    let block = measures.block(last);
    let is_line = matches!(page.tag(block.container), Tag::P | Tag::Div | Tag::Strong | Tag::B | Tag::Em | Tag::I);
    let text = measures.text(page, last);
    let name = text.trim().trim_end_matches('.');
    let is_below_text = measures.block(before).words >= PARAGRAPH
        && measures.text(page, before).trim_end().ends_with(['.', '!', '?', '…', '»', '”', '"', '“']);
    (is_line && block.link_chars == 0 && is_person(name) && is_below_text).then(|| name.to_owned())
}

/// The name in brackets behind the last sentence, if a line above the text is that name: "…（佐伯真理）".
#[inline(never)]
fn in_brackets(page: &Page, measures: &Measures, verdicts: &Verdicts) -> Option<String> {
    let last = kept(measures, verdicts).next_back()?;
    let text = measures.text(page, last);
    let name = text.trim_end().strip_suffix('）')?.rsplit('（').next()?;
    let is_name = HAN.contains(&name.chars().count()) && name.chars().all(|c| c.is_alphabetic() && c > '\u{2e7f}');
    let above = (0..last.index()).map(BlockId::from_index);
    let is_line = |id| measures.block(id).chars as usize <= *HAN.end() && measures.text(page, id).trim() == name;
    (is_name && above.into_iter().any(is_line)).then(|| name.to_owned())
}

fn kept<'a>(measures: &'a Measures, verdicts: &'a Verdicts) -> impl DoubleEndedIterator<Item = BlockId> + 'a {
    (0..measures.blocks().len()).map(BlockId::from_index).filter(|&id| verdicts.keeps(id))
}

/// Whether a line is a person's name in small letters with capitals: in capitals alone it may be anything.
fn is_person(line: &str) -> bool {
    WORDS.contains(&line.split(' ').count())
        && line.split(' ').all(|word| word.contains(char::is_lowercase))
        && is_full_name(line)
        && phrase(&line.to_lowercase()).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::measure;
    use crate::page::Snapshot;

    fn author(body: &str, kind: PageKind) -> Option<String> {
        let html = format!("<html><head></head><body><h1>A boat comes home</h1>{body}</body></html>");
        let page = Page::read(Snapshot::from_serialised(html, "https://a.example/")).unwrap();
        let measures = measure(&page);
        let mut verdicts = Verdicts::keeping(&vec![true; measures.blocks().len()], page.body());
        verdicts.kind = kind;
        let (mut about, mut sources) = (Metadata::default(), Sources::default());
        sign(&page, &measures, &verdicts, &mut about, &mut sources);
        about.byline
    }

    const TEXT: &str = "<p>The boat came home with the tide, and nobody on the quay had a word for it.</p>";

    #[test]
    fn a_name_below_the_text_is_its_author() {
        let signed = |line: &str| author(&format!("{TEXT}{line}"), PageKind::Article);
        assert_eq!(signed("<p><b>Ada Holm</b></p>").as_deref(), Some("Ada Holm"));
        assert_eq!(signed("<div>Мария Лебедева</div>").as_deref(), Some("Мария Лебедева"));
        for line in ["<p>The end</p>", "<h2>Ada Holm</h2>", "<p><a href=\"/a\">Ada Holm</a></p>", "<p>NASA ESA</p>"] {
            assert_eq!(signed(line), None, "{line}");
        }
        assert_eq!(author(&format!("{TEXT}<p>Ada Holm</p>"), PageKind::Discussion), None);
        assert_eq!(author("<p>Boats</p><p>Ada Holm</p>", PageKind::Article), None);
    }

    #[test]
    fn a_name_in_brackets_is_the_author_where_it_stands_above_the_text_too() {
        let text = "<p>窓からは停泊する漁船が見える。（佐伯真理）</p>";
        assert_eq!(author(&format!("<p>佐伯真理</p>{text}"), PageKind::Article).as_deref(), Some("佐伯真理"));
        assert_eq!(author(&format!("<p>写真</p>{text}"), PageKind::Article), None);
    }
}
