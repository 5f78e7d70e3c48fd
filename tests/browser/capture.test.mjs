// @ts-check
// The capture as the package gives it and as the extension injects it: the same bytes on every page, the right bytes on
// pages that show one thing each, and the page left as it was.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { PROJECT, startLab } from './package.mjs';

const PICTURE =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const WIDE = 'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%22600%22 height=%22100%22/%3E';

/** Pages that show one thing each. What `<script>` does to the page, it does before the capture. */
const PAGES = {
  hidden: `<!DOCTYPE html><title>What can be seen</title><style>
      .none { display: none } .unseen { visibility: hidden } .seen { visibility: visible }
      .clear { opacity: 0 } .contents { display: contents } .faded-in { opacity: 0; animation: in 1s infinite }
    </style><body>
    <div id="shown">shown</div>
    <div id="none" class="none"><p id="below-none">not listed, its parent is</p></div>
    <div id="unseen" class="unseen"><p id="below-unseen">hidden</p><p id="seen" class="seen">shown again</p></div>
    <div id="clear" class="clear"><p id="below-clear">clear too</p></div>
    <div id="contents" class="contents"><p id="below-contents">shown</p></div>
    <details id="closed"><summary>Open me</summary><p id="folded">can be opened</p></details>
    <details id="open" open><summary>Open</summary><p id="unfolded" class="none">hidden</p></details>
    <div hidden="until-found" id="sought"><p id="below-sought">can be found</p></div>
    <div hidden id="attribute"><p>not listed</p></div>
    <span id="inline" class="none">not asked</span>`,
  tabs: `<!DOCTYPE html><title>Sheets of tabs</title><style>.none { display: none } .unseen { visibility: hidden }</style><body>
    <div role="tablist"><button role="tab" aria-controls="one">One</button><button role="tab" aria-controls="two x">Two</button>
      <button role="tab" aria-controls="three">Three</button></div>
    <div role="tabpanel" id="one"><p id="shown">shown</p></div>
    <div role="tabpanel" id="two" class="none"><p id="opened">can be opened</p><div id="kept" class="none"><p>b</p></div>
      <div role="tabpanel" id="nested" class="none"><p>no tab opens it</p></div></div>
    <div role="tabpanel" id="three" class="unseen"><p id="opened-too">can be opened</p></div>
    <p id="after" class="unseen">after the sheets</p>
    <div role="tabpanel" id="loose" class="none"><p>no tab opens it</p></div>
    <div id="four" class="none"><p>no sheet</p></div>
    <div class="none" id="away"><button role="tab" aria-controls="five">Five</button></div>
    <div role="tabpanel" id="five" class="none"><p>its tab cannot be seen</p></div>
    <div role="region" id="six" class="none"><p>no sheet</p></div><button role="tab" aria-controls="six">Six</button>`,
  'faded page': '<!DOCTYPE html><body style="opacity: 0"><p class="x">a</p><div hidden>b</div>',
  shadow: `<!DOCTYPE html><title>Shadow trees</title><body class="a&quot;b" data-x="1 &lt; 2">
    <x-card id="host"><template shadowrootmode="open"><style>p { color: red }</style><p id="in">in</p><x-inner><template
      shadowrootmode="open"><p id="deep">deep</p><slot><p>fallback</p></slot></template><b>slotted</b></x-inner><slot
      ></slot></template><p id="light">light</p><p id="unslotted" slot="nowhere">never shown</p></x-card>
    <x-shut><template shadowrootmode="closed"><p>closed</p></template><p id="behind">behind a closed one</p></x-shut>
    <div style="display: none"><x-card><template shadowrootmode="open"><p>hidden with its host</p></template></x-card></div>
    <p id="last" hidden>last</p>`,
  clobbered: `<!DOCTYPE html><title>Names in front of properties</title><body>
    <img name="documentElement"><img name="body"><img name="URL"><img name="baseURI"><img name="contentType">
    <img name="defaultView"><img name="getElementsByTagName"><img name="querySelector"><img name="nodeType">
    <form id="form"><input name="localName"><input name="shadowRoot"><input name="checkVisibility"><input name="nodeType">
      <input name="firstChild"><input name="nextSibling"><input name="attributes"><input name="getAttribute">
      <input name="getAttributeNames"><input name="matches"><input name="outerHTML"><div id="inner" hidden>inner</div>
    </form><p id="after">after</p>`,
  unsayable: `<!DOCTYPE html><title>What HTML cannot say</title><body><main id="main"></main><script>
      const make = (name, text) => { const made = document.createElement(name); made.textContent = text; return made; };
      const script = make('script', 'if (a < b) "</scr' + 'ipt><p>";'); script.type = 'text/plain';
      script.append(make('b', 'an element in a script'));
      const paragraph = make('p', 'a paragraph '); paragraph.append(make('p', 'in a paragraph'), make('div', 'and a block'));
      const link = make('a', 'a link '); link.append(make('a', 'in a link'));
      const break_ = document.createElement('br'); break_.append('text in a line break');
      const pre = document.createElement('pre'); pre.append('\\n\\nlines');
      main.append(script, paragraph, link, break_, pre, document.createComment(' --> '), make('style', '<i>'), make('div', '</div>'));
    </script>`,
  templates: `<!DOCTYPE html><title>Templates</title><body><template id="t"><p>inert <template><b>twice</b></template></p>
    </template><svg><template><g></g></template></svg><p id="after" hidden>after</p><script>
      t.append(document.createElement('section'));
      t.firstElementChild.append('stray');
    </script>`,
  characters: `<!DOCTYPE html><title>Characters</title><body><p id="p" title="&quot;&amp;&lt;&gt;&nbsp;'">&amp; &lt; &gt; &nbsp; "
    日本語 🦊 é</p><pre>\n\n  kept </pre><textarea>\n\nlines</textarea><script>
      p.append('half \\ud83e a pair, nothing \\u0000.'); p.setAttribute('data-half', '\\udc00');
    </script>`,
  foreign: `<!DOCTYPE html><title>Foreign</title><body><svg viewBox="0 0 1 1"><title>t</title><a xlink:href="#x"><image
    href="x.png"/></a><foreignObject><div hidden>in</div><img src="${PICTURE}"></foreignObject></svg><math><mi>x</mi><mtext><p>y</p
    ></mtext></math><script>document.body.append(document.createElementNS('http://www.w3.org/2000/svg', 'img'));</script>`,
  pictures: `<!DOCTYPE html><title>Pictures</title><base href="/elsewhere/"><body><img src="${PICTURE}"><img><img srcset="a.png 1x, b.png 2x"
    ><picture><source srcset="c.webp" media="(min-width: 1px)"><img src="d.png"></picture><img loading="lazy" src="e.png"
    style="position: absolute; top: 99999px"><img hidden src="f.png"><img src="data:image/svg+xml,${'x'.repeat(3000)}">`,
  drawings: `<!DOCTYPE html><title>Drawings</title><style>.bar { fill: teal } .gone { display: none }</style><body style="color: #123">
    <svg width="20" height="20">${'<path d="M0 0"/>'.repeat(9)}</svg>
    <svg id="chart" width="400" height="200">${'<rect class="bar" width="9" height="9"/>'.repeat(8)}<g fill="red"><text fill="red">a</text
    ><text class="gone">b</text></g></svg>
    <div hidden><svg width="400" height="200">${'<path d="M0 0"/>'.repeat(9)}</svg></div>
    <canvas id="drawn" width="400" height="200"></canvas><canvas id="empty" width="400" height="200"></canvas
    ><canvas id="small" width="100" height="50"></canvas><canvas id="tainted" width="400" height="200"></canvas><script>
      const draw = (pen) => { for (let k = 0; k < 99; k++) { pen.fillStyle = 'hsl(' + k * 9 + ' 80% 50%)'; pen.fillRect(k * 4, k * 37 % 190, 3, 200); } };
      for (const name of ['drawn', 'small', 'tainted']) draw(document.getElementById(name).getContext('2d'));
      drawn.toDataURL = () => 'data:text/html,x';
    </script>`,
  lines: `<!DOCTYPE html><title>Lines</title><style>body { font: 16px/22px serif; width: 800px; margin: 0 }
      img { vertical-align: bottom } p, figure { margin: 10px 0; font: 20px/24px serif }</style><body>
    <img width="600" height="100" src="${WIDE}"><p style="font-size: 15px; text-align: center"><b>under</b></p><div><div>the <i>text</i></div></div><p>more</p>
    <figure><img width="600" height="100" src="${WIDE}"><figcaption>told</figcaption></figure><p>not asked</p>
    <img width="10" height="10" src="${PICTURE}"><p>not asked</p>`,
  'scripting off': '<!DOCTYPE html><title>N</title><body><noscript><p>a &lt; b</p></noscript><p>c',
  frameset: '<!DOCTYPE html><frameset cols="50%,50%"><frame src="/blank.html"><frame src="/blank.html"></frameset>',
};

