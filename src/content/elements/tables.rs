//! Data tables and layout tables.
//!
//! After the HTML standard's advice on telling them apart ("Techniques for distinguishing tables used for layout":
//! `role`, `caption`, `thead`, `th`, `headers`, `scope`, a visible border) and the heuristics of browsers'
//! accessibility trees (nested tables, single rows or columns, many columns). One walk over the page for all tables.

use crate::article::{Element, HeaderScope};
use crate::page::{Kind, NodeId, Page, Tag};

/// Longest average cell of a data table without explicit marks, in bytes: a sentence. Longer cells hold running text.
const CELL_BYTES: usize = 120;

/// The data tables of the page, ascending.
pub(in crate::content) struct DataTables(Vec<NodeId>);

#[derive(Default)]
struct Table {
    node: usize,
    end: usize,
    /// By its `role`: data or not.
    declared: Option<bool>,
    marked: bool,
    headers: usize,
    nested: bool,
    prose: bool,
    rows: usize,
    columns_now: usize,
    /// Rows of at least two cells, and the most cells of a row.
    wide_rows: usize,
    most_columns: usize,
    cells: usize,
    bytes: usize,
}

impl DataTables {
    /// Classifies every table of the page.
    pub fn find(page: &Page) -> Self {
        let has_tables = (0..page.len()).any(|at| page.tag(NodeId::from_index(at)) == Tag::Table);
        if has_tables { Self::classify(page) } else { Self(Vec::new()) }
    }

    #[inline(never)]
    fn classify(page: &Page) -> Self {
        let mut found = Vec::new();
        let mut open: Vec<Table> = Vec::new();
        for at in 0..page.len() {
            while open.last().is_some_and(|t| t.end <= at) {
                found.extend(open.pop().filter(Table::is_data).map(|t| NodeId::from_index(t.node)));
            }
            let node = NodeId::from_index(at);
            match page.kind(node) {
                Kind::Element if page.tag(node) == Tag::Table => {
                    if let Some(outer) = open.last_mut() {
                        outer.nested = true;
                    }
                    open.push(Table::new(page, node));
                }
                Kind::Element => {
                    if let Some(table) = open.last_mut() {
                        table.count(page, node);
                    }
                }
                Kind::Text => {
                    if let Some(table) = open.last_mut() {
                        table.bytes += page.text(node).trim().len();
                    }
                }
                Kind::Comment | Kind::Document => {}
            }
        }
        found.extend(open.into_iter().filter(Table::is_data).map(|t| NodeId::from_index(t.node)));
        found.sort_unstable();
        Self(found)
    }

    /// Whether a table is a data table.
    pub fn contains(&self, table: NodeId) -> bool {
        self.0.binary_search(&table).is_ok()
    }
}

impl Table {
    #[inline(never)]
    fn new(page: &Page, node: NodeId) -> Self {
        let declared = match page.attr(node, "role").map(|r| r.trim().to_ascii_lowercase()).as_deref() {
            Some("presentation" | "none") => Some(false),
            Some("table" | "grid" | "treegrid") => Some(true),
            _ => None,
        };
        let border = page.attr(node, "border").is_some_and(|b| b.trim() != "0");
        Self { node: node.index(), end: page.end(node), declared, marked: border, ..Self::default() }
    }

    /// Counts an element of the table.
    fn count(&mut self, page: &Page, node: NodeId) {
        match page.tag(node) {
            Tag::Caption | Tag::Thead | Tag::Tfoot | Tag::Colgroup => {
                self.marked |= page.end(node) > node.index() + 1;
            }
            Tag::Tr => {
                self.end_row();
                self.rows += 1;
            }
            tag @ (Tag::Td | Tag::Th) => {
                self.cells += 1;
                self.columns_now += 1;
                self.headers += usize::from(tag == Tag::Th);
                self.marked |= page.attr(node, "scope").or(page.attr(node, "headers")).is_some();
            }
            Tag::H1 | Tag::H2 | Tag::H3 | Tag::Form | Tag::Nav | Tag::Article | Tag::Iframe | Tag::Pre => {
                self.prose = true
            }
            _ => {}
        }
    }

    fn end_row(&mut self) {
        self.wide_rows += usize::from(self.columns_now >= 2);
        self.most_columns = self.most_columns.max(self.columns_now);
        self.columns_now = 0;
    }

