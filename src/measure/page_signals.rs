//! Page-level features: what the page declares itself to be, and which elements it consists of.

use super::blocks::{Measures, share};
use super::features::{Feature, Row};
use super::text_signals::{MAX_HEADLINE_WORDS, money_amounts, word_hashes};
use crate::page::{Kind, NodeId, Page, Tag};

/// Kinds of page that schema.org and Open Graph have types for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DeclaredKind {
    Article,
    Product,
    Discussion,
    List,
    Questions,
    Organisation,
}

impl DeclaredKind {
    pub const COUNT: usize = 6;

    /// The kind of a schema.org type or an Open Graph type.
    fn of(name: &str) -> Option<Self> {
        let name = name.rsplit(['/', ':']).next().unwrap_or(name).to_ascii_lowercase();
        Some(match name.as_str() {
            "blog" | "news" | "blogposting" | "reportagenewsarticle" | "report" | "recipe" | "howto" => Self::Article,
            "offer" | "aggregateoffer" | "productgroup" => Self::Product,
            "discussionforumposting" | "qapage" | "question" | "answer" | "comment" => Self::Discussion,
            "itemlist" | "collectionpage" | "searchresultspage" | "offercatalog" | "product.group" => Self::List,
            "faqpage" => Self::Questions,
            "organization" | "localbusiness" | "service" | "corporation" | "softwareapplication" => Self::Organisation,
            _ if name.ends_with("article") => Self::Article,
            _ if name.contains("product") => Self::Product,
            _ => return None,
        })
    }
}

/// Parts of addresses that hint at the kind of page, in the order of the features from `UrlHintsDiscussion` on. From the
/// paths that common site software uses (phpBB, vBulletin, Discourse, Shopify, WooCommerce, WordPress, MediaWiki, Sphinx).
const URL_HINTS: [&[&str]; 6] = [
    &[
        "answers",
        "board",
        "boards",
        "community",
        "discuss",
        "discussion",
        "discussions",
        "forum",
        "forums",
        "question",
        "questions",
        "showthread",
        "thread",
        "threads",
        "topic",
        "topics",
        "viewtopic",
    ],
    &["buy", "dp", "item", "itm", "p", "product", "products", "sku"],
    &[
        "api",
        "doc",
        "docs",
        "documentation",
        "guide",
        "guides",
        "help",
        "kb",
        "learn",
        "manual",
        "reference",
        "tutorial",
        "tutorials",
        "wiki",
    ],
    &[
        "archive",
        "archives",
        "c",
        "categories",
        "category",
        "collection",
        "collections",
        "list",
        "search",
        "shop",
        "tag",
        "tags",
    ],
    &["about", "company", "features", "industries", "platform", "pricing", "service", "services", "solutions"],
    &["article", "articles", "blog", "blogs", "news", "post", "posts", "story"],
];

/// Signals of the whole page, from one walk over its elements and from its address.
#[derive(Debug, Default)]
pub(super) struct PageSignals {
    /// Whether the page declares each [`DeclaredKind`].
    pub declared: [bool; DeclaredKind::COUNT],
    /// `article` elements.
    pub articles: u32,
    /// `img` elements.
    pub pictures: u32,
    /// Form controls: `input`, `button`, `select`, `textarea`.
    pub controls: u32,
    /// `h1` to `h6`.
    pub headings: u32,
    /// Whether it has a `main` element.
    pub main: bool,
    /// Segments of the address's path.
    pub path_segments: u32,
    /// Words of the last path segment that has any letters: the slug.
    pub slug_words: u32,
    /// Digits in the path.
    pub digits: u32,
    /// Whether the address has a query.
    pub query: bool,
    /// Whether parts of the address are in each list of [`URL_HINTS`].
    pub url_hints: [bool; URL_HINTS.len()],
}

impl PageSignals {
    pub fn of(page: &Page) -> Self {
        let mut signals = Self::default();
        for node in (0..page.len()).map(NodeId::from_index).filter(|&node| page.kind(node) == Kind::Element) {
            match page.tag(node) {
                Tag::Article => signals.articles += 1,
                Tag::Main => signals.main = true,
                Tag::Img => signals.pictures += 1,
                Tag::Input | Tag::Button | Tag::Select | Tag::Textarea => signals.controls += 1,
                Tag::Meta if page.attr(node, "property").is_some_and(|name| name.eq_ignore_ascii_case("og:type")) => {
                    signals.declare(page.attr(node, "content").unwrap_or_default());
                }
                Tag::Script if page.attr(node, "type").is_some_and(|kind| kind.contains("ld+json")) => {
                    for text in page.children(node) {
                        signals.declare_json_ld_types(page.text(text));
                    }
                }
                tag => signals.headings += u32::from(tag.heading_level().is_some()),
            }
            if let Some(kinds) = page.attr(node, "itemtype") {
                kinds.split_ascii_whitespace().for_each(|kind| signals.declare(kind));
            }
        }
        signals.read_address(page.url());
        signals
    }

