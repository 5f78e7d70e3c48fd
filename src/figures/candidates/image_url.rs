//! Whether an address leads to an image, and not to a lazy-loading placeholder.

use super::image_key::has_extension;
use crate::article::Address;
use crate::page::Page;
use crate::page::word_table::AnyOf;

/// Longest address considered, in bytes.
const LONGEST: usize = 4_096;

/// Resolves an address that leads to an image file; `None` for a placeholder and for the page itself.
pub(in crate::figures) fn resolve_image(page: &Page, text: &str) -> Option<Address> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST || is_placeholder(text) {
        return None;
    }
    let address = Address::picture(text, page.base())?;
    // `src="/"` and `src="#"` lead to a page.
    let rest = address.as_str().split_once("://").map_or("", |(_, rest)| rest);
    let names_a_file = rest.split_once('/').is_some_and(|(_, path)| !path.is_empty());
    names_a_file.then_some(address)
}

/// Whether a value is the address or name of an image file.
pub(in crate::figures) fn names_image_file(value: &str) -> bool {
    let value = value.trim();
    let path = value.split(['?', '#']).next().unwrap_or_default();
    value.len() <= LONGEST && !value.contains(char::is_whitespace) && has_extension(path)
}

/// Beginnings and ends of the file names of lazy-loading placeholders.
const PLACEHOLDERS: &[&str] = &[
    "blank.",
    "spacer.",
    "placeholder",
    "transparent.",
    "1x1.",
    "pixel.",
    "clear.gif",
    "empty.",
    "lazyload",
    "lazy.",
    "loading.",
    "grey.gif",
    "missing-image",
    "no-image",
];
const BEGINNINGS: AnyOf<'_> = AnyOf::new(PLACEHOLDERS);

/// Whether an address is that of a lazy-loading placeholder: a small `data:` image, or a file with a placeholder's
/// name.
pub(in crate::figures) fn is_placeholder(text: &str) -> bool {
    if text.starts_with(['#', '{']) || text.contains("{{") {
        return true;
    }
    let begins = |with: &str| text.get(..with.len()).is_some_and(|head| head.eq_ignore_ascii_case(with));
    if begins("data:") {
        // Small inline images are placeholders and icons; a large one is the image.
        return text.len() < 3_000 || begins("data:image/s");
    }
    if begins("about:") || begins("blob:") || begins("javascript:") {
        return true;
    }
    let bytes = text.as_bytes();
    let path = bytes.iter().position(|byte| matches!(byte, b'?' | b'#')).unwrap_or(bytes.len());
    let name = bytes[..path].iter().rposition(|&byte| byte == b'/').map_or(0, |slash| slash + 1);
    let name = bytes[name..path].to_ascii_lowercase();
    // At the end, or where a word of the name begins. The bytes are the last ones of the list: they reject most names.
    let may_end = name.last().is_some_and(|last| b".rdfe".contains(last));
    may_end && PLACEHOLDERS.iter().any(|listed| name.ends_with(listed.as_bytes())) || {
        let mut words = (0..name.len()).filter(|&at| at == 0 || matches!(name[at - 1], b'-' | b'_'));
        let is_gif = name.ends_with(b".gif");
        words.any(|at| BEGINNINGS.begins(&name[at..]) || is_gif && name[at..].starts_with(b"transparent"))
    }
}

/// Whether an address is that of an SVG file.
pub(in crate::figures) fn is_vector(address: &str) -> bool {
    address.split(['?', '#']).next().is_some_and(|path| path.ends_with(".svg"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_transparent_gif_is_a_placeholder_and_a_photo_of_something_transparent_is_none() {
        assert!(is_placeholder("/index-transparent_h-3_w-4.gif") && is_placeholder("/transparent-16x9.gif"));
        assert!(!is_placeholder("/a-transparent-fish.jpg"));
    }

    #[test]
    fn every_placeholder_name_is_recognised_at_the_beginning_and_the_end() {
        for listed in PLACEHOLDERS {
            assert!(
                is_placeholder(&format!("/a/{listed}x")) && is_placeholder(&format!("/a/b-{listed}x?c")),
                "{listed}"
            );
            assert!(is_placeholder(&format!("/a/b{listed}")) && !is_placeholder(&format!("/a/b{listed}x")), "{listed}");
        }
    }
}
