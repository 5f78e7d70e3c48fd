//! What may stand in what: the content model of the elements an article is made of.

use crate::article::Element;

/// What may stand anywhere and nest without end.
pub(super) fn is_container(element: &Element) -> bool {
    use Element::*;
    matches!(element, List { .. } | Definitions | Quote | Aside | Post | Table | Details | Span { .. })
}

pub(super) fn is_table_part(element: &Element) -> bool {
    use Element::*;
    matches!(element, Table | TableHead | TableBody | TableFoot | Row)
}

/// Whether lines may stand in it without an element of their own.
pub(super) fn holds_lines(element: &Element) -> bool {
    use Element::*;
    matches!(element, Item | Cell { .. } | Term | Description)
}

pub(super) fn may_hold(outer: &Element, inner: &Element) -> bool {
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

/// What must stand in an element before anything else can.
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
