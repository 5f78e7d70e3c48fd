//! What a book says of itself: its package document and its table of contents.

use super::xml::{push_attribute, push_text};
use crate::article::Article;
use std::collections::BTreeSet;

/// When the book was last changed, as far as anybody knows: EPUB wants a time, and the clock would make two books of one
/// article differ.
const UNKNOWN_TIME: &str = "1970-01-01T00:00:00Z";

/// The title of the book; its address where the article has none.
pub(super) fn title(article: &Article) -> String {
    let title = article.title.split_whitespace().collect::<Vec<_>>().join(" ");
    if !title.is_empty() { title } else { article.url.clone().unwrap_or_else(|| "Untitled".to_owned()) }
}

/// The package document.
pub(super) fn package(article: &Article, properties: &str) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" \
         unique-identifier=\"id\">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<dc:identifier id=\"id\">",
    );
    push_text(&identifier(article), &mut out);
    out.push_str("</dc:identifier>\n");
    let mut element = |name: &str, text: &str| {
        out.push_str(&format!("<dc:{name}>"));
        push_text(text, &mut out);
        out.push_str(&format!("</dc:{name}>\n"));
    };
    element("title", &title(article));
    element("language", article.lang.as_deref().unwrap_or("und"));
    for author in article.authors.iter().filter(|author| !author.trim().is_empty()) {
        element("creator", author);
    }
    let facts = [
        ("publisher", &article.site_name),
        ("description", &article.excerpt),
        ("date", &article.published_time),
        ("source", &article.url),
        ("rights", &article.license),
    ];
    for (name, text) in facts {
        if let Some(text) = text.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
            element(name, text);
        }
    }
    out.push_str(&format!(
        "<meta property=\"dcterms:modified\">{}</meta>\n</metadata>\n<manifest>\n\
         <item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n\
         <item id=\"article\" href=\"article.xhtml\" media-type=\"application/xhtml+xml\"",
        modified(article)
    ));
    if !properties.is_empty() {
        push_attribute("properties", properties, &mut out);
    }
    out.push_str(
        "/>\n<item id=\"style\" href=\"article.css\" media-type=\"text/css\"/>\n</manifest>\n\
         <spine",
    );
    if let Some(dir) = &article.dir {
        push_attribute("page-progression-direction", dir, &mut out);
    }
    out.push_str("><itemref idref=\"article\"/></spine>\n</package>\n");
    out
}

/// The table of contents: the title and, under it, the headings by their level.
pub(super) fn navigation(article: &Article, ids: &BTreeSet<String>) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" \
         xmlns:epub=\"http://www.idpf.org/2007/ops\">\n<head><title>",
    );
    push_text(&title(article), &mut out);
    out.push_str("</title></head>\n<body><nav epub:type=\"toc\"><ol>\n<li><a href=\"article.xhtml\">");
    push_text(&title(article), &mut out);
    out.push_str("</a>");
    // The levels of the lists that are open below the title.
    let mut open: Vec<u8> = Vec::new();
    for heading in article.headings.iter().filter(|one| ids.contains(&one.id) && !one.text.trim().is_empty()) {
        while open.last().is_some_and(|&level| level > heading.level) && open.len() > 1 {
            out.push_str("</li></ol>");
            open.pop();
        }
        match open.last() {
            Some(&level) if level >= heading.level => out.push_str("</li>"),
            _ => {
                out.push_str("\n<ol>");
                open.push(heading.level);
            }
        }
        out.push_str("<li><a");
        push_attribute("href", &format!("article.xhtml#{}", heading.id), &mut out);
        out.push('>');
        push_text(heading.text.trim(), &mut out);
        out.push_str("</a>");
    }
    for _ in open {
        out.push_str("</li></ol>");
    }
    out.push_str("</li>\n</ol></nav></body>\n</html>\n");
    out
}

/// The article's address, else a name made of its text.
fn identifier(article: &Article) -> String {
    if let Some(url) = article.url.as_deref().filter(|url| url.starts_with("http")) {
        return url.to_owned();
    }
    // FNV-1a: the same text, the same name.
    let hash = article
        .text_content
        .bytes()
        .fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3));
    format!("urn:recto:{hash:016x}")
}

/// The time of the last change in the only form that EPUB allows: UTC, to the second.
fn modified(article: &Article) -> String {
    let time = article.modified_time.as_deref().or(article.published_time.as_deref()).unwrap_or(UNKNOWN_TIME);
    let day = time.get(..10).filter(|day| {
        day.bytes().enumerate().all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() })
    });
    day.map_or_else(|| UNKNOWN_TIME.to_owned(), |day| format!("{day}T00:00:00Z"))
}
