//! Texts trimmed and made comparable, with a short way for ASCII.

/// The text without the white space at its ends, found without decoding where that is ASCII.
pub fn trim(text: &str) -> &str {
    let is_plain = |b: &&u8| matches!(**b, b' ' | b'\t'..=b'\r');
    let bytes = text.as_bytes();
    let start = bytes.iter().take_while(is_plain).count();
    let end = bytes.len() - bytes.iter().rev().take_while(is_plain).count();
    let rest = text.get(start..end).unwrap_or_default();
    let ends = [rest.bytes().next(), rest.bytes().next_back()];
    if ends.iter().flatten().all(u8::is_ascii) { rest } else { rest.trim() }
}

/// Letters and digits only, in lower case, for comparing.
pub fn key(text: &str) -> String {
    if text.is_ascii() {
        let letters = text.bytes().filter(u8::is_ascii_alphanumeric).map(|b| b.to_ascii_lowercase()).collect();
        return String::from_utf8(letters).unwrap_or_default();
    }
    let mut out = String::new();
    for c in text.chars().filter(|c| c.is_alphanumeric()) {
        out.extend(c.to_lowercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trimmed_text_is_as_the_standard_library_has_it() {
        for text in ["", " \n", " a b\u{b}", "\u{a0} ä \u{3000}\t", "ä", "\u{a0}"] {
            assert_eq!(trim(text), text.trim());
        }
    }

    #[test]
    fn a_key_is_letters_and_digits_in_lower_case() {
        assert_eq!(key(" Ada & Bo, 3.Öl"), "adabo3öl");
        assert_eq!(key("Ada & Bo, 3."), "adabo3");
    }
}
