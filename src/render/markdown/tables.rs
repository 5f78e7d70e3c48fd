//! Tables in GitHub's form: one line a row, a head row always.

use crate::article::Element;

/// A table being gathered. Tables within its cells become lines of the cell.
#[derive(Default)]
pub(super) struct Grid {
    rows: Vec<Vec<String>>,
    head: bool,
    cell: Option<String>,
    /// Columns and rows that the open cell spans.
    span: (u16, u16),
    /// For each column, how many rows more a cell from above reaches into it.
    reaching: Vec<u16>,
    depth: usize,
    /// Whether the next words of a cell stand on a line of their own.
    new_line: bool,
}

/// Cells a row may grow to by spans: spans are only drawn, and a page may claim a thousand columns in every cell.
const MOST_COLUMNS: usize = 100;

impl Grid {
    pub fn open(&mut self, element: &Element) {
        match element {
            Element::Table => self.depth += 1,
            Element::Row if self.depth == 1 => self.rows.push(Vec::new()),
            Element::Cell { header, columns, rows } if self.depth == 1 => {
                self.fill_reached();
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
            Element::Row if self.depth == 1 => self.fill_reached(),
            Element::Cell { .. } if self.depth == 1 => {
                let (Some(cell), Some(row)) = (self.cell.take(), self.rows.last_mut()) else { return };
                let start = row.len();
                row.push(cell);
                let end = (start + usize::from(self.span.0)).min(MOST_COLUMNS.max(start + 1));
                row.resize(end, String::new());
                if self.reaching.len() < end {
                    self.reaching.resize(end, 0);
                }
                self.reaching[start..end].fill(self.span.1 - 1);
            }
            _ => self.new_line = true,
        }
    }

    /// Words of the open cell.
    pub fn words(&mut self, words: &str) {
        if let Some(cell) = &mut self.cell {
            if !cell.is_empty() {
                cell.push_str(if self.new_line { "<br>" } else { " " });
            }
            cell.push_str(&words.replace('\n', " "));
            self.new_line = false;
        }
    }

    /// Cells from above that reach into this row where it now stands.
    fn fill_reached(&mut self) {
        let Some(row) = self.rows.last_mut() else { return };
        while let Some(rows) = self.reaching.get_mut(row.len()).filter(|rows| **rows > 0) {
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
