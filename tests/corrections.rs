//! Corrections: a part is named on one page of a site and found on its others, and nothing else is.
#![cfg(feature = "cli")]
// A fault in a test may end it at once.
#![allow(clippy::unwrap_used, clippy::panic)]

use recto::article::NamedPart;
use recto::native::snapshot_from_html;
use recto::{Article, Options, read};

/// The texts of two articles of one site.
const ARTICLES: [(&str, [&str; 3]); 2] = [
    (
        "The kite and the cable",
        [
            "The first cable was drawn across the gorge by a kite, as no boat could cross the water there, and no crane could \
             reach it from the road, which ended at the inn.",
            "The council paid for the string, the school for the paper, and the wind, as the mayor said in her speech, for \
             nearly everything else on that day, which was a Tuesday.",
            "Since then nobody has thrown a kite away in the valley, and the oldest hangs in the hall above the door, where the \
             draught moves it whenever somebody comes in late.",
        ],
    ),
    (
        "A clock without hands",
        [
            "The clock on the tower has had no hands since the storm, and yet the whole street still looks up at it before \
             the bus comes, out of habit and because the sky is there as well.",
            "The watchmaker has made new ones twice, and twice the council has found them too thin for the wind and too thick \
             for its purse, so that they stand in his window now.",
            "He says that they tell the time there quite as well as anywhere, since the window is lit at night, and that the \
             tower is better off without, as nobody can be late.",
        ],
    ),
];

/// What the site sets around its articles.
#[derive(Clone, Copy)]
struct Site {
    article: usize,
    /// The end of generated class names, different in each build.
    build: &'static str,
    /// Whether the boxes stand in another order.
    reordered: bool,
}

const FIRST: Site = Site { article: 0, build: "x7Tqa", reordered: false };

fn page(Site { article, build, reordered }: Site) -> String {
    let (title, texts) = ARTICLES[article];
    let [first, second, third] = texts;
    let number = 1000 + article;
    let offer = format!(
        "<div class=\"Offer_box__{build}\"><p>The weekly is printed on paper that the mill by the river makes for us alone, and \
         every reader who brings a friend gets {number} pages of it for the winter.</p></div>"
    );
    let plain = format!(
        "<p>Our reporters walk to where the story is, and the {number} readers who pay for their shoes know it.</p>"
    );
    let (early, late) = if reordered { (&plain, &offer) } else { (&offer, &plain) };
    let note = format!(
        "<aside class=\"css-1a{number} background-note\"><p>In figures: {number} paces, two spans, one winter of work and \
         eleven people, of whom nine are still alive.</p></aside>"
    );
    format!(
        "<html><head><title>{title}</title></head><body class=\"story-{number}\"><nav><a href=\"/\">Home</a> <a \
         href=\"/all\">All</a></nav><main><article class=\"post-{number} post category-town\"><h1>{title}</h1><p>{first}</p>\
         {early}<p>{second}</p>{late}<p>{third}</p><h3>From the workshop</h3><ul><li>The plane that was lent to {title}, and \
         how it came back with another blade, sharper than before.</li></ul></article></main>{note}\
         <footer><a href=\"/imprint\">Imprint</a></footer></body></html>"
    )
}

fn article(site: Site, options: &Options) -> Article {
    read(snapshot_from_html(page(site), "https://weekly.example/story"), options).unwrap()
}

/// The innermost part of a page that begins so, and those around it, outwards.
fn parts_at(html: &str, beginning: &str) -> Vec<NamedPart> {
    let options = Options { names: true, force: true, ..Options::default() };
    let parts = read(snapshot_from_html(html, "https://weekly.example/story"), &options).unwrap().parts.unwrap();
    let begins = |part: &NamedPart| part.lines.iter().any(|line| line.starts_with(beginning));
    let mut at = parts.iter().position(begins);
    let mut found = Vec::new();
    while let Some(index) = at {
        found.push(parts[index].clone());
        at = parts[index].parent.map(|parent| parent as usize);
    }
    found
}

fn name_of(beginning: &str) -> String {
    parts_at(&page(FIRST), beginning)[0].name.clone()
}

