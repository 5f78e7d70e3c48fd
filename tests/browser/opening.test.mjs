// @ts-check
// Articles that open by themselves on chosen sites, and the entries of the context menus. Here the manifest grants one host
// from the beginning, so that asking for it is answered with yes; it cannot be given back. The browsers' own questions are
// answered in permission.test.mjs (Chromium) and firefox_features.test.mjs.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { EXTENSION, DOUBLE_CLICK, openPage, pause, press, startChromium, until } from './chromium.mjs';
import { servePages } from './pages.mjs';
import { PICTURE, story, TITLE } from './story.mjs';
import { currentView, gone, shownArticle } from './view.mjs';

/** @type {Awaited<ReturnType<typeof startChromium>>} */
let chromium;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;
const folder = mkdtempSync(join(tmpdir(), 'recto-'));
const LISTING = `<!DOCTYPE html><title>Home</title><ul>${Array.from({ length: 30 }, (_, i) => `<li><a href="/${i}">Story ${i}</a></li>`).join('')}</ul>`;
/** In ms. What has not opened by then does not open. */
const LONG_ENOUGH = 1500;

before(async () => {
  cpSync(EXTENSION, folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  assert.equal(manifest.host_permissions, undefined, 'what is shipped has access to no site');
  writeFileSync(file, JSON.stringify({ ...manifest, host_permissions: ['http://127.0.0.1/*'] }));
  chromium = await startChromium({ extension: folder });
  pages = await servePages({
    '/': LISTING,
    '/story': story(),
    '/other': story({ after: '<a id="link" href="/story">a link</a>' }),
    '/ferry.png': PICTURE,
  });
});
after(async () => {
  await chromium?.browser.close();
  await pages?.close();
  rmSync(folder, { recursive: true });
});

/** The worker of the extension. */
async function worker() {
  const { browser, extension } = chromium;
  const target = await browser.waitForTarget(
    (one) => one.type() === 'service_worker' && one.url().includes(extension.id),
  );
  const found = await target.worker();
  assert.ok(found);
  return found;
}

/** Chooses a site on the options page. @param {string} address */
async function choose(address) {
  const page = await chromium.browser.newPage();
  await page.goto(`chrome-extension://${chromium.extension.id}/options/options.html#sites`);
  await page.waitForSelector('#privacy p');
  await page.type('.adder input', address);
  await page.keyboard.press('Enter');
  await until(() => page.$eval('.status', (status) => status.textContent), 'an answer');
  return page;
}

test('nothing opens, and no script runs, on a site that was not chosen', async () => {
  const page = await openPage(chromium.browser, `${pages.origin}/story`);
  await pause(LONG_ENOUGH);
  assert.equal(await currentView(page), undefined);
  const scripts = await (await worker()).evaluate(() => chrome.scripting.getRegisteredContentScripts());
  assert.deepEqual(scripts, []);
  await page.close();
});

test('articles of a chosen site open by themselves; lists, pages that were left, and other sites do not', async () => {
  const options = await choose(`${pages.origin}/story`);
  const page = await openPage(chromium.browser, `${pages.origin}/story`);
  const view = await shownArticle(page);
  assert.equal(await view.look((dialog) => dialog.querySelector('h1')?.textContent), TITLE);
  await page.keyboard.press('Escape');
  await gone(page);

  await page.reload();
  await pause(LONG_ENOUGH);
  assert.equal(await currentView(page), undefined, 'it was left in this tab');
  await press(page, chromium.extension);
  await shownArticle(page);
  await pause(DOUBLE_CLICK);
  await press(page, chromium.extension);
  await gone(page);
  await page.goto(`${pages.origin}/other`);
  await shownArticle(page);
  await page.goto(`${pages.origin}/`);
  await pause(LONG_ENOUGH);
  assert.equal(await currentView(page), undefined, 'neither article nor notice on a list');
  await page.close();

  const again = await openPage(chromium.browser, `${pages.origin}/story`);
  await shownArticle(again);
  await again.close();
  const elsewhere = await openPage(chromium.browser, `${pages.origin.replace('127.0.0.1', 'localhost')}/story`);
  await pause(LONG_ENOUGH);
  assert.equal(await currentView(elsewhere), undefined);
  await elsewhere.close();

  await options.bringToFront();
  await options.click('.sites .remove');
  await until(() => options.$eval('.status', (status) => /no longer/.test(status.textContent ?? '')), 'the answer');
  const scripts = await (await worker()).evaluate(() => chrome.scripting.getRegisteredContentScripts());
  assert.deepEqual(scripts, []);
  await options.close();
});

test('a site without access, or that is none, is not chosen', async () => {
  const page = await choose('about:blank');
  assert.match(await page.$eval('.status', (status) => status.textContent ?? ''), /not the address/);
  assert.deepEqual((await page.evaluate(() => chrome.storage.local.get('always'))).always ?? [], []);
  await page.close();
});

/**
 * Uses an entry of a context menu, as no test can press a menu of the browser.
 * @param {import('puppeteer-core').Page} page that is in front
 * @param {object} info
 */
async function useMenu(page, info) {
  await page.bringToFront();
  await (
    await worker()
  ).evaluate(async (info) => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    /** @type {any} */ (chrome.contextMenus.onClicked).dispatch(info, tab);
  }, info);
}

test('the menu of a page reads it, that of a link opens and reads it, or says that it waits for a press', async () => {
  const page = await openPage(chromium.browser, `${pages.origin}/other`);
  await useMenu(page, { menuItemId: 'read', pageUrl: page.url() });
  await shownArticle(page);
  await page.keyboard.press('Escape');
  await gone(page);

  await useMenu(page, { menuItemId: 'read-link', linkUrl: `${pages.origin}/story` });
  const target = await chromium.browser.waitForTarget((one) => one.url() === `${pages.origin}/story`);
  const opened = await target.page();
  assert.ok(opened);
  await shownArticle(opened);
  await opened.close();

  const foreign = `${pages.origin.replace('127.0.0.1', 'localhost')}/story`;
  await useMenu(page, { menuItemId: 'read-link', linkUrl: foreign });
  const other = await (await chromium.browser.waitForTarget((one) => one.url() === foreign)).page();
  assert.ok(other);
  const badge = async () =>
    (await worker()).evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      return [await chrome.action.getBadgeText({ tabId: tab.id }), await chrome.action.getTitle({ tabId: tab.id })];
    });
  await until(async () => (await badge())[0] === '!', 'the badge');
  assert.equal((await badge())[1], 'Press to read this page');
  await pause(300);
  assert.equal(await currentView(other), undefined);
  await other.close();
  await page.close();
});

test('the menus are there once', async () => {
  const made = await (
    await worker()
  ).evaluate(
    () =>
      new Promise((resolve) =>
        chrome.contextMenus.update('read-link', {}, () => resolve(chrome.runtime.lastError?.message ?? 'there')),
      ),
  );
  assert.equal(made, 'there');
});
