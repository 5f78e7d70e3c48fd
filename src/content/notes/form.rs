//! One form for notes that the page has as lines of their own.
//!
//! A bare raised number and the line that begins with the same one are linked both ways; a number that stands alone over its
//! note joins it; a sign within the text is raised; notes between the paragraphs move to the end, in order. Lists of notes
//! stay as they are: they stand at the end already, or under a heading of theirs.

use crate::article::{Body, Element, Part};
use crate::content::links::unique;
use crate::page::numbered::Numbered;
use crate::page::order::sort;
use std::ops::Range;

/// Characters of the longest sign: "[12]".
const SIGN: usize = 5;

/// Does all that to the article's parts; that many other notes were numbered before.
pub(in crate::content) fn tidy(body: &mut Body, others: usize, ids: &mut Numbered) {
    let bare = bare(body, others, ids);
    edit(body, bare);
    let alone = alone(body);
    if !alone.is_empty() {
        body.text.push(' ');
    }
    edit(body, alone);
    let raised = raised(body);
    edit(body, raised);
    move_to_end(body);
}

/// What to put in the place of some parts.
type Edit = (Range<usize>, Vec<Part>);

/// Makes all edits, which come in order.
fn edit(body: &mut Body, edits: Vec<Edit>) {
    if edits.is_empty() {
        return;
    }
    let mut parts = std::mem::take(&mut body.parts).into_iter();
    let mut at = 0;
    for (old, new) in edits {
        body.parts.extend(parts.by_ref().take(old.start - at));
        parts.by_ref().take(old.len()).for_each(drop);
        body.parts.extend(new);
        at = old.end;
    }
    body.parts.extend(parts);
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
    (text.len() <= SIGN + 4 && (number || mark)).then_some((bare, at))
}

/// Whether a part begins a line.
fn begins_line(body: &Body, at: usize) -> bool {
    let leads = |part: &&Part| matches!(part, Part::Anchor(_) | Part::Open(Element::Superscript));
    let before = body.parts[..at].iter().rev().find(|part| !leads(part));
    matches!(before, Some(Part::Open(Element::Paragraph | Element::Item | Element::Small)))
}

/// Links raised signs without a link to the line that begins with the same one, where each is the only one of its kind.
fn bare(body: &Body, others: usize, ids: &mut Numbered) -> Vec<Edit> {
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
    let mut edits: Vec<Edit> = Vec::new();
    for [(sign, signs), (note, notes)] in found {
        if signs == 1 && notes == 1 && sign < note {
            let [place, line] = pair(others + edits.len() / 2 + 1, ids);
            for (at, own, to) in [(sign, place.clone(), line.clone()), (note, line, place)] {
                let link =
                    vec![Part::Open(Element::Jump { to }), Part::Anchor(own), body.parts[at].clone(), Part::Close];
                edits.push((at..at + 1, link));
            }
        }
    }
    in_order(edits, |edit| edit.0.start)
}

/// Sorted by place, those of one place as they were.
fn in_order<T: Default>(mut items: Vec<T>, place: fn(&T) -> usize) -> Vec<T> {
    let mut order: Vec<(usize, usize)> = items.iter().map(place).zip(0..).collect();
    sort(&mut order);
    order.into_iter().map(|(_, at)| std::mem::take(&mut items[at])).collect()
}

/// Where a sign stands alone in a line, a link to where it is referred to: it joins the line after it.
fn alone(body: &Body) -> Vec<Edit> {
    let space = u32::try_from(body.text.len()).unwrap_or(u32::MAX);
    let joint = |at: usize| {
        let [Part::Open(Element::Paragraph), Part::Open(Element::Jump { .. })] = body.parts.get(at..at + 2)? else {
            return None;
        };
        let end = sign_in(body, at + 1)?.1 + 2;
        let next = matches!(body.parts.get(end..end + 2)?, [Part::Close, Part::Open(Element::Paragraph)]);
        next.then(|| (end..end + 2, vec![Part::Text { start: space, end: space + 1 }]))
    };
    (0..body.parts.len()).filter_map(joint).collect()
}

/// Where signs are raised by the page's styles only: numbers right after a word that lead to a note.
fn raised(body: &Body) -> Vec<Edit> {
    let mut edits = Vec::new();
    for at in 1..body.parts.len() {
        if matches!(body.parts[at], Part::Open(Element::Jump { .. }))
            && let Part::Text { start, end } = body.parts[at - 1]
            && let Some((_, text)) = sign_in(body, at)
            && body
                .slice(start, end)
                .ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | '!' | '?' | ')' | '”' | '"'))
        {
            edits.push((at..at, vec![Part::Open(Element::Superscript)]));
            edits.push((text + 2..text + 2, vec![Part::Close]));
        }
    }
    edits
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
    let mut moved: Vec<(usize, Range<usize>)> = Vec::new();
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
            Some(sign) if !headed => moved.push((sign, block)),
            Some(_) => {}
            None => {
                headed = matches!(parts[0], Part::Open(Element::Heading { .. }));
                last = block.end;
            }
        }
    }
    if moved.first().is_none_or(|(_, block)| block.start > last) {
        return;
    }
    let notes: Vec<(usize, Vec<Part>)> =
        moved.iter().map(|(sign, block)| (*sign, body.parts[block.clone()].to_vec())).collect();
    let notes = in_order(notes, |note| note.0);
    edit(body, moved.into_iter().map(|(_, block)| (block, Vec::new())).collect());
    body.parts.extend(notes.into_iter().flat_map(|note| note.1));
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
