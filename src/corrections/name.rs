//! The name of a part of a page, as it is written and read.
//!
//! `1 article.post aside.related[note] "you may also like"`: the version of this form, elements from the outer to the named
//! one, at last its label ([`Label`]) where markup alone does not tell it from others. Each element is a descendant of
//! the one before, not a child: what a site puts between them changes nothing.

use super::label::Label;
use super::step::Step;
use std::fmt;

/// The version of names as they are written now. A name of any other names nothing.
const VERSION: &str = "1";

/// Most bytes of a written name.
const LONGEST: usize = 240;

/// Most elements of a name: three around the one that is named.
pub(super) const MAX_STEPS: usize = 4;

/// A name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Name {
    /// From the outer to the named element; at least one, at most [`MAX_STEPS`].
    pub steps: Vec<Step>,
    pub label: Option<Label>,
}

impl Name {
    /// Reads a name; `None` for what is none.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > LONGEST {
            return None;
        }
        let rest = text.strip_prefix(VERSION)?.strip_prefix(' ')?;
        let (path, label) = match rest.find(['"', '^', '~']) {
            Some(at) => (rest[..at].strip_suffix(' ')?, Some(Label::parse(&rest[at..])?)),
            None => (rest, None),
        };
        let steps: Vec<Step> = path.split(' ').map(Step::parse).collect::<Option<_>>()?;
        (steps.len() <= MAX_STEPS).then_some(Self { steps, label })
    }

    /// The name as text; `None` where it would be too long to be read again.
    pub fn written(&self) -> Option<String> {
        Some(self.to_string()).filter(|text| text.len() <= LONGEST)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(VERSION)?;
        for step in &self.steps {
            write!(out, " {step}")?;
        }
        match &self.label {
            Some(Label::Heading(label)) => write!(out, " \"{label}\""),
            Some(Label::Above(label)) => write!(out, " ^\"{label}\""),
            Some(Label::Checksum(sum)) => write!(out, " ~{sum:08x}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for text in [
            "1 aside",
            "1 main article.post aside.related.box[note]",
            "1 section \"you may also like\"",
            "1 article ul ^\"more stories\"",
            "1 article p ~0123abcd",
            "1 news-letter#signup@newsletter-form",
            "1 h2.title \"été — später\"",
        ] {
            assert_eq!(Name::parse(text).and_then(|name| name.written()).as_deref(), Some(text));
        }
    }

    #[test]
    fn what_is_damaged_is_no_name() {
        let long = format!("1 {}", "div ".repeat(80));
        for text in [
            "",
            "1",
            "1 ",
            "2 aside",
            "aside",
            "1 a b c d e",
            "1 ASIDE",
            "1 aside.",
            "1 aside.x1",
            "1 aside.a.b.c.d",
            "1 aside[",
            "1 aside[]",
            "1 aside  p",
            "1 p ~123",
            "1 p ~0123ABCD",
            "1 p \"open",
            "1 p \"Large\"",
            "1 \"label\"",
            "1 p\"x\"",
            "1 <script>",
            "1 p ~0123abcd p",
            "1 aside.é",
            "１ aside",
            &long,
        ] {
            assert_eq!(Name::parse(text), None, "{text}");
        }
    }
}
