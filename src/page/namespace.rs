//! The namespace of an element, inferred from its name and its parent: serialised HTML does not contain it.
//!
//! `svg` and `math` begin foreign content; a few of their elements, the integration points, contain HTML again
//! (HTML Standard, "tree construction dispatcher"). Correct only for trees that a browser's parser can build.

use super::node::Namespace;

/// What the children of an open element belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Inside {
    /// HTML, or an integration point of SVG.
    Html,
    /// SVG.
    Svg,
    /// MathML.
    MathMl,
    /// A MathML text integration point: contains HTML; its glyphs stay MathML.
    MathMlText,
    /// `annotation-xml`, in which `svg` begins SVG.
    Annotation,
}

impl Inside {
    /// For the children of this element. `encoding` is called for `annotation-xml` only.
    pub fn of<'a>(namespace: Namespace, name: &str, encoding: impl FnOnce() -> Option<&'a str>) -> Self {
        match (namespace, name) {
            (Namespace::Html, _) | (Namespace::Svg, "foreignObject" | "desc" | "title") => Self::Html,
            (Namespace::Svg, _) => Self::Svg,
            (Namespace::MathMl, "mi" | "mo" | "mn" | "ms" | "mtext") => Self::MathMlText,
            (Namespace::MathMl, "annotation-xml") => match encoding() {
                Some(e) if e.eq_ignore_ascii_case("text/html") => Self::Html,
                Some(e) if e.eq_ignore_ascii_case("application/xhtml+xml") => Self::Html,
                _ => Self::Annotation,
            },
            (Namespace::MathMl, _) => Self::MathMl,
        }
    }

    /// The namespace of a child with this name.
    pub fn namespace(self, name: &str) -> Namespace {
        match (self, name) {
            (Self::Html | Self::MathMlText | Self::Annotation, "svg") => Namespace::Svg,
            (Self::Html | Self::MathMlText, "math") => Namespace::MathMl,
            (Self::MathMlText, "mglyph" | "malignmark") => Namespace::MathMl,
            (Self::Html | Self::MathMlText, _) => Namespace::Html,
            (Self::Svg, _) => Namespace::Svg,
            (Self::MathMl | Self::Annotation, _) => Namespace::MathMl,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::page::{Kind, NodeId, Page, Snapshot};

    /// Names of all elements of SVG and MathML, in order.
    fn foreign(body: &str) -> String {
        let html = format!("<html><head></head><body>x{body}</body></html>");
        let page = Page::read(Snapshot::from_serialised(html, "")).unwrap();
        let foreign = page.descendants(NodeId::DOCUMENT).filter(|&n| page.is_foreign(n));
        foreign.map(|n| page.name(n)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn all_below_svg_and_math_is_foreign() {
        assert_eq!(foreign("<svg><g><a></a></g></svg><a></a>"), "svg g a");
        assert_eq!(foreign("<math><mrow><mi>x</mi></mrow></math><b></b>"), "math mrow mi");
        assert_eq!(foreign("<svg><math></math></svg>"), "svg math");
    }

    #[test]
    fn integration_points_of_svg_hold_html() {
        assert_eq!(
            foreign("<svg><foreignObject><p><br></p></foreignObject><path></path></svg>"),
            "svg foreignObject path"
        );
        assert_eq!(foreign("<svg><desc><br></desc><title><hr></title></svg>"), "svg desc title");
        assert_eq!(foreign("<svg><foreignObject><svg><g></g></svg></foreignObject></svg>"), "svg foreignObject svg g");
        assert_eq!(foreign("<title><b></b></title>"), "");
    }

    #[test]
    fn integration_points_of_math_hold_html() {
        for name in ["mi", "mo", "mn", "ms", "mtext"] {
            assert_eq!(foreign(&format!("<math><{name}><b><br></b></{name}></math>")), format!("math {name}"));
        }
        assert_eq!(
            foreign("<math><mtext><mglyph></mglyph><malignmark></malignmark><a></a></mtext></math>"),
            "math mtext mglyph malignmark"
        );
    }

    #[test]
    fn an_annotation_holds_html_when_its_encoding_says_so() {
        assert_eq!(
            foreign(r#"<math><annotation-xml encoding="Text/HTML"><p><br></p></annotation-xml></math>"#),
            "math annotation-xml"
        );
        assert_eq!(
            foreign(r#"<math><annotation-xml encoding="application/xhtml+xml"><p></p></annotation-xml></math>"#),
            "math annotation-xml"
        );
        assert_eq!(
            foreign(r#"<math><annotation-xml encoding="x"><mi></mi></annotation-xml></math>"#),
            "math annotation-xml mi"
        );
        assert_eq!(
            foreign("<math><annotation-xml><svg><desc><br></desc></svg><b></b></annotation-xml></math>"),
            "math annotation-xml svg desc b"
        );
    }

    #[test]
    fn foreign_elements_are_neither_raw_nor_void() {
        let html = "<html><body><svg><style>a &lt; b</style><script>&amp;</script><img></img></svg></body></html>";
        let page = Page::read(Snapshot::from_serialised(html, "")).unwrap();
        let texts = page.descendants(NodeId::DOCUMENT).filter(|&n| page.kind(n) == Kind::Text);
        assert_eq!(texts.map(|n| page.text(n)).collect::<Vec<_>>(), ["a < b", "&"]);
    }
}
