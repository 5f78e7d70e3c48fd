//! Drawings: the subset of SVG that an article may contain, for charts and diagrams that are inline in a page.

use super::{ForeignPart, Vocabulary};

/// A drawing: shapes, text, and presentation attributes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Drawing {
    /// It is made for a dark background: its text is light.
    pub dark: bool,
    /// The root `svg` and its content.
    pub parts: Vec<ForeignPart>,
}

/// The vocabulary of drawings. No element runs (`script`, `animate`, `set`), links (`a`), loads anything (`image`,
/// `use`, `style`) or contains HTML (`foreignObject`, and `title` and `desc`, whose content HTML parsers read as HTML).
pub static SVG: Vocabulary = Vocabulary {
    elements: "circle|clipPath|defs|ellipse|g|line|linearGradient|marker|path|polygon|polyline|radialGradient|rect|stop|\
        svg|text|tspan",
    attributes: "aria-label|clip-path|cx|cy|d|dominant-baseline|dx|dy|fill|fill-opacity|fill-rule|font-size|font-weight|\
        gradientUnits|height|id|marker-end|marker-mid|marker-start|markerHeight|markerWidth|offset|opacity|\
        orient|points|preserveAspectRatio|r|refX|refY|role|rx|ry|stop-color|stop-opacity|stroke|stroke-dasharray|\
        stroke-linecap|stroke-linejoin|stroke-opacity|stroke-width|text-anchor|transform|viewBox|visibility|\
        width|x|x1|x2|y|y1|y2",
    allows: |name, value| {
        name == "aria-label"
            || name == "id" && value.starts_with("recto-")
            || name != "id" && value.len() <= LONGEST && value.bytes().all(is_plain) && functions_are_allowed(value)
    },
};

/// Longest attribute value, in bytes: a coastline, a line through thousands of points.
const LONGEST: usize = 60_000;

/// Functions allowed in a value: colours, transforms, and references to parts of the drawing itself.
const FUNCTIONS: &str = "color|lab|lch|oklab|oklch|rgb|rgba|hsl|hsla|translate|scale|rotate|matrix|skewX|skewY|url";

fn is_plain(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b' ' | b'.' | b',' | b'+' | b'-' | b'%' | b'#' | b'(' | b')' | b'/')
}

/// Whether every bracket belongs to an allowed function, and every `url` to a part of the drawing.
fn functions_are_allowed(value: &str) -> bool {
    let mut rest = value;
    while let Some((before, inside)) = rest.split_once('(') {
        let name = before.rsplit(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        if FUNCTIONS.split('|').all(|function| function != name) || name == "url" && !inside.starts_with("#recto-") {
            return false;
        }
        rest = inside;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::ForeignElement;

    #[test]
    fn only_listed_names_with_harmless_values_can_be_set() {
        for name in ["script", "foreignObject", "use", "image", "a", "style", "animate", "set", "title", "filter"] {
            assert_eq!(ForeignElement::of(&SVG, name), None, "{name}");
        }
        let mut path = ForeignElement::of(&SVG, "path").unwrap();
        for (name, value) in [
            ("onclick", "alert(1)"),
            ("style", "fill:red"),
            ("href", "#recto-a"),
            ("fill", "url(https://a.example/x)"),
            ("fill", "url('#recto-a')"),
            ("fill", "url(#a)"),
            ("fill", "\\75rl(#a)"),
            ("fill", "URL(//a.example)"),
            ("stroke", "image-set(1)"),
            ("id", "body"),
            ("d", "M0 0\"><script>"),
        ] {
            path.set(name, value);
            assert!(path.attributes().is_empty(), "{name}={value}");
        }
        for (name, value) in
            [("fill", "url(#recto-d1)"), ("stroke", "rgb(1, 2, 3)"), ("transform", "translate(1,2) rotate(-9)")]
        {
            path.set(name, value);
            assert_eq!(path.attributes().last(), Some(&(name, value.to_owned())));
        }
    }
}
