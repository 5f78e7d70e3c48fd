// @ts-check
// Pages that HTML cannot say are captured again node by node.
//
// In Firefox too.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openPage, press, startBrowser } from './browsers.mjs';
import { servePages } from './pages.mjs';
import { PARAGRAPHS, PICTURE, story, storyIn } from './story.mjs';
import { paragraphsOf, shownArticle } from './view.mjs';

/** Elements within script, text that ends its own element, a tree deeper than a parser would build it. */
const UNSPEAKABLE = `<script id="holder"></script><script>
  const holder = document.getElementById('holder');
  holder.append(document.createElement('b'), 'a <' + '/script> <p>b');
  document.body.append(Object.assign(document.createElement('style'), { textContent: '<' + '/style><p>not a paragraph</p>' }));
  const outer = document.createElement('p');
  outer.append(document.createElement('p'), document.createElement('div'));
  document.body.append(outer);
</script>`;

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let started;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

before(async () => {
  started = await startBrowser();
  pages = await servePages({ '/': story({ after: UNSPEAKABLE }), '/ferry.png': PICTURE });
});
after(async () => {
  await started?.browser.close();
  await pages?.close();
});

test('reads a page whose tree no HTML could have built', async () => {
  const page = await openPage(started.browser, pages.origin);
  assert.ok(await page.evaluate(() => !!document.querySelector('script > b') && !!document.querySelector('p > p')));
  await press(page, started.extension);
  const paragraphs = await paragraphsOf(await shownArticle(page));
  assert.deepEqual(storyIn(paragraphs), PARAGRAPHS);
  assert.ok(!paragraphs.includes('not a paragraph'));
  await page.close();
});
