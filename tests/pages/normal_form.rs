//! A normal form of article HTML for comparing: one block or one run of text a line, white space folded, attributes that
//! say nothing to a reader left out.
//!
//! Reads only what an article writer writes (quoted attributes, end tags always there) and fails loudly on the rest.

/// Elements that begin a line of their own.
const BLOCKS: &[&str] = &[
    "article",
    "audio",
    "blockquote",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "header",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "iframe",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "video",
];

const VOID: &[&str] = &["br", "col", "hr", "img", "input", "source", "track", "wbr"];

/// Attributes that say something to a reader. `class` counts only where it names a language or a credit.
const TELLING: &[&str] = &[
    "alt", "class", "colspan", "datetime", "dir", "href", "lang", "poster", "rowspan", "scope", "src", "start", "title",
];

/// One line of the normal form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The line as shown, with its indent.
    pub shown: String,
    /// The words alone.
    pub words: String,
    /// May be missing.
    pub optional: bool,
}

#[derive(Default)]
struct Writer {
    lines: Vec<Line>,
    /// Names of the open elements; blocks count for the indent.
    open: Vec<String>,
    /// The run of text that is being gathered: as shown, and its words.
    run: String,
    words: String,
    /// Depth of `open` at which an optional block began.
    optional_from: Option<usize>,
}

/// The normal form of a piece of article HTML.
pub fn normal_form(html: &str) -> Vec<Line> {
    let mut writer = Writer::default();
    let mut rest = html;
    while !rest.is_empty() {
        if let Some(tag) = rest.strip_prefix("</") {
            let (name, after) = tag.split_once('>').unwrap_or_else(|| panic!("an end tag without an end: {tag}"));
            writer.close(name);
            rest = after;
        } else if let Some(tag) = rest.strip_prefix('<') {
            rest = writer.open(tag);
        } else {
            let (text, after) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
            writer.text(&decode(text));
            rest = after;
        }
    }
    writer.flush();
    assert!(writer.open.is_empty(), "left open: {:?}", writer.open);
    writer.lines
}

impl Writer {
    fn open<'a>(&mut self, tag: &'a str) -> &'a str {
        let length = tag.find(|c: char| c == '>' || c == '/' || c.is_whitespace()).unwrap_or(tag.len());
        let (name, mut rest) = tag.split_at(length);
        let mut attributes = Vec::new();
        let mut optional = false;
        rest = loop {
            rest = rest.trim_start();
            if let Some(after) = rest.strip_prefix("/>").or_else(|| rest.strip_prefix('>')) {
                break after;
            }
            let end = rest.find(['=', '>', ' ']).unwrap_or_else(|| panic!("a tag without an end: {tag}"));
            let key = &rest[..end];
            rest = &rest[end..];
            let mut value = "";
            if let Some(quoted) = rest.strip_prefix("=\"") {
                let (inside, after) = quoted.split_once('"').unwrap_or_else(|| panic!("an open quote: {tag}"));
                (value, rest) = (inside, after);
            }
            optional |= key == "data-optional";
            let telling = TELLING.contains(&key)
                && !(key == "alt" && value.is_empty())
                && !(key == "class" && !value.starts_with("language-") && value != "credit");
            if telling {
                attributes.push(format!(" {key}=\"{}\"", escape(&decode(value))));
            }
        };
        attributes.sort();
        let shown = format!("<{name}{}>", attributes.concat());
        let void = VOID.contains(&name);
        if BLOCKS.contains(&name) {
            self.flush();
            if optional && self.optional_from.is_none() {
                self.optional_from = Some(self.open.len());
            }
            self.line(shown, String::new());
            if void {
                self.end_optional();
            }
        } else {
            self.run += &shown;
        }
        if !void {
            self.open.push(name.to_owned());
        }
        rest
    }

    fn close(&mut self, name: &str) {
        if BLOCKS.contains(&name) {
            self.flush();
        } else {
            self.run += &format!("</{name}>");
        }
        let open = self.open.pop();
        assert_eq!(open.as_deref(), Some(name), "an end tag that ends nothing");
        self.end_optional();
    }

    fn end_optional(&mut self) {
        if self.optional_from == Some(self.open.len()) {
            self.optional_from = None;
        }
    }

    fn text(&mut self, text: &str) {
        if self.open.iter().any(|name| name == "pre") {
            // White space counts here, so show each end of line; but a parser drops one right after the tag.
            let text = text.strip_prefix('\n').filter(|_| self.words.is_empty()).unwrap_or(text);
            self.run += &escape(text).replace('\n', "⏎");
            self.words += text;
            return;
        }
        self.words += text;
        for c in escape(text).chars() {
            match c.is_whitespace() {
                true if self.run.is_empty() || self.run.ends_with(' ') => {}
                true => self.run.push(' '),
                false => self.run.push(c),
            }
        }
    }

    fn flush(&mut self) {
        let (run, words) = (std::mem::take(&mut self.run), std::mem::take(&mut self.words));
        let run = run.trim().trim_end_matches('⏎');
        if !run.is_empty() {
            self.line(run.to_owned(), words);
        }
    }

    fn line(&mut self, shown: String, words: String) {
        let depth = self.open.iter().filter(|name| BLOCKS.contains(&name.as_str())).count();
        self.lines.push(Line {
            shown: format!("{}{shown}", "  ".repeat(depth)),
            words,
            optional: self.optional_from.is_some(),
        });
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Decodes the few references that article HTML is written with.
fn decode(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out += &rest[..at];
        let (name, after) = rest[at + 1..].split_once(';').unwrap_or_else(|| panic!("a bare ampersand: {rest}"));
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "nbsp" => '\u{a0}',
            "#39" | "apos" => '\'',
            other => panic!("an unknown reference: {other}"),
        });
        rest = after;
    }
    out + rest
}

