//! Boilerplate phrases: what a short line is for, such as related stories, sharing, signing up, legal notices, comments.
//!
//! Only lines of at most [`MAX_WORDS`] words are looked up: in a longer text a phrase proves nothing. The phrases are those
//! that sites of many languages use as headings, labels and buttons; see [`lists`], also for how to add a language.

mod kinds;
mod lists;

pub use kinds::Phrase;

use lists::PREFIXES;

/// The longest line, in words, that is looked up.
pub const MAX_WORDS: u32 = 14;

/// An index of the prefixes by their first byte, which is enough to reject nearly all lines.
struct PrefixIndex {
    /// List, offset in it, length and second byte of each prefix (0 where it has none). Grouped by first byte, within a
    /// group in the order of the lists.
    entries: [(u8, u16, u8, u8); ENTRIES],
    /// For each first byte, where its group begins; then the end.
    starts: [u16; 257],
    /// For each first byte, a bit for each second one of its group ([`second_bit`]), all where a prefix has none.
    seconds: [u32; 256],
}

static INDEX: PrefixIndex = PrefixIndex::new();

const ENTRIES: usize = {
    let (mut entries, mut list) = (0, 0);
    while list < PREFIXES.len() {
        let (bytes, mut at) = (PREFIXES[list].1.as_bytes(), 0);
        entries += 1;
        while at < bytes.len() {
            entries += (bytes[at] == b'|') as usize;
            at += 1;
        }
        list += 1;
    }
    entries
};

