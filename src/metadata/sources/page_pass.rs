//! The one pass over the page that collects every candidate for metadata.
//!
//! After it, fields look at lists, whose cost depends on their own length and not on the page's. Nothing is decided here,
//! and no text is cleaned before a field asks for it.

use super::class_words::ClassRole;
use super::json_ld::JsonLd;
use super::limits::{MOST_CANDIDATES, push_capped};
use super::meta_tags::MetaTags;
use super::microdata::Microdata;
use super::records::Record;
use crate::metadata::addresses::is_author_page;
use crate::page::{Kind, NodeId, Page, Tag, letters};

/// Everything the page may declare or show about itself, each list in document order.
#[derive(Debug)]
pub struct PageSources<'a> {
    /// The page.
    pub page: &'a Page,
    /// Values of `meta` elements.
    pub meta_tags: MetaTags<'a>,
    /// `link` elements: each word of `rel` with its address.
    pub links: Vec<(&'a str, &'a str)>,
    /// The text of the first `title` element.
    pub title_element: Option<String>,
    /// What the JSON-LD scripts contain.
    pub json_ld: JsonLd,
    /// What JSON-LD declares about the page: first the record of the page's own article.
    pub records: Vec<Record>,
    /// Elements with an `itemprop`.
    pub microdata: Microdata<'a>,
    /// `h1` to `h3`.
    pub headings: Vec<NodeId>,
    /// Addresses of links with `rel=license`.
    pub licenses: Vec<&'a str>,
    /// Links with `rel=author`.
    pub author_links: Vec<NodeId>,
    /// Links to the page of an author, by the words of its address.
    pub profile_links: Vec<NodeId>,
    /// Elements whose class or id names a byline or author.
    pub bylines: Vec<NodeId>,
    /// Elements whose class or id names a date, and `time` elements.
    pub dates: Vec<NodeId>,
    /// Text nodes that are not blank and lie in no hidden or silent subtree.
    pub visible_texts: Vec<NodeId>,
    /// The first element that is an article or the main part.
    pub main_content: Option<NodeId>,
    /// The `html` element.
    pub html: Option<NodeId>,
    /// The `body` element.
    pub body: Option<NodeId>,
}

impl PageSources<'_> {
    /// The visible texts within an element.
    pub fn visible_texts_within(&self, element: NodeId) -> &[NodeId] {
        let texts = &self.visible_texts;
        let first = texts.partition_point(|&text| text < element);
        let end = texts.partition_point(|&text| text.index() < self.page.end(element));
        &texts[first..end.max(first)]
    }
}

/// Collects the candidates of a page.
pub fn collect(page: &Page) -> PageSources<'_> {
    let mut pass = PagePass::new(page);
    let mut at = 1;
    // One past the subtree whose elements are not collected, and past the one whose texts are not visible.
    let (mut skipped_until, mut invisible_until) = (0, 0);
    while at < page.len() {
        let node = NodeId::from_index(at);
        match page.kind(node) {
            Kind::Text if at >= invisible_until && !letters::trim(page.text(node)).is_empty() => {
                pass.found.visible_texts.push(node);
            }
            Kind::Element => {
                if at >= invisible_until && (page.is_silent(node) || page.is_hidden(node)) {
                    invisible_until = page.end(node);
                }
                if at >= skipped_until {
                    if page.is_foreign(node) {
                        skipped_until = page.end(node);
                    } else {
                        pass.element(node);
                        if matches!(page.tag(node), Tag::Template | Tag::Noscript) {
                            skipped_until = page.end(node);
                        }
                    }
                }
                // Nothing is left to collect within.
                if skipped_until > at && invisible_until > at {
                    at = skipped_until.min(invisible_until);
                    continue;
                }
            }
            _ => {}
        }
        at += 1;
    }
    pass.finish()
}

struct PagePass<'a> {
    found: PageSources<'a>,
    title: Option<NodeId>,
    scripts: Vec<NodeId>,
}

impl<'a> PagePass<'a> {
    fn new(page: &'a Page) -> Self {
        let found = PageSources {
            page,
            meta_tags: MetaTags::default(),
            links: Vec::new(),
            title_element: None,
            json_ld: JsonLd::default(),
            records: Vec::new(),
            microdata: Microdata::default(),
            headings: Vec::new(),
            licenses: Vec::new(),
            author_links: Vec::new(),
            profile_links: Vec::new(),
            bylines: Vec::new(),
            dates: Vec::new(),
            visible_texts: Vec::new(),
            main_content: None,
            html: None,
            body: None,
        };
        Self { found, title: None, scripts: Vec::new() }
    }

