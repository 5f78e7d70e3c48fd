//! Who wrote it: all authors, names only.
//!
//! What is written for machines comes first, best-kept kind first; what stands on the page decides where machines are
//! told only the site's own name or nobody's.

use super::authors::{Places, STEPS};
use super::json_ld::Record;
use super::lines::LONGEST_LINE;
use super::survey::Survey;
use super::{Window, entry, plain};
use crate::article::Source;
use crate::page::{NodeId, Page, Tag};

/// The authors found.
#[derive(Debug, Default)]
pub(super) struct Byline {
    pub authors: Vec<String>,
    pub source: Option<Source>,
    /// Whether they are the house itself and no person.
    pub house: bool,
    /// The element that shows them.
    pub shown: Option<NodeId>,
}

/// Finds the authors. `told` says that the page calls itself an article.
pub(super) fn find(
    page: &Page,
    survey: &Survey,
    records: &[Record],
    site: &[String],
    window: &Window,
    told: bool,
    listed: bool,
) -> Byline {
    // A front page or a list shows the work of many.
    if listed {
        return Byline::default();
    }
    let entry = entry::is_entry(page.url());
    let told = told || entry;
    let mut house: Option<(Vec<String>, Source)> = None;
    let mut login: Option<(Vec<String>, Source)> = None;
    let mut best: Option<(Vec<String>, Source)> = None;
    let discussion = records.iter().any(|r| r.discussion);
    let places = Places { page, survey, records, site, window, told };
    for (names, source) in STEPS.iter().flat_map(|step| step(&places)) {
        if names.is_empty() {
            continue;
        }
        let hidden = !matches!(source, Source::Microdata | Source::LinkRelation | Source::Visible);
        if names.iter().all(|n| is_house(n, site)) {
            // Where the page itself names its house, others near it did something else.
            let shown = source == Source::Visible && house.is_some();
            house.get_or_insert((names, source));
            if shown {
                break;
            }
        } else if hidden && !discussion && names.iter().all(|n| is_login(n)) {
            // A script names the account that nobody is shown; what the head says, publishers wrote for readers of cards.
            if source != Source::JsonLd || shown_line(page, survey, window, &names).is_some() {
                login.get_or_insert((names, source));
            }
        } else {
            best = Some((names, source));
            break;
        }
    }
    // The name of the house is an author only where somebody must be.
    let people = best.or(login);
    let only_house = people.is_none() && house.is_some();
    let manual = records.iter().any(|r| r.manual);
    let (authors, source) = match people.or(house.filter(|_| told && !manual)) {
        Some((authors, source)) => (authors, Some(source)),
        None => (Vec::new(), None),
    };
    let shown = shown_line(page, survey, window, &authors);
    Byline { authors, source, house: only_house, shown }
}

/// Whether a name is that of the site itself.
pub(super) fn is_house(name: &str, site: &[String]) -> bool {
    const CREW: &str = "editorialteam editorialstaff editorial editors editor staff team contributor official \
    admin redaktion newsroom";
    let name = plain::key(name);
    let name = name.strip_prefix("the").unwrap_or(&name);
    let name = CREW.split(' ').find_map(|c| name.strip_suffix(c)).unwrap_or(name);
    name.is_empty() || site.iter().any(|s| s == name || s.strip_prefix("the") == Some(name))
}

/// Whether a name is what a publishing system calls an account ("aholm", "AH2024"): the page shows the person's name.
fn is_login(name: &str) -> bool {
    let small = !name.starts_with(|c: char| c.is_ascii_uppercase());
    !name.contains(' ') && name.is_ascii() && (small || name.ends_with(|c: char| c.is_ascii_digit()))
}

/// The element near the headline that shows the authors: the smallest whose short text says the first name.
fn shown_line(page: &Page, survey: &Survey, window: &Window, authors: &[String]) -> Option<NodeId> {
    let first = plain::key(authors.first()?);
    let says = |n: NodeId| {
        let text = plain::shown(page, n);
        text.len() <= LONGEST_LINE && plain::key(&text).contains(&first)
    };
    let marked = survey.bylines.iter().chain(&survey.author_links).copied();
    let items = survey.items.iter().filter(|i| i.name == "author" && page.tag(i.node) != Tag::Meta).map(|i| i.node);
    let lines = window.lines.iter().filter(|l| l.1.len() <= 200 && plain::key(&l.1).contains(&first)).map(|l| l.0);
    marked.chain(items).filter(|&n| window.holds(n) && says(n)).min_by_key(|&n| n.index()).or_else(|| lines.min())
}

#[cfg(test)]
mod tests {
    use crate::page::{Page, Snapshot};

    fn authors(address: &str, head: &str, body: &str) -> Vec<String> {
        let html = format!("<html><head><title>Why tides turn</title>{head}</head><body>{body}</body></html>");
        super::super::read(&Page::read(Snapshot::from_serialised(&html, address)).unwrap()).about.authors
    }

    const ARTICLE: &str = "<meta property=\"og:type\" content=\"article\">";

