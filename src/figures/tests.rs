//! Figures of small pages, each of which shows one behaviour.
//!
//! In these pages every block whose text begins with a capital P is kept, all others are dropped.

mod beside;
mod credits;
mod live;
mod no_content;
mod published_forms;

use super::{Figures, find};
use crate::article::FigureKind;
use crate::judge::Verdicts;
use crate::measure::{BlockId, measure};
use crate::page::{Page, Snapshot};

struct Reading {
    figures: Figures,
    /// The texts of the blocks that are captions.
    caption_blocks: Vec<String>,
}

fn read(body: &str) -> Reading {
    let html = format!("<html><head></head><body>{body}</body></html>");
    of(Snapshot::from_serialised(html, "https://a.example/news/story.html"))
}

fn of(snapshot: Snapshot) -> Reading {
    let page = Page::read(snapshot).unwrap();
    let measures = measure(&page);
    let text = |b: usize| measures.text(&page, BlockId::from_index(b));
    let kept: Vec<bool> = (0..measures.blocks().len()).map(|b| text(b).starts_with('P')).collect();
    let verdicts = Verdicts::keeping(&kept, page.body());
    let figures = find(&page, &measures, &verdicts);
    let caption_blocks = figures.captions.iter().map(|b| text(b.index())).collect();
    Reading { figures, caption_blocks }
}

/// `middle` between two paragraphs.
fn between(middle: &str) -> Reading {
    let paragraph = format!("<p>P {}</p>", "words of the article that are kept and go on for a while. ".repeat(3));
    read(&format!("<article>{paragraph}{middle}{paragraph}</article>"))
}

fn addresses(reading: &Reading) -> Vec<&str> {
    reading.figures.figures.iter().map(|f| f.figure.src.as_ref().map_or("", |s| s.as_str())).collect()
}

/// The caption and credit of the only figure.
fn caption_and_credit(reading: &Reading) -> (Option<&str>, Option<&str>) {
    assert_eq!(reading.figures.figures.len(), 1, "{:?}", reading.figures.figures);
    let figure = &reading.figures.figures[0].figure;
    (figure.caption.as_deref(), figure.credit.as_deref())
}

const BOATS: &str = r#"<img src="/boats-at-dawn.jpg" width="800" height="500">"#;

#[test]
fn captions_are_found_where_pages_put_them() {
    for middle in [
        format!("<figure>{BOATS}<figcaption>Boats wait</figcaption></figure>"),
        format!("<figure><figcaption>Boats wait</figcaption>{BOATS}</figure>"),
        format!("<div><figure>{BOATS}</figure><figcaption>Boats wait</figcaption></div>"),
        format!("<div class=\"wp-caption\">{BOATS}<p class=\"wp-caption-text\">Boats wait</p></div>"),
        format!("<div><div>{BOATS}</div><div class=\"photo-caption\">Boats wait</div></div>"),
        format!("<p><span class=\"wf_caption\"><a href=\"/x\">{BOATS}</a><span>Boats wait</span></span></p>"),
        format!("<p>{BOATS}<br><em>Boats wait</em></p>"),
        format!("<p>{BOATS}</p><p><em>Boats wait</em></p>"),
        format!("<p>{BOATS}</p><p style=\"text-align: center\">Boats wait</p>"),
        format!("<p>{BOATS}</p><p align=\"center\">Boats wait</p>"),
        format!("<p>{BOATS}</p><small>Boats wait</small>"),
        format!("<table><tbody><tr><td>{BOATS}</td></tr><tr><td>Boats wait</td></tr></tbody></table>"),
        format!("<dl><dt>{BOATS}</dt><dd>Boats wait</dd></dl>"),
        "<div><img src=\"/boats-at-dawn.jpg\" alt=\"Boats wait\"><p>Boats wait</p></div>".to_owned(),
    ] {
        let reading = between(&middle);
        assert_eq!(caption_and_credit(&reading), (Some("Boats wait"), None), "{middle}");
        assert_eq!(reading.caption_blocks, ["Boats wait"], "{middle}");
        assert!(reading.figures.figures[0].caption.is_some(), "{middle}");
    }
}