    /// Writes the features from `DeclaresArticle` to `UrlHintsArticle`.
    pub fn write(&self, row: &mut Row) {
        for (number, &declared) in row[Feature::DeclaresArticle as usize..].iter_mut().zip(&self.declared) {
            *number = f32::from(u8::from(declared));
        }
        let counts = [
            self.articles,
            self.pictures,
            self.controls,
            self.headings,
            u32::from(self.main),
            self.path_segments,
            self.slug_words,
            self.digits,
            u32::from(self.query),
        ];
        row[Feature::PageArticles as usize..][..9].copy_from_slice(&counts.map(|count| count as f32));
        for (number, &hinted) in row[Feature::UrlHintsDiscussion as usize..].iter_mut().zip(&self.url_hints) {
            *number = f32::from(u8::from(hinted));
        }
    }

    fn declare(&mut self, name: &str) {
        if let Some(kind) = DeclaredKind::of(name.trim()) {
            self.declared[kind as usize] = true;
        }
    }

    /// Declares every `@type` in JSON-LD, at any depth.
    fn declare_json_ld_types(&mut self, json: &str) {
        for after in json.split("\"@type\"").skip(1) {
            let value = after.trim_start().trim_start_matches(':').trim_start();
            let end = if value.starts_with('[') { value.find(']') } else { value.find([',', '}']) };
            for name in value[..end.unwrap_or(value.len())].split('"').skip(1).step_by(2) {
                self.declare(name);
            }
        }
    }

    fn read_address(&mut self, url: &str) {
        let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
        let rest = rest.split('#').next().unwrap_or_default();
        let (address, query) = rest.split_once('?').map_or((rest, ""), |(address, query)| (address, query));
        self.query = !query.is_empty();
        for part in address.split(['/', '.']) {
            let part = part.to_ascii_lowercase();
            for (hinted, names) in self.url_hints.iter_mut().zip(URL_HINTS) {
                *hinted |= names.contains(&part.as_str());
            }
            let is_year = part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
            self.url_hints[URL_HINTS.len() - 1] |= is_year && part.bytes().all(|byte| byte.is_ascii_digit());
        }
        for segment in address.split('/').skip(1).filter(|segment| !segment.is_empty()) {
            self.path_segments += 1;
            self.digits += segment.bytes().filter(u8::is_ascii_digit).count() as u32;
            let words = segment.split(['-', '_', '+', '.', '%']);
            let words = words.filter(|word| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic()));
            let words = words.count() as u32;
            if words > 0 {
                self.slug_words = words;
            }
        }
    }
}

/// The features from `PageMoneyShare` to `PageLongBlockWords`, which depend on the blocks only.
pub(super) fn block_shares(page: &Page, measures: &Measures) -> [f32; 3] {
    let (mut money, mut paragraphs, mut long_words) = (0, 0, 0);
    for block in measures.blocks() {
        let nodes = (block.first.index()..=block.last.index()).map(NodeId::from_index);
        money += u32::from(
            block.words <= MAX_HEADLINE_WORDS
                && nodes.into_iter().any(|node| page.kind(node) == Kind::Text && money_amounts(page.text(node)) > 0),
        );
        paragraphs += if page.tag(block.container) == Tag::P { block.words } else { 0 };
        long_words += if block.is_long() { block.words } else { 0 };
    }
    let sums = measures.page();
    [share(money, sums.blocks), share(paragraphs, sums.words), share(long_words, sums.long)]
}

/// Hashes of the words of the `title` element, sorted.
pub(super) fn title_words(page: &Page) -> Vec<u32> {
    let title =
        (0..page.len()).map(NodeId::from_index).find(|&node| page.tag(node) == Tag::Title && !page.is_foreign(node));
    let Some(title) = title else { return Vec::new() };
    let mut lower = String::new();
    for node in page.descendants(title).filter(|&node| page.kind(node) == Kind::Text) {
        page.text(node).chars().for_each(|c| lower.extend(c.to_lowercase()));
    }
    let mut words: Vec<u32> = word_hashes(&lower).collect();
    words.sort_unstable();
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Snapshot;

    #[test]
    fn declared_types_and_address_hints_are_read() {
        let html = r#"<html><head><script type="application/ld+json">{"@graph":[{"@type": ["WebPage","FAQPage"]},
            {"@type":"NewsArticle"}]}</script></head><body itemtype="https://schema.org/Product">A lamp</body></html>"#;
        let page =
            Page::read(Snapshot::from_serialised(html, "https://a.example/b/the-old-lamp_post.html?c=1#d")).unwrap();
        let signals = PageSignals::of(&page);
        let is = |kind: DeclaredKind| signals.declared[kind as usize];
        assert!(is(DeclaredKind::Article) && is(DeclaredKind::Product) && is(DeclaredKind::Questions));
        assert!(!is(DeclaredKind::Discussion) && !is(DeclaredKind::List) && !is(DeclaredKind::Organisation));
        assert_eq!(signals.url_hints, [false; 6]);
        let hints = |address: &str| {
            let mut signals = PageSignals::default();
            signals.read_address(address);
            signals.url_hints
        };
        assert_eq!(hints("https://forum.a.example/viewtopic.php?t=1"), [true, false, false, false, false, false]);
        assert_eq!(hints("https://a.example/collections/Products/x"), [false, true, false, true, false, false]);
        assert_eq!(hints("https://a.example/2031/05/x"), [false, false, false, false, false, true]);
        assert_eq!((signals.path_segments, signals.slug_words, signals.query), (2, 5, true));
    }
}
