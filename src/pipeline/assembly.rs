//! Assembles the article from what the modules made. Every field of the article is filled here, but for the
//! timings (`browser/exports.rs`).

use crate::article::{Article, Body, Figure, Metadata, NamedPart, PageKind, Part, TraceEntry};
use crate::figures::{Figures, PlacedFigure};
use crate::judge::{Reason, Verdict, Verdicts};
use crate::measure::{BlockId, Measures, words};
use crate::options::Options;
use crate::page::{NodeId, Page};
use crate::{content, corrections, render};

/// Most characters of a block's text in a trace.
const TRACE_TEXT: usize = 120;

/// Most elements in the path of a block in a trace: the innermost.
const TRACE_PATH: usize = 12;

/// Sets the formatted captions, as HTML and as plain text.
pub(super) fn set_captions(captions: Vec<Body>, figures: &mut Figures) {
    for (caption, placed) in captions.into_iter().zip(&mut figures.figures) {
        if !caption.is_empty() {
            placed.figure.caption = Some(render::plain(&caption));
            placed.figure.caption_html = Some(render::html(&caption, &[]));
        }
    }
}

/// What the judge says of the page as a whole.
pub(super) struct Judged {
    kind: PageKind,
    kind_confidence: f32,
    confidence: f32,
}

impl Judged {
    pub fn of(verdicts: &Verdicts) -> Self {
        let &Verdicts { kind, kind_confidence, confidence, .. } = verdicts;
        Self { kind, kind_confidence, confidence }
    }
}

/// The article. What depends on the page beyond that is still to be filled in.
pub(super) fn article(mut body: Body, figures: Figures, about: Metadata, judged: Judged, options: &Options) -> Article {
    let figures = placed_figures(&mut body, figures);
    let text_content = render::text(&body, &figures);
    // Its writer needs most memory, so it goes first.
    let markdown = options.markdown.then(|| render::markdown(&body, &figures));
    let word_count = words(&text_content);
    Article {
        title: about.title.unwrap_or_default(),
        byline: about.byline,
        dir: about.dir.map(|d| d.name().to_owned()),
        lang: about.lang,
        content: render::html(&body, &figures),
        length: render::utf16_length(&text_content),
        standfirst: None,
        excerpt: about.excerpt.or_else(|| content::excerpt(&body)),
        site_name: about.site_name,
        published_time: about.published_time,
        modified_time: about.modified_time,
        authors: about.authors,
        url: about.url.map(|u| u.as_str().to_owned()),
        lead_image: figures
            .iter()
            .find(|f| f.lead)
            .and_then(|f| f.poster.as_ref().or(f.src.as_ref()))
            .map(|a| a.as_str().to_owned())
            .or_else(|| about.lead_image.map(|i| i.as_str().to_owned())),
        next_page: None,
        license: about.license.map(|l| l.as_str().to_owned()),
        headings: render::headings(&body),
        word_count,
        reading_minutes: content::minutes(word_count),
        kind: judged.kind,
        kind_confidence: judged.kind_confidence,
        confidence: judged.confidence,
        markdown,
        text_content,
        figures,
        trace: None,
        sources: None,
        parts: None,
        timings: None,
    }
}

/// The figures that are in the body, in its order, each once; renumbers them.
fn placed_figures(body: &mut Body, figures: Figures) -> Vec<Figure> {
    let mut left: Vec<Option<Figure>> = figures.figures.into_iter().map(|one| Some(one.figure)).collect();
    let mut placed = Vec::with_capacity(left.len());
    body.parts.retain_mut(|part| {
        let Part::Figure(index) = part else { return true };
        let Some(figure) = left.get_mut(*index as usize).and_then(Option::take) else { return false };
        *index = u32::try_from(placed.len()).unwrap_or(u32::MAX);
        placed.push(figure);
        true
    });
    placed
}

/// The parts of the page with their names. Those of figures that the article does not hold are not of it.
#[inline(never)]
pub(super) fn parts(
    page: &Page,
    measures: &Measures,
    verdicts: &Verdicts,
    figures: &Figures,
    is_in_order: bool,
) -> Vec<NamedPart> {
    let kept = (0..measures.blocks().len()).map(|at| match verdicts.verdict(BlockId::from_index(at)) {
        Verdict::Keep(_) => Some(true),
        Verdict::Drop(Reason::Hidden) => None,
        Verdict::Drop(_) => Some(false),
    });
    let known = corrections::Known { kept: kept.collect(), figures: &figure_places(figures), is_in_order };
    corrections::named_parts(page, measures, &known)
}

/// The element and the address of each figure.
fn figure_places(figures: &Figures) -> Vec<(NodeId, String)> {
    let shown = |placed: &PlacedFigure| placed.figure.src.as_ref().or(placed.figure.poster.as_ref()).cloned();
    figures.figures.iter().filter_map(|placed| Some((placed.node, shown(placed)?.as_str().to_owned()))).collect()
}

/// The verdict on each block, and the lines that only the structured data have.
#[inline(never)]
pub(super) fn trace(page: &Page, measures: &Measures, verdicts: &Verdicts, added: &[String]) -> Vec<TraceEntry> {
    let blocks = (0..measures.blocks().len()).map(BlockId::from_index);
    let added = added.iter().map(|line| structured_line(line));
    blocks.map(|id| entry(page, measures, verdicts, id)).chain(added).collect()
}

/// The trace entry of a line that only the structured data have.
fn structured_line(line: &str) -> TraceEntry {
    TraceEntry {
        path: "script".to_owned(),
        text: line.chars().take(TRACE_TEXT).collect(),
        kept: true,
        reason: "structured-data",
        because: "it is in the structured data of the page (JSON-LD) and not visible on the page".to_owned(),
        score: 0.0,
    }
}

fn entry(page: &Page, measures: &Measures, verdicts: &Verdicts, id: BlockId) -> TraceEntry {
    let (kept, reason) = match verdicts.verdict(id) {
        Verdict::Keep(reason) => (true, reason),
        Verdict::Drop(reason) => (false, reason),
    };
    TraceEntry {
        path: path(page, measures.block(id).container),
        text: measures.text(page, id).chars().take(TRACE_TEXT).collect(),
        kept,
        reason: reason.name(),
        because: reason.because(),
        score: verdicts.score(id),
    }
}

fn path(page: &Page, node: NodeId) -> String {
    let mut names: Vec<&str> = page.ancestors(node).map(|n| page.name(n)).take(TRACE_PATH).collect();
    names.reverse();
    names.join(" > ")
}
