//! The allow-list: checks written HTML once more, independently of the writer.
//!
//! All HTML that is returned passes [`is_allowed`]. It reads tags as a tokeniser does and has a list of elements, their
//! attributes, and the values allowed for dangerous ones. With a bug in the writer the result is plain text instead of
//! HTML that could run.

use crate::page::word_table::list_contains;

/// Attributes that every element may have. All lists are separated by `|`.
const EVERYWHERE: &str = "";

/// Attributes of all elements in a formula.
const MATH: &str = "accent|accentunder|columnalign|columnspan|displaystyle|fence|form|largeop|linethickness|lspace|\
    mathvariant|maxsize|minsize|movablelimits|notation|rowspan|rspace|scriptlevel|separator|stretchy|\
    symmetric|width";

/// Attributes of all elements in a drawing.
const SVG: &str = "aria-label|clip-path|cx|cy|d|dominant-baseline|dx|dy|fill|fill-opacity|fill-rule|font-size|font-weight|\
    gradientUnits|height|id|marker-end|marker-mid|marker-start|markerHeight|markerWidth|offset|opacity|\
    orient|points|preserveAspectRatio|r|refX|refY|role|rx|ry|stop-color|stop-opacity|stroke|stroke-dasharray|\
    stroke-linecap|stroke-linejoin|stroke-opacity|stroke-width|text-anchor|transform|viewBox|visibility|\
    width|x|x1|x2|y|y1|y2";

/// Each element and its attributes.
pub const ALLOWED: &[(&str, &str)] = &[
    ("a", "href|rel|title"),
    ("abbr", "title"),
    ("annotation", "encoding"),
    ("article", EVERYWHERE),
    ("aside", EVERYWHERE),
    ("audio", "aria-label|controls|preload|src"),
    ("bdi", "dir"),
    ("bdo", "dir"),
    ("blockquote", EVERYWHERE),
    ("br", EVERYWHERE),
    ("caption", EVERYWHERE),
    ("circle", SVG),
    ("cite", EVERYWHERE),
    ("clipPath", SVG),
    ("code", "class"),
    ("dd", EVERYWHERE),
    ("defs", SVG),
    ("del", EVERYWHERE),
    ("details", EVERYWHERE),
    ("dfn", EVERYWHERE),
    ("div", "dir|lang"),
    ("dl", EVERYWHERE),
    ("dt", EVERYWHERE),
    ("ellipse", SVG),
    ("em", EVERYWHERE),
    ("figcaption", EVERYWHERE),
    ("figure", "class"),
    ("g", SVG),
    ("h1", "id"),
    ("h2", "id"),
    ("h3", "id"),
    ("h4", "id"),
    ("h5", "id"),
    ("h6", "id"),
    ("header", EVERYWHERE),
    ("hr", EVERYWHERE),
    ("img", "alt|decoding|height|loading|src|width"),
    ("ins", EVERYWHERE),
    ("kbd", EVERYWHERE),
    ("li", EVERYWHERE),
    ("line", SVG),
    ("linearGradient", SVG),
    ("mark", EVERYWHERE),
    ("marker", SVG),
    ("math", "display"),
    ("menclose", MATH),
    ("merror", MATH),
    ("mfrac", MATH),
    ("mi", MATH),
    ("mmultiscripts", MATH),
    ("mn", MATH),
    ("mo", MATH),
    ("mover", MATH),
    ("mpadded", MATH),
    ("mphantom", MATH),
    ("mprescripts", MATH),
    ("mroot", MATH),
    ("mrow", MATH),
    ("ms", MATH),
    ("mspace", MATH),
    ("msqrt", MATH),
    ("mstyle", MATH),
    ("msub", MATH),
    ("msubsup", MATH),
    ("msup", MATH),
    ("mtable", MATH),
    ("mtd", MATH),
    ("mtext", MATH),
    ("mtr", MATH),
    ("munder", MATH),
    ("munderover", MATH),
    ("ol", "start"),
    ("p", EVERYWHERE),
    ("path", SVG),
    ("polygon", SVG),
    ("polyline", SVG),
    ("pre", EVERYWHERE),
    ("q", EVERYWHERE),
    ("radialGradient", SVG),
    ("rect", SVG),
    ("rp", EVERYWHERE),
    ("rt", EVERYWHERE),
    ("ruby", EVERYWHERE),
    ("s", EVERYWHERE),
    ("samp", EVERYWHERE),
    ("semantics", EVERYWHERE),
    ("small", EVERYWHERE),
    ("span", "class|dir|id|lang"),
    ("stop", SVG),
    ("strong", EVERYWHERE),
    ("sub", EVERYWHERE),
    ("summary", EVERYWHERE),
    ("sup", EVERYWHERE),
    ("svg", SVG),
    ("table", EVERYWHERE),
    ("tbody", EVERYWHERE),
    ("td", "colspan|rowspan"),
    ("text", SVG),
    ("tfoot", EVERYWHERE),
    ("th", "colspan|rowspan|scope"),
    ("thead", EVERYWHERE),
    ("time", "datetime"),
    ("tr", EVERYWHERE),
    ("tspan", SVG),
    ("ul", EVERYWHERE),
    ("var", EVERYWHERE),
    ("video", "aria-label|controls|poster|preload|src"),
    ("wbr", EVERYWHERE),
];

