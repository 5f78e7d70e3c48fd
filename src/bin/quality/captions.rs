//! Pictures, captions and credits on 60 pages labelled by hand, each read by a judge that has not seen its site.
//!
//! - Media: a given picture, video or player is right when one of its addresses holds a labelled one's; a labelled one
//!   is kept when some given one is it. Labels whose address is lost are left out.
//! - Caption pairs: the `figcaption` of the figure that holds the labelled picture is right when its word F1 with the
//!   caption, with or without the credit, is at least 0.8. Any `figcaption` may speak for a label whose address is lost.
//!   A figure that shows nothing counts by its caption alone. A `figcaption` that says a credit alone is neither right nor wrong. Recall counts at most eight captions of a page.
//! - Kept: the caption's words stand anywhere in the output, in order. Loose: they stand outside any `figcaption`.
//! - Credit: given apart from the caption (`figures[].credit`), of a labelled picture that has one, at most eight of a
//!   page; right when the word F1 is at least 0.8, leaving out lead-ins such as "Photo by".

use crate::corpora::{self, Failure, string};
use crate::markup::{elements, parse, text_of, within};
use crate::names::Names;
use crate::reading::{Reading, each, read};
use crate::report::{Report, Run, stages};
use crate::score::{Score, bags, share};
use crate::training::Models;
use crate::word::lowered;
use recto::page::{NodeId, Page as Tree, Tag};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::Path;

/// The word F1 from which two captions count as the same (the limit the other extractors were scored with).
pub const SAME: f64 = 0.8;
/// Captions of one page that count (as the other extractors were scored), so that one long gallery is not everything.
const AT_MOST: usize = 8;
/// Words that lead in a credit.
const LEAD_INS: [&str; 16] = [
    "photo",
    "photos",
    "photograph",
    "photographs",
    "image",
    "images",
    "picture",
    "video",
    "illustration",
    "graphic",
    "credit",
    "credits",
    "source",
    "courtesy",
    "by",
    "of",
];
/// Elements that show something.
const MEDIA: [Tag; 4] = [Tag::Img, Tag::Video, Tag::Audio, Tag::Iframe];

/// Sums over pages.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    media_given: usize,
    media_right: usize,
    media_labelled: usize,
    media_kept: usize,
    pairs_given: usize,
    pairs_right: usize,
    /// Of the captions that count for recall.
    captions: usize,
    captions_paired: usize,
    captions_kept: usize,
    captions_loose: usize,
    credits: usize,
    credits_right: usize,
}

struct Label {
    address: String,
    caption: Option<Vec<String>>,
    credit: Option<Vec<String>>,
    lost: bool,
}

/// A figure, or a medium that stands in none.
struct Given {
    addresses: Vec<String>,
    caption: Option<Vec<String>>,
}

struct Outcome {
    id: String,
    reading: Reading,
    sums: Sums,
    notes: Vec<String>,
}

