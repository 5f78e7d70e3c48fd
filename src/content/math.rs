//! Formulas: MathML as the page holds it, once, however many ways the page shows it.
//!
//! MathJax (2, 3, 4), KaTeX and MediaWiki write a formula several times: drawn for the eye, as MathML for those who listen,
//! as TeX or AsciiMath to begin with. The element that holds all of these is one formula here. What stands in a formula that MathML
//! Core does not know is read as a row of what it holds.

use crate::article::{Address, ForeignElement, ForeignPart, Formula, MATH};
use crate::figures::is_formula;
use crate::page::{Kind, NodeId, Page, Tag};

/// Classes of elements that hold one formula and nothing else: KaTeX's, MathJax 2's, MediaWiki's. MathJax 3 and 4 have
/// elements of their own.
const WRAPPERS: &[&str] = &[
    "katex",
    "katex-display",
    "katex-mathml",
    "MathJax",
    "MathJax_CHTML",
    "MathJax_Display",
    "MathJax_MathML",
    "MathJax_Preview",
    "MathJax_SVG",
    "MathJax_SVG_Display",
    "MJXc-display",
    "MJX_Assistive_MathML",
    "mjx-chtml",
    "mwe-math-element",
    "mwe-math-mathml-inline",
    "mwe-math-mathml-display",
    "mwe-math-mathml-a11y",
];

/// Elements of a formula that may stand in each other; deeper ones are written flat. Those of long continued fractions
/// are about 40.
const DEPTH: usize = 96;

/// Nodes of the longest formula that is looked through for its parts.
const NODES: usize = 20_000;

/// Where a formula stands, and what the page gives of it.
pub(super) struct Place {
    /// Its first node.
    pub node: NodeId,
    /// One past its last node.
    pub end: usize,
    math: Option<NodeId>,
    tex: Option<String>,
    ascii: bool,
    block: bool,
}

/// The formulas of the page, rising; none overlaps another.
pub(super) fn find(page: &Page) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    // MathJax 2 keeps the TeX in a script behind what it drew: the range drawn last.
    let mut drawn: Option<(NodeId, usize)> = None;
    let nodes = || (1..page.len()).map(NodeId::from_index);
    let scripted = nodes().any(|node| page.tag(node) == Tag::Script && script_kind(page, node).is_some());
    let mut at = 1;
    while at < page.len() {
        let node = NodeId::from_index(at);
        at += 1;
        match page.tag(node) {
            Tag::Math => {
                let place = of_math(page, node, &mut places);
                places.push(place);
                at = page.end(node);
            }
            Tag::Img if is_formula(page, node) => {
                let tex = page.attr(node, "alt").map(|alt| alt.trim().to_owned());
                places.push(Place { node, end: page.end(node), math: None, tex, ascii: false, block: false });
            }
            Tag::Script => {
                if let Some(kind) = script_kind(page, node) {
                    of_script(page, node, kind, drawn, &mut places);
                }
            }
            Tag::Other if page.name(node) == "mjx-container" => {
                let has_math = inside(page, node).any(|n| page.tag(n) == Tag::Math);
                let tex = inside(page, node).find_map(|n| page.attr(n, "data-latex"));
                if let Some(tex) = tex.filter(|_| !has_math) {
                    let tex = Some(tex.trim().to_owned());
                    places.push(Place {
                        node,
                        end: page.end(node),
                        math: None,
                        tex,
                        ascii: false,
                        block: is_block(page, node),
                    });
                    at = page.end(node);
                }
            }
            Tag::Span | Tag::Div if scripted && is_wrapper(page, node) => {
                let end = page.end(node);
                drawn = match drawn {
                    Some((start, before)) if node.index() < before => Some((start, before)),
                    Some((start, before)) if follows(page, before, node) => Some((start, end)),
                    _ => Some((node, end)),
                };
            }
            _ => {}
        }
    }
    places
}

/// The formula that a `math` element belongs to. `before` are those found before it.
fn of_math(page: &Page, math: NodeId, before: &mut [Place]) -> Place {
    let around = page.ancestors(math).skip(1).take(5).filter(|&node| is_wrapper(page, node)).last();
    let mut node = around.unwrap_or(math);
    if let Some(last) = before.last_mut().filter(|last| last.end > node.index()) {
        // Two formulas in one: what holds both is no formula.
        node = math;
        if let (true, Some(own)) = (last.end > math.index(), last.math) {
            (last.node, last.end) = (own, page.end(own));
        }
    }
    let displayed = page.attr(math, "display") == Some("block");
    Place {
        node,
        end: page.end(node),
        math: Some(math),
        tex: None,
        ascii: false,
        block: displayed || is_block(page, node),
    }
}

