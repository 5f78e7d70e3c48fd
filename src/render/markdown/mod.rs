//! The body as Markdown: CommonMark 0.31 with GitHub's tables and strikethrough.

mod inline;
mod tables;

use super::html::card_title;
use super::text::is_block;
use crate::article::{Body, Element, Figure, FigureKind, Part};
use inline::{Inline, destination, escaped};
use tables::Grid;

#[inline(never)]
pub(super) fn write(body: &Body, figures: &[Figure], out: &mut String) {
    let mut writer = Writer {
        body,
        figures,
        out,
        line: Inline::default(),
        open: Vec::new(),
        prefix: String::new(),
        fresh: true,
        tight: false,
        after_list: None,
        grid: None,
        tables: 0,
    };
    for at in 0..body.parts.len() {
        writer.part(at);
    }
    writer.end_line();
}

/// A list as it is written.
#[derive(Clone, Copy)]
struct List {
    ordered: bool,
    number: u32,
    /// Two lists in a row would be one if they had the same marker.
    other_marker: bool,
}

struct Open<'a> {
    element: &'a Element,
    /// Length of the prefix outside of it.
    prefix: usize,
    list: Option<List>,
}

struct Writer<'a> {
    body: &'a Body,
    figures: &'a [Figure],
    out: &'a mut String,
    line: Inline,
    open: Vec<Open<'a>>,
    /// The prefix of every line: markers of quotes, indents of items.
    prefix: String,
    /// Whether the next block begins right here, after a marker.
    fresh: bool,
    /// Whether the next block follows without an empty line.
    tight: bool,
    /// Whether the list that has just ended had the other marker.
    after_list: Option<bool>,
    grid: Option<Grid>,
    /// Open tables; only the outermost is a grid.
    tables: usize,
}

impl<'a> Writer<'a> {
    fn part(&mut self, at: usize) {
        match &self.body.parts[at] {
            Part::Open(element) if is_block(element) => self.open_block(element),
            Part::Open(element) => self.line.open(self.body, at, element),
            Part::Close if self.line.close(self.body, at) => {}
            Part::Close => self.close_block(),
            Part::Text { start, end } => self.text(self.body.slice(*start, *end)),
            Part::Formula(formula) => self.line.formula(formula),
            Part::LineBreak => self.line.line_break(if self.grid.is_some() { "<br>" } else { "\\\n" }),
            Part::Rule => {
                self.end_line();
                self.block("---");
            }
            Part::Figure(index) => {
                if let Some(figure) = self.figures.get(*index as usize) {
                    self.figure(figure);
                }
            }
            Part::BreakOpportunity | Part::Anchor(_) => {}
        }
    }

    fn text(&mut self, text: &str) {
        if matches!(self.open.last(), Some(Open { element: Element::Preformatted { .. }, .. })) {
            self.line.raw(text);
        } else {
            self.line.text(text);
        }
    }

    fn open_block(&mut self, element: &'a Element) {
        self.end_line();
        let prefix = self.prefix.len();
        let mut list = None;
        if self.grid.is_none() {
            match element {
                Element::List { ordered, start } => {
                    let number = start.and_then(|n| u32::try_from(n).ok()).filter(|&n| n < 1_000_000_000).unwrap_or(1);
                    let other_marker = self.after_list.is_some_and(|other| !other);
                    list = Some(List { ordered: *ordered, number, other_marker });
                    self.tight = matches!(self.open.last(), Some(Open { element: Element::Item, .. }));
                }
                Element::Item => self.item(),
                Element::Quote | Element::Aside => {
                    self.begin();
                    self.mark("> ", "> ");
                }
                Element::Table => {
                    self.grid = Some(Grid::default());
                    self.line.in_table = true;
                }
                _ => {}
            }
        }
        if let Some(grid) = &mut self.grid {
            grid.open(element);
            self.tables += usize::from(matches!(element, Element::Table));
        }
        self.line.plain_strong = matches!(element, Element::Term | Element::Summary);
        self.open.push(Open { element, prefix, list });
    }

    fn close_block(&mut self) {
        self.end_line();
        let Some(open) = self.open.pop() else { return };
        self.line.plain_strong = false;
        if self.grid.is_some() {
            self.tables -= usize::from(matches!(open.element, Element::Table));
            if self.tables > 0 {
                if let Some(grid) = &mut self.grid {
                    grid.close(open.element);
                }
                return;
            }
            self.line.in_table = false;
            if let Some(grid) = self.grid.take() {
                self.block(&grid.finish());
            }
        }
        self.prefix.truncate(open.prefix);
        self.fresh = false;
        match open.element {
            Element::Item => self.tight = true,
            Element::List { .. } => {
                self.tight = false;
                self.after_list = open.list.map(|l| l.other_marker);
            }
            _ => self.tight = false,
        }
    }

