//! One form for footnotes that the page has as lines of their own.
//!
//! A superscript number without a link and the line that begins with the same number are linked in both directions; a
//! number alone in a line joins its footnote; a mark within the text becomes superscript; footnotes between paragraphs
//! move to the end, in order. Lists of footnotes stay as they are: they are at the end already, or under a heading of
//! their own.

use crate::article::{Body, Element, Part};
use crate::content::links::ids::unique;
use crate::page::numbered::Numbered;
use std::ops::Range;

/// Longest footnote mark, in bytes: three daggers, `[123]`.
const MARK: usize = 9;

/// What to do with a part of the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Change {
    /// A mark that only a style sheet made superscript begins here.
    OpenSuperscript,
    /// It ends here.
    CloseSuperscript,
    /// The line of a mark alone ends here, and that of its footnote begins.
    Join,
    /// Becomes this end of a linked pair; ends are numbered, of each pair first the mark, then the footnote.
    Link(usize),
}

/// Unifies the footnotes of an article; `others` footnotes are numbered already.
pub(in crate::content) fn unify(body: &mut Body, others: usize, ids: &mut Numbered) {
    // Most articles have no marks.
    if body.parts.iter().any(|part| matches!(part, Part::Open(Element::Jump { .. } | Element::Superscript))) {
        unify_marks(body, others, ids);
    }
}

#[inline(never)]
fn unify_marks(body: &mut Body, others: usize, ids: &mut Numbered) {
    let mut changes = unlinked(body);
    let mut pairs: Vec<[String; 2]> = Vec::new();
    for number in 1..=changes.len() / 2 {
        pairs.push(pair(others + number, ids));
    }
    for at in 1..body.parts.len() {
        if !matches!(body.parts[at], Part::Open(Element::Jump { .. })) {
            continue;
        }
        let Some((_, text)) = mark_in(body, at) else { continue };
        if follows_word(body, at) {
            changes.extend([(at, Change::OpenSuperscript), (text + 1, Change::CloseSuperscript)]);
        } else if matches!(body.parts[at - 1], Part::Open(Element::Paragraph))
            && matches!(body.parts[text + 2..], [Part::Close, Part::Open(Element::Paragraph), ..])
        {
            changes.push((text + 2, Change::Join));
        }
    }
    changes.sort_unstable();
    let mut changes = changes.into_iter().peekable();
    let mut joined = usize::MAX;
    for (at, part) in std::mem::take(&mut body.parts).into_iter().enumerate() {
        let change = changes.next_if(|change| change.0 == at).map(|change| change.1);
        match change {
            Some(Change::OpenSuperscript) => body.parts.push(Part::Open(Element::Superscript)),
            Some(Change::Join) => {
                body.push_text(" ");
                joined = at + 1;
                continue;
            }
            Some(Change::Link(end)) => {
                let [own, to] = [end % 2, 1 - end % 2].map(|side| Box::new(pairs[end / 2][side].clone()));
                body.parts.extend([Part::Open(Element::Jump { to }), Part::Anchor(own)]);
            }
            None if at == joined => continue,
            Some(Change::CloseSuperscript) | None => {}
        }
        body.parts.push(part);
        if matches!(change, Some(Change::CloseSuperscript | Change::Link(_))) {
            body.parts.push(Part::Close);
        }
    }
    move_to_end(body);
}

/// The text between an opening part and its close, if it is only a footnote mark, and its index.
fn mark_in(body: &Body, open: usize) -> Option<(&str, usize)> {
    let anchors = body.parts[open + 1..].iter().take_while(|part| matches!(part, Part::Anchor(_))).count();
    let at = open + 1 + anchors;
    let (Some(Part::Text { start, end }), Some(Part::Close)) = (body.parts.get(at), body.parts.get(at + 1)) else {
        return None;
    };
    let text = body.slice(*start, *end).trim();
    let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
    let number = !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_digit());
    let symbol = !bare.is_empty() && bare.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§' | '¶'));
    (text.len() <= MARK && (number || symbol)).then_some((bare, at))
}

