// @ts-check
// How many presses of the button show nothing: `node tests/browser/count_presses.mjs [tabs] [presses in each]`. Says of each
// that was lost whether the extension's worker was told of it.

import { DOUBLE_CLICK, openPage, pause, press, startChromium, until } from './chromium.mjs';
import { servePages } from './pages.mjs';
import { PICTURE, story } from './story.mjs';
import { currentView, gone } from './view.mjs';

const tabs = Number(process.argv[2] ?? 50);
const presses = Number(process.argv[3] ?? 20);
/** Milliseconds after which a press has shown nothing. */
const PATIENCE = 6000;

const pages = await servePages({ '/': story(), '/ferry.png': PICTURE });
const { browser, extension } = await startChromium();
const target = await browser.waitForTarget(
  (one) => one.type() === 'service_worker' && one.url().includes(extension.id),
);
const worker = await target.worker();
await worker?.evaluate(() => {
  Object.assign(globalThis, { clicks: 0, refusals: 0 });
  const counted = /** @type {any} */ (globalThis);
  chrome.action.onClicked.addListener(() => (counted.clicks += 1));
  const inject = /** @type {any} */ (chrome.scripting.executeScript);
  Object.assign(chrome.scripting, {
    executeScript: (/** @type {unknown} */ order) =>
      inject.call(chrome.scripting, order).catch((/** @type {unknown} */ error) => {
        counted.refusals += 1;
        throw error;
      }),
  });
});
const counts = async () =>
  (await worker?.evaluate(() => {
    const { clicks, refusals } = /** @type {any} */ (globalThis);
    return { clicks, refusals };
  })) ?? { clicks: 0, refusals: 0 };

let lost = 0;
let refusedFirst = 0;
let refusedLater = 0;
for (let tab = 0; tab < tabs; tab += 1) {
  const page = await openPage(browser, pages.origin);
  for (let turn = 0; turn < presses; turn += 1) {
    const before = await counts();
    await press(page, extension);
    const view = await until(() => currentView(page).catch(() => undefined), 'the view', PATIENCE).catch(
      () => undefined,
    );
    const after = await counts();
    if (after.refusals > before.refusals) turn === 0 ? (refusedFirst += 1) : (refusedLater += 1);
    if (view) {
      await page.keyboard.press('Escape');
      await gone(page);
    } else {
      lost += 1;
      const told = after.clicks > before.clicks ? 'was told' : 'was not told';
      console.log(`lost: press ${turn + 1} in tab ${tab + 1}; the worker ${told}`);
    }
    await pause(DOUBLE_CLICK);
  }
  await page.close();
}
console.log(`${lost} of ${tabs * presses} presses were lost`);
console.log(
  `refused at the first try: ${refusedFirst} of ${tabs} first presses in a tab, ${refusedLater} of ${tabs * (presses - 1)} later`,
);
await browser.close();
await pages.close();
