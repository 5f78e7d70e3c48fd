//! Which documents can be read: HTML pages with content.

use super::Address;
use super::node::{Kind, NodeId};
use super::snapshot::{Form, Snapshot};
use super::tag::Tag;
use super::tree::Page;
use crate::error::ReadError;

/// Rejects a snapshot by what is known before reading.
pub(super) fn check_snapshot(snapshot: &Snapshot) -> Result<(), ReadError> {
    let essence = snapshot.content_type.split(';').next().unwrap_or_default().trim();
    if !essence.eq_ignore_ascii_case("text/html") {
        return Err(ReadError::UnsupportedDocument(snapshot.content_type.clone()));
    }
    if snapshot.html.trim().is_empty() {
        return Err(ReadError::EmptyDocument);
    }
    Ok(())
}

/// Compares the number of elements read with that of the live page. HTML cannot express every tree that a script can
/// build, and then the count differs; the packed form can, so there a difference means damage.
pub(super) fn check_count(live: Option<u32>, read: u32, form: Form) -> Result<(), ReadError> {
    match (live, form) {
        (Some(live), Form::Serialised { .. }) if live != read => Err(ReadError::CaptureMismatch { live, read }),
        (Some(live), Form::Packed) if live != read => {
            Err(ReadError::BadSnapshot(format!("it has {read} elements where the page has {live}")))
        }
        _ => Ok(()),
    }
}

/// The error for a snapshot that cannot be read. For a live page that is most likely not damage but a script:
/// `</script>` in the text of a script ends it too early for a reader, and what follows need not be well-formed. Then
/// the packed form helps.
pub(super) fn mismatch_or(damage: ReadError, live: Option<u32>, read: u32, form: Form) -> ReadError {
    match (live, form) {
        (Some(live), Form::Serialised { .. }) => ReadError::CaptureMismatch { live, read },
        _ => damage,
    }
}

/// Rejects pages without content.
pub(super) fn check_page(page: &Page) -> Result<(), ReadError> {
    let root = page.children(NodeId::DOCUMENT).find(|&n| page.tag(n) == Tag::Html);
    let is_body = |&n: &NodeId| matches!(page.tag(n), Tag::Body | Tag::Frameset) && !page.is_foreign(n);
    let body = root.and_then(|root| page.children(root).find(is_body)).ok_or(ReadError::EmptyDocument)?;
    if page.tag(body) == Tag::Frameset {
        return Err(ReadError::Frameset);
    }
    if has_content(page, body) { Ok(()) } else { Err(ReadError::EmptyDocument) }
}

/// Whether an element contains text or pictures. Stops at the first, so it costs little on a page that has some.
fn has_content(page: &Page, body: NodeId) -> bool {
    let mut at = body.index() + 1;
    while at < page.end(body) {
        let node = NodeId::from_index(at);
        at += 1;
        match page.kind(node) {
            Kind::Text if !page.text(node).trim().is_empty() => return true,
            Kind::Element => match page.tag(node) {
                tag if is_picture(tag) => return true,
                _ if page.is_silent(node) => at = page.end(node),
                _ => {}
            },
            _ => {}
        }
    }
    false
}

fn is_picture(tag: Tag) -> bool {
    use Tag::*;
    matches!(tag, AmpImg | Audio | Canvas | Embed | Iframe | Img | Math | Object | Picture | Svg | Video)
}

/// The base of relative addresses where the live page did not give it: the first `base` with an address, else the page.
#[inline(never)]
pub(super) fn base(page: &Page) -> Option<Address> {
    let url = Address::page(page.url());
    let mut at = 0;
    while at < page.len() {
        let node = NodeId::from_index(at);
        at += 1;
        match page.tag(node) {
            Tag::Template if !page.is_foreign(node) => at = page.end(node),
            Tag::Base if !page.is_foreign(node) => {
                if let Some(href) = page.attr(node, "href") {
                    return Address::base(href, url.as_ref()).or(url);
                }
            }
            _ => {}
        }
    }
    url
}

#[cfg(test)]
mod tests {
    use crate::error::ReadError;
    use crate::page::{Form, Page, Snapshot};

