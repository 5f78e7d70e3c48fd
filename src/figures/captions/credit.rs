//! The photo credit at the end of a caption: who made the picture or where it comes from.
//!
//! Conservative: what is split off must be short, at the end, and recognisable as a credit by a label, an agency or a
//! character that captions use for nothing else.

use super::credit_label::label;
use super::credit_names::{
    bracketed_name, is_agency_notice, is_east_asian, is_maker_line, is_name, is_name_in_capitals, is_name_with_house,
    korean_photo_of, photo_of, photo_of_surname,
};
use super::credit_text::{LONGEST, clean, has_sentence_after, is_agency_line, unbracketed, whole, without_offer};
use super::credit_words::{ARCHIVES, CHANNELS};
use crate::page::word_table::{AnyOf, list_contains, list_items};

/// A caption split from its credit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::figures) struct Split {
    /// Length of the caption, in bytes of the text.
    pub caption: usize,
    /// The credit without its label and brackets.
    pub credit: String,
}

/// Splits a caption whose white space is collapsed. `None` without a credit.
pub(in crate::figures) fn split(text: &str) -> Option<Split> {
    let offered = without_offer(text);
    split_caption(offered).or_else(|| {
        let caption = offered.trim_end().len();
        (offered.len() < text.len()).then_some(Split { caption, credit: String::new() })
    })
}

fn split_caption(text: &str) -> Option<Split> {
    if let Some(credit) = whole(text) {
        return Some(Split { caption: 0, credit });
    }
    // Most captions have none of these marks: what reads them is not compiled then.
    let marked = |marks: &AnyOf<'_>, by: fn(&str) -> Option<Split>| if marks.is_in(text) { by(text) } else { None };
    labelled(text)
        .or_else(|| marked(&SLASHES, slashed))
        .or_else(|| marked(&DASHES, dashed))
        .or_else(|| marked(&LICENCES, licensed))
        .or_else(|| bracketed(text))
        .or_else(|| marked(&SIGNS, copyright_sign))
        .or_else(|| agency(text))
        .or_else(|| if is_east_asian(text) { maker(text) } else { None })
        .or_else(|| capitals(text))
        .or_else(|| phrase(text))
        .or_else(|| unlabelled(text))
}

static SLASHES: AnyOf<'_> = AnyOf::new(&[" / "]);
static DASHES: AnyOf<'_> = AnyOf::new(&[" - ", " – ", " — "]);
static BARS: AnyOf<'_> = AnyOf::new(&[" | "]);
static SIGNS: AnyOf<'_> = AnyOf::new(&["©", "Ⓒ", "ⓒ", "(c)", "(C)", "（c）", "（C）"]);
const LICENCE_NAMES: [&str; 4] = ["CC BY", "CC-BY", "CC0", "Creative Commons"];
static LICENCES: AnyOf<'_> = AnyOf::new(&LICENCE_NAMES);

/// Whether a caption ends in a credit with a label.
pub(in crate::figures) fn is_labelled(text: &str) -> bool {
    labelled(text).is_some_and(|split| split.caption > 0)
}

/// Longest credit, in bytes, whose label stands within a sentence or without a space before it.
const LONGEST_WITHIN: usize = 100;

/// A credit that begins with its label, where a segment begins; or anywhere, if the label has a capital and a colon.
fn labelled(text: &str) -> Option<Split> {
    let mut best = None;
    let colon = text.rfind([':', '：', '=', '＝']).unwrap_or(0);
    for (at, c) in text.char_indices().filter(|&(at, _)| text.len() - at <= LONGEST) {
        if !(c.is_alphabetic() || "([©（<〈‹【".contains(c)) {
            continue;
        }
        let tail = &text[at..];
        let begins = begins_segment(text, at);
        let within = || {
            // "FILE PHOTO: boats wait".
            let is_first = text[..at].trim_end().bytes().all(|byte| byte.is_ascii_alphabetic());
            let is_apart = at < colon
                && !is_first
                && text[..at].ends_with([' ', '.', '!', '?', '…', '”', '»', ')', '/', '、', '，']);
            // An element of its own right behind a word: "Boats waitPhoto: Ada Holm".
            let is_glued = || {
                let word = text[..at].chars().rev().take_while(|c| c.is_lowercase()).count();
                at < colon && !is_first && word >= 3 && c.is_uppercase()
            };
            (is_apart || is_glued()) && !c.is_lowercase() && tail.len() <= LONGEST_WITHIN
        };
        if !begins && !within() {
            continue;
        }
        let inner = tail.trim_start_matches(OPENING);
        let is_label = |length: usize| begins || inner[..length].trim_end().ends_with([':', '：', '=', '＝']);
        if label(inner).is_some_and(is_label) || begins && (inner.starts_with('©') || inner.starts_with("Copyright "))
        {
            best = Some(at);
            break;
        }
    }
    let at = best.filter(|&at| at > 0)?;
    let tail = &text[at..];
    if has_sentence_after(tail) {
        return None;
    }
    split_at(text, at, without_unopened(tail.trim_start_matches(OPENING)))
}

