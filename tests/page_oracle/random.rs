//! Trees made at random, always the same for the same seed: any that a browser can serialise so that it can be read.

use super::written::{Namespace, Token, is_raw, is_void};
use recto::page::Form;

/// A linear congruential generator (Knuth's MMIX constants).
pub struct Numbers(u64);

impl Numbers {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) + 1)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

const HTML: &[&str] = &[
    "p", "div", "span", "a", "b", "table", "td", "tr", "ul", "li", "h1", "pre", "textarea", "title", "template",
    "noscript", "script", "style", "xmp", "iframe", "noembed", "noframes", "br", "img", "hr", "input", "area", "base",
    "col", "embed", "link", "meta", "source", "track", "wbr", "basefont", "bgsound", "frame", "keygen", "param",
    "x-card", "image", "DIV", "a<b", "x:y\"", "slot", "select", "form", "html", "body", "head", "svgx", "\u{e4}",
];
const SVG: &[&str] = &["g", "path", "style", "script", "br", "template", "a", "math", "svg", "mi", "noscript", "image"];
const MATHML: &[&str] = &["mrow", "mfrac", "svg", "style", "img", "desc", "title", "foreignObject", "math", "template"];
const ATTRIBUTES: &[&str] =
    &["class", "id", "href", "a\"b", "<", "=", "=x", "'", "\u{e4}", "xlink:href", "shadowrootmode"];
const SCRAPS: &[&str] = &[
    "x",
    " ",
    "\n",
    "&",
    "<",
    ">",
    "\"",
    "'",
    "&amp;",
    "&lt;",
    "&nbsp",
    "&#38;",
    "\u{a0}",
    "\u{1f600}",
    "</p>",
    "<p>",
    "-->",
    "<!--",
    "]]>",
    "=\"",
    "</scrip",
    "</styl",
    "<script>",
    "\u{0}",
    "\r",
    "<?",
    "/>",
];

/// What the children of an open element may be.
#[derive(Clone, Copy, PartialEq)]
enum Inside {
    Html,
    Svg,
    MathMl,
    MathMlText,
    Raw,
}

pub fn tree(seed: u64, form: Form) -> Vec<Token> {
    let mut numbers = Numbers::new(seed);
    let mut tokens = Vec::new();
    let mut open = Vec::new();
    for name in ["html", "body"] {
        tokens.push(element(Namespace::Html, name, &mut numbers));
        open.push((Inside::Html, false));
    }
    tokens.push(Token::Text("x".into()));
    for _ in 0..numbers.below(150) {
        let &(inside, in_template) = open.last().unwrap();
        match numbers.below(10) {
            0..=2 if open.len() > 2 => {
                open.pop();
                tokens.push(Token::Close);
            }
            3..=4 if !matches!(tokens.last(), Some(Token::Text(_))) => {
                let text = scraps(&mut numbers);
                // Raw text cannot hold what would end it.
                let text = if inside == Inside::Raw { text.replace(['<', '-'], "") } else { text };
                if !text.is_empty() {
                    tokens.push(Token::Text(text));
                }
            }
            5 if inside != Inside::Raw => {
                let text = scraps(&mut numbers);
                tokens.push(Token::Comment(if form == Form::Packed { text } else { text.replace("--", "") }));
            }
            6..=9 if inside != Inside::Raw => {
                let (namespace, name, inner) = child(inside, &mut numbers);
                let in_template = in_template || (namespace, name) == (Namespace::Html, "template");
                tokens.push(element(namespace, name, &mut numbers));
                if is_void(namespace, name, form) {
                    tokens.push(Token::Close);
                } else {
                    let raw = is_raw(namespace, name, form, in_template);
                    open.push((if raw { Inside::Raw } else { inner }, in_template));
                }
            }
            _ => {}
        }
    }
    tokens.extend(open.iter().map(|_| Token::Close));
    tokens
}

fn child(inside: Inside, numbers: &mut Numbers) -> (Namespace, &'static str, Inside) {
    use Namespace::{Foreign, Html};
    let points = numbers.below(4) == 0;
    match inside {
        Inside::Html | Inside::MathMlText | Inside::Raw => match numbers.below(12) {
            0 => (Foreign, "svg", Inside::Svg),
            1 => (Foreign, "math", Inside::MathMl),
            2 if inside == Inside::MathMlText => (Foreign, numbers.one_of(&["mglyph", "malignmark"]), Inside::MathMl),
            _ => (Html, numbers.one_of(HTML), Inside::Html),
        },
        Inside::Svg if points => (Foreign, numbers.one_of(&["foreignObject", "desc", "title"]), Inside::Html),
        Inside::Svg => (Foreign, numbers.one_of(SVG), Inside::Svg),
        Inside::MathMl if points => (Foreign, numbers.one_of(&["mi", "mo", "mn", "ms", "mtext"]), Inside::MathMlText),
        Inside::MathMl => (Foreign, numbers.one_of(MATHML), Inside::MathMl),
    }
}

fn element(namespace: Namespace, name: &str, numbers: &mut Numbers) -> Token {
    let count = [0, 0, 1, 2, 5][numbers.below(5)];
    let attributes = (0..count).map(|_| (numbers.one_of(ATTRIBUTES).to_owned(), scraps(numbers))).collect();
    Token::Open { namespace, name: name.into(), attributes }
}

fn scraps(numbers: &mut Numbers) -> String {
    let count = [0, 1, 1, 2, 6][numbers.below(5)];
    (0..count).map(|_| numbers.one_of(SCRAPS)).collect()
}

/// The text with a few characters lost, doubled, moved or made other.
pub fn damage(text: &str, numbers: &mut Numbers) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for _ in 0..=numbers.below(3) {
        if characters.is_empty() {
            break;
        }
        let at = numbers.below(characters.len());
        match numbers.below(4) {
            0 => characters.truncate(at),
            1 => drop(characters.remove(at)),
            2 => characters.insert(at, numbers.one_of(&['<', '>', '"', '&', '/', '!', '?', '=', ' ', '-', '\u{e4}'])),
            _ => characters.swap(at, text.len() % (at + 1)),
        }
    }
    characters.into_iter().collect()
}