/** @type {Awaited<ReturnType<typeof startLab>>} */
let lab;
const routes = Object.fromEntries(Object.entries(PAGES).map(([name, page]) => [`/made/${name}`, page]));
before(
  async () =>
    void (lab = await startLab({
      ...routes,
      '/other.png': { body: Buffer.from(PICTURE.split(',')[1] ?? '', 'base64'), type: 'image/png' },
      '/xhtml': { body: '<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', type: 'application/xhtml+xml' },
    })),
);
after(() => lab?.close());

/**
 * Both captures of an expression, as JSON, and what they did to the page.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {boolean} packed
 * @param {string} [document_]
 */
async function capture(page, packed, document_ = 'document') {
  const { rust, plain, changes, same } = await page.evaluate(
    (packed, document_) => {
      const { recto, rectoCapture } = /** @type {any} */ (globalThis);
      const root = globalThis.eval(document_);
      const text = () =>
        new XMLSerializer().serializeToString(Document.prototype.cloneNode.call(root, false)) + scrollY;
      const getter = Object.getOwnPropertyDescriptor(Element.prototype, 'outerHTML');
      const element = Object.getOwnPropertyDescriptor(Document.prototype, 'documentElement')?.get?.call(root);
      const html = () => getter?.get?.call(element) + text();
      const observer = new MutationObserver(() => {});
      observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
      const before = html();
      const plain = JSON.stringify(rectoCapture(root, { packed }));
      const rust = JSON.stringify(recto.capture(root, { packed }));
      return { rust, plain, changes: observer.takeRecords().length, same: html() === before };
    },
    packed,
    document_,
  );
  assert.equal(changes, 0, 'the page was changed');
  assert.ok(same, 'the page was changed');
  assert.equal(rust, plain, 'the captures differ');
  return JSON.parse(rust);
}

