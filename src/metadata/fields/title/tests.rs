//! The headline of small pages.

use crate::metadata::read_page;
use crate::page::{Page, Snapshot};

fn title(address: &str, head: &str, body: &str) -> Option<String> {
    let html = format!("<html><head>{head}</head><body>{body}</body></html>");
    read_page(&Page::read(Snapshot::from_serialised(&html, address)).unwrap()).fields.title
}

#[test]
fn a_short_headline_is_found_as_the_first_part_of_a_title() {
    let found = title("https://a.example/c/k1", "<title>Kayaks | Far Shore Outfitters</title>", "<h1>Kayaks</h1>");
    assert_eq!(found.as_deref(), Some("Kayaks"));
    // What a title begins with may be the section too.
    let head = "<title>Shore Log: Why tides turn twice a day</title><meta property=\"og:title\" content=\"Why tides turn twice a day\">";
    let found = title("https://a.example/l/1", head, "<h1>Shore Log</h1><h3>Why tides turn twice a day</h3>");
    assert_eq!(found.as_deref(), Some("Why tides turn twice a day"));
}

#[test]
fn the_address_distinguishes_a_headline_from_a_slogan() {
    let head = "<title>Harbour Insurance for Small Boats</title>";
    let body = "<h1>Sleep well while the wind blows</h1>";
    let found = title("https://a.example/boats/harbour-insurance", head, body);
    assert_eq!(found.as_deref(), Some("Harbour Insurance for Small Boats"));
    let found = title("https://a.example/blog/sleep-well-while-wind-blows", head, body);
    assert_eq!(found.as_deref(), Some("Sleep well while the wind blows"));
}

#[test]
fn a_subheading_that_only_contains_the_title_is_no_headline() {
    let titled = |head: &str, body: &str| title("https://a.example/x/41", &format!("<title>{head}</title>"), body);
    assert_eq!(titled("Sail Repair", "<h2>More about sail repair</h2>").as_deref(), Some("Sail Repair"));
    assert_eq!(titled("Sail Repair", "<h2>SAIL REPAIR</h2>").as_deref(), Some("SAIL REPAIR"));
    assert_eq!(titled("a.example Sail Repair", "<h2>Sail repair</h2>").as_deref(), Some("Sail repair"));
    // Beside an h1 a lower heading must be the title itself.
    let body = "<h1>Mending what the wind tore, a first lesson</h1><h2>What is sail repair?</h2>";
    let head = "What is Sail Repair - Guide";
    assert_eq!(
        title("https://a.example/blog/mending-what-the-wind-tore", &format!("<title>{head}</title>"), body).as_deref(),
        Some("Mending what the wind tore, a first lesson")
    );
}

#[test]
fn the_title_of_a_page_that_is_no_article_may_follow_its_address() {
    let head = "<title>Buy Small Boats</title><meta property=\"og:title\" content=\"Buy Small Boats\">";
    let body = "<h1>Pre-order Small Boats</h1>";
    let found = |address: &str, head: &str| title(address, head, body).unwrap_or_default();
    assert_eq!(found("https://a.example/buy-small-boats", head), "Buy Small Boats");
    assert_eq!(found("https://a.example/pre-order-small-boats", head), "Pre-order Small Boats");
    assert_eq!(found("https://a.example/", head), "Pre-order Small Boats");
    // Of an article the shown headline counts, and where the cards say something else the title is nobody's choice.
    let article = format!("{head}<meta property=\"og:type\" content=\"article\">");
    assert_eq!(found("https://a.example/buy-small-boats", &article), "Pre-order Small Boats");
    assert_eq!(found("https://a.example/buy-small-boats", "<title>Buy Small Boats</title>"), "Pre-order Small Boats");
}

#[test]
fn a_linked_h1_is_the_headline_of_another_story() {
    let head = "<title>Where to sail at the Far Shore</title>";
    let other = "<h1><a href=\"/kayak\">Here is where to row at the Far Shore</a></h1>";
    let body = format!("<h1>The Shore Post</h1><h1>The best bays of the coast for sailing</h1>{other}");
    let found = |address: &str| title(address, head, &body).unwrap_or_default();
    assert_eq!(found("https://a.example/out/best-sailing-bays"), "The best bays of the coast for sailing");
    assert_eq!(found("https://a.example/out/41"), "Where to sail at the Far Shore");
}

