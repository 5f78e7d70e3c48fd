//! Posts, and rows that are none.

use super::*;
use crate::measure::measure;
use crate::page::Snapshot;

const WORDS: &str = "Paint the upper edge, since the grain is open there and drinks like a sponge all winter long.";

/// The headers of the posts of a page that is not declared a discussion, everything on it kept.
fn heads(body: &str) -> Vec<String> {
    let html = format!("<html><head></head><body>{body}</body></html>");
    let page = Page::read(Snapshot::from_serialised(html, "https://a.example/")).unwrap();
    let measures = measure(&page);
    let mut kept = vec![true; measures.blocks().len()];
    let verdicts = Verdicts::keeping(&kept, page.body());
    let posts = find(&page, &measures, &verdicts, &mut kept);
    let headers = posts.iter().map(|post| {
        let (shown, machine) = post.time.clone().unwrap_or_default();
        [post.author.clone().unwrap_or_default(), shown, machine.unwrap_or_default()].join("|")
    });
    headers.collect()
}

#[test]
fn rows_of_names_times_and_texts_are_posts() {
    for row in [
        "<div class=\"post\"><a class=\"username\" href=\"/u/N\">N</a> <span class=\"date\">3 May 2024</span><p>W</p></div>",
        "<li class=\"h-entry\"><span class=\"p-author h-card\">N</span> <b class=\"dt-published\">3 May 2024</b><p>W</p></li>",
        "<div class=\"row\"><div class=\"left\"><a href=\"/member.php?u=1\">N</a><div>Member</div></div><div>3 May 2024</div><p>W</p></div>",
        "<article><a rel=\"author\">N</a> <small>posted 3 May 2024</small><p>W</p></article>",
        "<div class=\"post\"><a class=\"username\" href=\"/u/N\">N <time>3 May 2024</time></a><p>W</p></div>",
        "<tr><td><span itemprop=\"author\" itemscope=\"\"><b itemprop=\"name\">N</b> Moderator</span></td><td><i class=\"timestamp\">3 May 2024</i><p>W</p></td></tr>",
    ] {
        let row = |name: &str| row.replace('N', name).replace('W', WORDS);
        let rows = ["Ann", "Ben", "Ann"].map(row).concat();
        let body = if rows.starts_with("<tr") { format!("<table><tbody>{rows}</tbody></table>") } else { rows };
        let time = if body.contains("posted") { "posted 3 May 2024" } else { "3 May 2024" };
        assert_eq!(heads(&body), [format!("Ann|{time}|"), format!("Ben|{time}|"), format!("Ann|{time}|")], "{body}");
    }
}

#[test]
fn microdata_takes_precedence_over_rows() {
    let post = |kind: &str, name: &str, within: &str| {
        format!(
            "<div itemscope=\"\" itemtype=\"https://schema.org/{kind}\"><p>{WORDS}</p><span itemprop=\"author\" itemscope=\"\"><a href=\"/u/1\"><b itemprop=\"name\">{name}</b></a><i>88</i></span><time itemprop=\"datePublished\" datetime=\"2024-05-03T10:00\">May 3</time>{within}</div>"
        )
    };
    let inner = post("Comment", "Cat", "");
    let thread = post("Question", "Ann", &post("Answer", "Ben", &inner));
    let heads = heads(&thread);
    assert_eq!(heads, ["Ann|May 3|2024-05-03T10:00", "Ben|May 3|2024-05-03T10:00", "Cat|May 3|2024-05-03T10:00"]);
}

#[test]
fn other_rows_are_none() {
    let row = |head: &str, name: &str| format!("<div class=\"row\">{head}{name}<p>{WORDS}</p></div>").repeat(3);
    let name = "<a class=\"author\" href=\"/people/ann\">Ann</a> <time>3 May 2024</time>";
    // A list of other texts.
    assert!(heads(&row("<h2><a href=\"/a\">A text</a></h2>", name)).is_empty());
    // Nobody's.
    assert!(heads(&row("", "<time>3 May 2024</time>")).is_empty());
    // An article and its comments.
    let article = format!("<main>{}</main>", format!("<p>{WORDS}</p>").repeat(12));
    assert!(heads(&[article, row("", name)].concat()).is_empty());
    // One alone.
    assert!(heads(&format!("<div class=\"row\">{name}<p>{WORDS}</p></div>")).is_empty());
}
