// @ts-check
// An article of 200,000 words: its first screen is there at once, what is far below is laid out in idle time, and nothing of
// it is left when the view closes. How smoothly it scrolls shows `scrolling.mjs`.
//
// Runs alone: it counts memory.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DOUBLE_CLICK, inChromiumOnly, openPage, pause, press, startBrowser, until } from './browsers.mjs';
import { openWithWorld } from './isolated_world.mjs';
import { LAST, LONG_ARTICLE } from './long_article.mjs';
import { servePages } from './pages.mjs';
import { PICTURE } from './story.mjs';
import { gone, release, shownArticle } from './view.mjs';

/** Elements of the article before the first frame: 16,000 characters of HTML and two screens. */
const MOST_AT_FIRST = 400;
/** Times the heap before. What stays is the extension's script and the parts that have been loaded. */
const MOST_HEAP = 6;
/** Nodes that a closed view may leave in the process: the browser keeps a few of its own after a dialog. */
const MOST_LEFT = 40;

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let started;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

before(async () => {
  started = await startBrowser();
  pages = await servePages({ '/': LONG_ARTICLE, '/ferry.png': PICTURE });
});
after(async () => {
  await started?.browser.close();
  await pages?.close();
});

/** @param {import('./view.mjs').View} view */
const isWhole = (view) =>
  view.look((dialog, last) => [...dialog.querySelectorAll('.content p')].at(-1)?.textContent?.startsWith(last), LAST);

test('it has 200,000 words, of which the first frame waits for few', async () => {
  const { page, run } = await openWithWorld(started, pages.origin);
  // What waits for idle time waits for ever.
  await run('globalThis.requestIdleCallback = () => 0;');
  await pause(DOUBLE_CLICK);
  await press(page, started.extension);
  const view = await shownArticle(page);
  const made = await view.look((dialog) => dialog.querySelectorAll('.content *').length);
  assert.ok(made > 20 && made < MOST_AT_FIRST, `${made} elements`);
  await page.keyboard.press('End');
  await until(() => isWhole(view), 'the rest');
  const words = await view.look((dialog) => dialog.querySelector('.content')?.textContent?.split(/\s+/).length ?? 0);
  assert.ok(words > 200_000, `${words} words`);
  await page.close();
});

test('of what is far from the window nothing is laid out before the browser is idle', async () => {
  const { page, run } = await openWithWorld(started, pages.origin);
  await run('globalThis.requestIdleCallback = () => 0;');
  await pause(DOUBLE_CLICK);
  await press(page, started.extension);
  const view = await shownArticle(page);
  await page.keyboard.press('End');
  await until(() => isWhole(view), 'the whole article');
  for (const share of [0, 0.5, 1]) {
    await view.look((dialog, share) => dialog.scrollTo(0, dialog.scrollHeight * share), share);
    await pause(200);
    const { skipped, all } = await view.look((dialog) => {
      const far = [...dialog.querySelectorAll('.content > .far')];
      const isSkipped = (/** @type {Element} */ one) =>
        !one.firstElementChild?.checkVisibility({ contentVisibilityAuto: true });
      return { skipped: far.filter(isSkipped).length, all: far.length };
    });
    assert.ok(all > 2000 && skipped > all - 100, `${all - skipped} of ${all} laid out at ${share}`);
  }
  await page.close();
});

test('what is below is laid out in idle time, and what is read stays where it is', async () => {
  const page = await openPage(started.browser, pages.origin);
  await press(page, started.extension);
  const view = await shownArticle(page);
  await until(() => isWhole(view), 'the whole article');
  const state = () =>
    view.look((dialog) => {
      const lines = [...dialog.querySelectorAll('.content > p')];
      const isFar = (/** @type {Element} */ line) => line.classList.contains('far');
      const top = lines[1500].getBoundingClientRect().top;
      return { below: lines.slice(1600).some(isFar), top };
    });
  await view.look((dialog) => dialog.querySelectorAll('.content > p')[1500].scrollIntoView());
  await pause(200);
  const before = await state();
  await until(async () => !(await state()).below, 'what is below');
  const { top } = await state();
  assert.ok(Math.abs(top - before.top) < 2, `${before.top} and ${top}`);
  await page.close();
});

test('nothing of it is left when the view has closed', inChromiumOnly('it counts nodes'), async () => {
  const { page } = await openWithWorld(started, pages.origin);
  const cdp = await page.createCDPSession();
  const counted = async () => {
    await release(page);
    for (let turn = 0; turn < 3; turn += 1) await cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await cdp.send('Runtime.getHeapUsage');
    return { ...(await cdp.send('Memory.getDOMCounters')), usedSize };
  };
  const start = await counted();
  await pause(DOUBLE_CLICK);
  await press(page, started.extension);
  const view = await shownArticle(page);
  await until(() => isWhole(view), 'the whole article');
  const open = await counted();
  assert.ok(open.nodes > start.nodes + 10_000, `${open.nodes - start.nodes} nodes of the view`);
  await page.keyboard.press('Escape');
  await gone(page);
  const left = await until(async () => {
    const now = await counted();
    return now.nodes - start.nodes < MOST_LEFT ? now : undefined;
  }, 'the nodes to go');
  assert.ok(
    left.jsEventListeners <= start.jsEventListeners + 2,
    `${left.jsEventListeners - start.jsEventListeners} listeners`,
  );
  assert.ok(left.usedSize < MOST_HEAP * start.usedSize, `${left.usedSize} bytes, ${start.usedSize} before`);
  await page.close();
});
