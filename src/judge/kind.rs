//! What kind of page it is, by simple signals, and how much of an article it looks.
//!
//! The likeness sets how strict the cut is: an article is surrounded by what is not article, while a listing or a shop's
//! page has little else than short lines, and losing them costs more than keeping too many.

use super::rules::State;
use super::weigh::probability;
use crate::article::PageKind;
use crate::measure::{Feature, Phrase, Row};
use crate::page::{NodeId, Page, Tag};

/// Log-odds threshold of a page that looks nothing like an article, and of one that does beyond doubt. On WCXB, listings
/// and collections score best with the one, articles with the other, documentation between.
const THRESHOLDS: [f32; 2] = [-0.8, 0.4];

/// What the whole page says of its kind.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Signs {
    /// It calls itself an article (Open Graph).
    declares_article: bool,
    /// It calls itself a product (Open Graph, schema.org).
    declares_product: bool,
    /// It calls itself a discussion or questions and answers (schema.org).
    declares_discussion: bool,
    /// It has exactly one `article` element.
    one_article: bool,
    /// Blocks of code.
    code: u32,
    /// Probability of being an article or a manual page, by how its text stands together.
    likeness: f32,
    links: f32,
    rows: u32,
    blocks: u32,
}

impl Signs {
    /// Reads the page's own declarations.
    pub fn of(page: &Page) -> Self {
        let mut signs = Self::default();
        let mut articles = 0;
        for node in (0..page.len()).map(NodeId::from_index) {
            match page.tag(node) {
                Tag::Article => articles += 1,
                Tag::Pre => signs.code += 1,
                Tag::Meta if page.attr(node, "property").is_some_and(|name| name.eq_ignore_ascii_case("og:type")) => {
                    let value = page.attr(node, "content").unwrap_or_default().to_ascii_lowercase();
                    signs.declares_article |= matches!(value.as_str(), "article" | "blog" | "news" | "newsarticle");
                    signs.declares_product |= value.contains("product");
                }
                _ => {}
            }
            if let Some(kind) = page.attr(node, "itemtype") {
                let name = kind.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
                signs.declares_product |= name == "Product" && signs.blocks == 0;
                signs.declares_discussion |= matches!(name, "DiscussionForumPosting" | "QAPage");
            }
        }
        signs.one_article = articles == 1;
        signs
    }

    /// Takes in a block's numbers: those of the page are the same in each.
    pub fn add(&mut self, row: &Row) {
        let of = |feature: Feature| row[feature as usize];
        self.blocks += 1;
        self.rows += u32::from(of(Feature::RowOf) >= 3.0);
        if self.blocks > 1 {
            return;
        }
        self.links = of(Feature::PageLink);
        // A logistic regression on the pages of WCXB (articles and documentation against the rest; right on 85 % with
        // whole sites held out). How much text stands together says most.
        let words = of(Feature::CoreWords).ln_1p().min(7.0);
        self.likeness = probability(
            -4.96
                + flag(self.declares_article) * 1.74
                + flag(self.one_article) * 1.65
                + of(Feature::CoreShare) * 0.67
                + words * 1.24
                - self.links * 1.19
                + of(Feature::HasHeadline) * 0.61
                - of(Feature::Blocks).ln_1p() * 0.54,
        );
    }

    /// The log-odds from which a block of this page is kept.
    pub fn threshold(&self) -> f32 {
        THRESHOLDS[0] + (THRESHOLDS[1] - THRESHOLDS[0]) * self.likeness
    }

    /// Whether the page looks like an article or a manual page rather than anything else.
    pub fn is_like_article(&self) -> bool {
        self.likeness >= 0.5
    }

    /// What kind of page it is.
    pub fn kind(&self, state: &State<'_>) -> PageKind {
        let says = |phrase: Phrase| state.lines(phrase);
        let path = state.page.url().split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
        let named = |names: &[&str]| path.split(['/', '.', '-', '_']).skip(2).any(|part| names.contains(&part));
        if self.declares_discussion
            || named(&[
                "forum",
                "forums",
                "thread",
                "threads",
                "topic",
                "viewtopic",
                "showthread",
                "discussion",
                "questions",
            ])
        {
            PageKind::Discussion
        } else if self.declares_product || named(&["product", "products", "shop", "dp"]) && !self.is_like_article() {
            PageKind::Product
        } else if named(&["docs", "doc", "documentation", "manual", "reference", "wiki", "api", "guide"])
            || self.code > 3
        {
            PageKind::Documentation
        } else if self.is_like_article() {
            PageKind::Article
        } else if self.links > 0.55 {
            PageKind::Listing
        } else if self.rows * 2 > self.blocks && says(Phrase::Action) > 5 {
            PageKind::Collection
        } else {
            PageKind::Service
        }
    }
}

fn flag(is: bool) -> f32 {
    if is { 1.0 } else { 0.0 }
}