fn dropping(name: &str) -> Options {
    Options { drop: vec![name.to_owned()], ..Options::default() }
}

const OFFER: &str = "The weekly is printed";
const PLAIN: &str = "Our reporters walk";
const NOTE: &str = "In figures:";

/// The next article of the site, with its boxes in another order and its classes of another build.
const OTHERS: [Site; 4] = [
    FIRST,
    Site { article: 1, ..FIRST },
    Site { article: 1, reordered: true, ..FIRST },
    Site { article: 1, reordered: true, build: "kQzPd" },
];

#[test]
fn what_is_dropped_is_dropped_on_all_pages_of_the_site() {
    for beginning in [OFFER, PLAIN] {
        let name = name_of(beginning);
        for site in OTHERS {
            assert!(article(site, &Options::default()).text_content.contains(beginning), "{beginning} stands there");
            let read = article(site, &dropping(&name));
            assert!(!read.text_content.contains(beginning), "{name}: {}", read.text_content);
            for text in ARTICLES[site.article].1 {
                assert!(read.text_content.contains(text), "{name} took {text}");
            }
            let other = if beginning == OFFER { PLAIN } else { OFFER };
            assert!(read.text_content.contains(other), "{name} took {other}");
        }
    }
}

#[test]
fn what_is_kept_is_kept_on_all_pages_of_the_site() {
    let name = name_of(NOTE);
    for site in OTHERS {
        assert!(!article(site, &Options::default()).text_content.contains(NOTE), "nothing to test");
        let read = article(site, &Options { keep: vec![name.clone()], ..Options::default() });
        assert!(read.text_content.contains(NOTE), "{name}");
        assert!(!read.text_content.contains("Imprint"));
        assert_eq!(read.title, ARTICLES[site.article].0);
    }
}

#[test]
fn a_name_holds_no_number_no_generated_class_and_no_text_of_the_article() {
    assert_eq!(name_of(OFFER), "1 main article.post div.offer-box");
    assert_eq!(name_of(NOTE), "1 aside.background-note");
    let plain = name_of(PLAIN);
    assert!(
        plain.starts_with("1 main article.post p ~") && plain.len() == "1 main article.post p ~01234567".len(),
        "{plain}"
    );
    assert_eq!(parts_at(&page(FIRST), "From the workshop")[0].name, "1 main article.post h3 \"from the workshop\"");
    assert_eq!(
        parts_at(&page(FIRST), "The plane that was lent")[0].name,
        "1 main article.post ul ^\"from the workshop\""
    );
}

#[test]
fn the_heading_of_a_dropped_list_goes_with_it() {
    let name = parts_at(&page(FIRST), "The plane that was lent")[0].name.clone();
    for site in OTHERS {
        let read = article(site, &dropping(&name));
        assert!(
            !read.text_content.contains("The plane") && !read.text_content.contains("From the workshop"),
            "{}",
            read.text_content
        );
        assert!(read.headings.iter().all(|heading| heading.text != "From the workshop"));
    }
}

#[test]
fn a_paragraph_among_others_like_it_is_dropped_alone() {
    let [first, second, third] = ARTICLES[0].1;
    let name = name_of(&second[..30]);
    let read = article(FIRST, &dropping(&name));
    assert!(
        read.text_content.contains(first) && read.text_content.contains(third) && !read.text_content.contains(second)
    );
    // No paragraph of another article has its words.
    let next = Site { article: 1, ..FIRST };
    assert_eq!(article(next, &dropping(&name)).content, article(next, &Options::default()).content);
}

#[test]
fn a_correction_that_would_take_the_article_is_ignored() {
    let plain = article(FIRST, &Options::default());
    for name in ["1 article", "1 main article.post", "1 p", "1 main"] {
        assert_eq!(article(FIRST, &dropping(name)).content, plain.content, "{name}");
    }
    // Nor is nearly all of the page kept.
    let all = page(FIRST).replace("<body class=\"story-1000\">", "<body><div class=\"all\">");
    let options = Options { keep: vec!["1 div.all".to_owned()], ..Options::default() };
    assert!(!read(snapshot_from_html(all, ""), &options).unwrap().text_content.contains("Imprint"));
}

