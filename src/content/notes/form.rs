//! One form for notes that the page has as lines of their own.
//!
//! A bare raised number and the line that begins with the same one are linked both ways; a number that stands alone over its
//! note joins it; a sign within the text is raised; notes between the paragraphs move to the end, in order. Lists of notes
//! stay as they are: they stand at the end already, or under a heading of theirs.

use crate::article::{Body, Element, Part};
use crate::content::links::unique;
use crate::page::numbered::Numbered;
use crate::page::order;
use std::ops::Range;

/// Bytes of the longest sign: three daggers, `[123]`.
const SIGN: usize = 9;

/// What to do with a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Change {
    /// A sign raised by the page's styles only begins here.
    Raise,
    /// It ends here.
    Lower,
    /// The line of a sign that stands alone ends here, and its note's begins.
    Join,
    /// Becomes this end of a linked pair: of each pair first the sign, then the note.
    Link(usize),
}

/// Does all that to the article's parts; that many other notes were numbered before.
pub(in crate::content) fn tidy(body: &mut Body, others: usize, ids: &mut Numbered) {
    let mut changes = bare(body);
    let mut pairs: Vec<[String; 2]> = Vec::new();
    for number in 1..=changes.len() / 2 {
        pairs.push(pair(others + number, ids));
    }
    for at in 1..body.parts.len() {
        if !matches!(body.parts[at], Part::Open(Element::Jump { .. })) {
            continue;
        }
        let Some((_, text)) = sign_in(body, at) else { continue };
        if follows_word(body, at) {
            changes.extend([(at, Change::Raise), (text + 1, Change::Lower)]);
        } else if matches!(body.parts[at - 1], Part::Open(Element::Paragraph))
            && matches!(body.parts[text + 2..], [Part::Close, Part::Open(Element::Paragraph), ..])
        {
            changes.push((text + 2, Change::Join));
        }
    }
    order::sort(&mut changes);
    let mut changes = changes.into_iter().peekable();
    let mut joined = usize::MAX;
    for (at, part) in std::mem::take(&mut body.parts).into_iter().enumerate() {
        let change = changes.next_if(|change| change.0 == at).map(|change| change.1);
        match change {
            Some(Change::Raise) => body.parts.push(Part::Open(Element::Superscript)),
            Some(Change::Join) => {
                body.push_text(" ");
                joined = at + 1;
                continue;
            }
            Some(Change::Link(end)) => {
                let [own, to] = [end % 2, 1 - end % 2].map(|side| pairs[end / 2][side].clone());
                body.parts.extend([Part::Open(Element::Jump { to }), Part::Anchor(own)]);
            }
            None if at == joined => continue,
            Some(Change::Lower) | None => {}
        }
        body.parts.push(part);
        if matches!(change, Some(Change::Lower | Change::Link(_))) {
            body.parts.push(Part::Close);
        }
    }
    move_to_end(body);
}

/// The text between an opening part and what closes it, if it is nothing but a note's sign, and its place.
fn sign_in(body: &Body, open: usize) -> Option<(&str, usize)> {
    let anchors = body.parts[open + 1..].iter().take_while(|part| matches!(part, Part::Anchor(_))).count();
    let at = open + 1 + anchors;
    let (Some(Part::Text { start, end }), Some(Part::Close)) = (body.parts.get(at), body.parts.get(at + 1)) else {
        return None;
    };
    let text = body.slice(*start, *end).trim();
    let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
    let number = !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_digit());
    let mark = !bare.is_empty() && bare.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§' | '¶'));
    (text.len() <= SIGN && (number || mark)).then_some((bare, at))
}

/// Whether a part begins a line.
fn begins_line(body: &Body, at: usize) -> bool {
    let leads = |part: &&Part| matches!(part, Part::Anchor(_) | Part::Open(Element::Superscript));
    let before = body.parts[..at].iter().rev().find(|part| !leads(part));
    matches!(before, Some(Part::Open(Element::Paragraph | Element::Item | Element::Small)))
}

/// Whether what begins here, not as the first part, stands right after a word.
fn follows_word(body: &Body, at: usize) -> bool {
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '!' | '?' | ')' | '”' | '"');
    matches!(body.parts[at - 1], Part::Text { start, end } if body.slice(start, end).ends_with(joins))
}

