//! When it was published and when it was changed.
//!
//! What is written for machines comes first. A date that only stands on the page is taken when it stands near the
//! headline and calls itself a date; anywhere else it may be any day's.

use super::json_ld::{About, Record};
use super::moment::{Moment, Order};
use super::survey::Survey;
use super::{Window, plain, site};
use crate::article::Source;
use crate::page::letters;
use crate::page::letters::Lower;
use crate::page::{Kind, NodeId, Page, Tag, order};

/// The dates found.
#[derive(Debug, Default)]
pub(super) struct Dates {
    pub published: Option<(String, Source)>,
    pub modified: Option<(String, Source)>,
    /// The elements near the headline that show a date.
    pub shown: Vec<NodeId>,
}

/// Meta names that hold the time of publication, best first. Others whose name says so come after them.
const PUBLISHED: [&str; 15] = [
    "article:published:time",
    "parsely-pub-date",
    "datepublished",
    "citation:publication:date",
    "citation:online:date",
    "citation:date",
    "dc:date:issued",
    "dcterms:issued",
    "dcterms:created",
    "dcterms:date",
    "dc:date:created",
    "dc:date",
    "sailthru:date",
    "displaydate",
    "article:date",
];

/// Parts of names that say it.
const NAMES_PUBLISHED: [&str; 4] = ["published", "publish-", "publishd", "pubdate"];

/// Meta names that hold the time of the last change, best first.
const MODIFIED: [&str; 3] = ["article:modified:time", "og:updated:time", "datemodified"];

/// Parts of names that say it.
const NAMES_MODIFIED: [&str; 3] = ["modified", "updated", "lastmod"];

/// Values of `itemprop` that hold what others say of the text: their dates are their own.
pub(super) const OTHERS: [&str; 6] = ["comment", "review", "acceptedAnswer", "suggestedAnswer", "answer", "reviews"];

/// What the page is, as far as dates go.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing {
    /// It names its author.
    pub signed: bool,
    /// A script describes it as an article.
    pub described: bool,
    /// It is its site's front page.
    pub front: bool,
}

/// Finds the dates.
///
/// Publishing systems stamp every page, services, shops and lists too. A stamp that no reader sees is a date of the
/// article only where the page is signed or describes itself as one. On the benchmark's pages the stamps of a mere
/// "WebPage" that nobody sees are right on none of 9, those in meta elements of unsigned pages on 4 of 13.
pub(super) fn find(
    page: &Page,
    survey: &Survey,
    records: &[Record],
    lang: Option<&str>,
    window: &Window,
    standing: Standing,
) -> Dates {
    let order = Order::of(lang);
    let read = |text: &str| Moment::machine(text, order);
    let record = |about: About, field: fn(&Record) -> Option<&String>| {
        let mut texts = records.iter().filter(move |r| r.about == about).filter_map(field);
        texts.find_map(|t| read(t)).map(|m| (m, Source::JsonLd))
    };
    let meta = |keys: &[&str], parts: &[&str]| {
        let tagged = |key: &&str| survey.metas_of(key).find_map(|t| read(&t));
        let mut named = survey.metas.iter().filter(|m| parts.iter().any(|p| m.key.contains(p)));
        keys.iter().find_map(tagged).or_else(|| named.find_map(|m| read(m.content))).map(|m| (m, Source::Meta))
    };
    let others: Vec<NodeId> = survey.items.iter().filter(|i| OTHERS.contains(&i.name)).map(|i| i.node).collect();
    let item = |names: &[&str]| {
        let own = |n: NodeId| !others.iter().any(|&o| page.contains(o, n));
        let mut items = survey.items.iter().filter(|i| names.contains(&i.name) && own(i.node));
        items.find_map(|i| read(&Survey::item_text(page, i.node))).map(|m| (m, Source::Microdata))
    };
    let mut shown = Shown::near(page, survey, window, order);
    if standing.front {
        return Dates { shown: std::mem::take(&mut shown.nodes), ..Dates::default() };
    }
    shown.labelled(page, survey, window, order);
    let visible = |m: &Option<Moment>| m.clone().map(|m| (m, Source::Visible));
    // An address with a day is that of an entry, and so is one below "blog".
    let entry = in_address(page.url());
    let told =
        standing.signed || standing.described || entry.is_some() || below_blog(page.url()) || !shown.nodes.is_empty();
    // What a page says of itself as a page counts where the reader is told the same day.
    let seen = |m: &Moment| [&shown.published, &shown.modified].into_iter().flatten().any(|s| s.is_near(m));
    let page_record = |field| record(About::Page, field).filter(|(m, _)| seen(m));
    let published = record(About::Article, |r| r.published.as_ref())
        .or_else(|| meta(&PUBLISHED, &NAMES_PUBLISHED).filter(|_| told))
        .or_else(|| item(&["datePublished", "dateCreated"]))
        .or_else(|| page_record(|r| r.published.as_ref()))
        .or_else(|| visible(&shown.published))
        .or_else(|| meta(&["date", "ms:date"], &[]).filter(|_| told))
        .or_else(|| entry.map(|m| (m, Source::Address)));
    let modified = record(About::Article, |r| r.modified.as_ref())
        .or_else(|| meta(&MODIFIED, &NAMES_MODIFIED))
        .or_else(|| item(&["dateModified"]))
        .or_else(|| page_record(|r| r.modified.as_ref()))
        .or_else(|| visible(&shown.modified));
    let written = |found: Option<(Moment, Source)>| found.map(|(m, s)| (m.to_string(), s));
    Dates { published: written(published), modified: written(modified), shown: shown.nodes }
}