/// Scores all pages.
pub fn run(folder: &Path, run: &Run) -> Result<Report, Failure> {
    let labels = corpora::text(&folder.join("captions/labels.jsonl"))?;
    let labels: Vec<Value> = labels
        .lines()
        .map(|line| serde_json::from_str(line).map_err(|error| format!("captions/labels.jsonl: {error}")))
        .collect::<Result<_, Failure>>()?;
    let models = Models::of(run)?;
    let outcomes = each(&labels, |page| outcome(folder, page, &models));
    let outcomes: Vec<Outcome> = outcomes.into_iter().collect::<Result<_, Failure>>()?;
    let mut all = Sums::default();
    for outcome in &outcomes {
        all.add(outcome.sums);
    }
    let mut report = Report::new("captions", "pictures, captions and credits on labelled pages");
    let (media, pairs) = (all.media(), all.pairs());
    report.print("extractor      pages  media P      R     F1  caption P      R     F1   kept  loose  credit\n");
    let _ = writeln!(
        report.text,
        "recto          {:>5}    {:.3}  {:.3}  {:.3}      {:.3}  {:.3}  {:.3}  {:.3}  {:.3}   {:.3}",
        outcomes.len(),
        media.precision,
        media.recall,
        media.f1,
        pairs.precision,
        pairs.recall,
        pairs.f1,
        share(all.captions_kept, all.captions),
        share(all.captions_loose, all.captions),
        share(all.credits_right, all.credits)
    );
    report.print(&others(folder)?);
    report.figure("media", media.f1);
    report.figure("pairs", pairs.f1);
    report.figure("kept", share(all.captions_kept, all.captions));
    report.figure("notLoose", 1.0 - share(all.captions_loose, all.captions));
    report.figure("credit", share(all.credits_right, all.credits));
    report.print(&stages(outcomes.iter().map(|outcome| &outcome.reading)));
    let mut worst: Vec<&Outcome> = outcomes.iter().filter(|outcome| !outcome.notes.is_empty()).collect();
    worst.sort_by(|a, b| b.notes.len().cmp(&a.notes.len()).then_with(|| a.id.cmp(&b.id)));
    for outcome in worst.into_iter().take(run.worst) {
        let code = outcome.reading.code().map(|code| format!(" ({code})")).unwrap_or_default();
        let _ = writeln!(report.text, "{}{code}\n  {}", outcome.id, outcome.notes.join("\n  "));
    }
    for outcome in &outcomes {
        report.line(json!({
            "set": "captions", "id": outcome.id, "error": outcome.reading.code(), "notes": outcome.notes,
            "media": outcome.sums.media().f1, "pairs": outcome.sums.pairs().f1, "ms": outcome.reading.times,
        }));
    }
    Ok(report)
}

/// The rows of the other extractors, as `peers/README.md` has them.
fn others(folder: &Path) -> Result<String, Failure> {
    let readme = corpora::text(&folder.join("peers/README.md"))?;
    let rows = readme
        .lines()
        .skip_while(|line| !line.starts_with("## captions"))
        .skip(1)
        .take_while(|line| !line.starts_with("## "))
        .filter_map(|line| {
            let cells: Vec<&str> = line.strip_prefix('|')?.split('|').map(str::trim).collect();
            let [name, pages, mp, mr, mf, cp, cr, cf, kept, loose, credit, ..] = cells[..] else { return None };
            mp.parse::<f64>().ok()?;
            Some(format!(
                "{name:14} {pages:>5}    {mp}  {mr}  {mf}      {cp}  {cr}  {cf}  {kept}  {loose}   {credit}\n"
            ))
        });
    Ok(rows.collect())
}

fn outcome(folder: &Path, page: &Value, models: &Models) -> Result<Outcome, Failure> {
    let id = string(page, "/page").to_owned();
    let url = address(folder, &id)?;
    let reading = read(&corpora::page(&folder.join(&id))?, &url, Names::Kept, models.unseen(&url));
    let label = |media: &Value| {
        let words = |name: &str| media[name].as_str().map(lowered).filter(|words| !words.is_empty());
        Label {
            address: string(media, "/src").to_owned(),
            caption: words("caption"),
            credit: words("credit"),
            lost: media["lost"].as_bool().unwrap_or(false),
        }
    };
    let labels: Vec<Label> =
        page["media"].as_array().map(|media| media.iter().map(label).collect()).unwrap_or_default();
    let mut notes = Vec::new();
    let sums = score(&labels, &reading, &mut notes);
    Ok(Outcome { id, reading, sums, notes })
}

/// The address of a page of another corpus.
fn address(folder: &Path, page: &str) -> Result<String, Failure> {
    let id = page.rsplit('/').next().and_then(|name| name.strip_suffix(".html.gz")).unwrap_or_default();
    if page.starts_with("wcxb/") {
        let truth = corpora::json(&folder.join(format!("wcxb/ground-truth/{id}.json")))?;
        return Ok(string(&truth, "/url").to_owned());
    }
    let truths = corpora::json(&folder.join("aeb/ground-truth.json"))?;
    Ok(string(&truths, &format!("/{id}/url")).to_owned())
}

