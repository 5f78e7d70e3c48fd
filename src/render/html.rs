//! The body as safe HTML.
//!
//! Safe by construction: each tag and attribute is written here, all text of the page passes [`escape`], every address
//! is an [`Address`]. And checked all the same: see [`super::allow`].
//!
//! An image is always `<figure><img src alt width height loading="lazy" decoding="async"><figcaption>…<span
//! class="credit">…</span></figcaption></figure>`, a video or sound `<video controls preload="none" src poster>` in
//! such a figure, an embed `<figure class="embed"><a href><img></a>…`: nothing of the other site is loaded before the
//! reader follows the link.

use super::escape;
use crate::article::{Address, Body, Element, Figure, FigureKind, ForeignPart, Formula, Part};

/// The target page of a link gets neither a referrer nor access to the window.
const REL: &str = "noopener noreferrer";

pub(super) fn write(body: &Body, figures: &[Figure], out: &mut String) {
    let mut open: Vec<&'static str> = Vec::new();
    for part in &body.parts {
        match part {
            Part::Open(element) => open.push(start_tag(element, out)),
            Part::Close => {
                if let Some(name) = open.pop() {
                    end_tag(name, out);
                }
            }
            Part::Text { start, end } => {
                let text = body.slice(*start, *end);
                if out.ends_with("<pre>") && text.trim_start_matches('\0').starts_with(['\n', '\r']) {
                    // Parsers drop a newline right after the tag; a carriage return is written as one.
                    out.push('\n');
                }
                escape::text(text, out);
            }
            Part::Formula(one) => formula(one, out),
            Part::LineBreak => out.push_str("<br>"),
            Part::Rule => out.push_str("<hr>"),
            Part::BreakOpportunity => out.push_str("<wbr>"),
            Part::Figure(index) => {
                if let Some(one) = figures.get(*index as usize) {
                    figure(one, out);
                }
            }
            Part::Anchor(id) => {
                out.push_str("<span");
                escape::attribute("id", id, out);
                out.push_str("></span>");
            }
        }
    }
    while let Some(name) = open.pop() {
        end_tag(name, out);
    }
}

/// Code is a `code` in a `pre`: one name for both tags.
const CODE_BLOCK: &str = "code></pre";

fn end_tag(name: &str, out: &mut String) {
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

/// Writes the start tag; returns the name for the end tag.
fn start_tag(element: &Element, out: &mut String) -> &'static str {
    use Element::*;
    let name = match element {
        Paragraph => "p",
        Heading { level, .. } => ["h1", "h2", "h3", "h4", "h5", "h6"][usize::from(level.clamp(&1, &6) - 1)],
        List { ordered: true, .. } => "ol",
        List { .. } => "ul",
        Item => "li",
        Definitions => "dl",
        Term => "dt",
        Description => "dd",
        Quote => "blockquote",
        Aside => "aside",
        Post => "article",
        PostHeader => "header",
        Preformatted { code: true, .. } => CODE_BLOCK,
        Preformatted { .. } => "pre",
        Table => "table",
        TableCaption => "caption",
        TableHead => "thead",
        TableBody => "tbody",
        TableFoot => "tfoot",
        Row => "tr",
        Cell { header: Some(_), .. } => "th",
        Cell { .. } => "td",
        Details => "details",
        Summary => "summary",
        Link { .. } | Jump { .. } => "a",
        Emphasis => "em",
        Strong => "strong",
        Code => "code",
        Keyboard => "kbd",
        Sample => "samp",
        Variable => "var",
        Mark => "mark",
        Struck => "s",
        Defined => "dfn",
        Deleted => "del",
        Inserted => "ins",
        Small => "small",
        Subscript => "sub",
        Superscript => "sup",
        InlineQuote => "q",
        Citation => "cite",
        Abbreviation { .. } => "abbr",
        Time { .. } => "time",
        Ruby => "ruby",
        RubyText => "rt",
        RubyParenthesis => "rp",
        Isolated { .. } => "bdi",
        Overridden { .. } => "bdo",
        Span { block: true, .. } => "div",
        Span { .. } => "span",
    };
    if name == CODE_BLOCK {
        out.push_str("<pre><code");
    } else {
        out.push('<');
        out.push_str(name);
    }
    attributes(element, out);
    out.push('>');
    name
}

#[inline(never)]
fn attributes(element: &Element, out: &mut String) {
    use Element::*;
    match element {
        Heading { id, .. } => escape::attribute("id", id, out),
        List { ordered: true, start: Some(first) } => escape::attribute("start", &first.to_string(), out),
        Preformatted { code: true, language: Some(language) } => {
            escape::attribute("class", &format!("language-{language}"), out)
        }
        Cell { header, columns, rows } => {
            if let Some(scope) = header.and_then(|h| h.name()) {
                escape::attribute("scope", scope, out);
            }
            if *columns > 1 {
                escape::attribute("colspan", &columns.to_string(), out);
            }
            if *rows > 1 {
                escape::attribute("rowspan", &rows.to_string(), out);
            }
        }
        Link(link) => {
            escape::attribute("href", link.href.as_str(), out);
            optional("title", link.title.as_deref(), out);
            escape::attribute("rel", REL, out);
        }
        Jump { to } => escape::attribute("href", &format!("#{to}"), out),
        Abbreviation { title } => optional("title", title.as_deref().map(String::as_str), out),
        Time { datetime } => optional("datetime", datetime.as_deref().map(String::as_str), out),
        Isolated { dir } => optional("dir", dir.map(|d| d.name()), out),
        Overridden { dir } => escape::attribute("dir", dir.name(), out),
        Span { lang, dir, .. } => {
            optional("lang", lang.as_deref().map(String::as_str), out);
            optional("dir", dir.map(|d| d.name()), out);
        }
        _ => {}
    }
}