#[test]
fn a_caption_is_known_by_what_names_it_and_by_its_box() {
    let named = BOATS.replace("<img", "<img aria-describedby=\"words\"");
    for middle in [
        format!("<div>{named}</div><div><div id=\"words\">Boats wait.</div></div>"),
        format!("<div><div>{BOATS}</div><div>Boats wait.</div></div>"),
    ] {
        let reading = between(&middle);
        assert_eq!(caption_and_credit(&reading), (Some("Boats wait."), None), "{middle}");
        assert_eq!(reading.caption_blocks, ["Boats wait."], "{middle}");
    }
    let boxed = |text: &str| between(&format!("<div>{BOATS}<div>{text}</div></div>"));
    for caption in ["Boats wait at dawn", "四年ぶりに灯がともった灯台"] {
        assert_eq!(caption_and_credit(&boxed(caption)), (Some(caption), None));
    }
    for other in ["Enlarge", "<a href=\"/b\">All about the boats</a>"] {
        assert_eq!(caption_and_credit(&boxed(other)).0, None, "{other}");
    }
    let more = between(&format!("<div>{BOATS}<div>Boats wait at dawn</div><div>The tide turns at noon</div></div>"));
    assert_eq!(caption_and_credit(&more).0, None, "a box of more than the two");
}

#[test]
fn caption_and_credit_in_one_block_are_separated() {
    let words = "<span class=\"image-caption\">Boats wait.</span><span class=\"image-credit\">Photo: Ada Holm</span>";
    let reading = between(&format!("<div>{BOATS}<div>{words}</div></div>"));
    assert_eq!(caption_and_credit(&reading), (Some("Boats wait."), Some("Ada Holm")));
}

#[test]
fn the_byline_above_a_picture_is_no_credit() {
    let reading = between(&format!("<p class=\"byline\">By Ada Holm</p>{BOATS}"));
    assert_eq!(caption_and_credit(&reading), (None, None));
}

#[test]
fn an_alternative_text_that_repeats_caption_and_credit_is_dropped() {
    let picture = BOATS.replace("<img", "<img alt=\"Boats wait. Photo: Ada Holm\"");
    let reading = between(&format!("<figure>{picture}<figcaption>Boats wait. Photo: Ada Holm</figcaption></figure>"));
    assert_eq!(caption_and_credit(&reading), (Some("Boats wait."), Some("Ada Holm")));
    assert_eq!(reading.figures.figures[0].figure.alt, None);
}

#[test]
fn a_paragraph_after_a_picture_is_no_caption() {
    for middle in [
        format!("<p>{BOATS}</p><p>Plain words, and no sign that they belong to it.</p>"),
        format!("<p>{BOATS}</p><h2>Parts of a boat</h2>"),
        format!("<p>{BOATS}</p><ul><li>Planks</li></ul>"),
        format!("<p>{BOATS}</p><p>Pictures <em>matter</em> to readers.</p>"),
        format!("<p>{BOATS}</p><p><em>{}</em></p>", "Poems go on and on. ".repeat(20)),
    ] {
        let reading = between(&middle);
        assert_eq!(caption_and_credit(&reading), (None, None), "{middle}");
        assert!(reading.caption_blocks.is_empty(), "{middle}");
    }
}

#[test]
fn an_alternative_text_is_no_caption() {
    let reading = between("<figure><img src=\"/boats-at-dawn.jpg\" alt=\"Boats wait\"></figure>");
    assert_eq!(caption_and_credit(&reading), (None, None));
    assert_eq!(reading.figures.figures[0].figure.alt.as_deref(), Some("Boats wait"));
}

#[test]
fn a_caption_that_equals_the_alternative_text_is_kept_once() {
    let text = "The mayor released footage of the boats. / The mayor's Telegram channel";
    let reading = between(&format!(
        "<figure><img src=\"/boats-at-dawn.jpg\" alt=\"{text}\"><figcaption>{text}</figcaption></figure>"
    ));
    assert_eq!(
        caption_and_credit(&reading),
        (Some("The mayor released footage of the boats."), Some("The mayor's Telegram channel"))
    );
    assert_eq!(reading.caption_blocks, [text]);
}

