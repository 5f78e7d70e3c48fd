//! Pages whose truth is known block by block: what new pages are made of.

use super::edit::markup;
use crate::corpora::Failure;
use crate::reading::each;
use crate::rng::hash;
use crate::sites::fold;
use crate::source::Source;
use crate::training::{Labels, labelled_pages};
use crate::word::tokens;
use recto::measure::{BlockId, Measures, measure};
use recto::native::snapshot_from_html;
use recto::page::{Kind, NodeId, Page as Tree, Tag};
use std::collections::BTreeMap;
use std::path::Path;

/// F1 of the labels from which they are the truth: below it the truth and the page differ.
const ALIGNED: f64 = 0.96;
/// Parts of the text from which a page can be cut short, and an article filled with other things.
const PARTS: usize = 5;
/// Share of the true words that the element around the text holds.
const REGION: f64 = 0.85;
/// Words of a part of the chrome that is put into other pages.
const CHROME: std::ops::Range<usize> = 8..180;
/// Parts of the chrome taken of a page, and bytes of each at most: a page's menu is as good as another's.
const CHROME_PARTS: usize = 12;
const CHROME_BYTES: usize = 12_000;

/// A page whose labels can be trusted.
pub struct BasePage {
    /// Its set and its name there.
    pub name: String,
    /// Its kind, as the trainer knows it.
    pub kind: &'static str,
    /// Its language, if known.
    pub language: String,
    /// The fold of its site.
    pub fold: usize,
    /// The tree.
    pub page: Tree,
    /// Its blocks.
    pub measures: Measures,
    /// For each block, whether it is part of the text.
    pub content: Vec<bool>,
    /// The element around the text.
    pub region: NodeId,
    /// Its children that hold text of the article, in order.
    pub parts: Vec<NodeId>,
    /// The headline, as the page's title element has it.
    pub title: String,
    /// Parts of its chrome, as markup.
    pub chrome: Vec<String>,
    /// The texts of its paragraphs, for teasers and comments elsewhere.
    pub sentences: Vec<String>,
}

impl BasePage {
    /// The text of some blocks, one a line.
    pub fn text(&self, keep: impl Fn(usize) -> bool) -> String {
        let kept = (0..self.content.len()).filter(|&at| keep(at));
        kept.map(|at| self.measures.text(&self.page, BlockId::from_index(at)) + "\n").collect()
    }

    /// The text of the article.
    pub fn truth(&self) -> String {
        self.text(|at| self.content[at])
    }

    /// Whether enough of it is left when it is cut short, and its chrome and headlines are lent.
    pub fn is_long(&self) -> bool {
        self.parts.len() >= PARTS
    }

    /// Words of the article in an element.
    pub fn words(&self, node: NodeId) -> usize {
        words_within(&self.page, &self.measures, &self.content, node)
    }
}

/// All pages of some sources that can serve, and those that can only lend their chrome and headlines, by fold.
pub struct BasePages {
    /// Pages to make others of.
    pub pages: Vec<BasePage>,
    donors: BTreeMap<usize, Vec<usize>>,
}

impl BasePages {
    /// Reads the sources; of their pages one in so many, chosen by its name.
    pub fn read(folder: &Path, sources: &[Source], one_in: u64) -> Result<Self, Failure> {
        let mut pages = Vec::new();
        for source in sources {
            let mut of = labelled_pages(*source, folder)?;
            of.retain(|page| hash(&page.name()).is_multiple_of(one_in));
            let read = each(&of, |page| -> Result<Option<BasePage>, Failure> {
                let html = page.stored(folder)?;
                Ok(base(&html, page.url(), page.text(), &page.name(), page.kind(), page.language()))
            });
            pages.extend(read.into_iter().collect::<Result<Vec<_>, Failure>>()?.into_iter().flatten());
        }
        Ok(Self::new(pages))
    }

    /// A single page, for tests.
    #[cfg(test)]
    pub fn of_page(html: &[u8], url: &str, truth: &str) -> Self {
        Self::new(base(html, url, truth, "test/a", "article", "en").into_iter().collect())
    }

    fn new(pages: Vec<BasePage>) -> Self {
        let mut donors: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, page) in pages.iter().enumerate().filter(|(_, page)| page.is_long()) {
            donors.entry(page.fold).or_default().push(at);
        }
        Self { pages, donors }
    }

    /// Pages of the fold of another, so that what is made of both was never seen by the fold's judge.
    pub fn donors(&self, of: &BasePage) -> Vec<&BasePage> {
        let same = self.donors.get(&of.fold).into_iter().flatten().map(|&at| &self.pages[at]);
        same.filter(|page| page.name != of.name).collect()
    }
}

