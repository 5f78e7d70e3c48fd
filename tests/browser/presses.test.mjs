// @ts-check
// People press twice, too early, and while something else happens.
//
// Runs alone: presses race each other and the page.
// In Firefox too.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DOUBLE_CLICK, openPage, pause, press, startBrowser, until } from './browsers.mjs';
import { servePages } from './pages.mjs';
import { PARAGRAPHS, PICTURE, story, storyIn } from './story.mjs';
import { currentView, gone, paragraphsOf, shownArticle } from './view.mjs';

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let started;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

before(async () => {
  started = await startBrowser();
  pages = await servePages({
    '/': story(),
    '/next': story({ head: '<meta name="next">' }),
    '/stalling': story({ head: '<script src="/never.js" async></script>', after: '<img src="/never.png">' }),
    '/blocked': story({ after: '<script src="/slow.js"></script><p id="end">The end of the page.</p>' }),
    '/never.js': { body: '', after: 60_000 },
    '/never.png': { body: '', after: 60_000 },
    '/slow.js': { body: '', type: 'text/javascript', after: 1500 },
    '/ferry.png': PICTURE,
  });
});
after(async () => {
  await started?.browser.close();
  await pages?.close();
});

test('a double click opens the view once and leaves it open', async () => {
  const page = await openPage(started.browser, pages.origin);
  await Promise.all([press(page, started.extension), press(page, started.extension)]);
  await shownArticle(page);
  await pause(DOUBLE_CLICK);
  await shownArticle(page);
  assert.equal(await page.evaluate(() => document.documentElement.childElementCount), 3, 'head, body and one host');
  await press(page, started.extension);
  await gone(page);
  await page.close();
});

test('ten turns leave nothing behind', async () => {
  const page = await openPage(started.browser, pages.origin);
  const untouched = await page.evaluate(() => document.documentElement.outerHTML);
  for (let turn = 0; turn < 10; turn += 1) {
    await press(page, started.extension);
    await shownArticle(page);
    await page.keyboard.press('Escape');
    await gone(page);
    await pause(DOUBLE_CLICK);
  }
  assert.equal(await page.evaluate(() => document.documentElement.outerHTML), untouched);
  assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length), 0);
  await page.close();
});

test('a page that never stops loading is read', async () => {
  const page = await openPage(started.browser, `${pages.origin}/stalling`, { waitUntil: 'domcontentloaded' });
  await press(page, started.extension);
  const view = await shownArticle(page);
  assert.deepEqual(storyIn(await paragraphsOf(view)), PARAGRAPHS);
  await page.close();
});

test('a page still being parsed is waited for', async () => {
  const page = await started.browser.newPage();
  await page.bringToFront();
  void page.goto(`${pages.origin}/blocked`).catch(() => {});
  await until(() => page.evaluate(() => document.querySelector('article') !== null).catch(() => false), 'the article');
  await pause(400);
  assert.equal(await page.evaluate(() => document.readyState), 'loading');
  await press(page, started.extension);
  const view = await shownArticle(page);
  assert.deepEqual(storyIn(await paragraphsOf(view)), PARAGRAPHS);
  assert.ok(await page.evaluate(() => document.getElementById('end') !== null), 'the page had been parsed to its end');
  await page.close();
});

test('going to another page while working shows nothing there, and the next press works', async () => {
  const page = await openPage(started.browser, pages.origin);
  const pressed = press(page, started.extension);
  await page.goto(`${pages.origin}/next`);
  await pressed.catch(() => {});
  await pause(DOUBLE_CLICK);
  if (await currentView(page)) {
    // The press came in only after the page had changed: then it was meant for this one.
    await press(page, started.extension);
    await gone(page);
    await pause(DOUBLE_CLICK);
  }
  await press(page, started.extension);
  await shownArticle(page);
  await page.close();
});

test('a tab that is closed while its page is read leaves the others readable', async () => {
  const [closing, staying] = [
    await openPage(started.browser, pages.origin),
    await openPage(started.browser, `${pages.origin}/next`),
  ];
  await closing.bringToFront();
  const pressed = press(closing, started.extension).catch(() => {});
  await closing.close();
  await pressed;
  await staying.bringToFront();
  await pause(DOUBLE_CLICK);
  await press(staying, started.extension);
  const view = await shownArticle(staying);
  assert.deepEqual(storyIn(await paragraphsOf(view)), PARAGRAPHS);
  await staying.close();
});

test('two windows read at once, each its own page', async () => {
  const other = PARAGRAPHS.toReversed();
  const site = await servePages({ '/one': story(), '/two': story({ paragraphs: other }), '/ferry.png': PICTURE });
  const context = started.browser.defaultBrowserContext();
  const open = async (/** @type {string} */ path) => {
    const page = await context.newPage({ type: 'window' });
    await page.goto(`${site.origin}${path}`);
    await page.bringToFront();
    return page;
  };
  const [one, two] = [await open('/one'), await open('/two')];
  await Promise.all([press(one, started.extension), press(two, started.extension)]);
  assert.deepEqual(storyIn(await paragraphsOf(await shownArticle(one))), PARAGRAPHS);
  assert.deepEqual(storyIn(await paragraphsOf(await shownArticle(two))), other);
  await one.close();
  await two.close();
  await site.close();
});

test('links lead on in the same tab', async () => {
  const linked = PARAGRAPHS.with(0, `${PARAGRAPHS[0]} See <a href="/next" target="_blank">the next page</a>.`);
  const site = await servePages({
    '/': story({ head: '<base target="_blank">', paragraphs: linked }),
    '/next': story(),
  });
  const page = await openPage(started.browser, site.origin);
  const tabs = (await started.browser.pages()).length;
  await press(page, started.extension);
  const view = await shownArticle(page);
  await Promise.all([
    page.waitForNavigation(),
    view
      .look((dialog) => /** @type {HTMLElement | null} */ (dialog.querySelector('.content a[href$="/next"]'))?.click())
      .catch(() => {}),
  ]);
  assert.equal(page.url(), `${site.origin}/next`);
  assert.equal((await started.browser.pages()).length, tabs);
  await page.close();
  await site.close();
});
