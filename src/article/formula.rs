//! A formula: what of MathML an article may hold, and the TeX it was made from.

use super::Address;

/// A formula. Everything that stands in it is known to MathML and does nothing but show signs.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Formula {
    /// Stands by itself rather than within a line.
    pub block: bool,
    /// The TeX it was made from, where the page gives it.
    pub tex: Option<String>,
    /// A picture of it, where the page shows it so and gives no MathML.
    pub picture: Option<Address>,
    /// Its MathML, without the `math` element; empty where the page gives the TeX alone. Every [`MathPart::Open`] has its
    /// [`MathPart::Close`].
    pub parts: Vec<MathPart>,
}

/// One step of a formula.
#[derive(Debug, Clone, PartialEq)]
pub enum MathPart {
    /// An element begins.
    Open(MathElement),
    /// The innermost open element ends.
    Close,
    /// Signs.
    Text(String),
}

/// An element of MathML: of a name and with attributes that only say how signs are set.
#[derive(Debug, Clone, PartialEq)]
pub struct MathElement {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
}

/// The elements of MathML Core that hold or set signs, and `menclose`: none that acts (`maction`), links or holds another
/// language (`annotation-xml`), nor the two (`mglyph`, `malignmark`) that parsers of HTML treat apart.
const ELEMENTS: &[&str] = &[
    "menclose",
    "merror",
    "mfrac",
    "mi",
    "mmultiscripts",
    "mn",
    "mo",
    "mover",
    "mpadded",
    "mphantom",
    "mprescripts",
    "mroot",
    "mrow",
    "ms",
    "mspace",
    "msqrt",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
];

/// What may be said of any of them.
const ATTRIBUTES: &[&str] = &[
    "accent",
    "accentunder",
    "columnalign",
    "columnspan",
    "displaystyle",
    "fence",
    "form",
    "largeop",
    "linethickness",
    "lspace",
    "mathvariant",
    "maxsize",
    "minsize",
    "movablelimits",
    "notation",
    "rowspan",
    "rspace",
    "scriptlevel",
    "separator",
    "stretchy",
    "symmetric",
    "width",
];

impl MathElement {
    /// The element of this name, if a formula may hold it.
    pub fn of(name: &str) -> Option<Self> {
        let name = ELEMENTS.iter().find(|known| **known == name)?;
        Some(Self { name, attributes: Vec::new() })
    }

    /// Says something of it, if that may be said: words, or numbers so small that no sign leaves its place.
    pub fn say(&mut self, name: &str, value: &str) {
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b' ' | b'.' | b'+' | b'-');
        let whole = value.trim_start_matches(['+', '-']).bytes().take_while(u8::is_ascii_digit).count();
        if let Some(name) = ATTRIBUTES.iter().find(|known| **known == name)
            && value.len() <= 40
            && whole <= 1
            && value.bytes().all(plain)
            && self.attributes.iter().all(|said| said.0 != *name)
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

    /// Whether signs stand directly in it.
    pub fn is_token(&self) -> bool {
        matches!(self.name, "mi" | "mn" | "mo" | "ms" | "mtext")
    }
}

impl Formula {
    /// As text: its TeX, else its signs.
    pub fn words(&self) -> String {
        let signs = |part: &MathPart| match part {
            MathPart::Text(text) => Some(text.clone()),
            MathPart::Open(_) | MathPart::Close => None,
        };
        self.tex.clone().unwrap_or_else(|| self.parts.iter().filter_map(signs).collect())
    }
}
