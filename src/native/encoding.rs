//! Decoding of bytes.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How far browsers look for a declared encoding (HTML Standard, "prescan a byte stream").
const PRESCAN: usize = 1024;

/// Decodes a stored page.
///
/// In order: a byte order mark; valid UTF-8 with non-ASCII characters, whatever the page declares, as files are often
/// stored in another encoding than they were served in and text in other encodings is almost never valid UTF-8; the
/// encoding `charset`, which the server named, if it is known; the declared encoding; windows-1252, as in browsers.
pub fn decode(bytes: &[u8], charset: Option<&str>) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default()).0.into_owned();
    }
    if !bytes.is_ascii()
        && let Ok(text) = std::str::from_utf8(bytes)
    {
        return text.to_owned();
    }
    let encoding = charset
        .and_then(|label| Encoding::for_label(label.as_bytes()))
        .or_else(|| declared(&bytes[..bytes.len().min(PRESCAN)]))
        .unwrap_or(WINDOWS_1252);
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// The encoding that a `meta` element declares.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let mut rest = head;
    while let Some(at) = rest.iter().position(|&b| b == b'<') {
        rest = &rest[at..];
        if rest.starts_with(b"<!--") {
            rest = &rest[find(&rest[2..], b"-->").map_or(rest.len(), |end| 2 + end + 3)..];
            continue;
        }
        let end = rest.iter().position(|&b| b == b'>').unwrap_or(rest.len());
        let tag = &rest[..end];
        if tag.len() > 5
            && tag[..5].eq_ignore_ascii_case(b"<meta")
            && matches!(tag[5], b'/' | b' ' | b'\t'..=b'\r')
            && let Some(found) = label(&tag[5..])
        {
            return Some(found);
        }
        rest = &rest[end.max(1)..];
    }
    None
}

/// The encoding named after `charset=` in a tag, be it an attribute or part of `content`.
fn label(tag: &[u8]) -> Option<&'static Encoding> {
    let lower = tag.to_ascii_lowercase();
    let mut rest = lower.as_slice();
    while let Some(at) = find(rest, b"charset") {
        rest = rest[at + 7..].trim_ascii_start();
        let Some(value) = rest.strip_prefix(b"=") else { continue };
        let value = value.trim_ascii_start();
        let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
        let end = value.iter().position(|b| b"\"' ;/\t\r\n".contains(b)).unwrap_or(value.len());
        if let Some(encoding) = Encoding::for_label(&value[..end]) {
            // A page whose declaration could be read as ASCII is not UTF-16 (HTML Standard).
            return Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding });
        }
    }
    None
}

fn find(text: &[u8], what: &[u8]) -> Option<usize> {
    text.windows(what.len()).position(|w| w == what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_decides() {
        assert_eq!(decode(b"\xEF\xBB\xBF<meta charset=latin1>\xC3\xA4", None), "<meta charset=latin1>ä");
        assert_eq!(decode(b"\xFF\xFEa\x00", None), "a");
    }

    #[test]
    fn a_declared_encoding_counts() {
        assert_eq!(decode(b"<meta charset='shift_jis'>\x93\xFA", None), "<meta charset='shift_jis'>日");
        let page = b"<META http-equiv=Content-Type content=\"text/html; charset=windows-1251\">\xCF";
        assert!(decode(page, None).ends_with('П'));
        assert!(decode(b"<!-- <meta charset=shift_jis> --><meta charset=koi8-r>\xF0", None).ends_with('П'));
    }

    #[test]
    fn the_encoding_that_the_server_named_comes_before_the_declared_one() {
        assert!(decode(b"<meta charset=windows-1252>\xF0", Some("KOI8-R")).ends_with('П'));
        assert!(decode(b"<meta charset=koi8-r>\xF0", Some("nonsense")).ends_with('П'));
    }

    #[test]
    fn encodings_that_look_like_ascii_are_read_as_declared() {
        assert!(decode(b"<meta charset=iso-2022-jp>\x1B$BF|\x1B(B", None).ends_with('日'));
    }

    #[test]
    fn text_that_was_stored_anew_is_utf_8_whatever_it_declares() {
        assert!(decode("<meta charset=windows-1252>ä".as_bytes(), None).ends_with('ä'));
    }

    #[test]
    fn without_a_declaration_invalid_utf_8_is_windows_1252() {
        assert_eq!(decode(b"caf\xE9 \x93", None), "café “");
        assert_eq!(decode(b"<meta name=x content='charset=nonsense'>\xE9", None).chars().last(), Some('é'));
    }
}