    fn code(html: &str) -> Result<u32, ReadError> {
        Page::read(Snapshot::from_serialised(html, "")).map(|page| page.element_count())
    }

    #[test]
    fn a_document_without_text_or_pictures_is_empty() {
        for html in [
            "",
            " \n\t",
            "<html></html>",
            "<html><head></head></html>",
            "<html><head></head><body></body></html>",
            "<html><head><title>x</title></head><body>\n <div>&nbsp;<br></div><!-- x --></body></html>",
            "<html><head></head><body><script>x</script><style>y</style><noscript>z</noscript></body></html>",
            "<html><head></head><body><template>x<img></template></body></html>",
            "<body>x</body>",
            "<!DOCTYPE html>",
        ] {
            assert_eq!(code(html), Err(ReadError::EmptyDocument), "{html}");
        }
    }

    #[test]
    fn a_word_or_an_image_is_enough() {
        for (html, elements) in [
            ("<html><head></head><body>x</body></html>", 3),
            ("<html><head></head><body><p><img></p></body></html>", 5),
            ("<html><head></head><body><svg></svg></body></html>", 4),
            ("<html><body><video></video></body></html>", 3),
            ("<html><body>x</body><frameset></frameset></html>", 3),
        ] {
            assert_eq!(code(html), Ok(elements), "{html}");
        }
    }

    #[test]
    fn without_scripting_noscript_is_content() {
        let html = "<html><body><noscript><p>x</p></noscript></body></html>";
        let form = Form::Serialised { scripting: false };
        assert!(Page::read(Snapshot { form, ..Snapshot::from_serialised(html, "") }).is_ok());
    }

    #[test]
    fn a_frameset_is_an_error_of_its_own() {
        let html = "<html><head></head><frameset><frame src=\"a\"><noframes>x</noframes></frameset></html>";
        assert_eq!(code(html), Err(ReadError::Frameset));
    }

    #[test]
    fn only_html_is_read() {
        let html = "<html><head></head><body>x</body></html>";
        let typed = |content_type: &str| {
            let content_type = content_type.to_owned();
            Page::read(Snapshot { content_type, ..Snapshot::from_serialised(html, "") }).map(|_| ())
        };
        for kind in ["application/xhtml+xml", "application/pdf", "image/png", "text/plain", "text/xml", ""] {
            assert_eq!(typed(kind), Err(ReadError::UnsupportedDocument(kind.into())));
        }
        assert_eq!(typed("text/html"), Ok(()));
        assert_eq!(typed("Text/HTML; charset=utf-8"), Ok(()));
    }

    #[test]
    fn a_count_that_differs_asks_for_the_packed_form() {
        let html = "<html><head></head><body>x<template><b></b></template></body></html>";
        let counted = |count, form| {
            let element_count = Some(count);
            Page::read(Snapshot { form, element_count, ..Snapshot::from_serialised(html, "") })
                .map(|page| page.is_live())
        };
        let serialised = Form::Serialised { scripting: true };
        assert_eq!(counted(4, serialised), Ok(true));
        assert_eq!(counted(5, serialised), Err(ReadError::CaptureMismatch { live: 5, read: 4 }));
        assert_eq!(counted(4, Form::Packed), Ok(true));
        assert_eq!(counted(5, Form::Packed).map_err(|e| e.code()), Err("bad-snapshot"));
    }

    #[test]
    fn a_live_page_that_is_not_well_formed_is_to_be_packed() {
        let html = "<html><head></head><body><script>'</script></b>'</script><p>a</p></body></html>";
        let code = |element_count, form| {
            let snapshot = Snapshot { element_count, form, ..Snapshot::from_serialised(html, "") };
            Page::read(snapshot).map(|_| ()).unwrap_err().code()
        };
        assert_eq!(code(Some(5), Form::Serialised { scripting: true }), "capture-mismatch");
        assert_eq!(code(None, Form::Serialised { scripting: true }), "bad-snapshot");
        assert_eq!(code(Some(5), Form::Packed), "bad-snapshot");
    }
}