    #[test]
    fn an_author_may_stand_within_an_author() {
        let nested = "<h1>Why tides turn</h1><div itemprop=\"author\"><span itemprop=\"author\">Ada Holm</span></div>";
        assert_eq!(authors("https://a.example/t/turn", ARTICLE, nested), ["Ada Holm"]);
    }

    #[test]
    fn names_that_stand_side_by_side_do_not_run_together() {
        for byline in [
            "<span>Ada Holm</span><span>December 4, 2025</span>",
            "<span>By</span><a href=\"/x\">Ada Holm</a><span>Keeper</span>",
            "<b>Ada</b> <b>Holm</b>",
        ] {
            let body = format!("<h1>Why tides turn</h1><div class=\"byline\">{byline}</div><p>Words.</p>");
            assert_eq!(authors("https://a.example/t/turn", ARTICLE, &body), ["Ada Holm"], "{byline}");
        }
        let two = "<h1>Why tides turn</h1><div class=\"byline\">By <a>Ada Holm</a> and <a>Bo Ek</a></div>";
        assert_eq!(authors("https://a.example/t/turn", ARTICLE, two), ["Ada Holm", "Bo Ek"]);
        let other = "<h1>Why tides turn</h1><div class=\"byline\">Email address</div>";
        assert_eq!(authors("https://a.example/t/turn", ARTICLE, other), [""; 0]);
    }

    #[test]
    fn a_date_and_a_name_are_a_byline() {
        let body = "<h1>Why tides turn</h1><p>Dec. 4, 2025 · Ada Holm on behalf of the harbour</p>";
        assert_eq!(authors("https://a.example/t/turn", "", body), ["Ada Holm"]);
        let place = "<h1>Why tides turn</h1><p>Dec. 4, 2025 · five minutes</p>";
        assert_eq!(authors("https://a.example/t/turn", "", place), [""; 0]);
    }

    #[test]
    fn of_a_discussion_only_the_first_speaks_the_page() {
        let post =
            |name: &str| format!("<div><b itemprop=\"author\">{name}</b>{}</div>", "<p>Words of a post.</p>".repeat(8));
        let body = format!("<h1>Why tides turn</h1>{}{}", post("ada_h"), post("bo_e"));
        assert_eq!(authors("https://a.example/t/turn", "", &body), ["ada_h"]);
        let answer = format!("<h1>Why tides turn</h1><div itemprop=\"suggestedAnswer\">{}</div>", post("bo_e"));
        assert_eq!(authors("https://a.example/t/turn", "", &answer), [""; 0]);
    }

    #[test]
    fn an_author_within_an_author_is_one() {
        let body = "<h1>Why tides turn</h1><p itemprop=\"author\"><b itemprop=\"author\">Ada Holm</b></p>";
        assert_eq!(authors("https://a.example/t/turn", "", body), ["Ada Holm"]);
    }

    #[test]
    fn a_house_or_a_handle_wrote_nothing_that_is_no_article() {
        let house =
            "<meta name=\"author\" content=\"Far Shore\"><meta property=\"og:site_name\" content=\"Far Shore\">";
        assert_eq!(authors("https://a.example/shop/nets", house, "<h1>Why tides turn</h1>"), [""; 0]);
        let article = format!("{house}{ARTICLE}");
        assert_eq!(authors("https://a.example/t/turn", &article, "<h1>Why tides turn</h1>"), ["Far Shore"]);
        let handle = "<meta name=\"twitter:creator\" content=\"FarShoreNets\">";
        assert_eq!(authors("https://a.example/t/turn", handle, "<h1>Why tides turn</h1>"), [""; 0]);
        let card =
            "<meta name=\"twitter:label1\" content=\"Written by\"><meta name=\"twitter:data1\" content=\"Ada Holm\">";
        assert_eq!(authors("https://a.example/t/turn", card, "<h1>Why tides turn</h1>"), ["Ada Holm"]);
        assert_eq!(authors("https://a.example/", card, "<h1>Why tides turn</h1>"), [""; 0]);
    }

    #[test]
    fn a_login_gives_way_to_the_name_on_the_page() {
        let login = format!("{ARTICLE}<meta name=\"author\" content=\"ada.holm7\">");
        let named = "<h1>Why tides turn</h1><p>By Ada Holm</p>";
        assert_eq!(authors("https://a.example/t/turn", &login, named), ["Ada Holm"]);
        assert_eq!(authors("https://a.example/t/turn", &login, "<h1>Why tides turn</h1>"), ["ada.holm7"]);
    }

    #[test]
    fn an_account_that_a_script_names_and_nobody_sees_is_no_author() {
        let script = "<script type=\"application/ld+json\">{\"@type\":\"BlogPosting\",\"author\":{\"name\":\"aholm2\"}}</script>";
        let body = "<h1>Why tides turn</h1>";
        assert_eq!(authors("https://a.example/blog/turn", script, body), [""; 0]);
        let shown = format!("{body}<p>Posted by aholm2</p>");
        assert_eq!(authors("https://a.example/blog/turn", script, &shown), ["aholm2"]);
        let name = script.replace("aholm2", "Ada Holm");
        assert_eq!(authors("https://a.example/blog/turn", &name, body), ["Ada Holm"]);
    }