/// The formula that a script holds the TeX or AsciiMath of, with what was drawn of it directly before.
fn of_script(
    page: &Page,
    script: NodeId,
    (block, ascii): (bool, bool),
    drawn: Option<(NodeId, usize)>,
    places: &mut Vec<Place>,
) {
    let mut node = script;
    let mut math = None;
    let last = places.last().filter(|place| place.math.is_some()).map(|place| (place.node, place.end));
    for (start, end) in [drawn, last].into_iter().flatten() {
        if follows(page, end, script) {
            node = node.min(start);
        }
    }
    while let Some(place) = places.pop_if(|place| place.node >= node) {
        math = math.or(place.math);
    }
    let tex: String = page.children(script).map(|text| page.text(text)).collect();
    let tex = (!tex.trim().is_empty()).then(|| tex.trim().to_owned());
    if tex.is_some() || math.is_some() {
        places.push(Place { node, end: page.end(script), math, tex, ascii, block });
    }
}

/// Whether nothing but white space stands between a position and a node.
fn follows(page: &Page, end: usize, node: NodeId) -> bool {
    end <= node.index()
        && node.index() - end <= 3
        && (end..node.index())
            .map(NodeId::from_index)
            .all(|between| page.kind(between) == Kind::Text && page.text(between).trim().is_empty())
}

/// Whether a script holds a formula's source: whether for one by itself, and whether as AsciiMath.
fn script_kind(page: &Page, script: NodeId) -> Option<(bool, bool)> {
    let kind = page.attr(script, "type")?.strip_prefix("math/")?;
    let ascii = kind.starts_with("asciimath");
    (ascii || kind.starts_with("tex")).then(|| (kind.contains("display"), ascii))
}

fn is_wrapper(page: &Page, node: NodeId) -> bool {
    match page.tag(node) {
        Tag::Other => matches!(page.name(node), "mjx-container" | "mjx-assistive-mml"),
        _ => page.attr(node, "class").is_some_and(|c| c.split_ascii_whitespace().any(|word| WRAPPERS.contains(&word))),
    }
}

fn is_block(page: &Page, node: NodeId) -> bool {
    let class = page.attr(node, "class").unwrap_or_default();
    class.contains("isplay") || page.attr(node, "display") == Some("true")
}

fn inside(page: &Page, node: NodeId) -> impl Iterator<Item = NodeId> + use<> {
    page.descendants(node).take(NODES)
}

/// An element that is being read.
struct Open {
    end: usize,
    /// Whether it is written.
    shown: bool,
    token: bool,
    /// What `mfenced` stands for: the fence that ends it and what parts its contents.
    fence: Option<(String, Vec<char>)>,
    children: usize,
}

/// Reads a formula. `None` when nothing can be shown of it.
pub(super) fn read(page: &Page, place: &Place) -> Option<Formula> {
    let mut formula = Formula { block: place.block, tex: place.tex.clone(), ascii: place.ascii, ..Formula::default() };
    if page.tag(place.node) == Tag::Img {
        formula.picture = page.attr(place.node, "src").and_then(|src| Address::picture(src, page.base()));
    }
    if let Some(math) = place.math {
        parts(page, math, &mut formula);
        let said = page.first_attr(math, "alttext|data-latex");
        let said = said.filter(|said| said.contains(['\\', '^', '_'])).map(str::to_owned);
        formula.tex = formula.tex.or(said);
    }
    // MediaWiki sets all it shows in display style.
    formula.tex = formula.tex.map(|tex| {
        let bare = tex.strip_prefix("{\\displaystyle ").and_then(|rest| rest.strip_suffix('}'));
        bare.unwrap_or(&tex).trim().to_owned()
    });
    formula.tex = formula.tex.filter(|tex| !tex.is_empty());
    let shows = formula.parts.iter().any(|part| matches!(part, ForeignPart::Text(_)));
    if !shows {
        formula.parts.clear();
    }
    (shows || formula.tex.is_some()).then_some(formula)
}

