//! Labels of every wcxb page: the score they allow, and a line per page for the trainer.

use super::label::{Labelled, Labels};
use crate::board::{PageScore, kinds, mean_f1};
use crate::corpora::Failure;
use crate::reading::each;
use crate::report::{Report, Run};
use crate::score::Score;
use crate::wcxb::{self, Page};
use recto::measure::measure;
use recto::native;
use recto::page::Page as Tree;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::Path;

/// The labels of a page and the best choice among its blocks.
type Labelling = (Labels, Vec<bool>);

/// Labels all pages. Each line for the trainer holds:
///
/// - `id`, `kind`, `site` (pages of one site must never be trained on and scored together), `truth`: how often each word
///   of the truth occurs in it;
/// - `words`, `found`, `bag`, `best`: per block, how many words it has, how many of them the alignment found, those that
///   the truth has anywhere (indices into `truth`), and whether the best choice keeps it. With these the F1 of any choice
///   can be computed.
pub fn run(folder: &Path, _: &Run) -> Result<Report, Failure> {
    let pages = wcxb::pages(folder)?;
    let labelled = each(&pages, |page| Ok(label(page, &wcxb::stored(folder, &page.id)?)));
    let labelled: Vec<Option<Labelling>> = labelled.into_iter().collect::<Result<_, Failure>>()?;
    let mut report = Report::new("labels", "word F1 of the blocks that the truth was aligned to");
    let score = |choose: &dyn Fn(&Labelling) -> Score| -> Vec<PageScore> {
        pages
            .iter()
            .zip(&labelled)
            .map(|(page, labels)| PageScore {
                id: page.id.clone(),
                kind: page.kind.clone(),
                score: labels.as_ref().map_or_else(|| nothing(page), choose),
                code: None,
            })
            .collect()
    };
    let rows = [
        ("label over 0.5", score(&|(labels, _)| labels.score(|block| labels.blocks[block].is_content()))),
        ("best choice", score(&|(labels, best)| labels.score(|block| best[block]))),
    ];
    let _ = write!(report.text, "{:16} {:>6}", "", "all");
    for (kind, _) in kinds(&rows[0].1) {
        let _ = write!(report.text, " {kind:>14}");
    }
    for (name, scores) in &rows {
        let _ = write!(report.text, "\n{name:16} {:>6.3}", mean_f1(scores, None));
        for (kind, _) in kinds(scores) {
            let _ = write!(report.text, " {:>14.3}", mean_f1(scores, Some(&kind)));
        }
    }
    report.say("\n");
    report.figure("label", mean_f1(&rows[0].1, None));
    report.figure("best", mean_f1(&rows[1].1, None));
    for (page, labels) in pages.iter().zip(&labelled) {
        if let Some((labels, best)) = labels {
            report.line(line(page, labels, best));
        }
    }
    Ok(report)
}

fn label(page: &Page, html: &[u8]) -> Option<Labelling> {
    let tree = Tree::read(native::snapshot_from_html(html, &*page.url)).ok()?;
    let labels = Labels::new(&tree, &measure(&tree), &page.truth);
    let best = labels.best_choice();
    Some((labels, best))
}

/// The score of a page that has no blocks.
fn nothing(page: &Page) -> Score {
    Score::of_counts(0, 0, page.truth.split_whitespace().count())
}

fn line(page: &Page, labels: &Labels, best: &[bool]) -> Value {
    let of = |number: fn(&Labelled) -> usize| labels.blocks.iter().map(number).collect::<Vec<_>>();
    json!({
        "set": "labels", "id": page.id, "kind": page.kind, "site": site(&page.url), "truth": labels.truth,
        "words": of(|block| block.words), "found": of(|block| block.found),
        "bag": labels.blocks.iter().map(|block| &block.bag).collect::<Vec<_>>(),
        "best": best.iter().map(|&kept| u8::from(kept)).collect::<Vec<_>>(),
    })
}

/// The site of an address: the host without what stands before the registered name. A short last but one label, such as
/// in `co.uk`, is taken for a part of the suffix.
fn site(url: &str) -> String {
    let host = url.split("//").nth(1).unwrap_or(url).split(['/', ':', '?', '#']).next().unwrap_or_default();
    let labels: Vec<&str> = host.split('.').collect();
    let short_suffix = labels.len() > 2 && labels[labels.len() - 2].len() <= 3 && labels[labels.len() - 1].len() == 2;
    let keep = if short_suffix { 3 } else { 2 };
    labels[labels.len().saturating_sub(keep)..].join(".").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::site;

    #[test]
    fn the_site_is_the_registered_name() {
        assert_eq!(site("https://www.blog.Example.com/a?b"), "example.com");
        assert_eq!(site("http://news.bbc.co.uk:80/x"), "bbc.co.uk");
        assert_eq!(site("https://a.example.de"), "example.de");
        assert_eq!(site(""), "");
    }
}
