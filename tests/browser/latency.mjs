// @ts-check
// How long from the press to the shown view: `node tests/browser/latency.mjs [presses]`. Prints medians for a small page,
// one of a megabyte, and a worker that had been asleep. Both clocks are this machine's; the press itself is part of it.

import { DOUBLE_CLICK, openPage, pause, press, startChromium, until } from './chromium.mjs';
import { servePages } from './pages.mjs';
import { PARAGRAPHS, PICTURE, story } from './story.mjs';
import { gone, shownArticle } from './view.mjs';

const presses = Number(process.argv[2] ?? 15);

const sentence =
  'The ferry crossed <em>again</em> that day, and the <a href="/x">baker</a> sold out before noon, as usual. ';
const long = Array.from({ length: 1800 }, (_, i) => `${i}. ${sentence.repeat(5)}`);
const pages = await servePages({
  '/small': story(),
  '/megabyte': story({ paragraphs: [...PARAGRAPHS, ...long] }),
  '/ferry.png': PICTURE,
});
const { browser, extension } = await startChromium();

for (const path of ['/small', '/megabyte']) {
  const page = await openPage(browser, pages.origin + path);
  await page.evaluate(() => {
    const now = () => performance.timeOrigin + performance.now();
    new MutationObserver(() => {
      // Painted when the frame after the one that is being made begins.
      requestAnimationFrame(() => requestAnimationFrame(() => Reflect.set(window, 'shownAt', now())));
    }).observe(document.documentElement, { childList: true });
  });
  const size = await page.evaluate(() => document.documentElement.outerHTML.length);
  const measure = async () => {
    await page.evaluate(() => Reflect.set(window, 'shownAt', 0));
    const start = performance.timeOrigin + performance.now();
    await press(page, extension);
    await shownArticle(page);
    const shown = await until(() => page.evaluate(() => Number(Reflect.get(window, 'shownAt'))), 'a frame');
    await page.keyboard.press('Escape');
    await gone(page);
    await pause(DOUBLE_CLICK);
    return shown - start;
  };
  await measure();
  const awake = [];
  for (let turn = 0; turn < presses; turn += 1) awake.push(await measure());
  const asleep = [];
  for (let turn = 0; turn < 3; turn += 1) {
    const target = browser.targets().find((one) => one.type() === 'service_worker' && one.url().includes(extension.id));
    await (await target?.worker())?.close();
    await pause(DOUBLE_CLICK);
    asleep.push(await measure());
  }
  const median = (/** @type {number[]} */ times) => times.sort((a, b) => a - b)[times.length >> 1].toFixed(0);
  console.log(`${path} (${size} characters), press to painted view, median:`);
  console.log(`  worker awake  ${median(awake)} ms (fastest ${awake[0].toFixed(0)}, ${awake.length} presses)`);
  console.log(`  worker asleep ${median(asleep)} ms (fastest ${asleep[0].toFixed(0)}, ${asleep.length} presses)`);
  await page.close();
}
await browser.close();
await pages.close();
