//! Small pages, judged. What must stay and what must go stand side by side on each.

use super::*;
use crate::measure::measure;
use crate::page::Snapshot;

const PARAGRAPHS: [&str; 5] = [
    "The harbour of Lund has asked its fishermen to stay at home until the storm, which is expected on Friday, has passed over the bay and the islands behind it.",
    "Nobody in the village can remember a warning as early as this one, and some of the older captains, who have seen worse, said that they would sail all the same.",
    "The office of the harbour master, a small room above the ice house, was full of people on Tuesday evening, most of whom had come to ask what would be paid.",
    "A spokeswoman for the county said that money had been set aside, that the forms were simple, and that nobody would have to wait for longer than two weeks.",
    "In the end, as one of the captains put it, the sea will decide what the office cannot, and by Saturday everybody will know who had been right about the weather.",
];

const STORIES: [&str; 5] = [
    "Ferry company to buy three ships from Norway",
    "Why the old lighthouse will be painted again",
    "Council votes on the price of ice this week",
    "Five things to know about the winter market",
    "School choir wins second prize in the capital",
];

struct Judged {
    kept: String,
    dropped: String,
    verdicts: Verdicts,
}

fn judged(body: &str) -> Judged {
    let html =
        format!("<html><head><title>Harbour asks fishermen to stay at home</title></head><body>{body}</body></html>");
    let page = Page::read(Snapshot::from_serialised(html, "https://paper.example/harbour")).expect("readable");
    let measures = measure(&page);
    let verdicts = judge(&page, &measures, &Options::default(), Model::shipped());
    let (mut kept, mut dropped) = (String::new(), String::new());
    for at in 0..measures.blocks().len() {
        let id = BlockId::from_index(at);
        let side = if verdicts.keeps(id) { &mut kept } else { &mut dropped };
        measures.append_text(&page, id, side);
        side.push('\n');
    }
    Judged { kept, dropped, verdicts }
}

impl Judged {
    fn keeps_all(&self, texts: &[&str]) {
        for text in texts {
            assert!(self.kept.contains(text), "must stay: {text}\nkept:\n{}", self.kept);
        }
    }

    fn drops_all(&self, texts: &[&str]) {
        for text in texts {
            assert!(!self.kept.contains(text), "must go: {text}\nkept:\n{}", self.kept);
            assert!(self.dropped.contains(text), "is not on the page: {text}");
        }
    }
}

fn paragraphs() -> String {
    PARAGRAPHS.iter().map(|text| format!("<p>{text}</p>")).collect()
}

fn stories(heading: &str) -> String {
    let items: String = STORIES.iter().map(|title| format!("<li><a href=\"/s\">{title}</a></li>")).collect();
    format!("<div><h3>{heading}</h3><ul>{items}</ul></div>")
}

const FURNITURE: [&str; 6] = [
    "Quick access to contents",
    "Ada Holm Views",
    "ada@paper.example",
    "Comments0",
    "Share it on...",
    "Latest Stories",
];

#[test]
fn an_article_in_semantic_elements() {
    let page = judged(&format!(
        "<a href=\"#c\">Quick access to contents</a><header><nav><a href=\"/\">Home</a> <a href=\"/w\">World</a></nav></header>\
         <main><article><h1>Harbour asks fishermen to stay at home</h1><p>Ada Holm Views</p>{}\
         <p>ada@paper.example</p></article><p>Comments0</p>{}{}<p>Share it on...</p></main>",
        paragraphs(),
        stories("Latest Stories"),
        stories("You May Also Like"),
    ));
    page.keeps_all(&PARAGRAPHS);
    page.drops_all(&STORIES);
    page.drops_all(&FURNITURE);
    assert!(page.verdicts.confidence >= Verdicts::ARTICLE_CONFIDENCE);
}

#[test]
fn an_article_of_line_breaks_in_nested_divs() {
    let page = judged(&format!(
        "<div><div><a href=\"#c\">Quick access to contents</a></div><div><div><div>Harbour asks fishermen to stay at home</div>\
         <div>Ada Holm Views</div><div>{}</div><div>ada@paper.example</div><div>Comments0</div></div>{}{}<div>Share it on...</div></div></div>",
        PARAGRAPHS.join("<br><br>"),
        stories("Latest Stories"),
        stories("Popular Now"),
    ));
    page.keeps_all(&PARAGRAPHS);
    page.drops_all(&STORIES);
    page.drops_all(&FURNITURE);
}

