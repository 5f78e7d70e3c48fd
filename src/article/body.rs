//! The article's words in form: a flat stream of parts, as deep as the page's own structure needs.
//!
//! The stream can say only what an article may hold. There is no part for a script, a style, a handler or an unknown
//! attribute, so no writer can emit one. Every [`Part::Open`] has its [`Part::Close`].

use super::{Address, Formula};

/// Formed text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Body {
    /// The parts in reading order.
    pub parts: Vec<Part>,
    /// The characters that [`Part::Text`] ranges point into.
    pub text: String,
}

/// One step of the stream.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// An element begins.
    Open(Element),
    /// The innermost open element ends.
    Close,
    /// Characters: a byte range of [`Body::text`].
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
    /// A place within a word where a line may break.
    BreakOpportunity,
    /// A formula.
    Formula(Box<Formula>),
    /// The figure with this index stands here.
    Figure(u32),
    /// A place that an [`Element::Jump`] of the article leads to: its id, unique within the article.
    Anchor(String),
}

/// What an article may be made of.
#[derive(Debug, Clone, PartialEq)]
pub enum Element {
    /// A paragraph.
    Paragraph,
    /// A heading, level 1 to 6, with its id.
    Heading {
        /// 1 to 6.
        level: u8,
        /// Unique within the article.
        id: String,
    },
    /// A list.
    List {
        /// Numbered?
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
    /// A quotation that stands by itself.
    Quote,
    /// What is set apart from the text around it: a note, a tip, a warning.
    Aside,
    /// A post of a discussion.
    Post,
    /// The line that says who wrote a post and when.
    PostHead,
    /// Text whose white space counts.
    Preformatted {
        /// Whether the page says that it is code rather than, say, a poem or a drawing made of letters.
        code: bool,
        /// The programming language, where the page names it (lower case: letters, digits, `+ # - .`).
        language: Option<String>,
    },
    /// A table of data.
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
        /// A header cell, and for what.
        header: Option<HeaderScope>,
        /// Columns it spans, at least 1.
        columns: u16,
        /// Rows it spans, at least 1.
        rows: u16,
    },
    /// A section the reader can open and close.
    Details,
    /// The line that stays when [`Element::Details`] is closed.
    Summary,
    /// A link.
    Link {
        /// Where it leads.
        href: Address,
        /// Its hint.
        title: Option<String>,
    },
    /// A link within the article.
    Jump {
        /// The id of a [`Part::Anchor`] of this article.
        to: String,
    },
    /// Stressed.
    Emphasis,
    /// Important.
    Strong,
    /// Code within a line.
    Code,
    /// A key to press.
    Keyboard,
    /// Output of a program.
    Sample,
    /// A variable.
    Variable,
    /// Marked text.
    Mark,
    /// What is no longer so.
    Struck,
    /// A term where it is defined.
    Defined,
    /// Deleted text.
    Deleted,
    /// Inserted text.
    Inserted,
    /// Small print.
    Small,
    /// Lowered.
    Subscript,
    /// Raised.
    Superscript,
    /// A quotation within a line.
    InlineQuote,
    /// The title of a work.
    Citation,
    /// An abbreviation.
    Abbreviation {
        /// What it stands for.
        title: Option<String>,
    },
    /// A date or time.
    Time {
        /// Machine-readable form.
        datetime: Option<String>,
    },
    /// Ruby annotated text.
    Ruby,
    /// The annotation of ruby text.
    RubyText,
    /// The brackets shown where ruby is not known.
    RubyParenthesis,
    /// Text whose direction is its own affair and does not disturb what stands around it.
    Isolated {
        /// Writing direction; by the first strong character where not said.
        dir: Option<Direction>,
    },
    /// Text written in one direction whatever its characters say.
    Overridden {
        /// Writing direction.
        dir: Direction,
    },
    /// Text of another language or direction, as a block or within a line.
    Span {
        /// Stands by itself rather than within a line.
        block: bool,
        /// BCP 47 tag.
        lang: Option<String>,
        /// Writing direction.
        dir: Option<Direction>,
    },
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

/// What a header cell heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderScope {
    /// As the reader's browser decides.
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

    /// As a `dir` attribute says it.
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

    /// As a `scope` attribute says it; nothing for [`HeaderScope::Auto`].
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
    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The characters of a text part.
    pub fn slice(&self, start: u32, end: u32) -> &str {
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    /// Appends characters, as part of the last text where they follow it directly.
    pub fn push_text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let start = place(self.text.len());
        self.text.push_str(text);
        let end = place(self.text.len());
        match self.parts.last_mut() {
            Some(Part::Text { end: before, .. }) if *before == start => *before = end,
            _ => self.parts.push(Part::Text { start, end }),
        }
    }
}