fn parts(page: &Page, math: NodeId, formula: &mut Formula) {
    let mut open: Vec<Open> = Vec::new();
    let mut at = math.index() + 1;
    loop {
        while let Some(last) = open.pop_if(|last| last.end <= at) {
            if let Some((fence, _)) = last.fence {
                sign(&fence, formula);
            }
            if last.shown {
                formula.parts.push(ForeignPart::Close);
            }
        }
        if at >= page.end(math) {
            break;
        }
        let node = NodeId::from_index(at);
        at += 1;
        match page.kind(node) {
            Kind::Text if open.iter().rev().take(8).any(|outer| outer.token) => {
                let text = page.text(node).trim_matches([' ', '\n', '\t', '\r']);
                if !text.is_empty() {
                    formula.parts.push(ForeignPart::Text(text.to_owned()));
                }
            }
            Kind::Element => {
                let name = page.name(node);
                if name == "annotation" {
                    if formula.tex.is_none()
                        && page.attr(node, "encoding").is_some_and(|e| e.contains("tex") || e.contains("TeX"))
                    {
                        let tex: String = page.children(node).map(|text| page.text(text)).collect();
                        formula.tex = Some(tex.trim().to_owned());
                    }
                    at = page.end(node);
                    continue;
                }
                let skipped = matches!(name, "annotation-xml" | "mglyph" | "malignmark" | "svg");
                if skipped || (!page.is_foreign(node) && page.is_silent(node)) {
                    at = page.end(node);
                    continue;
                }
                if let Some(outer) = open.last_mut() {
                    if let Some((_, separators)) = &outer.fence
                        && outer.children > 0
                        && let Some(c) = separators.get(outer.children - 1).or(separators.last())
                    {
                        sign(c.encode_utf8(&mut [0; 4]), formula);
                    }
                    outer.children += 1;
                }
                open.push(element(page, node, name, open.len(), formula));
            }
            _ => {}
        }
    }
}

/// Begins an element; deep ones, HTML within text and `semantics` are not written themselves.
fn element(page: &Page, node: NodeId, name: &str, depth: usize, formula: &mut Formula) -> Open {
    let mut open = Open { end: page.end(node), shown: false, token: false, fence: None, children: 0 };
    if !page.is_foreign(node) || name == "semantics" || name == "math" || depth >= DEPTH {
        return open;
    }
    let known = match name {
        "mlabeledtr" => "mtr",
        name => name,
    };
    if let Some(mut element) = ForeignElement::of(&MATH, known).or_else(|| ForeignElement::of(&MATH, "mrow")) {
        for (attribute, value) in page.attrs(node).take(16) {
            element.set(attribute, value);
        }
        open.shown = true;
        open.token = element.is_token();
        formula.parts.push(ForeignPart::Open(element));
    }
    if name == "mfenced" {
        let said = |name: &str, usual: &str| page.attr(node, name).unwrap_or(usual).trim().to_owned();
        sign(&said("open", "("), formula);
        open.fence =
            Some((said("close", ")"), said("separators", ",").chars().filter(|c| !c.is_whitespace()).collect()));
    }
    open
}