/**
 * The ids of the elements at places, in a page without shadow trees and templates.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {number[]} places
 */
function ids(page, places) {
  return page.evaluate((places) => {
    const all = Document.prototype.getElementsByTagName.call(document, '*');
    return places.map((place) => all[place].getAttribute('id'));
  }, places);
}

for (const slug of readdirSync(`${PROJECT}/tests/pages`, { withFileTypes: true })) {
  if (!slug.isDirectory()) continue;
  test(`both captures agree on ${slug.name}`, async () => {
    const page = await lab.open(`/tests/pages/${slug.name}/page.html`);
    await capture(page, false);
    await capture(page, true);
    await page.close();
  });
}

for (const name of Object.keys(PAGES)) {
  test(`both captures agree on a page of ${name}`, async () => {
    const page = await lab.open(`/made/${name}`);
    const plain = await capture(page, false);
    const packed = await capture(page, true);
    assert.equal(plain.elementCount, packed.elementCount);
    assert.deepEqual(plain.hidden, packed.hidden);
    await page.close();
  });
}

test('hidden blocks are told, those that can be opened are not', async () => {
  const page = await lab.open('/made/hidden');
  const { hidden } = await capture(page, false);
  const wanted = ['none', 'unseen', 'below-unseen', 'clear', 'below-clear', 'unfolded', 'attribute'];
  assert.deepEqual(await ids(page, hidden), wanted);
  await page.close();
});

test('sheets that a tab opens are not told as hidden, what is hidden in them for itself is', async () => {
  const page = await lab.open('/made/tabs');
  const { hidden } = await capture(page, false);
  assert.deepEqual(await ids(page, hidden), ['kept', 'nested', 'after', 'loose', 'four', 'away', 'five', 'six']);
  await page.close();
});

test('a page that is faded as a whole tells nothing of its parts', async () => {
  const page = await lab.open('/made/faded page');
  assert.deepEqual((await capture(page, false)).hidden, []);
  await page.close();
});

test('shadow trees have their places before the children of their host', async () => {
  const page = await lab.open('/made/shadow');
  const { html, shadowRoots, elementCount, hidden } = await capture(page, false);
  assert.equal(shadowRoots, true);
  assert.match(html, /^<html><head>.*<template shadowrootmode="open">.*<\/html>$/s);
  assert.doesNotMatch(html, /<p>closed<\/p>/);
  // Every start tag but those that stand for shadow roots, in order: what the places count.
  const tags = [...html.matchAll(/<([a-z][-\w]*)( [^>]*)?>/g)].filter(
    ([, , attributes]) => !/shadowrootmode/.test(attributes ?? ''),
  );
  assert.equal(elementCount, tags.length);
  const at = (/** @type {string} */ id) => tags.findIndex(([tag]) => tag.includes(`id="${id}"`));
  // The fallback of a slot that is filled, what no slot takes, what a closed tree hides, what is hidden.
  const fallback = tags.findIndex(([tag, name], index) => name === 'p' && index > at('deep'));
  const none = tags.findIndex(([tag]) => tag.includes('display: none'));
  assert.deepEqual(hidden, [fallback, at('unslotted'), at('behind'), none, at('last')]);
  await page.close();
});

