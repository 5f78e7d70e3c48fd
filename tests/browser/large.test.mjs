// @ts-check
// Large pages: an article all the same, and a sign of life while one waits.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openPage, press, startChromium } from './chromium.mjs';
import { servePages } from './pages.mjs';
import { PARAGRAPHS, PICTURE, story, storyIn } from './story.mjs';
import { paragraphsOf, shownArticle } from './view.mjs';

/** A long text: each paragraph is seven nodes, with its line break. @param {number} nodes */
function chronicle(nodes) {
  const one = (/** @type {number} */ day) =>
    `On day ${day} the ferry crossed <em>${day % 7} times</em> and the <b>baker</b> sold out before the second crossing.`;
  return story({ after: '', paragraphs: [...PARAGRAPHS, ...Array.from({ length: nodes / 7 }, (_, day) => one(day))] });
}

/** @type {Awaited<ReturnType<typeof startChromium>>} */
let chromium;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

before(async () => {
  chromium = await startChromium();
  pages = await servePages({ '/50000': chronicle(50_000), '/300000': chronicle(300_000), '/ferry.png': PICTURE });
});
after(async () => {
  await chromium?.browser.close();
  await pages?.close();
});

test('reads a page of 50,000 nodes', async () => {
  const page = await openPage(chromium.browser, `${pages.origin}/50000`);
  await press(page, chromium.extension);
  const view = await shownArticle(page);
  assert.deepEqual(storyIn(await paragraphsOf(view)), PARAGRAPHS);
  await page.close();
});

test('shows a sign while it works on 300,000 nodes, and takes it away', async () => {
  const page = await openPage(chromium.browser, `${pages.origin}/300000`);
  await page.evaluate(() => {
    /** @type {any} */ (window).hosts = [];
    new MutationObserver((records) => {
      for (const { addedNodes, removedNodes } of records) {
        for (const node of addedNodes)
          /** @type {any} */ (window).hosts.push(`+${getComputedStyle(/** @type {Element} */ (node)).pointerEvents}`);
        for (const _ of removedNodes) /** @type {any} */ (window).hosts.push('-');
      }
    }).observe(document.documentElement, { childList: true });
  });
  await press(page, chromium.extension);
  const view = await shownArticle(page);
  assert.deepEqual(storyIn(await paragraphsOf(view)), PARAGRAPHS);
  const hosts = await page.evaluate(() => /** @type {any} */ (window).hosts);
  assert.deepEqual(hosts, ['+none', '-', '+auto'], 'the sign comes, goes, and the view comes');
  await page.close();
});
