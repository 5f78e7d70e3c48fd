// @ts-check
// How smoothly an article of 200,000 words scrolls, and what memory it takes: `node tests/browser/scrolling.mjs`. Prints from
// a trace of a scroll by wheel what became of the frames, and the longest task of the page's thread, in turns for the page
// itself, which is as long, and for the view; and the heap before, with and after the view. Without a graphics card frames
// are drawn by the processor, so a busy machine drops some of both. Of a frame drawn in part the scroll was drawn, and what the
// page's thread has changed came later.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOUBLE_CLICK, openPage, pause, press, startChromium, until } from './chromium.mjs';
import { LAST, LONG_ARTICLE } from './long_article.mjs';
import { servePages } from './pages.mjs';
import { PICTURE } from './story.mjs';
import { gone, release, shownArticle } from './view.mjs';

/** In px, and px in a second: five screens. */
const WAY = 20_000;
const SPEED = 4000;
const TURNS = 3;
/** The category in which Chromium says what became of each frame. */
const FRAMES = 'disabled-by-default-devtools.timeline.frame';

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

/**
 * @param {string} name
 * @param {() => Promise<unknown>} act
 */
async function traced(name, act) {
  const folder = mkdtempSync(join(tmpdir(), 'recto-trace-'));
  const path = join(folder, 'trace.json');
  const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline', FRAMES];
  await page.tracing.start({ path, categories });
  await act();
  await page.tracing.stop();
  /** @type {{name: string, ph: string, pid: number, tid: number, dur?: number, args?: any}[]} */
  const events = JSON.parse(readFileSync(path, 'utf8')).traceEvents;
  rmSync(folder, { recursive: true });
  // What the browser itself says of each frame of the compositor.
  const frames = events.flatMap(({ args }) => args?.frame_reporter ?? args?.chrome_frame_reporter ?? []);
  const count = (/** @type {string} */ state) => frames.filter((frame) => frame.state === `STATE_${state}`).length;
  const named = events.filter((event) => event.name === 'thread_name');
  const threads = new Map(named.map(({ pid, tid, args }) => [`${pid} ${tid}`, args?.name]));
  const ofPage = events.filter(
    (event) => event.name === 'RunTask' && threads.get(`${event.pid} ${event.tid}`) === 'CrRendererMain',
  );
  const tasks = ofPage.map(({ dur = 0 }) => dur / 1000);
  console.log(
    `${name.padEnd(28)} frames: ${count('PRESENTED_ALL')} whole, ${count('PRESENTED_PARTIAL')} in part, ` +
      `${count('DROPPED')} dropped, ${count('NO_UPDATE_DESIRED')} without a change; ` +
      `longest task ${Math.max(0, ...tasks).toFixed(0)} ms, ${tasks.filter((time) => time > 50).length} over 50 ms`,
  );
}

/** Opens the view and waits for all of it. @param {string} [name] what is traced meanwhile */
async function openWhole(name) {
  await press(page, extension);
  const view = await shownArticle(page);
  if (name) await traced(name, () => scroll(WAY / 4));
  const isWhole = () =>
    view.look((dialog, last) => [...dialog.querySelectorAll('.content p')].at(-1)?.textContent?.startsWith(last), LAST);
  await until(isWhole, 'the whole article');
  await view.look((dialog) => dialog.scrollTo(0, 0));
  const isLaidOut = () => view.look((dialog) => !dialog.querySelector('.content > .far'));
  await until(isLaidOut, 'the layout in idle time', 60_000);
  await pause(1000);
  return view;
}

async function leave() {
  await page.keyboard.press('Escape');
  await gone(page);
  await pause(DOUBLE_CLICK);
}

await openWhole('while the rest comes in');
await leave();
for (let turn = 1; turn <= TURNS; turn += 1) {
  await page.evaluate(() => scrollTo(0, 0));
  await pause(500);
  await traced(`the page itself, down, ${turn}`, () => scroll(WAY));
  await traced(`the page itself, up, ${turn}`, () => scroll(-WAY));
  await openWhole();
  if (turn === 1) console.log(`open: ${await heap()}`);
  await traced(`the view, down, ${turn}`, () => scroll(WAY));
  await traced(`the view, up, ${turn}`, () => scroll(-WAY));
  await leave();
}
console.log(`after: ${await heap()}`);
await browser.close();
await pages.close();