test('names in front of properties mislead nobody', async () => {
  const page = await lab.open('/made/clobbered');
  const { html, url, contentType, hidden, elementCount } = await capture(page, false);
  assert.match(html, /^<html><head><title>Names in front/);
  assert.equal(url, `${lab.origin}/made/clobbered`);
  assert.equal(contentType, 'text/html');
  assert.deepEqual(await ids(page, hidden), ['inner']);
  const packed = await capture(page, true);
  assert.equal([...packed.html.matchAll(/<[a-z]/g)].length, elementCount);
  await page.close();
});

test('children of a template itself have no place', async () => {
  const page = await lab.open('/made/templates');
  const { html, hidden, elementCount } = await capture(page, false);
  const places = [...html.replace(/<template id="t">.*<\/template>(?=<svg)/s, '<template>').matchAll(/<([a-z]+)/g)];
  assert.equal(elementCount, places.length);
  assert.deepEqual(hidden, [places.findIndex(([, name], index) => name === 'p' && index > 3)]);
  await page.close();
});

test('pictures tell the address that was chosen and their size, unless they wait to come near', async () => {
  const page = await lab.open('/made/pictures');
  const { pictures, html, baseUrl } = await capture(page, false);
  const elsewhere = `${lab.origin}/elsewhere/`;
  assert.equal(baseUrl, elsewhere);
  assert.deepEqual(
    pictures.map((/** @type {any} */ { currentSrc, width }) => [currentSrc.replace(elsewhere, ''), width]),
    [
      [PICTURE, 1],
      ['a.png', 0],
      ['c.webp', 0],
      ['f.png', 0],
    ],
  );
  assert.ok(html.includes('x'.repeat(3000)));
  await page.close();
});

test('the parts of a drawing tell how they look, each what differs from the part around it', async () => {
  const page = await lab.open('/made/drawings');
  const { pictures } = await capture(page, false);
  const parts = pictures.filter((/** @type {any} */ { look, currentSrc }) => look !== undefined && currentSrc === '');
  assert.deepEqual(
    [parts[0].width, parts[0].height, parts.length],
    [400, 200, 11],
    'a drawing, its eight bars, a group, a text that cannot be seen',
  );
  assert.match(parts[0].look, /^color:rgb\(17, 34, 51\);fill:rgb\(0, 0, 0\);/);
  assert.deepEqual(
    parts.slice(1).map((/** @type {any} */ { look }) => look),
    [...Array(8).fill('fill:rgb(0, 128, 128);'), 'fill:rgb(255, 0, 0);', 'display:none'],
    'what is as around it says nothing',
  );
  await page.close();
});

test('what stands on a canvas is a picture, unless nothing does or the browser keeps it to itself', async () => {
  const page = await lab.open('/made/drawings');
  await page.evaluate(
    async (other) => {
      const image = new Image();
      image.src = other;
      await image.decode().catch(() => {});
      const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('tainted'));
      canvas.getContext('2d')?.drawImage(image, 0, 0);
    },
    lab.origin.replace('127.0.0.1', 'localhost') + '/other.png',
  );
  const { pictures } = await capture(page, false);
  const drawn = pictures.filter((/** @type {any} */ { currentSrc }) => currentSrc.startsWith('data:'));
  assert.ok(drawn.every((/** @type {any} */ { currentSrc }) => currentSrc.startsWith('data:image/png;base64,')));
  assert.deepEqual(
    drawn.map((/** @type {any} */ { width, height }) => [width, height]),
    [[400, 200]],
  );
  await page.close();
});

test('lines under pictures tell where they lie, where no figcaption does', async () => {
  const page = await lab.open('/made/lines');
  const { pictures } = await capture(page, false);
  assert.deepEqual(pictures.map((/** @type {any} */ { look }) => look).filter(Boolean), [
    'box:0 0 600 100',
    'box:0 110 800 24;size:150;align:center',
    'box:0 144 800 22;size:160;align:start',
  ]);
  await page.close();
});

test('documents of other media types are not taken', async () => {
  const page = await lab.open('/xhtml');
  const snapshot = await capture(page, false);
  assert.equal(snapshot.html, '');
  assert.equal(snapshot.contentType, 'application/xhtml+xml');
  await page.close();
});

test('documents without a window and of other windows are read too', async () => {
  const page = await lab.open('/blank.html');
  const parsed = await capture(
    page,
    false,
    'new DOMParser().parseFromString("<noscript><p hidden>a</noscript><form><input name=localName></form>", "text/html")',
  );
  assert.deepEqual(parsed.hidden, []);
  assert.equal(parsed.scripting, false);
  await page.evaluate(async () => {
    const frame = document.createElement('iframe');
    frame.id = 'frame';
    frame.src = '/made/hidden';
    document.body.append(frame);
    await new Promise((resolve) => (frame.onload = resolve));
  });
  const framed = await capture(page, false, 'document.getElementById("frame").contentDocument');
  assert.equal(framed.hidden.length, 7);
  assert.equal(framed.scripting, true);
  await page.close();
});
