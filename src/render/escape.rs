//! Escaping of text and attribute values.

/// Appends text between tags. Escapes as browsers serialise, so that parsing and serialising again changes nothing;
/// drops U+0000, which HTML does not allow, and replaces carriage returns, which parsers change.
pub(super) fn text(text: &str, out: &mut String) {
    escape(text, false, out);
}

/// Appends the value of an attribute in double quotes.
pub(super) fn attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(value, true, out);
    out.push('"');
}

fn escape(text: &str, quoted: bool, out: &mut String) {
    let mut done = 0;
    for at in 0..text.len() {
        let byte = text.as_bytes()[at];
        let (with, length) = match byte {
            b'&' => ("&amp;", 1),
            b'<' => ("&lt;", 1),
            b'>' => ("&gt;", 1),
            b'"' if quoted => ("&quot;", 1),
            0 => ("", 1),
            b'\r' => ("\n", 1),
            // U+00A0 is the only non-ASCII character that serialisers write as a reference.
            0xC2 if text.as_bytes().get(at + 1) == Some(&0xA0) => ("&nbsp;", 2),
            _ => continue,
        };
        out.push_str(&text[done..at]);
        out.push_str(with);
        done = at + length;
    }
    out.push_str(&text[done..]);
}
