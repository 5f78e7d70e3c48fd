//! Features of a block alone: its text and the markup in it.

use super::blocks::{BlockId, Measures, share};
use super::features::{Feature, Row};
use super::page_signals::title_words;
use super::phrases::{MAX_WORDS, Phrase, phrase};
use super::text_signals::{
    MAX_HEADLINE_WORDS, ends_sentence, has_year, last_visible, lower_and_split, money_amounts, word_hashes,
};
use crate::page::{NodeId, Page, Tag};

/// What the features of single blocks need, and buffers for their texts.
#[derive(Debug)]
pub(super) struct OwnFeatures {
    /// Hashes of the words of the page's title, sorted.
    title: Vec<u32>,
    text: String,
    lower: String,
}

impl OwnFeatures {
    pub fn new(page: &Page) -> Self {
        Self { title: title_words(page), text: String::new(), lower: String::new() }
    }

    /// The text of the last block, if it was needed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Writes the features of a block; returns its phrase. The text of a block longer than a headline is only read when
    /// `needs_text` is set.
    pub fn write(
        &mut self,
        page: &Page,
        measures: &Measures,
        id: BlockId,
        hidden: bool,
        needs_text: bool,
        row: &mut Row,
    ) -> Option<Phrase> {
        use Feature::*;
        let block = measures.block(id);
        let tag = page.tag(block.container);
        let words = block.words.max(1) as f32;
        let mut set = |feature: Feature, value: f32| row[feature as usize] = value;
        set(Words, block.words as f32);
        set(Chars, block.chars as f32);
        set(LinkDensity, block.link_density());
        set(SentencesPerWord, block.sentences() as f32 / words);
        set(CommasPerWord, block.commas() as f32 / words);
        set(UpperShare, block.upper_share());
        set(DigitShare, block.digit_share());
        set(WordLength, block.chars as f32 / words);
        set(EndsSentence, flag(ends_sentence(page.text(block.last))));
        set(TagCode, f32::from(tag as u16));
        set(HeadingLevel, f32::from(tag.heading_level().unwrap_or(0)));
        set(Duplicates, block.duplicates() as f32);
        set(Preformatted, flag(block.is_preformatted()));
        set(Hidden, flag(hidden));
        let mut end_mark = match last_visible(page.text(block.last)) {
            Some('…') => 1.0,
            Some(':' | '：') => 2.0,
            Some('?' | '？' | '؟') => 3.0,
            _ => 0.0,
        };
        let mut found = None;
        let (mut title_share, mut lower_case, mut money, mut year, mut bullet) = (0.0, false, 0, false, false);
        let is_short = block.words <= MAX_HEADLINE_WORDS;
        if is_short || needs_text {
            self.text.clear();
            measures.append_text(page, id, &mut self.text);
        }
        if is_short {
            self.lower.clear();
            lower_and_split(&self.text, &mut self.lower);
            found = if block.words <= MAX_WORDS { phrase(&self.lower) } else { None };
            title_share = share_of_words(&self.lower, &self.title);
            lower_case = self.text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase);
            money = money_amounts(&self.text);
            year = has_year(&self.text);
            bullet = self.text.starts_with(['•', '·', '-', '–', '—', '»', '›', '→', '*', '▪', '●', '✓', '✔']);
            if self.text.ends_with("...") {
                end_mark = 1.0;
            }
        }
        set(EndMark, end_mark);
        set(StartsLowerCase, flag(lower_case));
        set(MoneyAmounts, money as f32);
        set(HasYear, flag(year));
        set(HasBullet, flag(bullet));
        set(TitleShare, title_share);
        let nodes = (block.first.index()..=block.last.index()).map(NodeId::from_index);
        set(Links, nodes.filter(|&node| page.tag(node) == Tag::A).count() as f32);
        let inline = page.ancestors(block.first).take_while(|&node| node != block.container);
        set(StartsBold, flag(inline.into_iter().any(|node| matches!(page.tag(node), Tag::B | Tag::Strong))));
        for (feature, of) in [
            (PhraseRelated, Phrase::Related),
            (PhraseShare, Phrase::Share),
            (PhraseAction, Phrase::Action),
            (PhraseLegal, Phrase::Legal),
            (PhraseComments, Phrase::Comments),
            (PhraseByline, Phrase::Byline),
            (PhraseReviews, Phrase::Reviews),
        ] {
            set(feature, flag(found == Some(of)));
        }
        set(IsParagraph, flag(tag == Tag::P));
        set(IsItem, flag(matches!(tag, Tag::Li | Tag::Dd | Tag::Dt)));
        set(IsCell, flag(matches!(tag, Tag::Td | Tag::Th)));
        set(IsGenericContainer, flag(matches!(tag, Tag::Div | Tag::Section | Tag::Article)));
        found
    }
}

/// Share of the words of a text in lower case whose hashes are among some sorted ones.
fn share_of_words(lower: &str, known: &[u32]) -> f32 {
    let (mut all, mut shared) = (0, 0);
    for word in word_hashes(lower) {
        all += 1;
        shared += u32::from(known.binary_search(&word).is_ok());
    }
    share(shared, all)
}

fn flag(is: bool) -> f32 {
    if is { 1.0 } else { 0.0 }
}