/// A sign that the page names in an attribute.
fn sign(text: &str, formula: &mut Formula) {
    if let Some(element) = ForeignElement::of(&MATH, "mo").filter(|_| !text.is_empty()) {
        formula.parts.extend([ForeignPart::Open(element), ForeignPart::Text(text.to_owned()), ForeignPart::Close]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Snapshot;

    /// The formulas of a page, each as its TeX, its elements and signs, with `!` when it stands by itself.
    fn formulas(body: &str) -> Vec<String> {
        let html = format!("<html><head></head><body><p>So {body} it is.</p></body></html>");
        let page = Page::read(Snapshot::from_serialised(html, "https://a.example/")).unwrap();
        let shown = |place: &Place| {
            let formula = read(&page, place)?;
            let mut out = formula.tex.clone().unwrap_or_default();
            out.push_str(if formula.block { "!" } else { ":" });
            for part in &formula.parts {
                match part {
                    ForeignPart::Open(element) => out.push_str(&format!("{}(", element.name())),
                    ForeignPart::Text(text) => out.push_str(text),
                    ForeignPart::Close => out.push(')'),
                }
            }
            Some(out)
        };
        find(&page).iter().filter_map(shown).collect()
    }

    const MATH: &str = "<math><mi>x</mi></math>";

    #[test]
    fn a_formula_is_read_once_however_often_it_is_shown() {
        let annotated = "<math display=\"block\"><semantics><mi>x</mi><annotation encoding=\"application/x-tex\">x</annotation></semantics></math>";
        for (html, read) in [
            (MATH.to_owned(), ":mi(x)"),
            (annotated.to_owned(), "x!mi(x)"),
            ("<math alttext=\"x_1\"><mi>x</mi></math>".to_owned(), "x_1:mi(x)"),
            ("<math alttext=\"ex\"><mi>x</mi></math>".to_owned(), ":mi(x)"),
            // KaTeX.
            (format!("<span class=\"katex\"><span class=\"katex-mathml\">{MATH}</span><span class=\"katex-html\" aria-hidden=\"true\">x</span></span>"), ":mi(x)"),
            (format!("<span class=\"katex-display\"><span class=\"katex\">{MATH}</span></span>"), "!mi(x)"),
            // MediaWiki.
            ("<span class=\"mwe-math-element\"><span style=\"display:none\"><math alttext=\"{\\displaystyle x^2}\"><mi>x</mi></math></span><img alt=\"x\"></span>".to_owned(), "x^2:mi(x)"),
            // MathJax 2, 3, 4.
            (format!("<span class=\"MathJax_Preview\"></span> <span class=\"MathJax\"><nobr>x</nobr><span class=\"MJX_Assistive_MathML\">{MATH}</span></span><script type=\"math/tex\">x</script>"), "x:mi(x)"),
            ("<div class=\"MathJax_Display\"><span class=\"MathJax\">x</span></div><script type=\"math/tex; mode=display\">x</script>".to_owned(), "x!"),
            (format!("<mjx-container display=\"true\"><mjx-math>x</mjx-math><mjx-assistive-mml>{MATH}</mjx-assistive-mml></mjx-container>"), "!mi(x)"),
            ("<mjx-container><svg data-latex=\"x\"></svg></mjx-container>".to_owned(), "x:"),
            // A picture, and no MathML.
            ("<img class=\"latex\" src=\"/a.png\" alt=\"x^2\">".to_owned(), "x^2:"),
            // Not drawn yet.
            ("<script type=\"math/tex\">x</script>".to_owned(), "x:"),
            // AsciiMath, which names its words without a sign.
            ("<script type=\"math/asciimath\">sum x</script>".to_owned(), "sum x:"),
            (format!("<span class=\"MathJax\">{MATH}</span><script type=\"math/asciimath\">x</script>"), "x:mi(x)"),
        ] {
            assert_eq!(formulas(&html), [read], "{html}");
        }
    }

    #[test]
    fn what_holds_two_formulas_is_none() {
        let both = format!("<span class=\"katex\">{MATH} and {MATH}</span>");
        assert_eq!(formulas(&both), [":mi(x)", ":mi(x)"]);
        let scripts = "<script type=\"math/tex\">a</script> <script type=\"math/tex\">b</script>";
        assert_eq!(formulas(scripts), ["a:", "b:"]);
    }

    #[test]
    fn other_scripts_and_empty_formulas_are_none() {
        assert_eq!(
            formulas(
                "<script type=\"text/x\">x</script><script type=\"math/x\">x</script><math></math><math><mi> </mi></math>"
            ),
            [""; 0]
        );
        let picture = "<img src=\"/latex-glove.jpg\" alt=\"A glove\"><img src=\"/a.png\" alt=\"x^2\">";
        assert_eq!(formulas(picture), [""; 0]);
    }

    #[test]
    fn elements_that_mathml_core_does_not_know_become_rows() {
        for (inside, read) in [
            ("<maction href=\"javascript:1\"><mi>x</mi></maction>", ":mrow(mi(x))"),
            ("<mfenced><mi>x</mi><mi>y</mi></mfenced>", ":mrow(mo(()mi(x)mo(,)mi(y)mo()))"),
            ("<mtext>a <b>c</b></mtext>", ":mtext(ac)"),
            ("<mi>x<mglyph></mglyph></mi><annotation-xml encoding=\"text/html\"><p>y</p></annotation-xml>", ":mi(x)"),
            ("loose <mi>x</mi>", ":mi(x)"),
        ] {
            assert_eq!(formulas(&format!("<math>{inside}</math>")), [read], "{inside}");
        }
    }

    #[test]
    fn signs_stay_in_their_place() {
        let mut space = ForeignElement::of(&crate::article::MATH, "mspace").unwrap();
        for (name, value) in
            [("width", "999em"), ("lspace", "0.2em"), ("onclick", "x"), ("mathvariant", "a\"b"), ("rspace", "-0.1em")]
        {
            space.set(name, value);
        }
        assert_eq!(space.attributes(), [("lspace", "0.2em".to_owned()), ("rspace", "-0.1em".to_owned())]);
    }
}
