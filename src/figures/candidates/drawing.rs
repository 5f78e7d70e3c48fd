//! Inline SVG: charts and diagrams that the page draws itself.
//!
//! Two questions: whether an `svg` is content ([`size`]), by what it holds (an icon has few shapes, a logo no text),
//! and what of it may be shown ([`read`]). The live page gives the computed style of each part (`look`); a stored page
//! only what the parts' attributes say.

use super::best_address::{Attributes, pixels};
use super::candidate::{Candidate, alt};
use crate::article::{Drawing, FigureKind, ForeignElement, ForeignPart, SVG};
use crate::figures::plain_text::collapse_whitespace;
use crate::figures::style::value;
use crate::page::word_table::list_contains;
use crate::page::{Kind, NodeId, Page, Tag};

/// Most nodes of a drawing. Charts of news sites have some hundreds, maps of all counties three thousand.
const NODES: usize = 8_000;
/// Longest text of a `foreignObject`, in bytes.
const LONGEST_TEXT: usize = 400;
/// Most bytes of all attribute values and texts of a drawing together.
const BYTES: usize = 300_000;
/// Least width and height of a drawing, in pixels: less is an icon or a separator line.
const LEAST: (u32, u32) = (160, 90);
/// Least shapes and text elements of a chart: an axis with its tick marks has more.
const SHAPES: usize = 8;
const WORDS: usize = 3;

/// Presentation attributes that are taken from the computed style.
const PRESENTATION: &str = "clip-path|fill|fill-opacity|font-size|font-weight|marker-end|marker-mid|marker-start|opacity|stop-color|\
    stop-opacity|stroke|stroke-dasharray|stroke-opacity|stroke-width|text-anchor|visibility";

/// A chart or diagram. It has no address and so no duplicates.
#[inline(never)]
pub(in crate::figures) fn drawing(page: &Page, node: NodeId) -> Option<Candidate> {
    let size = size(page, node)?;
    let name = alt(name(page, node).as_deref());
    Some(Candidate { drawn: Some(size), ..Candidate::new(node, FigureKind::Drawing, None, name) })
}

/// The size of a drawing that is content; `None` for icons, logos, decoration.
fn size(page: &Page, svg: NodeId) -> Option<(u32, u32)> {
    let nodes = page.subtree(svg);
    if nodes.len() > NODES {
        return None;
    }
    let own: Attributes = page.attrs(svg).collect();
    let live = page.picture(svg).map(|facts| (facts.width, facts.height));
    let declared = || Some((pixels(&own, "width")?, pixels(&own, "height")?));
    let size = live.or_else(declared).or_else(|| view_box_size(page.attr(svg, "viewBox")?))?;
    if size.0 < LEAST.0 || size.1 < LEAST.1 {
        return None;
    }
    // Part of a button, a link, a heading, a formula, or hidden from screen readers: decoration, unless in a figure.
    let (mut in_figure, mut decorates) = (false, page.attr(svg, "aria-hidden") == Some("true"));
    for around in page.ancestors(svg).skip(1).take(8) {
        let tag = page.tag(around);
        in_figure |= tag == Tag::Figure;
        decorates |= matches!(tag, Tag::A | Tag::Button | Tag::Nav | Tag::Header | Tag::Footer | Tag::Label)
            || tag.heading_level().is_some()
            || page.name(around).starts_with("mjx-");
    }
    let count = |names: &[&str], enough: usize| {
        let elements = nodes.clone().map(NodeId::from_index).filter(|&n| page.kind(n) == Kind::Element);
        elements.filter(|&n| names.contains(&page.name(n))).take(enough).count() == enough
    };
    let shapes = ["path", "rect", "circle", "ellipse", "line", "polyline", "polygon"];
    let is_chart = count(&shapes, SHAPES) && count(&["text", "foreignObject"], WORDS);
    (in_figure && count(&shapes, 3) || is_chart && !decorates).then_some(size)
}

/// Width and height of a `viewBox`, in whole pixels.
fn view_box_size(view: &str) -> Option<(u32, u32)> {
    let mut numbers = view.split([' ', ',']).filter(|part| !part.is_empty()).skip(2);
    let mut next = || numbers.next()?.split('.').next()?.parse().ok();
    Some((next()?, next()?))
}

