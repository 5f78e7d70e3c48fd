//! An article in the format that was asked for.

use super::arguments::Format;
use recto::article::{NamedPart, TraceEntry};
use recto::{Article, native};
use serde::Serialize;
use std::fmt::Write as _;
use std::io;

/// The bytes of an article; text ends with a newline.
///
/// # Errors
/// When a book is larger than a ZIP file may be.
pub fn written(article: &Article, format: Format) -> io::Result<Vec<u8>> {
    let mut text = match format {
        Format::Json => serde_json::to_string_pretty(article).map_err(io::Error::other)?,
        Format::JsonLines => serde_json::to_string(article).map_err(io::Error::other)?,
        Format::Markdown => article.markdown.clone().unwrap_or_default(),
        Format::Text => article.text_content.clone(),
        Format::Html => article.content.clone(),
        Format::Epub => return native::epub(article),
        Format::Trace => columns(article.trace.as_deref().unwrap_or_default()),
        Format::Names => outline(article.parts.as_deref().unwrap_or_default()),
    };
    if !text.ends_with('\n') {
        text.push('\n');
    }
    Ok(text.into_bytes())
}

/// A page as a line of JSON.
#[derive(Debug, Serialize)]
pub struct Line<'a> {
    /// The file, and the page's number in an archive: `pages.warc.gz#7`.
    pub source: String,
    /// The page's address, where it is known.
    pub url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<&'a Article>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<LineError<'a>>,
}

/// Why a page has no article.
#[derive(Debug, Serialize)]
pub struct LineError<'a> {
    pub code: &'a str,
    pub message: &'a str,
}

impl Line<'_> {
    /// The line with its end.
    ///
    /// # Errors
    /// None that is known: the types can be written.
    pub fn bytes(&self) -> io::Result<Vec<u8>> {
        let mut line = serde_json::to_vec(self).map_err(io::Error::other)?;
        line.push(b'\n');
        Ok(line)
    }
}

/// Every block as one line: verdict, score, reason and first words; below it what decided and the path of its elements.
fn columns(trace: &[TraceEntry]) -> String {
    let reason_width = trace.iter().map(|entry| entry.reason.len()).max().unwrap_or(0);
    let mut out = String::new();
    for entry in trace {
        let verdict = if entry.kept { "kept   " } else { "dropped" };
        let TraceEntry { score, reason, path, text, because, .. } = entry;
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{verdict}  {score:>7.2}  {reason:<reason_width$}  {text}");
        let _ = writeln!(out, "{:18}{:reason_width$}  {because}; {path}", "", "");
    }
    let kept = trace.iter().filter(|entry| entry.kept).count();
    let _ = writeln!(out, "{kept} of {} blocks kept", trace.len());
    out
}

/// Every part as one line, indented by the parts around it: kept or not, its name, its first words.
fn outline(parts: &[NamedPart]) -> String {
    let mut depths: Vec<usize> = Vec::with_capacity(parts.len());
    let mut out = String::new();
    for part in parts {
        let depth = part.parent.map_or(0, |parent| depths[parent as usize] + 1);
        depths.push(depth);
        let verdict = if part.kept { "kept   " } else { "dropped" };
        let words = part.lines.first().or(part.pictures.first()).map_or("", String::as_str);
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{verdict}  {:indent$}{}  {words}", "", part.name, indent = depth * 2);
    }
    out
}
