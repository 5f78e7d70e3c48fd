//! Scores of pages beside those of other extractors, per kind of page.

use crate::corpora::Peers;
use crate::score::{Score, mean};
use std::fmt::Write as _;

/// The score of one page.
#[derive(Debug, Clone)]
pub struct PageScore {
    /// The page's name in its corpus.
    pub id: String,
    /// What kind of page it is.
    pub kind: String,
    /// How like the truth it came out.
    pub score: Score,
    /// Why no article came out, if none did.
    pub code: Option<&'static str>,
}

/// One row: a name and its mean F1 over all pages and over those of each kind.
struct Row {
    name: String,
    means: Vec<f64>,
}

/// The table: our runs first, then the best of all others on each page, then each of the others.
pub fn table(runs: &[(&str, Vec<PageScore>)], peers: &Peers) -> String {
    let Some((_, pages)) = runs.first() else { return String::new() };
    let kinds = kinds(pages);
    let columns: Vec<Vec<&PageScore>> = std::iter::once(pages.iter().collect())
        .chain(kinds.iter().map(|(kind, _)| pages.iter().filter(|page| page.kind == *kind).collect()))
        .collect();
    let ours = runs.iter().map(|(name, pages)| {
        let of_kind = kinds.iter().map(|(kind, _)| mean_f1(pages, Some(kind)));
        Row { name: (*name).to_owned(), means: std::iter::once(mean_f1(pages, None)).chain(of_kind).collect() }
    });
    let best = Row {
        name: "best of all others on each page".into(),
        means: columns
            .iter()
            .map(|pages| mean(pages.iter().filter_map(|page| Some(peers.best(&page.id)?.1))))
            .collect(),
    };
    let mut others: Vec<Row> = peers
        .names
        .iter()
        .enumerate()
        .map(|(place, name)| Row {
            name: if name == "recto" { "recto, when the others were scored".into() } else { name.clone() },
            means: columns.iter().map(|pages| peers.mean(pages.iter().map(|page| page.id.as_str()), place)).collect(),
        })
        .collect();
    others.sort_by(|a, b| b.means[0].total_cmp(&a.means[0]).then_with(|| a.name.cmp(&b.name)));

    let mut out = format!("{:36} {:>12}", "", format!("all ({})", pages.len()));
    for (kind, count) in &kinds {
        let _ = write!(out, " {:>width$}", format!("{kind} ({count})"), width = width(kind));
    }
    out.push('\n');
    for row in ours.chain([best]).chain(others) {
        let _ = write!(out, "{:36}", row.name);
        for (place, mean) in row.means.iter().enumerate() {
            let width = place.checked_sub(1).map_or(12, |kind| width(&kinds[kind].0));
            let _ = write!(out, " {mean:>width$.3}");
        }
        out.push('\n');
    }
    out
}

fn width(kind: &str) -> usize {
    kind.len() + 6
}

/// Mean F1 over all pages or those of a kind.
pub fn mean_f1(pages: &[PageScore], kind: Option<&str>) -> f64 {
    mean(pages.iter().filter(|page| kind.is_none_or(|kind| page.kind == kind)).map(|page| page.score.f1))
}

/// The kinds of pages, the most frequent first.
pub fn kinds(pages: &[PageScore]) -> Vec<(String, usize)> {
    let mut kinds: Vec<(String, usize)> =
        crate::score::counts(pages.iter().map(|page| page.kind.clone())).into_iter().collect();
    kinds.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    kinds
}

/// The pages that fall furthest behind the best of the others.
pub fn worst(pages: &[PageScore], peers: &Peers, count: usize) -> String {
    let mut behind: Vec<(f64, &PageScore, &str, f64)> = pages
        .iter()
        .filter_map(|page| {
            let (name, best) = peers.best(&page.id)?;
            Some((best - page.score.f1, page, name, best))
        })
        .collect();
    behind.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
    let mut out = format!(
        "{:16} {:14} {:>6} {:>10} {:>7} {:>6}  {}\n",
        "furthest behind", "kind", "F1", "precision", "recall", "best", "by"
    );
    for (_, page, name, best) in behind.into_iter().take(count) {
        let Score { precision, recall, f1 } = page.score;
        let id: String = page.id.chars().take(16).collect();
        let code = page.code.map(|code| format!("  ({code})")).unwrap_or_default();
        let _ = writeln!(
            out,
            "{id:16} {:14} {f1:>6.3} {precision:>10.3} {recall:>7.3} {best:>6.3}  {name}{code}",
            page.kind
        );
    }
    out
}

/// How many pages came out without an article, by the code of their error.
pub fn codes(pages: &[PageScore]) -> String {
    let mut codes: Vec<(&str, usize)> =
        crate::score::counts(pages.iter().filter_map(|page| page.code)).into_iter().collect();
    codes.sort_unstable();
    let counts: Vec<String> = codes.iter().map(|(code, count)| format!("{code} {count}")).collect();
    format!("pages without an article: {}\n", if counts.is_empty() { "none".into() } else { counts.join(", ") })
}