/// The accessible name of a drawing: its label, its title or its description.
fn name(page: &Page, svg: NodeId) -> Option<String> {
    let child = |name: &str| page.children(svg).take(16).find(|&n| page.name(n) == name);
    let text = |node: NodeId| page.descendants(node).take(8).map(|n| page.text(n)).collect::<String>();
    let label = page.attr(svg, "aria-label").map(str::to_owned);
    label.or_else(|| child("title").map(text)).or_else(|| child("desc").map(text))
}

/// Reads a drawing. `None` when it has more than [`BYTES`].
#[inline(never)]
pub(in crate::figures) fn read(page: &Page, svg: NodeId, size: (u32, u32), alt: Option<&str>) -> Option<Drawing> {
    let look = |node| page.picture(node).map(|facts| facts.look.as_str()).filter(|look| !look.is_empty());
    let mut reader = Reader {
        page,
        svg,
        live: look(svg).is_some(),
        ids: page.subtree(svg).map(NodeId::from_index).filter_map(|n| Some((page.attr(n, "id")?, n))).collect(),
        bytes: 0,
        parts: Vec::new(),
    };
    let mut open: Vec<usize> = Vec::new();
    // One past the last node of the outermost definition (`defs`, `clipPath` …).
    let mut definition_end = 0;
    let mut at = svg.index();
    while at < page.end(svg) {
        let node = NodeId::from_index(at);
        while open.pop_if(|end| *end <= at).is_some() {
            reader.parts.push(ForeignPart::Close);
        }
        at += 1;
        if page.kind(node) == Kind::Text {
            let text = page.text(node);
            let within = page.parent(node).map(|n| page.name(n)).unwrap_or_default();
            if matches!(within, "text" | "tspan" | "a") && !text.trim().is_empty() {
                reader.bytes += text.len();
                reader.parts.push(ForeignPart::Text(text.to_owned()));
            }
            continue;
        }
        let name = page.name(node);
        if page.kind(node) != Kind::Element || name == "a" || name == "switch" {
            continue;
        }
        let shown = look(node).or_else(|| page.attr(node, "style")).is_none_or(|l| value(l, "display") != Some("none"));
        let shown = shown && page.attr(node, "display") != Some("none");
        let element = ForeignElement::of(&SVG, name).filter(|_| shown && page.is_foreign(node));
        if let Some(mut element) = element {
            if matches!(name, "defs" | "clipPath" | "marker" | "linearGradient" | "radialGradient") {
                definition_end = definition_end.max(page.end(node));
            }
            if node == svg {
                reader.set_root_attributes(&mut element, size, alt);
            }
            reader.set_attributes(&mut element, node, look(node), at > definition_end);
            reader.parts.push(ForeignPart::Open(element));
            open.push(page.end(node));
        } else {
            if name == "foreignObject" && shown {
                reader.push_html_text(node, look(node));
            }
            at = page.end(node);
        }
    }
    reader.parts.extend(open.iter().map(|_| ForeignPart::Close));
    let dark = look(svg).and_then(|l| value(l, "color")).is_some_and(is_light);
    (reader.bytes <= BYTES).then_some(Drawing { dark, parts: reader.parts })
}

struct Reader<'a> {
    page: &'a Page,
    svg: NodeId,
    /// Whether computed styles are known: then they alone say how parts look.
    live: bool,
    ids: Vec<(&'a str, NodeId)>,
    bytes: usize,
    parts: Vec<ForeignPart>,
}

