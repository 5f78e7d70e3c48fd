// @ts-check
// The cases of tests/hostile/table.txt, twenty to a page: a script builds each by itself, in an element of its own, so that
// one that is never closed does not swallow the next.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PARAGRAPHS, TITLE } from './story.mjs';

const TABLE = fileURLToPath(new URL('../hostile/table.txt', import.meta.url));
const PER_PAGE = 20;

/** Payloads that change the whole page, wherever they stand: tests/hostile has pages of their own for them. */
const OF_THE_PAGE = /<base\b/i;

/** What no view may hold, but its own button that copies code: classes of a page never come through. */
export const FORBIDDEN =
  'form, iframe, frame, frameset, object, embed, applet, input, textarea, select, script, style, link, meta, base, template, portal, button:not(.copy), dialog, slot';

/** @returns {string[]} */
export function cases() {
  /** @type {string[]} */
  const found = [];
  /** @type {string[]} */
  let carriers = [];
  for (const line of readFileSync(TABLE, 'utf8').split('\n')) {
    const text = line.slice(2);
    if (line.startsWith('# ')) carriers = [];
    else if (line.startsWith('+ ')) carriers.push(text);
    else if (line.startsWith('- ')) {
      const payload = text.replaceAll(/\\x(..)/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
      found.push(...carriers.map((carrier) => carrier.replaceAll('{}', () => payload)));
    }
  }
  return found;
}

/** @returns {string[]} pages with all cases */
export function pagesOfCases() {
  const all = cases().filter((one) => !OF_THE_PAGE.test(one));
  const pages = [];
  for (let at = 0; at < all.length; at += PER_PAGE) {
    // As data in a script: no < may end it.
    const data = JSON.stringify(all.slice(at, at + PER_PAGE)).replaceAll('<', '\\u003c');
    pages.push(`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${TITLE}</title></head><body><main><article>
<h1>${TITLE}</h1>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join('\n')}<div id="cases"></div>
${PARAGRAPHS.map((text) => `<p>Once more: ${text}</p>`).join('\n')}</article></main><script>
const put = document.getElementById('cases');
for (const html of ${data}) {
  const one = put.appendChild(document.createElement('section'));
  one.innerHTML = html;
}
put.removeAttribute('id');
</script></body></html>`);
  }
  return pages;
}
