//! Trees as html5ever parses them.

use super::written::{Namespace, Token};
use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, QualName, ns, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// Ends of documents that are hard to write or to read.
pub const DOCUMENTS: &[&str] = &[
    "<p title='&lt;&amp;&quot;&nbsp;&eacute;&#x80;'>&lt;&amp;amp;&nbsp;&eacute;&\"'",
    "<p a\"b=1 <=2 ==3 =x=4 '=5 \u{e4}=6 @click=7 a:b=8 ==>",
    "<a<b></a<b><x:y\"></x:y\"><b=c></b=c><x-\u{e4}></x-\u{e4}>",
    "<area><base><basefont><bgsound><br><embed><hr><img><input><keygen><link><meta><param><source><track><wbr>",
    "<table><colgroup><col a=b><col></table></br></p>",
    "<style>a>b&amp;</style><xmp><i>&amp;</xmp><iframe><b></iframe><noembed><b></noembed><noframes><b></noframes>",
    "<noscript><img alt=\"&amp;\"><p>&lt;a</p></noscript>",
    "<template><noscript><i>d</i></noscript><script>e<f</script><p>a<template><b>c</template></template>",
    "<textarea><b>&amp;</textarea><select><option>a&lt;<optgroup><option>b</select>",
    "<pre>\n\na</pre><textarea>\n\nb</textarea><listing>\n\nc</listing>",
    "<plaintext><b>&amp;</plaintext></body></html>",
    "<table><plaintext><b></plaintext>c",
    "<script>/*<!--<script></script>-->*/</script><p>y",
    "<script>/*<!--<SCRIPT a></ScRiPt >*/</script><p>y",
    "<script>/*<!--<script/></script\n><script></script></script><p>y",
    "<script>/*<!--><script>*/</script><p>y",
    "<script>/*<!---><script>*/</script><p>y",
    "<script>/*<!-- --><script>*/</script><p>y",
    "<script>/*<!--<scriptx></script><p>y",
    "<script>/*<!--<script>-->*/</script><p>y",
    "<script>/*<!--<script",
    "<script>/*<!--<script>",
    "<script>/*<!--<script></script>",
    "<script>/*<!-- <script></script",
    "<style>/*</style",
    "<iframe></iframe x></ifram</iframe>",
    "<!--><!---><!----><!--a--!><!--a<!--b--><!- c -></e >",
    "<!--a&amp;<p>--><!DOCTYPE b>",
    "<svg viewBox=0><style>a>b&amp;</style><script>1&lt;2</script><title>t<br></title><desc><p>d</desc></svg>",
    "<svg><foreignObject><div><br><svg><g/></svg></div><math><mi>x</math></foreignObject><path/><image/></svg>",
    "<svg><a xlink:href='#a' xml:lang=b xmlns:xlink='http://www.w3.org/1999/xlink'><![CDATA[<b>&amp;]]></a></svg>",
    "<svg><template><p>broken out",
    "<math><mtext><b>a<br></b><mglyph></mglyph><malignmark/></mtext><mi><svg><g/></svg></mi><mo><p>c</mo></math>",
    "<math><annotation-xml encoding='text/HTML'><p>b<img></annotation-xml><annotation-xml><svg><desc><hr></desc></svg></math>",
    "<math><annotation-xml encoding='application/xhtml+xml'><table><td></table></annotation-xml><ms><i></ms></math>",
    "<math><annotation-xml encoding='x'><mi>a</mi></annotation-xml></math>",
    "<form><div><form><input name=a></form></div></form><a>1<a>2</a></a><table><tr><a>3<td>4</table>",
    "<b><p><i></b>a</p></i><p><b><b><b><b>x<p>y",
    "<image src=a><isindex><nobr>a<nobr>b<h1>c<h2>d</h1>",
    "<p>a\u{0}b\u{1}c\u{c}d\r\ne\u{fffd}\u{1f600}<svg>\u{0}</svg>",
    "<body class=a><html lang=b><head></head><frameset>",
    "<ruby>a<rb>b<rt>c<rtc>d<rp>e</ruby><dl><dt>a<dd>b<li>c<ul><li>d",
    "<select><input><button>x</button><select><hr>",
    "<details><summary>a<dialog open>b</details><search><menu><dir>",
    "<applet><object><marquee><param>a</p></applet></body>late<!--later-->",
];

pub fn parse(html: &str, scripting_enabled: bool) -> Vec<Token> {
    let tree_builder = TreeBuilderOpts { scripting_enabled, ..TreeBuilderOpts::default() };
    let dom = parse_document(RcDom::default(), ParseOpts { tree_builder, ..ParseOpts::default() }).one(html);
    let children = dom.document.children.borrow();
    let root = children.iter().find(|node| matches!(node.data, NodeData::Element { .. }));
    tokens(root.unwrap())
}

enum Step {
    Begin(Handle),
    End,
}

fn tokens(root: &Handle) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut steps = vec![Step::Begin(root.clone())];
    while let Some(step) = steps.pop() {
        let Step::Begin(node) = step else {
            tokens.push(Token::Close);
            continue;
        };
        match &node.data {
            NodeData::Element { name, attrs, template_contents, .. } => {
                let attributes = attrs.borrow().iter().map(|a| (written_name(&a.name), a.value.to_string())).collect();
                let namespace = if name.ns == ns!(html) { Namespace::Html } else { Namespace::Foreign };
                tokens.push(Token::Open { namespace, name: name.local.to_string(), attributes });
                steps.push(Step::End);
                let contents = template_contents.borrow();
                let children = contents.as_ref().unwrap_or(&node).children.borrow();
                steps.extend(children.iter().rev().cloned().map(Step::Begin));
            }
            NodeData::Text { contents } => tokens.push(Token::Text(contents.borrow().to_string())),
            NodeData::Comment { contents } => tokens.push(Token::Comment(contents.to_string())),
            other => panic!("not in HTML: {other:?}"),
        }
    }
    tokens
}

/// The name of an attribute as it is serialised.
fn written_name(name: &QualName) -> String {
    let local = &name.local;
    match &name.ns {
        space if *space == ns!(xlink) => format!("xlink:{local}"),
        space if *space == ns!(xml) => format!("xml:{local}"),
        space if *space == ns!(xmlns) && &**local != "xmlns" => format!("xmlns:{local}"),
        _ => local.to_string(),
    }
}
