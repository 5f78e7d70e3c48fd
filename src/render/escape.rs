//! Characters that mean something else where they are written.

/// Appends text for between tags. Escapes as browsers do when they serialise, so that reading and writing again changes
/// nothing, and leaves out what no HTML document may hold (U+0000) or what parsers change (a lone carriage return).
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
            // U+00A0 is the one character beyond ASCII that serialisers write by name.
            0xC2 if text.as_bytes().get(at + 1) == Some(&0xA0) => ("&nbsp;", 2),
            _ => continue,
        };
        out.push_str(&text[done..at]);
        out.push_str(with);
        done = at + length;
    }
    out.push_str(&text[done..]);
}