    fn element(&mut self, node: NodeId) {
        let found = &mut self.found;
        let page = found.page;
        let tag = page.tag(node);
        match tag {
            Tag::Html => {
                found.html.get_or_insert(node);
            }
            Tag::Body => {
                found.body.get_or_insert(node);
            }
            Tag::Title => {
                self.title.get_or_insert(node);
            }
            Tag::Meta => found.meta_tags.push(page, node),
            Tag::Link => {
                if let (Some(rel), Some(href)) = (page.attr(node, "rel"), page.attr(node, "href")) {
                    found.links.extend(rel.split_ascii_whitespace().take(4).map(|r| (r, href)));
                    found.links.truncate(MOST_CANDIDATES);
                }
            }
            Tag::Script => {
                let kind = page.attr(node, "type").unwrap_or_default();
                if kind.trim().eq_ignore_ascii_case("application/ld+json") {
                    push_capped(&mut self.scripts, node);
                }
            }
            Tag::H1 | Tag::H2 | Tag::H3 => push_capped(&mut found.headings, node),
            Tag::Article | Tag::Main => {
                found.main_content.get_or_insert(node);
            }
            Tag::Time => push_capped(&mut found.dates, node),
            _ => {}
        }
        if let Some(property) = page.attr(node, "itemprop") {
            found.microdata.push(node, property);
        }
        if let Some(rel) = page.attr(node, "rel") {
            if tag == Tag::A && has_relation(rel, "author") {
                push_capped(&mut found.author_links, node);
            } else if has_relation(rel, "license") {
                found.licenses.extend(page.attr(node, "href"));
            }
        }
        if tag == Tag::A && page.attr(node, "href").is_some_and(is_author_page) {
            push_capped(&mut found.profile_links, node);
        }
        if matches!(tag, Tag::Body | Tag::Html | Tag::Meta | Tag::Link | Tag::Script | Tag::Style) {
            return;
        }
        let role = ClassRole::of(page, node);
        if role.byline {
            push_capped(&mut found.bylines, node);
        }
        if role.date && tag != Tag::Time {
            push_capped(&mut found.dates, node);
        }
    }

    /// Reads the scripts and the title that the pass has met.
    fn finish(self) -> PageSources<'a> {
        let mut found = self.found;
        let page = found.page;
        found.title_element = self.title.map(|title| page.children(title).map(|text| page.text(text)).collect());
        found.json_ld = JsonLd::parse(page, &self.scripts);
        let title = found.meta_tags.first(&["og:title"]).or_else(|| found.title_element.clone());
        found.records = Record::of_page(&found.json_ld, &title.unwrap_or_default());
        found
    }
}

fn has_relation(rel: &str, relation: &str) -> bool {
    rel.split_ascii_whitespace().any(|r| r.eq_ignore_ascii_case(relation))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Snapshot;

    fn with_sources<T>(body: &str, ask: impl FnOnce(&PageSources) -> T) -> T {
        let html = format!("<html><head><title>Tides</title></head><body>{body}</body></html>");
        ask(&collect(&Page::read(Snapshot::from_serialised(&html, "https://a.example/1")).unwrap()))
    }

    #[test]
    fn visible_texts_leave_out_what_no_reader_sees() {
        let body = "<p>Seen <b> </b></p><script>var a</script><svg><text>drawn</text></svg><textarea>typed</textarea>\
            <template><p>stored</p></template><p>Last</p>";
        let texts =
            with_sources(body, |s| s.visible_texts.iter().map(|&n| s.page.text(n).to_owned()).collect::<Vec<_>>());
        assert_eq!(texts, ["Seen ", "Last"]);
    }

    #[test]
    fn candidates_of_drawings_and_templates_are_left_out() {
        let body =
            "<template><h1>A</h1></template><svg><a rel=\"author\"></a></svg><h1>B</h1><a rel=\"me AUTHOR\">C</a>";
        assert_eq!(with_sources(body, |s| (s.headings.len(), s.author_links.len())), (1, 1));
        let many = "<time>1</time>".repeat(MOST_CANDIDATES + 9);
        assert_eq!(with_sources(&many, |s| s.dates.len()), MOST_CANDIDATES);
    }
}