#[test]
fn a_screen_reader_label_is_left_out() {
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
fn an_h1_gives_way_only_to_a_subheading_that_is_the_title() {
    let head = "<title>Five trends of the tides | Far Shore</title>";
    let body = "<h1>Trends of the tides to watch</h1><h2>Trends of the tides</h2>";
    let found = title("https://a.example/blog/tides", head, body);
    assert_eq!(found.as_deref(), Some("Trends of the tides to watch"));
    let book = "<title>What is a tide? - The Book of Tides</title>";
    let body = "<h1>The Book of Tides</h1><h2>What Is a Tide?</h2>";
    assert_eq!(title("https://a.example/book/2.html", book, body).as_deref(), Some("What Is a Tide?"));
}

#[test]
fn an_h1_that_is_the_last_segment_of_the_address_is_the_headline() {
    let head = "<title>Lamps for boats, harbours and more</title>";
    let body = "<h1>Headlamps</h1>";
    assert_eq!(title("https://a.example/c/headlamps", head, body).as_deref(), Some("Headlamps"));
    assert_eq!(title("https://a.example/c/41", head, body).as_deref(), Some("Lamps for boats, harbours and more"));
}

#[test]
fn the_part_after_a_dash_of_an_invisible_title_is_removed() {
    let titled = |text: &str, more: &str| {
        title("https://a.example/x/41", &format!("<title>{text}</title>{more}"), "<h2>News</h2>").unwrap_or_default()
    };
    assert_eq!(titled("Boat Insurance - Quotes for Everyone", ""), "Boat Insurance");
    assert_eq!(titled("Nets - All Sizes", ""), "Nets - All Sizes");
    assert_eq!(titled("View topic - How do I mend a net?", ""), "How do I mend a net?");
    let article = "<meta property=\"og:type\" content=\"article\">";
    assert_eq!(titled("The long tide - a year at sea", article), "The long tide - a year at sea");
}

#[test]
fn a_heading_that_is_declared_word_for_word_is_kept_whole() {
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

#[test]
fn a_visible_headline_is_preferred_to_a_title_for_search_engines() {
    let head = "<meta property=\"og:site_name\" content=\"Shore Post\">\
        <title>Why tides turn: 7 facts about tides (2024) | Shore Post</title>";
    let title = |body: &str| title("https://a.example/tides/1", head, body);
    assert_eq!(title("<h1>Why tides turn twice</h1>").as_deref(), Some("Why tides turn twice"));
    // The site's name, another story and what nobody sees are no headline.
    for body in
        ["<h1>Shore Post</h1>", "<h2><a href=\"/d\">How dikes are built</a></h2>", "<h1 hidden=\"\">Why tides</h1>"]
    {
        assert_eq!(title(body).as_deref(), Some("Why tides turn: 7 facts about tides (2024)"), "{body}");
    }
}

#[test]
fn words_before_the_first_part_of_a_title_are_no_label() {
    let body = "<h1>Welcome to <em>Far Shore Boats</em></h1>";
    let titled = |head: &str| title("https://a.example/", &format!("<title>{head}</title>"), body);
    assert_eq!(titled("Far Shore Boats | Home Page").as_deref(), Some("Welcome to Far Shore Boats"));
    // The whole title, alone in one element of the heading, is the headline without its label.
    assert_eq!(titled("Far Shore Boats").as_deref(), Some("Far Shore Boats"));
}

#[test]
fn the_name_of_the_site_before_the_headline_is_left_out() {
    let head = "<title>Shore Log: Measuring a river with a rope</title>";
    let entry = "<h3><a href=\"/2009/08/rope.html\">Measuring a river with a rope</a></h3>";
    for name in
        ["<h1><a href=\"https://a.example/\">Shore Log</a></h1>", "<h1><a href=\"/log/\">Shore Log</a></h1>", ""]
    {
        let found = title("https://a.example/2009/08/rope.html", head, &format!("{name}{entry}"));
        assert_eq!(found.as_deref(), Some("Measuring a river with a rope"), "{name}");
    }
    // An h1 that is no link is the headline, and what the title ends with is what it belongs to.
    let head = "<title>Measuring a river - The Book of Ropes</title>";
    let found = title("https://a.example/x/41", head, "<h1>Measuring a river</h1><h2>The Book of Ropes</h2>");
    assert_eq!(found.as_deref(), Some("Measuring a river"));
}

#[test]
fn a_marked_headline_counts_where_the_title_is_that_of_a_form() {
    let body = "<h3 itemprop=\"headline\">Ground is broken for the new hall</h3>";
    let found = |head: &str| title("https://a.example/news/4", &format!("<title>{head}</title>"), body);
    assert_eq!(found("Detail - Far Shore Boats").as_deref(), Some("Ground is broken for the new hall"));
    assert_eq!(found("A hall for boats").as_deref(), Some("A hall for boats"));
}

#[test]
fn a_page_without_a_title_has_its_first_heading() {
    let body = "<nav><h2>Menu</h2></nav><h2><a href=\"/b\">Boats</a></h2><h2>House rules</h2><p>No boats.</p>";
    assert_eq!(title("https://a.example/x/41", "", body).as_deref(), Some("House rules"));
}

#[test]
fn words_that_layout_alone_keeps_apart_are_apart_in_the_title() {
    let body = "<h1><span>Far Shore</span><span>Rain jacket, olive</span></h1>";
    let found = |head: &str| title("https://a.example/x/41", &format!("<title>{head}</title>"), body);
    assert_eq!(found("Far Shore Rain jacket, olive").as_deref(), Some("Far Shore Rain jacket, olive"));
}

#[test]
fn a_kicker_before_the_headline_in_its_heading_is_left_out() {
    let body = "<h2><span>A flood at the pier</span><span>Tide takes a chair – nobody hurt</span></h2>";
    let found = |head: &str| title("https://a.example/x/41", &format!("<title>{head}</title>"), body);
    let whole = found("Far Shore: Tide takes a chair - nobody hurt - THE SHORE");
    assert_eq!(whole.as_deref(), Some("Tide takes a chair – nobody hurt"));
    assert_eq!(found("Of chairs and tides").as_deref(), Some("Of chairs and tides"));
}

#[test]
fn a_kicker_that_layout_alone_keeps_apart_is_left_out() {
    let body = "<h2><span>The pier of Almar</span><span>How a town bought its bath</span></h2>";
    let found = |head: &str| title("https://a.example/x/41", &format!("<title>{head}</title>"), body);
    let town = found("The pier of Almar: How a town bought its bath - SHORE");
    assert_eq!(town.as_deref(), Some("How a town bought its bath"));
    assert_eq!(
        found("The pier of Almar How a town bought its bath").as_deref(),
        Some("The pier of Almar How a town bought its bath")
    );
}

#[test]
fn the_name_of_a_page_in_a_wiki_is_no_headline() {
    let body = "<h1><a href=\"/doku.php?id=start\">The Wiki of Ropes</a></h1><h1>Mending a torn net</h1>";
    let found = |head: &str| title("https://a.example/x/41", &format!("<title>{head}</title>"), body);
    assert_eq!(found("boats:nets [The Wiki of Ropes]").as_deref(), Some("Mending a torn net"));
}

#[test]
fn the_part_of_a_title_that_the_page_shows_as_a_line_is_the_headline() {
    let found = |head: &str, body: &str| title("https://a.example/x/41", &format!("<title>{head}</title>"), body);
    let body = "<div>SHORE POST</div><p><b>A new ferry on the tide</b></p><p>Words.</p>";
    assert_eq!(found("Shore Post - A new ferry on the tide", body).as_deref(), Some("A new ferry on the tide"));
    assert_eq!(found("A new ferry on the tide_Harbours_Shore Post", body).as_deref(), Some("A new ferry on the tide"));
    // A linked line is another story's, and a short one a section's.
    let linked = "<div>SHORE POST</div><p><a href=\"/f\">A new ferry on the tide</a></p><p>Words.</p>";
    assert_eq!(found("Shore Post - A new ferry on the tide", linked).as_deref(), Some("Shore Post"));
    assert_eq!(found("Old boats - Hulls - Shore", "<p>Old boats</p>").as_deref(), Some("Old boats"));
}

#[test]
fn the_name_of_the_site_is_no_headline_where_a_heading_is_there() {
    let found = |body: &str| title("https://a.example/x/41", "<title>The Shore Voice</title>", body);
    let heading = "<h2>Fish are saved with carts</h2><p>Words.</p>";
    assert_eq!(
        found(&format!("<h1><a href=\"/\">The Shore Voice</a></h1>{heading}")).as_deref(),
        Some("Fish are saved with carts")
    );
    assert_eq!(found(heading).as_deref(), Some("The Shore Voice"));
}

#[test]
fn two_declared_titles_tell_where_the_headline_ends() {
    let found = |page: &str, card: &str| {
        let head = format!("<title>{page}</title><meta property=\"og:title\" content=\"{card}\">");
        title("https://a.example/x/41", &head, "<p>Words.</p>")
    };
    let whole = found("Tide takes a chair - nobody hurt - THE SHORE", "Tide takes a chair - nobody hurt");
    assert_eq!(whole.as_deref(), Some("Tide takes a chair - nobody hurt"));
    let thread = found("Hinge of an old lid slams : lids", "c/lids - Hinge of an old lid slams");
    assert_eq!(thread.as_deref(), Some("Hinge of an old lid slams"));
    let same = found("Boat Insurance | Shore", "Boat Insurance - Quotes for all the boats");
    assert_eq!(same.as_deref(), Some("Boat Insurance"));
}

#[test]
fn a_dash_within_a_range_of_days_is_no_separator() {
    let found = |head: &str| title("https://a.example/x/41", &format!("<title>{head}</title>"), "<p>Words</p>");
    assert_eq!(found("Events from May 4 – June 9").as_deref(), Some("Events from May 4 – June 9"));
    assert_eq!(found("Boat events – June 9").as_deref(), Some("Boat events"));
}
