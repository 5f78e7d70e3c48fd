//! The formatted text of the article: a flat stream of parts that open and close elements.
//!
//! It can express only what an article may contain: there is no part for a script, a style, an event handler or an
//! unknown attribute, so no writer can emit one. Every [`Part::Open`] has its [`Part::Close`].

// A part has 16 bytes, as there may be eight for each row of a table: texts and targets are behind one pointer.
#![allow(clippy::box_collection)]

use super::{Address, Formula};

/// Formatted text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Body {
    /// The parts in reading order.
    pub parts: Vec<Part>,
    /// The text that the ranges of [`Part::Text`] refer to.
    pub text: String,
}

/// One step of the stream.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// An element begins.
    Open(Element),
    /// The innermost open element ends.
    Close,
    /// Text: a byte range of [`Body::text`].
    Text {
        /// First byte.
        start: u32,
        /// One past the last byte.
        end: u32,
    },
    /// A line break within a block.
    LineBreak,
    /// A thematic break between blocks.
    Rule,
    /// A position within a word where a line may break (`wbr`).
    BreakOpportunity,
    /// A formula.
    Formula(Box<Formula>),
    /// The figure with this index.
    Figure(u32),
    /// The target of an [`Element::Jump`]: its id, unique within the article.
    Anchor(Box<String>),
}

/// The elements of an article.
#[derive(Debug, Clone, PartialEq)]
pub enum Element {
    /// A paragraph.
    Paragraph,
    /// A heading, level 1 to 6, with its id.
    Heading {
        /// 1 to 6.
        level: u8,
        /// Unique within the article.
        id: Box<String>,
    },
    /// A list.
    List {
        /// Whether it is numbered.
        ordered: bool,
        /// First number, when it is not 1.
        start: Option<i32>,
    },
    /// An item of a list.
    Item,
    /// A list of terms and descriptions.
    Definitions,
    /// A term.
    Term,
    /// A description.
    Description,
    /// A block quotation.
    Quote,
    /// A callout: a note, a tip, a warning.
    Aside,
    /// A post of a discussion.
    Post,
    /// The line with author and time of a post.
    PostHeader,
    /// Text with significant white space.
    Preformatted {
        /// Whether the page declares it to be code rather than, say, a poem or ASCII art.
        code: bool,
        /// The programming language, where the page declares it (lower case: letters, digits, `+ # - . _`).
        language: Option<Box<String>>,
    },
    /// A data table.
    Table,
    /// A table's caption.
    TableCaption,
    /// A table's head rows.
    TableHead,
    /// A table's body rows.
    TableBody,
    /// A table's foot rows.
    TableFoot,
    /// A row.
    Row,
    /// A cell.
    Cell {
        /// For a header cell, what it is the header of.
        header: Option<HeaderScope>,
        /// Columns it spans, at least 1.
        columns: u16,
        /// Rows it spans, at least 1.
        rows: u16,
    },
    /// A section that can be opened and closed.
    Details,
    /// The line that is visible when [`Element::Details`] is closed.
    Summary,
    /// A link.
    Link(Box<Link>),
    /// A link within the article.
    Jump {
        /// The id of a [`Part::Anchor`] of this article.
        to: Box<String>,
    },
    /// Emphasised text.
    Emphasis,
    /// Important text.
    Strong,
    /// Code within a line.
    Code,
    /// Keyboard input.
    Keyboard,
    /// Output of a program.
    Sample,
    /// A variable.
    Variable,
    /// Marked text.
    Mark,
    /// Text that is no longer valid.
    Struck,
    /// A term where it is defined.
    Defined,
    /// Deleted text.
    Deleted,
    /// Inserted text.
    Inserted,
    /// Small print.
    Small,
    /// Subscript.
    Subscript,
    /// Superscript.
    Superscript,
    /// A quotation within a line.
    InlineQuote,
    /// The title of a work.
    Citation,
    /// An abbreviation.
    Abbreviation {
        /// Its expansion.
        title: Option<Box<String>>,
    },
    /// A date or time.
    Time {
        /// Machine-readable form.
        datetime: Option<Box<String>>,
    },
    /// Ruby annotated text.
    Ruby,
    /// The annotation of ruby text.
    RubyText,
    /// The brackets shown where ruby is not supported.
    RubyParenthesis,
    /// Text whose writing direction is isolated from the text around it (`bdi`).
    Isolated {
        /// Writing direction; by the first strong character where not given.
        dir: Option<Direction>,
    },
    /// Text with overridden writing direction (`bdo`).
    Overridden {
        /// Writing direction.
        dir: Direction,
    },
    /// Text of another language or direction, as a block or within a line.
    Span {
        /// Whether it is a block rather than within a line.
        block: bool,
        /// BCP 47 tag.
        lang: Option<Box<String>>,
        /// Writing direction.
        dir: Option<Direction>,
    },
}

/// A link to another page.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Its target.
    pub href: Address,
    /// Its tooltip.
    pub title: Option<String>,
}

/// Writing direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    LeftToRight,
    /// Right to left.
    RightToLeft,
    /// By the first strong character.
    Auto,
}

/// What a header cell is the header of (`scope`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderScope {
    /// Left to the browser.
    Auto,
    /// Its row.
    Row,
    /// Its column.
    Column,
    /// Its group of rows.
    RowGroup,
    /// Its group of columns.
    ColumnGroup,
}

impl Direction {
    /// The value of a `dir` attribute, case ignored.
    pub fn of(value: &str) -> Option<Self> {
        [Self::LeftToRight, Self::RightToLeft, Self::Auto]
            .into_iter()
            .find(|d| value.trim().eq_ignore_ascii_case(d.name()))
    }

    /// The value of a `dir` attribute.
    pub fn name(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
            Self::Auto => "auto",
        }
    }
}

impl HeaderScope {
    /// The value of a `scope` attribute.
    pub fn of(value: &str) -> Self {
        match value.trim().to_ascii_lowercase().as_str() {
            "row" => Self::Row,
            "col" => Self::Column,
            "rowgroup" => Self::RowGroup,
            "colgroup" => Self::ColumnGroup,
            _ => Self::Auto,
        }
    }

    /// The value of a `scope` attribute; none for [`HeaderScope::Auto`].
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Auto => None,
            Self::Row => Some("row"),
            Self::Column => Some("col"),
            Self::RowGroup => Some("rowgroup"),
            Self::ColumnGroup => Some("colgroup"),
        }
    }
}

impl Body {
    /// Whether it has no parts.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The text of a range of [`Part::Text`]; empty for an invalid range.
    pub fn slice(&self, start: u32, end: u32) -> &str {
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    /// Appends text, joined to the last part if that is text too.
    pub fn push_text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let start = offset(self.text.len());
        self.text.push_str(text);
        let end = offset(self.text.len());
        match self.parts.last_mut() {
            Some(Part::Text { end: before, .. }) if *before == start => *before = end,
            _ => self.parts.push(Part::Text { start, end }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_small() {
        assert_eq!(size_of::<Part>(), 16);
    }
}