/// Brackets that open a credit with a label.
const OPENING: [char; 7] = ['(', '[', '（', '<', '〈', '‹', '【'];

/// A text without the brackets at its end that nothing in it opens.
fn without_unopened(text: &str) -> &str {
    let stopped = text.trim_end_matches('.');
    let mut text = if stopped.ends_with([')', ']', '）', '>', '〉', '】']) { stopped } else { text };
    for (open, close) in
        [('(', ')'), ('[', ']'), ('（', '）'), ('<', '>'), ('〈', '〉'), ('‹', '›'), ('‹', '>'), ('【', '】')]
    {
        while text.ends_with(close) && text.matches(close).count() > text.matches(open).count() {
            text = &text[..text.len() - close.len_utf8()];
        }
    }
    text
}

/// Whether a segment of a caption may begin here: after the end of a sentence, a bar, a dash, a bracket.
fn begins_segment(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end();
    let spaced = before.len() < at;
    match before.chars().next_back() {
        None => true,
        Some(
            '.' | '!' | '?' | '…' | '"' | '”' | '’' | '»' | ')' | ']' | '|' | '•' | '·' | '—' | '–' | '-' | '/' | ','
            | ';',
        ) => spaced,
        Some('。' | '（' | '(' | '[' | '<' | '〈' | '‹' | '【') => true,
        _ => text[at..].starts_with(['(', '[', '©', '（', '<', '〈', '‹', '【']),
    }
}

/// A credit in brackets at the end: "(Reuters)", "[File: AP]", "(Ada Holm/The Shore Post)", "（写真：…）".
fn bracketed(text: &str) -> Option<Split> {
    let trimmed = text.trim_end_matches(['.', ' ']);
    let (open, close) = match trimmed.chars().next_back()? {
        ')' => ('(', ')'),
        ']' => ('[', ']'),
        '）' => ('（', '）'),
        _ => return None,
    };
    let at = trimmed.rfind(open)?;
    let inner = trimmed[at + open.len_utf8()..].trim_end_matches(close);
    let two_names =
        inner.contains('/') && inner.split('/').all(|p| p.trim().chars().next().is_some_and(char::is_uppercase));
    let filed =
        ["file", "file photo", "archive", "archiv"].iter().any(|f| inner.to_lowercase().starts_with(&format!("{f}:")));
    let photo = || photo_of(inner).or_else(|| photo_of_surname(inner)).or_else(|| korean_photo_of(inner));
    if let Some(name) = if at > 0 && inner.contains(' ') { photo() } else { None } {
        return split_at(text, at, name);
    }
    if open == '（'
        && let Some(split) = behind_agency_notice(text, &trimmed[..at])
    {
        return Some(split);
    }
    let named = || bracketed_name(&trimmed[..at], inner);
    let is_credit =
        label(inner).is_some() || is_agency_line(inner) || two_names || filed || inner.starts_with('©') || named();
    (is_credit && inner.len() <= LONGEST && at > 0).then(|| split_at(text, at, inner)).flatten()
}

/// A maker in brackets behind an agency, which is part of the credit: "新华社发（何雅达 摄）".
#[inline(never)]
fn behind_agency_notice(text: &str, before: &str) -> Option<Split> {
    let stop = before.rfind(['。', ' '])?;
    let from = stop + before[stop..].chars().next().map_or(0, char::len_utf8);
    if is_agency_notice(&before[from..]) { split_at(text, from, &text[from..]) } else { None }
}

/// What stands behind the last dash: a name and a house ("Boats wait at dawn - Ada Holm/Shorepress"), or a name after the end
/// of the caption's sentence ("Boats wait at dawn. — Ada Holm"). Behind a quotation it is who said it.
#[inline(never)]
fn dashed(text: &str) -> Option<Split> {
    let is_spaced = |&(at, dash): &(usize, &str)| text[..at].ends_with(' ') && text[at + dash.len()..].starts_with(' ');
    let (at, dash) = text.rmatch_indices(['-', '–', '—']).find(is_spaced)?;
    let (caption, tail) = (text[..at].trim_end(), text[at + dash.len()..].trim());
    let of_house = || {
        let (name, house) = tail.split_once('/')?;
        Some(name.trim().contains(' ') && is_name(name) && is_name(house) && !house.contains('/'))
    };
    let has_ended = caption.ends_with(['.', '!', '?', '…', '。']);
    let is_credit = of_house().unwrap_or_else(|| has_ended && tail.contains(' ') && is_name(tail));
    (is_credit && caption.split(' ').count() >= 4).then(|| split_at(text, at, tail)).flatten()
}

