// @ts-check
// The extension stops, is updated or is killed while a page is being read.
//
// Runs alone: what is killed must be at work.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DOUBLE_CLICK, EXTENSION, openPage, pause, press, startChromium, until } from './chromium.mjs';
import { servePages } from './pages.mjs';
import { PARAGRAPHS, PICTURE, story, storyIn } from './story.mjs';
import { currentView, gone, paragraphsOf, shownArticle } from './view.mjs';

/** @typedef {Awaited<ReturnType<typeof startChromium>>} Chromium */

/** @param {Chromium} chromium */
function workerTarget({ browser, extension }) {
  return browser.targets().find((target) => target.type() === 'service_worker' && target.url().includes(extension.id));
}

for (const state of ['closed', 'open']) {
  test(`a page whose view is ${state} is read by the extension that replaced the one of its first press`, async () => {
    const chromium = await startChromium();
    const pages = await servePages({ '/': story(), '/ferry.png': PICTURE });
    const page = await openPage(chromium.browser, pages.origin);
    await press(page, chromium.extension);
    await shownArticle(page);
    if (state === 'closed') {
      await page.keyboard.press('Escape');
      await gone(page);
    }
    // As an update does: the old scripts stay in the page, cut off from the extension.
    await chromium.browser.installExtension(EXTENSION);
    await until(async () => workerTarget(chromium), 'the new worker');
    await pause(DOUBLE_CLICK);
    const extension = (await chromium.browser.extensions()).get(chromium.extension.id);
    assert.ok(extension);
    if (state === 'open') {
      // The view can still be left, by key and by button.
      await page.keyboard.press('Escape');
      await gone(page);
    }
    await press(page, extension);
    const view = await shownArticle(page);
    assert.deepEqual(storyIn(await paragraphsOf(view)), PARAGRAPHS);
    await pause(DOUBLE_CLICK);
    await press(page, extension);
    await gone(page);
    await chromium.browser.close();
    await pages.close();
  });
}

test('a view of the replaced extension makes way for the next one', async () => {
  const chromium = await startChromium();
  const pages = await servePages({ '/': story(), '/ferry.png': PICTURE });
  const page = await openPage(chromium.browser, pages.origin);
  await press(page, chromium.extension);
  await shownArticle(page);
  await chromium.browser.installExtension(EXTENSION);
  await until(async () => workerTarget(chromium), 'the new worker');
  await pause(DOUBLE_CLICK);
  const extension = (await chromium.browser.extensions()).get(chromium.extension.id);
  assert.ok(extension);
  await press(page, extension);
  const children = () => page.evaluate(() => document.documentElement.childElementCount);
  await until(async () => (await children()) > 3, 'the new view', 5000).catch(() => {});
  await until(async () => (await children()) === 3, 'the old view to go');
  await shownArticle(page);
  await pause(DOUBLE_CLICK);
  await press(page, extension);
  await gone(page);
  assert.equal(await children(), 2, 'head and body');
  await chromium.browser.close();
  await pages.close();
});

test('a tool that can no longer be loaded says so', async () => {
  const chromium = await startChromium();
  const pages = await servePages({ '/': story(), '/ferry.png': PICTURE });
  const page = await openPage(chromium.browser, pages.origin);
  await press(page, chromium.extension);
  const view = await shownArticle(page);
  await chromium.browser.installExtension(EXTENSION);
  await until(async () => workerTarget(chromium), 'the new worker');
  await page.keyboard.press('s');
  const said = () => view.look((dialog) => dialog.querySelector('.announcer.shown')?.textContent);
  assert.match(String(await until(said, 'a word')), /Reload the page/);
  await chromium.browser.close();
  await pages.close();
});

test('a worker that is killed while it reads costs the reader a moment', async () => {
  const chromium = await startChromium();
  // Long enough to be killed in the middle.
  const paragraphs = Array.from({ length: 4000 }, () => PARAGRAPHS).flat();
  const pages = await servePages({ '/': story({ paragraphs }), '/ferry.png': PICTURE });
  const page = await openPage(chromium.browser, pages.origin);
  const worker = await until(async () => workerTarget(chromium)?.worker(), 'the worker');
  await worker.evaluate(() => chrome.runtime.onConnect.addListener(() => Reflect.set(globalThis, 'isAsked', true)));
  await press(page, chromium.extension);
  await until(() => worker.evaluate(() => Reflect.get(globalThis, 'isAsked') === true), 'the worker to be asked');
  await worker.close();
  const view = await until(() => currentView(page), 'an answer');
  assert.equal(await view.look((dialog) => dialog.className.split(' ')[0]), 'view');
  await chromium.browser.close();
  await pages.close();
});
