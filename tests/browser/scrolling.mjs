// @ts-check
// How smoothly an article of 200,000 words scrolls, and what memory it takes: `node tests/browser/scrolling.mjs`. Prints from
// a trace of a scroll by wheel: frames drawn, frames dropped, the longest task of the page's thread; and the heap before, with
// and after the view. Without a graphics card frames are drawn by the processor, so a busy machine drops some.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPage, pause, press, startChromium, until } from './chromium.mjs';
import { LAST, LONG_ARTICLE } from './long_article.mjs';
import { servePages } from './pages.mjs';
import { PICTURE } from './story.mjs';
import { gone, release, shownArticle } from './view.mjs';

/** In px, and px in a second: five screens. */
const WAY = 20_000;
const SPEED = 4000;

const pages = await servePages({ '/': LONG_ARTICLE, '/ferry.png': PICTURE });
const { browser, extension } = await startChromium();
const page = await openPage(browser, pages.origin);
const cdp = await page.createCDPSession();

async function heap() {
  await release(page);
  for (let turn = 0; turn < 3; turn += 1) await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const { nodes } = await cdp.send('Memory.getDOMCounters');
  return `${(usedSize / 1e6).toFixed(1)} MB, ${nodes} nodes`;
}

console.log(`before: ${await heap()}`);
const scroll = (/** @type {number} */ way) =>
  cdp.send('Input.synthesizeScrollGesture', {
    x: 600,
    y: 400,
    yDistance: -way,
    speed: SPEED,
    gestureSourceType: 'mouse',
  });

/** @param {string} name @param {() => Promise<unknown>} act */
async function traced(name, act) {
  const folder = mkdtempSync(join(tmpdir(), 'recto-trace-'));
  const path = join(folder, 'trace.json');
  const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'devtools.timeline.frame'];
  await page.tracing.start({ path, categories });
  await act();
  await page.tracing.stop();
  /** @type {{name: string, pid: number, tid: number, dur?: number, args?: any}[]} */
  const events = JSON.parse(readFileSync(path, 'utf8')).traceEvents;
  rmSync(folder, { recursive: true });
  const named = events.filter((event) => event.name === 'thread_name');
  const threads = new Map(named.map(({ pid, tid, args }) => [`${pid} ${tid}`, args?.name]));
  const of = (/** @type {string} */ what) => events.filter((event) => event.name === what);
  const main = of('RunTask').filter(({ pid, tid }) => threads.get(`${pid} ${tid}`) === 'CrRendererMain');
  const tasks = main.map(({ dur = 0 }) => dur / 1000);
  // Of a frame that is dropped in part the scroll was drawn, and what the page's thread has changed came later.
  const dropped = of('DroppedFrame').filter(({ args }) => !args?.hasPartialUpdate);
  console.log(
    `${name}: ${of('DrawFrame').length} frames drawn, ${dropped.length} dropped, ` +
      `${of('DroppedFrame').length - dropped.length} in part, longest task ${Math.max(0, ...tasks).toFixed(0)} ms, ` +
      `${tasks.filter((time) => time > 50).length} over 50 ms`,
  );
}

await traced('the page itself', () => scroll(WAY));
await scroll(-WAY);
await press(page, extension);
const view = await shownArticle(page);
await traced('while the rest comes in', () => scroll(WAY / 4));
await until(
  () =>
    view.look((dialog, last) => [...dialog.querySelectorAll('.content p')].at(-1)?.textContent?.startsWith(last), LAST),
  'the whole article',
);
await pause(1000);
console.log(`open: ${await heap()}`);
await traced('down', () => scroll(WAY));
await traced('up', () => scroll(-WAY));
await (await shownArticle(page)).look((dialog) => dialog.scrollTo(0, dialog.scrollHeight / 2));
await pause(500);
await traced('down, from the middle', () => scroll(WAY));
await page.keyboard.press('Escape');
await gone(page);
await pause(500);
console.log(`after: ${await heap()}`);
await browser.close();
await pages.close();