/// The day in an address, as publishing systems write it: `/2024/03/14/`.
fn in_address(address: &str) -> Option<Moment> {
    let mut parts = site::path(address).split('/').skip_while(|p| p.len() != 4 || !p.starts_with(['1', '2']));
    let day = format!("{}-{}-{}", parts.next()?, parts.next()?, parts.next()?);
    Moment::machine(&day, Order::Unknown).filter(|m| m.precision() == 3)
}

/// Whether an address is that of an entry of a blog or a news site.
pub(super) fn is_entry(address: &str) -> bool {
    below_blog(address) || in_address(address).is_some()
}

/// Whether an address lies below a folder of entries.
fn below_blog(address: &str) -> bool {
    let mut folders = site::path(address).trim_end_matches('/').rsplit('/').skip(1);
    folders.any(|f| {
        plain::words(f).iter().any(|w| ["blog", "blogs", "news", "articles", "article", "post"].contains(&w.as_str()))
    })
}

/// What stands before a day on which the text was changed, or in the class of its element.
const CHANGED: [&str; 22] = [
    "update",
    "modif",
    "revis",
    "reviewed",
    "changed",
    "edited",
    "aktualisiert",
    "geändert",
    "zuletzt",
    "mis à jour",
    "mise à jour",
    "actualiz",
    "atualiz",
    "aggiornat",
    "bijgewerkt",
    "uppdaterad",
    "opdateret",
    "oppdatert",
    "zaktualiz",
    "обновлен",
    "更新",
    "수정",
];

/// What stands before the day of publication.
const PUBLISHING: [&str; 20] = [
    "publish",
    "posted",
    "issued",
    "first aired",
    "written on",
    "veröffentlicht",
    "erschienen",
    "publié",
    "publicad",
    "pubblicat",
    "gepubliceerd",
    "publicerad",
    "publisert",
    "offentliggjort",
    "opublikowan",
    "опубликован",
    "发布",
    "公開",
    "發佈",
    "게시",
];

/// What stands before a day of something else.
const OTHER_DAYS: [&str; 10] =
    ["joined", "member since", "ends", "expires", "deadline", "valid", "copyright", "©", "today", "registered"];

/// Dates that stand near the headline.
#[derive(Debug, Default)]
struct Shown {
    published: Option<Moment>,
    modified: Option<Moment>,
    /// Whether a reader is told that it was changed; a class alone may say it of a day that is shown without a word.
    said: bool,
    nodes: Vec<NodeId>,
}

