// @ts-check
// An article with everything that the view has a feature for: headings, code, tables, notes, pictures.

import { PARAGRAPHS } from './story.mjs';

const paragraph = (/** @type {number} */ at, after = '') => `<p>${PARAGRAPHS[at % PARAGRAPHS.length]}${after}</p>`;
const call = (/** @type {number} */ number) => `<sup><a href="#fn${number}" id="ref${number}">${number}</a></sup>`;

/**
 * @param {string} name
 * @param {string} caption
 * @param {string} [more] attributes
 */
const figure = (name, caption, more = '') =>
  `<figure><img src="/${name}.svg" width="900" height="600" alt="Alt of ${name}"${more}><figcaption>${caption}</figcaption></figure>`;

/** @param {string} tag @param {readonly (string | number)[]} cells */
const row = (tag, cells) => `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;

export const CODE = 'export function count(days) {\n  return days.length * 40; // <em>trips</em>\n}';

const WIDE_HEAD = ['Day', 'Crossings', 'Passengers', 'Bicycles', 'Dogs', 'Delays', 'Weather', 'Takings', 'Captain'];
const wideRow = (/** @type {number} */ day) =>
  `<tr><th>Day ${day}</th>${WIDE_HEAD.slice(1)
    .map((name) => `<td>${name} of day ${day}</td>`)
    .join('')}</tr>`;
const days = Array.from({ length: 40 }, (_, day) => day + 1);

export const TITLE = 'The Ferry in Numbers';

/** The article as a page. */
export const PAGE = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>${TITLE} - Narrows Weekly</title></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<main><article><h1>${TITLE}</h1>
${figure('first', 'The ferry on its way. Photo: Ada Roos', ' srcset="/first.svg 900w, /first-large.svg 2400w" sizes="600px"')}
${paragraph(0, call(1))}${paragraph(1, ' See <a href="https://bridge.example/">the bridge</a>.')}
<h2>How it is counted</h2>${paragraph(2)}
<pre><code class="language-js">${CODE.replaceAll('<', '&lt;')}</code></pre>
${paragraph(3, call(2))}
<h3>By hand</h3>${paragraph(4)}<pre>no language
  here</pre>${paragraph(0)}
<h2>Tables</h2>${paragraph(1)}
<table><thead>${row('th', WIDE_HEAD)}</thead><tbody>${days.map(wideRow).join('')}</tbody></table>
${paragraph(2)}
<table><thead>${row('th', ['Month', 'Trips'])}</thead><tbody>${days.map((day) => row('td', [`Month ${day}`, day * 31])).join('')}</tbody></table>
${paragraph(3)}
<h2>Pictures</h2>${paragraph(4)}
${figure('second', 'The lamp leaves the barn.')}${figure('third', 'On the wall.')}${figure('fourth', 'The lens.')}
${paragraph(0)}<figure><img src="/gone.png" width="900" height="600" alt="Alt of gone"><figcaption>It is gone.</figcaption></figure>
${paragraph(1)}
<h2>What remains</h2>${[2, 3, 4, 0, 1, 2].map((at) => paragraph(at)).join('')}
<ol><li id="fn1">The council’s own count gave <em>one hundred</em>; see <a href="https://council.example/">its minutes</a>. <a href="#ref1">↩</a></li>
<li id="fn2">By the baker. <a href="#ref2">↩</a></li></ol>
</article></main><footer>All rights reserved.</footer></body></html>`;

/** @param {number} width @param {number} height */
const picture = (width, height) => ({
  type: 'image/svg+xml',
  body: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#68a"/></svg>`,
});

/** What the server answers. */
export const ROUTES = {
  '/': PAGE,
  '/first.svg': picture(900, 600),
  '/first-large.svg': picture(2400, 1600),
  '/second.svg': picture(900, 600),
  '/third.svg': picture(600, 900),
  '/fourth.svg': picture(1600, 700),
};
