// @ts-check
// Type and colours in detail: spacing, the shipped typefaces, one's own colours, settings of one site.
//
// In Firefox too, but not in the whole: on a busy machine the face was once not there on the next press.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { emulateMedia, DOUBLE_CLICK, openPage, pause, press, startBrowser, until } from './browsers.mjs';
import { servePages } from './pages.mjs';
import { PARAGRAPHS, PICTURE, story } from './story.mjs';
import { gone, shownArticle } from './view.mjs';

/** @typedef {import('./view.mjs').View} View */
/** @typedef {import('puppeteer-core').Page} Page */

const GREEK = 'Το πλοίο έφυγε από το λιμάνι νωρίς το πρωί και γύρισε το βράδυ, όπως κάθε μέρα του χρόνου.';
/** A drawing in black without a ground of its own. */
const DIAGRAM = {
  type: 'image/svg+xml',
  body: '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="120"><path d="M9 110 290 9" stroke="#000"/></svg>',
};
const FIGURE =
  '<figure><img src="/diagram.svg" alt="" width="300" height="120"><figcaption>Crossings.</figcaption></figure>';

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let started;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

before(async () => {
  started = await startBrowser();
  pages = await servePages({
    '/': story({ paragraphs: PARAGRAPHS.with(0, `<em>Early.</em> ${PARAGRAPHS[0]}`) }),
    '/plain': story(),
    '/greek': story({ paragraphs: PARAGRAPHS.with(1, GREEK) }),
    '/diagram': story({ paragraphs: [PARAGRAPHS[0], `${PARAGRAPHS[1]}</p>${FIGURE}<p>`, ...PARAGRAPHS.slice(2)] }),
    '/diagram.svg': DIAGRAM,
    '/ferry.png': PICTURE,
    '/guarded': { body: story(), headers: { 'content-security-policy': "default-src 'none'; font-src 'none'" } },
  });
});
after(async () => {
  await started?.browser.close();
  await pages?.close();
});

/** @param {string} path */
async function open(path, origin = pages.origin) {
  const page = await openPage(started.browser, origin + path);
  await press(page, started.extension);
  return { page, view: await shownArticle(page) };
}

/** @param {View} view @param {string} selector */
function choose(view, selector) {
  return view.look(
    (dialog, wanted) => /** @type {HTMLElement | null} */ (dialog.querySelector(wanted))?.click(),
    selector,
  );
}

/** @param {View} view */
async function openPanel(view) {
  await choose(view, '.appearance-tool');
  await until(() => view.look((dialog) => !!dialog.querySelector('.appearance-panel:popover-open input')), 'the panel');
}

/** Resets what a test has chosen. @param {Page} page @param {View} view */
async function leave(page, view) {
  await choose(view, '.reset');
  await pause(100);
  await page.close();
}

/** The faces that the page sees. @param {Page} page */
function facesOf(page) {
  return page.evaluate(() => [...document.fonts].map(({ family, style }) => `${family} ${style}`));
}

test('every spacing is set by keyboard, at once, and stays', async () => {
  const { page, view } = await open('/plain');
  await openPanel(view);
  await choose(view, '.more summary');
  const styleOf = () =>
    view.look((dialog) => {
      const p = /** @type {Element} */ (dialog.querySelectorAll('.content p')[1]);
      const { lineHeight, letterSpacing, wordSpacing, textAlign, hyphens } = getComputedStyle(p);
      const { width } = p.getBoundingClientRect();
      return { width, lineHeight: parseFloat(lineHeight), letterSpacing, wordSpacing, textAlign, hyphens };
    });
  const before = await styleOf();
  assert.deepEqual([before.letterSpacing, before.wordSpacing, before.hyphens], ['normal', '0px', 'auto']);
  for (const name of ['columnWidth', 'lineHeight', 'letterSpacing', 'wordSpacing']) {
    await view.look(
      (dialog, name) => /** @type {HTMLElement} */ (dialog.querySelector(`[name=${name}]`)).focus(),
      name,
    );
    await page.keyboard.press('ArrowRight');
  }
  for (const name of ['justified', 'hyphens']) {
    await view.look(
      (dialog, name) => /** @type {HTMLElement} */ (dialog.querySelector(`[name=${name}]`)).focus(),
      name,
    );
    await page.keyboard.press(' ');
  }
  const after = await styleOf();
  assert.ok(after.width > before.width * 1.1, `${before.width} → ${after.width}`);
  assert.ok(after.lineHeight > before.lineHeight * 1.05);
  assert.deepEqual(
    [after.letterSpacing, after.wordSpacing, after.textAlign, after.hyphens],
    ['0.4px', '1.6px', 'justify', 'manual'],
  );
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await gone(page);
  await pause(DOUBLE_CLICK);
  await press(page, started.extension);
  const again = await shownArticle(page);
  const kept = await again.look((dialog) => {
    const { letterSpacing, textAlign } = getComputedStyle(/** @type {Element} */ (dialog.querySelector('.content p')));
    return [letterSpacing, textAlign];
  });
  assert.deepEqual(kept, ['0.4px', 'justify']);
  await openPanel(again);
  await leave(page, again);
});

