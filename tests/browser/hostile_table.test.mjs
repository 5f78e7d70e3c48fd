// @ts-check
// The cases of tests/hostile/table.txt the whole way, live page to view and files, in a real Chromium and a real Firefox:
// nothing of them runs in the view, which holds no form and no frame and asks for nothing but pictures; nor do the Markdown
// file, the HTML file, the book and, in Chromium, the Markdown that is copied and what is printed, as a PDF file.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { extractText, getDocumentProxy } from 'unpdf';
import { openPage, pause, press, startChromium, until } from './chromium.mjs';
import { keepDownloads } from './downloads.mjs';
import { startFirefox } from './marionette.mjs';
import { bookHolds, htmlHolds, markdownHolds, nameHolds } from './hostile_exports.mjs';
import { FORBIDDEN, cases, pagesOfCases } from './hostile_table.mjs';
import { findFirefox } from './launch.mjs';
import { servePages } from './pages.mjs';
import { PARAGRAPHS, PICTURE, TITLE } from './story.mjs';
import { currentView, shownArticle } from './view.mjs';

/** How long a view is given to do harm. */
const WATCHED = 200;
const HARMLESS = /^(?:https?:|mailto:|tel:|#recto-|data:image\/(?!svg))/;
const ADDRESSES = [
  'href',
  'src',
  'srcset',
  'poster',
  'data',
  'action',
  'formaction',
  'ping',
  'background',
  'xlink:href',
];

const made = pagesOfCases();
const executable = findFirefox();

/** @type {Awaited<ReturnType<typeof servePages>>} */
let pages;

before(async () => {
  /** @type {Record<string, import('./pages.mjs').Served | string>} */
  const routes = { '/quiet': '<!doctype html><title>Quiet</title><p>Nothing to read here.</p>' };
  for (const [at, html] of made.entries()) routes[`/case/${at}`] = html;
  for (const name of ['small', 'a', 'b', 'c', 'd', 'e', 'f']) routes[`/picture/${name}.png`] = PICTURE;
  pages = await servePages(routes);
});
after(() => pages?.close());

test('there are six hundred of them', () => assert.ok(cases().length >= 600));

/**
 * What a view shows that it may not. Evaluated in the page.
 *
 * @param {Element} dialog
 * @param {{forbidden: string, addresses: string[]}} given
 */
function look(dialog, { forbidden, addresses }) {
  const content = dialog.querySelector('.content');
  const all = content ? Array.from(content.querySelectorAll('*')) : [];
  return {
    words: content?.textContent?.trim().split(/\s+/).length ?? 0,
    forbidden: content ? Array.from(content.querySelectorAll(forbidden), (one) => one.localName) : [],
    handlers: all.flatMap((element) => {
      // The view tells a gallery the ratio of each picture.
      const isRatio = /^--ratio: [\d.]+;$/.test(element.getAttribute('style') ?? '') && element.closest('.gallery');
      return element.getAttributeNames().filter((name) => name.startsWith('on') || (name === 'style' && !isRatio));
    }),
    addresses: all.flatMap((element) => addresses.map((name) => element.getAttribute(name) ?? '')).filter(Boolean),
  };
}

/** @param {ReturnType<typeof look>} shown */
function holds(shown) {
  assert.deepEqual(shown.forbidden, [], 'no form, frame or the like');
  assert.deepEqual(shown.handlers, [], 'no handler and no style of the page');
  assert.deepEqual(
    shown.addresses.filter((address) => !HARMLESS.test(address)),
    [],
    'no address can do anything',
  );
  assert.ok(shown.words > 400, `the article is shown, not ${shown.words} words`);
}

/** Evaluated in the page. @param {Element} dialog */
function openPanel(dialog) {
  /** @type {HTMLElement | null} */ (dialog.querySelector('.save-tool'))?.click();
}

/** Opens the panel of files. @param {import('./view.mjs').View} view */
async function withPanel(view) {
  await view.look(openPanel);
  await until(() => view.look((dialog) => !!dialog.querySelector('.save-panel:popover-open button')), 'the panel');
}

/** Evaluated in the page. @param {Element} dialog @param {string} way */
function use(dialog, way) {
  const button = /** @type {HTMLButtonElement | null} */ (
    dialog.querySelector(`.save-panel:popover-open .save-${way}`)
  );
  button?.click();
  return button !== null;
}

/** What is said when a way is done; nothing while it is not. Evaluated in the page. @param {Element} dialog */
function saidWhenDone(dialog) {
  const isBusy = dialog.querySelector('.save-ways[aria-busy]');
  return isBusy ? undefined : dialog.querySelector('.save-status')?.textContent;
}

/** Marks that are set from now on, but by the page's own elements: what comes from the view has no event, or a foreign one. */
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

test('in Chromium', async (t) => {
  const chromium = await startChromium();
  const downloads = await keepDownloads(chromium.browser);
  const allowed = ['clipboard-read', 'clipboard-write'];
  await chromium.browser
    .defaultBrowserContext()
    .overridePermissions(pages.origin, /** @type {import('puppeteer-core').Permission[]} */ (allowed));
  try {
    const page = await openPage(chromium.browser, `${pages.origin}/quiet`);
    /** @type {import('puppeteer-core').HTTPRequest[]} */
    let requests = [];
    page.on('request', (request) => requests.push(request));
    page.on('dialog', (dialog) => dialog.dismiss());
    // A real press grants the page's origin to the extension; for the pages after it, the same listener is called.
    await press(page, chromium.extension);
    await until(() => currentView(page).catch(() => undefined), 'an answer');
    // A frame with an address that only another program knows takes the browser's focus, without which nothing is copied.
    await page.emulateFocusedPage(true);
    for (const at of made.keys()) {
      await t.test(`page ${at}`, async () => {
        await page.goto(`${pages.origin}/case/${at}`, { waitUntil: 'load', timeout: 15_000 });
        for (let seen = -1; seen !== requests.length;) {
          seen = requests.length;
          await pause(80);
        }
        await page.evaluate(watch);
        requests = [];
        const [worker] = await until(async () => {
          const workers = await chromium.extension.workers();
          return workers.length > 0 && workers;
        }, 'the worker');
        await worker?.evaluate(async () => {
          const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
          // @ts-expect-error what Chromium itself calls
          chrome.action.onClicked.dispatch(tab);
        });
        const view = await shownArticle(page);
        await pause(WATCHED);
        holds(await view.look(look, { forbidden: FORBIDDEN, addresses: ADDRESSES }));
        assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).__marks), [], 'nothing of the view ran');
        const asked = requests.filter((request) => request.resourceType() !== 'image').map((request) => request.url());
        assert.deepEqual(asked, [], 'nothing but pictures is asked for');
        await withPanel(view);
        /** @param {string} way @param {RegExp} done */
        const taken = async (way, done) => {
          assert.ok(await view.look(use, way), way);
          assert.match(String(await until(() => view.look(saidWhenDone), way)), done);
        };
        await taken('copy-markdown', /^Copied/);
        const copied = await page.evaluate(() => navigator.clipboard.readText());
        for (const way of ['markdown', 'html', 'epub']) {
          await taken(way, /downloads/);
          const { name, data } = await downloads.take();
          fileHolds(way, name, data);
          if (way === 'markdown') assert.equal(data.toString().trim(), copied.trim(), 'the same is copied');
        }
        requests = [];
        await printedHolds(await page.pdf());
        const askedInPrint = requests.filter((request) => request.resourceType() !== 'image').map((one) => one.url());
        assert.deepEqual(askedInPrint, [], 'nothing but pictures is asked for in print');
        // Last: Chromium without a window prints one thing at a time, and does not tell when it is done.
        // Print closes the panel.
        await withPanel(view);
        await taken('print', /./);
        assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).__marks), [], 'nothing ran meanwhile');
        assert.equal(new URL(page.url()).pathname, `/case/${at}`, 'the page is where it was');
      });
    }
  } finally {
    await chromium.browser.close();
    downloads.remove();
  }
});

