//! A formula: what of MathML an article may hold, and the TeX it was made from.

use super::{Address, ForeignPart, Language};

/// A formula. Everything that stands in it is known to MathML and does nothing but show signs.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Formula {
    /// Stands by itself rather than within a line.
    pub block: bool,
    /// The TeX it was made from, where the page gives it.
    pub tex: Option<String>,
    /// That is AsciiMath, not TeX.
    pub ascii: bool,
    /// A picture of it, where the page shows it so and gives no MathML.
    pub picture: Option<Address>,
    /// Its MathML, without the `math` element; empty where the page gives the TeX alone. Every [`ForeignPart::Open`] has its
    /// [`ForeignPart::Close`].
    pub parts: Vec<ForeignPart>,
}

/// The language of formulas. The elements are those of MathML Core that hold or set signs, and `menclose`: none that acts
/// (`maction`), links or holds another language (`annotation-xml`), nor the two (`mglyph`, `malignmark`) that parsers of
/// HTML treat apart. What is said of them are words, or numbers so small that no sign leaves its place.
pub static MATH: Language = Language {
    elements: "menclose|merror|mfrac|mi|mmultiscripts|mn|mo|mover|mpadded|mphantom|mprescripts|mroot|mrow|ms|mspace|\
        msqrt|mstyle|msub|msubsup|msup|mtable|mtd|mtext|mtr|munder|munderover",
    attributes: "accent|accentunder|columnalign|columnspan|displaystyle|fence|form|largeop|linethickness|lspace|\
        mathvariant|maxsize|minsize|movablelimits|notation|rowspan|rspace|scriptlevel|separator|stretchy|\
        symmetric|width",
    allows: |_, value| {
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b' ' | b'.' | b'+' | b'-');
        let whole = value.trim_start_matches(['+', '-']).bytes().take_while(u8::is_ascii_digit).count();
        value.len() <= 40 && whole <= 1 && value.bytes().all(plain)
    },
};

impl Formula {
    /// As text: its TeX, else its signs.
    pub fn words(&self) -> String {
        let signs = |part: &ForeignPart| match part {
            ForeignPart::Text(text) => Some(text.clone()),
            ForeignPart::Open(_) | ForeignPart::Close => None,
        };
        self.tex.clone().unwrap_or_else(|| self.parts.iter().filter_map(signs).collect())
    }
}