/// A last segment that names a licence of Creative Commons: ". Ada Holm, CC BY 4.0".
#[inline(never)]
fn licensed(text: &str) -> Option<Split> {
    let begins = |&(at, _): &(usize, &str)| LICENCE_NAMES.iter().any(|licence| text[at..].starts_with(licence));
    let (licence, _) = text.rmatch_indices('C').find(begins)?;
    let begins = |&(at, _): &(usize, char)| at > 0 && text[..at].ends_with(' ') && begins_segment(text, at);
    let stops = text[..licence].char_indices().filter(begins);
    let at =
        stops.map(|s| s.0).filter(|&at| text[..at].trim_end().ends_with(['.', '!', '?', '…', '|', '–', '—'])).max()?;
    let maker = text[at..licence].trim_matches([' ', ',', '(', '/', '|', '-', '–']);
    let is_credit = text.len() - at <= LONGEST_WITHIN && (maker.is_empty() || label(maker).is_some() || is_name(maker));
    is_credit.then(|| split_at(text, at, &text[at..])).flatten()
}

/// What a caption begins with and its length: a credit in brackets, or one behind a label and before a bar. "(Ada Holm/Shore
/// Post) Boats wait", "Photo: Ada Holm | Boats wait".
pub(in crate::figures) fn leading(text: &str) -> Option<(usize, String)> {
    if text.starts_with(['(', '[']) || BARS.is_in(text) { leading_credit(text) } else { None }
}

#[inline(never)]
fn leading_credit(text: &str) -> Option<(usize, String)> {
    let (credit, end) = if text.starts_with(['(', '[']) {
        let end = text.find([')', ']'])? + 1;
        (&text[..end], end)
    } else {
        label(text)?;
        let end = text.find(" | ")?;
        (&text[..end], end + 3)
    };
    let inner = unbracketed(credit);
    let is_credit = whole(credit).is_some() || inner.contains('/') && is_name(inner);
    let caption = text[end..].trim_start();
    (is_credit && caption.split(' ').count() >= 3 && whole(caption).is_none())
        .then(|| (text.len() - caption.len(), clean(credit)))
}

/// A short source after a slash: "… troops deployed. / Someone's channel".
#[inline(never)]
fn slashed(text: &str) -> Option<Split> {
    let at = text.rfind(" / ")?;
    // "Boats wait / Ada Holm / Shore Post".
    if let Some(first) = text[..at].rfind(" / ")
        && text[..first].split(' ').count() >= 3
        && text[first + 3..].split(" / ").all(|part| part.contains(' ') && is_name(part))
    {
        return split_at(text, first, &text[first + 3..]);
    }
    let (caption, tail) = (text[..at].trim_end(), text[at + 3..].trim());
    // "Boats wait. Archivo / Ada Holm".
    let before = caption.rfind(' ').map_or(0, |space| space + 1);
    if before > 0
        && begins_segment(text, before)
        && list_contains(ARCHIVES, &caption[before..].to_lowercase())
        && is_name(tail)
    {
        return split_at(text, before, &text[before..]);
    }
    let sentence = caption.ends_with(['.', '!', '?', '…', '。', '”', '"', '’', '»']);
    let words = tail.split(' ').count();
    let lower = tail.to_lowercase();
    let channel = CHANNELS.split('|').any(|c| lower.contains(c)) || is_agency_line(tail);
    let long_enough = caption.split(' ').count() >= 4;
    let inner_stop = tail.trim_end_matches('.').contains(". ");
    let short = tail.len() <= 60 && words <= 8 && !inner_stop && !tail.is_empty();
    if !(short && long_enough && (sentence || channel)) {
        return None;
    }
    // "Boats wait. Ada Holm / AFP": the name before the slash is part of the credit.
    let with_name = if sentence { None } else { agency(text) };
    with_name.or_else(|| split_at(text, at, tail))
}

/// A last segment that names an agency: ". Ada Holm/AFP via Getty Images", ". Reuters".
#[inline(never)]
fn agency(text: &str) -> Option<Split> {
    let stops = text.char_indices().filter(|&(at, _)| at > 0 && begins_segment(text, at) && text[..at].ends_with(' '));
    let at = stops.map(|s| s.0).filter(|&at| text.len() - at <= 90 && is_agency_line(&text[at..])).min()?;
    // "Ada Holm (left) and Bo Ek" is no bracket around a credit.
    if text[at..].starts_with(['(', '[']) && !text.trim_end_matches('.').ends_with([')', ']']) {
        return None;
    }
    split_at(text, at, &text[at..])
}