/** @param {string} way @param {string} name @param {Buffer} data */
function fileHolds(way, name, data) {
  nameHolds(name);
  if (way === 'markdown') markdownHolds(data.toString());
  else if (way === 'html') htmlHolds(data.toString());
  else bookHolds(data);
}

/** What is printed is the article, from its title to its last words, and no address of it can do anything. @param {Uint8Array} pdf */
async function printedHolds(pdf) {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const { text } = await extractText(document, { mergePages: true });
  const packed = (/** @type {string} */ words) => words.replace(/\s+/g, '');
  for (const words of [TITLE, PARAGRAPHS[0], `Once more: ${PARAGRAPHS.at(-1)}`]) {
    assert.ok(packed(text).includes(packed(words)), `${words} on paper`);
  }
  for (let sheet = 1; sheet <= document.numPages; sheet += 1) {
    for (const { url = 'https:', unsafeUrl = 'https:' } of await (await document.getPage(sheet)).getAnnotations()) {
      for (const address of [url, unsafeUrl]) assert.match(address, /^(?:https?:|mailto:|tel:)/, 'a link on paper');
    }
  }
}

/** @param {(dialog: Element, given: any) => unknown} look evaluated on the dialog that is open in Firefox */
const inFirefox = (look) =>
  /** @type {(given?: unknown) => any} */ (
    new Function(
      'given',
      `for (const host of document.documentElement.children) {
         const dialog = host.openOrClosedShadowRoot?.querySelector('dialog[open]');
         if (dialog) return (${look})(dialog, given);
       }`,
    )
  );

