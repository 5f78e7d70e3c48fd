//! Formulas: each once, as MathML and TeX, however often the page repeats it.
//!
//! MathJax (2, 3, 4), KaTeX and MediaWiki write a formula several times: rendered as HTML or SVG, as MathML for screen
//! readers, as TeX or AsciiMath source. The element around all of these is one formula here. Elements that MathML Core
//! does not have are read as rows of their children.

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

/// Most nested elements of a formula; deeper ones are written flat. Long continued fractions have about 40.
const DEPTH: usize = 96;

/// Most nodes of a formula that are searched.
const NODES: usize = 20_000;

/// Where a formula is on the page, and its sources.
pub(in crate::content) struct FormulaSpan {
    /// Its first node.
    pub node: NodeId,
    /// One past its last node.
    pub end: usize,
    math: Option<NodeId>,
    tex: Option<String>,
    ascii: bool,
    block: bool,
}

/// The formulas of the page, ascending; none overlaps another.
pub(in crate::content) fn find(page: &Page) -> Vec<FormulaSpan> {
    let may_begin = |node: NodeId| match page.tag(node) {
        Tag::Math => true,
        Tag::Img => is_formula(page, node),
        Tag::Script => script_kind(page, node).is_some(),
        Tag::Other => page.name(node) == "mjx-container",
        _ => false,
    };
    if (1..page.len()).map(NodeId::from_index).any(may_begin) { find_spans(page) } else { Vec::new() }
}

