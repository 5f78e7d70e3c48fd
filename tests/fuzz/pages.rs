//! Pages put together of pieces, fixtures with damage, and what of a page may come out.

use arbtest::arbitrary::{Result, Unstructured};
use std::path::Path;

const SENTENCES: &[&str] = &[
    "The ferry left the northern quay at six in the morning, as it had done every working day for years.",
    "In winter the ice comes down the river in plates the size of a table, and the boat pushes through it.",
    "Das Schiff legt um sechs Uhr ab, und niemand an Bord sieht auf die Uhr.",
    "船は朝六時に北の岸を出て、十九分で川を渡る。",
    "تغادر العبارة الرصيف الشمالي في السادسة صباحا.",
];

/// Pieces of markup, most of them not closed where they should be.
const PIECES: &[&str] = &[
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<article>",
    "</article>",
    "<section class=\"",
    "\">",
    "<h1>",
    "</h1>",
    "<h2 id=a>",
    "</h2>",
    "<ul><li>",
    "</li><li>",
    "</ul>",
    "<ol start=",
    "<table><tr><td>",
    "</td><td>",
    "</td></tr><tr><th scope=row>",
    "</table>",
    "<figure><img src=\"",
    "\" srcset=\"",
    "\" alt=\"",
    "\" width=600 height=400>",
    "<figcaption>",
    "</figcaption></figure>",
    "<a href=\"",
    "<a id=n1 href=#n2>",
    "<sup>1</sup>",
    "</a>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<pre><code class=language-c>",
    "</code></pre>",
    "<blockquote>",
    "</blockquote>",
    "<br>",
    "<hr>",
    "<math><mi>x</mi><mo>",
    "</mo></math>",
    "<svg viewBox='0 0 9 9'><path d='M0 0'/>",
    "<text>",
    "</text></svg>",
    "<foreignObject>",
    "<template>",
    "</template>",
    "<template shadowrootmode=open>",
    "<slot>",
    "<noscript>",
    "</noscript>",
    "<script>",
    "</script>",
    "<script type=application/ld+json>",
    "<style>",
    "</style>",
    "<title>",
    "</title>",
    "<meta property=og:title content=\"",
    "<meta name=author content='",
    "'>",
    "<time datetime=\"",
    "</time>",
    "<form><input name=body>",
    "</form>",
    "<select><option>",
    "</select>",
    "<textarea>",
    "</textarea>",
    "<iframe src=\"",
    "</iframe>",
    "<video src=\"",
    "</video>",
    "<details><summary>",
    "</summary>",
    "</details>",
    "<aside>",
    "</aside>",
    "<nav>",
    "</nav>",
    "<dl><dt>",
    "<dd>",
    "</dl>",
    "<ruby>",
    "<rt>",
    "</ruby>",
    "<q>",
    "</q>",
    "<span lang=ja dir=rtl class=\"",
    "</span>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?",
    "</",
    "<",
    ">",
    "&",
    "&amp;lt;",
    "&#0;",
    "&nbsp;",
    "\u{0}",
    "\u{FEFF}",
    "\u{202E}",
    "\n",
    "  ",
    "\"",
    "'",
    "=",
    // What Markdown would take for its own.
    "# ",
    "* ",
    "- ",
    "1. ",
    "[x](javascript:a)",
    "![](",
    "```",
    "`",
    "~~",
    "|",
    "<https://",
    "\\",
    "_",
    "$$",
    "***",
    "> ",
    "---\n",
];

/// Pieces of addresses.
const ADDRESSES: &[&str] = &[
    "https://a.example/",
    "http://",
    "//b.example",
    "javascript:",
    "java\tscript:",
    "data:image/png;base64,AAAA",
    "data:text/html,",
    "/",
    "..",
    "?",
    "#",
    "%",
    "%00",
    "\\",
    "@",
    ":",
    "[::1]",
    ":99999",
    "picture.jpg",
    " ",
    "\u{0}",
    "ü",
    "日本",
    "xn--",
    "&amp;",
    "\"",
    "'",
    "<",
    "file:",
    "mailto:x@a.example",
    "tel:+49",
    "blob:",
    "?utm_source=x",
    "-150x150",
    " 2x",
    " 600w",
    ", ",
    "1e999x",
    ".svg",
];

/// Pieces of JSON.
const JSON: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"@type\":",
    "\"NewsArticle\"",
    "\"headline\":",
    "\"articleBody\":",
    "\"author\":",
    "\"name\":",
    "\"datePublished\":",
    "\"image\":",
    "\"url\":",
    "\"@graph\":",
    "\"x\"",
    "\"\\u003cb\\u003e\"",
    "\"\\ud800\"",
    "1e400",
    "-0",
    "null",
    "true",
    "<!--",
    "</",
    "\\",
    "\"",
    "\"2026-02-30T25:61\"",
    "[[[[[[[[",
    "{\"a\":{\"a\":{\"a\":",
];

/// Pieces of dates.
const DATES: &[&str] = &[
    "2026",
    "-",
    "02",
    "30",
    "T",
    "25:61:61",
    "Z",
    "+99:99",
    "January",
    "1.",
    "st ",
    "of ",
    "März",
    "年",
    "月",
    "日",
    "/",
    ",",
    "昨日",
    "Published: ",
    "٢٠٢٦",
    "99999999999",
    "0",
    "am",
    "PM",
];

