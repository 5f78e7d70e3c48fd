// @ts-check
// Tabs that the browser put away and brought back, messages of others and of odd shapes, two hundred presses in a row.
//
// Runs alone: it counts memory, and discards tabs.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { DOUBLE_CLICK, openPage, pause, press, startBrowser, until } from './browsers.mjs';
import { hasten, openWithWorld } from './isolated_world.mjs';
import { servePages } from './pages.mjs';
import { PARAGRAPHS, PICTURE, story, storyIn } from './story.mjs';
import { paragraphsOf, release, shownArticle } from './view.mjs';

const PRESSES = 200;
/** Presses after which memory has settled. */
const SETTLING = 40;
/** How many times faster the clock runs by which a double click is told. */
const HASTE = 20;

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let started;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

before(async () => {
  started = await startBrowser();
  pages = await servePages({ '/': story(), '/other': story(), '/ferry.png': PICTURE });
});
after(async () => {
  await started?.browser.close();
  await pages?.close();
});

/** The worker of an extension, waked if it sleeps. @param {string} id */
async function workerOf(id) {
  const target = await started.browser.waitForTarget(
    (one) => one.type() === 'service_worker' && one.url().startsWith(`chrome-extension://${id}/`),
  );
  const worker = await target.worker();
  assert.ok(worker);
  return worker;
}

test('a tab that was discarded with its view open comes back as its page, and is read again', async () => {
  const page = await openPage(started.browser, `${pages.origin}/?discarded`);
  await press(page, started.extension);
  await shownArticle(page);
  const other = await openPage(started.browser, `${pages.origin}/other`);
  const worker = await workerOf(started.extension.id);
  // No address is known to the extension: the tab is the last of those that are not active.
  const id = await worker.evaluate(async () => (await chrome.tabs.query({ active: false })).at(-1)?.id ?? -1);
  await worker.evaluate((tab) => chrome.tabs.discard(tab), id);
  await until(
    () => worker.evaluate(async () => (await chrome.tabs.query({ discarded: true })).length > 0),
    'the tab to go',
  );
  await worker.evaluate(() =>
    chrome.tabs.query({ discarded: true }).then(([tab]) => chrome.tabs.update(tab?.id ?? -1, { active: true })),
  );
  const restored = await until(async () => {
    const all = await started.browser.pages();
    return all.find((one) => one.url().endsWith('/?discarded'));
  }, 'the tab to come back');
  await until(() => restored.evaluate(() => document.readyState === 'complete').catch(() => false), 'its page');
  await restored.bringToFront();
  assert.equal(await restored.evaluate(() => document.documentElement.childElementCount), 2, 'head and body');
  await press(restored, started.extension);
  assert.deepEqual(storyIn(await paragraphsOf(await shownArticle(restored))), PARAGRAPHS);
  await restored.close();
  await other.close();
});

test('another extension gets no answer, whatever it asks', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'recto-other-'));
  const manifest = { manifest_version: 3, name: 'Other', version: '1', background: { service_worker: 'worker.js' } };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'worker.js'), 'chrome.runtime.onInstalled.addListener(() => {});');
  const worker = await workerOf(await started.browser.installExtension(folder));
  const requests = [{ type: 'open-options' }, { type: 'load-part', part: 'save' }, { type: 'load-font', file: 'x' }];
  for (const request of requests) {
    const said = await worker.evaluate(
      (to, what) => chrome.runtime.sendMessage(to, what).then(JSON.stringify, (error) => String(error)),
      started.extension.id,
      request,
    );
    assert.match(said, /Could not establish connection/, JSON.stringify(request));
  }
  const ended = await worker.evaluate(
    (to) =>
      new Promise((resolve) => {
        const port = chrome.runtime.connect(to, { name: 'read' });
        port.onMessage.addListener(() => resolve('an answer'));
        port.onDisconnect.addListener(() => resolve(chrome.runtime.lastError?.message));
        port.postMessage({ kind: 'end' });
      }),
    started.extension.id,
  );
  assert.match(String(ended), /Could not establish connection/);
  rmSync(folder, { recursive: true });
});

test('messages of other shapes are refused, and the next press works', async () => {
  const page = await started.browser.newPage();
  await page.goto(started.extension.address(`options/options.html`));
  const odd = [null, 7, 'text', [], {}, { type: 7 }, { type: 'unknown' }, { type: 'load-part' }, { type: 'load-font' }];
  for (const message of odd) {
    const said = await page.evaluate(
      (what) =>
        chrome.runtime.sendMessage(what).then(
          (answer) => answer ?? false,
          () => false,
        ),
      /** @type {any} */ (message),
    );
    assert.equal(said, false, JSON.stringify(message));
  }
  for (const message of odd) {
    // What comes of it is a failure or silence, never an article.
    const said = await page.evaluate(
      (what) =>
        new Promise((resolve) => {
          const port = chrome.runtime.connect({ name: 'read' });
          port.onMessage.addListener((answer) => resolve(JSON.stringify(answer)));
          port.onDisconnect.addListener(() => resolve('ended'));
          port.postMessage(what);
          setTimeout(() => (port.disconnect(), resolve('silence')), 200);
        }),
      /** @type {any} */ (message),
    );
    assert.ok(!String(said).includes('"article"'), `${JSON.stringify(message)}: ${said}`);
  }
  await page.close();
  const reading = await openPage(started.browser, pages.origin);
  await press(reading, started.extension);
  assert.deepEqual(storyIn(await paragraphsOf(await shownArticle(reading))), PARAGRAPHS);
  await reading.close();
});

test('two hundred presses open and close the view in turn, in memory that does not grow', async () => {
  const { page, run } = await openWithWorld(started, pages.origin);
  await hasten(run, HASTE);
  // Looking into the view through the debugger would keep its elements alive: what is counted is what stands beside head and body.
  await release(page);
  const cdp = await page.createCDPSession();
  const shows = (/** @type {boolean} */ shown) =>
    page.evaluate((count) => document.documentElement.childElementCount === count, shown ? 3 : 2);
  const held = async () => {
    await cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await cdp.send('Runtime.getHeapUsage');
    const { nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters');
    return { usedSize, nodes, jsEventListeners };
  };
  await pause(DOUBLE_CLICK / HASTE);
  let settled = await held();
  for (let at = 1; at <= PRESSES; at += 1) {
    await press(page, started.extension);
    await until(() => shows(at % 2 === 1), `press ${at} to ${at % 2 === 1 ? 'open' : 'close'} the view`);
    await pause(DOUBLE_CLICK / HASTE);
    if (at === SETTLING) settled = await held();
  }
  const end = await held();
  for (const name of /** @type {const} */ (['usedSize', 'nodes', 'jsEventListeners'])) {
    assert.ok(
      end[name] <= settled[name] * 1.1,
      `${name}: ${settled[name]} after ${SETTLING} presses, ${end[name]} after all`,
    );
  }
  await page.close();
});
