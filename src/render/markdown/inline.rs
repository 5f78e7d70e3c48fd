//! Inline content.

use crate::article::{Body, Element, Formula, Part};
use crate::render::text::is_block;

/// How an inline element is closed.
enum Mark {
    /// With nothing.
    None,
    /// With a delimiter, or a tag where the delimiter would not be recognised.
    Closing(String),
    /// Code: its text is taken verbatim.
    Code { from: usize },
}

/// The line being collected.
#[derive(Default)]
pub(super) struct Inline {
    line: String,
    open: Vec<Mark>,
    /// Open elements within code: they have no effect there.
    in_code: usize,
    /// Length of the line when a delimiter was last closed.
    closed_at: Option<usize>,
    /// The whole line will be strong.
    pub plain_strong: bool,
    /// The line is in a table, where `|` separates cells even within code.
    pub in_table: bool,
}

impl Inline {
    pub fn is_empty(&self) -> bool {
        self.line.is_empty()
    }

    /// The line, unchanged.
    pub fn take(&mut self) -> String {
        self.closed_at = None;
        std::mem::take(&mut self.line)
    }

    /// The line where line breaks are not possible.
    pub fn take_line(&mut self) -> String {
        let line = self.take().replace("\\\n", " ");
        match line.trim_end().strip_suffix('#') {
            Some(before) => format!("{before}\\#"),
            None => line,
        }
    }

    /// The line as a paragraph: no line may begin like a block marker.
    pub fn take_paragraph(&mut self) -> String {
        let text = self.take();
        let mut out = String::with_capacity(text.len());
        for (number, line) in text.trim_end().split('\n').enumerate() {
            if number > 0 {
                out.push('\n');
            }
            let digits = line.bytes().take_while(u8::is_ascii_digit).count();
            if line.starts_with(['#', '+', '-', '=']) {
                out.push('\\');
                out.push_str(line);
            } else if (1..=9).contains(&digits) && line[digits..].starts_with(['.', ')']) {
                out.push_str(&line[..digits]);
                out.push('\\');
                out.push_str(&line[digits..]);
            } else {
                out.push_str(line);
            }
        }
        out
    }

    pub fn raw(&mut self, text: &str) {
        self.line.push_str(text);
    }

    /// TeX as GitHub's Markdown takes it, AsciiMath as code, within a code span, where that is possible; else as text.
    pub fn formula(&mut self, formula: &Formula) {
        match &formula.tex {
            Some(tex) if self.code().is_none() && !tex.contains(['`', '|']) => {
                let tex = tex.split_whitespace().collect::<Vec<_>>().join(" ");
                // A sign within it would end the formula for some readers, and what follows would be markup.
                let sign = if formula.ascii || tex.contains('$') { "" } else { "$" };
                self.line.extend([sign, "`", &tex, "`", sign]);
            }
            _ => self.text(&formula.plain_text().replace(['\n', '\r'], " ")),
        }
    }

    pub fn text(&mut self, text: &str) {
        if self.code().is_some() {
            self.line.push_str(text);
        } else {
            escape(text, &mut self.line);
        }
    }

    pub fn line_break(&mut self, sign: &str) {
        if self.code().is_some() {
            self.line.push(' ');
        } else {
            self.line.push_str(sign);
        }
    }

    pub fn open(&mut self, body: &Body, at: usize, element: &Element) {
        if self.code().is_some() {
            self.in_code += 1;
            return;
        }
        let mark = match element {
            Element::Code | Element::Sample => Mark::Code { from: self.line.len() },
            Element::Emphasis | Element::Citation | Element::Defined => self.delimiter(body, at, "*", "em"),
            Element::Strong if self.plain_strong => Mark::None,
            Element::Strong => self.delimiter(body, at, "**", "strong"),
            Element::Deleted | Element::Struck => self.delimiter(body, at, "~~", "del"),
            Element::Link(link) => {
                if self.line.ends_with('!') {
                    self.line.insert(self.line.len() - 1, '\\');
                }
                self.line.push('[');
                let title = link.title.as_deref().map(|t| format!(" \"{}\"", escaped(t).replace('"', "\\\"")));
                Mark::Closing(format!("]({}{})", destination(link.href.as_str()), title.unwrap_or_default()))
            }
            Element::InlineQuote => {
                self.line.push('“');
                Mark::Closing("”".to_owned())
            }
            Element::RubyText => {
                self.line.push('(');
                Mark::Closing(")".to_owned())
            }
            Element::RubyParenthesis => Mark::Closing(String::new()),
            Element::Keyboard => self.tags("kbd"),
            Element::Mark => self.tags("mark"),
            Element::Inserted => self.tags("ins"),
            Element::Subscript => self.tags("sub"),
            Element::Superscript => self.tags("sup"),
            _ => Mark::None,
        };
        self.open.push(mark);
    }

