// @ts-check
// Where there is no article, the reader is told why, and the page stays as it is.
//
// In Firefox too.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DOUBLE_CLICK, inChromiumOnly, openPage, pause, press, startBrowser, until } from './browsers.mjs';
import { servePages } from './pages.mjs';
import { PICTURE, story } from './story.mjs';
import { currentView, gone, shownArticle, shownNotice } from './view.mjs';

/** The smallest document a PDF viewer opens. */
const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>`;

const SIGN_IN = `<!DOCTYPE html><html lang="en"><head><title>Lamps</title></head><body><h1>Lamps</h1><form><label>Name <input></label>
<label>Password <input type="password"></label> <button>Sign in</button></form><p><a href="/lost">Lost your password?</a></p><p>Lamp Lane 4</p></body></html>`;

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let started;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

before(async () => {
  started = await startBrowser();
  pages = await servePages({
    '/sign-in': SIGN_IN,
    '/empty': '',
    '/bodyless': '<!DOCTYPE html><title>Nothing</title>',
    '/picture.png': PICTURE,
    '/paper.pdf': { body: PDF, type: 'application/pdf' },
    '/page.xhtml': {
      body: story()
        .replace('<html', '<html xmlns="http://www.w3.org/1999/xhtml"')
        .replace(/<(meta|img)([^>]*)>/g, '<$1$2/>'),
      type: 'application/xhtml+xml',
    },
    '/drawing.svg': {
      body: '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><circle r="40"/></svg>',
      type: 'image/svg+xml',
    },
    '/data.xml': { body: '<?xml version="1.0"?><list><item>one</item></list>', type: 'text/xml' },
    '/plain.txt': { body: 'Words without any markup.', type: 'text/plain' },
    '/next': '<!DOCTYPE html><title>Next</title><p>Next page.',
  });
});
after(async () => {
  await started?.browser.close();
  await pages?.close();
});

/** What the toolbar button says in the tab that is shown. */
async function button() {
  return started.extension.inWorker(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    return {
      title: await chrome.action.getTitle({ tabId: tab.id }),
      badge: await chrome.action.getBadgeText({ tabId: tab.id }),
    };
  });
}

/**
 * What a driver answers, or nothing where it does not answer soon: it may wait for ever on the frames of a PDF viewer.
 * @template T
 * @param {Promise<T>} answer
 * @returns {Promise<T | undefined>}
 */
function soon(answer) {
  return Promise.race([answer.catch(() => undefined), pause(3000).then(() => undefined)]);
}

/**
 * Opens what may be no page, in front of the others.
 * @param {string} url
 */
async function openAnything(url) {
  const page = await started.browser.newPage();
  await soon(page.goto(url));
  await page.bringToFront();
  return page;
}

/**
 * Sends the shown tab to another page, through the browser: a driver cannot follow a tab out of a PDF viewer.
 * @param {string} url
 */
async function leaveFor(url) {
  await started.extension.inWorker(async (url) => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    if (tab.id !== undefined) await chrome.tabs.update(tab.id, { url });
  }, url);
}

test('no article: says so, and shows the page anyway when asked', async () => {
  const page = await openPage(started.browser, `${pages.origin}/sign-in`);
  const untouched = await page.evaluate(() => document.documentElement.outerHTML);
  await press(page, started.extension);
  const notice = await shownNotice(page);
  assert.match(await notice.look((dialog) => dialog.textContent ?? ''), /No article here/);
  await page.keyboard.press('Escape');
  await gone(page);
  assert.equal(await page.evaluate(() => document.documentElement.outerHTML), untouched);

  await pause(DOUBLE_CLICK);
  await press(page, started.extension);
  await (await shownNotice(page)).look((dialog) => dialog.querySelector('button')?.click());
  const view = await shownArticle(page);
  assert.match(await view.look((dialog) => dialog.querySelector('.content')?.textContent ?? ''), /Lamp/);
  await pause(DOUBLE_CLICK);
  await press(page, started.extension);
  await gone(page);
  assert.equal(await page.evaluate(() => document.documentElement.outerHTML), untouched);
  await page.close();
});

const MESSAGES = {
  '/empty': /Nothing to read yet/,
  '/bodyless': /Nothing to read yet/,
  '/picture.png': /Not a web page/,
  '/page.xhtml': /Not a web page/,
  '/plain.txt': /Not a web page/,
};
for (const [path, message] of Object.entries(MESSAGES)) {
  test(`${path}: ${message.source}`, async () => {
    const page = await openPage(started.browser, pages.origin + path);
    const untouched = await page.evaluate(() => document.documentElement.outerHTML);
    await press(page, started.extension);
    const notice = await shownNotice(page);
    assert.match(await notice.look((dialog) => dialog.textContent ?? ''), message);
    await pause(DOUBLE_CLICK);
    await press(page, started.extension);
    await gone(page);
    assert.equal(await page.evaluate(() => document.documentElement.outerHTML), untouched);
    await page.close();
  });
}

/** Documents that show no HTML element, and pages no extension may enter. */
const ON_THE_BUTTON = {
  '/drawing.svg': /Not a web page/,
  '/data.xml': /Not a web page/,
  '/paper.pdf': /Not a web page|keeps it to itself/,
  'about:blank': /Nothing to read yet|keeps it to itself/,
  'chrome://version/': /keeps it to itself/,
};
for (const [path, message] of Object.entries(ON_THE_BUTTON)) {
  const engines = path.startsWith('chrome:') ? inChromiumOnly('the address is Chromium’s') : {};
  test(`${path}: the button says ${message.source}`, engines, async (t) => {
    const said = saysOnTheButton(path, message);
    said.catch(() => {});
    const outcome = await Promise.race([said.then(() => 'said'), pause(PATIENCE).then(() => 'lost')]);
    if (outcome === 'lost' && path.endsWith('.pdf')) t.skip('the driver lost the tab to the PDF viewer');
    else assert.equal(outcome, 'said');
  });
}

/** Milliseconds after which a driver that has not answered will not, as happens with a PDF viewer now and then. */
const PATIENCE = 100_000;

/**
 * Presses the button on what is no page, and reads what it says, there and on the next page.
 * @param {string} path
 * @param {RegExp} message
 */
async function saysOnTheButton(path, message) {
  const page = await openAnything(path.startsWith('/') ? pages.origin + path : path);
  assert.deepEqual(await button(), { title: 'Read this page', badge: '' });
  await press(page, started.extension);
  const ask = async () => {
    const now = await button();
    const view = await soon(currentView(page));
    if (view) return { title: await view.look((dialog) => dialog.textContent ?? ''), badge: 'view' };
    return now.badge ? now : undefined;
  };
  const said = await until(ask, 'the button to say something');
  assert.match(said.title, message);
  await leaveFor(`${pages.origin}/next`);
  const asNew = async () => ((await button()).badge === '' ? button() : undefined);
  assert.equal((await until(asNew, 'the button as on a new page'))?.title, 'Read this page');
  await soon(page.close());
}
