// @ts-check
// The worker sleeps, dies and stumbles; the reader notices at most a moment.
//
// Runs alone: workers are stopped in the middle.

import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { bundleWorker } from '../../extension/bundle.mjs';
import { DOUBLE_CLICK, EXTENSION, openPage, pause, press, startChromium, until } from './chromium.mjs';
import { servePages } from './pages.mjs';
import { PARAGRAPHS, PICTURE, story, storyIn } from './story.mjs';
import { gone, paragraphsOf, shownArticle, shownNotice } from './view.mjs';

/** @typedef {Awaited<ReturnType<typeof startChromium>>} Chromium */

/** The package with faults to inject; made by `./build.sh test`. */
const FAULTY = fileURLToPath(new URL('../../out/pkg-faults', import.meta.url));

/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

before(async () => {
  // The page at the root of a site has no author and no date.
  pages = await servePages({ '/': story(), '/ferry': story(), '/ferry.png': PICTURE });
});
after(() => pages?.close());

/** @param {Chromium} chromium */
function workerTarget({ browser, extension }) {
  return browser
    .targets()
    .find(
      (target) => target.type() === 'service_worker' && target.url().startsWith(`chrome-extension://${extension.id}/`),
    );
}

test('a worker that was put to sleep wakes up for the next press', async () => {
  const chromium = await startChromium();
  const page = await openPage(chromium.browser, pages.origin);
  for (let turn = 0; turn < 3; turn += 1) {
    await press(page, chromium.extension);
    const view = await shownArticle(page);
    assert.deepEqual(storyIn(await paragraphsOf(view)), PARAGRAPHS);
    await page.keyboard.press('Escape');
    await gone(page);
    const worker = await until(async () => workerTarget(chromium)?.worker(), 'the worker');
    await worker.close();
    await until(async () => !workerTarget(chromium), 'the worker to end');
    await pause(DOUBLE_CLICK);
  }
  await chromium.browser.close();
});

test('date and reading time are the same from a worker that has just started and one that has been up', async () => {
  const chromium = await startChromium();
  const page = await openPage(chromium.browser, `${pages.origin}/ferry`);
  const heads = [];
  for (let turn = 0; turn < 2; turn += 1) {
    await press(page, chromium.extension);
    const view = await shownArticle(page);
    heads.push(await view.look((dialog) => [...dialog.querySelectorAll('.about > *')].map((part) => part.textContent)));
    await page.keyboard.press('Escape');
    await gone(page);
    await pause(DOUBLE_CLICK);
  }
  const head = ['Ada Brekke', 'May 4, 2026', 'Narrows Weekly', '2 min'];
  assert.deepEqual(heads, [head, head]);
  await chromium.browser.close();
});

test('the button has a key', async () => {
  const chromium = await startChromium();
  const worker = await until(async () => workerTarget(chromium)?.worker(), 'the worker');
  const commands = await worker.evaluate(() => chrome.commands.getAll());
  assert.deepEqual(
    commands.map(({ name, shortcut }) => [name, shortcut]),
    [['_execute_action', 'Alt+R']],
  );
  await chromium.browser.close();
});

for (const fault of ['panic', 'stack-overflow', 'out-of-memory']) {
  const missing = !existsSync(FAULTY) && 'out/pkg-faults is missing; ./build.sh test makes it';
  test(`after a ${fault} in the core the next press works`, { skip: missing }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'recto-faulty-'));
    cpSync(EXTENSION, folder, { recursive: true });
    cpSync(join(FAULTY, 'recto.wasm'), join(folder, 'recto.wasm'));
    await bundleWorker(folder, FAULTY, 'tests/browser/worker_faults.js');

    const chromium = await startChromium({ extension: folder });
    const page = await openPage(chromium.browser, pages.origin);
    const untouched = await page.evaluate(() => document.documentElement.outerHTML);
    const worker = await until(async () => workerTarget(chromium)?.worker(), 'the worker');
    await until(
      () => worker.evaluate((kind) => Reflect.get(globalThis, 'armFault')(kind) ?? true, fault).catch(() => false),
      'the core to start',
    );
    await press(page, chromium.extension);
    const notice = await shownNotice(page);
    assert.match(await notice.look((dialog) => dialog.textContent ?? ''), /Recto stumbled here/);
    await page.keyboard.press('Escape');
    await gone(page);
    assert.equal(await page.evaluate(() => document.documentElement.outerHTML), untouched);
    await pause(DOUBLE_CLICK);

    await press(page, chromium.extension);
    const view = await shownArticle(page);
    assert.deepEqual(storyIn(await paragraphsOf(view)), PARAGRAPHS);
    await chromium.browser.close();
    rmSync(folder, { recursive: true });
  });
}
