//! The dates of small pages.

use crate::metadata::read_page;
use crate::page::{Page, Snapshot};

/// Published and changed, as the page at an address tells.
fn days(address: &str, head: &str, body: &str) -> (Option<String>, Option<String>) {
    let html = format!("<html lang=\"en\"><head><title>Why tides turn</title>{head}</head><body>{body}</body></html>");
    let found = read_page(&Page::read(Snapshot::from_serialised(&html, address)).unwrap()).fields;
    (found.published_time, found.modified_time)
}

fn day(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn a_day_of_change_is_not_the_day_of_publication() {
    let changed = "<h1>Why tides turn</h1><p>Last updated <time datetime=\"2024-03-05\">5 March 2024</time></p>";
    assert_eq!(days("https://a.example/tides/why-tides-turn", "", changed), (None, day("2024-03-05")));
    let both = "<h1>Why tides turn</h1><p>Published: <span class=\"date\">4 March 2024</span></p>\
        <p>Updated on <span class=\"date\">5 March 2024</span></p>";
    assert_eq!(days("https://a.example/tides/why-tides-turn", "", both), (day("2024-03-04"), day("2024-03-05")));
    let class_alone = "<h1>Why tides turn</h1><div class=\"entry-updated\">4 March 2024</div>";
    assert_eq!(days("https://a.example/tides/why-tides-turn", "", class_alone).0, day("2024-03-04"));
}

#[test]
fn labels_of_many_languages_tell_a_change_from_publication() {
    for (first, last) in [
        ("Veröffentlicht:", "Aktualisiert:"),
        ("Publicado:", "Actualizado:"),
        ("Julkaistu", "Päivitetty"),
        ("Yayınlanma:", "Güncelleme:"),
        ("Опубликовано", "Обновлено"),
        ("Опубліковано", "Оновлено"),
        ("Δημοσίευση:", "Ενημέρωση:"),
        ("نشر في", "آخر تحديث"),
        ("פורסם:", "עודכן:"),
        ("प्रकाशित:", "अपडेट:"),
        ("Đăng ngày", "Cập nhật ngày"),
    ] {
        let body = format!("<h1>Why tides turn</h1><p>{last} 2024-03-05</p><p>{first} 2024-03-04</p><p>Words.</p>");
        let both = (day("2024-03-04"), day("2024-03-05"));
        assert_eq!(days("https://a.example/blog/turn", "", &body), both, "{first}");
    }
}

#[test]
fn a_label_behind_the_date_counts_too() {
    let body = "<h1>Why tides turn</h1><p class=\"time\">2024-03-05 08:10 修改</p><p class=\"time\">2024-03-04 09:00 首次发布</p>";
    assert_eq!(days("https://a.example/blog/turn", "", body), (day("2024-03-04"), day("2024-03-05")));
}

#[test]
fn a_date_that_only_the_accessible_name_has_is_read() {
    let dated = |text: &str| {
        let label = "Published: 6:01 a.m. Mar. 4, 2024 Updated: 9:44 a.m. Mar. 5, 2024";
        let body = format!("<h1>Why tides turn</h1><div class=\"ar-dt\" aria-label=\"{label}\">{text}</div>");
        days("https://a.example/blog/turn", "", &body).0
    };
    assert_eq!(dated(""), day("2024-03-04"));
    assert_eq!(dated("7 May 2023"), day("2023-05-07"));
}

#[test]
fn a_date_in_a_long_line_of_labelled_parts_is_read() {
    let dated = |sign: &str| {
        let line = [
            "Section: Harbours, sluices and weirs of the whole coast",
            "Author: Ada Holm",
            "Date: 4 March 2024",
            "Views: 1482",
            "Print this page",
        ]
        .join(sign);
        days("https://a.example/x/41", "", &format!("<h1>Why tides turn</h1><table><tr><td>{line}</td></tr></table>")).0
    };
    assert_eq!(dated(" | "), day("2024-03-04"));
    assert_eq!(dated(" and "), None);
}

#[test]
fn an_invisible_date_is_not_taken_on_a_page_without_an_author() {
    let stamp = "<meta property=\"article:published_time\" content=\"2019-02-03T04:05:06Z\">";
    assert_eq!(days("https://a.example/shop/cups", stamp, "<h1>Why tides turn</h1>").0, None);
    let page = r#"<script type="application/ld+json">{"@type":"WebPage","datePublished":"2019-02-03"}</script>"#;
    let signed = "<h1>Why tides turn</h1><p>By <a rel=\"author\" href=\"/ada\">Ada Holm</a></p>";
    assert_eq!(days("https://a.example/tides/turn", page, signed).0, None);
    assert_eq!(days("https://a.example/tides/turn", stamp, signed).0, day("2019-02-03T04:05:06Z"));
    assert_eq!(days("https://a.example/blog/turn", stamp, "<h1>Why tides turn</h1>").0, day("2019-02-03T04:05:06Z"));
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
    assert_eq!(days("https://a.example/tides/", "", &joined.replace("Joined", "Founded")).0, None);
    let list =
        "<h1>Why tides turn</h1><ul><li><p><a href=\"/e\">The Shore Post's edition for 4 March 2024</a></p></li></ul>";
    assert_eq!(days("https://a.example/blog/turn", "", list).0, None);
    let row = |name: &str| format!("<h1>Why tides turn</h1><table><tr>{name}<td>4 March 2024</td></tr></table>");
    let day_of = |name: &str| days("https://a.example/blog/turn", "", &row(name)).0;
    assert_eq!(day_of("<th>Height</th>"), None);
    assert_eq!(day_of("<th>Published</th>"), day("2024-03-04"));
    assert_eq!(day_of("<td>Ada Holm</td>"), day("2024-03-04"));
}

#[test]
fn the_only_visible_day_of_an_article_is_its_day_of_publication() {
    let changed = "<h1>Why tides turn</h1><p>By <a rel=\"author\" href=\"/ada\">Ada Holm</a></p>\
        <p>Last updated <time datetime=\"2024-03-05\">5 March 2024</time></p>";
    let both = (day("2024-03-05"), day("2024-03-05"));
    assert_eq!(days("https://a.example/tides/turn", "", changed), both);
    let stamp = "<meta property=\"article:published_time\" content=\"2019-02-03T04:05:06Z\">";
    assert_eq!(days("https://a.example/tides/turn", stamp, changed).0, day("2019-02-03T04:05:06Z"));
}

#[test]
fn an_earlier_visible_day_is_the_day_of_publication() {
    let stamp = "<meta property=\"article:published_time\" content=\"2024-05-06T08:00:00Z\">";
    let published = |text: &str| {
        days("https://a.example/blog/turn", stamp, &format!("<h1>Why tides turn</h1><p class=\"date\">{text}</p>")).0
    };
    assert_eq!(published("4 March 2021"), day("2021-03-04"));
    // A later one may be that of a change, a neighbour is the same day in another zone, and 06.05. may be 05.06.
    for text in ["4 March 2025", "5 May 2024", "7 May 2024"] {
        assert_eq!(published(text), day("2024-05-06T08:00:00Z"), "{text}");
    }
    let story = "Far from any date, a story of the tides that came in the spring of that year and on 4 March 2021 too.";
    let page = format!("<h1>Why tides turn</h1><p>{story}</p>");
    assert_eq!(days("https://a.example/blog/turn", stamp, &page).0, day("2024-05-06T08:00:00Z"));
}

#[test]
fn of_two_forms_of_one_time_the_publishers_zone_is_kept() {
    let stamp = "<meta property=\"article:published_time\" content=\"2024-05-07T03:05:00Z\">";
    let published = "<h1>Why tides turn</h1><time datetime=\"2024-05-06T20:05:00-07:00\">May 6, 2024</time>";
    assert_eq!(days("https://a.example/blog/turn", stamp, published).0, day("2024-05-06T20:05:00-07:00"));
}

#[test]
fn manuals_of_a_publisher_have_no_day() {
    let stamp = |kind: &str| {
        format!(
            "<meta property=\"og:site_name\" content=\"Far Shore\"><script type=\"application/ld+json\">\
            {{\"@type\":\"{kind}\",\"author\":\"Far Shore\",\"datePublished\":\"2024-05-06\"}}</script>"
        )
    };
    let body = "<h1>Why tides turn</h1>";
    assert_eq!(days("https://a.example/docs/nets", &stamp("TechArticle"), body).0, None);
    assert_eq!(days("https://a.example/blog/nets", &stamp("TechArticle"), body).0, day("2024-05-06"));
    assert_eq!(days("https://a.example/docs/nets", &stamp("BlogPosting"), body).0, day("2024-05-06"));
}

#[test]
fn a_section_has_no_day_of_its_own() {
    let body = "<h1>Tides</h1><p class=\"date\">4 March 2024</p><p>Words.</p>";
    assert_eq!(days("https://a.example/topic/tides", "", body).0, None);
    assert_eq!(days("https://a.example/tides", "", body).0, None);
    assert_eq!(days("https://a.example/blog/tides", "", body).0, day("2024-03-04"));
}

#[test]
fn a_label_identifies_a_day_far_from_the_headline() {
    let far = |line: &str| {
        let body = format!("<h1>Why tides turn</h1><p>{}</p><div>{line}</div>", "Words of the tide. ".repeat(90));
        days("https://a.example/blog/turn", "", &body)
    };
    assert_eq!(far("Posted on 4 March 2024 at 19:00").0, day("2024-03-04"));
    assert_eq!(far("Last updated: 4 March 2024"), (None, day("2024-03-04")));
    assert_eq!(far("High water on 4 March 2024"), (None, None));
}

#[test]
fn the_day_in_an_address_is_the_authors() {
    let stamp = |text: &str| format!("<meta property=\"article:published_time\" content=\"{text}\">");
    let found = |text: &str| days("https://a.example/2024/03/14/tides/", &stamp(text), "<h1>Tides</h1>").0;
    assert_eq!(found("2024-03-15T02:41:41Z"), day("2024-03-14"));
    assert_eq!(found("2024-03-14T02:41:41Z"), day("2024-03-14T02:41:41Z"));
    assert_eq!(found("2024-03-19T02:41:41Z"), day("2024-03-19T02:41:41Z"));
}

#[test]
fn of_several_days_each_line_has_its_own_label() {
    let line = "<div class=\"dateline\"><a href=\"/tides\">Tides</a><span class=\"date\">MARCH 4, 2024</span>\
        <span class=\"date updated\">Updated: APRIL 05, 2024</span></div><h1>Why tides turn</h1>";
    let both = (day("2024-03-04"), day("2024-04-05"));
    assert_eq!(days("https://a.example/blog/turn", "", line), both);
    let today = "<p id=\"todays-date\" class=\"date\">June 1, 2024</p><h1>Why tides turn</h1><p>4.3.2024</p>";
    assert_eq!(days("https://a.example/blog/turn", "", today).0, day("2024-03-04"));
}

#[test]
fn a_heading_that_links_to_a_person_is_no_other_story() {
    let by = |link: &str| {
        let body = format!(
            "<h1>Why tides turn</h1><h3><a href=\"{link}\">Ada Holm</a></h3><p class=\"date\">4 March 2024</p>"
        );
        days("https://a.example/blog/turn", "", &body).0
    };
    assert_eq!(by("/people/ada"), day("2024-03-04"));
    assert_eq!(by("/tides/high"), None);
}

#[test]
fn of_several_unknown_meta_tags_the_earliest_day_counts() {
    let head = "<meta name=\"published-time\" content=\"2024-03-09T08:00:00Z\">\
        <meta name=\"published-date\" content=\"2021-02-16\">";
    assert_eq!(days("https://a.example/blog/turn", head, "<h1>Why tides turn</h1>").0, day("2021-02-16"));
}

#[test]
fn a_day_of_creation_counts_without_a_day_of_publication() {
    let script = r#"<script type="application/ld+json">{"@type":"NewsArticle","dateCreated":"2024-03-05"}</script>"#;
    let body = "<h1>Why tides turn</h1>";
    assert_eq!(days("https://a.example/blog/turn", script, body).0, day("2024-03-05"));
    let first = format!("{body}<meta itemprop=\"datePublished\" content=\"2024-03-04\">");
    assert_eq!(days("https://a.example/blog/turn", script, &first).0, day("2024-03-04"));
}

#[test]
fn products_and_topics_have_no_day() {
    let stamp = "<meta property=\"article:published_time\" content=\"2024-03-09\">";
    let found = |path: &str| days(&format!("https://a.example{path}"), stamp, "<h1>Why tides turn</h1>").0;
    assert_eq!(found("/product/red-cups-for-small-boats"), None);
    assert_eq!(found("/why-red-cups-hold-tea"), day("2024-03-09"));
    assert_eq!(found("/topic/Boat%20Hire"), None);
}

#[test]
fn the_first_post_of_a_thread_repeats_its_headline() {
    let post = |title: &str| {
        format!("<h2>Why tides turn</h2><div><h3><a href=\"/p/1\">{title}</a></h3><p>Ada, 4 March 2024</p></div>")
    };
    let address = "https://a.example/viewtopic?t=1";
    assert_eq!(days(address, "", &post("Why tides turn")).0, day("2024-03-04"));
    assert_eq!(days(address, "", &post("How dikes are built")).0, None);
}

#[test]
fn the_clock_of_a_site_is_not_the_day_of_a_thread() {
    let clock = "<div><time datetime=\"2026-03-05T12:16:19Z\">March 05, 2026, 07:16:19 AM</time></div>";
    let thread = |line: &str| format!("{clock}<h2>Why tides turn</h2><p>{line}</p><p>Words.</p>");
    let address = "https://a.example/index.php?topic=1";
    assert_eq!(days(address, "", &thread("Started by Ada Holm, June 04, 2024")).0, day("2024-06-04"));
    assert_eq!(days(address, "", &thread("Ada Holm")).0, day("2026-03-05T12:16:19Z"));
}

#[test]
fn entries_that_begin_with_a_link_have_their_own_days() {
    let entry = |name: &str| {
        format!(
            "<li><a href=\"/e\">{name}</a> {} <b class=\"date\">4 March 2024</b></li>",
            "Words of a tide. ".repeat(9)
        )
    };
    let list = |name: &str| format!("<h1>Why tides turn</h1><ul>{}{}</ul>", entry(name), entry(name));
    assert_eq!(days("https://a.example/shows/tides-2", "", &list("The moon and we")).0, None);
    // Posts begin with who wrote them.
    assert_eq!(days("https://a.example/shows/tides-2", "", &list("Ada Holm")).0, day("2024-03-04"));
    let only = format!("<h1>Why tides turn</h1><ul>{}</ul>", entry("The moon and we"));
    assert_eq!(days("https://a.example/shows/tides-2", "", &only).0, day("2024-03-04"));
}

#[test]
fn a_machine_readable_day_of_change_is_not_the_day_of_publication() {
    let changed = |text: &str| {
        let body = format!("<h1>Why tides turn</h1><span class=\"updated\">{text}</span>");
        days("https://a.example/tides/turn-2", "", &body)
    };
    assert_eq!(changed("2024-03-04T13:42:59-08:00"), (None, day("2024-03-04")));
    assert_eq!(changed("4 March 2024").0, day("2024-03-04"));
}

#[test]
fn a_self_published_author_is_a_person() {
    let graph = |kind: &str| {
        format!(
            "<script type=\"application/ld+json\">{{\"@graph\":[{{\"@type\":\"Article\",\"datePublished\":\"2024-03-04\",\
            \"author\":{{\"name\":\"Ada Holm\",\"@id\":\"#a\"}},\"publisher\":{{\"@id\":\"#a\"}}}},\
            {{\"@type\":{kind},\"@id\":\"#a\",\"name\":\"Ada Holm\"}}]}}</script>"
        )
    };
    let of = |kind: &str| days("https://a.example/tides/turn", &graph(kind), "<h1>Why tides turn</h1>").0;
    assert_eq!(of("[\"Person\",\"Organization\"]"), day("2024-03-04"));
    assert_eq!(of("\"Organization\""), None);
}

#[test]
fn a_text_that_grows_has_the_date_below_its_headline() {
    let post =
        |time: &str| format!("<h2>The tide turns</h2><time datetime=\"2024-03-06T{time}Z\">{time}</time><p>Words.</p>");
    let page = |line: &str| {
        let body =
            format!("<h1>Why tides turn</h1><div>{line}</div>{}{}{}", post("12:10"), post("11:00"), post("09:30"));
        days("https://a.example/tides/why-tides-turn", "", &body).0
    };
    assert_eq!(page("Tue 5 Mar 2024 16.20 GMT"), day("2024-03-05"));
    assert_eq!(page("Ada Holm").map(|day| day[..10].to_owned()), day("2024-03-06"), "the first there is");
}

#[test]
fn a_day_within_a_link_to_another_story_is_not_the_pages() {
    let head = "<script type=\"application/ld+json\">{\"@type\":\"Article\",\"datePublished\":\"2023-04-25\"}</script>";
    let other = |link: &str| format!("<h1>Why tides turn</h1><p>Words.</p><section>{link}</section>");
    let card = other("<a href=\"/mud\"><h3>Mud</h3><time>Feb 2, 2023</time></a>");
    assert_eq!(days("https://a.example/tides/why-tides-turn", head, &card).0, day("2023-04-25"));
    let own = other("<a href=\"/tides/why-tides-turn\"><time>Feb 2, 2023</time></a>");
    assert_eq!(days("https://a.example/tides/why-tides-turn", head, &own).0, day("2023-02-02"));
}