/// A last segment that says who made the picture in a language that names the maker last.
#[inline(never)]
fn maker(text: &str) -> Option<Split> {
    let begins = |at| begins_segment(text, at) && text[..at].ends_with([' ', '。']) || text[..at].ends_with('、');
    let stops = text.char_indices().filter(|&(at, _)| at > 0 && begins(at));
    let at = stops.map(|s| s.0).filter(|&at| is_maker_line(&text[at..])).min()?;
    split_at(text, at, &text[at..])
}

/// A name in capitals after the end of the caption's sentence: "Boats wait at dawn. ADA HOLM".
fn capitals(text: &str) -> Option<Split> {
    // The last sentence ends in a small letter, a digit, or what closes a quotation: "in the U.S." is no end.
    let ends = |&(at, c): &(usize, char)| {
        let before = text[..at].trim_end_matches(['”', '"', '»', ')', '’']).chars().next_back();
        matches!(c, '.' | '!' | '?' | '…')
            && text[at + c.len_utf8()..].trim_start_matches(['”', '"', '»', ')', '’']).starts_with(' ')
            && before.is_some_and(|b| b.is_lowercase() || b.is_ascii_digit())
    };
    let (at, _) = text.char_indices().rfind(ends)?;
    let from = at + text[at..].find(' ')? + 1;
    is_name_in_capitals(&text[from..]).then(|| split_at(text, from, &text[from..])).flatten()
}

/// A last segment that is a credit without a colon: ". Foto Ada Holm", "| Fotografía de Ada Holm", ". Ada Holm for Shore
/// Post".
#[inline(never)]
fn unlabelled(text: &str) -> Option<Split> {
    let (at, stop) = text.rmatch_indices(['.', '!', '?', '…', '|', '»', '”', '،']).find(|&(at, stop)| {
        let tail = &text[at + stop.len()..];
        // "A. Holm": an initial ends no sentence.
        let before = text[..at].chars().next_back();
        tail.len() > 1 && tail.starts_with(' ') && (stop != "." || before.is_some_and(|c| !c.is_uppercase()))
    })?;
    let from = at + stop.len() + 1;
    let tail = text[from..].trim();
    (tail.len() <= LONGEST_WITHIN && (photo_of(tail).is_some() || is_name_with_house(tail)))
        .then(|| split_at(text, from, tail))
        .flatten()
}

/// A credit after a copyright sign: "… at dawn © Ada Holm".
#[inline(never)]
fn copyright_sign(text: &str) -> Option<Split> {
    let (at, sign) = text.rmatch_indices(['©', 'Ⓒ', 'ⓒ', 'c', 'C']).find(|&(at, sign)| {
        let (before, after) = (&text[..at], &text[at + sign.len()..]);
        !sign.is_ascii()
            || before.ends_with(" (") && after.starts_with(") ")
            || before.ends_with('（') && after.starts_with('）')
    })?;
    if at == 0 || text.len() - at > 90 {
        return None;
    }
    // The sign itself stays: it is how such a credit is written.
    if sign == "©" {
        return split_at(text, at, &text[at..]);
    }
    let brackets = text[..at].chars().next_back().filter(|_| sign.is_ascii()).map_or(0, char::len_utf8);
    split_at(text, at - brackets, &text[at + sign.len() + brackets..])
}

/// A fixed phrase of newspapers at the end: "… Submitted photo".
fn phrase(text: &str) -> Option<Split> {
    const PHRASES: &str = "submitted photo|submitted photos|courtesy photo|file photo|contributed photo|provided photo|photo provided|\
        photo submitted|handout photo|staff photo";
    let trimmed = text.trim_end_matches(['.', ')', ' ']);
    let lower = trimmed.to_ascii_lowercase();
    let length = list_items(PHRASES, b'|').find(|phrase| lower.as_bytes().ends_with(phrase))?.len();
    let at = trimmed.len() - length;
    let is_word = at == 0 || text[..at].ends_with([' ', '(']);
    // In lower case it is part of the sentence: "seen in a file photo".
    let is_label = text[at..].starts_with(char::is_uppercase) || text[..at].ends_with('(');
    (is_word && is_label).then_some(Split {
        caption: text[..at].trim_end_matches([' ', '(', '|', '/', '-', '–']).len(),
        credit: trimmed[at..].to_owned(),
    })
}

/// What may stand between a caption and its credit.
const BEFORE_CREDIT: [char; 19] =
    [' ', '/', '|', '•', '·', '—', '–', '-', '(', '[', '<', '〈', '‹', '【', '、', '，', ',', ';', '\u{a0}'];

/// Splits at a position: `tail` is the credit before cleaning.
fn split_at(text: &str, at: usize, tail: &str) -> Option<Split> {
    let credit = clean(tail);
    let caption = text[..at].trim_end_matches(BEFORE_CREDIT).len();
    (!credit.is_empty()).then_some(Split { caption, credit })
}

#[cfg(test)]
mod tests;
