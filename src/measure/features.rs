//! The numbers of a block that a judge may ask for: one definition each, in one line, for hand-made and learned judges.
//!
//! They are computed into a buffer of the caller's, block after block; nothing is stored. [`MISSING`] stands where there
//! is nothing to measure.

use super::blocks::{BlockId, Measures, share};
use super::phrases::{LONGEST, Phrase, phrase};
use super::surroundings::{Place, Surroundings};
use crate::page::{Kind, NodeId, Page, Tag};

/// Stands for a number that the block does not have: no such neighbour, no such element above it.
pub const MISSING: f32 = -1.0;

/// Neighbours on each side whose numbers a block sees.
const NEIGHBOURS: usize = 3;
/// Elements above a block whose numbers it sees.
const LEVELS: usize = 7;

macro_rules! features {
    ($($name:ident $doc:literal,)*) => {
        /// The numbers of a block. `f[Feature::Words as usize]` is one of them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(usize)]
        pub enum Feature {
            $(#[doc = $doc] $name,)*
        }

        /// The name and the meaning of each number, in order.
        pub const FEATURES: &[(&str, &str)] = &[$((stringify!($name), $doc),)*];

        impl Feature {
            /// How many numbers a block has.
            pub const COUNT: usize = FEATURES.len();
        }
    };
}

features! {
    Words "Words of the block.",
    Chars "Characters of the block.",
    LinkDensity "Share of its characters in links and buttons.",
    SentencesPerWord "Marks that end sentences, per word.",
    CommasPerWord "Commas, per word.",
    UpperShare "Share of its characters that are upper-case letters.",
    DigitShare "Share of its characters that are digits.",
    WordLength "Characters per word.",
    EndsSentence "1 when its last character ends a sentence (or a quotation, or leads on by a colon).",
    Tag "The tag of its container: the code of `Tag`.",
    Heading "Level of the heading it is, 0 for none.",
    TitleShare "Share of its words that occur in the page's title element; short lines only.",
    Copies "Blocks on the page with the same text.",
    PhraseRelated "1 for a short line that leads to other stories.",
    PhraseShare "1 for a short line that asks to share.",
    PhraseAction "1 for a short line that asks to sign up, log in, agree; labels of advertisements.",
    PhraseLegal "1 for a short line about rights, terms, privacy.",
    PhraseComments "1 for a short line that heads or counts comments.",
    PhraseByline "1 for a short line that says who, when, how many.",
    Preformatted "1 when its white space counts.",
    Hidden "1 when it or an element above says it is not shown.",
    Words1Before "Words of the block before.",
    Link1Before "Link density of the block before.",
    Marks1Before "Marks that end sentences per word of the block before.",
    Tag1Before "Tag of the block before.",
    Words1After "Words of the block after.",
    Link1After "Link density of the block after.",
    Marks1After "Marks that end sentences per word of the block after.",
    Tag1After "Tag of the block after.",
    Words2Before "Words of the second block before.",
    Link2Before "Link density of the second block before.",
    Marks2Before "Marks that end sentences per word of the second block before.",
    Tag2Before "Tag of the second block before.",
    Words2After "Words of the second block after.",
    Link2After "Link density of the second block after.",
    Marks2After "Marks that end sentences per word of the second block after.",
    Tag2After "Tag of the second block after.",
    Words3Before "Words of the third block before.",
    Link3Before "Link density of the third block before.",
    Marks3Before "Marks that end sentences per word of the third block before.",
    Tag3Before "Tag of the third block before.",
    Words3After "Words of the third block after.",
    Link3After "Link density of the third block after.",
    Marks3After "Marks that end sentences per word of the third block after.",
    Tag3After "Tag of the third block after.",
    Window3Long "Share of long blocks among it and three on each side.",
    Window3Plain "Characters outside links per block among it and three on each side.",
    Window10Long "Share of long blocks among it and ten on each side.",
    Window10Plain "Characters outside links per block among it and ten on each side.",
    Window10Link "Link density of it and ten on each side.",
    Index "Blocks before it, as a share of all.",
    CharsBefore "Characters before it, as a share of all.",
    LongBefore "Long blocks before it, as a share of all.",
    Blocks "Blocks of the page.",
    PageChars "Characters of the page.",
    PageLink "Link density of the page.",
    PageLong "Long blocks of the page.",
    PageMarks "Sentence marks and commas per word of the page.",
    FromHeadline "Blocks since the first h1; negative before it; -999 without one.",
    HasHeadline "1 when the page has an h1.",
    Depth "Elements above it.",
    InNav "Elements between it and the innermost nav (or menu role).",
    InHeader "Elements between it and the innermost header.",
    InFooter "Elements between it and the innermost footer.",
    InAside "Elements between it and the innermost aside.",
    InForm "Elements between it and the innermost form.",
    InArticle "Elements between it and the innermost article.",
    InMain "Elements between it and the innermost main.",
    InList "Elements between it and the innermost list.",
    InTable "Elements between it and the innermost table.",
    InFigure "Elements between it and the innermost figure.",
    InButton "Elements between it and the innermost button.",
    InQuote "Elements between it and the innermost blockquote.",
    InSection "Elements between it and the innermost section.",
    InDefinitions "Elements between it and the innermost dl.",
    InDetails "Elements between it and the innermost details.",
    InCode "Elements between it and the innermost pre.",
    InBody "Elements between it and the innermost element that says it is the text of the article (microdata).",
    InDialog "Elements between it and the innermost dialog (or alert).",
    Text0 "Share of the page's characters in its container.",
    Link0 "Link density of its container.",
    Blocks0 "Blocks of its container.",
    Long0 "Share of the page's long blocks in its container.",
    Mean0 "Characters per block of its container.",
    Like0 "Siblings like its container, by tag and class.",
    Text1 "Share of the page's characters one element up.",
    Link1 "Link density one element up.",
    Blocks1 "Blocks one element up.",
    Long1 "Share of the page's long blocks one element up.",
    Mean1 "Characters per block one element up.",
    Like1 "Siblings like the one element up.",
    Text2 "Share of the page's characters two elements up.",
    Link2 "Link density two elements up.",
    Blocks2 "Blocks two elements up.",
    Long2 "Share of the page's long blocks two elements up.",
    Mean2 "Characters per block two elements up.",
    Like2 "Siblings like the element two up.",
    Text3 "Share of the page's characters three elements up.",
    Link3 "Link density three elements up.",
    Blocks3 "Blocks three elements up.",
    Long3 "Share of the page's long blocks three elements up.",
    Mean3 "Characters per block three elements up.",
    Like3 "Siblings like the element three up.",
    Text4 "Share of the page's characters four elements up.",
    Link4 "Link density four elements up.",
    Blocks4 "Blocks four elements up.",
    Long4 "Share of the page's long blocks four elements up.",
    Mean4 "Characters per block four elements up.",
    Like4 "Siblings like the element four up.",
    Text5 "Share of the page's characters five elements up.",
    Link5 "Link density five elements up.",
    Blocks5 "Blocks five elements up.",
    Long5 "Share of the page's long blocks five elements up.",
    Mean5 "Characters per block five elements up.",
    Like5 "Siblings like the element five up.",
    Text6 "Share of the page's characters six elements up.",
    Link6 "Link density six elements up.",
    Blocks6 "Blocks six elements up.",
    Long6 "Share of the page's long blocks six elements up.",
    Mean6 "Characters per block six elements up.",
    Like6 "Siblings like the element six up.",
    Third "Elements between it and the deepest one with 30 % of the page's long blocks.",
    ThirdLink "Link density of that element.",
    Half "Elements between it and the deepest one with 50 % of the page's long blocks.",
    HalfLink "Link density of that element.",
    Most "Elements between it and the deepest one with 80 % of the page's long blocks.",
    MostLink "Link density of that element.",
    ContentHints "Elements among the first seven above it whose class or id speaks for content.",
    ChromeHints "Elements among the first seven above it whose class or id speaks for chrome.",
    NearestContent "Elements between it and the first whose class or id speaks for content; of seven.",
    NearestChrome "Elements between it and the first whose class or id speaks for chrome; of seven.",
}

/// The buffer that one block's numbers are computed into.
pub type Row = [f32; Feature::COUNT];

/// Computes the numbers of the blocks of a page, one after the other.
#[derive(Debug)]
pub struct Surveyor<'a> {
    page: &'a Page,
    measures: &'a Measures,
    surroundings: Surroundings<'a>,
    headline: Option<usize>,
    /// Hashes of the title's words, sorted.
    title: Vec<u32>,
    text: String,
    lower: String,
}

