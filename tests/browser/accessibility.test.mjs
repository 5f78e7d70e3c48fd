// @ts-check
// While the view is open the page is not there for those who read by ear or keyboard.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openPage, press, startChromium, until } from './chromium.mjs';
import { servePages } from './pages.mjs';
import { PICTURE, story, TITLE } from './story.mjs';
import { shownArticle } from './view.mjs';

/** @type {Awaited<ReturnType<typeof startChromium>>} */
let chromium;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

before(async () => {
  chromium = await startChromium();
  pages = await servePages({ '/': story({ after: '<button>A button of the page</button>' }), '/ferry.png': PICTURE });
});
after(async () => {
  await chromium?.browser.close();
  await pages?.close();
});

/** @param {import('puppeteer-core').Page} page */
async function heard(page) {
  const cdp = await page.createCDPSession();
  const { nodes } = await cdp.send('Accessibility.getFullAXTree');
  await cdp.detach();
  return nodes.filter((node) => !node.ignored).map((node) => `${node.role?.value} ${node.name?.value ?? ''}`.trim());
}

test('says the article and its controls, and nothing of the page', async () => {
  const page = await openPage(chromium.browser, pages.origin);
  assert.ok((await heard(page)).includes('button A button of the page'));
  await press(page, chromium.extension);
  await shownArticle(page);
  const all = await heard(page);
  for (const one of [`dialog ${TITLE}`, `heading ${TITLE}`, 'button Close (Esc)', 'button Type and colours']) {
    assert.ok(all.includes(one), `${one} is missing`);
  }
  assert.ok(!all.includes('button A button of the page'));
  await page.close();
});

test('the keyboard goes through the view alone, and the panel closes before the view', async () => {
  const page = await openPage(chromium.browser, pages.origin);
  await press(page, chromium.extension);
  const view = await shownArticle(page);
  const focused = () =>
    view.look((dialog) => {
      const root = /** @type {ShadowRoot} */ (dialog.getRootNode());
      return root.activeElement?.className || root.activeElement?.localName;
    });
  assert.equal(await focused(), 'view', 'the dialog itself at first, so that keys scroll');
  await page.keyboard.press('Tab');
  assert.equal(await focused(), 'closer');
  await page.keyboard.press('Tab');
  assert.match((await focused()) ?? '', /\bappearance-tool\b/);
  await page.keyboard.press('Enter');
  const open = () => view.look((dialog) => dialog.querySelector('.panel')?.matches(':popover-open'));
  await until(open, 'the panel');
  await page.keyboard.press('Escape');
  assert.equal(await open(), false);
  assert.equal(await view.look((dialog) => dialog.open), true);
  await page.close();
});
