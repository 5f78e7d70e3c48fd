//! The headline: as the page shows it, and without the site's name.
//!
//! Titles written for search engines and cards say which of the page's headings is the headline; the heading then says
//! how it reads. Only a page without such a heading is called by what its head says.

use super::alike::{SAME, agreement, begins, common, is_after_dash, reads};
use super::json_ld::{About, Record};
use super::survey::Survey;
use super::window::Window;
use super::{entry, plain, site, window};
use crate::article::Source;
use crate::page::letters;
use crate::page::{Kind, NodeId, Page, Tag};

/// Longest headline in bytes. A longer heading holds more than a headline.
const LONGEST: usize = 600;
/// Agreement of a heading with a title that begins with it and goes on after a sign: less than that of one which is the
/// title.
const BEGINS: f32 = 0.9;

/// The headline found.
#[derive(Debug, Default)]
pub(super) struct Headline {
    pub title: Option<String>,
    pub source: Option<Source>,
    /// The element that shows it.
    pub shown: Option<NodeId>,
    /// Where the article begins: the element that shows the headline, else the page's only h1.
    pub anchor: Option<NodeId>,
}

/// What the head and the data say the title is, best first, site names cut off.
pub(super) fn stated(page: &Page, survey: &Survey, records: &[Record], names: &[String]) -> Vec<(String, Source)> {
    let mut found = Vec::new();
    let article = records.iter().filter(|r| r.about == About::Article);
    let linked = article.filter_map(|r| r.headline.as_ref().or(r.name.as_ref())).next();
    found.extend(linked.map(|t| (t.clone(), Source::JsonLd)));
    for (keys, source) in [
        (&["og:title"][..], Source::OpenGraph),
        (&["citation:title", "dc:title", "dcterms:title", "parsely-title", "sailthru:title"], Source::Meta),
        (&["twitter:title"], Source::Twitter),
        (&["title"], Source::Meta),
    ] {
        found.extend(survey.meta_of(keys).map(|t| (t, source)));
    }
    let element = survey.title.map(|n| plain::field(&page.children(n).map(|c| page.text(c)).collect::<String>()));
    found.extend(element.map(|t| (t, Source::TitleElement)));
    let front = site::is_front(page.url());
    for (title, _) in &mut found {
        *title = site::without_name(title, names, front);
    }
    found.retain(|(title, _)| !title.is_empty() && title.len() <= LONGEST);
    found
}

/// Finds the headline. `told` says that the page calls itself an article.
pub(super) fn find(
    page: &Page,
    survey: &Survey,
    stated: &[(String, Source)],
    names: &[String],
    told: bool,
) -> Headline {
    let headings = headings(page, survey, names);
    if let Some((node, text)) = agreed(page, survey, &headings, stated, names) {
        if let Some((title, source)) = preferred(page, &text, stated, told) {
            return Headline { title: Some(title.to_owned()), source: Some(source), shown: None, anchor: Some(node) };
        }
        let marked = survey.items.iter().any(|i| i.node == node && i.name == "headline");
        let source = if marked { Source::Microdata } else { Source::Headline };
        let title = bare(page, node, &text, stated, names);
        return Headline { title: Some(title), source: Some(source), shown: Some(node), anchor: Some(node) };
    }
    // The only h1 may be the headline even when the head was written for search engines.
    let mut tops: Vec<_> =
        headings.into_iter().filter(|h| page.tag(h.0) == Tag::H1 && !Window::is_aside(page, h.0)).collect();
    let slug = plain::key(entry::last(page.url()));
    let slugged = |h: &(NodeId, String)| slugged(page, &h.1) >= SAME && !window::is_linked(page, h.0);
    let called = tops.iter().position(|h| plain::key(&h.1) == slug);
    let called = called.or_else(|| tops.iter().position(slugged).filter(|_| tops.len() > 1));
    // What stands twice is one, for wide screens and narrow ones.
    let same = tops.windows(2).all(|pair| pair[0].1 == pair[1].1);
    let only = called.or((same && !tops.is_empty()).then_some(0)).map(|at| tops.swap_remove(at));
    let anchor = only.as_ref().map(|h| h.0);
    if let Some((node, text)) = only.filter(|only| called.is_some() || is_headline(page, &only.1, stated, told)) {
        return Headline { title: Some(text), source: Some(Source::Headline), shown: Some(node), anchor };
    }
    // A site's own name is a title only when nothing else is.
    let own = |t: &&(String, Source)| !names.contains(&plain::key(&t.0));
    let Some((title, source)) = stated.iter().find(own).or(stated.first()) else { return Headline::default() };
    let title = match () {
        () if site::is_front(page.url()) => title,
        () if told => before_bar(title),
        () => before_dash(before_bar(title)),
    };
    let key = plain::key(title);
    let mut lower = survey.headings.iter().copied();
    let shown = lower.find(|&n| plain::key(&plain::shown(page, n)) == key);
    let anchor = anchor.into_iter().chain(shown).min().or_else(|| line(page, survey.body?, &key));
    Headline { title: Some(title.to_owned()), source: Some(*source), shown, anchor }
}