impl<'a> Surveyor<'a> {
    /// Looks at a page.
    pub fn new(page: &'a Page, measures: &'a Measures) -> Self {
        let headline = measures.blocks().iter().position(|block| page.tag(block.container) == Tag::H1);
        Self {
            page,
            measures,
            surroundings: Surroundings::new(page, measures),
            headline,
            title: title_words(page),
            text: String::new(),
            lower: String::new(),
        }
    }

    /// The elements above the block last asked for.
    pub fn surroundings(&self) -> &Surroundings<'a> {
        &self.surroundings
    }

    /// Computes the numbers of a block. Asking for the blocks in order costs as much as the page has nodes.
    pub fn features(&mut self, id: BlockId, row: &mut Row) {
        self.surroundings.go_to(id);
        self.own(id, row);
        self.neighbours(id, row);
        self.place(id, row);
        self.above(row);
    }

    fn own(&mut self, id: BlockId, row: &mut Row) {
        use Feature::*;
        let block = self.measures.block(id);
        let tag = self.page.tag(block.container);
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
        set(EndsSentence, flag(ends_sentence(self.page.text(block.last))));
        set(Tag, tag_code(tag));
        set(Heading, f32::from(tag.heading_level().unwrap_or(0)));
        set(Copies, block.copies() as f32);
        set(Preformatted, flag(block.is_preformatted()));
        set(Hidden, flag(self.surroundings.is_hidden()));
        let mut said = None;
        let mut titled = 0.0;
        if block.words <= LONGEST {
            self.text.clear();
            self.measures.append_text(self.page, id, &mut self.text);
            self.lower.clear();
            self.lower.extend(self.text.chars().flat_map(char::to_lowercase));
            said = phrase(&self.lower);
            titled = self.title_share();
        }
        set(TitleShare, titled);
        for (feature, which) in [
            (PhraseRelated, Phrase::Related),
            (PhraseShare, Phrase::Share),
            (PhraseAction, Phrase::Action),
            (PhraseLegal, Phrase::Legal),
            (PhraseComments, Phrase::Comments),
            (PhraseByline, Phrase::Byline),
        ] {
            set(feature, flag(said == Some(which)));
        }
    }

    fn title_share(&self) -> f32 {
        let (mut all, mut shared) = (0, 0);
        for word in word_hashes(&self.lower) {
            all += 1;
            shared += u32::from(self.title.binary_search(&word).is_ok());
        }
        share(shared, all)
    }

    fn neighbours(&self, id: BlockId, row: &mut Row) {
        let blocks = self.measures.blocks();
        let at = id.index();
        for distance in 1..=NEIGHBOURS {
            let sides = [at.checked_sub(distance), Some(at + distance)];
            for (side, other) in sides.into_iter().enumerate() {
                let start = Feature::Words1Before as usize + (distance - 1) * 8 + side * 4;
                let numbers = match other.and_then(|other| blocks.get(other)) {
                    Some(other) => [
                        other.words as f32,
                        other.link_density(),
                        other.sentences() as f32 / other.words.max(1) as f32,
                        tag_code(self.page.tag(other.container)),
                    ],
                    None => [MISSING; 4],
                };
                row[start..start + 4].copy_from_slice(&numbers);
            }
        }
        for (reach, start) in [(3, Feature::Window3Long as usize), (10, Feature::Window10Long as usize)] {
            let window = self.measures.sums(at.saturating_sub(reach)..(at + reach + 1).min(blocks.len()));
            row[start] = share(window.long, window.blocks);
            row[start + 1] = share(window.chars - window.link_chars, window.blocks);
            if reach == 10 {
                row[start + 2] = window.link_density();
            }
        }
    }

    fn place(&self, id: BlockId, row: &mut Row) {
        use Feature::*;
        let whole = self.measures.page();
        let before = self.measures.sums(0..id.index());
        let mut set = |feature: Feature, value: f32| row[feature as usize] = value;
        set(Index, share(before.blocks, whole.blocks));
        set(CharsBefore, share(before.chars, whole.chars));
        set(LongBefore, share(before.long, whole.long));
        set(Blocks, whole.blocks as f32);
        set(PageChars, whole.chars as f32);
        set(PageLink, whole.link_density());
        set(PageLong, whole.long as f32);
        set(PageMarks, share(whole.marks, whole.words));
        set(FromHeadline, self.headline.map_or(-999.0, |headline| id.index() as f32 - headline as f32));
        set(HasHeadline, flag(self.headline.is_some()));
        set(Depth, self.surroundings.levels().len() as f32);
    }

    fn above(&self, row: &mut Row) {
        use Feature::*;
        const PLACES: [Place; Place::COUNT] = [
            Place::Nav,
            Place::Header,
            Place::Footer,
            Place::Aside,
            Place::Form,
            Place::Article,
            Place::Main,
            Place::List,
            Place::Table,
            Place::Figure,
            Place::Button,
            Place::Quote,
            Place::Section,
            Place::Definitions,
            Place::Details,
            Place::Code,
            Place::Body,
            Place::Dialog,
        ];
        let around = &self.surroundings;
        for (at, place) in PLACES.into_iter().enumerate() {
            row[InNav as usize + at] = around.distance(place).map_or(MISSING, |distance| distance as f32);
        }
        let whole = self.measures.page();
        let (mut hints, mut nearest) = ([0.0; 2], [MISSING; 2]);
        for k in 0..LEVELS {
            let start = Text0 as usize + k * 6;
            let numbers = match around.above(k) {
                Some(level) => {
                    for side in 0..2 {
                        if level.hints[side] {
                            hints[side] += 1.0;
                            if nearest[side] == MISSING {
                                nearest[side] = k as f32;
                            }
                        }
                    }
                    let sums = self.measures.of(self.page, level.node);
                    [
                        share(sums.chars, whole.chars),
                        sums.link_density(),
                        sums.blocks as f32,
                        share(sums.long, whole.long),
                        share(sums.chars, sums.blocks),
                        f32::from(level.like),
                    ]
                }
                None => [MISSING; 6],
            };
            row[start..start + 6].copy_from_slice(&numbers);
        }
        for which in 0..3 {
            let start = Third as usize + which * 2;
            let (distance, density) = match around.holder(which) {
                Some((distance, level)) => (distance as f32, self.measures.of(self.page, level.node).link_density()),
                None => (MISSING, MISSING),
            };
            row[start] = distance;
            row[start + 1] = density;
        }
        row[ContentHints as usize] = hints[0];
        row[ChromeHints as usize] = hints[1];
        row[NearestContent as usize] = nearest[0];
        row[NearestChrome as usize] = nearest[1];
    }
}

