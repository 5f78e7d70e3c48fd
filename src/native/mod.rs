//! The native build: HTML files become snapshots. The only module that uses html5ever.
//!
//! A page on disk is markup as an author wrote it, not as a browser serialises it, so the strict reader cannot take it.
//! It is parsed as a browser would parse it, scripting on but nothing run, and written as a packed [`Snapshot`].
//! Also what the command line alone reads and writes: web archives and EPUB. No heuristics about articles.

mod encoding;
mod epub;
mod file;
mod noscript;
mod parsing;
mod reduce;
mod sink;
mod warc;
mod writer;

pub use encoding::decode;
pub use epub::epub;
pub use file::{file_address, read_file, unpack};
pub use reduce::{Disguise, Reduced, reduce};
pub use warc::{Archive, ArchiveError, ArchivedPage};

use crate::page::{Form, Snapshot};
use html5ever::tendril::StrTendril;
use parsing::parse;

/// Turns a page as an author wrote it into a snapshot, as a browser with scripting on would build it before any script
/// has run; as one without scripting if most text is in `noscript`. `url` is the page's address, or
/// empty where it is not known.
pub fn snapshot_from_html(html: impl AsRef<[u8]>, url: impl Into<String>) -> Snapshot {
    snapshot_from_text(&decode(html.as_ref(), None), url)
}

/// The same of a page that is decoded already.
pub fn snapshot_from_text(html: &str, url: impl Into<String>) -> Snapshot {
    let text = StrTendril::from_slice(html);
    let mut tree = parse(text.clone(), true);
    let scripting = !noscript::holds_the_page(&tree);
    if !scripting {
        tree = parse(text, false);
    }
    let (html, elements) = writer::write(&tree, scripting);
    Snapshot {
        form: Form::Packed,
        element_count: Some(elements),
        shadow_roots: true,
        ..Snapshot::from_serialised(html, url)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(html: &str) -> String {
        snapshot_from_html(html, "").html
    }

    #[test]
    fn a_comment_keeps_its_references() {
        assert!(packed("<p>x<!--&amp;-->").contains("<!--&amp;amp;-->"));
    }

    #[test]
    fn every_element_has_its_end_tag_and_every_text_is_escaped() {
        assert_eq!(
            packed("<!DOCTYPE html><p title='a \"b\" < c'>x &lt; y &amp; z&nbsp;<br>n<p>m"),
            "<html><head></head><body><p title=\"a &quot;b&quot; &lt; c\">x &lt; y &amp; z&nbsp;<br></br>n</p><p>m</p>\
             </body></html>"
        );
    }

    #[test]
    fn script_and_noscript_hold_escaped_text() {
        assert_eq!(
            packed("<body><script>if (a<b) x('<p>')</script><noscript><img src=a></noscript>"),
            "<html><head></head><body><script>if (a&lt;b) x('&lt;p&gt;')</script>\
             <noscript>&lt;img src=a&gt;</noscript></body></html>"
        );
    }

    #[test]
    fn a_page_in_noscript_is_read_without_scripting() {
        let html = "<body><p>Loading</p><noscript><p>All that there is to read</p></noscript>";
        assert_eq!(
            packed(html),
            "<html><head></head><body><p>Loading</p><p>All that there is to read</p></body></html>"
        );
        let html = "<body><p>All that there is to read</p><noscript><img src=a alt='a very long text'>Off</noscript>";
        assert!(packed(html).contains("<noscript>&lt;img"));
    }

    #[test]
    fn contents_of_a_template_are_its_children_and_are_not_counted() {
        let snapshot = snapshot_from_html("<body><template><p>a</p></template>", "");
        assert_eq!(snapshot.html, "<html><head></head><body><template><p>a</p></template></body></html>");
        assert_eq!(snapshot.element_count, Some(4));
    }

    #[test]
    fn a_declarative_shadow_root_is_first_in_its_host() {
        let snapshot = snapshot_from_html(
            "<body><div>light<template shadowrootmode=open><p>dark</p></template></div>\
             <ul><template shadowrootmode=open><p>no host</p></template></ul>",
            "",
        );
        assert_eq!(
            snapshot.html,
            "<html><head></head><body><div><template shadowrootmode=\"open\"><p>dark</p></template>light</div>\
             <ul><template><p>no host</p></template></ul></body></html>"
        );
    }

    #[test]
    fn text_before_a_table_row_is_put_before_the_table() {
        assert_eq!(
            packed("<body><table>lost<tr><td>a</table>"),
            "<html><head></head><body>lost<table><tbody><tr><td>a</td></tr></tbody></table></body></html>"
        );
    }

    #[test]
    fn misnested_formatting_is_adopted_as_browsers_do() {
        assert_eq!(
            packed("<body><p><b>a<i>b</b>c</i>"),
            "<html><head></head><body><p><b>a<i>b</i></b><i>c</i></p></body></html>"
        );
    }

    #[test]
    fn foreign_attributes_keep_their_prefix() {
        assert_eq!(
            packed("<body><svg viewbox='0 0 1 1'><a xlink:href='#x'/></svg>"),
            "<html><head></head><body><svg viewBox=\"0 0 1 1\"><a xlink:href=\"#x\"></a></svg></body></html>"
        );
    }

    #[test]
    fn a_page_a_hundred_thousand_deep_is_written() {
        let html = "<b><i>".repeat(50_000);
        assert_eq!(snapshot_from_html(html, "").element_count, Some(100_003));
    }
}
