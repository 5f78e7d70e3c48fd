// @ts-check
// Documents within documents: the article is read where the reader is, not in a frame.
//
// In Firefox too.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openPage, press, startBrowser } from './browsers.mjs';
import { servePages } from './pages.mjs';
import { PARAGRAPHS, PICTURE, story, storyIn } from './story.mjs';
import { gone, paragraphsOf, shownArticle, shownNotice } from './view.mjs';

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let started;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

const SHADOW = `<!DOCTYPE html><html lang="en"><head><title>In the shade</title></head><body><story-page></story-page>
<script>
  const inside = document.querySelector('story-page').attachShadow({ mode: 'open' });
  inside.setHTMLUnsafe(${JSON.stringify(/<main>.*<\/main>/s.exec(story())?.[0] ?? '')});
</script></body></html>`.replace('</main>"', '<\\/main>"');

before(async () => {
  started = await startBrowser();
  pages = await servePages({
    '/iframes': story({
      before: '<iframe src="/other" width="300" height="200"></iframe>',
      after: '<iframe srcdoc="<p>Words of an advertisement, which belong to nobody here.</p>"></iframe>',
    }),
    '/other':
      '<!DOCTYPE html><title>Other</title><p>Words of another document, long enough to be taken for a paragraph.',
    '/frameset':
      '<html><head><title>Frames</title></head><frameset cols="30%,70%"><frame src="/other"><frame src="/iframes"></frameset></html>',
    '/shadow': SHADOW,
    '/ferry.png': PICTURE,
  });
});
after(async () => {
  await started?.browser.close();
  await pages?.close();
});

test('reads the page around its frames', async () => {
  const page = await openPage(started.browser, `${pages.origin}/iframes`);
  await press(page, started.extension);
  const view = await shownArticle(page);
  assert.deepEqual(storyIn(await paragraphsOf(view)), PARAGRAPHS);
  await page.close();
});

test('says that a frameset holds its text elsewhere', async () => {
  const page = await openPage(started.browser, `${pages.origin}/frameset`);
  const untouched = await page.evaluate(() => document.documentElement.outerHTML);
  await press(page, started.extension);
  const notice = await shownNotice(page);
  assert.match(await notice.look((dialog) => dialog.textContent ?? ''), /made of frames/);
  assert.ok(await notice.look((dialog) => dialog.checkVisibility() && dialog.getBoundingClientRect().height > 80));
  await page.keyboard.press('Escape');
  await gone(page);
  assert.equal(await page.evaluate(() => document.documentElement.outerHTML), untouched);
  await page.close();
});

test('reads what stands in an open shadow tree', async () => {
  const page = await openPage(started.browser, `${pages.origin}/shadow`);
  await press(page, started.extension);
  const view = await shownArticle(page);
  assert.deepEqual(storyIn(await paragraphsOf(view)), PARAGRAPHS);
  await page.close();
});