/// The first text of the page that is the title, though no heading shows it.
fn line(page: &Page, body: NodeId, key: &str) -> Option<NodeId> {
    let texts = page.descendants(body).filter(|&n| page.kind(n) == Kind::Text);
    let mut same = texts.filter(|&n| {
        let text = letters::trim(page.text(n));
        text.len() >= key.len() && text.len() <= 2 * key.len() + 8 && plain::key(text) == key
    });
    let is_line = |n: NodeId| {
        !page.ancestors(n).take(40).any(|a| page.is_silent(a) || page.is_hidden(a) || page.tag(a) == Tag::A)
            && !Window::is_aside(page, n)
    };
    same.find(|&n| is_line(n)).and_then(|n| page.parent(n))
}

/// Whether an h1 that says something else than the title is the headline and the title is for search engines, or whether
/// it is a slogan. The address tells: it is made from the one or the other as a rule. On the benchmark's pages it is right
/// on 66 of 87; where it cannot tell, the h1 is the headline of 12 of 15 articles and of 16 of 54 other pages. An entry may
/// keep the address of an older headline, so it counts a little less there.
fn is_headline(page: &Page, text: &str, stated: &[(String, Source)], told: bool) -> bool {
    let Some((title, _)) = stated.first() else { return true };
    let nearer = nearer(page, text, before_bar(title));
    nearer > 0.05 || (told || entry::is_entry(page.url())) && nearer >= -0.15
}

/// How much nearer the page's address is to a heading than to a title.
fn nearer(page: &Page, heading: &str, title: &str) -> f32 {
    slugged(page, heading) - slugged(page, title)
}

/// The share of words that a text has in common with the longest part of the address.
fn slugged(page: &Page, text: &str) -> f32 {
    let slug = site::path(page.url()).split('/').map(plain::words).max_by_key(Vec::len).unwrap_or_default();
    if slug.len() < 2 { 0.0 } else { common(plain::words(text), slug) }
}

/// The title that a page which is no article prefers to its heading: cards and document state it alike, and the address
/// is nearer to it. On the benchmark's pages the truth is such a title 7 times and the heading once; without the address
/// it is the title 38 times and the heading 33 times.
fn preferred<'t>(page: &Page, text: &str, stated: &'t [(String, Source)], told: bool) -> Option<(&'t str, Source)> {
    let of = |kind: Source| stated.iter().find(|s| s.1 == kind).map(|s| before_bar(&s.0));
    let title = of(Source::TitleElement)?;
    let alike = of(Source::OpenGraph).is_some_and(|card| plain::key(card) == plain::key(title));
    let whole = !DASHES.iter().any(|dash| title.contains(dash));
    let address = page.url();
    let other = !told && !entry::is_entry(address) && !site::is_front(address) && nearer(page, text, title) < 0.0;
    (alike && whole && other).then_some((title, Source::TitleElement))
}

/// The title without what stands after an upright bar: the section, the site, words for search engines. No headline of
/// the benchmark's truths has one.
fn before_bar(title: &str) -> &str {
    let head = title.split(['|', '｜']).next().unwrap_or_default().trim_end();
    if head.chars().count() < 3 { title } else { head }
}

/// Dashes that part a title.
const DASHES: [&str; 3] = [" - ", " – ", " — "];

/// What forums write before a thread's title.
const LABELS: [&str; 4] = ["View topic", "View thread", "Thread", "Topic"];

/// The title of a page that is no article and shows its title nowhere, without what stands after a dash: the section, words for
/// search engines. What stands before must say something by itself.
fn before_dash(title: &str) -> &str {
    // A shorter beginning is the lesser text.
    let parts = DASHES.iter().filter_map(|dash| title.split_once(dash)).min();
    let Some((head, rest)) = parts else { return title };
    match plain::words(head).len() {
        _ if LABELS.contains(&head) => rest,
        0 | 1 => title,
        _ => head,
    }
}

