// @ts-check
// While an article is being read the worker is kept awake, and not any longer.
//
// Runs alone: its clocks run fast.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DOUBLE_CLICK, pause, press, startBrowser, until } from './browsers.mjs';
import { openWithWorld } from './isolated_world.mjs';
import { servePages } from './pages.mjs';
import { PICTURE, story } from './story.mjs';
import { gone, shownArticle, shownNotice } from './view.mjs';

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let started;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

before(async () => {
  started = await startBrowser();
  pages = await servePages({
    '/': story(),
    '/empty': '<!DOCTYPE html><title>Empty</title>',
    '/ferry.png': PICTURE,
  });
});
after(async () => {
  await started?.browser.close();
  await pages?.close();
});

/** How many times faster clocks of the extension's script run. */
const HASTE = 500;

/**
 * Opens a page in which the timers of the extension's script run fast. The script's world is there after a first press.
 * @param {string} path
 * @param {(page: import('puppeteer-core').Page) => Promise<unknown>} shown
 */
async function openHasty(path, shown) {
  const { page, run } = await openWithWorld(started, pages.origin + path, shown);
  await run(`{
    const { setInterval } = globalThis;
    const now = performance.now.bind(performance);
    globalThis.setInterval = (act, time) => setInterval(act, time / ${HASTE});
    performance.now = () => now() * ${HASTE};
  }`);
  await pause(DOUBLE_CLICK);
  await press(page, started.extension);
  await shown(page);
  return page;
}

/** Counts the messages that keep the worker awake. */
async function counter() {
  const target = await until(
    async () =>
      started.browser
        .targets()
        .find((one) => one.type() === 'service_worker' && one.url().includes(started.extension.id)),
    'the worker',
  );
  const worker = await target.worker();
  await worker?.evaluate(() => {
    Object.assign(globalThis, { wakes: 0 });
    chrome.runtime.onMessage.addListener((/** @type {{type: string}} */ { type }) => {
      if (type === 'stay-awake') Reflect.set(globalThis, 'wakes', Reflect.get(globalThis, 'wakes') + 1);
    });
  });
  return async () => Number(await worker?.evaluate(() => Reflect.get(globalThis, 'wakes')));
}

test('the worker hears from a view that is open, until it closes', async () => {
  const count = await counter();
  const page = await openHasty('/', shownArticle);
  await until(async () => (await count()) >= 3, 'three messages');
  await page.keyboard.press('Escape');
  await gone(page);
  await pause(200);
  const end = await count();
  await pause(400);
  assert.equal(await count(), end);
  await page.close();
});

test('it hears nothing from a view in a hidden tab', async () => {
  const count = await counter();
  const page = await openHasty('/', shownArticle);
  await until(async () => (await count()) >= 1, 'a message');
  const other = await started.browser.newPage();
  await other.bringToFront();
  await until(() => page.evaluate(() => document.visibilityState === 'hidden'), 'the tab to be hidden');
  await pause(200);
  const end = await count();
  await pause(400);
  assert.equal(await count(), end);
  await other.close();
  await page.close();
});

test('it hears nothing where no article is shown', async () => {
  const count = await counter();
  const page = await openHasty('/empty', shownNotice);
  await pause(400);
  assert.equal(await count(), 0);
  await page.close();
});

test('it hears no more from a view that has long been open', async () => {
  const count = await counter();
  const page = await openHasty('/', shownArticle);
  // A quarter of an hour.
  await pause((15 * 60_000) / HASTE + 500);
  const end = await count();
  assert.ok(end > 0, `${end} messages`);
  await pause(500);
  assert.equal(await count(), end);
  await page.close();
});
