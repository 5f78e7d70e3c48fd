// @ts-check
// Opens and closes the view of one page many times and prints what the page's process holds in memory on the way:
//   node tests/browser/count_openings.mjs [openings]
// Memory at the end is to be within a tenth of that after 50.

import { DOUBLE_CLICK, openPage, pause, startChromium } from './chromium.mjs';
import { servePages } from './pages.mjs';
import { PARAGRAPHS, PICTURE, story } from './story.mjs';
import { gone, shownArticle } from './view.mjs';

const OPENINGS = Number(process.argv[2] ?? 500);
/** Openings between two readings. */
const STEP = 50;

const chromium = await startChromium();
const pages = await servePages({
  '/': story({ paragraphs: Array(20).fill(PARAGRAPHS).flat() }),
  '/ferry.png': PICTURE,
});
const page = await openPage(chromium.browser, pages.origin);
const cdp = await page.createCDPSession();

for (let opening = 1; opening <= OPENINGS; opening += 1) {
  await page.triggerExtensionAction(chromium.extension);
  await shownArticle(page);
  await page.keyboard.press('Escape');
  await gone(page);
  await pause(DOUBLE_CLICK);
  if (opening % STEP === 0) console.log(`${opening}: ${await held()}`);
}
await chromium.browser.close();
await pages.close();

/** What the page's process holds after a collection. */
async function held() {
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const { nodes, documents, jsEventListeners } = await cdp.send('Memory.getDOMCounters');
  return `heap ${Math.round(usedSize / 1024)} KB, ${nodes} nodes, ${documents} documents, ${jsEventListeners} listeners`;
}
