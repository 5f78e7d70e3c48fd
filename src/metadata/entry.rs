//! What an address says of its page: an entry, a section that lists entries, the day of an entry.
//!
//! A hint, never a proof: it decides only where a page says nothing of itself.

use super::moment::{Moment, Order};
use super::{plain, site};

/// The day in an address, as publishing systems write it: `/2024/03/14/`.
pub(super) fn day(address: &str) -> Option<Moment> {
    let mut parts = site::path(address).split('/').skip_while(|p| p.len() != 4 || !p.starts_with(['1', '2']));
    let day = format!("{}-{}-{}", parts.next()?, parts.next()?, parts.next()?);
    Moment::machine(&day, Order::Unknown).filter(|m| m.precision() == 3)
}

/// Folders that hold entries.
const ENTRIES: &str = "blog blogs news articles article post posts story stories notes essays journal magazine \
    archives insights p";

/// Folders that hold goods, whose names are as long as headlines.
const WARES: &str = "product products collections shop store item";

/// Words of an address's last part from which it is made of a headline: shops and manuals name their pages in fewer.
const HEADLINE: usize = 5;

/// Whether an address is that of an entry of a blog or a news site.
pub(super) fn is_entry(address: &str) -> bool {
    let ware = site::path(address).split('/').any(|f| plain::among(WARES, f));
    below_blog(address) || day(address).is_some() || !ware && plain::words(last(address)).len() >= HEADLINE
}

/// Whether an address is that of a section, which lists entries: a word or two and no number, no file, and nothing that
/// asks for one page of many.
pub(super) fn is_section(address: &str) -> bool {
    let file = address.split(['?', '#']).next().is_some_and(|a| a.ends_with(".html") && !a.ends_with("/index.html"));
    let last = last(address).replace("%20", " ");
    let thread = ["forum", "thread", "discuss"].iter().any(|t| address.contains(t));
    plain::words(&last).len() <= 2
        && !last.contains(|c: char| c.is_ascii_digit())
        && !address.contains('?')
        && !thread
        && !file
}

/// Whether an address is that of a list, by the words that publishing systems use.
pub(super) fn is_among_lists(address: &str) -> bool {
    let mut parts = site::path(address).trim_end_matches('/').rsplit('/');
    let is_list = |p: &str| plain::among("news recent latest archive archives category tag tags topic topics list", p);
    parts.next().is_some_and(is_list) || parts.next().is_some_and(is_list)
}

/// The last part of an address's path.
pub(super) fn last(address: &str) -> &str {
    site::path(address).trim_end_matches('/').rsplit('/').next().unwrap_or_default()
}

/// Whether an address lies below a folder of entries.
fn below_blog(address: &str) -> bool {
    let mut folders = site::path(address).trim_end_matches('/').rsplit('/').skip(1);
    folders.any(|f| plain::words(f).iter().any(|w| plain::among(ENTRIES, w)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_and_sections_are_known_by_their_addresses() {
        for entry in ["/blog/turn", "/2024/03/14/tides/", "/how-tides-turn-at-the-harbour", "/notes/9"] {
            assert!(is_entry(&format!("https://a.example{entry}")), "{entry}");
        }
        for other in ["/", "/shop/red-cups", "/pricing", "/2024/99/14/tides"] {
            assert!(!is_entry(&format!("https://a.example{other}")), "{other}");
        }
        for section in ["/science", "/category/deep-sea/", "/news"] {
            assert!(is_section(&format!("https://a.example{section}")), "{section}");
        }
        for other in ["/science/why-tides-turn", "/t/4711", "/view?id=4", "/forum/tides", "/tides-2024", "/tides.html"]
        {
            assert!(!is_section(&format!("https://a.example{other}")), "{other}");
        }
        assert!(is_among_lists("https://a.example/tag/tides") && is_among_lists("https://a.example/news/"));
        assert!(!is_among_lists("https://a.example/news/2024/why-tides-turn"));
    }
}
