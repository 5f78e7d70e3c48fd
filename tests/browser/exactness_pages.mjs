// @ts-check
// Small pages that are hard to say in HTML, each with how its serialised form must end: `same` as the live tree, or
// `noticed` to be something else. Script builds what no parser would. The packed form must end as the same tree.
//
// `different` is what nobody can notice: text that script put into a void element, which no browser serialises (nor
// shows), and in packed form the namespace of HTML that script put into SVG.

/** @param {string} body */
const page = (body) => `<!DOCTYPE html><html><head><title>t</title></head><body><p>x</p>${body}</body></html>`;
/** @param {string} script */
const built = (script) =>
  page(`<div id="at"></div><script>const at = document.getElementById('at'); ${script}</script>`);

const SVG = 'http://www.w3.org/2000/svg';

/** @type {{name: string, html: string, expect: 'same' | 'noticed' | 'different', packed?: 'different'}[]} */
export const PAGES = [
  {
    name: 'references',
    html: page('<p title="&lt;&amp;&quot;&nbsp;&eacute;">&lt;&amp;amp;&nbsp;&eacute;&"</p>'),
    expect: 'same',
  },
  { name: 'odd attribute names', html: page('<p a"b=1 <=2 ==3 =x=4 \'=5 ä=6 @click=7 :a=8 =="></p>'), expect: 'same' },
  { name: 'odd element names', html: page('<a<b></a<b><x:y"></x:y"><b=c></b=c><x-ä></x-ä>'), expect: 'same' },
  {
    name: 'all void elements',
    html: page(
      '<area><base><basefont><bgsound><br><embed><hr><img><input><keygen><link><meta><param><source><track><wbr>',
    ),
    expect: 'same',
  },
  {
    name: 'raw text',
    html: page(
      '<style>a>b&amp;</style><xmp><i>&amp;</xmp><iframe><b></iframe><noembed><b></noembed><noframes><b></noframes><noscript><img alt="&amp;"></noscript>',
    ),
    expect: 'same',
  },
  { name: 'escaped text', html: page('<textarea><b>&amp;</textarea><select><option>a&lt;</select>'), expect: 'same' },
  { name: 'plaintext', html: page('<plaintext><b>&amp;</plaintext></body></html>'), expect: 'same' },
  { name: 'plaintext in a table', html: page('<table><plaintext><b></plaintext>c'), expect: 'same' },
  { name: 'hidden end tag in script', html: page('<script>/*<!--<script></script>-->*/</script><p>y'), expect: 'same' },
  {
    name: 'hidden end tags of other case',
    html: page('<script>/*<!--<SCRIPT a></ScRiPt >*/</script><p>y'),
    expect: 'same',
  },
  { name: 'comment that ends at once in script', html: page('<script>/*<!--><script>*/</script><p>y'), expect: 'same' },
  { name: 'script cut off', html: page('<script>/*<!--<script>'), expect: 'same' },
  { name: 'comments', html: page('<!--><!---><!----><!--a--!><!--a<!--b--><!- c -><?php d ?></e >'), expect: 'same' },
  {
    name: 'leading line ends',
    html: page('<pre>\n\na</pre><textarea>\n\nb</textarea><listing>\n\nc</listing>'),
    expect: 'same',
  },
  { name: 'zero and control characters', html: page('<p a="\0b">\0c\u0001\f\r\nd</p><svg>\0</svg>'), expect: 'same' },
  {
    name: 'foreign content',
    html: page(
      '<svg viewBox="0"><style>a>b&amp;</style><script>1&lt;2</script><title>t<br></title><desc><p>d</desc><foreignObject><div><br></div></foreignObject><image xlink:href="#a" xml:lang="b"/></svg>',
    ),
    expect: 'same',
  },
  {
    name: 'mathml',
    html: page(
      '<math><mtext><b>a<br></b><mglyph></mglyph></mtext><annotation-xml encoding="text/html"><p>b<img></annotation-xml><annotation-xml><svg><g/></svg></annotation-xml></math>',
    ),
    expect: 'same',
  },
  { name: 'cdata in foreign content', html: page('<svg><![CDATA[<a>&amp;]]></svg>'), expect: 'same' },
  {
    name: 'templates',
    html: page(
      '<template><p>a<template><b>c</b></template><noscript><i>d</i></noscript><script>e<f</script></template>',
    ),
    expect: 'same',
  },
  {
    name: 'nested forms and links',
    html: page(
      '<form><div><form><input name=childNodes><input name=attributes></form></div></form><a>1<a>2</a></a><table><tr><a>3<td>4</table>',
    ),
    expect: 'same',
  },
  { name: 'deep', html: page('<i>'.repeat(400)), expect: 'same' },
  { name: 'two bodies', html: page('<body class="a"><html lang="b">'), expect: 'same' },

  {
    name: 'end tag in text of script',
    html: built(`at.appendChild(document.createElement('script')).text = '1//</scr' + 'ipt><b>';`),
    expect: 'noticed',
  },
  {
    name: 'end tag of other case in text of script',
    html: built(`at.appendChild(document.createElement('script')).text = '1//</SCR' + 'IPT><b>';`),
    expect: 'same',
  },
  {
    name: 'end tag in text of style',
    html: built(`at.appendChild(document.createElement('style')).textContent = '</sty' + 'le><b>';`),
    expect: 'noticed',
  },
  {
    name: 'element in script',
    html: built(`at.appendChild(document.createElement('script')).append(document.createElement('b'));`),
    expect: 'noticed',
  },
  {
    name: 'element in void element',
    html: built(`at.appendChild(document.createElement('br')).append(document.createElement('b'));`),
    expect: 'noticed',
  },
  {
    name: 'text in void element',
    html: built(`at.appendChild(document.createElement('br')).append('b');`),
    expect: 'different',
  },
  {
    name: 'paragraph in paragraph',
    html: built(`at.appendChild(document.createElement('p')).append(document.createElement('p'));`),
    expect: 'same',
  },
  {
    name: 'row without table',
    html: built(`at.append(document.createElement('tr'), document.createElement('td'));`),
    expect: 'same',
  },
  {
    name: 'link in link',
    html: built(`at.appendChild(document.createElement('a')).append(document.createElement('a'));`),
    expect: 'same',
  },
  {
    name: 'comment that ends twice',
    html: built(`at.append(document.createComment('a--><b>c</b>'));`),
    expect: 'noticed',
  },
  {
    name: 'line end at the head of pre',
    html: built(`at.appendChild(document.createElement('pre')).append('\\na');`),
    expect: 'same',
  },
  { name: 'texts side by side', html: built(`at.append('a', '', 'b'); at.append('');`), expect: 'same' },
  {
    name: 'void name of svg',
    html: built(
      `at.appendChild(document.createElementNS('${SVG}', 'svg')).append(document.createElementNS('${SVG}', 'br'));`,
    ),
    expect: 'same',
  },
  {
    name: 'html in svg',
    html: built(`at.appendChild(document.createElementNS('${SVG}', 'svg')).append(document.createElement('img'));`),
    expect: 'noticed',
    packed: 'different',
  },
  {
    name: 'void name of no namespace',
    html: built(`at.append(document.createElementNS(null, 'br'));`),
    expect: 'noticed',
  },
  {
    name: 'upper case name',
    html: built(`at.append(document.createElementNS('http://www.w3.org/1999/xhtml', 'DIV'));`),
    expect: 'same',
  },
  {
    name: 'name with a colon',
    html: built(`at.append(document.createElement('a:b'), document.createElementNS('urn:x', 'c:d'));`),
    expect: 'same',
  },
  {
    name: 'instruction',
    html: built(`at.append(document.createProcessingInstruction('a', 'b="c"'));`),
    expect: 'same',
  },
  {
    name: 'instruction that holds its end',
    html: built(`at.append(document.createProcessingInstruction('a', 'b > c'));`),
    expect: 'noticed',
  },
  {
    name: 'comment that ends and goes on in words',
    html: built(`at.append(document.createComment('a--> b'));`),
    expect: 'noticed',
  },
  {
    name: 'cdata from xml',
    html: built(
      `at.append(document.adoptNode(new DOMParser().parseFromString('<a><![CDATA[<b>&amp;]]></a>', 'text/xml').documentElement.firstChild));`,
    ),
    expect: 'same',
  },
  {
    name: 'noscript with elements',
    html: built(`at.appendChild(document.createElement('noscript')).append(document.createElement('b'));`),
    expect: 'noticed',
  },
  {
    name: 'template with children of its own',
    html: built(`at.appendChild(document.createElement('template')).append(document.createElement('b'));`),
    expect: 'same',
  },
  { name: 'lone surrogate', html: built(`at.append('\\ud800'); at.title = '\\udfff';`), expect: 'same' },
  {
    name: 'html set by script',
    html: built(`at.innerHTML = '<noscript><b>a</b></noscript><template><noscript><b>c</b></noscript></template>';`),
    expect: 'same',
  },

  {
    name: 'shadow root',
    html: page(
      '<div>light<template shadowrootmode="open"><style>b{}</style><p>dark<slot>fallback</slot></p></template></div>',
    ),
    expect: 'same',
  },
  {
    name: 'named slots',
    html: page(
      '<section><template shadowrootmode="open"><slot name="b">B</slot><slot>C</slot><slot name="b">D</slot></template>a<b slot="b">1</b><i slot="none">2</i><!--c--></section>',
    ),
    expect: 'same',
  },
  {
    name: 'slots within slots',
    html: page(
      '<div><template shadowrootmode="open"><section><template shadowrootmode="open"><slot></slot></template><slot name="n">F</slot></section></template><b slot="n">1</b></div>',
    ),
    expect: 'same',
  },
  {
    name: 'shadow root beside a template of that name',
    html: built(
      `const t = document.createElement('template'); t.setAttribute('shadowrootmode', 'open'); t.innerHTML = '<p>inert</p>'; at.append(t); at.attachShadow({ mode: 'open' }).append('s');`,
    ),
    expect: 'same',
  },
  {
    name: 'a template of that name alone',
    html: built(
      `const t = document.createElement('template'); t.setAttribute('shadowrootmode', 'open'); t.innerHTML = '<p>inert</p>'; at.append(t);`,
    ),
    expect: 'same',
  },
  {
    name: 'noscript in a shadow root',
    html: page('<div><template shadowrootmode="open"><noscript><b>a&amp;</b></noscript></template></div>'),
    expect: 'same',
  },
  {
    name: 'body with a shadow root',
    html: built(`document.body.attachShadow({ mode: 'open' }).innerHTML = '<main><slot></slot></main>';`),
    expect: 'same',
  },
];