/// Whether HTML has only allowed elements, attributes and values.
pub(super) fn is_allowed(html: &str) -> bool {
    let mut rest = html;
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        let Some(length) = allowed_tag(&rest[at..]) else { return false };
        rest = &rest[at + length..];
    }
    true
}

/// The length of the tag that begins here, if it is allowed.
fn allowed_tag(html: &str) -> Option<usize> {
    if let Some(end) = html.strip_prefix("</") {
        let name = end.split_once('>')?.0;
        attributes_of(name)?;
        return Some(name.len() + 3);
    }
    let after = &html[1..];
    let name = &after[..after.find([' ', '>'])?];
    let allowed = attributes_of(name)?;
    let mut at = 1 + name.len();
    let mut seen: Vec<&str> = Vec::new();
    while html[at..].starts_with(' ') {
        let (attribute, value) = html[at + 1..].split_once("=\"")?;
        let value = &value[..value.find('"')?];
        if attribute.is_empty()
            || !list_contains(allowed, attribute)
            || seen.contains(&attribute)
            || !is_harmless(attribute, value)
        {
            return None;
        }
        seen.push(attribute);
        at += 1 + attribute.len() + 2 + value.len() + 1;
    }
    html[at..].starts_with('>').then_some(at + 1)
}

/// The attributes that an element may have; `None` for an element that is not allowed.
fn attributes_of(name: &str) -> Option<&'static str> {
    ALLOWED.binary_search_by_key(&name, |a| a.0).ok().map(|at| ALLOWED[at].1)
}

/// Whether a value can neither end its quotes nor run or load anything.
fn is_harmless(attribute: &str, value: &str) -> bool {
    if value.contains(['<', '>', '\0']) {
        return false;
    }
    match attribute {
        "href" => value.starts_with("#recto-") || has_scheme(value, &["http:", "https:", "mailto:", "tel:"]),
        "src" | "poster" => {
            has_scheme(value, &["http:", "https:", "file:"])
                || has_scheme(value, &["data:image/"]) && !value.contains("svg+xml")
        }
        "encoding" => matches!(value, "application/x-tex" | "application/x-asciimath"),
        "id" => value.starts_with("recto-"),
        "class" => matches!(value, "credit" | "dark" | "embed") || value.starts_with("language-"),
        _ if list_contains(SVG, attribute) && attribute != "aria-label" => is_presentation_value(value),
        _ => true,
    }
}