/** `look` at the dialog that is open in Firefox, in one function, as only its text is sent; nothing while none is open. */
const lookInFirefox = /** @type {(given: {forbidden: string, addresses: string[]}) => any} */ (
  new Function(
    'given',
    `for (const host of document.documentElement.children) {
       const dialog = host.openOrClosedShadowRoot?.querySelector('dialog[open]');
       if (dialog?.querySelector('.content p')) return { shown: (${look})(dialog, given), path: location.pathname };
     }`,
  )
);

test('in Firefox', { skip: !executable && 'no Firefox is installed; name one in FIREFOX' }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'recto-saved-'));
  const firefox = await startFirefox(executable ?? '', {
    'browser.download.folderList': 2,
    'browser.download.dir': folder,
    'browser.download.useDownloadDir': true,
    'browser.download.always_ask_before_handling_new_types': false,
    'browser.download.alwaysOpenPanel': false,
  });
  /** The one file that was saved, taken away. */
  const saved = () =>
    until(async () => {
      const names = readdirSync(folder);
      const data = names.length === 1 && !names[0]?.endsWith('.part') && readFileSync(join(folder, names[0] ?? ''));
      if (!data || data.length === 0) return undefined;
      rmSync(join(folder, names[0] ?? ''));
      return { name: names[0] ?? '', data };
    }, 'a file');
  try {
    for (const at of made.keys()) {
      await t.test(`page ${at}`, async () => {
        const opened = pages.asked.length;
        await firefox.open(`${pages.origin}/case/${at}`);
        for (let seen = -1; seen !== pages.asked.length;) {
          seen = pages.asked.length;
          await pause(80);
        }
        const before = pages.asked.length;
        await firefox.press();
        const given = { forbidden: FORBIDDEN, addresses: ADDRESSES };
        const found = await until(() => firefox.inPage(lookInFirefox, given), 'the article');
        await pause(WATCHED);
        holds(found.shown);
        assert.equal(found.path, `/case/${at}`, 'the page is where it was');
        // Pictures of the article are asked for from the addresses that it shows.
        const shown = new Set(
          found.shown.addresses.map((/** @type {string} */ address) =>
            URL.canParse(address) ? new URL(address).pathname : '',
          ),
        );
        // Firefox loads the backgrounds of the page itself anew when its styles are computed anew.
        const own = new Set(pages.asked.slice(opened, before));
        const asked = pages.asked
          .slice(before)
          .filter((path) => !own.has(path) && !shown.has(new URL(path, pages.origin).pathname));
        assert.deepEqual(asked, [], 'nothing but pictures is asked for');
        await firefox.inPage(inFirefox(openPanel));
        for (const way of ['markdown', 'html', 'epub']) {
          await until(() => firefox.inPage(inFirefox(use), way), `the panel with ${way}`);
          const isDone = async () => /downloads/.test(String(await firefox.inPage(inFirefox(saidWhenDone))));
          await until(isDone, way);
          const { name, data } = await saved();
          fileHolds(way, name, data);
        }
      });
    }
  } finally {
    await firefox.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