#[inline(never)]
fn find_spans(page: &Page) -> Vec<FormulaSpan> {
    let mut spans: Vec<FormulaSpan> = Vec::new();
    // MathJax 2 has the TeX in a script after its rendering: the range rendered last.
    let mut rendered: Option<(NodeId, usize)> = None;
    let nodes = || (1..page.len()).map(NodeId::from_index);
    let scripted = nodes().any(|node| page.tag(node) == Tag::Script && script_kind(page, node).is_some());
    let mut at = 1;
    while at < page.len() {
        let node = NodeId::from_index(at);
        at += 1;
        match page.tag(node) {
            Tag::Math => {
                let span = of_math(page, node, &mut spans);
                spans.push(span);
                at = page.end(node);
            }
            Tag::Img if is_formula(page, node) => {
                let tex = page.attr(node, "alt").map(|alt| alt.trim().to_owned());
                spans.push(FormulaSpan { node, end: page.end(node), math: None, tex, ascii: false, block: false });
            }
            Tag::Script => {
                if let Some(kind) = script_kind(page, node) {
                    of_script(page, node, kind, rendered, &mut spans);
                }
            }
            Tag::Other if page.name(node) == "mjx-container" => {
                let has_math = inside(page, node).any(|n| page.tag(n) == Tag::Math);
                let tex = inside(page, node).find_map(|n| page.attr(n, "data-latex"));
                if let Some(tex) = tex.filter(|_| !has_math) {
                    let tex = Some(tex.trim().to_owned());
                    spans.push(FormulaSpan {
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
                rendered = match rendered {
                    Some((start, before)) if node.index() < before => Some((start, before)),
                    Some((start, before)) if follows(page, before, node) => Some((start, end)),
                    _ => Some((node, end)),
                };
            }
            _ => {}
        }
    }
    spans
}

/// The formula that a `math` element belongs to. `before` are those found before it.
#[inline(never)]
fn of_math(page: &Page, math: NodeId, before: &mut [FormulaSpan]) -> FormulaSpan {
    let around = page.ancestors(math).skip(1).take(5).filter(|&node| is_wrapper(page, node)).last();
    let mut node = around.unwrap_or(math);
    if let Some(last) = before.last_mut().filter(|last| last.end > node.index()) {
        // An element around two formulas is no formula.
        node = math;
        if let (true, Some(own)) = (last.end > math.index(), last.math) {
            (last.node, last.end) = (own, page.end(own));
        }
    }
    let displayed = page.attr(math, "display") == Some("block");
    FormulaSpan {
        node,
        end: page.end(node),
        math: Some(math),
        tex: None,
        ascii: false,
        block: displayed || is_block(page, node),
    }
}

/// The formula of a script with TeX or AsciiMath, including its rendering directly before.
#[inline(never)]
fn of_script(
    page: &Page,
    script: NodeId,
    (block, ascii): (bool, bool),
    rendered: Option<(NodeId, usize)>,
    spans: &mut Vec<FormulaSpan>,
) {
    let mut node = script;
    let mut math = None;
    let last = spans.last().filter(|span| span.math.is_some()).map(|span| (span.node, span.end));
    for (start, end) in [rendered, last].into_iter().flatten() {
        if follows(page, end, script) {
            node = node.min(start);
        }
    }
    while let Some(span) = spans.pop_if(|span| span.node >= node) {
        math = math.or(span.math);
    }
    let tex: String = page.children(script).map(|text| page.text(text)).collect();
    let tex = (!tex.trim().is_empty()).then(|| tex.trim().to_owned());
    if tex.is_some() || math.is_some() {
        spans.push(FormulaSpan { node, end: page.end(script), math, tex, ascii, block });
    }
}

/// Whether only white space is between a position and a node.
fn follows(page: &Page, end: usize, node: NodeId) -> bool {
    end <= node.index()
        && node.index() - end <= 3
        && (end..node.index())
            .map(NodeId::from_index)
            .all(|between| page.kind(between) == Kind::Text && page.text(between).trim().is_empty())
}

/// For a script with the source of a formula: whether it is displayed as a block, and whether it is AsciiMath.
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

/// An element being read.
struct Open {
    end: usize,
    /// Whether it is written.
    shown: bool,
    token: bool,
    /// Whether it is in a token element.
    in_token: bool,
    /// Of `mfenced`: its closing fence and its separators.
    fence: Option<(String, Vec<char>)>,
    children: usize,
}

/// Reads a formula. `None` when it has neither text nor TeX.
#[inline(never)]
pub(in crate::content) fn read(page: &Page, span: &FormulaSpan) -> Option<Formula> {
    let mut formula = Formula { block: span.block, tex: span.tex.clone(), ascii: span.ascii, ..Formula::default() };
    if page.tag(span.node) == Tag::Img {
        formula.picture = page.attr(span.node, "src").and_then(|src| Address::picture(src, page.base()));
    }
    if let Some(math) = span.math {
        parts(page, math, &mut formula);
        let source = page.first_attr(math, "alttext|data-latex");
        let source = source.filter(|source| source.contains(['\\', '^', '_'])).map(str::to_owned);
        formula.tex = formula.tex.or(source);
    }
    // MediaWiki wraps all TeX in display style.
    formula.tex = formula.tex.map(|tex| {
        let bare = tex.strip_prefix("{\\displaystyle ").and_then(|rest| rest.strip_suffix('}'));
        bare.unwrap_or(&tex).trim().to_owned()
    });
    formula.tex = formula.tex.filter(|tex| !tex.is_empty());
    let has_text = formula.parts.iter().any(|part| matches!(part, ForeignPart::Text(_)));
    if !has_text {
        formula.parts.clear();
    }
    (has_text || formula.tex.is_some()).then_some(formula)
}

fn parts(page: &Page, math: NodeId, formula: &mut Formula) {
    let mut open: Vec<Open> = Vec::new();
    let mut at = math.index() + 1;
    loop {
        while let Some(last) = open.pop_if(|last| last.end <= at) {
            if let Some((fence, _)) = last.fence {
                operator(&fence, formula);
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
                        operator(c.encode_utf8(&mut [0; 4]), formula);
                    }
                    outer.children += 1;
                }
                let in_token = open.last().is_some_and(|outer| outer.token || outer.in_token);
                open.push(element(page, node, name, open.len(), in_token, formula));
            }
            _ => {}
        }
    }
}

/// Opens an element; deep ones, HTML within text and `semantics` are not written themselves, nor what is in a token element:
/// it may hold text alone, and a parser takes an element there for one of HTML.
fn element(page: &Page, node: NodeId, name: &str, depth: usize, in_token: bool, formula: &mut Formula) -> Open {
    let mut open = Open { end: page.end(node), shown: false, token: false, in_token, fence: None, children: 0 };
    if in_token || !page.is_foreign(node) || name == "semantics" || name == "math" || depth >= DEPTH {
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
        let attr = |name: &str, usual: &str| page.attr(node, name).unwrap_or(usual).trim().to_owned();
        operator(&attr("open", "("), formula);
        open.fence =
            Some((attr("close", ")"), attr("separators", ",").chars().filter(|c| !c.is_whitespace()).collect()));
    }
    open
}

/// Writes an operator that is given in an attribute.
fn operator(text: &str, formula: &mut Formula) {
    if let Some(element) = ForeignElement::of(&MATH, "mo").filter(|_| !text.is_empty()) {
        formula.parts.extend([ForeignPart::Open(element), ForeignPart::Text(text.to_owned()), ForeignPart::Close]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Snapshot;

    /// The formulas of a page, each as its TeX, its elements and text, with `!` when it is a block.
    fn formulas(body: &str) -> Vec<String> {
        let html = format!("<html><head></head><body><p>So {body} it is.</p></body></html>");
        let page = Page::read(Snapshot::from_serialised(html, "https://a.example/")).unwrap();
        let shown = |span: &FormulaSpan| {
            let formula = read(&page, span)?;
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
    fn a_formula_is_read_once_however_often_it_is_repeated() {
        let annotated = "<math display=\"block\"><semantics><mi>x</mi><annotation encoding=\"application/x-tex\">x</annotation></semantics></math>";
        for (html, read) in [
            (MATH.to_owned(), ":mi(x)"),
            (annotated.to_owned(), "x!mi(x)"),
            (annotated.replace("x</annotation>", "x<!-- y --></annotation>"), "x!mi(x)"),
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
            // Not rendered yet.
            ("<script type=\"math/tex\">x</script>".to_owned(), "x:"),
            // AsciiMath, which names its words without a sign.
            ("<script type=\"math/asciimath\">sum x</script>".to_owned(), "sum x:"),
            (format!("<span class=\"MathJax\">{MATH}</span><script type=\"math/asciimath\">x</script>"), "x:mi(x)"),
        ] {
            assert_eq!(formulas(&html), [read], "{html}");
        }
    }

    #[test]
    fn an_element_around_two_formulas_is_none() {
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
            // A formula in a token element.
            ("<mo>a<math><mi>b</mi><mfenced><mi>c</mi></mfenced></math></mo><mi>x</mi>", ":mo(abc)mi(x)"),
        ] {
            assert_eq!(formulas(&format!("<math>{inside}</math>")), [read], "{inside}");
        }
    }

    #[test]
    fn lengths_that_move_symbols_are_left_out() {
        let mut space = ForeignElement::of(&crate::article::MATH, "mspace").unwrap();
        for (name, value) in
            [("width", "999em"), ("lspace", "0.2em"), ("onclick", "x"), ("mathvariant", "a\"b"), ("rspace", "-0.1em")]
        {
            space.set(name, value);
        }
        assert_eq!(space.attributes(), [("lspace", "0.2em".to_owned()), ("rspace", "-0.1em".to_owned())]);
    }
}