/// The lines that differ, with the lines before and after them; nothing when all is equal.
pub fn differences(wanted: &[Line], actual: &[Line]) -> Option<String> {
    // Heaviest common subsequence, the table filled from the end; a line that must stand weighs more than one that may.
    let width = actual.len() + 1;
    let mut heaviest = vec![0u32; (wanted.len() + 1) * width];
    let matched = |heaviest: &[u32], i: usize, j: usize| {
        let (wanted, actual) = (wanted.get(i)?, actual.get(j)?);
        let weight = if wanted.optional { 1 } else { 1000 };
        (wanted.shown == actual.shown).then(|| heaviest[(i + 1) * width + j + 1] + weight)
    };
    for i in (0..wanted.len()).rev() {
        for j in (0..actual.len()).rev() {
            let skipped = heaviest[(i + 1) * width + j].max(heaviest[i * width + j + 1]);
            heaviest[i * width + j] = skipped.max(matched(&heaviest, i, j).unwrap_or(0));
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut shown: Vec<(char, &str)> = Vec::new();
    while i < wanted.len() || j < actual.len() {
        if matched(&heaviest, i, j) == Some(heaviest[i * width + j]) {
            shown.push((' ', &wanted[i].shown));
            (i, j) = (i + 1, j + 1);
        } else if i < wanted.len() && (j == actual.len() || heaviest[(i + 1) * width + j] == heaviest[i * width + j]) {
            shown.push((if wanted[i].optional { '?' } else { '-' }, &wanted[i].shown));
            i += 1;
        } else {
            shown.push(('+', &actual[j].shown));
            j += 1;
        }
    }
    let differs = |at: usize| matches!(shown[at].0, '-' | '+');
    if !(0..shown.len()).any(differs) {
        return None;
    }
    let near = |at: usize| (at.saturating_sub(1)..(at + 2).min(shown.len())).any(differs);
    let mut out = "content (- wanted, + got):".to_owned();
    for (at, (mark, line)) in shown.iter().enumerate().filter(|(at, _)| near(*at)) {
        let cut: String = line.chars().take(160).collect();
        if at > 0 && !near(at - 1) {
            out += "\n  …";
        }
        out += &format!("\n{mark} {cut}");
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn differ(wanted: &str, actual: &str) -> bool {
        differences(&normal_form(wanted), &normal_form(actual)).is_some()
    }

    #[test]
    fn white_space_between_blocks_says_nothing() {
        assert!(!differ("<ul>\n <li>a\n b</li></ul>\n<p>c</p>", "<ul><li>a b</li></ul><p>c</p>"));
    }

    #[test]
    fn words_order_nesting_and_telling_attributes_count() {
        assert!(differ("<p>a</p><p>b</p>", "<p>b</p><p>a</p>"));
        assert!(differ("<p>a</p>", "<p>a</p><p>b</p>"));
        assert!(differ("<ul><li>a<ul><li>b</li></ul></li></ul>", "<ul><li>a</li><li>b</li></ul>"));
        assert!(differ("<p><a href=\"x\">a</a></p>", "<p><a href=\"y\">a</a></p>"));
        assert!(differ("<p>a b</p>", "<p>a<em> b</em></p>"));
        assert!(!differ("<p><a href=\"x\" rel=\"noreferrer\">a</a></p>", "<p><a href=\"x\">a</a></p>"));
    }

    #[test]
    fn markup_that_is_only_text_is_not_markup() {
        assert!(differ("<p>&lt;b&gt;a&lt;/b&gt;</p>", "<p><b>a</b></p>"));
    }

    #[test]
    fn white_space_counts_in_preformatted_text() {
        assert!(differ("<pre>a\n  b</pre>", "<pre>a b</pre>"));
    }

    #[test]
    fn an_optional_block_may_be_missing_but_not_be_another() {
        let wanted = "<p data-optional>who</p><p>what</p>";
        assert!(!differ(wanted, "<p>what</p>"));
        assert!(!differ(wanted, "<p>who</p><p>what</p>"));
        assert!(differ(wanted, "<p>when</p><p>what</p>"));
    }
}