impl Shown {
    fn near(page: &Page, survey: &Survey, window: &Window, order: Order) -> Self {
        let mut found = Self::default();
        // Above the headline stands the page's own day as often as the article's.
        for after in [true, false] {
            let marked = survey.dates.iter().copied().filter(|&n| window.holds(n) && window.is_after(n) == after);
            for node in marked {
                // After the heading of another story a date is that story's.
                if let Some((moment, text)) = marked_date(page, order, node)
                    && !window.is_of_another(page, survey, node)
                    && !is_teaser(page, window, node)
                {
                    found.take(page, node, &text, moment);
                }
            }
        }
        if found.published.is_none() {
            for (node, line) in window.lines.iter().filter(|l| l.1.len() <= 120) {
                if let Some(moment) = Moment::words(line, order)
                    && !window.is_of_another(page, survey, *node)
                    && !is_teaser(page, window, *node)
                {
                    found.take(page, *node, line, moment);
                    if found.published.is_some() {
                        break;
                    }
                }
            }
        }
        if found.published.is_none() && !found.said {
            found.published = found.modified.take();
        }
        order::sort(&mut found.nodes);
        found.nodes.dedup();
        found
    }

    /// Takes a date from anywhere that a label calls the day of publication.
    fn labelled(&mut self, page: &Page, survey: &Survey, window: &Window, order: Order) {
        if self.published.is_some() {
            return;
        }
        for &node in survey.dates.iter().filter(|&&n| !window.holds(n)) {
            if !speaks(&before(page, node, ""), &PUBLISHING) && !speaks(&plain::shown(page, node), &PUBLISHING) {
                continue;
            }
            if let Some((moment, text)) = marked_date(page, order, node).filter(|_| !is_teaser(page, window, node)) {
                self.take(page, node, &text, moment);
                self.nodes.retain(|&n| n != node);
                return;
            }
        }
    }

    fn take(&mut self, page: &Page, node: NodeId, text: &str, moment: Moment) {
        let said = before(page, node, text);
        let class = page.attr(node, "class").unwrap_or_default();
        if speaks(&said, &OTHER_DAYS) || speaks(class, &OTHER_DAYS) {
            return;
        }
        self.nodes.push(node);
        let changed = speaks(&said, &CHANGED) || !speaks(&said, &PUBLISHING) && speaks(class, &CHANGED);
        self.said |= speaks(&said, &CHANGED);
        let slot = if changed { &mut self.modified } else { &mut self.published };
        // The first says it; one of the same kind that knows more of it may stand beside it, a later one is another's.
        slot.get_or_insert(moment);
    }
}

/// The date that an element calls its own, and its words: it says little beside the date.
fn marked_date(page: &Page, order: Order, node: NodeId) -> Option<(Moment, String)> {
    let text = plain::shown(page, node);
    if text.len() > 120 || page.is_hidden(node) {
        return None;
    }
    let machine = (page.tag(node) == Tag::Time).then(|| page.attr(node, "datetime")).flatten();
    let read = machine.and_then(|t| Moment::machine(t, order)).filter(|m| m.precision() >= 3);
    Some((read.or_else(|| Moment::words(&text, order))?, text))
}

/// The words before the digits of a date: of its own text, or, where it begins with the date, of the text before it.
fn before(page: &Page, node: NodeId, text: &str) -> String {
    let own = text.split(|c: char| c.is_ascii_digit()).next().unwrap_or_default();
    if own.chars().filter(|c| c.is_alphabetic()).count() > 12 {
        return own.lower();
    }
    let earlier = (node.index().saturating_sub(12)..node.index()).rev().map(NodeId::from_index);
    let mut words = earlier.filter(|&n| page.kind(n) == Kind::Text).map(|n| letters::trim(page.text(n)));
    let label = words.find(|t| !t.is_empty()).filter(|t| t.len() <= 40).unwrap_or_default();
    format!("{label} {own}").lower()
}

/// Whether a text has one of the words.
fn speaks(text: &str, words: &[&str]) -> bool {
    let text = text.lower();
    words.iter().any(|w| text.contains(w))
}

