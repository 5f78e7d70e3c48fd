//! All names that the site may have, as keys: to recognise them in titles and bylines.
//!
//! Collects what may be a name and never chooses one: the field is `site_name.rs`.

use super::canonical_address::canonical_link;
use super::site_name::application_name;
use crate::metadata::addresses::host;
use crate::metadata::sources::{PageSources, RecordKind};
use crate::metadata::text::{TITLE_SEPARATORS, key};

/// The keys of all names that the page declares for its site, and of those that its host contains, sorted.
pub fn site_name_keys(sources: &PageSources) -> Vec<String> {
    let mut declared: Vec<String> = sources.meta_tags.all("og:site:name").collect();
    declared.extend(application_name(sources));
    for record in &sources.records {
        declared.extend(record.publisher.clone());
        declared.extend(record.name.clone().filter(|_| record.kind == RecordKind::Site));
    }
    let mut found: Vec<String> = declared.iter().map(|name| key(name)).collect();
    // A wiki writes it in brackets behind the name of a page: "boats:nets [The Wiki of Ropes]".
    let bracketed =
        sources.title_element.as_deref().and_then(|title| title.trim().strip_suffix(']')?.rsplit_once(" ["));
    found.extend(bracketed.filter(|(page, _)| is_wiki_page_name(page)).map(|(_, name)| key(name)));
    let canonical = canonical_link(sources).and_then(host);
    for host in [host(sources.page.url()), canonical].into_iter().flatten() {
        let bare = host.strip_prefix("www.").unwrap_or(host);
        found.push(key(bare));
        let labels: Vec<&str> = bare.split('.').collect();
        // Of "news.example.co.uk", "example": the longest label but the last, and the last that is longer than a
        // registry's.
        let own = &labels[..labels.len().saturating_sub(1)];
        let longest = own.iter().max_by_key(|label| label.len());
        found.extend(longest.into_iter().chain(own.iter().rfind(|label| label.len() > 3)).map(|label| key(label)));
    }
    found.retain(|name| name.len() >= 2);
    let mut names: Vec<&str> = found.iter().map(String::as_str).collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter().map(str::to_owned).collect()
}

/// Whether a part of a title is the name of a page in a wiki and no headline: "boats:nets".
pub fn is_wiki_page_name(part: &str) -> bool {
    !part.contains(' ') && part.contains([':', '_'])
}

/// A title without the site's name at its end or beginning. Only a known name is removed: a part of a headline may follow
/// a dash too. With `keep_start` the beginning stays: the title of a front page is about the site.
pub fn without_site_name(title: &str, names: &[String], keep_start: bool) -> String {
    let mut title = title.trim();
    // "Why tides turn :: The Shore ::"
    title =
        [" ::", " |", " -", " –"].iter().fold(title, |title, separator| title.strip_suffix(separator).unwrap_or(title));
    // A title may end in a section and the site.
    for _ in 0..3 {
        let Some(rest) = without_one_part(title, names, keep_start) else { break };
        title = rest;
    }
    title.to_owned()
}

/// A title without one part that is the site's name; `None` where no part is.
fn without_one_part<'a>(title: &'a str, names: &[String], keep_start: bool) -> Option<&'a str> {
    // A site's name may contain a separator itself.
    let ends = TITLE_SEPARATORS.iter().filter_map(|p| title.rfind(p).map(|at| (at, p.len())));
    if let Some((at, _)) = ends.filter(|&(at, length)| is_site_name(&title[at + length..], names)).max()
        && title[..at].trim().contains(if keep_start { char::is_whitespace } else { |_: char| true })
    {
        return Some(title[..at].trim_end());
    }
    if keep_start {
        return None;
    }
    let first = TITLE_SEPARATORS.iter().filter_map(|p| title.find(p).map(|at| (at, p.len()))).min()?;
    let (head, rest) = (&title[..first.0], title[first.0 + first.1..].trim());
    // A headline may begin with the site's name and a word: "Example dishes: ten of the best".
    let head = key(head);
    let whole = |name: &String| {
        head.strip_prefix(name.as_str())
            .or(head.strip_suffix(name.as_str()))
            .is_some_and(|r| ["", "com", "org", "net", "the"].contains(&r))
    };
    (head.len() >= 2 && names.iter().any(whole) && !rest.is_empty()).then_some(rest)
}

/// Whether a part of a title is the site's name, alone or with a short word ("Example.com", "The Example", "Example
/// News").
fn is_site_name(part: &str, names: &[String]) -> bool {
    let part = key(part);
    if part.len() < 2 {
        return false;
    }
    names.iter().any(|name| {
        *name == part
            || name.len() >= 4 && part.contains(name.as_str()) && part.len() <= name.len() + 12
            || part.len() >= 5 && name.contains(part.as_str()) && name.len() <= part.len() * 2
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_sites_name_is_removed() {
        let names = vec!["theshorepost".to_owned(), "shorepost".to_owned()];
        for (title, expected) in [
            ("Why tides turn | The Shore Post", "Why tides turn"),
            ("Why tides turn - Science - The Shore Post", "Why tides turn - Science"),
            ("The Shore Post: Why tides turn", "Why tides turn"),
            ("Why tides turn - and why not", "Why tides turn - and why not"),
            ("Tides: an introduction", "Tides: an introduction"),
            ("The Shore Post", "The Shore Post"),
            ("Why tides turn_ShorePost.com", "Why tides turn"),
        ] {
            assert_eq!(without_site_name(title, &names, false), expected, "{title}");
        }
        let names = ["harbourlog_tides".to_owned(), "harbourlogtides".to_owned()];
        assert_eq!(without_site_name("Why tides turn (2) @ Harbour Log_Tides", &names, false), "Why tides turn (2)");
        assert_eq!(without_site_name("Meet me @ noon", &names, false), "Meet me @ noon");
    }
}
