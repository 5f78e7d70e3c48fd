//! GENERATED: what becomes of articles when their pages are changed. Of each change it prints, over pages of sites that the judge
//! has not seen:
//!
//! - token F1 of the text before and after, against the truth of each;
//! - leak: of the words that were put in, the share that came out and had not before; behind the table for each kind of box,
//!   its words counted for it alone;
//! - lost: of the true words that came out before, the share that no longer did.
//!
//! Of figures: the share of pictures, captions and credits that came out, each way of writing them apart.

use super::base_pages::{BasePage, BasePages};
use super::clutter::Position;
use super::clutter_blocks::Kind;
use super::cut_short::LEFT;
use super::edit::{Edits, changed};
use super::figure_forms::{FORMS, Figure};
use super::language_changes::Script;
use super::markup_changes::Change;
use super::variant::{EVERYWHERE, GeneratedPage, Variant};
use crate::captions::{SAME, led_in};
use crate::corpora::Failure;
use crate::markup;
use crate::reading::{Reading, each, read_snapshot};
use crate::report::{Report, Run};
use crate::rng::{Rng, hash};
use crate::score::{bags, counts, mean, overlap, share};
use crate::training::Models;
use crate::word::tokens;
use recto::judge::Model;
use serde_json::json;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::path::Path;

/// One page in so many is read, to be changed or to lend its chrome, so that a run takes a minute.
const ONE_IN: u64 = 3;
/// Of the articles among them, one in so many is changed, and one in so many gets a figure.
const CHANGED_ONE_IN: u64 = 3;
const FIGURES_ONE_IN: u64 = 6;

/// What became of one page.
struct Outcome {
    before: f64,
    after: f64,
    inserted: usize,
    leaked: usize,
    /// Of each box: its kind, its words, and those that leaked.
    boxes: Vec<(Kind, usize, usize)>,
    right: usize,
    lost: usize,
}

/// Makes pages and scores them.
pub fn run(folder: &Path, run: &Run) -> Result<Report, Failure> {
    let bases = BasePages::read(folder, &run.sources, ONE_IN)?;
    let models = Models::of(run)?;
    let chosen = |one_in: u64| -> Vec<&BasePage> {
        let is_chosen = |base: &&BasePage| base.kind == "article" && (hash(&base.name) / ONE_IN).is_multiple_of(one_in);
        bases.pages.iter().filter(is_chosen).collect()
    };
    let pages = chosen(CHANGED_ONE_IN);
    let mut report = Report::new("generated", "articles whose pages were changed, sites held out");
    let _ = writeln!(
        report.text,
        "{:34} {:>5} {:>7} {:>7} {:>7} {:>7} {:>7}",
        "change", "pages", "before", "after", "loss", "leak", "lost"
    );
    let judged = |base: &BasePage, snapshot| given(&read_snapshot(snapshot, models.unseen(base.page.url())));
    // Most variants are held against the page as it is.
    let unchanged = each(&pages, |base| judged(base, changed(&base.page, &Edits::default())));
    let pages: Vec<(&BasePage, Vec<String>)> = pages.into_iter().zip(unchanged).collect();
    let mut by_kind: BTreeMap<Kind, (usize, usize)> = BTreeMap::new();
    for (name, variant) in variants() {
        let outcomes = each(&pages, |(base, unchanged)| {
            let made = variant.make(base, &bases)?;
            let after = judged(base, made.snapshot.clone());
            Some(match &made.reference {
                Some(reference) => outcome(base, &made, variant, &judged(base, reference.clone()), &after),
                None => outcome(base, &made, variant, unchanged, &after),
            })
        });
        let outcomes: Vec<(&(&BasePage, Vec<String>), Outcome)> =
            pages.iter().zip(outcomes).filter_map(|(base, outcome)| Some((base, outcome?))).collect();
        row(&mut report, &name, &outcomes);
        for (kind, put, leaked) in outcomes.iter().flat_map(|(_, outcome)| &outcome.boxes) {
            let sums = by_kind.entry(*kind).or_default();
            *sums = (sums.0 + put, sums.1 + leaked);
        }
    }
    let _ = writeln!(report.text, "{:34} {:>5} {:>7}", "kind of box", "words", "leak");
    for (kind, (put, leaked)) in by_kind {
        let _ = writeln!(report.text, "{:34} {put:>5} {:>7.3}", format!("{kind:?}"), share(leaked, put));
    }
    figures(&mut report, &chosen(FIGURES_ONE_IN), &models);
    Ok(report)
}

