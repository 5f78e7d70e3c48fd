// @ts-check
// How long from the press to what can be read: `node tests/browser/latency.mjs [presses] [another build's folder…]`. Prints
// medians for a small page and one of a megabyte: presses in a tab that has been pressed in before and first presses in new
// tabs, with the worker awake and stopped. Both clocks are this machine's; the press itself is part of it. Other builds of
// the extension are pressed in turns with this one, each in a browser of its own, so that what else the machine does
// falls on all alike.
//
// First screen: two animation frames after the view was inserted. The first makes the frame, the second begins when the
// page's thread has painted it; up to a frame of waiting for the next one is part of it. What comes into the view later is
// not waited for. Whole article: when its last paragraph is in the view.

import { DOUBLE_CLICK, EXTENSION, openPage, pause, press, startChromium, until } from './chromium.mjs';
import { servePages } from './pages.mjs';
import { PARAGRAPHS, PICTURE, story } from './story.mjs';
import { gone, shownArticle } from './view.mjs';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {Awaited<ReturnType<typeof startChromium>>} Chromium */
/** @typedef {{screen: number, whole: number}} Times */

/** In ms, for which a new page is left alone. */
const REST = 400;

const presses = Number(process.argv[2] ?? 15);
/** The first presses in new tabs, and those with a stopped worker, take more time to prepare. */
const rare = Math.max(3, Math.ceil(presses / 3));

const sentence =
  'The ferry crossed <em>again</em> that day, and the <a href="/x">baker</a> sold out before noon, as usual. ';
const long = Array.from({ length: 1800 }, (_, i) => `${i}. ${sentence.repeat(5)}`);
/** How the last paragraph of each page begins. */
const ENDS = /** @type {Record<string, string>} */ ({
  '/small': PARAGRAPHS.at(-1),
  '/megabyte': `${long.length - 1}. `,
});
const pages = await servePages({
  '/small': story(),
  '/megabyte': story({ paragraphs: [...PARAGRAPHS, ...long] }),
  '/ferry.png': PICTURE,
});
const builds = [EXTENSION, ...process.argv.slice(3)];
const chromiums = await Promise.all(builds.map((extension) => startChromium({ extension })));

const clock = () => performance.timeOrigin + performance.now();

/**
 * @param {Chromium} chromium
 * @param {string} path
 */
async function open({ browser }, path) {
  const page = await openPage(browser, pages.origin + path);
  // Until the page has come to rest, as it has when somebody presses.
  await pause(REST);
  await page.evaluate(() => {
    const now = () => performance.timeOrigin + performance.now();
    new MutationObserver(() => {
      requestAnimationFrame(() => requestAnimationFrame(() => Reflect.set(window, 'shownAt', now())));
    }).observe(document.documentElement, { childList: true });
  });
  return page;
}

/**
 * @param {Chromium} chromium
 * @param {Page} page
 * @param {string} path
 * @returns {Promise<Times>}
 */
async function measure({ extension }, page, path) {
  await page.bringToFront();
  await page.evaluate(() => Reflect.set(window, 'shownAt', 0));
  const start = clock();
  await press(page, extension);
  const view = await shownArticle(page);
  const whole = await view.look(async (dialog, end) => {
    const isWhole = () => [...dialog.querySelectorAll('.content p')].at(-1)?.textContent?.startsWith(end);
    while (!isWhole()) await new Promise((resolve) => setTimeout(resolve, 4));
    return performance.timeOrigin + performance.now();
  }, ENDS[path]);
  const shown = await until(() => page.evaluate(() => Number(Reflect.get(window, 'shownAt'))), 'a frame');
  await page.keyboard.press('Escape');
  await gone(page);
  await pause(DOUBLE_CLICK);
  return { screen: shown - start, whole: whole - start };
}

/** @param {Chromium} chromium */
async function stopWorker({ browser, extension }) {
  const target = browser.targets().find((one) => one.type() === 'service_worker' && one.url().includes(extension.id));
  await (await target?.worker())?.close();
  await pause(DOUBLE_CLICK);
}

/**
 * @param {string} name
 * @param {Times[][]} times of each build
 */
function print(name, times) {
  times.forEach((ofBuild, at) => {
    const columns = /** @type {const} */ (['screen', 'whole']).map((what) => {
      const sorted = ofBuild.map((time) => time[what]).sort((a, b) => a - b);
      return `${sorted[sorted.length >> 1].toFixed(0)} ms (fastest ${sorted[0].toFixed(0)})`.padStart(24);
    });
    console.log(`  ${(at ? '  another build' : name).padEnd(34)}${columns.join('')}  ${ofBuild.length} presses`);
  });
}

/**
 * Measures every build, one press after the other.
 * @param {number} count
 * @param {(chromium: Chromium, build: number) => Promise<Times>} measureOnce
 */
async function inTurns(count, measureOnce) {
  /** @type {Times[][]} */
  const times = builds.map(() => []);
  for (let turn = 0; turn < count; turn += 1) {
    for (const [build, chromium] of chromiums.entries()) times[build].push(await measureOnce(chromium, build));
  }
  return times;
}

const awake = async () => {};
for (const path of ['/small', '/megabyte']) {
  const tabs = await Promise.all(chromiums.map((chromium) => open(chromium, path)));
  const size = await tabs[0].evaluate(() => document.documentElement.outerHTML.length);
  console.log(`${path} (${size} characters), from the press, medians:`);
  console.log(`  ${''.padEnd(34)}${'first screen painted'.padStart(24)}${'whole article'.padStart(24)}`);
  await inTurns(1, (chromium, build) => measure(chromium, tabs[build], path));
  for (const [name, count, prepare] of /** @type {[string, number, (chromium: Chromium) => Promise<void>][]} */ ([
    ['worker awake', presses, awake],
    ['worker stopped', rare, stopWorker],
  ])) {
    const times = await inTurns(count, async (chromium, build) => {
      await prepare(chromium);
      return measure(chromium, tabs[build], path);
    });
    print(name, times);
  }
  await Promise.all(tabs.map((tab) => tab.close()));
  for (const [name, prepare] of /** @type {[string, (chromium: Chromium) => Promise<void>][]} */ ([
    ['first in a new tab, worker awake', awake],
    ['first in a new tab, worker stopped', stopWorker],
  ])) {
    const times = await inTurns(rare, async (chromium) => {
      const tab = await open(chromium, path);
      await prepare(chromium);
      const time = await measure(chromium, tab, path);
      await tab.close();
      return time;
    });
    print(name, times);
  }
}
await Promise.all(chromiums.map(({ browser }) => browser.close()));
await pages.close();
