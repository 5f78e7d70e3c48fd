// @ts-check
// Opens and closes the view of one page many times and prints what the page's process holds in memory on the way:
//   node tests/browser/count_openings.mjs [openings]
// Memory at the end is to be within a tenth of that after 50.

import { DOUBLE_CLICK, pause, press, startBrowser, until } from './browsers.mjs';
import { hasten, openWithWorld } from './isolated_world.mjs';
import { servePages } from './pages.mjs';
import { PARAGRAPHS, PICTURE, story } from './story.mjs';
import { release } from './view.mjs';

const OPENINGS = Number(process.argv[2] ?? 500);
/** Openings between two readings. */
const STEP = 50;
/** In ms, for which each view is open. */
const SHOWN = 300;
/** How many times faster the clock runs by which a double click is told. */
const HASTE = 20;

const started = await startBrowser();
const pages = await servePages({
  '/': story({ paragraphs: Array(20).fill(PARAGRAPHS).flat() }),
  '/ferry.png': PICTURE,
});
const { page, run } = await openWithWorld(started, pages.origin);
await hasten(run, HASTE);
await release(page);
const cdp = await page.createCDPSession();

for (let opening = 1; opening <= OPENINGS; opening += 1) {
  await press(page, started.extension);
  await until(() => hosts(1), 'the view');
  // Until it is modal, and all of the article is in it.
  await pause(SHOWN);
  await page.keyboard.press('Escape');
  await until(() => hosts(0), 'the view to go');
  await pause(DOUBLE_CLICK / HASTE);
  if (opening % STEP === 0) console.log(`${opening}: ${await held()}`);
}
await started.browser.close();
await pages.close();

/**
 * Looking into the view through the debugger would keep its elements alive: what is counted is elements beside head and body.
 * @param {number} count
 */
function hosts(count) {
  return page.evaluate((wanted) => document.documentElement.childElementCount === 2 + wanted, count);
}

/** What the page's process holds after a collection. */
async function held() {
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const { nodes, documents, jsEventListeners } = await cdp.send('Memory.getDOMCounters');
  return `heap ${Math.round(usedSize / 1024)} KB, ${nodes} nodes, ${documents} documents, ${jsEventListeners} listeners`;
}
