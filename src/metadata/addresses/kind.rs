//! Which kind of page the form of an address suggests: an entry, a section, a listing, a front page, a person's page.
//!
//! A hint and never proof: fields use it only where a page declares nothing.

use crate::metadata::dates::{DateTime, DayMonthOrder, parse_machine_date};
use crate::metadata::text::{has_word, key, words};
use crate::page::address_parts::{last_segment, path};

/// The date in an address, as publishing systems write it: `/2024/03/14/`.
pub fn date_in_path(address: &str) -> Option<DateTime> {
    let mut parts = path(address).split('/').skip_while(|p| p.len() != 4 || !p.starts_with(['1', '2']));
    let day = format!("{}-{}-{}", parts.next()?, parts.next()?, parts.next()?);
    parse_machine_date(&day, DayMonthOrder::Unknown).filter(|date| date.precision() == 3)
}

/// Path segments of folders of entries.
const ENTRY_FOLDERS: &str = "blog blogs news articles article post posts story stories notes essays journal magazine \
    archives insights p";

/// Path segments of folders of products, whose names are as long as headlines.
const PRODUCT_FOLDERS: &str = "product products collections shop store item";

/// Words of a last segment from which it is made from a headline: shops and manuals name their pages in fewer.
const SLUG_WORDS: usize = 5;

/// Whether an address is that of an entry of a blog or a news site.
pub fn is_entry(address: &str) -> bool {
    let product = path(address).split('/').any(|segment| has_word(PRODUCT_FOLDERS, segment));
    is_below_entry_folder(address)
        || date_in_path(address).is_some()
        || !product && words(last_segment(address)).len() >= SLUG_WORDS
}

/// Whether an address is that of a section: one or two words without a number, no file, no thread and no query.
pub fn is_section(address: &str) -> bool {
    let file = address.split(['?', '#']).next().is_some_and(|a| a.ends_with(".html") && !a.ends_with("/index.html"));
    let last = last_segment(address).replace("%20", " ");
    let thread = ["forum", "thread", "discuss"].iter().any(|t| address.contains(t));
    words(&last).len() <= 2
        && !last.contains(|c: char| c.is_ascii_digit())
        && !address.contains('?')
        && !thread
        && !file
}

/// Whether an address is that of a listing of entries, by the words that publishing systems use.
#[inline(never)]
pub fn is_listing(address: &str) -> bool {
    let mut parts = path(address).trim_end_matches('/').rsplit('/');
    let is_list = |p: &str| has_word("news recent latest archive archives category tag tags topic topics list", p);
    parts.next().is_some_and(is_list) || parts.next().is_some_and(is_list)
}

fn is_below_entry_folder(address: &str) -> bool {
    let mut folders = path(address).trim_end_matches('/').rsplit('/').skip(1);
    folders.any(|folder| words(folder).iter().any(|w| has_word(ENTRY_FOLDERS, w)))
}

/// Whether an address is that of a site's front page: no path or only a language's, and nothing after it that names a
/// page (`/?p=123`, `/#!/story`).
pub fn is_front_page(address: &str) -> bool {
    let query = address.split_once('?').map_or("", |(_, query)| query);
    let is_tracking =
        |key: &str| ["utm_", "srsltid", "gclid", "fbclid", "ref", "lang", "hl"].iter().any(|t| key.starts_with(t));
    address.contains("://")
        && path(address).split('/').all(|part| matches!(part.len(), 0 | 2))
        && (query.is_empty() || query.split('&').all(is_tracking))
        && !address.contains("#!")
        && !address.contains("#/")
}

/// Whether an address lies in the folder of a site's authors, and is not their list.
pub fn is_author_page(address: &str) -> bool {
    // Most addresses end here.
    if !address.as_bytes().windows(4).any(|bytes| bytes == b"/aut") {
        return false;
    }
    let name = ["/author/", "/authors/", "/auteur/", "/autor/", "/autoren/"].iter().find_map(|p| address.split_once(p));
    name.is_some_and(|(_, name)| !name.trim_matches('/').is_empty())
}

/// Whether an address is that of the page of one person with a name: in the folder of people or of accounts, or an
/// account's by its number.
pub fn is_page_of(address: &str, name: &str) -> bool {
    let address = address.to_ascii_lowercase();
    let is_folder = "/author /people/ /profile /contributor /staff/ /user /writer member/ members/ /@ /~ /u/ /autor /auteur \
        /yazar /firma/ /journalist /reporter /szerzo /skribent /penulis";
    let begins = |part: &str| part.strip_prefix('/').is_some_and(|part| address.starts_with(part));
    let is_account = ["showuser=", "action=profile", "profile.php"].iter().any(|part| address.contains(part));
    let is_named = || name.contains(' ') || !name.is_ascii() || key(&address).contains(&key(name));
    is_account || is_folder.split(' ').any(|part| address.contains(part) || begins(part)) && is_named()
}

/// Whether an address is that of a person's page, by the words that publishing systems use.
pub fn is_person_page(address: &str) -> bool {
    let address = address.to_ascii_lowercase();
    // An address relative to its page may begin with the folder or file.
    let begins = |part: &str| part.strip_prefix('/').is_some_and(|part| address.starts_with(part));
    "/author /by/ /people/ /profile /contributor /staff/ /user /writer member /team/ /@ /~ /u/ about- /autor \
     /auteur /yazar /firma/ /redakt /journalist /reporter /szerzo /skribent /penulis showuser= action=profile"
        .split(' ')
        .any(|part| address.contains(part) || begins(part))
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
        assert!(is_listing("https://a.example/tag/tides") && is_listing("https://a.example/news/"));
        assert!(!is_listing("https://a.example/news/2024/why-tides-turn"));
    }

    #[test]
    fn a_front_page_is_known_by_its_address() {
        for front in
            ["https://a.example", "https://a.example/", "https://a.example/de/", "https://a.example/?utm_source=x"]
        {
            assert!(is_front_page(front), "{front}");
        }
        for other in
            ["https://a.example/?p=12", "https://a.example/#!/tides", "https://a.example/tides", "", "file:///t.html"]
        {
            assert!(!is_front_page(other), "{other}");
        }
    }

    #[test]
    fn people_have_pages_of_their_own() {
        assert!(is_author_page("/author/ada") && !is_author_page("/author/") && !is_author_page("/tides"));
        assert!(is_person_page("/People/ada") && !is_person_page("/tides"));
        assert!(is_person_page("profile.php?id=4") && is_person_page("index.php?action=profile;u=4"));
        assert!(is_page_of("user?id=ada", "ada") && is_page_of("/staff/4", "Ada Holm"));
        assert!(!is_page_of("/user/4", "Find") && !is_page_of("/our-team/", "Our Team"));
        assert!(!is_person_page("byron-bay.html") && !is_person_page("index.php?topic=4"));
    }

    #[test]
    fn a_date_in_the_path_must_be_a_day() {
        let date = |address: &str| date_in_path(address).map(DateTime::to_iso);
        assert_eq!(date("https://a.example/2024/03/14/tides/").as_deref(), Some("2024-03-14"));
        assert_eq!(date("https://a.example/2024/99/14/tides/"), None);
    }
}