#[test]
fn an_article_in_nested_tables() {
    let page = judged(&format!(
        "<table><tbody><tr><td><a href=\"#c\">Quick access to contents</a></td></tr><tr><td><table><tbody><tr><td>\
         <font size=\"5\">Harbour asks fishermen to stay at home</font></td></tr><tr><td><font>Ada Holm Views</font></td></tr>\
         <tr><td><font>{}</font></td></tr><tr><td>ada@paper.example</td></tr><tr><td>Comments0</td></tr></tbody></table></td>\
         <td>{}</td></tr><tr><td>Share it on...</td></tr></tbody></table>",
        PARAGRAPHS.join("<br><br>"),
        stories("Latest Stories"),
    ));
    page.keeps_all(&PARAGRAPHS);
    page.drops_all(&STORIES);
    page.drops_all(&FURNITURE);
}

#[test]
fn other_stories_in_the_middle_of_the_body_go() {
    let page = judged(&format!(
        "<div><h1>Harbour asks fishermen to stay at home</h1><p>{}</p><p>{}</p>{}<p>{}</p><p>{}</p><p>{}</p></div>",
        PARAGRAPHS[0],
        PARAGRAPHS[1],
        stories("You May Also Like"),
        PARAGRAPHS[2],
        PARAGRAPHS[3],
        PARAGRAPHS[4],
    ));
    page.keeps_all(&PARAGRAPHS);
    page.drops_all(&STORIES);
}

#[test]
fn a_list_that_belongs_to_the_text_stays() {
    let items =
        ["one dozen eggs from the farm", "two litres of milk, not too cold", "a pinch of salt and some patience"];
    let list: String = items.iter().map(|item| format!("<li>{item}</li>")).collect();
    let page = judged(&format!(
        "<article><h1>Harbour asks fishermen to stay at home</h1><p>{}</p><p>{}</p><h2>What to bring on board</h2><ul>{list}</ul><p>{}</p><p>{}</p></article>",
        PARAGRAPHS[0], PARAGRAPHS[1], PARAGRAPHS[2], PARAGRAPHS[3],
    ));
    page.keeps_all(&items);
    page.keeps_all(&["What to bring on board"]);
}

#[test]
fn what_is_hidden_goes_unless_nearly_everything_is() {
    let some = judged(&format!(
        "<article>{}<div hidden=\"\"><p>This page remembers what you read, unless you tell it not to, in your settings and on every visit.</p></div></article>",
        paragraphs()
    ));
    some.keeps_all(&PARAGRAPHS);
    some.drops_all(&["This page remembers"]);
    let all = judged(&format!("<article style=\"display:none\">{}</article>", paragraphs()));
    all.keeps_all(&PARAGRAPHS);
}

#[test]
fn an_initial_set_apart_stays_with_its_paragraph() {
    let rest = PARAGRAPHS[0].strip_prefix('T').expect("begins with T");
    let page = judged(&format!(
        "<article><div>T</div><p>{rest}</p><p>{}</p><p>{}</p><p>{}</p></article>",
        PARAGRAPHS[1], PARAGRAPHS[2], PARAGRAPHS[3]
    ));
    assert!(page.kept.starts_with("T\nhe harbour"), "{}", page.kept);
}

#[test]
fn lines_that_serve_the_site_go_and_sentences_like_them_stay() {
    let page = judged(&format!(
        "<article><p>{}</p><p>Share this article</p><p>{}</p><p>Share prices of both companies fell in the afternoon.</p><p>{}</p><p>{}</p></article>",
        PARAGRAPHS[0], PARAGRAPHS[1], PARAGRAPHS[2], PARAGRAPHS[3]
    ));
    page.drops_all(&["Share this article"]);
    page.keeps_all(&["Share prices of both companies fell in the afternoon."]);
}

#[test]
fn names_decide_nothing_alone() {
    let page = judged(&format!(
        "<div class=\"sidebar widget\">{}</div><div class=\"article content\">{}</div>",
        paragraphs(),
        stories("Latest Stories")
    ));
    page.keeps_all(&PARAGRAPHS);
    page.drops_all(&STORIES);
}