#[test]
fn a_caption_written_twice_in_its_element_is_kept_once() {
    let whole = "Boats wait for the tide behind the old mole at Lund, early on Monday";
    for (first, second) in [
        (whole.to_owned(), whole.to_owned()),
        (format!("{whole}."), "Boats wait for the tide behind the old mole… <a href=\"#\">more</a>".to_owned()),
        ("Boats wait for the tide behind the old mole".to_owned(), whole.to_owned()),
    ] {
        let reading = between(&format!(
            "<div>{BOATS}<div class=\"caption\"><div class=\"caption-full\">{first}</div><div>{second}</div></div></div>"
        ));
        assert_eq!(caption_and_credit(&reading).0.map(|text| text.trim_end_matches('.')), Some(whole));
    }
    let two = between(&format!(
        "<div>{BOATS}<div class=\"caption\"><div>Boats wait</div><div>Boats wait no longer when the tide is in</div></div></div>"
    ));
    assert_eq!(caption_and_credit(&two).0, Some("Boats wait Boats wait no longer when the tide is in"));
}

#[test]
fn credits_are_split_from_captions() {
    for middle in [
        format!("<figure>{BOATS}<figcaption>Boats wait. Photo: Ada Holm</figcaption></figure>"),
        format!("<figure>{BOATS}<figcaption>Boats wait. <small>Ada Holm</small></figcaption></figure>"),
        format!(
            "<figure>{BOATS}<figcaption><p>Boats wait.</p><p class=\"credit\">Photo by Ada Holm</p></figcaption></figure>"
        ),
        format!(
            "<figure>{BOATS}<figcaption>Boats wait. <span class=\"caption-credit\">Ada Holm</span></figcaption></figure>"
        ),
        format!(
            "<figure>{BOATS}<figcaption>Boats wait. <span itemprop=\"copyrightHolder\">Ada Holm</span></figcaption></figure>"
        ),
        format!("<figure>{BOATS}<div class=\"credit\">Ada Holm</div><figcaption>Boats wait.</figcaption></figure>"),
    ] {
        assert_eq!(caption_and_credit(&between(&middle)), (Some("Boats wait."), Some("Ada Holm")), "{middle}");
    }
    let alone = between(&format!("<figure>{BOATS}<figcaption>Credit: Ada Holm</figcaption></figure>"));
    assert_eq!(caption_and_credit(&alone), (None, Some("Ada Holm")));
}

#[test]
fn one_image_is_kept_once() {
    let reading = between(
        "<figure><img src=\"/boats-at-dawn-300x200.jpg\"><noscript><img src=\"/boats-at-dawn-900x600.jpg\"></noscript>\
         <figcaption>Boats wait</figcaption></figure><div class=\"lightbox\"><img src=\"/boats-at-dawn.jpg?full=1\"></div>",
    );
    assert_eq!(addresses(&reading), ["https://a.example/boats-at-dawn-900x600.jpg"]);
    assert_eq!(caption_and_credit(&reading).0, Some("Boats wait"));
}

#[test]
fn a_lazy_picture_takes_its_address_from_the_copy_in_noscript() {
    let reading = between(
        "<figure><img src=\"data:image/gif;base64,R0lGOD\" alt=\"Boats\">\
         <noscript><img src=\"/boats-at-dawn.jpg?a=1&amp;b=2\"></noscript></figure>",
    );
    assert_eq!(addresses(&reading), ["https://a.example/boats-at-dawn.jpg?a=1&b=2"]);
}

#[test]
fn galleries_keep_their_order_and_each_picture_its_caption() {
    let slide = |n: usize| {
        format!("<li><figure><img src=\"/slide-number-{n}.jpg\"><figcaption>Slide {n}</figcaption></figure></li>")
    };
    let reading = between(&format!("<ul class=\"gallery\">{}{}{}</ul>", slide(1), slide(2), slide(3)));
    let captions: Vec<_> = reading.figures.figures.iter().filter_map(|f| f.figure.caption.as_deref()).collect();
    assert_eq!(captions, ["Slide 1", "Slide 2", "Slide 3"]);
    assert_eq!(reading.caption_blocks, ["Slide 1", "Slide 2", "Slide 3"]);
}

