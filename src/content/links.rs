//! Links within the article: which places of the page they lead to.
//!
//! A link to a place of the page is of use only if that place is in the article. So the places that kept text links to
//! are gathered first, marked when the walk comes by, and links to what never came are dissolved at the end.

use super::form;
use super::stream::Stream;
use crate::article::{Body, Element, Part};
use crate::page::letters::lower_char;
use crate::page::numbered::Numbered;
use crate::page::word_table::list_items;
use crate::page::{NodeId, Page, Tag};
use std::borrow::Cow;

/// The places of the page that links of the article lead to, and the ids they have there.
#[derive(Default)]
pub(super) struct Targets {
    places: Numbered,
    /// The id of each place in the article, and whether it was marked.
    ids: Vec<(String, bool)>,
}

/// What a link's address says about where it leads.
pub(super) enum Leads<'a> {
    /// To a place of this page, by its id.
    Within(&'a str),
    /// To the top of this page, which is no place of the article.
    Top,
    /// Elsewhere.
    Away,
}

/// Reads a link's address as written.
pub(super) fn leads<'a>(page: &Page, href: &'a str) -> Leads<'a> {
    let href = href.trim();
    let Some((before, fragment)) = href.split_once('#') else {
        return Leads::Away;
    };
    let own = page.url().split('#').next().unwrap_or_default();
    if !before.is_empty() && before != own {
        return Leads::Away;
    }
    if fragment.is_empty() || fragment.eq_ignore_ascii_case("top") { Leads::Top } else { Leads::Within(fragment) }
}

/// Parameters of addresses that only tell who followed which link: well-known names, such as those that the filter lists of
/// ClearURLs and Brave hold; not a copy of either. Those that end in `_` stand for all that begin so.
const TRACKING: &str = "utm_|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|yclid|ymclid|ysclid|igshid|igsh|mc_cid|\
    mc_eid|mkt_tok|_hsenc|_hsmi|__hssc|__hstc|__hsfp|hsctatracking|oly_anon_id|oly_enc_id|vero_id|vero_conv|\
    wickedid|rb_clickid|s_cid|ml_subscriber|ml_subscriber_hash|_openstat|mtm_|at_campaign|at_medium|ga_|\
    srsltid|ttclid|epik";

/// A link's address without the parameters that only track.
pub(super) fn untracked(href: &str) -> Cow<'_, str> {
    let (address, fragment) = href.split_at(href.find('#').unwrap_or(href.len()));
    let Some((path, query)) = address.split_once('?') else { return Cow::Borrowed(href) };
    let tracks = |pair: &&str| {
        let name = pair.split('=').next().unwrap_or_default().to_ascii_lowercase();
        let name = name.as_bytes();
        list_items(TRACKING, b'|').any(|known| name == known || (known.ends_with(b"_") && name.starts_with(known)))
    };
    if !query.split('&').any(|pair| tracks(&pair)) {
        return Cow::Borrowed(href);
    }
    let mut out = path.to_owned();
    for (at, pair) in query.split('&').filter(|pair| !tracks(pair)).enumerate() {
        out.push(if at == 0 { '?' } else { '&' });
        out.push_str(pair);
    }
    out.push_str(fragment);
    Cow::Owned(out)
}

impl Targets {
    /// Gathers the places that links within kept text lead to.
    pub fn find(page: &Page, keeps: impl Fn(NodeId) -> bool) -> Self {
        let (mut places, mut ids) = (Numbered::default(), Vec::new());
        let mut taken = Numbered::default();
        for node in page.descendants(NodeId::DOCUMENT) {
            if page.tag(node) != Tag::A || !keeps(node) {
                continue;
            }
            if let Some(Leads::Within(fragment)) = page.attr(node, "href").map(|href| leads(page, href))
                && places.add(&decoded(fragment)) == ids.len()
            {
                ids.push((unique(&format!("to-{}", slug(fragment)), &mut taken), false));
            }
        }
        Self { places, ids }
    }

    /// What a link is in the article: one to a place of it, one elsewhere, or none.
    pub fn link(&self, page: &Page, node: NodeId) -> Option<Element> {
        match leads(page, page.attr(node, "href")?) {
            Leads::Within(fragment) => {
                let place = self.places.find(&decoded(fragment))?;
                Some(Element::Jump { to: self.ids[place].0.clone() })
            }
            Leads::Top => None,
            Leads::Away => form::link(page, node),
        }
    }

