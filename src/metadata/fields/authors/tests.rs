//! The authors of small pages.

use crate::metadata::read_page;
use crate::page::{Page, Snapshot};

fn authors(address: &str, head: &str, body: &str) -> Vec<String> {
    let html = format!("<html><head><title>Why tides turn</title>{head}</head><body>{body}</body></html>");
    read_page(&Page::read(Snapshot::from_serialised(&html, address)).unwrap()).fields.authors
}

const ARTICLE: &str = "<meta property=\"og:type\" content=\"article\">";

#[test]
fn an_author_may_stand_within_an_author() {
    let nested = "<h1>Why tides turn</h1><div itemprop=\"author\"><span itemprop=\"author\">Ada Holm</span></div>";
    assert_eq!(authors("https://a.example/t/turn", ARTICLE, nested), ["Ada Holm"]);
}

#[test]
fn adjacent_names_stay_separate() {
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
fn a_word_of_many_meanings_makes_a_byline_of_a_name_alone() {
    let read = |line: &str| {
        authors("https://a.example/t/turn", ARTICLE, &format!("<h1>Why tides turn</h1><div>{line}</div><p>Words.</p>"))
    };
    assert_eq!(read("Door <a href=\"/a/j\">Joris de Wit</a>"), ["Joris de Wit"]);
    assert_eq!(read("di CARLA MONTI"), ["CARLA MONTI"]);
    for line in ["Door and Window", "di nuovo a casa", "Av", "Door het water"] {
        assert_eq!(read(line), [""; 0], "{line}");
    }
}

#[test]
fn a_link_in_an_element_of_authors_is_one_and_a_link_to_a_section_in_a_byline_is_none() {
    let read = |class: &str, name: &str| {
        let body = format!(
            "<h1>Why tides turn</h1><div class=\"{class}\"><a href=\"/a\">{name}</a><span>4 March 2024</span></div>"
        );
        authors("https://a.example/t/turn", ARTICLE, &body)
    };
    assert_eq!(read("authors", "Petr Novotn\u{fd}"), ["Petr Novotn\u{fd}"]);
    assert_eq!(read("byline", "World News"), [""; 0]);
    assert_eq!(read("authors", "harbour news"), [""; 0]);
}

#[test]
fn a_place_beside_the_name_is_not_part_of_it() {
    let body =
        "<h1>Why tides turn</h1><div><span>Por</span> <a href=\"/autor/ada\">Ada Holm</a> <span>Almar</span></div>";
    assert_eq!(authors("https://a.example/t/turn", ARTICLE, body), ["Ada Holm"]);
}

#[test]
fn a_name_before_a_role_is_a_byline_and_a_name_before_other_words_is_none() {
    let publisher = format!(
        "{ARTICLE}<meta name=\"author\" content=\"Far Shore\"><meta property=\"og:site_name\" content=\"Far Shore\">"
    );
    let line = |words: &str| {
        format!("<h1>Why tides turn</h1><div><span>Ada Holm</span><span>{words}</span></div><p>Words.</p>")
    };
    for role in ["Harbour reporter", "@adaholm", "Redakteurin, Almar"] {
        assert_eq!(authors("https://a.example/t/turn", &publisher, &line(role)), ["Ada Holm"], "{role}");
    }
    for words in ["is the name of a boat", "Quay 4"] {
        assert_eq!(authors("https://a.example/t/turn", &publisher, &line(words)), ["Far Shore"], "{words}");
    }
}

#[test]
fn a_date_and_a_name_are_a_byline() {
    let body = "<h1>Why tides turn</h1><p>Dec. 4, 2025 · Ada Holm on behalf of the harbour</p>";
    assert_eq!(authors("https://a.example/t/turn", "", body), ["Ada Holm"]);
    let like_a_month = "<h1>Why tides turn</h1><div>By Maria Holm · 4 March 2024 · 1,204 views</div>";
    assert_eq!(authors("https://a.example/t/turn", "", like_a_month), ["Maria Holm"]);
    let place = "<h1>Why tides turn</h1><p>Dec. 4, 2025 · five minutes</p>";
    assert_eq!(authors("https://a.example/t/turn", "", place), [""; 0]);
}

#[test]
fn the_author_of_a_discussion_is_that_of_its_first_post() {
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
fn a_publisher_or_a_handle_is_no_author_of_a_page_that_is_no_article() {
    let house = "<meta name=\"author\" content=\"Far Shore\"><meta property=\"og:site_name\" content=\"Far Shore\">";
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
fn a_visible_name_is_preferred_to_an_account_name() {
    let login = format!("{ARTICLE}<meta name=\"author\" content=\"ada.holm7\">");
    let named = "<h1>Why tides turn</h1><p>By Ada Holm</p>";
    assert_eq!(authors("https://a.example/t/turn", &login, named), ["Ada Holm"]);
    assert_eq!(authors("https://a.example/t/turn", &login, "<h1>Why tides turn</h1>"), ["ada.holm7"]);
}

#[test]
fn an_invisible_account_name_in_json_ld_is_no_author() {
    let script =
        "<script type=\"application/ld+json\">{\"@type\":\"BlogPosting\",\"author\":{\"name\":\"aholm2\"}}</script>";
    let body = "<h1>Why tides turn</h1>";
    assert_eq!(authors("https://a.example/blog/turn", script, body), [""; 0]);
    let shown = format!("{body}<p>Posted by aholm2</p>");
    assert_eq!(authors("https://a.example/blog/turn", script, &shown), ["aholm2"]);
    let name = script.replace("aholm2", "Ada Holm");
    assert_eq!(authors("https://a.example/blog/turn", &name, body), ["Ada Holm"]);
}

#[test]
fn a_section_beside_the_date_is_no_author() {
    let by = |link: &str| {
        let body = format!("<h1>Why tides turn</h1><p class=\"byline\">{link} <span>4 March 2024</span></p>");
        authors("https://a.example/t/turn", ARTICLE, &body)
    };
    assert_eq!(by("<a href=\"/deep-sea\">Deep Sea</a>"), [""; 0]);
    assert_eq!(by("<a href=\"/people/ada\">Ada Holm</a>"), ["Ada Holm"]);
    assert_eq!(by("By <a href=\"/ada\">Ada Holm</a>"), ["Ada Holm"]);
}

#[test]
fn a_reviewer_is_no_author() {
    let body = "<h1>Why tides turn</h1><p class=\"author\">Reviewed by Bo Ek</p><p class=\"author\">By Ada Holm</p>";
    assert_eq!(authors("https://a.example/t/turn", ARTICLE, body), ["Ada Holm"]);
    let house = "<meta property=\"og:site_name\" content=\"Shore Post\"><meta name=\"author\" content=\"Shore Post\">";
    let body = "<h1>Why tides turn</h1><p class=\"author\">By The Shore Post Team</p><p class=\"author\">Bo Ek</p>";
    assert_eq!(authors("https://a.example/t/turn", &format!("{ARTICLE}{house}"), body), ["Shore Post"]);
}

#[test]
fn an_unmistakable_label_counts_anywhere_in_an_article() {
    let words = "<p>Far from the headline, words of the tide.</p>".repeat(60);
    for line in ["<p>Written by Ada Holm</p>", "<h3>Author</h3><p>Ada Holm</p>", "<p>Автор: Ада Хольм</p>"]
    {
        let body = format!("<h1>Why tides turn</h1>{words}{line}");
        assert_eq!(authors("https://a.example/t/turn", ARTICLE, &body).len(), 1, "{line}");
        assert_eq!(authors("https://a.example/shop/nets", "", &body), [""; 0], "{line}");
    }
}

#[test]
fn a_listing_has_no_author() {
    let entry = "<h2><a href=\"/a/1\">How dikes are built</a></h2><p class=\"byline\">By Ada Holm</p>";
    let body = format!("<h1>Why tides turn</h1>{}", entry.repeat(6));
    assert_eq!(authors("https://a.example/tides", "", &body), [""; 0]);
    assert_eq!(authors("https://a.example/tag/tides", ARTICLE, &body), [""; 0]);
    let one = "<h1>Why tides turn</h1><p class=\"byline\">By Ada Holm</p>";
    assert_eq!(authors("https://a.example/tides", "", one), ["Ada Holm"]);
}

#[test]
fn the_author_of_a_thread_is_its_starter() {
    let body = "<h1>Why tides turn</h1><ul><li><span>Thread starter</span> <a href=\"/members/ada_h\">ada_h</a></li></ul>\
        <div><b itemprop=\"author\">bo_e</b></div>";
    assert_eq!(authors("https://a.example/threads/1", "", body), ["ada_h"]);
}

#[test]
fn a_name_beside_a_time_element_is_a_byline() {
    let by = |beside: &str| {
        let body = format!("<h1>Why tides turn</h1><p><a class=\"username\" href=\"/u/ada\">Ada</a> {beside}</p>");
        authors("https://a.example/t/turn", "", &body)
    };
    assert_eq!(by("<time datetime=\"2024-05-03T14:07:22Z\"></time>"), ["Ada"]);
    assert_eq!(by(""), [""; 0]);
}

#[test]
fn a_line_of_links_to_people_is_a_byline() {
    let by = |line: &str| {
        let body = format!("<h1>Why tides turn</h1><div>{line}</div><p>Words.</p>");
        authors("https://a.example/t/turn", ARTICLE, &body)
    };
    assert_eq!(by("<a href=\"/staff/4/\">Ada Holm</a> and <a href=\"/staff/5/\">Bo Ek</a>"), ["Ada Holm", "Bo Ek"]);
    assert_eq!(by("<a href=\"index.php?showuser=4\">ada</a>"), ["ada"]);
    assert_eq!(by("64 points by <a href=\"user?id=ada\">ada</a> <a href=\"item?id=4\">2 days ago</a> | hide"), ["ada"]);
    assert_eq!(by("<a href=\"/member/ada\">ada</a> · 2 days ago · 14 views"), ["ada"]);
    assert_eq!(by("<a href=\"/member/ada\">ada</a> wrote of tides before"), [""; 0]);
    assert_eq!(by("Thanks to <a href=\"/member/ada\">ada</a>"), [""; 0]);
}

#[test]
fn who_made_a_picture_is_no_author() {
    let body = |by: &str| {
        format!(
            "<h1>Why tides turn</h1><figure itemscope=\"\"><img src=\"/t.jpg\"><figcaption>The tide. <span itemprop=\"author\" \
            class=\"byline\">Bo Ek</span></figcaption></figure>{by}<p>Words.</p>"
        )
    };
    let by = "<div class=\"byline\">Ada Holm</div>";
    assert_eq!(authors("https://a.example/t/turn", ARTICLE, &body(by)), ["Ada Holm"]);
    assert_eq!(authors("https://a.example/t/turn", ARTICLE, &body("")), [""; 0]);
}

#[test]
fn the_heads_of_columns_are_no_byline() {
    let table = "<h1>Why tides turn</h1><table><tr><th>Author</th><th>Message</th></tr></table><p>Words.</p>";
    assert_eq!(authors("https://a.example/t/turn", ARTICLE, table), [""; 0]);
    let label = "<h1>Why tides turn</h1><div>Author</div><div>Ada Holm</div><p>Words.</p>";
    assert_eq!(authors("https://a.example/t/turn", ARTICLE, label), ["Ada Holm"]);
}

#[test]
fn the_author_of_a_list_entry_is_not_the_pages() {
    let entry = |first: &str| format!("<li>{first} <p>Words of a tide.</p><p class=\"byline\">By Ada Holm</p></li>");
    let by = |first: &str| {
        let body = format!("<h1>Why tides turn</h1><ul>{}{}</ul>", entry(first), entry(first));
        authors("https://a.example/t/turn-2", ARTICLE, &body)
    };
    assert_eq!(by("<a href=\"/e\">The moon and we</a>"), [""; 0]);
    assert_eq!(by("<a href=\"/u/ada\">Ada of the Harbour</a>"), ["Ada Holm"]);
}

#[test]
fn a_more_about_link_adds_no_author() {
    let links = "<h1>Why tides turn</h1><p><a rel=\"author\" href=\"/a\">Ada Holm</a></p>\
        <p><a rel=\"author\" href=\"/a\">More About Ada Holm »</a></p>";
    assert_eq!(authors("https://a.example/t/turn", ARTICLE, links), ["Ada Holm"]);
}

#[test]
fn authors_are_names_and_nothing_else() {
    let by = |line: &str| {
        let body = format!("<h1>Tides</h1><div class=\"byline\">{line}</div>");
        authors("https://a.example/tides/1", ARTICLE, &body).join("; ")
    };
    for line in [
        "By Ada Holm, Harbour Editor, and Bo Ek",
        "Written by Ada Holm &amp; Bo Ek | 4 March 2024",
        "Ada Holm (ada@shore.example), Bo Ek @boek",
    ] {
        assert_eq!(by(line), "Ada Holm; Bo Ek", "{line}");
    }
    for line in ["4 March 2024", "@adaholm", "ada@shore.example", "Reviewed by Bo Ek", "Senior Editor, 3 min read"] {
        assert!(!by(line).contains(['@', '4']) && !by(line).contains("Bo"), "{line}: {}", by(line));
    }
}

fn signoff_authors(body: &str) -> Vec<String> {
    authors("https://a.example/b", "", body)
}

#[test]
fn a_name_near_the_headline_with_an_email_signoff_is_the_author() {
    let page = "<h1>Why tides turn</h1><div>Mira Solano Views 12</div><p>Words.</p>\
        <div>Mira Solano<br>desk@post.example</div>";
    assert_eq!(signoff_authors(page), ["Mira Solano"]);
}

#[test]
fn an_email_alone_or_a_name_far_from_the_headline_is_no_signoff() {
    let words = "Far from the headline. ".repeat(200);
    let far = format!("<h1>Why tides turn</h1><p>{words}</p><div>Mira Solano<br>desk@post.example</div>");
    assert_eq!(signoff_authors(&far), [""; 0]);
    assert_eq!(
        signoff_authors("<h1>Why tides turn</h1><div>Port Lissa</div><p>Write to</p><p>desk@post.example</p>"),
        [""; 0]
    );
}

#[test]
fn a_name_alone_below_the_headline_is_the_authors_where_a_date_follows() {
    let read = |lines: &str| {
        let body = format!("<div>Sea News</div><h1>Why tides turn</h1><div>{lines}</div><p>Words.</p>");
        authors("https://a.example/t/turn", ARTICLE, &body)
    };
    assert_eq!(read("<div>Ada Holm</div><div>4 March 2026, 10:20</div>"), ["Ada Holm"]);
    assert_eq!(read("<span>Joris de Wit</span> <span>4 maart 2026</span>"), ["Joris de Wit"]);
    assert_eq!(read("<span>Joris de Wit</span>, <span>4 maart 2026</span>"), ["Joris de Wit"]);
    assert_eq!(read("<p>Ada Holm, Almar</p><p>Mi, 04.03.2026, 16:20 Uhr</p>"), ["Ada Holm"]);
    assert_eq!(read("<p>Ada Holm avec AFP</p><p>04/03/2026 à 16:20</p>"), ["Ada Holm"]);
    assert_eq!(read("<p><span>Ada Holm</span><span>Almar</span></p><p>4 March 2026</p>"), ["Ada Holm"]);
    for lines in [
        "<div>Ada Holm</div><div>Nobody had seen such a tide since the year 2011.</div>",
        "<div><a href=\"/sea\">Sea News</a></div><div>4 March 2026</div>",
        "<h2>Tides Turn Twice</h2><div>4 March 2026</div>",
        "<div>High and dry</div><div>4 March 2026</div>",
    ] {
        assert_eq!(read(lines), [""; 0], "{lines}");
    }
}

#[test]
fn the_office_yields_to_the_person_whom_the_page_names() {
    let head = format!("{ARTICLE}<meta name=\"author\" content=\"Redacción\">");
    let read = |line: &str| {
        authors("https://a.example/t/turn", &head, &format!("<h1>Why tides turn</h1><p>{line}</p><p>Words.</p>"))
    };
    assert_eq!(read("Por <a href=\"/a/i\">Inés Prado</a>"), ["Inés Prado"]);
    assert_eq!(read("Hoy"), ["Redacción"]);
}

#[test]
fn reporters_sign_by_their_trade_where_names_have_no_capitals() {
    let read = |line: &str, end: &str| {
        let body = format!("<h1>밀물이 바뀌는 이유</h1><div>{line}</div><p>밀물과 썰물.</p><p>{end}</p>");
        authors("https://a.example/2026/03/04/why-tides-turn-48211.html", ARTICLE, &body)
    };
    assert_eq!(read("김하나 기자", ""), ["김하나"]);
    assert_eq!(read("입력 2026-03-04", "김하나 기자 hana@a.example"), ["김하나"]);
    assert_eq!(read("입력 2026-03-04", "그는 신문 기자였다."), [""; 0]);
    assert_eq!(read("新华社阿尔马3月4日电（记者张三、李小四）新防波堤4日完工。", ""), ["张三", "李小四"]);
    assert_eq!(read("كتب: <span>سامي النجار</span> <span>الأربعاء 4 مارس 2026</span>", ""), ["سامي النجار"]);
}

#[test]
fn labels_and_dates_in_elements_of_authors_are_no_names() {
    let read = |byline: &str| {
        let body = format!("<h1>Why tides turn</h1>{byline}<p>Words.</p>");
        authors("https://a.example/t/turn", ARTICLE, &body)
    };
    let theme = "<div><span class=\"meta-prep meta-prep-author\">Posted on</span> <a>18 February 2011</a> by \
        <span class=\"author vcard\"><a class=\"url fn n\">pellwood</a></span></div>";
    assert_eq!(read(theme), ["pellwood"]);
    assert_eq!(read("<div class=\"authors\"><div>Авторы</div><a><span>Ада Холм</span></a></div>"), ["Ада Холм"]);
    assert_eq!(read("<div class=\"byline\">Updated 2:47 PM, Fri February 9, 2024</div>"), [""; 0]);
    let person = |name: &str| format!("<li class=\"author\"><span>{name}</span><span>Harbour desk</span></li>");
    let list = format!("<ul class=\"authors\">{}{}</ul>", person("Ada Holm"), person("Bo Ek"));
    assert_eq!(read(&list), ["Ada Holm", "Bo Ek"]);
    let picture = "<figure><img src=\"/a.jpg\"><span class=\"picture__author\">Photo: Bo Ek</span></figure>";
    assert_eq!(read(&format!("{picture}<p class=\"author\">Ada Holm</p>")), ["Ada Holm"]);
    assert_eq!(
        read("<span class=\"nick\"><a href=\"#\">x</a></span><p class=\"writer\"><a href=\"#\">느린호미</a></p>"),
        ["느린호미"]
    );
}

#[test]
fn who_writes_a_review_below_a_product_is_not_its_author() {
    let review = "<p><strong class=\"review__author\">Ada Holm</strong> – <time datetime=\"2023-08-02\">2 August 2023</time></p>";
    let page = |list: &str| {
        format!("<h1>Why tides turn</h1><p>A rope of hemp.</p><ol class=\"{list}\"><li>{review}</li></ol>")
    };
    assert_eq!(authors("https://a.example/t/turn", "", &page("commentlist")), [""; 0]);
    assert_eq!(authors("https://a.example/t/turn", "", &page("lines")), ["Ada Holm"]);
}

#[test]
fn a_box_about_the_one_who_is_named_gives_no_other_name() {
    let head = "<title>糠床を起こした話｜みずたま食堂</title><script type=\"application/ld+json\">{\"@type\":\"BlogPosting\",\
        \"author\":{\"@type\":\"Person\",\"name\":\"みずたま食堂\"}}</script>";
    let body = "<h1>糠床を起こした話</h1><p>文。</p><section class=\"creator\"><div>みずたま食堂</div><p>小さな台所の記録</p></section>";
    assert_eq!(authors("https://a.example/n/1", head, body), ["みずたま食堂"]);
}

#[test]
fn a_sentence_that_names_the_author_is_no_byline() {
    let shown = |line: &str| {
        let head = format!("{ARTICLE}<meta name=\"author\" content=\"Quay Agency\">");
        let html = format!(
            "<html><head><title>Why tides turn</title>{head}</head><body><h1>Why tides turn</h1>{line}</body></html>"
        );
        read_page(&Page::read(Snapshot::from_serialised(&html, "https://a.example/t/turn")).unwrap()).byline.is_some()
    };
    assert!(shown("<p>By Quay Agency, at the southern pier.</p>"));
    assert!(!shown("<p>The pilot told <a href=\"/\">Quay Agency</a> that the tide had turned at noon.</p>"));
}