/// MathML with its TeX as annotation, else an image with its TeX as alternative text; TeX alone is code.
#[inline(never)]
fn formula(formula: &Formula, out: &mut String) {
    let Formula { block, tex, ascii, picture: drawn, parts } = formula;
    let language = if *ascii { "asciimath" } else { "tex" };
    if let Some(src) = drawn.as_ref().filter(|_| parts.is_empty()) {
        return picture(src, tex.as_deref(), None, out);
    }
    if parts.is_empty() {
        out.push_str("<code class=\"language-");
        out.push_str(language);
        out.push_str("\">");
        escape::text(tex.as_deref().unwrap_or_default(), out);
        return out.push_str("</code>");
    }
    out.push_str("<math");
    optional("display", block.then_some("block"), out);
    // `semantics` needs a single child.
    out.push_str(if tex.is_some() { "><semantics><mrow>" } else { ">" });
    foreign(parts, out);
    if let Some(tex) = tex {
        out.push_str("</mrow><annotation");
        out.push_str(" encoding=\"application/x-");
        out.push_str(language);
        out.push_str("\">");
        escape::text(tex, out);
        out.push_str("</annotation></semantics>");
    }
    end_tag("math", out);
}

fn foreign(parts: &[ForeignPart], out: &mut String) {
    let mut open = Vec::new();
    for part in parts {
        match part {
            ForeignPart::Open(element) => {
                out.push('<');
                out.push_str(element.name());
                for (name, value) in element.attributes() {
                    escape::attribute(name, value, out);
                }
                out.push('>');
                open.push(element.name());
            }
            ForeignPart::Close => {
                if let Some(name) = open.pop() {
                    end_tag(name, out);
                }
            }
            ForeignPart::Text(text) => escape::text(text, out),
        }
    }
    while let Some(name) = open.pop() {
        end_tag(name, out);
    }
}

#[inline(never)]
fn optional(name: &str, value: Option<&str>, out: &mut String) {
    if let Some(value) = value {
        escape::attribute(name, value, out);
    }
}

fn figure(figure: &Figure, out: &mut String) {
    match figure.kind {
        FigureKind::Image => {
            out.push_str("<figure>");
            if let Some(src) = &figure.src {
                picture(src, figure.alt.as_deref(), figure.width.zip(figure.height), out);
            }
        }
        FigureKind::Drawing => {
            let dark = figure.drawing.as_ref().is_some_and(|drawing| drawing.dark);
            out.push_str(if dark { "<figure class=\"dark\">" } else { "<figure>" });
            if let Some(drawing) = &figure.drawing {
                foreign(&drawing.parts, out);
            }
        }
        FigureKind::Video | FigureKind::Audio => {
            let name = if figure.kind == FigureKind::Video { "video" } else { "audio" };
            out.push_str("<figure><");
            out.push_str(name);
            optional("src", figure.src.as_ref().map(Address::as_str), out);
            if let Some(poster) = figure.poster.as_ref().filter(|_| figure.kind == FigureKind::Video) {
                escape::attribute("poster", poster.as_str(), out);
            }
            out.push_str(" controls=\"\" preload=\"none\"");
            optional("aria-label", figure.alt.as_deref(), out);
            out.push_str("></");
            out.push_str(name);
            out.push('>');
        }
        FigureKind::Embed => {
            out.push_str("<figure class=\"embed\"><a");
            optional("href", figure.src.as_ref().map(Address::as_str), out);
            escape::attribute("rel", REL, out);
            out.push('>');
            if let Some(poster) = &figure.poster {
                picture(poster, None, None, out);
            }
            escape::text(&card_title(figure), out);
            out.push_str("</a>");
        }
    }
    caption(figure, out);
    out.push_str("</figure>");
}

/// The title of an embed card: the title of the embed, else its site.
pub(super) fn card_title(figure: &Figure) -> String {
    let title = figure.alt.as_deref().map(str::trim).filter(|alt| !alt.is_empty());
    title.map_or_else(|| figure.src.as_ref().map_or("", site).to_owned(), str::to_owned)
}

fn site(address: &Address) -> &str {
    let rest = address.as_str().split_once("://").map_or(address.as_str(), |(_, rest)| rest);
    let site = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    site.strip_prefix("www.").unwrap_or(site)
}

fn picture(src: &Address, alt: Option<&str>, size: Option<(u32, u32)>, out: &mut String) {
    out.push_str("<img");
    escape::attribute("src", src.as_str(), out);
    escape::attribute("alt", alt.unwrap_or_default(), out);
    if let Some((width, height)) = size.filter(|(w, h)| *w > 0 && *h > 0) {
        escape::attribute("width", &width.to_string(), out);
        escape::attribute("height", &height.to_string(), out);
    }
    out.push_str(" loading=\"lazy\" decoding=\"async\">");
}

fn caption(figure: &Figure, out: &mut String) {
    if figure.caption.is_none() && figure.caption_html.is_none() && figure.credit.is_none() {
        return;
    }
    out.push_str("<figcaption>");
    match (&figure.caption_html, &figure.caption) {
        (Some(html), _) => out.push_str(html),
        (None, Some(caption)) => escape::text(caption, out),
        (None, None) => {}
    }
    if let Some(credit) = &figure.credit {
        if figure.caption.is_some() || figure.caption_html.is_some() {
            out.push(' ');
        }
        out.push_str("<span class=\"credit\">");
        escape::text(credit, out);
        out.push_str("</span>");
    }
    out.push_str("</figcaption>");
}