/// The headings that may be the headline, and how they read.
fn headings(page: &Page, survey: &Survey, names: &[String]) -> Vec<(NodeId, String)> {
    let mut headings: Vec<(NodeId, String)> = Vec::new();
    for &node in &survey.headings {
        // Manuals put a sign to link to after a heading.
        let text = plain::shown(page, node);
        let label = unseen_label(page, node).unwrap_or_default();
        let text = text.strip_prefix(&*label).unwrap_or_default().trim_end_matches(['¶', '#', '§', '🔗', ' ']);
        let text = letters::trim(text).to_owned();
        let is_site = names.contains(&plain::key(&text));
        if !text.is_empty() && text.len() <= LONGEST && !is_site && !is_unseen(page, node) {
            headings.push((node, text));
        }
    }
    headings
}

/// What a heading says before its words to those who do not see the page ("Collection: ").
fn unseen_label(page: &Page, heading: NodeId) -> Option<String> {
    let class = |n: NodeId| page.attr(n, "class").unwrap_or_default();
    let unseen = |&n: &NodeId| ["visually-hidden", "sr-only", "screen-reader"].iter().any(|c| class(n).contains(c));
    let label = page.descendants(heading).take(8).find(unseen)?;
    Some(plain::shown(page, label)).filter(|l| l.ends_with(':'))
}

/// The heading that says what a stated title says.
fn agreed(
    page: &Page,
    survey: &Survey,
    headings: &[(NodeId, String)],
    stated: &[(String, Source)],
    names: &[String],
) -> Option<(NodeId, String)> {
    let marked = |n: NodeId| survey.items.iter().any(|i| i.node == n && i.name == "headline");
    // "Headline - Manual": of two headings the title begins with the headline and ends with what it belongs to.
    let ends = |text: &str| {
        !stated.iter().any(|(title, _)| plain::key(title) == plain::key(text))
            && stated.iter().any(|(title, _)| is_after_dash(title, text))
    };
    let mut firsts =
        headings.iter().filter(|h| page.tag(h.0) == Tag::H1 && !Window::is_aside(page, h.0) && !ends(&h.1));
    let only = firsts.next().is_some() && firsts.next().is_none();
    let mut best: Option<(f32, usize)> = None;
    for (at, (node, text)) in headings.iter().enumerate() {
        let lower = page.tag(*node) != Tag::H1 && !marked(*node);
        let alike = |title| if lower { reads(text, title, names) } else { agreement(text, title) };
        let agreement = stated.iter().map(|(title, _)| alike(title)).fold(0.0, f32::max);
        let agreement = if ends(text) { agreement - 0.3 } else { agreement };
        // A lower heading is the headline only when it reads like it, and beside an h1 only when it is the title.
        let (rank, enough) = if lower {
            (agreement, agreement >= if only { 1.0 } else { BEGINS })
        } else if agreement < BEGINS && stated.iter().any(|(title, _)| begins(title, text)) {
            // "News of the Tide — Why tides turn": what a title begins with may be the section, and another heading the rest.
            (BEGINS, true)
        } else {
            // A heading that leads to another page and is only alike is that page's.
            (agreement + 0.2, agreement >= if window::is_linked(page, *node) { 0.8 } else { SAME })
        };
        if enough && best.is_none_or(|(other, _)| rank > other + 0.05) {
            best = Some((rank, at));
        }
    }
    headings.get(best?.1).cloned()
}

/// The headline without what stands beside it in its heading: a label ("Thread:"), a count, a button. It is what one node
/// of the heading says and a stated title too, or what follows a sign and is a stated title; and nothing after a bar.
fn bare(page: &Page, node: NodeId, text: &str, stated: &[(String, Source)], names: &[String]) -> String {
    // What is stated word for word has no label.
    let whole = stated.iter().any(|t| t.0 == text);
    for (title, _) in stated.iter().filter(|_| !whole) {
        let (title, key) = (before_bar(title), plain::key(title));
        if plain::words(title).len() < 3 || key == plain::key(text) {
            continue;
        }
        let alone = page.descendants(node).take(64).any(|n| plain::key(&plain::shown(page, n)) == key);
        let is_label = |l: &str| l.trim_end().ends_with([':', '-', '•', '»']) && plain::words(l).len() <= 2;
        let labelled = text.strip_suffix(title).is_some_and(is_label);
        if alone || labelled {
            return title.to_owned();
        }
    }
    site::without_name(before_bar(text), names, true)
}

