//! What the page says of itself, and what it is made of: hints of its kind for whoever judges its blocks.

use super::blocks::{Measures, share};
use super::features::{Feature, Row};
use super::line::{amounts, word_hashes};
use super::survey::HEADLINE;
use crate::page::letters::push_lower;
use crate::page::{Kind, NodeId, Page, Tag, order};

/// Kinds of page that schema.org and Open Graph have names for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Declared {
    Article,
    Product,
    Discussion,
    List,
    Questions,
    Organisation,
}

impl Declared {
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

/// Parts of addresses that call a page what it is, in the order of the features from `CallsDiscussion` on. From the paths
/// that common site software sets (phpBB, vBulletin, Discourse, Shopify, WooCommerce, WordPress, MediaWiki, Sphinx).
const CALLED: [&[&str]; 6] = [
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

/// What the whole page is made of.
#[derive(Debug, Default)]
pub(super) struct Standing {
    /// Whether the page names itself so, by [`Declared`].
    pub declared: [bool; Declared::COUNT],
    /// `article` elements.
    pub articles: u32,
    /// Pictures.
    pub pictures: u32,
    /// Things to fill in or to press.
    pub controls: u32,
    /// Headings.
    pub headings: u32,
    /// Whether it has a `main` element.
    pub main: bool,
    /// Parts of the address's path.
    pub path: u32,
    /// Words of the last part that has any letters: the headline's, where the address is made of it.
    pub slug: u32,
    /// Digits of the path.
    pub digits: u32,
    /// Whether the address asks a question.
    pub query: bool,
    /// What parts of the address call the page, by [`CALLED`].
    pub called: [bool; CALLED.len()],
}

impl Standing {
    pub fn of(page: &Page) -> Self {
        let mut standing = Self::default();
        for node in (0..page.len()).map(NodeId::from_index).filter(|&node| page.kind(node) == Kind::Element) {
            match page.tag(node) {
                Tag::Article => standing.articles += 1,
                Tag::Main => standing.main = true,
                Tag::Img => standing.pictures += 1,
                Tag::Input | Tag::Button | Tag::Select | Tag::Textarea => standing.controls += 1,
                Tag::Meta if page.attr(node, "property").is_some_and(|name| name.eq_ignore_ascii_case("og:type")) => {
                    standing.declare(page.attr(node, "content").unwrap_or_default());
                }
                Tag::Script if page.attr(node, "type").is_some_and(|kind| kind.contains("ld+json")) => {
                    for text in page.children(node) {
                        standing.declare_all(page.text(text));
                    }
                }
                tag => standing.headings += u32::from(tag.heading_level().is_some()),
            }
            if let Some(kinds) = page.attr(node, "itemtype") {
                kinds.split_ascii_whitespace().for_each(|kind| standing.declare(kind));
            }
        }
        standing.address(page.url());
        standing
    }

    /// Writes the numbers from `DeclaresArticle` to `CallsArticle`.
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
            self.path,
            self.slug,
            self.digits,
            u32::from(self.query),
        ];
        row[Feature::PageArticles as usize..][..9].copy_from_slice(&counts.map(|count| count as f32));
        for (number, &called) in row[Feature::CallsDiscussion as usize..].iter_mut().zip(&self.called) {
            *number = f32::from(u8::from(called));
        }
    }

    fn declare(&mut self, name: &str) {
        if let Some(kind) = Declared::of(name.trim()) {
            self.declared[kind as usize] = true;
        }
    }

    /// Every type that linked data names, wherever it stands in it.
    fn declare_all(&mut self, json: &str) {
        for after in json.split("\"@type\"").skip(1) {
            let value = after.trim_start().trim_start_matches(':').trim_start();
            let end = if value.starts_with('[') { value.find(']') } else { value.find([',', '}']) };
            for name in value[..end.unwrap_or(value.len())].split('"').skip(1).step_by(2) {
                self.declare(name);
            }
        }
    }

    fn address(&mut self, url: &str) {
        let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
        let rest = rest.split('#').next().unwrap_or_default();
        let (address, query) = rest.split_once('?').map_or((rest, ""), |(address, query)| (address, query));
        self.query = !query.is_empty();
        for part in address.split(['/', '.']) {
            let part = part.to_ascii_lowercase();
            for (called, names) in self.called.iter_mut().zip(CALLED) {
                *called |= names.contains(&part.as_str());
            }
            let is_year = part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
            self.called[CALLED.len() - 1] |= is_year && part.bytes().all(|byte| byte.is_ascii_digit());
        }
        for part in address.split('/').skip(1).filter(|part| !part.is_empty()) {
            self.path += 1;
            self.digits += part.bytes().filter(u8::is_ascii_digit).count() as u32;
            let words = part.split(['-', '_', '+', '.', '%']);
            let words = words.filter(|word| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic()));
            let words = words.count() as u32;
            if words > 0 {
                self.slug = words;
            }
        }
    }
}

/// The numbers of the whole page from `PageMoney` on.
pub(super) fn whole(page: &Page, measures: &Measures) -> [f32; 3] {
    let (mut money, mut paragraphs, mut long_words) = (0, 0, 0);
    for block in measures.blocks() {
        let nodes = (block.first.index()..=block.last.index()).map(NodeId::from_index);
        money += u32::from(
            block.words <= HEADLINE
                && nodes.into_iter().any(|node| page.kind(node) == Kind::Text && amounts(page.text(node)) > 0),
        );
        paragraphs += if page.tag(block.container) == Tag::P { block.words } else { 0 };
        long_words += if block.is_long() { block.words } else { 0 };
    }
    let sums = measures.page();
    [share(money, sums.blocks), share(paragraphs, sums.words), share(long_words, sums.long)]
}

/// The words of the title element, as numbers, sorted.
pub(super) fn title_words(page: &Page) -> Vec<u32> {
    let head =
        (0..page.len()).map(NodeId::from_index).find(|&node| page.tag(node) == Tag::Title && !page.is_foreign(node));
    let Some(title) = head else { return Vec::new() };
    let mut lower = String::new();
    for node in page.descendants(title).filter(|&node| page.kind(node) == Kind::Text) {
        page.text(node).chars().for_each(|c| push_lower(c, &mut lower));
    }
    let mut words: Vec<u32> = word_hashes(&lower).collect();
    order::sort(&mut words);
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Snapshot;

    #[test]
    fn a_page_is_what_it_says() {
        let html = r#"<html><head><script type="application/ld+json">{"@graph":[{"@type": ["WebPage","FAQPage"]},
            {"@type":"NewsArticle"}]}</script></head><body itemtype="https://schema.org/Product">A lamp</body></html>"#;
        let page =
            Page::read(Snapshot::from_serialised(html, "https://a.example/b/the-old-lamp_post.html?c=1#d")).unwrap();
        let standing = Standing::of(&page);
        let is = |kind: Declared| standing.declared[kind as usize];
        assert!(is(Declared::Article) && is(Declared::Product) && is(Declared::Questions));
        assert!(!is(Declared::Discussion) && !is(Declared::List) && !is(Declared::Organisation));
        assert_eq!(standing.called, [false; 6]);
        let calls = |address: &str| {
            let mut standing = Standing::default();
            standing.address(address);
            standing.called
        };
        assert_eq!(calls("https://forum.a.example/viewtopic.php?t=1"), [true, false, false, false, false, false]);
        assert_eq!(calls("https://a.example/collections/Products/x"), [false, true, false, true, false, false]);
        assert_eq!(calls("https://a.example/2031/05/x"), [false, false, false, false, false, true]);
        assert_eq!((standing.path, standing.slug, standing.query), (2, 5, true));
    }
}
