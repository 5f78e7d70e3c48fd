//! The kinds of boilerplate phrase.

/// What a short line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phrase {
    /// Label of related stories.
    Related,
    /// Share bar: share or follow.
    Share,
    /// Call to action (sign up, log in, buy, agree), or the label of an advertisement.
    Action,
    /// Copyright, terms, privacy.
    Legal,
    /// Heading or count of comments.
    Comments,
    /// Byline or dateline: who wrote it, when, how many read it.
    Byline,
    /// Heading or count of customer reviews.
    Reviews,
}

impl Phrase {
    /// The number of kinds.
    pub(super) const COUNT: usize = 7;
}