fn variants() -> Vec<(String, Variant)> {
    let mut variants: Vec<(String, Variant)> =
        LEFT.iter().map(|&left| (format!("short: {left} paragraphs"), Variant::Short(left))).collect();
    variants.push(("clutter: before".into(), Variant::Clutter(&[Position::Before])));
    variants.push(("clutter: between".into(), Variant::Clutter(&[Position::Between])));
    variants.push(("clutter: behind".into(), Variant::Clutter(&[Position::Behind])));
    variants.push(("clutter: everywhere".into(), Variant::Clutter(EVERYWHERE)));
    variants.push(("crowded short".into(), Variant::CrowdedShort));
    variants.extend(Change::ALL.iter().map(|(change, name)| (format!("markup: {name}"), Variant::Markup(*change))));
    for (name, script) in [("Cyrillic", Script::Cyrillic), ("Greek", Script::Greek), ("Han", Script::Han)] {
        variants.push((format!("language: {name}, labels kept"), Variant::Language(script, true)));
        variants.push((format!("language: {name}, no labels"), Variant::Language(script, false)));
    }
    variants.push(("short in Han".into(), Variant::ShortLanguage(Script::Han)));
    variants.push(("short in Cyrillic".into(), Variant::ShortLanguage(Script::Cyrillic)));
    variants
}

fn given(reading: &Reading) -> Vec<String> {
    tokens(&markup::text(reading.content()))
}

fn outcome(base: &BasePage, made: &GeneratedPage, variant: Variant, before: &[String], after: &[String]) -> Outcome {
    let truth = tokens(&made.truth);
    // A short page without anything put in is held against the page as it was.
    let truth_before = match variant {
        Variant::CrowdedShort => truth.clone(),
        _ => tokens(&base.truth()),
    };
    let boxes: Vec<(Kind, Vec<String>)> =
        made.inserted.iter().map(|(kind, markup)| (*kind, tokens(&markup::text(markup)))).collect();
    let put: Vec<String> = boxes.iter().flat_map(|(_, words)| words).cloned().collect();
    let (bag_before, bag_after, bag_truth) = (counts(before), counts(after), counts(&truth));
    let more: HashMap<&String, usize> = bag_after
        .iter()
        .map(|(&word, &n)| (word, n.saturating_sub(bag_before.get(word).copied().unwrap_or(0))))
        .collect();
    let right_before = overlap(&bag_before, &counts(&truth_before));
    let (right, is_comparable) = match variant {
        Variant::Clutter(_) | Variant::CrowdedShort | Variant::Markup(_) => (right_before, true),
        _ => (truth.len(), false),
    };
    let right_after = overlap(&bag_after, &bag_truth);
    Outcome {
        before: bags(before, &truth_before).f1,
        after: bags(after, &truth).f1,
        inserted: put.len(),
        leaked: overlap(&more, &counts(&put)),
        boxes: boxes.iter().map(|(kind, words)| (*kind, words.len(), overlap(&more, &counts(words)))).collect(),
        right,
        lost: if is_comparable {
            right_before.saturating_sub(right_after)
        } else {
            truth.len() - right_after.min(truth.len())
        },
    }
}