/// Whether a heading is not shown, by itself or by what it stands in.
fn is_unseen(page: &Page, node: NodeId) -> bool {
    page.ancestors(node).take(64).any(|n| page.is_hidden(n) || page.attr(n, "hidden").is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(address: &str, head: &str, body: &str) -> Option<String> {
        let html = format!("<html><head>{head}</head><body>{body}</body></html>");
        let page = Page::read(crate::page::Snapshot::from_serialised(&html, address)).unwrap();
        super::super::read(&page).about.title
    }

    #[test]
    fn a_short_headline_is_known_by_the_title_that_begins_with_it() {
        let found = title("https://a.example/c/k1", "<title>Kayaks | Far Shore Outfitters</title>", "<h1>Kayaks</h1>");
        assert_eq!(found.as_deref(), Some("Kayaks"));
        // What a title begins with may be the section too.
        let head = "<title>Shore Log: Why tides turn twice a day</title><meta property=\"og:title\" content=\"Why tides turn twice a day\">";
        let found = title("https://a.example/l/1", head, "<h1>Shore Log</h1><h3>Why tides turn twice a day</h3>");
        assert_eq!(found.as_deref(), Some("Why tides turn twice a day"));
    }

    #[test]
    fn the_address_tells_a_headline_from_a_slogan() {
        let head = "<title>Harbour Insurance for Small Boats</title>";
        let body = "<h1>Sleep well while the wind blows</h1>";
        let found = title("https://a.example/boats/harbour-insurance", head, body);
        assert_eq!(found.as_deref(), Some("Harbour Insurance for Small Boats"));
        let found = title("https://a.example/blog/sleep-well-while-wind-blows", head, body);
        assert_eq!(found.as_deref(), Some("Sleep well while the wind blows"));
    }

    #[test]
    fn a_lower_heading_that_only_holds_the_title_is_no_headline() {
        let titled = |head: &str, body: &str| title("https://a.example/x/41", &format!("<title>{head}</title>"), body);
        assert_eq!(titled("Sail Repair", "<h2>More about sail repair</h2>").as_deref(), Some("Sail Repair"));
        assert_eq!(titled("Sail Repair", "<h2>SAIL REPAIR</h2>").as_deref(), Some("SAIL REPAIR"));
        assert_eq!(titled("a.example Sail Repair", "<h2>Sail repair</h2>").as_deref(), Some("Sail repair"));
        // Beside an h1 a lower heading must be the title itself.
        let body = "<h1>Mending what the wind tore, a first lesson</h1><h2>What is sail repair?</h2>";
        let head = "What is Sail Repair - Guide";
        assert_eq!(
            title("https://a.example/blog/mending-what-the-wind-tore", &format!("<title>{head}</title>"), body)
                .as_deref(),
            Some("Mending what the wind tore, a first lesson")
        );
    }

    #[test]
    fn a_page_that_is_no_article_may_be_called_by_its_address() {
        let head = "<title>Buy Small Boats</title><meta property=\"og:title\" content=\"Buy Small Boats\">";
        let body = "<h1>Pre-order Small Boats</h1>";
        let found = |address: &str, head: &str| title(address, head, body).unwrap_or_default();
        assert_eq!(found("https://a.example/buy-small-boats", head), "Buy Small Boats");
        assert_eq!(found("https://a.example/pre-order-small-boats", head), "Pre-order Small Boats");
        assert_eq!(found("https://a.example/", head), "Pre-order Small Boats");
        // Of an article the shown headline counts, and where the cards say something else the title is nobody's choice.
        let article = format!("{head}<meta property=\"og:type\" content=\"article\">");
        assert_eq!(found("https://a.example/buy-small-boats", &article), "Pre-order Small Boats");
        assert_eq!(
            found("https://a.example/buy-small-boats", "<title>Buy Small Boats</title>"),
            "Pre-order Small Boats"
        );
    }

    #[test]
    fn of_several_h1_the_one_that_leads_elsewhere_is_another_storys() {
        let head = "<title>Where to sail at the Far Shore</title>";
        let other = "<h1><a href=\"/kayak\">Here is where to row at the Far Shore</a></h1>";
        let body = format!("<h1>The Shore Post</h1><h1>The best bays of the coast for sailing</h1>{other}");
        let found = |address: &str| title(address, head, &body).unwrap_or_default();
        assert_eq!(found("https://a.example/out/best-sailing-bays"), "The best bays of the coast for sailing");
        assert_eq!(found("https://a.example/out/41"), "Where to sail at the Far Shore");
    }

    #[test]
    fn a_label_for_those_who_do_not_see_the_page_is_left_out() {
        let head = "<title>Shop Oars at the Far Shore with free returns</title>";
        let body = |class: &str| format!("<h1><span class=\"{class}\">Collection: </span>Oars</h1>");
        let address = "https://a.example/collections/oars";
        assert_eq!(title(address, head, &body("visually-hidden")).as_deref(), Some("Oars"));
        assert_ne!(title(address, head, &body("kicker")).as_deref(), Some("Oars"));
    }

    #[test]
    fn labels_beside_the_headline_are_left_out() {
        let head = "<title>How do I mend a net?</title>";
        for body in [
            "<h1>Thread: How do I mend a net?</h1>",
            "<h1><a>How do I mend a net?</a> <span>(nets.example)</span> <span>87</span></h1>",
            "<h1><span>Help</span> How do I mend a net?</h1>",
            "<h1>How do I mend a net? | Knots and nets</h1>",
        ] {
            assert_eq!(title("https://a.example/t/1", head, body).as_deref(), Some("How do I mend a net?"), "{body}");
        }
        let whole = title("https://a.example/t/1", "<title>Nets</title>", "<h1>The Old Nets: How do I mend one?</h1>");
        assert_eq!(whole.as_deref(), Some("Nets"));
    }

    #[test]
    fn a_front_page_keeps_the_name_it_begins_with() {
        let head = "<title>Recto Boats - Hulls for everyone - Recto Boats</title>\
            <meta property=\"og:site_name\" content=\"Recto Boats\">";
        let found = title("https://a.example/", head, "<h2>News</h2>");
        assert_eq!(found.as_deref(), Some("Recto Boats - Hulls for everyone"));
        assert_eq!(title("https://a.example/hulls/all", head, "<h2>News</h2>").as_deref(), Some("Hulls for everyone"));
    }

    #[test]
    fn an_h1_is_passed_over_only_for_a_heading_that_is_the_title() {
        let head = "<title>Five trends of the tides | Far Shore</title>";
        let body = "<h1>Trends of the tides to watch</h1><h2>Trends of the tides</h2>";
        let found = title("https://a.example/blog/tides", head, body);
        assert_eq!(found.as_deref(), Some("Trends of the tides to watch"));
        let book = "<title>What is a tide? - The Book of Tides</title>";
        let body = "<h1>The Book of Tides</h1><h2>What Is a Tide?</h2>";
        assert_eq!(title("https://a.example/book/2.html", book, body).as_deref(), Some("What Is a Tide?"));
    }

    #[test]
    fn an_h1_by_which_the_address_calls_the_page_is_the_headline() {
        let head = "<title>Lamps for boats, harbours and more</title>";
        let body = "<h1>Headlamps</h1>";
        assert_eq!(title("https://a.example/c/headlamps", head, body).as_deref(), Some("Headlamps"));
        assert_eq!(title("https://a.example/c/41", head, body).as_deref(), Some("Lamps for boats, harbours and more"));
    }

    #[test]
    fn what_follows_a_dash_in_a_title_shown_nowhere_goes() {
        let titled = |text: &str, more: &str| {
            title("https://a.example/x/41", &format!("<title>{text}</title>{more}"), "<h2>News</h2>")
                .unwrap_or_default()
        };
        assert_eq!(titled("Boat Insurance - Quotes for Everyone", ""), "Boat Insurance");
        assert_eq!(titled("Nets - All Sizes", ""), "Nets - All Sizes");
        assert_eq!(titled("View topic - How do I mend a net?", ""), "How do I mend a net?");
        let article = "<meta property=\"og:type\" content=\"article\">";
        assert_eq!(titled("The long tide - a year at sea", article), "The long tide - a year at sea");
    }

    #[test]
    fn a_heading_that_is_stated_word_for_word_is_kept_whole() {
        let heading = |between: &str| {
            let head = format!(
                "<title>Why tides turn</title><meta property=\"og:title\" content=\"For beginners{between}Why tides turn\">"
            );
            let body = "<h1><b>For beginners</b> <span>Why tides turn</span></h1>";
            title("https://a.example/t/turn", &head, body)
        };
        assert_eq!(heading(" ").as_deref(), Some("For beginners Why tides turn"));
        assert_eq!(heading(" - ").as_deref(), Some("Why tides turn"));
    }
}
