//! Readability's own test pages: how like its output ours is. Likeness, not truth.
//!
//! - Text: word F1 of our HTML's text against that of `expected.html`.
//! - Metadata: title, byline, site name as in [`crate::about`], the date by its day, over the pages that expect one.
//! - Elements: an expected picture is found when we give one with the file name of one of its addresses: that of the
//!   picture itself, of a candidate (`srcset`), or one put aside for a loader (`data-srcset`), as we take the best of
//!   them and Readability leaves them all; another element when we give one of its kind whose words have an F1 of at least 0.9 with its own. Each of ours is used once. The overlap of a
//!   kind is twice the found ones by the sum of expected and given, over all pages. `[edit]` at the end of a heading is counted on neither side.
//! - Readability tells only `figcaption` from text. Beside its overlap stands another, in which a caption of ours is
//!   expected, too, where the page itself calls that element a caption (in its class or id) and Readability has it as
//!   another element.

use crate::about::{self, Count};
use crate::board::{PageScore, codes, mean_f1};
use crate::corpora::{self, Failure};
use crate::markup::{elements, parse, text_of};
use crate::names::Names;
use crate::reading::{Reading, each, read};
use crate::report::{Report, Run, stages};
use crate::score::{Score, bags};
use crate::training::Models;
use crate::word::lowered;
use recto::figures::is_formula;
use recto::judge::Model;
use recto::native::snapshot_from_html;
use recto::page::{Kind, NodeId, Page as Tree, Tag};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::Path;

/// The kinds of elements that are compared.
const KINDS: [(&str, &[Tag]); 6] = [
    ("img", &[Tag::Img]),
    ("figcaption", &[Tag::Figcaption]),
    ("table", &[Tag::Table]),
    ("pre", &[Tag::Pre]),
    ("headings", &[Tag::H1, Tag::H2, Tag::H3, Tag::H4, Tag::H5, Tag::H6]),
    ("li", &[Tag::Li]),
];

/// Where captions stand in [`KINDS`].
const CAPTIONS: usize = 1;

/// The word F1 from which two elements count as the same: a word in ten may differ, such as a credit beside a caption.
const SAME: f64 = 0.9;

/// The address that Readability's own tests give every page.
const URL: &str = "http://fakehost/test/page.html";

/// Expected, given, and found in both.
type Overlap = (usize, usize, usize);

/// What one side alone has, by what it is compared by.
type Alone = Vec<Vec<String>>;

struct Outcome {
    reading: Reading,
    expected: Value,
    score: PageScore,
    overlaps: Vec<Overlap>,
    /// Expected alone and given alone.
    differences: Vec<(Alone, Alone)>,
    /// Captions that the page calls so and Readability has as another element.
    called: usize,
}

/// Scores all pages.
pub fn run(folder: &Path, run: &Run) -> Result<Report, Failure> {
    let folder = folder.join("mozilla");
    let pages: Vec<String> =
        corpora::names(&folder)?.into_iter().filter(|name| folder.join(name).join("source.html").is_file()).collect();
    let models = Models::of(run)?;
    let outcomes = each(&pages, |page| outcome(&folder, page, models.shipped()));
    let outcomes: Vec<Outcome> = outcomes.into_iter().collect::<Result<_, Failure>>()?;
    let scores: Vec<PageScore> = outcomes.iter().map(|outcome| outcome.score.clone()).collect();

    let mut report = Report::new("mozilla", "likeness to Readability's own output");
    report.figure("text", mean_f1(&scores, None));
    let _ = writeln!(report.text, "word F1 of the text: {:.3} over {} pages", mean_f1(&scores, None), scores.len());
    facts(&outcomes, &mut report);
    for (place, (name, _)) in KINDS.iter().enumerate() {
        let (expected, given, found) = outcomes.iter().fold((0, 0, 0), |sum, outcome| {
            let one = outcome.overlaps[place];
            (sum.0 + one.0, sum.1 + one.1, sum.2 + one.2)
        });
        let score = Score::of_counts(found, given, expected);
        report.figure(name, score.f1);
        let _ = writeln!(
            report.text,
            "{name:10} overlap {:.3}: {found} found of {expected} expected ({:.3}) and {given} given ({:.3})",
            score.f1, score.recall, score.precision
        );
    }
    let called: usize = outcomes.iter().map(|outcome| outcome.called).sum();
    let captions = outcomes.iter().map(|outcome| outcome.overlaps[CAPTIONS]);
    let (expected, given, found) = captions.fold((0, 0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1, sum.2 + one.2));
    let called_too = Score::of_counts(found + called, given, expected + called).f1;
    report.figure("captionsCalled", called_too);
    let _ = writeln!(
        report.text,
        "with {called} captions that the page calls so and Readability has as other text, figcaption {called_too:.3}"
    );
    if let Some(kind) = &run.differences {
        report.print(&differences(&outcomes, kind)?);
    }
    report.print(&codes(&scores));
    let mut worst: Vec<&Outcome> = outcomes.iter().collect();
    worst.sort_by(|a, b| a.score.score.f1.total_cmp(&b.score.score.f1).then_with(|| a.score.id.cmp(&b.score.id)));
    let _ = writeln!(
        report.text,
        "{:44} {:>6} {:>10} {:>7}  expected/given/found",
        "least alike", "F1", "precision", "recall"
    );
    for outcome in worst.iter().take(run.worst) {
        let Score { precision, recall, f1 } = outcome.score.score;
        let overlaps: Vec<String> = KINDS
            .iter()
            .zip(&outcome.overlaps)
            .filter(|(_, overlap)| overlap.0 + overlap.1 > 0)
            .map(|((name, _), (expected, given, found))| format!("{name} {expected}/{given}/{found}"))
            .collect();
        let _ = writeln!(
            report.text,
            "{:44} {f1:>6.3} {precision:>10.3} {recall:>7.3}  {}",
            outcome.score.id,
            overlaps.join(" ")
        );
    }
    for outcome in &outcomes {
        report.line(line(outcome));
    }
    report.print(&stages(outcomes.iter().map(|outcome| &outcome.reading)));
    Ok(report)
}