impl PrefixIndex {
    /// Builds the index at compile time by a counting sort: the first pass counts, the second places.
    const fn new() -> Self {
        let mut index = Self { entries: [(0, 0, 0, 0); ENTRIES], starts: [0; 257], seconds: [0; 256] };
        let mut next = [0_u16; 257];
        let mut placing = false;
        loop {
            let mut list = 0;
            while list < PREFIXES.len() {
                let bytes = PREFIXES[list].1.as_bytes();
                let (mut start, mut at) = (0, 0);
                while at <= bytes.len() {
                    if at == bytes.len() || bytes[at] == b'|' {
                        let first = bytes[start] as usize;
                        if placing {
                            let second = if at - start > 1 { bytes[start + 1] } else { 0 };
                            index.seconds[first] |= if second == 0 { u32::MAX } else { second_bit(second) };
                            let entry = (list as u8, start as u16, (at - start) as u8, second);
                            index.entries[next[first] as usize] = entry;
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
        let next = line.as_bytes().get(1).copied().unwrap_or_default();
        if self.seconds[first] & second_bit(next) == 0 {
            return None;
        }
        let range = usize::from(self.starts[first])..usize::from(self.starts[first + 1]);
        let likely = self.entries[range].iter().filter(|entry| entry.3 == next || entry.3 == 0);
        likely.into_iter().find_map(|&(list, start, length, _)| {
            let (phrase, text) = PREFIXES[usize::from(list)];
            let prefix = text.get(usize::from(start)..usize::from(start) + usize::from(length))?;
            starts_with_words(line, prefix).then_some(phrase)
        })
    }
}

/// Phrases anywhere in a line, in which words in one are apart ("WhatsApp"). Of two in one line, the one listed first counts.
const SUBSTRINGS: &[(Phrase, &str)] = &[
    (Phrase::Legal, "©"),
    (Phrase::Legal, "all rights reserved"),
    (Phrase::Legal, "privacy policy"),
    (Phrase::Legal, "terms of use"),
    (Phrase::Legal, "terms of service"),
    (Phrase::Action, "on whatsapp"),
    (Phrase::Action, "on whats app"),
    (Phrase::Action, "no whatsapp"),
    (Phrase::Action, "no whats app"),
    (Phrase::Action, "en whatsapp"),
    (Phrase::Action, "en whats app"),
    (Phrase::Action, "su whatsapp"),
    (Phrase::Action, "su whats app"),
    (Phrase::Action, "whats app channel"),
    (Phrase::Action, "whats app-kanal"),
    (Phrase::Action, "on telegram"),
    (Phrase::Action, "в telegram"),
    (Phrase::Action, "телеграм-канал"),
    (Phrase::Action, "google news"),
    (Phrase::Action, "google nieuws"),
    (Phrase::Action, "google nyheter"),
    (Phrase::Action, "google notícias"),
    (Phrase::Action, "أخبار جوجل"),
    (Phrase::Action, "preferred source"),
    (Phrase::Action, "de whats app"),
    (Phrase::Action, "do whats app"),
    (Phrase::Action, "canale whats app"),
    (Phrase::Action, "whats app kanal"),
    (Phrase::Action, "قناتنا على"),
    (Phrase::Action, "telegram kanal"),
    (Phrase::Legal, "無断転載"),
    (Phrase::Legal, "재배포 금지"),
    (Phrase::Byline, "min read"),
    (Phrase::Byline, "minute read"),
    (Phrase::Byline, "minutes read"),
    (Phrase::Byline, "reading time"),
];

/// For each first byte of [`SUBSTRINGS`], a bit for each second one, by its lowest five bits: letters are as many.
const SUBSTRING_STARTS: [u32; 256] = {
    let (mut starts, mut at) = ([0; 256], 0);
    while at < SUBSTRINGS.len() {
        let bytes = SUBSTRINGS[at].1.as_bytes();
        starts[bytes[0] as usize] |= second_bit(bytes[1]);
        at += 1;
    }
    starts
};

const fn second_bit(byte: u8) -> u32 {
    1 << (byte & 31)
}

/// The phrase of the first of [`SUBSTRINGS`] in a line, in one pass over it.
fn substring_phrase(line: &str) -> Option<Phrase> {
    let bytes = line.as_bytes();
    let mut first = SUBSTRINGS.len();
    for (at, pair) in bytes.windows(2).enumerate() {
        if SUBSTRING_STARTS[usize::from(pair[0])] & second_bit(pair[1]) != 0 {
            let rest = &bytes[at..];
            // Two bytes are compared here and not in a call, as most positions end there.
            let begins = |words: &[u8]| words[0] == pair[0] && words[1] == pair[1] && rest.starts_with(words);
            let found = SUBSTRINGS[..first].iter().position(|(_, words)| begins(words.as_bytes()));
            first = found.unwrap_or(first);
        }
    }
    SUBSTRINGS.get(first).map(|found| found.0)
}

/// Phrases at the end of a line: the units of counts.
const SUFFIXES: &[(Phrase, &[&str])] = &[
    (Phrase::Byline, &[" views", " view", " reads", " ago", " shares", " likes"]),
    (Phrase::Comments, &[" comments", " comment", " replies", " reply"]),
    (Phrase::Reviews, &[" reviews", " review", " ratings"]),
];

/// What a line of at most [`MAX_WORDS`] words is for, if it has a known phrase. `lower` is the line in lower case.
pub fn phrase(lower: &str) -> Option<Phrase> {
    let line = lower.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '©' | '(' | '['));
    if let Some(phrase) = INDEX.phrase(line) {
        return Some(phrase);
    }
    // The name of a site section may precede: "[Asia] Latest stories".
    let line = line.strip_prefix('[').and_then(|rest| rest.split_once("] ")).map_or(line, |(_, rest)| rest);
    if line.len() < lower.len()
        && let Some(phrase) = INDEX.phrase(line)
    {
        return Some(phrase);
    }
    if let Some(phrase) = substring_phrase(line) {
        return Some(phrase);
    }
    let trimmed = line.trim_end_matches(|c: char| !c.is_alphanumeric());
    for (phrase, suffixes) in SUFFIXES {
        if suffixes.iter().any(|suffix| trimmed.ends_with(suffix)) {
            return Some(*phrase);
        }
    }
    // An e-mail address, alone or after a name.
    let last = line.rsplit(' ').next().unwrap_or(line);
    (is_mail_address(last) && line.split(' ').count() <= 5).then_some(Phrase::Byline)
}

/// Whether the line starts with a prefix at a word boundary; a digit may follow directly, as in "Comments0".
fn starts_with_words(line: &str, prefix: &str) -> bool {
    line.strip_prefix(prefix).is_some_and(|rest| {
        let latin = prefix.ends_with(|c: char| c.is_ascii_alphabetic());
        !latin || !rest.starts_with(char::is_alphabetic)
    })
}

/// Whether a text is an e-mail address and nothing else.
pub fn is_mail_address(line: &str) -> bool {
    line.split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !line.contains(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boilerplate_lines_are_recognised() {
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
        assert_eq!(phrase("a 4 min read, all rights reserved"), Some(Phrase::Legal));
        assert_eq!(phrase("business | 4 min read"), Some(Phrase::Byline));
        assert_eq!(phrase("関連記事"), Some(Phrase::Related));
        assert_eq!(phrase("[관련기사] 새 부두"), Some(Phrase::Related));
        assert_eq!(phrase("ilgili haber: yeni rıhtım"), Some(Phrase::Related));
        assert_eq!(phrase("artikeln fortsätter efter annonsen"), Some(Phrase::Action));
        assert_eq!(phrase("volg ons op google nieuws"), Some(Phrase::Action));
        assert_eq!(phrase("أضفنا إلى أخبار جوجل"), Some(Phrase::Action));
        assert_eq!(phrase("link kopieren"), Some(Phrase::Share));
        assert_eq!(phrase("© riproduzione riservata"), Some(Phrase::Legal));
        assert_eq!(phrase("читать также: мост закрыт"), Some(Phrase::Related));
        assert_eq!(phrase("jetzt abonnieren"), Some(Phrase::Action));
        assert_eq!(phrase("yorum yaz"), Some(Phrase::Comments));
        assert_eq!(phrase("archivado en: puerto"), Some(Phrase::Byline));
        assert_eq!(phrase("temps de lecture : 2 min."), Some(Phrase::Byline));
        assert_eq!(phrase("article réservé aux abonnés"), Some(Phrase::Action));
        assert_eq!(phrase("get the news on whatsapp"), Some(Phrase::Action));
        assert_eq!(phrase("themen der woche"), None);
        assert_eq!(phrase("kundenbewertungen (12)"), Some(Phrase::Reviews));
        assert_eq!(phrase("1,204 ratings"), Some(Phrase::Reviews));
    }

    #[test]
    fn similar_lines_are_not() {
        assert_eq!(phrase("shared memory"), None);
        assert_eq!(phrase("shares in the yard"), None);
        assert_eq!(phrase("reviewing the plan"), None);
        assert_eq!(phrase("commenting on the deal"), None);
        assert_eq!(phrase("the harbour at night"), None);
        assert_eq!(phrase("mail me @ noon."), None);
    }
}