impl Reader<'_> {
    /// Sets the attributes of the root: its size, so that its space is reserved, and its accessible name.
    fn set_root_attributes(&self, element: &mut ForeignElement, size: (u32, u32), alt: Option<&str>) {
        let (width, height) = (size.0.to_string(), size.1.to_string());
        element.set("width", &width);
        element.set("height", &height);
        let view = self.page.attr(self.svg, "viewBox").map(str::to_owned);
        element.set("viewBox", &view.unwrap_or_else(|| ["0 0", &width, &height].join(" ")));
        element.set("role", "img");
        if let Some(alt) = alt {
            element.set("aria-label", alt);
        }
    }

    /// Sets the attributes of a part. `may_reference` is false within definitions: definitions that reference each
    /// other could make a drawing that never ends.
    fn set_attributes(&mut self, element: &mut ForeignElement, node: NodeId, look: Option<&str>, may_reference: bool) {
        let style = if self.live { look } else { self.page.attr(node, "style") }.unwrap_or_default();
        let styled =
            style.split(';').filter_map(|d| d.split_once(':')).map(|(name, value)| (name.trim(), value.trim()));
        let styled = styled.filter(|(name, _)| list_contains(PRESENTATION, name));
        let live = self.live;
        let own = self.page.attrs(node).take(48).filter(|(name, _)| !(live && list_contains(PRESENTATION, name)));
        for (name, value) in styled.chain(own) {
            if name == "id" {
                if node != self.svg {
                    element.set("id", &safe_id(node));
                }
            } else if name == "aria-label" || name == "role" {
            } else if let Some((_, id)) = value.split_once('#').filter(|_| value.contains("url(")) {
                let id = id.trim_end_matches([')', '"', '\'', ' ']);
                let part = self.ids.iter().find(|known| known.0 == id).filter(|_| may_reference);
                if let Some(&(_, part)) = part {
                    element.set(name, &["url(#", &safe_id(part), ")"].concat());
                }
            } else {
                self.bytes += value.len();
                let value: String = value.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
                element.set(name, &value);
            }
        }
    }

    /// Writes the text of a `foreignObject` as SVG text, centred in its box.
    fn push_html_text(&mut self, node: NodeId, look: Option<&str>) {
        let texts: Vec<&str> = self.page.descendants(node).take(64).map(|n| self.page.text(n)).collect();
        let html_text = collapse_whitespace(&texts.join(" "));
        let (frame, text) = (ForeignElement::of(&SVG, "svg"), ForeignElement::of(&SVG, "text"));
        let (Some(mut frame), Some(mut text)) = (frame, text) else { return };
        if html_text.is_empty() || html_text.len() > LONGEST_TEXT {
            return;
        }
        self.bytes += html_text.len();
        for name in ["x", "y", "width", "height"] {
            frame.set(name, self.page.attr(node, name).unwrap_or_default());
        }
        for (name, value) in [("x", "50%"), ("y", "50%"), ("text-anchor", "middle"), ("dominant-baseline", "middle")] {
            text.set(name, value);
        }
        for (name, css) in [("fill", "color"), ("font-size", "font-size")] {
            if let Some(value) = look.and_then(|look| value(look, css)) {
                text.set(name, value);
            }
        }
        self.parts.extend([ForeignPart::Open(frame), ForeignPart::Open(text), ForeignPart::Text(html_text)]);
        self.parts.extend([ForeignPart::Close, ForeignPart::Close]);
    }
}

/// The id of a part: unique in the article, and with a prefix that no page and no style sheet of the view uses.
fn safe_id(node: NodeId) -> String {
    ["recto-d", &node.index().to_string()].concat()
}