/// Whether a date stands with a link of a headline's length in an element that says little else: that is the date of
/// what the link leads to.
fn is_teaser(page: &Page, window: &Window, node: NodeId) -> bool {
    let around = page.ancestors(node).take(5).take_while(|&n| page.end(n) - n.index() <= 80 && !window.spans(page, n));
    around.filter(|&n| page.kind(n) == Kind::Element).any(|n| {
        let text = plain::words(&plain::shown(page, n)).len();
        let links = page.descendants(n).filter(|&l| page.tag(l) == Tag::A && !page.contains(l, node));
        // A link to a post may read as its date.
        let said = links.map(|l| plain::shown(page, l)).filter(|t| Moment::words(t, Order::DayFirst).is_none());
        said.map(|t| plain::words(&t).len()).filter(|&words| words >= 5).sum::<usize>() * 2 > text
    })
}

#[cfg(test)]
mod tests {
    use crate::page::{Page, Snapshot};

    /// Published and changed, as the page at an address tells.
    fn days(address: &str, head: &str, body: &str) -> (Option<String>, Option<String>) {
        let html =
            format!("<html lang=\"en\"><head><title>Why tides turn</title>{head}</head><body>{body}</body></html>");
        let page = Page::read(Snapshot::from_serialised(&html, address)).unwrap();
        let about = super::super::read(&page).about;
        (about.published_time, about.modified_time)
    }

    fn day(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn a_day_of_change_is_not_the_day_of_publication() {
        let changed = "<h1>Why tides turn</h1><p>Last updated <time datetime=\"2024-03-05\">5 March 2024</time></p>";
        assert_eq!(days("https://a.example/tides/turn", "", changed), (None, day("2024-03-05")));
        let both = "<h1>Why tides turn</h1><p>Published: <span class=\"date\">4 March 2024</span></p>\
            <p>Updated on <span class=\"date\">5 March 2024</span></p>";
        assert_eq!(days("https://a.example/tides/turn", "", both), (day("2024-03-04"), day("2024-03-05")));
        let class_alone = "<h1>Why tides turn</h1><div class=\"entry-updated\">4 March 2024</div>";
        assert_eq!(days("https://a.example/tides/turn", "", class_alone).0, day("2024-03-04"));
    }

    #[test]
    fn a_stamp_that_nobody_sees_is_no_day_of_an_unsigned_page() {
        let stamp = "<meta property=\"article:published_time\" content=\"2019-02-03T04:05:06Z\">";
        assert_eq!(days("https://a.example/shop/cups", stamp, "<h1>Why tides turn</h1>").0, None);
        let page = r#"<script type="application/ld+json">{"@type":"WebPage","datePublished":"2019-02-03"}</script>"#;
        let signed = "<h1>Why tides turn</h1><p>By <a rel=\"author\" href=\"/ada\">Ada Holm</a></p>";
        assert_eq!(days("https://a.example/tides/turn", page, signed).0, None);
        assert_eq!(days("https://a.example/tides/turn", stamp, signed).0, day("2019-02-03T04:05:06Z"));
        assert_eq!(
            days("https://a.example/blog/turn", stamp, "<h1>Why tides turn</h1>").0,
            day("2019-02-03T04:05:06Z")
        );
    }

    #[test]
    fn the_day_in_an_address_is_the_last_resort() {
        assert_eq!(days("https://a.example/2024/03/14/tides/", "", "<h1>Why tides turn</h1>").0, day("2024-03-14"));
        assert_eq!(days("https://a.example/2024/99/14/tides/", "", "<h1>Why tides turn</h1>").0, None);
    }

    #[test]
    fn a_front_page_and_other_stories_have_no_day() {
        let dated = "<h1>Why tides turn</h1><p class=\"date\">4 March 2024</p>";
        assert_eq!(days("https://a.example/", "", dated).0, None);
        let list = "<h1>News</h1><div><a href=\"/a\">How dikes are built in a day</a> <span class=\"date\">4 March 2024</span></div>";
        assert_eq!(days("https://a.example/tides/", "", list).0, None);
        let joined = "<h1>Why tides turn</h1><dd><b>Joined:</b> <span class=\"date\">4 March 2012</span></dd>";
        assert_eq!(days("https://a.example/tides/", "", joined).0, None);
    }
}
