// @ts-check
// Pictures of the view, held against those in tests/browser/pictures: each theme, three widths, right to left, top to bottom.
// And no style of the page changes one pixel.
//
// `UPDATE_PICTURES=1` writes what is seen in their place, to be looked at before it is kept. They are a quarter as large as the
// window; what differs must differ by more than drawing does on another machine.
//
// Runs alone: pictures are taken of what comes in by time.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { DARK_THEMES, LIGHT_THEMES, SETTINGS } from '../../extension/settings.js';
import { openPage, pause, press, startChromium } from './chromium.mjs';
import { servePages } from './pages.mjs';
import { richPage } from './rich_page.mjs';
import { shownArticle } from './view.mjs';

const FOLDER = join(import.meta.dirname, 'pictures');

/** Pixels of the reference for one of the window. */
const SCALE = 0.25;
/** Of 255: a difference of a colour that drawing makes. */
const MAX_DIFFERENCE = 40;
/** Share of the pixels that may differ by more: the edges of letters. */
const MAX_SHARE = 0.01;

/** A picture of 600 by 400, so that the place of everything below it is known. */
const FERRY = {
  type: 'image/svg+xml',
  body: '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><rect width="600" height="400" fill="#7aa7c7"/><path d="M80 250h440l-60 70H140z" fill="#a33"/></svg>',
};

/** What a page may try on the view: every element, the root, names of ours. */
const HOSTILE = `
  *, *::before, *::after, *::backdrop { all: unset !important; display: block !important; color: red !important;
    background: lime !important; font: 40px/3 cursive !important; letter-spacing: 1em !important; direction: rtl !important;
    border: 9px solid blue !important; opacity: .5 !important; filter: invert(1) !important; transform: rotate(9deg) !important;
    --paper: red; --ink: lime; --size: 9em; --measure: 3em; --column: 0.1; --leading: 5; --letters: 1em; --words: 2em; --align: right;
    --hyphens: none; --light-paper: red; --light-ink: red; --panel-size: 1px; --ring: red; --serif: cursive; --read: 1; --plate: red }
  :root { font-size: 60px !important; color-scheme: dark !important; text-align: right; visibility: hidden !important;
    pointer-events: none; text-transform: uppercase; quotes: "x" "y"; hyphens: none; zoom: 1; cursor: none }
  div { display: none !important; position: static !important; inset: auto !important; z-index: -1 !important }
  dialog, .view, .article, .toolbar, article { width: 10px !important; height: 10px !important; overflow: hidden !important }
  @font-face { font-family: Tinos; src: local(Cousine) } @font-face { font-family: Arimo; src: local(Cousine) }
  @font-face { font-family: system-ui; src: local(Cousine) } @counter-style disc { system: cyclic; symbols: "X" }
  @keyframes reading { from { opacity: 0 } to { opacity: 0 } } @property --ink { syntax: "<color>"; inherits: true; initial-value: red }`;

/** @type {Awaited<ReturnType<typeof startChromium>>} */
let chromium;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

before(async () => {
  chromium = await startChromium();
  pages = await servePages({
    '/': richPage(),
    '/rtl': richPage().replace('<html lang="en">', '<html lang="he" dir="rtl">'),
    '/vertical': richPage({ head: '<style>html { writing-mode: vertical-rl }</style>' }),
    '/ferry.png': FERRY,
  });
});
after(async () => {
  await chromium?.browser.close();
  await pages?.close();
});

/**
 * The view of a page, as a picture.
 * @param {string} path
 * @param {object} [wishes]
 * @param {number} [wishes.width]
 * @param {Record<string, string>} [wishes.data] of the view, as the settings write it
 * @param {string} [wishes.css] what the page adds to its styles when the view is there
 */
async function pictureOf(path, { width = 1440, data = {}, css = '' } = {}) {
  const page = await openPage(chromium.browser, pages.origin + path);
  try {
    await page.setViewport({ width, height: Math.min(width, 900) });
    await press(page, chromium.extension);
    const view = await shownArticle(page);
    if (css) await page.addStyleTag({ content: css });
    const own = { light: SETTINGS.ownLight.initial, dark: SETTINGS.ownDark.initial };
    await view.look(
      (dialog, { data, own }) => {
        Object.assign(dialog.dataset, data);
        for (const side of ['light', 'dark']) {
          for (const [name, colour] of Object.entries(own[side]))
            dialog.style.setProperty(`--own-${side}-${name}`, colour);
        }
      },
      { data, own },
    );
    await view.look(async (dialog) => {
      await Promise.all([...dialog.querySelectorAll('img')].map((image) => image.decode().catch(() => {})));
      await document.fonts.ready;
    });
    // The features have come in.
    await pause(700);
    return Buffer.from(await page.screenshot({ type: 'png' }));
  } finally {
    await page.close();
  }
}