fn outcome(folder: &Path, id: &str, model: &Model) -> Result<Outcome, Failure> {
    let folder = folder.join(id);
    let expected = corpora::json(&folder.join("expected-metadata.json"))?;
    let expected_html = corpora::text(&folder.join("expected.html"))?;
    let html = corpora::page(&folder.join("source.html"))?;
    let reading = read(&html, URL, Names::Kept, model);
    let (ours, theirs) = (parse(reading.content()), parse(&expected_html));
    let words = |page: &Option<Tree>| {
        let text = page.as_ref().and_then(|page| Some(text_of(page, page.body()?)));
        lowered(&text.unwrap_or_default())
    };
    let compared = KINDS
        .iter()
        .map(|(_, tags)| overlap(&keys(theirs.as_ref(), tags), &keys(ours.as_ref(), tags), *tags == [Tag::Img]));
    let (overlaps, differences): (Vec<Overlap>, Vec<(Alone, Alone)>) = compared.unzip();
    let own = &differences[CAPTIONS].1;
    let called = if own.is_empty() { 0 } else { called_captions(&html, theirs.as_ref(), own) };
    Ok(Outcome {
        score: PageScore {
            id: id.to_owned(),
            kind: "page".into(),
            score: bags(&words(&ours), &words(&theirs)),
            code: reading.code(),
        },
        overlaps,
        differences,
        called,
        expected,
        reading,
    })
}

/// What elements are compared by: their words; for a picture the file name of its address. Pictures of formulas, of
/// either side, are not counted: ours come as MathML where the page has it.
fn keys(page: Option<&Tree>, tags: &[Tag]) -> Vec<Vec<String>> {
    let Some(page) = page else { return Vec::new() };
    let key = |node| {
        if page.tag(node) == Tag::Img {
            return addresses(page, node);
        }
        // Readability leaves MediaWiki's links to edit a section in its headings.
        lowered(text_of(page, node).trim_end().trim_end_matches("[edit]"))
    };
    let found = elements(page, tags).into_iter().filter(|&node| page.tag(node) != Tag::Img || !is_formula(page, node));
    found.map(key).filter(|key| key.iter().any(|word| !word.is_empty())).collect()
}

/// The file names of all addresses of a picture, its own first.
fn addresses(page: &Tree, img: NodeId) -> Vec<String> {
    let own = page.attr(img, "src").unwrap_or_default();
    let others = page.attrs(img).filter(|(name, _)| name.contains("src") && *name != "src");
    let parts = others.flat_map(|(_, value)| value.split([' ', '\n'])).filter(|part| part.contains('/'));
    std::iter::once(own).chain(parts).map(|part| file_name(part.trim_end_matches(',')).to_owned()).collect()
}

/// The last part of an address's path.
fn file_name(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    path.trim_end_matches('/').rsplit('/').next().unwrap_or_default()
}

fn overlap(expected: &[Vec<String>], given: &[Vec<String>], pictures: bool) -> (Overlap, (Alone, Alone)) {
    let mut free: Vec<&Vec<String>> = given.iter().collect();
    let mut missing = Vec::new();
    for expected in expected {
        let exact = free.iter().position(|given| *given == expected);
        let like = |given: &&Vec<String>| {
            let shows = |name: &String| !name.is_empty() && expected.contains(name);
            if pictures { given.iter().any(shows) } else { bags(given, expected).f1 >= SAME }
        };
        match exact.or_else(|| free.iter().position(like)) {
            Some(place) => drop(free.remove(place)),
            None => missing.push(expected.clone()),
        }
    }
    let found = expected.len() - missing.len();
    ((expected.len(), given.len(), found), (missing, free.into_iter().cloned().collect()))
}

