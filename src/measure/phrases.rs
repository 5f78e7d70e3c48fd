//! What a short line says it is for: other stories, sharing, signing up, the law, comments, who wrote it.
//!
//! Long blocks say too much for a phrase to decide; only lines of at most [`LONGEST`] words are asked. The phrases are
//! those that sites of many languages set as headings and buttons: see [`lists`].

mod lists;

use crate::page::word_table;
use lists::BEGINNINGS;

/// The longest line, in words, that may be known by its phrase.
pub const LONGEST: u32 = 14;

/// What a short line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phrase {
    /// Leads to other stories.
    Related,
    /// Asks to share or follow.
    Share,
    /// Asks to sign up, log in, buy or agree; or is an advertisement's label.
    Action,
    /// Copyright, terms, privacy.
    Legal,
    /// Heads or counts comments.
    Comments,
    /// Says who wrote it, when, how many read it.
    Byline,
    /// Heads or counts what buyers say of a thing.
    Reviews,
}

impl Phrase {
    const COUNT: usize = 7;
}

/// The phrases that lines begin with, found by their first byte: nearly all lines end there.
struct Beginnings {
    /// Which list, where in it, how long. Those of one first byte stand together, in the order of the lists.
    entries: [(u8, u16, u8); ENTRIES],
    /// For each first byte, where its entries begin; then the end.
    starts: [u16; 257],
}

static INDEX: Beginnings = Beginnings::new();

const ENTRIES: usize = {
    let (mut entries, mut list) = (0, 0);
    while list < BEGINNINGS.len() {
        let (bytes, mut at) = (BEGINNINGS[list].1.as_bytes(), 0);
        entries += 1;
        while at < bytes.len() {
            entries += (bytes[at] == b'|') as usize;
            at += 1;
        }
        list += 1;
    }
    entries
};

impl Beginnings {
    /// Sorts the phrases by their first bytes, by counting, as the program is compiled.
    const fn new() -> Self {
        let mut index = Self { entries: [(0, 0, 0); ENTRIES], starts: [0; 257] };
        let mut next = [0_u16; 257];
        let mut placing = false;
        loop {
            let mut list = 0;
            while list < BEGINNINGS.len() {
                let bytes = BEGINNINGS[list].1.as_bytes();
                let (mut start, mut at) = (0, 0);
                while at <= bytes.len() {
                    if at == bytes.len() || bytes[at] == b'|' {
                        let first = bytes[start] as usize;
                        if placing {
                            index.entries[next[first] as usize] = (list as u8, start as u16, (at - start) as u8);
                            next[first] += 1;
                        } else {
                            next[first + 1] += 1;
                        }
                        start = at + 1;
                    }
                    at += 1;
                }
                list += 1;
            }
            if placing {
                return index;
            }
            placing = true;
            let mut byte = 0;
            while byte < 256 {
                next[byte + 1] += next[byte];
                byte += 1;
            }
            index.starts = next;
        }
    }

    fn phrase(&self, line: &str) -> Option<Phrase> {
        let first = usize::from(*line.as_bytes().first()?);
        let range = usize::from(self.starts[first])..usize::from(self.starts[first + 1]);
        self.entries[range].iter().find_map(|&(list, start, length)| {
            let (phrase, text) = BEGINNINGS[usize::from(list)];
            let words = text.get(usize::from(start)..usize::from(start) + usize::from(length))?;
            begins_with_words(line, words).then_some(phrase)
        })
    }
}

/// What stands somewhere in a line that counts or dates something.
const PARTS: &[(Phrase, &[&str])] = &[
    (Phrase::Legal, &["©", "all rights reserved", "privacy policy", "terms of use", "terms of service"]),
    (Phrase::Byline, &["min read", "minute read", "minutes read", "reading time"]),
];

/// Last words of a line that counts something.
const ENDS: &[(Phrase, &[&str])] = &[
    (Phrase::Byline, &[" views", " view", " reads", " ago", " shares", " likes"]),
    (Phrase::Comments, &[" comments", " comment", " replies", " reply"]),
    (Phrase::Reviews, &[" reviews", " review", " ratings"]),
];

/// What a line of at most [`LONGEST`] words is for, if its words say so. `lower` is the line in lower case.
pub fn phrase(lower: &str) -> Option<Phrase> {
    let line = lower.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '©' | '(' | '['));
    // A section's name may stand before: "[Asia] Latest stories".
    let line = line.strip_prefix('[').and_then(|rest| rest.split_once("] ")).map_or(line, |(_, rest)| rest);
    if let Some(phrase) = INDEX.phrase(line) {
        return Some(phrase);
    }
    if let Some((phrase, _)) = PARTS.iter().find(|(_, parts)| word_table::contains_any(line, parts)) {
        return Some(*phrase);
    }
    for (phrase, ends) in ENDS {
        let end = line.trim_end_matches(|c: char| !c.is_alphanumeric());
        if ends.iter().any(|words| end.ends_with(words)) {
            return Some(*phrase);
        }
    }
    // An address alone, or after the name of the one it reaches.
    let last = line.rsplit(' ').next().unwrap_or(line);
    (is_mail_address(last) && line.split(' ').count() <= 5).then_some(Phrase::Byline)
}

/// Whether the line begins with these words and the last of them ends there; a digit may follow, as counters do.
fn begins_with_words(line: &str, words: &str) -> bool {
    line.strip_prefix(words).is_some_and(|rest| {
        let latin = words.ends_with(|c: char| c.is_ascii_alphabetic());
        !latin || !rest.starts_with(char::is_alphabetic)
    })
}

fn is_mail_address(line: &str) -> bool {
    line.split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !line.contains(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_serve_the_site_are_known() {
        assert_eq!(phrase("related stories"), Some(Phrase::Related));
        assert_eq!(phrase("share it on..."), Some(Phrase::Share));
        assert_eq!(phrase("comments0"), Some(Phrase::Comments));
        assert_eq!(phrase("12 comments"), Some(Phrase::Comments));
        assert_eq!(phrase("© 2031 the paper"), Some(Phrase::Legal));
        assert_eq!(phrase("writer@paper.example"), Some(Phrase::Byline));
        assert_eq!(phrase("ada holm writer@paper.example"), Some(Phrase::Byline));
        assert_eq!(phrase("[asia] latest stories"), Some(Phrase::Related));
        assert_eq!(phrase("daniel kim views"), Some(Phrase::Byline));
        assert_eq!(phrase("the paper, all rights reserved"), Some(Phrase::Legal));
        assert_eq!(phrase("business | 4 min read"), Some(Phrase::Byline));
        assert_eq!(phrase("関連記事"), Some(Phrase::Related));
        assert_eq!(phrase("читать также: мост закрыт"), Some(Phrase::Related));
        assert_eq!(phrase("jetzt abonnieren"), Some(Phrase::Action));
        assert_eq!(phrase("yorum yaz"), Some(Phrase::Comments));
        assert_eq!(phrase("kundenbewertungen (12)"), Some(Phrase::Reviews));
        assert_eq!(phrase("1,204 ratings"), Some(Phrase::Reviews));
    }

    #[test]
    fn lines_that_only_look_like_them_are_not() {
        assert_eq!(phrase("shared memory"), None);
        assert_eq!(phrase("reviewing the plan"), None);
        assert_eq!(phrase("commenting on the deal"), None);
        assert_eq!(phrase("the harbour at night"), None);
        assert_eq!(phrase("mail me @ noon."), None);
    }
}
