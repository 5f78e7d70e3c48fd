//! Where labelled pages come from. What is only for measuring (`aeb`, `mozilla`, `captions`, `daniel`, cases) is no source.

use super::dump::site;
use crate::corpora::Failure;
use crate::rng::hash;
use crate::{truth, wcxb};
use std::path::Path;

/// A set that may be trained on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Pages of all kinds.
    Wcxb,
    /// Articles and forums, half of them Chinese.
    Magic,
    /// Forums.
    Harvest,
    /// News in many languages. Its text leaves captions out.
    Fundus,
}

/// Folds that sites fall into.
pub const FOLDS: usize = 5;

/// The fold of an address: that of its site, by chance that never changes, whatever else is trained on.
pub fn fold(url: &str) -> usize {
    // The low bits of this hash follow the last letters.
    usize::try_from((hash(&site(url)) >> 32) % FOLDS as u64).unwrap_or(0)
}

impl Source {
    /// All sources.
    pub const ALL: [Self; 4] = [Self::Wcxb, Self::Magic, Self::Harvest, Self::Fundus];

    /// The folder of its pages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Wcxb => "wcxb",
            Self::Magic => "magic",
            Self::Harvest => "harvest",
            Self::Fundus => "fundus",
        }
    }

    /// The source of this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.name() == name)
    }

    /// Its pages.
    pub fn pages(self, folder: &Path) -> Result<Vec<Page>, Failure> {
        if self == Self::Wcxb {
            let page = |page| Page { source: self, truth: Truth::Wcxb(page) };
            return Ok(wcxb::pages(folder)?.into_iter().map(page).collect());
        }
        let page = |page| Page { source: self, truth: Truth::Other(page) };
        Ok(truth::pages(folder, self.name())?.into_iter().map(page).collect())
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_a_site_share_its_fold() {
        assert_eq!(fold("https://www.example.com/a"), fold("http://blog.example.com/b?c"));
        let folds: std::collections::BTreeSet<usize> =
            (0..100).map(|n| fold(&format!("https://site{n}.example/"))).collect();
        assert_eq!(folds.len(), FOLDS);
    }
}