/// How many captions, given alone, the page itself calls so while Readability has them as another element.
fn called_captions(html: &[u8], theirs: Option<&Tree>, given: &Alone) -> usize {
    let source = Tree::read(snapshot_from_html(html, URL)).ok();
    let words = |page: Option<&Tree>, called: bool| -> Alone {
        let Some(page) = page else { return Vec::new() };
        let says = |node: NodeId| {
            let names = ["class", "id"].into_iter().filter_map(|name| page.attr(node, name));
            page.tag(node) == Tag::Figcaption || names.map(str::to_lowercase).any(|name| name.contains("caption"))
        };
        let wanted = |node: &NodeId| page.kind(*node) == Kind::Element && (!called || says(*node));
        let nodes = page.descendants(NodeId::DOCUMENT).filter(wanted);
        nodes.filter(|&node| page.end(node) - node.index() < 400).map(|node| lowered(&text_of(page, node))).collect()
    };
    let (called, kept) = (words(source.as_ref(), true), words(theirs, false));
    let like = |a: &[String], b: &[String]| a.len().abs_diff(b.len()) * 4 <= a.len() && bags(a, b).f1 >= SAME;
    let among = |all: &Alone, key: &[String]| all.iter().any(|other| like(key, other));
    given.iter().filter(|key| among(&called, key) && among(&kept, key)).count()
}

/// The elements of a kind that one side alone has, page by page.
fn differences(outcomes: &[Outcome], kind: &str) -> Result<String, Failure> {
    let place = KINDS.iter().position(|(name, _)| *name == kind).ok_or_else(|| format!("no such kind: {kind}"))?;
    let mut text = String::new();
    for outcome in outcomes {
        let ((expected, given, found), (missing, extra)) = (outcome.overlaps[place], &outcome.differences[place]);
        if missing.is_empty() && extra.is_empty() {
            continue;
        }
        let _ = writeln!(text, "{} {expected}/{given}/{found}", outcome.score.id);
        let signed = missing.iter().map(|key| ('-', key)).chain(extra.iter().map(|key| ('+', key)));
        for (sign, key) in signed {
            let _ = writeln!(text, "  {sign} {}", key.join(" "));
        }
    }
    Ok(text)
}

fn facts(outcomes: &[Outcome], report: &mut Report) {
    let mut counts = [Count::default(), Count::default(), Count::default(), Count::default()];
    for outcome in outcomes {
        let expected = |name: &str| outcome.expected[name].as_str().filter(|value| !value.is_empty());
        let article = outcome.reading.article.as_ref().ok();
        let title = article.map(|article| article.title.as_str()).filter(|title| !title.is_empty());
        counts[0].add(title, expected("title"), about::title);
        counts[1].add(article.and_then(|a| a.byline.as_deref()), expected("byline"), about::author);
        counts[2].add(article.and_then(|a| a.published_time.as_deref()), expected("publishedTime"), about::date);
        counts[3].add(article.and_then(|a| a.site_name.as_deref()), expected("siteName"), about::title);
    }
    for (name, count) in ["title", "byline", "date", "site"].iter().zip(&counts) {
        report.figure(name, count.rate());
        report.print(&count.summary(name));
    }
}

fn line(outcome: &Outcome) -> Value {
    let article = outcome.reading.article.as_ref().ok();
    let overlaps: serde_json::Map<String, Value> =
        KINDS.iter().zip(&outcome.overlaps).map(|((name, _), overlap)| ((*name).to_owned(), json!(overlap))).collect();
    json!({
        "set": "mozilla", "id": outcome.score.id, "error": outcome.score.code,
        "f1": outcome.score.score.f1, "precision": outcome.score.score.precision, "recall": outcome.score.score.recall,
        "elements": overlaps,
        "title": article.map(|a| &a.title), "titleExpected": outcome.expected["title"],
        "byline": article.map(|a| &a.byline), "bylineExpected": outcome.expected["byline"],
        "date": article.map(|a| &a.published_time), "dateExpected": outcome.expected["publishedTime"],
        "site": article.map(|a| &a.site_name), "siteExpected": outcome.expected["siteName"],
        "sources": article.map(|a| a.sources),
        "ms": outcome.reading.times,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_given_element_is_found_once() {
        let words = |texts: &[&str]| texts.iter().map(|text| lowered(text)).collect::<Vec<_>>();
        let (counts, alone) = overlap(&words(&["a b", "a b", "c"]), &words(&["a b", "c", "d"]), false);
        assert_eq!(counts, (3, 3, 2));
        assert_eq!(alone, (words(&["a b"]), words(&["d"])));
    }

    #[test]
    fn pictures_are_known_by_their_file_name() {
        assert_eq!(file_name("https://a.example/x/y.jpg?w=1#z"), "y.jpg");
        assert_eq!(file_name("y.jpg"), "y.jpg");
        let page = parse("<img src='/a/b.png'><img><p>x").unwrap();
        assert_eq!(keys(Some(&page), &[Tag::Img]), [["b.png"]]);
        let page = parse("<img src='/a/b.png' srcset='/a/c.png 1x, /a/d.png 2x' data-x='/e.png'>").unwrap();
        let theirs = keys(Some(&page), &[Tag::Img]);
        assert_eq!(theirs, [["b.png", "c.png", "d.png"]]);
        let ours = [vec!["d.png".to_owned()], vec!["e.png".to_owned()]];
        assert_eq!(overlap(&theirs, &ours, true).0, (1, 2, 1), "each picture once, by any of its addresses");
    }
}