#[test]
fn a_certain_caption_keeps_a_picture_without_address_and_that_of_a_table_stays() {
    let figure = |n: usize, caption: &str| {
        format!("<figure><img src=\"data:image/gif;base64,R0lGOD{n}\"><figcaption>{caption}</figcaption></figure>")
    };
    let lost = between(&format!("<div>{}{}</div>", figure(1, "Boats wait"), figure(2, "Nets dry")));
    let captions: Vec<_> = lost.figures.figures.iter().map(|f| (&f.figure.src, f.figure.caption.as_deref())).collect();
    assert_eq!(captions, [(&None, Some("Boats wait")), (&None, Some("Nets dry"))]);
    assert_eq!(lost.caption_blocks, ["Boats wait", "Nets dry"]);
    // A credit, or a caption that is not certain, keeps no picture without address.
    for alone in [
        figure(1, "<span class=\"credit\">Photo: Ada Holm</span>"),
        "<figure><figcaption>Boats wait</figcaption></figure>".to_owned(),
        "<div><img src=\"data:image/gif;base64,R0lGOD\"><p class=\"caption\">Boats wait</p></div>".to_owned(),
    ] {
        assert!(between(&alone).figures.figures.is_empty(), "{alone}");
    }
    let table = between(
        "<figure><table><tbody><tr><td>P 1</td></tr></tbody></table><figcaption>Boats by year</figcaption></figure>",
    );
    assert!(table.caption_blocks.is_empty());
}

#[test]
fn the_picture_above_the_article_leads_it() {
    let paragraph = format!("<p>P {}</p>", "words of the article that are kept and go on for a while. ".repeat(3));
    let hero =
        "<figure class=\"hero\"><img src=\"/harbour-in-the-morning.jpg\" width=\"1200\" height=\"600\"></figure>";
    for page in [
        format!("<header><h1>tides</h1></header>{hero}<main>{paragraph}{BOATS}{paragraph}</main>"),
        format!("{hero}<h1>tides</h1><main>{paragraph}{BOATS}{paragraph}</main>"),
    ] {
        let reading = read(&page);
        let leads: Vec<bool> = reading.figures.figures.iter().map(|f| f.figure.lead).collect();
        assert_eq!(leads, [true, false], "{page}");
    }
    let teasers =
        "<div><a href=\"/x\"><img src=\"/other-story-of-today.jpg\">another story of today</a></div>".repeat(12);
    let reading = read(&format!("{teasers}<h1>tides</h1><main>{paragraph}{paragraph}</main>"));
    assert!(addresses(&reading).is_empty());
}

#[test]
fn players_become_links_and_videos_keep_their_poster() {
    let player = between("<iframe src=\"https://www.youtube.com/embed/abcdefghijk\" title=\"Boats\"></iframe>");
    assert_eq!(addresses(&player), ["https://www.youtube.com/watch?v=abcdefghijk"]);
    assert_eq!(player.figures.figures[0].figure.kind, FigureKind::Embed);
    let two = between(
        "<iframe src=\"https://www.youtube.com/embed/abcdefghijk\"></iframe><p>P and then another.</p>\
         <iframe src=\"https://www.youtube.com/embed/lmnopqrstuv\"></iframe>",
    );
    assert_eq!(addresses(&two).len(), 2, "two films of one site");
    let video = between("<video poster=\"/still-of-the-boats.jpg\"><source src=\"/boats.mp4\"></video>");
    assert_eq!(addresses(&video), ["https://a.example/boats.mp4"]);
    assert_eq!(
        video.figures.figures[0].figure.poster.as_ref().map(|p| p.as_str()),
        Some("https://a.example/still-of-the-boats.jpg")
    );
}

#[test]
fn a_figure_takes_up_the_outermost_element_that_holds_it_alone() {
    let reading = between(&format!(
        "<div class=\"wrap\"><div><figure>{BOATS}<figcaption>Boats wait</figcaption></figure></div></div>"
    ));
    let body = "<div class=\"wrap\">";
    assert_eq!(reading.figures.figures.len(), 1, "{body}");
    // html, head, body, article, p, text, div.wrap.
    assert_eq!(reading.figures.figures[0].node.index(), 7);
}

