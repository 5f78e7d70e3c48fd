//! The pipeline: calls the modules in order. Decides nothing itself.

mod assembly;

use crate::article::{Article, Body};
use crate::error::ReadError;
use crate::figures::Figures;
use crate::judge::{Model, Verdicts};
use crate::options::Options;
use crate::page::{Page, Snapshot};
use crate::{content, figures, judge, measure, metadata};

/// A stage of the pipeline that has just ended, for timings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The tree is complete.
    Read,
    /// The verdicts are complete.
    Judged,
    /// The article is complete.
    Rendered,
}

/// Reads the article of a captured page.
///
/// # Errors
/// See [`ReadError`].
pub fn read(snapshot: Snapshot, options: &Options) -> Result<Article, ReadError> {
    read_timed(snapshot, options, |_| {})
}

/// Like [`read`]; calls `ended` at the end of each stage.
///
/// # Errors
/// See [`ReadError`].
pub fn read_timed(snapshot: Snapshot, options: &Options, ended: impl FnMut(Stage)) -> Result<Article, ReadError> {
    read_with(Model::shipped(), snapshot, options, ended)
}

/// Like [`read_timed`] with another model than the shipped one.
///
/// # Errors
/// See [`ReadError`].
pub fn read_with(
    model: &Model,
    snapshot: Snapshot,
    options: &Options,
    mut ended: impl FnMut(Stage),
) -> Result<Article, ReadError> {
    let is_in_order = options.names && !(snapshot.shadow_roots && snapshot.html.contains("shadowrootmode"));
    let page = Page::read(snapshot)?;
    ended(Stage::Read);

    let measures = measure::measure(&page);
    let verdicts = judge::judge(&page, &measures, options, model);
    ended(Stage::Judged);
    let alone = !options.force && verdicts.confidence < Verdicts::ARTICLE_CONFIDENCE;
    let sources = metadata::collect(&page);
    let structured = metadata::structured_text(&sources, !alone);
    if alone && structured.is_none() {
        return Err(ReadError::NoArticle);
    }

    let mut figures = if alone { Figures::default() } else { figures::find(&page, &measures, &verdicts) };
    let mut found = metadata::read(&sources);
    drop(sources);
    if !alone {
        content::sign(&page, &measures, &verdicts, &mut found.fields, &mut found.sources);
    }
    let visible = content::VisibleMetadata { headline: found.headline, byline: found.byline, dates: &found.dates };
    let (mut body, captions) = if alone {
        (Body::default(), Vec::new())
    } else {
        content::compose(&page, &measures, &verdicts, &figures, &found.fields, visible)
    };
    let standfirst =
        if alone { None } else { content::standfirst(&page, &measures, &verdicts, &figures, &found.fields, visible) };
    let added = structured.map_or_else(Vec::new, |text| content::add_structured_text(&mut body, &text, alone));
    figures.add_credits(&found.photo_credits);
    assembly::set_captions(captions, &mut figures);
    let next_page = content::next_page(&page).map(|next| next.as_str().to_owned());
    let trace = options.trace.then(|| assembly::trace(&page, &measures, &verdicts, &added));
    let parts = options.names.then(|| assembly::parts(&page, &measures, &verdicts, &figures, is_in_order));
    let judged = assembly::Judged::of(&verdicts);
    // What is written next is as large as the page, which nothing needs any more.
    drop((verdicts, measures, page));
    let mut article = assembly::article(body, figures, found.fields, judged, options);
    article.standfirst = standfirst;
    article.next_page = next_page;
    article.sources = options.trace.then_some(found.sources);
    article.trace = trace;
    article.parts = parts;
    ended(Stage::Rendered);
    if article.text_content.is_empty() && article.figures.is_empty() { Err(ReadError::NoArticle) } else { Ok(article) }
}

/// Words of consecutive running text from which a page is readable, whatever else is on it: some paragraphs.
const READABLE: u32 = 120;

/// Confidence from which a page with less text is readable: a short article, a thread of short posts.
const CONFIDENT: f32 = 0.5;

/// Whether a captured page is worth reading: it has enough consecutive running text, or the judge is confident.
/// Stricter than [`read`], which a person has asked for: no for most lists of links and forms, yes for most articles
/// without judging.
///
/// # Errors
/// Those of [`Page::read`].
pub fn is_readable(snapshot: Snapshot) -> Result<bool, ReadError> {
    let page = Page::read(snapshot)?;
    let measures = measure::measure(&page);
    if measure::core_words(&page, &measures) >= READABLE {
        return Ok(true);
    }
    Ok(judge::judge(&page, &measures, &Options::default(), Model::shipped()).confidence >= CONFIDENT)
}
