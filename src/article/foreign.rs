//! Foreign elements that an article may contain: MathML in formulas, SVG in drawings.
//!
//! Element and attribute names are on the allow-list of a [`Vocabulary`], which also checks attribute values. Nothing
//! that runs, links or loads can be expressed.

/// One step of a formula or drawing. Every [`ForeignPart::Open`] has its [`ForeignPart::Close`].
#[derive(Debug, Clone, PartialEq)]
pub enum ForeignPart {
    /// An element begins.
    Open(ForeignElement),
    /// The innermost open element ends.
    Close,
    /// Text.
    Text(String),
}

/// The subset of MathML or SVG that an article may contain.
#[derive(Debug)]
pub struct Vocabulary {
    /// Element names, separated by `|`.
    pub(super) elements: &'static str,
    /// Attribute names, separated by `|`.
    pub(super) attributes: &'static str,
    /// Whether an attribute (name, value) is allowed.
    pub(super) allows: fn(&str, &str) -> bool,
}

/// An element of MathML or SVG.
#[derive(Debug, Clone)]
pub struct ForeignElement {
    vocabulary: &'static Vocabulary,
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
}

impl PartialEq for ForeignElement {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.attributes == other.attributes
    }
}

impl ForeignElement {
    /// The element of this name, if the vocabulary has it.
    pub fn of(vocabulary: &'static Vocabulary, name: &str) -> Option<Self> {
        let name = vocabulary.elements.split('|').find(|known| *known == name)?;
        Some(Self { vocabulary, name, attributes: Vec::new() })
    }

    /// Sets an attribute, if an article may have it with this value and it is not set yet.
    pub fn set(&mut self, name: &str, value: &str) {
        if let Some(name) = self.vocabulary.attributes.split('|').find(|known| *known == name)
            && (self.vocabulary.allows)(name, value)
            && self.attributes.iter().all(|own| own.0 != name)
        {
            self.attributes.push((name, value.to_owned()));
        }
    }

    /// Its name.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Its attributes.
    pub fn attributes(&self) -> &[(&'static str, String)] {
        &self.attributes
    }

    /// Whether it is a MathML token element: text is allowed directly in it.
    pub fn is_token(&self) -> bool {
        matches!(self.name, "mi" | "mn" | "mo" | "ms" | "mtext")
    }
}