/// Whether a value is a plain presentation value: it may reference a part of the drawing and nothing else.
fn is_presentation_value(value: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b" .,+-%#()/".contains(&b);
    let part = |id: &str| id.strip_suffix(')').is_some_and(|id| id.bytes().all(|b| b.is_ascii_digit()));
    value.bytes().all(plain)
        && (!value.as_bytes().windows(4).any(|call| call.eq_ignore_ascii_case(b"url("))
            || value.strip_prefix("url(#recto-d").is_some_and(part))
}

fn has_scheme(value: &str, schemes: &[&str]) -> bool {
    schemes.iter().any(|scheme| value.get(..scheme.len()).is_some_and(|v| v.eq_ignore_ascii_case(scheme)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_can_be_searched() {
        assert!(ALLOWED.is_sorted_by_key(|a| a.0));
    }

    #[test]
    fn elements_of_an_article_are_allowed() {
        for good in [
            "",
            "plain &lt;script&gt; text",
            "<p>a<br>b</p>",
            "<a href=\"https://a.example/?q=&quot;\" rel=\"noopener noreferrer\">x</a>",
            "<a href=\"#recto-notes\">x</a><span id=\"recto-notes\"></span>",
            "<figure><img src=\"data:image/png;base64,AAAA\" alt=\"\" loading=\"lazy\" decoding=\"async\"></figure>",
            "<img src=\"https://a.example/icon?type=image/svg+xml\">",
            "<pre><code class=\"language-rust\">\nfn</code></pre>",
            "<svg><path fill=\"burlywood\"></path></svg>",
            "<figure class=\"dark\"><svg viewBox=\"0 0 9 9\" role=\"img\" aria-label=\"A curl\"><clipPath id=\"recto-d3\"></clipPath><path clip-path=\"url(#recto-d3)\"></path></svg></figure>",
            "<math display=\"block\"><semantics><mrow><mi mathvariant=\"normal\">x</mi></mrow><annotation encoding=\"application/x-tex\">x</annotation></semantics></math>",
        ] {
            assert!(is_allowed(good), "{good}");
        }
    }

    #[test]
    fn everything_else_is_rejected() {
        for bad in [
            "<script>1</script>",
            "</script>",
            "<p onclick=\"x\">",
            "<p style=\"color:red\">",
            "<img src=x>",
            "<img src=\"javascript:1\">",
            "<img src=\"data:image/svg+xml,x\">",
            "<img src=\"data:text/html,x\">",
            "<a href=\"javascript:1\">",
            "<a href=\" javascript:1\">",
            "<a href=\"data:text/html,x\">",
            "<a href=\"#body\">",
            "<span id=\"body\">",
            "<span class=\"modal\">",
            "<P>",
            "<p",
            "<p >",
            "<p =\"x\">",
            "<p title|lang=\"x\">",
            "<p/>",
            "<!-- -->",
            "<a href=\"https://a.example/\" href=\"https://b.example/\">",
            "< p>",
            "<svg onload=\"x\"></svg>",
            "<svg><script>1</script></svg>",
            "<svg><use href=\"#recto-d1\"></use></svg>",
            "<svg><image href=\"https://a.example/a.png\"></image></svg>",
            "<svg><foreignObject></foreignObject></svg>",
            "<svg><title></title></svg>",
            "<svg><style>*{}</style></svg>",
            "<svg><path style=\"fill:red\"></path></svg>",
            "<svg><path fill=\"url(https://a.example/x)\"></path></svg>",
            "<svg><path fill=\"URL(https://a.example/x)\"></path></svg>",
            "<svg><path fill=\"red url(#recto-d1)\"></path></svg>",
            "<svg><path fill=\"u\\72l(#x)\"></path></svg>",
            "<svg><path id=\"body\"></path></svg>",
            "<math href=\"https://a.example/\"></math>",
            "<math><mglyph></mglyph></math>",
            "<annotation-xml encoding=\"text/html\">",
            "<annotation encoding=\"text/html\">",
            "<maction actiontype=\"toggle\">",
            "<p title=\"<b>\">",
        ] {
            assert!(!is_allowed(bad), "{bad}");
        }
    }
}
