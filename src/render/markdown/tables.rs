//! Tables in GitHub's form: one line per row, always with a head row.

use crate::article::Element;

/// A table being collected. Nested tables become lines of their cell.
#[derive(Default)]
pub(super) struct Grid {
    rows: Vec<Vec<String>>,
    head: bool,
    cell: Option<String>,
    /// Columns and rows that the open cell spans.
    span: (u16, u16),
    /// For each column the number of further rows that a cell from above spans.
    spanned: Vec<u16>,
    depth: usize,
    /// Whether the next text of a cell begins a new line.
    new_line: bool,
}

/// Most cells of a row including spans: a page may declare a span of a thousand columns in every cell.
const MOST_COLUMNS: usize = 100;

impl Grid {
    pub fn open(&mut self, element: &Element) {
        match element {
            Element::Table => self.depth += 1,
            Element::Row if self.depth == 1 => self.rows.push(Vec::new()),
            Element::Cell { header, columns, rows } if self.depth == 1 => {
                self.fill_spanned();
                self.head |= header.is_some() && self.rows.len() == 1;
                self.cell = Some(String::new());
                self.span = (*columns, *rows);
                self.new_line = false;
            }
            _ => self.new_line = true,
        }
    }

    pub fn close(&mut self, element: &Element) {
        match element {
            Element::Table => self.depth -= 1,
            Element::Row if self.depth == 1 => self.fill_spanned(),
            Element::Cell { .. } if self.depth == 1 => {
                let (Some(cell), Some(row)) = (self.cell.take(), self.rows.last_mut()) else { return };
                let start = row.len();
                row.push(cell);
                let end = (start + usize::from(self.span.0)).min(MOST_COLUMNS.max(start + 1));
                row.resize(end, String::new());
                if self.spanned.len() < end {
                    self.spanned.resize(end, 0);
                }
                self.spanned[start..end].fill(self.span.1 - 1);
            }
            _ => self.new_line = true,
        }
    }

    /// Appends text to the open cell.
    pub fn text(&mut self, text: &str) {
        if let Some(cell) = &mut self.cell {
            if !cell.is_empty() {
                cell.push_str(if self.new_line { "<br>" } else { " " });
            }
            cell.push_str(&text.replace('\n', " "));
            self.new_line = false;
        }
    }

    /// Adds empty cells for cells from above that span into this row at its current end.
    fn fill_spanned(&mut self) {
        let Some(row) = self.rows.last_mut() else { return };
        while let Some(rows) = self.spanned.get_mut(row.len()).filter(|rows| **rows > 0) {
            *rows -= 1;
            row.push(String::new());
        }
    }

    pub fn finish(mut self) -> String {
        self.rows.retain(|r| !r.is_empty());
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        if !self.head {
            self.rows.insert(0, Vec::new());
        }
        let mut out = String::new();
        for (number, row) in self.rows.iter().enumerate() {
            for column in 0..columns {
                out.push_str("| ");
                out.push_str(row.get(column).map_or("", |c| c));
                out.push(' ');
            }
            out.push_str("|\n");
            if number == 0 {
                out.push_str(&"| --- ".repeat(columns));
                out.push_str("|\n");
            }
        }
        out.truncate(out.trim_end().len());
        out
    }
}
