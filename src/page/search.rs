//! Where bytes stand in others.

use memchr::memchr;

/// The first place of `part`, which is short: a handful of bytes, so that looking at each of its first bytes is linear.
pub(super) fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    let first = *part.first()?;
    let mut at = 0;
    loop {
        let rest = bytes.get(at..)?;
        at += memchr(first, rest)?;
        if bytes.get(at..)?.starts_with(part) {
            return Some(at);
        }
        at += 1;
    }
}

/// The last place of one text in another, for which the standard library has much code.
pub fn last(text: &str, part: &str) -> Option<usize> {
    find_last(text.as_bytes(), part.as_bytes())
}

/// What stands before and after the last place of one text in another.
pub fn around_last<'a>(text: &'a str, part: &str) -> Option<(&'a str, &'a str)> {
    last(text, part).map(|at| (&text[..at], &text[at + part.len()..]))
}

/// The last place of `part`.
pub(super) fn find_last(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).rposition(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_and_the_last_are_found() {
        let text = b"----><a-->-";
        assert_eq!((find(text, b"-->"), find_last(text, b"-->")), (Some(2), Some(7)));
        assert_eq!((find(text, b"->-"), find_last(text, b"--->-")), (Some(8), None));
        assert_eq!((find(b"", b"-"), find_last(b"", b"-")), (None, None));
        assert_eq!(around_last("ä – b – ü", " – "), Some(("ä – b", "ü")));
        assert_eq!(around_last("ä–b", " – "), None);
    }
}