fn score(labels: &[Label], reading: &Reading, notes: &mut Vec<String>) -> Sums {
    let tree = parse(reading.content());
    let given = tree.as_ref().map(given).unwrap_or_default();
    let all_words = tree.as_ref().map(|tree| lowered(&text_outside(tree, &[]))).unwrap_or_default();
    let running = tree.as_ref().map(|tree| lowered(&text_outside(tree, &[Tag::Figcaption]))).unwrap_or_default();
    let shown = given.iter().filter(|given| !given.addresses.is_empty()).count();
    let mut sums = Sums { media_given: shown, ..Sums::default() };
    let holds =
        |given: &Given, label: &Label| !label.lost && given.addresses.iter().any(|a| a.contains(&label.address));

    for given in &given {
        // A caption alone may be that of a picture whose address is lost, and of no other.
        if let (true, Some(words)) = (given.addresses.is_empty(), &given.caption) {
            sums.pairs_given += 1;
            let right = labels.iter().any(|label| label.lost && says(words, label));
            sums.pairs_right += usize::from(right);
            if !right {
                notes.push(format!("no caption: {}", words.join(" ")));
            }
            continue;
        }
        let Some(label) = labels.iter().find(|label| holds(given, label)) else {
            notes.push(format!("no content: {}", given.addresses.first().map_or("", String::as_str)));
            continue;
        };
        sums.media_right += 1;
        let Some(words) = &given.caption else { continue };
        let credit_alone = label.caption.is_none()
            && label.credit.as_ref().is_some_and(|credit| bags(&led_in(words), &led_in(credit)).f1 >= SAME);
        if !credit_alone {
            let right = says(words, label);
            sums.pairs_given += 1;
            sums.pairs_right += usize::from(right);
            if !right {
                notes.push(format!("no caption of {}: {}", label.address, words.join(" ")));
            }
        }
    }
    let (mut captions, mut credits) = (0, 0);
    for label in labels {
        let own: Vec<&Given> = given.iter().filter(|given| label.lost || holds(given, label)).collect();
        if !label.lost {
            sums.media_labelled += 1;
            sums.media_kept += usize::from(!own.is_empty());
            if own.is_empty() {
                notes.push(format!("lost: {}", label.address));
            }
        }
        if let Some(caption) = label.caption.as_ref().filter(|_| captions < AT_MOST) {
            captions += 1;
            let paired = own.iter().any(|given| given.caption.as_ref().is_some_and(|words| says(words, label)));
            let loose = stands(caption, &running);
            sums.captions_paired += usize::from(paired);
            sums.captions_kept += usize::from(stands(caption, &all_words));
            sums.captions_loose += usize::from(loose);
            if !paired || loose {
                let what = if loose { "as running text" } else { "not paired" };
                notes.push(format!("caption {what}: {}", caption.join(" ")));
            }
        }
        if let Some(credit) = label.credit.as_ref().filter(|_| credits < AT_MOST) {
            credits += 1;
            let right = reading.article.as_ref().is_ok_and(|article| {
                article.figures.iter().any(|figure| {
                    let addresses = [figure.src.as_ref(), figure.poster.as_ref()];
                    let is_it =
                        label.lost || addresses.into_iter().flatten().any(|a| a.as_str().contains(&label.address));
                    let words = figure.credit.as_deref().map(lowered).unwrap_or_default();
                    is_it && !words.is_empty() && bags(&led_in(&words), &led_in(credit)).f1 >= SAME
                })
            });
            sums.credits_right += usize::from(right);
            if !right {
                notes.push(format!("credit not told apart: {}", credit.join(" ")));
            }
        }
    }
    (sums.captions, sums.credits) = (captions, credits);
    sums
}