    #[test]
    fn a_section_named_beside_the_date_is_nobody() {
        let by = |link: &str| {
            let body = format!("<h1>Why tides turn</h1><p class=\"byline\">{link} <span>4 March 2024</span></p>");
            authors("https://a.example/t/turn", ARTICLE, &body)
        };
        assert_eq!(by("<a href=\"/deep-sea\">Deep Sea</a>"), [""; 0]);
        assert_eq!(by("<a href=\"/people/ada\">Ada Holm</a>"), ["Ada Holm"]);
        assert_eq!(by("By <a href=\"/ada\">Ada Holm</a>"), ["Ada Holm"]);
    }

    #[test]
    fn who_reviewed_it_did_not_write_it() {
        let body =
            "<h1>Why tides turn</h1><p class=\"author\">Reviewed by Bo Ek</p><p class=\"author\">By Ada Holm</p>";
        assert_eq!(authors("https://a.example/t/turn", ARTICLE, body), ["Ada Holm"]);
        let house =
            "<meta property=\"og:site_name\" content=\"Shore Post\"><meta name=\"author\" content=\"Shore Post\">";
        let body = "<h1>Why tides turn</h1><p class=\"author\">By The Shore Post Team</p><p class=\"author\">Bo Ek</p>";
        assert_eq!(authors("https://a.example/t/turn", &format!("{ARTICLE}{house}"), body), ["Shore Post"]);
    }

    #[test]
    fn a_line_anywhere_may_say_who_wrote_it() {
        let words = "<p>Far from the headline, words of the tide.</p>".repeat(60);
        for line in ["<p>Written by Ada Holm</p>", "<h3>Author</h3><p>Ada Holm</p>", "<p>Автор: Ада Хольм</p>"]
        {
            let body = format!("<h1>Why tides turn</h1>{words}{line}");
            assert_eq!(authors("https://a.example/t/turn", ARTICLE, &body).len(), 1, "{line}");
            assert_eq!(authors("https://a.example/shop/nets", "", &body), [""; 0], "{line}");
        }
    }

    #[test]
    fn a_list_is_the_work_of_many() {
        let entry = "<h2><a href=\"/a/1\">How dikes are built</a></h2><p class=\"byline\">By Ada Holm</p>";
        let body = format!("<h1>Why tides turn</h1>{}", entry.repeat(6));
        assert_eq!(authors("https://a.example/tides", "", &body), [""; 0]);
        assert_eq!(authors("https://a.example/tag/tides", ARTICLE, &body), [""; 0]);
        let one = "<h1>Why tides turn</h1><p class=\"byline\">By Ada Holm</p>";
        assert_eq!(authors("https://a.example/tides", "", one), ["Ada Holm"]);
    }

    #[test]
    fn the_thread_starter_wrote_the_thread() {
        let body = "<h1>Why tides turn</h1><ul><li><span>Thread starter</span> <a href=\"/members/ada_h\">ada_h</a></li></ul>\
            <div><b itemprop=\"author\">bo_e</b></div>";
        assert_eq!(authors("https://a.example/threads/1", "", body), ["ada_h"]);
    }

    #[test]
    fn a_time_for_machines_makes_a_name_beside_it_a_byline() {
        let by = |beside: &str| {
            let body = format!("<h1>Why tides turn</h1><p><a class=\"username\" href=\"/u/ada\">Ada</a> {beside}</p>");
            authors("https://a.example/t/turn", "", &body)
        };
        assert_eq!(by("<time datetime=\"2024-05-03T14:07:22Z\"></time>"), ["Ada"]);
        assert_eq!(by(""), [""; 0]);
    }

    #[test]
    fn who_wrote_an_entry_of_a_list_did_not_write_the_page() {
        let entry =
            |first: &str| format!("<li>{first} <p>Words of a tide.</p><p class=\"byline\">By Ada Holm</p></li>");
        let by = |first: &str| {
            let body = format!("<h1>Why tides turn</h1><ul>{}{}</ul>", entry(first), entry(first));
            authors("https://a.example/t/turn-2", ARTICLE, &body)
        };
        assert_eq!(by("<a href=\"/e\">The moon and we</a>"), [""; 0]);
        assert_eq!(by("<a href=\"/u/ada\">Ada of the Harbour</a>"), ["Ada Holm"]);
    }

    #[test]
    fn a_link_to_more_about_somebody_names_nobody_else() {
        let links = "<h1>Why tides turn</h1><p><a rel=\"author\" href=\"/a\">Ada Holm</a></p>\
            <p><a rel=\"author\" href=\"/a\">More About Ada Holm »</a></p>";
        assert_eq!(authors("https://a.example/t/turn", ARTICLE, links), ["Ada Holm"]);
    }
}
