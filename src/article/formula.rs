//! Formulas: the subset of MathML that an article may contain, and the TeX source.

use super::{Address, ForeignPart, Vocabulary};

/// A formula.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Formula {
    /// Displayed as a block rather than within a line.
    pub block: bool,
    /// Its TeX (or AsciiMath) source, where the page has it.
    pub tex: Option<String>,
    /// The source is AsciiMath, not TeX.
    pub ascii: bool,
    /// An image of it, where the page has that and no MathML.
    pub picture: Option<Address>,
    /// Its MathML, without the `math` element; empty where the page has only the source. Every [`ForeignPart::Open`]
    /// has its [`ForeignPart::Close`].
    pub parts: Vec<ForeignPart>,
}

/// The vocabulary of formulas: the elements of MathML Core that contain or arrange symbols, and `menclose`. None that
/// is interactive (`maction`), links or contains another vocabulary (`annotation-xml`), nor the two (`mglyph`,
/// `malignmark`) that HTML parsers treat specially. Values are keywords, or lengths of one digit so that nothing is
/// moved far.
pub static MATH: Vocabulary = Vocabulary {
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
    /// As plain text: its source, else the text of its MathML.
    pub fn plain_text(&self) -> String {
        let text = |part: &ForeignPart| match part {
            ForeignPart::Text(text) => Some(text.clone()),
            ForeignPart::Open(_) | ForeignPart::Close => None,
        };
        self.tex.clone().unwrap_or_else(|| self.parts.iter().filter_map(text).collect())
    }
}
