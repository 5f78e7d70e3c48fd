//! One element of a name: its tag, its role and the stable parts of its classes and id.

use super::stable_tokens::stable;
use crate::page::{NodeId, Page, Tag};
use std::fmt;

/// Most tokens of a step that is written.
const MAX_TOKENS: usize = 3;

/// Attributes by which sites name the parts of their pages for themselves; they outlast generated classes.
const COMPONENT: &[&str] = &["data-component", "data-testid", "data-test-id", "data-qa"];

/// What of an element a name may hold.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Step {
    pub tag: String,
    /// Each with the sign of its kind: `.class`, `#id`, `@component`. Sorted by nothing: in the order of the page.
    pub tokens: Vec<String>,
    pub role: Option<String>,
}

impl Step {
    /// All that is stable of an element; `None` for one whose tag cannot be written.
    pub fn of(page: &Page, node: NodeId) -> Option<Self> {
        let tag = page.name(node);
        if !is_tag(tag) {
            return None;
        }
        let (mut ids, mut components, mut classes, mut role) = (Vec::new(), Vec::new(), Vec::new(), None);
        for (name, value) in page.attrs(node) {
            match name {
                // Of an id only the whole: with a part left out it is one of several.
                "id" => {
                    ids.extend(stable(value).filter(|stable| stable.len() == value.len()).map(|id| format!("#{id}")))
                }
                "class" => {
                    for token in value.split_ascii_whitespace().filter_map(stable) {
                        classes.push(format!(".{token}"));
                    }
                }
                "role" => role = Some(value.trim().to_ascii_lowercase()).filter(|role| is_word(role)),
                _ if COMPONENT.contains(&name) => components.extend(stable(value).map(|name| format!("@{name}"))),
                _ => {}
            }
        }
        let mut tokens: Vec<String> = Vec::new();
        for token in ids.into_iter().chain(components).chain(classes) {
            if !tokens.contains(&token) {
                tokens.push(token);
            }
        }
        Some(Self { tag: tag.to_owned(), tokens, role })
    }

    /// The step as the last one of a name.
    pub fn own(mut self) -> Self {
        self.tokens.truncate(MAX_TOKENS);
        self
    }

    /// The step as one of the path to another: with one token.
    pub fn around(mut self) -> Self {
        self.tokens.truncate(1);
        self.role = None;
        self
    }

    /// Whether an element with this step is told from others by more than an ordinary tag.
    pub fn is_telling(&self) -> bool {
        let tag = Tag::of(&self.tag);
        !self.tokens.is_empty() || self.role.is_some() || self.tag.contains('-') || is_landmark(tag)
    }

    /// Whether an element whose step this is answers to a step of a name: it may have more tokens.
    pub fn answers_to(&self, wanted: &Self) -> bool {
        self.tag == wanted.tag
            && (wanted.role.is_none() || self.role == wanted.role)
            && wanted.tokens.iter().all(|token| self.tokens.contains(token))
    }

    /// Reads a written step.
    pub fn parse(text: &str) -> Option<Self> {
        let (text, role) = match text.strip_suffix(']') {
            Some(rest) => rest.split_once('[').map(|(rest, role)| (rest, Some(role)))?,
            None => (text, None),
        };
        let end = text.find(['.', '#', '@']).unwrap_or(text.len());
        let (tag, mut rest) = text.split_at(end);
        let mut tokens = Vec::new();
        while let Some(sign) = rest.chars().next() {
            let end = rest[1..].find(['.', '#', '@']).map_or(rest.len(), |end| end + 1);
            let (token, after) = rest.split_at(end);
            if !is_word(&token[1..]) || !matches!(sign, '.' | '#' | '@') || tokens.len() == MAX_TOKENS {
                return None;
            }
            tokens.push(token.to_owned());
            rest = after;
        }
        let is_valid = is_tag(tag) && role.is_none_or(is_word);
        is_valid.then(|| Self { tag: tag.to_owned(), tokens, role: role.map(str::to_owned) })
    }
}

impl fmt::Display for Step {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.tag)?;
        for token in &self.tokens {
            out.write_str(token)?;
        }
        match &self.role {
            Some(role) => write!(out, "[{role}]"),
            None => Ok(()),
        }
    }
}

/// Elements of which a page or an article has few.
pub(super) fn is_landmark(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Main | Tag::Article | Tag::Aside | Tag::Nav | Tag::Header | Tag::Footer | Tag::Form | Tag::Dialog
    )
}

fn is_tag(name: &str) -> bool {
    let is_valid = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    name.len() <= 32 && name.starts_with(|c: char| c.is_ascii_lowercase()) && name.bytes().all(is_valid)
}

fn is_word(word: &str) -> bool {
    (1..=32).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
}