/// Whether a part begins a line.
fn begins_line(body: &Body, at: usize) -> bool {
    let leads = |part: &&Part| matches!(part, Part::Anchor(_) | Part::Open(Element::Superscript));
    let before = body.parts[..at].iter().rev().find(|part| !leads(part));
    matches!(before, Some(Part::Open(Element::Paragraph | Element::Item | Element::Small)))
}

/// Whether the part at `at` (not the first) comes right after a word.
fn follows_word(body: &Body, at: usize) -> bool {
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '!' | '?' | ')' | '”' | '"');
    matches!(body.parts[at - 1], Part::Text { start, end } if body.slice(start, end).ends_with(joins))
}

/// Superscript marks without a link and the lines that begin with the same mark, where both are unique.
fn unlinked(body: &Body) -> Vec<(usize, Change)> {
    let mut known = Numbered::default();
    // For each mark: the last index and the count in the text, and at the beginning of a line.
    let mut found: Vec<[(usize, u32); 2]> = Vec::new();
    let mut links: Vec<bool> = Vec::new();
    for (at, part) in body.parts.iter().enumerate() {
        match part {
            Part::Open(element) => {
                if matches!(element, Element::Superscript)
                    && !links.contains(&true)
                    && let Some((mark, text)) = mark_in(body, at)
                {
                    let index = known.add(mark);
                    found.resize(known.len(), [(0, 0); 2]);
                    let (last, count) = &mut found[index][usize::from(begins_line(body, at))];
                    (*last, *count) = (text, *count + 1);
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
    for [(mark, marks), (footnote, footnotes)] in found {
        if marks == 1 && footnotes == 1 && mark < footnote {
            ends.extend([(mark, Change::Link(ends.len())), (footnote, Change::Link(ends.len() + 1))]);
        }
    }
    ends
}

/// Moves footnotes between paragraphs to the end, in the order in which the text refers to them.
fn move_to_end(body: &mut Body) {
    let mut targets = Numbered::default();
    // For each target the index of the first mark in the text that links to it.
    let mut marks: Vec<usize> = Vec::new();
    for (at, part) in body.parts.iter().enumerate() {
        if let Part::Open(Element::Jump { to }) = part
            && !begins_line(body, at)
            && mark_in(body, at).is_some()
            && targets.add(to) == marks.len()
        {
            marks.push(at);
        }
    }
    if marks.is_empty() {
        return;
    }
    // The mark of each footnote, and where the footnote begins and ends.
    let mut footnotes: Vec<(usize, usize, usize)> = Vec::new();
    let (mut headed, mut last) = (false, 0);
    for block in blocks(body) {
        let parts = &body.parts[block.clone()];
        let line = matches!(parts[0], Part::Open(Element::Paragraph | Element::Aside));
        // A footnote begins with the anchor that the mark links to; the mark comes before it.
        let cited_by = parts.iter().take(5).filter(|_| line).find_map(|part| match part {
            Part::Anchor(id) => targets.find(id).map(|target| marks[target]).filter(|&mark| mark < block.start),
            _ => None,
        });
        match cited_by {
            Some(mark) if !headed => footnotes.push((mark, block.start, block.end)),
            Some(_) => {}
            None => {
                headed = matches!(parts[0], Part::Open(Element::Heading { .. }));
                last = block.end;
            }
        }
    }
    if footnotes.first().is_none_or(|footnote| footnote.1 > last) {
        return;
    }
    let mut parts = Vec::with_capacity(body.parts.len());
    let mut from = 0;
    for &(_, start, end) in &footnotes {
        parts.extend_from_slice(&body.parts[from..start]);
        from = end;
    }
    parts.extend_from_slice(&body.parts[from..]);
    footnotes.sort_unstable();
    for (_, start, end) in footnotes {
        parts.extend_from_slice(&body.parts[start..end]);
    }
    body.parts = parts;
}

/// The ids of a mark and its footnote.
pub(super) fn pair(number: usize, ids: &mut Numbered) -> [String; 2] {
    ["noteref", "note"].map(|name| unique(&format!("{name}-{number}"), ids))
}

/// The top-level parts, as ranges.
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
