//! Character references. Serialisers write only five of them; any other `&` is literal.

use memchr::memchr;

/// Appends `text` to `out` with its references decoded.
pub(super) fn decode(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = memchr(b'&', rest.as_bytes()) {
        let (before, reference) = rest.split_at(at);
        out.push_str(before);
        let (meaning, length) = match reference.as_bytes() {
            [_, b'a', b'm', b'p', b';', ..] => ("&", 5),
            [_, b'n', b'b', b's', b'p', b';', ..] => ("\u{a0}", 6),
            [_, b'l', b't', b';', ..] => ("<", 4),
            [_, b'g', b't', b';', ..] => (">", 4),
            [_, b'q', b'u', b'o', b't', b';', ..] => ("\"", 6),
            _ => ("&", 1),
        };
        out.push_str(meaning);
        rest = reference.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    fn decoded(text: &str) -> String {
        let mut out = String::new();
        super::decode(text, &mut out);
        out
    }

    #[test]
    fn the_five_references_are_decoded_once() {
        assert_eq!(decoded("a &amp; b &lt;i&gt; &quot;c&quot;&nbsp;d"), "a & b <i> \"c\"\u{a0}d");
        assert_eq!(decoded("&amp;lt;&amp;amp;"), "&lt;&amp;");
    }

    #[test]
    fn any_other_ampersand_is_literal() {
        for text in ["&", "&&", "&eacute;", "&#65;", "&amp", "&LT;", "a&b", "ü&ü", "&;"] {
            assert_eq!(decoded(text), text);
        }
        assert_eq!(decoded("&&amp;&"), "&&&");
    }
}