/// Every figure with something to show or to say, and every medium outside of figures.
fn given(tree: &Tree) -> Vec<Given> {
    let shown = |node: NodeId| tree.descendants(node).any(|inner| MEDIA.contains(&tree.tag(inner)));
    let figures = elements(tree, &[Tag::Figure]);
    let innermost = figures.iter().filter(|&&figure| !tree.descendants(figure).any(|n| tree.tag(n) == Tag::Figure));
    let loose = elements(tree, &MEDIA).into_iter().filter(|&node| !within(tree, node, &[Tag::Figure]));
    let said = |node: NodeId| tree.descendants(node).any(|n| tree.tag(n) == Tag::Figcaption);
    let linked = |node: NodeId| tree.descendants(node).any(|n| tree.tag(n) == Tag::A);
    let mut all: Vec<NodeId> =
        innermost.copied().filter(|&figure| shown(figure) || linked(figure) || said(figure)).chain(loose).collect();
    all.sort();
    all.into_iter()
        .map(|node| {
            let caption = tree.descendants(node).find(|&inner| tree.tag(inner) == Tag::Figcaption);
            Given {
                addresses: tree.subtree(node).map(NodeId::from_index).flat_map(|n| addresses(tree, n)).collect(),
                caption: caption.map(|node| lowered(&text_of(tree, node))).filter(|words| !words.is_empty()),
            }
        })
        .collect()
}

/// The addresses that an element names, as written.
fn addresses(tree: &Tree, node: NodeId) -> Vec<String> {
    let named = |(name, _): &(&str, &str)| matches!(*name, "src" | "srcset" | "poster" | "href");
    if tree.tag(node) == Tag::Figcaption || within(tree, node, &[Tag::Figcaption]) {
        return Vec::new();
    }
    tree.attrs(node).filter(named).map(|(_, value)| value.to_owned()).collect()
}

/// All text outside of some elements.
fn text_outside(tree: &Tree, tags: &[Tag]) -> String {
    let Some(body) = tree.body() else { return String::new() };
    let without = elements(tree, tags);
    let mut text = text_of(tree, body);
    for node in without {
        let inner = text_of(tree, node);
        if let Some(at) = text.find(&inner).filter(|_| !inner.is_empty()) {
            text.replace_range(at..at + inner.len(), "\n");
        }
    }
    text
}

/// Whether words are the caption of a label, with or without its credit.
fn says(words: &[String], label: &Label) -> bool {
    label.caption.as_ref().is_some_and(|caption| {
        let with_credit: Vec<String> = caption.iter().chain(label.credit.iter().flatten()).cloned().collect();
        bags(words, caption).f1 >= SAME || bags(words, &with_credit).f1 >= SAME
    })
}

/// Whether words stand in a text, in order and together.
fn stands(words: &[String], text: &[String]) -> bool {
    text.windows(words.len()).any(|window| window == words)
}

/// A credit without its lead-in.
pub fn led_in(credit: &[String]) -> Vec<String> {
    let rest: Vec<String> = credit.iter().skip_while(|word| LEAD_INS.contains(&word.as_str())).cloned().collect();
    if rest.is_empty() { credit.to_vec() } else { rest }
}

impl Sums {
    fn add(&mut self, other: Self) {
        self.media_given += other.media_given;
        self.media_right += other.media_right;
        self.media_labelled += other.media_labelled;
        self.media_kept += other.media_kept;
        self.pairs_given += other.pairs_given;
        self.pairs_right += other.pairs_right;
        self.captions += other.captions;
        self.captions_paired += other.captions_paired;
        self.captions_kept += other.captions_kept;
        self.captions_loose += other.captions_loose;
        self.credits += other.credits;
        self.credits_right += other.credits_right;
    }

    fn media(&self) -> Score {
        Score::of_rates(share(self.media_right, self.media_given), share(self.media_kept, self.media_labelled))
    }

    fn pairs(&self) -> Score {
        Score::of_rates(share(self.pairs_right, self.pairs_given), share(self.captions_paired, self.captions))
    }
}
