//! The labelled pages of all sources in one form.

use crate::corpora::Failure;
use crate::source::Source;
use crate::{truth, wcxb};
use std::path::Path;

/// The labelled pages of a source.
pub fn labelled_pages(source: Source, folder: &Path) -> Result<Vec<Page>, Failure> {
    if source == Source::Wcxb {
        let page = |page| Page { source, truth: Truth::Wcxb(page) };
        return Ok(wcxb::pages(folder)?.into_iter().map(page).collect());
    }
    let page = |page| Page { source, truth: Truth::Other(page) };
    Ok(truth::pages(folder, source.name())?.into_iter().map(page).collect())
}

/// A page that may be trained on.
pub struct Page {
    /// Its set.
    pub source: Source,
    truth: Truth,
}

enum Truth {
    Wcxb(wcxb::Page),
    Other(truth::Page),
}

impl Page {
    /// Its name in its set.
    pub fn id(&self) -> &str {
        match &self.truth {
            Truth::Wcxb(page) => &page.id,
            Truth::Other(page) => &page.id,
        }
    }

    /// Its set and its name there.
    pub fn name(&self) -> String {
        format!("{}/{}", self.source.name(), self.id())
    }

    /// Its address.
    pub fn url(&self) -> &str {
        match &self.truth {
            Truth::Wcxb(page) => &page.url,
            Truth::Other(page) => &page.url,
        }
    }

    /// Its true text.
    pub fn text(&self) -> &str {
        match &self.truth {
            Truth::Wcxb(page) => &page.truth,
            Truth::Other(page) => &page.text,
        }
    }

    /// Its kind as the trainer knows kinds. (All pages of `harvest` are discussions, also those that it calls `other`.)
    pub fn kind(&self) -> &'static str {
        const KINDS: [&str; 7] = ["article", "documentation", "service", "forum", "listing", "product", "collection"];
        match &self.truth {
            Truth::Wcxb(page) => KINDS.into_iter().find(|kind| *kind == page.kind).unwrap_or("article"),
            Truth::Other(_) if self.source == Source::Harvest => "forum",
            Truth::Other(page) if page.kind == "forum" => "forum",
            Truth::Other(_) => "article",
        }
    }

    /// The language of its text; empty where it is not known.
    pub fn language(&self) -> &str {
        match &self.truth {
            Truth::Wcxb(_) => "en",
            Truth::Other(page) => &page.language,
        }
    }

    /// What its text leaves out though it belongs to the article: captions and credits.
    pub fn beside(&self) -> Vec<&str> {
        let Truth::Other(page) = &self.truth else { return Vec::new() };
        page.images.iter().flat_map(|image| [image.caption.as_deref(), image.credit.as_deref()]).flatten().collect()
    }

    /// The stored page.
    pub fn stored(&self, folder: &Path) -> Result<Vec<u8>, Failure> {
        match &self.truth {
            Truth::Wcxb(page) => wcxb::stored(folder, &page.id),
            Truth::Other(page) => truth::stored(folder, self.source.name(), &page.id),
        }
    }
}
