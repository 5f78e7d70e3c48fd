// @ts-check
// Every page of tests/hostile goes the whole way, live page to view, in a real Chromium: nothing of it runs in the view,
// and the view asks for nothing but pictures.
//
// A page's own scripts may do what they like before the button is pressed and after: what is watched is what comes from
// the view. Its handlers stand in a closed shadow tree, where `window.event` is undefined, so that a mark set without an
// event or by an event of an element that is not the page's own came from there.

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { openPage, pause, press, startBrowser, until } from './browsers.mjs';
import { servePages } from './pages.mjs';
import { PICTURE } from './story.mjs';
import { currentView, shownArticle } from './view.mjs';

/** @typedef {import('puppeteer-core').HTTPRequest} HTTPRequest */
/** @typedef {import('puppeteer-core').Page} Page */

const FOLDER = fileURLToPath(new URL('../hostile', import.meta.url));

/** How long a view is given to do harm: pictures that fail and handlers of elements that begin come within a few frames. */
const WATCHED = 150;

const slugs = (await readdir(FOLDER)).filter((name) => name.endsWith('.html')).map((name) => name.slice(0, -5));

/** @type {Awaited<ReturnType<typeof startBrowser>>} */
let started;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;
/** @type {Page} */
let page;
/** @type {HTTPRequest[]} */
let requests = [];

before(async () => {
  /** @type {Record<string, import('./pages.mjs').Served | string>} */
  const routes = { '/quiet': '<!doctype html><title>Quiet</title><p>Nothing to read here.</p>' };
  for (const slug of slugs) {
    routes[`/${slug}`] = { body: await readFile(`${FOLDER}/${slug}.html`) };
    routes[`/picture/${slug}.png`] = PICTURE;
    routes[`/evil/${slug}.js`] = { body: `window.__ran = ${JSON.stringify(slug)}`, type: 'text/javascript' };
  }
  started = await startBrowser();
  pages = await servePages(routes);
  page = await openPage(started.browser, `${pages.origin}/quiet`);
  page.on('request', (request) => requests.push(request));
  page.on('dialog', (dialog) => dialog.dismiss());
  // A real press grants the page's origin to the extension; for the pages after it, the same listener is called.
  await press(page, started.extension);
  // While the view comes, asking may fail half-way.
  await until(() => currentView(page).catch(() => undefined), 'an answer');
});
after(async () => {
  await started?.browser.close();
  await pages?.close();
});

/** Presses the button as Chromium does when it is clicked: through the listener of the extension. */
async function pressAgain() {
  await started.extension.inWorker(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    // @ts-expect-error what Chromium itself calls
    chrome.action.onClicked.dispatch(tab);
  });
}

/** Waits until the page has asked for nothing for a moment. */
async function quiet() {
  for (let seen = -1; seen !== requests.length;) {
    seen = requests.length;
    await pause(60);
  }
}

/** Marks set from now on that no event of the page's own elements set. */
function watch() {
  const marks = /** @type {string[]} */ ([]);
  Object.defineProperty(window, '__marks', { value: marks, configurable: true });
  Object.defineProperty(window, '__ran', {
    configurable: true,
    set(mark) {
      const from = window.event?.target;
      const own = from instanceof Window || from instanceof Document || (from instanceof Node && from.isConnected);
      if (!own) marks.push(`${mark} by ${window.event?.type ?? 'no event'}`);
    },
  });
}

test('there are enough of them', () => assert.ok(slugs.length >= 80));

for (const slug of slugs) {
  test(slug, async () => {
    await page.goto(`${pages.origin}/${slug}`, { waitUntil: 'load', timeout: 15_000 });
    await quiet();
    await page.evaluate(watch);
    requests = [];
    await pressAgain();
    const view = await shownArticle(page);
    await pause(WATCHED);
    const [marks, shown] = await Promise.all([
      page.evaluate(() => /** @type {any} */ (window).__marks),
      view.look((dialog) => ({
        words: dialog.querySelector('.content')?.textContent?.trim().split(/\s+/).length ?? 0,
        addresses: ['href', 'src', 'srcset', 'poster', 'data', 'action'].flatMap((name) =>
          [...dialog.querySelectorAll(`.content [${name}]`)].map((element) => element.getAttribute(name) ?? ''),
        ),
        ran: [...dialog.querySelectorAll('*')].flatMap((element) =>
          element.getAttributeNames().filter((name) => name.startsWith('on')),
        ),
      })),
    ]);
    assert.deepEqual(marks, [], 'nothing of the view ran');
    assert.deepEqual(shown.ran, [], 'no handler stands in the view');
    const harmless = /^(?:https?:|mailto:|tel:|#recto-|data:image\/(?!svg))/;
    assert.deepEqual(
      shown.addresses.filter((address) => !harmless.test(address)),
      [],
      'no address of the view can do anything',
    );
    assert.ok(shown.words > 60, `the article is shown, not ${shown.words} words`);
    const asked = requests.filter((request) => !isPicture(request)).map((request) => request.url());
    assert.deepEqual(asked, [], 'nothing but pictures is asked for');
    assert.equal(new URL(page.url()).pathname, `/${slug}`, 'the page is where it was');
  });
}

/**
 * Pictures of the article, and the browser's own: it draws the controls of videos with `data:` pictures.
 * @param {HTTPRequest} request
 */
function isPicture(request) {
  const url = request.url();
  return request.resourceType() === 'image' && /^(?:https?:|data:image\/)/.test(url) && !url.includes('/evil/');
}