/// Whether a computed colour ("rgb(1, 2, 3)") is nearer to white than to black.
fn is_light(color: &str) -> bool {
    let numbers = color.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse::<u32>().ok());
    color.starts_with("rgb") && numbers.take(3).sum::<u32>() > 3 * 150
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{PictureFacts, Snapshot};

    const BARS: &str = "<rect></rect><rect></rect><rect></rect><rect></rect><rect></rect><rect></rect><rect></rect>";

    fn page(body: &str, looks: &[(u32, u32, u32, &str)]) -> (Page, NodeId) {
        let html = format!("<html><head></head><body>{body}</body></html>");
        let facts =
            |look: &str, width, height| PictureFacts { current_src: String::new(), width, height, look: look.into() };
        let pictures = looks.iter().map(|&(at, width, height, look)| (at, facts(look, width, height))).collect();
        let snapshot = Snapshot { pictures, ..Snapshot::from_serialised(html, "https://a.example/") };
        let page = Page::read(snapshot).unwrap();
        let svg = (0..page.len()).map(NodeId::from_index).find(|&n| page.tag(n) == Tag::Svg).unwrap();
        (page, svg)
    }

    fn is_drawing(body: &str) -> bool {
        let (page, svg) = page(body, &[]);
        size(&page, svg).is_some()
    }

    #[test]
    fn charts_are_content_and_icons_logos_and_decoration_are_not() {
        let words = "<text>1</text><text>2</text><text>3</text>";
        let svg = |attributes: &str, inside: &str| format!("<svg {attributes}>{inside}</svg>");
        let chart = svg("viewBox=\"0 0 640.5 320\"", &format!("{BARS}<path></path>{words}"));
        assert!(is_drawing(&chart));
        assert!(is_drawing(&format!("<figure>{}</figure>", svg("width=\"300\" height=\"200px\"", BARS))), "a figure's");
        for (body, why) in [
            (svg("viewBox=\"0 0 640 320\"", &format!("{BARS}<path></path>")), "no words"),
            (svg("viewBox=\"0 0 640 320\"", &format!("<path></path>{words}{words}")), "no shapes"),
            (svg("viewBox=\"0 0 24 24\"", &format!("{BARS}<path></path>{words}")), "an icon"),
            (svg("width=\"90ex\" height=\"9ex\"", &format!("{BARS}<path></path>{words}")), "no size"),
            (format!("<h1>{chart}</h1>"), "a headline"),
            (format!("<a href=\"/\">{chart}</a>"), "a link"),
            (format!("<mjx-container><div>{chart}</div></mjx-container>"), "a formula"),
            (chart.replace("<svg ", "<svg aria-hidden=\"true\" "), "hidden from screen readers"),
        ] {
            assert!(!is_drawing(&body), "{why}");
        }
    }

    /// The inside of a drawing as it is written: `name(attributes)[children]`.
    fn shown(body: &str, looks: &[(u32, u32, u32, &str)]) -> String {
        let (page, svg) = page(body, looks);
        let parts = read(&page, svg, (9, 9), None).unwrap().parts;
        let mut out = String::new();
        for part in &parts[1..parts.len() - 1] {
            match part {
                ForeignPart::Open(element) => {
                    let attributes = element.attributes().iter().map(|(n, v)| format!("{n}={v}")).collect::<Vec<_>>();
                    out.push_str(&format!("{}({})[", element.name(), attributes.join(" ")));
                }
                ForeignPart::Close => out.push(']'),
                ForeignPart::Text(text) => out.push_str(text),
            }
        }
        out
    }

    #[test]
    fn parts_take_the_computed_style_else_their_own_attributes() {
        let body =
            "<svg><path fill=\"red\" style=\"stroke: blue; position: fixed\" class=\"x\" d=\"M0\n0\"></path></svg>";
        assert_eq!(shown(body, &[]), "path(stroke=blue fill=red d=M0 0)[]");
        let live = [(3, 9, 9, "fill:rgb(0, 0, 0)"), (4, 0, 0, "fill:none;color:red")];
        assert_eq!(shown(body, &live), "path(fill=none d=M0 0)[]");
        assert_eq!(shown(body, &[(4, 0, 0, "display:none")]), "");
    }

    #[test]
    fn references_get_ids_of_ours_and_do_not_nest() {
        let body = "<svg><clipPath id=\"a\"><path clip-path=\"url(#a)\"></path></clipPath>\
            <g clip-path=\"url(&quot;#a&quot;)\" fill=\"url(#gone)\" stroke=\"url(https://a.example/#a)\"></g></svg>";
        let read = shown(body, &[]);
        assert!(read.starts_with("clipPath(id=recto-d"), "{read}");
        assert!(read.contains("[path()[]]g(clip-path=url(#recto-d"), "{read}");
        assert!(!read.contains("fill") && !read.contains("a.example"), "{read}");
    }

    #[test]
    fn html_text_in_a_drawing_keeps_its_position() {
        let body = "<svg><foreignObject x=\"1\" y=\"2\" width=\"90\" height=\"20\"><p>Open <b>sea</b></p></foreignObject></svg>";
        let place =
            "svg(x=1 y=2 width=90 height=20)[text(x=50% y=50% text-anchor=middle dominant-baseline=middle)[Open sea]]";
        assert_eq!(shown(body, &[]), place);
    }

    #[test]
    fn a_drawing_for_a_dark_background_is_known_by_its_light_text() {
        let dark = |look| {
            let (page, svg) = page("<svg><path></path></svg>", &[(3, 9, 9, look)]);
            read(&page, svg, (9, 9), None).unwrap().dark
        };
        assert!(dark("color:rgb(240, 240, 240)"));
        assert!(!dark("color:rgb(20, 20, 20)"));
        assert!(!dark("fill:none"));
    }

    #[test]
    fn a_drawing_may_be_deep_but_not_endless() {
        let deep = format!("<svg>{}{}</svg>", "<g>".repeat(3_000), "</g>".repeat(3_000));
        let (page, svg) = page(&deep, &[]);
        assert_eq!(read(&page, svg, (9, 9), None).unwrap().parts.len(), 6_002);
        let long = format!("<svg>{}</svg>", format!("<path d=\"{}\"></path>", "M1 1".repeat(10_000)).repeat(9));
        let (page, svg) = self::page(&long, &[]);
        assert!(read(&page, svg, (9, 9), None).is_none());
    }
}