    fn item(&mut self) {
        self.begin();
        let marker = match self.open.last_mut().and_then(|o| o.list.as_mut()) {
            Some(list) if list.ordered => {
                list.number += 1;
                format!("{}{} ", list.number - 1, if list.other_marker { ')' } else { '.' })
            }
            Some(list) if list.other_marker => "* ".to_owned(),
            _ => "- ".to_owned(),
        };
        let indent = " ".repeat(marker.len());
        self.mark(&marker, &indent);
    }

    fn mark(&mut self, first: &str, following: &str) {
        self.out.push_str(first);
        self.prefix.push_str(following);
        self.fresh = true;
    }

    /// Writes what separates the next block from the last.
    fn begin(&mut self) {
        self.after_list = None;
        if !std::mem::take(&mut self.fresh) {
            if !std::mem::take(&mut self.tight) {
                self.out.push('\n');
                self.out.push_str(self.prefix.trim_end());
            }
            self.out.push('\n');
            self.out.push_str(&self.prefix);
        }
        self.tight = false;
    }

    fn block(&mut self, text: &str) {
        self.begin();
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 {
                self.out.push('\n');
                let prefix = if line.is_empty() { self.prefix.trim_end() } else { &self.prefix };
                self.out.push_str(prefix);
            }
            self.out.push_str(line);
        }
    }

    /// Writes the collected line as the block it is.
    fn end_line(&mut self) {
        let element = self.open.last().map(|o| o.element);
        if let Some(Element::Preformatted { language, .. }) = element {
            let code = self.line.take();
            return self.code(&code, language.as_deref().map(String::as_str));
        }
        if self.line.is_empty() {
            return;
        }
        if let Some(grid) = &mut self.grid {
            let in_caption = matches!(element, Some(Element::TableCaption)) && self.tables == 1;
            let words = self.line.take_line();
            return if in_caption { self.block(&words) } else { grid.text(&words) };
        }
        let text = match element {
            Some(Element::Heading { level, .. }) => {
                let words = self.line.take_line();
                format!("{} {}", "#".repeat(usize::from(*level)), words)
            }
            Some(Element::Term | Element::Summary) => format!("**{}**", self.line.take_line()),
            _ => self.line.take_paragraph(),
        };
        self.block(&text);
    }

    fn code(&mut self, code: &str, language: Option<&str>) {
        if code.is_empty() {
            return;
        }
        if let Some(grid) = &mut self.grid {
            let lines: Vec<String> =
                code.lines().filter(|l| !l.trim().is_empty()).map(|l| inline::code_span(l, true)).collect();
            return grid.text(&lines.join("<br>"));
        }
        let fence = "`".repeat(inline::longest_run(code, '`').max(2) + 1);
        let language = language.unwrap_or_default();
        self.block(&format!("{fence}{language}\n{}\n{fence}", code.trim_end_matches('\n')));
    }

    fn figure(&mut self, figure: &Figure) {
        self.end_line();
        let alt = escaped(figure.alt.as_deref().unwrap_or_default());
        let source = figure.src.as_ref().map(|s| destination(s.as_str())).unwrap_or_default();
        let poster = figure.poster.as_ref().map(|p| format!("![{alt}]({})", destination(p.as_str())));
        let shown = match (figure.kind, poster) {
            // A drawing has no address: only its name is written.
            (FigureKind::Drawing, _) => alt,
            (FigureKind::Image, _) if figure.src.is_none() => String::new(),
            (FigureKind::Image, _) => format!("![{alt}]({source})"),
            (_, Some(poster)) => format!("[{poster}]({source})"),
            (_, None) => format!("[{}]({source})", escaped(&card_title(figure))),
        };
        let captions: Vec<String> = [
            figure.caption.as_deref().map(|c| format!("*{}*", escaped(c.trim()))),
            figure.credit.as_deref().map(escaped),
        ]
        .into_iter()
        .flatten()
        .collect();
        match &mut self.grid {
            Some(grid) => grid.text([&[shown], captions.as_slice()].concat().join(" ").trim_start()),
            None => {
                if !shown.is_empty() {
                    self.block(&shown);
                }
                if !captions.is_empty() {
                    self.block(&captions.join(" "));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