/**
 * A picture made smaller, and how much it differs from another of that size.
 * @param {Buffer} picture
 * @param {Buffer | undefined} reference
 * @returns {Promise<{small: Buffer, share: number}>} `share` of the pixels that differ, 1 without a reference of that size
 */
async function compared(picture, reference) {
  const page = await chromium.browser.newPage();
  try {
    const { small, share } = await page.evaluate(
      async (picture, reference, scale, most) => {
        const decoded = async (/** @type {string} */ base64) => {
          const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
          return createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        };
        const pixels = (
          /** @type {ImageBitmap} */ bitmap,
          /** @type {number} */ width,
          /** @type {number} */ height,
        ) => {
          const canvas = new OffscreenCanvas(width, height);
          const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
          context.imageSmoothingQuality = 'high';
          context.drawImage(bitmap, 0, 0, width, height);
          // Fewer colours make smaller files.
          const image = context.getImageData(0, 0, width, height);
          image.data.forEach(
            (value, at) => (image.data[at] = at % 4 === 3 ? 255 : Math.min(255, Math.round(value / 17) * 17)),
          );
          context.putImageData(image, 0, 0);
          return { canvas, data: image.data };
        };
        const full = await decoded(picture);
        const [width, height] = [Math.round(full.width * scale), Math.round(full.height * scale)];
        const seen = pixels(full, width, height);
        const bytes = new Uint8Array(await (await seen.canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
        const small = btoa(String.fromCharCode(...bytes));
        if (!reference) return { small, share: 1 };
        const kept = await decoded(reference);
        if (kept.width !== width || kept.height !== height) return { small, share: 1 };
        const other = pixels(kept, width, height).data;
        let different = 0;
        for (let at = 0; at < other.length; at += 4) {
          if ([0, 1, 2].some((channel) => Math.abs(other[at + channel] - seen.data[at + channel]) > most))
            different += 1;
        }
        return { small, share: different / (width * height) };
      },
      picture.toString('base64'),
      reference?.toString('base64'),
      SCALE,
      MAX_DIFFERENCE,
    );
    return { small: Buffer.from(small, 'base64'), share };
  } finally {
    await page.close();
  }
}

/**
 * @param {string} name
 * @param {Buffer} picture
 */
async function holds(name, picture) {
  const path = join(FOLDER, `${name}.png`);
  const { small, share } = await compared(picture, existsSync(path) ? readFileSync(path) : undefined);
  if (process.env.UPDATE_PICTURES && share > MAX_SHARE) writeFileSync(path, small);
  else assert.ok(share <= MAX_SHARE, `${name}: ${(share * 100).toFixed(1)} % of the pixels differ`);
  assert.ok(small.length < 40_000, `${name}: ${small.length} bytes`);
}

for (const theme of LIGHT_THEMES) {
  test(`light theme ${theme}`, async () => {
    await holds(`light-${theme}`, await pictureOf('/', { data: { theme: 'light', light: theme } }));
  });
}

for (const theme of DARK_THEMES) {
  test(`dark theme ${theme}`, async () => {
    await holds(`dark-${theme}`, await pictureOf('/', { data: { theme: 'dark', dark: theme } }));
  });
}

for (const [name, path] of [
  ['left-to-right', '/'],
  ['right-to-left', '/rtl'],
  ['top-to-bottom', '/vertical'],
]) {
  for (const width of [320, 768, 1440]) {
    test(`${name}, ${width} px`, async () => {
      await holds(`${name}-${width}`, await pictureOf(path, { width }));
    });
  }
}

test('a page cannot change one pixel by its styles', async () => {
  for (const width of [390, 1440]) {
    // In the middle of the page's life: what it styles from the start changes what can be seen of it, and so what is read.
    assert.ok(
      (await pictureOf('/', { width })).equals(await pictureOf('/', { width, css: HOSTILE })),
      `at ${width} px`,
    );
  }
});

test('every variable is set by the view itself, so that no page can', () => {
  const folder = join(import.meta.dirname, '../../extension/page');
  const sheets = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'));
  const css = sheets.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  const set = new Set([...css.matchAll(/^\s+--([a-z-]+):/gm)].map(([, name]) => name));
  const used = new Set([...css.matchAll(/var\(--([a-z-]+)/g)].map(([, name]) => name));
  assert.ok(used.size > 20);
  // The view always has a size, inline.
  assert.deepEqual(
    [...used].filter((name) => !set.has(name) && name !== 'size'),
    [],
  );
});

test('a picture of another theme is not taken for the same', async () => {
  const reference = readFileSync(join(FOLDER, 'light-sepia.png'));
  const { share } = await compared(await pictureOf('/', { data: { theme: 'light', light: 'paper' } }), reference);
  const { share: shifted } = await compared(await pictureOf('/', { width: 1440, data: { face: 'sans' } }), reference);
  assert.ok(share < 1 && shifted > MAX_SHARE, `${share} and ${shifted}`);
});
