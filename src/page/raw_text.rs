//! Where raw text ends. In a few elements serialisers write text without escaping, and only the end tag ends it.

use super::tag::Tag;
use memchr::memchr;
use memchr::memmem::{find, rfind};

/// The end tag of a raw text element; `None` for all others (HTML Standard, "serializing HTML
/// fragments"). Only for HTML elements: `style` and `script` of SVG are escaped.
pub(super) fn end_tag(tag: Tag, scripting: bool) -> Option<&'static str> {
    match tag {
        Tag::Script => Some("</script>"),
        Tag::Style => Some("</style>"),
        Tag::Xmp => Some("</xmp>"),
        Tag::Iframe => Some("</iframe>"),
        Tag::Noembed => Some("</noembed>"),
        Tag::Noframes => Some("</noframes>"),
        Tag::Plaintext => Some("</plaintext>"),
        Tag::Noscript if scripting => Some("</noscript>"),
        _ => None,
    }
}

/// How many bytes of `rest` are the element's text, which is followed by `end_tag`.
pub(super) fn length(tag: Tag, end_tag: &str, rest: &[u8]) -> Option<usize> {
    match tag {
        Tag::Script => script(rest),
        // Its text is everything to the end of the document, end tags of its own name included.
        Tag::Plaintext => plaintext(rest, end_tag.as_bytes()),
        _ => find(rest, end_tag.as_bytes()),
    }
}

#[inline(never)]
fn plaintext(rest: &[u8], end_tag: &[u8]) -> Option<usize> {
    rfind(rest, end_tag)
}

const END: &[u8] = b"</script>";

fn script(rest: &[u8]) -> Option<usize> {
    let end = find(rest, END)?;
    match find(&rest[..end], b"<!--") {
        Some(comment) => escaped_script(rest, comment),
        None => Some(end),
    }
}

/// A script that contains `<!--`, at `comment`: from there on to `-->` a `<script>` hides the `</script>` that follows
/// it (HTML Standard, "script data double escaped state").
#[inline(never)]
fn escaped_script(rest: &[u8], comment: usize) -> Option<usize> {
    let mut at = comment;
    let mut state = State::Plain;
    let mut last_hidden = None;
    while let Some(found) = memchr(b'<', &rest[at..]) {
        let markup = at + found;
        if state != State::Plain
            && let Some(dashes) = find(&rest[at..markup], b"-->")
        {
            state = State::Plain;
            at += dashes + 3;
            continue;
        }
        let here = &rest[markup..];
        at = markup + 1;
        match state {
            State::Plain | State::Escaped if here.starts_with(END) => return Some(markup),
            State::Plain if here.starts_with(b"<!--") => {
                state = State::Escaped;
                // The dashes that begin may also end: `<!-->`.
                at = markup + 2;
            }
            State::Escaped if is_script_tag(here, b"<script") => state = State::DoubleEscaped,
            State::DoubleEscaped if is_script_tag(here, b"</script") => {
                state = State::Escaped;
                if here.starts_with(END) {
                    last_hidden = Some(markup);
                }
            }
            _ => {}
        }
    }
    // The document ended within the script: the last hidden end tag is the one that the serialiser added.
    last_hidden
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Plain,
    Escaped,
    DoubleEscaped,
}

fn is_script_tag(here: &[u8], begin: &[u8]) -> bool {
    let Some((name, after)) = here.split_at_checked(begin.len()) else { return false };
    name.eq_ignore_ascii_case(begin)
        && matches!(after.first(), Some(b' ' | b'\t' | b'\n' | b'\x0c' | b'\r' | b'/' | b'>'))
}

#[cfg(test)]
mod tests {
    use crate::error::ReadError;
    use crate::page::{Form, Kind, NodeId, Page, Snapshot, Tag};

    /// The text of the first element of `tag` in a page that goes on after it.
    fn text(tag: Tag, scripting: bool, body: &str) -> Result<String, ReadError> {
        let html = format!("<html><head></head><body>{body}<p>after</p></body></html>");
        let form = Form::Serialised { scripting };
        let page = Page::read(Snapshot { form, ..Snapshot::from_serialised(html, "") })?;
        let all = || page.descendants(NodeId::DOCUMENT);
        assert!(
            all().any(|n| page.tag(n) == Tag::P && page.end(n) == page.len()),
            "reading went on in the wrong place"
        );
        let element = all().find(|&n| page.tag(n) == tag).unwrap();
        Ok(page.descendants(element).filter(|&n| page.kind(n) == Kind::Text).map(|n| page.text(n)).collect())
    }

    #[test]
    fn text_is_taken_as_it_is() {
        for tag in [Tag::Script, Tag::Style, Tag::Xmp, Tag::Iframe, Tag::Noembed, Tag::Noframes, Tag::Plaintext] {
            let name = tag.name();
            for raw in ["a < b && c &amp; <i>", "</p>", "<!-- x -->", "", "</", "</SCRIPT x", "<br>"] {
                assert_eq!(text(tag, true, &format!("<{name}>{raw}</{name}>")).as_deref(), Ok(raw), "{name}");
            }
        }
    }

    #[test]
    fn noscript_is_raw_only_while_scripting_is_on() {
        let body = "<noscript><img src=\"a&amp;b\"></noscript>";
        assert_eq!(text(Tag::Noscript, true, body).as_deref(), Ok("<img src=\"a&amp;b\">"));
        assert_eq!(text(Tag::Noscript, false, body).as_deref(), Ok(""));
    }

    #[test]
    fn templates_have_no_scripting() {
        let body = "<template><noscript>&lt;img&gt;</noscript></template>";
        assert_eq!(text(Tag::Noscript, true, body).as_deref(), Ok("<img>"));
    }

    #[test]
    fn plaintext_holds_its_own_end_tag() {
        assert_eq!(
            text(Tag::Plaintext, true, "<plaintext>a</plaintext>b</plaintext>").as_deref(),
            Ok("a</plaintext>b")
        );
    }

    #[test]
    fn a_hidden_script_hides_an_end_tag() {
        for raw in [
            "<!--<script></script>-->",
            "<!--<SCRIPT x></ScRiPt >",
            "<!-- <script> </script/> <script>a</script> ",
            "<!--<script><script></script>",
            "<!-- --><!--<script></script>",
            "<!--<script> --> <!-- <script></script>",
        ] {
            assert_eq!(text(Tag::Script, true, &format!("<script>{raw}</script>")).as_deref(), Ok(raw));
        }
    }

    #[test]
    fn other_scripts_end_at_their_first_end_tag() {
        for raw in [
            "<!--",
            "<!-->",
            "<!---><script>",
            "<!--><script>",
            "<!--<scripts>",
            "<!--<script",
            "<!-- --><script>",
            "<!--</scripts>",
            "<script>",
            "<!--<script>-->",
            "<!--<script></script>",
            "<!--a--b->",
        ] {
            assert_eq!(text(Tag::Script, true, &format!("<script>{raw}</script>")).as_deref(), Ok(raw));
        }
    }

    #[test]
    fn a_script_cut_off_within_hidden_script_ends_at_the_last_end_tag() {
        let html = "<html><body>x<script><!--<script>a</script></body></html>";
        let page = Page::read(Snapshot::from_serialised(html, "")).unwrap();
        let last = NodeId::from_index(page.len() - 1);
        assert_eq!(page.text(last), "<!--<script>a");
    }
}