/// Raised signs without a link and the line that begins with the same one, where each is the only one of its kind.
fn bare(body: &Body) -> Vec<(usize, Change)> {
    let mut known = Numbered::default();
    // Of each sign in the text, and of each at the beginning of a line: the last place and how many there are.
    let mut found: Vec<[(usize, u32); 2]> = Vec::new();
    let mut links: Vec<bool> = Vec::new();
    for (at, part) in body.parts.iter().enumerate() {
        match part {
            Part::Open(element) => {
                if matches!(element, Element::Superscript)
                    && !links.contains(&true)
                    && let Some((sign, text)) = sign_in(body, at)
                {
                    let index = known.add(sign);
                    found.resize(known.len(), [(0, 0); 2]);
                    let (place, count) = &mut found[index][usize::from(begins_line(body, at))];
                    (*place, *count) = (text, *count + 1);
                }
                links.push(matches!(element, Element::Link { .. } | Element::Jump { .. }));
            }
            Part::Close => {
                links.pop();
            }
            _ => {}
        }
    }
    let mut ends = Vec::new();
    for [(sign, signs), (note, notes)] in found {
        if signs == 1 && notes == 1 && sign < note {
            ends.extend([(sign, Change::Link(ends.len())), (note, Change::Link(ends.len() + 1))]);
        }
    }
    ends
}

/// Moves notes that stand between paragraphs to the end, in the order in which the text refers to them.
fn move_to_end(body: &mut Body) {
    let mut places = Numbered::default();
    // Where a sign in the text first leads to each place.
    let mut signs: Vec<usize> = Vec::new();
    for (at, part) in body.parts.iter().enumerate() {
        if let Part::Open(Element::Jump { to }) = part
            && !begins_line(body, at)
            && sign_in(body, at).is_some()
            && places.add(to) == signs.len()
        {
            signs.push(at);
        }
    }
    if signs.is_empty() {
        return;
    }
    // The sign of each note, and where the note begins and ends.
    let mut notes: Vec<(usize, usize, usize)> = Vec::new();
    let (mut headed, mut last) = (false, 0);
    for block in blocks(body) {
        let parts = &body.parts[block.clone()];
        let line = matches!(parts[0], Part::Open(Element::Paragraph | Element::Aside));
        // A note begins with the place that the sign leads to; the sign comes before it.
        let led = parts.iter().take(5).filter(|_| line).find_map(|part| match part {
            Part::Anchor(id) => places.find(id).map(|place| signs[place]).filter(|&sign| sign < block.start),
            _ => None,
        });
        match led {
            Some(sign) if !headed => notes.push((sign, block.start, block.end)),
            Some(_) => {}
            None => {
                headed = matches!(parts[0], Part::Open(Element::Heading { .. }));
                last = block.end;
            }
        }
    }
    if notes.first().is_none_or(|note| note.1 > last) {
        return;
    }
    let mut parts = Vec::with_capacity(body.parts.len());
    let mut from = 0;
    for &(_, start, end) in &notes {
        parts.extend_from_slice(&body.parts[from..start]);
        from = end;
    }
    parts.extend_from_slice(&body.parts[from..]);
    order::sort(&mut notes);
    for (_, start, end) in notes {
        parts.extend_from_slice(&body.parts[start..end]);
    }
    body.parts = parts;
}

/// The ids of a sign and its note.
pub(super) fn pair(number: usize, ids: &mut Numbered) -> [String; 2] {
    ["noteref", "note"].map(|name| unique(&format!("{name}-{number}"), ids))
}

/// The parts that stand by themselves, as ranges.
fn blocks(body: &Body) -> Vec<Range<usize>> {
    let (mut blocks, mut depth, mut start) = (Vec::new(), 0_usize, 0);
    for (at, part) in body.parts.iter().enumerate() {
        depth = match part {
            Part::Open(_) => depth + 1,
            Part::Close => depth.saturating_sub(1),
            _ => depth,
        };
        if depth == 0 {
            blocks.push(start..at + 1);
            start = at + 1;
        }
    }
    blocks
}