    fn is_data(&self) -> bool {
        let last = usize::from(self.columns_now >= 2);
        let (wide_rows, columns) = (self.wide_rows + last, self.most_columns.max(self.columns_now));
        if let Some(declared) = self.declared {
            return declared;
        }
        if self.rows < 2 && columns < 2 {
            return false;
        }
        if self.headers > 0 && (columns >= 2 || self.headers < self.cells) && self.rows >= 2 {
            return !self.prose || self.marked;
        }
        if self.nested || self.prose || self.rows < 2 || columns < 2 {
            return false;
        }
        // Most rows have several cells, and cells are short.
        wide_rows * 3 >= self.rows * 2 && (self.marked || self.bytes <= self.cells * CELL_BYTES)
    }
}

/// The element that a part of a data table becomes.
pub(in crate::content) fn part(page: &Page, node: NodeId, tag: Tag) -> Option<Element> {
    Some(match tag {
        Tag::Thead => Element::TableHead,
        Tag::Tbody => Element::TableBody,
        Tag::Tfoot => Element::TableFoot,
        Tag::Tr => Element::Row,
        Tag::Td | Tag::Th => Element::Cell {
            header: (tag == Tag::Th).then(|| page.attr(node, "scope").map_or(HeaderScope::Auto, HeaderScope::of)),
            // The limits of the HTML standard.
            columns: span(page, node, "colspan", 1000),
            rows: span(page, node, "rowspan", 65534),
        },
        _ => return None,
    })
}

/// A span attribute, from 1 to `most`.
fn span(page: &Page, node: NodeId, name: &str, most: u16) -> u16 {
    let value = page.attr(node, name).map(str::trim).unwrap_or_default();
    if value.is_empty() || !value.bytes().all(|b| b.is_ascii_digit()) {
        return 1;
    }
    value.parse().unwrap_or(most).clamp(1, most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Snapshot;

    fn is_data(table: &str) -> bool {
        let html = format!("<html><head></head><body>{table}</body></html>");
        let page = Page::read(Snapshot::from_serialised(html, "https://a.example/")).unwrap();
        let tables = DataTables::find(&page);
        let first = page.descendants(NodeId::DOCUMENT).find(|&n| page.tag(n) == Tag::Table).unwrap();
        tables.contains(first)
    }

    #[test]
    fn a_grid_of_short_cells_is_data() {
        assert!(is_data("<table><tbody><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></tbody></table>"));
        assert!(is_data(
            "<table><tbody><tr><th>Name</th><th>Age</th></tr><tr><td>A</td><td>4</td></tr></tbody></table>"
        ));
        assert!(is_data("<table role=\"table\"><tbody><tr><td>1</td></tr></tbody></table>"));
    }

    #[test]
    fn layout_is_not() {
        let prose = "A sentence that goes on for quite a while, as sentences of running text do, and then some more. "
            .repeat(3);
        for layout in [
            "<table role=\"presentation\"><tbody><tr><th>a</th><td>b</td></tr><tr><td>c</td><td>d</td></tr></tbody></table>".to_owned(),
            "<table><tbody><tr><td>one</td></tr><tr><td>column</td></tr></tbody></table>".to_owned(),
            "<table><tbody><tr><td>one</td><td>row</td></tr></tbody></table>".to_owned(),
            format!("<table><tbody><tr><td>menu</td><td>{prose}</td></tr><tr><td>a</td><td>{prose}</td></tr></tbody></table>"),
            "<table><tbody><tr><td>a</td><td><table><tbody><tr><td>b</td></tr></tbody></table></td></tr><tr><td>c</td><td>d</td></tr></tbody></table>".to_owned(),
        ] {
            assert!(!is_data(&layout), "{layout}");
        }
    }

    #[test]
    fn spans_keep_to_the_limits_of_the_standard() {
        for (written, meant) in [("2", 2), ("0", 1), ("-3", 1), ("x", 1), ("99999999", 1000), (" 7 ", 7)] {
            let html = format!(
                "<html><body><table><tbody><tr><td colspan=\"{written}\">a</td></tr></tbody></table></body></html>"
            );
            let page = Page::read(Snapshot::from_serialised(html, "https://a.example/")).unwrap();
            let cell = page.descendants(NodeId::DOCUMENT).find(|&n| page.tag(n) == Tag::Td).unwrap();
            let Some(Element::Cell { columns, .. }) = part(&page, cell, Tag::Td) else { panic!("no cell") };
            assert_eq!(columns, meant, "{written}");
        }
    }
}
