// @ts-check
// A page may give its elements any name, also those of the document's own properties.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DOUBLE_CLICK, openPage, pause, press, startChromium } from './chromium.mjs';
import { servePages } from './pages.mjs';
import { PARAGRAPHS, PICTURE, story, storyIn } from './story.mjs';
import { gone, paragraphsOf, shownArticle } from './view.mjs';

const NAMES = [
  ...['documentElement', 'body', 'head', 'createElement', 'createElementNS', 'activeElement', 'adoptedStyleSheets'],
  ...['readyState', 'addEventListener', 'getElementsByTagName', 'querySelector', 'URL', 'contentType', 'baseURI'],
  ...['rectoReader', 'chrome', 'browser', 'location'],
];

/** @type {Awaited<ReturnType<typeof startChromium>>} */
let chromium;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

before(async () => {
  chromium = await startChromium();
  const named = NAMES.map((name) => `<form name="${name}" id="${name}"></form><img name="${name}" alt="">`).join('');
  pages = await servePages({ '/': story({ after: named }), '/ferry.png': PICTURE });
});
after(async () => {
  await chromium?.browser.close();
  await pages?.close();
});

test('reads and leaves a page whose elements are named like the document’s properties', async () => {
  const page = await openPage(chromium.browser, pages.origin);
  for (let turn = 0; turn < 2; turn += 1) {
    await press(page, chromium.extension);
    const view = await shownArticle(page);
    assert.deepEqual(storyIn(await paragraphsOf(view)), PARAGRAPHS);
    await pause(DOUBLE_CLICK);
    await press(page, chromium.extension);
    await gone(page);
    await pause(DOUBLE_CLICK);
  }
  await page.close();
});
