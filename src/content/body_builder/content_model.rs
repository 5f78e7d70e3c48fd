//! The content model of the article: which element may contain which.

use crate::article::Element;

/// Whether an element is allowed anywhere and may nest.
pub(super) fn is_container(element: &Element) -> bool {
    use Element::*;
    matches!(element, List { .. } | Definitions | Quote | Aside | Post | Table | Details | Span { .. })
}

/// Whether an element is part of a table above its cells.
pub(super) fn is_table_part(element: &Element) -> bool {
    use Element::*;
    matches!(element, Table | TableHead | TableBody | TableFoot | Row)
}

/// Whether an element may contain text directly.
pub(super) fn holds_text(element: &Element) -> bool {
    use Element::*;
    matches!(element, Item | Cell { .. } | Term | Description)
}

/// Whether an element may contain another directly.
pub(super) fn may_contain(outer: &Element, inner: &Element) -> bool {
    use Element::*;
    match inner {
        Item => matches!(outer, List { .. }),
        Term | Description => matches!(outer, Definitions),
        TableHead | TableBody | TableFoot => matches!(outer, Table),
        Row => matches!(outer, TableHead | TableBody | TableFoot),
        Cell { .. } => matches!(outer, Row),
        _ => implied_child(outer).is_none(),
    }
}

/// The child that an element needs around any other content.
pub(super) fn implied_child(element: &Element) -> Option<Element> {
    use Element::*;
    match element {
        List { .. } => Some(Item),
        Definitions => Some(Description),
        Table => Some(TableBody),
        TableHead | TableBody | TableFoot => Some(Row),
        Row => Some(Cell { header: None, columns: 1, rows: 1 }),
        _ => None,
    }
}