    /// Marks this element, if links lead to it and to none before it. `end` is one past its last node.
    pub fn mark(&mut self, page: &Page, node: NodeId, end: usize, stream: &mut Stream) {
        if self.ids.is_empty() {
            return;
        }
        let name = if page.tag(node) == Tag::A { page.attr(node, "name") } else { None };
        let Some(place) = [page.attr(node, "id"), name].into_iter().flatten().find_map(|id| self.places.find(id))
        else {
            return;
        };
        let (id, marked) = &mut self.ids[place];
        if !std::mem::replace(marked, true) {
            // An empty element marks what follows it; another one what stands in it.
            let until = if end == node.index() + 1 { usize::MAX } else { end };
            stream.anchor(id.clone(), until);
        }
    }
}

/// Removes links whose place did not come into the article, its captions included; their words stay.
pub(super) fn dissolve_dangling(body: &mut Body, captions: &mut [Body]) {
    let mut places = Numbered::default();
    for part in captions.iter().chain([&*body]).flat_map(|body| &body.parts) {
        if let Part::Anchor(id) = part {
            places.add(id);
        }
    }
    let dangling = |part: &Part| matches!(part, Part::Open(Element::Jump { to }) if places.find(to).is_none());
    for body in captions.iter_mut().chain([body]) {
        let mut open = Vec::new();
        body.parts.retain(|part| match part {
            Part::Open(_) => {
                open.push(!dangling(part));
                !dangling(part)
            }
            Part::Close => open.pop().unwrap_or(true),
            _ => true,
        });
    }
}

/// An id made of words: letters and digits of any script, the rest as hyphens; at most 60 characters.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars().map(lower_char) {
        if slug.chars().count() >= 60 {
            break;
        }
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    if slug.is_empty() { "section".to_owned() } else { slug }
}

/// The wanted id, or the first free one that begins so. Ids of the article begin with `recto-`, so that none is a name
/// that scripts or styles of a page know.
pub(super) fn unique(wanted: &str, taken: &mut Numbered) -> String {
    let wanted = format!("recto-{wanted}");
    let mut id = wanted.clone();
    let mut number = taken.len();
    if taken.find(&id).is_some() {
        // The count of ids taken is rarely taken itself, so that ten thousand like headings stay linear.
        loop {
            id = format!("{wanted}-{number}");
            if taken.find(&id).is_none() {
                break;
            }
            number += 1;
        }
    }
    taken.add(&id);
    id
}

/// Percent-decoded, as browsers look for the place of a fragment.
pub(super) fn decoded(fragment: &str) -> String {
    if !fragment.contains('%') {
        return fragment.to_owned();
    }
    let bytes = fragment.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = fragment.get(at + 1..at + 3).filter(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()));
        let hex = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (bytes[at], hex) {
            (b'%', Some(byte)) => {
                out.push(byte);
                at += 3;
            }
            (byte, _) => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_made_of_words() {
        assert_eq!(slug("What it is, & why"), "what-it-is-why");
        assert_eq!(slug("  <b> "), "b");
        assert_eq!(slug("第一章"), "第一章");
        assert_eq!(slug("!!!"), "section");
        assert_eq!(slug(&"a".repeat(500)).len(), 60);
    }

    #[test]
    fn ids_are_never_taken_twice() {
        let mut taken = Numbered::default();
        let ids: Vec<String> = (0..3).map(|_| unique("notes", &mut taken)).collect();
        assert_eq!(ids, ["recto-notes", "recto-notes-1", "recto-notes-2"]);
    }

    #[test]
    fn parameters_that_track_are_left_out_and_no_others() {
        for (href, clean) in [
            ("/a?utm_source=x&id=3&UTM_Medium=y#n", "/a?id=3#n"),
            ("https://b.example/?fbclid=1", "https://b.example/"),
            ("?q=a%26b&&gclid=2", "?q=a%26b&"),
            ("/a?id=3&b=utm_source", "/a?id=3&b=utm_source"),
            ("/a#?utm_source=x", "/a#?utm_source=x"),
        ] {
            assert_eq!(untracked(href), clean);
        }
    }

    #[test]
    fn fragments_are_decoded_as_far_as_they_can_be() {
        assert_eq!(decoded("caf%C3%A9"), "café");
        assert_eq!(decoded("100%"), "100%");
        assert_eq!(decoded("%zz%4"), "%zz%4");
        assert_eq!(decoded("%+1"), "%+1");
    }
}