fn row(report: &mut Report, name: &str, outcomes: &[(&(&BasePage, Vec<String>), Outcome)]) {
    let of = |number: fn(&Outcome) -> f64| mean(outcomes.iter().map(|(_, outcome)| number(outcome)));
    let sum = |number: fn(&Outcome) -> usize| outcomes.iter().map(|(_, outcome)| number(outcome)).sum::<usize>();
    let (before, after) = (of(|o| o.before), of(|o| o.after));
    let leak = share(sum(|o| o.leaked), sum(|o| o.inserted));
    let lost = share(sum(|o| o.lost), sum(|o| o.right));
    let _ = write!(report.text, "{name:34} {:>5} {before:>7.3} {after:>7.3} {:>7.3}", outcomes.len(), before - after);
    if sum(|o| o.inserted) > 0 {
        let _ = write!(report.text, " {leak:>7.3}");
        report.figure(&format!("{name}, not leaked"), 1.0 - leak);
    } else {
        let _ = write!(report.text, " {:>7}", "");
    }
    let _ = writeln!(report.text, " {lost:>7.3}");
    report.figure(name, after);
    report.figure(&format!("{name}, not lost"), 1.0 - lost);
    for ((base, _), outcome) in outcomes {
        report.line(json!({
            "set": "generated", "change": name, "id": base.name, "before": outcome.before, "after": outcome.after,
            "putIn": outcome.inserted, "leaked": outcome.leaked, "right": outcome.right, "lost": outcome.lost,
        }));
    }
}

/// What is said about our pictures, and who made them.
const CAPTIONS: [(&str, &str); 5] = [
    ("The pilot empties the gauge on the quay for the last time.", "Luis Ferrand/Meridian Post"),
    ("Four doors were left over when the water had gone, and nobody knew whose they were.", "Ann Lee"),
    ("A page of the ledger of 1911.", "Village archive"),
    ("Mira Sand, who repairs clocks, in her workshop", "Otto Brink/Coastview"),
    (
        "The old lock in winter: the gates have been open since the night of the flood, and the keeper has moved away.",
        "Harbour Press Agency",
    ),
];

fn figures(report: &mut Report, pages: &[&BasePage], models: &Models) {
    let _ = writeln!(report.text, "{:34} {:>5} {:>7} {:>7} {:>7}", "figure", "pages", "picture", "caption", "credit");
    let mut all = [0; 3];
    let mut count = 0;
    for (name, form) in FORMS {
        let found = each(pages, |base| figure(base, name, *form, models.unseen(base.page.url())));
        let sums: [usize; 3] = std::array::from_fn(|at| found.iter().filter(|found| found[at]).count());
        let [picture, caption, credit] = sums.map(|sum| share(sum, found.len()));
        let _ = writeln!(report.text, "{name:34} {:>5} {picture:>7.3} {caption:>7.3} {credit:>7.3}", found.len());
        all = std::array::from_fn(|at| all[at] + sums[at]);
        count += found.len();
    }
    let [picture, caption, credit] = all.map(|sum| share(sum, count));
    let _ = writeln!(report.text, "{:34} {count:>5} {picture:>7.3} {caption:>7.3} {credit:>7.3}", "all");
    report.figure("figures: pictures", picture);
    report.figure("figures: captions", caption);
    report.figure("figures: credits", credit);
}

/// Whether picture, caption and credit came out.
fn figure(base: &BasePage, form: &str, write: fn(&Figure<'_>) -> String, model: &Model) -> [bool; 3] {
    let rng = Rng::of(&format!("{} {form}", base.name));
    let name = format!("harbour-{}", rng.within(10_000..99_999));
    let (caption, credit) = *rng.pick(&CAPTIONS);
    let mut edits = Edits::default();
    let place = base.parts[rng.within(1..base.parts.len())];
    edits.put_before(place, &write(&Figure { name: &name, caption, credit }));
    let reading = read_snapshot(changed(&base.page, &edits), model);
    let Ok(article) = &reading.article else { return [false; 3] };
    let own = article.figures.iter().find(|figure| {
        [figure.src.as_ref(), figure.poster.as_ref()].into_iter().flatten().any(|src| src.as_str().contains(&name))
    });
    let Some(own) = own else { return [false; 3] };
    let (given, made_by) =
        (tokens(own.caption.as_deref().unwrap_or_default()), tokens(own.credit.as_deref().unwrap_or_default()));
    let is_like = |a: &[String], b: &str| !a.is_empty() && bags(&led_in(a), &led_in(&tokens(b))).f1 >= SAME;
    [true, is_like(&given, caption), is_like(&made_by, credit)]
}