/// Pieces of what the capture says of looks.
pub const LOOKS: &[&str] = &[
    "fill:",
    "stroke:",
    "url(#x)",
    "url(/evil)",
    ";",
    "none",
    "box:",
    "0,0,600,400",
    "-1",
    "1e99",
    "expression(",
    "}",
    "rgb(0,0,0)",
    "nan",
];

/// Pieces of web archives.
pub const ARCHIVE: &[&str] = &[
    "WARC/1.0\r\n",
    "WARC-Type: response\r\n",
    "WARC-Type: resource\r\n",
    "WARC-Target-URI: https://a.example/\r\n",
    "Content-Type: application/http\r\n",
    "Content-Type: text/html\r\n",
    "Content-Length: ",
    "0",
    "9",
    "60",
    "99999999999999999999",
    "-1",
    "\r\n",
    "\r\n\r\n",
    "HTTP/1.1 200 OK\r\n",
    "Transfer-Encoding: chunked\r\n",
    "Content-Encoding: gzip\r\n",
    "Content-Encoding: br\r\n",
    "Content-Encoding: deflate\r\n",
    "5\r\n<p>ab\r\n",
    "ffffffffffffffff\r\n",
    "<p>text</p>",
    "\u{1f}\u{8b}",
];

/// A text of some pieces.
pub fn soup(u: &mut Unstructured<'_>, pieces: &[&str]) -> Result<String> {
    let mut text = String::new();
    for _ in 0..u.int_in_range(0..=12)? {
        text.push_str(u.choose(pieces)?);
    }
    Ok(text)
}

pub fn address(u: &mut Unstructured<'_>) -> Result<String> {
    soup(u, ADDRESSES)
}

/// A page of pieces of all kinds between sentences.
pub fn made_up(u: &mut Unstructured<'_>) -> Result<String> {
    let mut html = String::from("<html><head><title>The ferry</title></head><body><article><h1>The ferry</h1>");
    for _ in 0..u.int_in_range(1..=120)? {
        match u.int_in_range(0..=9)? {
            0..=4 => html.push_str(u.choose(PIECES)?),
            5..=6 => html.push_str(&format!("<p>{}</p>", u.choose(SENTENCES)?)),
            7 => html.push_str(&address(u)?),
            8 => html.push_str(&format!("<script type=application/ld+json>{}</script>", soup(u, JSON)?)),
            _ => html.push_str(&format!("<time datetime='{}'>{}</time>", soup(u, DATES)?, soup(u, DATES)?)),
        }
    }
    Ok(html)
}

/// The pages of `tests/pages` and `tests/hostile` of moderate size.
pub fn fixtures() -> Vec<String> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut paths: Vec<_> = ["pages", "hostile"]
        .iter()
        .flat_map(|folder| std::fs::read_dir(tests.join(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let text = |path: &Path| {
        std::fs::read_to_string(if path.is_dir() { path.join("page.html") } else { path.to_owned() }).ok()
    };
    let texts = paths.iter().filter(|path| path.is_dir() || path.extension().is_some_and(|e| e == "html"));
    texts.filter_map(|path| text(path)).filter(|text| text.len() < 20_000).collect()
}

/// A fixture with damage: parts gone, twice, elsewhere; pieces and bytes put in.
pub fn mutated(u: &mut Unstructured<'_>, fixtures: &[String]) -> Result<String> {
    let mut bytes = u.choose(fixtures)?.clone().into_bytes();
    for _ in 0..u.int_in_range(1..=12)? {
        let at = u.choose_index(bytes.len().max(1))?;
        let end = (at + u.int_in_range(0..=600)?).min(bytes.len());
        match u.int_in_range(0..=5)? {
            0 => drop(bytes.drain(at..end)),
            1 => {
                let part = bytes[at..end].to_vec();
                let to = u.choose_index(bytes.len().max(1))?;
                bytes.splice(to..to, part);
            }
            2 => drop(bytes.splice(at..at, u.choose(PIECES)?.bytes())),
            3 => drop(bytes.splice(at..at, address(u)?.into_bytes())),
            4 => {
                let byte: u8 = u.arbitrary()?;
                bytes.splice(at..at, [byte]);
            }
            _ => {
                let other = u.choose(fixtures)?.as_bytes();
                let from = u.choose_index(other.len())?;
                bytes.splice(at..at, other[from..(from + 400).min(other.len())].iter().copied());
            }
        }
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// All that a page says anywhere, in its order: texts, attributes and data, with references undone; twice where it may be undone twice.
pub fn all_text(html: &str) -> String {
    use recto::page::{Kind, NodeId, Page};
    let Ok(page) = Page::read(recto::native::snapshot_from_text(html, "https://a.example/")) else {
        return html.to_owned();
    };
    let mut text = String::new();
    for node in page.descendants(NodeId::DOCUMENT) {
        match page.kind(node) {
            Kind::Text => text.push_str(page.text(node)),
            Kind::Element => page.attrs(node).for_each(|(_, value)| text.push_str(value)),
            Kind::Comment | Kind::Document => {}
        }
    }
    text
}