#[test]
fn damaged_names_do_no_harm() {
    let plain = article(FIRST, &Options::default());
    let damaged: Vec<String> = ["", "1", "2 p", "p", "1 p[", "1 *", "1 p ~xyz", "1 <b>", "\u{0}", "1 div.offer-box.x1"]
        .iter()
        .map(|name| (*name).to_owned())
        .chain([format!("1 {}", "p".repeat(100_000))])
        .collect();
    let options = Options { keep: damaged.clone(), drop: damaged, ..Options::default() };
    assert_eq!(article(FIRST, &options), plain);
}

#[test]
fn the_inner_of_two_corrections_counts() {
    let html = page(FIRST).replace(
        "<p>The weekly is printed",
        "<p class=\"first-line\">We ask you, as every year, to think of \
        the mill and its people, who have kept the wheel turning.</p><p>The weekly is printed",
    );
    let options = Options {
        drop: vec!["1 div.offer-box".to_owned()],
        keep: vec!["1 div p.first-line".to_owned()],
        ..Options::default()
    };
    let text = read(snapshot_from_html(html, ""), &options).unwrap().text_content;
    assert!(text.contains("We ask you") && !text.contains(OFFER));
}

#[test]
fn pictures_follow() {
    let picture = "<figure class=\"banner-figure\"><img src=\"/winter.jpg\" width=\"900\" height=\"600\"></figure>";
    let html = page(FIRST).replace("<p>The council paid", &format!("{picture}<p>The council paid"));
    let figures =
        |options: &Options| read(snapshot_from_html(&html, "https://weekly.example/"), options).unwrap().figures.len();
    assert_eq!(figures(&Options::default()), 1);
    assert_eq!(figures(&dropping("1 figure.banner-figure")), 0);
    // One that was left out comes back, and what holds it is named.
    let aside = page(FIRST).replace(
        "<p>In figures:",
        "<img class=\"map-of-note\" src=\"/map.png\" width=\"640\" height=\"480\"><p>In figures:",
    );
    let all = |options: &Options| read(snapshot_from_html(&aside, "https://weekly.example/"), options).unwrap();
    assert_eq!(all(&Options::default()).figures.len(), 0);
    let keep = |name: &str| Options { keep: vec![name.to_owned()], names: true, ..Options::default() };
    assert_eq!(all(&keep("1 aside.background-note")).figures.len(), 1);
    let read = all(&keep("1 img.map-of-note"));
    assert_eq!(read.figures.len(), 1);
    let parts = read.parts.unwrap();
    let part = parts.iter().find(|part| !part.pictures.is_empty()).unwrap();
    assert_eq!((part.name.as_str(), part.kept), ("1 aside.background-note", true));
}

#[test]
fn parts_say_where_they_are() {
    let parts = article(FIRST, &Options { names: true, ..Options::default() }).parts.unwrap();
    for (index, part) in parts.iter().enumerate() {
        assert!(part.parent.is_none_or(|parent| (parent as usize) < index));
        assert!(part.at.is_some() && part.words > 0);
    }
    // html 0, head 1, title 2, body 3, nav 4, its links 5 and 6, main 7, article 8, h1 9.
    let title = parts.iter().find(|part| part.lines == ["The kite and the cable"]).unwrap();
    assert_eq!(title.at, Some(9));
    let nav = parts.iter().find(|part| part.name == "1 nav").unwrap();
    assert_eq!((nav.at, nav.kept), (Some(4), false));
}

#[test]
fn a_page_of_thousands_of_parts_is_named_in_linear_time() {
    let name = |count: usize| {
        let rows: String = (0..count)
            .map(|at| format!("<div class=\"row\"><p>Line {at} of the long list of the harbour.</p></div>"))
            .collect();
        let html = format!("<html><head></head><body><main>{rows}</main></body></html>");
        let options =
            Options { names: true, force: true, keep: vec!["1 p ~00000000".to_owned(); 200], ..Options::default() };
        read(snapshot_from_html(html, ""), &options).unwrap().parts.unwrap().len()
    };
    assert!(name(3000) > 3000);
    assert!(name(30_000) <= 4000);
}