fn flag(is: bool) -> f32 {
    if is { 1.0 } else { 0.0 }
}

fn tag_code(tag: Tag) -> f32 {
    f32::from(tag as u16)
}

/// Whether the last visible character ends a sentence or a quotation, or leads on.
fn ends_sentence(text: &str) -> bool {
    let last = text.chars().rev().find(|&c| !super::words::is_blank(c));
    last.is_some_and(|c| ".!?:\"”»’…。！？」』؟।".contains(c))
}

fn title_words(page: &Page) -> Vec<u32> {
    let head =
        (0..page.len()).map(NodeId::from_index).find(|&node| page.tag(node) == Tag::Title && !page.is_foreign(node));
    let Some(title) = head else { return Vec::new() };
    let mut lower = String::new();
    for node in page.descendants(title).filter(|&node| page.kind(node) == Kind::Text) {
        lower.extend(page.text(node).chars().flat_map(char::to_lowercase));
    }
    let mut words: Vec<u32> = word_hashes(&lower).collect();
    words.sort_unstable();
    words
}

/// The words of a text in lower case, as numbers to compare.
fn word_hashes(lower: &str) -> impl Iterator<Item = u32> {
    lower.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty()).map(|word| {
        word.bytes().fold(0x811C_9DC5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_the_names_is_the_order_of_the_numbers() {
        let name = |feature: Feature| FEATURES[feature as usize].0;
        assert_eq!(name(Feature::Tag3After), "Tag3After");
        assert_eq!(Feature::Tag3After as usize - Feature::Words1Before as usize, NEIGHBOURS * 8 - 1);
        assert_eq!(Feature::Like6 as usize - Feature::Text0 as usize, LEVELS * 6 - 1);
        assert_eq!(Feature::InDialog as usize - Feature::InNav as usize, Place::COUNT - 1);
        assert_eq!(Feature::NearestChrome as usize + 1, Feature::COUNT);
    }

    #[test]
    fn sentences_end_in_every_script() {
        assert!(ends_sentence("So it is. \n"));
        assert!(ends_sentence("「はい。」"));
        assert!(!ends_sentence("Read more"));
    }
}
