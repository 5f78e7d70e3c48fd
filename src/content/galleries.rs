//! Galleries: a list of nothing but figures becomes the figures, without bullets or numbers.

use crate::article::{Element, Part};

/// Removes such lists around their figures. In place: there may be millions of parts.
pub(super) fn unwrap(parts: &mut Vec<Part>) {
    let (mut kept, mut until) = (0, 0);
    for at in 0..parts.len() {
        if at >= until {
            until = at + gallery(&parts[at..]).unwrap_or(0);
        }
        if at >= until || matches!(parts[at], Part::Figure(_)) {
            parts.swap(kept, at);
            kept += 1;
        }
    }
    parts.truncate(kept);
}

/// The number of parts of the gallery that begins here. Stops at the first part that no gallery has, so that nested
/// lists are each looked at once.
fn gallery(parts: &[Part]) -> Option<usize> {
    if !matches!(parts.first(), Some(Part::Open(Element::List { .. }))) {
        return None;
    }
    let (mut depth, mut figures) = (0, 0);
    for (at, part) in parts.iter().enumerate() {
        match part {
            Part::Open(Element::List { .. }) if at == 0 => depth += 1,
            Part::Open(Element::Item) => depth += 1,
            Part::Figure(_) => figures += 1,
            Part::Close => depth -= 1,
            _ => return None,
        }
        if depth == 0 {
            return (figures > 0).then_some(at + 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: Part = Part::Open(Element::List { ordered: false, start: None });
    const ITEM: Part = Part::Open(Element::Item);

    #[test]
    fn a_list_of_figures_becomes_its_figures() {
        let mut list = vec![LIST, ITEM, Part::Figure(0), Part::Close, ITEM, Part::Figure(1), Part::Close, Part::Close];
        unwrap(&mut list);
        assert_eq!(list, [Part::Figure(0), Part::Figure(1)]);
    }

    #[test]
    fn a_list_with_text_stays() {
        let list = vec![LIST, ITEM, Part::Figure(0), Part::LineBreak, Part::Close, Part::Close];
        let mut unwrapped = list.clone();
        unwrap(&mut unwrapped);
        assert_eq!(unwrapped, list);
    }
}