    /// Closes the innermost inline element. Returns whether there was one.
    pub fn close(&mut self, _body: &Body, _at: usize) -> bool {
        if self.in_code > 0 {
            self.in_code -= 1;
            return true;
        }
        match self.open.pop() {
            None => return false,
            Some(Mark::None) => {}
            Some(Mark::Closing(sign)) => {
                self.line.push_str(&sign);
                if sign.starts_with(['*', '~']) {
                    self.closed_at = Some(self.line.len());
                }
            }
            Some(Mark::Code { from }) => {
                let code = self.line.split_off(from);
                if self.line.ends_with('`') {
                    // Two adjacent code spans would be one.
                    self.line.push_str("<code>");
                    escape(&code.replace('\n', " "), &mut self.line);
                    self.line.push_str("</code>");
                } else {
                    self.line.push_str(&code_span(&code, self.in_table));
                }
            }
        }
        true
    }

    fn code(&self) -> Option<&Mark> {
        self.open.last().filter(|m| matches!(m, Mark::Code { .. }))
    }

    fn tags(&mut self, name: &str) -> Mark {
        self.line.push_str(&format!("<{name}>"));
        Mark::Closing(format!("</{name}>"))
    }

    /// A delimiter where it is recognised as one (the flanking rules of CommonMark), else tags.
    fn delimiter(&mut self, body: &Body, at: usize, sign: &str, name: &str) -> Mark {
        let before = self.line.chars().next_back();
        let around = Around::of(body, at);
        let opens = !blank(around.first) && (!punctuation(around.first) || blank(before) || punctuation(before));
        let closes =
            !blank(around.last) && (!punctuation(around.last) || blank(around.after) || punctuation(around.after));
        let collides = self.closed_at == Some(self.line.len());
        if !opens || !closes || collides {
            return self.tags(name);
        }
        self.line.push_str(sign);
        Mark::Closing(sign.to_owned())
    }
}

fn blank(c: Option<char>) -> bool {
    c.is_none_or(char::is_whitespace)
}

/// Unicode punctuation and symbols for the flanking rules: everything but letters, digits and white space.
fn punctuation(c: Option<char>) -> bool {
    c.is_some_and(|c| !c.is_alphanumeric() && !c.is_whitespace())
}

/// The first and last character of an inline element, and the one after it.
#[derive(Default)]
struct Around {
    first: Option<char>,
    last: Option<char>,
    after: Option<char>,
}

impl Around {
    /// Reads through the element. Inline elements nest each kind once, so all reads together stay linear.
    fn of(body: &Body, at: usize) -> Self {
        let mut around = Self::default();
        let mut depth = 0_usize;
        for part in &body.parts[at..] {
            match part {
                Part::Open(element) if depth == 0 && is_block(element) => break,
                Part::Open(_) => {
                    // A nested element begins and ends with a delimiter or a tag.
                    if depth == 1 {
                        around.first = around.first.or(Some('*'));
                    }
                    depth += 1;
                }
                // The line ends with an element that is not inline.
                Part::Close if depth == 0 => continue,
                Part::Close => {
                    depth -= 1;
                    if depth == 1 {
                        around.last = Some('*');
                    }
                }
                Part::Text { start, end } => {
                    let text = body.slice(*start, *end);
                    if depth == 0 {
                        around.after = text.chars().next();
                        break;
                    }
                    around.first = around.first.or(text.chars().next());
                    around.last = text.chars().next_back();
                }
                Part::LineBreak | Part::Rule | Part::Figure(_) if depth == 0 => break,
                _ => {}
            }
        }
        around
    }
}

/// Text with all characters escaped that Markdown would interpret.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape(&text.replace(['\n', '\r'], " "), &mut out);
    out
}

fn escape(text: &str, out: &mut String) {
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let within_word = |next: Option<&char>| {
            out.chars().next_back().is_some_and(char::is_alphanumeric) && next.is_some_and(|n| n.is_alphanumeric())
        };
        let marks = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '~' | '|' => true,
            '_' => !within_word(chars.peek()),
            '&' => chars.peek().is_some_and(|n| n.is_ascii_alphanumeric() || *n == '#'),
            _ => false,
        };
        if marks {
            out.push('\\');
        }
        out.push(c);
    }
}

/// A code span, in more backticks than it has in a row.
pub(super) fn code_span(code: &str, in_table: bool) -> String {
    let code = code.replace('\n', " ").replace('|', if in_table { "\\|" } else { "|" });
    if code.trim().is_empty() {
        return code;
    }
    let fence = "`".repeat(longest_run(&code, '`') + 1);
    let pad = if code.starts_with('`') || code.ends_with('`') || (code.starts_with(' ') && code.ends_with(' ')) {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{code}{pad}{fence}")
}

/// The longest run of a character.
pub(super) fn longest_run(text: &str, sign: char) -> usize {
    text.split(|c| c != sign).map(|run| run.len() / sign.len_utf8()).max().unwrap_or(0)
}

/// The destination of a link or picture.
pub(super) fn destination(address: &str) -> String {
    let mut out = String::with_capacity(address.len() + 2);
    for (at, c) in address.char_indices() {
        match c {
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            '|' => out.push_str("%7C"),
            ' ' => out.push_str("%20"),
            '&' if address[at + 1..].find(';').is_some_and(|end| end < 32) => out.push_str("&amp;"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}
