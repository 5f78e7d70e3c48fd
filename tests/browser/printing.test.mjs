// @ts-check
// Print while reading, and the article is printed; afterwards the view is as before.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openPage, press, startChromium } from './chromium.mjs';
import { servePages } from './pages.mjs';
import { PARAGRAPHS, PICTURE, story } from './story.mjs';
import { gone, shownArticle } from './view.mjs';

/** Enough to fill several sheets. */
const MANY = Array.from({ length: 8 }, () => PARAGRAPHS).flat();

/** @type {Awaited<ReturnType<typeof startChromium>>} */
let chromium;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

before(async () => {
  chromium = await startChromium();
  pages = await servePages({
    '/': story({ paragraphs: MANY, after: '<div style="height: 30000px"></div>' }),
    '/ferry.png': PICTURE,
  });
});
after(async () => {
  await chromium?.browser.close();
  await pages?.close();
});

/** How many sheets a PDF has: its page objects say so in the clear. @param {Uint8Array} pdf */
function sheets(pdf) {
  return (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type\s*\/Page\b/g)?.length ?? 0
  );
}

test('prints the article on as many sheets as it needs, without the page', async () => {
  const page = await openPage(chromium.browser, pages.origin);
  const whole = sheets(await page.pdf());
  await press(page, chromium.extension);
  const view = await shownArticle(page);
  await view.look((dialog) => dialog.scrollTo(0, 500));
  const read = sheets(await page.pdf());
  assert.ok(read >= 3 && read < whole, `${read} sheets of ${whole}`);

  const after = await view.look((dialog) => [
    dialog.open,
    dialog.matches(':modal'),
    dialog.scrollTop,
    dialog.isConnected,
  ]);
  assert.deepEqual(after, [true, true, 500, true]);
  await page.keyboard.press('Escape');
  await gone(page);
  assert.equal(sheets(await page.pdf()), whole, 'afterwards the page is printed again');
  await page.close();
});