#[test]
fn a_page_of_pictures_takes_time_in_line_with_its_size() {
    let time = |count: usize| {
        let unit = "<div><p>P kept words of the article</p><img src=\"/a.jpg\"><p class=\"caption\">of it</p></div>";
        let html = format!("<html><head></head><body>{}</body></html>", unit.repeat(count));
        let page = Page::read(Snapshot::from_serialised(html, "https://a.example/")).unwrap();
        let measures = measure(&page);
        let verdicts = Verdicts::keeping(&vec![true; measures.blocks().len()], page.body());
        // The best of several: a busy machine only ever adds to it.
        let once = |_| {
            let start = std::time::Instant::now();
            assert!(!find(&page, &measures, &verdicts).captions.is_empty());
            start.elapsed().as_secs_f64()
        };
        (0..5).map(once).fold(f64::MAX, f64::min)
    };
    let (small, large) = (time(2_000).max(0.001), time(16_000));
    // Eight times the page: a rule that walks the page for each picture would take 64 times as long.
    assert!(large < small * 40.0, "{small} {large}");
}

#[test]
fn microdata_names_the_picture_that_a_script_will_load() {
    let reading = between(
        "<figure itemscope=\"\" itemtype=\"http://schema.org/ImageObject\" itemid=\"https://a.example/flood-large.jpg?q=9\">\
         <div><span>Image</span><div style=\"height:560px\"></div></div>\
         <figcaption><span>A flood.</span><span itemprop=\"copyrightHolder\">Ada Holm</span></figcaption></figure>",
    );
    assert_eq!(addresses(&reading), ["https://a.example/flood-large.jpg?q=9"]);
    let figure = &reading.figures.figures[0].figure;
    assert_eq!((figure.caption.as_deref(), figure.credit.as_deref()), (Some("A flood."), Some("Ada Holm")));
    let shown = "<figure itemscope=\"\" itemtype=\"http://schema.org/ImageObject\" itemid=\"https://a.example/flood.jpg\">\
        <img src=\"/flood-shown-9.jpg\"><div></div></figure>";
    assert_eq!(addresses(&between(shown)), ["https://a.example/flood-shown-9.jpg"]);
}

#[test]
fn an_articles_byline_or_a_sponsor_is_no_credit() {
    for line in
        ["<p class=\"byline\">By Ada Holm</p>", "<div class=\"attribution\"><a href=\"/x\">by Sponsor</a></div>"]
    {
        let reading = between(&format!("<div><p><img src=\"/boats-at-dawn.jpg\"></p>{line}</div>"));
        assert_eq!(reading.figures.figures[0].figure.credit, None, "{line}");
    }
    let own = between("<div><p><img src=\"/boats-at-dawn.jpg\"></p><p class=\"photo-byline\">Ada Holm</p></div>");
    assert_eq!(own.figures.figures[0].figure.credit.as_deref(), Some("Ada Holm"));
}

#[test]
fn the_small_copy_of_a_picture_leads_to_another_story() {
    let cell = "<div><a href=\"/other\"><img src=\"/boats-at-dawn-117x81.jpg\"></a></div>";
    assert!(addresses(&between(cell)).is_empty());
}

#[test]
fn a_numbered_line_under_a_picture_is_its_caption() {
    let reading = between("<div><img src=\"/boats-at-dawn.jpg\"></div><p>Figure 2: Boats at dawn</p>");
    assert_eq!(reading.figures.figures[0].figure.caption.as_deref(), Some("Figure 2: Boats at dawn"));
}

#[test]
fn dates_prices_and_labels_are_no_captions() {
    for line in ["Herbs:", "December 7, 2020", "– – –", "1.", "$41,712,946"] {
        let reading = between(&format!("<p>{BOATS}</p><p align=\"center\">{line}</p>"));
        assert_eq!(caption_and_credit(&reading), (None, None), "{line}");
    }
    let reading = between(&format!("<p>{BOATS}</p><p align=\"center\">Lisbon, May 1974</p>"));
    assert_eq!(caption_and_credit(&reading), (Some("Lisbon, May 1974"), None));
}

#[test]
fn a_small_heading_is_a_caption_where_it_heads_nothing() {
    let reading = between(&format!("<div>{BOATS}<h6>Boats wait</h6></div>"));
    assert_eq!(caption_and_credit(&reading).0, Some("Boats wait"));
    let reading =
        between(&format!("<div>{BOATS}<div><h6>Boats wait</h6><p>P but not for long, says the owner.</p></div></div>"));
    assert_eq!(caption_and_credit(&reading).0, None);
}