fn base(html: &[u8], url: &str, truth: &str, name: &str, kind: &'static str, language: &str) -> Option<BasePage> {
    let page = Tree::read(snapshot_from_html(html, url)).ok()?;
    let measures = measure(&page);
    let labels = Labels::new(&page, &measures, truth);
    let content: Vec<bool> = labels.blocks.iter().map(|block| block.is_content()).collect();
    if labels.score(|at| content[at]).f1 < ALIGNED {
        return None;
    }
    let region = region(&page, &measures, &content)?;
    let has_text = |&node: &NodeId| words_within(&page, &measures, &content, node) > 0;
    let parts: Vec<NodeId> =
        page.children(region).filter(|&node| page.kind(node) == Kind::Element).filter(has_text).collect();
    // Pages of other kinds often have their text in one piece: boxes can stand around it all the same.
    if (kind == "article" && parts.len() < PARTS) || page.children(region).any(|node| is_loose_text(&page, node)) {
        return None;
    }
    let chrome = chrome(&page, &measures, &content);
    let title = page.descendants(NodeId::DOCUMENT).find(|&node| page.tag(node) == Tag::Title);
    let title = title.map(|title| page.descendants(title).map(|text| page.text(text)).collect::<String>());
    let title =
        title.unwrap_or_default().split(['|', '\u{2013}', '\u{2014}']).next().unwrap_or_default().trim().to_owned();
    let mut base = BasePage {
        name: name.to_owned(),
        kind,
        language: language.to_owned(),
        fold: fold(url),
        page,
        measures,
        content,
        region,
        parts,
        title,
        chrome,
        sentences: Vec::new(),
    };
    base.sentences = sentences(&base);
    Some(base)
}

fn words_within(page: &Tree, measures: &Measures, content: &[bool], node: NodeId) -> usize {
    let within = measures.within(page, node).filter(|&at| content[at]);
    within.map(|at| measures.block(BlockId::from_index(at)).words as usize).sum()
}

/// The deepest element with nearly all of the text.
fn region(page: &Tree, measures: &Measures, content: &[bool]) -> Option<NodeId> {
    let mut region = page.body()?;
    let all = words_within(page, measures, content, region);
    let enough = (all as f64 * REGION) as usize;
    loop {
        let inner = page.children(region).find(|&child| words_within(page, measures, content, child) >= enough.max(1));
        match inner {
            Some(inner) if page.kind(inner) == Kind::Element => region = inner,
            _ => return (all > 0).then_some(region),
        }
    }
}

fn is_loose_text(page: &Tree, node: NodeId) -> bool {
    page.kind(node) == Kind::Text && page.text(node).chars().filter(|c| c.is_alphanumeric()).count() > 20
}

/// Elements that hold nothing of the text and a handful of words: the outermost that are not too long.
fn chrome(page: &Tree, measures: &Measures, content: &[bool]) -> Vec<String> {
    let Some(body) = page.body() else { return Vec::new() };
    let mut found = Vec::new();
    let mut at = body.index() + 1;
    while at < page.end(body) && found.len() < CHROME_PARTS {
        let node = NodeId::from_index(at);
        at += 1;
        if page.kind(node) != Kind::Element || page.is_silent(node) || page.is_foreign(node) {
            continue;
        }
        let blocks = measures.within(page, node);
        let words = measures.of(page, node).words as usize;
        if blocks.len() < 2 || words < CHROME.start {
            at = page.end(node).max(at);
        } else if words < CHROME.end && !blocks.clone().any(|block| content[block]) {
            at = page.end(node);
            let fits = matches!(
                page.tag(node),
                Tag::Div | Tag::Section | Tag::Aside | Tag::Ul | Tag::Ol | Tag::Nav | Tag::Form
            );
            let markup = if fits { markup(page, node) } else { String::new() };
            if !markup.is_empty() && markup.len() < CHROME_BYTES {
                found.push(markup);
            }
        }
    }
    found
}

/// Paragraphs of 12 to 60 words, for others to tease with.
fn sentences(base: &BasePage) -> Vec<String> {
    let content = (0..base.content.len()).filter(|&at| base.content[at]);
    let texts = content.map(|at| base.measures.text(&base.page, BlockId::from_index(at)));
    texts.filter(|text| (12..60).contains(&tokens(text).len())).take(12).collect()
}
