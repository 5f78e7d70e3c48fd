//! Why a block was kept or dropped.

/// The reason of a verdict, with the numbers that decided.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reason {
    /// It cannot be seen.
    Hidden,
    /// Most of it is links.
    LinkList {
        /// Share of its characters that stand in links.
        density: f32,
    },
    /// Its weight stands alone: the text speaks for or against it.
    Weight,
}

impl Reason {
    /// The stable name, such as `link-list`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hidden => "hidden",
            Self::LinkList { .. } => "link-list",
            Self::Weight => "weight",
        }
    }

    /// The reason in words, with the numbers that decided.
    pub fn because(self) -> String {
        match self {
            Self::Hidden => "it cannot be seen".to_owned(),
            Self::LinkList { density } => format!("{:.0} % of it is links", density * 100.0),
            Self::Weight => "its text and place speak for or against it".to_owned(),
        }
    }
}