#[test]
fn a_row_of_pictures_with_names_and_prices_stays_and_a_row_of_links_goes() {
    let cell = |name: &str, link: &str| {
        let picture = format!("<img src=\"/{name}-press-large.png\" width=\"400\" height=\"400\">");
        let picture = if link.is_empty() { picture } else { format!("<a href=\"{link}\">{picture}</a>") };
        format!(
            "<div>{picture}<div><a href=\"/buy/{name}\">See the price in the shop</a></div><div><p>{name} with lever</p></div></div>"
        )
    };
    let row = |link: &str| between(&format!("<div>{}{}</div>", cell("neo", link), cell("classic", link)));
    let reading = row("");
    assert_eq!(addresses(&reading).len(), 2);
    assert_eq!(reading.figures.figures[1].figure.caption.as_deref(), Some("classic with lever"));
    assert_eq!(addresses(&row("/story/another")), [] as [&str; 0]);
    assert_eq!(addresses(&row("/neo-press-whole.png")).len(), 2, "a link to the whole picture");
}

#[test]
fn markup_in_an_attribute_is_not_read_out() {
    let reading = between("<img src=\"/boats-at-dawn.jpg\" alt=\"&lt;b&gt;Boats&lt;/b&gt; at 5 &lt; 6\">");
    assert_eq!(reading.figures.figures[0].figure.alt.as_deref(), Some("Boats at 5 < 6"));
}

#[test]
fn a_thumbnail_gives_way_to_the_whole_picture_its_link_leads_to() {
    let linked = |to: &str| {
        let body = format!(
            "<p><a href=\"{to}\"><img src=\"/boats-at-dawn-300x200.jpg\" width=\"300\" height=\"200\"></a></p>"
        );
        addresses(&between(&body)).join(" ")
    };
    assert_eq!(linked("/boats-at-dawn.jpg"), "https://a.example/boats-at-dawn.jpg");
    for other in ["/nets-at-noon.jpg", "/wiki/File:boats-at-dawn.jpg", "/boats.html"] {
        assert_eq!(linked(other), "https://a.example/boats-at-dawn-300x200.jpg", "{other}");
    }
}

#[test]
fn the_background_of_a_lead_is_a_picture_and_decoration_is_none() {
    let hero = "<div class=\"hero-image\" style=\"height:9em; background-image: url('/boats-at-dawn.jpg');\"></div>";
    assert_eq!(addresses(&between(hero)), ["https://a.example/boats-at-dawn.jpg"]);
    let lazy = "<figure><div data-bg=\"/boats-at-dawn.jpg\"></div><figcaption>Boats</figcaption></figure>";
    assert_eq!(addresses(&between(lazy)), ["https://a.example/boats-at-dawn.jpg"]);
    for none in [
        "<div class=\"wave\" style=\"background: url(/wave-of-the-site.png)\"></div>",
        "<div class=\"hero\" style=\"background: url(data:image/gif;base64,R0lGOD)\"></div>",
        "<div class=\"hero\" style=\"background: none; mask: url(/mask-of-the-site.png)\"></div>",
    ] {
        assert!(addresses(&between(none)).is_empty(), "{none}");
    }
}

#[test]
fn status_icons_of_a_table_are_kept_each_time() {
    let row = |name: &str| {
        let tick = "<td><img src=\"/signs/tick-of-ours.png\" width=\"20\" height=\"20\" alt=\"Yes\"></td>";
        format!("<tr><td>P {name}</td>{tick}{tick}</tr>")
    };
    let table = format!("<table><tbody>{}{}</tbody></table>", row("Nets"), row("Boats"));
    assert_eq!(addresses(&between(&table)), ["https://a.example/signs/tick-of-ours.png"; 4]);
    let layout = "<table><tbody><tr><td><img src=\"/corner-of-ours.gif\" width=\"9\" height=\"9\"></td><td>P words</td>\
        <td><img src=\"/corner-of-ours.gif\" width=\"9\" height=\"9\"></td></tr></tbody></table>";
    assert!(addresses(&between(layout)).is_empty());
}