test('a shipped face is in the document only while it is shown, under a name that says nothing', async () => {
  const { page, view } = await open('/');
  assert.deepEqual(await facesOf(page), [], 'nothing by default');
  await openPanel(view);
  await choose(view, 'input[value=literata]');
  const used = () =>
    view.look((dialog) => {
      const loaded = dialog.style.getPropertyValue('--loaded');
      return loaded && getComputedStyle(/** @type {Element} */ (dialog.querySelector('.article'))).fontFamily;
    });
  const family = await until(used, 'the face');
  const name = family.split(',')[0];
  assert.match(name, /^f[0-9a-z]{9,}$/);
  assert.deepEqual((await facesOf(page)).sort(), [`${name} italic`, `${name} normal`]);
  await choose(view, 'input[value=dyslexic]');
  await until(async () => (await facesOf(page)).length === 4, 'the other face');
  assert.ok(!(await facesOf(page)).some((face) => face.startsWith(name)), 'the first is gone');
  await choose(view, 'input[value=sans]');
  assert.deepEqual(await facesOf(page), []);
  await choose(view, 'input[value=atkinson]');
  await until(async () => (await facesOf(page)).length === 2, 'a third face');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await gone(page);
  assert.deepEqual(await facesOf(page), [], 'nothing stays');

  await pause(DOUBLE_CLICK);
  await press(page, started.extension);
  const again = await shownArticle(page);
  await until(async () => (await facesOf(page)).length === 2, 'the face on the next press');
  assert.notEqual((await facesOf(page))[0].split(' ')[0], name, 'another name each time');
  await openPanel(again);
  await leave(page, again);
});

test('of a face only the files that the text needs are loaded, whatever the page forbids', async () => {
  const { page, view } = await open('/guarded');
  await openPanel(view);
  await choose(view, 'input[value=literata]');
  await until(async () => (await facesOf(page)).length > 0, 'the face');
  await pause(200);
  assert.equal((await facesOf(page)).length, 1, 'Latin, upright');
  await page.close();

  const greek = await open('/greek');
  await until(async () => (await facesOf(greek.page)).length === 2, 'Latin and Greek');
  await openPanel(greek.view);
  await leave(greek.page, greek.view);
});

test('a transparent diagram has a light ground on dark, and none on light', async () => {
  const { page, view } = await open('/diagram');
  const ground = async (/** @type {string} */ scheme) => {
    await emulateMedia(page, { 'prefers-color-scheme': scheme });
    return view.look(
      (dialog) => getComputedStyle(/** @type {Element} */ (dialog.querySelector('img[src$=svg]'))).backgroundColor,
    );
  };
  await view.look((dialog) => dialog.querySelector('img[src$=svg]')?.scrollIntoView());
  await until(() => view.look((dialog) => !!dialog.querySelector('img.loaded[src$=svg]')), 'the diagram');
  assert.equal(await ground('light'), 'rgba(0, 0, 0, 0)');
  assert.equal(await ground('dark'), 'rgb(244, 243, 240)');
  await page.close();
});

test('one’s own colours, with a word where they are hard to read', async () => {
  const { page, view } = await open('/plain');
  await emulateMedia(page, { 'prefers-color-scheme': 'light' });
  await openPanel(view);
  await choose(view, 'input[value=own-light]');
  const pick = (/** @type {string} */ part, /** @type {string} */ colour) =>
    view.look(
      (dialog, [part, colour]) => {
        const input = /** @type {HTMLInputElement} */ (dialog.querySelector(`.ownLight-${part}`));
        input.value = colour;
        input.dispatchEvent(new Event('input'));
      },
      [part, colour],
    );
  const seen = () =>
    view.look((dialog) => ({
      paper: getComputedStyle(dialog).backgroundColor,
      ink: getComputedStyle(/** @type {Element} */ (dialog.querySelector('.content p'))).color,
      warning: dialog.querySelector('.lightTheme .warning:not([hidden])')?.textContent ?? '',
    }));
  await pick('paper', '#ffeedd');
  await until(async () => (await seen()).paper === 'rgb(255, 238, 221)', 'the ground');
  assert.equal((await seen()).warning, '');
  await pick('ink', '#997755');
  await until(async () => (await seen()).ink === 'rgb(153, 119, 85)', 'the text');
  assert.match((await seen()).warning, /3\.6/);
  await choose(view, 'input[value=dark]');
  assert.notEqual((await seen()).paper, 'rgb(255, 238, 221)', 'the dark side has its own');
  await leave(page, view);
});

test('what belongs to one site is on that site only, and goes when it is switched off', async () => {
  const other = pages.origin.replace('127.0.0.1', 'localhost');
  const size = (/** @type {View} */ view) =>
    view.look((dialog) => getComputedStyle(/** @type {Element} */ (dialog.querySelector('.article'))).fontSize);
  const first = await open('/plain');
  const usual = await size(first.view);
  await openPanel(first.view);
  await choose(first.view, '[name=onlyHere]');
  await choose(first.view, '.larger');
  await choose(first.view, '.larger');
  const larger = await size(first.view);
  assert.ok(parseFloat(larger) > parseFloat(usual));
  await pause(100);
  await first.page.close();

  const elsewhere = await open('/plain', other);
  assert.equal(await size(elsewhere.view), usual);
  await elsewhere.page.close();

  const here = await open('/');
  assert.equal(await size(here.view), larger, 'on every page of the site');
  await openPanel(here.view);
  await choose(here.view, '[name=onlyHere]');
  assert.equal(await size(here.view), usual, 'as on all others again, at once');
  await pause(100);
  await here.page.close();
  const later = await open('/plain');
  assert.equal(await size(later.view), usual);
  await later.page.close();
});
