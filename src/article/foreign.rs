//! Elements of other languages than HTML that an article may hold: MathML of formulas, SVG of drawings.
//!
//! Each is of a listed name and has listed attributes, and each language says what may stand in them. Nothing that could
//! act, lead elsewhere or be asked for can be said.

/// One step of a formula or drawing. Every [`ForeignPart::Open`] has its [`ForeignPart::Close`].
#[derive(Debug, Clone, PartialEq)]
pub enum ForeignPart {
    /// An element begins.
    Open(ForeignElement),
    /// The innermost open element ends.
    Close,
    /// Signs.
    Text(String),
}

/// A language and what of it an article may hold.
#[derive(Debug)]
pub struct Language {
    /// Names parted by bars, as those of attributes.
    pub(super) elements: &'static str,
    pub(super) attributes: &'static str,
    /// Whether an attribute, by its name, may have a value.
    pub(super) allows: fn(&str, &str) -> bool,
}

/// An element of another language.
#[derive(Debug, Clone)]
pub struct ForeignElement {
    language: &'static Language,
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
}

impl PartialEq for ForeignElement {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.attributes == other.attributes
    }
}

impl ForeignElement {
    /// The element of this name, if an article may hold it.
    pub fn of(language: &'static Language, name: &str) -> Option<Self> {
        let name = language.elements.split('|').find(|known| *known == name)?;
        Some(Self { language, name, attributes: Vec::new() })
    }

    /// Sets an attribute, if an article may have it with this value and it is not set yet.
    pub fn set(&mut self, name: &str, value: &str) {
        if let Some(name) = self.language.attributes.split('|').find(|known| *known == name)
            && (self.language.allows)(name, value)
            && self.attributes.iter().all(|own| own.0 != name)
        {
            self.attributes.push((name, value.to_owned()));
        }
    }

    /// Its name.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// What is said of it.
    pub fn attributes(&self) -> &[(&'static str, String)] {
        &self.attributes
    }

    /// Whether signs of a formula stand directly in it.
    pub fn is_token(&self) -> bool {
        matches!(self.name, "mi" | "mn" | "mo" | "ms" | "mtext")
    }
}
