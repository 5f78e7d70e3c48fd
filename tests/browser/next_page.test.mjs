// @ts-check
// An article of three pages: the next is fetched when the reader wishes it, and only then, and another article never.
//
// In Firefox too.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isFirefox, openPage, press, startBrowser, until } from './browsers.mjs';
import { servePages } from './pages.mjs';
import { pageLinks, pageOf } from './story.mjs';
import { paragraphsOf, shownArticle } from './view.mjs';

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let started;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

before(async () => {
  started = await startBrowser();
  pages = await servePages({
    '/towpath': {
      body: pageOf(1, pageLinks('/towpath')),
      // Firefox holds what scripts of an extension fetch to the policy of the page.
      headers: isFirefox ? {} : { 'content-security-policy': "default-src 'none'" },
    },
    // Says in the page alone how it is written.
    '/towpath/page/2': {
      body: Buffer.from(
        pageOf(2, pageLinks('/towpath'))
          .replace('<head>', '<head><meta charset="iso-8859-1">')
          .replace('paragraph 4.', 'paragraph 4 in the caf\u00e9.'),
        'latin1',
      ),
      type: 'text/html',
    },
    '/towpath/page/3': {
      body: Buffer.from(pageOf(3, `${pageLinks('/towpath')} caf\u00e9`), 'latin1'),
      type: 'text/html; charset=iso-8859-1',
    },
    '/broken': pageOf(1, pageLinks('/broken')),
    '/single': pageOf(1, '<a href="/other-story">2</a> <a rel="next" href="/the-lock-keeper">Next article</a>'),
  });
});
after(async () => {
  await started?.browser.close();
  await pages?.close();
});

/**
 * @param {string} path
 */
async function read(path) {
  const page = await openPage(started.browser, pages.origin + path);
  await press(page, started.extension);
  return { page, view: await shownArticle(page) };
}

/** @param {import('./view.mjs').View} view */
const wish = (view) =>
  view.look((dialog) => /** @type {HTMLElement | null} */ (dialog.querySelector('.next button'))?.click());

/** @param {import('./view.mjs').View} view */
const starts = async (view) => (await paragraphsOf(view)).map((text) => text.slice(0, 19));

const lines = (/** @type {number} */ number) =>
  [1, 2, 3, 4].map((at) => `Page ${number}, paragraph ${at}`.slice(0, 19));

test('each page is fetched when the reader wishes it, and stands after the one before', async () => {
  const { page, view } = await read('/towpath');
  assert.deepEqual(await starts(view), lines(1));
  assert.ok(!pages.asked.includes('/towpath/page/2'), 'nothing is fetched before the wish');
  await wish(view);
  await until(async () => (await starts(view)).length === 8, 'the second page');
  assert.match((await paragraphsOf(view))[7], /^Page 2, paragraph 4 in the caf\u00e9\./);
  assert.ok(!pages.asked.includes('/towpath/page/3'));
  await wish(view);
  await until(async () => (await starts(view)).length === 12, 'the third page');
  assert.deepEqual(await starts(view), [...lines(1), ...lines(2), ...lines(3)]);
  const end = await view.look((dialog) => ({
    offered: dialog.querySelector('.next') !== null,
    titles: dialog.querySelectorAll('h1').length,
    ids: [...dialog.querySelectorAll('.content [id]')].map((place) => place.id),
  }));
  assert.deepEqual([end.offered, end.titles], [false, 1]);
  assert.equal(new Set(end.ids).size, 3, `${end.ids}`);
  await page.close();
});

test('a page that cannot be read is told of, and may be tried again', async () => {
  const { page, view } = await read('/broken');
  await wish(view);
  const told = () => view.look((dialog) => dialog.querySelector('.next a')?.getAttribute('href') ?? '');
  await until(async () => (await told()) !== '', 'the message');
  assert.equal(await told(), `${pages.origin}/broken/page/2`);
  assert.deepEqual(await starts(view), lines(1), 'what was there stays');
  assert.equal(await view.look((dialog) => dialog.querySelector('button[disabled]')), null);
  await page.close();
});

test('another article is not offered', async () => {
  const { page, view } = await read('/single');
  assert.equal(await view.look((dialog) => dialog.querySelector('.next')), null);
  assert.ok(!pages.asked.includes('/the-lock-keeper'));
  await page.close();
});
