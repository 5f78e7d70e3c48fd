//! A text that is all credit: whether it is one, and what of it names the maker.

use super::credit_label::label;
use super::credit_names::{is_maker_line, is_name, photo_of};
use super::credit_words::{AGENCIES, OF_ARCHIVES};
use crate::page::word_table::{AnyOf, list_contains};

/// Longest credit in bytes. The longest of the labelled ones has 60.
pub(super) const LONGEST: usize = 160;

/// Words of a part between slashes that is part of a credit whatever it says.
const FEW: usize = 3;

/// The credit that a text is from end to end, cleaned.
pub(in crate::figures) fn whole(text: &str) -> Option<String> {
    let inner = without_rights(unbracketed(text.trim()));
    if inner.len() > LONGEST || inner.is_empty() {
        return None;
    }
    let is_of_archives = || {
        let noun = inner.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        list_contains(OF_ARCHIVES, &noun.to_lowercase())
    };
    let is_credit = label(inner).is_some_and(|length| !is_of_archives() || is_name(&inner[length..]))
        || inner.starts_with(['©', 'Ⓒ', 'ⓒ'])
        || ["(c)", "(C)", "（Ｃ）", "Copyright "].iter().any(|mark| inner.starts_with(mark))
        || is_agency_line(inner)
        || is_maker_line(inner);
    (is_credit && !has_sentence_after(inner)).then(|| clean(text))
}

/// A credit without label, brackets around it and full stop.
pub(in crate::figures) fn clean(text: &str) -> String {
    let mut text = text.trim().trim_start_matches(['|', '/', '–', '—', ' ']);
    loop {
        let before = text;
        text = unbracketed(text).trim();
        // "© Foto: Ada Holm".
        if let Some(rest) = text.strip_prefix("© ").filter(|rest| label(rest).is_some()) {
            text = rest;
        }
        // "CreditAda Holm": a label that only screen readers hear stands right before the name.
        if let Some(rest) = text.strip_prefix("Credit").filter(|rest| rest.starts_with(char::is_uppercase)) {
            text = rest;
        }
        if let Some(length) = label(text)
            && length < text.len()
        {
            text = text[length..].trim_start_matches([' ', ':', '：', '|', '–', '-', '/', '.', '\u{a0}']);
        }
        if text == before {
            break;
        }
    }
    // "Foto Ada Holm".
    let text = photo_of(text).unwrap_or(text);
    let text = without_rights(text).trim_end_matches([' ', ',', ';', '|', '-', '–', '—']);
    // "Ada Holm." but not "A. Holm & Co."
    let stop = text.strip_suffix('.').filter(|t| !t.ends_with("Co") && !t.ends_with("Inc") && !t.ends_with("Ltd"));
    stop.unwrap_or(text).to_owned()
}

/// What reserves or sells rights behind a credit.
const RIGHTS_WORDS: [&str; 7] = [
    "/Copyright",
    ". All rights",
    " All rights reserved",
    " Purchase Licensing",
    " Buy Photo",
    ". 재판매 및 DB",
    " 재판매 및 DB",
];
static RIGHTS: AnyOf<'_> = AnyOf::new(&RIGHTS_WORDS);

/// A caption without the link behind it that sells the picture.
pub(super) fn without_offer(text: &str) -> &str {
    const OFFER: &str = " Purchase Licensing Rights";
    match text.rfind(OFFER) {
        Some(at) if at > 0 && text.len() - at <= OFFER.len() + 24 => &text[..at],
        _ => text,
    }
}

/// A credit without what only reserves rights: "Copyright" before it, "/Copyright 2024 …" and "All rights reserved" after.
fn without_rights(text: &str) -> &str {
    let text = text.strip_prefix("Copyright ").or_else(|| text.strip_prefix("（Ｃ）")).unwrap_or(text);
    if !RIGHTS.is_in(text) {
        return text;
    }
    let ends = RIGHTS_WORDS.iter().filter_map(|end| text.find(end));
    ends.filter(|&at| at > 0).min().map_or(text, |at| &text[..at])
}

pub(super) fn unbracketed(text: &str) -> &str {
    let pairs = [('(', ')'), ('[', ']'), ('（', '）'), ('【', '】')];
    for (open, close) in pairs {
        if let Some(inner) = text.strip_prefix(open).and_then(|t| t.strip_suffix(close))
            && !inner.contains([open, close])
        {
            return inner;
        }
    }
    text
}

/// Whether a text that begins like a credit has more than one sentence: then it is about a photo.
pub(super) fn has_sentence_after(text: &str) -> bool {
    let stop = text.char_indices().find(|&(at, c)| {
        c == '.'
            && text[at + 1..].starts_with(' ')
            && text[..at].split(' ').next_back().is_some_and(|w| w.chars().count() > 3)
    });
    stop.is_some_and(|(at, _)| text[at + 1..].trim().split(' ').count() > 6)
}

/// Whether a short line is a credit by the agency it names: at its end, after "via", or on a side of a slash.
pub(super) fn is_agency_line(line: &str) -> bool {
    let line = without_rights(line.trim()).trim_end_matches(['.', ')', ']']);
    if line.len() > 90 || line.contains(". ") || line.rfind('©').is_some_and(|at| at > 0) {
        return false;
    }
    let lower = line.to_lowercase();
    let is = |part: &str| list_contains(AGENCIES, part.trim().trim_matches(['(', ')', '.']));
    if is(&lower) {
        return true;
    }
    let after_via = lower.rsplit_once(" via ").or_else(|| lower.rsplit_once(" on ")).is_some_and(|(_, tail)| is(tail));
    // "Boats wait | Source: Ada Holm / AP" is more than a credit.
    let is_part = |part: &str| part.trim().split(' ').count() <= FEW || is_name(part);
    let between_slashes = lower.contains(['/', '|', '–'])
        && lower.split(['/', '|', '–']).any(is)
        && line.split(['/', '|', '–']).all(is_part);
    let after_comma =
        lower.rsplit_once([',', '-', ':']).is_some_and(|(head, tail)| is(tail) && head.split(' ').count() <= 4);
    // "Ada Holm Getty Images": few words, all capitalised, the last two an agency.
    let words: Vec<&str> = line.split(' ').collect();
    let names = words.len() <= 5 && words.iter().all(|w| w.chars().next().is_some_and(char::is_uppercase));
    let ends = names && AGENCIES.split('|').any(|a| a.contains(' ') && lower.ends_with(a));
    after_via || between_slashes || after_comma || ends
}
