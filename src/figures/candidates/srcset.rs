//! The `srcset` attribute: its candidates, and which of them is wide enough.

use super::image_url::{is_placeholder, resolve_image};
use crate::article::Address;
use crate::page::Page;

/// Widest `srcset` candidate taken, in CSS pixels: a column of text is about 700 wide, twice that on high-density
/// screens.
const WIDE_ENOUGH: u32 = 1_600;

/// Width of a column of text, in CSS pixels: what a density descriptor multiplies.
const COLUMN: u32 = 700;

/// Whether a value has the form of a `srcset`: its last candidate has a width or density descriptor.
pub(in crate::figures) fn is_srcset(value: &str) -> bool {
    let mut parts = value.trim().rsplit(char::is_whitespace);
    let last = parts.next().unwrap_or_default().trim_end_matches(',');
    parts.next().is_some() && last.ends_with(['w', 'x']) && thousandths(&last[..last.len() - 1]).is_some()
}

/// The best candidate of a `srcset`: the widest up to [`WIDE_ENOUGH`], else the narrowest; no placeholder.
pub(in crate::figures) fn best_candidate(page: &Page, srcset: &str) -> Option<Address> {
    let mut best: Option<(u32, &str)> = None;
    for (address, size) in candidates(srcset).take(64) {
        let better = match best {
            None => true,
            Some((current, _)) if current > WIDE_ENOUGH => size < current,
            Some((current, _)) => size > current && size <= WIDE_ENOUGH,
        };
        if better && !is_placeholder(address) {
            best = Some((size, address));
        }
    }
    resolve_image(page, best?.1)
}

/// The candidates of a `srcset` and their widths, parsed as the HTML Standard says: an address ends at white space, a
/// comma ends a candidate only outside an address. A density counts as that many times [`COLUMN`].
fn candidates(set: &str) -> impl Iterator<Item = (&str, u32)> {
    let mut rest = set;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (mut address, after) = rest.split_at(end);
        if address.ends_with(',') {
            address = address.trim_end_matches(',');
            rest = after;
            return Some((address, COLUMN));
        }
        let end = after.find(',').unwrap_or(after.len());
        let descriptor = after[..end].trim();
        rest = after.get(end + 1..).unwrap_or_default();
        let width = descriptor.split_whitespace().find_map(|d| {
            let number = thousandths(d.get(..d.len() - 1)?)?;
            match d.as_bytes().last() {
                Some(b'w') => Some(number / 1000),
                Some(b'x') => Some(number.saturating_mul(COLUMN / 100) / 10),
                _ => None,
            }
        });
        Some((address, width.unwrap_or(COLUMN)))
    })
}

/// A decimal number of a `srcset`, times 1,000. Parsing `f64` would add its tables (10 KB that do not compress) to the
/// Wasm.
fn thousandths(number: &str) -> Option<u32> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if number.is_empty() || !digits(whole) || !digits(fraction) {
        return None;
    }
    let thousandths = whole.bytes().chain(fraction.bytes().chain([b'0'; 3]).take(3));
    Some(thousandths.fold(0, |sum: u32, digit| sum.saturating_mul(10).saturating_add(u32::from(digit - b'0'))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Snapshot;

    #[test]
    fn numbers_are_read_to_the_thousandth() {
        assert_eq!(
            ["300", "1.5", ".25", "2.", "1.23456"].map(|n| thousandths(n).unwrap()),
            [300_000, 1500, 250, 2000, 1234]
        );
        assert_eq!(thousandths("99999999999"), Some(u32::MAX));
        assert!(["", "a", "1.a", "-1", "1.2.3"].iter().all(|n| thousandths(n).is_none()));
    }

    #[test]
    fn candidates_are_cut_as_html_says() {
        let set = "https://a.example/c_fill,w_300/p.jpg 300w, /b.jpg 2400w,/c.jpg 1200w";
        let found: Vec<_> = candidates(set).collect();
        assert_eq!(found, [("https://a.example/c_fill,w_300/p.jpg", 300), ("/b.jpg", 2400), ("/c.jpg", 1200)]);
        let page = Page::read(Snapshot::from_serialised("<html><body>x</body></html>", "https://a.example/")).unwrap();
        let best = best_candidate(&page, set).map(|address| address.as_str().to_owned());
        assert_eq!(best.as_deref(), Some("https://a.example/c.jpg"));
    }
}
