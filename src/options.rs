//! The options of a caller.

use serde::Deserialize;

/// How much of the page is kept where it is uncertain: moves the threshold of the judge.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Breadth {
    /// A stricter threshold: only what is clearly article.
    Narrow,
    /// The best threshold for the page.
    #[default]
    Normal,
    /// A relaxed threshold: also what may be article.
    Wide,
}

impl Breadth {
    /// The breadth of this name: `narrow`, `normal` or `wide`.
    pub fn of(name: &str) -> Option<Self> {
        Some(match name {
            "narrow" => Self::Narrow,
            "normal" => Self::Normal,
            "wide" => Self::Wide,
            _ => return None,
        })
    }
}

/// Options of one call, by these names in JavaScript too. Every field has a default; unknown fields are an error
/// (`bad-options`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct Options {
    /// Read the page even if nothing on it looks like an article ("show me anyway").
    pub force: bool,
    /// Return the verdict and its reason for each block of the page (`article.trace`), and the source of each metadata field
    /// (`article.sources`).
    pub trace: bool,
    /// How much of the page is kept where it is uncertain: the reader's "show less" and "show more".
    pub breadth: Breadth,
    /// Names of parts of the page that belong to the article, whatever the judge thinks of them: see
    /// `article::NamedPart`. What is no name is ignored, as is a name that nothing on the page answers to.
    pub keep: Vec<String>,
    /// Names of parts of the page that do not belong to the article, likewise. Of a part in another the inner one's
    /// correction counts.
    pub drop: Vec<String>,
    /// Return the parts of the page and how each is named (`article.parts`).
    pub names: bool,
    /// Write the article as Markdown too (`article.markdown`).
    pub markdown: bool,
    /// Return the time of each stage in milliseconds (`article.timings`). The native build has no clock and leaves it out.
    pub timings: bool,
    /// The rule of the judge that is left out, by its index in `judge::RULE_NAMES`: to measure what each rule brings.
    #[cfg(feature = "cli")]
    #[serde(skip)]
    pub without_rule: Option<usize>,
}

impl Options {
    /// Whether the rule of this index in `judge::RULE_NAMES` applies. Always, in what is shipped.
    pub(crate) fn has_rule(&self, rule: usize) -> bool {
        #[cfg(feature = "cli")]
        if self.without_rule == Some(rule) {
            return false;
        }
        let _ = rule;
        true
    }
}