#[test]
fn a_page_in_ideographs_is_an_article_too() {
    let text = "港口昨天要求渔民留在家中，直到星期五的风暴过去为止。村里没有人记得有过这么早的警告，几位老船长说他们还是要出海。";
    let body: String = (0..5).map(|_| format!("<p>{text}</p>")).collect();
    let page = judged(&format!(
        "<ul><li><a href=\"/1\">首页</a></li><li><a href=\"/2\">新闻</a></li><li><a href=\"/3\">体育</a></li></ul><article><h1>港口要求渔民留在家中</h1>{body}</article>"
    ));
    page.keeps_all(&[text]);
    page.drops_all(&["首页", "体育"]);
    assert!(page.verdicts.confidence >= Verdicts::ARTICLE_CONFIDENCE);
}

#[test]
fn a_page_without_text_has_no_article() {
    let links: String = STORIES.iter().map(|title| format!("<a href=\"/s\">{title}</a> ")).collect();
    let menu = judged(&format!("<nav>{links}</nav>"));
    assert!(menu.verdicts.confidence < Verdicts::ARTICLE_CONFIDENCE);
    let form = judged("<form><label>Name</label><button>Sign in</button></form>");
    assert!(form.verdicts.confidence < Verdicts::ARTICLE_CONFIDENCE);
    let nothing = judged("<img src=\"/a.png\" alt=\"\">");
    assert_eq!((nothing.verdicts.root, nothing.verdicts.confidence), (None, 0.0));
}

#[test]
fn the_root_is_the_innermost_element_around_all_that_is_kept() {
    let html = format!("<html><head></head><body><div><section>{}</section></div></body></html>", paragraphs());
    let page = Page::read(Snapshot::from_serialised(html, "")).expect("readable");
    let measures = measure(&page);
    let root = judge(&page, &measures, &Options::default(), Model::shipped()).root.expect("kept");
    assert_eq!(page.name(root), "section");
}

#[test]
fn a_very_deep_page_is_judged() {
    let body = format!("{}{}{}", "<div>".repeat(30_000), paragraphs(), "</div>".repeat(30_000));
    judged(&body).keeps_all(&PARAGRAPHS);
}

#[test]
fn the_best_guess_is_kept_when_asked_for() {
    let html = "<html><head></head><body><nav><a href=\"/\">Home</a></nav><p>Page not found.</p></body></html>";
    let page = Page::read(Snapshot::from_serialised(html, "")).expect("readable");
    let measures = measure(&page);
    let forced = judge(&page, &measures, &Options { force: true, ..Options::default() }, Model::shipped());
    assert!(forced.root.is_some());
    assert!(forced.confidence < Verdicts::ARTICLE_CONFIDENCE);
}

#[test]
fn a_wider_reading_keeps_what_a_narrower_one_does() {
    let labels = "<div><span>Harbour</span> <span>Storm</span></div><ul><li>Boats at home</li><li>Nets dried</li></ul>";
    let body = format!("<div>{labels}{}<div>{labels}{}</div></div>", paragraphs(), stories("Elsewhere on the coast"));
    let html = format!("<html><head></head><body>{body}</body></html>");
    let page = Page::read(Snapshot::from_serialised(html, "")).expect("readable");
    let measures = measure(&page);
    let kept = |breadth: Breadth| {
        let verdicts = judge(&page, &measures, &Options { breadth, ..Options::default() }, Model::shipped());
        (0..measures.blocks().len()).map(|at| verdicts.keeps(BlockId::from_index(at))).collect::<Vec<_>>()
    };
    let (narrow, normal, wide) = (kept(Breadth::Narrow), kept(Breadth::Normal), kept(Breadth::Wide));
    let count = |kept: &[bool]| kept.iter().filter(|&&kept| kept).count();
    assert!(count(&narrow) <= count(&normal) && count(&normal) <= count(&wide));
    assert!(count(&narrow) < count(&wide), "{narrow:?} {wide:?}");
}

/// A page of very many boxes may not cost their number squared.
#[test]
fn very_many_boxes_are_judged_in_one_pass() {
    for unit in
        ["<nav><p>a</p></nav>", "<form><p>a</p></form>", "<div class=\"comments\"><h3>Comments</h3><p>b</p></div>"]
    {
        let page = judged(&format!("{}{}", paragraphs(), unit.repeat(30_000)));
        page.keeps_all(&PARAGRAPHS);
    }
}
